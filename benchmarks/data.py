"""The data of the naive app: the boundaries, facts and sites that the product shows, as files of a tutorial."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from itertools import cycle, islice
from pathlib import Path

from geo.chain import load_boundaries, local_sources
from geo.crs import to_crs84
from layers.built import Built
from settings import read

MARKERS = 200


def write(folder: Path, built: Built, environ: Mapping[str, str]) -> None:
    """Write `municipalities.geojson`, `provinces.geojson` and `sites.csv` (200 rows) into a folder, which is made."""
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
    sites = [site for register in ("housing_areas", "mirt_projects", "places") for site in registers[register]]
    points = [(site["name"], *place) for site in sites for place in site["coordinates"]]
    with (folder / "sites.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("name", "lon", "lat"))
        writer.writerows(islice(cycle(points), MARKERS))
