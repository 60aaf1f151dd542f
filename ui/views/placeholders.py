"""Addresses of fragments (`ui.shell.fragments`), and the way to the plain page where one does not come."""

from __future__ import annotations

from ui.data import state
from ui.data.addresses import PLAIN_PATH
from ui.data.base_path import own
from ui.data.edition import Edition
from ui.data.state import ViewState
from ui.say.safe_html import Html, el, link, text
from ui.words.plain import WORDS as PLAIN


def path(name: str, found: Edition) -> str:
    """Return the address of a part without the parameters: the same for all views, so that its place stays as it is."""
    return own(f"/parts/{found.built.path.name}/{state.usual_language()}/{name}")


def address(name: str, found: Edition, view: ViewState) -> str:
    """Return the address of a part."""
    return f"{path(name, found)}?{state.written(view)}"


def plain_way(view: ViewState) -> Html:
    """Return a link to the plain version of a view: the same for every choice, so that its place stays as it is."""
    kept = ViewState(view=view.view, language=view.language, ident=view.ident)
    words = PLAIN[view.language]
    return el("p", link(f"{PLAIN_PATH}{state.href(kept)}", text(words.fragment)), cls="fragment-way", data_way="")


def later(name: str, found: Edition, view: ViewState) -> Html:
    """Return the place of a fragment that is fetched once it is seen, as what is folded away seldom is."""
    return el("div", plain_way(view), cls=f"part part-{name}", data_part=path(name, found), data_later="")
