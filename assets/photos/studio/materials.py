"""Procedural materials; no picture files."""

import bpy


def _new(name):
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    nodes = material.node_tree.nodes
    nodes.clear()
    output = nodes.new("ShaderNodeOutputMaterial")
    return material, nodes, material.node_tree.links, output


def _rgba(colour):
    return (*colour, 1.0)


def picture(image):
    """Shines as painted."""
    material, nodes, links, output = _new("picture")
    texture = nodes.new("ShaderNodeTexImage")
    texture.image, texture.extension = image, "EXTEND"
    emission = nodes.new("ShaderNodeEmission")
    links.new(texture.outputs["Color"], emission.inputs["Color"])
    links.new(emission.outputs[0], output.inputs["Surface"])
    material.cycles.emission_sampling = "NONE"
    return material


def lamp(colour, strength):
    """A surface that shines."""
    material, nodes, links, output = _new("lamp")
    emission = nodes.new("ShaderNodeEmission")
    emission.inputs["Color"].default_value = _rgba(colour)
    emission.inputs["Strength"].default_value = strength
    links.new(emission.outputs[0], output.inputs["Surface"])
    return material


def _let_light_through(nodes, links, output, shader, tint):
    """Shadow rays pass, tinted: what stands behind glass is lit without tracing caustics."""
    path = nodes.new("ShaderNodeLightPath")
    clear = nodes.new("ShaderNodeBsdfTransparent")
    clear.inputs["Color"].default_value = _rgba(tint)
    mix = nodes.new("ShaderNodeMixShader")
    either = nodes.new("ShaderNodeMath")
    either.operation = "MAXIMUM"
    links.new(path.outputs["Is Shadow Ray"], either.inputs[0])
    links.new(path.outputs["Is Diffuse Ray"], either.inputs[1])
    links.new(either.outputs[0], mix.inputs["Fac"])
    links.new(shader, mix.inputs[1])
    links.new(clear.outputs[0], mix.inputs[2])
    links.new(mix.outputs[0], output.inputs["Surface"])


def glass(tint=(1.0, 1.0, 1.0), roughness=0.0, ior=1.5, bump=0.0, scale=3.0, shadow=None):
    """Clear glass or, with `bump`, ice."""
    material, nodes, links, output = _new("glass")
    shader = nodes.new("ShaderNodeBsdfGlass")
    shader.inputs["Color"].default_value = _rgba(tint)
    shader.inputs["Roughness"].default_value = roughness
    shader.inputs["IOR"].default_value = ior
    if bump:
        _bump(nodes, links, shader, bump, scale)
    _let_light_through(nodes, links, output, shader.outputs[0], shadow or tuple(0.93 * c for c in tint))
    return material


def liquid(colour, ior=1.34, shadow=None):
    """A clear liquid that tints what shines through it, at each surface."""
    return glass(colour, 0.0, ior, shadow=shadow)


def _bump(nodes, links, shader, strength, scale, detail=3.0):
    coordinates = nodes.new("ShaderNodeTexCoord")
    noise = nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = scale
    noise.inputs["Detail"].default_value = detail
    bump = nodes.new("ShaderNodeBump")
    bump.inputs["Strength"].default_value = strength
    bump.inputs["Distance"].default_value = 0.1
    links.new(coordinates.outputs["Object"], noise.inputs["Vector"])
    links.new(noise.outputs["Fac"], bump.inputs["Height"])
    links.new(bump.outputs[0], shader.inputs["Normal"])
    return noise


def plain(colour, roughness=0.5, metal=0.0, bump=0.0, scale=5.0, coat=0.0, sheen=0.0, subsurface=0.0):
    """One colour: paint, metal, ceramic, cloth."""
    material, nodes, links, output = _new("plain")
    shader = nodes.new("ShaderNodeBsdfPrincipled")
    shader.inputs["Base Color"].default_value = _rgba(colour)
    shader.inputs["Roughness"].default_value = roughness
    shader.inputs["Metallic"].default_value = metal
    shader.inputs["Coat Weight"].default_value = coat
    shader.inputs["Coat Roughness"].default_value = 0.08
    shader.inputs["Sheen Weight"].default_value = sheen
    if subsurface:
        shader.inputs["Subsurface Weight"].default_value = subsurface
        shader.inputs["Subsurface Radius"].default_value = (0.3, 0.15, 0.08)
    if bump:
        _bump(nodes, links, shader, bump, scale)
    links.new(shader.outputs[0], output.inputs["Surface"])
    return material


