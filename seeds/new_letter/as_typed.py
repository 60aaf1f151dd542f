"""The check of a record while someone types it: what its definition and `verify` say, each with its field."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from seeds.checks.verify import source_faults, verify_one
from seeds.errors import Fault, SeedsError
from seeds.load import Seeds, fact_faults, load_seeds
from seeds.new_letter.record_text import tidy
from seeds.records import Fact, Source

_READING: Final = threading.Lock()  # of two who ask at once one reads, the other waits for it
_LAST: Final[dict[Path, Seeds | SeedsError]] = {}
_ABOUT: Final = re.compile(r"^(?P<field>[a-z]+(?:_[a-z]+)*)")
_FIELD_OF: Final = (
    ("an amount needs amount_role", "amount_role"),
    ("kind budget needs", "amount_eur"),
    ("kind measure keeps", "homes"),
    ("is not in parties.csv", "promised_by"),
    ("is not in municipalities.csv", "municipalities"),
    ("is not in provinces.csv", "provinces"),
    ("is not in novex_areas.csv", "areas"),
    ("is not in housing_areas.csv", "sites"),
    *((f"({name})", name) for name in ("part_of", "of_agreement", "may_overlap", "follows")),
)
"""Words of a message that tell its field, where it does not begin with the field."""
_GAPS: Final = ("an amount needs amount_role",)


@dataclass(frozen=True)
class Remark:
    """What is wrong with a record as it is typed: the field that it is about ("" for the whole), and a sentence.

    `blocks`: with it no record would load; `is_gap`: a field that must be filled is empty.
    """

    field: str
    message: str
    is_gap: bool = False
    blocks: bool = False


def records_of(root: Path) -> Seeds:
    """Return the records below `root` as they stand in the files now; read anew only where a file has changed.

    Raises:
        SeedsError: lists every fault with file and line.
    """
    with _READING:
        found = _LAST[root] = _read(root, _stamp(root))
    if isinstance(found, SeedsError):
        raise SeedsError(found.faults)
    return found


def last_read(root: Path) -> Seeds | None:
    """Return the records as they were read last, without waiting for a step that was just written; None before that."""
    found = _LAST.get(root)
    return found if isinstance(found, Seeds) else None


def last_faults(root: Path) -> tuple[Fault, ...]:
    """Return why the records did not load when they were read last, without waiting."""
    found = _LAST.get(root)
    return found.faults if isinstance(found, SeedsError) else ()


def _stamp(root: Path) -> tuple[tuple[str, int], ...]:
    found = []
    for path in root.rglob("*"):
        # A file that is being written has another name for a moment, and is gone when asked for its time.
        with suppress(FileNotFoundError):
            if path.suffix in (".yaml", ".csv") and not path.name.startswith("."):
                found.append((str(path), path.stat().st_mtime_ns))
    return tuple(sorted(found))


@lru_cache(maxsize=2)
def _read(root: Path, _found: tuple[tuple[str, int], ...]) -> Seeds | SeedsError:
    load_seeds.cache_clear()
    try:
        return load_seeds(root)
    except SeedsError as error:
        return error


def remarks(fields: Mapping[str, object], root: Path, documents: Path) -> list[Remark]:
    """Return all that is wrong with a record as typed; none where it may stand among the facts."""
    record = tidy(fields)
    try:
        fact = Fact.model_validate(record)
    except ValidationError as error:
        return [*_of_definition(error), *_of_rules(record, error), *_of_sources(record, documents)]
    try:
        seeds = records_of(root)
    except SeedsError as error:
        return [Remark("", str(fault), blocks=True) for fault in error.faults[:20]]
    standing = replace(
        seeds,
        facts={**seeds.facts, fact.id: fact},
        fact_lines={**seeds.fact_lines, fact.id: (f"facts/{fact.id}", 0)},
    )
    found = verify_one(fact, standing, documents, root)
    unknown = set(fact_faults(fact, standing))
    own = {message: message.removeprefix(f"{fact.id}: ") for message in found}
    return [Remark(_field(said), said, blocks=message in unknown) for message, said in own.items()]


def _of_definition(error: ValidationError) -> list[Remark]:
    found = []
    for e in error.errors(include_url=False, include_context=False):
        where = ".".join(map(str, e["loc"]))
        messages = e["msg"].removeprefix("Value error, ").split("; ") if not where else [e["msg"]]
        found += [
            Remark(where or _field(message), message, e["type"] == "missing" or message in _GAPS, blocks=True)
            for message in messages
        ]
    return found


def _of_rules(record: Mapping[str, object], error: ValidationError) -> list[Remark]:
    """What the rules between fields say of a record that has gaps: those are tried as if they were filled."""
    bad = {str(e["loc"][0]) for e in error.errors() if e["loc"]}
    if not bad:
        return []
    try:
        Fact.model_validate({**{name: value for name, value in record.items() if name not in bad}, **_fillers(bad)})
    except ValidationError as of_rules:
        return [remark for remark in _of_definition(of_rules) if remark.field not in bad]
    return []


def _fillers(names: Iterable[str]) -> dict[str, object]:
    source = {"file": "-", "lines": "1", "figure": "-"}
    fillers = {
        "id": "x", "theme": "energy", "kind": "status", "status": "none",
        "summary_nl": "-", "summary_en": "-", "sources": [source],
    }  # fmt: skip
    return {name: fillers[name] for name in names if name in fillers}


def _of_sources(record: Mapping[str, object], documents: Path) -> list[Remark]:
    """Whether the lines hold the figure, which can be said before the record is whole."""
    found = []
    sources = record.get("sources")
    for i, row in enumerate(sources if isinstance(sources, list) else ()):
        try:
            source = Source.model_validate(row)
        except ValidationError:
            continue  # said by the definition
        found += [Remark(f"sources.{i}.figure", message) for message in source_faults(source, documents)]
    return found


def _field(message: str) -> str:
    told = next((field for words, field in _FIELD_OF if words in message), "")
    match = _ABOUT.match(message)
    return told or (match["field"] if match and match["field"] in Fact.model_fields else "")
