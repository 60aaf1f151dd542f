"""What a page adds to the text of a letter: page numbers, running titles and references in footnotes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

MAX_PAGE_LINES = 150  # a printed page number counts only for lines within the length of a page

_PAGE_LABEL = re.compile(r"(?:^|\s)(?:pagina|pag\.|blad)\s{1,3}(\d{1,4})(?:\s{0,3}(?:van|/)\s{0,3}\d{1,4})?\s*$", re.I)
_BARE_NUMBER = re.compile(r"\s*[-–]?\s?\d{1,4}(?:\s?(?:/|van)\s?\d{1,4})?\s?[-–]?\s*")
_FOOTNOTE = re.compile(
    r"\s*\d{1,3}\s+(?:Kamerstuk|Bijlage \d|Tweede Kamer|Eerste Kamer|Staatscourant|Stcrt|Stb"
    r"|Zie (?:ook |bijv|Kamer|www|http)|https?://|www\.|Handelingen)"
)
_AWAITS_NUMBER = re.compile(
    r"(?:€|EUR|\btot|\bà|\bcirca|\bca\.|\bongeveer|\bvoor|\bvan|\bmaximaal|\bminimaal)\s*$", re.I
)
_CONTINUES_NUMBER = re.compile(
    r"\s*(?:tot|à|en €|mln|mld|miljoen|miljard|duizend|euro|%|procent|ha\b|hectare|m3|m³|MW|GW|km|kilometer|mol"
    r"|(?:[a-z-]+ ){0,3}(?:woningen|appartementen|arbeidsplaatsen|banen|bedrijven|instellingen|organisaties))",
    re.I,
)


def page_of_lines(lines: Sequence[str]) -> tuple[int | None, ...]:
    """Return the page of each line: by form feeds, else by printed page numbers, else None."""
    if any("\f" in line for line in lines):
        page, pages = 1, []
        for line in lines:
            before = len(line) - len(line.lstrip())
            pages.append(page + line.count("\f", 0, before))
            page += line.count("\f")
        return tuple(pages)
    labels = [(i, int(match[1])) for i, line in enumerate(lines) if (match := _PAGE_LABEL.search(line[-200:]))]
    found: list[int | None] = [None] * len(lines)
    previous: tuple[int, int] | None = None
    for i, number in labels:
        # A page number stands at the foot, so it counts for the lines since the previous foot.
        follows = previous is not None and number == previous[1] + 1
        first = previous[0] + 1 if previous is not None and follows else max(0, i + 1 - MAX_PAGE_LINES)
        for above in range(max(first, previous[0] + 1 if previous else 0), i + 1):
            found[above] = number
        previous = (i, number)
    return tuple(found)


def furniture(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines (from 0) that are page numbers, running titles or references in footnotes."""
    filled = [i for i, line in enumerate(lines) if line.strip() and len(line) <= 200 and "€" not in line]
    labels = {i for i in filled if _PAGE_LABEL.search(lines[i])}
    bare = {i for i in filled if _BARE_NUMBER.fullmatch(lines[i])}
    edges = _edges(lines, filled, labels, bare)
    titles = _titles(lines, filled, edges)
    near_title = {n for i in filled if _title(lines[i]) in titles for n in (*_near(filled, i), i)}
    for i in filled:
        starts_page = "\f" in lines[i] or any("\f" in lines[n] for n in _near(filled, i) if n > i)
        is_page_number = i in bare and (starts_page or i in near_title) and not _belongs_to_a_sentence(lines, i, labels)
        is_title = _title(lines[i]) in titles and i in edges
        if i in labels or _FOOTNOTE.match(lines[i]) or is_page_number or is_title:
            yield i


def _near(filled: Sequence[int], i: int) -> tuple[int, ...]:
    """Return the lines with text just before and after line `i`."""
    position = bisect_left(filled, i)
    return tuple(filled[p] for p in (position - 1, position + 1) if 0 <= p < len(filled))


def _edges(lines: Sequence[str], filled: Sequence[int], labels: set[int], bare: set[int]) -> set[int]:
    """Return the lines at the edge of a page: beside a page number or a form feed."""
    found = {i for i in filled if "\f" in lines[i]}
    for i in (*labels, *bare, *tuple(found)):
        found.update(_near(filled, i))
    return found


def _titles(lines: Sequence[str], filled: Sequence[int], edges: set[int]) -> set[str]:
    """Return the texts found at the edge of three or more pages (of two in a short letter), rarely elsewhere."""
    all_of = Counter(_title(lines[i]) for i in filled)
    at_edge = Counter(_title(lines[i]) for i in filled if i in edges)
    pages = 1 + sum(line.count("\f") for line in lines)
    least = 2 if 2 <= pages <= 4 else 3
    return {
        text
        for text, count in at_edge.items()
        if count >= least and count >= 0.75 * all_of[text] and len(text) >= 12 and not _BARE_NUMBER.fullmatch(text)
        if not text.startswith(("❖", "•")) and not _PAGE_LABEL.search(text)
    }


def _title(line: str) -> str:
    """Return a running title without the number of the page at its end."""
    return re.sub(r"[\s|–-]*\d{1,4}$", "", line.strip())


def _belongs_to_a_sentence(lines: Sequence[str], i: int, labels: set[int]) -> bool:
    """Whether a number on a line of its own belongs to a sentence broken around it."""
    before = next((lines[n] for n in range(i - 1, max(-1, i - 12), -1) if lines[n].strip() and n not in labels), "")
    after = next((lines[n] for n in range(i + 1, min(len(lines), i + 12)) if lines[n].strip() and n not in labels), "")
    return bool(_AWAITS_NUMBER.search(before[-40:]) or _CONTINUES_NUMBER.match(after[:40]))
