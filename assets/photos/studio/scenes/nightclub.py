"""Clubs: beams and dancers painted; mirror ball and mixer modelled."""

import math

import numpy as np

from .. import backdrops, lights, materials, people, shapes, stage
from ..develop import Grade
from ..paint import Painting


def dance_floor(width, height, samples):
    """A dance floor: cold beams through haze, dancers against the light."""
    painting = Painting(width, height, 33)
    painting.gradient([(-0.75, (0.0, 0.0, 0.001)), (-0.3, (0.03, 0.02, 0.12)), (-0.05, (0.10, 0.03, 0.22)),
                       (0.3, (0.012, 0.010, 0.07)), (0.75, (0.002, 0.002, 0.012))])
    haze = 0.2 + 1.4 * painting.clouds(0.45, 5)
    painting.halo(-0.05, -0.10, 0.16, (0.9, 0.35, 1.7), 2.0)
    painting.light *= haze[..., None]
    heads = [(-0.38, 0.36), (-0.21, 0.40), (-0.03, 0.42), (0.16, 0.40), (0.36, 0.35)]
    for number, (x, y) in enumerate(heads):
        colour = ((0.16, 0.30, 1.0), (0.85, 0.10, 0.75), (0.10, 0.75, 1.0))[number % 3]
        for lean in painting.random.uniform(-0.55, 0.55, 2):
            painting.beam((x, y), lean, 0.035, tuple(1.1 * c for c in colour), 0.7, haze)
        painting.halo(x, y, 0.006, tuple(30.0 * (0.4 * c + 0.6) for c in colour), 3.0)
        painting.halo(x, y, 0.025, tuple(2.0 * c for c in colour), 1.6)
    for lean in np.linspace(-0.95, 0.95, 11) + painting.random.uniform(-0.05, 0.05, 11):
        painting.beam((-0.05, -0.06), np.pi + lean, 0.001, (0.05, 0.28, 0.40), 0.5, haze**2, 0.0016)
    painting.blur(0.003)
    for y, size, spacing, raised, blur in (
        (-0.175, 0.014, 0.045, 0.5, 0.004),
        (-0.235, 0.026, 0.095, 0.6, 0.002),
        (-0.350, 0.045, 0.20, 0.7, 0.001),
        (-0.640, 0.080, 0.42, 0.6, 0.015),
    ):
        people.crowd(painting, y, size, spacing, raised, blur, (0.002, 0.002, 0.006), 0.6, 1.1)
        painting.add(haze * np.exp(-(((painting.y + 0.24) / 0.14) ** 2)), (0.008, 0.006, 0.026))
    return painting.light


NIGHT = [(0.25, 0.3, 1.0), (0.9, 0.15, 0.8), (0.15, 0.7, 1.0), (1.0, 0.45, 0.15), (0.6, 0.2, 1.0)]


def mirror_ball(width, height, samples):
    """A mirror ball, its facets catching lamps of many colours."""
    stage.clear()
    stage.ambient(0.035, (0.4, 0.25, 1.0))
    backdrop = backdrops.evening(seed=34, lamps=60, blur=0.042, base=(0.018, 0.008, 0.045), colours=NIGHT, low=-0.6,
                                 power=70.0)
    for lean in (-0.5, 0.1, 0.55):
        backdrop.beam((0.0, 0.25), lean, 0.06, (0.12, 0.05, 0.3), 0.8)
    stage.camera((0.0, -7.0, -0.9), (0.0, 0.0, -0.32), 70.0, 3.2, (0.0, -1.0, 0.0))
    stage.backdrop(backdrop.light, 11.0, 1.0, 1.1)
    _facets(1.0, (0.0, 0.0, 0.0))
    shapes.tube([(0, 0, 0.98), (0, 0, 4)], 0.02, materials.plain((0.02, 0.02, 0.02), 0.4, 1.0))
    shapes.turned("cap", [(0.0, 1.07), (0.1, 1.06), (0.13, 1.0), (0.14, 0.96)], materials.plain((0.2, 0.2, 0.2), 0.3, 1.0))
    random = np.random.default_rng(3)
    for number in range(46):
        turn, up = random.uniform(0, 2 * math.pi), random.uniform(-0.7, 0.9)
        flat = math.sqrt(1 - up * up)
        place = (9 * flat * math.cos(turn), -2.0 + 9 * flat * math.sin(turn), 9 * up)
        colour = NIGHT[number % 5]
        item = shapes.ball(random.uniform(0.25, 0.8), place, materials.lamp(colour, random.uniform(4.0, 26.0)), detail=16)
        item.visible_camera = False
    lights.spot((-4, -5, 3), (0, 0, 0), 2400.0, 30.0, colour=(1.0, 0.7, 0.45))
    lights.spot((4.5, -3, 2), (0, 0, 0), 1600.0, 30.0, colour=(0.4, 0.4, 1.0))
    return stage.expose(width, height, samples, 6)


