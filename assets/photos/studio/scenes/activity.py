"""Things to do: bowling, billiards, an escape room, a potter's wheel."""

import math

import bpy
import numpy as np

from .. import backdrops, lights, materials, shapes, stage, tableware
from ..develop import Grade
from ..paint import Painting

PIN = [(0.0, 0.0), (0.25, 0.0), (0.285, 0.06), (0.40, 0.5), (0.595, 1.15), (0.58, 1.45), (0.40, 2.1), (0.235, 2.6),
       (0.24, 2.8), (0.31, 3.2), (0.315, 3.45), (0.24, 3.7), (0.1, 3.8), (0.0, 3.81)]


def bowling(width, height, samples):
    """Ten pins at the end of a polished lane, the ball on its way."""
    stage.clear()
    stage.ambient(0.01, (0.6, 0.5, 1.0))
    lane = materials.mottled((0.16, 0.075, 0.03), (0.36, 0.19, 0.08), 0.5, (0.05, 0.12), (3.0, 0.12, 1.0), 0.03, 0.8, 3.0)
    stage.camera((0.0, -17.0, 2.6), (0.0, 0.0, 1.1), 62.0, 0.9, (0.0, -1.0, 1.8))
    for plank in range(-4, 5):
        shapes.box((1.16, 60.0, 0.5), (plank * 1.165, -12.0, -0.25), lane, 0.008)
    black = materials.plain((0.008, 0.008, 0.01), 0.25)
    for side in (-1, 1):
        shapes.box((2.2, 60.0, 0.4), (side * 6.4, -12.0, -0.5), black, 0.1)
        shapes.box((0.3, 60.0, 0.8), (side * 7.7, -12.0, 0.0), black, 0.08)
        strip = (0.25, 0.3, 1.0) if side < 0 else (1.0, 0.2, 0.55)
        shapes.box((0.07, 60.0, 0.07), (side * 7.5, -12.0, 0.42), materials.lamp(strip, 7.0))
    shapes.box((18.0, 0.3, 14.0), (0.0, 4.6, 5.0), materials.plain((0.012, 0.012, 0.016), 0.5))
    shapes.box((18.0, 0.5, 3.0), (0.0, 1.2, 6.9), black, 0.05)
    shapes.box((9.6, 0.06, 0.1), (0.0, 0.92, 5.46), materials.lamp((1.0, 0.55, 0.2), 14.0))
    white = materials.plain((0.86, 0.83, 0.76), 0.12, coat=1.0)
    red = materials.plain((0.55, 0.01, 0.012), 0.15, coat=1.0)
    for row in range(4):
        for place in range(row + 1):
            x, y = (place - row / 2.0) * 2.2, row * 1.2 - 1.2
            shapes.moved(shapes.turned("pin", shapes.curve(PIN, 6), white, 48), (x, y, 0.0))
            for low, high in ((2.42, 2.52), (2.66, 2.76)):
                band = [(0.0, low), (_at(low), low), (_at(high), high), (0.0, high)]
                shapes.moved(shapes.turned("band", band, red, 48), (x, y, 0.0))
    ball = materials.mottled((0.015, 0.02, 0.12), (0.06, 0.25, 0.7), 0.8, (0.04, 0.06), (1, 1, 1), 0.0, 1.0)
    shapes.ball(1.08, (-1.25, -4.6, 1.08), ball, detail=64)
    lights.area((0.0, 0.6, 5.2), (0.0, -0.4, 0.0), (9.0, 0.8), 420.0, (1.0, 0.80, 0.58))
    lights.area((0.0, -5.0, 7.5), (0.0, 0.0, 1.5), (5.0, 0.8), 160.0, (1.0, 0.72, 0.45))
    return stage.expose(width, height, samples, 6)


def _at(z):
    """A little more than the radius of a pin at the height `z`."""
    line = np.array(shapes.curve(PIN, 6))
    return float(np.interp(z, line[:, 1], line[:, 0])) + 0.006


POOL = [(0.75, 0.45, 0.02), (0.02, 0.06, 0.35), (0.6, 0.02, 0.02), (0.12, 0.02, 0.2), (0.8, 0.22, 0.02),
        (0.01, 0.16, 0.06), (0.25, 0.02, 0.015), (0.008, 0.008, 0.009)]


