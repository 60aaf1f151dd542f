"""The reading of words: do the cited lines support both summaries of a fact, and do these say the same?

The reader sees only the lines and the summaries. If a summary or a citation changes, the fact is unread again.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from seeds.load import Seeds
from seeds.passages import passage
from seeds.records import Fact
from seeds.second_readers.facts import cited_lines

WordVerdict = Literal["supported", "faulted", "unread"]
WORD_VERDICTS: tuple[WordVerdict, ...] = get_args(WordVerdict)


@dataclass(frozen=True)
class WordsRead:
    """The verdict of the reader of words on a fact, with faults such as `nl: firmer` and a note."""

    fact_id: str
    verdict: WordVerdict
    faults: tuple[str, ...] = ()
    note: str | None = None


def words_digest(fact: Fact) -> str:
    """Return a digest of both summaries and the cited line numbers."""
    seen = "\n".join((fact.summary_nl, fact.summary_en, *cited_lines(fact)))
    return hashlib.sha256(seen.encode()).hexdigest()[:16]


def words_read(fact: Fact, seeds: Seeds) -> WordsRead:
    """Return the verdict of the reader of words on a fact."""
    reading = seeds.word_readings.get(fact.id)
    if reading is None or reading.digest != words_digest(fact):
        return WordsRead(fact.id, "unread")
    if reading.is_sound:
        return WordsRead(fact.id, "supported", note=reading.note)
    said = {"nl": reading.nl, "en": reading.en, "languages": reading.languages}
    faults = tuple(f"{what}: {found}" for what, found in said.items() if found not in ("supported", "same"))
    return WordsRead(fact.id, "faulted", faults, reading.note)


def all_words_read(seeds: Seeds) -> Mapping[str, WordsRead]:
    """Return the verdict of the reader of words on every fact, by id."""
    return {fact.id: words_read(fact, seeds) for fact in seeds.facts.values()}


def words_worklist(seeds: Seeds, folder: Path, chapter: str | None = None, ids: Collection[str] = ()) -> Iterator[str]:
    """Yield what a reader of words may see of each unread fact: id, digest, the cited lines, two summaries."""
    for fact in seeds.facts.values():
        if words_read(fact, seeds).verdict == "unread" and _is_chosen(fact, seeds, chapter, ids):
            yield f"## {fact.id}\ndigest: {words_digest(fact)}"
            for source in sorted(fact.sources, key=lambda s: (s.file, s.line_start)):
                yield f"-- {source.file}:{source.line_start}-{source.line_end}"
                yield passage(folder, source.file, source.line_start, source.line_end)
            yield f"nl: {fact.summary_nl}\nen: {fact.summary_en}\n"


def _is_chosen(fact: Fact, seeds: Seeds, chapter: str | None, ids: Collection[str]) -> bool:
    if ids:
        return fact.id in ids
    path = Path(seeds.fact_lines[fact.id][0])
    return chapter is None or chapter in (path.stem, f"{path.parent.name}/{path.stem}")


def word_lines(seeds: Seeds) -> Iterator[str]:
    """Yield each fact whose words are unread or faulted, and the counts last."""
    found = all_words_read(seeds).values()
    for read in found:
        if read.verdict == "unread":
            yield f"{read.fact_id}: unread"
        elif read.verdict == "faulted":
            yield f"{read.fact_id}: {', '.join(read.faults)}: {read.note}"
    counts = Counter(read.verdict for read in found)
    yield ", ".join(f"{counts[verdict]} {verdict}" for verdict in WORD_VERDICTS)


def all_supported(seeds: Seeds) -> bool:
    """Return whether the words of every fact were read and found supported."""
    return all(read.verdict == "supported" for read in all_words_read(seeds).values())
