"""OGC API Features: what the abstract tests of Parts 1, 2 and 3 ask, as far as their text was at hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pyproj
import pytest
import shapely
from shapely.geometry import shape

from geo.crs import MERCATOR, RD
from layers.registry import LAYERS
from layers.shapes import CRS84, ETRS89, SYSTEMS
from layers.shapes import MERCATOR as MERCATOR_OUT
from layers.shapes import RD as RD_OUT
from tests.ui.client import Client
from tests.ui.test_safe_html import read
from ui.api.answering import GEOJSON, JSON, ROOT
from ui.api.collection import COLLECTIONS, items, kind_of
from ui.api.documents import CONFORMANCE, OPENAPI, QUERYABLES, SCHEMA
from ui.api.parameters import ITEMS, LIMIT, MOST
from ui.data.edition import Edition

EVERY = pytest.mark.parametrize("name", COLLECTIONS)
SPATIAL = pytest.mark.parametrize("name", [one.ident for one in COLLECTIONS.values() if one.layer])
JSON_ADDRESSES = ("", "/conformance", "/collections", "/collections/housing")


def found(answer: httpx.Response, kind: str = JSON) -> dict[str, Any]:
    """What a good answer says as JSON."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == kind
    said: dict[str, Any] = answer.json()
    return said


def features(api: Client, name: str, **given: object) -> dict[str, Any]:
    query = urlencode({key.replace("_", "-"): value for key, value in given.items()})
    return found(api.get(f"{ROOT}/collections/{name}/items?{query}"), GEOJSON)


def linked(document: dict[str, Any], rel: str) -> list[dict[str, str]]:
    return [one for one in document["links"] if one["rel"] == rel]


def path_of(address: str) -> str:
    return address.removeprefix("http://test")


# --- Part 1: core ---


def test_the_start_leads_to_all_else(api: Client) -> None:
    for address in (ROOT, f"{ROOT}/"):
        said = found(api.get(address))
        assert said["title"]
        for rel, kind in (("service-desc", OPENAPI), ("conformance", JSON), ("data", JSON)):
            [way] = linked(said, rel)
            assert way["type"] == kind
            found(api.get(path_of(way["href"])), kind)
        [doc] = linked(said, "service-doc")
        assert api.get(path_of(doc["href"])).headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("address", JSON_ADDRESSES)
def test_each_document_leads_to_itself_and_to_its_page(api: Client, address: str) -> None:
    said = found(api.get(ROOT + address))
    [itself], [other] = linked(said, "self"), linked(said, "alternate")
    assert found(api.get(path_of(itself["href"]))) == said
    assert all(one["rel"] and one["type"] for one in said["links"])
    assert other["type"] == "text/html"
    page = api.get(path_of(other["href"]))
    assert page.headers["content-type"].startswith("text/html")
    assert [way["type"] for way in linked(found(api.get(f"{ROOT}{address}?f=json")), "self")] == [JSON]


def test_what_is_kept_of_the_standards_is_said(api: Client) -> None:
    assert found(api.get(f"{ROOT}/conformance"))["conformsTo"] == list(CONFORMANCE)


def test_each_collection_is_listed_as_it_is_by_itself(api: Client) -> None:
    listed = found(api.get(f"{ROOT}/collections"))["collections"]
    assert [one["id"] for one in listed] == list(COLLECTIONS)
    for one in listed:
        alone = found(api.get(f"{ROOT}/collections/{one['id']}"))
        assert {**alone, "links": one["links"]} == one
        assert all(way in alone["links"] for way in one["links"])
        assert {way["type"] for way in linked(one, "items")} == {GEOJSON, "text/html"}
        assert linked(alone, "self")


