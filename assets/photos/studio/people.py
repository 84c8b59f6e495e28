"""People against the light: silhouettes, drawn from a few limbs, never faces."""

import numpy as np

from . import optics


def head(pen, x, y, size, random):
    """Head and hair; `size` is the radius of the head."""
    pen.ellipse(x, y, 0.82 * size, 1.05 * size)
    hair = random.integers(6)
    if hair == 0:
        pen.ellipse(x, y + 0.2 * size, 0.9 * size, 0.95 * size)
        pen.ellipse(x + 0.1 * size, y + 1.15 * size, 0.42 * size, 0.36 * size)
    elif hair == 1:
        pen.limb([(x, y + 0.2 * size), (x, y - 0.6 * size), (x, y - 2.0 * size)], [1.9 * size, 2.1 * size, 1.7 * size])
    elif hair == 2:
        pen.ellipse(x, y + 0.25 * size, 1.0 * size, 0.98 * size)
    else:
        pen.ellipse(x + 0.06 * size, y + 0.22 * size, 0.88 * size, 0.93 * size)


def hand(pen, x, y, size, lean, random):
    """An open hand or a fist at the end of an arm."""
    pen.ellipse(x, y, 0.4 * size, 0.5 * size)
    if random.random() < 0.45:
        return
    for finger in range(4):
        angle = lean + (finger - 1.5) * 0.2
        reach = size * (1.25 if finger in (1, 2) else 1.05)
        tip = (x + reach * np.sin(angle), y + reach * np.cos(angle))
        pen.limb([(x + 0.3 * size * (finger - 1.5) * 0.6, y + 0.2 * size), tip], [0.24 * size, 0.17 * size])
    side = 1.0 if random.random() < 0.5 else -1.0
    pen.limb([(x, y), (x + side * 0.75 * size, y + 0.45 * size)], [0.26 * size, 0.18 * size])


def arm_up(pen, x, y, size, side, random):
    """A raised arm; returns where the hand is."""
    shoulder = (x + side * 1.75 * size, y - 2.5 * size)
    elbow = (x + side * random.uniform(2.2, 3.1) * size, y + random.uniform(-0.9, 0.9) * size)
    wrist = (x + side * random.uniform(1.2, 3.2) * size, y + random.uniform(2.2, 4.4) * size)
    pen.limb([shoulder, elbow, wrist], [1.05 * size, 0.8 * size, 0.5 * size])
    lean = np.arctan2(wrist[0] - elbow[0], wrist[1] - elbow[1])
    palm = (wrist[0] + 0.4 * size * np.sin(lean), wrist[1] + 0.4 * size * np.cos(lean))
    hand(pen, palm[0], palm[1], size * 0.85, lean, random)
    return palm


def standing(pen, x, y, size, random, raised=0.5):
    """Somebody seen from behind, down to the hips; each arm raised with chance `raised`."""
    head(pen, x, y, size, random)
    width = random.uniform(1.6, 2.0) * size
    pen.limb([(x, y - 0.4 * size), (x, y - 2.2 * size)], [1.0 * size, 1.2 * size])
    slope = [(0.42, -1.2), (0.62, -1.5), (1.1, -1.72), (1.0 * width / size, -2.02)]
    pen.polygon([(x - dx * size, y + dy * size) for dx, dy in slope]
                + [(x + dx * size, y + dy * size) for dx, dy in reversed(slope)])
    for side in (-1.0, 1.0):
        pen.ellipse(x + side * width, y - 2.5 * size, 0.55 * size, 0.55 * size)
    pen.polygon([(x - width, y - 2.0 * size), (x + width, y - 2.0 * size), (x + width * 0.95, y - 6 * size),
                 (x + width * 1.05, y - 45 * size), (x - width * 1.05, y - 45 * size),
                 (x - width * 0.95, y - 6 * size)])
    for side in (-1.0, 1.0):
        if random.random() < raised:
            arm_up(pen, x, y, size, side, random)
        else:
            elbow = (x + side * (width + 0.75 * size), y - 5.2 * size)
            pen.limb([(x + side * width, y - 2.5 * size), elbow, (elbow[0] - side * 0.3 * size, y - 8.5 * size)],
                     [1.1 * size, 0.9 * size, 0.7 * size])


def crowd(painting, y, size, spacing, raised=0.5, blur=0.0, dark=(0.004, 0.003, 0.005), rim=0.35, scatter=0.6):
    """A row of people in front of what is painted, close below the shoulders; the light behind catches their edges."""
    random = painting.random

    def draw(pen):
        x = -0.55 + random.uniform(0.0, spacing)
        while x < 0.58:
            own = size * random.uniform(0.88, 1.12)
            standing(pen, x, y + random.uniform(-1.0, 1.0) * size * scatter, own, random, raised)
            x += spacing * random.uniform(0.75, 1.3)
        pen.box(-0.6, -1.5, 0.6, y - 4.5 * size)

    cover_lit(painting, painting.mask(draw), size, blur, dark, rim)


def cover_lit(painting, mask, size, blur=0.0, dark=(0.004, 0.003, 0.005), rim=0.35):
    """Puts a dark shape in front, its edges lit by what is behind it."""
    around = optics.soften(painting.light, max(1.5, size * 0.9 * painting.width))
    inside = optics.soften(mask[..., None], max(1.0, size * 0.10 * painting.width))
    wide = optics.soften(mask[..., None], max(1.0, size * 0.5 * painting.width))
    edge = np.clip(1.0 - inside, 0.0, 1.0) ** 1.5 * rim * 2.0 + np.clip(1.0 - wide, 0.0, 1.0) ** 2 * rim * 0.3
    painting.cover(mask, np.array(dark, np.float32) + edge * around, blur)