def mottled(dark, light, scale=4.0, roughness=(0.2, 0.5), stretch=(1.0, 1.0, 1.0), bump=0.1, coat=0.0, detail=3.0):
    """Two colours in noise, stretched to a grain: wood, stone, plaster, crust."""
    material, nodes, links, output = _new("mottled")
    coordinates = nodes.new("ShaderNodeTexCoord")
    mapping = nodes.new("ShaderNodeMapping")
    mapping.inputs["Scale"].default_value = stretch
    noise = nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = scale
    noise.inputs["Detail"].default_value = detail
    noise.inputs["Distortion"].default_value = 0.6
    ramp = nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.elements[0].color, ramp.color_ramp.elements[0].position = _rgba(dark), 0.3
    ramp.color_ramp.elements[1].color, ramp.color_ramp.elements[1].position = _rgba(light), 0.7
    gloss = nodes.new("ShaderNodeMapRange")
    gloss.inputs["To Min"].default_value, gloss.inputs["To Max"].default_value = roughness
    shader = nodes.new("ShaderNodeBsdfPrincipled")
    shader.inputs["Coat Weight"].default_value = coat
    shader.inputs["Coat Roughness"].default_value = 0.05
    relief = nodes.new("ShaderNodeBump")
    relief.inputs["Strength"].default_value = bump
    relief.inputs["Distance"].default_value = 0.05
    links.new(coordinates.outputs["Object"], mapping.inputs["Vector"])
    links.new(mapping.outputs[0], noise.inputs["Vector"])
    links.new(noise.outputs["Fac"], ramp.inputs["Fac"])
    links.new(noise.outputs["Fac"], gloss.inputs["Value"])
    links.new(noise.outputs["Fac"], relief.inputs["Height"])
    links.new(ramp.outputs["Color"], shader.inputs["Base Color"])
    links.new(gloss.outputs[0], shader.inputs["Roughness"])
    links.new(relief.outputs[0], shader.inputs["Normal"])
    links.new(shader.outputs[0], output.inputs["Surface"])
    return material


def walnut(scale=1.2, coat=0.6):
    """Dark varnished wood, grain along x."""
    return mottled((0.018, 0.008, 0.004), (0.085, 0.036, 0.014), scale, (0.18, 0.4), (0.25, 3.0, 3.0), 0.15, coat)


def citrus(rind, flesh, parts=10):
    """A slice of a fruit that lies in its own xy plane with radius 1: rind, pith, segments."""
    material, nodes, links, output = _new("citrus")
    coordinates = nodes.new("ShaderNodeTexCoord")
    split = nodes.new("ShaderNodeSeparateXYZ")
    links.new(coordinates.outputs["Object"], split.inputs[0])

    def math(operation, first, second=None):
        node = nodes.new("ShaderNodeMath")
        node.operation = operation
        for socket, value in zip(node.inputs, (first, second)):
            if value is None:
                continue
            if isinstance(value, (int, float)):
                socket.default_value = value
            else:
                links.new(value, socket)
        return node.outputs[0]

    x, y = split.outputs["X"], split.outputs["Y"]
    radius = math("SQRT", math("ADD", math("MULTIPLY", x, x), math("MULTIPLY", y, y)))
    angle = math("MULTIPLY", math("ARCTAN2", y, x), parts / 2.0)
    wall = math("MULTIPLY", math("ABSOLUTE", math("SINE", angle)), radius)
    inside = math("MULTIPLY", math("GREATER_THAN", wall, 0.085), math("LESS_THAN", radius, 0.84))
    skin = math("GREATER_THAN", radius, 0.95)
    noise = nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = 14.0
    shade = nodes.new("ShaderNodeMix")
    shade.data_type = "RGBA"
    shade.inputs[6].default_value = _rgba(tuple(0.65 * c for c in flesh))
    shade.inputs[7].default_value = _rgba(flesh)
    links.new(noise.outputs["Fac"], shade.inputs[0])
    body = nodes.new("ShaderNodeMix")
    body.data_type = "RGBA"
    body.inputs[6].default_value = (0.95, 0.78, 0.55, 1.0)
    links.new(inside, body.inputs[0])
    links.new(shade.outputs[2], body.inputs[7])
    whole = nodes.new("ShaderNodeMix")
    whole.data_type = "RGBA"
    whole.inputs[7].default_value = _rgba(rind)
    links.new(skin, whole.inputs[0])
    links.new(body.outputs[2], whole.inputs[6])
    shader = nodes.new("ShaderNodeBsdfPrincipled")
    shader.inputs["Roughness"].default_value = 0.28
    shader.inputs["Subsurface Weight"].default_value = 0.4
    shader.inputs["Subsurface Radius"].default_value = (0.4, 0.2, 0.08)
    links.new(whole.outputs[2], shader.inputs["Base Color"])
    _bump(nodes, links, shader, 0.25, 12.0)
    links.new(shader.outputs[0], output.inputs["Surface"])
    return material


