"""Answers as text that an assistant reads; what comes from letters and records stands in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from layers.assistant.answers import Citation


def where(found: Citation) -> str:
    """Return a citation on one line."""
    lines = f"{found['file']}:{found['line_start']}-{found['line_end']}"
    draft = "concept/draft" if found["is_draft"] else ""
    said = (found["letter"], found["sender"], found["date"], found["kamerstuk"], draft, lines, found["official_url"])
    printed = f" «{found['as_printed']}»" if found["as_printed"] else ""
    return ", ".join(filter(None, said)) + printed


def fact(one: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a fact."""
    yield f"- [{one['id']}] «{one['says']}»"
    yield "  " + " | ".join(
        filter(None, (one["kind"], one["status"], one["relation"], *one["figures"], one["deadline"]))
    )
    if one["outcome"]:
        yield f"  => {one['outcome']}"
    for told in one["progress"]:
        yield f"  => {told['date']} {told['outcome']}: «{told['says']}»"
        yield from (f"     {where(c)}" for c in told["citations"])
    yield from (f"  ! {caveat}" for caveat in one["caveats"])
    yield from (f"  @ {where(c)}" for c in one["citations"])
    if one["page"]:
        yield f"  {one['page']}"


def _made_of(one: Mapping[str, Any]) -> Iterator[str]:
    yield f"    + {one['adds']} [{one['id']}] «{one['says']}»"
    yield from (f"      @ {where(c)}" for c in one["citations"])


def _figure(one: Mapping[str, Any]) -> Iterator[str]:
    yield f"* {one['says']}"
    yield from (f"  ! {caveat}" for caveat in one["caveats"])
    for share in one["made_of"]:
        yield from _made_of(share)
    if one["more_facts"]:
        yield f"    + … ({one['more_facts']})"


def _bottleneck(one: Mapping[str, Any]) -> Iterator[str]:
    yield f"# {one['place']} ({one['kind']}): «{one['why']}»"
    yield f"  {' | '.join((one['homes'], one['level'], one['basis'], one['second_reader']))}"
    yield from (f"  ? {unsaid}" for unsaid in one["not_said"])
    for found in one["facts"]:
        yield from fact(found)


def text(answer: Mapping[str, Any]) -> str:
    """Return an answer as text."""
    return "\n".join(_lines(answer))


def _lines(answer: Mapping[str, Any]) -> Iterator[str]:
    about = answer["about"]
    yield f"{about['edition']} ({about['edition_date']}) | {about['today']} | {about['last_letter']}"
    if of := answer.get("place"):
        yield f"{of['name']} ({of['kind']}, {of['key']}) {of['page']}".rstrip()
    yield answer["message"]
    if answer.get("belongs_to"):
        yield "> " + "; ".join(f"{t['name']} ({t['key']})" for t in answer["belongs_to"])
    if answer.get("grid"):
        yield answer["grid"]
    for one in answer.get("figures", ()):
        yield from _figure(one)
    for one in answer.get("not_added", ()):
        yield f"* {one['why']}:"
        yield from _made_of(one)
    for name in ("grid_facts", "facts"):
        for one in answer.get(name, ()):
            yield from fact(one)
    if answer.get("not_counted"):
        yield f"* {answer['not_counted_why']}:"
        for one in answer["not_counted"]:
            yield from fact(one)
        if answer["more_not_counted"]:
            yield f"  … ({answer['more_not_counted']})"
    for one in answer.get("bottlenecks", ()):
        yield from _bottleneck(one)
    if "citation" in answer:
        yield f"@ {where(answer['citation'])}"
        yield from (f"{line['number']:>6} | {line['text']}" for line in answer["lines"])
    if answer.get("next_offset") is not None:
        yield f"… offset={answer['next_offset']} ({answer['total']})"
    yield about["how_to_cite"]
    yield from about["keep_in_mind"]
