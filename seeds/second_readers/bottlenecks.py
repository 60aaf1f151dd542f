"""The decisions on bottlenecks, and the verdicts of a second reader on them.

`bottlenecks/*.yaml` holds the decisions, `bottlenecks/checked.csv` a digest of each decision and the facts on its
sides. If either is edited, the decision is unchecked and the verdict is void.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from seeds.errors import Fault, SeedsError
from seeds.load import Seeds
from seeds.passages import passage
from seeds.records import Bottleneck, BottleneckChecked, Reader

State = Literal["agrees", "disagrees", "unread", "unchecked"]
STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True)
class Checked:
    """How far a decision was checked, with the second reader's note."""

    state: State
    note: str = ""


def digest(bottleneck: Bottleneck, seeds: Seeds) -> str:
    """Return a digest of a decision and of every existing fact on its sides: values, sources and summaries.

    Fields with their default value are left out, so that adding a field to all records voids no decision.
    """
    records = (bottleneck, *(seeds.facts[fact] for fact in bottleneck.fact_ids if fact in seeds.facts))
    return hashlib.sha256(
        "\n".join(record.model_dump_json(exclude_defaults=True) for record in records).encode()
    ).hexdigest()[:16]


def checked(bottleneck: Bottleneck, seeds: Seeds) -> Checked:
    """Return how far a decision was checked, given the decision and its facts as they are now."""
    row = seeds.bottlenecks_checked.get(bottleneck.id)
    if row is None or row.digest != digest(bottleneck, seeds):
        return Checked("unchecked")
    return Checked(row.reader, row.note)


def all_checked(seeds: Seeds) -> Mapping[str, Checked]:
    """Return how far every decision was checked, by its id."""
    return {row.id: checked(row, seeds) for row in seeds.bottlenecks.values()}


def record(seeds: Seeds, verdicts: Mapping[str, tuple[Reader, str]] | None = None) -> str:
    """Return the text of `checked.csv`: every decision as it is now, with verdicts given or still valid."""
    rows = []
    for row in seeds.bottlenecks.values():
        now = checked(row, seeds)
        reader, note = (verdicts or {}).get(row.id, ("unread" if now.state == "unchecked" else now.state, now.note))
        rows.append((row.id, digest(row, seeds), reader, note))
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerows([tuple(BottleneckChecked.model_fields), *rows])
    return made.getvalue()


def read_verdicts(lines: Iterable[str], seeds: Seeds) -> dict[str, tuple[Reader, str]]:
    """Return the verdicts of a second reader by id, from lines `id: agrees|disagrees, note`.

    Raises:
        SeedsError: lines of another form, ids without a decision, decisions that changed since they were recorded.
    """
    found: dict[str, tuple[Reader, str]] = {}
    faults = []
    for n, line in enumerate(lines, 1):
        match = re.fullmatch(r"([A-Za-z0-9-]+): (agrees|disagrees)(?:[,;:] *(.*))?", line.strip())
        if not match:
            faults += [Fault("verdicts", n, "a line is `id: agrees|disagrees, note`")] if line.strip() else []
        elif match[1] not in seeds.bottlenecks:
            faults.append(Fault("verdicts", n, f"nothing was decided of {match[1]}"))
        elif checked(seeds.bottlenecks[match[1]], seeds).state == "unchecked":
            faults.append(Fault("verdicts", n, f"{match[1]} changed since it was recorded: print the worklist anew"))
        else:
            found[match[1]] = ("agrees" if match[2] == "agrees" else "disagrees", (match[3] or "").strip())
    if faults:
        raise SeedsError(faults)
    return found


def worklist(seeds: Seeds, folder: Path) -> Iterator[str]:
    """Yield what a second reader may see of each unread decision: itself, the lines of its sides, its sentence."""
    for row in seeds.bottlenecks.values():
        if checked(row, seeds).state not in ("unread", "unchecked"):
            continue
        yield f"## {row.id}"
        where = row.subject if row.place is None else f"{row.place} ({row.subject})"
        yield f"decision: {row.decision}; basis: {row.basis or 'none'}; level: {row.level}; at: {where}"
        for n, side in enumerate(row.sides, 1):
            yield f"-- side {n}: {' '.join((side.reason, *side.about))}; level: {side.level}"
            for file, start, end in dict.fromkeys(_lines(side.facts, seeds)):
                yield f"{file}:{start}-{end}"
                yield passage(folder, file, start, end)
        yield f"nl: {row.why_nl}\nen: {row.why_en}\n"


def _lines(facts: Iterable[str], seeds: Seeds) -> Iterator[tuple[str, int, int]]:
    for fact in facts:
        for source in sorted(seeds.facts[fact].sources, key=lambda s: (s.file, s.line_start)):
            yield source.file, source.line_start, source.line_end


def report(seeds: Seeds) -> Iterator[str]:
    """Yield each decision that is not settled, and the counts last."""
    found = all_checked(seeds)
    for ident, now in found.items():
        if now.state != "agrees":
            yield f"{ident}: {now.state}{': ' if now.note else ''}{now.note}"
    decisions = Counter(row.decision for row in seeds.bottlenecks.values())
    states = Counter(now.state for now in found.values())
    yield ", ".join(f"{count} {decision}" for decision, count in sorted(decisions.items()))
    yield ", ".join(f"{states[state]} {state}" for state in STATES)


def is_settled(seeds: Seeds) -> bool:
    """Return whether a second reader agrees with every decision as it is now."""
    return all(now.state == "agrees" for now in all_checked(seeds).values())
