"""Geometry by code: turned bodies, rounded boxes, planes, tubes."""

import math

import bmesh
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


def solid(name, build, place, material, smooth):
    """An object whose mesh `build` adds to an empty `bmesh`; without operators, which are slow in large scenes."""
    form = bmesh.new()
    build(form)
    data = bpy.data.meshes.new(name)
    form.to_mesh(data)
    form.free()
    if smooth:
        data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
    data.materials.append(material)
    item = bpy.data.objects.new(name, data)
    bpy.context.collection.objects.link(item)
    item.location = place
    return item


def box(size, place, material, bevel=0.0, turn=(0.0, 0.0, 0.0), segments=4):
    """A box with rounded edges; `turn` in degrees."""

    def build(form):
        bmesh.ops.create_cube(form, size=1.0)
        bmesh.ops.scale(form, vec=size, verts=form.verts)
        if bevel:
            bmesh.ops.bevel(form, geom=form.edges, offset=bevel, segments=segments, profile=0.5, affect="EDGES",
                            clamp_overlap=True)

    item = solid("box", build, place, material, bool(bevel))
    item.rotation_euler = [math.radians(t) for t in turn]
    return item


def ball(radius, place, material, scale=(1.0, 1.0, 1.0), detail=48):
    """A sphere, or an ellipsoid."""

    def build(form):
        bmesh.ops.create_uvsphere(form, u_segments=detail, v_segments=detail // 2, radius=radius)

    item = solid("ball", build, place, material, True)
    item.scale = scale
    return item


def cylinder(radius, depth, place, material, segments=96, bevel=0.0):
    """A disc or a drum about z, its edges rounded."""

    def build(form):
        bmesh.ops.create_cone(form, cap_ends=True, segments=segments, radius1=radius, radius2=radius, depth=depth)
        rims = [e for e in form.edges if abs(e.verts[0].co.z - e.verts[1].co.z) < 1e-6]
        if bevel:
            bmesh.ops.bevel(form, geom=rims, offset=bevel, segments=3, profile=0.5, affect="EDGES")

    return solid("cylinder", build, place, material, True)


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