def billiards(width, height, samples):
    """Balls on green cloth under a low lamp."""
    stage.clear()
    stage.ambient(0.008)
    backdrop = backdrops.evening(seed=52, lamps=26, blur=0.055, base=(0.035, 0.016, 0.007), low=0.1)
    stage.camera((-0.6, -7.2, 2.2), (0.0, 0.0, 0.62), 60.0, 2.0, (-0.5, -1.5, 0.3))
    stage.backdrop(backdrop.light, 17.0, 1.0, 1.15)
    cloth = materials.plain((0.012, 0.10, 0.055), 0.92, bump=0.25, scale=160.0, sheen=0.5)
    shapes.box((12.4, 16.0, 0.2), (0.0, 2.0, -0.1), cloth)
    rail = materials.walnut(1.2, 0.8)
    shapes.box((14.0, 1.0, 0.42), (0.0, 7.4, 0.16), rail, 0.1)
    shapes.box((12.6, 0.3, 0.3), (0.0, 6.75, 0.15), cloth, 0.1)
    random = np.random.default_rng(5)
    spots = [(-0.5, -1.5), (0.78, -0.75), (-1.5, 0.5), (0.35, 0.9), (1.9, 1.6), (-0.5, 2.5), (-2.4, 3.2), (1.0, 3.9)]
    for number, (x, y) in enumerate(spots):
        _numbered((x, y, 0.286), POOL[(number * 3 + 2) % 8], random, number)
    shapes.ball(0.286, (-2.0, -1.0, 0.286), materials.plain((0.85, 0.80, 0.68), 0.08, coat=1.0))
    cue = materials.mottled((0.35, 0.20, 0.09), (0.55, 0.34, 0.16), 2.0, (0.12, 0.2), (0.2, 4, 4), 0.02, 0.8)
    tip = np.array((-2.32, -1.45, 0.32))
    end = np.array((-5.2, -6.6, 0.75))
    shapes.tube([tuple(tip), tuple(tip + (end - tip) * 0.03)], 0.06, materials.plain((0.8, 0.76, 0.66), 0.3))
    shapes.tube([tuple(tip + (end - tip) * 0.03), tuple(end)], 0.066, cue)
    for x in (-1.6, 1.6):
        _lamp_shade((x, 3.2, 4.2))
    lights.area((0.0, 1.4, 4.6), (0.0, 0.4, 0.0), (4.5, 1.2), 300.0, (1.0, 0.76, 0.48))
    return stage.expose(width, height, samples, 6)


def _numbered(place, colour, random, number):
    item = shapes.ball(0.286, place, materials.plain(colour, 0.07, coat=1.0), detail=64)
    if number % 2:
        ivory = materials.plain((0.85, 0.80, 0.68), 0.07, coat=1.0)
        item.data.materials[0] = ivory
        item.data.materials.append(materials.plain(colour, 0.07, coat=1.0))
        for polygon in item.data.polygons:
            polygon.material_index = 1 if abs(polygon.center.z) < 0.155 else 0
    item.rotation_euler = random.uniform(-1.2, 1.2, 3)


def _lamp_shade(place):
    shade = [(0.12, 0.7), (0.2, 0.66), (0.85, 0.1), (0.9, 0.0), (0.87, 0.0), (0.2, 0.62)]
    item = shapes.turned("shade", shade, materials.plain((0.01, 0.05, 0.03), 0.25, 0.3), 64)
    shapes.moved(item, place)
    shapes.ball(0.24, (place[0], place[1], place[2] + 0.12), materials.lamp((1.0, 0.7, 0.38), 30.0), detail=24)
    shapes.tube([(place[0], place[1], place[2] + 0.68), (place[0], place[1], place[2] + 6)], 0.03,
                materials.plain((0.01, 0.01, 0.01), 0.5))


