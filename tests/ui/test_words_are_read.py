"""Each word of the tables is read by some page."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GROUPS = [path for path in (ROOT / "ui").iterdir() if (path / "__init__.py").is_file()]
TABLES = sorted((ROOT / "ui" / "words").glob("*.py"))
READERS = [ROOT / "ui" / "page.py", *(path for group in GROUPS for path in group.glob("*.py"))]


def declared(source: str) -> Iterator[str]:
    """The words that a module has a place for."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            yield from (
                n.target.id for n in node.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)
            )


def read(trees: Iterable[ast.AST]) -> set[str]:
    """What is read, as `table.word`: any attribute where a table is imported, and that of a part of all words."""
    found: set[str] = set()
    for nodes in (list(ast.walk(tree)) for tree in trees):
        froms = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
        tables = {str(node.module).removeprefix("ui.words.") for node in froms if node.module != "ui.words"}
        tables |= {alias.name for node in froms if node.module == "ui.words" for alias in node.names}
        attributes = [node for node in nodes if isinstance(node, ast.Attribute)]
        found |= {f"{table}.{node.attr}" for table in tables for node in attributes}
        found |= {f"{node.value.attr}.{node.attr}" for node in attributes if isinstance(node.value, ast.Attribute)}
    return found


def test_no_word_is_left_that_nobody_reads() -> None:
    of_all = read(ast.parse(path.read_text(encoding="utf-8")) for path in READERS if path.name != "common.py")
    words = {
        f"{path.stem}.{name}"
        for path in TABLES
        if path.name != "common.py"
        for name in declared(path.read_text(encoding="utf-8"))
    }
    assert sorted(words - of_all) == []


def test_a_word_is_seen_as_read_in_a_part_and_where_its_table_is_imported() -> None:
    assert read([ast.parse("words.map.legend")]) == {"map.legend"}
    assert read([ast.parse("words.legend")]) == set()
    assert read([ast.parse("from ui.words.charts import WORDS\nWORDS[l].title")]) == {"charts.title"}
    assert read([ast.parse("from ui.words import charts\ncharts.title")]) == {"charts.title"}
