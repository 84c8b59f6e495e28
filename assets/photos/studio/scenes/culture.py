"""Culture: a stage, a gallery, a cinema."""

import math

import numpy as np

from .. import backdrops, lights, materials, people, shapes, stage
from ..develop import Grade
from ..paint import Painting


def curtain(width, height, samples):
    """A microphone before a red curtain, one spot on it."""
    stage.clear()
    stage.ambient(0.006)
    stage.camera((0.0, -9.0, 3.3), (0.0, 0.0, 3.55), 58.0, 1.7, (0.0, -1.2, 4.0))
    _drape(5.0, materials.plain((0.34, 0.006, 0.008), 0.75, bump=0.08, scale=40.0, sheen=0.2))
    boards = materials.walnut(0.5, 0.5)
    for plank in range(-12, 13):
        shapes.box((0.94, 30.0, 0.3), (plank * 0.95, -8.0, -0.15), boards, 0.012)
    _microphone((0.0, -1.2))
    lights.spot((-1.5, -12.0, 13.0), (0.0, 3.0, 2.9), 16000.0, 23.0, 0.28, (1.0, 0.84, 0.62), 0.35)
    lights.area((3.6, -0.4, 6.5), (0.0, -1.2, 3.9), (0.4, 2.5), 160.0, (1.0, 0.66, 0.35))
    lights.area((-3.6, -0.2, 5.5), (0.0, -1.2, 3.9), (0.4, 2.5), 90.0, (1.0, 0.35, 0.25))
    return stage.expose(width, height, samples, 6)


def _drape(y, cloth):
    """Velvet in deep folds, a little irregular, closed in the middle."""
    random = np.random.default_rng(61)
    steps, rows = 900, 24
    u = np.linspace(-1.0, 1.0, steps)
    phase = u * 34.0 + 2.2 * np.sin(u * 5.0 + 1.0) + 1.3 * np.sin(u * 11.0) + random.uniform(-0.1, 0.1, steps).cumsum() * 0.15
    vertices, faces = [], []
    for row in range(rows):
        t = row / (rows - 1)
        deep = 0.30 + 0.16 * (1 - t)
        fold = np.sin(phase + 0.25 * np.sin(3 * t + 9 * u)) + 0.28 * np.sin(2 * phase + 1.0) + 0.1 * np.sin(5.1 * phase)
        for x, f, p in zip(u * 13.0, fold, phase):
            vertices.append((x + 0.12 * math.cos(p), y + deep * f, 0.05 + 14.0 * t))
    for row in range(rows - 1):
        for step in range(steps - 1):
            a = row * steps + step
            faces.append((a, a + 1, a + steps + 1, a + steps))
    shapes.mesh("drape", vertices, faces, cloth)


def _microphone(place):
    """A microphone on its stand."""
    x, y = place
    chrome = materials.plain((0.75, 0.74, 0.72), 0.14, 1.0)
    black = materials.plain((0.012, 0.012, 0.013), 0.38)
    shapes.tube([(x, y, 0.05), (x, y, 3.55)], 0.05, chrome)
    shapes.tube([(x, y, 0.05), (x, y, 2.2)], 0.075, black)
    shapes.turned("foot", [(0.0, 0.1), (0.9, 0.06), (0.95, 0.0)], black, 64).location = (x, y, 0.0)
    body = [(0.0, -0.9), (0.085, -0.9), (0.1, -0.85), (0.165, 0.0), (0.17, 0.05), (0.0, 0.05)]
    parts = [shapes.turned("body", body, black, 48)]
    parts.append(shapes.turned("ring", [(0.0, 0.04), (0.2, 0.04), (0.215, 0.08), (0.2, 0.12), (0.0, 0.12)], chrome, 48))
    head = [(0.19, 0.12), (0.25, 0.22), (0.27, 0.36), (0.24, 0.5), (0.15, 0.6), (0.0, 0.63)]
    parts.append(shapes.turned("head", shapes.curve(head, 6), _mesh_metal(), 64))
    parts.append(shapes.turned("band", [(0.268, 0.31), (0.282, 0.33), (0.282, 0.37), (0.268, 0.39)], chrome, 64))
    for part in parts:
        shapes.moved(part, (x + 0.04, y - 0.3, 3.95), (38.0, 0.0, 14.0))
    shapes.tube([(x, y, 3.5), (x + 0.02, y - 0.1, 3.62), (x + 0.02, y - 0.16, 3.72)], 0.06, black)


def _mesh_metal():
    """Woven wire: fine bumps over bright metal."""
    return materials.dotted((0.55, 0.54, 0.52), 34.0)


