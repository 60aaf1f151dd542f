"""A layer of thousands of points: what lies close together is one mark, and coming closer takes it apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

from layers.built import Built
from layers.layer import LayerId
from layers.registry import LAYERS
from tests.ui.conftest import MAP_FRAME, View, visitor

pytestmark = pytest.mark.browser

MANY = 20_000
HOUSING = "background=off&layer=housing"


@pytest.fixture(scope="module")
def visiting(browser: Browser, server: str, built: Built) -> Iterator[View]:
    """A visitor to whom the map gives the real points and 20,000 more housing areas, spread over the country."""
    points = json.loads((built.path / "points.json").read_text(encoding="utf-8"))
    chance = Random(1)
    points["housing"] += [
        {
            "type": "Feature",
            "id": f"more-{n}",
            "properties": {"name": f"More {n}"},
            "geometry": {
                "type": "Point",
                "coordinates": [round(chance.uniform(4.6, 6.6), 5), round(chance.uniform(51.6, 53), 5)],
            },
        }
        for n in range(MANY)
    ]
    body = json.dumps(points)

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="application/json")

    for view in visitor(browser, server, False, viewport={"width": 1440, "height": 900}):
        view.page.route("**/points.json", answer)
        yield view.open(HOUSING)


@pytest.fixture
def crowded(visiting: View) -> View:
    """The same visitor, who looks at the whole country."""
    visiting.js("() => { map.setView([52.2, 5.3], 7, { animate: false }); }")
    return visiting


def marks(view: View) -> list[dict[str, Any]]:
    """The marks with a number that are on the map."""
    return list(
        view.js(
            "() => { const found = []; map.eachLayer((l) => { if (l.options.cluster) {"
            " const { lat, lng } = l.getLatLng(); found.push({ lat, lng, count: l.options.cluster.count }); } });"
            " return found; }"
        )
    )


def middle(view: View) -> dict[str, Any]:
    """A mark clear of the legend and of the edges."""
    return min(marks(view), key=lambda m: abs(m["lat"] - 52.1) + abs(m["lng"] - 5.8))


def test_twenty_thousand_points_are_few_marks_that_count_them_all(crowded: View) -> None:
    crowded.js("() => { map.setView([52.3, 5.6], 7, { animate: false }); }")
    found = marks(crowded)
    alone = crowded.paths("points") - crowded.map.locator(".leaflet-points-pane .mark").count()
    assert 10 < len(found) < 300
    assert sum(mark["count"] for mark in found) + alone >= MANY
    assert alone < 200


def test_a_click_on_a_mark_comes_closer_and_takes_it_apart(crowded: View) -> None:
    mark, before = middle(crowded), crowded.js("() => map.getZoom()")
    crowded.page.mouse.click(*crowded.point(mark["lat"], mark["lng"]))
    crowded.page.wait_for_function(
        "([frame, before]) => document.querySelector(frame).contentWindow.map.getZoom() > before",
        arg=[MAP_FRAME, before],
    )
    assert max((m["count"] for m in marks(crowded)), default=1) < mark["count"]


def test_enter_on_the_middle_of_the_map_opens_the_mark_there(crowded: View) -> None:
    mark = middle(crowded)
    crowded.js("(_, at) => { map.setView(at, map.getZoom(), { animate: false }); }", [mark["lat"], mark["lng"]])
    before = crowded.js("() => map.getZoom()")
    crowded.map.locator(".leaflet-container").press("Enter")
    assert crowded.js("() => map.getZoom()") > before


def test_the_tip_of_a_mark_says_how_many_of_what_it_stands_for(crowded: View) -> None:
    mark = middle(crowded)
    crowded.page.mouse.move(*crowded.point(mark["lat"], mark["lng"]))
    expect(crowded.map.locator(".tip .first").first).to_contain_text(f"{mark['count']} × ")


def test_a_point_that_stands_alone_keeps_its_click_among_thousands(crowded: View, built: Built) -> None:
    features = json.loads((built.path / "points.json").read_text(encoding="utf-8"))["housing"]
    site = next(f for f in features if f["geometry"]["type"] == "Point")
    lng, lat = site["geometry"]["coordinates"]
    crowded.js("(_, at) => { map.setView(at, 16, { animate: false }); }", [lat, lng])
    crowded.click(lat, lng)
    expect(crowded.opened).to_have_text(site["properties"]["name"])


def test_the_points_of_today_are_together_without_a_library(view: View, built: Built) -> None:
    view.open(HOUSING)
    assert view.sites() == {p["name"] for p in built.features("housing")}
    assert view.map.locator(".group").count() > 0
    assert marks(view) == []
    assert not any("supercluster" in url for url in view.requests)


def test_a_mark_has_the_colour_of_its_layer(crowded: View) -> None:
    colour = crowded.js("() => getComputedStyle(document.querySelector('.cluster')).backgroundColor")
    red, green, blue = bytes.fromhex(LAYERS[LayerId("housing")].drawn[0].cluster.removeprefix("#"))
    assert colour == f"rgb({red}, {green}, {blue})"
