"""Geometry by code: turned bodies, rounded boxes, planes, tubes."""

import math

import bpy
import numpy as np


def mesh(name, vertices, faces, material=None, smooth=True):
    """An object of vertices and faces."""
    data = bpy.data.meshes.new(name)
    data.from_pydata([tuple(v) for v in vertices], [], faces)
    data.validate()
    if smooth:
        data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
    item = bpy.data.objects.new(name, data)
    bpy.context.collection.objects.link(item)
    if material:
        data.materials.append(material)
    return item


def curve(points, steps=8):
    """A smooth line through `points` (Catmull-Rom)."""
    points = np.array(points, float)
    ends = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    out = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:]):
        for t in np.linspace(0.0, 1.0, steps, endpoint=False):
            out.append(
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
            )
    return out + [points[-1]]


def turned(name, profile, material, segments=96):
    """A body of revolution about z from (radius, height) pairs; closed where the radius is 0."""
    vertices, faces, rings = [], [], []
    for radius, height in profile:
        if radius < 1e-5:
            rings.append([len(vertices)])
            vertices.append((0.0, 0.0, height))
            continue
        ring = []
        for step in range(segments):
            angle = 2.0 * math.pi * step / segments
            ring.append(len(vertices))
            vertices.append((radius * math.cos(angle), radius * math.sin(angle), height))
        rings.append(ring)
    for low, high in zip(rings, rings[1:]):
        for step in range(segments):
            after = (step + 1) % segments
            if len(low) == 1 and len(high) == 1:
                continue
            if len(low) == 1:
                faces.append((low[0], high[after], high[step]))
            elif len(high) == 1:
                faces.append((low[step], low[after], high[0]))
            else:
                faces.append((low[step], low[after], high[after], high[step]))
    return mesh(name, vertices, faces, material)


def box(size, place, material, bevel=0.0, turn=(0.0, 0.0, 0.0), segments=4):
    """A box with rounded edges; `turn` in degrees."""
    bpy.ops.mesh.primitive_cube_add(size=1.0, location=place)
    item = bpy.context.object
    item.scale = size
    bpy.ops.object.transform_apply(location=False, rotation=False, scale=True)
    item.rotation_euler = [math.radians(t) for t in turn]
    if bevel:
        modifier = item.modifiers.new("bevel", "BEVEL")
        modifier.width, modifier.segments = bevel, segments
        item.data.polygons.foreach_set("use_smooth", [True] * len(item.data.polygons))
    item.data.materials.append(material)
    return item


def ball(radius, place, material, scale=(1.0, 1.0, 1.0), detail=48):
    """A sphere, or an ellipsoid."""
    bpy.ops.mesh.primitive_uv_sphere_add(radius=radius, location=place, segments=detail, ring_count=detail // 2)
    item = bpy.context.object
    item.scale = scale
    bpy.ops.object.shade_smooth()
    item.data.materials.append(material)
    return item


def floor(material, size=200.0, height=0.0):
    """A level plane."""
    bpy.ops.mesh.primitive_plane_add(size=size, location=(0.0, 0.0, height))
    bpy.context.object.data.materials.append(material)
    return bpy.context.object


def tube(points, radius, material, closed=False):
    """A round tube along `points`."""
    data = bpy.data.curves.new("tube", "CURVE")
    data.dimensions, data.bevel_depth, data.bevel_resolution = "3D", radius, 6
    line = data.splines.new("POLY")
    line.points.add(len(points) - 1)
    for point, place in zip(line.points, points):
        point.co = (*place, 1.0)
    line.use_cyclic_u = closed
    data.use_fill_caps = True
    item = bpy.data.objects.new("tube", data)
    bpy.context.collection.objects.link(item)
    data.materials.append(material)
    return item


def moved(item, place, turn=(0.0, 0.0, 0.0), scale=1.0):
    """Puts `item` somewhere; returns it."""
    item.location = place
    item.rotation_euler = [math.radians(t) for t in turn]
    item.scale = (scale, scale, scale)
    return item


def bulged(item, strength, size, seed=0):
    """Makes the surface of `item` uneven, as ice, dough or rock."""
    texture = bpy.data.textures.new("bulge", "CLOUDS")
    texture.noise_scale = size
    subdivision = item.modifiers.new("fine", "SUBSURF")
    subdivision.subdivision_type, subdivision.levels, subdivision.render_levels = "SIMPLE", 4, 4
    modifier = item.modifiers.new("bulge", "DISPLACE")
    modifier.texture, modifier.strength, modifier.mid_level = texture, strength, 0.5
    modifier.texture_coords = "GLOBAL"
    return item
