"""How much of the hidden letters the reader finds: percentages alone, never their text.

python -m tests.hidden_letters.measure
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from seeds.errors import SeedsError
from seeds.new_letter.candidates import Candidate, NamedPlace
from seeds.new_letter.propose import propose
from seeds.reading.letter import read_letter
from tests.hidden_letters.forms import WRITERS, Lines
from tests.hidden_letters.truth import LETTERS, Due, Genre, Item, Named, Number, Truth, load, names

Kind = Literal["amounts", "homes", "agreements", "deadlines", "places"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LEAST: dict[Kind, float] = {"amounts": 0.98, "homes": 0.95, "agreements": 0.95, "deadlines": 0.90, "places": 0.90}
MOST_FALSE_PER_PAGE = 3.0
# A fact cites at most so many lines of a letter; a candidate over more says nothing of where it stands.
MOST_LINES = 15
CODE_OF_AN_AREA = re.compile(r"(GM|PV)\d+")

Place = Callable[[int, int, str], tuple[int, int]]


@dataclass
class Score:
    """What was asked of the reader, what it found, and what it proposed that is none of it."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    details: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    pages: int = 0
    unread: int = 0

    def share(self, kind: Kind) -> float:
        """Return the part found, 0 to 1; 1 where nothing is asked."""
        return self.found[kind] / self.wanted[kind] if self.wanted[kind] else 1.0

    @property
    def false_per_page(self) -> float:
        """Return the candidates of amounts, homes and agreements a page that match nothing."""
        return sum(self.false[kind] for kind in ("amounts", "homes", "agreements")) / max(self.pages, 1)

    def __add__(self, other: Score) -> Score:
        return Score(
            self.wanted + other.wanted, self.found + other.found, self.details + other.details,
            self.false + other.false, self.pages + other.pages, self.unread + other.unread,
        )  # fmt: skip


def score(truth: Truth, candidates: Iterable[Candidate], place: Place = lambda first, last, _: (first, last)) -> Score:
    """Hold candidates against the truth; `place` gives the lines of the truth in the form that was read."""
    usable = [c for c in candidates if c.line_end - c.line_start < MOST_LINES]
    result = Score(pages=truth.pages)
    numbers: tuple[tuple[Kind, str, Sequence[Number]], ...] = (
        ("amounts", "amount", truth.amounts), ("homes", "homes", truth.homes),
    )  # fmt: skip
    for kind, name, entries in numbers:
        ours = [c for c in usable if c.kind == name]
        _count_numbers(result, kind, entries, ours, place)
    _count_agreements(result, truth.agreements, [c for c in usable if c.kind == "agreement"], place)
    _count_deadlines(result, truth.deadlines, usable, place)
    for named in truth.places:
        result.wanted["places"] += not named.either
        first, last = place(named.line, named.line, named.name)
        on_line = [p for c in usable if _overlap(c, first, last) for p in c.places if not p.is_above]
        result.found["places"] += not named.either and any(is_right(named, p) for p in on_line)
    return result


def _overlap(candidate: Candidate, first: int, last: int) -> bool:
    return candidate.line_start <= last and candidate.line_end >= first


def _count_numbers(
    result: Score, kind: Kind, entries: Sequence[Number], candidates: list[Candidate], place: Place
) -> None:
    def same(entry: Number, candidate: Candidate) -> bool:
        here = _overlap(candidate, *place(entry.line, entry.line, entry.figure))
        return here and (entry.either or candidate.values == entry.values)

    asked = [e for e in entries if not e.either]
    pairs = _pairs([[n for n, c in enumerate(candidates) if same(e, c)] for e in asked])
    result.wanted[kind] += len(asked)
    result.found[kind] += len(pairs)
    result.details[f"{kind}, bound and per"] += sum(
        (candidates[c].bound, candidates[c].per) == (asked[e].bound, asked[e].per) for e, c in pairs.items()
    )
    result.false[kind] += sum(not any(same(e, c) for e in entries) for c in candidates)


def _count_agreements(result: Score, items: Sequence[Item], candidates: list[Candidate], place: Place) -> None:
    def same(item: Item, candidate: Candidate) -> bool:
        return _overlap(candidate, *place(item.line_start, item.line_end, ""))

    asked = [i for i in items if not i.either]
    result.wanted["agreements"] += len(asked)
    result.found["agreements"] += len(_pairs([[n for n, c in enumerate(candidates) if same(i, c)] for i in asked]))
    result.false["agreements"] += sum(not any(same(i, c) for i in items) for c in candidates)


