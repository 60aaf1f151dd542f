"""The timeline: each fact at its time, once, and what has passed."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.deadlines import Moment, by_year, last_day, last_day_of_table, moment, moments, year_to_open
from layers.outcomes import state
from tests.blank_facts import blank_fact
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState, changed, for_browser_in
from ui.views.timeline import in_view, item, page, who
from ui.words.formats import day
from ui.words.outcomes import WORDS as OUTCOMES
from ui.words.timeline import WORDS

TODAY = date(2026, 3, 15)
DAYS = st.dates(date(1000, 1, 1), date(9998, 12, 31))


def fact(**fields: Any) -> dict[str, Any]:
    return blank_fact(id="a", **fields)


def stated(day: date) -> dict[str, str]:
    """Every way in which a deadline names a period that holds this day."""
    year, month = f"{day.year:04}", day.month
    return {
        "year": year,
        "half": f"{year}-H{(month + 5) // 6}",
        "quarter": f"{year}-Q{(month + 2) // 3}",
        "month": f"{year}-{month:02}",
        "day": day.isoformat(),
    }


@given(DAYS)
def test_the_last_day_lies_in_the_stated_period_and_the_next_day_does_not(day: date) -> None:
    for form, deadline in stated(day).items():
        last = last_day(deadline)
        assert last is not None
        assert last >= day
        assert stated(last)[form] == deadline
        assert stated(last + timedelta(days=1))[form] != deadline


@pytest.mark.parametrize("other", ["", "spoedig", "2026-Q5", "2026-H3", "2026-13", "2026-02-30", "2026-1", "20260"])
def test_what_is_no_deadline_has_no_last_day(other: str) -> None:
    assert last_day(other) is None


@given(st.text())
def test_no_text_breaks_the_reading_of_a_deadline_or_table(text: str) -> None:
    assert isinstance(last_day(text), date | None)
    assert isinstance(last_day_of_table(text), date | None)


@pytest.mark.parametrize(
    ("table", "last"),
    [
        ("BO MIRT 2025 of BO Leefomgeving 2026", date(2026, 12, 31)),
        ("overleg van 5 maart 2026", date(2026, 3, 5)),
        ("BO MIRT", None),
    ],
)
def test_a_table_lasts_until_the_latest_day_that_its_name_leaves_open(table: str, last: date | None) -> None:
    assert last_day_of_table(table) == last


def test_a_fact_with_neither_deadline_nor_table_has_no_moment() -> None:
    assert moment(fact()) is None


def test_a_deadline_goes_before_the_table_of_the_same_fact() -> None:
    found = moment(fact(deadline="2026-Q2", deadline_kind="by", deadline_to="2026-06-30", table="BO MIRT 2027"))
    assert found is not None
    assert (found.kind, found.period) == ("quarter", "2026-Q2")


@given(DAYS)
def test_a_moment_has_not_passed_on_its_last_day_and_has_passed_on_the_next(day: date) -> None:
    found = Moment(fact(), "quarter", day.isoformat(), day, day)
    assert not found.passed(day)
    assert found.passed(day + timedelta(days=1))


@given(DAYS)
def test_what_begins_on_a_day_stands_at_it_and_never_passes(day: date) -> None:
    found = moment(fact(deadline=day.isoformat(), deadline_kind="from", deadline_from=day.isoformat()))
    assert found is not None
    assert found.at == day
    assert not found.passed(date.max)


def test_before_a_year_stands_at_the_end_of_the_year_before_it() -> None:
    found = moment(fact(deadline="2033", deadline_kind="before", deadline_to="2032-12-31"))
    assert found is not None
    assert (found.period, found.kind, found.at) == ("2032", "year", date(2032, 12, 31))


def test_what_has_passed_depends_on_the_day_and_not_on_the_status(edition: Edition) -> None:
    for found in moments(edition.built.facts):
        other = moment({**found.fact, "status": "done"})
        assert other is not None
        assert other.passed(TODAY) == found.passed(TODAY)


def test_each_dated_fact_stands_in_exactly_one_place(edition: Edition) -> None:
    years = by_year(moments(edition.built.facts))
    placed = [m.fact["id"] for groups in years.values() for group in groups for m in group.moments]
    assert sorted(placed) == sorted(f["id"] for f in edition.built.facts if f["deadline"] or f["table"])


def test_no_group_stands_twice_and_each_holds_only_moments_of_its_year(edition: Edition) -> None:
    years = by_year(moments(edition.built.facts))
    groups = [(group.kind, group.period) for found in years.values() for group in found]
    assert len(groups) == len(set(groups))
    for year, found in years.items():
        assert {m.at.year if m.at else None for group in found for m in group.moments} == {year}


def test_years_come_in_order_and_what_names_no_year_comes_last(edition: Edition) -> None:
    *named, last = by_year(moments([*edition.built.facts, fact(table="BO MIRT")]))
    assert last is None
    assert named == sorted(year for year in named if year is not None)


@pytest.mark.parametrize(
    ("years", "opened"),
    [([2025, 2026, 2030], 2026), ([2025, 2030, None], 2030), ([2020, 2024], 2024), ([None], None), ([], None)],
)
def test_it_begins_with_this_year_else_the_next_else_the_last(years: list[int | None], opened: int | None) -> None:
    assert year_to_open(years, TODAY) == opened


def test_a_province_filter_keeps_what_is_national(edition: Edition) -> None:
    found = in_view(Picture(edition, ViewState(view="timeline", provinces=("PV22",))))
    assert any(not f["province_codes"] for f in found)
    assert all(not f["province_codes"] or "PV22" in f["province_codes"] for f in found)
    assert len({f["id"] for f in found}) == len(found)


def test_another_filter_or_language_keeps_the_year_that_is_open_and_another_page_does_not() -> None:
    view = ViewState(view="timeline", page=2030)
    assert changed(view, provinces=("PV22",)).page == 2030
    assert changed(view, language="en").page == 2030
    assert changed(view, view="table").page == 1
    assert changed(ViewState(view="table", page=3), view="timeline").page == 1


def test_the_page_shows_the_year_that_the_address_asks_for(edition: Edition) -> None:
    html = page(Picture(edition, ViewState(view="timeline", page=2030)), TODAY)
    assert "<h2>2030</h2>" in html
    assert "<h2>2026</h2>" not in html


def test_each_moment_says_who_promised_it_or_that_the_letter_names_nobody(edition: Edition) -> None:
    for found in moments(edition.built.facts):
        said = who(found.fact, "nl")
        assert all(party in said for party in found.fact["promised_by"])
        if not found.fact["promised_by"] and not found.fact["speaker"]:
            assert said == WORDS["nl"].by_nobody


def test_what_is_due_without_word_stands_first_and_says_of_which_day_the_last_letter_is(edition: Edition) -> None:
    made = page(Picture(edition, ViewState(view="timeline", language="en")), TODAY)
    assert made.index('class="timeline due-open"') < made.index('class="years"')
    assert (
        f"no letter that we have read says what happened (last letter read: {day(edition.last_letter, 'en')})" in made
    )


def test_each_moment_says_how_it_stands_and_what_a_letter_says_of_it(edition: Edition) -> None:
    here = Picture(edition, ViewState(view="timeline", language="en"))
    for found in moments(edition.built.facts):
        made, stands = item(found, None, here, TODAY), state(found.fact, TODAY)
        assert (OUTCOMES["en"].states["without word"] in made) == (stands == "without word")
        assert (stands is None) == ('class="state' not in made)
        assert all(escape(row["summary_en"]) in made for row in found.fact["progress"])


def test_a_party_is_a_filter_that_leaves_what_it_counts(edition: Edition) -> None:
    view = ViewState(view="timeline")
    every = moments(in_view(Picture(edition, view)))
    of_rijk = moments(in_view(Picture(edition, changed(view, parties=("Rijk",)))))
    assert 0 < len(of_rijk) < len(every)
    assert all("Rijk" in m.fact["promised_by"] for m in of_rijk)
    with for_browser_in("nl"):
        made = page(Picture(edition, view), TODAY)
    assert f'party=Rijk">Rijk<span class="quiet"> {len(of_rijk)}</span>' in made