@EVERY
def test_a_feature_is_the_same_in_the_list_and_alone(api: Client, name: str, edition: Edition) -> None:
    listed = features(api, name, limit=3)
    for one in listed["features"]:
        alone = found(api.get(f"{ROOT}/collections/{name}/items/{quote(one['id'])}"), GEOJSON)
        assert {key: value for key, value in alone.items() if key != "links"} == one
        assert [way["rel"] for way in alone["links"]] == ["self", "alternate", "collection", "related"]
    assert listed["numberMatched"] == len(items(name, edition))
    assert {one["type"] for one in listed["features"]} == {"Feature"}
    assert listed["type"] == "FeatureCollection"


@EVERY
def test_each_feature_has_its_columns_and_its_page(api: Client, name: str) -> None:
    columns = [column.name for column in COLLECTIONS[name].columns]
    for one in features(api, name, limit=20)["features"]:
        said = one["properties"]
        assert list(said)[: len(columns)] == columns
        assert said["id"] == one["id"]
        assert said["page"].startswith("http://test/?")


@pytest.mark.parametrize("name", ["facts", "collisions", "progress", "letters"])
def test_each_fact_is_cited_with_letter_and_lines(api: Client, name: str, edition: Edition) -> None:
    for one in features(api, name, limit=MOST)["features"]:
        assert one["properties"]["edition"] == edition.built.manifest["edition"]
        for cited in one["properties"]["citations"]:
            assert cited["letter"]
            assert cited["file"] in edition.documents
            assert 0 < cited["line_start"] <= cited.get("line_end", cited["line_start"])
        assert one["properties"]["citations"]


def test_the_pages_that_features_name_know_what_they_are_about(api: Client, client: Client) -> None:
    for name in COLLECTIONS:
        for one in features(api, name, limit=1)["features"]:
            query = one["properties"]["page"].partition("/?")[2]
            page = client.get(f"/plain?{query}")
            assert page.status_code == 200
            assert 'role="status">' not in page.text.partition("<main")[0]


def test_pages_of_features_follow_one_another_and_hold_each_once(api: Client, edition: Edition) -> None:
    address, seen = f"{ROOT}/collections/facts/items?limit=300&lang=en", []
    while address:
        said = found(api.get(address), GEOJSON)
        assert said["numberReturned"] == len(said["features"]) <= 300
        seen += [one["id"] for one in said["features"]]
        after = linked(said, "next")
        before = linked(said, "prev")
        assert bool(before) == (len(seen) > 300)
        address = path_of(after[0]["href"]) if after else ""
    assert seen == list(edition.facts)


def test_a_page_has_as_many_as_are_asked_up_to_the_most(api: Client) -> None:
    assert features(api, "facts")["numberReturned"] == LIMIT
    assert features(api, "facts", limit=7)["numberReturned"] == 7
    # More than the most is no error.
    assert features(api, "facts", limit=MOST * 100)["numberReturned"] <= MOST
    assert features(api, "facts", offset=5000)["features"] == []


def test_a_box_leaves_what_it_meets(api: Client) -> None:
    whole = features(api, "housing", limit=MOST)["features"]
    box = shapely.box(4.2, 51.8, 5.2, 52.5)
    kept = features(api, "housing", bbox="4.2,51.8,5.2,52.5", limit=MOST)["features"]
    assert kept == [one for one in whole if shape(one["geometry"]).intersects(box)]
    assert 0 < len(kept) < len(whole)
    assert features(api, "housing", bbox="4.2,51.8,-10,5.2,52.5,100", limit=MOST)["features"] == kept


def test_a_box_leaves_what_lies_nowhere(api: Client) -> None:
    assert features(api, "letters", bbox="4,51,4.1,51.1") == {
        **features(api, "letters"),
        "links": features(api, "letters", bbox="4,51,4.1,51.1")["links"],
    }


@pytest.mark.parametrize("collection", ["facts", "housing"])
def test_a_period_leaves_what_has_no_day(api: Client, collection: str) -> None:
    kept, whole = (features(api, collection, limit=MOST, **asked) for asked in ({"datetime": "1990-01-01"}, {}))
    assert kept["features"] == whole["features"]


