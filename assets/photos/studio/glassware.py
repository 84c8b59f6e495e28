"""Glasses and what is in them. A liquid overlaps its glass a little, so that no air gap shows."""

import math

import numpy as np

from . import materials, shapes

OVERLAP = 0.012


def vessel(outer, inner, material=None, name="glass"):
    """A glass from its outer and inner wall, each (radius, height) from the axis up to the rim."""
    wall = shapes.curve(outer) + shapes.curve(inner)[::-1]
    return shapes.turned(name, wall, material or materials.glass())


def fill(inner, level, material, meniscus=0.03):
    """The liquid in an inner wall up to the height `level`."""
    wall = [(r, z) for r, z in shapes.curve(inner, 16) if z < level]
    heights = [z for _, z in shapes.curve(inner, 16)]
    radii = [r for r, _ in shapes.curve(inner, 16)]
    edge = float(np.interp(level, heights, radii))
    profile = [(r + OVERLAP if r > 1e-4 else 0.0, z - OVERLAP) for r, z in wall]
    profile += [(edge + OVERLAP, level), (edge - 0.5 * meniscus, level - 0.6 * meniscus)]
    profile += [(edge - 2.0 * meniscus, level - meniscus), (edge * 0.5, level - meniscus), (0.0, level - meniscus)]
    return shapes.turned("liquid", profile, material)


TUMBLER = (
    [(0.0, 0.0), (0.36, 0.0), (0.395, 0.03), (0.41, 0.12), (0.425, 0.5), (0.435, 0.92), (0.432, 0.945)],
    [(0.0, 0.15), (0.3, 0.15), (0.375, 0.19), (0.393, 0.28), (0.405, 0.55), (0.417, 0.92), (0.425, 0.943)],
)
COUPE = (
    [(0.0, 0.0), (0.34, 0.0), (0.36, 0.012), (0.2, 0.035), (0.055, 0.1), (0.035, 0.3), (0.04, 0.68), (0.09, 0.76),
     (0.3, 0.86), (0.46, 1.05), (0.5, 1.25), (0.497, 1.262)],
    [(0.0, 0.79), (0.1, 0.80), (0.29, 0.885), (0.447, 1.06), (0.487, 1.25), (0.492, 1.261)],
)
WINE = (
    [(0.0, 0.0), (0.36, 0.0), (0.38, 0.012), (0.2, 0.035), (0.055, 0.1), (0.036, 0.3), (0.04, 0.82), (0.1, 0.9),
     (0.33, 1.05), (0.44, 1.32), (0.4, 1.7), (0.33, 2.0), (0.328, 2.008)],
    [(0.0, 0.93), (0.1, 0.94), (0.32, 1.075), (0.428, 1.32), (0.389, 1.7), (0.32, 2.0), (0.324, 2.008)],
)
FLUTE = (
    [(0.0, 0.0), (0.31, 0.0), (0.33, 0.012), (0.15, 0.035), (0.045, 0.1), (0.032, 0.3), (0.04, 0.75), (0.1, 0.9),
     (0.22, 1.2), (0.26, 1.6), (0.22, 2.15), (0.219, 2.158)],
    [(0.0, 0.86), (0.06, 0.9), (0.205, 1.2), (0.248, 1.6), (0.209, 2.15), (0.214, 2.158)],
)
PINT = (
    [(0.0, 0.0), (0.3, 0.0), (0.325, 0.03), (0.335, 0.15), (0.37, 0.7), (0.43, 1.25), (0.44, 1.58), (0.437, 1.6)],
    [(0.0, 0.12), (0.25, 0.12), (0.31, 0.17), (0.35, 0.7), (0.411, 1.25), (0.421, 1.58), (0.429, 1.6)],
)
HIGHBALL = (
    [(0.0, 0.0), (0.28, 0.0), (0.305, 0.03), (0.31, 0.1), (0.315, 0.8), (0.325, 1.42), (0.322, 1.44)],
    [(0.0, 0.12), (0.24, 0.12), (0.288, 0.16), (0.295, 0.8), (0.307, 1.42), (0.315, 1.44)],
)


def ice(size, place, turn, seed=0):
    """A cube of clear ice with soft, uneven faces."""
    material = materials.glass((0.98, 0.99, 1.0), 0.02, 1.31, 0.35, 3.5)
    item = shapes.box((size, size, size), place, material, size * 0.14, turn)
    return shapes.bulged(item, size * 0.06, size * 0.5, seed)


