"""The small forms of the desk: mention, leave out, leave lines out, and the entry of a letter."""

from __future__ import annotations

from collections.abc import Mapping

from seeds.new_letter.candidates import Candidate
from seeds.new_letter.desk import LEFT_OUT_REASONS, LetterDesk
from seeds.new_letter.letter_entry import suggested_id
from ui.desk.frame import Here
from ui.say.safe_html import Html, el, join, text
from ui.words.desk import DeskWords
from ui.words.desk_record import WORDS as RECORD


def panels(desk: LetterDesk, here: Here, current: Candidate | None) -> Html:
    """Return the small forms that open with a key: mention, leave out, leave lines out."""
    words: DeskWords = here.desk
    hidden = (
        [
            el("input", type="hidden", name="c", value=current.id),
            el("input", type="hidden", name="seen", value=desk.seen(current.id)),
        ]
        if current
        else []
    )
    cancel = el("button", text(words.actions["cancel"]), type="button", data_cancel="", cls="quiet")

    def panel(name: str, title: str, *parts: Html) -> Html:
        send = el("button", text(words.actions[name]), type="submit")
        return el(
            "form",
            *hidden,
            el("h3", text(title)),
            *parts,
            el("div", send, cancel, cls="actions"),
            cls="panel",
            data_panel=name,
            hidden="",
            method="post",
            action=f"{here.base}/{name}",
            autocomplete="off",
        )

    def labelled(ident: str, label: str, control: Html) -> Html:
        return el("div", el("label", text(label), for_=ident), control, cls="field wide")

    reasons = [el("option", text(f"– {RECORD[here.language].choose} –"), value="")]
    reasons += [el("option", text(words.reasons[r]), value=r) for r in LEFT_OUT_REASONS]
    lines = panel(
        "lines",
        words.lines_title,
        el("input", type="hidden", name="sure"),
        labelled(
            "lines-from", words.lines_from, el("input", id="lines-from", name="from", type="text", inputmode="numeric")
        ),
        labelled("lines-to", words.lines_to, el("input", id="lines-to", name="to", type="text", inputmode="numeric")),
        labelled("lines-reason", words.lines_reason, el("select", *reasons, id="lines-reason", name="reason")),
        labelled("lines-about", words.lines_about, el("input", id="lines-about", name="about", type="text", lang="en")),
        labelled("lines-repeats", words.lines_repeats, el("input", id="lines-repeats", name="repeats", type="text")),
    )
    if current is None:
        return lines
    find = el(
        "input",
        id="mention-find",
        type="search",
        data_find="mention",
        autocomplete="off",
        aria_describedby="found-mention",
    )
    return join(
        panel(
            "mention",
            words.mention_title,
            el("p", text(words.mention_hint)),
            labelled("mention-find", RECORD[here.language].find_fact, find),
            el("div", id="found-mention", cls="found", role="status"),
            el("input", type="hidden", name="fact"),
        ),
        panel(
            "leave",
            words.leave_title,
            labelled("leave-reason", words.reason, el("input", id="leave-reason", name="reason", type="text")),
        ),
        lines,
    )


def entry_form(desk: LetterDesk, here: Here, told: Mapping[str, str], errors: Mapping[str, str]) -> Html:
    """Return what is asked once of a letter that the register of documents does not know."""
    words: DeskWords = here.desk
    begin = {"id": suggested_id(desk.letter), "date": desk.proposal.written, "sender": "", "title": "", "reference": ""}
    rows = []
    for name in ("title", "sender", "date", "reference", "id"):
        about = f"entry-{name}-about"
        value = told.get(name, begin[name])
        kind = el(
            "input",
            type="text",
            id=f"entry-{name}",
            name=name,
            value=value,
            aria_describedby=about,
            aria_invalid="true" if name in errors else None,
        )
        said = el(
            "span",
            text(errors.get(name) or words.entry_hints.get(name, "")),
            id=about,
            cls="error" if name in errors else "hint",
        )
        rows.append(el("div", el("label", text(words.entry[name]), for_=f"entry-{name}"), kind, said, cls="field wide"))
    box = el(
        "input",
        type="checkbox",
        id="entry-draft",
        name="is_draft",
        value="yes",
        checked="" if told.get("is_draft") else None,
    )
    rows.append(el("div", el("label", box, text(f" {words.entry['is_draft']}"), for_="entry-draft"), cls="field wide"))
    button = el("button", text(words.entry_button), type="submit", cls="main-action")
    return el(
        "form",
        el("h2", text(words.entry_title)),
        el("p", text(words.entry_intro)),
        *rows,
        button,
        method="post",
        action=f"{here.base}/enter?l={here.language}",
        cls="entry",
        autocomplete="off",
    )
