"""The areas of the map, read from a built folder. Imports no geometry library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import reading
from geo.topology import Polygon, polygons

OVERVIEW: Final = "map.topojson"
DETAIL: Final = "map-detail.topojson"
MUNICIPALITIES: Final = "municipalities"
"""The name of the municipalities among the areas of the detail."""


def map_areas(folder: Path) -> dict[str, dict[str, list[Polygon]]]:
    """Return the polygons of each area that the map opens with: see `drawn_areas`."""
    return drawn_areas(folder, OVERVIEW)


def drawn_areas(folder: Path, name: str) -> dict[str, dict[str, list[Polygon]]]:
    """Return the polygons of each area of a topology of a built folder, in degrees (CRS84), by layer and id."""
    return polygons(json.loads(reading.text(folder / name)))
