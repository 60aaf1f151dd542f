"""Editions of the records: what one said is kept when it is published, and stays."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from seeds import __main__ as command
from seeds.diff import differences
from seeds.editions import (
    as_edition,
    digests,
    edition_faults,
    keep,
    kept_file,
    newest,
    published,
    read_kept,
    renamed,
)
from seeds.errors import SeedsError
from seeds.load import ROOT, load_seeds
from tests.seeds.test_former_ids import FACT

EDITIONS = "edition,date,note_nl,note_en\n2029.1,2029-01-01,Een.,One.\n2029.2,2029-02-01,Twee.,Two.\n"


@pytest.fixture
def root(make_root: Callable[[str, str, str], Path]) -> Path:
    folder = make_root("letter", "letter.txt", "Het Rijk betaalt.\n")
    (folder / "facts" / "letter").mkdir(parents=True)
    (folder / "facts" / "letter" / "chapter.yaml").write_text("\n".join(FACT.format(name) for name in ("one", "two")))
    (folder / "editions.csv").write_text(EDITIONS)
    return folder


def test_every_edition_before_the_newest_is_kept_and_can_be_read() -> None:
    seeds = load_seeds()
    for name in published(seeds.editions):
        kept = read_kept(name)
        assert kept["facts"]
        assert set(kept["subjects"]) == set(seeds.subjects)


def test_every_published_edition_is_as_it_was_published() -> None:
    """Also: the newest, once it is published, is what the records say, and the numbers have no gap."""
    assert edition_faults(load_seeds()) == []
    assert {path.name for path in (ROOT / "editions").glob("*.json")} == set(digests())


def test_editions_stand_in_the_order_of_their_days() -> None:
    days = [note.date for note in load_seeds().editions.values()]
    assert days == sorted(days)
    assert newest() == (list(load_seeds().editions)[-1], days[-1])


def test_no_fact_vanishes_between_editions_without_a_reason() -> None:
    seeds = load_seeds()
    for name in published(seeds.editions):
        lost = {fact["id"] for fact in read_kept(name)["facts"]} - set(seeds.facts) - set(seeds.former_ids)
        assert lost == set(), name


def test_an_edition_is_kept_once(root: Path) -> None:
    path = keep(load_seeds(root), root)
    assert path == root / "editions" / "2029.2.json"
    assert [fact["id"] for fact in read_kept("2029.2", root)["facts"]] == ["one", "two"]
    assert keep(load_seeds(root), root) == path


def test_a_published_edition_is_never_changed(root: Path) -> None:
    keep(load_seeds(root), root)
    said = kept_file("2029.2", root).read_text()
    chapter = root / "facts" / "letter" / "chapter.yaml"
    chapter.write_text(chapter.read_text().replace("status: agreed", "status: proposed"))
    changed = load_seeds.__wrapped__(root)
    with pytest.raises(SeedsError, match=r"2029\.2 is published and says something else"):
        keep(changed, root)
    assert kept_file("2029.2", root).read_text() == said
    keep(changed, root, again=True)
    assert kept_file("2029.2", root).read_text() != said


def _changed(path: Path) -> None:
    path.write_text(path.read_text().replace("Het Rijk", "Het rijk", 1) + " ")


def _other_edition(path: Path) -> None:
    path.with_name("2029.3.json").write_bytes(path.read_bytes())


def _without_digest(path: Path) -> None:
    path.with_name("SHA256SUMS").write_text("")


def _no_digest(path: Path) -> None:
    path.with_name("SHA256SUMS").write_text("0123  2029.1.json\n")


@pytest.mark.parametrize(
    ("done", "says"),
    [
        (_changed, r"editions/2029\.1\.json: this edition was changed after it was published"),
        (Path.unlink, r"editions/2029\.1\.json: this edition was published and is gone"),
        (_other_edition, r"editions/2029\.3\.json: this edition is not in editions\.csv"),
        (_without_digest, r"editions/2029\.1\.json: SHA256SUMS has no digest"),
        (_no_digest, r"editions/SHA256SUMS:1: a digest, two spaces"),
    ],
)
def test_what_was_done_to_a_published_edition_is_refused(
    root: Path,
    done: Callable[[Path], None],
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = EDITIONS.splitlines(keepends=True)
    (root / "editions.csv").write_text("".join(rows[:2]))
    path = keep(load_seeds.__wrapped__(root), root)
    (root / "editions.csv").write_text("".join(rows))
    seeds = load_seeds.__wrapped__(root)
    assert edition_faults(seeds, root) == []
    assert subprocess.run(["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"], cwd=path.parent).returncode == 0
    done(path)
    monkeypatch.setattr(command, "load_seeds", lambda: seeds)
    monkeypatch.setattr(command, "edition_faults", lambda seeds: edition_faults(seeds, root))
    assert command.main(["verify", "--documents", str(root.parent / "documents")]) == 1
    assert re.search(says, capsys.readouterr().err)


def test_records_that_changed_after_their_edition_was_published_are_refused(root: Path) -> None:
    keep(load_seeds.__wrapped__(root), root)
    chapter = root / "facts" / "letter" / "chapter.yaml"
    chapter.write_text(chapter.read_text().replace("status: agreed", "status: proposed"))
    said = [str(fault) for fault in edition_faults(load_seeds.__wrapped__(root), root)]
    assert any(row.startswith("editions.csv:3: 2029.2 is published and the records say") for row in said)


@pytest.mark.parametrize(
    ("names", "line"),
    [(("2029.2",), 2), (("2029.1", "2029.3"), 3), (("2029.1", "2030.2"), 3), (("2030.1", "2029.1"), 3)],
)
def test_a_gap_in_the_numbers_of_editions_is_a_fault(root: Path, names: tuple[str, ...], line: int) -> None:
    (root / "editions.csv").write_text(
        EDITIONS.splitlines()[0] + "\n" + "".join(f"{name},2030-01-01,Een.,One.\n" for name in names)
    )
    said = [str(fault) for fault in edition_faults(load_seeds.__wrapped__(root), root)]
    assert any(row.startswith(f"editions.csv:{line}: ") and "does not count on" in row for row in said)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"edition":"2029.1","fields":[],"subjects":{},"facts":[]}'])
def test_a_kept_edition_that_is_not_whole_is_a_fault(root: Path, text: str) -> None:
    (root / "editions").mkdir()
    kept_file("2029.2", root).write_text(text)
    with pytest.raises(SeedsError, match="no kept edition"):
        read_kept("2029.2", root)


def test_what_an_edition_did_not_know_is_no_change() -> None:
    """The first edition had no bounds: that later ones have them changes no agreement."""
    first, second = (as_edition(read_kept(name)) for name in ("2026.1", "2026.2"))
    told = {field for row in differences(first, second) for field, _, _ in row.fields}
    assert "amount_bound" not in told
    assert "status" in told


def test_a_fact_that_got_another_name_is_the_same_fact() -> None:
    seeds = load_seeds()
    first, second = (as_edition(read_kept(name)) for name in ("2026.1", "2026.2"))
    names = renamed(seeds.former_ids)
    assert names
    rows = {row.old["id"]: row for row in differences(first, second, names) if row.old}
    for was, now in names.items():
        assert rows[was].new is not None
        assert rows[was].new["id"] == now


def test_the_folder_holds_no_edition_that_the_list_lacks() -> None:
    assert {path.stem for path in (ROOT / "editions").glob("*.json")} <= set(load_seeds().editions)


def test_a_list_of_editions_or_of_digests_that_cannot_be_read_says_so(root: Path) -> None:
    (root / "editions.csv").write_text(EDITIONS.splitlines()[0] + "\n")
    with pytest.raises(SeedsError, match=r"editions\.csv: names no edition"):
        newest(root)
    (root / "editions" / "SHA256SUMS").mkdir(parents=True)
    with pytest.raises(SeedsError, match=r"editions/SHA256SUMS: can't be read"):
        digests(root)


def test_an_edition_of_an_earlier_day_than_the_one_above_it_is_a_fault(root: Path) -> None:
    (root / "editions.csv").write_text(EDITIONS.replace("2029-02-01", "2028-02-01"))
    said = [str(fault) for fault in edition_faults(load_seeds.__wrapped__(root), root)]
    assert "editions.csv:3: 2029.2 is of 2028-02-01, before the edition above it" in said
