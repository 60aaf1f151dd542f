"""A fact as an answer gives it: its figures with their bounds, its caveats, and the lines that say it."""

from __future__ import annotations

from collections.abc import Iterator

from babel.numbers import format_decimal

from layers.assistant.answers import Citation, FactAnswer, Head, MadeOf, Told
from layers.assistant.library import Library
from layers.assistant.places import Place, quoted
from layers.assistant.words import WORDS
from layers.facts import Fact, Source
from layers.layer import Language
from layers.letters import part_of_source
from layers.outcomes import state
from layers.words import facts as vocabulary
from layers.words.outcomes import OUTCOME, OUTCOME_MEANING


def head(library: Library, language: Language) -> Head:
    """Return of what every answer speaks."""
    manifest, words = library.built.manifest, WORDS[language]
    return {
        "edition": manifest["edition"],
        "edition_date": manifest["edition_date"],
        "today": library.today().isoformat(),
        "last_letter": library.last_letter,
        "how_to_cite": words.cite,
        "keep_in_mind": list(words.mind),
    }


def citation(source: Source, library: Library) -> Citation:
    """Return where in which letter a source stands."""
    part = part_of_source(source, library.parts)
    return {
        "letter": part["title"] if part else source["file"],
        "sender": part["sender"] if part else "",
        "date": part["date"] if part else "",
        "is_draft": bool(part and part["is_draft"]),
        "kamerstuk": part["kamerstuk"] if part else "",
        "official_url": part["official_url"] if part else "",
        "file": source["file"],
        "line_start": source["line_start"],
        "line_end": source["line_end"],
        "as_printed": quoted(source["figure"]),
    }


def summary(fact: Fact, language: Language) -> str:
    """Return what a fact says, in the words of the project."""
    return quoted(fact["summary_nl"] if language == "nl" else fact["summary_en"])


def number(value: int | float, language: Language) -> str:
    """Return a number as a language writes it, all its decimals kept."""
    return str(format_decimal(value, locale=language, decimal_quantization=False))


def bounded(written: str, bound: str | None, language: Language) -> str:
    """Return a number with the word of its bound."""
    return vocabulary.BOUND[language][bound or "exact"].format(written)


def _range(fact: Fact, field: str, sign: str, language: Language) -> str:
    value, low, high = (fact.get(name) for name in field.split(" "))
    stated = [f"{sign}{number(n, language)}" for n in ((value,) if value is not None else (low, high)) if n is not None]  # type: ignore[arg-type]
    return " – ".join(stated)


def figures(fact: Fact, language: Language) -> Iterator[str]:
    """Yield the figures of a fact: amount, homes, and any other, each with its bound and what it is."""
    if said := _range(fact, "amount_eur amount_min_eur amount_max_eur", "€ ", language):
        payer = vocabulary.PAYER[language][fact["amount_payer"] or "none"]
        role = vocabulary.ROLE[language][fact["amount_role"] or "other"]
        yield f"{bounded(said, fact['amount_bound'], language)} ({role}; {payer})"
    if fact["homes"] is not None:
        period = f", {fact['homes_period']}" if fact["homes_period"] else ""
        homes = WORDS[language].measure["homes"]
        yield f"{bounded(number(fact['homes'], language), fact['homes_bound'], language)} {homes}{period}"
    if said := _range(fact, "other_value other_min other_max", "", language):
        yield f"{bounded(said, fact['other_bound'], language)} {fact['other_unit'] or ''}".strip()


def deadline(fact: Fact, language: Language) -> str:
    """Return a deadline with the word of its kind and the last day that counts; "" for none."""
    if not fact["deadline"]:
        return ""
    said = vocabulary.DEADLINE_KIND[language][fact["deadline_kind"] or "in"].format(fact["deadline"])
    last = fact["deadline_to"]
    return WORDS[language].last_day.format(said, last) if last else said


