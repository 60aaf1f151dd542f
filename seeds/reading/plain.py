"""The text as a person sees it: without soft hyphens, ligatures, no-break spaces and references to footnotes."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_SOFT_HYPHEN = "\u00ad"
_WRITTEN_OUT = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "\u0133": "ij", "\u0132": "IJ", "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u02bc": "’",
}  # fmt: skip

# A number glued to a word, to the stop after it or to a year refers to a footnote; `m3` and `CO2` do not.
_REFERENCE = re.compile(
    r"(?<=[^\W\d_]{3}[.,;:])\d{1,2}(?=\s+[A-Z‘“\"(❖•]|\s*$)"
    r"|(?<=[^\W\d_]{3}[,;])\d{1,2}(?=\s)"
    r"|(?<=[a-zà-ÿ]{4})\d{1,2}(?![\w%]|[.,]\d|[-/])"
    r"|(?<=mln|mld|mrd|mio)\d{1,2}(?![\w%]|[.,]\d|-)"
    r"|(?<=mln\.|mld\.|mrd\.|mio\.)\d{1,2}(?=\s|$)"
    r"|(?<=[^\W\d_]{2}\))\d{1,2}(?=[\s.,;]|$)"
    r"|(?<=(?:19|20)\d\d[.,;])\d{1,2}(?=\s+[A-Z]|\s*$)"
    r"|\[\d{1,2}\](?!\()"
    r"|(?<![mM])[²³]|[¹⁰⁴-⁹]+",
    re.MULTILINE,
)


def without_references(text: str) -> str:
    """Return a text of the same length with spaces for the references to footnotes."""
    return _REFERENCE.sub(lambda match: " " * len(match[0]), text)


def spelled(word: str) -> list[tuple[str, int]]:
    """Return the characters of a word as read, each with its place in the word; an accent joins its letter."""
    if word.isascii():
        return [(character, i) for i, character in enumerate(word)]
    found: list[tuple[str, int]] = []
    for i, character in enumerate(word):
        if character in _INVISIBLE:
            continue
        if found and unicodedata.combining(character):
            joined = unicodedata.normalize("NFC", found[-1][0] + character)
            if len(joined) == 1:
                found[-1] = (joined, found[-1][1])
                continue
        found.extend((letter, i) for letter in _WRITTEN_OUT.get(character, character))
    return found


def ends_in_soft_hyphen(word: str) -> bool:
    """Whether a word was broken off at the end of a line, at a place that a hyphen may stand."""
    return word.endswith(_SOFT_HYPHEN)


def plain_line(line: str) -> str:
    """Return a line as read: one kind of space, its margin kept."""
    spaced = "".join(" " if character.isspace() else character for character in line.replace("\f", ""))
    bare = without_references(spaced)
    return bare if bare.isascii() else "".join(letter for letter, _ in spelled(bare))
