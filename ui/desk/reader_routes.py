"""The routes of the two second readers, and those of the editor's pages about differences and the end of a letter."""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import Final
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from layers.layer import Language
from seeds.errors import SeedsError
from seeds.new_letter.as_kept import as_kept
from seeds.new_letter.desk import StaleError
from seeds.new_letter.finished import with_edition
from seeds.new_letter.reader_answers import ReaderDesk
from ui.desk import finish
from ui.desk.decisions import decisions_page
from ui.desk.frame import Here, frame
from ui.desk.guard import Role
from ui.desk.readers import fault_text, second_page, words_page
from ui.desk.record_form import typed
from ui.say.safe_html import EMPTY, Html, el, link, text
from ui.words.desk_readers import WORDS

Shown = Callable[[Here], Html]
Done = Callable[[Here, list[tuple[str, str]]], Response]
_PAGE_OF: Final = {"/decide": "decisions", "/compare": "finish", "/build": "finish", "/edition": "finish"}
PAGES: Final = {"second": second_page, "words": words_page}


def here_of(request: Request, role: Role) -> Here:
    """Return where a request stands."""
    language: Language = "en" if request.query_params.get("l") == "en" else "nl"
    return Here(request.scope["root_path"], role, language)


def page_route(path: str, role: Role, shown: Shown) -> Route:
    """Return the route of a page; where the records do not load, it says so."""
    return Route(path, lambda request: answered(request, role, shown))


def answered(request: Request, role: Role, shown: Shown) -> Response:
    """Return a page; where the records do not load, what says so with file and line."""
    here = here_of(request, role)
    try:
        return HTMLResponse(shown(here))
    except SeedsError as fault:
        words = WORDS[here.language]
        rows = [el("li", text(f)) for f in fault.faults[:40]]
        body = el("main", el("h2", text(words.not_loading)), el("ul", *rows, lang="en"), id="main", cls="readable")
        return HTMLResponse(frame(here, words.not_loading, "finish", body), 500)


def not_written(fault: OSError, here: Here) -> str:
    """Return what to say where a file could not be written: the disk that is full is named, no path is."""
    is_full = fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return here.desk.disk_full if is_full else here.desk.disk_fault.format(fault.strerror or type(fault).__name__)


def step_route(path: str, role: Role, done: Done) -> Route:
    """Return the route of a step."""

    async def answer(request: Request) -> Response:
        pairs = parse_qsl((await request.body()).decode("utf-8", errors="replace"), keep_blank_values=True)
        here = here_of(request, role)
        try:
            return await run_in_threadpool(done, here, pairs)
        except (SeedsError, OSError) as fault:
            told = not_written(fault, here) if isinstance(fault, OSError) else str(fault)
            back = link(here.to(_PAGE_OF.get(path, "")), text(here.desk.go_back))
            body = el("main", el("p", text(told), cls="note", role="alert"), el("p", back), id="main", cls="readable")
            return HTMLResponse(frame(here, here.desk.not_written, "finish", body), 507)

    return Route(path, answer, methods=["POST"])


def of_reader(reader: ReaderDesk, role: Role) -> list[Route]:
    """Return the routes of a second reader: the next lines, an answer, and the way back."""
    shown = PAGES[role]

    def answer(here: Here, pairs: list[tuple[str, str]]) -> Response:
        form = dict(pairs)
        ident, given = form.get("id", ""), typed(pairs, reader.desk.letter.file)
        given.pop("sources", None)
        try:
            if role == "second":
                reader.answer(
                    ident, tuple(form.get("lines", "").split()), {n: v for n, v in given.items() if n != "id"}
                )
            else:
                reader.answer_words(ident, form.get("digest", ""), form)
        except SeedsError as fault:
            told = fault_text({f.file: f.message for f in fault.faults}, here)
            return HTMLResponse(shown(reader, here, told, {**form, **given}), 422)
        except StaleError:
            return HTMLResponse(shown(reader, here, here.desk.stale), 409)
        return HTMLResponse(shown(reader, here, WORDS[here.language].answered.format(ident)))

    def undo(here: Here, _pairs: list[tuple[str, str]]) -> Response:
        try:
            step = reader.journal.undo()
        except SeedsError as fault:
            return HTMLResponse(shown(reader, here, str(fault)), 409)
        return HTMLResponse(shown(reader, here, here.desk.undone.format(step.what) if step else ""))

    return [
        page_route("/", role, lambda here: shown(reader, here)),
        step_route("/answer", role, answer),
        step_route("/undo", role, undo),
    ]


def of_editor(reader: ReaderDesk) -> list[Route]:
    """Return the routes of the editor about differences and about the end."""
    project = reader.desk.root.parent

    def decide(here: Here, pairs: list[tuple[str, str]]) -> Response:
        try:
            reader.decide(dict(pairs))
        except SeedsError as fault:
            told = fault_text({f.file: f.message for f in fault.faults}, here)
            return HTMLResponse(decisions_page(reader, here, told, dict(pairs)), 422)
        except StaleError:
            return HTMLResponse(decisions_page(reader, here, here.desk.stale, dict(pairs)), 409)
        return HTMLResponse(decisions_page(reader, here, WORDS[here.language].answered.format(dict(pairs)["id"])))

    def compare(here: Here, _pairs: list[tuple[str, str]]) -> Response:
        reader.compare()
        return RedirectResponse(here.to("finish"), 303)

    def build(here: Here, _pairs: list[tuple[str, str]]) -> Response:
        table = finish.built_table(finish.build(project), here) if (project / "layers").is_dir() else EMPTY
        return HTMLResponse(finish.finish_page(reader, here, built=table))

    def edition(here: Here, pairs: list[tuple[str, str]]) -> Response:
        form = dict(pairs)
        name, date = form.get("name", "").strip(), as_kept("date", form.get("date", "").strip())
        notes = form.get("note_nl", ""), form.get("note_en", "")
        try:
            reader.journal.write(f"edition {name}", dict([with_edition(reader.desk.root, name, date, notes)]))
        except SeedsError as fault:
            return HTMLResponse(finish.finish_page(reader, here, "; ".join(f.message for f in fault.faults)), 422)
        return HTMLResponse(finish.finish_page(reader, here, WORDS[here.language].edition_made.format(name, date)))

    return [
        page_route("/decisions", "editor", lambda here: decisions_page(reader, here)),
        page_route("/finish", "editor", lambda here: finish.finish_page(reader, here)),
        step_route("/decide", "editor", decide),
        step_route("/compare", "editor", compare),
        step_route("/build", "editor", build),
        step_route("/edition", "editor", edition),
    ]