def test_a_box_may_lie_on_both_sides_of_the_antimeridian(api: Client) -> None:
    around = features(api, "provinces", bbox="7,50,-170,54")["features"]
    assert {one["properties"]["name"] for one in around} < {
        one["properties"]["name"] for one in features(api, "provinces")["features"]
    }
    assert around


@pytest.mark.parametrize(
    ("moment", "count"),
    [
        ("2026-04-16", 1), ("2026-04-16T10:00:00Z", 1), ("2026-04-17/..", 0), ("../2026-04-15", None),
        ("/2026-04-15", None), ("2026-04-16T00:00:00+02:00/2026-05-01", 1), ("1990-01-01/1990-12-31", 0),
    ],
)  # fmt: skip
def test_moments_and_periods_leave_what_lies_in_them_or_has_no_day(api: Client, moment: str, count: int | None) -> None:
    kept = features(api, "letters", datetime=moment)["features"]
    days = [one["properties"]["date"] for one in kept]
    undated = [one for one in features(api, "letters")["features"] if one["properties"]["date"] is None]
    assert undated
    assert days.count(None) == len(undated)
    first, _, last = (end[:10].strip(".") for end in moment.partition("/"))
    assert all((first or "0") <= day and (not last or day <= last) for day in days if day and "/" in moment)
    if count is not None:
        assert (days.count("2026-04-16") >= 1) == (count == 1)


@pytest.mark.parametrize("moment", ["", "..", "../..", "/", "2026", "2026-13-01", "2026-02-30", "2027-01-01/2026-01-01",
                                    "2026-01-01/2026-02-01/2026-03-01", "0001-01-01T00:00:00+14:00", "x"])  # fmt: skip
def test_what_is_no_moment_is_refused(api: Client, moment: str) -> None:
    refused(api.get(f"{ROOT}/collections/letters/items?{urlencode({'datetime': moment})}"), 400, "datetime")


