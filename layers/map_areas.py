"""The areas that the map opens with, read from a built folder. Imports no geometry library."""

from __future__ import annotations

import json
from pathlib import Path

from geo.topology import Polygon, polygons


def map_areas(folder: Path) -> dict[str, dict[str, list[Polygon]]]:
    """Return the polygons of each area of a built folder's `map.topojson`, in degrees (CRS84), by layer and id."""
    return polygons(json.loads((folder / "map.topojson").read_text(encoding="utf-8")))
