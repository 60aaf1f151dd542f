"""The view with the letters and the boundaries in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from ui import facts as fact_words
from ui import state
from ui.safe_html import el, text
from ui.shown import Shown
from ui.text import WORDS, Language, day, number, plural


def card(title: str, rows: Sequence[tuple[str, object]], more: str = "") -> str:
    """Return a title with labelled values as HTML, and more HTML under it; what is not known is left out."""
    lines = (
        el("div", el("span", text(f"{label}: "), cls="quiet"), text(value))
        for label, value in rows
        if value not in (None, "")
    )
    return el("div", *((el("b", text(title)),) if title else ()), *lines, more, cls="fact")


def readings_per_letter(shown: Shown) -> Counter[tuple[str, int, str]]:
    """Count the facts that cite each letter by the verdict of their two readings."""
    counts: Counter[tuple[str, int, str]] = Counter()
    for fact in shown.built.facts:
        cited = (shown.part(source) for source in fact["sources"])
        verdict = fact["reading"]["verdict"]
        counts.update({(part["file"], part["line_start"], verdict) for part in cited if part})
    return counts


def letters_in(file: str, shown: Shown, counts: Mapping[tuple[str, int, str], int], language: Language) -> str:
    """Return the letters inside a file as HTML, each with its sender, first line and number of facts."""
    words = WORDS[language]
    parts = shown.parts.get(file, [])

    def about(part: Mapping[str, Any]) -> str:
        found = {verdict: counts[file, part["line_start"], verdict] for verdict in words.reading_short}
        read = ", ".join(f"{name} {number(found[v], language)}" for v, name in words.reading_short.items() if found[v])
        count = text(f"{plural(words.facts_from, sum(found.values()), language)}: {read}")
        if len(parts) == 1:
            return el("div", count)
        start = text(f" · {words.from_line.format(part['line_start'])}")
        title, sender = text(fact_words.letter(part, language)), text(f" {part['sender']}")
        return "".join(
            (el("b", title), el("span", sender, cls="quiet"), el("div", count, el("span", start, cls="quiet")))
        )

    return "".join(el("div", about(part), cls="letter") for part in parts)


def found_in(file: str, shown: Shown, language: Language) -> str:
    """Return how many amounts, homes, quantities and agreements a file holds, and how many are in a fact, as HTML."""
    words = WORDS[language]
    rows = [row for row in shown.built.registers["coverage"] if row["file"] == file]
    if not rows:
        return ""
    items: Counter[str] = Counter()
    for row in rows:
        items[row["kind"] if row["kind"] in words.found_kinds else "other"] += row["items"]
    kinds = ", ".join(plural(pair, items[kind], language) for kind, pair in words.found_kinds.items() if items[kind])
    facts, left_out = (number(sum(row[name] for row in rows), language) for name in ("facts", "left_out"))
    return el("div", text(words.found.format(kinds, facts, left_out)), cls="quiet")


def show(shown: Shown) -> None:
    """Show the letters and the boundaries."""
    with st.container(key="sources"):
        _show(shown)


def _show(shown: Shown) -> None:
    view, _ = state.read(shown.known)
    words = WORDS[view.language]
    counts = readings_per_letter(shown)
    st.subheader(words.letters)
    made = []
    for document in shown.built.registers["documents"]:
        rows = [
            (words.letter_columns["sender"], document.get("sender")),
            (words.letter_columns["reference"], document.get("reference")),
            (words.letter_columns["date"], day(document["date"], view.language) if document.get("date") else None),
            (words.letter_columns["url"], document.get("url")),
        ]
        inside = letters_in(document["file"], shown, counts, view.language)
        found = found_in(document["file"], shown, view.language)
        made.append(card(document.get("title") or document["file"], rows, found + inside))
    st.html(el("div", *made, cls="facts"))
    if not shown.has_letters:
        st.caption(words.passages_hint)
    boundary = shown.built.manifest["boundary"]
    st.subheader(words.boundaries)
    values = {field: boundary.get(field) for field in words.boundary_columns}
    rows = [
        (label, words.yes_no[values[f]] if isinstance(values[f], bool) else values[f])
        for f, label in words.boundary_columns.items()
    ]
    st.html(el("div", card("", rows), cls="facts"))
    st.subheader(words.chain)
    reports = shown.built.manifest.get("reports") or []
    for report in reports:
        st.text(f"• {report}")
    if not reports:
        st.caption(words.chain_unknown)
    st.markdown(words.real_ones)
