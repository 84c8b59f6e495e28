"""From linear light to a picture: exposure, colour, AgX tone curve, calm foot, grain."""

from dataclasses import dataclass

import numpy as np

from . import optics

# AgX as in Blender, its curve approximated by a polynomial of degree six.
INSET = np.array(
    [[0.842479, 0.078434, 0.079224], [0.042328, 0.878469, 0.079166], [0.042376, 0.078434, 0.879143]]
)
OUTSET = np.linalg.inv(INSET)
DARKEST, BRIGHTEST = -12.47393, 4.026069
CURVE = (15.5, -40.14, 31.96, -6.868, 0.4298, 0.1191, -0.00232)


@dataclass(frozen=True)
class Grade:
    """How one picture is developed."""

    exposure: float = 0.0
    """In stops."""
    contrast: float = 1.25
    saturation: float = 1.25
    tint: tuple = (1.0, 1.0, 1.0)
    """Multiplies the light: white balance."""
    shadows: tuple = (0.0, 0.0, 0.0)
    """Added to the dark tones of the display picture."""
    glow: float = 0.12
    vignette: float = 0.45
    foot: float = 0.55
    """How much darker the bottom of the picture gets, where text will stand."""
    grain: float = 0.012


def _tone(light, grade):
    light = np.maximum(light @ INSET.T.astype(np.float32), 1e-10)
    stops = (np.clip(np.log2(light), DARKEST, BRIGHTEST) - DARKEST) / (BRIGHTEST - DARKEST)
    shown = np.clip(np.polyval(CURVE, stops), 0.0, 1.0)
    shown = shown**grade.contrast
    grey = shown @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    shown = grey[..., None] + grade.saturation * (shown - grey[..., None])
    return np.clip(shown @ OUTSET.T.astype(np.float32), 0.0, 1.0)


def _foot(light, strength):
    height = light.shape[0]
    y = np.linspace(0.0, 1.0, height)
    ramp = np.clip((y - 0.58) / 0.42, 0.0, 1.0)
    ramp = ramp * ramp * (3.0 - 2.0 * ramp)
    return light * (1.0 - strength * ramp)[:, None, None]


def _grain(shown, amount, seed):
    """Film grain: luminance mostly, strongest in the middle tones, a little larger than a pixel."""
    random = np.random.default_rng(seed)
    height, width = shown.shape[:2]
    noise = random.normal(size=(height, width, 1)).astype(np.float32)
    noise = noise + 0.35 * random.normal(size=(height, width, 3)).astype(np.float32)
    noise = (noise + np.roll(noise, 1, 0) + np.roll(noise, 1, 1)) / 1.7
    grey = shown.mean(axis=2, keepdims=True)
    amount = amount * min(1.0, width / 1080.0)
    return shown + amount * noise * (0.35 + 1.6 * np.sqrt(grey) * (1.0 - grey))


def develop(light, grade, seed=1):
    """Eight-bit picture of the linear `light`."""
    light = light[..., :3].astype(np.float32) * np.array(grade.tint, np.float32) * 2.0**grade.exposure
    light = optics.glow(light, grade.glow)
    light = optics.vignette(light, grade.vignette)
    light = _foot(light, grade.foot)
    shown = _tone(light, grade)
    shown = shown + np.array(grade.shadows, np.float32) * (1.0 - shown) ** 4
    shown = _grain(shown, grade.grain, seed)
    return (np.clip(shown, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)
