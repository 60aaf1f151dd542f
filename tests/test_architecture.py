"""Holds the drawing in docs/architecture.md: arrows between the rooms point down only."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "app": {"ui"},
    "ui": {"layers"},
    # The editor's desk alone writes records: it knows the room that holds them.
    "ui/desk": {"layers", "seeds", "ui"},
    "layers": {"geo", "seeds"},
    "geo": set(),
    "seeds": set(),
    # Below all rooms: what time it is, what may be set, how the web is asked, how files are read and written.
    "clock": {"reading"},
    "settings": set(),
    "web": {"clock"},
    "reading": set(),
    "writing": set(),
}
BELOW_ALL = {"clock", "reading", "settings", "web", "writing"}
FILES = [
    ROOT / "app.py",
    ROOT / "clock.py",
    ROOT / "reading.py",
    ROOT / "settings.py",
    ROOT / "web.py",
    ROOT / "writing.py",
    *(path for room in MAY_IMPORT if "/" not in room for path in sorted((ROOT / room).rglob("*.py"))),
]


def imported_rooms(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.split(".")[0] for name in names} & set(MAY_IMPORT)


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return "ui/desk" if parts[:2] == ("ui", "desk") else parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_imports_only_its_own_room_and_the_ones_below(path: Path) -> None:
    room = room_of(path)
    allowed = MAY_IMPORT[room] | {room} | (set() if room in BELOW_ALL else BELOW_ALL)
    assert imported_rooms(path) <= allowed


def test_nothing_of_the_public_server_knows_the_desk() -> None:
    public = [path for path in FILES if room_of(path) != "ui/desk"]
    knowing = [
        path for path in public if re.search(r"\bui[./]desk\b|\bimport desk\b", path.read_text(encoding="utf-8"))
    ]
    assert knowing == []


# Those that hand an environment to a process or a library, or mend it for one; they read no setting in it.
HANDING_ON = {
    "clock.py",
    "geo/__init__.py",
    "seeds/reading/forms.py",
    "ui/bundles.py",
    "ui/listen.py",
    "ui/serve.py",
    "ui/shell/children.py",
}


def test_settings_alone_read_the_environment() -> None:
    reading = [path for path in FILES if re.search(r"\benviron\b|getenv", path.read_text(encoding="utf-8"))]
    knowing = {path.relative_to(ROOT).as_posix() for path in reading}
    assert knowing == HANDING_ON | {"settings.py"}


def test_every_room_has_files() -> None:
    assert {room_of(path) for path in FILES} == set(MAY_IMPORT)


def test_only_ui_and_the_entry_know_streamlit_and_folium() -> None:
    knowing = {
        room_of(path)
        for path in FILES
        if any(name in path.read_text(encoding="utf-8") for name in ("import streamlit", "import folium"))
    }
    assert knowing <= {"app", "ui"}


# Rooms whose modules import one another in one direction only.
WITHOUT_CIRCLE = ("geo", "layers", "seeds", "ui")
# The groups of ui: each imports those before it; what stands beside them is the doors, which others call by name.
GROUPS = ("words", "data", "say", "map", "views", "shell", "api", "desk")
DOORS = {"listen", "serve", "page", "bundles", "dossier"}
# Known before anything of ui: how its scripts are made, and what it relies on in Streamlit.
BELOW = {"bundles", "streamlit_contract", "supervisor"}

# A module is read at one sitting; what is longer has its reason in docs/decisions.
MOST_LINES = 300
LONGER = {"settings.py"}


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_modules(tree: ast.AST, module: str, package: str) -> Iterator[str]:
    """Every module that a file imports, at its top, in a function or for its types alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            origin = ".".join([*above, *filter(None, [node.module])])
            yield origin
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def imports_within(sources: dict[str, str], packages: set[str]) -> dict[str, set[str]]:
    """Which of these modules each imports; a package itself is imported by all that is in it and is left out."""
    found = {}
    for module, source in sources.items():
        package = module if module in packages else module.rpartition(".")[0]
        names = set(imported_modules(ast.parse(source), module, package))
        found[module] = names & set(sources) - {module}
    return found


