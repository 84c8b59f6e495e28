"""Restaurants: tables, plates and glasses by candlelight."""

import math

import numpy as np

from .. import backdrops, glassware, lights, materials, shapes, stage, tableware
from ..develop import Grade


def _table(backdrop, place, target, lens, fstop, focus, distance, wood=None, margin=1.15, depth=7.0):
    stage.clear()
    stage.ambient(0.012)
    shapes.box((40.0, depth, 1.0), (0.0, 0.0, -0.5), wood() if wood else materials.walnut(1.0, 0.25), 0.04)
    stage.camera(place, target, lens, fstop, focus)
    stage.backdrop(backdrop.light, distance, 1.0, margin)


def _slate():
    return materials.mottled((0.012, 0.011, 0.011), (0.03, 0.027, 0.025), 3.0, (0.3, 0.55), (1, 1, 1), 0.15)


def _old_wood():
    return materials.mottled((0.05, 0.022, 0.01), (0.16, 0.075, 0.032), 1.4, (0.35, 0.6), (0.3, 3.0, 3.0), 0.25)


def set_table(width, height, samples):
    """A table laid for two, candles burning."""
    backdrop = backdrops.evening(seed=41, lamps=40, blur=0.055, base=(0.05, 0.022, 0.010), low=0.0)
    _table(backdrop, (-0.5, -5.6, 2.5), (0.0, 0.0, 0.62), 52.0, 3.6, (0.0, -0.2, 0.6), 9.6)
    tableware.plate((-0.1, -1.2, 0.0), (0.10, 0.095, 0.09), 0.82)
    tableware.plate((-0.1, -1.2, 0.07), (0.55, 0.52, 0.48), 0.58)
    tableware.napkin((-0.1, -1.2, 0.125), (0.42, 1.05), 24.0, (0.50, 0.44, 0.36))
    for x, y, turn, size in ((-0.06, -1.5, -12, 0.42), (-0.09, -1.34, -58, 0.3), (-0.08, -1.38, 36, 0.3), (-0.1, -1.16, 8, 0.28)):
        tableware.leaf((x, y, 0.18), size, (8, 0, turn), (0.05, 0.15, 0.03), 0.1)
    metal = tableware.brass()
    tableware.knife((1.2, -2.3, 0.0), 0.0, metal)
    tableware.fork((-1.4, -2.3, 0.0), 0.0, metal)
    for x, y in ((0.72, 0.25), (1.2, 1.5)):
        wine = glassware.fill(glassware.WINE[1], 1.3, materials.liquid((0.6, 0.03, 0.035), shadow=(0.8, 0.1, 0.1)))
        for part in (glassware.vessel(*glassware.WINE), wine):
            part.location = (x, y, 0.0)
    tableware.candle((-0.35, 0.35, 0.0), 1.05, 0.2, 26.0)
    tableware.candle((-0.85, 0.85, 0.0), 0.7, 0.2, 22.0)
    tableware.tea_light((0.25, 1.3, 0.0), 10.0)
    tableware.plate((0.3, 2.3, 0.0), (0.12, 0.11, 0.10), 0.8)
    lights.area((-3.0, 2.5, 3.2), (0, 0, 0.4), (1.2, 1.8), 60.0, (1.0, 0.65, 0.38))
    lights.area((2.6, -2.0, 3.4), (0, -0.8, 0.2), (1.4, 1.4), 24.0, (1.0, 0.72, 0.5))
    return stage.expose(width, height, samples)


