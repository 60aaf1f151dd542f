"""A passage of a letter with the figure that was taken from it marked: the text itself is never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ui.safe_html import el, text

Piece = tuple[str, bool]


def printed(figure: str) -> str:
    """Return a figure as it was printed, without the quotation marks around words that were quoted."""
    return figure.strip().strip("\"'“”‘’")


def pieces(passage: str, figure: str) -> Iterator[Piece]:
    """Yield the passage in pieces, each with whether it is the figure; joined they are the passage.

    In a scanned letter a figure breaks over lines: any white space of the figure matches any in the passage. Where the
    figure stands as a number of its own, its digits inside a longer number (8.000 in 18.000) are no figure.
    """
    words = printed(figure).split()
    if not words:
        yield passage, False
        return
    loose = r"\s+".join(re.escape(word) for word in words)
    before = r"(?<!\d)(?<!\d[.,])" if words[0][0].isdigit() else ""
    after = r"(?![.,]?\d)" if words[-1][-1].isdigit() else ""
    strict = re.compile(f"{before}{loose}{after}")
    pattern = strict if strict.search(passage) else re.compile(loose)
    start = 0
    for found in pattern.finditer(passage):
        if found.start() > start:
            yield passage[start : found.start()], False
        yield found[0], True
        start = found.end()
    if start < len(passage):
        yield passage[start:], False


def marked(passage: str, figure: str) -> str:
    """Return a passage as HTML with the figure marked."""
    return "".join(
        el("mark", text(piece)) if is_figure else text(piece) for piece, is_figure in pieces(passage, figure)
    )
