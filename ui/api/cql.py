"""Filters in CQL2 text: read by the package `cql2`, held against the queryables, and turned into a test of features.

Three truths as in SQL: what is not stated (null) is neither equal nor unequal to anything. A filter is refused before
it is read where it is long, unbalanced or deeply nested: the time that the package takes grows by the power of the
brackets that are open.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

import cql2

from layers.columns import Column
from layers.rectangles import Rectangle
from ui.api.problems import ProblemError, told

LENGTH: Final = 1000
DEPTH: Final = 8
GEOMETRY: Final = "geometry"
LANGUAGE: Final = "cql2-text"

Boxes = tuple[Rectangle, ...]
Meets = Callable[[str, Boxes], bool]
"""Whether the feature of an id has a point in common with a rectangle of these."""
Test = Callable[[str, Mapping[str, Any]], bool | None]
"""Whether a feature (its id and properties) passes; None where what is asked is not stated."""
Rectangles = Callable[[Sequence[Any]], Boxes]
"""Makes the rectangles of four numbers as they are written, or raises `ProblemError`."""
Of = Callable[[Mapping[str, Any]], Any]

_COMPARED: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "=": lambda a, b: bool(a == b),
    "<>": lambda a, b: bool(a != b),
    "<": lambda a, b: bool(a < b),
    "<=": lambda a, b: bool(a <= b),
    ">": lambda a, b: bool(a > b),
    ">=": lambda a, b: bool(a >= b),
}
_LISTS: Final[Mapping[str, Callable[[frozenset[Any], frozenset[Any]], bool]]] = {
    "a_equals": lambda a, b: a == b,
    "a_contains": lambda a, b: a >= b,
    "a_containedby": lambda a, b: a <= b,
    "a_overlaps": lambda a, b: bool(a & b),
}
_KINDS: Final[Mapping[str, tuple[type, ...]]] = {
    "text": (str,),
    "texts": (str,),
    "integer": (int, float),
    "number": (int, float),
    "boolean": (bool,),
}
_LITERAL: Final = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"")


def check(text: str) -> None:
    """Refuse a filter that is too long, unbalanced or nested too deep to be read.

    Raises ProblemError where it is.
    """
    if len(text) > LENGTH:
        raise ProblemError(400, f"filter: at most {LENGTH} characters are read")
    depth = 0
    for sign in _LITERAL.sub("", text):
        depth += (sign == "(") - (sign == ")")
        if depth > DEPTH:
            raise ProblemError(400, f"filter: brackets within brackets, {DEPTH} deep at most")
        if depth < 0:
            break
    if depth or "'" in _LITERAL.sub("", text):
        raise ProblemError(400, "filter: each bracket and each quote must be closed")


def compiled(text: str, columns: Mapping[str, Column], meets: Meets | None, rectangles: Rectangles) -> Test:
    """Return the test that a filter stands for.

    `meets` is None for features without geometry. Raises ProblemError for what cannot be read, names no queryable,
    compares what cannot be compared, or is not offered here.
    """
    check(text)
    try:
        tree = cql2.parse_text(text).to_json()
    except Exception as error:  # the package has errors of its own, and those of what it stands on
        raise ProblemError(400, "filter: this is no CQL2 text; see the documentation for examples") from error
    return _Filter(columns, meets, rectangles).test(tree)


class _Filter:
    """A filter on features with these columns."""

    def __init__(self, columns: Mapping[str, Column], meets: Meets | None, rectangles: Rectangles) -> None:
        self.columns, self.meets, self.rectangles = columns, meets, rectangles

    def test(self, tree: Any) -> Test:
        """Return the test that a node stands for."""
        if isinstance(tree, bool):
            return lambda _ident, _row: tree
        if not isinstance(tree, dict) or "op" not in tree:
            raise ProblemError(400, f"filter: {told(tree)} is neither true nor false")
        name, given = str(tree["op"]).lower(), tree["args"]
        if name in ("and", "or", "not"):
            return _joined(name, [self.test(part) for part in given])
        if name in _COMPARED:
            return self._comparison(name, *given)
        if name == "s_intersects":
            return self._intersects(given)
        made = {"isnull": self._is_null, "like": self._like, "between": self._between, "in": self._in}.get(name)
        if made:
            return made(given)
        if name in _LISTS:
            return self._list(name, given)
        offered = ["and", "or", "not", *_COMPARED, "is null", "like", "between", "in", *_LISTS, "s_intersects"]
        raise ProblemError(400, f"filter: {told(name)} is not offered", offered)

    def _comparison(self, name: str, left: Any, right: Any) -> Test:
        of, column, fold = self._property(left)
        value, compare = self._literal(right, column, fold), _COMPARED[name]
        if column.type == "boolean" and name not in ("=", "<>"):
            raise ProblemError(400, f"filter: {column.name} is true or false, which has no order")
        return _stated(of, lambda found: compare(found, value))

    def _is_null(self, given: Sequence[Any]) -> Test:
        if given[0] == {"property": GEOMETRY} and self.meets:
            return lambda _ident, _row: False
        column = self._column(given[0])
        return lambda _ident, row: row.get(column.name) in (None, [])

    def _like(self, given: Sequence[Any]) -> Test:
        of, column, fold = self._property(given[0])
        if column.type != "text":
            raise ProblemError(400, f"filter: {column.name} is no text, so nothing is like it")
        pattern = _wildcards(self._literal(given[1], column, fold))
        return _stated(of, lambda found: pattern.fullmatch(found) is not None)

    def _between(self, given: Sequence[Any]) -> Test:
        of, column, fold = self._property(given[0])
        low, high = (self._literal(bound, column, fold) for bound in given[1:])
        return _stated(of, lambda found: bool(low <= found <= high))

    def _in(self, given: Sequence[Any]) -> Test:
        of, column, fold = self._property(given[0])
        values = [self._literal(value, column, fold) for value in _as_list(given[1])]
        return _stated(of, lambda found: found in values)

    def _list(self, name: str, given: Sequence[Any]) -> Test:
        column, compare = self._column(given[0]), _LISTS[name]
        if column.type != "texts":
            raise ProblemError(400, f"filter: {column.name} is no list", self._names("texts"))
        values = frozenset(self._literal(value, column, ()) for value in _as_list(given[1]))
        return lambda _ident, row: compare(frozenset(row[column.name]), values)

    def _intersects(self, given: Sequence[Any]) -> Test:
        meets = self.meets
        shapes = [part for part in given if part != {"property": GEOMETRY}]
        if meets is None or len(shapes) != 1:
            self._column(next((part for part in given if isinstance(part, dict) and "property" in part), given[0]))
            raise ProblemError(400, f"filter: S_INTERSECTS compares {GEOMETRY}, where features have one, with a shape")
        boxes = self.rectangles(_corners(shapes[0]))
        return lambda ident, _row: meets(ident, boxes)

    def _property(self, node: Any) -> tuple[Of, Column, tuple[str, ...]]:
        """Return what reads a property, its column, and what is done to both sides before they are compared."""
        folds: list[str] = []
        while isinstance(node, dict) and str(node.get("op")).lower() in ("casei", "accenti"):
            folds.append(str(node["op"]).lower())
            node = node["args"][0]
        column = self._column(node)
        if column.type == "texts":
            raise ProblemError(400, f"filter: {column.name} is a list; use A_CONTAINS, A_OVERLAPS or A_CONTAINEDBY")
        if folds and column.type != "text":
            raise ProblemError(400, f"filter: {column.name} is no text")
        name, done = column.name, tuple(sorted(set(folds)))
        return (lambda row: row[name] if row[name] is None else _folded(row[name], done)), column, done

    def _column(self, node: Any) -> Column:
        name = node.get("property") if isinstance(node, dict) else None
        if name is None:
            raise ProblemError(400, "filter: a property stands on the left, a value on the right")
        if name not in self.columns:
            raise ProblemError(400, f"filter: unknown property {told(name)}", self._names())
        return self.columns[str(name)]

    def _names(self, of_type: str = "") -> list[str]:
        return [name for name, column in self.columns.items() if not of_type or column.type == of_type]

    def _literal(self, node: Any, column: Column, fold: tuple[str, ...]) -> Any:
        while isinstance(node, dict) and str(node.get("op")).lower() in ("casei", "accenti"):
            node = node["args"][0]
        if isinstance(node, dict) and len(node) == 1 and column.type == "text":
            node = _moment(node)
        wanted = _KINDS[column.type]
        if not isinstance(node, wanted) or (isinstance(node, bool) and column.type != "boolean"):
            raise ProblemError(400, f"filter: {column.name} is of type {column.type}, not {told(node)}")
        return _folded(node, fold) if isinstance(node, str) else node


def _joined(name: str, parts: Sequence[Test]) -> Test:
    if name == "not":
        [part] = parts
        return lambda ident, row: None if (found := part(ident, row)) is None else not found
    decides = name == "or"

    def test(ident: str, row: Mapping[str, Any]) -> bool | None:
        unknown = False
        for part in parts:
            found = part(ident, row)
            if found is decides:
                return decides
            unknown |= found is None
        return None if unknown else not decides

    return test


def _stated(of: Of, test: Callable[[Any], bool]) -> Test:
    return lambda _ident, row: None if (found := of(row)) is None else test(found)


def _as_list(node: Any) -> list[Any]:
    if not isinstance(node, list):
        raise ProblemError(400, "filter: a list of values stands between brackets")
    return node


def _moment(node: Mapping[str, Any]) -> Any:
    """Return a day or a moment as the text that it is compared with."""
    [(kind, value)] = node.items()
    try:
        if kind == "date":
            return date.fromisoformat(str(value)).isoformat()
        if kind == "timestamp":
            return datetime.fromisoformat(str(value)).date().isoformat()
    except ValueError as error:
        raise ProblemError(400, f"filter: {told(value)} is no {kind}") from error
    return node


def _folded(value: Any, fold: tuple[str, ...]) -> Any:
    if "accenti" in fold:
        plain = unicodedata.normalize("NFKD", value)
        value = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return value.casefold() if "casei" in fold else value


def _wildcards(text: str) -> re.Pattern[str]:
    r"""Return a pattern of LIKE: `%` any signs, `_` one, `\` takes the next as it is. Its time grows with the text.

    Each part between two `%` is sought from the left and kept, which is all that is needed, so that nothing is tried
    again.
    """
    parts = [""]
    for sign in _signs(text):
        match sign:
            case "%":
                parts.append("")
            case "_":
                parts[-1] += "."
            case _:
                parts[-1] += re.escape(sign[-1])
    first, *others = parts
    middle = "".join(f"(?>.*?{part})" for part in others[:-1] if part)
    last = f".*{others[-1]}" if others else ""
    return re.compile(f"{first}{middle}{last}", re.DOTALL)


def _signs(text: str) -> Iterator[str]:
    yield from re.findall(r"\\.|.", text, re.DOTALL)


def _corners(shape: Any) -> list[Any]:
    """Return the four numbers of a rectangle, or of a point, which is one too."""
    if isinstance(shape, dict):
        if isinstance(shape.get("bbox"), list) and len(shape["bbox"]) == 4:
            return list(shape["bbox"])
        if str(shape.get("op")).lower() == "envelope" and len(shape["args"]) == 4:
            return list(shape["args"])
        if shape.get("type") == "Point":
            return [*shape["coordinates"][:2], *shape["coordinates"][:2]]
    raise ProblemError(400, "filter: S_INTERSECTS takes BBOX(west, south, east, north) or POINT(x y)")
