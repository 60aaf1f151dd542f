"""Drafts of records: a candidate as YAML, with empty marked fields for what only a person can write."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from seeds.new_letter.candidates import Candidate
from seeds.reading.quantity import EURO, HOMES
from seeds.records import MAX_LINES_PER_SOURCE

TO_WRITE = "# to be written"


def draft(candidate: Candidate, fact: str, file: str) -> str:
    """Return the YAML of a record to be finished: fields that only a person can write are empty and marked."""
    rows = [
        f"- id: {fact}",
        f"  theme:  {TO_WRITE}: see the closed vocabularies in seeds/README.md",
        f"  kind: {_kind(candidate)}",
        f"  status:  {TO_WRITE}",
        f"  summary_nl:  {TO_WRITE}: own words, one or two sentences, with the letter's softeners",
        f"  summary_en:  {TO_WRITE}",
        *_place_rows(candidate),
        *_value_rows(candidate),
    ]
    if candidate.deadline:
        rows.append(f"  deadline: {candidate.deadline}")
        rows.append(f"  deadline_kind: {candidate.deadline_kind or f' {TO_WRITE}'}")
    if candidate.table:
        rows.append(f"  table: {scalar(candidate.table)}")
    if candidate.parties:
        rows.append(f"  # promised_by, promised_to: the passage names {on_one_line(', '.join(candidate.parties))}")
    return "\n".join([*rows, "  sources:", *source_rows(candidate, file)]) + "\n"


def _kind(candidate: Candidate) -> str:
    if candidate.kind in ("amount", "homes", "agreement"):
        return {"amount": "budget", "homes": "target", "agreement": "agreement"}[candidate.kind]
    return f" {TO_WRITE}"


def _place_rows(candidate: Candidate) -> Iterator[str]:
    """Yield the places with one possible code as fields, and the others as comments to choose from."""
    sure: dict[str, list[str]] = {}
    for place in candidate.places:
        codes = [code for code in place.codes if re.match(r"(?:GM|PV)\d", code)] or list(place.codes)
        if len(codes) > 1 or place.is_above:
            yield f"  # place, to choose: {on_one_line(place.name)} is {' or '.join(place.codes)}"
            continue
        name = {"GM": "municipalities", "PV": "provinces"}.get(codes[0][:2], "register")
        sure.setdefault(name, []).append(codes[0])
    for name in ("municipalities", "provinces"):
        if name in sure:
            yield f"  {name}: [{', '.join(dict.fromkeys(sure[name]))}]"
    if "register" in sure:
        ids = ", ".join(dict.fromkeys(sure["register"]))
        yield f"  # sites, novex_area or landsdeel, to choose: {ids}"


def _value_rows(candidate: Candidate) -> Iterator[str]:
    prefix = {EURO: "amount", HOMES: "homes"}.get(candidate.unit or "", "other")
    if not candidate.values:
        return
    bound = [f"  {prefix}_bound: {candidate.bound}"] if candidate.bound != "exact" else []
    if prefix == "homes" and candidate.value is not None:
        yield f"  homes: {candidate.value:f}"
        yield from bound
        if candidate.period:
            yield f"  homes_period: {scalar(candidate.period)}"
        return
    if prefix == "amount":
        named = {
            "amount_eur": candidate.value,
            "amount_min_eur": candidate.minimum,
            "amount_max_eur": candidate.maximum,
        }
    else:
        named = {"other_value": candidate.value, "other_min": candidate.minimum, "other_max": candidate.maximum}
        bound = [f"  other_bound: {candidate.bound}"] if candidate.bound != "exact" else []
    yield from (f"  {name}: {value:f}" for name, value in named.items() if value is not None)
    yield from bound
    if prefix != "amount":
        yield f"  other_unit: {scalar(candidate.unit or '')}"
        return
    yield f"  amount_role:  {TO_WRITE}"
    for name, word in (("amount_per", candidate.per), ("vat", candidate.vat), ("price_level", candidate.price_level)):
        if word:
            yield f"  {name}: {scalar(word)}"


def source_rows(candidate: Candidate, file: str) -> list[str]:
    """Return the YAML rows of one source; of a long passage the first lines are cited."""
    last = min(candidate.line_end, candidate.line_start + MAX_LINES_PER_SOURCE - 1)
    lines = f"{candidate.line_start}" if last == candidate.line_start else f"{candidate.line_start}-{last}"
    rows = [f"    - file: {scalar(file)}", f"      lines: {lines}", f"      figure: {scalar(candidate.figure or '')}"]
    return rows + ([f"      reading: {scalar(candidate.reading)}"] if candidate.reading else [])


def scalar(text: str) -> str:
    """Return a text as YAML on one line, quoted only where needed."""
    plain = text.isprintable()
    printed: str = yaml.safe_dump(text, allow_unicode=plain, default_style=None if plain else '"', width=10**6)
    return printed.removesuffix("\n").removesuffix("\n...")


def on_one_line(text: str) -> str:
    """Return a text on one line, without control characters (YAML refuses them, a terminal obeys them)."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
