"""The answers about bottlenecks, with what the letters say of the grid, and of passages."""

from __future__ import annotations

import json

from layers.assistant.answers import BottleneckAnswer, Bottlenecks, Passage
from layers.assistant.cited import citation, cited, head, number
from layers.assistant.library import Library
from layers.assistant.limits import MOST_CHARACTERS, MOST_LINES
from layers.assistant.lists import of_place, silence
from layers.assistant.places import MUNICIPALITY, Place, place, quoted, thing
from layers.assistant.words import WORDS
from layers.catalogue.congestion import LAYER as CONGESTION
from layers.collisions import Collision
from layers.errors import PassageError, UnknownNameError
from layers.facts import Source
from layers.layer import Language
from layers.passages import letter_lines
from layers.words import bottlenecks as vocabulary


def _is_at(one: Collision, of: Place, library: Library) -> bool:
    if of.kind == "province":
        return of.ident in one.province_codes
    if of.kind == MUNICIPALITY:
        return of.ident in one.municipality_codes
    if one.subject.partition(":")[2] == of.ident:
        return True
    return any(of.ident in (*library.facts[i]["sites"], *library.facts[i]["area_ids"]) for i in one.fact_ids)


def answer(
    library: Library, language: Language, written: str | None, kind: str | None, offset: int, limit: int
) -> Bottlenecks:
    """Return the bottlenecks at a place or everywhere, and what the letters say of the grid in a province.

    Raises:
        UnknownNameError: no such place, or several.
    """
    words = WORDS[language]
    of = place(library, written, language) if written else None
    found = [
        c for c in library.built.collisions if (not kind or c.kind == kind) and (of is None or _is_at(c, of, library))
    ]
    made: list[BottleneckAnswer] = []
    for one in found[offset : offset + limit]:
        made.append(_bottleneck(one, library, language))
        if len(json.dumps(made, ensure_ascii=False)) > MOST_CHARACTERS and len(made) > 1:
            made.pop()
            break
    grid = [f for f in of_place(library, of) if f["grid"]] if of else []
    after = offset + len(made)
    said = words.found.format(len(found)) if found else words.no_bottleneck
    return {
        "about": head(library, language),
        "outcome": "found" if found or grid else "letters silent" if of and not of.named else "nothing found",
        "message": " ".join(filter(None, (silence(of, language) if of else "", said))),
        "place": thing(library, of, language) if of else None,
        "grid": _grid(library, of, language),
        "grid_facts": [cited(f, library, language, of) for f in grid] if offset == 0 else [],
        "total": len(found),
        "offset": offset,
        "next_offset": after if made and after < len(found) else None,
        "bottlenecks": made,
    }


def _grid(library: Library, of: Place | None, language: Language) -> str:
    """Return what the letters say of the grid in the province of a place, and in which."""
    row = library.features.get(CONGESTION.key(of.province)) if of and of.province else None
    if row is None:
        return ""
    status = str(row["status"])
    silent = WORDS[language].grid_silent
    said = silent if status == "not_mentioned" else CONGESTION.words[language].values["status"][status]
    return f"{row['name']}: {WORDS[language].grid.format(said)}"


def _bottleneck(one: Collision, library: Library, language: Language) -> BottleneckAnswer:
    words, homes = WORDS[language], one.homes
    said = f"{number(homes.number, language)} {words.measure['homes']}" if homes.number is not None else ""
    return {
        "id": one.id,
        "kind": vocabulary.BOTTLENECK_KIND[language][one.kind],
        "place": quoted(one.name),
        "why": quoted(one.why_nl if language == "nl" else one.why_en),
        "level": vocabulary.LEVEL[language][one.level],
        "basis": vocabulary.BASIS[language].get(one.basis, one.basis),
        "homes": said or words.number_less,
        "not_said": [vocabulary.UNKNOWN[language][code] for code in one.unknown],
        "second_reader": vocabulary.READER[language].get(one.state, one.state),
        "facts": [cited(library.facts[i], library, language) for i in one.fact_ids],
    }


def passage(library: Library, language: Language, file: str, line_start: int, line_end: int) -> Passage:
    """Return lines of a letter where the letters are there; else where they stand, and that they are not.

    Raises:
        UnknownNameError: no such letter, or it has no such lines.
    """
    words = WORDS[language]
    if file not in library.parts:
        raise UnknownNameError(words.unknown_file.format(quoted(file)))
    last = min(line_end, line_start + MOST_LINES - 1)
    source: Source = {"file": file, "line_start": line_start, "line_end": last, "figure": "", "heading": False}
    made: Passage = {
        "about": head(library, language),
        "outcome": "no letters",
        "message": words.no_letters,
        "citation": citation(source, library),
        "lines": [],
        "next_line": None,
    }
    if library.letters is None:
        return made
    try:
        lines = letter_lines(library.letters, file)
    except (PassageError, OSError):
        return made
    if not 1 <= line_start <= line_end <= len(lines):
        raise UnknownNameError(words.no_lines.format(line_start, line_end))
    made["lines"] = [{"number": n, "text": quoted(lines[n - 1])[:2000]} for n in range(line_start, last + 1)]
    made |= {"outcome": "found", "message": words.quoted, "next_line": last + 1 if last < line_end else None}
    return made
