"""What is new between two editions, for whom, and the days of a calendar."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from layers.changes import Followed, History, Release, whole
from layers.diary import entries
from layers.facts_file import FactsFile
from tests.blank_facts import blank_fact

PROGRESS = {
    "id": "a-2027", "date": "2027-01-01", "outcome": "kept", "moved_to": None, "reported_by": None,
    "summary_nl": "Gedaan.", "summary_en": "Done.", "sources": [],
}  # fmt: skip
FIELDS = ["id", "status", "place", "homes", "deadline", "deadline_kind", "deadline_to", "province_codes", "progress"]


def fact(ident: str = "a", **fields: Any) -> dict[str, Any]:
    words = {"id": ident, "summary_nl": "Tekst.", "summary_en": "Text.", "province_codes": ["PV22"]}
    return blank_fact(**words | fields)


def history(*editions: list[dict[str, Any]], former: list[dict[str, Any]] | None = None) -> History:
    """Return a history of editions, each given by its facts; the last are those of the folder."""
    releases = [
        {
            "edition": f"2030.{n}",
            "date": f"2030-0{n}-01",
            "note_nl": "",
            "note_en": "",
            "kept": {"edition": f"2030.{n}", "fields": FIELDS, "subjects": {}, "facts": facts},
        }
        for n, facts in enumerate(editions, 1)
    ]
    releases[-1]["kept"] = None
    registers = {"facts": editions[-1], "former_ids": former or [], "corrections": []}
    return History(cast("list[Release]", releases), cast("FactsFile", registers))


def formerly(ident: str, what: str, *became: str) -> dict[str, Any]:
    return {"id": ident, "what": what, "became": list(became), "date": "2030-02-01", "why_nl": "Zo.", "why_en": "So."}


def told(found: History) -> list[tuple[str, str]]:
    first, last = found.names[0], found.names[-1]
    return [(change.state, change.fact["id"]) for change in found.between(first, last)]


def test_what_letters_say_came_of_it_stands_first() -> None:
    old = [fact("a"), fact("b"), fact("c"), fact("d")]
    new = [fact("a"), fact("b", progress=[PROGRESS], outcome="kept"), fact("c", homes=5), fact("e")]
    assert told(history(old, new)) == [("answered", "b"), ("new", "e"), ("changed", "c"), ("gone", "d")]


def test_a_change_is_told_by_its_rows() -> None:
    [change] = history([fact()], [fact(homes=5, status="proposed")]).between("2030.1", "2030.2")
    assert change.rows == ("status", "homes")


def test_what_is_gone_says_why() -> None:
    found = history([fact("a"), fact("b")], [fact("b")], former=[formerly("a", "merged", "b")])
    [change] = found.between("2030.1", "2030.2")
    assert change.former is not None
    assert change.former["what"] == "merged"


def test_a_renamed_fact_is_neither_new_nor_gone() -> None:
    found = history([fact("a")], [fact("b", homes=5)], former=[formerly("a", "renamed", "b")])
    assert told(found) == [("changed", "b")]


def test_an_edition_beside_itself_has_nothing_new() -> None:
    found = history([fact("a")], [fact("b")])
    assert found.between("2030.2", "2030.2") == ()
    assert found.before("2030.1") == "2030.1"


def test_a_fact_of_an_older_edition_has_every_field_of_a_fact() -> None:
    assert whole(cast("Any", {"id": "a", "sources": []})).keys() >= set(blank_fact())


def test_a_landsdeel_is_followed_by_its_provinces() -> None:
    provinces = cast("Any", {"PV22": {"landsdeel": "Noord"}, "PV30": {"landsdeel": "Zuid"}})
    one = cast("Any", fact(province_codes=["PV22"]))
    assert Followed("landsdeel", "Noord").concerns(one, provinces, [])
    assert not Followed("landsdeel", "Zuid").concerns(one, provinces, [])


DAYS = st.dates(date(2026, 1, 1), date(2040, 12, 31)).map(date.isoformat)


def dated(day: str, kind: str = "by", **more: Any) -> dict[str, Any]:
    ends = {"deadline_from": day} if kind == "from" else {"deadline_to": day}
    return fact(deadline=day, deadline_kind=kind, **ends, **more)


@given(st.lists(DAYS, min_size=1, max_size=5))
def test_the_name_of_a_day_stays_however_often_it_moves(days: list[str]) -> None:
    editions = [[dated(day)] for day in days]
    [entry] = entries(cast("Any", editions[-1]), history(*editions))
    moved = sum(a != b for a, b in pairwise(days))
    assert (entry.name, entry.day.isoformat(), entry.sequence) == ("a-deadline", days[-1], moved)


@given(DAYS, DAYS)
def test_a_moved_deadline_stands_on_its_new_day_under_its_old_name(day: str, later: str) -> None:
    [was] = entries(cast("Any", [dated(day)]), history([dated(day)]))
    moved = dated(day, outcome="moved", moved_to=later)
    [now] = entries(cast("Any", [moved]), history([dated(day)], [moved]))
    assert (now.name, now.day.isoformat(), now.sequence) == (was.name, later, 1)


def test_a_fact_that_got_another_id_keeps_its_entry() -> None:
    old, new = dated("2031-01-01"), {**dated("2031-01-01"), "id": "b"}
    [entry] = entries(cast("Any", [new]), history([old], [new], former=[formerly("a", "renamed", "b")]))
    assert (entry.name, entry.sequence) == ("a-deadline", 0)


def test_what_only_begins_stands_on_its_first_day_and_says_so() -> None:
    [entry] = entries(cast("Any", [dated("2031-05-01", "from")]), history([dated("2031-05-01", "from")]))
    assert (entry.day, entry.begins) == (date(2031, 5, 1), True)


def test_a_meeting_of_which_only_the_year_is_known_has_no_day() -> None:
    year, day = fact("a", table="BO MIRT 2026"), fact("b", table="BO Brainport 30 juni 2026")
    [entry] = entries(cast("Any", [year, day]), history([year, day]))
    assert (entry.name, entry.day) == ("b-meeting", date(2026, 6, 30))
