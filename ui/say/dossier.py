"""The dossier for a meeting in words: what screen, paper and Word file are all made of. Pure text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import quote, urlencode

from layers.analysis import ELSEWHERE, HERE, here_or_elsewhere
from layers.dossier import Dossier, Part, Ties, at_stake, dossier, place, staked, ties
from layers.facts import Fact
from layers.layer import Language
from layers.narrowing import meetings
from ui.data import state
from ui.data.edition import Edition
from ui.data.state import ViewState
from ui.say import subject as subjects
from ui.say.dossier_item import Item, item
from ui.say.figures import Tile, tile
from ui.words.dossier import WORDS
from ui.words.formats import day, number, plural
from ui.words.subject import WORDS as SUBJECT


@dataclass(frozen=True)
class Paper:
    """A dossier of one place or theme, for a meeting, on a day, in a language."""

    key: str
    facts: tuple[Fact, ...]
    inferred: frozenset[str]
    edition: Edition
    meeting: str | None
    today: date
    language: Language

    @property
    def kind(self) -> str:
        """What it is about: one of `DOSSIER_KINDS`."""
        return self.key.partition(":")[0]

    @property
    def ident(self) -> str:
        """The id of what it is about."""
        return self.key.partition(":")[2]

    @property
    def name(self) -> str:
        """The name of what it is about."""
        return self.edition.scopes[self.key][self.language != "nl"]

    @property
    def for_meeting(self) -> str:
        """The name of the meeting, or that it is about all that is open."""
        return self.meeting or WORDS[self.language].everything

    @property
    def title(self) -> str:
        """What the dossier is called."""
        return f"{WORDS[self.language].title_of.format(self.name)}: {self.for_meeting}"

    @cached_property
    def found(self) -> Dossier:
        """Which facts stand in which part."""
        return dossier(self.facts, self.meeting, self.today)

    @cached_property
    def ties(self) -> Mapping[str, Ties]:
        """What hangs on each fact of the parts."""
        placed = [fact for facts in self.found.parts.values() for fact in facts]
        return ties(placed, self.edition.facts, self.edition.built.collisions)

    @cached_property
    def stakes(self) -> list[Tile]:
        """Money and homes in what is open, by the rules of totals; nothing that the letters state no number of."""
        words, every = WORDS[self.language], self.edition.built.facts
        ids = staked(self.found, every, self.inferred)
        chosen = None if self.kind == "theme" else (self.ident,)
        found = at_stake(ids, every, self._places)
        made = []
        for name, (measure, counted) in found.items():
            beside = (SUBJECT[self.language].shared_beside, SUBJECT[self.language].shared_beside_of)
            of_regions = self.kind in ("province", "landsdeel", "theme")
            if counted.shares or counted.overlapping:
                label = words.stake_label[name]
                made.append(tile(label, counted, measure, chosen, self.language, beside=None if of_regions else beside))
        return made

    @property
    def stake_lines(self) -> list[tuple[str, str]]:
        """All figures of what is at stake, a line for each measure: its label, and each figure with what it is."""
        made = []
        for shown in self.stakes:
            mains = [f"{main.written} {main.what or shown.what}" for main in shown.mains if main.written != "–"]
            made.append((shown.label, "; ".join([*mains, *(line.written for line in shown.under)])))
        return made

    def _places(self, fact: Fact) -> Sequence[str]:
        if self.kind in ("province", "landsdeel"):
            here = provinces_of_scope(self.key, self.edition)
            return sorted({HERE if code in here else ELSEWHERE for code in fact["province_codes"]})
        if self.kind == "theme":
            return fact["province_codes"]
        return here_or_elsewhere(self.kind, self.ident, fact)

    def title_of(self, part: Part) -> str:
        """Return the heading of a part."""
        words = WORDS[self.language]
        if self.meeting is None and part in words.all_open:
            return words.all_open[part]
        return words.part[part].format(self.meeting)

    def means(self, part: Part) -> str:
        """Return what stands in a part, in a sentence."""
        words = WORDS[self.language]
        return words.means[part] if self.meeting else words.all_open.get(f"{part} means", words.means[part])

    def count_of(self, part: Part) -> str:
        """Return what is counted of a part, to stand under its number."""
        words = WORDS[self.language]
        if self.meeting is None and part == "table":
            return words.all_open["table count"]
        return words.count[part][len(self.found.parts[part]) != 1]

    def item(self, fact: Fact) -> Item:
        """Return a fact in words; how it stands is left to the heading of its part where that says it."""
        is_inferred, ties = fact["id"] in self.inferred, self.ties[fact["id"]]
        made = item(fact, ties, self.edition, self.today, self.language, is_inferred=is_inferred)
        is_said = place(fact, self.meeting, self.today) in ("without word", "due", "refused")
        return replace(made, state="") if is_said else made

    def rest(self) -> list[str]:
        """Return what is only counted, in sentences."""
        words = WORDS[self.language]
        is_named = self.meeting is None or any(self.meeting in meetings(fact) for fact in self.facts)
        made = [] if is_named else [words.not_named.format(self.meeting)]
        made += [plural(words.rest[name], len(left), self.language) for name, left in self.found.rest.items() if left]
        if self.kind != "theme":
            form = words.national if self.meeting else words.all_open["national"]
            made.append(form.format(*(number(n, self.language) for n in self.national)))
        return [f"{line.rstrip('.')}." for line in made]

    @cached_property
    def national(self) -> tuple[int, int]:
        """How many facts without a place come back to this meeting, and how many are due without word."""
        nowhere = [f for f in self.edition.built.facts if not f["province_codes"] and not f["province_codes_inferred"]]
        found = dossier(nowhere, self.meeting, self.today).parts
        return len(found["table"]), len(found["without word"])

    @property
    def query(self) -> dict[str, str]:
        """The parameters of a file or print of this dossier."""
        return {**({"meeting": self.meeting} if self.meeting else {}), "lang": self.language}

    @property
    def page_address(self) -> str:
        """The address of the page of the app, on this server; it names the language whatever the browser's is."""
        chosen = ViewState(
            view="dossier", ident=self.key, meetings=(self.meeting,) if self.meeting else (), language=self.language
        )
        return f"/?{urlencode({**state.to_query(chosen), 'lang': self.language}, doseq=True)}"

    @property
    def print_address(self) -> str:
        """The address of the page on paper."""
        return f"/print/dossier/{self.kind}/{quote(self.ident, safe='')}?{urlencode(self.query)}"

    @property
    def word_address(self) -> str:
        """The address of the Word file."""
        return f"/dossier/{self.kind}/{quote(self.ident, safe='')}.docx?{urlencode(self.query)}"

    def made(self) -> list[str]:
        """Return when it was made and of what: the day, the edition, the choice, and the last letter that was read."""
        words, manifest = WORDS[self.language], self.edition.built.manifest
        edition = words.edition.format(manifest["edition"], day(manifest["edition_date"], self.language))
        kind = words.kind[self.kind]
        return [
            words.made.format(day(self.today.isoformat(), self.language)),
            edition,
            words.letters_until.format(day(self.edition.last_letter, self.language)),
            words.chosen.format(f"{kind} {self.name}", self.for_meeting),
        ]


