"""Sharing what is seen: its link, the code to embed it, its citation in four forms, and a version for paper.

The menu is a link to a page of its own (`/share`), which needs no script; where a script runs, what that page holds is
put into the menu when it is opened.
"""

from __future__ import annotations

from html import escape
from typing import Final
from urllib.parse import quote, urlencode

from layers.deadlines import today
from layers.facts import Fact
from settings import of_this_process
from ui.data import following, state
from ui.data.addresses import PLAIN_PATH
from ui.data.choices import SUBJECT_VIEWS
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say import facts as fact_words
from ui.say.citing import FORMS, Own, bibtex_key, cited, letters_of
from ui.say.lists import where
from ui.say.safe_html import EMPTY, Html, el, join, link, official_link, text
from ui.views import follow
from ui.words.common import WORDS as COMMON
from ui.words.following import WORDS as FOLLOWING
from ui.words.formats import listed
from ui.words.sharing import WORDS
from ui.words.trust import WORDS as TRUST

PATH: Final = "/share"
# Stands for the server in what a script puts into its page: only the browser knows under which address it is there.
HERE: Final = "https://here.invalid"
EMBED_HEIGHT: Final = 600


def menu(view: ViewState, fact: str | None = None) -> Html:
    """Return the menu of a view, or of a fact: folded, with the way to what it holds."""
    shared = ViewState(language=view.language, fact=fact) if fact else view
    words = WORDS[view.language]
    query = state.written(shared)
    way = link(f"{PATH}{'?' if query else ''}{query}", text(words.share if fact else words.open))
    # In the header only its sign stands where there is little room.
    label = text(words.share) if fact else el("span", text(words.share))
    return el("details", el("summary", label), way, cls="share")


def html(picture: Picture, server: str = HERE) -> Html:
    """Return what a menu holds: of the fact that the address names, else of its view."""
    view = picture.view
    words = WORDS[view.language]
    fact = picture.edition.facts.get(view.fact or "")
    query = state.written(ViewState(language=view.language, fact=view.fact) if fact else view)
    address = f"{server}/{'?' if query else ''}{query}"
    return join(
        el("h2", text(words.title.format(called(picture, fact))), cls="share-title"),
        el("h3", text(words.link)),
        copied(address, words.copy, view),
        *embedding(view, server, query),
        *citing(picture, fact, address),
        *([] if fact else followed(picture, server)),
        el("h3", text(words.print)),
        el("p", link(paper(view, fact), text(words.print_link), target="_blank", rel="noopener")),
    )


def followed(picture: Picture, server: str) -> list[Html]:
    """Return the ways to follow what is seen, with the address to which a calendar can subscribe."""
    view, thing = picture.view, following.of_view(picture.view)
    words = FOLLOWING[view.language]
    address = server + following.address(thing, "ics", view.language)
    return [
        el("h3", text(words.title)),
        follow.part(thing, picture.edition, view),
        el("p", text(words.calendar_address)),
        copied(address, WORDS[view.language].copy, view),
    ]


def called(picture: Picture, fact: Fact | None) -> str:
    """Return what is shared, in words."""
    view, common = picture.view, COMMON[picture.view.language]
    if fact:
        return where(fact, view.language)
    if view.view in SUBJECT_VIEWS:
        return picture.edition.subjects[f"{view.view}:{view.ident}"]
    if view.view == "dossier" and view.ident:
        name = picture.edition.scopes[view.ident][view.language != "nl"]
        return " ".join((common.page.view["dossier"], name, *view.meetings))
    named = common.page.view[view.view]
    chosen = [
        *(picture.edition.provinces[code]["name"] for code in view.provinces),
        *view.landsdelen,
        *(picture.edition.municipality_names[code] for code in view.municipalities),
        *(common.facts.themes.get(theme, theme) for theme in view.themes),
        *([f"“{view.search}”"] if view.search else []),
        *(picture.edition.subjects[key] for key in view.compared),
    ]
    return f"{named}: {listed(chosen, view.language)}" if chosen else named