def refused(answer: httpx.Response, status: int, *words: str) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    said = answer.json()
    assert set(said) == {"type", "title", "status", "detail"}
    assert said["status"] == status
    assert all(word in said["detail"] for word in words), said


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("colour=red", "colour"), ("limit=0", "limit"), ("limit=-1", "limit"), ("limit=", "limit"),
        ("limit=1&limit=2", "limit"), ("offset=-1", "offset"), ("offset=1000000", "offset"), ("bbox=1,2,3", "bbox"),
        ("bbox=4,53,5,52", "bbox"), ("bbox=a,b,c,d", "bbox"), ("bbox=nan,1,2,3", "bbox"), ("bbox=1e999,1,2,3", "bbox"),
        ("bbox=0,100,1,101", "bbox"), ("bbox=", "bbox"), ("crs=EPSG:28992", "crs"),
        ("bbox-crs=x&bbox=1,2,3,4", "bbox-crs"),
        (f"bbox-crs={CRS84.uri}", "bbox-crs"), ("filter-lang=cql2-json&filter=x", "filter-lang"), ("f=xml", "f"),
        ("filter-crs=x", "filter-crs"), ("filter=", "filter"), ("lang=de", "lang"), ("homes=many", "homes"),
        ("homes=0.5", "homes"),
        ("certainty=sure", "approximate"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_name(api: Client, query: str, word: str) -> None:
    refused(api.get(f"{ROOT}/collections/housing/items?{query}"), 400, word)


@pytest.mark.parametrize("address", [*JSON_ADDRESSES, "/collections/housing/queryables", "/collections/facts/items/x"])
def test_an_unknown_parameter_is_refused_everywhere(api: Client, address: str) -> None:
    refused(api.get(f"{ROOT}{address}?colour=red"), 400, "colour", "known: f, lang")


# --- Part 2: coordinate reference systems ---


@SPATIAL
def test_what_lies_somewhere_says_where_and_in_which_systems(api: Client, name: str) -> None:
    said = found(api.get(f"{ROOT}/collections/{name}"))
    assert said["crs"] == [system.uri for system in SYSTEMS]
    assert said["crs"][0] == CRS84.uri
    assert said["storageCrs"] in said["crs"]
    drawn = [shape(one["geometry"]) for one in features(api, name, limit=MOST)["features"]]
    assert said["extent"]["spatial"]["bbox"] == [list(shapely.total_bounds(drawn))]


@SPATIAL
@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
def test_geometry_is_given_in_the_system_that_is_asked(api: Client, name: str, system: Any) -> None:
    answer = api.get(f"{ROOT}/collections/{name}/items?limit={MOST}&crs={system.uri}")
    assert answer.headers["content-crs"] == f"<{system.uri}>"
    there = found(answer, GEOJSON)["features"]
    here = features(api, name, limit=MOST)["features"]
    for one, as_degrees in zip(there, here, strict=True):
        assert one["properties"] == as_degrees["properties"]
        back = shapely.transform(shape(one["geometry"]), lambda xy: _degrees(xy, system))
        away = shapely.get_coordinates(back) - shapely.get_coordinates(shape(as_degrees["geometry"]))
        assert abs(away).max(initial=0) < 3e-6
    alone = api.get(f"{ROOT}/collections/{name}/items/{quote(there[0]['id'])}?crs={system.uri}")
    assert alone.headers["content-crs"] == f"<{system.uri}>"
    assert found(alone, GEOJSON)["geometry"] == there[0]["geometry"]


def _degrees(xy: Any, system: Any) -> Any:
    if system == ETRS89:
        return xy[:, ::-1]
    own = {RD_OUT: RD, MERCATOR_OUT: MERCATOR}.get(system)
    if own is None:
        return xy
    turned = pyproj.Transformer.from_crs(own, "OGC:CRS84", always_xy=True).transform(xy[:, 0], xy[:, 1])
    return shapely.get_coordinates(shapely.points(*turned))


def test_without_a_system_it_is_degrees(api: Client) -> None:
    answer = api.get(f"{ROOT}/collections/provinces/items")
    assert answer.headers["content-crs"] == f"<{CRS84.uri}>"


BOXES = {
    CRS84: "4.7,52.0,5.7,52.5",
    ETRS89: "52.0,4.7,52.5,5.7",
    RD_OUT: "118000,445000,187000,501000",
    MERCATOR_OUT: "523200,6800100,634500,6891100",
}


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
@pytest.mark.parametrize("name", ["housing", "provinces", "mirt"])
def test_a_box_may_be_in_any_system(api: Client, name: str, system: Any) -> None:
    kept = features(api, name, bbox=BOXES[system], bbox_crs=system.uri, limit=MOST)
    there = features(api, name, crs=system.uri, limit=MOST)["features"]
    numbers = [float(number) for number in BOXES[system].split(",")]
    expected = [one["id"] for one in there if shape(one["geometry"]).intersects(shapely.box(*numbers))]
    assert [one["id"] for one in kept["features"]] == expected
    assert 0 < len(expected) < len(there)
    # The answer is in degrees all the same.
    if system in (CRS84, ETRS89):
        assert expected == [one["id"] for one in features(api, name, bbox=BOXES[CRS84], limit=MOST)["features"]]


# --- Part 3: queryables; filters have a file of their own ---


@EVERY
def test_what_can_be_filtered_by_is_a_schema(api: Client, name: str) -> None:
    said = found(api.get(f"{ROOT}/collections/{name}/queryables"), SCHEMA)
    assert said["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert said["$id"] == f"http://test{ROOT}/collections/{name}/queryables"
    assert said["type"] == "object"
    assert ("geometry" in said["properties"]) == bool(COLLECTIONS[name].layer)
    of_features = features(api, name, limit=1)["features"][0]["properties"]
    assert set(said["properties"]) - {"geometry"} <= set(of_features)
    [way] = linked(found(api.get(f"{ROOT}/collections/{name}")), QUERYABLES)
    assert way["href"] == said["$id"]


def test_each_simple_property_is_a_parameter(api: Client) -> None:
    for name, value in (("theme", "housing"), ("homes", 30000), ("agreed_before", "true"), ("amount_payer", "rijk")):
        kept = found(api.get(f"{ROOT}/collections/facts/items?limit={MOST}&{name}={value}"), GEOJSON)["features"]
        assert kept
        assert {str(one["properties"][name]).lower() for one in kept} == {str(value)}


# --- kinds of geometry ---


def test_a_mixed_layer_says_so_and_is_offered_by_kind(edition: Edition) -> None:
    for layer in LAYERS.values():
        kinds = {kind_of(text) for _, text in edition.built.drawn(layer.id)}
        assert set(layer.mixed) == (kinds if len(kinds) > 1 else set()), layer.id
        parts = [items(f"{layer.id}-{kind}", edition) for kind in layer.mixed]
        if parts:
            assert sorted(ident for part in parts for ident in part) == sorted(items(layer.id, edition))


# --- pages ---


@pytest.mark.parametrize("language", ["nl", "en"])
@EVERY
def test_every_address_has_a_page(api: Client, name: str, language: str) -> None:
    first = features(api, name, limit=1)["features"][0]["id"]
    here = f"{ROOT}/collections/{name}"
    for address in (here, f"{here}/queryables", f"{here}/items?limit=5&offset=2", f"{here}/items/{quote(first)}"):
        mark = "&" if "?" in address else "?"
        page = api.get(f"{address}{mark}lang={language}", accept="text/html,*/*;q=0.8")
        assert page.status_code == 200
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert page.headers["content-language"] == language
        assert len(page.content) < 20_000 or "/items?" in address
        read(page.text)


def test_a_page_of_features_leads_to_the_next_and_the_one_before(api: Client) -> None:
    page = api.get(f"{ROOT}/collections/facts/items?f=html&limit=10&offset=10&theme=housing").text
    for rel, offset in (("next", 20), ("prev", 0)):
        assert (
            f'href="{ROOT}/collections/facts/items?f=html&amp;limit=10&amp;theme=housing&amp;offset={offset}"' in page
        )
        assert f'rel="{rel}"' in page


def test_the_pages_of_what_is_there_are_alike_for_a_reader(api: Client) -> None:
    for address in ("", "/conformance", "/collections", "/openapi.html"):
        page = api.get(ROOT + address, accept="text/html")
        assert page.headers["content-type"].startswith("text/html")
        assert page.text.count("<h1>") == 1


def test_the_description_is_what_the_command_prints(api: Client) -> None:
    said = found(api.get(f"{ROOT}/openapi.json"), OPENAPI)
    assert json.loads(api.get("/openapi.json").content) == said
    assert said["servers"] == [{"url": f"http://test{ROOT}"}]


# --- what is written about it ---

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", sorted(set(re.findall(rf"`({ROOT}[^`\s]*)`", GUIDE)) - {"/api/v2"}))
def test_each_address_in_the_guide_answers_with_something(api: Client, address: str) -> None:
    answer = api.get(address)
    assert answer.status_code == 200, answer.text
    if "/items" in address:
        said = answer.json()
        assert said.get("features", [said])


@pytest.mark.parametrize("text", re.search(r"### Filters\n\n((?:    .*\n)+)", GUIDE)[1].splitlines())  # type: ignore[index]
def test_each_filter_in_the_guide_finds_something(api: Client, text: str) -> None:
    name = "housing" if "geometry" in text else "mirt" if "name" in text else "facts"
    assert features(api, name, filter=text.strip())["features"]


@pytest.mark.parametrize("name", ["collections", "parameters"])
def test_the_guide_names_all_there_is(name: str) -> None:
    known = COLLECTIONS if name == "collections" else [*ITEMS, "f", "lang"]
    kinds = tuple(f"{layer.id}-" for layer in LAYERS.values() if layer.mixed)
    assert [one for one in known if f"`{one}`" not in GUIDE and not one.startswith((*kinds, "filter-"))] == []
