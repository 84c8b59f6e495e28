"""Lamps of the studio."""

import bpy
from mathutils import Vector


def area(place, target, size, power, colour=(1.0, 0.78, 0.55), seen=False):
    """A soft box at `place` towards `target`; `size` is (width, height)."""
    data = bpy.data.lights.new("area", "AREA")
    data.shape, data.size, data.size_y = "RECTANGLE", size[0], size[1]
    data.energy, data.color = power, colour
    return _hang(data, place, target, seen)


def spot(place, target, power, degrees=40.0, blend=0.5, colour=(1.0, 0.8, 0.6), radius=0.3):
    """A spotlight."""
    data = bpy.data.lights.new("spot", "SPOT")
    data.energy, data.color, data.shadow_soft_size = power, colour, radius
    data.spot_size, data.spot_blend = degrees * 3.14159 / 180.0, blend
    return _hang(data, place, target, False)


def bulb(place, power, colour=(1.0, 0.7, 0.4), radius=0.2):
    """A small round lamp, itself not seen."""
    data = bpy.data.lights.new("bulb", "POINT")
    data.energy, data.color, data.shadow_soft_size = power, colour, radius
    return _hang(data, place, None, False)


def _hang(data, place, target, seen):
    item = bpy.data.objects.new(data.name, data)
    bpy.context.collection.objects.link(item)
    item.location = place
    if target is not None:
        item.rotation_euler = (Vector(target) - Vector(place)).to_track_quat("-Z", "Y").to_euler()
    item.visible_camera = seen
    return item


def sun(direction, strength, colour, angle=0.02):
    """The sun, shining along `direction`."""
    data = bpy.data.lights.new("sun", "SUN")
    data.energy, data.color, data.angle = strength, colour, angle
    item = bpy.data.objects.new("sun", data)
    bpy.context.collection.objects.link(item)
    item.rotation_euler = Vector(direction).to_track_quat("-Z", "Y").to_euler()
    return item