def copied(said: str, label: str, view: ViewState) -> Html:
    """Return a text to be copied, by a button or by hand."""
    button = el("button", text(label), type="button", data_copy=said, data_copied=TRUST[view.language].copied)
    return el("div", el("pre", text(said), tabindex="0"), button, cls="to-copy")


def embedding(view: ViewState, server: str, query: str) -> list[Html]:
    """Return the code with which another site shows the map, or that it may not; nothing where there is no map."""
    words = WORDS[view.language]
    if not has_map(view):
        return []
    origins = of_this_process().embed_origins
    title = el("h3", text(words.embed))
    if not origins:
        return [title, el("p", text(words.embed_off), cls="quiet")]
    code = embed_code(view, server, query)
    allowed = el("p", text(words.embed_on.format(", ".join(origins))), cls="quiet")
    return [title, copied(code, words.copy, view), allowed]


def has_map(view: ViewState) -> bool:
    """Return whether another site can show a map of a view."""
    return view.view in ("map", *SUBJECT_VIEWS) and view.view != "letter"


def embed_code(view: ViewState, server: str, query: str, width: str = "100%", height: int = EMBED_HEIGHT) -> str:
    """Return the frame in which another site shows the map of a view; `query` is that of the view."""
    shown = query if view.view == "map" else state.written(on_map(view))
    address = f"{server}/?{shown}{'&' if shown else ''}embed=true"
    name = escape(COMMON[view.language].page.title)
    return (
        f'<iframe src="{escape(address)}" title="{name}" width="{width}" height="{height}" loading="lazy" '
        'style="border:0"></iframe>'
    )


def on_map(view: ViewState) -> ViewState:
    """Return the map that shows the thing of a page: a province or municipality as a filter."""
    plain = ViewState(language=view.language)
    if view.view == "province":
        return state.changed(plain, provinces=(view.ident,))
    return state.changed(plain, municipalities=(view.ident,)) if view.view == "municipality" else plain


def citing(picture: Picture, fact: Fact | None, address: str) -> list[Html]:
    """Return the citation in each form, with the official letters where their address is known."""
    view, edition, language = picture.view, picture.edition, picture.view.language
    words, manifest = WORDS[language], edition.built.manifest
    what, says = called(picture, fact), ""
    if fact:
        figures = fact_words.figures(fact, language)
        what = words.fact.format(f"{what}: {figures[0]}" if figures else what, fact["id"])
        says = fact_words.summary(fact, language)
    key = bibtex_key(f"afsprakenkaart-{fact['id'] if fact else '-'.join((view.view, view.ident or ''))}")
    own = Own(key, what, manifest["edition"], manifest["edition_date"], address, today(), says)
    letters = letters_of(fact, edition, language) if fact else []
    made = [el("h3", text(words.cite_fact if fact else words.cite))]
    for form in FORMS:
        made += [el("h4", text(words.forms[form])), copied(cited(form, letters, own, language), words.copy, view)]
    if fact:
        made.append(el("p", text(words.lines_note), cls="quiet"))
    known = [
        el("li", official_link(letter.url, text(f"{letter.title}: {words.official}")))
        for letter in letters
        if letter.url
    ]
    return [*made, el("ul", *known) if known else EMPTY]


def paper(view: ViewState, fact: Fact | None) -> str:
    """Return the address of a version for paper: of a thing its own, else the plain page."""
    if view.view in SUBJECT_VIEWS and not fact:
        return f"/print/{view.view}/{quote(view.ident or '', safe='')}?lang={view.language}"
    if view.view == "dossier" and view.ident:
        kind, _, ident = view.ident.partition(":")
        asked = {**({"meeting": view.meetings[0]} if view.meetings else {}), "lang": view.language}
        return f"/print/dossier/{kind}/{quote(ident, safe='')}?{urlencode(asked)}"
    query = state.written(view)
    return f"{PLAIN_PATH}?{query}" if query else PLAIN_PATH
