"""How files are written: whole or not at all, by one module, whatever ends the process or fills the disk."""

from __future__ import annotations

import ast
import errno
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import writing
from tests.faults import each_kill, full_at, hidden, killed_at
from tests.test_architecture import FILES, ROOT
from writing import WriteError, alone, remove, scratch, write_atomically, write_folder

# Calls that write, make, move or take away a file, by the name that is called.
WRITES = {
    "write_text", "write_bytes", "touch", "unlink", "symlink_to", "hardlink_to", "mkdir", "rmdir", "chmod", "rmtree",
    "copy2", "copyfile", "copytree", "mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryDirectory", "makedirs",
    "TemporaryFile", "SpooledTemporaryFile", "removedirs", "truncate", "symlink", "write_dataframe", "to_file",
    "to_csv", "to_excel", "savez", "savetxt", "tofile", "write_table", "extractall", "connect",
}  # fmt: skip
# Names that methods of frames and texts have too: of the system where these modules or one path say so.
ALSO_OF_OTHERS = {"replace", "rename", "copy", "move", "link", "remove"}
# Libraries that make a file by its name, in a folder that `scratch` gave them; one only looks, and links in such a one,
# one tells the system which process to end first, one only speaks to the supervisor.
IN_SCRATCH = {
    "ui/supervisor.py": {"connect"},
    "geo/memory.py": {"write_text"},
    "layers/files/everything.py": {"connect"},
    "layers/files/geopackage.py": {"connect", "write_dataframe"},
    "layers/files/shapefile.py": {"write_dataframe"},
    "layers/files/tabular.py": {"write_dataframe"},
    "geo/sources/geopackage.py": {"connect", "symlink_to"},
}


