"""Plausible records in any number: a built folder of 10 or 100 times the facts, made by the product's own build.

    python -m benchmarks.grow 10 [--cache build/growth/x10]

The real records are copied. Each copy has ids of its own, lies in other municipalities of the same provinces, and has
amounts and homes of another size, all by one factor, so that parts stay parts of their wholes. Per copy there are 200
housing areas and 145 neighbourhoods in the layer of the grid: 20,000 and 14,500 at a hundred times. Seeded: the same
scale gives the same bytes.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from benchmarks import servers
from geo.boundaries import Boundaries
from geo.chain import load_boundaries, local_sources
from geo.crs import RD, to_crs84
from layers.build import build_frames, export_files, facts_of, map_files, stored
from layers.cache import set_current
from layers.catalogue.congestion import LAYER as CONGESTION
from layers.catalogue.congestion import status
from layers.facts import Fact as FlatFact
from layers.frame import base, frame
from layers.origin import Origin
from seeds.load import Seeds, load_seeds
from seeds.records import Fact, Site
from settings import read

SITES = 200  # housing areas per copy, the real ones among them
AREAS = 145  # neighbourhoods per copy
SMALLEST_M2 = 10_000  # a neighbourhood is at least a hectare
AMOUNTS = ("amount_eur", "amount_min_eur", "amount_max_eur", "homes")
# Shares of what the average is worth; the real records go from thousands to billions, and the copies do too.
SIZES = (0.25, 0.5, 0.75, 1.0, 1.25, 2.0, 4.0)


class Places:
    """Points inside municipalities, and other municipalities of the same province; seeded."""

    def __init__(self, boundaries: Boundaries, seeds: Seeds) -> None:
        self.shapes = boundaries.municipalities.frame.set_index("code").geometry
        self.by_province: dict[str, list[str]] = defaultdict(list)
        for code, municipality in seeds.municipalities.items():
            if code in self.shapes.index:
                self.by_province[municipality.province_code].append(code)
        self.province = {c: p for p, codes in self.by_province.items() for c in codes}
        self.weights = [self.shapes[c].area ** 0.5 for c in self.province]

    def any_municipalities(self, number: int, chance: Random) -> list[str]:
        """Municipalities, the large ones more often."""
        return chance.choices(list(self.province), self.weights, k=number)

    def shuffled(self, chance: Random) -> dict[str, str]:
        """Another municipality of the same province for each: one to one."""
        found = {}
        for codes in self.by_province.values():
            found |= dict(zip(codes, chance.sample(codes, len(codes)), strict=True))
        return found

    def points(self, codes: Sequence[str], seed: int) -> list[tuple[float, float]]:
        """A point inside each of these municipalities: (longitude, latitude), 5 decimals."""
        at: dict[str, list[int]] = defaultdict(list)
        for n, code in enumerate(codes):
            at[code].append(n)
        drawn = np.empty(len(codes), dtype=object)
        for code, where in at.items():
            drawn[where] = inside(self.shapes[code], len(where), seed)
        degrees = to_crs84(gpd.GeoDataFrame(geometry=drawn, crs=RD)).geometry
        return [(round(point.x, 5), round(point.y, 5)) for point in degrees]


def inside(shape: Any, number: int, seed: int) -> Any:
    """Return points drawn evenly inside an area, an array."""
    chance = np.random.default_rng([seed, number])
    west, south, east, north = shape.bounds
    shapely.prepare(shape)
    found = np.empty(0, dtype=object)
    while len(found) < number:
        xy = chance.uniform((west, south), (east, north), (number * 4 + 8, 2))
        found = np.append(found, shapely.points(xy[shapely.contains_xy(shape, *xy.T)]))
    return found[:number]


def grown(seeds: Seeds, scale: int, places: Places) -> Seeds:
    """The records times a scale, with `SITES` housing areas per copy."""
    facts, housing, projects, named = dict(seeds.facts), dict(seeds.housing_areas), dict(seeds.mirt_projects), {}
    for copy in range(scale):
        chance = Random(copy)
        moved = places.shuffled(chance)
        copies = (
            {}
            if copy == 0
            else {
                register: {f"{i}-{copy}": _site(s, copy, moved, places) for i, s in records.items()}
                for register, records in (
                    ("housing", seeds.housing_areas), ("projects", seeds.mirt_projects), ("places", seeds.places),
                )
            }
        )  # fmt: skip
        new = _new_sites(copy, SITES - len(seeds.housing_areas), chance, places)
        housing |= {**copies.get("housing", {}), **new}
        projects |= copies.get("projects", {})
        named |= copies.get("places", {})
        if copy:
            at = defaultdict(list)
            for site in new.values():
                at[site.municipality_codes[0]].append(site.id)
            facts |= {f.id: f for f in _facts(seeds, copy, moved, at, chance)}
    return dataclasses.replace(
        seeds, facts=facts, housing_areas=housing, mirt_projects=projects, places={**seeds.places, **named}
    )


def _site(site: Site, copy: int, moved: Mapping[str, str], places: Places) -> Site:
    """A copy of a site in the municipalities to which the copy moved; a line keeps its form."""
    codes = tuple(moved.get(c, c) for c in site.municipality_codes)
    change: dict[str, Any] = {"id": f"{site.id}-{copy}", "name": f"{site.name} {copy}", "municipality_codes": codes}
    if site.geometry == "point" and codes and codes[0] in places.province:
        change["coordinates"] = tuple(places.points(codes[:1], copy))
    return site.model_copy(update=change)


def _new_sites(copy: int, number: int, chance: Random, places: Places) -> dict[str, Site]:
    codes = places.any_municipalities(number, chance)
    made = {}
    for n, (code, at) in enumerate(zip(codes, places.points(codes, copy), strict=True)):
        ident = f"woningbouwlocatie-{copy}-{n}"
        made[ident] = Site(
            id=ident, name=f"Woningbouwlocatie {copy}.{n}", kind="candidate", geometry="point", coordinates=(at,),
            municipality_codes=(code,), province_codes=(places.province[code],), municipality_codes_inferred=(),
            province_codes_inferred=(), certainty="approximate",
            location_error_m=500, basis="made for a benchmark",
        )  # fmt: skip
    return made


def _facts(
    seeds: Seeds, copy: int, moved: Mapping[str, str], sites: Mapping[str, Sequence[str]], chance: Random
) -> Iterator[Fact]:
    """The copies of all facts. What is said of the grid of a province is said of one municipality in it: the twelve
    provinces stay twelve, and more letters tell of smaller places."""
    size = chance.choice(SIZES)
    known = {**seeds.housing_areas, **seeds.mirt_projects, **seeds.places}
    by_province: dict[str, list[str]] = defaultdict(list)
    for code in moved:
        by_province[seeds.municipalities[code].province_code].append(code)
    for fact in seeds.facts.values():
        municipalities = tuple(dict.fromkeys(moved.get(c, c) for c in fact.municipalities))
        change: dict[str, Any] = {
            "id": f"{fact.id}-{copy}",
            "sites": tuple(f"{s}-{copy}" for s in fact.sites if s in known),
            "municipalities": municipalities,
            "follows": tuple(f"{f}-{copy}" for f in fact.follows),
            "part_of": fact.part_of and f"{fact.part_of}-{copy}",
            **{name: round(n * size) for name in AMOUNTS if (n := getattr(fact, name)) is not None},
        }
        if fact.grid and fact.provinces and not municipalities:
            change |= {"municipalities": (chance.choice(by_province[fact.provinces[0]]),), "place": None}
        if fact.theme == "housing" and not fact.sites and len(municipalities) == 1 and sites.get(municipalities[0]):
            change |= {"sites": (chance.choice(sites[municipalities[0]]),)}
        if named := change["municipalities"]:
            where = seeds.municipalities[named[0]].name
            change |= {name: f"{getattr(fact, name)} {where}, {copy}." for name in ("summary_nl", "summary_en")}
            change["place"] = None
        yield fact.model_copy(update=change)


def neighbourhoods(number: int, places: Places, seed: int = 0) -> gpd.GeoDataFrame:
    """About so many areas (`code` of the municipality, `geometry` in RD New) that fill the municipalities.

    Each municipality is cut into the cells of points drawn in it; borders that two areas share have the same vertices.
    """
    drawn = Counter(places.any_municipalities(number, Random(seed)))
    shapes = places.shapes.loc[sorted(drawn)]
    borders = [shapely.union_all(shapely.boundary(shapes.values))]
    for code, shape in shapes.items():
        cells = shapely.voronoi_polygons(shapely.multipoints(inside(shape, drawn[code], seed)), only_edges=True)
        borders.append(shapely.intersection(cells, shape))
    # All lines are cut where they meet, so that neighbours have the same vertices.
    found = np.array(shapely.get_parts(shapely.polygonize([shapely.union_all(borders)])))
    found = found[shapely.area(found) >= SMALLEST_M2]
    cell, municipality = shapely.STRtree(shapes.values).query(shapely.point_on_surface(found), predicate="within")
    return gpd.GeoDataFrame({"code": np.array(shapes.index)[municipality]}, geometry=found[cell], crs=RD)


def grid_frame(areas: gpd.GeoDataFrame, facts: Sequence[FlatFact], boundaries: Boundaries, seeds: Seeds) -> Any:
    """The neighbourhoods as places of the layer of the grid, with what is said of the grid of their municipality."""
    said: dict[str, list[FlatFact]] = defaultdict(list)
    for fact in facts:
        if fact["grid"]:
            for code in fact["municipality_codes"]:
                said[code].append(fact)
    origin = Origin.of_boundaries(boundaries.municipalities)
    rows = []
    for n, code in enumerate(areas["code"]):
        municipality = seeds.municipalities[code]
        # One of the statements: not every neighbourhood is what all letters on its municipality are about.
        here = said[code][n % len(said[code]) :][:1] if said[code] else []
        row = base(
            CONGESTION, f"buurt-{n}", f"Buurt {n}, {municipality.name}", provinces=[municipality.province_code],
            facts=here, certainty="area", origin=origin,
        )  # fmt: skip
        rows.append({**row, "kind": "place", "status": status(here), "municipality_codes": [code]})
    return frame(CONGESTION, rows, list(areas.geometry), facts)


def grow(scale: int, cache: Path, environ: Mapping[str, str]) -> Path:
    """Build the folder of a scale in a cache folder, make it the one that is shown, and return it."""
    boundaries = load_boundaries(local_sources(read(environ)))
    real = load_seeds()
    places = Places(boundaries, real)
    seeds = grown(real, scale, places)
    facts = facts_of(seeds)
    frames = build_frames(boundaries, seeds, facts)
    more = grid_frame(neighbourhoods(AREAS * scale, places), facts, boundaries, seeds)
    frames[CONGESTION.id] = gpd.GeoDataFrame(pd.concat([frames[CONGESTION.id], more], ignore_index=True), crs=RD)
    # The cells end on borders of municipalities between two vertices.
    drawn = map_files(frames, boundaries, seeds, check=False)
    folder = stored({**export_files(frames, seeds, facts), **drawn}, boundaries, cache)
    set_current(folder)
    return folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.grow", description=__doc__.partition("\n")[0])
    parser.add_argument("scale", type=int, help="how many times the real records")
    parser.add_argument("--cache", type=Path, help="the cache folder to build in")
    chosen = parser.parse_args(arguments)
    cache = chosen.cache or servers.ROOT / "build" / "growth" / f"x{chosen.scale}"
    print(grow(chosen.scale, cache, servers.boundaries(os.environ)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
