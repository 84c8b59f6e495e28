"""Sport: a climbing wall, a pool, yoga in the morning."""

import math

import bpy
import numpy as np

from .. import lights, materials, shapes, stage, tableware
from ..develop import Grade


def climbing(width, height, samples):
    """A climbing wall, close and from below, chalk on the holds."""
    stage.clear()
    stage.ambient(0.012, (0.7, 0.8, 1.0))
    stage.camera((-2.6, -8.5, 3.0), (0.3, 0.0, 6.4), 44.0, 1.3, (-0.4, -0.4, 5.6))
    panel = materials.mottled((0.10, 0.10, 0.11), (0.17, 0.165, 0.16), 1.2, (0.6, 0.8), (1, 1, 1), 0.25)
    random = np.random.default_rng(71)
    for column in range(-3, 4):
        for row in range(-1, 7):
            shapes.box((3.96, 0.3, 3.96), (column * 4.0, 0.15, row * 4.0 + 1.0), panel, 0.03)
    bolt = materials.plain((0.02, 0.02, 0.02), 0.5, 0.8)
    colours = ((0.85, 0.30, 0.02), (0.02, 0.22, 0.55), (0.60, 0.02, 0.03), (0.72, 0.58, 0.04), (0.03, 0.32, 0.12))
    grips = [materials.chalked(colour) for colour in colours]
    for column in np.arange(-9.0, 11.0, 1.0):
        for row in np.arange(-1.0, 24.0, 1.0):
            shapes.ball(0.05, (column + 0.5, -0.01, row + 0.5), bolt, (1, 0.3, 1), 12)
    for number in range(120):
        x, z = random.uniform(-9, 11), random.uniform(-1, 22)
        _hold((x, z), grips[int(random.integers(5))], random)
    for x, z, colour, size in ((-0.5, 5.4, 0, 0.62), (1.1, 7.0, 0, 0.55), (-0.1, 8.9, 0, 0.5), (0.9, 3.4, 0, 0.5)):
        _hold((x, z), grips[colour], random, size)
    rope = materials.plain((0.55, 0.10, 0.02), 0.8, bump=0.5, scale=20.0)
    shapes.tube([(2.3 + 0.10 * math.sin(z * 0.5), -0.9 + 0.03 * z, z) for z in np.linspace(-4, 26, 60)], 0.055, rope)
    lights.spot((-9.0, -9.0, 18.0), (0.0, 0.0, 6.5), 21000.0, 50.0, 0.6, (1.0, 0.72, 0.44), 0.5)
    lights.spot((9.0, -5.0, 2.0), (0.5, 0.0, 6.5), 4200.0, 60.0, 0.7, (0.42, 0.36, 1.0), 0.6)
    return stage.expose(width, height, samples, 5)


def _hold(place, material, random, size=None):
    """One hold: a rounded, uneven lump, wider than high, with its bolt hole."""
    size = size or random.uniform(0.2, 0.46)
    item = shapes.ball(size, (place[0], -0.05, place[1]), material, (random.uniform(0.9, 1.5), random.uniform(0.5, 0.8), random.uniform(0.5, 0.8)), 28)
    item.rotation_euler = (0.0, random.uniform(-0.8, 0.8), 0.0)
    shapes.bulged(item, size * 0.55, size * 0.9).modifiers["fine"].render_levels = 1
    shapes.ball(0.085, (place[0], -0.05 - size * 0.62, place[1]), materials.plain((0.02, 0.02, 0.02), 0.4, 0.7), (1, 0.5, 1), 16)


