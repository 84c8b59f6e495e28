"""Concerts and festivals: all light, haze and silhouettes; painted."""

import numpy as np

from .. import optics, people
from ..develop import Grade
from ..paint import Painting


def _lamps(painting, places, colour, size=0.006):
    """Lamps of a rig that shine into the lens: a white core in a coloured halo."""
    for x, y in places:
        painting.halo(x, y, size, tuple(30.0 * (0.4 * c + 0.6) for c in colour), 3.0)
        painting.halo(x, y, size * 3.5, tuple(1.6 * c for c in colour), 1.6)


def _truss(painting, y, height=0.05):
    """The rig the lamps hang from, a dark lattice."""

    def draw(pen):
        pen.box(-0.6, y + height - 0.005, 0.6, y + height)
        pen.box(-0.6, y - 0.005, 0.6, y)
        for step in range(28):
            x = -0.56 + step * 0.04
            pen.limb([(x, y), (x + 0.02, y + height)], [0.004, 0.004])
            pen.limb([(x + 0.02, y + height), (x + 0.04, y)], [0.004, 0.004])

    painting.cover(painting.mask(draw), (0.002, 0.001, 0.001), 0.002)


def concert(width, height, samples):
    """A concert: amber and magenta beams over raised hands."""
    painting = Painting(width, height, 21)
    painting.gradient([(-0.75, (0.0, 0.0, 0.0)), (-0.25, (0.22, 0.05, 0.10)), (0.0, (0.30, 0.10, 0.10)),
                       (0.3, (0.05, 0.012, 0.05)), (0.75, (0.006, 0.003, 0.012))])
    haze = 0.35 + 1.1 * painting.clouds(0.6, 5)
    painting.halo(0.02, -0.13, 0.20, (2.6, 1.05, 0.35), 2.0)
    painting.light *= haze[..., None]
    upper = [(x, 0.47) for x in np.linspace(-0.42, 0.42, 7)]
    for number, (x, y) in enumerate(upper):
        colour = ((1.0, 0.42, 0.10), (1.0, 0.12, 0.36))[number % 2]
        for lean in painting.random.uniform(-0.3, 0.3, 2):
            painting.beam((x, y), -x * 0.75 + lean, 0.045, tuple(0.75 * c for c in colour), 0.75, haze)
    for x in (-0.3, 0.3):
        painting.beam((x, -0.16), np.pi - x * 1.8, 0.03, (0.5, 0.2, 0.3), 0.25, haze)
    _truss(painting, 0.475)
    _lamps(painting, upper, (1.0, 0.55, 0.3))
    _lamps(painting, [(x, -0.15) for x in (-0.41, -0.33, -0.12, 0.15, 0.26, 0.44)], (1.0, 0.6, 0.35), 0.004)
    _singer(painting)
    painting.blur(0.0035)
    for y, size, spacing, raised, blur in (
        (-0.215, 0.012, 0.033, 0.4, 0.004),
        (-0.262, 0.018, 0.055, 0.55, 0.002),
        (-0.335, 0.030, 0.105, 0.75, 0.001),
        (-0.470, 0.050, 0.21, 0.7, 0.0015),
        (-0.700, 0.085, 0.40, 0.45, 0.014),
    ):
        people.crowd(painting, y, size, spacing, raised, blur, rim=0.5, scatter=1.0)
        painting.add(haze * np.exp(-(((painting.y + 0.28) / 0.16) ** 2)), (0.022, 0.007, 0.008))
    return painting.light


