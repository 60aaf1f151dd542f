"""The frame of a page of the desk, its keys, and the buttons that say them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from layers.layer import Language
from ui.desk.guard import Role
from ui.say.safe_html import EMPTY, Html, document, el, join, link, text
from ui.words.desk import WORDS, DeskWords

KEYS: Final[Mapping[str, str]] = {
    "fill": "f", "accept": "Ctrl+Enter", "next": "n", "previous": "p", "mention": "m", "leave": "l", "mark": "k",
    "source": "b", "lines": "x", "undo": "u", "escape": "Esc", "help": "?",
}  # fmt: skip


@dataclass(frozen=True)
class Here:
    """Where a page stands: the address that begins with the key, whose it is, and its language."""

    base: str
    role: Role
    language: Language

    @property
    def desk(self) -> DeskWords:
        """The words of the desk in this language."""
        return WORDS[self.language]

    def to(self, page: str, **query: str) -> str:
        """Return the address of a page of the desk."""
        told = "&".join(f"{name}={value}" for name, value in {**query, "l": self.language}.items())
        return f"{self.base}/{page}?{told}"


def frame(here: Here, title: str, page: str, *parts: Html, aside: Html = EMPTY) -> Html:
    """Return a whole page: header with the pages of this role, main, and what is beside it."""
    words = here.desk
    pages = {"editor": ("desk", "decisions", "finish"), "second": ("second",), "words": ("words",)}[here.role]
    links = [
        el(
            "li",
            link(
                here.to("" if name == "desk" else name),
                text(words.pages[name]),
                aria_current="page" if name == page else None,
            ),
        )
        for name in pages
    ]
    other: Language = "en" if here.language == "nl" else "nl"
    switch = link(f"?l={other}", text("English" if other == "en" else "Nederlands"), lang=other, hreflang=other)
    body = join(
        link("#main", text(words.skip), cls="skip"),
        el(
            "header",
            el("div", el("span", text(words.title), cls="desk-title"), el("h1", text(title)), cls="named"),
            el("nav", el("ul", *links), aria_label=words.title) if len(links) > 1 else EMPTY,
            switch,
            aside,
            cls="desk-head",
        ),
        el(
            "div",
            *parts,
            cls=f"desk-body page-{page}",
            data_base=here.base,
            data_language=here.language,
            data_page=page,
            data_unsent=words.not_sent,
            data_mark_first=words.mark_first,
            data_restored=words.restored,
            data_other_text=words.other_text,
            data_put_back=words.put_back,
            data_throw_away=words.throw_away,
            data_back_again=words.back_again,
            data_no_room=words.no_room,
        ),
        el("div", el("p", role="status", id="told"), cls="told"),
    )
    return document(
        body,
        language=here.language,
        title=f"{title} – {words.title}",
        styles=f"{here.base}/desk.css",
        script=f"{here.base}/main.js",
    )


def keys(here: Here) -> Html:
    """Return the overview of the keys, with the switch for those of one letter."""
    words = here.desk
    rows = [
        part
        for name, letter in KEYS.items()
        for part in (el("dt", el("kbd", text(letter))), el("dd", text(words.keys[name])))
    ]
    box = el("input", type="checkbox", id="keys-on", checked="")
    return el(
        "aside",
        el(
            "details",
            el("summary", text(words.keys_title)),
            el("dl", *rows, cls="keys"),
            el("p", el("label", box, text(f" {words.keys_on}"), for_="keys-on"), text(f" {words.keys_off_hint}")),
            id="keys",
        ),
        aria_label=words.keys_title,
        cls="keys-pane",
    )


def button(here: Here, name: str, **attributes: Any) -> Html:
    """Return the button of a step, with the key that does the same."""
    return el("button", text(here.desk.actions[name]), key(name), type="button", data_do=name, **attributes)


def key(name: str) -> Html:
    """Return the key of a step, for those who see it."""
    return join(text(" "), el("kbd", text(KEYS[name]), aria_hidden="true"))
