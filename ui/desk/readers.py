"""The pages of the two second readers: the lines, and what they find there. No values of the first reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final, get_args

from seeds.errors import SeedsError
from seeds.new_letter.accounted import Chapter, Passage
from seeds.new_letter.candidates import Candidate
from seeds.new_letter.reader_answers import ReaderDesk, Task
from seeds.passages import passage
from seeds.records import Support, Values
from ui.desk import record_form
from ui.desk.frame import Here, frame
from ui.desk.letter_pane import MEANT, letter
from ui.desk.messages import said
from ui.say.safe_html import EMPTY, Html, el, join, text
from ui.words.desk_readers import WORDS
from ui.words.desk_record import WORDS as RECORD

# A second reader fills in the values alone; ids of facts are not looked up, as a fact shows what the first one found.
SKIPPED: Final = tuple(
    name for names in record_form.GROUPS.values() for name in names if name not in Values.model_fields
)
SUPPORTS: Final = get_args(Support)


def second_page(reader: ReaderDesk, here: Here, told: str = "", form: Mapping[str, str] | None = None) -> Html:
    """Return the page of the second reader: the next lines to read and the form of the values."""
    words, tasks = WORDS[here.language], reader.to_read()
    if not tasks:
        return _page(reader, here, None, told, el("p", text(words.nothing_left), cls="note"))
    task = _chosen(tasks, (form or {}).get("id", ""))
    given = {"kind": "", "status": "", **(form or {})}
    body = el(
        "form",
        el("input", type="hidden", name="id", value=task.id),
        el("input", type="hidden", name="lines", value=" ".join(task.lines)),
        record_form.form(given, here.language, skipped=SKIPPED),
        el("div", el("button", text(words.answer), type="submit", cls="main-action"), cls="actions last"),
        method="post",
        action=f"{here.base}/answer?l={here.language}",
        autocomplete="off",
    )
    return _page(
        reader,
        here,
        task,
        told,
        el("p", text(words.second_intro)),
        _left(tasks, here),
        _lines(reader, task, here),
        body,
    )


def words_page(reader: ReaderDesk, here: Here, told: str = "", form: Mapping[str, str] | None = None) -> Html:
    """Return the page of the reader of words: lines, both summaries, and the verdict on each."""
    words, tasks, given = WORDS[here.language], reader.words_to_read(), form or {}
    if not tasks:
        return _page(reader, here, None, told, el("p", text(words.nothing_left), cls="note"))
    task = _chosen(tasks, given.get("id", ""))
    body = el(
        "form",
        el("input", type="hidden", name="id", value=task.id),
        el("input", type="hidden", name="digest", value=task.digest),
        _summary(words.summary_nl, task.summaries[0], "nl"),
        _verdict("nl", words.verdict_nl, SUPPORTS, given, here),
        _summary(words.summary_en, task.summaries[1], "en"),
        _verdict("en", words.verdict_en, SUPPORTS, given, here),
        _verdict("languages", words.languages, ("same", "differ"), given, here),
        el(
            "div",
            el("label", text(words.note), for_="v-note"),
            el("input", type="text", id="v-note", name="note", value=given.get("note", ""), lang="en"),
            cls="field wide",
        ),
        el("div", el("button", text(words.answer), type="submit", cls="main-action"), cls="actions last"),
        method="post",
        action=f"{here.base}/answer?l={here.language}",
        cls="verdicts",
        autocomplete="off",
    )
    return _page(
        reader, here, task, told, el("p", text(words.words_intro)), _left(tasks, here), _lines(reader, task, here), body
    )


def _chosen(tasks: Sequence[Task], ident: str) -> Task:
    return next((task for task in tasks if task.id == ident), tasks[0])


def _left(tasks: Sequence[Task], here: Here) -> Html:
    return el("h2", text(WORDS[here.language].left.format(len(tasks))))


def _lines(reader: ReaderDesk, task: Task, here: Here) -> Html:
    """The lines to read; those of other letters with their text, as the letter on the desk stands beside it."""
    named = el("p", text(WORDS[here.language].read_lines.format(", ".join(task.lines))), cls="about")
    others = []
    for line in task.lines:
        file, _, where = line.partition(":")
        first, _, last = where.partition("-")
        if file != reader.desk.letter.file:
            with suppress(SeedsError):
                lines = passage(reader.desk.documents, file, int(first), int(last or first))
                others.append(el("pre", text(f"{line}\n{lines}"), tabindex=0))
    return join(named, *others)


def _summary(label: str, words: str, language: str) -> Html:
    return el("div", el("h3", text(label)), el("p", text(words), lang=language, cls="summary"))


def _verdict(name: str, label: str, options: Sequence[str], given: Mapping[str, str], here: Here) -> Html:
    words = WORDS[here.language].support
    rows = []
    for option in options:
        ident = f"v-{name}-{option.replace(' ', '-')}"
        checked = "" if given.get(name) == option else None
        control = el("input", type="radio", id=ident, name=name, value=option, checked=checked)
        rows.append(el("label", control, text(f" {words[option]}"), for_=ident))
    return el("fieldset", el("legend", text(label)), *rows, cls="choices")


def _page(reader: ReaderDesk, here: Here, task: Task | None, told: str, *parts: Html) -> Html:
    words, desk = WORDS[here.language], reader.desk
    title = desk.document.title if desk.document else desk.letter.file
    # The whole letter as one: what the first reader cited or left out would be a hint.
    plain = [
        Chapter(c.line, c.title, tuple(Passage(p.line_start, p.line_end, "open") for p in c.passages))
        for c in desk.chapters()
    ]
    meant = [
        Candidate(id=MEANT, kind="quantity", line_start=first, line_end=last, figure=figure)
        for first, last, figure in (task.meant if task else ())
    ]
    left = el(
        "section",
        el("h2", text(here.desk.letter), cls="hidden"),
        letter(desk.letter.lines, plain, meant, here.language),
        cls="letter-pane",
        aria_label=here.desk.letter,
        tabindex=0,
    )
    note = el("p", text(told), cls="note", role="status") if told else EMPTY
    undo = EMPTY
    if reader.journal.steps():
        undo = el(
            "form",
            el("button", text(words.undo), type="submit", cls="quiet"),
            method="post",
            action=f"{here.base}/undo?l={here.language}",
        )
    ranges = [line.partition(":")[2] for line in task.lines if line.startswith(f"{desk.letter.file}:")] if task else []
    main = el("main", note, *parts, undo, id="main", cls="side", tabindex=-1, data_ranges=" ".join(ranges))
    return frame(here, title, here.role, left, main)


def fault_text(found: Mapping[str, str], here: Here) -> str:
    """Return what is wrong with an answer, with the name of each field as the form has it."""
    words = RECORD[here.language].fields
    return "; ".join(
        f"{words.get(field, field)}: {said(message, here.language)}" if field else said(message, here.language)
        for field, message in found.items()
    )
