"""Which of its codes a name stands for, by what else the letter says: its sentence, then the whole of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from seeds.reading.names import Mention

_AREA = re.compile(r"(?:GM|PV)\d")
_IN_SERIES = re.compile(
    r"\s*(?:\([^()]{0,30}\))?\s*(?:,|;|/|&|\ben\b|\bof\b|, en|\balsmede\b|–|-)\s*(?:\b(?:in|voor|van|te|de"
    r"|gemeente|provincie)\b ?)*"
)
_TOWN_BEFORE = re.compile(
    r"\b(?:stad|centrum|binnenstad|station|gemeente|gemeenten|burgemeester|wethouder|gemeenteraad|college|knooppunt|spoorzone|wijk|campus"
    r"|omgeving|raad|stationsgebied)(?: (?:van|in|rond|te|de))*(?: station)? $",
    re.IGNORECASE,
)
_PROVINCE_BEFORE = re.compile(
    r"\b(?:provincies?|provinciale|gedeputeerde(?: Staten)?(?: van)?|Staten van|Rijk en|Rijk,) $", re.IGNORECASE
)
_PROJECT_WORDS = re.compile(
    r"\b(?:spoor\w*|station\w*|knooppunt\w*|sluis\w*|brug\w*|[AN]\d{1,3}|verkeersplein|haven\w*|lijn|traject|kazerne|stroomstation)\b",
    re.I,
)
_NEAR = 40


def settled(mentions: Sequence[Mention], text: str, provinces: Mapping[str, str]) -> tuple[Mention, ...]:
    """Return the mentions with the codes that fit; `provinces` is the province of each municipality."""
    towns = tuple(_town_or_project(mention, text) for mention in mentions)
    near = tuple(_by_series(towns, text))
    return tuple(_by_letter(near, provinces))


def _town_or_project(mention: Mention, text: str) -> Mention:
    """Return a town without the project that bears its name, unless the words around it speak of works."""
    areas = tuple(code for code in mention.codes if _AREA.match(code))
    others = tuple(code for code in mention.codes if not _AREA.match(code))
    if not areas or not others:
        return mention
    around = text[max(0, mention.start - _NEAR) : mention.start] + text[mention.end : mention.end + _NEAR]
    return replace(
        mention, codes=areas if not _PROJECT_WORDS.search(around) or len(mention.name.split()) == 1 else mention.codes
    )


def _is_open(codes: Sequence[str]) -> bool:
    """Whether a name may be a municipality and a province."""
    return len(codes) > 1 and {code[:2] for code in codes} == {"GM", "PV"}


def _by_series(mentions: Sequence[Mention], text: str) -> Iterator[Mention]:
    """Yield names that are a town or a province as what stands before them or in one series with them is."""
    series: list[int] = []
    number = 0
    for i, mention in enumerate(mentions):
        joined = i > 0 and _IN_SERIES.fullmatch(text, mentions[i - 1].end, mention.start)
        number += not joined
        series.append(number)
    kinds: dict[int, Counter[str]] = {}
    for mention, group in zip(mentions, series, strict=True):
        if not _is_open(mention.codes):
            kinds.setdefault(group, Counter()).update({code[:2] for code in mention.codes if _AREA.match(code)})
    for mention, group in zip(mentions, series, strict=True):
        if not _is_open(mention.codes):
            yield mention
            continue
        before = text[max(0, mention.start - _NEAR) : mention.start]
        known = kinds.get(group, Counter())
        kind = (
            "PV" if _PROVINCE_BEFORE.search(before) else "GM" if _TOWN_BEFORE.search(before)
            else known.most_common(1)[0][0] if len(known) == 1 else None
        )  # fmt: skip
        yield _only(mention, kind) if kind else mention


def _by_letter(mentions: Sequence[Mention], provinces: Mapping[str, str]) -> Iterator[Mention]:
    """Yield what is still open as the rest of the letter has it.

    A name of two municipalities is the one in the province that the letter speaks of most. A town or a province is what
    the same name is elsewhere in the letter, where it is that alone.
    """
    votes: Counter[str] = Counter()
    sure: dict[str, set[str]] = {}
    for mention in mentions:
        if len(mention.codes) == 1 and _AREA.match(mention.codes[0]):
            code = mention.codes[0]
            votes[provinces.get(code, code)] += 1
            sure.setdefault(mention.name.lower(), set()).add(code)
    for mention in mentions:
        elsewhere = sure.get(mention.name.lower(), set())
        if len(mention.codes) > 1 and all(_AREA.match(code) for code in mention.codes):
            if len(elsewhere) == 1 and elsewhere <= set(mention.codes):
                yield replace(mention, codes=tuple(elsewhere))
                continue
            if all(code.startswith("GM") for code in mention.codes):
                by_province = sorted(mention.codes, key=lambda code: -votes[provinces.get(code, "")])
                first, second = (votes[provinces.get(code, "")] for code in by_province[:2])
                yield replace(mention, codes=(by_province[0],)) if first > second else mention
                continue
        yield mention


def _only(mention: Mention, kind: str) -> Mention:
    return replace(mention, codes=tuple(code for code in mention.codes if code.startswith(kind)))
