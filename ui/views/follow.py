"""The part of a page that says how to follow its thing: a calendar of its deadlines, and feeds of what is new."""

from __future__ import annotations

from typing import Any

from layers.changes import Followed
from ui.data import following, state
from ui.data.edition import Edition
from ui.data.state import ViewState
from ui.say import feeds
from ui.say.safe_html import Html, alternate, el, join, link, text
from ui.words.following import WORDS


def part(followed: Followed, edition: Edition, view: ViewState, level: str = "") -> Html:
    """Return the ways to follow a thing, under a heading where a level (`h2`) is given."""
    words = WORDS[view.language]
    ways = (
        el(
            "li",
            link(following.address(followed, form, view.language), text(words.forms[form])),
            el("span", text(f" {words.means[form]}"), cls="quiet"),
        )
        for form in following.MEDIA_TYPES
    )
    named = feeds.named(followed, edition, view.language)
    heading = el(level, text(words.title)) if level else text("")
    body = join(heading, el("p", text(words.intro.format(named))), el("ul", *ways))
    if view.view != "new":
        body = join(body, el("p", link(news_address(followed, view), text(words.news), data_top="")))
    return el("div", body, cls="follow")


def news_address(followed: Followed, view: ViewState) -> str:
    """Return the address of what is new, narrowed to what is followed where a filter can do that."""
    fields = {"province": "provinces", "municipality": "municipalities", "landsdeel": "landsdelen", "theme": "themes"}
    chosen: dict[str, Any] = {f: (followed.ident,) for kind, f in fields.items() if followed.kind == kind}
    return state.href(ViewState(view="new", language=view.language, **chosen))


def alternates(view: ViewState, edition: Edition) -> Html:
    """Return the feeds of a view for the head of its page, where readers of feeds look."""
    followed, words = following.of_view(view), WORDS[view.language]
    named = feeds.named(followed, edition, view.language)
    return join(
        *(
            alternate(
                following.address(followed, form, view.language),
                media_type,
                (words.calendar_title if form == "ics" else words.feed_title).format(named),
            )
            for form, media_type in following.MEDIA_TYPES.items()
        )
    )
