"""The figures of CBS in a build: a file of their own, and columns beside those of the provinces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from layers.built import FIGURES
from layers.catalogue.provinces import LAYER as PROVINCES
from layers.facts import Fact
from layers.figures.carried import FiguresFile, carried, since
from layers.figures.columns import EMPTY
from layers.figures.figures import Figures
from layers.figures.kept import Kept
from layers.geojson import compact
from layers.layer import LayerId
from layers.letters import Part

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from seeds.load import Seeds


def figures_of(kept: Kept | None, seeds: Seeds, facts: Sequence[Fact]) -> Figures | None:
    """Kept figures carried over to the register; None where there are none, or no promise to stand beside."""
    parts = [cast("Part", part.model_dump(mode="json")) for part in seeds.register("document_parts")]
    first = since(facts, parts) if kept else None
    if kept is None or first is None:
        return None
    municipalities = seeds.municipalities.values()
    members = {code: [m.code for m in municipalities if m.province_code == code] for code in seeds.provinces}
    return Figures(carried(kept, list(seeds.municipalities), first), members)


def with_figures(
    frames: Mapping[LayerId, GeoDataFrame], kept: Kept | None, seeds: Seeds, facts: Sequence[Fact]
) -> tuple[Mapping[LayerId, GeoDataFrame], dict[str, bytes]]:
    """The frames, those of the provinces with their figures of CBS in place of nothing, and the file of the figures.

    Where there are no figures the frames are as they were, and there is no file.
    """
    figures = figures_of(kept, seeds, facts)
    if figures is None:
        return frames, {}
    import pandas as pd

    provinces = frames[PROVINCES.id].copy()
    rows = [_row(figures, str(code)) for code in provinces["id"]]
    for name in EMPTY:
        provinces[name] = pd.Series([row[name] for row in rows], index=provinces.index, dtype=object)
    return {**frames, PROVINCES.id: provinces}, {FIGURES: compact(figures.file).encode()}


def _row(figures: Figures, code: str) -> dict[str, Any]:
    file: FiguresFile = figures.file
    found: dict[str, Any] = dict(EMPTY)
    if (built := figures.built(code).number) is not None:
        found |= {
            "cbs_homes_built": built,
            "cbs_built_since": figures.since,
            "cbs_built_until": figures.until,
            "cbs_provisional_from": next(iter(figures.provisional), None),
        }
    stock, population = figures.standing("stock", code).number, figures.standing("population", code).number
    if stock is not None and file["stock"]:
        found |= {"cbs_homes_stock": stock, "cbs_stock_month": file["stock"]["month"]}
    if population is not None and file["population"]:
        found |= {"cbs_population": population, "cbs_population_month": file["population"]["month"]}
    return found
