"""The view to and from the address."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.layer import Language
from layers.registry import LAYER_IDS
from ui.data.choices import (
    NARROWED,
    NATIONAL,
    SEARCH_LENGTH,
    SELECTION_LENGTH,
    SUBJECT_VIEWS,
    YEARS,
    Fill,
    Sort,
    View,
    ViewState,
)
from ui.data.given import Dropped, Known, clean_search
from ui.data.parameters import from_query, to_query
from ui.data.state import changed, language_of

KNOWN = Known(
    provinces=frozenset({"PV20", "PV22", "PV26"}),
    themes=frozenset({"housing", "energy", "mobility"}),
    landsdelen=frozenset({"Noord", "Zuid"}),
    features=frozenset({"provinces:PV22", "housing:havenstad", "novex:groene-hart"}),
    facts=frozenset({"een", "twee"}),
    became={"oud": ("twee",), "weg": ()},
    subjects=frozenset({"province:PV22", "novex:groene-hart", "project:n36", "letter:brief"}),
    scopes=frozenset({"province:PV22", "theme:housing"}),
    scope_names={"drenthe": "province:PV22"},
    tables=frozenset({"BO MIRT 2025", "BO MIRT 2026"}),
    offers={
        "municipality": frozenset({"GM0193", "GM0014"}), "status": frozenset({"agreed", "done"}),
        "party": frozenset({"Rijk", "Provincie Drenthe & co"}), "meeting": frozenset({"BO MIRT 2025"}),
        "year": frozenset({"2025", "2026"}), "amount": frozenset({"0-1m", "1b"}), "due": frozenset({"open", "ahead"}),
        "outcome": frozenset({"kept", "without word"}),
    },
    editions=("2026.1", "2026.2"),
)  # fmt: skip
FREE_VIEWS = tuple(view for view in get_args(View) if view not in (*SUBJECT_VIEWS, "dossier"))
YEAR = st.sampled_from(YEARS)


def assumed(idents: list[str]) -> st.SearchStrategy[tuple[tuple[str, int], ...]]:
    return st.dictionaries(st.sampled_from(idents), YEAR).map(lambda found: tuple(sorted(found.items())))


def some_of(values: frozenset[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(sorted(values))).map(lambda found: tuple(sorted(found)))


PAGES = st.sampled_from(FREE_VIEWS).map(lambda view: {"view": view}) | st.sampled_from(sorted(KNOWN.subjects)).map(
    lambda key: {"view": key.partition(":")[0], "ident": key.partition(":")[2]}
)
# A dossier is about one thing, for one meeting.
DOSSIERS = st.builds(
    lambda key, meeting: {"view": "dossier", "ident": key, "meetings": (meeting,) if meeting else ()},
    st.none() | st.sampled_from(sorted(KNOWN.scopes)),
    st.none() | st.sampled_from(sorted(KNOWN.tables)),
)
CHOICES = st.builds(
    ViewState,
    language=st.sampled_from(get_args(Language)),
    provinces=some_of(KNOWN.provinces),
    themes=some_of(KNOWN.themes),
    landsdelen=some_of(KNOWN.landsdelen),
    **{field: some_of(KNOWN.offers[name]) for name, field in NARROWED.items()},
    layers=st.sets(st.sampled_from(LAYER_IDS)).map(lambda found: tuple(x for x in LAYER_IDS if x in found)),
    background=st.booleans(),
    fill=st.sampled_from(get_args(Fill)),
    search=st.text(max_size=SEARCH_LENGTH).map(clean_search),
    selection=st.permutations(sorted(KNOWN.features)).flatmap(
        lambda found: st.integers(0, len(found)).map(lambda n: tuple(found[:n]))
    ),
    nth=st.integers(1, 9999),
    fact=st.none() | st.sampled_from(sorted(KNOWN.facts)),
    sort=st.sampled_from(get_args(Sort)),
    descending=st.booleans(),
    page=st.integers(1, 9999),
    more=st.integers(1, 9999),
    compared=st.permutations(sorted(KNOWN.subjects - {"letter:brief"})).map(tuple),
    grid_years=assumed(sorted(KNOWN.provinces)),
    decisions=assumed(["n36"]),
    since=st.none() | st.sampled_from(KNOWN.editions),
    until=st.none() | st.sampled_from(KNOWN.editions),
    zoom=st.none() | st.integers(600, 1600).map(lambda n: n / 100),
    centre=st.none()
    | st.tuples(st.integers(4950, 5500), st.integers(100, 1000)).map(lambda p: (p[0] / 100, p[1] / 100)),
)
VIEWS = st.builds(lambda view, page: replace(view, **page), CHOICES, PAGES | DOSSIERS)


@given(VIEWS)
def test_a_view_comes_back_from_its_own_address(view: ViewState) -> None:
    assert from_query(to_query(view), KNOWN) == (view, ())


@given(st.dictionaries(st.text(max_size=12), st.lists(st.text(max_size=60), max_size=4), max_size=6))
def test_any_address_gives_a_view_that_has_an_address_of_its_own(query: dict[str, list[str]]) -> None:
    view, _ = from_query(query, KNOWN)
    assert from_query(to_query(view), KNOWN) == (view, ())


@given(
    st.sampled_from(
        """province theme landsdeel layer fill at fact sort lang view id with grid decision z c
        municipality status party meeting year amount due outcome from to""".split()
    ),
    st.text(),
)
def test_a_value_that_is_not_known_is_dropped_and_named(name: str, value: str) -> None:
    known = {
        *KNOWN.provinces,
        *KNOWN.themes,
        *KNOWN.landsdelen,
        *KNOWN.features,
        *KNOWN.facts,
        *KNOWN.subjects,
        *(known for values in KNOWN.offers.values() for known in values),
        *LAYER_IDS,
        "none",
        NATIONAL,
    }
    known |= {word for words in (View, Language, Fill, Sort) for word in get_args(words)}
    # A field of a form that was left empty is no choice.
    is_zoom = name == "z" and re.fullmatch("[0-9]{1,2}([.][0-9]{1,2})?", value)
    if value in {*known, *KNOWN.editions} or not value or is_zoom:
        return
    view, dropped = from_query({name: [value]}, KNOWN)
    assert view == ViewState()
    assert [d.parameter for d in dropped] == [name]


def test_the_first_view_has_no_parameters() -> None:
    assert to_query(ViewState()) == {}


def test_every_layer_off_is_an_address_too() -> None:
    assert to_query(ViewState(layers=()))["layer"] == ["none"]


def test_a_parameter_that_is_not_known_is_named() -> None:
    assert from_query({"bron": ["mail"]}, KNOWN)[1] == (Dropped("bron", "mail"),)


@pytest.mark.parametrize("name", ["utm_source", "utm_campaign", "fbclid", "gclid", "mc_cid", "mc_eid", "msclkid"])
def test_what_a_campaign_added_to_a_link_is_no_choice_and_nothing_to_warn_of(name: str) -> None:
    view, dropped = from_query({name: ["mail"], "province": ["PV22"]}, KNOWN)
    assert dropped == ()
    assert view == ViewState(provinces=("PV22",))
    assert to_query(view) == {"province": ["PV22"]}


def test_a_name_that_only_looks_like_that_of_a_campaign_is_named() -> None:
    assert from_query({"utm": ["x"]}, KNOWN)[1] == (Dropped("utm", "x"),)
    assert from_query({"agclid": ["x"]}, KNOWN)[1] == (Dropped("agclid", "x"),)


def test_a_page_that_is_no_number_is_the_first_page() -> None:
    for page in ("0", "-1", "1e3", "99999", "٣", "1\n"):
        view, dropped = from_query({"page": [page]}, KNOWN)
        assert view.page == 1
        assert dropped[0].parameter == "page"


def test_a_search_loses_control_characters_and_what_is_too_long() -> None:
    assert clean_search("  Den\x00 Haag\n") == "Den  Haag"
    assert len(clean_search("x" * 500)) == SEARCH_LENGTH


def test_a_selection_has_a_limit() -> None:
    features = frozenset(f"housing:{i}" for i in range(40))
    known = Known(frozenset(), frozenset(), frozenset(), features, frozenset())
    view, _ = from_query({"at": sorted(features)}, known)
    assert len(view.selection) == SELECTION_LENGTH


def test_the_whole_country_can_be_chosen_for_the_panel() -> None:
    view = ViewState(provinces=("PV22",), selection=(NATIONAL,), more=3)
    assert to_query(view) == {"province": ["PV22"], "at": [NATIONAL], "more": ["3"]}
    assert from_query(to_query(view), KNOWN) == (view, ())


def test_reset_keeps_view_and_language() -> None:
    view = ViewState(view="about", language="en", provinces=("PV22",), search="x", page=3)
    assert view.without_filters() == ViewState(view="about", language="en")


def test_a_page_about_a_thing_that_is_not_known_is_the_map_with_a_note() -> None:
    for query in ({"view": ["province"], "id": ["PV99"]}, {"view": ["province"]}, {"view": ["map"], "id": ["PV22"]}):
        view, dropped = from_query(query, KNOWN)
        assert view == ViewState()
        assert [d.parameter for d in dropped] == ["id"]


@pytest.mark.parametrize(
    "value", ["PV22", "PV22:", "PV22:1999", "PV22:20x0", "PV99:2030", ":2030", "PV22:2030:1", "PV22:٢٠٣٠"]
)
def test_an_assumption_that_cannot_be_made_is_dropped_and_named(value: str) -> None:
    view, dropped = from_query({"grid": [value]}, KNOWN)
    assert view.grid_years == ()
    assert dropped == (Dropped("grid", value),)


def test_the_browsers_language_is_left_out_of_the_address() -> None:
    assert to_query(ViewState(language="en"), "en") == {}
    assert to_query(ViewState(language="nl"), "en") == {"lang": ["nl"]}
    assert from_query({}, KNOWN, "en")[0].language == "en"


@pytest.mark.parametrize(
    ("tag", "language"), [("nl-NL", "nl"), ("NL", "nl"), ("fy", "nl"), ("en-GB", "en"), ("de", "en")]
)
def test_whoever_reads_no_dutch_gets_english(tag: str, language: str) -> None:
    assert language_of(tag) == language


def test_leaving_a_page_forgets_what_it_was_about() -> None:
    page = ViewState(view="province", ident="PV22")
    assert changed(page, view="map").ident is None
    assert changed(page, view="novex", ident="groene-hart").ident == "groene-hart"
    assert changed(page, themes=("energy",)).ident == "PV22"


@pytest.mark.parametrize(("former", "fact"), [("oud", "twee"), ("weg", None)])
def test_the_id_that_a_fact_had_before_leads_to_what_took_its_place(former: str, fact: str | None) -> None:
    view, dropped = from_query({"fact": [former]}, KNOWN)
    assert view.fact == fact
    assert dropped == (Dropped("fact", former, is_former=True),)
