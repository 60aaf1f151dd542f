"""The panel as HTML: order, sections, passages, how many cards at once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from layers.layer import Language
from tests.ui.conftest import HOSTILE
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.facts import ours
from ui.say.safe_html import text
from ui.views.cards import CARDS, MORE_CARDS, by_theme, card, cards, own_and_shared, passages
from ui.words.common import NL


def picture(edition: Edition, **choices: Any) -> Picture:
    return Picture(edition, ViewState(**choices))


def test_within_a_theme_money_comes_first_the_largest_first_then_homes_then_agreements(edition: Edition) -> None:
    some = {"amount_eur": None, "amount_min_eur": None, "amount_max_eur": None, "homes": None, "theme": "housing"}
    facts = [
        {**some, "id": "rule", "kind": "measure"},
        {**some, "id": "state", "kind": "status"},
        {**some, "id": "promise", "kind": "agreement"},
        {**some, "id": "homes", "kind": "target", "homes": 9_000_000},
        {**some, "id": "little", "kind": "budget", "amount_eur": 5},
        {**some, "id": "range", "kind": "budget", "amount_min_eur": 1, "amount_max_eur": 80},
        {**some, "id": "much", "kind": "budget", "amount_eur": 70},
        {**some, "id": "other theme", "kind": "measure", "theme": "mobility"},
    ]
    (_, housing), (_, mobility) = by_theme(facts, NL)
    assert [f["id"] for f in housing] == ["range", "much", "little", "homes", "promise", "state", "rule"]
    assert [f["id"] for f in mobility] == ["other theme"]


def test_what_lies_in_a_province_alone_stands_before_what_it_shares(edition: Edition) -> None:
    facts = picture(edition, provinces=("PV20",)).facts
    (_, own), (_, shared) = own_and_shared(facts, ["PV20"], NL)
    assert own
    assert shared
    assert len(own) + len(shared) == len(facts)
    assert all(f["province_codes"] == ["PV20"] for f in own)
    html = cards(own_and_shared(facts, ["PV20"], NL), picture(edition), MORE_CARDS)
    assert 0 <= html.index(NL.figures.here_only) < html.index(NL.figures.shared_with_others)


def test_a_long_list_shows_so_many_cards_at_once(edition: Edition) -> None:
    html = cards([("", list(edition.built.facts))], picture(edition), CARDS)
    assert len(re.findall(r'class="fact(?: chosen)?"', html)) == CARDS


def test_the_chosen_fact_comes_first_wherever_it_stands(edition: Edition) -> None:
    facts = picture(edition, provinces=("PV20",)).facts
    sections = own_and_shared(facts, ["PV20"], NL)
    last = by_theme(sections[1][1], NL)[-1][1][-1]
    html = cards(sections, picture(edition, fact=last["id"]), 1)
    assert re.findall(r'class="fact(?: chosen)?"', html) == ['class="fact chosen"']


def test_a_passage_is_offered_inside_its_card(edition: Edition, letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fact = edition.built.facts[0]
    assert passages(fact, picture(edition)) == ""
    monkeypatch.setenv("AFSPRAKENKAART_DOCUMENTS", str(letters))
    html = card(fact, picture(edition), chosen=False)
    assert html.count('<details class="passages"') == 1
    assert html.count('class="passage"') == len(fact["sources"])
    assert html.endswith("</details></div>")


def test_the_text_of_a_letter_is_text(edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_DOCUMENTS", str(tmp_path))
    source = {"file": "brief.txt", "line_start": 1, "line_end": 1, "figure": HOSTILE}
    (tmp_path / "brief.txt").write_text(HOSTILE, encoding="utf-8")
    html = card({**edition.built.facts[0], "sources": [source]}, picture(edition), chosen=False)
    assert "<img" not in html
    assert "&lt;img src=x" in html


@pytest.mark.parametrize(("language", "shown", "hidden"), [("nl", "why_nl", "why"), ("en", "why", "why_nl")])
def test_what_we_added_is_explained_in_the_language_of_the_page(
    edition: Edition, language: Language, shown: str, hidden: str
) -> None:
    noted = [fact for fact in edition.built.facts if fact["ours"]]
    assert noted
    for fact in noted:
        page = picture(edition, language=language)
        html = card(fact, page, chosen=False)
        for marked in fact["ours"]:
            assert f"</span>{text(marked[shown])}</span>" in html
            assert f"</span>{text(marked[hidden])}</span>" not in html


def test_what_we_added_for_one_reason_is_told_together_in_order(edition: Edition) -> None:
    notes = [
        {"what": what, "why": why, "why_nl": why_nl}
        for what, why, why_nl in [("A", "so", "zo"), ("B", "else", "anders"), ("C", "so", "zo"), ("D", "so", "zo")]
    ]
    fact: Any = {**edition.built.facts[0], "ours": notes}
    assert ours(fact, "nl") == [(NL.facts.ours.format("A, C en D"), "zo"), (NL.facts.ours.format("B"), "anders")]


def test_a_letter_that_is_not_there_is_told_in_the_card(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_DOCUMENTS", str(tmp_path))
    assert NL.detail.passage_missing.format("")[:20] in passages(edition.built.facts[0], picture(edition))
