"""Compares two editions: which agreements are new, changed, repeated or gone, by place and theme.

An edition is one that is kept (`2026.1`), an export (`python -m seeds export` in a file) or one letter of the records
(its id). The records decide, nothing is guessed: one id is one agreement, a letter that repeats it is one of its
sources, and `follows` names the agreement that a new one continues. Where neither is recorded but place, theme and kind
are the same, the pair is reported as a question (except for national agreements: too many of them look alike).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, cast

import reading
from seeds.editions import AnyFact, Edition, as_edition, is_empty, published, read_kept
from seeds.errors import Fault, SeedsError
from seeds.export import flat_facts
from seeds.load import Seeds
from seeds.records import THEMES

MAX_BYTES = 100_000_000

State = Literal["new", "changed", "repeated", "gone"]
STATES: tuple[State, ...] = ("new", "changed", "repeated", "gone")

NONE_RENAMED: Final[Mapping[str, str]] = {}
# These say where a fact stands and how it is worded, not what was agreed.
_NOT_COMPARED = {"id", "sources", "follows", "summary_nl", "summary_en", "part_of"}


@dataclass(frozen=True)
class Difference:
    """What became of one agreement: `fields` are its changes (field, old, new), `perhaps` likely earlier ones."""

    state: State
    old: AnyFact | None
    new: AnyFact | None
    fields: tuple[tuple[str, object, object], ...] = ()
    perhaps: tuple[str, ...] = ()

    @property
    def fact(self) -> AnyFact:
        """The newest version."""
        found = self.new or self.old
        assert found is not None
        return found


def read_edition(named: str, seeds: Seeds) -> Edition:
    """Return the edition with this name: one that is kept, an export file, or a letter of the records.

    Raises:
        SeedsError: it is neither, or the file is no export.
    """
    path = Path(named)
    if named in published(seeds.editions):
        return as_edition(read_kept(named))
    document = next((d for d in seeds.documents.values() if d.id == named), None)
    if document is not None:
        facts = {
            f["id"]: cast("AnyFact", f)
            for f in flat_facts(seeds)
            if any(s["file"] == document.file for s in f["sources"])
        }
        return Edition(named, facts, document.file)
    if not path.is_file():
        known = ", ".join(d.id for d in seeds.documents.values())
        raise SeedsError([Fault(named, 0, f"this is no export file and no letter of the records ({known})")])
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SeedsError([Fault(named, 0, "this file is too large to be an export")])
        rows = json.loads(reading.text(path))
    except (OSError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise SeedsError([Fault(named, 0, f"can't be read as an export (JSON): {error}")]) from None
    return Edition(named, _checked(named, rows))


def _checked(name: str, rows: object) -> dict[str, AnyFact]:
    if not isinstance(rows, list):
        raise SeedsError([Fault(name, 0, "an export is a list of facts; make one with: python -m seeds export > FILE")])
    faults: list[Fault] = []
    facts: dict[str, AnyFact] = {}
    for i, row in enumerate(rows, start=1):
        if not isinstance(row, dict) or not isinstance(row.get("id"), str) or not isinstance(row.get("sources"), list):
            faults.append(Fault(name, 0, f"fact {i} has no id or no sources"))
        elif row["id"] in facts:
            faults.append(Fault(name, 0, f"{row['id']} stands there twice"))
        else:
            facts[row["id"]] = cast("AnyFact", row)
    if faults:
        raise SeedsError(faults)
    return facts


def differences(old: Edition, new: Edition, renamed: Mapping[str, str] = NONE_RENAMED) -> list[Difference]:
    """Return what became of every agreement of two editions, sorted by place, theme and id.

    `renamed` leads from former ids to the present ones. Only fields that both editions knew are compared.
    """
    found: list[Difference] = []
    continued: set[str] = set()
    known = old.fields & new.fields if old.fields and new.fields else old.fields or new.fields
    former: dict[str, list[str]] = {}
    for was, now in renamed.items():
        former.setdefault(now, []).append(was)
    for fact in new.facts.values():
        before = old.facts.get(fact["id"])
        before_it = [*former.get(fact["id"], ()), *(fact.get("follows") or ())]
        earlier = [i for i in before_it if i in old.facts and i not in new.facts]
        if before is not None:
            changed = _changed(before, fact, known)
            found.append(Difference("changed" if changed else "repeated", before, fact, changed))
        elif earlier:
            continued.update(earlier)
            first = old.facts[earlier[0]]
            changed = _changed(first, fact, known)
            found.append(Difference("changed" if changed else "repeated", first, fact, changed))
        else:
            found.append(Difference("new", None, fact))
    gone = [f for i, f in old.facts.items() if i not in new.facts and i not in continued]
    found += [Difference("gone", fact, None) for fact in gone]
    return sorted(_with_twins(found), key=_order)


def _changed(old: AnyFact, new: AnyFact, known: Set[str] | None) -> tuple[tuple[str, object, object], ...]:
    names = [n for n in dict.fromkeys([*old, *new]) if n not in _NOT_COMPARED and (known is None or n in known)]
    # What one edition leaves out because it is empty another may write down as such.
    return tuple((n, old.get(n), new.get(n)) for n in names if _said(old.get(n)) != _said(new.get(n)))


def _said(value: object) -> object:
    return None if is_empty(value) else value


def _with_twins(found: Iterable[Difference]) -> Iterator[Difference]:
    rows = list(found)
    gone: dict[tuple[object, ...], list[str]] = {}
    for row in rows:
        if row.state == "gone":
            gone.setdefault(_likeness(row.fact), []).append(row.fact["id"])
    for row in rows:
        likely = gone.get(_likeness(row.fact), []) if row.state == "new" and row.fact.get("place") else []
        yield Difference(row.state, row.old, row.new, row.fields, tuple(likely[:3])) if likely else row


def _likeness(fact: AnyFact) -> tuple[object, ...]:
    return (fact.get("place"), fact.get("theme"), fact.get("kind"), tuple(fact.get("province_codes") or ()))


def _order(row: Difference) -> tuple[bool, str, int, int, str]:
    place, theme = row.fact.get("place"), row.fact.get("theme")
    rank = THEMES.index(theme) if theme in THEMES else len(THEMES)
    return (place is not None, str(place or ""), rank, STATES.index(row.state), str(row.fact["id"]))


def report(rows: Iterable[Difference], old: Edition, new: Edition) -> Iterator[str]:
    """Yield the report line by line: counts first, then every agreement under its place and theme."""
    rows = list(rows)
    counts = ", ".join(f"{sum(r.state == state for r in rows)} {state}" for state in STATES)
    yield f"{old.name} -> {new.name}: {counts}"
    heading = ""
    for row in rows:
        above = f"{row.fact.get('place') or 'national'} / {row.fact.get('theme')}"
        if above != heading:
            heading = above
            yield f"\n{above}"
        yield f"  {row.state:8} {row.fact['id']}: {row.fact.get('summary_nl') or ''}"
        if row.old is not None and row.new is not None and row.old["id"] != row.new["id"]:
            yield f"           follows {row.old['id']}"
        for name, before, after in row.fields:
            yield f"           {name}: {_shown(before)} -> {_shown(after)}"
        if row.perhaps:
            yield f"           perhaps {' or '.join(row.perhaps)}? If so, say it with follows"


def _shown(value: object) -> str:
    if value in (None, "", []):
        return "(none)"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
