"""The grid operators' capacity map beside what the letters say of the grid: a file of the visitor's own.

It has no open licence, so the server neither has nor fetches nor sends it: `ui/assets/grid/` reads it in the browser.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ui.data.assets import offer_grid
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.described import grid_of
from ui.say.safe_html import EMPTY, Html, el, text
from ui.say.subject import Subject, find
from ui.views.pictures import told
from ui.views.placeholders import later
from ui.words.grid_map import WORDS
from ui.words.municipality import WORDS as MUNICIPALITY_WORDS

KINDS: Final = ("province", "municipality")


def section(subject: Subject, view: ViewState) -> Html:
    """Return what the letters say of the grid of a province or municipality, and the way to put the map beside it."""
    if subject.kind not in KINDS:
        return EMPTY
    words = WORDS[view.language]
    box = later("grid-map", subject.edition, view)
    return el(
        "section",
        el("h2", text(words.title)),
        el("p", text(words.letters[subject.kind].format(said_by_letters(subject, view)))),
        el("details", el("summary", text(words.unfold)), box, cls="grid-map"),
    )


def html(picture: Picture) -> Html:
    """Return where a visitor chooses the file and sees what it says of a province or municipality; "" elsewhere."""
    view = picture.view
    subject = find(picture.edition, view.view, view.ident or "") if view.view in KINDS else None
    if subject is None:
        return EMPTY
    words = WORDS[view.language]
    data = {
        "name": subject.name,
        "codes": codes(subject),
        "words": {**words.told, "statuses": words.statuses, "faults": words.faults},
    }
    return el(
        "div",
        el("p", text(words.why)),
        el("p", text(words.how)),
        el("p", text(words.warning), cls="remark"),
        el(
            "div",
            el("label", text(words.file), el("input", type="file")),
            el("label", text(words.postcode), el("input", name="grid-postcode", autocomplete="off", maxlength=8)),
            cls="grid-asked",
        ),
        el("div", cls="grid-said", aria_live="polite"),
        data_grid=told(data),
        data_script=offer_grid(),
        cls="grid-box",
    )


def codes(subject: Subject) -> Sequence[str]:
    """Return the municipalities of which the map is shown."""
    if subject.kind == "municipality":
        return [subject.ident]
    rows = subject.edition.built.registers["municipalities"]
    return [row["code"] for row in rows if row["province_code"] == subject.ident]


def said_by_letters(subject: Subject, view: ViewState) -> str:
    """Return what the letters say of the grid here."""
    if subject.kind == "province":
        return grid_of(subject.ident, subject.edition, view.language)
    own = MUNICIPALITY_WORDS[view.language]
    said = own.grid_said if subject.edition.municipalities[subject.ident].grid else own.grid_silent
    return said[0].upper() + said[1:]
