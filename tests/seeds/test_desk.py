"""The letter on the desk: each decision stands in the files at once, and is undone; nobody writes over another."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from seeds.errors import SeedsError
from seeds.load import load_seeds
from seeds.new_letter.desk import LetterDesk, StaleError, UnfinishedError
from seeds.new_letter.journal import Journal, text_of
from seeds.new_letter.record_text import as_yaml, fields_of, tidy

LETTER = """\
Datum 12 mei 2029

Geachte leden,

1.1 Een nieuw station voor Assen
Het Rijk draagt maximaal € 5 mln. (incl. btw) bij aan het station van Assen.
Dat gebeurt in stappen.

1.2 Wonen
Er komen 3.800 nieuwe woningen tot en met 2035 in Assen.
De eerdere € 5 mln. blijft staan.
"""
FINISHED = {
    "theme": "mobility", "status": "agreed", "promised_by": ["Rijk"], "amount_role": "contribution",
    "amount_payer": "rijk", "summary_nl": "Het Rijk draagt ten hoogste € 5 miljoen bij aan het station van Assen.",
    "summary_en": "Central government contributes at most €5 million to the station of Assen.",
}  # fmt: skip


@pytest.fixture
def root(make_root: Callable[[str, str, str], Path]) -> Path:
    return make_root("brief-2029", "brief.txt", LETTER)


@pytest.fixture
def desk(root: Path) -> LetterDesk:
    return LetterDesk(root.parent / "documents" / "brief.txt", root)


def amount(desk: LetterDesk, which: int = 0) -> str:
    return [c.id for c in desk.proposal.candidates if c.kind == "amount"][which]


def accept(desk: LetterDesk) -> str:
    ident = amount(desk)
    return desk.accept(ident, {**desk.fields(ident), **FINISHED}, desk.seen(ident))


def everything(root: Path) -> dict[str, bytes]:
    kept = (path for path in root.parent.rglob("*") if path.is_file() and path.suffix not in (".lock", ".jsonl"))
    return {str(path): path.read_bytes() for path in kept if path.name != "brief.drafts.json"}


def test_a_finished_record_stands_in_the_facts_and_loads(desk: LetterDesk, root: Path) -> None:
    fact = accept(desk)
    assert load_seeds.__wrapped__(root).facts[fact].amount_eur == 5_000_000
    assert desk.candidate(amount(desk)).fact == fact


def test_an_unfinished_record_is_not_written_and_each_gap_is_named(desk: LetterDesk, root: Path) -> None:
    ident = amount(desk)
    with pytest.raises(UnfinishedError) as caught:
        desk.accept(ident, desk.fields(ident), desk.seen(ident))
    assert {r.field for r in caught.value.remarks} >= {"theme", "status", "summary_nl", "summary_en", "amount_role"}
    assert "amount_role" in {r.field for r in caught.value.remarks if r.is_gap}
    assert not list(root.glob("facts/*/*.yaml"))


def test_what_the_lines_do_not_hold_is_said_while_one_types(desk: LetterDesk) -> None:
    record = {**desk.fields(amount(desk)), **FINISHED}
    assert desk.remarks(record) == []
    assert [r.field for r in desk.remarks({**record, "amount_eur": "6000000"})] == ["amount_eur"]
    assert "Emmen" in desk.remarks({**record, "summary_nl": "Het Rijk betaalt het station van Emmen."})[0].message


def test_every_step_is_undone_to_the_last_byte(desk: LetterDesk, root: Path) -> None:
    before = everything(root)
    accept(desk)
    other = amount(desk, 1)
    desk.mention(other, str(desk.candidate(amount(desk)).fact), desk.seen(other))
    homes = next(c.id for c in desk.proposal.candidates if c.kind == "homes")
    desk.leave_out(homes, "staat er al", desk.seen(homes))
    desk.leave_out_lines(3, 3, {"reason": "salutation", "about": "opening words"})
    desk.mark(3, 3, "Geachte leden")
    assert len(desk.journal.steps()) == 5
    while desk.undo():
        pass
    assert everything(root) == before


def test_a_new_start_goes_on_where_one_stopped(desk: LetterDesk, root: Path) -> None:
    fact, ident = accept(desk), amount(desk, 1)
    desk.keep(ident, {**desk.fields(ident), "theme": "mobility"}, desk.seen(ident))
    again = LetterDesk(desk.path, root)
    assert again.candidate(amount(again)).fact == fact
    assert again.fields(ident)["theme"] == "mobility"
    assert again.undo() is not None
    assert again.candidate(amount(again)).decision == "open"


def test_two_people_do_not_write_over_each_other(desk: LetterDesk, root: Path) -> None:
    other, ident = LetterDesk(desk.path, root), amount(desk)
    seen, theirs = desk.seen(ident), other.seen(ident)
    desk.keep(ident, {**desk.fields(ident), "theme": "housing"}, seen)
    with pytest.raises(StaleError):
        other.leave_out(ident, "dubbel", theirs)
    second = amount(desk, 1)
    other.leave_out(second, "dubbel", other.seen(second))
    assert desk.candidate(second).decision == "left_out"


def test_a_file_that_changed_since_is_not_undone(desk: LetterDesk) -> None:
    accept(desk)
    written = desk.facts / "accepted.yaml"
    written.write_text(written.read_text() + "# by hand\n")
    with pytest.raises(Exception, match="changed since"):
        desk.undo()
    assert "by hand" in written.read_text()


def test_a_written_record_is_written_anew_in_its_place(desk: LetterDesk, root: Path) -> None:
    fact, ident = accept(desk), amount(desk)
    desk.accept(ident, {**desk.fields(ident), "vat": "excl"}, desk.seen(ident))
    assert load_seeds.__wrapped__(root).facts[fact].vat == "excl"
    assert (desk.facts / "accepted.yaml").read_text().count("- id:") == 1


def test_marked_words_become_a_candidate_with_what_is_read_in_them(desk: LetterDesk) -> None:
    found = desk.candidate(desk.mark(10, 10, "3.800 nieuwe woningen"))
    assert (found.kind, found.line_start, int(found.value or 0)) == ("homes", 10, 3800)
    words = desk.candidate(desk.mark(3, 3, "Geachte  leden"))
    assert (words.kind, words.figure) == ("agreement", "Geachte leden")


def test_paragraphs_are_accounted_for_by_facts_and_by_lines_left_out(desk: LetterDesk) -> None:
    def done() -> list[int]:
        return [chapter.done for chapter in desk.chapters()]

    assert done() == [0, 0, 0]
    accept(desk)
    desk.leave_out_lines(3, 3, {"reason": "salutation", "about": "opening words"})
    assert done() == [1, 1, 0]


@pytest.mark.parametrize("chapter", ["../../elsewhere", "a/b", "", "A", "a.yaml", "a" * 100])
def test_a_chapter_is_a_name_and_no_path(root: Path, chapter: str) -> None:
    with pytest.raises(SeedsError, match="a chapter is named"):
        LetterDesk(root.parent / "documents" / "brief.txt", root, chapter)


def test_a_letter_is_entered_once(desk: LetterDesk, root: Path) -> None:
    path = desk.documents / "tweede.txt"
    path.write_text("Een tweede brief over € 3 mln.\n")
    second = LetterDesk(path, root)
    assert second.document is None
    told = {"id": "tweede-2029", "title": "Tweede, met komma", "sender": "Rijk", "date": "2029-06-01", "reference": ""}
    with pytest.raises(Exception, match="2026-01-13"):
        second.enter({**told, "date": "1 juni"})
    second.enter(told)
    assert second.document is not None
    assert load_seeds.__wrapped__(root).document_parts["tweede.txt:1"].title == "Tweede, met komma"
    with pytest.raises(Exception, match="entered already"):
        second.enter({**told, "id": "derde"})


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=200)


@given(summary=TEXTS, figure=TEXTS, listed=st.lists(TEXTS, max_size=3))
def test_what_is_typed_reads_back_as_it_was(summary: str, figure: str, listed: list[str]) -> None:
    typed = {"id": "a", "summary_nl": summary, "promised_by": listed, "sources": [{"file": "b", "figure": figure}]}
    written = as_yaml(typed)
    assert fields_of(written) == tidy(typed)
    assert yaml.load(written, Loader=yaml.CBaseLoader)[0]["id"] == "a"


@pytest.mark.parametrize("is_undo", [False, True])
def test_a_disk_that_is_full_at_any_write_of_a_step_leaves_everything_as_it_was(
    desk: LetterDesk, root: Path, monkeypatch: pytest.MonkeyPatch, is_undo: bool
) -> None:
    if is_undo:
        accept(desk)
    folders = (root, desk.documents)
    before = {path: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}
    real, count = os.fsync, 0

    def full(handle: int) -> None:
        nonlocal count
        count -= 1
        if count < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr("writing.os.fsync", full)
    # Journal, candidates and facts; taking away a file that was new needs no room.
    for at in range(2 if is_undo else 3):
        count = at
        with pytest.raises(OSError, match="No space"):
            desk.undo() if is_undo else accept(desk)
        after = {path: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}
        assert after == before, at
        assert desk.proposal == LetterDesk(desk.path, root).proposal
    count = 99
    assert desk.undo() if is_undo else accept(desk)


def test_a_page_whose_answer_got_lost_asks_again_and_nobody_else_may(desk: LetterDesk) -> None:
    ident = amount(desk)
    seen = desk.seen(ident)
    desk.keep(ident, {"theme": "mob"}, seen, "page-one")
    now, is_kept = desk.keep(ident, {"theme": "mobility"}, seen, "page-one")
    assert is_kept
    assert (desk.fields(ident)["theme"], now) == ("mobility", desk.seen(ident))
    for page in ("page-two", ""):
        with pytest.raises(StaleError):
            desk.keep(ident, {"theme": "housing"}, seen, page)


def test_a_file_of_drafts_that_is_broken_is_named_with_its_line(desk: LetterDesk) -> None:
    desk.half_typed.path.write_text('{\n"a": {"theme": "mob\n')
    with pytest.raises(SeedsError, match=r"^brief\.drafts\.json:2: "):
        desk.fields(amount(desk))


@given(texts=st.lists(st.text(st.characters(codec="utf-8"), max_size=20), min_size=1, max_size=5))
def test_steps_are_undone_in_reverse_whatever_was_written(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    journal, path = Journal(folder / "j.jsonl", {"all": folder}), folder / "a.txt"
    for text in texts:
        journal.write("step", {path: text})
    for before in reversed(texts[:-1]):
        journal.undo()
        assert text_of(path) == before
    journal.undo()
    assert not path.exists()
