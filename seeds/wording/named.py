"""Whether the cited lines name the places and parties that a record names.

What certainly contains a named place counts as named: a town lies in its municipality and its province, a NOVEX area in
its provinces, a landsdeel in its provinces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from seeds.load import Seeds
from seeds.reading.names import Mention, Names, fold
from seeds.records import DocumentPart, Source
from seeds.wording.limits import LONGER_BY_INFLECTION, SHORTEST_SQUEEZED, SHORTEST_STEM, SHORTEST_WHOLE
from seeds.wording.lines import Cited

_TOKEN = re.compile(r"\w+")
_STEM_END = re.compile(r"(?:en|e|a|o|s|d)$")
_LITTLE_WORDS = {"de", "het", "en", "of", "van", "der", "den", "aan", "in", "op", "the", "and", "regio", "region"}

# Words for parties that the letters never name in full; a sender calls itself `we`.
STATE, REGION = "Rijk", "Regio"
_FIRST_PERSON = re.compile(r"\b(?:we|wij|ik|mij|me|mijn|ons|onze)\b", re.IGNORECASE)
_STATE_WORDS = re.compile(
    r"\brijk(?:s\w*)?\b|\boverheid\b|\bminister\w*|\bstaatssecretaris\w*|\bkabinet\w*|\bbewindspe\w+|\bministerie\w*"
    r"|\b(?:VRO|BZK|I ?enW|I&W|KGG|EZK?|LVVN|LNV|OCW|VWS|RWS|Rijkswaterstaat|Defensie|Financiën)\b",
    re.IGNORECASE,
)
_REGION_WORDS = re.compile(
    r"\b\w*regio\w*|\b\w*provinci\w*|\b\w*gemeent\w*|\bwaterschap\w*|\b(?:mede)?overhe(?:id|den)\b|\bsteden\b|\bgebied",
    re.IGNORECASE,
)
# Aliases that are also ordinary words: in a summary they name no party.
_PLAIN_WORDS = {"partners", "steden", "commissie", "industrie", "partij", "overheden"}


@dataclass(frozen=True)
class Named:
    """The places that cited lines name: their codes, the codes of what contains them, and the words."""

    lines: Cited
    seeds: Seeds
    names: Names
    forms: Mapping[str, str]

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the places that the lines or the title of the letter name, and of what contains them."""
        parts = (part_of(p.source.file, p.source.line_start, self.seeds) for p in self.lines.statements)
        found = {code for part in parts if part for m in self.names.mentions(part.title) for code in m.codes}
        found |= {code for m in self._mentions() for code in m.codes}
        found |= {code for form, code in self.forms.items() if stands(form, self.lines.folded)}
        return frozenset(widened(found, self.seeds))

    def _mentions(self) -> Iterator[Mention]:
        for p in self.lines.passages:
            yield from self.names.mentions(p.text)
            yield from self.names.mentions(p.broken)

    def has_name(self, name: str, codes: Iterable[str] = ()) -> bool:
        """Return whether the lines hold a name: as it is, inflected, in other words for the same place, or in parts."""
        return (
            stands(name, self.lines.folded)
            or bool(set(codes) & self.codes)
            or all(self._has_word(word) for word in _telling_words(name))
        )

    def _has_word(self, word: str) -> bool:
        if len(word) >= SHORTEST_SQUEEZED:
            return word in self.lines.squeezed
        return word in self.lines.folded if len(word) > SHORTEST_WHOLE else stands(word, self.lines.folded)

    def has_inflected(self, name: str) -> bool:
        """Return whether a word of the lines is a form of this name of one word, such as `Zwolse` of Zwolle."""
        words = _telling_words(name)
        return len(words) == 1 and any(True for _ in _inflections(words[0], self.lines.folded))


def widened(codes: Iterable[str], seeds: Seeds) -> set[str]:
    """Return the codes with those of what certainly contains these places."""
    found = set(codes)
    for code in tuple(found):
        if site := seeds.sites.get(code):
            found |= {*site.municipality_codes, *site.province_codes}
        if area := seeds.novex_areas.get(code):
            found |= {*area.province_codes}
        found |= {p.code for p in seeds.provinces.values() if p.landsdeel == code}
    return found | {seeds.municipalities[code].province_code for code in found if code in seeds.municipalities}


def stands(name: str, folded: str) -> bool:
    """Return whether a folded text holds these words as whole words, next to each other."""
    words = r"[\W_]+".join(map(re.escape, _TOKEN.findall(fold(name))))
    return bool(words) and re.search(rf"(?<!\w){words}(?!\w)", folded) is not None


def _stands_or_begins(word: str, folded: str) -> bool:
    """Return the same, but a long word may also begin a compound: `Woontop` in `Woontopafspraken`."""
    compound = len(word) >= SHORTEST_SQUEEZED and re.search(rf"(?<!\w){re.escape(fold(word))}", folded) is not None
    return compound or stands(word, folded)


