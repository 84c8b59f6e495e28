"""Painting with light: what lies far out of focus, or is only light and silhouette, is painted, not modelled.

Coordinates: x from -0.5 to 0.5 over the width, y upwards in the same unit, 0 in the middle.
"""

import numpy as np
from PIL import Image, ImageDraw

from . import optics

SMOOTHING = 2


class Painting:
    """Linear light of one picture, painted from the back to the front."""

    def __init__(self, width, height, seed=1):
        self.width, self.height = width, height
        self.light = np.zeros((height, width, 3), np.float32)
        self.random = np.random.default_rng(seed)
        rows = (height / 2 - 0.5 - np.arange(height)) / width
        columns = (np.arange(width) + 0.5) / width - 0.5
        self.x, self.y = np.meshgrid(columns.astype(np.float32), rows.astype(np.float32))
        self.top = height / width / 2

    def gradient(self, stops):
        """Fills with colours by height: `stops` are (y, colour), upwards."""
        heights = [stop[0] for stop in stops]
        for channel in range(3):
            values = [stop[1][channel] for stop in stops]
            self.light[..., channel] = np.interp(self.y, heights, values)

    def add(self, mask, colour):
        """Adds light where `mask` is."""
        self.light += mask[..., None] * np.array(colour, np.float32)

    def halo(self, x, y, radius, colour, power=2.0):
        """A soft round light."""
        distance = np.hypot(self.x - x, self.y - y) / radius
        self.add(1.0 / (1.0 + distance**2) ** power, colour)

    def mask(self, draw):
        """Coverage of what `draw(pen)` draws with a `Pen`."""
        size = (self.width * SMOOTHING, self.height * SMOOTHING)
        image = Image.new("L", size, 0)
        draw(Pen(ImageDraw.Draw(image), self))
        image = image.resize((self.width, self.height), Image.Resampling.BOX)
        return np.asarray(image, np.float32) / 255.0

    def cover(self, mask, colour, blur=0.0):
        """Puts something opaque in front, out of focus by `blur` (of the width). `colour` may vary by pixel."""
        colour = np.broadcast_to(np.asarray(colour, np.float32), self.light.shape)
        layer = np.dstack([colour * mask[..., None], mask])
        layer = optics.defocus(layer, blur * self.width, rim=0.0)
        self.light = self.light * (1.0 - np.clip(layer[..., 3:], 0.0, 1.0)) + layer[..., :3]

    def points(self, places, blur, rim=0.6):
        """Lamps out of focus: `places` are (x, y, radius, colour); adds their blur discs."""
        layer = np.zeros_like(self.light)
        for x, y, radius, colour in places:
            column = int((x + 0.5) * self.width)
            row = int(self.height / 2 - y * self.width)
            reach = int(radius * self.width) + 2
            rows = slice(max(0, row - reach), max(0, row + reach))
            columns = slice(max(0, column - reach), max(0, column + reach))
            distance = np.hypot(self.x[rows, columns] - x, self.y[rows, columns] - y) * self.width
            spot = np.clip(radius * self.width + 0.5 - distance, 0.0, 1.0)
            layer[rows, columns] += spot[..., None] * np.array(colour, np.float32)
        self.light += optics.defocus(layer, blur * self.width, rim=rim)

    def blur(self, radius):
        """Everything painted so far goes out of focus."""
        self.light = optics.defocus(self.light, radius * self.width)

    def clouds(self, scale, octaves=4, stretch=1.0):
        """Soft noise from 0 to 1: haze, smoke, uneven walls. `scale` is the largest detail, of the width."""
        total, weight = np.zeros((self.height, self.width), np.float32), 0.0
        for octave in range(octaves):
            cells = 2**octave / scale
            size = (max(2, int(cells * stretch) + 2), max(2, int(cells * self.height / self.width) + 2))
            grid = self.random.random((size[1], size[0])).astype(np.float32)
            layer = Image.fromarray(grid).resize((self.width, self.height), Image.Resampling.BICUBIC)
            total += np.asarray(layer) * 0.55**octave
            weight += 0.55**octave
        return np.clip(total / weight, 0.0, 1.0)

    def beam(self, origin, angle, spread, colour, length=1.5, haze=None, start=0.006):
        """A beam of light in haze from `origin`, `angle` in radians (0 is downwards), widening by `spread`
        from the half width `start`."""
        dx, dy = self.x - origin[0], self.y - origin[1]
        along = dx * np.sin(angle) - dy * np.cos(angle)
        across = dx * np.cos(angle) + dy * np.sin(angle)
        half = start + np.maximum(along, 0.0) * spread
        profile = np.exp(-((across / half) ** 2) * 1.2) + 0.25 * np.exp(-((across / half / 2.2) ** 2))
        fade = np.exp(-np.maximum(along, 0.0) / length) * 0.02 / (half + 0.014)
        strength = profile * fade * np.clip(along / 0.01, 0.0, 1.0)
        self.add(strength if haze is None else strength * haze, colour)


class Pen:
    """Draws shapes of a painting's coordinates into a mask."""

    def __init__(self, draw, painting):
        self.draw, self.painting = draw, painting

    def _place(self, point):
        x = (point[0] + 0.5) * self.painting.width * SMOOTHING
        return (x, (self.painting.height / 2 - point[1] * self.painting.width) * SMOOTHING)

    def polygon(self, points):
        self.draw.polygon([self._place(p) for p in points], fill=255)

    def ellipse(self, x, y, rx, ry):
        self.draw.ellipse([self._place((x - rx, y + ry)), self._place((x + rx, y - ry))], fill=255)

    def box(self, left, bottom, right, top, radius=0.0):
        corners = [self._place((left, top)), self._place((right, bottom))]
        self.draw.rounded_rectangle(corners, radius * self.painting.width * SMOOTHING, fill=255)

    def limb(self, points, widths):
        """A chain of capsules through `points`, `widths` across at each."""
        unit = self.painting.width * SMOOTHING
        for start, end, w0, w1 in zip(points, points[1:], widths, widths[1:]):
            (ax, ay), (bx, by) = self._place(start), self._place(end)
            length = max(np.hypot(bx - ax, by - ay), 1e-6)
            nx, ny = -(by - ay) / length * unit / 2, (bx - ax) / length * unit / 2
            quad = [(ax + nx * w0, ay + ny * w0), (bx + nx * w1, by + ny * w1)]
            quad += [(bx - nx * w1, by - ny * w1), (ax - nx * w0, ay - ny * w0)]
            self.draw.polygon(quad, fill=255)
        for point, w in zip(points, widths):
            self.ellipse(point[0], point[1], w / 2, w / 2)