def gallery(width, height, samples):
    """A gallery in the evening: three paintings under their lamps, one visitor."""
    stage.clear()
    stage.ambient(0.07, (0.8, 0.8, 1.0))
    stage.camera((-6.0, -29.0, 14.6), (2.4, 0.0, 14.2), 50.0, 0.32, (2.0, 0.0, 15.0))
    wall = materials.mottled((0.085, 0.085, 0.09), (0.10, 0.10, 0.105), 0.4, (0.7, 0.85), (1, 1, 1), 0.03)
    shapes.box((90.0, 1.0, 60.0), (0.0, 0.5, 20.0), wall)
    boards = materials.mottled((0.10, 0.055, 0.03), (0.17, 0.10, 0.055), 0.25, (0.16, 0.3), (0.2, 3.0, 1.0), 0.05, 0.4)
    shapes.box((120.0, 80.0, 1.0), (0.0, -38.0, -0.5), boards)
    palettes = (((0.02, 0.05, 0.16), (0.75, 0.30, 0.06), (0.85, 0.74, 0.55)), ((0.35, 0.03, 0.03), (0.9, 0.55, 0.2), (0.05, 0.04, 0.05)),
                ((0.03, 0.12, 0.10), (0.6, 0.6, 0.45), (0.8, 0.35, 0.12)))
    for (x, wide, tall), palette in zip(((-7.6, 7.0, 9.0), (2.6, 9.0, 11.5), (13.2, 7.0, 9.0)), palettes):
        _framed(x, 15.5, wide, tall, palette)
    _visitor((0.5, -13.0))
    lights.area((-9.0, -20.0, 22.0), (0.5, -13.0, 12.0), (4.0, 4.0), 900.0, (1.0, 0.72, 0.5))
    return stage.expose(width, height, samples, 5)


def _framed(x, z, wide, tall, palette):
    frame = materials.plain((0.012, 0.010, 0.008), 0.3, coat=0.4)
    for side in (-1, 1):
        shapes.box((0.32, 0.6, tall + 0.64), (x + side * (wide / 2 + 0.16), -0.3, z), frame, 0.03)
        shapes.box((wide, 0.6, 0.32), (x, -0.3, z + side * (tall / 2 + 0.16)), frame, 0.03)
    shapes.box((wide, 0.1, tall), (x, -0.12, z), materials.canvas(palette, 0.22))
    lights.spot((x, -8.0, z + 15.0), (x, 0.0, z - 0.5), 26000.0, 38.0, 0.75, (1.0, 0.86, 0.68), 0.3)


def _visitor(place):
    """Somebody who looks at a painting, seen from behind: coat, scarf, hair."""
    x, y = place
    coat = materials.plain((0.09, 0.055, 0.035), 0.9, sheen=0.2)
    body = [(0.0, 0.0), (1.5, 0.0), (1.62, 2.0), (1.7, 5.0), (1.85, 8.5), (1.95, 10.6), (2.05, 12.4), (1.8, 13.4), (1.0, 13.95),
            (0.55, 14.2), (0.0, 14.3)]
    item = shapes.turned("coat", shapes.curve(body, 6), coat, 64)
    shapes.moved(item, (x, y, 1.2))
    item.scale = (1.05, 0.62, 1.0)
    skin = materials.plain((0.42, 0.23, 0.15), 0.5, subsurface=0.3)
    shapes.tube([(x, y, 14.8), (x, y, 16.4)], 0.5, skin)
    hair = materials.plain((0.045, 0.022, 0.012), 0.85, bump=0.4, scale=9.0)
    shapes.ball(1.12, (x, y, 17.0), hair, (0.9, 1.0, 1.1))
    shapes.ball(1.0, (x, y - 0.25, 16.2), hair, (1.0, 0.8, 1.3))
    scarf = [(x + 0.85 * math.cos(a), y + 0.68 * math.sin(a), 15.25 + 0.1 * math.sin(2 * a)) for a in np.linspace(0, 2 * math.pi, 40)[:-1]]
    shapes.tube(scarf, 0.38, materials.plain((0.42, 0.16, 0.03), 0.9, bump=0.4, scale=12.0, sheen=0.6), True)
    for side in (-1, 1):
        arm = [(x + side * 1.85, y, 13.9), (x + side * 2.25, y + 0.1, 10.6), (x + side * 1.95, y + 0.5, 7.6)]
        shapes.tube([tuple(p) for p in shapes.curve(arm, 8)], 0.55, coat)
        shapes.tube([(x + side * 0.7, y, 2.0), (x + side * 0.7, y, -0.2)], 0.6, materials.plain((0.008, 0.008, 0.01), 0.8))


