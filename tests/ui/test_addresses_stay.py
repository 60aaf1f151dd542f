"""Addresses never die: an id that is none any more leads to what took its place, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from starlette.applications import Starlette

from layers.built import Built
from layers.cache import set_current
from layers.layer import Language
from seeds.editions import newest, published, read_kept
from seeds.load import load_seeds
from tests.ui.client import Client
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import from_query
from ui.say.facts import moved
from ui.shell.body import body, embedded
from ui.shell.routes import ROUTES

GONE = (
    {"kind": "project", "id": "oude-lijn", "became": ["lelylijn"], "what": "renamed"},
    {"kind": "project", "id": "oudere-lijn", "became": ["oude-lijn"], "what": "renamed"},
    {"kind": "housing", "id": "oude-wijk", "became": ["rijnenburg", "assen"], "what": "split"},
    {"kind": "novex", "id": "oud-gebied", "became": [], "what": "withdrawn"},
)


def queries(ident: str) -> Iterator[str]:
    """Every address of the app that names a fact."""
    for path in ("/plain", "/share"):
        yield f"{path}?{urlencode({'fact': ident, 'lang': 'nl'})}"


def test_every_id_that_a_fact_ever_had_leads_somewhere(edition: Edition) -> None:
    ever = {fact["id"] for name in published(load_seeds().editions) for fact in read_kept(name)["facts"]}
    for ident in ever | set(edition.former_ids):
        view, dropped = from_query({"fact": [ident]}, edition.known)
        if ident in edition.facts:
            assert (view.fact, dropped) == (ident, ()), ident
            continue
        assert [(d.value, d.is_former) for d in dropped] == [(ident, True)], ident
        assert view.fact in edition.facts or edition.former_ids[ident]["what"] == "withdrawn", ident


def test_every_thing_that_ever_had_a_page_has_one(edition: Edition) -> None:
    for name in (*published(load_seeds().editions), newest()[0]):
        ever = load_seeds().subjects if name == newest()[0] else read_kept(name)["subjects"]
        for kind, idents in ever.items():
            for ident in idents:
                view, _ = from_query({"view": [kind], "id": [ident]}, edition.known)
                led_on = f"{kind}:{ident}" in edition.former_subjects
                assert f"{kind}:{view.ident}" in edition.subjects or led_on, (
                    f"add {kind},{ident} to former_subjects.csv"
                )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_the_map_alone_and_what_is_shared_say_what_became_of_a_fact(
    client: Client, edition: Edition, language: Language
) -> None:
    for former in edition.former_ids:
        view, dropped = from_query({"fact": [former], "lang": [language]}, edition.known)
        picture, said = Picture(edition, view), moved(former, edition, language)
        assert said in unescape(body(picture, dropped))
        assert said in unescape(embedded(picture, dropped))
        for address in queries(former):
            answer = client.get(address.replace("lang=nl", f"lang={language}"))
            assert answer.status_code == 200
            assert said in unescape(answer.text), address


@pytest.fixture
def led_on(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> Edition:
    """The edition with things that had another id before."""
    rows = [{**row, "date": "2026-12-01", "why_nl": "Zo heet het nu.", "why_en": "That is its name."} for row in GONE]
    built = Built(edition.built.path)
    built.__dict__["registers"] = {**edition.built.registers, "former_subjects": rows}
    found = Edition(built)
    for module in ("routes_subject", "routes_feeds", "routes_plain", "routes_share"):
        monkeypatch.setattr(f"ui.shell.{module}.newest", lambda: found)
    set_current(edition.built.path)
    return found


@pytest.fixture
def asking(led_on: Edition) -> Client:
    assert led_on
    return Client(Starlette(routes=ROUTES))


@pytest.mark.parametrize("row", GONE, ids=lambda row: row["id"])
def test_the_page_of_a_former_thing_leads_on_and_says_so(led_on: Edition, asking: Client, row: dict[str, Any]) -> None:
    kind, ident = row["kind"], row["id"]
    key = f"{kind}:{ident}"
    became = led_on.subjects_became[key]
    view, dropped = from_query({"view": [kind], "id": [ident]}, led_on.known)
    assert view.ident == next(iter(became), None)
    assert [(d.value, d.is_former) for d in dropped] == [(key, True)]
    said = moved(key, led_on, "nl")
    assert "Zo heet het nu." in said
    assert all(led_on.subjects[f"{kind}:{new}"] in said for new in became)
    for path in ("/plain", "/share"):
        assert said in unescape(asking.get(f"{path}?view={kind}&id={ident}&lang=nl").text)
    paper = asking.get(f"/print/{kind}/{ident}?lang=nl")
    assert said in unescape(paper.text)
    assert paper.status_code == (200 if became else 410)
    assert asking.get(f"/small-map/{kind}/{ident}.svg").status_code == (200 if became else 404)
    feed = asking.get(f"/feeds/{kind}/{ident}.ics")
    assert feed.status_code == (301 if became else 404)
    assert not became or feed.headers["location"] == f"/feeds/{kind}/{quote(became[0])}.ics?lang=nl"


def test_what_is_selected_or_compared_by_a_former_id_leads_on(led_on: Edition) -> None:
    given = {"at": ["mirt:oudere-lijn"], "view": ["compare"], "with": ["housing:oude-wijk", "novex:oud-gebied"]}
    view, dropped = from_query(given, led_on.known)
    assert view.selection == ("mirt:lelylijn",)
    assert view.compared == ("housing:rijnenburg",)
    assert {d.value for d in dropped} == {"mirt:oudere-lijn", "housing:oude-wijk", "novex:oud-gebied"}
    assert all(d.is_former and moved(d.value, led_on, "en") for d in dropped)


def test_a_municipality_that_went_up_in_another_leads_to_it(edition: Edition, client: Client) -> None:
    view, _ = from_query({"view": ["municipality"], "id": ["Weesp"]}, edition.known)
    assert view.ident == "GM0363"
    view, dropped = from_query({"municipality": ["GM0457"]}, edition.known)
    assert (view.municipalities, dropped) == (("GM0363",), ())
    assert client.get("/print/municipality/GM0457?lang=nl").status_code == 200
