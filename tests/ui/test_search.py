"""What a search finds, with and without typing errors."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers import search
from layers.search import found
from layers.search_index import SHORT, Index, folded
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.views import results
from ui.words.search import WORDS

NAMED = {"Zwolle": "GM0193", "Den Haag": "GM0518", "'s-Gravenhage": "GM0518", "’s-Gravenhage": "GM0518"}
TYPOS = {
    "Zwole": "Zwolle",
    "Lelylyn": "Lelylijn",
    "Den Hag": "Den Haag",
    "Amersfort": "Amersfoort",
    "Maastrciht": "Maastricht",
    "gemeente Zwole": "gemeente Zwolle",
    "netcongstie": "netcongestie",
}
FOREIGN = ("krokodil", "bananen", "voetbal", "gitaar", "spaghetti", "zwembad", "telefoon", "xyzzy", "qqqq", "¿?")


@pytest.mark.parametrize(("written", "meant"), TYPOS.items())
def test_a_typing_error_finds_what_was_meant_and_is_told(edition: Edition, written: str, meant: str) -> None:
    given, right = found(edition.index, written), found(edition.index, meant)
    assert folded(given.corrected) == folded(meant)
    assert given.facts == right.facts != frozenset()
    assert right.corrected == ""


@pytest.mark.parametrize("written", ["nedersaksenlijn", "Eindhove", "Fryslan", "UITVOERINGSAGENDA"])
def test_what_occurs_is_never_corrected(edition: Edition, written: str) -> None:
    assert found(edition.index, written).corrected == ""
    assert found(edition.index, written).facts


@pytest.mark.parametrize(("name", "code"), NAMED.items())
def test_a_municipality_is_found_by_each_of_its_names(edition: Edition, name: str, code: str) -> None:
    given = found(edition.index, name)
    assert given.municipality == code
    assert given.named[0].key == f"municipality:{code}"
    assert {i for i, f in edition.facts.items() if code in f["municipality_codes"]} <= given.facts


def test_a_town_leads_to_its_municipality(edition: Edition) -> None:
    assert found(edition.index, "Hoofddorp").municipality == "GM0394"


def test_a_province_is_found_by_its_other_name(edition: Edition) -> None:
    frisian = {i for i, f in edition.facts.items() if "PV21" in f["province_codes"]}
    assert frisian <= found(edition.index, "Friesland").facts
    assert found(edition.index, "Friesland").named[0].key == "provinces:PV21"


def test_a_name_that_two_municipalities_bear_names_neither_and_offers_both(edition: Edition) -> None:
    given = found(edition.index, "Bergen")
    assert given.municipality is None
    assert {n.key for n in given.named[:2]} == {"municipality:GM0373", "municipality:GM0893"}


def test_words_are_found_in_any_order(edition: Edition) -> None:
    assert (
        found(edition.index, "deventer dubbelspoor").features == found(edition.index, "Dubbelspoor Zwolle-D").features
    )


def test_a_place_with_a_word_that_is_not_said_there_falls_back_on_the_place(edition: Edition) -> None:
    given = found(edition.index, "Zwolle Schiphol")
    assert given.corrected == "Zwolle"
    assert given.municipality == "GM0193"


@pytest.mark.parametrize(
    ("written", "searched"), [("hoeveelste woningen drenthe", "woningen drenthe"), ("Zwolle qxz", "Zwolle")]
)
def test_a_word_that_stands_nowhere_is_left_out_and_that_is_told(edition: Edition, written: str, searched: str) -> None:
    given, without = found(edition.index, written), found(edition.index, searched)
    assert given.facts == without.facts != frozenset()
    assert given.corrected.lower() == searched.lower()


def test_small_words_that_are_left_alone_find_nothing(edition: Edition) -> None:
    assert found(edition.index, "qxzqxz in de").nothing


@pytest.mark.parametrize("written", FOREIGN)
def test_what_is_not_there_finds_nothing(edition: Edition, written: str) -> None:
    assert found(edition.index, written).nothing


def test_nine_in_ten_names_with_one_typing_error_are_understood(edition: Edition) -> None:
    index, chance = edition.index, random.Random(1)
    tried, understood = 0, 0
    for municipality in index.municipalities.values():
        name = folded(municipality["name"])
        at = chance.randrange(1, len(name))
        written = chance.choice(
            (name[:at] + name[at + 1 :], name[:at] + chance.choice(string.ascii_lowercase) + name[at:])
        )
        if len(name) > SHORT and not index.occurs(written):
            tried += 1
            understood += municipality["name"] in {n.name for n in found(index, written).named}
    assert tried > 100
    assert understood / tried > 0.9


@given(written=st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_an_answer(edition: Edition, written: str) -> None:
    given = found(edition.index, written)
    assert given.facts <= set(edition.facts)
    assert given.features <= set(edition.features)
    assert len(given.named) <= search.HITS


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_fact_is_found_by_any_piece_of_its_text_that_begins_a_word(edition: Edition, data: st.DataObject) -> None:
    fact = data.draw(st.sampled_from(edition.built.facts))
    summary = fact["summary_nl"]
    starts = [n for n, letter in enumerate(summary) if letter.isalnum() and not summary[n - 1 : n].isalnum()]
    start = data.draw(st.sampled_from(starts))
    piece = summary[start : start + data.draw(st.integers(1, 40))].upper()
    given = found(edition.index, piece)
    assert fact["id"] in given.facts
    assert given.corrected == ""


def test_a_search_is_done_once(edition: Edition) -> None:
    assert found(edition.index, "Zwolle") is found(edition.index, "Zwolle")


def test_the_index_is_made_once(edition: Edition) -> None:
    assert isinstance(edition.index, Index)
    assert edition.index is edition.index


def test_nothing_found_says_so_and_offers_a_way_back(edition: Edition) -> None:
    said = results.html(Picture(edition, ViewState(search="<b>krokodil</b>", provinces=("PV22",))))
    assert "Niets gevonden voor “&lt;b&gt;krokodil&lt;/b&gt;”" in said
    assert WORDS["nl"].clear in said
    assert 'href="?province=PV22"' in said


def test_hits_say_what_they_are_and_open_on_the_map_without_the_filters(edition: Edition) -> None:
    said = results.html(Picture(edition, ViewState(search="Lelylyn", provinces=("PV31",), language="nl")))
    assert "Gezocht op: Lelylijn" in said
    assert "MIRT-project" in said
    assert "at=mirt%3A" in said
    assert "province=" not in said
    # Where things bear the name, what is agreed there is found through them.
    assert 1 < said.count("<li>") <= search.HITS
    assert WORDS["nl"].agreement not in said


def test_a_municipality_shows_its_own_facts_first_and_each_fact_once(edition: Edition) -> None:
    made = results.sections("GM0307", Picture(edition, ViewState(search="Amersfoort")))
    assert [heading for heading, _ in made] == [
        "In Amersfoort zelf",
        "In Amersfoort en andere gemeenten samen",
        "NOVEX-gebied Utrecht-Amersfoort, waar Amersfoort in ligt",
        "Voor de hele provincie Utrecht",
        "Voor Utrecht en andere provincies samen",
    ]
    assert all(f["municipality_codes"] == ["GM0307"] for f in made[0][1])
    ids = [f["id"] for _, facts in made for f in facts]
    assert len(ids) == len(set(ids))
    around = [f for _, facts in made[3:] for f in facts]
    assert all("PV26" in f["province_codes"] and not f["municipality_codes"] for f in around)


def test_a_theme_narrows_what_concerns_a_municipality(edition: Edition) -> None:
    made = results.sections("GM0193", Picture(edition, ViewState(search="Zwolle", themes=("housing",))))
    assert {f["theme"] for _, facts in made for f in facts} == {"housing"}
