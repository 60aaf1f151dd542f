"""Pages about one thing: on the screen, on paper, and their small map."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette

from layers.analysis import HOMES, totals
from layers.cache import set_current
from tests.ui.client import Client
from tests.ui.conftest import HOSTILE
from tests.ui.test_safe_html import read
from ui import subject as subjects
from ui.figures import tiles
from ui.picture import Picture
from ui.routes import ROUTES
from ui.shown import LAYER_OF_KIND, Shown, open_shown
from ui.state import SUBJECT_VIEWS, ViewState
from ui.text import number
from ui.views.subject import page

TODAY = date(2026, 11, 25)


@pytest.fixture
def client(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> Client:
    set_current(shown.built.path)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(shown.built.path.parents[1]))
    return Client(Starlette(routes=ROUTES))


def of_kind(shown: Shown, kind: str) -> list[str]:
    return [key.partition(":")[2] for key in shown.subjects if key.startswith(f"{kind}:")]


@pytest.mark.parametrize("kind", SUBJECT_VIEWS)
def test_everything_has_a_page_on_paper_whose_footnotes_resolve(client: Client, shown: Shown, kind: str) -> None:
    for ident in of_kind(shown, kind):
        answer = client.get(f"/print/{kind}/{ident}?lang=nl")
        assert answer.status_code == 200, ident
        found = read(answer.text)
        assert found.tags.count("h1") == 1, ident
        assert "script" not in found.tags
        assert shown.subjects[f"{kind}:{ident}"] in found.data
        ids = {value for name, value in found.attributes if name == "id"}
        targets = {value[1:] for name, value in found.attributes if name == "href" and value and value.startswith("#")}
        assert targets <= ids, (ident, targets - ids)


@pytest.mark.parametrize("kind", SUBJECT_VIEWS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_has_a_page_with_one_heading_and_its_name(shown: Shown, kind: str, language: str) -> None:
    for ident in of_kind(shown, kind):
        subject = subjects.find(shown, kind, ident)
        assert subject
        view = ViewState(view=kind, ident=ident, language=language)  # type: ignore[arg-type]
        found = read(page(subject, view, TODAY))
        assert found.tags.count("h1") == 1
        assert shown.subjects[f"{kind}:{ident}"] in found.data


def test_a_province_has_the_figures_of_the_map_with_that_province(shown: Shown) -> None:
    for code in shown.provinces:
        subject = subjects.find(shown, "province", code)
        assert subject
        picture = Picture(shown, ViewState(provinces=(code,)))
        assert subjects.key_figures(subject, "nl") == tiles(picture, picture.searched)


def test_the_homes_of_drenthe_stand_on_its_page_as_an_aim(shown: Shown) -> None:
    subject = subjects.find(shown, "province", "PV22")
    assert subject
    aim = totals(shown.built.facts, HOMES).own("PV22").standing("possible")
    assert aim
    homes = subjects.key_figures(subject, "nl")[1]
    assert [main.written for main in homes.mains] == ["–"]
    assert any(number(aim, "nl") in line.written for line in homes.under)


@pytest.mark.parametrize("kind", LAYER_OF_KIND)
def test_the_small_map_of_everything_is_a_picture_that_points_something_out(
    client: Client, shown: Shown, kind: str
) -> None:
    for ident in of_kind(shown, kind):
        answer = client.get(f"/small-map/{kind}/{ident}.svg")
        assert answer.status_code == 200, ident
        assert answer.headers["content-type"].startswith("image/svg+xml")
        root = ElementTree.fromstring(answer.text)
        assert root.tag.endswith("svg")
        pointed_out = [e for e in root.iter() if "thing" in e.get("class", "").split()]
        assert pointed_out, ident
        assert all(e.get("d") or e.get("r") for e in pointed_out)


@pytest.mark.parametrize("asked", ["province/PV99", "river/rijn"])
def test_what_is_not_known_is_not_found_and_told(client: Client, asked: str) -> None:
    answer = client.get(f"/print/{asked}")
    assert answer.status_code == 404
    assert asked in read(answer.text).data
    assert client.get(f"/small-map/{asked}.svg").status_code == 404


def test_deadlines_come_in_the_order_of_time_and_say_which_have_passed(shown: Shown) -> None:
    subject = subjects.find(shown, "province", "PV22")
    assert subject
    found = subjects.deadlines(subject.facts, TODAY)
    assert [d.until for d in found] == sorted(d.until for d in found)
    assert {d.passed for d in found} == {True, False}
    assert all(d.passed == (d.until < TODAY) for d in found)


def test_hostile_text_is_text_on_the_page_and_on_paper(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_current(hostile)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(hostile.parents[1]))
    shown = open_shown(hostile)
    ident = next(p["id"] for p in shown.built.features("housing") if p["name"] == HOSTILE)
    subject = subjects.find(shown, "housing", ident)
    assert subject
    on_paper = Client(Starlette(routes=ROUTES)).get(f"/print/housing/{ident}").text
    for made in (page(subject, ViewState(view="housing", ident=ident), TODAY), on_paper):
        found = read(made)
        assert "script" not in found.tags
        assert not [name for name, _ in found.attributes if name.startswith("on")]
        assert HOSTILE in found.data
        assert re.search(r"&lt;img src=x", made)
