"""Painted backgrounds out of focus."""

import numpy as np

from .paint import Painting

WARM = (1.0, 0.55, 0.2)
AMBER = (1.0, 0.42, 0.1)
CREAM = (1.0, 0.68, 0.36)
ROSE = (1.0, 0.3, 0.25)
BLUE = (0.25, 0.45, 1.0)


def evening(width=720, height=1080, seed=1, lamps=38, blur=0.05, base=(0.06, 0.028, 0.012), colours=None, low=-0.2,
            power=110.0):
    """A room in the evening: warm dark walls, lamps as blur discs, brighter behind the subject."""
    painting = Painting(width, height, seed)
    random = painting.random
    painting.gradient([(-0.75, (0.002, 0.001, 0.0005)), (-0.2, tuple(0.5 * c for c in base)), (0.2, base),
                       (0.75, tuple(0.25 * c for c in base))])
    painting.halo(0.0, 0.1, 0.35, tuple(1.3 * c for c in base))
    painting.light *= (0.6 + 0.8 * painting.clouds(0.5))[..., None]
    palette = colours or [WARM, WARM, AMBER, CREAM, CREAM, ROSE]
    for depth, share in ((0.45, 0.35), (0.75, 0.35), (1.0, 0.3)):
        places = []
        for _ in range(int(lamps * share)):
            colour = np.array(palette[random.integers(len(palette))])
            x, y = random.uniform(-0.55, 0.55), low + (0.75 - low) * random.random() ** 0.9
            strength = power * random.uniform(0.25, 1.0) * depth
            places.append((x, y, random.uniform(0.004, 0.0075) * depth, colour * strength))
        painting.points(places, blur * depth)
    return painting


def shelves(width=720, height=1080, seed=1):
    """The bottles behind a bar, lit from behind, out of focus."""
    painting = Painting(width, height, seed)
    random = painting.random
    painting.gradient([(-0.75, (0.002, 0.001, 0.001)), (-0.25, (0.03, 0.012, 0.005)), (0.2, (0.07, 0.03, 0.012)),
                       (0.75, (0.02, 0.008, 0.004))])
    for shelf in (-0.16, 0.10, 0.36, 0.62):
        light = np.exp(-np.maximum(painting.y - shelf, 0.0) / 0.10) * (painting.y > shelf)
        painting.add(light * (0.75 + 0.5 * painting.clouds(0.3)), (0.85, 0.36, 0.11))
        x = -0.55
        while x < 0.55:
            wide, tall = random.uniform(0.045, 0.07), random.uniform(0.13, 0.20)
            tint = ((0.9, 0.35, 0.05), (0.25, 0.5, 0.12), (0.8, 0.7, 0.5), (0.6, 0.06, 0.04), (0.05, 0.03, 0.02))
            _bottle(painting, x, shelf, wide, tall, np.array(tint[random.integers(5)]))
            x += wide + random.uniform(0.008, 0.05)
        painting.cover(painting.mask(lambda pen, s=shelf: pen.box(-0.6, s - 0.014, 0.6, s)), (0.01, 0.005, 0.003))
    painting.blur(0.016)
    places = [(random.uniform(-0.5, 0.5), random.choice([-0.16, 0.1, 0.36]) + random.uniform(0.0, 0.2), 0.004,
               np.array((1.0, 0.6, 0.3)) * random.uniform(6.0, 26.0)) for _ in range(34)]
    painting.points(places, 0.024)
    return painting


def _bottle(painting, x, y, wide, tall, tint):
    def draw(pen):
        pen.box(x, y, x + wide, y + tall * 0.62, wide * 0.15)
        pen.polygon([(x, y + tall * 0.58), (x + wide * 0.34, y + tall * 0.76), (x + wide * 0.66, y + tall * 0.76),
                     (x + wide, y + tall * 0.58)])
        pen.box(x + wide * 0.34, y + tall * 0.7, x + wide * 0.66, y + tall)

    mask = painting.mask(draw)
    side = np.clip(np.abs(painting.x - x - wide / 2) / (wide / 2), 0.0, 1.0)
    through = painting.light * tint * (1.0 - 0.85 * side**4)[..., None] * 1.1
    painting.cover(mask, through)
    label = painting.mask(lambda pen: pen.box(x + wide * 0.08, y + tall * 0.15, x + wide * 0.92, y + tall * 0.42))
    painting.cover(label * (painting.random.random() < 0.6), np.array((0.10, 0.07, 0.04)) * (1.2 - side)[..., None])