def padlock(width, height, samples):
    """An old chest, its combination lock, candles: an escape room."""
    stage.clear()
    stage.ambient(0.006)
    backdrop = backdrops.evening(seed=53, lamps=26, blur=0.06, base=(0.035, 0.015, 0.006), low=0.05)
    stage.camera((0.7, -5.6, 1.75), (0.0, 0.0, 0.95), 60.0, 3.0, (0.0, -0.55, 0.9))
    stage.backdrop(backdrop.light, 9.8, 1.0, 1.15)
    wood = materials.mottled((0.02, 0.009, 0.004), (0.11, 0.05, 0.02), 1.5, (0.4, 0.7), (0.3, 3.5, 3.5), 0.5)
    shapes.box((30.0, 9.0, 0.6), (0.0, 0.0, -0.3), materials.walnut(0.8, 0.3), 0.05)
    iron = materials.mottled((0.02, 0.018, 0.016), (0.09, 0.07, 0.055), 6.0, (0.35, 0.6), (1, 1, 1), 0.4)
    for row in range(4):
        shapes.box((4.6, 2.0, 0.4), (0.0, 0.75, 0.2 + 0.41 * row), wood, 0.03)
    shapes.box((4.7, 2.1, 0.32), (0.0, 0.75, 1.83), wood, 0.05)
    for x in (-1.5, 1.5):
        shapes.box((0.34, 2.16, 2.04), (x, 0.75, 1.0), iron, 0.03)
        for z in (0.2, 0.6, 1.0, 1.4, 1.8):
            shapes.ball(0.065, (x, -0.34, z), iron, (1, 0.6, 1), 20)
    _lock(tableware.brass(), iron)
    key = tableware.brass()
    shapes.tube([(0.95 + 0.16 * math.cos(a), -1.35 + 0.16 * math.sin(a), 0.04) for a in np.linspace(0, 2 * math.pi, 40)[:-1]],
                0.035, key, True)
    shapes.tube([(1.1, -1.28, 0.04), (1.75, -0.98, 0.04)], 0.035, key)
    shapes.box((0.05, 0.2, 0.05), (1.66, -1.1, 0.04), key, 0.01, (0, 0, 25))
    tableware.candle((-0.78, -0.95, 0.0), 0.62, 0.2, 22.0)
    tableware.candle((1.5, 0.5, 1.99), 0.45, 0.17, 14.0)
    tableware.candle((1.05, 0.9, 1.99), 0.7, 0.17, 14.0)
    lights.area((-3.0, -2.0, 3.0), (0, 0, 0.8), (1.0, 1.4), 90.0, (1.0, 0.68, 0.4))
    lights.area((3.2, -1.4, 2.4), (0, 0, 0.8), (0.5, 2.0), 36.0, (0.5, 0.62, 1.0))
    return stage.expose(width, height, samples, 6)


def _lock(brass, iron):
    """The lock: body, shackle, four dials."""
    shapes.box((0.5, 0.16, 0.8), (0.0, -0.36, 1.3), iron, 0.03)
    shapes.box((0.74, 0.3, 0.72), (0.0, -0.56, 0.66), brass, 0.07)
    arch = [(-0.22, 0.9), (-0.22, 1.2)] + [(-0.22 * math.cos(a), 1.2 + 0.22 * math.sin(a)) for a in np.linspace(0.2, 2.94, 14)]
    arch += [(0.22, 1.2), (0.22, 0.9)]
    shapes.tube([(x, -0.56, z) for x, z in arch], 0.055, tableware.steel())
    dark = materials.plain((0.01, 0.01, 0.01), 0.35)
    shapes.box((0.62, 0.05, 0.28), (0.0, -0.70, 0.62), dark, 0.02)
    for dial, figure in zip(range(4), "4071"):
        x = -0.22 + 0.147 * dial
        ring = shapes.cylinder(0.15, 0.12, (x, -0.62, 0.62), tableware.steel(), 20, 0.012)
        ring.rotation_euler = (0.0, math.pi / 2, 0.0)
        bpy.ops.object.text_add(location=(x, -0.772, 0.575), rotation=(math.pi / 2, 0, 0))
        text = bpy.context.object
        text.data.body, text.data.size, text.data.align_x, text.data.extrude = figure, 0.13, "CENTER", 0.002
        text.data.materials.append(dark)


