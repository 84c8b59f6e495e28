"""Renders pictures: `python -m studio.render [--draft] [--out FOLDER] NAME...` from the folder assets/photos.

Keeps the linear light of every picture as FOLDER/NAME.npy, so that `--develop` can grade it anew without rendering.
"""

import argparse
import importlib
import pathlib
import time
import zlib

import numpy as np
from PIL import Image

from . import optics
from .develop import develop

FAMILIES = ("bar", "restaurant", "nightclub", "activity", "culture", "sport", "event")
FINAL, DRAFT = (1080, 1620, 20), (360, 540, 12)


def scenes():
    """All pictures: name -> (scene, grade)."""
    modules = [importlib.import_module(f"{__package__}.scenes.{family}") for family in FAMILIES]
    return {name: picture for module in modules for name, picture in module.PICTURES.items()}


def _size(options):
    width, height, samples = DRAFT if options.draft else FINAL
    if options.width:
        width, height = options.width, options.width * 3 // 2
    return width, height, options.samples or samples


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("names", nargs="*", help="pictures; all unless told")
    arguments.add_argument("--draft", action="store_true", help="small and coarse")
    arguments.add_argument("--develop", action="store_true", help="grade what was rendered before")
    arguments.add_argument("--samples", type=int, help="of every pixel of a modelled scene")
    arguments.add_argument("--width", type=int, help="of the picture; the height is half as much again")
    arguments.add_argument("--out", default="/tmp/photos/final", type=pathlib.Path)
    options = arguments.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pictures = scenes()
    for name in options.names or pictures:
        started = time.monotonic()
        scene, grade = pictures[name]
        negative = options.out / f"{name}.npy"
        if not options.develop:
            np.save(negative, scene(*_size(options)).astype(np.float16))
        light = np.load(negative)
        if not options.draft:
            light = optics.enlarge(light, *FINAL[:2])
        picture = develop(light, grade, seed=zlib.crc32(name.encode()))
        Image.fromarray(picture).save(options.out / f"{name}.png")
        print(f"{name}: {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