def _telling_words(name: str) -> list[str]:
    return [word for word in _TOKEN.findall(fold(name)) if word not in _LITTLE_WORDS] or _TOKEN.findall(fold(name))


def _inflections(word: str, folded: str) -> Iterator[str]:
    stem = _STEM_END.sub("", fold(word))
    if len(stem) >= SHORTEST_STEM:
        for match in re.finditer(rf"(?<!\w){re.escape(stem)}\w*", folded):
            if len(match[0]) <= len(stem) + LONGER_BY_INFLECTION:
                yield match[0]


def places_said(text: str, names: Names, forms: Mapping[str, str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the places of the registers that a summary names, each with the codes it may stand for."""
    taken: set[int] = set()
    for form, code in forms.items():
        if form not in text:  # which is sooner known than by a pattern
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(form)}(?!\w)", text):
            if not taken & set(range(*match.span())):
                taken |= set(range(*match.span()))
                yield match[0], frozenset({code})
    for mention in names.mentions(text):
        if mention.start not in taken:
            taken |= set(range(mention.start, mention.end))
            yield mention.name, frozenset(mention.codes)


class Parties:
    """The parties that the cited lines of a fact name: by the register, or by words for state, region and sender."""

    def __init__(self, lines: Cited, seeds: Seeds, named: Named):
        self._lines, self._seeds, self._named = lines, seeds, named

    @cached_property
    def senders(self) -> tuple[str, ...]:
        """Who sent the letters that the fact cites."""
        return tuple(dict.fromkeys(sender for p in self._lines.statements for sender in self._senders_of(p.source)))

    def _senders_of(self, source: Source) -> Iterator[str]:
        part, document = part_of(source.file, source.line_start, self._seeds), self._seeds.documents.get(source.file)
        if part is not None:
            yield part.sender
        elif document is not None:
            yield document.sender

    def has(self, party: str) -> bool:
        """Return whether the lines name a party that promises: by any name, as `we`, or as one of several senders."""
        if self.speaks_of(party):
            return True
        joint = "\n".join(sender for sender in self.senders if re.search(r" en |, ", sender) and ": " not in sender)
        return self._in(party, joint)

    def speaks_of(self, party: str) -> bool:
        """Return whether the lines name a party by any of its names, or say `we` in a letter that it sent."""
        if self._in(party, self._lines.text):
            return True
        return bool(_FIRST_PERSON.search(self._lines.text)) and self.is_sender(party)

    def is_sender(self, party: str) -> bool:
        """Return whether a party sent the letter."""
        return self._in(party, "\n".join(self.senders))

    def _in(self, party: str, text: str) -> bool:
        kind, _, rest = party.partition(" ")
        folded = fold(text)
        if kind in ("Provincie", "Gemeente"):
            codes = {
                row.code
                for row in (self._seeds.provinces if kind == "Provincie" else self._seeds.municipalities).values()
                if row.name == rest
            }
            own = self._named.codes if text is self._lines.text else frozenset()
            return stands(rest, folded) or bool(codes & own)
        if any(_stands_or_begins(word, folded) for word in self._words(party)):
            return True
        if party == STATE:
            return bool(_STATE_WORDS.search(text))
        if party.startswith("Ministerie van "):
            return any(re.search(rf"\b{re.escape(w)}", text) for w in self._words(party))
        if party == REGION:
            return bool(_REGION_WORDS.search(text))
        return all(word in folded for word in _telling_words(party))

    def _words(self, party: str) -> tuple[str, ...]:
        row = self._seeds.parties.get(party)
        return (party, *(row.aliases if row else ()))


def part_of(file: str, line: int, seeds: Seeds) -> DocumentPart | None:
    """Return the letter within a file that holds a line (1-based), None where the file is one letter."""
    parts = [p for p in seeds.document_parts.values() if p.file == file and p.line_start <= line]
    return max(parts, key=lambda p: p.line_start) if parts else None


def parties_said(text: str, seeds: Seeds) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names of parties in a summary, each with the parties it may stand for.

    Other forms of place names, such as `northern provinces`, are left to the check of places.
    """
    for form in seeds.name_forms:
        text = text.replace(form, " " * len(form))
    by_word: dict[str, list[str]] = {}
    for party in seeds.parties.values():
        for word in {party.name, *party.aliases} - _PLAIN_WORDS:
            by_word.setdefault(word, []).append(party.name)
    taken: set[int] = set()
    small = text.lower()
    for word in sorted(by_word, key=len, reverse=True):
        flags = 0 if word != word.lower() else re.IGNORECASE
        if word not in (small if flags else text):  # which is sooner known than by a pattern
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, flags):
            if not taken & set(range(*match.span())):
                taken |= set(range(*match.span()))
                yield match[0], tuple(by_word[word])