def opens_to_write(node: ast.Call) -> bool:
    """Whether this opens a file in a mode that writes, or by flags of the system that make one."""
    given = [*node.args, *(word.value for word in node.keywords if word.arg == "mode")]
    texts = [one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return any(re.fullmatch(r"[rwaxbt+]*[wax+][bt+]*", text) for text in texts) or "O_CREAT" in ast.unparse(node)


def is_write(node: ast.Call) -> bool:
    """Whether a call writes to the disk."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name == "open":
        return opens_to_write(node)
    if name in ALSO_OF_OTHERS and isinstance(node.func, ast.Attribute):
        # A path goes to one other path; a text is replaced by another, columns are renamed by their names.
        of_system = ast.unparse(node.func.value) in ("os", "shutil")
        return of_system or (name in ("replace", "rename") and len(node.args) == 1 and not node.keywords)
    return name in WRITES


def writes(source: str) -> list[tuple[str, int]]:
    """The calls in a piece of code that write to the disk, each with its line."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and is_write(node)]
    return [(ast.unparse(node.func).rpartition(".")[2], node.lineno) for node in calls]


def test_nothing_writes_past_the_one_place() -> None:
    found = []
    for path in FILES:
        name, source = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        allowed = IN_SCRATCH.get(name, set())
        if name != "writing.py":
            found += [f"{name}:{line} {call}" for call, line in writes(source) if call not in allowed]
        assert not allowed or {call for call, _ in writes(source)} >= allowed, f"{name} writes less than is allowed"
    assert found == [], "write by way of `writing`"


@pytest.mark.parametrize(
    "line",
    [
        "path.write_text('x')", "path.open('w')", "open(path, 'ab')", "path.open(mode='x')", "os.open(p, os.O_CREAT)",
        "new.replace(path)", "os.replace(new, path)", "path.unlink()", "shutil.rmtree(p)", "shutil.copy(a, b)",
        "tempfile.mkstemp()", "frame.to_file(path)", "sqlite3.connect(path)", "path.mkdir()", "path.rename(other)",
    ],
)  # fmt: skip
def test_a_line_that_writes_is_found(line: str) -> None:
    assert writes(line)


@pytest.mark.parametrize(
    "line", ["text.replace('a', 'b')", "path.open('rb')", "frame.copy()", "open(path)", "frame.rename(columns=names)"]
)
def test_a_line_that_does_not_write_is_not(line: str) -> None:
    assert not writes(line)


# A process that is killed


def test_a_file_is_the_old_one_or_the_new_one_whenever_its_writer_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file.json"
    write_atomically(path, b"old")
    seen = set()
    for _ in each_kill(lambda: write_atomically(path, b"new")):
        seen.add(path.read_bytes())
    assert seen == {b"old", b"new"}
    assert hidden(tmp_path) == []


def test_a_folder_is_not_there_or_whole_whenever_its_writer_is_killed(tmp_path: Path) -> None:
    folder, files = tmp_path / "built" / "0", {"one": b"1" * 100, "two": b"2" * 100}

    def act() -> None:
        remove(folder)
        write_folder(folder, files)

    for _ in each_kill(act):
        assert not folder.exists() or {p.name: p.read_bytes() for p in folder.iterdir()} == files
    write_folder(folder, files)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == files
    assert hidden(tmp_path) == []


def test_what_a_killed_process_left_in_the_temporary_folder_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def act() -> None:
        with scratch() as folder:
            writing.fill(folder, {"large": b"x" * 10})

    assert killed_at(1, act)
    assert len(list(tmp_path.iterdir())) == 1
    act()
    assert list(tmp_path.iterdir()) == []


def test_what_another_process_is_writing_is_left(tmp_path: Path) -> None:
    with writing.complete(tmp_path / "file", b"mine") as mine:
        write_atomically(tmp_path / "file", b"theirs")
        assert mine.read_bytes() == b"mine"
    assert (tmp_path / "file").read_bytes() == b"theirs"


def test_many_that_write_the_same_file_at_once_leave_one_whole_copy(tmp_path: Path) -> None:
    path = tmp_path / "file"
    contents = [bytes([n]) * 5_000 for n in range(8)]
    threads = [threading.Thread(target=write_atomically, args=(path, content)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() in contents
    assert hidden(tmp_path) == []


def test_a_lock_is_free_once_its_holder_is_killed(tmp_path: Path) -> None:
    def act() -> None:
        with alone(tmp_path / ".lock"):
            write_atomically(tmp_path / "file", b"x")

    assert killed_at(1, act)
    with alone(tmp_path / ".lock"):
        pass


# A full disk


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EACCES])
def test_where_nothing_can_be_written_the_old_file_stays_and_a_sentence_says_what_to_do(
    tmp_path: Path, number: int
) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"old")
    for nth in range(4):
        with full_at(nth, number), pytest.raises(WriteError, match=r"file cannot be written \(.+\); .+ folder") as told:
            write_atomically(path, b"new")
        assert told.value.errno == number
        assert path.read_bytes() == b"old"
        assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_leaves_no_half_folder(tmp_path: Path) -> None:
    for nth in range(6):
        with full_at(nth), pytest.raises(WriteError, match="free space"):
            write_folder(tmp_path / "folder", {"one": b"1", "two": b"2"})
        assert list(tmp_path.iterdir()) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 kB."""
    mount, place = shutil.which("mount"), tmp_path / "disk"
    place.mkdir()
    options = ["-t", "tmpfs", "-o", "size=300k", "none", str(place)]
    if not mount or os.getuid() != 0 or subprocess.run([mount, *options], capture_output=True).returncode:
        pytest.skip("this machine lets us mount no small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_really_full_leaves_what_was_there(small_disk: Path) -> None:
    write_atomically(small_disk / "file", b"old")
    with pytest.raises(WriteError, match="free space"):
        write_atomically(small_disk / "file", bytes(1_000_000))
    with pytest.raises(WriteError, match="free space"):
        write_folder(small_disk / "folder", {"one": b"1", "two": bytes(1_000_000)})
    assert {p.name: p.read_bytes() for p in small_disk.iterdir()} == {"file": b"old"}


def make_in_scratch(fault: str) -> None:
    with scratch() as folder:
        (folder / "filler").write_bytes(bytes(280_000))
        if fault:
            raise ValueError(fault)


def test_a_temporary_folder_that_is_full_is_said_whatever_a_library_makes_of_it(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(small_disk))
    for said in ("", "as a library says it"):
        with pytest.raises(WriteError, match="free space"):
            make_in_scratch(said)
    assert list(small_disk.iterdir()) == []
