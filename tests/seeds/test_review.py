"""Review: what a person decides is kept at once, and what is accepted is a record that still has to be finished."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seeds.__main__ import main
from seeds.checks.verify import verify
from seeds.errors import SeedsError
from seeds.load import ROOT, load_seeds
from seeds.new_letter.candidates import Candidate, read_proposal, write_proposal
from seeds.new_letter.drafts import draft, scalar
from seeds.new_letter.propose import propose
from seeds.new_letter.review import Review, describe
from seeds.reading.letter import Letter

LETTER = """\
Datum 12 mei 2029

2 NOVEX-gebied Regio Zwolle
❖ Rijk en Provincie Drenthe nemen in het BO MIRT 2030 een besluit.

Het Rijk draagt maximaal €
5 mln. (incl. btw) bij aan het station van Assen.
Er komen 3.800 nieuwe woningen tot en met 2035 in Groningen.
De eerdere € 5 mln. blijft staan.
"""
FINISHED = {
    "  theme:  # to be written: see the closed vocabularies in seeds/README.md": "  theme: mobility",
    "  kind:  # to be written": "  kind: agreement",
    "  status:  # to be written": "  status: agreed",
    "  summary_nl:  # to be written: own words, one or two sentences, with the letter's softeners": "  summary_nl: Ja.",
    "  summary_en:  # to be written": "  summary_en: Own words.",
    "  amount_role:  # to be written": "  amount_role: contribution",
}


@pytest.fixture
def root(make_root: Callable[[str, str, str], Path], tmp_path: Path) -> Path:
    """The registers with one letter, its candidates, and no facts."""
    folder = make_root("brief-2029", "brief.txt", LETTER)
    write_proposal(propose(Letter("brief.txt", LETTER)), tmp_path / "brief.candidates.yaml")
    return folder


@pytest.fixture
def walk(root: Path) -> Callable[..., tuple[Review, str]]:
    """Answer the questions of a review with the lines given; returns the review and what it printed."""

    def run(*answers: str, kinds: tuple[str, ...] = ("amount",)) -> tuple[Review, str]:
        left, said = list(answers), []

        def ask(question: str) -> str:
            said.append(question)
            if not left:
                raise EOFError
            return left.pop(0)

        review = Review(root.parent / "brief.candidates.yaml", root / "facts" / "brief-2029", ask=ask, say=said.append)
        review.run(kinds)
        return review, "\n".join(said)

    return run


def decisions(review: Review, kind: str = "amount") -> list[str]:
    return [c.decision for c in read_proposal(review.path).candidates if c.kind == kind]


def test_what_is_accepted_becomes_a_record_with_lines_and_figure(walk: Callable[..., tuple[Review, str]]) -> None:
    review, _ = walk("a")
    (record,) = yaml.safe_load(review.target.read_text())
    assert record["amount_eur"] == 5_000_000
    assert (record["amount_bound"], record["vat"], record["municipalities"]) == ("at most", "incl", ["GM0106"])
    assert record["sources"] == [{"file": "brief.txt", "lines": "6-7", "figure": "€ 5 mln."}]
    assert decisions(review) == ["accepted", "open"]


def test_an_unfinished_record_is_refused_and_each_gap_named(
    walk: Callable[..., tuple[Review, str]], root: Path
) -> None:
    walk("a")
    with pytest.raises(SeedsError) as caught:
        load_seeds(root)
    faults = str(caught.value)
    lines = dict(re.findall(r"accepted\.yaml:(\d+): (\w+):", faults))
    assert {*lines.values()} >= {"theme", "status", "summary_nl", "summary_en", "amount_role"}
    written = (root / "facts/brief-2029/accepted.yaml").read_text(encoding="utf-8").splitlines()
    assert all(f"{name}:" in written[int(line) - 1] for line, name in lines.items())


def test_a_finished_record_loads_and_verifies(walk: Callable[..., tuple[Review, str]], root: Path) -> None:
    review, _ = walk("a", "a", kinds=())
    text = review.target.read_text()
    for gap, words in FINISHED.items():
        text = text.replace(gap, words)
    review.target.write_text(text)
    seeds = load_seeds(root)
    assert len(seeds.facts) == 2
    assert [f for f in verify(seeds, root.parent / "documents") if f.file.startswith("facts/")] == []


def test_every_kind_of_candidate_becomes_a_record_that_can_be_finished(
    walk: Callable[..., tuple[Review, str]], root: Path
) -> None:
    review, _ = walk(*"aaaaaaaa", kinds=())
    assert {c.decision for c in read_proposal(review.path).candidates} == {"accepted"}
    text = review.target.read_text()
    for gap, words in FINISHED.items():
        text = text.replace(gap, words)
    review.target.write_text(text)
    assert verify(load_seeds(root), root.parent / "documents") == []


def test_an_ambiguous_place_is_left_to_choose(walk: Callable[..., tuple[Review, str]]) -> None:
    review, _ = walk("a", kinds=("homes",))
    text = review.target.read_text()
    assert "# place, to choose: Groningen is GM0014 or PV20" in text
    assert "provinces" not in text


def test_leaving_out_needs_a_reason(walk: Callable[..., tuple[Review, str]]) -> None:
    review, said = walk("l", "", "l", "Een herhaling.")
    first = next(c for c in read_proposal(review.path).candidates if c.kind == "amount")
    assert (first.decision, first.reason) == ("left_out", "Een herhaling.")
    assert "a reason is needed" in said


def test_the_walk_goes_on_where_it_stopped(walk: Callable[..., tuple[Review, str]]) -> None:
    walk("a", "q")
    review, said = walk("l", "Herhaling.")
    assert decisions(review) == ["accepted", "left_out"]
    assert "2 of 2" in said
    assert "1 of 2" not in said


def test_an_end_of_input_is_a_stop_not_a_crash(walk: Callable[..., tuple[Review, str]]) -> None:
    review, said = walk()
    assert decisions(review) == ["open", "open"]
    assert "2 open" in said


def test_skip_and_back_decide_nothing(walk: Callable[..., tuple[Review, str]]) -> None:
    review, _ = walk("s", "b", "s", "s")
    assert decisions(review) == ["open", "open"]


def test_back_opens_what_was_left_out(walk: Callable[..., tuple[Review, str]]) -> None:
    review, _ = walk("l", "Vergissing.", "b", "a", "s")
    assert decisions(review) == ["accepted", "open"]


def test_a_correction_is_checked_and_kept(walk: Callable[..., tuple[Review, str]]) -> None:
    review, said = walk("c", "value=veel", "value=5500000", "lines=6-8", "lines=x", "nergens=1", "", "a")
    (record,) = yaml.safe_load(review.target.read_text())
    assert (record["amount_eur"], record["sources"][0]["lines"]) == (5_500_000, "6-8")
    assert "value:" in said
    assert "lines are written as" in said
    assert "write field=value" in said


def test_a_mention_becomes_a_source_of_the_fact(walk: Callable[..., tuple[Review, str]]) -> None:
    first, _ = walk("a")
    (record,) = yaml.safe_load(first.target.read_text())
    review, said = walk("m", "geen-feit", "m", record["id"])
    (record,) = yaml.safe_load(review.target.read_text())
    assert [source["lines"] for source in record["sources"]] == ["6-7", 9]
    assert decisions(review) == ["accepted", "mention"]
    assert "there is no record with id 'geen-feit'" in said


def test_a_mention_is_refused_where_sources_are_not_last(walk: Callable[..., tuple[Review, str]]) -> None:
    review, _ = walk("a")
    text = review.target.read_text()
    review.target.write_text(text + "  deadline: 2031\n")
    (record,) = yaml.safe_load(text)
    again, said = walk("m", record["id"])
    assert "by hand" in said
    assert again.target.read_text() == text + "  deadline: 2031\n"


def test_two_records_never_share_an_id(walk: Callable[..., tuple[Review, str]]) -> None:
    review, _ = walk("a", "c", "value=5000000", "", "a", kinds=("amount",))
    ids = [record["id"] for record in yaml.safe_load(review.target.read_text())]
    assert len(set(ids)) == len(ids) == 2


def test_records_of_a_person_are_kept_when_more_are_added(walk: Callable[..., tuple[Review, str]]) -> None:
    review, _ = walk("a")
    review.target.write_text("# of mine\n" + review.target.read_text().rstrip("\n"))
    walk("a")
    text = review.target.read_text()
    assert text.startswith("# of mine\n")
    assert len(yaml.safe_load(text)) == 2


def test_a_crash_while_writing_leaves_the_old_state(
    walk: Callable[..., tuple[Review, str]], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = root.parent / "brief.candidates.yaml"
    before = path.read_bytes()

    def fail(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("writing.os.fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        walk("l", "Daarom.")
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir() if p.name.startswith(".")] == []


@pytest.mark.slow
def test_the_terminal_can_be_driven_by_a_pipe(root: Path) -> None:
    path = root.parent / "brief.candidates.yaml"
    done = subprocess.run(
        [sys.executable, "-m", "seeds", "review", str(path), "--seeds", str(root), "--kind", "amount"],
        input="a\nl\nHerhaling.\n",
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT.parent), "PYTHONIOENCODING": "utf-8"},
    )
    assert "c000" in done.stdout
    assert "€ 5 mln." in done.stdout
    assert "0 open" in done.stdout
    assert (root / "facts" / "brief-2029" / "accepted.yaml").is_file()


def test_a_chapter_outside_the_folder_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(root.parent / "brief.candidates.yaml")
    assert main(["review", path, "--seeds", str(root), "--chapter", "../x"]) == 1
    assert main(["review", path, "--seeds", str(root), "--document", "../../x"]) == 1
    assert "small letters" in capsys.readouterr().err


def test_a_letter_cannot_steer_the_terminal() -> None:
    candidate = Candidate(
        id="c1", kind="amount", line_start=1, line_end=1, text="x \x1b[2J\x07 y", figure="€ 5 \x1b[31m"
    )
    assert "\x1b" not in describe(candidate)
    assert "x [2J y" in describe(candidate)


def test_a_letter_is_no_candidates_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(root.parent / "documents" / "brief.txt"), "--seeds", str(root)]) == 1
    assert "brief.txt" in capsys.readouterr().err


@given(st.text(max_size=80))
def test_any_words_are_one_line_of_yaml(text: str) -> None:
    printed = scalar(text)
    assert "\n" not in printed
    assert yaml.safe_load(f"key: {printed}")["key"] == text


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=60), st.text(max_size=60), st.decimals(0, 10**12, places=2))
def test_any_candidate_is_a_record_in_yaml(figure: str, name: str, value: object) -> None:
    fields = {
        "figure": figure,
        "places": [{"name": name or "x", "codes": ["GM0014", "PV20"]}],
        "parties": [name or "x"],
    }
    try:
        candidate = Candidate.model_validate(
            {"id": "c1", "kind": "amount", "line_start": 1, "line_end": 40, "value": value, "unit": "euro", **fields}
        )
    except ValueError:
        return  # blank names are refused
    (record,) = yaml.safe_load(draft(candidate, "a-fact", "brief.txt"))
    assert record["sources"][0]["lines"] == "1-15"
    assert record["sources"][0]["figure"] == candidate.figure
