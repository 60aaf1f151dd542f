"""The readers of a letter on the desk, what is decided where they differ, and what an edition still waits for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from seeds.editions import newest
from seeds.errors import SeedsError
from seeds.load import Seeds, load_seeds
from seeds.new_letter.desk import LetterDesk, StaleError
from seeds.new_letter.finished import brought, next_edition, still_open, with_edition
from seeds.new_letter.reader_answers import EMPTIED, ReaderDesk
from seeds.second_readers.words import words_digest
from tests.seeds.test_desk import FINISHED, LETTER, accept

ENTRY = {"id": "brief-2029", "title": "Brief", "sender": "Rijk", "date": "2029-05-12", "reference": ""}
ANSWER = {
    "kind": "budget", "status": "agreed", "amount_eur": "5000000", "amount_role": "contribution",
    "amount_payer": "rijk", "amount_bound": "at most", "vat": "incl", "provinces": ["PV22"],
    "municipalities": ["GM0106"], "promised_by": ["Rijk"],
}  # fmt: skip
SOUND = {"nl": "supported", "en": "supported", "languages": "same"}


@pytest.fixture
def desk(make_root: Callable[[str, str, str], Path]) -> LetterDesk:
    root = make_root("brief-2029", "brief.txt", LETTER)
    return LetterDesk(root.parent / "documents" / "brief.txt", root)


def reader(desk: LetterDesk, who: str = "second") -> ReaderDesk:
    return ReaderDesk(desk, who)


def seeds_of(desk: LetterDesk) -> Seeds:
    return load_seeds.__wrapped__(desk.root)


def answered(desk: LetterDesk, **changes: object) -> ReaderDesk:
    """The fact accepted and read again, with what is changed in that reading."""
    accept(desk)
    second = reader(desk)
    (task,) = second.to_read()
    second.answer(task.id, task.lines, {**ANSWER, **changes})
    return second


def decision(found: ReaderDesk, **changes: str) -> dict[str, str]:
    (differs,) = (d for d in found.differences() if d.field == "status")
    told = {"id": differs.id, "field": "status", "first": differs.first, "second": differs.second, "holds": "first"}
    return {**told, "rule": "S1", "why": "said without a condition", **changes}


def test_a_second_reader_is_given_lines_and_the_printed_figure_alone(desk: LetterDesk) -> None:
    fact = accept(desk)
    (task,) = reader(desk).to_read()
    assert (task.id, task.lines, task.meant, task.summaries) == (
        fact, ("brief.txt:6-6",), ((6, 6, "€ 5 mln."),), ("", ""),
    )  # fmt: skip


def test_what_was_answered_is_not_asked_again_and_an_answer_anew_takes_its_place(desk: LetterDesk) -> None:
    second = answered(desk)
    assert second.to_read() == []
    (fact,) = second.facts()
    second.answer(fact.id, ("brief.txt:6-6",), {**ANSWER, "vat": "excl"})
    assert seeds_of(desk).second_readings[fact.id].vat == "excl"
    assert second.journal.undo()
    assert seeds_of(desk).second_readings[fact.id].vat == "incl"


def test_an_answer_in_another_file_gives_way_to_the_new_one(desk: LetterDesk) -> None:
    second = answered(desk)
    (path,) = (desk.root / "second_reading").glob("*.yaml")
    other = path.rename(path.with_name("other.yaml"))
    (fact,) = second.facts()
    second.answer(fact.id, ("brief.txt:6-6",), ANSWER)
    assert other.read_text(encoding="utf-8") == EMPTIED
    assert list(seeds_of(desk).second_readings) == [fact.id]


def test_an_answer_about_other_lines_or_of_another_form_is_refused(desk: LetterDesk) -> None:
    fact = accept(desk)
    second = reader(desk)
    for ident, lines in ((fact, ("brief.txt:7-7",)), ("nobody", ("brief.txt:6-6",))):
        with pytest.raises(StaleError):
            second.answer(ident, lines, ANSWER)
    with pytest.raises(SeedsError, match=r"^status"):
        second.answer(fact, ("brief.txt:6-6",), {**ANSWER, "status": "perhaps"})
    assert not list((desk.root / "second_reading").glob("*.yaml"))


def test_a_reader_of_words_answers_for_the_summaries_as_they_are(desk: LetterDesk) -> None:
    ident = accept(desk)
    words = reader(desk, "words")
    (task,) = words.words_to_read()
    assert task.summaries == (FINISHED["summary_nl"], FINISHED["summary_en"])
    with pytest.raises(StaleError):
        words.answer_words(ident, "0" * 16, SOUND)
    words.answer_words(ident, task.digest, SOUND)
    assert words.words_to_read() == []
    assert still_open(words, "words") == []
    (fact,) = words.facts()
    words.answer_words(ident, words_digest(fact), {**SOUND, "nl": "says more", "note": "station"})
    (found,) = still_open(words, "words")
    assert found.what.startswith(f"{ident}: ")


def test_a_difference_is_settled_by_a_decision_on_its_two_values(desk: LetterDesk) -> None:
    second = answered(desk, status="conditional")
    found = {d.field: (d.first, d.second) for d in second.differences()}
    assert found == {"status": ("agreed", "conditional")}
    with pytest.raises(StaleError):
        second.decide(decision(second, first="done"))
    with pytest.raises(SeedsError, match="rule is named"):
        second.decide(decision(second, rule="", why="so it is"))
    second.compare()
    (unsettled,) = still_open(second, "readings")
    assert unsettled.what.endswith(": differs status")
    second.decide(decision(second))
    (settled,) = second.differences()
    assert settled.decision is not None
    assert still_open(second, "readings") == []
    second.decide(decision(second, why="said so"))
    assert [d.why for d in seeds_of(desk).decisions.values()] == ["said so"]


def test_a_fact_without_a_second_reading_is_open_and_differs_in_nothing(desk: LetterDesk) -> None:
    fact = accept(desk)
    assert [found.what for found in still_open(reader(desk), "readings")] == [f"{fact}: unread"]
    assert reader(desk).differences() == []


def test_each_check_says_what_is_open_with_its_line(desk: LetterDesk) -> None:
    accept(desk)
    editor = reader(desk, "decisions")
    assert still_open(editor, "verify") == []
    assert {found.line for found in still_open(editor, "coverage")} >= {11}
    assert {found.line for found in still_open(editor, "paragraphs")} == {1, 3, 9}
    path = desk.facts / "accepted.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("5000000", "6000000"), encoding="utf-8")
    (wrong, *_) = still_open(editor, "verify")
    assert (wrong.line, "amount_eur 6000000" in wrong.what) == (6, True)


def test_an_edition_brings_what_the_letter_says_first_and_what_it_says_again(desk: LetterDesk) -> None:
    fact = accept(desk)
    assert [(row.state, row.new and row.new["id"]) for row in brought(reader(desk))] == [("new", fact)]
    path = desk.documents / "tweede.txt"
    path.write_text(LETTER, encoding="utf-8")
    second = LetterDesk(path, desk.root)
    second.enter({**ENTRY, "id": "tweede-2030", "date": "2030-01-02"})
    ident = next(c.id for c in second.proposal.candidates if c.kind == "amount")
    text = (desk.facts / "accepted.yaml").read_text(encoding="utf-8")
    (desk.facts / "accepted.yaml").write_text(
        text.rstrip() + "\n    - file: tweede.txt\n      lines: '6'\n      figure: € 5 mln.\n", encoding="utf-8"
    )
    assert second.candidate(ident).line_start == 6
    assert [(row.state, row.new and row.new["id"]) for row in brought(reader(second))] == [("repeated", fact)]


@pytest.mark.parametrize(
    ("name", "date", "notes", "says"),
    [
        ("29.1", "2029-06-01", ("Een.", "One."), "named like"),
        ("2029.1", "1 juni", ("Een.", "One."), "named like"),
        ("2029.1", "2029-06-01", ("Een.", " "), "both languages"),
        ("2028.1", "2029-06-01", ("Een.", "One."), "stands in the list already"),
    ],
)
def test_an_edition_that_may_not_be_so_is_refused(
    desk: LetterDesk, name: str, date: str, notes: tuple[str, str], says: str
) -> None:
    with (desk.root / "editions.csv").open("a", encoding="utf-8") as listed:
        listed.write("2028.1,2028-01-02,Een.,One.\n")
    with pytest.raises(SeedsError, match=says):
        with_edition(desk.root, name, date, notes)


def test_a_new_edition_stands_last_in_the_list(desk: LetterDesk) -> None:
    path, text = with_edition(desk.root, "2029.1", "2029-06-01", ("Een  brief.", "One letter."))
    path.write_text(text, encoding="utf-8")
    assert newest(desk.root) == ("2029.1", "2029-06-01")
    assert "Een brief." in text
    assert (next_edition("2029.1"), next_edition("first")) == ("2029.2", "first")