def pool(width, height, samples):
    """A pool at night, lit from below the water, lane ropes leading away."""
    stage.clear()
    stage.ambient(0.01, (0.5, 0.7, 1.0))
    stage.camera((-1.5, -24.0, 7.0), (0.5, 20.0, -1.0), 42.0, 0.9, (0.0, -8.0, 0.3))
    _water()
    tiles = materials.caustics((0.05, 0.42, 0.52), 0.16)
    shapes.box((70.0, 150.0, 1.0), (0.0, 40.0, -14.0), tiles)
    shapes.box((70.0, 2.0, 18.0), (0.0, 112.0, -6.0), tiles)
    for lane in (-2, -1, 0, 1, 2):
        shapes.box((2.2, 140.0, 0.1), (lane * 22.0 + 11.0, 40.0, -13.45), materials.plain((0.004, 0.02, 0.05), 0.5))
    for x in (-22.0, 0.0, 22.0):
        _lane_rope(x)
    _hall()
    lights.area((-10.0, -26.0, 20.0), (0.0, -4.0, 0.0), (8.0, 8.0), 2600.0, (1.0, 0.8, 0.62)).visible_glossy = False
    return stage.expose(width, height, samples, 8)


def _water():
    """The surface: long, crossing ripples as geometry."""
    columns, rows = 300, 440
    x = np.linspace(-35, 35, columns)
    y = -30.0 + 142.0 * np.linspace(0.0, 1.0, rows) ** 1.6
    grid_x, grid_y = np.meshgrid(x, y)
    random = np.random.default_rng(72)
    height = np.zeros_like(grid_x)
    for _ in range(46):
        length = random.uniform(1.4, 9.0)
        turn = random.uniform(-1.3, 1.3) + math.pi / 2
        phase = random.uniform(0, 2 * math.pi)
        height += 0.0105 * length**0.9 * np.sin((grid_x * math.cos(turn) + grid_y * math.sin(turn)) * 2 * math.pi / length + phase)
    height *= 0.55
    vertices = np.stack([grid_x, grid_y, height], -1).reshape(-1, 3)
    faces = []
    for row in range(rows - 1):
        for column in range(columns - 1):
            a = row * columns + column
            faces.append((a, a + 1, a + columns + 1, a + columns))
    shapes.mesh("water", vertices, faces, materials.glass((0.92, 0.98, 1.0), 0.0, 1.33))


