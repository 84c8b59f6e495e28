"""The pictures, one file for each family: name -> (scene, grade); a scene is a function (width, height, samples)
that returns linear light."""
