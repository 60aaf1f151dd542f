"""The page on which it is decided what holds where two readings of a fact differ."""

from __future__ import annotations

from collections.abc import Mapping

from seeds.new_letter.desk import LetterDesk
from seeds.new_letter.reader_answers import Difference, ReaderDesk
from ui.desk.frame import Here, frame
from ui.say.safe_html import EMPTY, Html, el, link, text
from ui.words.common import WORDS as COMMON
from ui.words.desk_readers import WORDS


def decisions_page(reader: ReaderDesk, here: Here, told: str = "", typed: Mapping[str, str] | None = None) -> Html:
    """Return every difference between the readings of a letter, each with its form or its decision.

    `typed` is a form that was refused: it stays as it was typed.
    """
    kept = typed or {}
    words, desk = WORDS[here.language], reader.desk
    found = reader.differences()
    candidates = {c.fact: c.id for c in desk.proposal.candidates if c.decision == "accepted"}
    rows = [_difference(d, i, candidates.get(d.id), here, kept if _is_of(kept, d) else {}) for i, d in enumerate(found)]
    compare = el(
        "form",
        el("p", text(words.compare_hint)),
        el("button", text(words.compare), type="submit"),
        method="post",
        action=f"{here.base}/compare?l={here.language}",
    )
    note = el("p", text(told), cls="note", role="status") if told else EMPTY
    intro = el("p", text(words.differences_intro if found else words.no_differences))
    return frame(here, _title(desk), "decisions", el("main", note, intro, *rows, compare, id="main", cls="readable"))


def _title(desk: LetterDesk) -> str:
    return desk.document.title if desk.document else desk.letter.file


def _is_of(form: Mapping[str, str], found: Difference) -> bool:
    return (form.get("id"), form.get("field")) == (found.id, found.field)


def _difference(found: Difference, number: int, candidate: str | None, here: Here, typed: Mapping[str, str]) -> Html:
    words, named = WORDS[here.language], COMMON[here.language].readings.fields
    to_fact = link(here.to("", c=candidate), text(words.change_record)) if candidate else EMPTY
    head = [
        el("h2", text(f"{found.id}: {named.get(found.field, found.field)}")),
        el(
            "dl",
            el("dt", text(words.first)),
            el("dd", text(found.first)),
            el("dt", text(words.second)),
            el("dd", text(found.second)),
            cls="about-list",
        ),
    ]
    if found.decision is not None:
        rule = f" ({found.decision.rule})" if found.decision.rule else ""
        return el(
            "section",
            *head,
            el("p", el("strong", text(f"{words.decided}{rule}: ")), text(found.decision.why)),
            cls="difference",
        )
    hidden = [
        el("input", type="hidden", name=name, value=value)
        for name, value in (("id", found.id), ("field", found.field), ("first", found.first), ("second", found.second))
    ]
    choices = []
    for value, label in words.holds_values.items():
        ident = f"d{number}-{value}"
        checked = "" if typed.get("holds") == value else None
        box = el("input", type="radio", id=ident, name="holds", value=value, checked=checked)
        choices.append(el("label", box, text(f" {label}"), for_=ident))
    fields = [
        el(
            "div",
            el("label", text(label), for_=f"d{number}-{name}"),
            el("input", type="text", id=f"d{number}-{name}", name=name, value=typed.get(name, "")),
            cls="field wide",
        )
        for name, label in (("now", words.now), ("rule", words.rule), ("why", f"{words.why}: {words.why_hint}"))
    ]
    return el(
        "section",
        *head,
        el(
            "form",
            *hidden,
            el("fieldset", el("legend", text(words.holds)), *choices, cls="choices"),
            *fields,
            el("div", el("button", text(words.decide), type="submit", cls="main-action"), to_fact, cls="actions"),
            method="post",
            action=f"{here.base}/decide?l={here.language}",
            autocomplete="off",
        ),
        cls="difference",
    )
