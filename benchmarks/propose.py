"""How well `python -m seeds propose` finds what the curated facts hold: `python benchmarks/propose.py [DIR]`.

Prints one row per letter and one for the generated letters. Truth are the facts in `seeds/facts` and, for generated
letters, what the generator wrote. A figure is found where a candidate has its value (both ends of a range) and its
lines lie within those of the fact. A place is found where the lines name it, or stand under a heading or passage that
does: by its own code, by a region whose register holds it, or, for a project, by the town in which it lies. Noise are
candidates that no fact's lines cover, per page (a page is 45 lines with text).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.generated import Truth, generated  # noqa: E402
from seeds.load import Seeds, load_seeds  # noqa: E402
from seeds.new_letter.candidates import Candidate, Proposal  # noqa: E402
from seeds.new_letter.propose import propose  # noqa: E402
from seeds.passages import documents_folder  # noqa: E402
from seeds.reading.letter import Letter, read_letter  # noqa: E402
from seeds.reading.numbers import numbers  # noqa: E402
from seeds.records import Fact, Source  # noqa: E402

LINES_PER_PAGE = 45
# The closed list of units; the records write some of them in more than one way.
UNITS = {"ha": "ha", "jobs": "jobs", "m3/s": "m3/s", "m3": "m3", "MW": "MW", "mol/ha/year": "mol/ha/year", "km": "km",
         "percent": "percent", "%": "percent", "ninths": "ninths", "companies and institutions": "organisations",
         "homes": "homes"}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One row of the table."""

    name: str
    pages: float
    found: dict[str, int]
    wanted: dict[str, int]
    noise: dict[str, float]
    missed: tuple[Truth, ...]
    seconds: float

    def share(self, what: str) -> float:
        """The share that was found; 1 where nothing was to be found."""
        return self.found[what] / self.wanted[what] if self.wanted[what] else 1.0


KINDS = ("amount", "homes", "quantity", "place")


def truths(seeds: Seeds, file: str) -> Iterator[Truth]:
    """Yield what the facts hold of one letter."""
    for fact in seeds.facts.values():
        for source in fact.sources:
            if source.file == file:
                yield from _figures_of(fact, source)
                yield Truth("passage", (), tuple(range(source.line_start, source.line_end + 1)))
        # A fact's place need not stand in each of its passages: one is enough.
        lines = tuple(i for s in fact.sources if s.file == file for i in range(s.line_start, s.line_end + 1))
        codes = (*fact.sites, *fact.municipalities, *fact.provinces, *([fact.novex_area] if fact.novex_area else []))
        yield from (Truth("place", (), lines, code=code) for code in codes if lines)


def _figures_of(fact: Fact, source: Source) -> Iterator[Truth]:
    lines = tuple(range(source.line_start, source.line_end + 1))
    read = set(numbers(source.figure))
    unit = UNITS.get(fact.other_unit or "")
    rows = (
        ("amount", (fact.amount_eur, fact.amount_min_eur, fact.amount_max_eur), "euro"),
        ("homes", (fact.homes,), "homes"),
        ("homes" if unit == "homes" else "quantity", (fact.other_value, fact.other_min, fact.other_max), unit),
    )
    for what, stated, of_unit in rows:
        values = tuple(Decimal(value) for value in stated if value is not None)
        if values and of_unit and set(values) <= read:
            yield Truth(what, values, lines, unit=of_unit)


def measure(name: str, letter: Letter, wanted: Iterable[Truth], implied: Mapping[str, set[str]] | None = None) -> Row:
    """Return how much of what a letter says is among its candidates; `implied` as `implications` returns it."""
    started = time.perf_counter()
    proposal = propose(letter)
    seconds = time.perf_counter() - started
    wanted = tuple(dict.fromkeys(wanted))
    places = _places_by_line(proposal, implied or {})
    hits = {truth: _is_found(truth, proposal, places) for truth in wanted}
    pages = max(1.0, sum(bool(line.strip()) for line in letter.lines) / LINES_PER_PAGE)
    return Row(
        name, pages,
        {what: sum(hits[t] for t in wanted if t.what == what) for what in KINDS},
        {what: sum(t.what == what for t in wanted) for what in KINDS},
        {what: sum(_is_noise(c, wanted) for c in proposal.candidates if c.kind == what) / pages
         for what in ("amount", "homes", "quantity", "deadline", "agreement")},
        tuple(t for t in wanted if t.what in KINDS and not hits[t]), seconds,
    )  # fmt: skip


