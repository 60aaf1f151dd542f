"""What others publish of regions and outlines, beside the layers: files of a built folder that are there where it is.

Nothing of it changes what the layers draw: NOVEX areas stay unions of municipalities, and how far these and official
outlines agree is told. Whatever goes wrong here leaves these files out, and the map as it is.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypedDict

from layers.geojson import collection, compact
from layers.official_files import OFFICIAL, OUTLINES, REGIONS, Comparison, OfficialFile
from layers.shapes import CRS84

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import Boundaries
    from geo.official import Official, Outlines
    from seeds.load import Seeds

MIN_SHARE: Final = 0.05
"""The share of a municipality in an outline from which it counts as one of it: less is a border drawn otherwise."""

NOTE_REGIONS: Final = (
    "Regions of CBS, made of municipalities of one year. One municipality is in one region of each kind: never add up "
    "regions of two kinds."
)
NOTE_OUTLINES: Final = (
    "Official outlines as they are published. The layers draw unions of municipalities instead; the columns say how "
    "far these agree."
)


class Drawn(TypedDict):
    """A union that the layers draw, and the municipalities that it is made of."""

    id: str
    name: str
    members: frozenset[str]
    shape: Any


def official_files(official: Official, boundaries: Boundaries, seeds: Seeds) -> dict[str, bytes]:
    """The files of what is at hand, by name; none where nothing is, nor where they cannot be made."""
    if all(report.state == "absent" for report in official.reports):
        return {}
    try:
        return {name: content for name, content in _files(official, boundaries, seeds) if content}
    except Exception as error:  # what is optional must not take the map with it
        print(f"regions and outlines are left out: {type(error).__name__}: {error}", file=sys.stderr)
        return {}


def _files(official: Official, boundaries: Boundaries, seeds: Seeds) -> Iterator[tuple[str, bytes]]:
    drawn = drawn_areas(boundaries, seeds)
    compared = {kind: compare(outlines, drawn, boundaries) for kind, outlines in official.outlines.items()}
    novex = compared.get("novex_outlines", [])
    about: OfficialFile = {
        "reports": [report.public for report in official.reports],
        "comparisons": [row for row in novex if row["area_id"]],
        "not_compared": [area["id"] for area in drawn if area["id"] not in {row["area_id"] for row in novex}]
        if novex
        else [],
    }
    yield OFFICIAL, compact(about).encode()
    if official.regions:
        yield REGIONS, collection("regions", NOTE_REGIONS, None, list(_region_features(official, boundaries)))
    if official.outlines:
        rows = [pair for kind, found in official.outlines.items() for pair in _outline_features(found, compared[kind])]
        yield OUTLINES, collection("outlines", NOTE_OUTLINES, None, rows)


def drawn_areas(boundaries: Boundaries, seeds: Seeds) -> list[Drawn]:
    """The NOVEX areas as the layers draw them, in RD New."""
    from geo.join import dissolve_by_membership

    areas = [area for area in seeds.novex_areas.values() if area.programme == "novex"]
    members = {
        area.id: frozenset(m.municipality_code for m in seeds.novex_members if m.area_id == area.id) for area in areas
    }
    shapes = dissolve_by_membership(boundaries.municipalities, members)
    return [
        {"id": area.id, "name": area.name, "members": members[area.id], "shape": shape}
        for area, shape in zip(areas, shapes.geometry, strict=True)
    ]


def compare(outlines: Outlines, drawn: Sequence[Drawn], boundaries: Boundaries) -> list[Comparison]:
    """How far each outline agrees with the union of its name; without one its municipalities are told alone."""
    by_name = {folded(area["name"]): area for area in drawn}
    municipalities = boundaries.municipalities.frame
    rows: list[Comparison] = []
    for code, name, shape in outlines.frame[["code", "name", "geometry"]].itertuples(index=False):
        area = by_name.get(folded(name)) if outlines.kind == "novex_outlines" else None
        shares = municipalities.geometry.intersection(shape).area / municipalities.geometry.area
        inside = set(municipalities["code"][shares >= MIN_SHARE])
        # Members are of the newest division; what the boundaries do not know is not compared.
        members = area["members"] & set(municipalities["code"]) if area else set()
        common = area["shape"].intersection(shape).area if area else 0.0
        rows.append(
            {
                "code": code,
                "name": name,
                "area_id": area["id"] if area else "",
                "municipality_codes": sorted(inside),
                "outline_in_union": round(common / shape.area, 3) if area else None,
                "union_in_outline": round(common / area["shape"].area, 3) if area else None,
                "only_in_outline": sorted(inside - members) if area else [],
                "only_in_union": sorted(members - inside) if area else [],
            }
        )
    return rows


def folded(name: str) -> str:
    """A name without accents, signs, case and the word NOVEX: outlines and registers share no code."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[^a-z0-9]|novex(-?gebied)?", "", plain)


def _region_features(official: Official, boundaries: Boundaries) -> Iterator[tuple[Mapping[str, Any], str]]:
    municipalities = boundaries.municipalities
    for kind, regions in official.regions.items():
        shapes = regions.shapes(municipalities)
        for region, geometry in zip(regions.regions, _geometries(shapes), strict=True):
            yield (
                {
                    "id": f"{kind}:{region.code}",
                    "kind": kind,
                    "code": region.code,
                    "name": region.name,
                    "municipality_codes": list(region.municipality_codes),
                    "boundary_year": regions.year,
                    "certainty": "schematic" if municipalities.is_schematic else "exact",
                    "source": f"{regions.origin}; {municipalities.origin}",
                    "licence": regions.licence,
                    "credit": "; ".join(dict.fromkeys((regions.credit, municipalities.credit))),
                    "fetched_at": regions.fetched_at,
                },
                geometry,
            )


def _outline_features(outlines: Outlines, compared: Sequence[Comparison]) -> list[tuple[Mapping[str, Any], str]]:
    origin = {
        "certainty": "exact",
        "source": outlines.origin,
        "licence": outlines.licence,
        "credit": outlines.credit,
        "fetched_at": outlines.fetched_at,
    }
    return [
        ({"id": f"{outlines.kind}:{row['code']}", "kind": outlines.kind, **row, **origin}, geometry)
        for row, geometry in zip(compared, _geometries(outlines.frame), strict=True)
    ]


def _geometries(frame: GeoDataFrame) -> list[str]:
    from layers.geometries import geometries

    return [compact(geometry) for geometry in geometries(frame, CRS84.decimals)]


def as_lines(content: bytes, names: Mapping[str, str]) -> list[str]:
    """What a person reads of the comparisons in `official.json`; `names` are those of municipalities by code."""
    about: OfficialFile = json.loads(content)
    lines = []
    for row in about["comparisons"]:
        lines.append(
            f"{row['area_id']}: {row['outline_in_union'] or 0:.0%} of the outline lies in the area as drawn, "
            f"{row['union_in_outline'] or 0:.0%} of the area as drawn lies in the outline"
        )
        for key, said in (("only_in_outline", "only in the outline"), ("only_in_union", "only in the area as drawn")):
            if codes := row[key]:  # type: ignore[literal-required]
                lines.append(f"  - {said}: {', '.join(names.get(code, code) for code in codes)}")
    if about["not_compared"]:
        lines.append(f"no outline of that name: {', '.join(about['not_compared'])}")
    return lines