def dessert(width, height, samples):
    """A panna cotta with raspberries and mint."""
    backdrop = backdrops.evening(seed=42, lamps=34, blur=0.065, base=(0.055, 0.024, 0.012), low=0.05)
    _table(backdrop, (0.0, -4.6, 2.0), (0.0, 0.0, 0.42), 62.0, 3.6, (0.0, -0.35, 0.5), 8.0, _slate)
    tableware.plate((0.0, 0.0, 0.0), (0.03, 0.03, 0.033), 0.95, 0.25)
    cream = [(0.0, 0.0), (0.5, 0.0), (0.53, 0.03), (0.51, 0.2), (0.44, 0.5), (0.40, 0.56), (0.3, 0.585), (0.0, 0.58)]
    item = shapes.turned("cream", shapes.curve(cream, 6), materials.plain((0.88, 0.80, 0.68), 0.28, subsurface=0.8))
    shapes.moved(item, (0.0, 0.0, 0.05))
    _sauce()
    for x, y, z, lean in ((-0.08, -0.08, 0.60, (12, -8, 0)), (0.15, -0.03, 0.6, (-10, 20, 40)), (0.02, 0.14, 0.62, (0, 0, 90)),
                          (-0.62, -0.42, 0.09, (70, 0, 50)), (0.58, -0.5, 0.09, (60, 20, -30)),
                          (0.72, -0.22, 0.09, (0, 0, 10))):
        tableware.raspberry((x, y, z), 0.12, lean)
    for turn, tilt in ((10, 28), (80, 24), (-60, 30), (150, 34)):
        tableware.leaf((0.04, 0.06, 0.7), 0.32, (tilt, 0, turn), (0.06, 0.22, 0.03))
    tableware.tea_light((-1.35, 1.5, 0.0), 8.0)
    for part in (glassware.vessel(*glassware.WINE), glassware.fill(glassware.WINE[1], 1.3, materials.liquid((0.95, 0.8, 0.35)))):
        part.location = (1.05, 1.7, 0.0)
    lights.area((-2.4, 1.8, 2.6), (0, 0, 0.4), (1.4, 1.4), 80.0, (1.0, 0.74, 0.5))
    lights.area((2.4, -1.6, 2.6), (0, 0, 0.4), (1.0, 1.0), 20.0, (1.0, 0.8, 0.65))
    return stage.expose(width, height, samples)


def _sauce():
    """Raspberry coulis: it runs down the side and pools in drops."""
    red = materials.plain((0.40, 0.006, 0.015), 0.06, coat=1.0, subsurface=0.2)
    top = [(0.0, 0.0), (0.33, 0.0), (0.38, -0.012), (0.39, -0.03), (0.0, -0.05)]
    shapes.moved(shapes.turned("coulis", top, red), (0, 0, 0.648))
    random = np.random.default_rng(4)
    for run in range(11):
        angle = 2 * math.pi * run / 11 + random.uniform(-0.15, 0.15)
        length = random.uniform(0.10, 0.42)
        points = []
        for t in np.linspace(0, 1, 10):
            z = 0.63 - length * t
            reach = np.interp(z - 0.05, (0.0, 0.2, 0.5, 0.56, 0.6), (0.53, 0.51, 0.44, 0.40, 0.34))
            points.append((reach * math.cos(angle), reach * math.sin(angle), z))
        shapes.tube(points, 0.032, red)
        shapes.ball(0.05, points[-1], red, (0.9, 0.9, 1.25), 24)
    for _ in range(16):
        angle, reach = random.uniform(-2.9, -0.2), random.uniform(0.68, 1.0)
        size = random.uniform(0.025, 0.075)
        place = (reach * math.cos(angle), reach * math.sin(angle), 0.06 + max(0.0, reach - 0.8) * 0.2)
        shapes.ball(size, place, red, (1.0, 1.0, 0.35), 24)


def pizza(width, height, samples):
    """A pizza from the wood oven."""
    backdrop = backdrops.evening(seed=43, lamps=30, blur=0.065, base=(0.07, 0.026, 0.010), low=0.1)
    _table(backdrop, (0.0, -4.4, 2.55), (0.0, 0.0, 0.2), 50.0, 3.4, (0.0, -0.9, 0.2), 8.2, _old_wood)
    shapes.turned("board", [(0.0, 0.1), (1.72, 0.1), (1.78, 0.07), (1.78, 0.0)], materials.walnut(1.6, 0.1), 128)
    _dough()
    random = np.random.default_rng(17)
    cheese = materials.mottled((0.93, 0.82, 0.6), (0.88, 0.62, 0.3), 5.0, (0.22, 0.4), (1, 1, 1), 0.2)
    for x, y in _strewn(24, 1.1, random):
        size = random.uniform(0.13, 0.25)
        shapes.bulged(shapes.ball(size, (x, y, 0.205), cheese, (1.15, 1.0, 0.22), 24), 0.07, 0.1)
    tomato = materials.plain((0.58, 0.03, 0.012), 0.14, coat=0.6, subsurface=0.4)
    for x, y in _strewn(11, 0.98, random, 2.1):
        shapes.ball(0.125, (x, y, 0.23), tomato, (1, 1, 0.72), 32)
    for (x, y), turn in zip(_strewn(7, 0.8, random, 4.4), (0, 75, 150, 230, 300, 20, 110)):
        tableware.leaf((x, y, 0.28), 0.4, (6, 0, turn), (0.05, 0.18, 0.02), 0.25)
    for part in (glassware.vessel(*glassware.WINE), glassware.fill(glassware.WINE[1], 1.3, materials.liquid((0.6, 0.03, 0.035)))):
        part.location = (1.0, 2.4, 0.0)
    tableware.tea_light((-1.1, 2.3, 0.0), 8.0)
    lights.area((-2.2, 2.6, 2.8), (0, 0, 0.2), (1.6, 1.6), 130.0, (1.0, 0.68, 0.4))
    lights.area((2.6, -1.8, 3.0), (0, 0, 0.2), (1.2, 1.2), 26.0, (1.0, 0.8, 0.6))
    return stage.expose(width, height, samples)


