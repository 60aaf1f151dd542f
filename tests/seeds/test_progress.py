"""What became of promises: words held against lines, and no statement that may tell it left unread."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from seeds.__main__ import main
from seeds.checks.outcomes import Pair, may_tell, outcome_lines, pairs, unsettled
from seeds.checks.words import ProgressCheck, Summaries
from seeds.errors import SeedsError
from seeds.load import load_seeds
from seeds.reading.names import load_names
from seeds.records import Progress
from seeds.wording.lines import Cited, Passage, undone
from tests.seeds.by_hand import fact
from tests.seeds.conftest import MakeRoot

FACTS = (("a-bridge", 1, "een brug"), ("a-tunnel", 2, "een tunnel"), ("the-bridge-is-there", 3, "De brug is er"))


def progress(**changes: Any) -> Progress:
    base = {
        "id": "a-word",
        "fact": "an-earlier-promise",
        "date": "2026-07-10",
        "outcome": "kept",
        "summary_nl": "Het is gebeurd.",
        "summary_en": "It has happened.",
        "sources": [{"file": "letter.txt", "lines": "1", "figure": "x"}],
    }
    return Progress.model_validate(base | changes)


def word_faults(text: str, nl: str, en: str) -> list[str]:
    row = progress(summary_nl=nl, summary_en=en)
    lines = Cited((Passage(row.sources[0], undone(text), undone(text)),))
    return list(Summaries(row, lines, load_seeds(), load_names()).summary_faults())


@pytest.mark.parametrize(
    ("nl", "en"),
    [
        ("Er staan 300 woningen.", "There are 300 homes."),
        ("De woningen in Assen staan er.", "The homes in Assen are there."),
        ("ProRail bouwde ze.", "ProRail built them."),
        ("Ze staan er sinds mei 2026.", "They have stood there since May 2026."),
    ],
)
def test_a_number_a_place_a_party_or_a_month_that_no_cited_line_holds_is_a_fault(nl: str, en: str) -> None:
    assert len(word_faults("De woningen staan er.", nl, en)) >= 2


def test_what_the_cited_lines_hold_may_be_said() -> None:
    text = "Sinds mei 2026 staan er 300 woningen in Assen, die ProRail bouwde."
    assert word_faults(text, "ProRail bouwde 300 woningen in Assen.", "ProRail built 300 homes in Assen.") == []


@pytest.mark.parametrize(
    "changes",
    [{"moved_to": "2027"}, {"outcome": "broken"}, {"reported_by": "an-earlier-promise"}, {"date": "2026-07"}],
)
def test_an_outcome_says_no_more_than_its_kind_allows(changes: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        progress(**changes)


def test_the_new_day_stands_in_the_cited_lines() -> None:
    row = progress(outcome="moved", moved_to="2027")

    def found(text: str) -> list[str]:
        lines = Cited((Passage(row.sources[0], undone(text), undone(text)),))
        return list(ProgressCheck(row, lines, load_seeds(), load_names()).faults())

    assert found("De bouw schuift naar 2027.") == []
    assert found("De bouw schuift naar 2028.") == ["moved_to 2027: no cited line prints 2027"]


def test_who_reports_an_outcome_cites_its_lines(make_root: MakeRoot) -> None:
    root = make_root("a-letter", "letter.txt", "Er komt een brug.\nEr is een tunnel.\nDe brug is er.\n")
    (root / "facts" / "a-letter").mkdir(parents=True)
    facts = (
        f"- id: {name}\n  theme: mobility\n  kind: agreement\n  status: agreed\n"
        "  summary_nl: Iets.\n  summary_en: Something.\n"
        f"  sources: [{{file: letter.txt, lines: {line}, figure: {figure}}}]\n"
        for name, line, figure in FACTS
    )
    (root / "facts" / "a-letter" / "all.yaml").write_text("".join(facts))
    (root / "progress").mkdir(exist_ok=True)

    def faults(reporter: str) -> list[str]:
        text = (
            f"- id: it-is-there\n  fact: a-bridge\n  date: 2029-05-12\n  outcome: kept\n  reported_by: {reporter}\n"
            "  summary_nl: De brug is er.\n  summary_en: The bridge is there.\n"
            "  sources: [{file: letter.txt, lines: 3, figure: De brug is er}]\n"
        )
        (root / "progress" / "all.yaml").write_text(text)
        load_seeds.cache_clear()
        try:
            load_seeds(root)
        except SeedsError as error:
            return [fault.message for fault in error.faults]
        return []

    assert faults("the-bridge-is-there") == []
    assert faults("a-tunnel") == ["it-is-there: a-tunnel cites none of these lines, so it does not report them"]
    assert faults("nothing") == ["it-is-there: nothing is no fact"]


def test_what_is_moved_without_a_new_day_names_none() -> None:
    assert progress(outcome="moved").moved_to is None


def test_what_is_done_begun_replaced_or_agreed_before_may_tell_what_became_of_a_promise() -> None:
    assert all(may_tell(fact(status=status)) for status in ("done", "in-progress", "superseded"))
    assert may_tell(fact(agreed_before=True))
    assert not may_tell(fact())


def test_every_statement_that_may_tell_an_outcome_is_settled() -> None:
    assert [str(pair) for pair in unsettled(load_seeds())] == []


def test_a_pair_without_record_and_without_reason_is_found() -> None:
    seeds = load_seeds()
    one = next(row for row in seeds.no_outcomes.values() if row.follower)
    left = {key: row for key, row in seeds.no_outcomes.items() if row is not one}
    assert unsettled(replace(seeds, no_outcomes=left)) == [Pair(one.fact, one.follower)]
    assert f"{one.fact} <- {one.follower}" in list(outcome_lines(replace(seeds, no_outcomes=left)))


def test_a_record_settles_the_pair_of_the_promise_and_its_reporter() -> None:
    seeds = load_seeds()
    row = seeds.progress["noord-nederland-erkende-locaties-afgewezen"]
    without = {key: other for key, other in seeds.progress.items() if other is not row}
    assert Pair(row.fact, row.reported_by or "") in unsettled(replace(seeds, progress=without))


def test_nothing_is_both_told_and_read_as_telling_nothing() -> None:
    seeds = load_seeds()
    told = {(row.fact, row.reported_by or "") for row in seeds.progress.values()}
    assert told & {(row.fact, row.follower) for row in seeds.no_outcomes.values()} == set()


def test_a_reason_stands_only_where_there_is_something_to_settle() -> None:
    seeds = load_seeds()
    asked = set(pairs(seeds))
    assert [row for row in seeds.no_outcomes.values() if Pair(row.fact, row.follower) not in asked] == []


def test_no_outcome_comes_from_a_draft() -> None:
    seeds = load_seeds()
    drafts = {part.file for part in seeds.document_parts.values() if part.is_draft}
    assert not drafts & {source.file for row in seeds.progress.values() for source in row.sources}


def test_no_outcome_is_dated_before_what_it_is_about_was_written() -> None:
    seeds = load_seeds()
    for row in seeds.progress.values():
        files = {source.file for source in seeds.facts[row.fact].sources}
        assert row.date >= min(seeds.documents[file].date for file in files)[:7]


def test_the_command_fails_where_something_is_not_settled(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["progress"]) == 0
    monkeypatch.setattr("seeds.__main__.load_seeds", lambda: replace(load_seeds(), no_outcomes={}))
    assert main(["progress"]) == 1
    assert "not settled" in capsys.readouterr().out
