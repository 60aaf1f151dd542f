"""One fact of a dossier in words: when, where, how it stands, who, what, and what hangs on it. Pure text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from layers.dossier import Ties
from layers.facts import Fact
from layers.layer import Language
from layers.narrowing import meetings
from ui.data.edition import Edition
from ui.say import citing, outcomes
from ui.say import facts as fact_words
from ui.say.lists import where
from ui.words.common import WORDS as COMMON
from ui.words.dossier import WORDS
from ui.words.formats import day, listed, number

FEW: Final = 3
"""Number of names that a line of what hangs on an item has; of more it says how many."""


@dataclass(frozen=True)
class Tie:
    """What hangs on a fact in one way: its words, `{}` for the names; the names, each with its fact if it is one.

    `left` is how many more there are.
    """

    form: str
    others: tuple[tuple[str, Fact | None], ...]
    left: int

    def said(self, language: Language) -> str:
        """Return it in a line."""
        shown = [name for name, _ in self.others]
        return self.form.format(listed([*shown, f"+ {number(self.left, language)}"] if self.left else shown, language))


@dataclass(frozen=True)
class Item:
    """A fact in the words of a dossier. `notes` are where the letters say it, each the text of a footnote."""

    fact: Fact
    where: str
    when: str
    state: str
    about: str
    says: str
    told: tuple[tuple[str, str], ...]
    hangs: tuple[Tie, ...]
    notes: tuple[str, ...]

    def hanging(self, language: Language) -> str:
        """Return all that hangs on it, in a line."""
        return "; ".join(way.said(language) for way in self.hangs)


def item(
    fact: Fact, ties: Ties, edition: Edition, today: date, language: Language, *, is_inferred: bool = False
) -> Item:
    """Return a fact in words; `is_inferred` says that we infer where it is."""
    words = WORDS[language]
    by = words.by.format(listed(list(fact["promised_by"]), language)) if fact["promised_by"] else ""
    about = (
        fact_words.standing(fact, language),
        by,
        *fact_words.figures(fact, language),
        words.inferred if is_inferred else "",
    )
    return Item(
        fact,
        where(fact, language),
        when(fact, language),
        outcomes.in_short(fact, today, language),
        " · ".join(filter(None, about)),
        fact_words.summary(fact, language),
        told(fact, language),
        hangs(ties, language),
        notes(fact, edition, language),
    )


def when(fact: Fact, language: Language) -> str:
    """Return the meeting and the deadline of a fact; a year that ends the name of the meeting is not said again."""
    table, named = fact["table"] or "", meetings(fact)
    is_known = fact["deadline_kind"] in (None, "in") and len(named) == 1 and table.endswith(f" {fact['deadline']}")
    return ", ".join(filter(None, (table, "" if is_known else fact_words.when(fact, language))))


def told(fact: Fact, language: Language) -> tuple[tuple[str, str], ...]:
    """Return what letters tell became of a promise, the latest first: its outcome with the date, and what it says."""
    words = WORDS[language]
    return tuple(
        (
            words.told_on.format(
                outcomes.told(row["outcome"], row["moved_to"], language).capitalize(), day(row["date"], language)
            ),
            outcomes.summary(row, language),
        )
        for row in outcomes.latest_first(fact)
    )


def notes(fact: Fact, edition: Edition, language: Language) -> tuple[str, ...]:
    """Return where the letters say a fact, and where they tell what came of it."""
    since = [source for one in fact["progress"] for source in one["sources"]]
    both = Fact({**fact, "sources": [*fact["sources"], *since]})
    return tuple(citing.in_short(letter, language) for letter in citing.letters_of(both, edition, language))


def hangs(found: Ties, language: Language) -> tuple[Tie, ...]:
    """Return what hangs on a fact, one for each way: by the names of the other facts, with their figures."""
    words = WORDS[language]

    def tie(form: str | tuple[str, str], others: Mapping[str, Fact | None]) -> Tie:
        said = form if isinstance(form, str) else form[len(others) != 1]
        return Tie(said, tuple(others.items())[:FEW], max(0, len(others) - FEW))

    def of(form: str | tuple[str, str], *others: Fact | None) -> Tie:
        return tie(form, {short(fact, language): fact for fact in others if fact})

    ways = (
        tie(words.bottleneck, {collision.name: None for collision in found.bottlenecks}),
        of(words.part_of, found.whole),
        of(words.of_agreement, found.agreement),
        of(words.belongs, *found.belongs),
        of(words.parts, *found.parts),
        of(words.follows, *found.follows),
        of(words.followed_by, *found.followed_by),
    )
    return tuple(way for way in ways if way.others)


def short(fact: Fact, language: Language) -> str:
    """Return a fact by its first figure, its theme and its place."""
    theme = COMMON[language].facts.themes.get(fact["theme"], fact["theme"])
    figure = fact_words.amount(fact, language) or fact_words.homes(fact, language)
    return (
        f"{where(fact, language)} ({', '.join(filter(None, (figure, theme.lower() if theme[:2] != 'NO' else theme)))})"
    )
