"""What Streamlit's own page lacks: its language, our styles and script in the head, and a start to look at.

Streamlit sends one page for all. This middleware rewrites that page, and nothing else: `lang` says what the visitor
will read, styles and script come from this server under hashed names instead of through each visitor's websocket. A
page of Streamlit whose form is not the known one is sent as it is, whole.

Nothing goes blank: a fuse, a few lines in the page itself, lets Streamlit begin where page.js fails, and a line that
needs no script leads to the plain pages (`ui.shell.plain`).
"""

from __future__ import annotations

from functools import partial
from typing import Final
from urllib.parse import parse_qs, parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from layers.layer import Language
from ui.data.addresses import PLAIN_PATH
from ui.data.assets import font, offer_page_files
from ui.data.base_path import own
from ui.data.cache import newest_digest
from ui.data.edition import open_edition
from ui.data.given import Dropped
from ui.data.picture import Picture
from ui.data.state import for_browser_in, from_query, language_of, spoken, written
from ui.map.files import documents, frame_files, known
from ui.say.safe_html import Html, el, join, link, text
from ui.shell import head_meta
from ui.shell.body import ROOT, body, embedded
from ui.shell.fragments import map_document
from ui.shell.limits import by_name
from ui.streamlit_contract import ANCHORS, FONT_AHEAD, LANGUAGE, NOSCRIPT, SCRIPTS, TITLE
from ui.views import follow, frame
from ui.views.faults import LOG, WAY_OUT
from ui.words.common import WORDS
from ui.words.plain import WORDS as PLAIN

PATH = "/"
HELD = "held"
EMBEDDING: Final = ("embed", "embed_options")
"""Parameters of an address that say where the page stands, and nothing of what it shows."""
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
    setTimeout(begin, 20000);
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
    return spoken(asked) or browser_language(scope)


def browser_language(scope: Scope) -> Language:
    """Return the first language of the browser, Dutch where it does not say."""
    accepted = Headers(scope=scope).get("accept-language", "")
    return language_of(accepted.partition(",")[0].partition(";")[0].strip() or "nl")


def is_known(page: str) -> bool:
    """Return whether Streamlit's page has the form that is rewritten here: each place for something of ours once."""
    return all(page.count(anchor) == 1 for anchor in ANCHORS)


def held(page: str) -> str:
    """Return Streamlit's page with its scripts in a template, from which page.js, or else the fuse, lets them begin.

    Without the font of Streamlit's own, which nothing here is written in.
    """
    kept = f'<template id="{HELD}">{"".join(SCRIPTS.findall(page))}</template>'
    return FONT_AHEAD.sub("", SCRIPTS.sub("", page)).replace("</head>", f"{kept}</head>")


def plain_way(language: Language, query: str) -> Html:
    """Return the line that leads to the plain version of this page; page.js takes it away once the page stands."""
    words = PLAIN[language]
    way = link(plain_address(query), text(words.way))
    return el("p", text(f"{words.incomplete} "), way, cls="plain-way", id="plain-way")


def plain_address(query: str) -> str:
    """Return the address of the plain page of a query; what its parameters hold is written anew."""
    given = urlencode(parse_qsl(query, keep_blank_values=True))
    return own(f"{PLAIN_PATH}?{given}" if given else PLAIN_PATH)


def asked(scope: Scope, digest: str | None) -> tuple[Picture, tuple[Dropped, ...]] | None:
    """Return what an address names and what of it meant nothing, None where there is no built folder to show."""
    if not digest:
        return None
    given = by_name(QueryParams(scope["query_string"].decode("latin-1")))
    query = {name: values for name, values in given.items() if name not in EMBEDDING}
    try:
        found = open_edition(digest)
        view, dropped = from_query(query, found.known, browser_language(scope))
        map_document(found)
    except (OSError, ValueError, KeyError, TypeError):
        LOG.exception("the built folder %s cannot be shown: %s", digest, WAY_OUT)
        return None
    return Picture(found, view), dropped


def is_embedded(query: str) -> bool:
    """Return whether the map alone is asked for, in a page of someone else."""
    return parse_qs(query).get("embed") == ["true"]


