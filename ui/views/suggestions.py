"""What is offered while someone types in the search: by kind, each with its address and what of it was typed."""

from __future__ import annotations

from typing import TypedDict

from layers.search_index import MUNICIPALITIES, Named
from layers.suggest import GROUPS, Group, marks, suggested
from ui.data.picture import Picture
from ui.say import facts as fact_words
from ui.views import results
from ui.words.formats import plural
from ui.words.search import WORDS

# How much of an agreement is shown, and how much of it before what was typed.
SHOWN, BEFORE = 110, 40


class Hit(TypedDict):
    """One thing to choose: `marks` are the characters of its name that were typed, from one to another."""

    name: str
    marks: list[list[int]]
    about: str
    href: str


class Hits(TypedDict):
    """The hits of one kind."""

    kind: Group
    title: str
    hits: list[Hit]


class Suggestions(TypedDict):
    """What is offered, and what a screen reader says of it."""

    groups: list[Hits]
    guessed: str
    said: str


def suggestions(picture: Picture) -> Suggestions:
    """Return what is offered for what was typed: the search of a view."""
    words = WORDS[picture.view.language]
    found = suggested(picture.edition.index, picture.view.search)
    words_before = f"{words.postcode.format(found.postcode)}, " if found.postcode else ""
    made: dict[Group, list[Hit]] = {
        group: [_hit(named, picture, found.needles) for named in things] for group, things in found.things.items()
    }
    if words_before:
        first_hit = made["municipality"][0]
        made["municipality"][0] = {**first_hit, "about": words_before + first_hit["about"]}
    if found.facts:
        made["agreement"] = [_of_fact(place, picture, found.needles) for place in found.facts]
    groups: list[Hits] = [
        {"kind": group, "title": words.groups[group], "hits": made[group]} for group in GROUPS if group in made
    ]
    every = [hit for group in groups for hit in group["hits"]]
    if not every:
        said = words.nothing.format(picture.view.search) if picture.view.search else ""
        return {"groups": [], "guessed": "", "said": said}
    first = ", ".join(part for part in (every[0]["name"], every[0]["about"]) if part)
    said = words.offered.format(plural(words.hits, len(every), picture.view.language), first)
    guessed = words.guessed.format(picture.view.search) if found.guessed else ""
    return {"groups": groups, "guessed": guessed, "said": f"{guessed} {said}".strip()}


def _hit(named: Named, picture: Picture, needles: tuple[str, ...]) -> Hit:
    about = results.what(named, picture)
    if named.layer == MUNICIPALITIES and not named.town:
        municipality = picture.edition.index.municipalities[named.ident]
        province = picture.edition.provinces[municipality["province_code"]]["name"]
        about = WORDS[picture.view.language].municipality_in.format(province)
    marked = [list(mark) for mark in marks(named.name, needles)]
    return {"name": named.name, "marks": marked, "about": about, "href": results.href(named, picture)}


def _of_fact(place: int, picture: Picture, needles: tuple[str, ...]) -> Hit:
    fact = picture.edition.built.facts[place]
    name = excerpt(fact_words.summary(fact, picture.view.language), needles)
    marked = [list(mark) for mark in marks(name, needles)]
    return {"name": name, "marks": marked, "about": "", "href": results.fact_href(fact, picture)}


def excerpt(summary: str, needles: tuple[str, ...]) -> str:
    """Return the piece of a summary in which what was typed stands, in whole words."""
    if len(summary) <= SHOWN:
        return summary
    found = marks(summary, needles)
    start = found[0][0] if found and found[0][1] > SHOWN else 0
    begin = summary.rfind(" ", 0, max(start - BEFORE, 0)) + 1 if start else 0
    piece = summary[begin : begin + SHOWN]
    if begin + SHOWN < len(summary):
        piece = f"{piece.rsplit(' ', 1)[0]} …"
    return f"… {piece}" if begin else piece
