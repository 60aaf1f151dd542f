"""What Streamlit's own page lacks: its language, our styles and script in the head, and a start to look at.

Streamlit sends one page for all. This middleware rewrites that page, and nothing else: `lang` says what the visitor
will read, styles and script come from this server under hashed names instead of through each visitor's websocket.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.cache import newest_digest
from ui.map_files import documents, known
from ui.safe_html import text
from ui.served import offer_page_files
from ui.shown import shown
from ui.state import ViewState, for_browser_in, from_query, language_of, written
from ui.text import WORDS, Language

PATH = "/"
HELD = "held"
# Those of the page's start: some sixty files.
_SCRIPTS = re.compile(r'<script type="module"[^>]*></script>|<link rel="modulepreload"[^>]*>')
# What would let a browser keep a page that was made for another language, or send us one that we cannot read.
_NOT_PASSED_ON = (b"if-none-match", b"if-modified-since", b"accept-encoding", b"range")


def language(scope: Scope) -> Language:
    """Return the language of the page: what the address asks for, else the first of the browser, else Dutch."""
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
    if asked in ("nl", "en"):
        return language_of(asked)
    return browser_language(scope)


def browser_language(scope: Scope) -> Language:
    """Return the first language of the browser, Dutch where it does not say."""
    accepted = Headers(scope=scope).get("accept-language", "")
    return language_of(accepted.partition(",")[0].partition(";")[0].strip() or "nl")


def held(page: str) -> str:
    """Return Streamlit's page with its scripts in a template, from which page.js lets them begin.

    A page of another form than is known stays as it is: its scripts begin at once.
    """
    scripts = _SCRIPTS.findall(page)
    if not scripts:
        return page
    kept = f'<template id="{HELD}">{"".join(scripts)}</template>'
    return _SCRIPTS.sub("", page).replace("</head>", f"{kept}</head>", 1)


def asked(scope: Scope, digest: str | None) -> ViewState | None:
    """Return the view that an address names, None where no built folder has been opened that says what it may name."""
    if not digest or digest not in documents:
        return None
    given = QueryParams(scope["query_string"].decode("latin-1"))
    query = {name: given.getlist(name) for name in given}
    try:
        view, _ = from_query(query, shown(digest).known, browser_language(scope))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # the folder has gone meanwhile: the page says so itself
    return view


def rewritten(
    page: str, lang: Language, usual: Language, *, with_map: bool = True, view: ViewState | None = None
) -> str:
    """Return Streamlit's page in a language, with our title, styles and script; `usual` is that of the browser.

    On a page `with_map` page.js draws the map before it lets Streamlit's scripts begin. `view` is what the address
    names: page.js asks for the parts with the parameters as they are written here.
    """
    words = WORDS[lang]
    styles, script = offer_page_files()
    # Where the parts of the page and the files of the map are, and the document in its frame: page.js asks for them
    # while Streamlit's own page is still starting, so it stands before Streamlit's scripts.
    digest = newest_digest()
    parts = needs = ""
    if with_map and digest in documents:
        page = held(page)
    if digest:
        with for_browser_in(usual):
            query = f' data-query="{text(written(view))}"' if view else ""
        parts = f' data-parts="/parts/{text(digest)}/{usual}" data-picked="/picked/{text(digest)}/{usual}"{query}'
        needs = f' data-map="{text(" ".join(known(digest)))}" data-frame="{text(documents.get(digest, ""))}"'
    described = f'<meta name="description" content="{text(words.tagline)}">'
    head = f'<head>{described}<script src="{script}"{parts}{needs}></script>'
    return (
        page.replace('<html lang="en">', f'<html lang="{lang}">', 1)
        .replace("<title>Streamlit</title>", f"<title>{text(words.title)}</title>", 1)
        .replace("<head>", head, 1)
        # Behind the styles that Streamlit adds to the head while it runs, so that ours win between equals.
        .replace("<body>", f'<body><link rel="stylesheet" href="{styles}">', 1)
    )


class PageHead:
    """ASGI middleware that rewrites the page at `/`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; collect the page and send it rewritten."""
        if scope["type"] != "http" or scope["path"] != PATH or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        plain = {**scope, "headers": [(k, v) for k, v in scope["headers"] if k.lower() not in _NOT_PASSED_ON]}
        start: Message | None = None
        body = b""

        async def collect(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body") or start is None:
                return
            headers = MutableHeaders(raw=list(start["headers"]))
            made = body
            if headers.get("content-type", "").startswith("text/html"):
                view = asked(scope, newest_digest())
                given = parse_qs(scope["query_string"].decode("latin-1")).get("view", ["map"])
                here = view.view == "map" if view else given == ["map"]
                usual = browser_language(scope)
                made = rewritten(body.decode(), language(scope), usual, with_map=here, view=view).encode()
                for name in ("etag", "last-modified", "accept-ranges"):
                    del headers[name]
                headers["content-length"] = str(len(made))
                headers["vary"] = "Accept-Language"
            await send({**start, "headers": headers.raw})
            await send({"type": "http.response.body", "body": made})

        await self.app(plain, receive, collect)