def _singer(painting):
    """Somebody with a guitar at the microphone, in the light, small."""

    def draw(pen):
        x, y, size = 0.015, -0.035, 0.0165

        def limb(points, widths):
            pen.limb([(x + px * size, y + py * size) for px, py in points], [w * size for w in widths])

        pen.ellipse(x, y, 0.85 * size, 1.02 * size)
        pen.ellipse(x - 0.15 * size, y + 0.3 * size, 1.05 * size, 0.95 * size)
        limb([(0.0, 0.0), (-0.1, -1.8)], [0.9, 1.0])
        limb([(-1.2, -2.3), (1.1, -2.2)], [1.15, 1.15])
        limb([(-0.05, -2.6), (-0.05, -4.6), (0.0, -6.6)], [2.7, 2.1, 2.2])
        limb([(-1.35, -2.4), (-2.15, -4.5), (-0.7, -5.4)], [1.05, 0.85, 0.6])
        limb([(1.25, -2.3), (2.3, -3.9), (3.5, -3.1)], [1.05, 0.85, 0.55])
        limb([(-1.0, -6.1), (0.1, -5.4)], [2.3, 1.7])
        limb([(0.0, -5.4), (4.6, -2.6), (5.3, -2.15)], [0.42, 0.36, 0.62])
        limb([(-0.45, -6.6), (-0.8, -9.6), (-1.0, -13.0)], [1.45, 1.05, 0.8])
        limb([(0.5, -6.6), (1.3, -9.4), (1.5, -13.0)], [1.45, 1.05, 0.8])
        limb([(1.05, -0.3), (2.2, -1.0), (2.4, -13.0)], [0.3, 0.16, 0.2])
        pen.ellipse(x + 0.98 * size, y - 0.25 * size, 0.3 * size, 0.26 * size)

    people.cover_lit(painting, painting.mask(draw), 0.012, 0.0, rim=0.6)


def catenary(start, end, sag, count):
    """Places along a hanging string."""
    t = (np.arange(count) + 0.5) / count
    x = start[0] + (end[0] - start[0]) * t
    y = start[1] + (end[1] - start[1]) * t - sag * 4.0 * t * (1.0 - t)
    return list(zip(x, y))


def garland(painting, start, end, sag, count, radius, blur, strength, colour=(1.0, 0.45, 0.12)):
    """A string of lamps, out of focus by `blur`, and its cable."""
    cable = catenary(start, end, sag, 60)

    def draw(pen):
        pen.limb(cable, [0.0025] * len(cable))

    painting.cover(painting.mask(draw), (0.004, 0.003, 0.004), max(blur * 0.5, 0.0015))
    lamps = [(x, y - radius, radius, tuple(strength * painting.random.uniform(0.7, 1.1) * c for c in colour))
             for x, y in catenary(start, end, sag, count)]
    painting.points(lamps, blur, 0.45)


def dusk(painting, horizon=-0.15, glow=(1.5, 0.55, 0.22), high=(0.02, 0.035, 0.11)):
    """The sky a while after sunset, with thin clouds."""
    painting.gradient([(horizon - 0.05, glow), (horizon + 0.08, tuple(0.75 * g for g in glow)),
                       (horizon + 0.25, (0.42, 0.18, 0.22)), (horizon + 0.45, (0.13, 0.10, 0.22)), (0.75, high)])
    clouds = np.clip(painting.clouds(0.9, 5, 0.35) - 0.45, 0.0, 1.0) * 2.5
    painting.light *= (1.0 + 0.7 * clouds * np.exp(-((painting.y - horizon - 0.2) ** 2) / 0.06))[..., None]


def festival(width, height, samples):
    """A festival at dusk: the big wheel out of focus, strings of lamps, two friends."""
    painting = Painting(width, height, 5)
    dusk(painting, -0.2, (0.85, 0.36, 0.18), (0.008, 0.014, 0.04))
    _hills(painting, -0.2)
    _tents(painting)
    _wheel(painting, 0.17, 0.03, 0.21)
    people.crowd(painting, -0.225, 0.010, 0.030, 0.12, 0.003, (0.008, 0.005, 0.008), 0.5, 1.2)
    painting.add(np.exp(-(((painting.y + 0.24) / 0.06) ** 2)), (0.03, 0.012, 0.006))
    painting.blur(0.009)
    stalls = [(painting.random.uniform(-0.55, 0.55), painting.random.uniform(-0.27, -0.17), 0.004,
               tuple(13.0 * c for c in ((1.0, 0.5, 0.2), (1.0, 0.3, 0.12), (1.0, 0.62, 0.32))[i % 3]))
              for i in range(22)]
    painting.points(stalls, 0.013)
    for start, end, sag, radius, blur, strength in (
        ((-0.6, 0.17), (0.6, 0.10), 0.07, 0.005, 0.016, 13.0),
        ((-0.6, 0.33), (0.6, 0.27), 0.09, 0.007, 0.027, 15.0),
        ((-0.6, 0.52), (0.6, 0.62), 0.13, 0.011, 0.050, 16.0),
    ):
        garland(painting, start, end, sag, 9, radius, blur, strength)
    _friends(painting)
    return painting.light


