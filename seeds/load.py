"""Files to records: reads all of `seeds/`, checks every reference, and reports all faults at once."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import ValidationError

from seeds.errors import Fault, SeedsError
from seeds.records import (
    Bottleneck,
    BottleneckChecked,
    Compared,
    Correction,
    CoverageCount,
    Decision,
    Document,
    DocumentPart,
    DoubtWord,
    Fact,
    FormerId,
    Landsdeel,
    LeftOut,
    LeftOutLines,
    Municipality,
    NameForm,
    NovexArea,
    NovexMember,
    Party,
    Province,
    Record,
    SecondReading,
    Site,
    WordReading,
)
from seeds.yaml_text import require_flat

ROOT = Path(__file__).resolve().parent
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Seeds:
    """All records, checked; each mapping is keyed by id, code or (for `documents`) file name, in file order."""

    documents: Mapping[str, Document]
    document_parts: Mapping[str, DocumentPart]
    provinces: Mapping[str, Province]
    municipalities: Mapping[str, Municipality]
    novex_areas: Mapping[str, NovexArea]
    novex_members: tuple[NovexMember, ...]
    housing_areas: Mapping[str, Site]
    mirt_projects: Mapping[str, Site]
    places: Mapping[str, Site]
    parties: Mapping[str, Party]
    name_forms: Mapping[str, NameForm]
    doubt_words: tuple[DoubtWord, ...]
    left_out: tuple[LeftOut, ...]
    left_out_lines: tuple[LeftOutLines, ...]
    coverage: tuple[CoverageCount, ...]
    corrections: tuple[Correction, ...]
    facts: Mapping[str, Fact]
    second_readings: Mapping[str, SecondReading]
    compared: Mapping[str, Compared]
    decisions: Mapping[str, Decision]
    """By `fact-id:field`."""
    word_readings: Mapping[str, WordReading]
    former_ids: Mapping[str, FormerId]
    bottlenecks: Mapping[str, Bottleneck]
    bottlenecks_checked: Mapping[str, BottleneckChecked]
    fact_lines: Mapping[str, tuple[str, int]] = field(repr=False)
    """Where each fact starts: (file below `seeds/`, line)."""

    def register(self, name: str) -> tuple[Record, ...]:
        """Return the records of a register by its field name, in the order of the file."""
        records = getattr(self, name)
        return tuple(records.values()) if isinstance(records, Mapping) else records

    @cached_property
    def sites(self) -> dict[str, Site]:
        """Every housing area, project and named place by id."""
        return {**self.housing_areas, **self.mirt_projects, **self.places}


@cache
def load_seeds(root: Path = ROOT) -> Seeds:
    """Read and check all records below `root`; SeedsError lists every fault with file and line."""
    faults: list[Fault] = []
    registers: dict[str, list[tuple[Where, Any]]] = {
        name: list(_read_csv(root, path, record, faults)) for name, (path, record) in REGISTERS.items()
    }
    facts = list(_read_yaml(root, "facts/*/*.yaml", Fact, faults))
    readings = list(_read_yaml(root, "second_reading/*.yaml", SecondReading, faults))
    decisions = list(_read_yaml(root, "decisions/*.yaml", Decision, faults))
    word_readings = list(_read_yaml(root, "word_reading/*.yaml", WordReading, faults))
    bottlenecks = list(_read_yaml(root, "bottlenecks/*.yaml", Bottleneck, faults))
    keyed: dict[str, Any] = {name: _keyed(rows, KEYS[name], faults) for name, rows in registers.items() if name in KEYS}
    seeds = Seeds(
        **keyed,
        novex_members=_rows(registers["novex_members"]),
        doubt_words=_rows(registers["doubt_words"]),
        left_out=_rows(registers["left_out"]),
        left_out_lines=_rows(registers["left_out_lines"]),
        coverage=_rows(registers["coverage"]),
        corrections=_rows(registers["corrections"]),
        facts=_keyed(facts, lambda fact: fact.id, faults),
        second_readings=_keyed(readings, lambda reading: reading.id, faults),
        decisions=_keyed(decisions, lambda decision: f"{decision.id}:{decision.field}", faults),
        word_readings=_keyed(word_readings, lambda reading: reading.id, faults),
        bottlenecks=_keyed(bottlenecks, lambda row: row.id, faults),
        fact_lines={fact.id: where for where, fact in facts},
    )
    faults += [
        Fault(*where, f"{row.file} is not in documents.csv")
        for name in ("document_parts", "left_out", "left_out_lines", "coverage")
        for where, row in registers[name]
        if row.file not in seeds.documents
    ]
    faults += _site_id_faults(registers)
    faults += [
        Fault(*where, f"{row.repeats} is not in the facts (repeats)")
        for where, row in registers["left_out_lines"]
        if row.repeats and row.repeats not in seeds.facts
    ]
    faults += [Fault(*where, message) for where, row in registers["novex_members"] for message in _member(row, seeds)]
    for name in ("housing_areas", "mirt_projects", "places", "novex_areas"):
        faults += [Fault(*where, m) for where, row in registers[name] for m in _unknown_codes(row, seeds)]
    codes = {*seeds.provinces, *seeds.municipalities, *seeds.novex_areas, *seeds.sites, *get_args(Landsdeel)}
    faults += [
        Fault(*where, f"{row.form}: code {row.code} is not in the registers")
        for where, row in registers["name_forms"]
        if row.code not in codes
    ]
    faults += [Fault(*where, message) for where, fact in facts for message in _references(fact, seeds)]
    faults += [Fault(*where, message) for where, row in bottlenecks for message in _clash(row, seeds)]
    # What was read or decided of a fact that was since renamed, merged or withdrawn stays as it was.
    faults += [
        Fault(*where, f"{row.id} is read here but is no fact, and not in former_ids.csv")
        for where, row in (*readings, *decisions, *word_readings, *registers["compared"])
        if row.id not in seeds.facts and row.id not in seeds.former_ids
    ]
    known_rules = rules()
    faults += [
        Fault(*where, f"{row.id}: rule {row.rule} is not in seeds/README.md")
        for where, row in decisions
        if row.rule is not None and row.rule not in known_rules
    ]
    faults += [Fault(*where, message) for where, row in registers["former_ids"] for message in _former(row, seeds)]
    if faults:
        raise SeedsError(faults)
    return seeds


@cache
def rules() -> frozenset[str]:
    """Return the names of the rules in `seeds/README.md`."""
    return frozenset(
        re.findall(r"^- \*\*([A-Z]\d{1,2})\*\*", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    )


Where = tuple[str, int]
REGISTERS: dict[str, tuple[str, type[Record]]] = {
    "documents": ("documents.csv", Document),
    "document_parts": ("document_parts.csv", DocumentPart),
    "left_out": ("left_out.csv", LeftOut),
    "left_out_lines": ("left_out_lines.csv", LeftOutLines),
    "coverage": ("coverage.csv", CoverageCount),
    "corrections": ("corrections.csv", Correction),
    "compared": ("second_reading/compared.csv", Compared),
    "former_ids": ("former_ids.csv", FormerId),
    "bottlenecks_checked": ("bottlenecks/checked.csv", BottleneckChecked),
    "provinces": ("registers/provinces.csv", Province),
    "municipalities": ("registers/municipalities.csv", Municipality),
    "novex_areas": ("registers/novex_areas.csv", NovexArea),
    "novex_members": ("registers/novex_members.csv", NovexMember),
    "housing_areas": ("registers/housing_areas.csv", Site),
    "mirt_projects": ("registers/mirt_projects.csv", Site),
    "places": ("registers/places.csv", Site),
    "parties": ("registers/parties.csv", Party),
    "name_forms": ("registers/name_forms.csv", NameForm),
    "doubt_words": ("registers/doubt_words.csv", DoubtWord),
}
KEYS: dict[str, Callable[[Any], str]] = {
    "documents": lambda row: row.file,
    "document_parts": lambda row: f"{row.file}:{row.line_start}",
    "compared": lambda row: row.id,
    "former_ids": lambda row: row.id,
    "bottlenecks_checked": lambda row: row.id,
    "provinces": lambda row: row.code,
    "municipalities": lambda row: row.code,
    "novex_areas": lambda row: row.id,
    "housing_areas": lambda row: row.id,
    "mirt_projects": lambda row: row.id,
    "places": lambda row: row.id,
    "parties": lambda row: row.name,
    "name_forms": lambda row: row.form,
}


def _explain(error: ValidationError) -> Iterator[str]:
    for e in error.errors(include_url=False, include_context=False):
        where = ".".join(map(str, e["loc"]))
        yield f"{where}: {e['msg']}" if where else e["msg"]


def _rows(found: Iterable[tuple[Where, R]]) -> tuple[R, ...]:
    return tuple(row for _, row in found)


def _keyed(rows: Iterable[tuple[Where, R]], key: Callable[[R], str], faults: list[Fault]) -> dict[str, R]:
    keyed: dict[str, R] = {}
    for where, row in rows:
        if key(row) in keyed:
            faults.append(Fault(*where, f"{key(row)} stands here for the second time"))
        keyed[key(row)] = row
    return keyed


def _read_csv(root: Path, path: str, record: type[R], faults: list[Fault]) -> Iterator[tuple[Where, R]]:
    try:
        text = (root / path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(path, 0, f"can't be read: {error}"))
        return
    reader = csv.DictReader(text.splitlines(), strict=True)
    if reader.fieldnames is None or set(reader.fieldnames) != set(record.model_fields):
        faults.append(Fault(path, 1, f"the columns must be {', '.join(record.model_fields)}"))
        return
    for row in reader:
        where = (path, reader.line_num)
        if None in row or None in row.values():
            faults.append(Fault(*where, "this row has too many or too few fields"))
            continue
        try:
            yield where, record.model_validate(row)
        except ValidationError as error:
            faults += [Fault(*where, message) for message in _explain(error)]


def _read_yaml(root: Path, files: str, record: type[R], faults: list[Fault]) -> Iterator[tuple[Where, R]]:
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


def _site_id_faults(registers: Mapping[str, list[tuple[Where, Any]]]) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for name in ("housing_areas", "mirt_projects", "places"):
        for where, site in registers[name]:
            if seen.setdefault(site.id, name) != name:
                yield Fault(*where, f"{site.id} also stands in {seen[site.id]}; an id names one site")


def _unknown_codes(row: Site | NovexArea, seeds: Seeds) -> Iterator[str]:
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


def _references(fact: Fact, seeds: Seeds) -> Iterator[str]:
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
    whole, seen = fact.part_of, {fact.id}
    while whole is not None and whole in seeds.facts:
        if whole in seen:
            yield f"{fact.id}: part_of runs in a circle through {whole}"
            break
        seen.add(whole)
        whole = seeds.facts[whole].part_of
