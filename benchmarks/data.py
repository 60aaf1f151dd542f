"""The data of the two opponents: the boundaries, facts and sites that the product shows, as files of a tutorial."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from itertools import cycle, islice
from pathlib import Path

import shapely

from geo.chain import load_boundaries, local_sources
from geo.crs import to_crs84
from layers.built import Built
from settings import read

MARKERS = 200
SIMPLE_M = 200  # how far a border of the good opponent may lie from where it is
FACT = ("theme", "status", "amount_eur", "homes")


def write(folder: Path, built: Built, environ: Mapping[str, str]) -> None:
    """Write the files of both opponents into a folder, which is made.

    `municipalities.geojson` and `provinces.geojson` as they are, `provinces.simple.geojson` made simple and rounded to
    four decimals, `sites.csv` (200 rows) and `facts.csv`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    boundaries, registers = load_boundaries(local_sources(read(environ))), built.registers
    facts = Counter(c for f in built.facts for c in (*f["municipality_codes"], *f["province_codes"]))
    names = {province["code"]: province["name"] for province in registers["provinces"]}
    provinces = {m["code"]: names[m["province_code"]] for m in registers["municipalities"]} | names
    for name, areas in (("municipalities", boundaries.municipalities), ("provinces", boundaries.provinces)):
        frame = to_crs84(areas.frame[["code", "name", "geometry"]])
        frame["facts"] = [facts[code] for code in frame["code"]]
        frame["province"] = [provinces[code] for code in frame["code"]]
        frame.to_file(folder / f"{name}.geojson", driver="GeoJSON", engine="pyogrio")
    simple = boundaries.provinces.frame[["code", "name", "geometry"]].copy()
    simple["geometry"] = shapely.coverage_simplify(simple.geometry.values, SIMPLE_M)
    simple = to_crs84(simple)
    simple.to_file(
        folder / "provinces.simple.geojson", driver="GeoJSON", engine="pyogrio",
        layer_options={"COORDINATE_PRECISION": "4"},
    )  # fmt: skip
    sites = [site for register in ("housing_areas", "mirt_projects", "places") for site in registers[register]]
    points = [(site["name"], *place) for site in sites for place in site["coordinates"]]
    with (folder / "sites.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("name", "lon", "lat", "province"))
        for name, lon, lat in islice(cycle(points), MARKERS):
            inside = simple[simple.contains(shapely.Point(lon, lat))]
            writer.writerow((name, lon, lat, *inside["name"]))
    with (folder / "facts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "what", "within", *FACT))
        for fact in built.facts:
            within = "".join(f"|{name}" for name in fact["provinces"])
            writer.writerow((fact["id"], fact["summary_nl"], f"{within}|", *(fact[name] for name in FACT)))
