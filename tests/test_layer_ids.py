"""Nothing writes the id of a layer but its own file: what is special of a layer is a field of it, or its look.

Other things are spelled alike: two themes, pages, a chart, a register. Each literal is named by what it is compared
with, assigned or given to, and `ALIKE` says which of these names are of something else. Tests and the addresses of
pages that are known may write ids; the room `seeds` knows no layer, and writes the subjects of bottlenecks as its files
do.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final, get_args

import pytest

from layers.registry import LAYERS
from seeds.records import Theme
from ui.data.choices import View

ROOT = Path(__file__).resolve().parents[1]
OWN = {ROOT / "layers" / "catalogue" / f"{layer}.py" for layer in LAYERS}
PYTHON = [
    path
    for room in ("app.py", "layers", "ui", "benchmarks")
    for path in sorted({ROOT / room, *(ROOT / room).rglob("*.py")})
    if path.is_file() and path not in OWN and "node_modules" not in path.parts
]
ASSETS = [
    path
    for path in sorted((ROOT / "ui" / "assets").rglob("*"))
    if path.suffix in (".js", ".mjs", ".css")
    # Neither what others wrote, nor what is made of the rest; tests name the layers that they look at.
    and not {"node_modules", "bundled", "tests"} & {*path.parts[path.parts.index("assets") :]}
]

ALIKE: Final[tuple[tuple[str, Collection[str], str], ...]] = (
    ("a theme of facts", get_args(Theme), "theme THEME CLAIMS claim about by_theme silent"),
    (
        "a page, the kind of its things, and the parts it is made of",
        get_args(View),
        "view Literal SUBJECT_VIEWS DOSSIER_KINDS FILTERED IN_HEADER MAKERS PAGES KINDS section() cls figures_note "
        "kind kinds keys",
    ),
    ("a thing with a page, `kind:id`", ("novex:",), "EXAMPLES"),
    (
        "a kind of area or site, as the registers say it",
        ("novex", "mirt", "defence"),
        "kind site_kind programme Hit() place_kinds",
    ),
    ("a chart", ("novex",), "Chart() MAKERS title() question headline headline_many note"),
    ("a word of the glossary", ("novex", "mirt"), "terms"),
    (
        "a field of facts and of the view, a column, a register, a panel of a chart",
        ("provinces",),
        "fact registers REGISTERS Column() Parameter() append() column fields unit get() _FREE _OTHER_PANEL "
        "Hit() GROUPS Chart() NAMED OVERVIEW _PLACES cells() cited() every for group() panel panels rijk_in_drenthe",
    ),
    ("a level of boundaries, and the registers of areas", ("provinces",), "levels"),
    ("a register that a benchmark copies", ("housing",), "copies get()"),
)
"""What it is, the ids that are spelled alike, and the names by which it is known."""


def name_of(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.Subscript(slice=ast.Constant(value=str(name))):
            return name
        case ast.Subscript(value=inner) | ast.Call(func=inner):
            return name_of(inner)
    return "?"


def used_as(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> str:
    """What a literal is compared with, assigned or given to, in a word."""
    child, node = node, parents[node]
    while True:
        match node:
            case ast.Compare(left=left, comparators=[right]):
                return name_of(right if left is child else left)
            case ast.Subscript(value=held) if held is not child:
                return name_of(held)
            case ast.keyword(arg=str(name)):
                return name
            case ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
                return name_of(target)
            case ast.Call(func=called):
                return f"{name_of(called)}()"
            case ast.FunctionDef(name=name):
                return f"{name}()"
            case ast.For():
                return "for"
            case ast.Module():
                return "?"
        child, node = node, parents[node]


def literals(code: str, ids: Collection[str] = tuple(LAYERS)) -> Iterator[tuple[int, str, str]]:
    """Line, id and use of each text that is the id of a layer, or begins with one and a colon."""
    tree = ast.parse(code)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            layer, colon, _ = node.value.partition(":")
            if layer in ids and (colon or layer == node.value):
                yield node.lineno, layer + colon, used_as(node, parents)


def is_alike(layer: str, use: str) -> bool:
    return any(layer in spelled and use in uses.split() for _, spelled, uses in ALIKE)


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_python_file_writes_the_id_of_a_layer(path: Path) -> None:
    found = list(literals(path.read_text(encoding="utf-8")))
    assert [(line, layer, use) for line, layer, use in found if not is_alike(layer, use)] == []


def test_every_name_of_something_alike_is_still_in_use() -> None:
    used = {use for path in PYTHON for _, _, use in literals(path.read_text(encoding="utf-8"))}
    named = {use for _, _, uses in ALIKE for use in uses.split()}
    assert named - used == set()


@pytest.mark.parametrize(
    "code",
    [
        'if layer == "mirt": pass',
        'if feature["layer"] in ("housing", "novex"): pass',
        'built.features("novex")',
        'key = f"housing:{ident}"',
        'ORDER = ("housing", "mirt")',
        'LAYERS[LayerId("congestion")]',
        'named.layer == "provinces"',
    ],
)
def test_the_id_of_a_layer_is_seen(code: str) -> None:
    found = list(literals(code))
    assert found
    assert not any(is_alike(layer, use) for _, layer, use in found)


@pytest.mark.parametrize("code", ['fact["theme"] == "housing"', 'href(view, view="collisions")', 'fact["provinces"]'])
def test_what_is_spelled_alike_is_let_through(code: str) -> None:
    [(_, layer, use)] = literals(code)
    assert is_alike(layer, use)


def plain(code: str) -> str:
    """Code without comments."""
    return re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", code, flags=re.S)


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_no_script_and_no_style_names_a_layer(path: Path) -> None:
    code = plain(path.read_text(encoding="utf-8"))
    # The page about bottlenecks, and its list.
    code = code.replace(".collisions-page", "").replace("ol.collisions", "")
    assert re.findall(rf"\b(?:{'|'.join(LAYERS)})\b(?!\w)", code) == []