def cinema(width, height, samples):
    """Rows of red seats, the light of the screen on their edges."""
    stage.clear()
    stage.ambient(0.004)
    stage.camera((-3.0, -19.0, 15.0), (0.5, 10.0, 8.2), 46.0, 0.7, (0.0, -6.0, 10.0))
    velvet = materials.plain((0.28, 0.006, 0.010), 0.8, bump=0.1, scale=8.0, sheen=0.25)
    shell = materials.plain((0.010, 0.009, 0.010), 0.35)
    for row in range(6):
        y, rise = -7.0 + 10.5 * row, -1.9 * row
        for seat in range(-5, 6):
            x = seat * 5.9 + (2.9 if row % 2 else 0.0)
            _seat((x, y, rise), velvet, shell)
    for seat, row in ((0.0, 2), (1.0, 2), (-1.0, 3), (1.0, 4), (-2.0, 4)):
        _spectator((seat * 5.9 + (2.9 if row % 2 else 0.0), -7.0 + 10.5 * row + 1.6, -1.9 * row))
    screen = _film()
    plane = stage.backdrop(screen.light, 92.0, 1.0, 1.1)
    plane.visible_shadow = True
    lights.area((2.0, 70.0, 18.0), (0.0, -6.0, 4.0), (46.0, 20.0), 120000.0, (1.0, 0.74, 0.5))
    lights.area((-12.0, -24.0, 30.0), (0, 0, 5), (6.0, 6.0), 2500.0, (1.0, 0.5, 0.3))
    return stage.expose(width, height, samples, 5)


def _seat(place, velvet, shell):
    x, y, z = place
    shapes.box((4.7, 1.0, 6.4), (x, y, z + 6.2), velvet, 0.95, (-8, 0, 0), 6)
    shapes.box((4.5, 0.25, 5.6), (x, y - 0.55, z + 5.6), shell, 0.2, (-8, 0, 0), 3)
    shapes.box((4.5, 4.2, 1.0), (x, y + 2.2, z + 2.6), velvet, 0.4, (4, 0, 0), 4)
    for side in (-1, 1):
        shapes.box((0.6, 4.0, 0.6), (x + side * 2.95, y + 1.6, z + 4.6), shell, 0.25, (0, 0, 0), 3)


def _spectator(place):
    """Head and shoulders above a seat, against the screen."""
    x, y, z = place
    dark = materials.plain((0.012, 0.009, 0.009), 0.8, sheen=0.3)
    shapes.ball(1.0, (x, y, z + 10.9), dark, (0.86, 1.0, 1.15), 32)
    shapes.tube([(x, y, z + 8.6), (x, y, z + 10.4)], 0.5, dark)
    shapes.ball(2.0, (x, y, z + 8.2), dark, (1.05, 0.6, 0.75), 32)


def _film():
    """What is on: a sunset, far out of focus; and the walls with their small lamps."""
    painting = Painting(720, 1080, 63)
    painting.gradient([(-0.75, (0.001, 0.001, 0.001)), (0.1, (0.010, 0.005, 0.004)), (0.75, (0.003, 0.002, 0.002))])
    screen = painting.mask(lambda pen: pen.box(-0.40, 0.02, 0.44, 0.42))
    y = np.clip((painting.y - 0.02) / 0.40, 0.0, 1.0)[..., None]
    sky = (1 - y) * np.array((2.6, 1.1, 0.35), np.float32) + y * np.array((0.35, 0.32, 0.75), np.float32)
    sun = np.exp(-(((painting.x - 0.06) ** 2 + (painting.y - 0.14) ** 2) / 0.0035))[..., None]
    sea = np.where(y < 0.22, 0.30, 1.0)
    painting.cover(screen, sky * sea * (0.8 + 0.5 * painting.clouds(0.35, 4, 0.4))[..., None] + sun * np.array((6.0, 3.6, 1.4)))
    painting.blur(0.006)
    lamps = [(side * 0.47, y, 0.005, np.array((1.0, 0.45, 0.15)) * 12.0) for side in (-1, 1) for y in (0.1, 0.3, 0.5)]
    painting.points(lamps, 0.018)
    return painting


PICTURES = {
    "culture-1": (curtain, Grade(exposure=0.2, glow=0.18, foot=0.5)),
    "culture-2": (gallery, Grade(exposure=0.7, foot=0.6, contrast=1.2)),
    "culture-3": (cinema, Grade(exposure=0.2, glow=0.25, foot=0.5)),
}