def _facets(radius, place, rows=30, gap=0.10):
    """Little flat mirrors in rows, none quite in line, on a dark core."""
    random = np.random.default_rng(9)
    shapes.ball(radius * 0.985, place, materials.plain((0.01, 0.01, 0.012), 0.5))
    vertices, faces = [], []
    side = math.pi * radius / rows
    for row in range(rows):
        tilt = math.pi * (row + 0.5) / rows - math.pi / 2
        count = max(4, int(2 * math.pi * radius * math.cos(tilt) / side))
        for step in range(count):
            turn = 2 * math.pi * (step + random.uniform(-0.03, 0.03)) / count
            normal = np.array([math.cos(tilt) * math.cos(turn), math.cos(tilt) * math.sin(turn), math.sin(tilt)])
            east = np.array([-math.sin(turn), math.cos(turn), 0.0])
            north = np.cross(normal, east)
            lean = normal + random.normal(0, 0.012) * east + random.normal(0, 0.012) * north
            lean /= np.linalg.norm(lean)
            east = np.cross(north, lean) * (1 - gap) * side / 2
            north = np.cross(lean, east)
            centre = np.array(place) + normal * radius
            start = len(vertices)
            vertices += [centre - east - north, centre + east - north, centre + east + north, centre - east + north]
            faces.append((start, start + 1, start + 2, start + 3))
    return shapes.mesh("mirrors", vertices, faces, materials.plain((0.93, 0.93, 0.95), 0.03, 1.0), smooth=False)


def mixer(width, height, samples):
    """A mixer at the DJ's desk: knobs, faders, meters; the club behind."""
    stage.clear()
    stage.ambient(0.006, (0.3, 0.3, 1.0))
    backdrop = backdrops.evening(seed=35, lamps=46, blur=0.055, base=(0.03, 0.008, 0.06), colours=NIGHT, low=-0.1,
                                 power=60.0)
    backdrop.beam((-0.2, 0.75), 0.25, 0.06, (0.15, 0.06, 0.5), 0.9)
    backdrop.beam((0.3, 0.75), -0.3, 0.06, (0.5, 0.05, 0.35), 0.9)
    stage.camera((-0.5, -5.2, 2.3), (0.05, 0.3, 0.25), 60.0, 2.2, (0.0, -0.75, 0.12))
    stage.backdrop(backdrop.light, 10.5, 1.0, 1.15)
    black = materials.plain((0.012, 0.012, 0.014), 0.38, 0.6, 0.04, 60.0)
    shapes.box((30.0, 8.0, 0.4), (0, 0, -0.55), materials.plain((0.006, 0.006, 0.007), 0.3))
    shapes.box((3.4, 3.8, 0.35), (0.0, 0.1, -0.175), black, 0.05)
    _deck(-3.6, black)
    _deck(3.6, black)
    _channels()
    lights.area((-3.5, 2.5, 2.6), (0, 0, 0), (0.5, 3.0), 90.0, (0.35, 0.3, 1.0))
    lights.area((3.5, 2.2, 2.2), (0, 0, 0), (0.5, 3.0), 80.0, (1.0, 0.2, 0.6))
    lights.area((0.0, -3.0, 4.0), (0, 0, 0), (1.5, 0.6), 20.0, (1.0, 0.7, 0.5))
    return stage.expose(width, height, samples, 6)


