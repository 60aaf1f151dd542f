"""The data dictionary as a page: every column of every file, by layer and table."""

from __future__ import annotations

from collections.abc import Sequence

from layers.columns import Column
from layers.dictionary import COMMON_PART, parts
from layers.layer import Language, LayerId
from layers.registry import LAYERS
from ui.say.lists import scrolled
from ui.say.safe_html import Html, el, join, link, text
from ui.words.dictionary import WORDS


def heading(part: str, language: Language) -> str:
    """Return what a part of the dictionary is called, with the name that its file has."""
    words = WORDS[language]
    if part == COMMON_PART:
        return words.common
    if part in words.tables:
        return words.tables[part]
    return words.layer.format(LAYERS[LayerId(part)].words[language].name.partition(":")[0])


def anchor(part: str) -> str:
    """Return the id of a part on the page."""
    return part.lower().replace(" ", "-")


def row(column: Column, language: Language) -> tuple[Html, ...]:
    """Return the cells of a column: its name in files, its name for readers, its type and what it means."""
    words = WORDS[language]
    kind = words.types[column.type] + (f" ({column.unit})" if column.unit else "")
    # Markdown has code in backticks; here they would show.
    said = [el("span", text(column.about.replace("`", "")), lang="en")]
    if column.words:
        said.append(el("span", text(words.values.format(", ".join(column.words))), cls="quiet"))
    return (
        el("code", text(column.name)),
        text(column.nl if language == "nl" else column.en),
        text(words.or_empty.format(kind) if column.optional else kind),
        join(*said, between=" "),
    )


def table(part: str, columns: Sequence[Column], language: Language) -> Html:
    """Return a part with its heading."""
    name = heading(part, language)
    head = [text(cell) for cell in WORDS[language].columns]
    return join(
        el("h2", text(name), text(" "), el("code", text(part)) if part in LAYERS else text(""), id=anchor(part)),
        scrolled(name, head, (row(column, language) for column in columns)),
    )


def html(language: Language) -> Html:
    """Return the dictionary with links to its parts."""
    words, found = WORDS[language], parts()
    links = (el("li", link(f"#{anchor(part)}", text(heading(part, language)))) for part in found)
    return el(
        "div",
        el("h1", text(words.title)),
        el("p", text(words.intro)),
        el("ul", *links, cls="chips"),
        *(table(part, columns, language) for part, columns in found.items()),
        cls="page",
    )