def _lane_rope(x):
    """Floats on a rope: red, white, blue."""
    red = materials.plain((0.65, 0.02, 0.02), 0.25, coat=0.5)
    white = materials.plain((0.8, 0.8, 0.8), 0.25, coat=0.5)
    profile = [(0.0, -0.34), (0.2, -0.34), (0.46, -0.26), (0.5, 0.0), (0.46, 0.26), (0.2, 0.34), (0.0, 0.34)]
    kinds = [shapes.turned("float", profile, material, 24) for material in (red, white)]
    for number in range(150):
        kind = kinds[(number // 4) % 2]
        item = bpy.data.objects.new("float", kind.data)
        bpy.context.collection.objects.link(item)
        y = -26.0 + number * 0.86
        shapes.moved(item, (x + 0.05 * math.sin(number * 0.4), y, 0.14 + 0.06 * math.sin(y * 0.9)), (90.0, 0.0, 0.0))
    for kind in kinds:
        bpy.data.objects.remove(kind)


def _hall():
    """The hall behind: dark wall, tall windows at dusk, lamps that mirror in the water."""
    dark = materials.plain((0.02, 0.022, 0.028), 0.5)
    shapes.box((140.0, 2.0, 60.0), (0.0, 124.0, 31.0), dark)
    shapes.box((140.0, 12.0, 1.4), (0.0, 118.0, 0.6), materials.plain((0.10, 0.09, 0.08), 0.3), 0.2)
    for number in range(-4, 5):
        shapes.box((9.0, 0.4, 26.0), (number * 12.5, 122.6, 20.0), materials.lamp((0.10, 0.16, 0.42), 0.9))
        shapes.ball(1.1, (number * 12.5 + 6.2, 119.5, 22.0), materials.lamp((1.0, 0.56, 0.22), 40.0), detail=24)
    for side in (-1, 1):
        for number in range(6):
            shapes.ball(1.0, (side * 42.0, 20.0 + number * 18.0, 26.0), materials.lamp((1.0, 0.56, 0.22), 40.0), detail=24)


def yoga(width, height, samples):
    """Rolled mats on a wooden floor, the low sun through a window."""
    stage.clear()
    stage.ambient(0.16, (0.75, 0.8, 1.0))
    stage.camera((-2.0, -15.5, 6.0), (0.3, 2.0, 1.9), 52.0, 1.2, (0.0, -1.0, 1.0))
    oak = materials.mottled((0.20, 0.10, 0.045), (0.36, 0.20, 0.095), 0.5, (0.28, 0.42), (3.0, 0.2, 1.0), 0.06, 0.3)
    for plank in range(-18, 19):
        shapes.box((1.36, 70.0, 0.3), (plank * 1.37, 5.0, -0.15), oak, 0.012)
    shapes.box((58.0, 0.6, 40.0), (15.0, 17.0, 19.0), materials.plain((0.62, 0.58, 0.52), 0.85))
    shapes.box((58.0, 0.3, 1.4), (15.0, 16.6, 0.7), materials.plain((0.7, 0.67, 0.62), 0.5), 0.05)
    _mat((-0.3, -1.2), 4.4, 16.0, (0.42, 0.17, 0.05))
    _mat((1.9, 1.9), 4.4, 12.0, (0.05, 0.16, 0.17))
    _mat((-2.2, 4.4), 4.4, 20.0, (0.28, 0.10, 0.12))
    cork = materials.mottled((0.22, 0.11, 0.05), (0.40, 0.24, 0.12), 16.0, (0.8, 0.9), (1, 1, 1), 0.4)
    shapes.box((2.3, 1.2, 0.8), (2.9, -1.7, 0.4), cork, 0.1, (0, 0, -24))
    _plant((-4.6, 12.5))
    lights.sun((0.62, -0.30, -0.40), 16.0, (1.0, 0.66, 0.36))
    _window_bars()
    return stage.expose(width, height, samples, 5)


def _window_bars():
    """The wall with the window the sun comes through stands left, out of the picture."""
    wall = materials.plain((0.5, 0.48, 0.45), 0.9)
    for y in (-9.0, 1.2, 11.4):
        shapes.box((0.5, 1.1, 30.0), (-14.0, y + 6.5, 15.0), wall)
    for z in (1.0, 10.5, 20.0):
        shapes.box((0.4, 60.0, 0.5), (-14.0, 6.0, z), wall)


def _mat(place, length, turn, colour):
    """A rolled mat: a spiral, its end lying free."""
    x, y = place
    angles = np.linspace(0.0, 2 * math.pi * 6.2, 420)
    radius = 0.16 + 0.0225 * angles
    outline = [(r * math.cos(a), r * math.sin(a)) for a, r in zip(angles, radius)]
    last = radius[-1]
    vertices, faces = [], []
    for step, (px, pz) in enumerate(outline):
        for side in (-0.5, 0.5):
            vertices.append((side * length, px, pz + last))
        if step:
            a = 2 * (step - 1)
            faces.append((a, a + 1, a + 3, a + 2))
    item = shapes.mesh("mat", vertices, faces, materials.plain(colour, 0.85, bump=0.3, scale=22.0, sheen=0.3))
    solid = item.modifiers.new("solid", "SOLIDIFY")
    solid.thickness = 0.095
    shapes.moved(item, (x, y, 0.0), (0, 0, turn))
    return item


def _plant(place):
    """A pot with long leaves."""
    x, y = place
    pot = [(0.0, 0.0), (1.0, 0.0), (1.3, 1.8), (1.35, 2.2), (1.2, 2.2), (1.1, 1.7), (0.0, 1.7)]
    shapes.moved(shapes.turned("pot", pot, materials.plain((0.35, 0.17, 0.09), 0.8), 48), (x, y, 0.0))
    random = np.random.default_rng(73)
    for _ in range(16):
        tableware.leaf((x, y, 1.9), random.uniform(5.0, 8.5), (random.uniform(50, 85), 0, random.uniform(0, 360)), (0.03, 0.12, 0.02), 0.35)


PICTURES = {
    "sport-1": (climbing, Grade(exposure=0.3, foot=0.7)),
    "sport-2": (pool, Grade(exposure=0.3, glow=0.2, foot=0.6)),
    "sport-3": (yoga, Grade(exposure=0.7, foot=0.6, contrast=1.2, vignette=0.5)),
}