def circle(imports: dict[str, set[str]]) -> list[str]:
    """A circle of imports, none where there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.mark.parametrize("room", WITHOUT_CIRCLE)
def test_no_modules_of_a_room_import_each_other_in_a_circle(room: str) -> None:
    paths = [path for path in FILES if room_of(path).partition("/")[0] == room]
    packages = {module_of(path) for path in paths if path.name == "__init__.py"}
    sources = {module_of(path): path.read_text(encoding="utf-8") for path in paths}
    assert circle(imports_within(sources, packages)) == []


@pytest.mark.parametrize(
    "back",
    [
        "from room import a",
        "from . import a",
        "from .a import x",
        "import room.a",
        "def f():\n    from room.a import x",
        "if TYPE_CHECKING:\n    import room.a",
    ],
)
def test_a_circle_is_found_however_it_is_written(back: str) -> None:
    sources = {"room": "", "room.a": "from room.b import y", "room.b": back}
    assert set(circle(imports_within(sources, {"room"}))) == {"room.a", "room.b"}
    assert circle(imports_within({**sources, "room.b": "import os"}, {"room"})) == []


def groups_imported(source: str, module: str, package: str) -> set[str]:
    """Which groups of ui a module imports; `ui.page` and `ui.serve` count as groups of their own."""
    names = (name.split(".") for name in imported_modules(ast.parse(source), module, package))
    return {name[1] for name in names if name[0] == "ui" and len(name) > 1} & {*GROUPS, *DOORS, *BELOW}


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_of_ui_imports_itself_and_the_ones_before(group: str) -> None:
    allowed = {*GROUPS[: GROUPS.index(group) + 1], *BELOW}
    paths = [path for path in FILES if path.parent == ROOT / "ui" / group]
    found = {
        path.name: groups_imported(path.read_text(encoding="utf-8"), module_of(path), f"ui.{group}") - allowed
        for path in paths
    }
    assert paths
    assert {name: up for name, up in found.items() if up} == {}


def test_an_import_of_a_later_group_is_seen_however_it_is_written() -> None:
    for back in ("from ui.shell import routes", "from ui import shell", "def f():\n    import ui.shell.routes"):
        assert groups_imported(back, "ui.words.a", "ui.words") == {"shell"}


def test_ui_is_its_groups_and_its_doors_each_group_with_its_rule() -> None:
    beside = {path.stem for path in (ROOT / "ui").glob("*.py")} - {"__init__"}
    assert beside == DOORS | BELOW
    assert {path.parent.name for path in (ROOT / "ui").glob("*/__init__.py")} == set(GROUPS)
    for group in GROUPS:
        # The table of files below the rule is as long as the group; `test_documents.py` holds that it is whole.
        rule, table, _ = (ROOT / "ui" / group / "README.md").read_text(encoding="utf-8").partition("| file |")
        assert table
        assert len(rule.splitlines()) <= 15
        assert all(f"`{name}`" in rule for name in GROUPS[: GROUPS.index(group)]) or group in ("shell", "desk")


FEW_LETTERS = 120
"""A function with fewer letters says too little to be one that stands twice."""


def stated(function: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """What a function does, without what it and its own names are called, and without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    parts = [part for node in (function.args, *body) for part in ast.walk(node)]
    own = {part.arg for part in parts if isinstance(part, ast.arg)}
    own |= {part.id for part in parts if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    text = "\n".join(map(ast.unparse, body))
    called = {name: f"_{n}" for n, name in enumerate(dict.fromkeys(re.findall(r"\w+", text))) if name in own}
    return re.sub(r"(?<![.\w])\w+", lambda found: called.get(found[0], found[0]), text)


def standing_twice(sources: dict[str, str]) -> list[list[str]]:
    """The functions of these files that do the same, each list of one kind."""
    found: dict[str, list[str]] = {}
    for path, source in sources.items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and len(said := stated(node)) >= FEW_LETTERS:
                found.setdefault(said, []).append(f"{path}: {node.name}")
    return [places for places in found.values() if len(places) > 1]


def test_no_function_stands_twice() -> None:
    sources = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in FILES}
    assert standing_twice(sources) == []


def test_a_function_that_stands_twice_under_other_names_is_seen() -> None:
    one = (
        'def where(kind, ident, fact):\n    "Return where it lies."\n'
        '    named = fact["municipality_codes"] if kind == "municipality" else fact["area_ids"]\n'
        '    return ("here", "elsewhere") if set(named) - {ident} else ("here",)\n'
    )
    other = one.replace("where(", "_of(").replace("kind", "what").replace("named", "found").replace("it lies", "it is")
    assert standing_twice({"a.py": one, "b.py": other}) == [["a.py: where", "b.py: _of"]]
    assert standing_twice({"a.py": one, "b.py": other.replace("area_ids", "sites")}) == []


def longer(sources: dict[str, str]) -> set[str]:
    """Which of these files have more lines than a module may have."""
    return {name for name, source in sources.items() if len(source.splitlines()) > MOST_LINES}


def test_no_module_is_longer_than_may_be_but_for_those_with_a_reason() -> None:
    paths = [*FILES, *sorted((ROOT / "benchmarks").rglob("*.py"))]
    sources = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    assert longer(sources) == LONGER


def without_reason(names: set[str], decisions: str) -> set[str]:
    """Which of these files have no row of their own among the decisions, with a reason."""
    rows = [row.strip("| ").split(" | ") for row in decisions.splitlines()]
    reasons = {row[0]: row[1] for row in rows if len(row) == 2}
    return {name for name in names if not reasons.get(f"`{name}` is over {MOST_LINES} lines")}


def test_what_is_longer_stands_in_the_decisions_with_its_reason() -> None:
    assert without_reason(LONGER, (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")) == set()


def test_a_longer_module_without_a_reason_is_seen() -> None:
    decisions = "| `a.py` is over 300 lines | It is a table. |\n| `b.py` | Why |"
    assert without_reason({"a.py", "b.py"}, decisions) == {"b.py"}


def test_a_module_of_one_line_too_many_is_seen() -> None:
    assert longer({"a.py": "\n" * MOST_LINES, "b.py": "\n" * (MOST_LINES + 1)}) == {"b.py"}


# What coverage leaves out, however its mark is written, and the one way in which it may be: with a reason behind it.
LEFT_OUT = re.compile(r"#\s*pragma\W*no\s*(?:cover|branch)", re.IGNORECASE)
WITH_REASON = re.compile(r"# pragma: no cover - \w\S*(?: \S+){2,}$")


def left_out_silently(source: str) -> list[str]:
    return [line for line in source.splitlines() if LEFT_OUT.search(line) and not WITH_REASON.search(line)]


def test_what_coverage_leaves_out_says_why() -> None:
    found = {str(path): left_out_silently(path.read_text(encoding="utf-8")) for path in FILES}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "mark", ["# pragma: no cover", "#PRAGMA NO COVER", "# pragma: no branch", "# pragma: no cover - x"]
)
def test_a_line_that_is_left_out_without_a_reason_is_seen(mark: str) -> None:
    assert left_out_silently(f"end()  {mark}") != []
    assert left_out_silently("end()  # pragma: no cover - ends the process") == []
