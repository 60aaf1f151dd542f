"""One file per layer, each with a `LAYER`; `layers.registry` finds them by listing this folder.

A layer imports no geometry library at its top, for page views load it too, and no other layer. What it says of itself
is described in `layers/layer.py`.
"""
