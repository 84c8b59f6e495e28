"""Bars: drinks on the counter, lamps behind."""

from .. import backdrops, glassware, lights, materials, people, shapes, stage
from ..develop import Grade
from ..paint import Painting
from . import event


def _counter(backdrop, place, target, lens, fstop, focus=None, distance=6.6, margin=1.1):
    stage.clear()
    stage.ambient(0.012)
    shapes.box((60.0, 5.6, 1.0), (0.0, -0.8, -0.5), materials.walnut(), 0.06)
    stage.camera(place, target, lens, fstop, focus)
    stage.backdrop(backdrop.light, distance, 1.0, margin)


def _rims(height=1.0, power=1.0):
    """Two tall soft boxes behind the glass draw its edges; a small one in front gives a catchlight."""
    lights.area((-2.6, 1.6, 1.4), (0.0, 0.0, height * 0.5), (0.5, 2.6), 22.0 * power, (1.0, 0.66, 0.36))
    lights.area((2.8, 1.2, 1.5), (0.0, 0.0, height * 0.5), (0.4, 2.4), 16.0 * power, (1.0, 0.8, 0.6))
    lights.area((-1.8, -2.6, 2.6), (0.0, 0.0, height * 0.5), (0.8, 0.8), 10.0 * power, (1.0, 0.75, 0.5))


def old_fashioned(width, height, samples):
    """An old fashioned with one large cube of ice and a slice of orange."""
    backdrop = backdrops.evening(seed=11, lamps=42, blur=0.055)
    _counter(backdrop, (0.0, -4.2, 1.35), (0.0, 0.0, 0.5), 70.0, 7.0, (0.0, -0.4, 0.5))
    _rims()
    lights.area((0.3, 2.4, 1.6), (0.0, 0.0, 0.4), (1.4, 1.0), 40.0, (1.0, 0.6, 0.25))
    lights.area((1.2, -2.6, 2.4), (0.3, 0.0, 1.0), (0.5, 0.5), 14.0, (1.0, 0.85, 0.7))
    glassware.vessel(*glassware.TUMBLER)
    glassware.fill(glassware.TUMBLER[1], 0.6, materials.liquid((0.95, 0.42, 0.07), shadow=(1.0, 0.6, 0.25)))
    glassware.ice(0.44, (0.02, -0.02, 0.47), (8.0, 12.0, 28.0))
    orange = materials.citrus((0.9, 0.28, 0.02), (0.95, 0.38, 0.03))
    glassware.slice_of(orange, 0.3, (0.3, -0.02, 0.98), (80.0, 8.0, 20.0))
    return stage.expose(width, height, samples)


def beers(width, height, samples):
    """Two beers, cold, foam on top."""
    backdrop = backdrops.evening(seed=12, lamps=46, blur=0.05, base=(0.05, 0.022, 0.008))
    _counter(backdrop, (0.0, -5.4, 1.55), (0.05, 0.0, 0.72), 66.0, 5.0, (0.0, -0.5, 0.8))
    _rims(1.6)
    lights.area((0.2, 2.6, 1.6), (0.0, 0.0, 0.8), (2.2, 1.4), 70.0, (1.0, 0.66, 0.28))
    lights.area((0.9, -2.4, 3.4), (0.2, 0.0, 1.5), (1.2, 0.8), 75.0, (1.0, 0.86, 0.68))
    _beer((-0.18, -0.1), 1.34, 1)
    _beer((0.72, 0.75), 1.26, 2)
    return stage.expose(width, height, samples)


def _beer(place, level, seed):
    parts = [glassware.vessel(*glassware.PINT)]
    parts.append(glassware.fill(glassware.PINT[1], level, materials.liquid((1.0, 0.62, 0.12), shadow=(1.0, 0.75, 0.3)),
                                0.0))
    parts.append(glassware.foam(glassware.PINT[1], level, 1.585, 0.05, seed))
    parts.append(glassware.bubbles(glassware.PINT[1], level, 170, seed))
    parts.append(glassware.dew(glassware.PINT[0], 0.1, 1.35, 520, seed))
    for part in parts:
        part.location = (*place, 0.0)


def red_wine(width, height, samples):
    """Two glasses of red wine."""
    backdrop = backdrops.evening(seed=13, lamps=40, blur=0.06, base=(0.05, 0.018, 0.010))
    _counter(backdrop, (0.0, -6.2, 1.75), (0.1, 0.0, 1.0), 66.0, 5.0, (0.0, -0.5, 1.3), 8.4)
    _rims(2.0, 1.4)
    lights.area((0.2, 2.8, 1.9), (0.0, 0.0, 1.3), (1.6, 1.2), 70.0, (1.0, 0.6, 0.35))
    for x, y, level in ((-0.22, -0.15, 1.36), (0.62, 0.7, 1.32)):
        wine = glassware.fill(glassware.WINE[1], level, materials.liquid((0.62, 0.03, 0.035), shadow=(0.8, 0.1, 0.1)))
        for part in (glassware.vessel(*glassware.WINE), wine):
            part.location = (x, y, 0.0)
    return stage.expose(width, height, samples)


