"""What a lens does to linear light: defocus, glow, falling off to the corners."""

import numpy as np
from PIL import Image


def _convolve(image, kernels):
    """Each channel of `image` with its kernel, edges continued outwards."""
    reach = max(k.shape[0] // 2 for k in kernels)
    padded = np.pad(image, ((reach, reach), (reach, reach), (0, 0)), mode="edge")
    shape = padded.shape[:2]
    out = np.empty_like(image)
    for channel in range(image.shape[2]):
        kernel = kernels[min(channel, len(kernels) - 1)]
        half = kernel.shape[0] // 2
        spread = np.zeros(shape, np.float32)
        spread[: kernel.shape[0], : kernel.shape[1]] = kernel
        spread = np.roll(spread, (-half, -half), (0, 1))
        product = np.fft.rfft2(padded[..., channel]) * np.fft.rfft2(spread)
        full = np.fft.irfft2(product, shape)
        out[..., channel] = full[reach : reach + image.shape[0], reach : reach + image.shape[1]]
    return np.maximum(out, 0.0)


def _iris(radius, rim):
    """An open aperture seen as a blur disc: even, a little brighter towards the rim, soft by one pixel."""
    half = int(np.ceil(radius)) + 1
    y, x = np.mgrid[-half : half + 1, -half : half + 1]
    distance = np.hypot(x, y)
    kernel = np.clip(radius + 0.5 - distance, 0.0, 1.0)
    kernel *= 1.0 + rim * np.clip(distance / max(radius, 1e-3), 0.0, 1.0) ** 6
    return (kernel / kernel.sum()).astype(np.float32)


def defocus(image, radius, rim=0.5, fringe=0.015):
    """`image` out of focus by a blur disc of `radius` pixels; colours part slightly, as in a fast lens."""
    if radius < 0.6:
        return image
    if radius > 16.0:
        return _coarsely(image, 2, lambda small: defocus(small, radius / 2, rim, fringe))
    kernels = [_iris(radius * (1.0 + fringe * step), rim) for step in (1, 0, -1)]
    if image.shape[2] == 4:
        kernels.append(kernels[1])
    return _convolve(image, kernels)


def _resized(image, width, height, filter):
    planes = [Image.fromarray(image[..., c]).resize((width, height), filter) for c in range(image.shape[2])]
    return np.dstack([np.asarray(plane) for plane in planes])


def _coarsely(image, step, work):
    """Does `work` on the image reduced by `step`; for blurs much wider than a pixel nothing is lost."""
    height, width = image.shape[:2]
    small = _resized(image.astype(np.float32), width // step, height // step, Image.Resampling.BOX)
    return np.maximum(_resized(work(small), width, height, Image.Resampling.BICUBIC), 0.0)


def soften(image, sigma):
    """A Gaussian blur, in the frequency domain; wide ones on a coarser grid."""
    if sigma > 8.0:
        step = int(sigma / 4.0)
        return _coarsely(image, step, lambda small: soften(small, sigma / step))
    reach = int(3 * sigma) + 1
    padded = np.pad(image, ((reach, reach), (reach, reach), (0, 0)), mode="edge")
    rows = np.fft.fftfreq(padded.shape[0])[:, None]
    columns = np.fft.rfftfreq(padded.shape[1])[None, :]
    response = np.exp(-2.0 * (np.pi * sigma) ** 2 * (rows**2 + columns**2))
    out = np.empty_like(padded)
    for channel in range(image.shape[2]):
        out[..., channel] = np.fft.irfft2(np.fft.rfft2(padded[..., channel]) * response, padded.shape[:2])
    return np.maximum(out[reach:-reach, reach:-reach], 0.0).astype(np.float32)


def enlarge(image, width, height):
    """`image` at another size; in stops, so that bright edges do not ring."""
    stops = np.log2(np.maximum(image, 1e-6))
    return np.exp2(_resized(stops.astype(np.float32), width, height, Image.Resampling.LANCZOS))


def glow(image, strength):
    """Light scattered in the lens: a narrow, a wide and a very wide halo."""
    width = image.shape[1]
    out = image * (1.0 - strength)
    for share, sigma in ((0.5, 0.006), (0.3, 0.025), (0.2, 0.09)):
        out = out + strength * share * soften(image, sigma * width)
    return out


def vignette(image, strength):
    """Less light in the corners."""
    height, width = image.shape[:2]
    y = np.linspace(-1.0, 1.0, height)[:, None]
    x = np.linspace(-1.0, 1.0, width)[None, :] * 0.85
    return image * (1.0 - strength * np.clip((x**2 + y**2) / 1.6, 0.0, 1.0) ** 1.4)[..., None]
