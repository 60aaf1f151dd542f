"""Numbers and days as Dutch people type them, in the forms of the desk."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.new_letter.as_kept import QUANTITIES, WHOLE, as_kept, as_shown
from seeds.new_letter.beginning import with_passage
from seeds.new_letter.candidates import Candidate
from ui.words.formats import number


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("homes", "19.000", "19000"),
        ("amount_eur", "1.145.000.000", "1145000000"),
        ("homes", "19000", "19000"),
        ("homes", "19,5", "19,5"),
        ("other_value", "1,5", "1.5"),
        ("other_value", "1.250,75", "1250.75"),
        ("deadline", "28-11-2026", "2026-11-28"),
        ("deadline", "2026-Q2", "2026-Q2"),
        ("summary_nl", "19.000", "19.000"),
    ],
)
def test_what_is_typed_is_kept_as_records_write_it(field: str, typed: str, kept: str) -> None:
    assert as_kept(field, typed) == kept


@given(st.sampled_from((*WHOLE, *QUANTITIES)), st.integers(0, 10**12))
def test_a_whole_number_as_dutch_writes_it_is_that_number(field: str, value: int) -> None:
    assert as_kept(field, number(value, "nl")) == str(value)


@given(st.sampled_from(QUANTITIES), st.decimals(0, 10**9, places=3))
def test_a_form_that_is_sent_back_untouched_changes_no_number(field: str, value: Decimal) -> None:
    assert Decimal(as_kept(field, as_shown(field, f"{value:f}"))) == value


def test_a_figure_is_cited_with_the_item_that_it_stands_in() -> None:
    figure = Candidate(id="c1", kind="homes", line_start=32, line_end=32, figure="14.500")
    item = Candidate(id="c2", kind="agreement", line_start=31, line_end=33)
    wide = Candidate(id="c3", kind="agreement", line_start=20, line_end=40)
    assert with_passage(figure, [figure, wide, item]).lines == "31-33"
    assert with_passage(figure, [figure, wide]).lines == "32"
