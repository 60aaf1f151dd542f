"""The answer with totals: every figure apart, with what it is made of. All sums are those of `layers.analysis`."""

from __future__ import annotations

from collections.abc import Iterator

from layers.analysis import AGREEMENTS, HERE, HOMES, REGIO, RIJK, STANDINGS, Measure, Totals, totals
from layers.assistant.answers import Figure, NotAdded, TotalsAnswer
from layers.assistant.cited import bounded, cited, head, made_of, number
from layers.assistant.library import Library
from layers.assistant.limits import MOST_MADE_OF
from layers.assistant.lists import narrowed, silence
from layers.assistant.places import Place, belongs_to, place, thing
from layers.assistant.words import WORDS
from layers.layer import Language
from layers.words.figures import DONT_ADD, MIXED, STANDING

MEASURED = (AGREEMENTS, HOMES, RIJK, REGIO)
_MONEY = (RIJK, REGIO)


def parts(found: Totals, of: Place | None) -> dict[str, Totals]:
    """Return totals divided as they may be shown: side by side, never added."""
    if of is None:
        return {"national": found.nationwide(), "in_provinces": found.placed()}
    own = found.own(HERE)
    return {"own": own, "shared": Totals(tuple(s for s in found.shares if HERE in s.places and len(s.places) > 1))}


def answer(library: Library, language: Language, written: str | None, theme: str | None) -> TotalsAnswer:
    """Return the figures of a place, or of the whole country.

    Raises:
        UnknownNameError: no such place, or several.
    """
    words = WORDS[language]
    of = place(library, written, language) if written else None
    themes = [theme] if theme else []
    figures: list[Figure] = []
    beside: list[NotAdded] = []
    counting: set[str] = set()
    for measure in MEASURED:
        found = of.totals(library, measure, themes) if of else totals(library.built.facts, measure, themes=themes)
        for where, part in parts(found, of).items():
            figures += _figures(measure, where, part, library, language)
            counting |= {share.fact_id for share in part.shares}
        aside = [s for s in found.overlapping if of is None or HERE in s.places]
        beside += [{**made_of(s.fact_id, s.number, library, language), "why": words.not_added} for s in aside]
        counting |= {share.fact_id for share in aside}
    told = [library.facts[i] for i in (*of.named, *of.inferred)] if of else library.built.facts
    among = narrowed(told, theme, None)
    rest = [f for f in among if (f["homes"] or f["amount_eur"] or f["amount_max_eur"]) and f["id"] not in counting]
    numbered = {figure["measure"] for figure in figures}
    without = [words.measure[m.id] for m in MEASURED if words.measure[m.id] not in numbered]
    lacking = words.no_number.format(", ".join(without)) if without else ""
    said = " ".join(filter(None, (silence(of, language) if of else "", lacking)))
    return {
        "about": head(library, language),
        "outcome": "found" if figures else "letters silent" if of and not of.named else "nothing found",
        "message": said or words.found.format(len(figures)),
        "place": thing(library, of, language) if of else None,
        "belongs_to": belongs_to(library, of, language) if of else [],
        "figures": figures,
        "not_added": beside,
        "not_counted_why": words.not_counted,
        "not_counted": [cited(f, library, language, of) for f in rest[:MOST_MADE_OF]],
        "more_not_counted": max(0, len(rest) - MOST_MADE_OF),
    }


def _figures(measure: Measure, where: str, part: Totals, library: Library, language: Language) -> Iterator[Figure]:
    words = WORDS[language]
    for standing in STANDINGS:
        found = part.with_standing(standing)
        if found.total is None:
            continue
        sign = "€ " if measure in _MONEY else ""
        written = bounded(f"{sign}{number(found.total, language)}", found.bound, language)
        shown = sorted(found.shares, key=lambda share: -share.number)[:MOST_MADE_OF]
        yield {
            "measure": words.measure[measure.id],
            "where": words.where[where],
            "standing": STANDING[language][standing],
            "number": found.total,
            "unit": "euro" if measure in _MONEY else "homes" if measure is HOMES else "agreements",
            "bound": found.bound,
            "says": f"{written} {words.measure[measure.id]}, {STANDING[language][standing]}, {words.where[where]}",
            "caveats": list(_caveats(measure, where, found, language)),
            "made_of": [made_of(s.fact_id, s.number, library, language) for s in shown],
            "more_facts": len(found.shares) - len(shown),
        }


def _caveats(measure: Measure, where: str, found: Totals, language: Language) -> Iterator[str]:
    words = WORDS[language]
    if where == "shared":
        yield words.shared
    if measure is AGREEMENTS:
        yield words.counts
    elif where in ("national", "in_provinces"):
        yield DONT_ADD[language]["money" if measure in _MONEY else "homes"]
    if measure in _MONEY:
        if found.at_most is not None:
            yield words.at_most.format(f"€ {number(found.at_most, language)}")
        if found.reallocated is not None:
            yield words.reallocated.format(f"€ {number(found.reallocated, language)}")
        yield from (MIXED[language][name] for name in found.mixed)
