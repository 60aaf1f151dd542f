"""CSV and YAML files to records; whatever is wrong becomes a fault with file and line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from seeds.errors import Fault
from seeds.load.yaml_text import require_flat
from seeds.records import Record

R = TypeVar("R", bound=Record)
Where = tuple[str, int]
"""File below `seeds/` and line (1-based)."""

Found = list[tuple[Where, R]]
"""Records in file order, each with the place where it stands."""


def read_csv(root: Path, path: str, record: type[R], faults: list[Fault]) -> Iterator[tuple[Where, R]]:
    """Yield the rows of a CSV file whose columns are the fields of the record; faults are added to `faults`."""
    try:
        text = (root / path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(path, 0, f"can't be read: {error}"))
        return
    reader = csv.DictReader(text.splitlines(), strict=True)
    try:
        # Read to its end here: a quote that is never closed is only seen there.
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        faults.append(Fault(path, reader.line_num, f"can't be read as CSV: {error}"))
        return
    if reader.fieldnames is None or set(reader.fieldnames) != set(record.model_fields):
        faults.append(Fault(path, 1, f"the columns must be {', '.join(record.model_fields)}"))
        return
    for line, row in rows:
        where = (path, line)
        if None in row or None in row.values():
            faults.append(Fault(*where, "this row has too many or too few fields"))
            continue
        try:
            yield where, record.model_validate(row)
        except ValidationError as error:
            faults += [Fault(*where, message) for message in _explain(error)]


def read_yaml(root: Path, files: str, record: type[R], faults: list[Fault]) -> Iterator[tuple[Where, R]]:
    """Yield the records of the YAML files that a pattern such as `facts/*/*.yaml` finds; faults go to `faults`."""
    for path in sorted(root.glob(files)):
        name = path.relative_to(root).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
            require_flat(text)
            node = yaml.compose(text, Loader=yaml.CSafeLoader)
        except (OSError, ValueError, yaml.YAMLError) as error:
            line = error.problem_mark.line + 1 if getattr(error, "problem_mark", None) else 0  # type: ignore[union-attr]
            faults.append(Fault(name, line, f"can't be read as YAML: {' '.join(str(error).split())}"))
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
                faults += [Fault(*where, message) for message in _explain(error)]
            except ValueError as error:
                faults.append(Fault(*where, str(error)))


def _plain(node: yaml.Node) -> Any:
    """Return the node as dicts, lists and text: no scalar is interpreted, no key may stand twice."""
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        if twice := sorted({str(k) for k in keys if keys.count(k) > 1}):
            raise ValueError(f"stands twice in one record: {', '.join(twice)}")
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value


def _explain(error: ValidationError) -> Iterator[str]:
    for e in error.errors(include_url=False, include_context=False):
        where = ".".join(map(str, e["loc"]))
        yield f"{where}: {e['msg']}" if where else e["msg"]
