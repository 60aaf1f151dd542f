"""The pages of the desk: the frame around them, the letter beside the record, and what is asked of a letter once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from layers.layer import Language
from seeds.new_letter.as_typed import Remark
from seeds.new_letter.candidates import Candidate
from seeds.new_letter.desk import LEFT_OUT_REASONS, LetterDesk
from seeds.new_letter.letter_entry import suggested_id
from seeds.new_letter.record_text import as_yaml
from ui.desk import record_form
from ui.desk.guard import Role
from ui.desk.letter_pane import letter
from ui.say.safe_html import EMPTY, Html, document, el, join, link, text
from ui.words.desk import WORDS, DeskWords
from ui.words.desk_record import WORDS as RECORD

KEYS: Final[Mapping[str, str]] = {
    "fill": "f", "accept": "Ctrl+Enter", "next": "n", "previous": "p", "mention": "m", "leave": "l", "mark": "k",
    "source": "b", "lines": "x", "undo": "u", "escape": "Esc", "help": "?",
}  # fmt: skip
_KNOWN: Final = frozenset(Candidate.model_fields)


@dataclass(frozen=True)
class Here:
    """Where a page stands: the address that begins with the key, whose it is, and its language."""

    base: str
    role: Role
    language: Language

    @property
    def words(self) -> DeskWords:
        """The words of the desk in this language."""
        return WORDS[self.language]

    def to(self, page: str, **query: str) -> str:
        """Return the address of a page of the desk."""
        told = "&".join(f"{name}={value}" for name, value in {**query, "l": self.language}.items())
        return f"{self.base}/{page}?{told}"


def frame(here: Here, title: str, page: str, *parts: Html, aside: Html = EMPTY) -> Html:
    """Return a whole page: header with the pages of this role, main, and what is beside it."""
    words = here.words
    pages = {"editor": ("desk", "decisions", "finish"), "second": ("second",), "words": ("words",)}[here.role]
    links = [
        el(
            "li",
            link(
                here.to("" if name == "desk" else name),
                text(words.pages[name]),
                aria_current="page" if name == page else None,
            ),
        )
        for name in pages
    ]
    other: Language = "en" if here.language == "nl" else "nl"
    switch = link(f"?l={other}", text("English" if other == "en" else "Nederlands"), lang=other, hreflang=other)
    body = join(
        link("#main", text(words.skip), cls="skip"),
        el(
            "header",
            el("div", el("span", text(words.title), cls="desk-title"), el("h1", text(title)), cls="named"),
            el("nav", el("ul", *links), aria_label=words.title) if len(links) > 1 else EMPTY,
            switch,
            aside,
            cls="desk-head",
        ),
        el(
            "div",
            *parts,
            cls=f"desk-body page-{page}",
            data_base=here.base,
            data_language=here.language,
            data_page=page,
            data_unsent=words.not_sent,
            data_mark_first=words.mark_first,
        ),
        el("div", el("p", role="status", id="told"), cls="told"),
    )
    return document(
        body, language=here.language, title=f"{title} – {words.title}", styles=f"{here.base}/desk.css",
        script=f"{here.base}/main.js",
    )  # fmt: skip


def desk_page(desk: LetterDesk, here: Here, chosen: str) -> Html:
    """Return the page with the letter and the record of a candidate."""
    words, found = here.words, desk.document
    if found is None:
        return frame(here, desk.letter.file, "desk", el("main", entry_form(desk, here, {}, {}), id="main", cls="alone"))
    chapters = desk.chapters()
    left = el(
        "section",
        el("h2", text(words.letter), cls="hidden"),
        letter(desk.letter.lines, chapters, desk.proposal.candidates, here.language),
        cls="letter-pane",
        aria_label=words.letter,
        tabindex=0,
    )
    right = el("main", side(desk, here, chosen), id="main", cls="side")
    progress = el("div", head(desk, here), id="progress")
    return frame(here, found.title, "desk", left, right, keys(here), aside=progress)


def head(desk: LetterDesk, here: Here) -> Html:
    """Return how far the letter is, by chapter, and the last step with the way to undo it."""
    words, chapters, candidates = here.words, desk.chapters(), desk.proposal.candidates
    done, every = sum(c.done for c in chapters), sum(len(c.passages) for c in chapters)
    decided = sum(c.decision != "open" for c in candidates)
    rows = [
        el("li", link(f"#chapter-{c.line}", text(c.title.strip() or words.no_heading)),
           el("span", text(words.chapter_done.format(c.done, len(c.passages)))), cls="done" if c.done == len(c.passages) else "")
        for c in chapters
    ]  # fmt: skip
    steps = desk.journal.steps()
    undo = EMPTY
    if steps:
        undo = el(
            "div",
            el("span", text(words.last_step.format(steps[-1].what)), cls="step"),
            _button(here, "undo", data_token=steps[-1].token),
            cls="undo",
        )
    return join(
        el(
            "details",
            el("summary", text(words.progress.format(done, every, decided, len(candidates)))),
            el("ul", *rows),
            cls="chapters",
        ),
        undo,
    )


def side(desk: LetterDesk, here: Here, chosen: str, told: str = "") -> Html:
    """Return what is beside the letter: the candidate, what can be done with it, and its record."""
    words, candidates = here.words, desk.proposal.candidates
    note = el("p", text(told), cls="note", role="alert") if told else EMPTY
    current = next((c for c in candidates if c.id == chosen), None) or next(
        (c for c in candidates if c.decision == "open"), None
    )
    if current is None:
        said = words.all_done if candidates else words.no_candidates
        return join(
            note,
            el("p", text(said), cls="note"),
            el("div", _button(here, "mark"), _button(here, "lines"), cls="actions"),
            panels(desk, here, None),
        )
    record = desk.fields(current.id)
    order = json.dumps([c.id for c in candidates])
    return join(
        note,
        el("h2", text(words.position.format(candidates.index(current) + 1, len(candidates))), data_order=order),
        _about(current, here),
        el(
            "div",
            *(_button(here, name) for name in ("mention", "leave", "previous", "next", "mark", "source", "lines")),
            cls="actions",
        ),
        panels(desk, here, current),
        _record(desk, here, current, record) if current.decision in ("open", "accepted") else EMPTY,
    )


def _record(desk: LetterDesk, here: Here, current: Candidate, record: Mapping[str, Any]) -> Html:
    name = "save" if current.decision == "accepted" else "accept"
    return el(
        "form",
        el("input", type="hidden", name="c", value=current.id),
        el("input", type="hidden", name="seen", value=desk.seen(current.id), id="seen"),
        record_form.form(record, here.language),
        el("div", check(record, desk.remarks(record), here), id="check", cls="check"),
        el(
            "div",
            el("button", text(here.words.actions[name]), _key("accept"), type="submit", cls="main-action"),
            cls="actions last",
        ),
        id="record",
        method="post",
        action=f"{here.base}/accept",
        aria_label=RECORD[here.language].groups["what"],
        autocomplete="off",
    )


def check(record: Mapping[str, Any], remarks: Sequence[Remark], here: Here) -> Html:
    """Return what is not right yet with a record, and the YAML that will be written."""
    words = RECORD[here.language]
    gaps = [r for r in remarks if r.is_gap]
    others = [r for r in remarks if not r.is_gap]
    parts = []
    if gaps:
        named = ", ".join(words.fields.get(r.field, r.field) for r in gaps)
        parts.append(el("p", text(words.gaps.format(named)), cls="gaps"))
    if others:
        rows = [el("li", _place(r, here), el("span", text(r.message), lang="en")) for r in others]
        parts += [el("p", text(words.faults), cls="faults"), el("ul", *rows, cls="remarks")]
    if not remarks:
        parts.append(el("p", text(words.no_faults), cls="right"))
    yaml = el("details", el("summary", text(words.yaml)), el("pre", text(as_yaml(record)), tabindex=0), open="")
    return join(*parts, yaml)


def _place(remark: Remark, here: Here) -> Html:
    field, _, rest = remark.field.partition(".")
    label = RECORD[here.language].fields.get(field)
    if label is None:
        return EMPTY
    ident = f"f-{field}" if not rest else f"f-{remark.field.replace('.', '-')}"
    return join(link(f"#{ident}", text(label)), text(": "))


def _about(candidate: Candidate, here: Here) -> Html:
    """What the program found: printed, read, where, by whom, and anything that it says beside."""
    words, found = here.words, here.words.found
    values = " – ".join(f"{value:,f}".replace(",", " ") for value in candidate.values)
    rows: dict[str, str] = {
        found["figure"]: candidate.figure or "",
        found["value"]: " ".join(
            filter(
                None,
                (
                    "" if candidate.bound == "exact" else record_form.said("", candidate.bound, here.language),
                    values,
                    candidate.unit if values else "",
                ),
            )
        ),
        found["deadline"]: candidate.deadline or "",
        found["table"]: candidate.table or "",
        found["heading"]: candidate.heading or "",
        found["places"]: "; ".join(
            f"{p.name} = {' / '.join(p.codes)}{' (↑)' if p.is_above else ''}" for p in candidate.places
        ),
        found["parties"]: ", ".join(candidate.parties),
        found["note"]: candidate.note or "",
        **{name.replace("_", " "): _plain(value) for name, value in (candidate.model_extra or {}).items()},
    }
    where = words.lines.format(candidate.lines) + (
        f", {words.page_number.format(candidate.page)}" if candidate.page else ""
    )
    state = words.decided[candidate.decision].format(candidate.fact or candidate.reason or "")
    return el(
        "div",
        el("p", el("strong", text(words.kinds[candidate.kind])), text(f" · {where} · {state}"),
           cls="about", data_first=candidate.line_start, data_last=candidate.line_end, data_current=candidate.id),
        el("dl", *(part for name, said in rows.items() if said for part in (el("dt", text(name)), el("dd", text(said)))), cls="about-list"),
    )  # fmt: skip


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_plain(part)}" for name, part in value.items() if part)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(map(_plain, value))
    return str(value)


def panels(desk: LetterDesk, here: Here, current: Candidate | None) -> Html:
    """Return the small forms that open with a key: mention, leave out, leave lines out."""
    words = here.words
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
            "form", *hidden, el("h3", text(title)), *parts, el("div", send, cancel, cls="actions"),
            cls="panel", data_panel=name, hidden="", method="post", action=f"{here.base}/{name}", autocomplete="off",
        )  # fmt: skip

    def labelled(ident: str, label: str, control: Html) -> Html:
        return el("div", el("label", text(label), for_=ident), control, cls="field wide")

    reasons = [el("option", text(f"– {RECORD[here.language].choose} –"), value="")]
    reasons += [el("option", text(words.reasons[r]), value=r) for r in LEFT_OUT_REASONS]
    lines = panel(
        "lines", words.lines_title,
        labelled("lines-from", words.lines_from, el("input", id="lines-from", name="from", type="text", inputmode="numeric")),
        labelled("lines-to", words.lines_to, el("input", id="lines-to", name="to", type="text", inputmode="numeric")),
        labelled("lines-reason", words.lines_reason, el("select", *reasons, id="lines-reason", name="reason")),
        labelled("lines-about", words.lines_about, el("input", id="lines-about", name="about", type="text", lang="en")),
        labelled("lines-repeats", words.lines_repeats, el("input", id="lines-repeats", name="repeats", type="text")),
    )  # fmt: skip
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
        panel("mention", words.mention_title, el("p", text(words.mention_hint)),
              labelled("mention-find", RECORD[here.language].find_fact, find), el("div", id="found-mention", cls="found", role="status"),
              el("input", type="hidden", name="fact")),
        panel("leave", words.leave_title, labelled("leave-reason", words.reason, el("input", id="leave-reason", name="reason", type="text"))),
        lines,
    )  # fmt: skip


def entry_form(desk: LetterDesk, here: Here, told: Mapping[str, str], errors: Mapping[str, str]) -> Html:
    """Return what is asked once of a letter that the register of documents does not know."""
    words = here.words
    begin = {"id": suggested_id(desk.letter), "date": desk.proposal.written, "sender": "", "title": "", "reference": ""}
    rows = []
    for name in ("title", "sender", "date", "reference", "id"):
        about = f"entry-{name}-about"
        value = told.get(name, begin[name])
        kind = el("input", type="text", id=f"entry-{name}", name=name, value=value, aria_describedby=about,
                  aria_invalid="true" if name in errors else None)  # fmt: skip
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
    return el("form", el("h2", text(words.entry_title)), el("p", text(words.entry_intro)), *rows, button,
              method="post", action=f"{here.base}/enter?l={here.language}", cls="entry", autocomplete="off")  # fmt: skip


def keys(here: Here) -> Html:
    """Return the overview of the keys, with the switch for those of one letter."""
    words = here.words
    rows = [
        part
        for name, key in KEYS.items()
        for part in (el("dt", el("kbd", text(key))), el("dd", text(words.keys[name])))
    ]
    box = el("input", type="checkbox", id="keys-on", checked="")
    return el(
        "aside",
        el("details", el("summary", text(words.keys_title)), el("dl", *rows, cls="keys"),
           el("p", el("label", box, text(f" {words.keys_on}"), for_="keys-on"), text(f" {words.keys_off_hint}")), id="keys"),
        aria_label=words.keys_title, cls="keys-pane",
    )  # fmt: skip


def _button(here: Here, name: str, **attributes: object) -> Html:
    return el("button", text(here.words.actions[name]), _key(name), type="button", data_do=name, **attributes)


def _key(name: str) -> Html:
    return join(text(" "), el("kbd", text(KEYS[name]), aria_hidden="true"))