def _channels():
    knob = materials.plain((0.02, 0.02, 0.022), 0.45, 0.0, 0.1, 40.0)
    ring = materials.plain((0.6, 0.6, 0.62), 0.25, 1.0)
    mark = materials.lamp((1.0, 0.95, 0.9), 1.2)
    slot = materials.plain((0.002, 0.002, 0.002), 0.6)
    random = np.random.default_rng(6)
    for channel in range(4):
        x = -1.2 + 0.8 * channel
        for row in range(4):
            _knob((x - 0.12, 1.55 - 0.5 * row), random.uniform(-2.2, 2.2), knob, ring, mark)
        shapes.box((0.05, 1.1, 0.01), (x - 0.12, -0.95, 0.003), slot)
        y = random.uniform(-1.3, -0.6)
        shapes.box((0.2, 0.36, 0.14), (x - 0.12, y, 0.1), knob, 0.035)
        shapes.box((0.2, 0.025, 0.005), (x - 0.12, y, 0.172), mark)
        level = random.integers(6, 11)
        for step in range(12):
            colour = (0.1, 1.0, 0.25) if step < 7 else (1.0, 0.5, 0.05) if step < 10 else (1.0, 0.05, 0.05)
            strength = 7.0 if step < level else 0.02
            shapes.box((0.07, 0.05, 0.012), (x + 0.22, -0.35 + 0.1 * step, 0.005), materials.lamp(colour, strength))
        colour = ((0.1, 0.5, 1.0), (1.0, 0.35, 0.05))[channel % 2]
        shapes.box((0.2, 0.12, 0.04), (x + 0.24, -0.75, 0.015), materials.lamp(colour, 5.0), 0.02)
        shapes.box((0.2, 0.12, 0.04), (x + 0.24, -1.1, 0.015), materials.lamp(colour, 0.15), 0.02)


def _knob(place, angle, body, ring, mark):
    profile = [(0.0, 0.24), (0.1, 0.24), (0.125, 0.225), (0.135, 0.1), (0.165, 0.07), (0.17, 0.0)]
    shapes.moved(shapes.turned("knob", profile, body, 40), (*place, 0.01))
    shapes.moved(shapes.turned("ring", [(0.172, 0.03), (0.19, 0.03), (0.19, 0.0)], ring, 40), (*place, 0.0))
    line = shapes.box((0.022, 0.11, 0.006), (0, 0, 0), mark)
    line.location = (place[0] + 0.07 * math.sin(angle), place[1] + 0.07 * math.cos(angle), 0.252)
    line.rotation_euler = (0, 0, -angle)


def _deck(x, black):
    """A player beside the mixer: the wheel, and its ring of light."""
    shapes.box((3.4, 3.8, 0.35), (x, 0.1, -0.175), black, 0.05)
    wheel = [(0.0, 0.16), (0.7, 0.16), (0.74, 0.14), (1.2, 0.13), (1.26, 0.1), (1.28, 0.0)]
    item = shapes.turned("wheel", wheel, materials.plain((0.05, 0.05, 0.055), 0.22, 1.0), 96)
    shapes.moved(item, (x, 0.3, 0.0))
    circle = [(x + 1.33 * math.cos(a), 0.3 + 1.33 * math.sin(a), 0.01) for a in np.linspace(0, 2 * math.pi, 90)[:-1]]
    shapes.tube(circle, 0.018, materials.lamp((0.1, 0.35, 1.0), 9.0), True)


PICTURES = {
    "nightclub-1": (dance_floor, Grade(exposure=0.6, glow=0.26, contrast=1.35, saturation=1.2, foot=0.6)),
    "nightclub-2": (mixer, Grade(exposure=0.8, glow=0.22, contrast=1.3, foot=0.6)),
    "nightclub-3": (mirror_ball, Grade(exposure=0.6, glow=0.3, contrast=1.3, foot=0.5)),
}
