"""Plates, cutlery, candles and what is on the table."""

import math

import numpy as np

from . import glassware, lights, materials, shapes

PLATE = [(0.0, 0.0), (0.75, 0.0), (0.8, 0.02), (0.95, 0.06), (1.32, 0.14), (1.37, 0.165), (1.375, 0.185), (1.36, 0.19),
         (1.3, 0.175), (0.95, 0.1), (0.85, 0.065), (0.7, 0.05), (0.0, 0.05)]


def plate(place, colour=(0.75, 0.72, 0.68), scale=1.0, roughness=0.12):
    """A plate of glazed stoneware."""
    item = shapes.turned("plate", shapes.curve(PLATE, 4), materials.plain(colour, roughness, 0.0, 0.02, 30.0, 0.5), 128)
    return shapes.moved(item, place, scale=scale)


def _blade(outline, thickness, material, bend):
    """A flat shape along y, thickened and bent upwards towards its end."""
    outline = shapes.curve(outline, 5)
    left = [(-w, y) for w, y in outline]
    right = [(w, y) for w, y in outline]
    vertices, faces = [], []
    for (lx, ly), (rx, ry) in zip(left, right):
        for x in (lx, lx * 0.4, rx * 0.4, rx):
            lift = bend(ly) + (0.5 * thickness if abs(x) < abs(rx) * 0.5 else 0.0)
            vertices.append((x, ly, lift))
    for row in range(len(left) - 1):
        for column in range(3):
            a = row * 4 + column
            faces.append((a, a + 1, a + 5, a + 4))
    item = shapes.mesh("blade", vertices, faces, material)
    solid = item.modifiers.new("solid", "SOLIDIFY")
    solid.thickness = thickness
    bevel = item.modifiers.new("bevel", "BEVEL")
    bevel.width, bevel.segments = thickness * 0.3, 2
    return item


def steel():
    return materials.plain((0.72, 0.70, 0.66), 0.16, 1.0)


def brass():
    return materials.plain((0.78, 0.52, 0.22), 0.2, 1.0)


def knife(place, turn=0.0, metal=None):
    """A table knife, handle towards -y."""
    outline = [(0.05, 0.0), (0.065, 0.1), (0.05, 0.9), (0.07, 1.0), (0.1, 1.2), (0.1, 1.8), (0.06, 2.05), (0.01, 2.12)]
    item = _blade(outline, 0.03, metal or steel(), lambda y: 0.03)
    return shapes.moved(item, place, (0, 0, turn))


def fork(place, turn=0.0, metal=None):
    """A fork of four tines, handle towards -y."""
    metal = metal or steel()
    bend = lambda y: 0.03 + 0.09 * math.exp(-(((y - 1.35) / 0.25) ** 2))
    outline = [(0.05, 0.0), (0.075, 0.12), (0.035, 0.8), (0.035, 1.15), (0.12, 1.4), (0.125, 1.56)]
    parts = [_blade(outline, 0.028, metal, bend)]
    for tine in range(4):
        x = -0.096 + 0.064 * tine
        points = [(x, y, bend(y) + 0.012 + 0.03 * max(0.0, y - 1.7)) for y in np.linspace(1.53, 2.05, 8)]
        parts.append(shapes.tube(points, 0.02, metal))
    for part in parts:
        shapes.moved(part, place, (0, 0, turn))
    return parts


def candle(place, height=0.9, radius=0.22, power=7.0):
    """A candle that burns: wax lit from inside, the flame, and its light."""
    wax = [(0.0, 0.0), (radius, 0.0), (radius * 1.02, height * 0.5), (radius, height), (radius * 0.93, height + 0.02),
           (radius * 0.8, height - 0.05), (radius * 0.4, height - 0.09), (0.0, height - 0.1)]
    material = materials.plain((0.9, 0.72, 0.5), 0.4, subsurface=1.0)
    shapes.moved(shapes.turned("wax", wax, material, 64), place)
    x, y, z = place[0], place[1], place[2] + height
    shapes.tube([(x, y, z - 0.1), (x + 0.005, y, z + 0.04)], 0.012, materials.plain((0.01, 0.008, 0.006), 0.9))
    flame = [(0.0, 0.0), (0.035, 0.03), (0.058, 0.09), (0.05, 0.17), (0.025, 0.28), (0.0, 0.38)]
    item = shapes.turned("flame", shapes.curve(flame, 5), materials.flame(), 32)
    shapes.moved(item, (x + 0.005, y, z + 0.0))
    item.visible_shadow = False
    item.visible_diffuse = False
    lights.bulb((x, y, z + 0.16), power, (1.0, 0.52, 0.2), 0.06)


def tea_light(place, power=3.0, tint=(1.0, 0.8, 0.55)):
    """A small candle in a glass."""
    wall = [(0.0, 0.0), (0.24, 0.0), (0.28, 0.04), (0.33, 0.5), (0.315, 0.5), (0.26, 0.07), (0.0, 0.06)]
    shapes.moved(shapes.turned("holder", wall, materials.glass(tint, 0.08), 64), place)
    candle((place[0], place[1], place[2] + 0.07), 0.12, 0.2, power)


def raspberry(place, radius, turn=(0, 0, 0)):
    """A raspberry: drupelets round a cone."""
    material = materials.plain((0.62, 0.02, 0.045), 0.22, subsurface=0.5)
    vertices, faces = [], []
    rows = 6
    for row in range(rows):
        t = row / (rows - 1)
        reach = radius * (0.82 * math.cos(t * 1.35) + 0.06)
        count = max(1, int(round(2 * math.pi * reach / (radius * 0.44))))
        for step in range(count):
            angle = 2 * math.pi * (step + 0.5 * (row % 2)) / count
            centre = (reach * math.cos(angle), reach * math.sin(angle), radius * 1.25 * t)
            _bead(vertices, faces, np.array(centre), radius * 0.29)
    item = shapes.mesh("raspberry", vertices, faces, material)
    return shapes.moved(item, place, turn)


def _bead(vertices, faces, centre, radius):
    glassware.bubble(vertices, faces, centre, radius, 8, 12)


def leaf(place, length, turn, colour=(0.05, 0.16, 0.02), curl=0.25):
    """A leaf of mint or basil, folded along its vein."""
    vertices, faces = [], []
    steps, across = 14, 8
    for i in range(steps + 1):
        t = i / steps
        half = length * 0.32 * math.sin(math.pi * t**0.8) ** 0.8 * (1 + 0.05 * (i % 2)) + 1e-4
        for j in range(across + 1):
            s = 2.0 * j / across - 1.0
            lift = abs(s) * half * 0.5 - curl * length * (t - 0.4) ** 2 + 0.012 * length * math.sin(t * 30) * abs(s)
            vertices.append((s * half, length * t, lift + 0.02))
    for i in range(steps):
        for j in range(across):
            a = i * (across + 1) + j
            faces.append((a, a + 1, a + across + 2, a + across + 1))
    item = shapes.mesh("leaf", vertices, faces, materials.plain(colour, 0.35, 0.0, 0.3, 18.0, 0.2))
    return shapes.moved(item, place, turn)


def napkin(place, size, turn=0.0, colour=(0.35, 0.32, 0.28)):
    """A folded napkin of linen."""
    material = materials.plain(colour, 0.9, 0.0, 0.25, 60.0, sheen=0.4)
    for fold in range(3):
        item = shapes.box((size[0], size[1], 0.014), (0, 0, 0), material, 0.006)
        shapes.moved(item, (place[0], place[1], place[2] + 0.008 + 0.015 * fold), (0, 0, turn + fold * 2.0))