def _count_deadlines(result: Score, entries: Sequence[Due], candidates: list[Candidate], place: Place) -> None:
    def same(entry: Due, candidate: Candidate) -> bool:
        here = _overlap(candidate, *place(entry.line, entry.line, entry.figure))
        return here and (entry.either or candidate.deadline in entry.right)

    for entry in (e for e in entries if not e.either):
        found = [c for c in candidates if same(entry, c)]
        result.wanted["deadlines"] += 1
        result.found["deadlines"] += bool(found)
        result.details["deadlines, kind"] += any(c.deadline_kind == entry.kind or not entry.kind for c in found)
    own = [c for c in candidates if c.kind == "deadline"]
    result.false["deadlines"] += sum(not any(same(e, c) for e in entries) for c in own)
    result.false["quantities"] += sum(c.kind == "quantity" for c in candidates)


def is_right(named: Named, found: NamedPlace) -> bool:
    """Tell whether a place that a candidate names is the one meant, with just the right code."""
    ours, theirs = _letters(named.name), _letters(found.name)
    codes = set(found.codes)
    if not codes or not (ours in theirs or theirs in ours):
        return False
    if not named.region:
        return bool(codes & set(named.codes)) and codes <= {*named.codes, *named.also}
    if all(CODE_OF_AN_AREA.fullmatch(c) for c in codes):
        return codes == set(named.codes)
    known = {c for c in named.codes if not CODE_OF_AN_AREA.fullmatch(c)}
    return codes <= known if known else len(codes) == 1


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.replace("ﬁ", "fi").replace("ﬂ", "fl")).lower()


def _pairs(choices: list[list[int]]) -> dict[int, int]:
    """Return as many pairs as can be made of entries and candidates, each used once."""
    taken: dict[int, int] = {}

    def seat(entry: int, seen: set[int]) -> bool:
        for candidate in choices[entry]:
            if candidate not in seen:
                seen.add(candidate)
                if candidate not in taken or seat(taken[candidate], seen):
                    taken[candidate] = entry
                    return True
        return False

    for entry in range(len(choices)):
        seat(entry, set())
    return {entry: candidate for candidate, entry in taken.items()}


def measure(name: str, folder: Path = LETTERS) -> tuple[Genre, Score]:
    """Read one letter in its form, as a file, and score what is proposed."""
    truth = load(folder / f"{name}.truth.yaml")
    text = (folder / f"{name}.txt").read_bytes().decode()
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / f"{name}.{truth.form}"
        WRITERS[truth.form](text, path)
        try:
            letter = read_letter(path)
        except SeedsError:
            missed = score(truth, ())
            missed.unread = 1
            return truth.genre, missed
    if truth.form == "txt":
        return truth.genre, score(truth, propose(letter).candidates)
    return truth.genre, score(truth, propose(letter).candidates, Lines(text, letter.text).of)


def measure_all(folder: Path = LETTERS) -> dict[str, Score]:
    """Return the score of each genre, and of `all`."""
    scores: dict[str, Score] = {}
    for name in names(folder):
        genre, found = measure(name, folder)
        scores[genre] = scores.get(genre, Score()) + found
    return {"all": sum(scores.values(), Score()), **scores}


def report(scores: dict[str, Score]) -> str:
    """Write the percentages as a table."""
    rows = [["", *KINDS, "false a page", "pages", "unread"]]
    for name, s in scores.items():
        shares = [f"{100 * s.share(k):.0f} % of {s.wanted[k]}" for k in KINDS]
        rows.append([name, *shares, f"{s.false_per_page:.1f}", str(s.pages), str(s.unread)])
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    lines = ["  ".join(c.rjust(w) for c, w in zip(row, widths, strict=True)) for row in rows]
    total = scores["all"]
    lines.append("")
    for detail in ("amounts, bound and per", "homes, bound and per", "deadlines, kind"):
        kind = detail.partition(",")[0]
        lines.append(f"{detail} right where found: {100 * total.details[detail] / max(total.found[kind], 1):.0f} %")
    noise = ", ".join(f"{kind} {n / max(total.pages, 1):.1f}" for kind, n in sorted(total.false.items()))
    lines.append(f"candidates a page that match nothing (deadlines and quantities are not counted above): {noise}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(measure_all()))
