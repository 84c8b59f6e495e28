"""The empty studio: an empty scene, the camera, the backdrop, and the exposure itself."""

import os
import tempfile

import bpy
import numpy as np
from mathutils import Matrix, Vector

from . import materials, optics


def clear():
    """An empty scene with a black world."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    world = bpy.data.worlds.new("world")
    scene.world = world
    ambient(0.0)
    return scene


def ambient(strength, colour=(1.0, 0.85, 0.7)):
    """Even light from everywhere; a little of it stands for walls out of the picture."""
    world = bpy.context.scene.world
    world.use_nodes = True
    background = world.node_tree.nodes["Background"]
    background.inputs["Color"].default_value = (*colour, 1.0)
    background.inputs["Strength"].default_value = strength


def camera(place, target, lens=50.0, fstop=2.0, focus=None):
    """A camera at `place` that looks at `target`, focused on `focus` (the target unless told)."""
    data = bpy.data.cameras.new("camera")
    data.lens = lens
    data.clip_start = 0.05
    data.dof.use_dof = True
    data.dof.aperture_fstop = fstop / 10.0
    item = bpy.data.objects.new("camera", data)
    bpy.context.collection.objects.link(item)
    item.location = place
    direction = Vector(target) - Vector(place)
    item.rotation_euler = direction.to_track_quat("-Z", "Y").to_euler()
    axis = direction.normalized()
    data.dof.focus_distance = (Vector(focus or target) - Vector(place)).dot(axis)
    bpy.context.scene.camera = item
    bpy.context.view_layer.update()
    return item


def backdrop(light, distance, strength=1.0, margin=1.0, shift=0.0):
    """Hangs the painted `light` behind the scene so that it fills the frame (times `margin`) at `distance`."""
    height, width = light.shape[:2]
    image = bpy.data.images.new("backdrop", width, height, float_buffer=True)
    image.colorspace_settings.name = "Linear Rec.709"
    pixels = np.ones((height, width, 4), np.float32)
    pixels[..., :3] = light[::-1] * strength
    image.pixels.foreach_set(pixels.ravel())
    eye = bpy.context.scene.camera
    tall = distance * eye.data.sensor_width / eye.data.lens * margin
    bpy.ops.mesh.primitive_plane_add(size=1.0)
    plane = bpy.context.object
    plane.name = "backdrop"
    plane.dimensions = (tall * width / height, tall, 0.0)
    plane.matrix_world = eye.matrix_world @ _offset(shift * tall, -distance) @ plane.matrix_basis
    plane.data.materials.append(materials.picture(image))
    plane.visible_shadow = False
    return plane


def _offset(up, away):
    return Matrix.Translation((0.0, up, away))


def expose(width, height, samples, bounces=10):
    """Renders the scene at two thirds of the size and enlarges it; returns linear light, top row first."""
    light = _render(width * 2 // 3, height * 2 // 3, samples, bounces)
    return optics.enlarge(light, width, height)


def _render(width, height, samples, bounces):
    scene = bpy.context.scene
    render, cycles = scene.render, scene.cycles
    render.engine = "CYCLES"
    render.threads_mode, render.threads = "FIXED", 2
    render.resolution_x, render.resolution_y, render.resolution_percentage = width, height, 100
    render.film_transparent = False
    cycles.samples, cycles.use_adaptive_sampling, cycles.adaptive_threshold = samples, True, 0.05
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
    cycles.max_bounces = cycles.transmission_bounces = bounces
    cycles.glossy_bounces, cycles.diffuse_bounces, cycles.transparent_max_bounces = 5, 3, 16
    cycles.sample_clamp_indirect, cycles.blur_glossy = 6.0, 0.6
    cycles.caustics_reflective = cycles.caustics_refractive = False
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "exposure.exr")
        render.filepath = path
        render.image_settings.file_format = "OPEN_EXR"
        render.image_settings.color_depth = "32"
        bpy.ops.render.render(write_still=True)
        image = bpy.data.images.load(path)
        pixels = np.empty(width * height * 4, np.float32)
        image.pixels.foreach_get(pixels)
    return pixels.reshape(height, width, 4)[::-1, :, :3].copy()