def coupes(width, height, samples):
    """Three cocktails in a row along the counter, the first one sharp."""
    backdrop = backdrops.shelves(seed=15)
    _counter(backdrop, (-0.5, -5.0, 1.6), (0.12, 0.0, 0.72), 66.0, 3.2, (-0.2, -0.5, 1.0), 8.0)
    _rims(1.2, 1.2)
    lights.area((0.3, 2.6, 2.0), (0.2, 0.0, 1.0), (2.4, 1.0), 26.0, (1.0, 0.55, 0.3))
    lime = materials.citrus((0.10, 0.30, 0.02), (0.45, 0.62, 0.10), 9)
    drinks = (((-0.22, -0.1), (1.0, 0.30, 0.22)), ((0.55, 1.0), (1.0, 0.62, 0.10)), ((1.1, 2.0), (0.75, 0.85, 0.2)))
    for (x, y), colour in drinks:
        drink = glassware.fill(glassware.COUPE[1], 1.17, materials.liquid(colour))
        for part in (glassware.vessel(*glassware.COUPE), drink):
            part.location = (x, y, 0.0)
        glassware.slice_of(lime, 0.2, (x + 0.42, y - 0.08, 1.27), (78.0, 10.0, 30.0), 0.05)
    return stage.expose(width, height, samples)


def terrace(width, height, samples):
    """A spritz on a terrace at dusk, strings of lamps above."""
    painting = Painting(720, 1080, 6)
    event.dusk(painting, -0.12, (0.75, 0.30, 0.14), (0.010, 0.018, 0.05))
    _roofs(painting)
    painting.blur(0.012)
    for start, end, sag, radius, blur, strength in (
        ((-0.6, 0.10), (0.6, 0.16), 0.05, 0.004, 0.016, 16.0),
        ((-0.6, 0.34), (0.6, 0.24), 0.09, 0.006, 0.028, 18.0),
        ((-0.6, 0.58), (0.6, 0.50), 0.12, 0.009, 0.045, 18.0),
    ):
        event.garland(painting, start, end, sag, 9, radius, blur, strength)
    people.crowd(painting, -0.06, 0.030, 0.19, 0.0, 0.022, (0.012, 0.006, 0.006), 0.4)
    _counter(painting, (0.0, -5.6, 1.55), (0.0, 0.0, 1.0), 62.0, 6.0, (0.0, -0.4, 0.9), 8.2)
    _rims(1.4)
    lights.area((0.0, 2.4, 0.95), (0.0, 0.0, 1.15), (1.5, 0.7), 30.0, (1.0, 0.6, 0.3)).visible_glossy = False
    lights.area((1.4, -2.8, 2.6), (0.2, 0.0, 1.8), (0.7, 0.7), 34.0, (1.0, 0.84, 0.68))
    x, y = -0.05, -0.1
    spritz = materials.liquid((1.0, 0.36, 0.05), shadow=(1.0, 0.6, 0.25))
    for part in (glassware.vessel(*glassware.WINE), glassware.fill(glassware.WINE[1], 1.6, spritz)):
        part.location = (x, y, 0.0)
    for cube in ((0.0, -0.02, 1.52, 0.27), (-0.14, 0.1, 1.27, 0.25), (0.15, -0.02, 1.24, 0.25)):
        glassware.ice(cube[3], (x + cube[0], y + cube[1], cube[2]), (20.0 * cube[0] * 10, 14.0, 70.0 * cube[2]))
    orange = materials.citrus((0.9, 0.28, 0.02), (0.95, 0.42, 0.04))
    glassware.slice_of(orange, 0.27, (x + 0.26, y - 0.02, 2.02), (84.0, 24.0, 12.0), 0.06)
    shapes.tube([(x - 0.12, y, 1.1), (x - 0.34, y + 0.1, 2.4)], 0.026, materials.plain((0.72, 0.66, 0.56), 0.6))
    return stage.expose(width, height, samples)


def _roofs(painting):
    """Roofs and chimneys against the sky, windows lit."""
    random = painting.random

    def draw(pen):
        x = -0.6
        while x < 0.6:
            wide, tall = random.uniform(0.12, 0.24), random.uniform(-0.06, 0.07)
            pen.polygon([(x, -0.8), (x, tall - 0.05), (x + 0.03, tall), (x + wide - 0.03, tall), (x + wide, tall - 0.05),
                         (x + wide, -0.8)])
            for chimney in range(random.integers(1, 4)):
                left = x + 0.04 + random.uniform(0.0, wide - 0.09)
                pen.box(left, tall - 0.02, left + 0.025, tall + random.uniform(0.015, 0.04))
            x += wide

    painting.cover(painting.mask(draw), (0.014, 0.010, 0.016), 0.003)
    windows = [(random.uniform(-0.5, 0.5), random.uniform(-0.2, -0.03), 0.007, (2.2, 0.9, 0.28)) for _ in range(26)]
    painting.points(windows, 0.004)


PICTURES = {
    "bar-1": (old_fashioned, Grade(exposure=0.3)),
    "bar-2": (beers, Grade(exposure=0.25)),
    "bar-3": (red_wine, Grade(exposure=0.3)),
    "bar-4": (terrace, Grade(exposure=0.2, contrast=1.3)),
    "bar-5": (coupes, Grade(exposure=0.3)),
}
