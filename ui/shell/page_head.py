"""What Streamlit's own page lacks: its language, our styles and script in the head, and a start to look at.

Streamlit sends one page for all. This middleware rewrites that page, and nothing else: `lang` says what the visitor
will read, styles and script come from this server under hashed names instead of through each visitor's websocket. A
page of Streamlit whose form is not the known one is sent as it is, whole.

Nothing goes blank: a fuse, a few lines in the page itself, lets Streamlit begin where page.js fails, and a line that
needs no script leads to the plain pages (`ui.shell.plain`).
"""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qs, parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from layers.layer import Language
from ui.data.addresses import PLAIN_PATH
from ui.data.assets import offer_page_files
from ui.data.cache import newest_digest
from ui.data.edition import open_edition
from ui.data.state import ViewState, for_browser_in, from_query, language_of, written
from ui.map.files import documents, known
from ui.say.safe_html import Html, el, link, text
from ui.streamlit_contract import ANCHORS, LANGUAGE, NOSCRIPT, SCRIPTS, TITLE
from ui.words.common import WORDS
from ui.words.plain import WORDS as PLAIN

PATH = "/"
HELD = "held"
# Lets Streamlit's scripts begin: page.js calls it once the map is drawn, and it goes off by itself where page.js is
# missing or broken. A script that is copied does not run, so each is made anew.
FUSE: Final = """\
(() => {
  const begin = () => {
    const held = document.getElementById("held");
    for (const one of held?.content.children || []) {
      const made = document.createElement(one.localName);
      for (const { name, value } of one.attributes) made.setAttribute(name, value);
      document.head.append(made);
    }
    held?.remove();
  };
  window.afsprakenkaartBegin = begin;
  document.addEventListener("DOMContentLoaded", () => {
    setTimeout(begin, 3000);
    if (window.afsprakenkaartPage) return;
    begin();
    document.documentElement.dataset.incomplete = "";
  });
})();
"""
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


def is_known(page: str) -> bool:
    """Return whether Streamlit's page has the form that is rewritten here: each place for something of ours once."""
    return all(page.count(anchor) == 1 for anchor in ANCHORS)


def held(page: str) -> str:
    """Return Streamlit's page with its scripts in a template, from which page.js, or else the fuse, lets them begin."""
    kept = f'<template id="{HELD}">{"".join(SCRIPTS.findall(page))}</template>'
    return SCRIPTS.sub("", page).replace("</head>", f"{kept}</head>")


def plain_way(language: Language, query: str) -> Html:
    """Return the line that leads to the plain version of this page; page.js takes it away once the page stands."""
    words = PLAIN[language]
    way = link(plain_address(query), text(words.way))
    return el("p", text(f"{words.incomplete} "), way, cls="plain-way", id="plain-way")


def plain_address(query: str) -> str:
    """Return the address of the plain page of a query; what its parameters hold is written anew."""
    given = urlencode(parse_qsl(query, keep_blank_values=True))
    return f"{PLAIN_PATH}?{given}" if given else PLAIN_PATH


def asked(scope: Scope, digest: str | None) -> ViewState | None:
    """Return the view that an address names, None where no built folder has been opened that says what it may name."""
    if not digest or digest not in documents:
        return None
    given = QueryParams(scope["query_string"].decode("latin-1"))
    query = {name: given.getlist(name) for name in given}
    try:
        view, _ = from_query(query, open_edition(digest).known, browser_language(scope))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # the folder has gone meanwhile: the page says so itself
    return view


def rewritten(
    page: str,
    lang: Language,
    usual: Language,
    *,
    query: str = "",
    with_map: bool = True,
    view: ViewState | None = None,
) -> str:
    """Return Streamlit's page in a language, with our title, styles and script; `usual` is that of the browser.

    On a page `with_map` page.js draws the map before it lets Streamlit's scripts begin. `view` is what the address
    names: page.js asks for the parts with the parameters as they are written here. A page of another form than is known
    is returned as it is.
    """
    if not is_known(page):
        return page
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
            named = f' data-query="{text(written(view))}"' if view else ""
        parts = f' data-parts="/parts/{text(digest)}/{usual}" data-picked="/picked/{text(digest)}/{usual}"{named}'
        needs = f' data-map="{text(" ".join(known(digest)))}" data-frame="{text(documents.get(digest, ""))}"'
    described = f'<meta name="description" content="{text(words.page.tagline)}">'
    scriptless = f'<noscript><meta http-equiv="refresh" content="0; url={text(plain_address(query))}"></noscript>'
    head = f'<head><script>{FUSE}</script>{scriptless}{described}<script src="{script}"{parts}{needs}></script>'
    return (
        NOSCRIPT.sub("", page)
        .replace(LANGUAGE, f'<html lang="{lang}">')
        .replace(TITLE, f"<title>{text(words.page.title)}</title>")
        .replace("<head>", head)
        # Behind the styles that Streamlit adds to the head while it runs, so that ours win between equals.
        .replace("<body>", f'<body><link rel="stylesheet" href="{styles}">{plain_way(lang, query)}')
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
                query, usual = scope["query_string"].decode("latin-1"), browser_language(scope)
                view = asked(scope, newest_digest())
                here = view.view == "map" if view else parse_qs(query).get("view", ["map"]) == ["map"]
                page = body.decode()
                made = rewritten(page, language(scope), usual, query=query, with_map=here, view=view).encode()
                for name in ("etag", "last-modified", "accept-ranges"):
                    del headers[name]
                headers["content-length"] = str(len(made))
                headers["vary"] = "Accept-Language"
            await send({**start, "headers": headers.raw})
            await send({"type": "http.response.body", "body": made})

        await self.app(plain, receive, collect)
