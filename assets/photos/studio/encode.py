"""Encodes developed pictures: `python -m studio.encode [--from FOLDER]`, from the folder assets/photos.

Writes NAME-WIDTH.avif and NAME-WIDTH.webp next to this package, and photos.json. Fails when all of them together
are larger than the budget. `--check` writes nothing: it tells what is missing, of a wrong size or not in photos.json.
"""

import argparse
import itertools
import json
import pathlib
import sys

import numpy as np
import pillow_avif  # noqa: F401  (registers AVIF with Pillow)
from PIL import Image

from .catalogue import CATALOGUE

HERE = pathlib.Path(__file__).resolve().parent.parent
WIDTHS = (360, 720, 1080)
BUDGET = 4_000_000
WEBP = {360: 70, 720: 66, 1080: 62}
AVIF = {360: 58, 720: 54, 1080: 50}


def encode(name, source):
    """All files of one picture."""
    picture = Image.open(source / f"{name}.png").convert("RGB")
    for width in WIDTHS:
        height = width * picture.height // picture.width
        small = picture if width == picture.width else picture.resize((width, height), Image.Resampling.LANCZOS)
        small.save(HERE / f"{name}-{width}.webp", quality=WEBP[width], method=6)
        small.save(HERE / f"{name}-{width}.avif", quality=AVIF[width], speed=4)


def entry(name):
    """What the catalogue and the files say of one picture."""
    french, english, focus = CATALOGUE[name]
    with Image.open(HERE / f"{name}-{WIDTHS[0]}.webp") as small:
        colour = np.asarray(small.convert("RGB"), np.float32).reshape(-1, 3).mean(axis=0)
    sizes = [{"width": width, "height": width * 3 // 2} for width in WIDTHS]
    return {
        "name": name,
        "alt": {"fr": french, "en": english},
        "averageColor": "#%02x%02x%02x" % tuple(int(c + 0.5) for c in colour),
        "focalPoint": {"x": focus[0], "y": focus[1]},
        "sizes": sizes,
        "formats": ["avif", "webp"],
    }


def complete(name):
    """Whether every file of a picture is there."""
    return all((HERE / f"{name}-{width}.{kind}").exists() for width in WIDTHS for kind in ("avif", "webp"))


def listing():
    """The text of photos.json: every complete picture, in the catalogue's order."""
    return json.dumps([entry(name) for name in CATALOGUE if complete(name)], ensure_ascii=False, indent=2) + "\n"


def faults():
    """What is wrong with the files as they are."""
    for name in CATALOGUE:
        for width, kind in itertools.product(WIDTHS, ("avif", "webp")):
            file = HERE / f"{name}-{width}.{kind}"
            if not file.exists():
                yield f"{file.name} is missing"
                continue
            with Image.open(file) as picture:
                if picture.size != (width, width * 3 // 2):
                    yield f"{file.name} measures {picture.width} by {picture.height}"
    known = {f"{name}-{width}" for name in CATALOGUE for width in WIDTHS}
    yield from (f"{file.name} is in no catalogue" for file in _files() if file.stem not in known)
    if (HERE / "photos.json").read_text("utf-8") != listing():
        yield "photos.json does not tell what is there"


def _files():
    return sorted(file for kind in ("avif", "webp") for file in HERE.glob(f"*.{kind}"))


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("names", nargs="*", help="pictures; all that FOLDER holds unless told")
    arguments.add_argument("--from", dest="source", default="/tmp/photos/final", type=pathlib.Path)
    arguments.add_argument("--check", action="store_true", help="encode nothing, only check what is there")
    options = arguments.parse_args()
    if not options.check:
        for name in options.names or [name for name in CATALOGUE if (options.source / f"{name}.png").exists()]:
            encode(name, options.source)
        (HERE / "photos.json").write_text(listing(), "utf-8")
    total = sum(file.stat().st_size for file in _files())
    print(f"{total / 1e6:.2f} MB of {BUDGET / 1e6:.2f} MB")
    wrong = list(faults()) if options.check else []
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 0 if total <= BUDGET and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
