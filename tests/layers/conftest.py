"""Boundaries made by hand, so that layers are tested without any file: every municipality is a square of 10 km."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely import coverage_union_all
from shapely.geometry import box

from geo.boundaries import Boundaries, BoundarySet
from geo.chain import load_boundaries
from geo.crs import RD
from geo.sources.folder import FolderSource
from layers.build import build
from layers.built import Built, open_built
from seeds.load import Seeds, load_seeds
from tests.blank_facts import blank_fact
from tests.once import once

SIDE_M = 10_000
A_ROW = 20


@pytest.fixture(scope="session")
def seeds() -> Seeds:
    return load_seeds()


@pytest.fixture(scope="session")
def squares(seeds: Seeds) -> Boundaries:
    """All municipalities of the register as squares, those of one province next to each other."""
    ordered = sorted(seeds.municipalities.values(), key=lambda m: (m.province_code, m.code))
    shapes = {}
    for i, municipality in enumerate(ordered):
        x, y = 20_000 + i % A_ROW * SIDE_M, 320_000 + i // A_ROW * SIDE_M
        shapes[municipality.code] = box(x, y, x + SIDE_M, y + SIDE_M)
    provinces = {
        code: coverage_union_all([shapes[m.code] for m in ordered if m.province_code == code])
        for code in seeds.provinces
    }

    def level(name: Any, found: dict[str, Any], names: dict[str, str]) -> BoundarySet:
        frame = gpd.GeoDataFrame(
            {"code": sorted(found), "name": [names[c] for c in sorted(found)]},
            geometry=[found[c] for c in sorted(found)],
            crs=RD,
        )
        return BoundarySet(name, 2025, frame, "squares", "CC0", "by hand")

    return Boundaries(
        level("provincie", provinces, {p.code: p.name for p in seeds.provinces.values()}),
        level("gemeente", shapes, {m.code: m.name for m in ordered}),
        (),
    )


@pytest.fixture(scope="session")
def built(squares: Boundaries, seeds: Seeds, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The facts of the letters on squares."""
    return opened(once(tmp_path_factory, "squares", lambda cache: build(squares, seeds, cache)))


@pytest.fixture(scope="session")
def real(boundaries_dir: Path, seeds: Seeds, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The facts of the letters on the boundaries of CBS."""

    def make(cache: Path) -> None:
        build(load_boundaries([FolderSource(boundaries_dir)]), seeds, cache)

    return opened(once(tmp_path_factory, "real", make))


def opened(cache: Path) -> Built:
    """The only map of a cache folder, which is not shown as the current one."""
    (folder,) = (cache / "built").glob("*/")
    return open_built(folder)


@pytest.fixture(scope="session")
def make_fact() -> Callable[..., dict[str, Any]]:
    """Makes a flat fact; what is not named is absent."""
    return blank_fact