def slice_of(material, radius, place, turn, thickness=0.09):
    """A slice of citrus; its material counts in radii."""
    item = shapes.cylinder(1.0, thickness / radius, place, material, 96, 0.05)
    return shapes.moved(item, place, turn, radius)


def dew(outer, low, high, count, seed, facing=-math.pi / 2, size=(0.004, 0.016)):
    """Droplets of condensation on the side of a glass that faces the camera."""
    random = np.random.default_rng(seed)
    wall = np.array(shapes.curve(outer, 16))
    material = materials.glass((1.0, 1.0, 1.0), 0.0, 1.33)
    vertices, faces = [], []
    for _ in range(count):
        height = random.uniform(low, high)
        radius = float(np.interp(height, wall[:, 1], wall[:, 0]))
        angle = facing + random.uniform(-1.7, 1.7)
        drop = random.uniform(*size) * random.choice([0.6, 0.8, 1.0, 1.3])
        _drop(vertices, faces, radius, angle, height, drop)
    return shapes.mesh("dew", vertices, faces, material)


def _drop(vertices, faces, radius, angle, height, size, rings=4, around=10):
    normal = np.array([math.cos(angle), math.sin(angle), 0.0])
    side = np.array([-math.sin(angle), math.cos(angle), 0.0])
    up = np.array([0.0, 0.0, 1.0])
    centre = normal * radius + up * height
    start = len(vertices)
    vertices.append(centre + normal * size * 0.55)
    for ring in range(1, rings + 1):
        tilt = math.pi / 2 * ring / rings
        for step in range(around):
            turn = 2 * math.pi * step / around
            flat = side * math.cos(turn) + up * math.sin(turn) * 1.15
            vertices.append(centre + size * (flat * math.sin(tilt) + normal * (0.55 * math.cos(tilt) - 0.02)))
    for step in range(around):
        after = (step + 1) % around
        faces.append((start, start + 1 + step, start + 1 + after))
        for ring in range(rings - 1):
            low, high = start + 1 + ring * around, start + 1 + (ring + 1) * around
            faces.append((low + step, high + step, high + after, low + after))


def foam(inner, low, high, dome, seed):
    """The head of a beer: pale, fine bubbles, a soft dome a little above the rim."""
    wall = [(r + OVERLAP, z) for r, z in shapes.curve(inner, 16) if low - 0.005 <= z < high]
    edge = wall[-1][0]
    profile = [(0.0, low - 0.005), (wall[0][0], low - 0.005), *wall]
    profile += [(edge * 0.98, high + dome * 0.5), (edge * 0.85, high + dome * 0.9), (edge * 0.5, high + dome * 1.05),
                (0.0, high + dome)]
    material = materials.plain((0.97, 0.91, 0.78), 0.5, bump=0.10, scale=70.0, subsurface=0.8)
    return shapes.turned("foam", profile, material)


def bubbles(inner, level, count, seed, size=(0.004, 0.011)):
    """Bubbles that rise in a drink, more along the wall."""
    random = np.random.default_rng(seed)
    wall = np.array(shapes.curve(inner, 16))
    material = materials.glass((1.0, 1.0, 1.0), 0.0, 0.75)
    vertices, faces = [], []
    for _ in range(count):
        height = random.uniform(0.2, level - 0.03)
        reach = float(np.interp(height, wall[:, 1], wall[:, 0])) * 0.96 * random.random() ** 0.35
        angle = random.uniform(0, 2 * math.pi)
        centre = np.array([reach * math.cos(angle), reach * math.sin(angle), height])
        bubble(vertices, faces, centre, random.uniform(*size))
    return shapes.mesh("bubbles", vertices, faces, material)


def bubble(vertices, faces, centre, radius, rings=5, around=8):
    """Adds a little sphere to a mesh under construction."""
    start = len(vertices)
    vertices.append(centre + (0, 0, radius))
    for ring in range(1, rings):
        tilt = math.pi * ring / rings
        for step in range(around):
            turn = 2 * math.pi * step / around
            way = (math.sin(tilt) * math.cos(turn), math.sin(tilt) * math.sin(turn), math.cos(tilt))
            vertices.append(centre + radius * np.array(way))
    vertices.append(centre - (0, 0, radius))
    last = len(vertices) - 1
    for step in range(around):
        after = (step + 1) % around
        faces.append((start, start + 1 + step, start + 1 + after))
        for ring in range(rings - 2):
            low, high = start + 1 + ring * around, start + 1 + (ring + 1) * around
            faces.append((low + step, high + step, high + after, low + after))
        faces.append((last, last - around + after, last - around + step))
