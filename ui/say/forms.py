"""Forms that need no script: what a view has chosen already goes along as hidden fields."""

from __future__ import annotations

from ui.data import state
from ui.data.state import ViewState
from ui.say.safe_html import Html, el

# What another choice of a form leaves behind.
_LEFT = ("at", "fact", "page", "more")


def hidden(view: ViewState, *without: str) -> list[Html]:
    """Return the choices of a view as hidden fields of a form, without those that the form asks for."""
    given = state.to_query(view, state.usual_language())
    return [
        el("input", type="hidden", name=name, value=value)
        for name, values in given.items()
        if name not in (*without, *_LEFT)
        for value in values
    ]


def form(view: ViewState, *children: Html, without: tuple[str, ...], cls: str = "") -> Html:
    """Return a form of choices that leads to the same page with them, on the plain pages as in the app."""
    return el("form", *hidden(view, *without), *children, action="?", method="get", data_follow="", cls=f"choose {cls}")
