"""CSV and YAML files to records; whatever is wrong becomes a fault with file and line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml
from pydantic import ValidationError

from seeds.errors import Fault
from seeds.load.text import UnreadableError, text_of
from seeds.load.yaml_text import require_flat
from seeds.records import Record

R = TypeVar("R", bound=Record)
Where = tuple[str, int]
"""File below `seeds/` and line (1-based)."""


Found = list[tuple[Where, R]]
"""Records in file order, each with the place where it stands."""


LOST: Final = ("can't be read", "the columns must be", "a list of records is expected")
"""How what is said begins where no record of a file, or none from there on, could be read."""


def is_lost(fault: Fault) -> bool:
    """Return whether records are missing because their file can't be read."""
    return fault.message.startswith(LOST)


def read_csv(root: Path, path: str, record: type[R], faults: list[Fault]) -> Iterator[tuple[Where, R]]:
    """Yield the rows of a CSV file whose columns are the fields of the record; faults are added to `faults`."""
    try:
        text = text_of(root / path)
    except (OSError, UnreadableError) as error:
        faults.append(Fault(path, getattr(error, "line", 0), f"can't be read: {_said(error)}"))
        return
    reader = csv.DictReader(text.splitlines(), strict=True)
    try:
        columns = reader.fieldnames or ()
    except csv.Error as error:
        faults.append(Fault(path, reader.reader.line_num, f"can't be read as CSV: {error}"))
        return
    if set(columns) != set(record.model_fields):
        faults.append(Fault(path, 1, f"the columns must be {', '.join(record.model_fields)}"))
        return
    for row in _rows(reader, path, faults):
        where = (path, reader.line_num)
        if None in row or None in row.values():
            faults.append(Fault(*where, "this row has too many or too few fields"))
            continue
        try:
            yield where, record.model_validate(row)
        except ValidationError as error:
            faults += [Fault(*where, message) for _, message in _explain(error)]


def _rows(reader: csv.DictReader[str], path: str, faults: list[Fault]) -> Iterator[dict[str, Any]]:
    """Yield rows up to the first that is no CSV: what stands after it cannot be told apart."""
    try:
        yield from reader
    except csv.Error as error:
        faults.append(Fault(path, reader.reader.line_num, f"can't be read as CSV: {error}"))


def _said(error: Exception) -> str:
    """Return what went wrong without the path of this machine."""
    return (error.strerror or type(error).__name__) if isinstance(error, OSError) else " ".join(str(error).split())


def read_yaml(root: Path, files: str, record: type[R], faults: list[Fault]) -> Iterator[tuple[Where, R]]:
    """Yield the records of the YAML files that a pattern such as `facts/*/*.yaml` finds; faults go to `faults`."""
    for path in sorted(root.glob(files)):
        name, text = path.relative_to(root).as_posix(), ""
        try:
            text = text_of(path)
            require_flat(text)
            node = yaml.compose(text, Loader=yaml.CSafeLoader)
        except (OSError, ValueError, yaml.YAMLError) as error:
            faults.append(Fault(name, _line(error, text), f"can't be read as YAML: {_said(error)}"))
            continue
        if node is None:
            continue
        if not isinstance(node, yaml.SequenceNode):
            line = node.start_mark.line + 1
            faults.append(Fault(name, line, "a list of records is expected, each starting with '- id:'"))
            continue
        for item in node.value:
            where = (name, item.start_mark.line + 1)
            try:
                yield where, record.model_validate(_plain(item))
            except ValidationError as error:
                faults += [Fault(name, _line_of(item, loc), message) for loc, message in _explain(error)]
            except UnreadableError as error:
                faults.append(Fault(name, error.line, str(error)))


def _line(error: Exception, text: str) -> int:
    """Return the line at which YAML can't be read; of a character that may not stand in YAML its position is known."""
    if isinstance(error, UnreadableError):
        return error.line
    mark, position = getattr(error, "problem_mark", None), getattr(error, "position", None)
    if mark is not None:
        return int(mark.line) + 1
    return text.count("\n", 0, position) + 1 if isinstance(position, int) and position >= 0 else int(bool(text))


def _line_of(node: yaml.Node, path: tuple[int | str, ...]) -> int:
    """Return the line of a field of a record; of one that is missing, that of what lacks it."""
    for name in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == str(name)), node)
        elif isinstance(node, yaml.SequenceNode) and isinstance(name, int) and name < len(node.value):
            node = node.value[name]
    return int(node.start_mark.line) + 1


def _plain(node: yaml.Node) -> Any:
    """Return the node as dicts, lists and text: no scalar is interpreted, no key may stand twice."""
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise UnreadableError(key.start_mark.line + 1, "the name of a field is a word")
            if str(key.value) in keys:
                raise UnreadableError(key.start_mark.line + 1, f"stands twice in one record: {key.value}")
            keys.add(str(key.value))
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value


def _explain(error: ValidationError) -> Iterator[tuple[tuple[int | str, ...], str]]:
    for e in error.errors(include_url=False, include_context=False):
        where = ".".join(map(str, e["loc"]))
        yield e["loc"], f"{where}: {e['msg']}" if where else e["msg"]
