"""The charts that count: facts by meeting, NOVEX documents by status, and where the letters say nothing. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from layers.catalogue.novex import INSTRUMENTS
from layers.catalogue.novex import LAYER as NOVEX
from layers.deadlines import last_day_of_table
from layers.features import value
from layers.letters import ARRANGEMENT, arrangements
from ui.data import state
from ui.data.picture import Picture
from ui.say.chart import Bar, Box, Cell, Chart, largest, sorted_rows
from ui.say.chart_data import inside, title
from ui.say.comparison import instruments
from ui.words import charts as words_of
from ui.words.chart_titles import WORDS as TITLES
from ui.words.common import WORDS
from ui.words.formats import number

# How a NOVEX document may stand, furthest first; a status that is not here comes after these.
STATES: Final = ("done", "in-progress", "agreed", "conditional", "proposed", "not_mentioned")
# Firm first, so that what is agreed begins at zero in each row.
STATUSES: Final = ("done", "in-progress", "agreed", "conditional", "reserved", "proposed", "estimate")

FEW: Final = 12


def meetings(picture: Picture) -> Chart:
    """Return how many facts come back at each meeting, by status; each fact counts once, so its row adds up."""
    language = picture.view.language
    words, own = WORDS[language], words_of.WORDS[language]
    facts = [fact for fact in picture.facts if fact["table"]]
    counts = Counter((str(fact["table"]), fact["status"]) for fact in facts)
    totals = Counter(str(fact["table"]) for fact in facts)
    # The edition's own day: a picture of it says the same whenever it is made.
    today = date.fromisoformat(picture.edition.built.manifest["edition_date"][:10])
    passed = [name for name in totals if (last := last_day_of_table(name)) and last < today]
    bars: list[Bar] = []
    for name in sorted(totals):
        statuses = [s for s in (*STATUSES, *sorted({f["status"] for f in facts} - {*STATUSES})) if counts[name, s]]
        for status in statuses:
            said = number(counts[name, status], language)
            bars.append(Bar(name, status, counts[name, status], said, f"{said} {words.facts.status[status]}"))
    ordered = sorted_rows(bars, stacked=True)
    # Who has many meetings looks at those with more than one fact; the table has all.
    once = sorted(name for name in totals if totals[name] == 1) if FEW < len(totals) < len(facts) else []
    whole = [Bar(name, "", count, number(count, language), "") for name, count in totals.items()]
    found = [s for s in dict.fromkeys((*STATUSES, *words.facts.status)) if any(bar.series == s for bar in bars)]
    return Chart(
        "meetings",
        title("meetings", whole, language, total=number(len(facts), language)) if whole else "",
        tuple(own.column[name] for name in ("meeting", "passed", "state", "count")),
        [
            (bar.row, own.passed if bar.row in passed else "", words.facts.status[bar.series], bar.number)
            for bar in ordered
        ],
        number,
        frozenset(fact["id"] for fact in facts),
        {"meetings": [bar for bar in ordered if bar.row not in once]} if ordered else {},
        {status: words.facts.status[status] for status in found},
        stacked=True,
        asides=dict.fromkeys(passed, own.passed),
        notes=[own.once.format("; ".join(once))] if once else [],
    )


def novex(picture: Picture) -> Chart:
    """Return how many NOVEX areas have each of the three documents in which state, with their names."""
    language = picture.view.language
    words, own = WORDS[language], words_of.WORDS[language]
    chosen = picture.provinces
    features = [
        f for f in picture.edition.built.features(NOVEX.id) if chosen is None or set(chosen) & set(f["province_codes"])
    ]
    areas = [f for f in features if f["kind"] == "novex"]
    said = {**words.facts.status, "not_mentioned": own.not_stated}
    bars: list[Bar] = []
    rows: list[Sequence[Cell]] = []
    for column, name in instruments(language).items():
        order = (*STATES, *sorted({value(area, column) for area in areas} - {*STATES}))
        for status in order:
            names = [str(area["name"]) for area in areas if value(area, column) == status]
            if names:
                count = number(len(names), language)
                label, about = f"{count} {said[status]}", {"standing": said[status]}
                bars.append(Bar(name.capitalize(), status, len(names), count, label, about))
                rows.append((name.capitalize(), said[status], len(names), ", ".join(names)))
    ids = {i for area in areas for i in area["fact_ids"]}
    headline = ""
    if bars:
        mentioned = [bar for bar in bars if bar.series != "not_mentioned"] or bars
        headline = title("novex", mentioned, language, total=number(len(areas), language))
    return Chart(
        "novex",
        headline,
        tuple(own.column[name] for name in ("document", "state", "count", "names")),
        rows,
        number,
        frozenset(i for i in ids if i.endswith(tuple(INSTRUMENTS.values()))),
        {"areas": bars} if bars else {},
        {status: said[status] for status in dict.fromkeys((*STATES, *said)) if any(b.series == status for b in bars)},
        stacked=True,
        notes=(
            [own.regions.format(number(len(features) - len(areas), language))] if len(features) > len(areas) else []
        ),
    )


def silence(picture: Picture) -> Chart:
    """Return for each province and theme whether the letters say something, and whether its own arrangement was read.

    How much they say is in the table alone: of a province whose arrangement was read they say more, not of a province
    that agreed on more.
    """
    view, language = picture.view, picture.view.language
    words, own = WORDS[language], words_of.WORDS[language]
    provinces = picture.edition.provinces
    codes = sorted(picture.provinces if picture.provinces is not None else provinces)
    themes = [theme for theme in words.facts.themes if not view.themes or theme in view.themes]
    facts = [fact for fact in picture.searched if fact["theme"] in themes]
    counts = Counter((code, str(fact["theme"])) for fact in facts for code in fact["province_codes"])
    having = arrangements(picture.edition.built.registers["document_parts"])
    boxes: dict[str, list[Box]] = {}
    rows: list[Sequence[Cell]] = []
    for code in codes:
        name = provinces[code]["name"]
        read = f"{ARRANGEMENT}{name}" if name in having else ""
        made = []
        for theme in themes:
            kind = "said" if counts[code, theme] else "silent" if read else "unread"
            label = own.cell.format(name, words.facts.themes[theme], own.cells[kind])
            to = state.href(view, view="map", provinces=(code,), landsdelen=(), themes=(theme,))
            made.append(Box(kind, label, to if kind == "said" else None))
        boxes[name] = made
        rows.append((code, name, read, *(counts[code, theme] or None for theme in themes)))
    missing = [
        Bar(inside(words.facts.themes[theme]), "", count, number(count, language), "")
        for theme in themes
        if (count := sum(not counts[code, theme] for code in codes))
    ]
    said = TITLES[language].nothing_said
    if missing:
        most, all_of_them = largest(missing)[0].said, number(len(codes), language)
        one = TITLES[language].of_province.format(next(iter(boxes)))
        where = one if len(codes) == 1 else TITLES[language].of_provinces.format(most, all_of_them)
        said = title("silence", missing, language, where=where)
    return Chart(
        "silence",
        said if boxes else "",
        (
            *(own.column[name] for name in ("code", "place", "read")),
            *(words.facts.themes[theme] for theme in themes),
        ),
        rows,
        number,
        frozenset(fact["id"] for fact in facts if set(codes) & {*fact["province_codes"]}),
        series=own.cells,
        columns=[words.facts.themes[theme] for theme in themes],
        boxes=boxes,
    )