def attributes(picture: Picture, usual: Language) -> str:
    """Return what page.js needs to know, as attributes of its element."""
    digest = picture.edition.built.path.name
    given = {
        "parts": own(f"/parts/{digest}/{usual}"),
        "shown": own(f"/shown/{digest}/{usual}"),
        "picked": own(f"/picked/{digest}/{usual}"),
        "health": own("/healthz"),
        "query": written(picture.view),
        "frame": documents[digest],
        "map": " ".join(known(digest)),
    }
    return "".join(f' data-{name}="{text(value)}"' for name, value in given.items())


def rewritten(
    page: str,
    lang: Language,
    usual: Language,
    *,
    query: str = "",
    shown: tuple[Picture, tuple[Dropped, ...]] | None = None,
    server: str = "",
) -> str:
    """Return Streamlit's page with our title, styles, script and body; `usual` is the language of the browser.

    Where there is something to show, it is all in the page, and Streamlit's scripts begin when page.js lets them. A
    page of another form than is known is returned as it is.
    """
    if not is_known(page):
        return page
    words = WORDS[lang]
    styles, script = offer_page_files()
    title, made, given, ahead = words.page.title, ROOT, "", ""
    if shown:
        picture, dropped = shown
        with for_browser_in(usual):
            made = embedded(picture, dropped) if is_embedded(query) else body(picture, dropped)
            given = attributes(picture, usual)
        title, page = frame.title(picture), held(page)
        ahead = join(head_meta.head(picture, server), follow.alternates(picture.view, picture.edition))
        if picture.view.view == "map":
            files = known(picture.edition.built.path.name)
            script_of_map, styles_of_map = frame_files[picture.edition.built.path.name]
            ahead += (
                f'<link rel="preload" as="script" href="{script_of_map}">'
                f'<link rel="preload" as="style" href="{styles_of_map}">'
            ) + "".join(f'<link rel="preload" as="fetch" crossorigin href="{text(name)}">' for name in files)
    described = f'<meta name="description" content="{text(words.page.tagline)}">'
    scriptless = f'<noscript><meta http-equiv="refresh" content="0; url={text(plain_address(query))}"></noscript>'
    font_ahead = f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{font()}">'
    head = (
        f"<head><script>{FUSE}</script>{scriptless}{described}{font_ahead}{ahead}"
        f'<script defer src="{script}"{given}></script>'
    )
    return (
        NOSCRIPT.sub("", page)
        .replace(LANGUAGE, f'<html lang="{lang}">')
        .replace(TITLE, f"<title>{text(title)}</title>")
        .replace("<head>", head)
        .replace("<body>", f'<body><link rel="stylesheet" href="{styles}">{plain_way(lang, query)}')
        .replace(ROOT, made)
    )


class PageHead:
    """ASGI middleware that rewrites the page at `/`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; collect the page and send it rewritten."""
        if scope["type"] != "http" or scope["path"] != PATH or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        plain = {
            **scope,
            "method": "GET",
            "headers": [(k, v) for k, v in scope["headers"] if k.lower() not in _NOT_PASSED_ON],
        }
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
                server = str(Request(scope).base_url).rstrip("/")
                query, usual = scope["query_string"].decode("latin-1"), browser_language(scope)
                shown = await run_in_threadpool(asked, scope, newest_digest())
                make = partial(rewritten, body.decode(), language(scope), usual, query=query)
                try:
                    whole = await run_in_threadpool(make, shown=shown, server=server)
                except Exception:
                    LOG.exception("the page could not be shown")
                    whole = make()
                made = whole.encode()
                if shown and head_meta.missing(shown[1]):
                    # The map is shown all the same, with a word of what is not there.
                    start = {**start, "status": 404}
                for name in ("etag", "last-modified", "accept-ranges"):
                    del headers[name]
                headers["content-length"] = str(len(made))
                headers["vary"] = "Accept-Language"
            await send({**start, "headers": headers.raw})
            await send({"type": "http.response.body", "body": made})

        await self.app(plain, receive, collect)