def flame():
    """A candle flame: white-yellow above, blue and thin at the wick, see-through at its edge."""
    material, nodes, links, output = _new("flame")
    coordinates = nodes.new("ShaderNodeTexCoord")
    split = nodes.new("ShaderNodeSeparateXYZ")
    links.new(coordinates.outputs["Object"], split.inputs[0])
    ramp = nodes.new("ShaderNodeValToRGB")
    stops = ((0.0, (0.05, 0.08, 0.3)), (0.06, (0.9, 0.25, 0.04)), (0.14, (1.0, 0.62, 0.22)), (0.30, (1.0, 0.42, 0.08)))
    elements = ramp.color_ramp.elements
    for number, (place, colour) in enumerate(stops):
        element = elements[number] if number < 2 else elements.new(place)
        element.position, element.color = place, _rgba(colour)
    links.new(split.outputs["Z"], ramp.inputs["Fac"])
    emission = nodes.new("ShaderNodeEmission")
    emission.inputs["Strength"].default_value = 26.0
    links.new(ramp.outputs["Color"], emission.inputs["Color"])
    clear = nodes.new("ShaderNodeBsdfTransparent")
    facing = nodes.new("ShaderNodeLayerWeight")
    facing.inputs["Blend"].default_value = 0.35
    mix = nodes.new("ShaderNodeMixShader")
    links.new(facing.outputs["Facing"], mix.inputs["Fac"])
    links.new(emission.outputs[0], mix.inputs[1])
    links.new(clear.outputs[0], mix.inputs[2])
    links.new(mix.outputs[0], output.inputs["Surface"])
    material.cycles.emission_sampling = "NONE"
    return material


def dotted(colour, scale):
    """Woven wire over metal: a grid of small pits."""
    material, nodes, links, output = _new("dotted")
    coordinates = nodes.new("ShaderNodeTexCoord")
    cells = nodes.new("ShaderNodeTexVoronoi")
    cells.inputs["Scale"].default_value = scale
    cells.inputs["Randomness"].default_value = 0.15
    bump = nodes.new("ShaderNodeBump")
    bump.inputs["Strength"].default_value = 0.9
    bump.inputs["Distance"].default_value = 0.03
    bump.invert = True
    shader = nodes.new("ShaderNodeBsdfPrincipled")
    shader.inputs["Base Color"].default_value = _rgba(colour)
    shader.inputs["Metallic"].default_value = 1.0
    shader.inputs["Roughness"].default_value = 0.3
    links.new(coordinates.outputs["Object"], cells.inputs["Vector"])
    links.new(cells.outputs["Distance"], bump.inputs["Height"])
    links.new(bump.outputs[0], shader.inputs["Normal"])
    links.new(shader.outputs[0], output.inputs["Surface"])
    return material


