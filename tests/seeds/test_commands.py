"""The commands on a folder of records with one letter and one fact: what each prints, writes and refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest

from seeds import __main__ as command
from seeds.editions import edition_faults, keep
from seeds.load import Seeds, load_seeds
from seeds.new_letter.desk import LetterDesk
from seeds.new_letter.reader_answers import ReaderDesk
from tests.seeds.test_desk import LETTER, accept
from tests.seeds.test_reader_answers import ANSWER, SOUND

EDITIONS = "edition,date,note_nl,note_en\n2029.1,2029-01-01,Een.,One.\n"


@pytest.fixture
def desk(make_root: Callable[[str, str, str], Path]) -> LetterDesk:
    root = make_root("brief-2029", "brief.txt", LETTER)
    (root / "editions.csv").write_text(EDITIONS, encoding="utf-8")
    made = LetterDesk(root.parent / "documents" / "brief.txt", root)
    accept(made)
    return made


@pytest.fixture
def seeds(desk: LetterDesk, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Seeds]:
    """The records that the commands read and write."""
    read = cache(lambda: load_seeds.__wrapped__(desk.root))
    monkeypatch.setattr(command, "load_seeds", read)
    monkeypatch.setattr(command, "ROOT", desk.root)
    monkeypatch.setattr(command, "edition_faults", partial(edition_faults, root=desk.root))
    monkeypatch.setattr(command, "keep", partial(keep, root=desk.root))
    return read


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(desk: LetterDesk, seeds: object, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command: its status, what it printed, and what it said of faults."""

    def made(*words: str) -> tuple[int, str, str]:
        status = command.main(words)
        said = capsys.readouterr()
        return status, said.out, said.err

    return made


def letters(desk: LetterDesk) -> tuple[str, str]:
    return "--documents", str(desk.documents)


def test_the_export_holds_each_fact(run: Run, seeds: Callable[[], Seeds]) -> None:
    status, out, _ = run("export")
    assert (status, [fact["id"] for fact in json.loads(out)]) == (0, list(seeds().facts))


def test_records_whose_figures_stand_in_their_lines_verify(run: Run, desk: LetterDesk) -> None:
    assert run("verify", *letters(desk)) == (0, "1 facts, 1 sources: every figure stands in its lines\n", "")


@pytest.mark.parametrize(
    "words", [("verify",), ("coverage",), ("words", "--worklist"), ("bottlenecks", "--worklist")], ids=" ".join
)
def test_a_command_that_reads_letters_asks_for_their_folder(run: Run, desk: LetterDesk, words: tuple[str, ...]) -> None:
    status, out, err = run(*words, "--documents", str(desk.documents / "nowhere"))
    assert (status, out) == (2, "")
    assert err.startswith("no folder with letters: ")


def test_coverage_names_what_nothing_accounts_for_and_keeps_the_counts(run: Run, desk: LetterDesk) -> None:
    status, every, _ = run("coverage", *letters(desk))
    assert status == 1
    assert "brief.txt:6: euro: € 5 mln. -> assen-bedrag-5000000" in every
    status, uncovered, _ = run("coverage", "--uncovered", "--write", *letters(desk))
    assert status == 1
    assert "assen-bedrag" not in uncovered
    assert "brief.txt:11: euro: € 5 mln. -> UNCOVERED" in uncovered
    assert "brief.txt:9-11: paragraph: " in uncovered
    assert "brief.txt,euro,2,1,0" in (desk.root / "coverage.csv").read_text(encoding="utf-8")


def test_coverage_is_complete_where_all_is_accounted_for(run: Run, desk: LetterDesk, seeds: object) -> None:
    for start, end, reason in ((1, 1, "address"), (3, 3, "salutation"), (9, 11, "background")):
        desk.leave_out_lines(start, end, {"reason": reason, "about": "what these lines hold"})
    for candidate in desk.proposal.candidates:
        if candidate.decision == "open" and candidate.line_start > 8:
            desk.leave_out(candidate.id, "background", desk.seen(candidate.id))
    status, out, _ = run("coverage", *letters(desk))
    assert "left out: " in out
    assert "0 uncovered" in out
    assert "0 unaccounted for" in out
    assert status == 0


def test_lines_left_out_where_they_may_not_be_are_named(run: Run, desk: LetterDesk) -> None:
    rows = ["3,3,salutation,,a", "3,3,salutation,,a", "4,4,salutation,,b", "3,11,background,,c", "90,91,address,,d"]
    with (desk.root / "left_out_lines.csv").open("a", encoding="utf-8") as listed:
        listed.writelines(f"brief.txt,{row}\n" for row in rows)
    status, out, _ = run("coverage", "--uncovered", *letters(desk))
    assert status == 1
    assert "brief.txt:3-3: these lines are left out twice" in out
    assert "brief.txt:4-4: no paragraph stands there that no fact cites" in out
    assert "brief.txt:3-11: a heading stands within it" in out
    assert "brief.txt:90-91: the letter has only" in out


def test_readings_are_listed_until_they_are_settled(run: Run, desk: LetterDesk) -> None:
    fact = "assen-bedrag-5000000"
    assert run("readings", "--worklist") == (0, f"{fact}\tbrief.txt:6-6\n", "")
    assert run("readings")[:2] == (1, f"{fact}: unchecked\n0 same, 0 decided, 0 differs, 1 unchecked\n")
    second = ReaderDesk(desk, "second")
    second.answer(fact, ("brief.txt:6-6",), {**ANSWER, "status": "conditional"})
    command.load_seeds.cache_clear()
    status, out, _ = run("readings", "--record")
    assert (status, out.splitlines()[0]) == (1, f"{fact}: undecided: status: first agreed, second conditional")
    told = {"id": fact, "field": "status", "first": "agreed", "second": "conditional", "holds": "first"}
    second.decide({**told, "rule": "S1", "why": "no condition is said"})
    command.load_seeds.cache_clear()
    assert run("readings")[:2] == (0, "0 same, 1 decided, 0 differs, 0 unchecked\n")
    second.answer(fact, ("brief.txt:6-6",), {**ANSWER, "status": "done"})
    command.load_seeds.cache_clear()
    assert f"{fact}: void: the decision on status is about other values" in run("readings")[1]


def test_words_are_listed_until_they_are_read(run: Run, desk: LetterDesk) -> None:
    status, out, _ = run("words", "--worklist", *letters(desk))
    assert status == 0
    assert "Het Rijk draagt maximaal € 5 mln." in out
    assert run("words")[0] == 1
    words = ReaderDesk(desk, "words")
    (task,) = words.words_to_read()
    words.answer_words(task.id, task.digest, SOUND)
    command.load_seeds.cache_clear()
    assert run("words")[0] == 0


def test_an_edition_is_kept_by_its_command(run: Run, desk: LetterDesk) -> None:
    path = desk.root / "editions" / "2029.1.json"
    assert run("edition") == (0, f"{path}\n", "")
    assert path.is_file()


def test_a_folder_of_letters_is_needed_to_fetch_one(run: Run, tmp_path: Path) -> None:
    status, _, err = run("fetch", "34682-228", "--into", str(tmp_path / "nowhere"))
    assert (status, err.startswith("no folder to put the letter in")) == (2, True)
