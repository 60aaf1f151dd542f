"""A figure opens its source: the passage with the figure marked, and all that qualifies it on its card."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.analysis import HOMES, RIJK, totals
from layers.layer import Language
from seeds.passages import flowing
from tests.ui.test_safe_html import read
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState, from_query
from ui.say.figures import figure, tile
from ui.say.passages import marked, pieces
from ui.views import about, accessibility, corrections, sources
from ui.views.cards import card
from ui.words import glossary, trust
from ui.words.common import WORDS

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"))
LANGUAGES: tuple[Language, ...] = ("nl", "en")


@given(TEXT, TEXT)
def test_marking_never_changes_the_text_of_a_passage(passage: str, figure: str) -> None:
    assert "".join(piece for piece, _ in pieces(passage, figure)) == passage
    assert read(marked(passage, figure)).data == passage


@given(st.text("€ 0123456789.,-mlndehaw", min_size=1), TEXT, TEXT, st.sampled_from(["\n", " ", "\n\n", " \n", "\x0c"]))
def test_a_figure_that_stands_in_its_lines_is_marked_however_it_breaks(
    figure: str, before: str, after: str, space: str
) -> None:
    words = figure.split()
    if words:
        passage = f"{before} {space.join(words)} {after}"
        assert [flowing(piece) for piece, is_figure in pieces(passage, figure) if is_figure].count(" ".join(words)) > 0


def test_digits_within_a_longer_number_are_no_figure() -> None:
    found = [piece for piece, is_figure in pieces("18.000 banen, 8.000 woningen, 8.000.000", "8.000") if is_figure]
    assert found == ["8.000"]
    assert next(iter(pieces("18.000 banen, 8.000 woningen", "8.000"))) == ("18.000 banen, ", False)


@pytest.mark.letters
def test_every_figure_of_the_facts_is_marked_in_its_passage(
    edition: Edition, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_DOCUMENTS", str(letters))
    for fact in edition.built.facts:
        for source in fact["sources"]:
            if source["figure"]:
                assert any(is_figure for _, is_figure in pieces(edition.passage(source), source["figure"])), source


@pytest.mark.parametrize("language", LANGUAGES)
def test_payer_role_status_certainty_and_speaker_stand_with_every_figure(edition: Edition, language: Language) -> None:
    words = WORDS[language]
    seen = Picture(edition, ViewState(language=language))
    for fact in edition.built.facts:
        said = read(card(fact, seen, chosen=False)).data
        has_amount = any(fact[name] is not None for name in ("amount_eur", "amount_min_eur", "amount_max_eur"))
        if has_amount:
            assert words.figures.payer_line[fact["amount_payer"] or "none"] in said
            assert words.facts.role[fact["amount_role"]] in said
        if has_amount or fact["homes"] is not None:
            assert (words.facts.status[fact["status"]] or trust.WORDS[language].no_status) in said
            assert words.facts.certainty[fact["certainty"]] in said
        if fact["speaker"]:
            assert f"{words.facts.speaker}: {fact['speaker']}" in said


def test_a_report_is_a_mail_where_an_address_is_set_and_a_text_to_copy_else(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact, seen = edition.built.facts[0], Picture(edition, ViewState())
    monkeypatch.setenv("AFSPRAKENKAART_CONTACT", "")
    assert "mailto:" not in card(fact, seen, chosen=False)
    monkeypatch.setenv("AFSPRAKENKAART_CONTACT", "fouten@example.org")
    assert 'href="mailto:fouten@example.org"' in card(fact, seen, chosen=False)
    assert "mailto:fouten@example.org" in accessibility.page("nl")


def test_an_address_with_a_fact_alone_opens_that_fact(edition: Edition) -> None:
    placed = next(f["id"] for f in edition.built.facts if f["sites"])
    view, dropped = from_query({"fact": [placed]}, edition.known)
    assert dropped == ()
    assert view.selection == tuple(edition.features_of_fact[placed])[: len(view.selection)] != ()
    here, _ = Picture(edition, view).facts_of(view.selection[0])
    assert placed in {f["id"] for f in here}


def test_national_and_in_provinces_are_never_one_figure(edition: Edition) -> None:
    for measure in (HOMES, RIJK):
        found = totals(edition.built.facts, measure)
        made = tile("", found, measure, chosen=None, language="nl")
        written = " ".join(f.written for f in (*made.mains, *made.under))
        for standing in ("agreed", "conditional", "reserved", "possible"):
            part = found.with_standing(standing)
            if part.nationwide().shares and part.placed().shares:
                assert figure(part.total, measure, "nl").written not in written
        assert made.note
        both = (found.nationwide().total or 0) + (found.placed().total or 0)
        assert both == found.total


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_one_heading_of_its_own_and_keeps_the_order_of_headings(
    edition: Edition, language: Language
) -> None:
    view = ViewState(language=language)
    pages = {
        "about": about.page(edition, view),
        "sources": sources.page(edition, view),
        "corrections": corrections.page(edition.built.registers["corrections"], edition, view),
        "accessibility": accessibility.page(language),
    }
    for name, html in pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
        assert levels.count(1) == 1, name
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), name
    for ident in glossary.WORDS[language].terms:
        assert f'id="{ident}"' in pages["about"]


def test_a_correction_of_a_fact_that_is_gone_is_no_link(edition: Edition) -> None:
    row = dict.fromkeys((f"{w}_{x}" for w in ("was", "now", "why") for x in LANGUAGES), "x") | {"date": "2026-11-25"}
    known = edition.built.facts[0]["id"]
    assert f"fact={known}" in corrections.entry(row | {"fact": known}, ViewState(), edition.facts)
    assert "<a" not in corrections.entry(row | {"fact": "weg"}, ViewState(), edition.facts)