def _strewn(count, radius, random, first=0.0):
    """Places spread evenly over a disc, with a little chance: a sunflower's pattern."""
    for number in range(count):
        angle = first + number * 2.39996 + random.uniform(-0.25, 0.25)
        reach = radius * math.sqrt((number + 0.6) / count) + random.uniform(-0.05, 0.05)
        yield reach * math.cos(angle), reach * math.sin(angle)


def _dough():
    crust = materials.mottled((0.08, 0.03, 0.012), (0.78, 0.50, 0.23), 3.4, (0.5, 0.75), (1, 1, 1), 0.35)
    ring = [(1.16, 0.11), (1.2, 0.22), (1.32, 0.31), (1.46, 0.29), (1.54, 0.2), (1.53, 0.12), (1.4, 0.1)]
    shapes.bulged(shapes.turned("crust", shapes.curve(ring, 4), crust, 128), 0.16, 0.22).modifiers["fine"].render_levels = 1
    sauce = materials.mottled((0.30, 0.02, 0.006), (0.62, 0.10, 0.02), 6.0, (0.38, 0.6), (1, 1, 1), 0.6, 0.05)
    shapes.turned("sauce", [(0.0, 0.19), (1.0, 0.195), (1.2, 0.2), (1.28, 0.19)], sauce, 128)


def toast(width, height, samples):
    """Flutes of champagne on the table, poured a moment ago."""
    backdrop = backdrops.evening(seed=44, lamps=54, blur=0.055, base=(0.06, 0.03, 0.012), low=-0.1, power=90.0)
    _table(backdrop, (0.0, -6.3, 1.85), (0.02, 0.0, 1.08), 66.0, 4.2, (0.0, -0.4, 1.5), 9.0)
    wine = materials.liquid((1.0, 0.80, 0.42), shadow=(1.0, 0.88, 0.6))
    for x, y, level, seed in ((-0.36, -0.15, 1.82, 1), (0.3, 0.3, 1.78, 2), (0.82, 1.5, 1.74, 3)):
        parts = [glassware.vessel(*glassware.FLUTE), glassware.fill(glassware.FLUTE[1], level, wine),
                 glassware.bubbles(glassware.FLUTE[1], level, 130, seed, (0.004, 0.012))]
        for part in parts:
            shapes.moved(part, (x, y, 0.0))
    tableware.tea_light((-1.0, 1.5, 0.0), 9.0)
    lights.area((-2.6, 1.8, 1.8), (0.0, 0.0, 1.5), (0.5, 2.6), 40.0, (1.0, 0.7, 0.4))
    lights.area((2.6, 1.6, 1.6), (0.0, 0.0, 1.5), (0.5, 2.6), 36.0, (1.0, 0.8, 0.55))
    lights.area((0.1, 2.8, 1.5), (0.0, 0.0, 1.4), (1.6, 0.9), 42.0, (1.0, 0.7, 0.4))
    return stage.expose(width, height, samples)


PICTURES = {
    "restaurant-1": (set_table, Grade(exposure=0.3)),
    "restaurant-2": (dessert, Grade(exposure=0.5)),
    "restaurant-3": (pizza, Grade(exposure=0.45)),
    "restaurant-4": (toast, Grade(exposure=0.3, foot=0.75)),
}
