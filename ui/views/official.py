"""What others publish of regions and outlines: what is at hand, how it agrees with the map, and its files."""

from __future__ import annotations

from collections.abc import Sequence

from layers.layer import Language
from layers.official_files import FILES, MEMBERS, OUTLINES, REGIONS, Comparison
from ui.data.edition import Edition
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.words.formats import number
from ui.words.official import WORDS

ADDRESS = "/official/"


def files(edition: Edition, language: Language) -> list[tuple[str, str]]:
    """Return the files that are there, each with its name and its address."""
    words, there = WORDS[language], edition.built.manifest["files"]
    names = {REGIONS: words.regions, MEMBERS: words.members, OUTLINES: words.outline_file}
    return [(names[file], f"{ADDRESS}{file}") for file, made_of in FILES.items() if made_of in there]


def section(edition: Edition, language: Language) -> Html:
    """Return what is at hand and how it agrees with the map, as HTML; nothing where there is nothing to say."""
    about, words = edition.built.official, WORDS[language]
    if about is None:
        return EMPTY
    said = []
    for report in about["reports"]:
        sentence = words.states[report["state"]]
        if report["state"] == "here" and report["year"] is None:
            sentence = words.outlines
        kind, count = words.kinds[report["kind"]], number(report["count"], language)
        said.append(el("li", text(sentence.format(kind=kind, count=count, year=report["year"] or ""))))
    links = [el("li", link(address, text(name))) for name, address in files(edition, language)]
    return el(
        "section",
        el("h2", text(words.title)),
        el("p", text(words.intro)),
        el("ul", *said),
        el("ul", *links) if links else EMPTY,
        agreement(about["comparisons"], about["not_compared"], edition, language),
    )


def agreement(
    comparisons: Sequence[Comparison], not_compared: Sequence[str], edition: Edition, language: Language
) -> Html:
    """Return the table of outlines and areas, as HTML; nothing where none were compared."""
    words = WORDS[language]
    if not comparisons and not not_compared:
        return EMPTY
    registers = edition.built.registers
    municipality = {row["code"]: row["name"] for row in registers["municipalities"]}
    area = {row["id"]: row["name"] for row in registers["novex_areas"]}

    def listed(codes: Sequence[str]) -> str:
        return ", ".join(municipality.get(code, code) for code in codes) or words.none

    def percent(share: float | None) -> str:
        return f"{number(round(100 * (share or 0), 1), language)}%"

    rows = [
        el(
            "li",
            el("b", text(area[row["area_id"]])),
            *(
                el("div", el("span", text(f"{label}: "), cls="quiet"), text(value))
                for label, value in (
                    (words.outline_in_union, percent(row["outline_in_union"])),
                    (words.union_in_outline, percent(row["union_in_outline"])),
                    (words.only_in_outline, listed(row["only_in_outline"])),
                    (words.only_in_union, listed(row["only_in_union"])),
                )
            ),
        )
        for row in comparisons
    ]
    missing = words.not_compared.format(", ".join(area[ident] for ident in not_compared))
    return join(
        el("h3", text(words.agree)),
        el("p", text(words.agree_intro)),
        el("ul", *rows),
        el("p", text(missing)) if not_compared else EMPTY,
    )
