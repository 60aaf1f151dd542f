"""Place names in a letter with their codes: registers and aliases, ambiguous names with all their codes.

Codes are CBS codes (`GM0344`, `PV26`), names of a landsdeel (`Noord`) and ids of the registers (`lelylijn`).
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import get_args

from seeds.errors import Fault, SeedsError
from seeds.load import ROOT
from seeds.records import Landsdeel

_REGISTERS = (
    ("provinces.csv", "code"), ("municipalities.csv", "code"), ("novex_areas.csv", "id"), ("housing_areas.csv", "id"),
    ("mirt_projects.csv", "id"), ("places.csv", "id"),
)  # fmt: skip
ALIASES = "place_aliases.csv"
REGIONS = "regions.csv"

# Municipalities whose name is an ordinary word: at the start of a sentence they are not taken for a place.
_ORDINARY_WORDS = {"best", "houten", "putten", "buren", "bergen", "losser", "dongen", "beek", "hoorn", "heel", "well"}
_TOKEN = re.compile(r"\w+")
_JOINED = re.compile(r"[ \-–'’./|()+&]{1,4}")
_POSTCODE_BEFORE = re.compile(r"\b\d{4} ?[A-Z]{2} $")
_PROVINCE_WORDS = {"provincie", "provincies", "province", "provinciale"}
_MUNICIPALITY_WORDS = {"gemeente", "gemeenten", "gemeentes", "stad", "steden", "stadsbestuur"}
_NAMED_MUNICIPALITY = re.compile(r"\b[Gg]emeente ([A-Z]\w+)")
_LIST_WORDS = {"en", "of", "de", "den", "van"}


@dataclass(frozen=True)
class Mention:
    """A name in `flow[start:end]` and every code that it may stand for."""

    start: int
    end: int
    name: str
    codes: tuple[str, ...]


class Names:
    """All known names, by their first word; `provinces` is the province of each municipality."""

    def __init__(self, codes_by_name: Mapping[str, set[str]], provinces: Mapping[str, str] | None = None):
        self.provinces: Mapping[str, str] = provinces or {}
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
        by_words: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for name, codes in codes_by_name.items():
            words = tuple(fold(token) for token in _TOKEN.findall(name))
            if words:
                by_words[words] |= codes
        for words, codes in by_words.items():
            self._by_first[words[0]].append((words, tuple(sorted(codes))))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the places that a flowing text names, in order, and the towns within the name of a project.

        A name that is an ordinary word (`Bergen`) counts at the start of a sentence where the text also says
        `gemeente Bergen`.
        """
        named = {match[1] for match in _NAMED_MUNICIPALITY.finditer(text)}
        tokens = [(match.start(), match.end(), fold(match[0])) for match in _TOKEN.finditer(text)]
        follows = [bool(_JOINED.fullmatch(text, one[1], other[0])) for one, other in pairwise(tokens)]
        open_until = -1  # tokens before this one belong to a name already found
        within_project = False
        for i, (start, _, word) in enumerate(tokens):
            if word not in self._by_first or (i < open_until and not within_project):
                continue
            for words, codes in self._by_first[word]:
                last = i + len(words) - 1
                if last >= len(tokens) or not all(follows[i:last]):
                    continue
                if tuple(token[2] for token in tokens[i : last + 1]) != words:
                    continue
                if i < open_until and (last >= open_until or len(words) == open_until - i):
                    continue
                end = tokens[last][1]
                if text[start:end] not in named and self._is_no_place(text, start, end, words):
                    break
                yield Mention(start, end, text[start:end], _narrowed(text, tokens, i, codes))
                if i >= open_until:
                    open_until = last + 1
                    within_project = not any(re.match(r"(?:GM|PV)\d", code) for code in codes)
                break

    def codes(self, name: str) -> tuple[str, ...]:
        """Return the codes of exactly this name, empty if it is unknown."""
        words = tuple(fold(token) for token in _TOKEN.findall(name))
        return next((codes for known, codes in self._by_first.get(words[0], []) if known == words), ()) if words else ()

    @staticmethod
    def _is_no_place(text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
        name = text[start:end]
        if name == name.lower() and not any(c.isdigit() for c in name):
            return True
        before = text[max(0, start - 10) : start]
        if _POSTCODE_BEFORE.search(before):
            return True
        starts_sentence = not before.strip() or before.rstrip()[-1] in ".!?:•❖"
        return len(words) == 1 and words[0] in _ORDINARY_WORDS and starts_sentence


def _narrowed(text: str, tokens: list[tuple[int, int, str]], i: int, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes that `provincie Utrecht` or `gemeenten Assen en Groningen` leaves possible."""
    kinds = {code[:2] for code in codes if re.match(r"(?:GM|PV)\d", code)}
    if kinds != {"GM", "PV"}:
        return codes
    for start, end, word in reversed(tokens[max(0, i - 14) : i]):
        if word in _PROVINCE_WORDS:
            return tuple(code for code in codes if not re.match(r"GM\d", code))
        if word in _MUNICIPALITY_WORDS:
            return tuple(code for code in codes if not re.match(r"PV\d", code))
        if word not in _LIST_WORDS and not text[start].isupper():
            break
        if text[end : end + 1] in ".;:":
            break
    return codes


def fold(word: str) -> str:
    """Return a word without case and accents: Súdwest becomes sudwest."""
    if word.isascii():
        return word.casefold()
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


@cache
def load_names(root: Path = ROOT, *, with_regions: bool = False) -> Names:
    """Read the names of the registers and their aliases, but no facts: those may be unfinished.

    `with_regions` adds the regions of `regions.csv`, which are read in a new letter and stand in no record; where the
    other registers know the name too, the region goes first.

    Raises:
        SeedsError: lists unreadable files and unknown codes.
    """
    codes_by_name: dict[str, set[str]] = defaultdict(set)
    known: set[str] = set(get_args(Landsdeel))
    provinces: dict[str, str] = {}
    faults: list[Fault] = []
    for file, key in _REGISTERS:
        for _, row in _rows(root, file, ("name", key), faults):
            known.add(row[key])
            if row.get("province_code"):
                provinces[row[key]] = row["province_code"]
            for name in _variants(row["name"]):
                codes_by_name[name].add(row[key])
    for line, row in _rows(root, ALIASES, ("name", "code"), faults):
        if row["code"] not in known:
            faults.append(Fault(f"registers/{ALIASES}", line, f"{row['name']}: {row['code']} is in no register"))
        codes_by_name[row["name"]].add(row["code"])
    for _, row in _rows(root, REGIONS, ("id", "name", "municipality_codes"), faults) if with_regions else ():
        for name in (row["name"], *filter(None, (row["other_names"] or "").split(";"))):
            codes_by_name[name] = {row["id"]}
    if faults:
        raise SeedsError(faults)
    return Names(codes_by_name, provinces)


def _variants(name: str) -> set[str]:
    """Return a name with and without its part in brackets: `Bergen (NH.)` is also printed as Bergen."""
    short = re.sub(r" ?\([^()]*\)", "", name).strip()
    return {name, short}


def _rows(root: Path, file: str, needed: tuple[str, ...], faults: list[Fault]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = (root / "registers" / file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(f"registers/{file}", 0, f"can't be read: {error}"))
        return
    reader = csv.DictReader(text.splitlines())
    for row in reader:
        if any(not row.get(column) for column in needed):
            faults.append(Fault(f"registers/{file}", reader.line_num, f"a row needs {' and '.join(needed)}"))
            continue
        yield reader.line_num, row
