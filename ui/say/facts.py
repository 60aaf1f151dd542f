"""One fact in plain words: its figures, its place, its sources. Pure text, no Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from layers.deadlines import last_day
from layers.facts import Decided, Fact, Source
from layers.facts_file import Explained
from layers.layer import Language
from layers.letters import Part
from ui.data.edition import Edition
from ui.words import readings, trust
from ui.words.common import WORDS
from ui.words.formats import day, deadline, euro, listed, number


def summary(fact: Fact, language: Language) -> str:
    """Return the summary of a fact."""
    return fact["summary_nl"] if language == "nl" else fact["summary_en"]


def value_or_range(value: Any, low: Any, high: Any, say: Callable[[Any, Language], str], language: Language) -> str:
    """Return a value, a range, or its one known end in words; "" where all three are None."""
    words = WORDS[language]
    if value is not None:
        return say(value, language)
    if low is not None and high is not None:
        return words.facts.range.format(say(low, language), say(high, language))
    if low is not None:
        return words.facts.at_least.format(say(low, language))
    return words.facts.at_most.format(say(high, language)) if high is not None else ""


def bounded(written: str, bound: str | None, language: Language) -> str:
    """Return a number as written with its bound: `ten minste 2.000`; as it is where it is exact."""
    return WORDS[language].facts.bound[bound or "exact"].format(written)


def amount(fact: Fact, language: Language) -> str:
    """Return the amount alone: `€ 25 miljoen`, a range, with its bound and "a year" where that is so; "" for none."""
    words = WORDS[language]
    found = value_or_range(fact["amount_eur"], fact["amount_min_eur"], fact["amount_max_eur"], euro, language)
    if not found:
        return ""
    found = bounded(found, fact["amount_bound"], language)
    return f"{found} {words.units.per.get(fact['amount_per'], fact['amount_per'])}" if fact["amount_per"] else found


def amount_line(fact: Fact, language: Language) -> str:
    """Return the amount with its role, payer, VAT and price level; "" for none."""
    words = WORDS[language]
    found = amount(fact, language)
    if not found:
        return ""
    about = [words.facts.role.get(fact["amount_role"] or "", fact["amount_role"] or "")]
    payer = fact["amount_payer"] or "none"
    about.append(words.figures.payer_line.get(payer, payer))
    if fact["vat"]:
        about.append(words.units.vat.get(fact["vat"], fact["vat"]))
    if fact["price_level"]:
        about.append(words.units.price_level.format(fact["price_level"]))
    if fact["amount_form"]:
        about.append(words.facts.amount_form[fact["amount_form"]])
    if fact["made_available"]:
        about.append(words.facts.made_available.format(fact["made_available"]))
    return f"{found} – {', '.join(a for a in about if a)}"


def homes(fact: Fact, language: Language) -> str:
    """Return the number of homes with its period; "" for none."""
    if fact["homes"] is None:
        return ""
    words = WORDS[language]
    counted = bounded(number(fact["homes"], language), fact["homes_bound"], language)
    found = words.units.home[fact["homes"] != 1].format(counted)
    return f"{found} ({period(fact['homes_period'], language)})" if fact["homes_period"] else found


def period(text: str, language: Language) -> str:
    """Return a period (`2030`, `per year`, `2025-2034`) in words."""
    words = WORDS[language]
    if text in words.facts.periods:
        return words.facts.periods[text]
    return words.facts.until.format(text) if text.isdigit() else text.replace("-", "–")


def other(fact: Fact, language: Language) -> str:
    """Return another number with its unit; "" for none."""
    words = WORDS[language]
    found = value_or_range(fact["other_value"], fact["other_min"], fact["other_max"], number, language)
    if not found:
        return ""
    found = bounded(found, fact["other_bound"], language)
    unit = fact["other_unit"] or ""
    return f"{found} {words.units.unit.get(unit, unit)}".strip()


def figures(fact: Fact, language: Language) -> list[str]:
    """Return every figure of a fact in words."""
    return [line for line in (amount_line(fact, language), homes(fact, language), other(fact, language)) if line]


def standing(fact: Fact, language: Language) -> str:
    """Return the status in words; of a figure without one that none is stated, "" where nothing is to be qualified."""
    status = WORDS[language].facts.status.get(fact["status"], fact["status"])
    return status or (trust.WORDS[language].no_status if figures(fact, language) else "")


def when(fact: Fact, language: Language) -> str:
    """Return the deadline with the word of its kind, such as `vóór 2033`; "" for none."""
    if not fact["deadline"]:
        return ""
    kinds, last, printed = WORDS[language].facts.deadline_kind, fact["deadline_to"], last_day(fact["deadline"])
    if not fact["deadline_kind"]:
        return deadline(fact["deadline"], language)
    written = deadline(fact["deadline"], language, in_sentence=True)
    is_day = len(fact["deadline"]) == len("YYYY-MM-DD")
    kind = "on" if fact["deadline_kind"] == "in" and is_day else str(fact["deadline_kind"])
    if last is None or printed is None or last >= printed.isoformat():
        return kinds[kind].format(written)
    # It ends before the date that is printed: "tot 2030", "streven: vóór 2033".
    if kind in ("aim", "expected"):
        return kinds[kind].format(kinds["before"].format(written))
    return kinds["to" if kind == "until" else kind].format(written)


def about(fact: Fact, edition: Edition, language: Language) -> list[tuple[str, str]]:
    """Return what else is known of a fact, as (label, value); the label may be empty."""
    words = WORDS[language]
    whole = edition.facts.get(fact["part_of"] or "")
    rows = [
        (words.facts.place, fact["place"] or ""),
        (words.facts.inferred, listed([*fact["municipalities_inferred"], *fact["provinces_inferred"]], language)),
        (words.facts.areas, listed(list(fact["areas"]), language) if len(fact["areas"]) > 1 else ""),
        ("", words.facts.certainty.get(fact["certainty"], fact["certainty"]) if fact["certainty"] != "none" else ""),
        (
            words.facts.phase_label,
            words.facts.phase.get(fact["phase"], fact["phase"]) if fact["phase"] not in (None, "none") else "",
        ),
        (words.facts.deadline, when(fact, language)),
        ("", words.facts.agreed_before if fact["agreed_before"] else ""),
        ("", words.facts.best_effort if fact["best_effort"] else ""),
        (words.facts.speaker, fact["speaker"] or ""),
        (words.facts.promised, listed(list(fact.get("promised_by") or ()), language)),
        (words.facts.promised_to, listed(list(fact.get("promised_to") or ()), language)),
        (words.facts.returns_in, fact.get("table") or ""),
        (words.facts.part_of, whole["place"] or summary(whole, language) if whole else ""),
        *ours(fact, language),
    ]
    return [(label, value) for label, value in rows if value]


def ours(fact: Fact, language: Language) -> list[tuple[str, str]]:
    """Return what we added to a fact, as (label, reason); what has the same reason is told together."""
    by_reason: dict[str, list[str]] = {}
    for marked in fact["ours"]:
        by_reason.setdefault(marked["why_nl"] if language == "nl" else marked["why"], []).append(marked["what"])
    label = WORDS[language].facts.ours
    return [(label.format(listed(what, language)), reason) for reason, what in by_reason.items()]


def reading(fact: Fact, language: Language) -> str:
    """Return what the two readings of a fact say of each other, with the fields that differ."""
    words = WORDS[language]
    found = fact["reading"]
    fields = list(dict.fromkeys(words.readings.fields.get(name, name) for name in found["fields"]))
    return words.readings.reading[found["verdict"]].format(", ".join(fields))


def decisions(fact: Fact, edition: Edition, language: Language) -> list[str]:
    """Return, for each difference between the readings that was decided, what both said, what holds and why."""
    return [decision(made, edition, language) for made in fact["reading"]["decisions"]]


def decision(made: Decided, edition: Edition, language: Language) -> str:
    """Return one decision in sentences."""
    said = readings.WORDS[language]
    field = WORDS[language].readings.fields.get(made["field"], made["field"])
    first, second = (value_said(made["field"], value, edition, language) for value in (made["first"], made["second"]))
    told = [said.decided.format(field, first, second), said.holds[made["holds"]]]
    if made["now"] is not None:
        told.append(said.now.format(value_said(made["field"], made["now"], edition, language)))
    if made["rule"]:
        told.append(said.rule.format(made["rule"]))
    return " ".join([*told, said.why.format(made["why"])])


def value_said(field: str, value: str, edition: Edition, language: Language) -> str:
    """Return a value of a decision in words: codes of places and words of a vocabulary by their names."""
    words, said = WORDS[language], readings.WORDS[language]
    if value == "-":
        return said.nothing
    known: Mapping[str, str] = {
        "kind": words.facts.kind,
        "status": words.facts.status,
        "phase": words.facts.phase,
        "amount_role": words.facts.role,
        "provinces": {code: row["name"] for code, row in edition.provinces.items()},
        "municipalities": edition.municipality_names,
        "agreed_before": said.yes_no,
        "best_effort": said.yes_no,
    }.get(field, {})
    return ", ".join(known.get(part) or part for part in value.split("; "))


def wording(fact: Fact, language: Language) -> str:
    """Return whether the summaries of a fact were held against its lines by a reader."""
    return readings.WORDS[language].wording[fact["words"]["verdict"]]


def why(row: Explained, language: Language) -> str:
    """Return why, of what is explained in both languages."""
    return row["why_nl"] if language == "nl" else row["why_en"]


def moved(former: str, edition: Edition, language: Language) -> str:
    """Return what became of the fact that had this id before, or of the thing (`kind:id`) that had, and why."""
    if former in edition.former_subjects:
        thing = edition.former_subjects[former]
        keys = (f"{thing['kind']}:{ident}" for ident in edition.subjects_became[former])
        names = listed([edition.subjects[key] for key in keys], language)
        return readings.WORDS[language].moved_thing[thing["what"]].format(names, why(thing, language))
    row = edition.former_ids[former]
    parts = (", ".join(edition.became[former]),) if row["what"] == "split" else ()
    return readings.WORDS[language].moved[row["what"]].format(*parts, why(row, language))


def letter(part: Part, language: Language) -> str:
    """Return the letter that a part of a file holds, by its title and, where it bears one, its date."""
    return ", ".join(word for word in (part["title"], day(part["date"], language) if part["date"] else "") if word)


def lines(source: Source, language: Language) -> str:
    """Return the lines of a source, such as `regels 2063-2064`."""
    words = WORDS[language]
    start, end = source["line_start"], source["line_end"]
    return words.facts.line[0].format(start) if start == end else words.facts.line[1].format(start, end)


def source_letter(source: Source, edition: Edition, language: Language) -> str:
    """Return the letter in which a source stands, in words; its file name where the letter is not known."""
    part = edition.part(source)
    return letter(part, language) if part else source["file"]


def citation(source: Source, edition: Edition, language: Language) -> str:
    """Return where a source stands, such as `Kamerbrief BO Leefomgeving, 12 juni 2025, regels 1200-1204`."""
    return f"{source_letter(source, edition, language)}, {lines(source, language)}"