def _friends(painting):
    """Two people seen from behind, close, dark against the lamps."""

    def her(pen):
        x, y, size = -0.115, -0.285, 0.066
        pen.ellipse(x, y, 0.84 * size, 1.04 * size)
        pen.ellipse(x - 0.02 * size, y + 0.15 * size, 0.95 * size, 0.98 * size)
        locks = [(0.0, 0.2), (-0.12, -0.6), (-0.3, -1.7), (-0.34, -2.9)]
        pen.limb([(x + dx * size, y + dy * size) for dx, dy in locks], [w * size for w in (1.8, 1.95, 1.75, 0.9)])
        _shoulders(pen, x - 0.2 * size, y, size, 1.75)

    def him(pen):
        x, y, size = 0.075, -0.235, 0.068
        pen.ellipse(x, y, 0.8 * size, 1.06 * size)
        for dx, dy, rx, ry in ((0.05, 0.3, 0.88, 0.86), (-0.3, 0.75, 0.5, 0.42), (0.3, 0.82, 0.55, 0.4), (0.62, 0.5, 0.34, 0.4)):
            pen.ellipse(x + dx * size, y + dy * size, rx * size, ry * size)
        for side in (-1, 1):
            pen.ellipse(x + side * 0.82 * size, y - 0.12 * size, 0.15 * size, 0.27 * size)
        _shoulders(pen, x + 0.05 * size, y, size, 2.2)

    people.cover_lit(painting, painting.mask(him), 0.04, 0.002, rim=0.7)
    people.cover_lit(painting, painting.mask(her), 0.04, 0.002, rim=0.7)


def _shoulders(pen, x, y, size, width):
    """Neck and shoulders from behind, down to the edge of the picture."""
    side = [(0.46, -0.6), (0.5, -1.15), (0.75, -1.5), (0.75 * width, -1.85), (width, -2.25), (1.12 * width, -3.0),
            (1.2 * width, -5.0), (1.25 * width, -14.0)]
    pen.polygon([(x - dx * size, y + dy * size) for dx, dy in side]
                + [(x + dx * size, y + dy * size) for dx, dy in reversed(side)])


def _spark(light, painting, x, y, colour):
    """A point of light between pixels."""
    column, row = (x + 0.5) * painting.width - 0.5, painting.height / 2 - y * painting.width - 0.5
    left, top = int(np.floor(column)), int(np.floor(row))
    if not (0 <= left < painting.width - 1 and 0 <= top < painting.height - 1):
        return
    right, below = column - left, row - top
    colour = np.array(colour, np.float32)
    light[top, left] += (1 - right) * (1 - below) * colour
    light[top, left + 1] += right * (1 - below) * colour
    light[top + 1, left] += (1 - right) * below * colour
    light[top + 1, left + 1] += right * below * colour


def _hills(painting, horizon):
    def draw(pen):
        random = painting.random
        points = [(-0.6, -0.8)]
        for x in np.linspace(-0.6, 0.6, 70):
            points.append((x, horizon + 0.02 + 0.014 * np.sin(x * 9) + random.uniform(0, 0.016)))
        pen.polygon(points + [(0.6, -0.8)])

    painting.cover(painting.mask(draw), (0.02, 0.010, 0.014), 0.006)


def _wheel(painting, x, y, radius):
    """A big wheel, far away, with its lamps."""
    angles = np.linspace(0, 2 * np.pi, 20, endpoint=False) + 0.1
    rim = [(x + radius * np.cos(a), y + radius * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 90)]

    def draw(pen):
        pen.limb(rim, [0.005] * len(rim))
        for a in angles:
            pen.limb([(x, y), (x + radius * np.cos(a), y + radius * np.sin(a))], [0.002, 0.002])
            pen.ellipse(x + radius * 1.03 * np.cos(a), y + radius * 1.03 * np.sin(a) - 0.006, 0.009, 0.011)
        pen.limb([(x, y), (x - 0.09, -0.25)], [0.008, 0.01])
        pen.limb([(x, y), (x + 0.09, -0.25)], [0.008, 0.01])

    painting.cover(painting.mask(draw), (0.03, 0.014, 0.018), 0.004)
    lamps = [(x + radius * r * np.cos(a), y + radius * r * np.sin(a), 0.0022,
              tuple(14.0 * c for c in ((1.0, 0.6, 0.3), (1.0, 0.25, 0.3))[i % 2]))
             for i, a in enumerate(angles) for r in (0.45, 0.72, 1.0)]
    painting.points(lamps, 0.005)


