"""The page of the editor: the letter beside the record, how far it is, and the last step."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from seeds.new_letter.as_typed import Remark, last_faults, last_read
from seeds.new_letter.candidates import Candidate
from seeds.new_letter.desk import LetterDesk
from seeds.new_letter.record_text import as_yaml
from ui.desk import record_form
from ui.desk.frame import Here, button, frame, key, keys
from ui.desk.letter_pane import letter
from ui.desk.messages import shown
from ui.desk.panels import entry_form, panels
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.words.desk import DeskWords
from ui.words.desk_record import WORDS as RECORD

# What a candidate says that has a place of its own here, or that the record already holds.
_HAS_PLACE: Final = {
    "id", "kind", "line_start", "line_end", "page", "figure", "value", "minimum", "maximum", "unit", "bound",
    "per", "vat", "price_level", "period", "deadline", "deadline_kind", "table", "heading", "places", "parties", "text",
    "note", "decision", "reason", "fact", "match", "match_fact", "match_reason",
}  # fmt: skip


def desk_page(desk: LetterDesk, here: Here, chosen: str) -> Html:
    """Return the page with the letter and the record of a candidate."""
    words, found = here.desk, desk.document
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
    right = el("main", side(desk, here, chosen), id="main", cls="side", tabindex=-1)
    progress = el("div", head(desk, here), id="progress")
    return frame(here, found.title, "desk", left, right, keys(here), aside=progress)


def head(desk: LetterDesk, here: Here) -> Html:
    """Return how far the letter is, by chapter, and the last step with the way to undo it."""
    words, chapters, candidates = here.desk, desk.chapters(), desk.proposal.candidates
    done, every = sum(c.done for c in chapters), sum(len(c.passages) for c in chapters)
    decided = sum(c.decision != "open" for c in candidates)
    rows = [
        el(
            "li",
            link(f"#chapter-{c.line}", text(c.title.strip() or words.no_heading)),
            el("span", text(words.chapter_done.format(c.done, len(c.passages)))),
            cls="done" if c.done == len(c.passages) else "",
        )
        for c in chapters
    ]
    steps = desk.journal.steps()
    undo = EMPTY
    if steps:
        undo = el(
            "div",
            el("span", text(words.last_step.format(steps[-1].what)), cls="step"),
            button(here, "undo", data_token=steps[-1].token),
            cls="undo",
        )
    # With file and line, for whoever broke a file beside the desk: nothing can be recorded until it is mended.
    broken = [el("li", text(fault)) for fault in last_faults(desk.root)[:5]]
    return join(
        el("div", el("p", text(words.not_loading)), el("ul", *broken, lang="en"), cls="note", role="alert")
        if broken
        else EMPTY,
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
    words, candidates = here.desk, desk.proposal.candidates
    note = el("p", text(told), cls="note", role="alert") if told else EMPTY
    current = next((c for c in candidates if c.id == chosen), None) or next(
        (c for c in candidates if c.decision == "open"), None
    )
    if current is None:
        said = words.all_done if candidates else words.no_candidates
        return join(
            note,
            el("p", text(said), cls="note"),
            el("div", button(here, "mark"), button(here, "lines"), cls="actions"),
            panels(desk, here, None),
        )
    record = desk.fields(current.id)
    order = json.dumps([c.id for c in candidates])
    return join(
        note,
        el("h2", text(words.position.format(candidates.index(current) + 1, len(candidates))), data_order=order),
        _about(current, here),
        _match(desk, current, here),
        el(
            "div",
            *(button(here, name) for name in ("mention", "leave", "previous", "next", "mark", "source", "lines")),
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
        el("input", type="hidden", name="page"),
        record_form.form(record, here.language),
        el("div", check(record, desk.remarks(record), here), id="check", cls="check"),
        el(
            "div",
            el("button", text(here.desk.actions[name]), key("accept"), type="submit", cls="main-action"),
            cls="actions last",
        ),
        id="record",
        data_asked=" ".join(desk.half_typed.asked(current.id)),
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
        rows = [el("li", _place(r, here), shown(r.message, here.language)) for r in others]
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
    words, found = here.desk, here.desk.found
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
        **{name.replace("_", " "): _plain(value) for name, value in _beside(candidate).items()},
    }
    where = words.lines.format(candidate.lines) + (
        f", {words.page_number.format(candidate.page)}" if candidate.page else ""
    )
    state = words.decided[candidate.decision].format(candidate.fact or candidate.reason or "")
    return el(
        "div",
        el(
            "p",
            el("strong", text(words.kinds[candidate.kind])),
            text(f" · {where} · {state}"),
            cls="about",
            data_first=candidate.line_start,
            data_last=candidate.line_end,
            data_current=candidate.id,
        ),
        el(
            "dl",
            *(part for name, said in rows.items() if said for part in (el("dt", text(name)), el("dd", text(said)))),
            cls="about-list",
        ),
    )


def _beside(candidate: Candidate) -> dict[str, object]:
    """What is told of a candidate besides what has a place of its own here."""
    told = candidate.model_dump(exclude=_HAS_PLACE, exclude_defaults=True)
    return {name: value for name, value in told.items() if value not in (None, "", (), [])}


def _match(desk: LetterDesk, candidate: Candidate, here: Here) -> Html:
    """What the candidate seems to be to a fact on the map, and the button that confirms it."""
    match, fact, reason = candidate.match, candidate.match_fact, candidate.match_reason
    if not match or not fact or candidate.decision != "open":
        return EMPTY
    words: DeskWords = here.desk
    said = words.match.get(str(match), "{}").format(fact)
    is_mention = match == "mention"
    confirm = el(
        "button",
        text(words.match_confirm),
        type="button",
        data_mention=fact if is_mention else None,
        data_value=None if is_mention else fact,
        data_field=None if is_mention else "follows",
    )
    read = last_read(desk.root)
    known = read.facts.get(fact) if read else None
    summary = el("p", text(known.summary_nl if here.language == "nl" else known.summary_en)) if known else EMPTY
    return el("div", el("p", text(f"{said} ({reason})" if reason else said)), summary, confirm, cls="note match")


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_plain(part)}" for name, part in value.items() if part)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(map(_plain, value))
    return str(value)
