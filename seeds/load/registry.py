"""All records in one object, as the whole project reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

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
    Record,
    SecondReading,
    Site,
    WordReading,
)


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
    progress: Mapping[str, Progress]
    no_outcomes: Mapping[str, NoOutcome]
    """By `fact-id:follower-id`."""
    bottlenecks: Mapping[str, Bottleneck]
    bottlenecks_checked: Mapping[str, BottleneckChecked]
    fact_lines: Mapping[str, tuple[str, int]] = field(repr=False)
    """Where each fact starts: (file below `seeds/`, line)."""

    progress_lines: Mapping[str, tuple[str, int]] = field(repr=False, default_factory=dict)
    """Where each record of progress starts, as `fact_lines`."""

    editions: Mapping[str, EditionNote] = field(default_factory=dict)
    """The editions of the records, the newest last."""

    former_subjects: Mapping[str, FormerSubject] = field(default_factory=dict)
    """By `kind:id`."""

    def register(self, name: str) -> tuple[Record, ...]:
        """Return the records of a register by its field name, in the order of the file."""
        records = getattr(self, name)
        return tuple(records.values()) if isinstance(records, Mapping) else records

    @cached_property
    def progress_of(self) -> dict[str, tuple[Progress, ...]]:
        """What became of each fact of which a letter says it, in the order of the letters."""
        found: dict[str, list[Progress]] = {}
        for row in sorted(self.progress.values(), key=lambda row: row.date):
            found.setdefault(row.fact, []).append(row)
        return {fact: tuple(rows) for fact, rows in found.items()}

    @cached_property
    def subjects(self) -> dict[str, list[str]]:
        """The ids of everything that has a page of its own, by the kind that addresses name."""
        return {
            "province": list(self.provinces),
            "municipality": list(self.municipalities),
            "novex": list(self.novex_areas),
            "housing": list(self.housing_areas),
            "project": list(self.mirt_projects),
            "letter": [document.id for document in self.documents.values()],
        }

    @cached_property
    def sites(self) -> dict[str, Site]:
        """Every housing area, project and named place by id."""
        return {**self.housing_areas, **self.mirt_projects, **self.places}
