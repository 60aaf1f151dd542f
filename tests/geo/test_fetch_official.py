"""What is optional is fetched within limits and kept; whatever a server does, no exit status and no copy suffers."""

from __future__ import annotations

import dataclasses
import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point, box

from geo import __main__
from geo.crs import CRS84, RD
from geo.fetch_official import fetch_official
from geo.official import load_official
from geo.sources import kept, register
from geo.sources.web import Limits
from settings import Settings, read

Document = dict[str, Any]
INDEX = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">
  <title>Gebieden</title><link rel="self" href="{url}/index.xml" type="application/atom+xml"/>
  <rights>https://creativecommons.org/licenses/by/4.0/deed.nl</rights>
  <entry><title>Gebieden</title>
    <link rel="describedby" href="{url}/metadata.xml" type="application/xml"/>
    <link rel="alternate" href="{next}" type="application/atom+xml"/>
  </entry>
</feed>"""
DATASET = """<feed xmlns="http://www.w3.org/2005/Atom"><rights>https://creativecommons.org/licenses/by/4.0/deed.nl</rights>
  <entry><link rel="alternate" href="{file}" type="application/geopackage+sqlite3" length="1"/></entry></feed>"""
BOMB = b"""<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<feed xmlns="http://www.w3.org/2005/Atom"><title>&b;</title></feed>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<feed xmlns="http://www.w3.org/2005/Atom"><title>&a;</title></feed>"""


def areas(**columns: Any) -> gpd.GeoDataFrame:
    shapes = [box(100_000, 400_000, 120_000, 420_000), box(150_000, 450_000, 160_000, 470_000)]
    return gpd.GeoDataFrame({"naam": ["Groene Hart", "De Peel"], **columns}, geometry=shapes, crs=RD)


def packed(frame: gpd.GeoDataFrame, folder: Path, **more: Any) -> bytes:
    path = folder / "made.gpkg"
    path.unlink(missing_ok=True)
    frame.to_file(path, layer="gebieden", driver="GPKG", **more)
    return path.read_bytes()


@pytest.fixture
def offered(
    serve: Callable[..., Any], reply: Callable[..., None], tmp_path: Path, quick: Limits
) -> Callable[..., tuple[Settings, Any, Limits]]:
    """Serves feeds and a file, each of which a test may replace, and gives the settings that name them."""

    def make(file: bytes = b"", **bodies: Any) -> tuple[Settings, Any, Limits]:
        def answer(handler: Any, server: Any) -> None:
            name = handler.path.strip("/").partition(".")[0]
            body = bodies.get(name)
            if callable(body):
                body(handler)
                return
            if body is None:
                feeds = {
                    "index": INDEX.format(url=server.url, next="dataset.xml"),
                    "dataset": DATASET.format(file="made.gpkg"),
                }
                body = feeds[name].encode() if name in feeds else file
            reply(handler, body=body, headers={"Content-Type": "application/octet-stream", "Content-Crs": ""})

        server = serve(answer)
        settings = read(
            {
                "AFSPRAKENKAART_CACHE": str(tmp_path / "cache"),
                "AFSPRAKENKAART_NOVEX_URL": f"{server.url}/index.xml",
                "AFSPRAKENKAART_REGISTER_URL": "http://127.0.0.1:1/{table}",
            }
        )
        return settings, server, quick

    return make


@pytest.fixture
def table_at(serve: Callable[..., Any], reply: Callable[..., None], tmp_path: Path) -> Callable[..., Settings]:
    """Serves what a test says for each year, and gives the settings that name it."""

    def make(answers: Callable[[int], Any]) -> Settings:
        years = {table: year for year, table in register.TABLES.items()}

        def answer(handler: Any, _: Any) -> None:
            reply(handler, document=answers(years[handler.path.split("/")[1]]), headers={"Content-Crs": ""})

        return read(
            {
                "AFSPRAKENKAART_CACHE": str(tmp_path / "cache"),
                "AFSPRAKENKAART_REGISTER_URL": serve(answer).url + "/{table}/TypedDataSet",
            }
        )

    return make


def test_each_year_is_kept_with_hash_date_and_licence(
    table_at: Callable[..., Settings], register_table: Callable[..., Document], quick: Limits, whole: Any
) -> None:
    settings = table_at(register_table)
    fetch_official(settings, limits=quick)
    for year, table in register.TABLES.items():
        held = json.loads((settings.cache / "official" / f"register-{year}.json").read_bytes())
        assert (held["licence"], held["credit"]) == ("CC BY 4.0", "Bron: CBS")
        assert held["origin"] == settings.register_url.replace("{table}", table)
        assert len(held["sha256"]) == 64
        assert held["fetched_at"].startswith("20")
    assert len(load_official(settings, whole(2025)[1]).regions) == 3


def test_what_was_fetched_lately_is_not_fetched_again(
    table_at: Callable[..., Settings], register_table: Callable[..., Document], quick: Limits
) -> None:
    asked: list[int] = []

    def answers(year: int) -> Document:
        asked.append(year)
        return register_table(year)

    settings = table_at(answers)
    fetch_official(settings, if_stale=True, limits=quick)
    fetch_official(settings, if_stale=True, limits=quick)
    assert sorted(asked) == sorted(register.TABLES)
    fetch_official(settings, limits=quick)
    assert len(asked) == 2 * len(register.TABLES)


@pytest.mark.parametrize(
    "answers",
    [lambda year: {"value": []}, lambda year: {"error": "x"}, lambda year: {"value": [{"RegioS": "GM0014"}]}],
)
def test_what_tells_no_regions_takes_the_place_of_no_copy(
    answers: Callable[[int], Any],
    table_at: Callable[..., Settings],
    register_table: Callable[..., Document],
    quick: Limits,
    whole: Any,
) -> None:
    settings = table_at(register_table)
    fetch_official(settings, limits=quick)
    other = dataclasses.replace(table_at(answers), cache=settings.cache)
    fetch_official(other, limits=quick)
    assert len(load_official(settings, whole(2025)[1]).regions) == 3


def test_a_table_of_another_year_is_not_kept(
    table_at: Callable[..., Settings], register_table: Callable[..., Document], quick: Limits, capsys: Any
) -> None:
    settings = table_at(lambda _year: register_table(2024))
    fetch_official(settings, limits=quick)
    assert [path.name for path in (settings.cache / "official").iterdir()] == ["register-2024.json"]
    assert "the table of another year than 2026" in capsys.readouterr().err


@pytest.mark.parametrize("crs", [RD, CRS84, "EPSG:3857", "EPSG:4258", "EPSG:3035"], ids=str)
def test_outlines_come_by_feeds_and_a_geopackage_into_rd(
    crs: Any, offered: Callable[..., Any], tmp_path: Path, whole: Any
) -> None:
    settings, _, limits = offered(packed(areas(nummer=[1, 2]).to_crs(crs), tmp_path))
    fetch_official(settings, limits=limits)
    found = load_official(settings, whole(2025)[1]).outlines["novex_outlines"]
    assert list(found.frame["name"]) == ["Groene Hart", "De Peel"]
    assert list(found.frame["code"]) == ["1", "2"]
    assert found.frame.area.sum() == pytest.approx(areas().area.sum(), rel=1e-3)
    assert found.licence == "https://creativecommons.org/licenses/by/4.0/deed.nl"
    assert found.origin == settings.novex_url


def never_ends(handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    # As long as the client listens: a byte now and then, never a silence that it would not bear.
    for _ in range(2_000):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.01)


def missing(handler: Any) -> None:
    handler.send_error(404)


def redirect(to: str) -> Callable[[Any], None]:
    def answer(handler: Any) -> None:
        handler.send_response(302)
        handler.send_header("Location", to)
        handler.end_headers()

    return answer


@pytest.mark.parametrize(
    ("bodies", "why"),
    [
        ({"index": BOMB}, "is no feed"),
        ({"index": OUTSIDE}, "is no feed"),
        ({"index": b"<html/>"}, "no Atom feed"),
        ({"index": b""}, "is no feed"),
        ({"index": b"<feed xmlns='http://www.w3.org/2005/Atom'/>"}, "leads to no GeoPackage"),
        ({"index": missing}, "answered 404"),
        ({"made": missing}, "answered 404"),
        ({"index": redirect("http://127.0.0.2:9/index.xml")}, "on another server"),
        ({"dataset": DATASET.format(file="http://example.org/a.gpkg").encode()}, "on another server"),
        ({"dataset": DATASET.format(file="file:///etc/passwd.gpkg").encode()}, "on another server|not an http"),
        ({"index": INDEX.format(url="", next="index.xml").encode()}, "leads to no GeoPackage"),
        ({"index": never_ends}, "not complete after"),
        ({"made": never_ends}, "not complete after"),
        ({"made": b"SQLite format 3\x00" + b"x" * 2_000_000}, "more bytes than allowed"),
        ({"made": b"PK\x03\x04"}, "is no GeoPackage"),
        ({"made": b""}, "is no GeoPackage"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_hostile_feed_keeps_nothing_and_raises_nothing(
    bodies: dict[str, Any], why: str, offered: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    settings, _, limits = offered(**bodies)
    fetch_official(
        settings, limits=dataclasses.replace(limits, total_s=1.0) if never_ends in bodies.values() else limits
    )
    said = capsys.readouterr().err
    assert re.search(why, said), said
    assert not (settings.cache / "official" / "novex_outlines.json").exists()


@pytest.mark.parametrize(
    ("frame", "why"),
    [
        (areas().set_geometry([Point(1, 1), Point(2, 2)], crs=RD), "a Point where a polygon is needed"),
        (areas().set_geometry([LineString([(0, 0), (1, 1)])] * 2, crs=RD), "a LineString"),
        (areas().set_geometry([None, box(100_000, 400_000, 1e5 + 9, 400_009)], crs=RD), "no geometry"),
        (areas().translate(9_000_000).to_frame("geometry").assign(naam=["a", "b"]), "in no known system"),
        (areas().rename(columns={"naam": "iets"}), "no area with a name"),
        (areas(code=["1", "1"]), "one code several names"),
    ],
    ids=["points", "lines", "null", "elsewhere", "nameless", "double"],
)
def test_a_geopackage_without_whole_areas_is_not_kept(
    frame: gpd.GeoDataFrame, why: str, offered: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, _, limits = offered(packed(frame, tmp_path))
    fetch_official(settings, limits=limits)
    assert why in capsys.readouterr().err
    assert not (settings.cache / "official" / "novex_outlines.json").exists()


def test_an_older_copy_of_outlines_stays_where_a_new_one_fails(
    offered: Callable[..., Any], tmp_path: Path, whole: Any
) -> None:
    settings, _, limits = offered(packed(areas(), tmp_path))
    fetch_official(settings, limits=limits)
    broken, _, _ = offered(b"x")
    fetch_official(dataclasses.replace(broken, cache=settings.cache), limits=limits)
    assert len(load_official(settings, whole(2025)[1]).outlines["novex_outlines"].frame) == 2


def test_the_exit_status_is_that_of_the_boundaries_alone(
    monkeypatch: pytest.MonkeyPatch, table_at: Callable[..., Settings], quick: Limits
) -> None:
    settings = table_at(lambda _year: {"error": "no"})
    asked: list[str] = []
    monkeypatch.setattr(__main__, "of_this_process", lambda: settings)
    monkeypatch.setattr("geo.fetch_official.fetch_official", lambda *_, **__: asked.append("official"))
    for status, arguments, after in (
        (0, ["fetch"], ["official"]),
        (1, ["fetch"], []),
        (0, ["fetch", "--only", "boundaries"], []),
    ):
        asked.clear()
        monkeypatch.setattr("geo.fetch.fetch", lambda *_, status=status, **__: status)
        assert __main__.main(arguments) == status
        assert asked == after


def test_time_that_is_up_is_said_and_nothing_more_is_asked(
    monkeypatch: pytest.MonkeyPatch, table_at: Callable[..., Settings], quick: Limits, capsys: Any
) -> None:
    monkeypatch.setattr("geo.fetch_official.TOTAL_S", 0.0)
    asked: list[int] = []
    settings = table_at(lambda year: asked.append(year))
    fetch_official(settings, limits=quick)
    assert asked == []
    assert "no time was left" in capsys.readouterr().err
    assert kept.fetched_at(settings.cache, "register-2025", origin="x") == ""


def test_a_table_that_is_not_there_is_told_and_ends_nothing(
    serve: Callable[..., Any], tmp_path: Path, quick: Limits, capsys: pytest.CaptureFixture[str]
) -> None:
    address = serve(lambda handler, _: missing(handler)).url + "/{table}"
    environ = {"AFSPRAKENKAART_CACHE": str(tmp_path), "AFSPRAKENKAART_REGISTER_URL": address}
    fetch_official(read({**environ, "AFSPRAKENKAART_NOVEX_URL": "", "AFSPRAKENKAART_WOONDEALS_URL": ""}), limits=quick)
    assert "answered 404" in capsys.readouterr().err
