"""Downloads: each layer and the table of facts, as filtered, in common formats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import urlencode

from layers.fact_columns import FACTS
from layers.forms import ALL_LAYERS, BUNDLE_FILE, FORMATS, FORMS
from layers.layer import Language, LayerId
from layers.registry import LAYERS
from layers.tables import WRITERS
from ui.data.addresses import API_PATH, DICTIONARY_PATH
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.views import official
from ui.views.placeholders import later
from ui.words.api import WORDS as API
from ui.words.dictionary import WORDS as DICTIONARY
from ui.words.downloads import WORDS
from ui.words.formats import number
from ui.words.official import WORDS as OFFICIAL_WORDS

COMMON: Final = tuple(form for form in FORMATS if FORMS[form].common)
"""The forms of a layer that are offered first."""

OTHERS: Final = tuple(form for form in FORMATS if not FORMS[form].common)
OF_FACTS: Final = ("xlsx", "csv")
"""The forms of the table of facts that are offered first."""

BUNDLE: Final = f"/{BUNDLE_FILE}"
_BESIDE: Final = tuple(f".{name}" for name, form in FORMS.items() if form.by_child)


def address(path: str, form: str, **chosen: Iterable[str]) -> str:
    """Return the address of a download as filtered, such as `/layers/mirt.csv?province=PV22`."""
    query = urlencode([(name, value) for name, values in chosen.items() for value in values])
    return f"/{path}.{form}{'?' if query else ''}{query}"


def layer_address(layer: str, form: str, provinces: Iterable[str], view: ViewState) -> str:
    """Return the address of a layer as a view filters it; its places are these provinces."""
    return address(
        f"layers/{layer}", form, province=provinces, theme=view.themes, **view.narrowed(), **_language(form, view)
    )


def _language(form: str, view: ViewState) -> dict[str, tuple[str, ...]]:
    """Return the language of a workbook for readers; other forms are alike in both."""
    return {"lang": (view.language,)} if form == "xlsx" else {}


def facts_address(view: ViewState, form: str) -> str:
    """Return the address of the table of facts that a view shows."""
    search = [view.search] if view.search else []
    places = {"province": view.provinces, "theme": view.themes, "landsdeel": view.landsdelen}
    return address(FACTS, form, **places, q=search, **view.narrowed(), **_language(form, view))


def file_link(to: str, label: str, aria_label: str | None = None) -> Html:
    """Return a link to a file, which page.js fetches; what a child process makes waits in turn: one at a time."""
    queued = to.partition("?")[0].endswith(_BESIDE)
    return el("a", text(label), href=to, data_file="queued" if queued else "", aria_label=aria_label)


def row(name: str, count: int | None, links: Sequence[tuple[str, str]], language: Language) -> Html:
    """Return a line of the list: what it is, how many of it, and a link for each (form, address)."""
    words = WORDS[language]
    made = (
        file_link(to, words.forms[form], aria_label=words.link.format(name, words.forms[form])) for form, to in links
    )
    under = el("div", *made, cls="download-links") if links else el("div", text(words.nothing), cls="quiet")
    counted = EMPTY if count is None else el("span", text(f" ({number(count, language)})"), cls="quiet")
    return el("li", el("div", text(name), counted), under)


def layer_rows(picture: Picture, forms: Sequence[str] = COMMON) -> list[Html]:
    """Return a line for all layers together, and one for each."""
    view = picture.view
    # The route knows province and theme; a landsdeel is its provinces.
    chosen = picture.provinces or ()
    nowhere = picture.provinces == ()
    kept = picture.edition.built.kept
    left = {n: 0 if nowhere else int(kept(n, chosen, view.themes, picture.narrowing).sum()) for n in LAYERS}
    rows = [layer_row(layer, count, chosen, view, forms) for layer, count in left.items()]
    if not any(left.values()):
        return rows
    links = [(form, layer_address(ALL_LAYERS, form, chosen, view)) for form in forms]
    return [row(WORDS[view.language].all_layers, None, links, view.language), *rows]


def layer_row(
    layer: LayerId, count: int, provinces: Iterable[str], view: ViewState, forms: Sequence[str] = COMMON
) -> Html:
    """Return the line of a layer, with a link for each form where anything is left of it."""
    links = [(form, layer_address(layer, form, provinces, view)) for form in forms] if count else []
    return row(LAYERS[layer].words[view.language].name.partition(":")[0], count, links, view.language)


def facts_row(picture: Picture, forms: Sequence[str] = OF_FACTS) -> Html:
    """Return the line for the table of facts."""
    view, count = picture.view, len(picture.facts)
    links = [(form, facts_address(view, form)) for form in forms] if count else []
    return row(WORDS[view.language].facts, count, links, view.language)


def html(picture: Picture) -> Html:
    """Return the links: to the forms that most people ask for, and folded up to the others."""
    words = WORDS[picture.view.language]
    others = [form for form in WRITERS if form not in OF_FACTS]
    return el(
        "div",
        el("div", text(words.facts_hint), cls="quiet"),
        el("ul", facts_row(picture)),
        el("div", text(words.layers_hint), cls="quiet"),
        el("ul", *layer_rows(picture), aria_label=words.layers),
        el("div", text(words.common_for), cls="quiet"),
        el(
            "details",
            el("summary", text(words.more)),
            el("div", text(words.more_for), cls="quiet"),
            el("ul", facts_row(picture, others), *layer_rows(picture, OTHERS)),
            el("p", el("a", text(words.bundle), href=BUNDLE, data_file="queued"), text(f": {words.bundle_hint}")),
        ),
        official_rows(picture),
        el("p", link(API_PATH, text(API[picture.view.language].way))),
        el("p", link(f"{DICTIONARY_PATH}?lang={picture.view.language}", text(DICTIONARY[picture.view.language].way))),
        cls="downloads",
    )


def official_rows(picture: Picture) -> Html:
    """Return a line for each file of what others publish; nothing where none of it is at hand."""
    language = picture.view.language
    found = official.files(picture.edition, language)
    if not found:
        return EMPTY
    words = WORDS[language].forms
    lines = (
        el("li", el("div", text(name)), el("div", file_link(to, words[to.rpartition(".")[2]]), cls="download-links"))
        for name, to in found
    )
    title = OFFICIAL_WORDS[language].title
    return join(el("div", text(title), cls="quiet"), el("ul", *lines, aria_label=title))


def folded(picture: Picture) -> Html:
    """Return the links in a sheet that a button opens, fetched once it is open."""
    opener = el(
        "button",
        text(WORDS[picture.view.language].title),
        type="button",
        popovertarget="downloads-sheet",
        cls="opener",
    )
    links = later("downloads", picture.edition, picture.view)
    return join(opener, el("div", links, id="downloads-sheet", popover="", cls="sheet"))
