"""All layers, found by listing `layers/catalogue/`."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from importlib import import_module
from types import ModuleType
from typing import Final

from layers import catalogue, style
from layers.errors import CatalogueError
from layers.layer import Drawing, Layer, LayerId


def listed(folder: ModuleType) -> list[Layer]:
    """The layer of each file in a package, in the order of legend, tables and downloads; what is derived comes last.

    Raises:
        CatalogueError: a file has no `LAYER`, or one that bears another name than its file.
    """
    found = []
    for name in sorted(module.name for module in pkgutil.iter_modules(folder.__path__)):
        layer = getattr(import_module(f"{folder.__name__}.{name}"), "LAYER", None)
        if not isinstance(layer, Layer) or layer.id != name:
            raise CatalogueError(f"layers/catalogue/{name}.py holds no LAYER with the id {name!r}")
        found.append(layer)
    return sorted(found, key=lambda layer: (layer.build is None, layer.order, layer.id))


def on_dark(layers: Iterable[Layer]) -> dict[str, str]:
    """What each colour becomes on a dark page: those of all, and those of these layers."""
    return {**style.DARK, **{light: dark for layer in layers for light, dark in layer.dark.items()}}


LAYERS: Final[Mapping[LayerId, Layer]] = {layer.id: layer for layer in listed(catalogue)}
"""Every layer by its id."""

LAYER_IDS: Final = tuple(layer.id for layer in LAYERS.values() if layer.build)
DERIVED_IDS: Final = tuple(layer.id for layer in LAYERS.values() if layer.derive)
"""Layers that are made of the others when they are asked for: no file of a built folder, and no plain export."""

GROUND: Final = next(layer for layer in LAYERS.values() if layer.is_ground)
"""The layer that the others stand on."""

DRAWN: Final[tuple[tuple[Layer, Drawing], ...]] = tuple(
    sorted(((layer, drawing) for layer in LAYERS.values() for drawing in layer.drawn), key=lambda drawn: drawn[1].order)
)
"""Every layer with each of its drawings, from the one below to the one on top."""

DARK: Final = on_dark(LAYERS.values())
"""What each colour becomes on a dark page."""
