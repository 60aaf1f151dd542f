"""Two readings of each fact: the second is made from the letter alone, and the verdict is computed from the two.

A second reading says which lines were read and what they hold; it knows nothing of the first one's values. When a
person has looked at what differs, `python -m seeds readings --record` keeps a digest of each fact as it was compared: a
fact that changes afterwards, in whatever field, is unchecked by itself.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from seeds.export import province_codes
from seeds.load import Seeds
from seeds.records import Fact, SecondReading, Source, Values, Verdict

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
COMPARED = tuple(Values.model_fields)


@dataclass(frozen=True)
class Comparison:
    """What the two readings of a fact say of each other; `fields` are those that differ."""

    fact_id: str
    verdict: Verdict
    fields: tuple[str, ...] = ()


def cited_lines(fact: Fact) -> tuple[str, ...]:
    """Return the lines that a fact cites, sorted, each as `file:first-last`."""
    return tuple(sorted({_lines(source) for source in fact.sources}))


def _lines(source: Source) -> str:
    return f"{source.file}:{source.line_start}-{source.line_end}"


def digest(fact: Fact) -> str:
    """Return a digest of the whole record of a fact."""
    return hashlib.sha256(fact.model_dump_json().encode()).hexdigest()[:16]


def compare(fact: Fact, reading: SecondReading | None, seeds: Seeds) -> Comparison:
    """Compare the two readings.

    Unchecked where there is no second one, where it read other lines, or where the fact changed since it was compared.
    """
    compared = seeds.compared.get(fact.id)
    if (
        reading is None
        or set(reading.lines) != set(cited_lines(fact))
        or compared is None
        or compared.digest != digest(fact)
    ):
        return Comparison(fact.id, "unchecked")
    first = {name: getattr(fact, name) for name in COMPARED}
    first["provinces"] = tuple(province_codes(fact, seeds))
    second = {name: getattr(reading, name) for name in COMPARED}
    second["provinces"] = tuple(sorted(reading.provinces))
    fields = tuple(name for name in COMPARED if first[name] != second[name])
    return Comparison(fact.id, "differs" if fields else "same", fields)


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
    """Yield each fact whose readings differ, with its fields, and the counts last."""
    found = comparisons(seeds).values()
    for comparison in found:
        if comparison.verdict == "differs":
            yield f"{comparison.fact_id}: {', '.join(comparison.fields)}"
    counts = Counter(comparison.verdict for comparison in found)
    yield ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS)
