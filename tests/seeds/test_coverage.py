"""What the letters hold is accounted for: by a fact that cites it, or by a reason."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from seeds.checks.coverage import Item, as_csv, counts, coverage, covers, items, reason
from seeds.checks.paragraphs import paragraphs
from seeds.load import ROOT, load_seeds
from seeds.reading.letter import Letter
from seeds.reading.names import load_names
from seeds.records import LeftOut
from tests.seeds.by_hand import fact

FACT = fact()


def item(line: int = 3, kind: str = "euro", *values: int) -> Item:
    return Item("letter.txt", line, line, kind, "€ 5 mln.", tuple(map(Decimal, values)))


def test_a_figure_is_covered_by_a_fact_that_cites_its_line_and_its_value() -> None:
    assert covers(FACT, item(3, "euro", 5_000_000))


@pytest.mark.parametrize(
    "other", [item(5, "euro", 5_000_000), item(3, "euro", 6_000_000), item(3, "euro", 5_000_000, 6_000_000)]
)
def test_another_line_or_another_value_is_not_covered(other: Item) -> None:
    assert not covers(FACT, other)


def test_an_agreement_is_covered_by_any_fact_that_cites_it() -> None:
    assert covers(FACT, item(4, "agreement"))
    assert not covers(FACT, item(9, "agreement"))


def test_a_reason_holds_for_the_line_it_names() -> None:
    rows = [LeftOut(file="letter.txt", line=7, item="a heading", reason="no promise")]
    assert (reason(item(7), rows), reason(item(8), rows)) == ("no promise", None)


def test_every_euro_sign_and_every_agreement_of_a_letter_is_an_item() -> None:
    letter = Letter(
        "letter.txt", "Afspraken\n\n❖ Rijk en Regio betalen elk €\n2,5 miljoen.\n\n❖ Zij bouwen 300 woningen.\n"
    )
    kinds = [entry.kind for entry in items(letter, load_names())]
    assert kinds.count("agreement") == 2
    assert kinds.count("EUR") + kinds.count("euro") == 1


@pytest.mark.letters
def test_nothing_in_the_letters_is_uncovered(letters: Path) -> None:
    assert [entry.item for entry in coverage(load_seeds(), letters) if not entry.is_covered] == []


@pytest.mark.letters
def test_the_counts_that_the_app_shows_are_those_of_the_letters(letters: Path) -> None:
    seeds = load_seeds()
    found = counts(coverage(seeds, letters), paragraphs(seeds, letters), seeds)
    assert as_csv(found) == (ROOT / "coverage.csv").read_text(encoding="utf-8")


def test_what_is_left_out_has_a_reason() -> None:
    assert all(row.reason for row in load_seeds().left_out)


def test_agreements_numbered_below_a_number_are_items_and_a_section_heading_is_none() -> None:
    text = "Afspraken\n\n1. Water\n\n1.1 Rijk en regio delen water.\n\n1.2Zij meten.\n\n3.2. Landbouw\n"
    found = [entry.line_start for entry in items(Letter("letter.txt", text), load_names()) if entry.kind == "agreement"]
    assert found == [3, 5, 7]
