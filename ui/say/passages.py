"""A passage of a letter with the figure that was taken from it marked: the text itself is never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ui.say.safe_html import Html, el, join, text

Piece = tuple[str, bool]


def printed(figure: str) -> str:
    """Return a figure as it was printed, without the quotation marks around words that were quoted."""
    return figure.strip().strip("\"'“”‘’")


def pieces(passage: str, *figures: str) -> Iterator[Piece]:
    """Yield the passage in pieces, each with whether it is one of the figures; joined they are the passage."""
    found = sorted({span for figure in figures for span in _spans(passage, figure)})
    start = 0
    for first, last in found:
        if first < start:
            continue  # it overlaps the figure before it
        if first > start:
            yield passage[start:first], False
        yield passage[first:last], True
        start = last
    if start < len(passage) or not passage:
        yield passage[start:], False


def _spans(passage: str, figure: str) -> Iterator[tuple[int, int]]:
    """Yield where a figure stands in a passage.

    In a scanned letter a figure breaks over lines: any white space of the figure matches any in the passage. Where the
    figure stands as a number of its own, its digits inside a longer number (8.000 in 18.000) are no figure.
    """
    words = printed(figure).split()
    if not words:
        return
    loose = r"\s+".join(re.escape(word) for word in words)
    before = r"(?<!\d)(?<!\d[.,])" if words[0][0].isdigit() else ""
    after = r"(?![.,]?\d)" if words[-1][-1].isdigit() else ""
    strict = re.compile(f"{before}{loose}{after}")
    pattern = strict if strict.search(passage) else re.compile(loose)
    yield from (found.span() for found in pattern.finditer(passage))


def marked(passage: str, *figures: str) -> Html:
    """Return a passage as HTML with the figures marked."""
    return join(
        *(el("mark", text(piece)) if is_figure else text(piece) for piece, is_figure in pieces(passage, *figures))
    )
