"""The dossier for a meeting as a Word file of two pages at most: what does not fit is counted, with where it stands."""

from __future__ import annotations

from datetime import datetime, time
from typing import Final

from layers.dossier import Part
from ui.say.dossier import Paper
from ui.say.dossier_item import Item
from ui.say.dossier_room import WORD as ROOM
from ui.say.word import ACCENT, QUIET, WARNING, WIDTH_MM, Run, WordFile
from ui.words.common import WORDS as COMMON
from ui.words.dossier import WORDS
from ui.words.formats import number, plural

LEFT_MM: Final = 33.0
RIGHT_MM: Final = WIDTH_MM - LEFT_MM


def content(paper: Paper, server: str) -> bytes:
    """Return the Word file; `server` is the address under which it was requested."""
    words, common = WORDS[paper.language], COMMON[paper.language]
    made = WordFile(paper.title, paper.language, datetime.combine(paper.today, time()))
    address = f"{server.rstrip('/')}{paper.page_address}"
    made.heading(paper.title, 0)
    made.paragraph(Run(f"{common.page.title} · {' · '.join(paper.made())}.", colour=QUIET, size=8), after=5)
    counts(made, paper)
    stakes(made, paper)
    for name, shown in ROOM.fitted(paper).items():
        part(made, paper, name, shown, address)
    if not paper.found.total:
        made.paragraph(Run(words.none))
    end(made, paper, address)
    made.foot(paper.title, words.page)
    return made.content()


def counts(made: WordFile, paper: Paper) -> None:
    """Add how many facts stand in each part."""
    parts = paper.found.parts
    [cells] = made.table([WIDTH_MM / len(parts)] * len(parts), 1)
    for cell, name in zip(cells, parts, strict=True):
        count = len(parts[name])
        colour = WARNING if count and name == "without word" else ACCENT
        made.paragraph(Run(number(count, paper.language), bold=True, colour=colour, size=15), within=cell)
        made.paragraph(Run(paper.count_of(name), colour=QUIET, size=8), within=cell)


def stakes(made: WordFile, paper: Paper) -> None:
    """Add money and homes in what is open."""
    words = WORDS[paper.language]
    if not paper.found.open:
        return
    made.heading(words.stake, 1)
    for label, line in paper.stake_lines:
        made.paragraph(Run(f"{label}: ", bold=True), Run(line))
    said = words.stake_means if paper.stakes else words.stake_none
    made.paragraph(Run(said, colour=QUIET, size=8))


def part(made: WordFile, paper: Paper, name: Part, shown: list[Item], address: str) -> None:
    """Add a part: its heading, the items that fit, and how many more there are, with where they stand."""
    words, facts = WORDS[paper.language], paper.found.parts[name]
    if not facts:
        return
    made.heading(f"{paper.title_of(name)} ({number(len(facts), paper.language)})", 1)
    made.paragraph(Run(paper.means(name), colour=QUIET, size=8), keep=True)
    if shown:
        for cells, item in zip(made.table([LEFT_MM, RIGHT_MM], len(shown)), shown, strict=True):
            left, right = cells
            if item.when:
                made.paragraph(Run(item.when, bold=True, size=8.5), within=left)
            if item.state:
                made.paragraph(Run(item.state, colour=WARNING if name == "table" else QUIET, size=8), within=left)
            head = [Run(item.where, bold=True), Run(f" · {item.about}" if item.about else "", colour=QUIET, size=8)]
            made.paragraph(*head, within=right)
            made.paragraph(Run(item.says, note="; ".join(item.notes)), within=right)
            for when, told in item.told:
                made.paragraph(Run(f"{when} ", bold=True), Run(told), within=right)
            if item.hangs:
                made.paragraph(
                    Run("; ".join(way.said(paper.language) for way in item.hangs), colour=QUIET, size=8), within=right
                )
    if left_out := len(facts) - len(shown):
        more = made.paragraph(Run(f"{plural(words.more, left_out, paper.language)} ", bold=True, size=8), before=3)
        made.link(more, address)


def end(made: WordFile, paper: Paper, address: str) -> None:
    """Add what is only counted, and where to come back to."""
    words = WORDS[paper.language]
    made.paragraph(Run(" ".join(paper.rest()), size=8), before=6)
    back = made.paragraph(Run(f"{words.lines_note} {words.back} ", colour=QUIET, size=8))
    made.link(back, address)
