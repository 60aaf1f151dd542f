"""The app of the desk: its pages, and what is sent to them. `guard` stands before it."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from seeds.errors import Fault, SeedsError
from seeds.new_letter.accounted import undecided
from seeds.new_letter.as_typed import records_of
from seeds.new_letter.desk import LetterDesk, StaleError, UnfinishedError
from seeds.new_letter.reader_answers import ReaderDesk
from ui.bundles import ASSETS
from ui.desk import page
from ui.desk.finding import What, hits, listed
from ui.desk.frame import Here, frame
from ui.desk.guard import Guard, Keys, Role
from ui.desk.messages import said as told_in
from ui.desk.panels import entry_form
from ui.desk.place_map import place_map
from ui.desk.reader_routes import answered, here_of, not_written, of_editor, of_reader
from ui.desk.record_form import row_fields, typed
from ui.say.safe_html import el

FILES: Final = {
    "desk.css": (ASSETS / "desk.css", "text/css"),
    **{path.name: (path, "text/javascript") for path in sorted((ASSETS / "desk").glob("*.js"))},
}
Form = dict[str, str]
Answer = Callable[[LetterDesk, Here, Form, list[tuple[str, str]]], Response]


def asset(request: Request) -> Response:
    """Send a script or the style sheet."""
    path, kind = FILES.get(request.path_params["name"], (Path(), ""))
    return Response(path.read_bytes(), media_type=kind) if kind else Response(status_code=404)


def state(desk: LetterDesk, here: Here, chosen: str, told: str = "", status: int = 200) -> Response:
    """Send what a step changes: the record beside the letter, the progress, the marks and the paragraphs."""
    passages = {p.line_start: p.state for chapter in desk.chapters() for p in chapter.passages}
    return JSONResponse(
        {
            "side": page.side(desk, here, chosen, told if status != 200 else ""),
            "head": page.head(desk, here),
            "decisions": {c.id: c.decision for c in desk.proposal.candidates},
            "passages": passages,
            "told": told,
            "current": chosen,
        },
        status,
    )


def next_open(desk: LetterDesk, ident: str) -> str:
    """Return the first open candidate after this one, else the first open one, else "" ."""
    rows = desk.proposal.candidates
    at = next((i for i, c in enumerate(rows) if c.id == ident), -1)
    return next((c.id for c in (*rows[at + 1 :], *rows[: at + 1]) if c.decision == "open"), "")


def _check(desk: LetterDesk, here: Here, form: Form, pairs: list[tuple[str, str]]) -> Response:
    record = {"id": "", **typed(pairs, desk.letter.file)}
    seen, is_kept = desk.keep(form["c"], record, form["seen"], form.get("page", ""))
    found = desk.remarks(record)
    said = {r.field: told_in(r.message, here.language) for r in reversed(found) if r.field and not r.is_gap}
    return JSONResponse({"check": page.check(record, found, here), "fields": said, "seen": seen, "kept": is_kept})


def _accept(desk: LetterDesk, here: Here, form: Form, pairs: list[tuple[str, str]]) -> Response:
    record = typed(pairs, desk.letter.file)
    try:
        fact = desk.accept(form["c"], record, form["seen"])
    except UnfinishedError as fault:
        said = {r.field: told_in(r.message, here.language) for r in reversed(fault.remarks) if r.field}
        return JSONResponse(
            {"check": page.check(record, desk.remarks(record), here), "fields": said, "unfinished": True}, 422
        )
    return state(desk, here, next_open(desk, form["c"]), here.desk.saved.format(fact))


def _mention(desk: LetterDesk, here: Here, form: Form, _pairs: list[tuple[str, str]]) -> Response:
    desk.mention(form["c"], form.get("fact", ""), form["seen"])
    return state(desk, here, next_open(desk, form["c"]), here.desk.decided["mention"].format(form["fact"]))


def _leave(desk: LetterDesk, here: Here, form: Form, _pairs: list[tuple[str, str]]) -> Response:
    if not form.get("reason", "").strip():
        return JSONResponse({"told": here.desk.reason_needed}, 422)
    desk.leave_out(form["c"], form["reason"], form["seen"])
    return state(desk, here, next_open(desk, form["c"]), here.desk.decided["left_out"].format(form["reason"]))


def _lines(desk: LetterDesk, here: Here, form: Form, _pairs: list[tuple[str, str]]) -> Response:
    first, last = form.get("from", ""), form.get("to", "") or form.get("from", "")
    if not (first.isdigit() and last.isdigit()):
        return JSONResponse({"told": told_in("lines are written as '176' or '176-177'", here.language)}, 422)
    found = len(undecided(desk.proposal.candidates, int(first), int(last)))
    sure = f"{first}-{last}: {found}"
    if found and form.get("sure") != sure:
        return JSONResponse({"told": here.desk.lines_hold.format(found), "sure": sure}, 422)
    desk.leave_out_lines(int(first), int(last), form)
    return state(desk, here, form.get("c", ""), here.desk.reasons[form["reason"]])


def _mark(desk: LetterDesk, here: Here, form: Form, _pairs: list[tuple[str, str]]) -> Response:
    return state(desk, here, desk.mark(int(form["from"]), int(form["to"]), form.get("words", "")))


def _undo(desk: LetterDesk, here: Here, form: Form, _pairs: list[tuple[str, str]]) -> Response:
    step = desk.undo(form.get("token") or None)
    if step is None:
        return JSONResponse({"told": here.desk.nothing_to_undo}, 422)
    ident = step.what.partition(":")[0].partition(" ")[0]
    return state(desk, here, ident, here.desk.undone.format(step.what))


def _enter(desk: LetterDesk, here: Here, form: Form, _pairs: list[tuple[str, str]]) -> Response:
    try:
        desk.enter(form)
    except SeedsError as fault:
        errors = {f.file: told_in(f.message, here.language) for f in fault.faults}
        body = entry_form(desk, here, form, errors)
        return HTMLResponse(frame(here, desk.letter.file, "desk", el("main", body, id="main", cls="alone")), 422)
    return RedirectResponse(here.to(""), 303)


STEPS: Final[dict[str, Answer]] = {
    "check": _check, "accept": _accept, "mention": _mention, "leave": _leave, "lines": _lines, "mark": _mark,
    "undo": _undo, "enter": _enter,
}  # fmt: skip


def warm(desk: LetterDesk) -> None:
    """Read the records anew behind the answer, so that the next check while one types need not wait for it."""
    threading.Thread(target=read, args=(desk,), daemon=True).start()


def read(desk: LetterDesk) -> None:
    """Read the records anew where a file has changed; what is wrong with them is kept, and shown."""
    with suppress(SeedsError, OSError):
        records_of(desk.root)


def _told(fault: Fault, here: Here) -> str:
    """What is wrong, with file and line where it stands in a file."""
    said = told_in(fault.message, here.language)
    return f"{fault.file}:{fault.line}: {said}" if fault.line else said


def carried_out(step: Answer, desk: LetterDesk, here: Here, pairs: list[tuple[str, str]]) -> Response:
    """Carry out one step; what is refused says why, and shows the newer state where someone else was first."""
    form = dict(pairs)
    try:
        answer = step(desk, here, form, pairs)
        warm(desk)
        return answer
    except StaleError:
        return state(desk, here, form.get("c", ""), here.desk.stale, 409)
    except SeedsError as fault:
        return JSONResponse({"told": "; ".join(_told(f, here) for f in fault.faults[:5])}, 422)
    except ValidationError as fault:
        return JSONResponse(
            {"told": "; ".join(told_in(e["msg"].removeprefix("Value error, "), here.language) for e in fault.errors())},
            422,
        )
    except OSError as fault:
        return JSONResponse({"told": not_written(fault, here)}, 507)
    except KeyError as fault:
        return JSONResponse({"told": f"the form lacks {fault.args[0]}"[:200]}, 400)
    except ValueError as fault:
        return JSONResponse({"told": f"{type(fault).__name__}: {fault}"[:200]}, 400)


def make(desk: LetterDesk, keys: Keys) -> ASGIApp:
    """Return the desk of one letter, for who has one of the keys."""
    warm(desk)

    def shown(request: Request) -> Response:
        read(desk)
        return answered(request, "editor", lambda here: page.desk_page(desk, here, request.query_params.get("c", "")))

    def side(request: Request) -> Response:
        here = here_of(request, "editor")
        read(desk)
        try:
            return state(desk, here, request.query_params.get("c", ""))
        except SeedsError as fault:
            return JSONResponse({"told": "; ".join(map(str, fault.faults[:5]))}, 500)

    def found(request: Request) -> Response:
        what = request.path_params["what"]
        return sought(request, what) if what in ("places", "parties", "facts", "mention") else Response(status_code=404)

    def sought(request: Request, what: What) -> Response:
        try:
            rows = hits(what, request.query_params.get("q", ""), records_of(desk.root))
        except SeedsError as fault:
            return JSONResponse({"told": str(fault.faults[0])}, 422)
        return HTMLResponse(listed(rows, here_of(request, "editor").language))

    def places(request: Request) -> Response:
        return sought(request, "places")

    def parties(request: Request) -> Response:
        return sought(request, "parties")

    def drawn(request: Request) -> Response:
        chosen = {name: given.replace(" ", "").split(";") for name, given in request.query_params.items()}
        try:
            return HTMLResponse(place_map(chosen, records_of(desk.root), here_of(request, "editor").language))
        except SeedsError:
            return HTMLResponse("")  # the check beside it says which record does not load

    def row(request: Request) -> Response:
        name, index = request.path_params["name"], request.query_params.get("i", "0")
        if name not in ("sources", "ours", "set_aside") or not re.fullmatch(r"[0-9]{1,4}", index):
            return Response(status_code=404)
        given = {part: request.query_params.get(part, "") for part in ("lines", "figure")}
        return HTMLResponse(
            row_fields(name, int(index), {**given, "file": desk.letter.file}, here_of(request, "editor").language)
        )

    async def step(request: Request) -> Response:
        pairs = parse_qsl((await request.body()).decode("utf-8", errors="replace"), keep_blank_values=True)
        answer = STEPS.get(request.path_params["step"])
        if answer is None:
            return Response(status_code=404)
        return await run_in_threadpool(carried_out, answer, desk, here_of(request, "editor"), pairs)

    editor = [
        Route("/", shown),
        Route("/side", side),
        Route("/find/{what}", found),
        Route("/map", drawn),
        Route("/row/{name}", row),
        *of_editor(ReaderDesk(desk, "decisions")),
        Route("/{step}", step, methods=["POST"]),
    ]
    # A second reader finds places and parties, never facts: those hold what the first one found.
    second = [
        Route("/find/places", places),
        Route("/find/parties", parties),
        Route("/map", drawn),
        *of_reader(ReaderDesk(desk, "second"), "second"),
    ]
    words = of_reader(ReaderDesk(desk, "words"), "words")
    routes: dict[Role, list[Route]] = {"editor": editor, "second": second, "words": words}
    return Guard({role: Starlette(routes=[*own, Route("/{name}", asset)]) for role, own in routes.items()}, keys)
