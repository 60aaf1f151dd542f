"""The sentences of a letter that promise something outside its lists, and who sends the letter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seeds.reading.agreements import Outline
from seeds.reading.dates import DateMention
from seeds.reading.letter import Flow
from seeds.reading.list_headings import CLOSES
from seeds.reading.list_items import ENDS
from seeds.reading.list_marks import mark
from seeds.reading.promises import Promise, clause, promise

MAX_SENTENCE = 900
_END = re.compile(
    r"(?<!\b(?:art|nrs|max|min)\.)(?<!\b(?:nr|ca)\.)(?<!\bbijv\.)(?<=[.?!;])[’”\"')]? (?=[A-Z‘“\"(])"
    r"|(?<=[?!.]) (?=[❖•])"
)
_SENDERS = (
    ("Rijk", re.compile(r"[Vv]oorzitter van de (?:Tweede|Eerste) Kamer|[Aa]an de (?:Tweede|Eerste) Kamer"
        r"|Staten-Generaal|uw Kamer\b")),
    ("college", re.compile(r"\b[Gg]emeenteraad\b|\b[Rr]aadsleden\b|\b[Rr]aadsbrief\b|\buw raad\b"
        r"|\b[Rr]aadsinformatiebrief\b")),
    ("Gedeputeerde Staten", re.compile(r"\bProvinciale Staten\b|\b[Ss]tatenbrief\b|\buw Staten\b"
        r"|\bGedeputeerde Staten\b")),
)  # fmt: skip
_HEAD = 6000
LEAST_WORDS = 5
_FIGURE = re.compile(r"€|\b(?:miljoen|miljard|mln|mld)\b|\d[\d.]* (?:[\w-]+ ){0,3}\w*(?:woningen|appartementen)")
_RISES = re.compile(r"\bverrij(?:st|zen)\b.{0,60}?\d[\d.]* (?:[\w-]+ ){0,3}\w*(?:woningen|appartementen)")
_OPEN_ENDS = {
    "de", "het", "een", "en", "of", "van", "in", "op", "voor", "met", "te", "tot", "aan", "bij", "door", "€",
    "gemeente", "provincie", "minister", "regio",
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A sentence `flow[start:end]` that promises, agrees, decides or asks."""

    start: int
    end: int
    promise: Promise


def sender(flow: Flow) -> str | None:
    """Return who `ik` and `wij` are, by whom the letter addresses; None if that is not plain."""
    head = flow.text[:_HEAD]
    return next((who for who, addressed in _SENDERS if addressed.search(head)), None)


def promises(flow: Flow, outline: Outline, dates: Sequence[DateMention]) -> Iterator[Said]:
    """Yield the sentences outside the lists of agreements that promise something, in order."""
    who = sender(flow)
    ahead = [mention.start for mention in dates if mention.is_deadline]
    for start, end in sentences(flow, outline):
        text = flow.text[start:end]
        is_dated = bisect_left(ahead, start) < bisect_left(ahead, end)
        if len(text) > MAX_SENTENCE:
            continue
        found = promise(text, who, is_dated=is_dated) or (clause(text) if outline.is_agreement_itself else None)
        if found is None and (_is_entry_with_a_figure(text, is_dated=is_dated) or _is_introduced(flow, start, text)):
            found = Promise("will", 0)
            yield Said(start, end, found)
            continue
        if found and (found.is_strong or _counts(found, outline, is_dated=is_dated) or _RISES.search(text)):
            yield Said(start, end, found)


def _is_entry_with_a_figure(text: str, *, is_dated: bool) -> bool:
    """Whether a text is an entry of a list that names an amount, homes or a day to come: `• 400 woningen in Venlo`."""
    found = mark(text[:300])
    return found is not None and len(text.split()) >= LEAST_WORDS and (is_dated or bool(_FIGURE.search(text)))


def _is_introduced(flow: Flow, start: int, text: str) -> bool:
    """Whether a text is an entry of a list under a sentence that ends in a colon."""
    if mark(text[:300]) is None or len(text.split()) <= LEAST_WORDS:
        return False
    lines = flow.letter.plain_lines
    for i in range(flow.lines(start, start + 1)[0] - 2, -1, -1):
        line = lines[i].strip()
        if line and mark(line[:300]) is None and not line[0].islower():
            return line.endswith(":") and CLOSES.fullmatch(line) is None
    return False


def _counts(found: Promise, outline: Outline, *, is_dated: bool) -> bool:
    """Whether a sentence that only says what will be done is a promise: by somebody, or by a day."""
    if found.act == "will":
        return bool(found.promised_by) or is_dated
    return bool(found.promised_by)


def sentences(flow: Flow, outline: Outline) -> Iterator[tuple[int, int]]:
    """Yield the sentences of the running text as places in the flow; headings, items and page furniture stay out."""
    for first, last in _paragraphs(flow, outline):
        start, end = flow.place_of_line(first), flow.place_of_line(last + 1)
        while start < end and flow.text[start] == " ":
            start += 1
        for stop in _END.finditer(flow.text, start, end):
            if flow.text[start : stop.start()].strip():
                yield start, stop.start()
            start = stop.end()
        if flow.text[start:end].strip():
            yield start, end


def _paragraphs(flow: Flow, outline: Outline) -> Iterator[tuple[int, int]]:
    """Yield the first and last line (1-based) of each paragraph of running text."""
    lines = flow.letter.plain_lines
    within = {line for item in outline.items for line in range(item.line_start, item.line_end + 1)}
    first: int | None = None
    last = 0
    for number, line in enumerate(lines, start=1):
        if number - 1 in flow.letter.furniture:
            continue
        outside = number in within or outline.kinds[number - 1] in ENDS
        if not line.strip() and first is not None and not _goes_on(lines, last, number):
            outside = True
        if first is not None and (outside or (line.strip() and mark(line[:300]) is not None)):
            yield first, last
            first = None
        if first is not None and line.strip() and not outside and _stands_apart(lines[last - 1], line):
            yield first, last
            first = None
        if line.strip() and not outside:
            first = first or number
            last = number
    if first is not None:
        yield first, last


def _stands_apart(line: str, below: str) -> bool:
    """Whether a line is no running text but a heading or part of the head of the letter: short, and a capital below."""
    text = line.strip()
    is_short = len(text) < 45 and len(text) < 0.7 * max(len(below.strip()), 45)
    ends_open = text[-1] in ".,;:-" or text.rsplit(" ", 1)[-1].lower() in _OPEN_ENDS
    return is_short and not ends_open and not below.strip()[0].islower()


def _goes_on(lines: tuple[str, ...], last: int, blank: int) -> bool:
    """Whether a sentence goes on below a blank line, which text recognition may have put there."""
    if lines[last - 1].rstrip()[-1:] in ".?!:;":
        return False
    below = next((line.strip() for line in lines[blank : blank + 8] if line.strip()), "")
    return below[:1].islower()