def _places_by_line(proposal: Proposal, implied: Mapping[str, set[str]]) -> dict[int, set[str]]:
    """Return the codes that each line names or stands under, with the codes that they imply."""
    found: dict[int, set[str]] = {}
    for place in proposal.places:
        codes = {more for code in place.codes for more in (code, *implied.get(code, ()))}
        for where in (*place.lines, *place.under):
            first, _, last = where.partition("-")
            for line in range(int(first), int(last or first) + 1):
                found.setdefault(line, set()).update(codes)
    return found


def implications(seeds: Seeds) -> dict[str, set[str]]:
    """Return what a code says of others by the registers: an area of its members, a town of its province."""
    implied: dict[str, set[str]] = {code: {m.province_code} for code, m in seeds.municipalities.items()}
    for site in seeds.sites.values():
        implied.setdefault(site.id, set()).update((*site.municipality_codes, *site.province_codes))
        for code in site.municipality_codes:
            implied[code].add(site.id)
    for area in seeds.novex_areas.values():
        members = {m.municipality_code for m in seeds.novex_members if m.area_id == area.id}
        implied.setdefault(area.id, set()).update(members, area.province_codes)
    for province in seeds.provinces.values():
        implied.setdefault(province.landsdeel, set()).add(province.code)
    return implied


def _is_found(truth: Truth, proposal: Proposal, places: dict[int, set[str]]) -> bool:
    if truth.what == "place":
        return any(truth.code in places.get(line, ()) for line in truth.lines)
    return any(
        candidate.unit == truth.unit
        and set(truth.values) == set(candidate.values)
        and candidate.line_start in truth.lines
        and candidate.line_end in truth.lines
        for candidate in proposal.candidates
    )


def _is_noise(candidate: Candidate, wanted: tuple[Truth, ...]) -> bool:
    if candidate.kind in ("deadline", "agreement"):
        return not any(candidate.line_start <= t.lines[-1] and t.lines[0] <= candidate.line_end for t in wanted)
    return not any(
        candidate.unit == t.unit and set(candidate.values) & set(t.values) and candidate.line_start in t.lines
        for t in wanted
    )


def rows(folder: Path | None, seeds: Seeds, seeds_of_chance: Iterable[int] = range(20)) -> list[Row]:
    """Return the table: the letters in the folder (none where there is no folder), then the generated letters."""
    table = []
    for document in seeds.documents.values() if folder else ():
        assert folder is not None
        letter = read_letter(folder / document.file)
        table.append(measure(document.id, letter, truths(seeds, document.file), implications(seeds)))
    for seed in seeds_of_chance:
        letter, said = generated(seed)
        table.append(measure(f"generated {seed}", letter, said))
    return table


def total(name: str, table: Iterable[Row]) -> Row:
    """Return the sum of rows."""
    table = list(table)
    pages = sum(row.pages for row in table)
    return Row(
        name, pages,
        {what: sum(row.found[what] for row in table) for what in KINDS},
        {what: sum(row.wanted[what] for row in table) for what in KINDS},
        {what: sum(row.noise[what] * row.pages for row in table) / pages for what in table[0].noise},
        tuple(t for row in table for t in row.missed), sum(row.seconds for row in table),
    )  # fmt: skip


def printed(table: Iterable[Row]) -> Iterator[str]:
    """Yield the table as Markdown."""
    yield "| letter | pages | " + " | ".join(f"{what} found" for what in KINDS) + " | noise per page | seconds |"
    yield "|---|---|" + "---|" * (len(KINDS) + 2)
    for row in table:
        shares = (
            f"{row.found[w]}/{row.wanted[w]} ({row.share(w):.1%})" if row.wanted[w] else "none to find" for w in KINDS
        )
        noise = ", ".join(f"{what} {value:.2f}" for what, value in row.noise.items())
        yield f"| {row.name} | {row.pages:.0f} | {' | '.join(shares)} | {noise} | {row.seconds:.2f} |"


def main() -> int:
    """Print the table for the letters in the folder named (or AFSPRAKENKAART_DOCUMENTS) and the generated letters."""
    folder = documents_folder(sys.argv[1] if len(sys.argv) > 1 else None)
    table = rows(folder, load_seeds())
    real = [row for row in table if not row.name.startswith("generated")]
    made = [row for row in table if row.name.startswith("generated")]
    shown = [*real, *([total("the letters", real)] if real else []), total(f"{len(made)} generated letters", made)]
    print("\n".join(printed(shown)))
    for row in (*real, *made):
        for truth in row.missed:
            wanted = truth.code or f"{' to '.join(f'{v:f}' for v in truth.values)} {truth.unit}"
            print(f"missed in {row.name}, lines {truth.lines[0]}-{truth.lines[-1]}: {truth.what} {wanted}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
