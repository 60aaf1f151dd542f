"""Compares two readings of each fact; the second is made from the letter alone.

A second reading says which lines were read and what they hold; its reader has not seen the values
of the first. Once a person has looked at the differences, `python -m seeds readings --record` keeps a digest of each
fact as it was compared; a fact that changes afterwards is unchecked. A decision in `decisions/*.yaml` settles a
difference, for the two values that it names and no others.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from seeds.export import municipality_codes, province_codes
from seeds.load import Seeds
from seeds.records import Decision, Fact, SecondReading, Source, Values, Verdict

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
COMPARED = tuple(Values.model_fields)
NOTHING = "-"


@dataclass(frozen=True)
class Comparison:
    """The verdict on the two readings of a fact; `fields` differ and are not settled by a decision.

    `decisions` hold for this fact as it is; `void` are decisions about other values.
    """

    fact_id: str
    verdict: Verdict
    fields: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    void: tuple[Decision, ...] = ()


def as_text(value: object) -> str:
    """Return a value as decisions write it: a list sorted and joined by `; `, nothing as `-`, a bool as yes or no."""
    if value is None or value in ("", ()):
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(sorted(map(str, value)))
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)


def _written(text: str | None) -> str:
    """Return a value of a decision as `as_text` would write it."""
    parts = sorted(part.strip() for part in (text or NOTHING).split(";"))
    return NOTHING if parts == ["None"] else "; ".join(parts)


def holds(decision: Decision, first: str, second: str) -> bool:
    """Return whether a decision is about these two values and the fact says what was decided."""
    says = {"first": decision.first, "second": decision.second, "neither": decision.now}[decision.holds]
    return _written(says) == first and _written(decision.second) == second


def cited_lines(fact: Fact) -> tuple[str, ...]:
    """Return the lines that a fact cites, sorted, each as `file:first-last`."""
    return tuple(sorted({_lines(source) for source in fact.sources}))


def _lines(source: Source) -> str:
    return f"{source.file}:{source.line_start}-{source.line_end}"


def digest(fact: Fact) -> str:
    """Return a digest of the whole record of a fact, but for what repeats it in Dutch (`Ours.why_nl`)."""
    return hashlib.sha256(fact.model_dump_json(exclude_defaults=True).encode()).hexdigest()[:16]


def compare(fact: Fact, reading: SecondReading | None, seeds: Seeds) -> Comparison:
    """Compare the two readings.

    Unchecked if there is no second reading, if it is of other lines, or if the fact changed since it was compared.
    """
    compared = seeds.compared.get(fact.id)
    if (
        reading is None
        or set(reading.lines) != set(cited_lines(fact))
        or compared is None
        or compared.digest != digest(fact)
    ):
        return Comparison(fact.id, "unchecked")
    first, second = first_values(fact, seeds), {name: as_text(getattr(reading, name)) for name in COMPARED}
    made = [d for name in COMPARED if (d := seeds.decisions.get(f"{fact.id}:{name}")) is not None]
    valid = tuple(d for d in made if holds(d, first[d.field], second[d.field]))
    settled = {d.field for d in valid}
    differing = [name for name in COMPARED if first[name] != second[name]]
    fields = tuple(name for name in differing if name not in settled)
    verdict: Verdict = "differs" if fields else "decided" if valid else "same"
    return Comparison(fact.id, verdict, fields, valid, tuple(d for d in made if d not in valid))


def first_values(fact: Fact, seeds: Seeds) -> dict[str, str]:
    """Return the values of the first reading as text; places include those of a named site or area."""
    values = {name: as_text(getattr(fact, name)) for name in COMPARED}
    values["provinces"] = as_text(tuple(province_codes(fact, seeds)))
    values["municipalities"] = as_text(tuple(municipality_codes(fact, seeds)))
    return values


def comparisons(seeds: Seeds) -> Mapping[str, Comparison]:
    """Return the comparison of every fact by its id."""
    readings = seeds.second_readings
    return {fact.id: compare(fact, readings.get(fact.id), seeds) for fact in seeds.facts.values()}


def record(seeds: Seeds) -> str:
    """Return the text of `compared.csv`: a digest of each fact that has a second reading of the lines it cites."""
    read = {id_: set(reading.lines) for id_, reading in seeds.second_readings.items()}
    rows = [f"{f.id},{digest(f)}" for f in seeds.facts.values() if read.get(f.id) == set(cited_lines(f))]
    return "\n".join(["id,digest", *rows]) + "\n"


def worklist(seeds: Seeds) -> Iterator[str]:
    """Yield, for each unchecked fact, its id and lines: all that a second reader may see."""
    for comparison in comparisons(seeds).values():
        if comparison.verdict == "unchecked":
            yield f"{comparison.fact_id}\t{' '.join(cited_lines(seeds.facts[comparison.fact_id]))}"


def verdict_lines(seeds: Seeds) -> Iterator[str]:
    """Yield what is left to do: undecided fields with both values, unchecked facts, void decisions; counts last."""
    found = comparisons(seeds).values()
    for comparison in found:
        fact = seeds.facts[comparison.fact_id]
        first = first_values(fact, seeds)
        for name in comparison.fields:
            second = as_text(getattr(seeds.second_readings[fact.id], name))
            yield f"{fact.id}: undecided: {name}: first {first[name]}, second {second}"
        for decision in comparison.void:
            yield f"{fact.id}: void: the decision on {decision.field} is about other values"
        if comparison.verdict == "unchecked":
            yield f"{fact.id}: unchecked"
    counts = Counter(comparison.verdict for comparison in found)
    yield ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS)


def is_settled(seeds: Seeds) -> bool:
    """Return whether every fact was read twice and every difference is decided."""
    return all(comparison.verdict in ("same", "decided") for comparison in comparisons(seeds).values())
