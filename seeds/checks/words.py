"""Checks the words of every record against its cited lines: names, numbers, doubt, and wishes told as agreements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from seeds.errors import Fault
from seeds.load import ROOT, Seeds
from seeds.reading.names import Names, fold, load_names
from seeds.records import Fact, Municipality, Progress, Province
from seeds.wording.doubt import doubts, is_held, is_set_aside
from seeds.wording.kinds import kind_faults, repeated_numbers
from seeds.wording.lines import Cited, cited
from seeds.wording.named import Named, Parties, part_of, parties_said, places_said, stands, widened
from seeds.wording.quantities import codes_said, months_in, months_said, numbers_in, numbers_said

LANGUAGES = ("nl", "en")
MARKED_WHOLE = ("promised_by", "promised_to", "speaker", "provinces", "municipalities", "place", "deadline")
OWN_TEXTS = (
    "summary_nl", "summary_en", "place", "landsdeel", "speaker", "deadline", "deadline_from", "deadline_to", "table",
    "homes_period", "made_available", "price_level", "amount_payer",
)  # fmt: skip
_DRAFT = {
    "nl": re.compile(r"\b\w*concept\w*|\bontwerp\w*|\bconsultatieversie\b", re.IGNORECASE),
    "en": re.compile(r"\bdraft\b|\bconsultation\b", re.IGNORECASE),
}
_YEAR_BY_THE_LETTER = re.compile(
    r"\b(?:dit|deze|komende?|volgende?|huidige?|aankomende?|lopende?) \w+|\b(?:najaar|voorjaar|zomer|jaarlijks)\b",
    re.IGNORECASE,
)


def word_faults(seeds: Seeds, folder: Path, root: Path = ROOT) -> list[Fault]:
    """Return every place where the words of a record and its cited lines in `folder` disagree."""
    names = load_names(root)
    return (
        [
            Fault(*seeds.fact_lines[fact.id], f"{fact.id}: {message}")
            for fact in seeds.facts.values()
            for message in word_faults_of(fact, seeds, folder, root)
        ]
        + [
            Fault(*seeds.fact_lines[second], f"{second}: {first} already cites this line for this number")
            for first, second in repeated_numbers(seeds.facts.values())
        ]
        + [
            Fault(*seeds.progress_lines[row.id], f"{row.id}: {message}")
            for row in seeds.progress.values()
            for message in dict.fromkeys(ProgressCheck(row, cited(row, folder), seeds, names).faults())
        ]
    )


def word_faults_of(fact: Fact, seeds: Seeds, folder: Path, root: Path = ROOT) -> list[str]:
    """Return where the words of one record and its cited lines in `folder` disagree."""
    return list(dict.fromkeys(Check(fact, cited(fact, folder), seeds, load_names(root)).faults(folder)))


def _several(what: str) -> list[str]:
    """Return the words of a mark that lists several: `Coevorden, Emmen`."""
    return [part.strip() for part in re.split(r"[,;] ", what) if part.strip()]


def _is_telling(what: str) -> bool:
    return re.search(r"[^\W\d_]{3}", what) is not None


class Summaries:
    """The check of both summaries of a record: each number, place and party stands in the cited lines."""

    def __init__(self, record: Fact | Progress, lines: Cited, seeds: Seeds, names: Names):
        self.record, self.lines, self.seeds, self.names = record, lines, seeds, names
        self.forms = {row.form: row.code for row in seeds.name_forms.values()}
        self.named = Named(lines, seeds, names, self.forms)
        self.parties = Parties(lines, seeds, self.named)

    def summary_faults(self) -> Iterator[str]:
        """Yield what the summaries say and the cited lines do not, one sentence each."""
        if not self.lines.passages:
            return
        for language, text in zip(LANGUAGES, (self.record.summary_nl, self.record.summary_en), strict=True):
            yield from self._numbers(f"summary_{language}", text, language)
            yield from self._places(f"summary_{language}", text)
            yield from self._summary_parties(f"summary_{language}", text)

    @property
    def _ours_words(self) -> tuple[str, ...]:
        return ()

    def _is_ours(self, words: str) -> bool:
        return any(fold(words) in fold(ours) or fold(ours) in fold(words) for ours in self._ours_words)

    def _ours_codes(self) -> set[str]:
        found = {code for ours in self._ours_words for m in self.names.mentions(ours) for code in m.codes}
        found |= {code for ours in self._ours_words for form, code in self.forms.items() if form in ours}
        return widened(found, self.seeds)

    def _numbers(self, field: str, text: str, language: str) -> Iterator[str]:
        held, months = numbers_in(self.lines), months_in(self.lines)
        ours = {n.value for words in self._ours_words for known in LANGUAGES for n in numbers_said(words, known)}
        for said in numbers_said(text, language):
            if said.value not in held and said.value not in ours and not self._is_year_of_the_letter(said.value):
                yield f"{field} says {said.printed}, no cited line does"
        for said in months_said(text, language):
            if said.value not in months and not self._is_ours(said.printed):
                yield f"{field} says {said.printed}, no cited line does"
        named = [name for name, _ in (*places_said(text, self.names, self.forms), *parties_said(text, self.seeds))]
        for code in codes_said(text):
            if any(code in name for name in named):
                continue  # part of a name in the registers: checked as a name
            for part in code.split("/"):
                if not self.named.has_name(part) and not self._is_ours(part):
                    yield f"{field} says {part}, no cited line does"

    def _prints_year(self, year: str) -> bool:
        return re.search(rf"(?<!\d){year}(?!\d)", self.lines.digits) is not None or self._is_year_of_the_letter(
            int(year)
        )

    def _is_year_of_the_letter(self, year: Decimal | int) -> bool:
        """Whether the lines mean this year by `dit jaar` or `najaar`, counted from the date of the letter."""
        written = self._written()
        return (
            written is not None
            and int(year) - written.year in (0, 1)
            and _YEAR_BY_THE_LETTER.search(self.lines.text) is not None
        )

    def _places(self, field: str, text: str) -> Iterator[str]:
        for name, codes in places_said(text, self.names, self.forms):
            if not (
                self.named.has_name(name, codes)
                or self.named.has_inflected(name)
                or self._is_ours(name)
                or codes & self._ours_codes()
                or any(stands(name, fold(sender)) for sender in self.parties.senders)
            ):
                yield f"{field} names {name}, no cited line does"

    def _summary_parties(self, field: str, text: str) -> Iterator[str]:
        for word, parties in parties_said(text, self.seeds):
            known = any(self.parties.has(party) or self.parties.is_sender(party) for party in parties)
            if not known and not any(map(self._is_ours, (word, *parties))):
                yield f"{field} names {word}, no cited line does"

    def _written(self) -> date | None:
        for p in self.lines.statements:
            part = part_of(p.source.file, p.source.line_start, self.seeds)
            document = self.seeds.documents.get(p.source.file)
            for text in (part.date if part else "", document.date if document else ""):
                if text:
                    return date.fromisoformat(text)
        return None


class ProgressCheck(Summaries):
    """The check of what became of a promise against the lines that say so."""

    def __init__(self, progress: Progress, lines: Cited, seeds: Seeds, names: Names):
        super().__init__(progress, lines, seeds, names)
        self.moved_to = progress.moved_to

    def faults(self) -> Iterator[str]:
        """Yield what is wrong, one sentence each."""
        yield from self.summary_faults()
        if self.lines.passages and self.moved_to and not self._prints_year(self.moved_to[:4]):
            yield f"moved_to {self.moved_to}: no cited line prints {self.moved_to[:4]}"


class Check(Summaries):
    """The check of one fact against its cited lines."""

    def __init__(self, fact: Fact, lines: Cited, seeds: Seeds, names: Names):
        super().__init__(fact, lines, seeds, names)
        self.fact = fact

    def faults(self, folder: Path) -> Iterator[str]:
        """Yield what is wrong, one sentence each."""
        if not self.lines.passages:
            return
        yield from self.summary_faults()
        if self.fact.place:
            yield from self._numbers("place", self.fact.place, "nl")
            yield from self._places("place", self.fact.place)
        yield from self._codes()
        yield from self._parties()
        yield from self._ours()
        yield from self._doubts()
        yield from self._draft()
        yield from self._deadline()
        yield from kind_faults(self.fact, self.lines, self.seeds, self.names, self.parties, folder)

    @cached_property
    def _ours_words(self) -> tuple[str, ...]:
        """The words that the record marks as ours; a field name (`promised_by`) stands for the words of that field."""
        return tuple(
            word
            for marked in self.fact.ours
            for what in _several(marked.what)
            for word in (self._field_words(what) if what in MARKED_WHOLE else (what,))
        )

    def _field_words(self, field: str) -> tuple[str, ...]:
        value = getattr(self.fact, field)
        rows: dict[str, Province | Municipality] = {**self.seeds.provinces, **self.seeds.municipalities}
        values = value if isinstance(value, tuple) else (value,) if value else ()
        return tuple(rows[v].name if v in rows else v for v in values)

    def _codes(self) -> Iterator[str]:
        provinces, municipalities = self.seeds.provinces, self.seeds.municipalities
        rows = [("provinces", code, provinces[code].name) for code in self.fact.provinces]
        rows += [("municipalities", code, municipalities[code].name) for code in self.fact.municipalities]
        for field, code, name in rows:
            if not (
                self.named.has_name(name, (code,))
                or self.named.has_inflected(name)
                or self._is_ours(name)
                or code in self._ours_codes()
            ):
                yield f"{field} holds {name}, no cited line names it or a place in it"

    def _parties(self) -> Iterator[str]:
        for field in ("promised_by", "promised_to", "speaker"):
            value = getattr(self.fact, field)
            for party in value if isinstance(value, tuple) else filter(None, (value,)):
                known = self.parties.is_sender(party) if field == "speaker" else False
                if not known and not self.parties.has(party) and not self._is_ours(party):
                    yield f"{field} holds {party}, no cited line does"

    def _own_words(self) -> str:
        """The words of the record that `ours` may mark."""
        fact, seeds = self.fact, self.seeds
        said = [getattr(fact, name) for name in OWN_TEXTS]
        provinces = [seeds.provinces[c].name for c in (*fact.provinces, *fact.provinces_inferred)]
        towns = [seeds.municipalities[c].name for c in (*fact.municipalities, *fact.municipalities_inferred)]
        sites = [seeds.sites[s].name for s in fact.sites]
        areas = [seeds.novex_areas[a].name for a in (fact.novex_area, *fact.areas) if a]
        parties = (*fact.promised_by, *fact.promised_to)
        return "\n".join([*filter(None, said), *provinces, *towns, *sites, *areas, *parties])

    def _ours(self) -> Iterator[str]:
        own_words = fold(self._own_words())
        parties = {fold(w) for p in self.seeds.parties.values() for w in (p.name, *p.aliases)}
        for what in dict.fromkeys(w for marked in self.fact.ours for w in _several(marked.what)):
            if what in MARKED_WHOLE:
                if not self._field_words(what):
                    yield f"ours: the record has no {what}"
                continue
            words = re.findall(r"\w+", fold(what))
            if not all(re.search(rf"(?<!\w){re.escape(w)}", own_words) for w in words):
                yield f"ours: '{what}' stands in no summary, place or party of it"
            # The lines may name a party, year or number for another reason: its use here can still be ours.
            elif fold(what) not in parties and _is_telling(what) and stands(what, self.lines.folded):
                yield f"ours: '{what}' stands in the cited lines, so it is theirs"

    def _doubts(self) -> Iterator[str]:
        for doubt in doubts(self.fact, self.lines, self.seeds.doubt_words, self._written()):
            if not is_held(doubt, self.fact) and not is_set_aside(doubt, self.fact):
                yield f"the lines say '{doubt.printed}' ({doubt.row.bears_on}), neither a field nor both summaries do"
        for what in (w for marked in self.fact.set_aside for w in _several(marked.what)):
            if re.sub(r"\s+", "", fold(what)) not in self.lines.squeezed:
                yield f"set_aside: '{what}' does not stand in the cited lines"

    def _draft(self) -> Iterator[str]:
        parts = [part_of(p.source.file, p.source.line_start, self.seeds) for p in self.lines.statements]
        if not parts or not all(part is not None and part.is_draft for part in parts):
            return
        for language, text in zip(LANGUAGES, (self.fact.summary_nl, self.fact.summary_en), strict=True):
            if not _DRAFT[language].search(text):
                yield f"summary_{language} does not say that the text is a draft"

    def _deadline(self) -> Iterator[str]:
        if self.fact.deadline is None:
            return
        year = self.fact.deadline[:4]
        if self._prints_year(year) or self._is_ours(year):
            return
        written = self._written()
        if written and int(year) == written.year and months_in(self.lines):
            return
        yield f"deadline {self.fact.deadline}: no cited line prints {year}"