def _tents(painting):
    def draw(pen):
        for x, wide, tall in ((-0.42, 0.17, 0.15), (-0.16, 0.11, 0.10), (0.47, 0.14, 0.12)):
            pen.polygon([(x - wide, -0.215), (x, -0.215 + tall), (x + wide, -0.215)])
            pen.box(x - wide * 0.92, -0.3, x + wide * 0.92, -0.212)
            pen.limb([(x, -0.22 + tall), (x, -0.19 + tall)], [0.003, 0.002])

    mask = painting.mask(draw)
    warm = np.exp(-((painting.y + 0.23) / 0.045) ** 2)[..., None] * np.array((1.1, 0.42, 0.12), np.float32)
    painting.cover(mask, np.array((0.03, 0.014, 0.014), np.float32) + warm, 0.004)


def fireworks(width, height, samples):
    """Fireworks over a crowd."""
    painting = Painting(width, height, 8)
    painting.gradient([(-0.75, (0.0, 0.0, 0.0)), (-0.34, (0.030, 0.016, 0.014)), (-0.1, (0.010, 0.008, 0.014)),
                       (0.75, (0.003, 0.004, 0.010))])
    smoke = np.clip(painting.clouds(0.5, 5) - 0.35, 0.0, 1.0)
    for x, y, radius, colour, count in (
        (0.03, 0.28, 0.34, (1.0, 0.50, 0.14), 260),
        (-0.27, 0.06, 0.20, (1.0, 0.18, 0.22), 150),
        (0.30, 0.0, 0.17, (0.35, 0.5, 1.0), 120),
    ):
        painting.add(smoke * np.exp(-(((painting.x - x) ** 2 + (painting.y - y) ** 2) / (radius * 0.9) ** 2)),
                     tuple(0.16 * c for c in colour))
        _burst(painting, x, y, radius, colour, count)
    painting.add(np.exp(-(((painting.y + 0.40) / 0.10) ** 2)), (0.030, 0.015, 0.008))
    people.crowd(painting, -0.345, 0.011, 0.034, 0.12, 0.002, rim=0.9, scatter=1.0)
    people.crowd(painting, -0.40, 0.019, 0.066, 0.2, 0.0015, rim=1.2, scatter=1.3)
    people.crowd(painting, -0.50, 0.034, 0.14, 0.18, 0.002, rim=1.2, scatter=1.0)
    people.crowd(painting, -0.66, 0.058, 0.30, 0.1, 0.008, rim=0.8)
    return painting.light


def _burst(painting, x, y, radius, colour, count):
    """One shell: sparks that fly apart, slow down and fall, brightest at the end."""
    random = painting.random
    sparks = np.zeros((painting.height, painting.width, 3), np.float32)
    for _ in range(count):
        up, turn = random.uniform(-1.0, 1.0), random.uniform(0.0, 2.0 * np.pi)
        flat = np.sqrt(1.0 - up * up)
        reach = radius * random.uniform(0.6, 1.0)
        heat = random.uniform(0.0, 1.0) ** 2 * 2.0
        for t in np.linspace(0.2, 1.0, 360):
            way = reach * (1.0 - (1.0 - t) ** 2.2)
            px = x + way * flat * np.cos(turn)
            py = y + way * up - 0.075 * t * t
            white = 0.4 * t**8
            light = heat * (0.12 + 0.88 * t) * random.uniform(0.6, 1.0)
            _spark(sparks, painting, px, py, [light * (c * (1 - white) + white) for c in colour])
    scale = painting.width / 360.0 * 0.8
    painting.light += scale * optics.soften(sparks, 0.0006 * painting.width + 0.2)
    painting.halo(x, y, 0.03, tuple(0.5 * c for c in colour), 2.0)


PICTURES = {
    "event-1": (concert, Grade(exposure=0.35, glow=0.22, contrast=1.55, saturation=1.2, foot=0.5)),
    "event-2": (festival, Grade(exposure=0.6, glow=0.2, contrast=1.4, saturation=1.1, foot=0.75, vignette=0.5)),
    "event-3": (fireworks, Grade(exposure=0.9, glow=0.25, contrast=1.2, foot=0.5, vignette=0.3)),
}
