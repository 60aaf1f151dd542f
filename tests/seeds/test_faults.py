"""A process that is killed, or a disk that is full, at any step of what this room writes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from seeds.editions import keep as keep_edition
from seeds.errors import SeedsError
from seeds.load import load_seeds
from seeds.new_letter.journal import Journal
from seeds.official.kept import Fetched, keep, kept
from tests.faults import NeverFullError, each_kill, full_at, hidden
from tests.seeds.test_editions import EDITIONS
from tests.seeds.test_former_ids import FACT

MakeRoot = Callable[[str, str, str], Path]


def record(content: bytes) -> Fetched:
    return Fetched(
        file="kst-1.xml", origin="https://example.org/kst-1", fetched_at="2026-01-01T00:00:00+00:00",
        sha256=hashlib.sha256(content).hexdigest(), content_type="text/xml", asked="kst-1",
    )  # fmt: skip


def test_a_fetch_of_a_letter_that_is_killed_leaves_a_whole_file_and_the_next_ends_it(tmp_path: Path) -> None:
    old, new = b"<old/>", b"<new/>"
    keep(tmp_path, record(old), old)
    for _ in each_kill(lambda: keep(tmp_path, record(new), new, force=True)):
        assert (tmp_path / "kst-1.xml").read_bytes() in (old, new)
        assert len(list(kept(tmp_path, []))) == 1
        keep(tmp_path, record(new), new, force=True)
        assert next(kept(tmp_path, [])).sha256 == hashlib.sha256(new).hexdigest()
        assert hidden(tmp_path) == []
        keep(tmp_path, record(old), old, force=True)


def test_a_record_of_before_a_kill_is_written_anew(tmp_path: Path) -> None:
    keep(tmp_path, record(b"old"), b"old")
    (tmp_path / "kst-1.xml").write_bytes(b"new")  # killed after the file, before its record
    assert keep(tmp_path, record(b"new"), b"new")
    assert next(kept(tmp_path, [])).sha256 == hashlib.sha256(b"new").hexdigest()


def test_a_step_at_the_desk_that_is_killed_is_done_whole_at_the_next_start(tmp_path: Path) -> None:
    records, one, two = tmp_path / "facts", tmp_path / "facts" / "one.yaml", tmp_path / "facts" / "two.yaml"
    records.mkdir()
    one.write_text("one: 1\n")

    def journal() -> Journal:
        return Journal(tmp_path / "letter.jsonl", {"facts": records})

    def write() -> None:
        journal().write("both", {one: "one: 2\n", two: "two: 2\n"})

    def undo() -> None:
        journal().undo()

    def state() -> tuple[str, str]:
        return one.read_text(), two.read_text() if two.exists() else ""

    before, after = ("one: 1\n", ""), ("one: 2\n", "two: 2\n")
    for act, back, was, then in ((write, undo, before, after), (undo, write, after, before)):
        for _ in each_kill(act):
            journal().recover()
            assert state() in (was, then)
            if state() == was:
                act()
            assert state() == then
            back()
            assert state() == was
            assert hidden(tmp_path) == []
        assert state() == then  # nobody killed the last one


def test_an_edition_that_is_kept_when_the_process_is_killed_is_there_or_not(make_root: MakeRoot) -> None:
    root = make_root("letter", "letter.txt", "Het Rijk betaalt.\n")
    (root / "facts" / "letter").mkdir(parents=True)
    (root / "facts" / "letter" / "chapter.yaml").write_text("\n".join(FACT.format(name) for name in ("one", "two")))
    (root / "editions.csv").write_text(EDITIONS)
    seeds, whole = load_seeds(root), set()
    path = root / "editions" / "2029.2.json"
    for _ in each_kill(lambda: keep_edition(seeds, root)):
        whole.add(path.read_bytes() if path.exists() else b"")
        path.unlink(missing_ok=True)
    assert len(whole) == 2
    keep_edition(seeds, root)
    assert path.read_bytes() in whole
    assert hidden(root) == []


def test_a_full_disk_is_a_fault_with_what_to_do_and_leaves_the_old_file(tmp_path: Path) -> None:
    keep(tmp_path, record(b"old"), b"old")
    for nth in range(100):
        told = ""
        try:
            with full_at(nth):
                try:
                    keep(tmp_path, record(b"new"), b"new", force=True)
                except SeedsError as error:
                    told = str(error)
        except NeverFullError:
            break
        assert "cannot be written: No space left on device" in told
        assert (tmp_path / "kst-1.xml").read_bytes() in (b"old", b"new")
        assert hidden(tmp_path) == []
    assert nth > 5
