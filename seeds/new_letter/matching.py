"""What a candidate seems to be to what stands on the map: a mention of a fact, a step further, an answer, or new.

The facts are handed in, so that candidates are found while a record is unfinished. A person confirms each match.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz import fuzz

from seeds.errors import SeedsError
from seeds.new_letter.candidates import Candidate, MatchKind, Proposal
from seeds.reading.quantity import EURO, HOMES
from seeds.records import Fact

LEAST = 55.0  # points out of 100 from which a match is worth a person's look
CLOSE_WORDS = 55.0
MAX_COMPARED = 60  # facts whose words are compared with those of one candidate

_ANSWERS = re.compile(
    r"\b(?:afgerond|gereed|opgeleverd|geopend|vastgesteld|ondertekend|getekend|gestart|begonnen|van start"
    r"|uitgesteld|vertraagd|verschoven"
    r"|schuift|doorgeschoven|vervallen|vervalt|geschrapt|stopgezet|ingetrokken|niet gelukt|niet doorgaan"
    r"|afgewezen|gehonoreerd|nagekomen"
    r"|uitgevoerd|gerealiseerd|toegekend|besloten|is voldaan|conform (?:de )?afspraak|zoals afgesproken"
    r"|is afgedaan|ter uitvoering)\b",
    re.IGNORECASE,
)
_COMMON = {
    "rijk", "regio", "provincie", "gemeente", "gemeenten", "miljoen", "euro", "woningen", "voor", "heeft", "wordt",
    "worden", "samen",
    "deze", "over", "naar", "zijn", "door", "afspraken", "jaar", "maken", "komt", "komen", "nieuwe", "andere",
}  # fmt: skip
_THEMES = (
    ("housing", re.compile(r"\b\w*(?:woning|huur|bouw|wonen)\w*", re.I)),
    ("mobility", re.compile(r"\b(?:\w*spoor\w*|\w*weg(?:en)?|MIRT|\w*station\w*|\w*verkeer\w*|[AN]\d{1,3}"
        r"|bus\w*|\w*trein\w*|\w*brug\w*|\w*sluis\w*)\b", re.I)),
    ("energy", re.compile(r"\b(?:\w*netcongestie\w*|\w*stroom\w*|\w*energie\w*|TenneT|\w*net(?:beheerder\w*"
        r"|ten)|waterstof\w*)\b", re.I)),
    ("water", re.compile(r"\b\w*(?:water|dijk|rivier)\w*", re.I)),
    ("defence", re.compile(r"\b\w*(?:defensie|kazerne|militair|oefenterrein)\w*", re.I)),
    ("nature-agriculture", re.compile(r"\b\w*(?:natuur|landbouw|stikstof|veenweide)\w*", re.I)),
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """What a fact on the map says, as far as a candidate may say the same; `codes` are its places and projects."""

    id: str
    theme: str
    codes: frozenset[str]
    values: frozenset[tuple[str, Decimal]]
    deadline: str | None
    words: str

    @classmethod
    def of(cls, fact: Fact) -> Known:
        """Return what a fact says."""
        areas = (fact.novex_area,) if fact.novex_area else ()
        money = (fact.amount_eur, fact.amount_min_eur, fact.amount_max_eur)
        other = (fact.other_value, fact.other_min, fact.other_max)
        unit = fact.other_unit or ""
        values = {(EURO, Decimal(v)) for v in money if v is not None} | {
            (unit, Decimal(v)) for v in other if v is not None
        }
        values |= {(HOMES, Decimal(fact.homes))} if fact.homes is not None else set()
        return cls(
            fact.id, fact.theme,
            frozenset((*fact.sites, *fact.municipalities, *fact.provinces, *fact.areas, *areas)),
            frozenset(values), fact.deadline,
            f"{fact.place or ''} {fact.summary_nl}",
        )  # fmt: skip


def held_against(proposal: Proposal, facts: Callable[[], Iterable[Fact]]) -> tuple[Proposal, str]:
    """Return candidates with their matches, and a line that says how many; without facts there are none."""
    try:
        found = matched(proposal, facts())
    except SeedsError as error:
        return (
            proposal,
            f"not held against the facts: {len(error.faults)} fault(s) in the records, which may be unfinished",
        )
    return found, "held against the facts: " + ", ".join(f"{count} {kind}" for kind, count in tally(found).items())


def matched(proposal: Proposal, facts: Iterable[Fact]) -> Proposal:
    """Return the proposal with, for each candidate that seems to speak of a fact, that fact and the reason."""
    index = _Index([Known.of(fact) for fact in facts])
    return proposal.model_copy(update={"candidates": tuple(map(index.match, proposal.candidates))})


class _Index:
    """The facts by what a candidate can share with them."""

    def __init__(self, known: list[Known]):
        self._known = known
        self._by_key: dict[object, list[int]] = defaultdict(list)
        for i, fact in enumerate(known):
            for key in (*fact.codes, *fact.values, *_words(fact.words)):
                self._by_key[key].append(i)

    def match(self, candidate: Candidate) -> Candidate:
        """Return a candidate with what it seems to be to the fact that is nearest, if one is near."""
        said = _Said.of(candidate)
        near = max((_Near.of(said, self._known[i]) for i in self._shared(said)), key=lambda n: n.points, default=None)
        if near is None or near.points < LEAST:
            return candidate
        return candidate.model_copy(
            update={"match": near.kind(candidate), "match_fact": near.fact.id, "match_reason": near.reason(candidate)}
        )

    def _shared(self, said: _Said) -> Iterator[int]:
        """Yield the facts that share most with a candidate; what few facts have counts more."""
        weight: dict[int, float] = defaultdict(float)
        for key in (*said.codes, *said.above, *said.values, *said.words):
            facts = self._by_key.get(key, ())
            for i in facts:
                weight[i] += 1 / len(facts)
        yield from sorted(weight, key=lambda i: (-weight[i], i))[:MAX_COMPARED]


@dataclass(frozen=True)
class _Said:
    """What a candidate says, in the terms of `Known`."""

    codes: frozenset[str]
    above: frozenset[str]
    values: frozenset[tuple[str, Decimal]]
    themes: frozenset[str]
    deadline: str | None
    text: str
    words: frozenset[str]

    @classmethod
    def of(cls, candidate: Candidate) -> _Said:
        unit = candidate.unit or ""
        return cls(
            frozenset(code for place in candidate.places if not place.is_above for code in place.codes),
            frozenset(code for place in candidate.places if place.is_above for code in place.codes),
            frozenset((unit, value) for value in candidate.values),
            frozenset(theme for theme, words in _THEMES if words.search(candidate.text)),
            candidate.deadline, candidate.text, frozenset(_words(candidate.text)),
        )  # fmt: skip


@dataclass(frozen=True)
class _Near:
    """How near a candidate is to a fact, 0 to 100, and by what."""

    fact: Known
    value: bool
    codes: frozenset[str]
    is_project: bool
    is_above: bool
    theme: bool
    deadline: bool
    alike: float

    @classmethod
    def of(cls, said: _Said, fact: Known) -> _Near:
        own = said.codes & fact.codes
        codes = own or said.above & fact.codes
        return cls(
            fact, bool(said.values & fact.values), codes, any(not re.match(r"(?:GM|PV)\d", code) for code in codes),
            bool(codes) and not own, fact.theme in said.themes, bool(said.deadline) and said.deadline == fact.deadline,
            fuzz.token_set_ratio(said.text.lower(), fact.words.lower()),
        )  # fmt: skip

    @property
    def points(self) -> float:
        """The sum of what they share; wording alone is never enough."""
        shared = (
            35 * self.value + (30 if self.is_project else 20) * bool(self.codes) + 8 * self.theme + 7 * self.deadline
        )
        if not self.value and not self.codes:
            return 0.0
        return shared + 0.4 * self.alike

    def kind(self, candidate: Candidate) -> MatchKind:
        """Return what the candidate seems to be: the same said again, an answer to it, or a step further."""
        if _ANSWERS.search(candidate.text) and not (self.value and self.alike >= 85):
            return "answers"
        is_same = self.value and bool(self.codes or self.alike >= CLOSE_WORDS)
        return "mention" if is_same or self.alike >= 90 else "follows"

    def reason(self, candidate: Candidate) -> str:
        """Return in words what is shared."""
        names = [p.name for p in candidate.places if p.is_above == self.is_above and set(p.codes) & self.codes]
        said = [
            "the same figure" if self.value else "",
            f"the same {'project or area' if self.is_project else 'place'} ({', '.join(dict.fromkeys(names))[:80]})"
            if names
            else "",
            "the same date" if self.deadline else "",
            f"the theme {self.fact.theme}" if self.theme else "",
            f"wording {self.alike:.0f} of 100 alike",
        ]
        return ", ".join(filter(None, said))


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]{6,}", text.lower()) if word not in _COMMON}


def tally(proposal: Proposal) -> Mapping[str, int]:
    """Return how many candidates seem to be a mention, a step further, an answer or new."""
    counts = {"mention": 0, "follows": 0, "answers": 0, "new": 0}
    for candidate in proposal.candidates:
        counts[candidate.match or "new"] += 1
    return counts
