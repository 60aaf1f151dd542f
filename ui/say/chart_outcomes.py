"""The chart of what became of promises, by province, by who promised and by meeting, as it stands today. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from layers.deadlines import today
from layers.facts import Fact
from layers.layer import Language
from layers.narrowing import meetings
from layers.outcomes import Due, State, due_of, state
from ui.data.picture import Picture
from ui.say.chart import Bar, Cell, Chart, sorted_rows
from ui.words import charts as words_of
from ui.words.chart_titles import WORDS as TITLES
from ui.words.common import WORDS
from ui.words.formats import day, number
from ui.words.outcomes import WORDS as OUTCOMES

ORDER: Final[tuple[State, ...]] = (
    "kept", "partly kept", "in progress", "moved", "changed", "dropped", "refused", "without word", "not yet due",
)  # fmt: skip
"""The states from left to right in a row: what a letter says, then what only a date says."""

MOST: Final = 10
"""So many parties and meetings are drawn, those with the most; the table has all."""


def outcomes(picture: Picture) -> Chart:
    """Return in which state promises stand today; a promise of several provinces or parties stands in each row."""
    language, now = picture.view.language, today()
    own, said = words_of.WORDS[language], OUTCOMES[language].states
    stands = {fact["id"]: found for fact in picture.facts if (found := state(fact, now))}
    facts = [fact for fact in picture.facts if fact["id"] in stands]
    panels: dict[str, Sequence[Bar]] = {}
    rows: list[Sequence[Cell]] = []
    left_out = 0
    for panel, named in _named(picture).items():
        counts = Counter((name, stands[fact["id"]]) for fact in facts for name in named(fact))
        made = [
            _bar(name, found, counts[name, found], said[found])
            for name in sorted({name for name, _ in counts})
            for found in ORDER
            if counts[name, found]
        ]
        bars = sorted_rows(made, stacked=True)
        rows += [(own.panel[panel], bar.row, bar.about["stands"], bar.number) for bar in bars]
        drawn = list(dict.fromkeys(bar.row for bar in bars))[: None if panel == "provinces" else MOST]
        left_out += len({bar.row for bar in bars}) - len(drawn)
        if drawn:
            panels[panel] = [bar for bar in bars if bar.row in drawn]
    having = {*stands.values()}
    as_of = own.as_of.format(day(now.isoformat(), language), day(picture.edition.last_letter, language))
    return Chart(
        "outcomes",
        headline(due_of(picture.facts, now), len(facts), language) if facts else "",
        tuple(own.column[name] for name in ("by", "name", "stands", "count")),
        rows,
        number,
        frozenset(stands),
        panels,
        {found: said[found] for found in ORDER if found in having},
        stacked=True,
        notes=[as_of, *([own.rest_in_table.format(number(left_out, language))] if left_out else [])],
    )


def headline(due: Due, total: int, language: Language) -> str:
    """Return of how many of the promises whose date has passed no letter says what happened."""
    titles = TITLES[language]
    all_of_them, silent = number(due.all, language), number(due.silent, language)
    if not due.all:
        return titles.none_due.format(number(total, language))
    return (titles.without_word if due.silent else titles.all_told).format(number=silent, total=all_of_them)


def _named(picture: Picture) -> Mapping[str, Callable[[Fact], Sequence[str]]]:
    """Return the names under which a fact stands in each block; of provinces only those that are looked at."""
    provinces, chosen = picture.edition.provinces, picture.provinces
    national = WORDS[picture.view.language].facts.national

    def places(fact: Fact) -> Sequence[str]:
        # What we alone infer to lie in a province is neither its own nor national.
        if not fact["province_codes"]:
            return [] if fact["province_codes_inferred"] else [national]
        return [provinces[code]["name"] for code in fact["province_codes"] if chosen is None or code in chosen]

    panels: dict[str, Callable[[Fact], Sequence[str]]] = {"provinces": places}
    return panels | {"parties": lambda fact: fact["promised_by"], "meetings": meetings}


def _bar(name: str, found: State, count: int, said: str) -> Bar:
    return Bar(name, found, count, str(count), f"{count} {said}", {"stands": said})