def canvas(palette, scale):
    """An abstract painting of three colours, in broad strokes."""
    material, nodes, links, output = _new("canvas")
    coordinates = nodes.new("ShaderNodeTexCoord")
    mapping = nodes.new("ShaderNodeMapping")
    mapping.inputs["Scale"].default_value = (1.0, 1.0, 2.4)
    mapping.inputs["Rotation"].default_value = (0.0, 0.5, 0.0)
    mapping.inputs["Location"].default_value = (palette[0][0] * 40, palette[1][1] * 9, palette[2][2] * 7)
    noise = nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = scale
    noise.inputs["Detail"].default_value = 5.0
    noise.inputs["Distortion"].default_value = 1.6
    ramp = nodes.new("ShaderNodeValToRGB")
    elements = ramp.color_ramp.elements
    elements[0].position, elements[0].color = 0.36, _rgba(palette[0])
    elements[1].position, elements[1].color = 0.47, _rgba(palette[1])
    for place, colour in ((0.53, palette[2]), (0.60, palette[0])):
        elements.new(place).color = _rgba(colour)
    shader = nodes.new("ShaderNodeBsdfPrincipled")
    shader.inputs["Roughness"].default_value = 0.55
    links.new(coordinates.outputs["Object"], mapping.inputs["Vector"])
    links.new(mapping.outputs[0], noise.inputs["Vector"])
    links.new(noise.outputs["Fac"], ramp.inputs["Fac"])
    links.new(ramp.outputs["Color"], shader.inputs["Base Color"])
    links.new(shader.outputs[0], output.inputs["Surface"])
    return material


def chalked(colour):
    """A climbing hold: coloured resin, rough, chalk where hands have been."""
    material, nodes, links, output = _new("chalked")
    coordinates = nodes.new("ShaderNodeTexCoord")
    noise = nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = 2.2
    noise.inputs["Detail"].default_value = 6.0
    ramp = nodes.new("ShaderNodeValToRGB")
    elements = ramp.color_ramp.elements
    elements[0].position, elements[0].color = 0.52, _rgba(colour)
    elements[1].position, elements[1].color = 0.72, (0.62, 0.58, 0.54, 1.0)
    fine = nodes.new("ShaderNodeTexNoise")
    fine.inputs["Scale"].default_value = 30.0
    bump = nodes.new("ShaderNodeBump")
    bump.inputs["Strength"].default_value = 0.5
    bump.inputs["Distance"].default_value = 0.03
    shader = nodes.new("ShaderNodeBsdfPrincipled")
    shader.inputs["Roughness"].default_value = 0.6
    for texture in (noise, fine):
        links.new(coordinates.outputs["Object"], texture.inputs["Vector"])
    links.new(noise.outputs["Fac"], ramp.inputs["Fac"])
    links.new(ramp.outputs["Color"], shader.inputs["Base Color"])
    links.new(fine.outputs["Fac"], bump.inputs["Height"])
    links.new(bump.outputs[0], shader.inputs["Normal"])
    links.new(shader.outputs[0], output.inputs["Surface"])
    return material


def caustics(colour, scale):
    """The floor of a lit pool: a net of light that waves throw. It shines, since caustics are not traced."""
    material, nodes, links, output = _new("caustics")
    coordinates = nodes.new("ShaderNodeTexCoord")
    warp = nodes.new("ShaderNodeTexNoise")
    warp.inputs["Scale"].default_value = scale * 0.8
    add = nodes.new("ShaderNodeMix")
    add.data_type, add.blend_type = "RGBA", "LINEAR_LIGHT"
    add.inputs[0].default_value = 1.6
    cells = nodes.new("ShaderNodeTexVoronoi")
    cells.feature = "SMOOTH_F1"
    cells.inputs["Scale"].default_value = scale
    power = nodes.new("ShaderNodeMath")
    power.operation, power.inputs[1].default_value = "POWER", 3.5
    strength = nodes.new("ShaderNodeMath")
    strength.operation, strength.inputs[1].default_value, strength.inputs[2].default_value = "MULTIPLY_ADD", 2.6, 0.28
    emission = nodes.new("ShaderNodeEmission")
    emission.inputs["Color"].default_value = _rgba(colour)
    links.new(coordinates.outputs["Object"], warp.inputs["Vector"])
    links.new(coordinates.outputs["Object"], add.inputs[6])
    links.new(warp.outputs["Color"], add.inputs[7])
    links.new(add.outputs[2], cells.inputs["Vector"])
    links.new(cells.outputs["Distance"], power.inputs[0])
    links.new(power.outputs[0], strength.inputs[0])
    links.new(strength.outputs[0], emission.inputs["Strength"])
    links.new(emission.outputs[0], output.inputs["Surface"])
    material.cycles.emission_sampling = "NONE"
    return material
