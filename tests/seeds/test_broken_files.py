"""Files of records that are broken, in each way that files break: what is said names the file and the line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from seeds.errors import SeedsError
from seeds.load import ROOT, load_seeds
from seeds.load.rows import Rows
from tests.faults import IN_PLACE_OF_A_FILE
from tests.seeds.test_load_and_verify import FACT, LETTER

SECOND: Final = FACT.replace("x-bijdrage", "y-bijdrage").replace("5000000", "6000000")
# By kind of breakage: what the file then holds, the line that is named, and words of the message. Lines 15 to 28 are
# the second record: its id, theme (16), kind (17), status (18), sites (21), amount (22), sources (25).
BROKEN: Final[dict[str, tuple[bytes, int, str]]] = {
    "syntax": ((FACT + SECOND).replace("theme: mobility", "theme: [mobility").encode(), 3, "can't be read as YAML"),
    "unknown field": ((FACT + SECOND.replace("theme:", "teema: x\n  theme:")).encode(), 16, "teema"),
    "wrong word": ((FACT + SECOND.replace("agreed", "beloofd")).encode(), 18, "status"),
    "wrong type": ((FACT + SECOND.replace("6000000", "[6, 0]")).encode(), 22, "amount_eur"),
    "wrong type within": ((FACT + SECOND.replace("lines: 3-4", "lines: vier")).encode(), 26, "sources.0"),
    "missing field": ((FACT + SECOND.replace("  theme: mobility\n", "")).encode(), 15, "theme"),
    "unknown id": ((FACT + SECOND.replace("[nedersaksenlijn]", "[nergenslijn]")).encode(), 15, "nergenslijn is not in"),
    "duplicate id": ((FACT + FACT).encode(), 15, "x-bijdrage stands here for the second time"),
    "duplicate field": ((FACT + SECOND.replace("  kind:", "  theme: x\n  kind:")).encode(), 17, "stands twice"),
    "not UTF-8": ((FACT + SECOND).encode("latin-1", "replace").replace(b"The state", b"\xe9", 1), 6, "not UTF-8"),
    "UTF-16": (FACT.encode("utf-16"), 1, "not UTF-8"),
    "empty": (b"", 1, "is empty"),
    "blank": (b"\n \n", 1, "is empty"),
    "cut off by a full disk": (b"\0" * 40, 1, "can't be read"),
    "control character": ((FACT + SECOND).replace("The state", "\x07The state", 1).encode(), 6, "can't be read"),
    "tab": ((FACT + SECOND.replace("  theme", "\ttheme")).encode(), 16, "can't be read as YAML"),
    "merge": ((FACT + "<<<<<<< HEAD\n" + SECOND + "=======\n>>>>>>> other\n").encode(), 15, "not finished"),
    "half a merge": ((FACT + SECOND + ">>>>>>> other\n").encode(), 29, "not finished"),
    "no list": (b"# words\nid: x\n", 2, "a list of records is expected"),
    "no records": (b"- one\n- two\n", 1, "valid"),
    "two documents": ((FACT + "---\n" + SECOND).encode(), 15, "can't be read as YAML"),
    "alias": ((FACT + SECOND.replace("rijk", "&a rijk", 1).replace("contribution", "*a")).encode(), 24, "alias"),
    "a list as a name": ((FACT + SECOND.replace("  theme", "  [a, b]: 1\n  theme")).encode(), 16, "is a word"),
    "an endless list": ((FACT + SECOND.replace("[nedersaksenlijn]", "[" + "a," * 1_001 + "]")).encode(), 21, "1,001"),
    "a day of no calendar": ((FACT + SECOND + "  deadline: 2026-02-30\n").encode(), 29, "deadline"),
    "a name that orders a terminal about": (
        (FACT + SECOND.replace("  theme", '  "evil\\e]0;x": 1\n  theme')).encode(),
        16,
        "evil\\x1b]0;x",
    ),
    "deep": ((FACT + "  table: " + "[" * 50 + "\n").encode(), 15, "lists within lists"),
}
FOLDERS: Final = ("bottlenecks", "decisions", "facts/letter", "progress", "second_reading", "word_reading")


@pytest.fixture
def root(make_root: Callable[[str, str, str], Path]) -> Path:
    folder = make_root("letter", "letter.txt", LETTER)
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    return folder


def said(root: Path) -> list[str]:
    with pytest.raises(SeedsError) as caught:
        load_seeds.__wrapped__(root)
    assert str(root) not in str(caught.value)
    return str(caught.value).splitlines()


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_broken_is_named_with_file_and_line(root: Path, kind: str) -> None:
    content, line, words = BROKEN[kind]
    (root / "facts" / "letter" / "chapter.yaml").write_bytes(content)
    found = [row for row in said(root) if row.startswith(f"facts/letter/chapter.yaml:{line}: ")]
    assert any(words in row for row in found), said(root)


@pytest.mark.parametrize("put", IN_PLACE_OF_A_FILE.values(), ids=IN_PLACE_OF_A_FILE)
@pytest.mark.parametrize("name", ["facts/letter/chapter.yaml", "documents.csv", "progress/chapter.yaml"])
def test_what_is_no_file_is_named_and_never_waited_for(root: Path, name: str, put: Callable[[Path], None]) -> None:
    (root / name).unlink(missing_ok=True)
    put(root / name)
    assert any(row.startswith(f"{name}: ") and "no plain file" in row for row in said(root)), said(root)


OF_TEXT: Final = ("not UTF-8", "UTF-16", "empty", "blank", "merge", "half a merge")


@pytest.mark.parametrize("kind", BROKEN)
def test_every_folder_of_records_says_so_alike(root: Path, kind: str) -> None:
    for folder in FOLDERS:
        (root / folder / "chapter.yaml").write_bytes(BROKEN[kind][0])
    rows = said(root)
    for folder in FOLDERS:
        found = [row for row in rows if re.match(rf"{folder}/chapter\.yaml:\d+: ", row)]
        assert found
        assert kind not in OF_TEXT or found[0].startswith(f"{folder}/chapter.yaml:{BROKEN[kind][1]}: ")


def test_the_folders_of_records_are_those_that_are_read() -> None:
    there = {path.parent.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.yaml")}
    assert {name.partition("/")[0] for name in there} == {name.partition("/")[0] for name in FOLDERS}


# By what stands after the head of a table and a line that is empty (nothing: the head too is gone).
BROKEN_TABLES: Final = {
    b"": (1, "empty"), b"\xff\n": (3, "UTF-8"), b"<<<<<<< HEAD\n": (3, "not finished"), b'"a"b,c\n': (3, "CSV"),
    b"a\n": (3, "fields"),
}  # fmt: skip


# What names places, and the words to watch for, are read where letters are read, not with the records.
READ_ELSEWHERE: Final = ("place_aliases.csv", "regions.csv", "watched.csv")


@pytest.mark.parametrize("added", BROKEN_TABLES)
def test_every_register_says_on_which_line_it_is_broken(root: Path, added: bytes) -> None:
    tables = [path for path in sorted(root.rglob("*.csv")) if path.name not in READ_ELSEWHERE]
    assert len(tables) >= len(Rows.__annotations__) - len(FOLDERS)
    for path in tables:
        head = path.read_bytes().splitlines(keepends=True)[0]
        path.write_bytes(head + b"\n" + added if added else b"")
    rows, (line, words) = said(root), BROKEN_TABLES[added]
    for path in tables:
        start = f"{path.relative_to(root).as_posix()}:{line}: "
        assert any(row.startswith(start) and words in row for row in rows), start
