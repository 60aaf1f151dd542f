"""Regions and outlines are there where they are at hand and whole; nothing of it ever ends what is asked for."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely.geometry import mapping

from geo.boundaries import BoundarySet
from geo.chain import load_boundaries, local_sources
from geo.crs import RD
from geo.errors import JoinError
from geo.official import Official, load_official
from geo.sources import kept, register
from geo.sources.folder import FolderSource
from geo.usable import province_of
from settings import Settings, read

Document = dict[str, Any]
Whole = Callable[[int], tuple[BoundarySet, BoundarySet]]
STATED = kept.Stated("https://example.org", "CC BY 4.0", "Bron: CBS", "2026-01-02T03:04:05+00:00")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "folder").mkdir()
    return read(
        {"AFSPRAKENKAART_CACHE": str(tmp_path / "cache"), "AFSPRAKENKAART_BOUNDARIES": str(tmp_path / "folder")}
    )


def states(found: Official) -> dict[str, str]:
    return {report.kind: report.state for report in found.reports}


def outlines_of(municipalities: BoundarySet, kind: str = "LD", year: int = 2025) -> gpd.GeoDataFrame:
    """The regions of the made-up table as CBS draws them: unions of provinces in threes."""
    province = municipalities.frame["code"].map(province_of(municipalities.year))
    number = (province.str[2:].astype(int) - 19 + 2) // 3
    frame = municipalities.frame.assign(statcode=[f"{kind}{n:02d}" for n in number]).dissolve(
        "statcode", as_index=False
    )
    frame = frame.assign(statnaam=frame["statcode"].map("Deel {}".format))
    return frame.assign(jrstatcode=f"{year}" + frame["statcode"])[["statcode", "statnaam", "jrstatcode", "geometry"]]


def test_without_anything_at_hand_every_kind_is_absent(settings: Settings, whole: Whole) -> None:
    found = load_official(settings, whole(2025)[1])
    assert set(states(found).values()) == {"absent"}
    assert not found.regions
    assert "python -m geo fetch" in str(found.reports[0])


@pytest.mark.parametrize("name", ["gebieden.json", "Gebieden_in_Nederland_2025.csv"])
def test_the_table_is_recognised_in_a_folder(
    name: str, settings: Settings, whole: Whole, register_table: Callable[..., Document]
) -> None:
    municipalities = whole(2025)[1]
    document = register_table()
    lines = [";".join(document["value"][0]), *(";".join(map(str, row.values())) for row in document["value"])]
    assert settings.boundaries is not None
    content = json.dumps(document) if name.endswith("json") else "\n".join(lines)
    (settings.boundaries / name).write_text(content, encoding="utf-8")
    found = load_official(settings, municipalities)
    assert {kind: len(regions.regions) for kind, regions in found.regions.items()} == {
        "res": 12,
        "corop": 12,
        "landsdeel": 4,
    }
    shapes = found.regions["landsdeel"].shapes(municipalities)
    assert shapes.area.sum() == pytest.approx(municipalities.frame.area.sum())
    assert shapes.crs == RD
    # As boundaries it is passed over in silence: it is no file to complain of.
    source = FolderSource(settings.boundaries)
    assert (source.years("gemeente"), source.notes()) == ([], ())


def test_regions_are_never_drawn_on_another_year(
    settings: Settings, whole: Whole, register_table: Callable[..., Document]
) -> None:
    assert settings.boundaries is not None
    (settings.boundaries / "2025.json").write_text(json.dumps(register_table(2025)), encoding="utf-8")
    regions = load_official(settings, whole(2025)[1]).regions["res"]
    with pytest.raises(JoinError, match="never drawn on municipalities of 2024"):
        regions.shapes(whole(2024)[1])
    assert set(states(load_official(settings, whole(2024)[1])).values()) == {"absent"}


@pytest.mark.parametrize("form", ["gpkg", "geojson"])
def test_the_layers_of_pdok_tell_the_members(form: str, settings: Settings, whole: Whole) -> None:
    municipalities = whole(2025)[1]
    assert settings.boundaries is not None
    frame = outlines_of(municipalities)
    path = settings.boundaries / f"landsdeel_gegeneraliseerd.{form}"
    if form == "gpkg":
        frame.to_file(path, layer="cbs_landsdeel_2025_gegeneraliseerd", driver="GPKG")
    else:
        features = [
            {"type": "Feature", "properties": row.drop("geometry").to_dict(), "geometry": mapping(row["geometry"])}
            for _, row in frame.iterrows()
        ]
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    found = load_official(settings, municipalities)
    assert states(found) == {
        "res": "absent",
        "corop": "absent",
        "landsdeel": "here",
        "novex_outlines": "absent",
        "woondeal_regions": "absent",
    }
    regions = found.regions["landsdeel"]
    assert [region.name for region in regions.regions] == ["Deel LD01", "Deel LD02", "Deel LD03", "Deel LD04"]
    assert sum(len(region.municipality_codes) for region in regions.regions) == 342


def test_outlines_that_lack_a_region_tell_nothing(settings: Settings, whole: Whole) -> None:
    municipalities = whole(2025)[1]
    assert settings.boundaries is not None
    path = settings.boundaries / "landsdeel.gpkg"
    outlines_of(municipalities).iloc[1:].to_file(path, layer="landsdeel_gegeneraliseerd", driver="GPKG")
    found = load_official(settings, municipalities)
    assert states(found)["landsdeel"] == "unusable"
    assert "are of no region" in str(found.reports[2])


def test_what_is_wrong_in_the_folder_leaves_the_cache_in_use(
    settings: Settings, whole: Whole, register_table: Callable[..., Document]
) -> None:
    table = register.parsed(json.dumps(register_table()).encode())
    kept.keep(settings.cache, register.kept_as(2025), table, STATED)
    assert settings.boundaries is not None
    broken = register_table()
    broken["value"].pop()
    (settings.boundaries / "a.json").write_text(json.dumps(broken), encoding="utf-8")
    found = load_official(settings, whole(2025)[1])
    assert found.regions["res"].origin == "https://example.org"
    assert found.regions["res"].fetched_at == STATED.fetched_at


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: b"",
        lambda kept: kept[:-20],
        lambda kept: kept.replace(b"Regio 1", b"Regio 9"),
        lambda kept: b"[" * 100_000,
        lambda kept: b'{"sha256": 3}',
    ],
    ids=["empty", "cut", "changed", "deep", "other"],
)
def test_a_kept_table_that_was_changed_is_not_used(
    damage: Callable[[bytes], bytes], settings: Settings, whole: Whole, register_table: Callable[..., Document]
) -> None:
    table = register.parsed(json.dumps(register_table()).encode())
    path = kept.keep(settings.cache, register.kept_as(2025), table, STATED)
    path.write_bytes(damage(path.read_bytes()))
    assert {*states(load_official(settings, whole(2025)[1])).values()} == {"unusable", "absent"}


def test_a_broken_file_that_is_not_of_regions_says_nothing_of_them(settings: Settings, whole: Whole) -> None:
    assert settings.boundaries is not None
    for name in ("gemeenten.gpkg", "iets.geojson", "brief.json"):
        (settings.boundaries / name).write_bytes(b"no such thing")
    assert {*states(load_official(settings, whole(2025)[1])).values()} == {"absent"}


def test_whatever_lies_in_the_folder_never_ends_the_load(settings: Settings, whole: Whole, tmp_path: Path) -> None:
    folder = settings.boundaries
    assert folder is not None
    (folder / "landsdeel.gpkg").write_bytes(b"SQLite format 3\x00")
    (folder / "landsdeel.geojson").write_text("{", encoding="utf-8")
    (folder / "coropgebied.json").mkdir()
    (folder / "regionale_energiestrategie.json").symlink_to(tmp_path / "nowhere")
    (folder / "2025.csv").write_bytes(b"GM\xff\xfe;;;")
    found = load_official(settings, whole(2025)[1])
    assert not found.regions
    assert len(found.reports) == 5
    missing = dataclasses.replace(settings, boundaries=tmp_path / "none")
    assert not load_official(missing, whole(2025)[1]).regions


@pytest.mark.boundaries
def test_the_real_municipalities_make_regions(
    settings: Settings, boundaries_dir: Path, register_table: Callable[..., Document]
) -> None:
    kept.keep(settings.cache, register.kept_as(2025), register.parsed(json.dumps(register_table()).encode()), STATED)
    chosen = dataclasses.replace(settings, boundaries=boundaries_dir)
    municipalities = load_boundaries(local_sources(chosen)).municipalities
    shapes = load_official(chosen, municipalities).regions["landsdeel"].shapes(municipalities)
    assert shapes.is_valid.all()
    assert shapes.area.sum() == pytest.approx(municipalities.frame.area.sum())


def test_what_nobody_foresaw_in_a_file_leaves_the_cache_in_use(
    settings: Settings, whole: Whole, register_table: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    kept.keep(settings.cache, register.kept_as(2025), register.parsed(json.dumps(register_table()).encode()), STATED)
    assert settings.boundaries is not None
    (settings.boundaries / "landsdeel.geojson").write_text('{"type": "FeatureCollection", "features": []}')
    monkeypatch.setattr("geo.sources.region_files.named_areas", fail)
    assert len(load_official(settings, whole(2025)[1]).regions) == 3
