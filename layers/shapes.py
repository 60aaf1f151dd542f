"""The geometry of features in each system that it is given out in. Reads what was built; loads no geometry library.

Nothing is converted here: a build writes the coordinates of the systems that need a conversion, and of degrees at most
the order of the axes is turned.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from layers.geojson import compact

if TYPE_CHECKING:
    from layers.built import Built
    from layers.layer import LayerId

PLACES: Final = "places"
"""Beside the layers in a file of shapes: the points of the register of places, at which derived features may lie."""


@dataclass(frozen=True)
class System:
    """A coordinate reference system that geometry is given out in.

    `file` is that of the built folder which holds it, "" for what the GeoJSON of the layers holds. `swapped` means that
    latitude is written first, `extent` is what coordinates in it may be, in the order as written.
    """

    name: str
    uri: str
    decimals: int
    file: str = ""
    swapped: bool = False
    extent: tuple[float, float, float, float] = (-180, -90, 180, 90)


_METRES: Final = 30_000_000
CRS84: Final = System("CRS84", "http://www.opengis.net/def/crs/OGC/1.3/CRS84", 6)
RD: Final = System(
    "EPSG:28992", "http://www.opengis.net/def/crs/EPSG/0/28992", 2, "shapes-rd.json",
    extent=(-_METRES, -_METRES, _METRES, _METRES),
)  # fmt: skip
ETRS89: Final = System(
    "EPSG:4258", "http://www.opengis.net/def/crs/EPSG/0/4258", 6, swapped=True, extent=(-90, -180, 90, 180)
)
"""Within a metre of CRS84 here, and read as such (`geo.crs`); latitude first."""
MERCATOR: Final = System(
    "EPSG:3857", "http://www.opengis.net/def/crs/EPSG/0/3857", 2, "shapes-mercator.json",
    extent=(-_METRES, -_METRES, _METRES, _METRES),
)  # fmt: skip
SYSTEMS: Final = (CRS84, RD, ETRS89, MERCATOR)


def systems(built: Built) -> tuple[System, ...]:
    """The systems in which a built folder has its geometry: those of an older build are fewer."""
    return tuple(system for system in SYSTEMS if not system.file or system.file in built.manifest["files"])


@lru_cache(maxsize=64)
def shapes(built: Built, layer: LayerId, system: System) -> dict[str, str]:
    """The GeoJSON geometry of each feature of a layer in a system, as text, by id; in the order of the layer.

    Raises:
        UnknownNameError: no such layer.
        BuiltFolderError: the folder does not hold this system.
    """
    drawn = {str(feature["id"]): shape for feature, shape in built.drawn(layer)}
    if system.file:
        there = _there(built, system)
        return {ident: there[shape] for ident, shape in drawn.items()}
    return {ident: swapped(shape) for ident, shape in drawn.items()} if system.swapped else drawn


@lru_cache(maxsize=8)
def _there(built: Built, system: System) -> dict[str, str]:
    """The shapes of a system by the same shape in CRS84: what is derived takes its shape from another feature."""
    kept = built.kept_shapes(system.file)
    found = {}
    for layer in built.manifest["layers"]:
        for (_, shape), there in zip(built.drawn(layer), kept[layer], strict=True):
            found[shape] = compact(there)
    for place, there in zip(located(built.registers["places"]), kept[PLACES], strict=True):
        found[compact(place)] = compact(there)
    return found


def located(places: Iterable[Any]) -> list[dict[str, Any]]:
    """The GeoJSON points, in CRS84, of those places of the register that have one point."""
    return [
        {"type": "Point", "coordinates": list(place["coordinates"][0])}
        for place in places
        if place["geometry"] == "point" and len(place["coordinates"]) == 1
    ]


def swapped(shape: str) -> str:
    """A geometry with the first two axes of each position in the other order."""
    found = json.loads(shape)
    return compact({**found, "coordinates": _turned(found["coordinates"])})


def _turned(coordinates: Any) -> Any:
    if coordinates and isinstance(coordinates[0], int | float):
        return [coordinates[1], coordinates[0], *coordinates[2:]]
    return [_turned(part) for part in coordinates]
