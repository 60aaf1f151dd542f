"""Joins facts and boundaries once, into an immutable folder that is named by the digest of its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from geo.check_simplified import check_simplified
from geo.gazetteer import load_gazetteer, load_postcodes
from geo.join import dissolve_by_membership
from geo.reports import public
from geo.simplify import to_topology
from layers.adds import WARNING
from layers.built import EDITIONS, REPORTS, SEARCH
from layers.cache import folder_of, put
from layers.changes import releases
from layers.columns import stated
from layers.features import Feature, checked
from layers.figures.in_build import with_figures
from layers.frame import EDITION, EDITION_DATE
from layers.geojson import collection, compact
from layers.geometries import geometries, shape_files
from layers.layer import LayerId
from layers.manifest import FORMAT, MANIFEST, Manifest, digest_of
from layers.packed import PACKED
from layers.registry import LAYER_IDS, LAYERS
from layers.search_index import search_file
from layers.shapes import CRS84
from layers.style import DETAIL_TOLERANCE_M, TOLERANCE_M
from seeds.export import flat
from seeds.second_readers.bottlenecks import all_checked
from seeds.second_readers.facts import comparisons
from seeds.second_readers.words import all_words_read
from writing import fill

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import Boundaries
    from layers.facts import Decided, Fact
    from layers.facts_file import FactsFile, Name, Registers
    from layers.figures.kept import Kept
    from seeds.load import Seeds
    from seeds.records import Decision

EMPTY: Final[Mapping[str, bytes]] = {}
MAP_DECIMALS: Final = 5
AREAS: Final = ("Polygon", "MultiPolygon")
REGISTERS: Final = (
    "documents", "document_parts", "coverage", "left_out_lines", "corrections", "former_ids", "former_subjects",
    "provinces", "municipalities", "novex_areas", "housing_areas", "mirt_projects", "places",
)  # fmt: skip


def facts_of(seeds: Seeds) -> list[Fact]:
    """The flat facts with what layers and app need besides: `sites` (register ids), `grid`, what was read twice.

    `reading` is the verdict on the two readings, with the decisions where they differed; `words` that on the summaries.
    """
    readings, words = comparisons(seeds), all_words_read(seeds)
    return [
        {
            **flat(fact, seeds),
            "sites": list(fact.sites),
            "grid": fact.grid,
            "reading": {
                "verdict": readings[fact.id].verdict,
                "fields": list(readings[fact.id].fields),
                "decisions": [_decided(decision) for decision in readings[fact.id].decisions],
            },
            "words": {"verdict": words[fact.id].verdict, "faults": list(words[fact.id].faults)},
        }
        for fact in seeds.facts.values()
    ]


def _decided(decision: Decision) -> Decided:
    names = ("field", "first", "second", "holds", "now", "rule", "why")
    return cast("Decided", {name: getattr(decision, name) for name in names})


def build(
    boundaries: Boundaries, seeds: Seeds, cache: Path, beside: Mapping[str, bytes] = EMPTY, kept: Kept | None = None
) -> Path:
    """Build the folder `<cache>/built/<digest>` and return it; what stands there already, whole, is left as it is.

    `beside` are files that stand beside those of the layers, by name; `kept` the figures of CBS, where there are any.

    Raises:
        GeoError: the boundaries lack a municipality or province of the registers, or what was simplified for the map
            does not show every area as it is.
        LayersError, ColumnError: a feature has no place, or breaks the declaration of its layer.
        OSError: the folder cannot be written.
    """
    facts = facts_of(seeds)
    frames, figures = with_figures(build_frames(boundaries, seeds, facts), kept, seeds, facts)
    files = {
        **export_files(frames, seeds, facts),
        **shape_files(frames, seeds),
        **map_files(frames, boundaries, seeds),
        **reports_file(boundaries),
    }
    return stored({**files, **figures, **beside}, boundaries, cache)


def stored(files: Mapping[str, bytes], boundaries: Boundaries, cache: Path) -> Path:
    """Write files and their manifest as the folder `<cache>/built/<digest>` and return it; one that is there stays.

    Raises:
        OSError: the folder cannot be written.
    """
    manifest = manifest_of(boundaries, files)
    put(folder := folder_of(cache, manifest["digest"]), {**files, MANIFEST: compact(manifest).encode()})
    return folder


def reports_file(boundaries: Boundaries) -> dict[str, bytes]:
    """What everyone may read of the sources of boundaries that were tried, as `geo.reports.PublicReport`s."""
    return {REPORTS: compact([public(report) for report in boundaries.reports]).encode()}


def build_for_export(boundaries: Boundaries, seeds: Seeds, folder: Path, kept: Kept | None = None) -> None:
    """Fill a folder with what `layers.built` needs to export: as `build`, without the files of the map."""
    facts = facts_of(seeds)
    frames, figures = with_figures(build_frames(boundaries, seeds, facts), kept, seeds, facts)
    files = {**export_files(frames, seeds, facts), **figures}
    fill(folder, {**files, MANIFEST: compact(manifest_of(boundaries, files)).encode()})


def build_frames(boundaries: Boundaries, seeds: Seeds, facts: Sequence[Fact]) -> dict[LayerId, GeoDataFrame]:
    """The frame of each layer that is built, in RD New; `facts` are the flat facts of the seeds."""
    return {layer.id: layer.build(facts, boundaries, seeds) for layer in LAYERS.values() if layer.build}


def export_files(frames: Mapping[LayerId, GeoDataFrame], seeds: Seeds, facts: Sequence[Fact]) -> dict[str, bytes]:
    """The layers as GeoJSON, the (flat) facts and registers, and the index of both."""
    lists = cast("FactsFile", {**registers(seeds, facts), **other_names()})
    return {
        **{f"{layer}.geojson": geojson(layer, frames[layer]) for layer in LAYER_IDS},
        "facts.json": compact(lists).encode(),
        EDITIONS: compact(releases(seeds)).encode(),
        SEARCH: search_file(lists, [row for layer in LAYER_IDS for row in rows(frames[layer])], load_postcodes()),
    }


def registers(seeds: Seeds, facts: Sequence[Fact]) -> Registers:
    """The (flat) facts, the registers, and the bottlenecks with how far each was checked."""
    now = all_checked(seeds)
    bottlenecks = [
        {
            **row.model_dump(mode="json"),
            "kind": row.kind,
            "level": row.level,
            "state": now[row.id].state,
            "note": now[row.id].note,
        }
        for row in seeds.bottlenecks.values()
    ]
    held = {name: [record.model_dump(mode="json") for record in seeds.register(name)] for name in REGISTERS}
    return cast("Registers", {"facts": facts, **held, "bottlenecks": bottlenecks})


def other_names() -> dict[str, list[Name]]:
    """The names a search knows: `aliases` of provinces and municipalities, `towns` in municipalities."""
    gazetteer = load_gazetteer()
    towns = sorted({(p.name, p.municipality_code) for p in gazetteer.places if p.name and p.municipality_code})
    return {
        "aliases": [{"name": name, "code": code} for name, code in gazetteer.aliases],
        "towns": [{"name": name, "code": code} for name, code in towns],
    }


def map_files(
    frames: Mapping[LayerId, GeoDataFrame], boundaries: Boundaries, seeds: Seeds, *, check: bool = True
) -> dict[str, bytes]:
    """The geometry of the map, also compressed: a server sends the same bytes to everyone.

    The overview holds no municipalities: nobody sees them at its zoom. The detail holds them besides the same areas.
    Without `check` nothing is held against its origin: for areas that are no unions of municipalities, whose borders
    do not meet in vertices.

    Raises:
        SimplifyError: what was written does not show every area as it is; see `geo.check_simplified`.
    """
    areas = map_areas(frames, boundaries, seeds)
    detailed = {**areas, "municipalities": boundaries.municipalities.frame}
    points = {layer: _points(frames[layer]) for layer in LAYER_IDS if LAYERS[layer].has_points}
    # The largest first: it is compressed, outside Python, while the others are made.
    making: dict[str, Callable[[], bytes]] = {
        "map-detail.topojson": lambda: topology_file(detailed, DETAIL_TOLERANCE_M, check=check),
        "map.topojson": lambda: topology_file(areas, TOLERANCE_M, check=check),
        "points.json": lambda: compact(points).encode(),
    }
    plain: dict[str, bytes] = {}
    packed: dict[str, Future[bytes]] = {}
    with ThreadPoolExecutor() as pool:
        for name, make in making.items():
            plain[name] = make()
            packed |= {name + end: pool.submit(pack, plain[name]) for end, pack in PACKED.items()}
    return {**plain, **{name: job.result() for name, job in packed.items()}}


def topology_file(areas: Mapping[str, GeoDataFrame], tolerance_m: float, *, check: bool) -> bytes:
    """Areas in RD New as a simplified topology, written, and where asked read back to hold it against them.

    Raises:
        SimplifyError: an area cannot be simplified, or what was written does not show it as it is.
    """
    written = compact(to_topology(areas, tolerance_m)).encode()
    if check:
        check_simplified(areas, json.loads(written))
    return written


def geojson(layer: str, frame: GeoDataFrame) -> bytes:
    """A layer as GeoJSON (RFC 7946): CRS84, 6 decimals, outer rings counter-clockwise, valid after rounding."""
    features = rows(frame)
    drawn = map(compact, geometries(frame, CRS84.decimals))
    return collection(
        layer, WARNING, stated(LAYERS[LayerId(layer)].columns, features), zip(features, drawn, strict=True)
    )


def rows(frame: GeoDataFrame) -> list[Feature]:
    """What a frame says of its features, without their geometry."""
    return checked(frame.drop(columns="geometry").to_dict("records"))


def map_areas(frames: Mapping[LayerId, GeoDataFrame], boundaries: Boundaries, seeds: Seeds) -> dict[str, GeoDataFrame]:
    """The areas of the map by layer, in RD New: `code`, `name`, `geometry`.

    All are unions of municipalities, provinces too, so that the borders they share are one: the borders of the
    province files agree with those of the municipalities to some metres, but not vertex by vertex.
    """
    members = {p: [m.code for m in seeds.municipalities.values() if m.province_code == p] for p in seeds.provinces}
    drawn = dissolve_by_membership(boundaries.municipalities, members).set_index("code").geometry
    areas: dict[str, GeoDataFrame] = {}
    for layer, frame in ((layer, frames[layer]) for layer in LAYER_IDS if LAYERS[layer].has_areas):
        area = frame.loc[frame.geom_type.isin(AREAS), ["id", "name", "geometry"]].rename(columns={"id": "code"})
        union = [drawn.get(code, own) for code, own in zip(area["code"], area.geometry, strict=True)]
        areas[layer] = area.set_geometry(union, crs=area.crs)
    return areas


def _points(frame: GeoDataFrame) -> list[dict[str, Any]]:
    found = frame[~frame.geom_type.isin(AREAS)]
    return [
        {"type": "Feature", "id": ident, "properties": {"name": name}, "geometry": geometry}
        for ident, name, geometry in zip(found["id"], found["name"], geometries(found, MAP_DECIMALS), strict=True)
    ]


def manifest_of(boundaries: Boundaries, files: Mapping[str, bytes]) -> Manifest:
    """What `manifest.json` says of these files; the digest is that of all it says."""
    municipalities = boundaries.municipalities
    said: dict[str, Any] = {
        "format": FORMAT,
        "edition": EDITION,
        "edition_date": EDITION_DATE,
        "boundary": {
            "year": municipalities.year,
            "origin": municipalities.origin,
            "licence": municipalities.licence,
            "credit": municipalities.credit,
            "schematic": boundaries.is_schematic,
            "fetched_at": municipalities.fetched_at,
        },
        "layers": {
            layer: {
                "count": files[f"{layer}.geojson"].count(b'{"type":"Feature",'),
                "columns": [column.name for column in LAYERS[layer].columns],
            }
            for layer in LAYER_IDS
        },
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
    }
    return cast("Manifest", {"digest": digest_of(said), **said})
