"""The editions of the records: which there were, and what each said, kept so that they can be compared.

`editions.csv` lists them, the newest last: that is the one being made. `editions/<edition>.json` holds the facts of one
that was published, in the form of the export without what is empty; it is written once (`python -m seeds edition`).
`editions/SHA256SUMS` holds the digest of each as it was published (`sha256sum -c` reads it).
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Required, TypedDict, cast

import reading
from seeds.errors import Fault, SeedsError
from seeds.export import flat
from seeds.files import write_whole
from seeds.flat import FlatFact, FlatProgress, FlatSource
from seeds.load import ROOT, Seeds
from seeds.records import EditionNote, FormerId

FOLDER: Final = "editions"
DIGESTS: Final = "SHA256SUMS"
NAMES_OF_CODES: Final = frozenset(
    {"municipalities", "provinces", "municipalities_inferred", "provinces_inferred", "areas", "novex_area", "ours"}
)
"""What is not kept: names that stand for codes that are, and what we say of our own words."""
KEPT: Final[tuple[str, ...]] = (*(name for name in FlatFact.__annotations__ if name not in NAMES_OF_CODES), "sites")
"""The fields of a fact that are kept."""


class AnyFact(TypedDict, total=False):
    """A fact of any edition: it may lack fields of `FlatFact`, or have others. These are used."""

    id: Required[str]
    sources: Required[list[FlatSource]]
    follows: list[str] | None
    place: str | None
    theme: str | None
    kind: str | None
    province_codes: list[str] | None
    summary_nl: str | None
    progress: list[FlatProgress] | None


class KeptEdition(TypedDict):
    """What a file of an edition holds; `subjects` are the ids by which addresses could call a thing, by kind."""

    edition: str
    fields: list[str]
    subjects: dict[str, list[str]]
    facts: list[AnyFact]


@dataclass(frozen=True)
class Edition:
    """The facts of one edition by id; `file` is the letter where the edition is one letter.

    `fields` are those that its records knew, None where that is not said: others were not looked at then.
    """

    name: str
    facts: Mapping[str, AnyFact]
    file: str | None = None
    fields: frozenset[str] | None = None


def newest(root: Path = ROOT) -> tuple[str, str]:
    """Return the edition that is being made, and its day (ISO): the last of the list.

    Read by itself, without the records: the build names everything after it.

    Raises:
        SeedsError: the list is empty or cannot be read.
    """
    path = root / "editions.csv"
    try:
        last = list(csv.DictReader(reading.text(path).splitlines()))[-1]
        return last["edition"], last["date"]
    except (OSError, UnicodeDecodeError, LookupError) as error:
        raise SeedsError([Fault(path.name, 0, f"names no edition: {error}")]) from None


def kept_file(edition: str, root: Path = ROOT) -> Path:
    """Return the file in which what an edition says is kept."""
    return root / FOLDER / f"{edition}.json"


def kept_facts(seeds: Seeds) -> list[AnyFact]:
    """Return the facts as they are kept: what is empty is left out."""
    made = ({**flat(fact, seeds), "sites": list(fact.sites)} for fact in seeds.facts.values())
    return [cast("AnyFact", {n: row[n] for n in KEPT if not is_empty(row[n])}) for row in made]


def is_empty(value: object) -> bool:
    """Return whether a field says nothing; zero says something."""
    return value is None or value is False or value == "" or value == []


def written(edition: str, facts: list[Any], ids: Mapping[str, list[str]], fields: tuple[str, ...] = KEPT) -> str:
    """Return the text of a kept edition: one fact a line, so that a change shows as the lines that changed."""

    def compact(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    head = {"edition": edition, "fields": list(fields), "subjects": ids}
    rows = ",\n".join(map(compact, facts))
    return f'{compact(head)[:-1]},"facts":[\n{rows}\n]}}\n'


def keep(seeds: Seeds, root: Path = ROOT, *, again: bool = False) -> Path:
    """Keep what the newest edition says, and return its file; one that is kept already stays as it is.

    Raises:
        SeedsError: the edition is kept with other facts; `again` writes over it, for one that nobody has seen.
    """
    edition = list(seeds.editions)[-1]
    path, text = kept_file(edition, root), written(edition, kept_facts(seeds), seeds.subjects)
    if path.exists() and reading.text(path) != text and not again:
        fault = f"{edition} is published and says something else. Add the next edition to editions.csv"
        raise SeedsError([Fault(f"{FOLDER}/{path.name}", 0, fault)])
    sums = {**digests(root), path.name: _digest(text.encode("utf-8"))}
    write_whole(path, text)
    write_whole(path.with_name(DIGESTS), "".join(f"{sums[name]}  {name}\n" for name in sorted(sums, key=_order)))
    return path


def digests(root: Path = ROOT) -> dict[str, str]:
    """Return the digest of each kept edition, by file name, as it was published; none where nothing was.

    Raises:
        SeedsError: a line that is no digest and name.
    """
    path = root / FOLDER / DIGESTS
    try:
        lines = reading.text(path).splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise SeedsError([Fault(f"{FOLDER}/{DIGESTS}", 0, f"can't be read: {type(error).__name__}")]) from None
    rows = [re.fullmatch(r"([0-9a-f]{64})  (\d{4}\.[1-9]\d*\.json)", line) for line in lines]
    if bad := [number for number, row in enumerate(rows, 1) if row is None]:
        raise SeedsError([Fault(f"{FOLDER}/{DIGESTS}", n, "a digest, two spaces and a file are expected") for n in bad])
    return {row[2]: row[1] for row in rows if row}


def edition_faults(seeds: Seeds, root: Path = ROOT) -> list[Fault]:
    """Return what is wrong with the editions: changed after it was published, not kept, out of order, not numbered on.

    The newest may be unpublished; once it is, the records may say nothing else.
    """
    names, kept = list(seeds.editions), digests(root)
    faults = list(_numbering(seeds.editions))
    there = {path.name for path in (root / FOLDER).glob("*") if path.name != DIGESTS and not path.name.startswith(".")}
    for name in sorted({f"{name}.json" for name in published(seeds.editions)} | there | set(kept)):
        where = f"{FOLDER}/{name}"
        if name.removesuffix(".json") not in names:
            faults.append(Fault(where, 0, "this edition is not in editions.csv"))
        elif name not in there:
            faults.append(Fault(where, 0, "this edition was published and is gone: put it back from a backup or Git"))
        elif name not in kept:
            faults.append(Fault(where, 0, f"{DIGESTS} has no digest of this edition"))
        elif _digest(reading.content(root / FOLDER / name)) != kept[name]:
            faults.append(Fault(where, 0, "this edition was changed after it was published: put it back from Git"))
        else:
            read_kept(name.removesuffix(".json"), root)
    newest_file = kept_file(names[-1], root) if names else root
    if newest_file.is_file() and reading.content(newest_file) != written(
        names[-1], kept_facts(seeds), seeds.subjects
    ).encode("utf-8"):
        fault = f"{names[-1]} is published and the records say something else: add the next edition to this list"
        faults.append(Fault("editions.csv", len(names) + 1, fault))
    return faults


def _numbering(notes: Mapping[str, EditionNote]) -> Iterator[Fault]:
    """Yield gaps: within a year editions count on from 1, in the order of their days."""
    before, day = (0, 0), ""
    for line, note in enumerate(notes.values(), 2):
        year, number = _order(note.edition)
        if (year, number) != ((year, 1) if year > before[0] else (before[0], before[1] + 1)):
            yield Fault("editions.csv", line, f"{note.edition} does not count on from {'.'.join(map(str, before))}")
        if note.date < day:
            yield Fault("editions.csv", line, f"{note.edition} is of {note.date}, before the edition above it")
        before, day = (year, number), note.date


def _order(name: str) -> tuple[int, int]:
    year, number = name.removesuffix(".json").split(".")
    return int(year), int(number)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def read_kept(edition: str, root: Path = ROOT) -> KeptEdition:
    """Return what an edition said.

    Raises:
        SeedsError: it is not kept, or its file cannot be read.
    """
    path = kept_file(edition, root)
    try:
        found = json.loads(reading.text(path))
        if found["edition"] != edition or not {"fields", "subjects", "facts"} <= set(found):
            raise ValueError("it is the file of another edition, or not whole")
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise SeedsError([Fault(f"{FOLDER}/{path.name}", 0, f"no kept edition: {error}")]) from None
    return cast("KeptEdition", found)


def published(notes: Mapping[str, EditionNote]) -> list[str]:
    """Return the editions before the newest: those that are never changed."""
    return list(notes)[:-1]


def as_edition(found: KeptEdition) -> Edition:
    """Return a kept edition by the ids of its facts."""
    return Edition(found["edition"], {fact["id"]: fact for fact in found["facts"]}, fields=frozenset(found["fields"]))


def renamed(former: Mapping[str, FormerId]) -> dict[str, str]:
    """Return the present id of each fact that only got another one, by the former id."""

    def present(ident: str, passed: tuple[str, ...] = ()) -> str:
        row = former.get(ident)
        is_same = row is not None and row.what == "renamed" and ident not in passed
        return present(row.became[0], (*passed, ident)) if row and is_same else ident

    return {ident: present(ident) for ident, row in former.items() if row.what == "renamed"}
