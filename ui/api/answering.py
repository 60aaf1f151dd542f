"""How every address of the API answers: methods, forms, problems and headers, the same for all."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from layers.layer import Language
from ui.api.problems import MEDIA_TYPE, ProblemError, told
from ui.data.addresses import API_PATH
from ui.data.edition import Edition, newest
from ui.data.parameters import CAMPAIGNS
from ui.shell.conditions import held
from ui.shell.page_head import language
from ui.words.common import WORDS

LOG: Final = logging.getLogger("afsprakenkaart")
VERSION: Final = "1.0.0"
"""Of the API: the first number stands in every address, the second goes up with each addition (docs/api.md)."""
ROOT: Final = API_PATH
JSON: Final = "application/json"
GEOJSON: Final = "application/geo+json"
HTML: Final = "text/html"
METHODS: Final = ("GET", "HEAD", "OPTIONS")
COMMON: Final = ("f", "lang")
HEADERS: Final = {
    "API-Version": VERSION,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, Content-Crs, ETag, Link",
    "Vary": "Accept, Accept-Language",
}

Form = Literal["json", "html"]
Known = Callable[[Mapping[str, str]], Sequence[str]]
"""Which parameters an address has, by the names in its path; raises `ProblemError` where there is no such address."""


@dataclass(frozen=True)
class Call:
    """A request that was understood: what it asks of which built folder, in which form and language."""

    edition: Edition
    path: Mapping[str, str]
    given: Mapping[str, str]
    form: Form
    language: Language
    origin: str
    address: str
    forms: tuple[Form, ...]

    @property
    def root(self) -> str:
        """The address of the API."""
        return f"{self.origin}{ROOT}"


@dataclass(frozen=True)
class Content:
    """What is sent: `media_type` for JSON; a page is always HTML."""

    body: bytes
    media_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Resource:
    """An address as an application: whatever happens is answered in the form of the API.

    `known` says which parameters there are beside `COMMON`; `forms` are those in which it is offered.
    """

    make: Callable[[Call], Content]
    known: Known = lambda _path: ()
    forms: tuple[Form, ...] = ("json", "html")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        request = Request(scope)
        answer = await run_in_threadpool(self.answer, request)
        await answer(scope, receive, send)

    def answer(self, request: Request) -> Response:
        """Return the answer to a request, a problem where there is none."""
        try:
            return self._answer(request)
        except ProblemError as problem:
            headers = {"Allow": ", ".join(METHODS)} if problem.status == 405 else {}
            return refused(problem, headers)
        except Exception:
            LOG.exception("the API could not answer")
            return refused(ProblemError(500, "something went wrong here; try again later"))

    def _answer(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            allowed = ", ".join(METHODS)
            asked = {"Access-Control-Allow-Methods": allowed, "Access-Control-Allow-Headers": "*"}
            return Response(status_code=204, headers={**HEADERS, **asked, "Allow": allowed})
        if request.method not in METHODS:
            raise ProblemError(405, f"there is no {told(request.method)}: nothing is changed here", METHODS)
        given = parameters(request, (*COMMON, *self.known(request.path_params)))
        form = form_of(given.get("f"), request.headers.get("accept", ""), self.forms)
        found = newest()
        if found is None:
            LOG.error("no map has been built: run `python -m layers build`")
            raise ProblemError(503, "the map is not ready yet; try again later")
        origin = str(request.base_url).rstrip("/")
        spoken = language(request.scope)
        call = Call(found, request.path_params, given, form, spoken, origin, f"{origin}{request.url.path}", self.forms)
        made = self.make(call)
        tag = f'"{hashlib.sha256(made.body).hexdigest()[:32]}"'
        told_of = {"ETag": f"W/{tag}", "Cache-Control": "no-cache", "Content-Language": spoken}
        headers = {**HEADERS, **made.headers, **told_of}
        if held(request.headers.get("if-none-match", ""), tag):
            return Response(status_code=304, headers=headers)
        media_type = f"{HTML}; charset=utf-8" if form == "html" else made.media_type
        return Response(made.body, headers={**headers, "Content-Type": media_type})


def refused(problem: ProblemError, headers: Mapping[str, str] | None = None) -> Response:
    """Return a problem as an answer."""
    own = {"Content-Type": MEDIA_TYPE, "Cache-Control": "no-store", **(headers or {})}
    return Response(problem.body(), problem.status, {**HEADERS, **own})


def parameters(request: Request, known: Sequence[str]) -> dict[str, str]:
    """Return the parameters of a request.

    Raises ProblemError for one that is not known or is given twice, and for a language that is not spoken here.
    """
    pairs = [(name, value) for name, value in request.query_params.multi_items() if not CAMPAIGNS.fullmatch(name)]
    if others := [name for name, _ in pairs if name not in known]:
        raise ProblemError(400, f"unknown parameter {told(others[0])}", known)
    given = dict(pairs)
    if len(given) < len(pairs):
        twice = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise ProblemError(400, f"{twice}: given twice")
    if given.get("lang", "nl") not in WORDS:
        raise ProblemError(400, f"lang: unknown {told(given['lang'])}", list(WORDS))
    return given


def form_of(asked: str | None, accept: str, forms: Sequence[Form]) -> Form:
    """Return the form of an answer: what `f` asks, else what is accepted most, JSON where both are alike.

    Raises ProblemError for an unknown `f`, and where none of the forms is accepted.
    """
    if asked is not None:
        if asked not in forms:
            raise ProblemError(400, f"f: unknown {told(asked)}", forms)
        return "html" if asked == "html" else "json"
    weights = {form: max((_weight(kind, form) for kind in accept.split(",")), default=0.0) for form in forms}
    best = max(forms, key=lambda form: weights[form]) if accept.strip() else forms[0]
    if accept.strip() and weights[best] <= 0:
        raise ProblemError(406, f"there is nothing here as {told(accept)}", [JSON, HTML][: len(forms)])
    return best


def _weight(kind: str, form: Form) -> float:
    """How much a kind in an Accept header wants a form; an exact name goes before a star of the same weight."""
    name, *options = (part.strip().lower() for part in kind.split(";"))
    weight = 1.0
    for option in options:
        if option.startswith("q="):
            try:
                weight = float(option[2:])
            except ValueError:
                weight = 0.0
    if name in ("*/*", "application/*" if form == "json" else "text/*"):
        return weight * 0.999
    if form == "html":
        return weight if name in (HTML, "application/xhtml+xml") else 0
    return weight if name == JSON or (name.startswith("application/") and name.endswith("+json")) else 0