def pottery(width, height, samples):
    """A bowl on the potter's wheel, wet and turning."""
    stage.clear()
    stage.ambient(0.015)
    backdrop = _workshop()
    stage.camera((0.0, -5.6, 2.1), (0.0, 0.0, 0.72), 58.0, 2.6, (0.0, -0.75, 0.75))
    stage.backdrop(backdrop.light, 9.4, 1.0, 1.15)
    clay = materials.mottled((0.20, 0.085, 0.045), (0.30, 0.14, 0.075), 3.0, (0.10, 0.24), (1, 1, 6), 0.06, 0.6)
    wheel = materials.mottled((0.10, 0.08, 0.07), (0.22, 0.17, 0.14), 3.0, (0.3, 0.55), (1, 1, 1), 0.2)
    shapes.turned("wheel", [(0.0, 0.0), (1.75, 0.0), (1.8, -0.03), (1.8, -0.14), (0.0, -0.14)], wheel, 128)
    shapes.box((30.0, 9.0, 0.4), (0.0, 0.0, -0.75), materials.walnut(1.0, 0.1), 0.05)
    outer = shapes.curve([(0.52, 0.0), (0.50, 0.06), (0.52, 0.16), (0.78, 0.46), (0.96, 0.86), (1.0, 1.22), (0.985, 1.27)], 28)
    ribs = [(r + (0.0045 * math.sin(z * 41.0) + 0.003 * math.sin(z * 67.0 + 1.0)) * min(1.0, z * 4), z) for r, z in outer]
    inner = shapes.curve([(0.94, 1.27), (0.92, 1.2), (0.88, 0.86), (0.7, 0.5), (0.4, 0.22), (0.0, 0.16)], 20)
    shapes.turned("bowl", [(0.0, 0.0), *ribs, *inner], clay, 160)
    slip = materials.plain((0.24, 0.11, 0.06), 0.08, coat=1.0)
    random = np.random.default_rng(8)
    for _ in range(60):
        angle, reach = random.uniform(0, 2 * math.pi), random.uniform(0.62, 1.7)
        size = random.uniform(0.02, 0.07)
        shapes.ball(size, (reach * math.cos(angle), reach * math.sin(angle), 0.0), slip, (1.3, 1.0, 0.35), 16)
    for radius in (0.66, 0.9, 1.2, 1.5):
        ring = [(radius * math.cos(a), radius * math.sin(a), 0.0) for a in np.linspace(0, 2 * math.pi, 80)[:-1]]
        shapes.tube(ring, random.uniform(0.008, 0.02), slip, True)
    for x, y, turn in ((1.5, 1.6, 0), (-1.6, 1.9, 0)):
        jar = [(0.0, 0.0), (0.3, 0.0), (0.42, 0.3), (0.36, 0.7), (0.22, 0.9), (0.26, 1.05), (0.2, 1.05), (0.0, 0.6)]
        glaze = materials.plain((0.10, 0.16, 0.17), 0.15, coat=1.0)
        shapes.moved(shapes.turned("jar", shapes.curve(jar, 6), glaze, 64), (x, y, -0.55))
    lights.area((-3.0, 0.8, 2.4), (0, 0, 0.6), (1.4, 2.2), 190.0, (1.0, 0.80, 0.60))
    lights.area((2.8, 1.6, 1.8), (0, 0, 0.6), (0.5, 2.0), 50.0, (1.0, 0.62, 0.34))
    return stage.expose(width, height, samples, 6)


def _workshop():
    """Shelves with jars and bowls, far out of focus, and warm bulbs."""
    painting = Painting(720, 1080, 54)
    random = painting.random
    painting.gradient([(-0.75, (0.01, 0.006, 0.004)), (0.0, (0.06, 0.035, 0.02)), (0.4, (0.10, 0.055, 0.028)),
                       (0.75, (0.03, 0.016, 0.009))])
    for shelf in (0.02, 0.24, 0.46):
        x = -0.55
        while x < 0.55:
            wide, tall = random.uniform(0.05, 0.10), random.uniform(0.06, 0.13)
            tint = np.array(((0.16, 0.08, 0.045), (0.22, 0.18, 0.14), (0.05, 0.07, 0.075), (0.12, 0.05, 0.03))[random.integers(4)])
            mask = painting.mask(lambda pen: pen.box(x, shelf, x + wide, shelf + tall, 0.02))
            side = np.clip((painting.x - x) / wide, 0.0, 1.0)
            painting.cover(mask, tint * (1.3 - side)[..., None])
            x += wide + random.uniform(0.01, 0.05)
        painting.cover(painting.mask(lambda pen: pen.box(-0.6, shelf - 0.015, 0.6, shelf)), (0.045, 0.022, 0.012))
    painting.blur(0.02)
    places = [(x, y, 0.006, np.array((1.0, 0.55, 0.22)) * s) for x, y, s in
              ((-0.3, 0.56, 60), (0.02, 0.62, 70), (0.32, 0.54, 60), (-0.42, 0.2, 26), (0.43, 0.1, 22), (0.2, 0.3, 16))]
    painting.points(places, 0.042)
    return painting


PICTURES = {
    "activity-1": (bowling, Grade(exposure=0.6, glow=0.2, foot=0.6)),
    "activity-2": (billiards, Grade(exposure=0.6, foot=0.55)),
    "activity-3": (padlock, Grade(exposure=0.9)),
    "activity-4": (pottery, Grade(exposure=0.35, foot=0.65)),
}
