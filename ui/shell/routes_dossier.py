"""The routes of the dossier for a meeting: as a page on paper and as a Word file. No session, no script."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import date
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from layers import deadlines
from layers.layer import Language
from ui.data.edition import newest
from ui.data.importing import IMPORTING
from ui.say.dossier import Paper, paper
from ui.say.word import MEDIA_TYPE
from ui.shell.page_head import language
from ui.views import dossier_word, printed, printed_dossier

LOG = logging.getLogger("afsprakenkaart")
NO_STORE = {"Cache-Control": "no-store"}
# The current day in the Netherlands; tests replace it.
today: Callable[[], date] = deadlines.today


def asked(request: Request, lang: Language) -> Paper | Response:
    """Return the dossier that an address names, else the page that says why there is none."""
    found = newest()
    if found is None:
        LOG.error("no map has been built: run `python -m layers build`")
        return HTMLResponse(printed.no_build(lang), status_code=503, headers=NO_STORE)
    key = f"{request.path_params['kind']}:{request.path_params['ident']}"
    meeting = request.query_params.get("meeting") or None
    made = paper(key, meeting, found, today(), lang)
    if made is None:
        named = " ".join(filter(None, (key.replace(":", "/", 1), meeting)))
        return HTMLResponse(printed_dossier.not_found(named[:80], lang), status_code=404, headers=NO_STORE)
    return made


def print_page(request: Request) -> Response:
    """Send the dossier on paper."""
    lang = language(request.scope)
    made = asked(request, lang)
    if isinstance(made, Response):
        return made
    page = printed_dossier.page(made, str(request.base_url))
    return HTMLResponse(page, headers={"Cache-Control": "no-cache", "Vary": "Accept-Language"})


def word_file(request: Request) -> Response:
    """Send the dossier as a Word file."""
    lang = language(request.scope)
    made = asked(request, lang)
    if isinstance(made, Response):
        return made
    with IMPORTING:
        import docx  # noqa: F401  it takes a third of a second to load
    name = file_name(made)
    plain = re.sub("[^A-Za-z0-9.-]+", "-", name)
    headers = {
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}",
        "Cache-Control": "no-cache",
        "Vary": "Accept-Language",
    }
    return Response(dossier_word.content(made, str(request.base_url)), media_type=MEDIA_TYPE, headers=headers)


def file_name(made: Paper) -> str:
    """Return a descriptive name, such as `dossier-Drenthe-BO-MIRT-2026-2026-11-28.docx`."""
    parts = ("dossier", made.name, made.meeting or "", made.today.isoformat())
    return f"{re.sub('[^0-9A-Za-zÀ-ÿ]+', '-', '-'.join(filter(None, parts)))}.docx"


ROUTES: list[BaseRoute] = [
    Route("/print/dossier/{kind}/{ident}", print_page),
    Route("/dossier/{kind}/{ident}.docx", word_file),
]