def caveats(fact: Fact, library: Library, language: Language, relation: str = "") -> Iterator[str]:
    """Yield what must be said beside a fact."""
    words, status = WORDS[language], fact["status"]
    if status != "none":
        yield f"{vocabulary.STATUS[language][status]}: {vocabulary.STATUS_MEANING[language][status]}"
    if fact["speaker"]:
        yield words.speaker.format(quoted(fact["speaker"]))
    if relation in ("inferred", "province"):
        yield words.inferred if relation == "inferred" else words.relation[relation]
    if len(fact["municipality_codes"]) > 1:
        yield words.among.format(len(fact["municipality_codes"]))
    if len(fact["province_codes"]) > 1:
        yield words.among_provinces.format(len(fact["province_codes"]))
    if fact["agreed_before"]:
        yield words.agreed_before
    if fact["best_effort"]:
        yield words.best_effort
    if fact["amount_form"]:
        yield vocabulary.AMOUNT_FORM[language][fact["amount_form"]]
    if fact["amount_per"]:
        yield words.per[fact["amount_per"]]
    if fact["vat"]:
        yield words.vat[fact["vat"]]
    if fact["price_level"]:
        yield words.price_level.format(fact["price_level"])
    if fact["part_of"]:
        yield words.whole.format(fact["part_of"])
    if fact["may_overlap"]:
        yield words.overlap.format(", ".join(fact["may_overlap"]))
    if fact["table"]:
        yield words.returns.format(quoted(fact["table"]))
    if state(fact, library.today()) == "without word":
        yield words.no_word
    if fact["certainty"] != "none":
        yield words.place_is.format(vocabulary.CERTAINTY_MEANING[language][fact["certainty"]])
    if any(citation(source, library)["is_draft"] for source in fact["sources"]):
        yield words.draft
    for mark in fact["ours"][:3]:
        yield words.ours.format(quoted(mark["what"]), quoted(mark["why_nl"] if language == "nl" else mark["why"]))


def told(fact: Fact, library: Library, language: Language) -> list[Told]:
    """Return what letters say became of a fact."""
    return [
        {
            "outcome": OUTCOME[language][one["outcome"]],
            "says": quoted(one["summary_nl"] if language == "nl" else one["summary_en"]),
            "date": one["date"],
            "moved_to": one["moved_to"],
            "citations": [citation(source, library) for source in one["sources"]],
        }
        for one in fact["progress"]
    ]


def cited(fact: Fact, library: Library, language: Language, of: Place | None = None) -> FactAnswer:
    """Return a fact as an answer gives it."""
    words, stands = WORDS[language], state(fact, library.today())
    relation = of.relation(fact["id"]) if of else ""
    return {
        "id": fact["id"],
        "says": summary(fact, language),
        "theme": vocabulary.THEME[language][fact["theme"]],
        "kind": vocabulary.KIND[language][fact["kind"]],
        "status": vocabulary.STATUS[language][fact["status"]],
        "speaker": quoted(fact["speaker"] or ""),
        "relation": words.relation[relation],
        "place": quoted(fact["place"] or ""),
        "municipalities": fact["municipalities"],
        "provinces": fact["provinces"],
        "figures": list(figures(fact, language)),
        "deadline": deadline(fact, language),
        "outcome": f"{OUTCOME[language][stands]}: {OUTCOME_MEANING[language][stands]}" if stands else "",
        "progress": told(fact, library, language),
        "caveats": list(caveats(fact, library, language, relation)),
        "citations": [citation(source, library) for source in fact["sources"]],
        "page": f"{library.app}/?fact={fact['id']}&lang={language}" if library.app else "",
    }


def made_of(fact_id: str, adds: int | float, library: Library, language: Language) -> MadeOf:
    """Return what a fact adds to a figure."""
    fact = library.facts[fact_id]
    lines = [citation(source, library) for source in fact["sources"]]
    return {"id": fact_id, "adds": adds, "says": summary(fact, language), "citations": lines}
