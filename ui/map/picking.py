"""What a click on the map opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ui.data import state
from ui.data.picture import Picture
from ui.say.ordering import in_order, page_of


def picked(hits: Iterable[str], picture: Picture) -> str:
    """Return the address of the view with what was hit open (`layer:id`, the nearest first; others are left alone).

    Its first row in the table is selected, on its page.
    """
    view, edition = picture.view, picture.edition
    selection = tuple(hit for hit in hits if hit in edition.features)[: state.SELECTION_LENGTH]
    if not selection:
        return state.href(view, page=view.page)
    here = {fact["id"] for fact in Picture(edition, replace(view, selection=selection)).facts_of(selection[0])[0]}
    facts = in_order(picture.filtered, view.sort, view.language, descending=view.descending)
    first = next((fact["id"] for fact in facts if fact["id"] in here), None)
    return state.href(view, selection=selection, fact=first, page=page_of(first or "", facts))
