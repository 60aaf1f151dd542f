"""Points at random, in blocks, and how many lie in each area: the small path that the large one has to equal.

Coordinates are in RD (EPSG:28992), in metres. A block hangs on its number alone, so that whoever makes it, in whatever
order, makes the same points; only one block at a time is in memory.
"""

from __future__ import annotations

from collections.abc import Iterable

import geopandas as gpd
import numpy as np
import shapely

from geo.crs import RD

SEED = 11
LOW, HIGH = (10_000, 305_000), (280_000, 620_000)  # the box around the Netherlands, in metres
BLOCK = 250_000


def block(number: int, size: int = BLOCK) -> gpd.GeoDataFrame:
    """Return the points of a block, in RD."""
    chance = np.random.default_rng((SEED, number))
    return gpd.GeoDataFrame({"geometry": shapely.points(chance.uniform(LOW, HIGH, (size, 2)))}, crs=RD)


def counted(areas: gpd.GeoDataFrame, numbers: Iterable[int], size: int = BLOCK) -> dict[str, int]:
    """Return how many points of these blocks lie in each area by its `code`; one on a border counts on both sides.

    Args:
        areas: in RD, with `code`.
        numbers: of the blocks.
        size: points in a block.
    """
    tree = shapely.STRtree(areas.geometry.to_numpy())
    found = np.zeros(len(areas), dtype=np.int64)
    for number in numbers:
        _, hit = tree.query(block(number, size).geometry.to_numpy(), predicate="intersects")
        found += np.bincount(hit, minlength=len(areas))
    return dict(zip(areas["code"], found.tolist(), strict=True))