def paper(key: str, meeting: str | None, edition: Edition, today: date, language: Language) -> Paper | None:
    """Return the dossier of a scope (`kind:id`, or a name for the id), None where no scope or meeting is called so."""
    kind, _, written = key.partition(":")
    key, tables = f"{kind}:{edition.known.present(kind, written)}", edition.known.tables
    if meeting is not None and meeting not in tables:
        meeting = edition.known.present("meeting", meeting)
    if key not in edition.scopes or (meeting is not None and meeting not in tables):
        return None
    facts, inferred = facts_of(key, edition)
    return Paper(key, facts, inferred, edition, meeting, today, language)


def provinces_of_scope(key: str, edition: Edition) -> frozenset[str]:
    """Return the codes of a province or of the provinces of a landsdeel."""
    kind, _, ident = key.partition(":")
    return frozenset(
        code for code, p in edition.provinces.items() if ident == (code if kind == "province" else p["landsdeel"])
    )


def facts_of(key: str, edition: Edition) -> tuple[tuple[Fact, ...], frozenset[str]]:
    """Return the facts of a scope: those of its page; and the ids of those that we infer to lie there."""
    kind, _, ident = key.partition(":")
    every = edition.built.facts
    if kind == "theme":
        return tuple(fact for fact in every if fact["theme"] == ident), frozenset()
    if kind in ("province", "landsdeel"):
        here = provinces_of_scope(key, edition)
        named = [fact for fact in every if here & {*fact["province_codes"]}]
        guessed = [f for f in every if here & {*f["province_codes_inferred"]} and not here & {*f["province_codes"]}]
        return (*named, *guessed), frozenset(fact["id"] for fact in guessed)
    subject = subjects.find(edition, kind, ident)
    return (subject.every_fact, subject.inferred) if subject else ((), frozenset())
