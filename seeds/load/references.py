"""Checks the references between records: ids, codes, parties and rules."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import get_args

from seeds.errors import Fault
from seeds.load.files import Found, R
from seeds.load.registry import Seeds
from seeds.load.rows import Rows
from seeds.records import (
    Bottleneck,
    Compared,
    CoverageCount,
    Decision,
    DocumentPart,
    Fact,
    FormerId,
    FormerSubject,
    Landsdeel,
    LeftOut,
    LeftOutLines,
    NameForm,
    NoOutcome,
    NovexArea,
    NovexMember,
    Progress,
    Record,
    SecondReading,
    Site,
    Source,
    WordReading,
)

Reference = Callable[[R, Seeds], Iterator[str]]
"""What is wrong with the references of one record."""


def reference_faults(rows: Rows, seeds: Seeds, known_rules: Collection[str]) -> Iterator[Fault]:
    """Yield every reference to something that does not exist; decisions may name `known_rules`."""

    def of(found: Found[R], check: Reference[R]) -> Iterator[Fault]:
        yield from (Fault(*where, message) for where, row in found for message in check(row, seeds))

    yield from of(rows.document_parts, _file)
    yield from of(rows.left_out, _file)
    yield from of(rows.left_out_lines, _file)
    yield from of(rows.coverage, _file)
    yield from _site_ids(rows)
    yield from of(rows.left_out_lines, _repeated)
    yield from of(rows.novex_members, _member)
    for sites in (rows.housing_areas, rows.mirt_projects, rows.places):
        yield from of(sites, _codes)
    yield from of(rows.novex_areas, _codes)
    yield from of(rows.name_forms, _form)
    yield from of(rows.facts, fact_faults)
    yield from of(rows.bottlenecks, _clash)
    yield from of(rows.second_readings, _read)
    yield from of(rows.decisions, _read)
    yield from of(rows.word_readings, _read)
    yield from of(rows.compared, _read)
    for where, decision in rows.decisions:
        if decision.rule is not None and decision.rule not in known_rules:
            yield Fault(*where, f"{decision.id}: rule {decision.rule} is not in seeds/README.md")
    yield from of(rows.former_ids, _former)
    yield from of(rows.former_subjects, _former_subject)
    yield from of(rows.progress, _became)
    yield from of(rows.no_outcomes, _untold)


def _file(row: DocumentPart | LeftOut | LeftOutLines | CoverageCount, seeds: Seeds) -> Iterator[str]:
    if row.file not in seeds.documents:
        yield f"{row.file} is not in documents.csv"


def _repeated(row: LeftOutLines, seeds: Seeds) -> Iterator[str]:
    if row.repeats and row.repeats not in seeds.facts:
        yield f"{row.repeats} is not in the facts (repeats)"


def _form(row: NameForm, seeds: Seeds) -> Iterator[str]:
    codes = (seeds.provinces, seeds.municipalities, seeds.novex_areas, seeds.sites, get_args(Landsdeel))
    if not any(row.code in known for known in codes):
        yield f"{row.form}: code {row.code} is not in the registers"


def _read(row: SecondReading | Decision | WordReading | Compared, seeds: Seeds) -> Iterator[str]:
    # Readings and decisions of a fact that was later renamed, merged or withdrawn are kept.
    if row.id not in seeds.facts and row.id not in seeds.former_ids:
        yield f"{row.id} is read here but is no fact, and not in former_ids.csv"


def _site_ids(rows: Rows) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    registers = {"housing_areas": rows.housing_areas, "mirt_projects": rows.mirt_projects, "places": rows.places}
    for name, found in registers.items():
        for where, site in found:
            if seen.setdefault(site.id, name) != name:
                yield Fault(*where, f"{site.id} also stands in {seen[site.id]}; an id names one site")


def _codes(row: Site | NovexArea, seeds: Seeds) -> Iterator[str]:
    codes = [
        *row.province_codes,
        *getattr(row, "municipality_codes", ()),
        *getattr(row, "province_codes_inferred", ()),
        *getattr(row, "municipality_codes_inferred", ()),
    ]
    for code in codes:
        if code not in seeds.provinces and code not in seeds.municipalities:
            yield f"{row.id}: code {code} is not in the registers"


def _member(row: NovexMember, seeds: Seeds) -> Iterator[str]:
    if row.area_id not in seeds.novex_areas:
        yield f"area {row.area_id} is not in novex_areas.csv"
    if row.municipality_code not in seeds.municipalities:
        yield f"code {row.municipality_code} is not in municipalities.csv"


def _clash(row: Bottleneck, seeds: Seeds) -> Iterator[str]:
    layer, _, ident = row.subject.partition(":")
    registers: dict[str, Mapping[str, Record]] = {
        "housing": seeds.housing_areas,
        "mirt": seeds.mirt_projects,
        "provinces": seeds.provinces,
        "novex": seeds.novex_areas,
    }
    if ident not in registers[layer]:
        yield f"{row.id}: {ident} is not in the register of {layer}"
    if row.place is not None and row.place not in seeds.places:
        yield f"{row.id}: {row.place} is not in places.csv"
    for fact in row.fact_ids:
        if fact not in seeds.facts:
            yield f"{row.id}: {fact} is no fact"
        elif row.decision == "holds" and seeds.facts[fact].status == "superseded":
            yield f"{row.id}: {fact} is superseded, so nothing clashes with it"


def _former(row: FormerId, seeds: Seeds) -> Iterator[str]:
    if row.id in seeds.facts:
        yield f"{row.id} is a fact, so it is no former id"
    for other in row.became:
        if other not in seeds.facts and other not in seeds.former_ids:
            yield f"{row.id}: {other} is no fact"


def _former_subject(row: FormerSubject, seeds: Seeds) -> Iterator[str]:
    present = seeds.subjects[row.kind]
    if row.id in present:
        yield f"{row.key} is there, so it is no former id"
    for other in row.became:
        if other not in present and f"{row.kind}:{other}" not in seeds.former_subjects:
            yield f"{row.key}: there is no {row.kind} {other}"


def _became(row: Progress, seeds: Seeds) -> Iterator[str]:
    for fact in (row.fact, row.reported_by):
        if fact is not None and fact not in seeds.facts:
            yield f"{row.id}: {fact} is no fact"
    reporter = seeds.facts.get(row.reported_by or "")
    if reporter and not any(_share_lines(s, other) for s in row.sources for other in reporter.sources):
        yield f"{row.id}: {reporter.id} cites none of these lines, so it does not report them"
    yield from (f"{row.id}: {s.file} is not in documents.csv" for s in row.sources if s.file not in seeds.documents)
    dates = {date_of(source, seeds) for source in row.sources}
    if row.date not in dates:
        yield f"{row.id}: {row.date} is not the date of a letter that it cites ({', '.join(sorted(dates))})"


def _share_lines(one: Source, other: Source) -> bool:
    return one.file == other.file and one.line_start <= other.line_end and other.line_start <= one.line_end


def _untold(row: NoOutcome, seeds: Seeds) -> Iterator[str]:
    if row.fact not in seeds.facts:
        yield f"{row.fact} is no fact"
    elif row.follower and row.follower not in seeds.facts:
        yield f"{row.follower} is no fact"
    elif row.follower and row.fact not in seeds.facts[row.follower].follows:
        yield f"{row.follower} does not follow {row.fact}, so it needs no reason"


def date_of(source: Source, seeds: Seeds) -> str:
    """Return the date of the letter in which lines stand; of a letter without one that of the file it lies in."""
    parts = [p for p in seeds.document_parts.values() if p.file == source.file and p.line_start <= source.line_start]
    document = seeds.documents.get(source.file)
    return (parts[-1].date if parts else "") or (document.date if document else "")


def _is_party(name: str | None, seeds: Seeds) -> bool:
    """Return whether a fact may name this party: of `parties.csv`, or a province, municipality or water board."""
    kind, _, rest = (name or "").partition(" ")
    return (
        name is None
        or name in seeds.parties
        or kind == "Waterschap"
        or (kind == "Provincie" and any(rest == province.name for province in seeds.provinces.values()))
        or (kind == "Gemeente" and any(rest == municipality.name for municipality in seeds.municipalities.values()))
    )


def fact_faults(fact: Fact, seeds: Seeds) -> Iterator[str]:
    """Yield the ids, codes and parties of a fact that stand in no register."""

    def unknown(ids: Iterable[str | None], known: Iterable[str], register: str) -> Iterator[str]:
        names = set(known)
        yield from (f"{fact.id}: {i} is not in {register}" for i in ids if i is not None and i not in names)

    yield from unknown(fact.sites, seeds.sites, "housing_areas.csv, mirt_projects.csv or places.csv")
    municipalities = (*fact.municipalities, *fact.municipalities_inferred)
    yield from unknown(municipalities, seeds.municipalities, "municipalities.csv")
    yield from unknown((*fact.provinces, *fact.provinces_inferred), seeds.provinces, "provinces.csv")
    novex = [area.id for area in seeds.novex_areas.values() if area.programme == "novex"]
    yield from unknown([fact.novex_area], novex, "novex_areas.csv with programme novex (a region goes into areas)")
    yield from unknown(fact.areas, seeds.novex_areas, "novex_areas.csv")
    parties = (*fact.promised_by, *fact.promised_to, fact.speaker)
    yield from unknown((p for p in parties if not _is_party(p, seeds)), (), "parties.csv")
    yield from unknown([fact.part_of], seeds.facts, "the facts (part_of)")
    yield from unknown([fact.of_agreement], seeds.facts, "the facts (of_agreement)")
    yield from unknown(fact.may_overlap, seeds.facts, "the facts (may_overlap)")
    for other in fact.may_overlap:
        if other == fact.id or (other in seeds.facts and fact.id in seeds.facts[other].may_overlap):
            yield f"{fact.id}: may_overlap with {other} stands at both; only the one that is not added names the other"
    yield from unknown(fact.follows, seeds.facts, "the facts (follows)")
    yield from unknown((s.file for s in fact.sources), seeds.documents, "documents.csv")
    yield from _circle(fact, seeds)


def _circle(fact: Fact, seeds: Seeds) -> Iterator[str]:
    whole, seen = fact.part_of, {fact.id}
    while whole is not None and whole in seeds.facts:
        if whole in seen:
            yield f"{fact.id}: part_of runs in a circle through {whole}"
            break
        seen.add(whole)
        whole = seeds.facts[whole].part_of
