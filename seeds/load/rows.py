"""Every record with the place where it stands, as read from the files: nothing is checked between records yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from seeds.errors import Fault
from seeds.load.files import Found, R, read_csv, read_yaml
from seeds.load.registry import Seeds
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
    EditionNote,
    Fact,
    FormerId,
    FormerSubject,
    LeftOut,
    LeftOutLines,
    Municipality,
    NameForm,
    NoOutcome,
    NovexArea,
    NovexMember,
    Party,
    Progress,
    Province,
    SecondReading,
    Site,
    WordReading,
)


@dataclass(frozen=True)
class Rows:
    """The records of each file in file order, each with file and line."""

    documents: Found[Document]
    document_parts: Found[DocumentPart]
    left_out: Found[LeftOut]
    left_out_lines: Found[LeftOutLines]
    coverage: Found[CoverageCount]
    corrections: Found[Correction]
    compared: Found[Compared]
    former_ids: Found[FormerId]
    bottlenecks_checked: Found[BottleneckChecked]
    provinces: Found[Province]
    municipalities: Found[Municipality]
    novex_areas: Found[NovexArea]
    novex_members: Found[NovexMember]
    housing_areas: Found[Site]
    mirt_projects: Found[Site]
    places: Found[Site]
    parties: Found[Party]
    name_forms: Found[NameForm]
    doubt_words: Found[DoubtWord]
    facts: Found[Fact]
    second_readings: Found[SecondReading]
    decisions: Found[Decision]
    word_readings: Found[WordReading]
    bottlenecks: Found[Bottleneck]
    progress: Found[Progress]
    no_outcomes: Found[NoOutcome]
    editions: Found[EditionNote]
    former_subjects: Found[FormerSubject]


def read_rows(root: Path, faults: list[Fault]) -> Rows:
    """Read all files below `root`; what can't be read is added to `faults`."""

    def table(path: str, record: type[R]) -> Found[R]:
        return list(read_csv(root, path, record, faults))

    def lists(files: str, record: type[R]) -> Found[R]:
        return list(read_yaml(root, files, record, faults))

    return Rows(
        documents=table("documents.csv", Document),
        document_parts=table("document_parts.csv", DocumentPart),
        left_out=table("left_out.csv", LeftOut),
        left_out_lines=table("left_out_lines.csv", LeftOutLines),
        coverage=table("coverage.csv", CoverageCount),
        corrections=table("corrections.csv", Correction),
        compared=table("second_reading/compared.csv", Compared),
        former_ids=table("former_ids.csv", FormerId),
        bottlenecks_checked=table("bottlenecks/checked.csv", BottleneckChecked),
        provinces=table("registers/provinces.csv", Province),
        municipalities=table("registers/municipalities.csv", Municipality),
        novex_areas=table("registers/novex_areas.csv", NovexArea),
        novex_members=table("registers/novex_members.csv", NovexMember),
        housing_areas=table("registers/housing_areas.csv", Site),
        mirt_projects=table("registers/mirt_projects.csv", Site),
        places=table("registers/places.csv", Site),
        parties=table("registers/parties.csv", Party),
        name_forms=table("registers/name_forms.csv", NameForm),
        doubt_words=table("registers/doubt_words.csv", DoubtWord),
        facts=lists("facts/*/*.yaml", Fact),
        second_readings=lists("second_reading/*.yaml", SecondReading),
        decisions=lists("decisions/*.yaml", Decision),
        word_readings=lists("word_reading/*.yaml", WordReading),
        bottlenecks=lists("bottlenecks/*.yaml", Bottleneck),
        progress=lists("progress/*.yaml", Progress),
        no_outcomes=table("progress/none.csv", NoOutcome),
        editions=table("editions.csv", EditionNote),
        former_subjects=table("former_subjects.csv", FormerSubject),
    )


def as_seeds(rows: Rows, faults: list[Fault]) -> Seeds:
    """Return the records by their keys; a key that stands twice is added to `faults`."""

    def keyed(found: Found[R], key: Callable[[R], str]) -> dict[str, R]:
        by_key: dict[str, R] = {}
        for where, row in found:
            if key(row) in by_key:
                faults.append(Fault(*where, f"{key(row)} stands here for the second time"))
            by_key[key(row)] = row
        return by_key

    return Seeds(
        documents=keyed(rows.documents, lambda row: row.file),
        document_parts=keyed(rows.document_parts, lambda row: f"{row.file}:{row.line_start}"),
        provinces=keyed(rows.provinces, lambda row: row.code),
        municipalities=keyed(rows.municipalities, lambda row: row.code),
        novex_areas=keyed(rows.novex_areas, lambda row: row.id),
        novex_members=_records(rows.novex_members),
        housing_areas=keyed(rows.housing_areas, lambda row: row.id),
        mirt_projects=keyed(rows.mirt_projects, lambda row: row.id),
        places=keyed(rows.places, lambda row: row.id),
        parties=keyed(rows.parties, lambda row: row.name),
        name_forms=keyed(rows.name_forms, lambda row: row.form),
        doubt_words=_records(rows.doubt_words),
        left_out=_records(rows.left_out),
        left_out_lines=_records(rows.left_out_lines),
        coverage=_records(rows.coverage),
        corrections=_records(rows.corrections),
        facts=keyed(rows.facts, lambda row: row.id),
        second_readings=keyed(rows.second_readings, lambda row: row.id),
        compared=keyed(rows.compared, lambda row: row.id),
        decisions=keyed(rows.decisions, lambda row: f"{row.id}:{row.field}"),
        word_readings=keyed(rows.word_readings, lambda row: row.id),
        former_ids=keyed(rows.former_ids, lambda row: row.id),
        bottlenecks=keyed(rows.bottlenecks, lambda row: row.id),
        bottlenecks_checked=keyed(rows.bottlenecks_checked, lambda row: row.id),
        progress=keyed(rows.progress, lambda row: row.id),
        no_outcomes=keyed(rows.no_outcomes, lambda row: f"{row.fact}:{row.follower}"),
        fact_lines={fact.id: where for where, fact in rows.facts},
        progress_lines={row.id: where for where, row in rows.progress},
        editions=keyed(rows.editions, lambda row: row.edition),
        former_subjects=keyed(rows.former_subjects, lambda row: row.key),
    )


def _records(found: Found[R]) -> tuple[R, ...]:
    return tuple(record for _, record in found)
