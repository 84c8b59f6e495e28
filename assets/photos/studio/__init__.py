"""A small photo studio: scenes for Blender's Cycles, painted backdrops, and the development of the picture.

One unit of length is ten centimetres; light is linear; only `develop` makes display values of it.
"""
