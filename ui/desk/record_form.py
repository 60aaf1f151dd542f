"""The form of a record, made from its definition: closed vocabularies as choices, lists as texts, sources as rows."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, Union, get_args, get_origin

from layers.layer import Language
from seeds.new_letter.as_kept import as_kept, as_shown
from seeds.records import Fact, Marked, Ours, Source
from ui.say.safe_html import EMPTY, Html, el, join, text
from ui.words.common import WORDS
from ui.words.desk_record import WORDS as RECORD

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "what": ("theme", "kind", "status", "phase", "agreed_before", "best_effort"),
    "words": ("summary_nl", "summary_en"),
    "where": (
        "municipalities", "provinces", "sites", "place", "certainty", "landsdeel", "novex_area", "areas",
        "municipalities_inferred", "provinces_inferred", "grid",
    ),
    "amount": (
        "amount_eur", "amount_min_eur", "amount_max_eur", "amount_bound", "amount_role", "amount_payer", "amount_per",
        "vat", "price_level", "amount_form", "made_available",
    ),
    "homes": ("homes", "homes_bound", "homes_period"),
    "other": ("other_value", "other_min", "other_max", "other_bound", "other_unit"),
    "when": ("deadline", "deadline_kind", "table", "deadline_from", "deadline_to"),
    "who": ("promised_by", "promised_to", "speaker"),
    "links": ("of_agreement", "part_of", "follows", "may_overlap"),
    "sources": ("sources", "id"),
    "marks": ("ours", "set_aside"),
}  # fmt: skip
# Open at once: what every record has, and what only a person can write.
ALWAYS_OPEN: Final = ("what", "words", "where", "who", "sources")
ROWS: Final[Mapping[str, type[Source | Marked]]] = {"sources": Source, "ours": Ours, "set_aside": Marked}
_ROW_FIELDS: Final = {
    "sources": ("lines", "figure", "reading", "heading"),
    "ours": ("what", "why", "why_nl"),
    "set_aside": ("what", "why"),
}
LINKS: Final = ("of_agreement", "part_of", "follows", "may_overlap")
PARTIES: Final = ("promised_by", "promised_to", "speaker")


def choices(name: str) -> tuple[str, ...]:
    """Return the words of a closed vocabulary, () for any other field."""
    return _literals(Fact.model_fields[name].annotation)


def _literals(kind: object) -> tuple[str, ...]:
    if get_origin(kind) is Literal:
        return get_args(kind)
    if get_origin(kind) in (Union, types.UnionType):
        return next(filter(None, map(_literals, get_args(kind))), ())
    return ()


def is_list(name: str) -> bool:
    """Return whether a field holds several texts."""
    return name in Fact.model_fields and get_origin(Fact.model_fields[name].annotation) is tuple and name not in ROWS


def is_flag(name: str) -> bool:
    """Return whether a field is yes or no."""
    return Fact.model_fields[name].annotation is bool


def typed(pairs: Iterable[tuple[str, str]], file: str) -> dict[str, Any]:
    """Return the record that a sent form holds: `sources.0.lines` is the lines of the first source."""
    record: dict[str, Any] = {}
    rows: dict[str, dict[str, dict[str, str]]] = {}
    for name, value in pairs:
        field, _, rest = name.partition(".")
        if field in ROWS and rest:
            index, _, part = rest.partition(".")
            rows.setdefault(field, {}).setdefault(index, {})[part] = value
        elif field in Fact.model_fields and field not in ROWS:
            record[field] = [part.strip() for part in value.split(";")] if is_list(field) else as_kept(field, value)
    for field, found in rows.items():
        kept = [row for row in found.values() if any(value.strip() for value in row.values())]
        record[field] = [{"file": file, **row} if field == "sources" else row for row in kept]
    return record


def form(record: Mapping[str, Any], language: Language, *, skipped: Sequence[str] = ()) -> Html:
    """Return the groups of fields of a record."""
    return join(*(_group(group, names, record, language, skipped) for group, names in GROUPS.items()))


def _group(
    group: str, names: Sequence[str], record: Mapping[str, Any], language: Language, skipped: Sequence[str]
) -> Html:
    words = RECORD[language]
    shown = [name for name in names if name not in skipped]
    if not shown:
        return EMPTY
    is_open = group in ALWAYS_OPEN or any(record.get(name) for name in shown)
    # Who fills in only a part must not see the facts that others made.
    finder = EMPTY if skipped and group == "links" else _finder(group, language)
    inside = [finder, *(_field(name, record.get(name), language) for name in shown)]
    return el(
        "details",
        el("summary", text(words.groups[group])),
        el("div", *inside, cls="fields", role="group", aria_label=words.groups[group]),
        cls=f"group of-{group}",
        open="" if is_open else None,
    )


def _finder(group: str, language: Language) -> Html:
    """What looks up places, parties or facts, and puts what is chosen into the field where it belongs."""
    words = RECORD[language]
    finders = {
        "where": ("places", words.find_place),
        "who": ("parties", words.find_party),
        "links": ("facts", words.find_fact),
    }
    if group not in finders:
        return EMPTY
    what, label = finders[group]
    targets = {"parties": PARTIES, "facts": LINKS}.get(what, ())
    options = [el("option", text(words.fields[name]), value=name) for name in targets]
    return el(
        "div",
        el("label", text(label), for_=f"find-{what}"),
        el("select", *options, aria_label=words.find_into, id=f"into-{what}") if options else EMPTY,
        el(
            "input",
            id=f"find-{what}",
            type="search",
            data_find=what,
            autocomplete="off",
            aria_describedby=f"found-{what}",
        ),
        el("span", text(words.find_place_hint), cls="hint") if what == "places" else EMPTY,
        el("div", id=f"found-{what}", cls="found", role="status"),
        el("div", cls="small-map", data_map="") if what == "places" else EMPTY,
        cls="field wide finder",
    )


def _field(name: str, value: Any, language: Language) -> Html:
    words = RECORD[language]
    if name in ROWS:
        return _rows(name, value or [{}] if name == "sources" else value or [], language)
    label, ident = words.fields[name], f"f-{name}"
    about = [f"e-{name}"]
    hint = words.hints.get(name)
    if hint:
        about.append(f"h-{name}")
    needed = Fact.model_fields[name].is_required()
    common: dict[str, Any] = {
        "id": ident,
        "name": name,
        "aria_describedby": " ".join(about),
        "aria_required": "true" if needed else None,
    }
    if is_flag(name):
        control = el(
            "input", type="checkbox", value="true", checked="" if value in (True, "true", "yes") else None, **common
        )
        body = [el("label", control, text(f" {label}"), for_=ident)]
    elif options := choices(name):
        control = el("select", *_options(name, options, str(value or ""), language), **common)
        body = [el("label", text(label), for_=ident), control]
    elif name.startswith("summary_"):
        control = el("textarea", text(value or ""), rows=3, lang=name[-2:], spellcheck="true", **common)
        body = [el("label", text(label), for_=ident), control]
    else:
        said = "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else as_shown(name, str(value or ""))
        control = el(
            "input", type="text", value=said, autocomplete="off", data_list="" if is_list(name) else None, **common
        )
        body = [el("label", text(label), for_=ident), control]
    if hint:
        body.append(el("span", text(hint), id=f"h-{name}", cls="hint"))
    body.append(el("span", id=f"e-{name}", cls="error", data_error=name))
    wide = " wide" if name.startswith("summary_") or is_list(name) or name == "id" else ""
    return el("div", *body, cls=f"field{wide}")


def _options(name: str, options: Sequence[str], chosen: str, language: Language) -> Iterator[Html]:
    default = Fact.model_fields[name].default
    if not isinstance(default, str):
        yield el("option", text(f"– {RECORD[language].choose} –"), value="")
    for option in options:
        is_chosen = option == (chosen or default)
        yield el("option", text(said(name, option, language)), value=option, selected="" if is_chosen else None)


def said(name: str, option: str, language: Language) -> str:
    """Return a word of a closed vocabulary as the app says it."""
    facts, own = WORDS[language].facts, RECORD[language].values
    table: Mapping[str, Mapping[str, str]] = {
        "theme": facts.themes,
        "kind": facts.kind,
        "status": facts.status,
        "phase": facts.phase,
        "certainty": facts.certainty,
        "amount_payer": facts.payer,
        "amount_role": facts.role,
        "amount_form": facts.amount_form,
    }
    return table.get(name, {}).get(option) or own.get(option) or option


def _rows(name: str, rows: Sequence[Mapping[str, str]], language: Language) -> Html:
    words = RECORD[language]
    shown = [row for row in rows if isinstance(row, Mapping)]
    return el(
        "div",
        el("span", text(words.fields[name]), cls="rows-label", id=f"l-{name}"),
        *(row_fields(name, i, row, language) for i, row in enumerate(shown)),
        el("button", text(words.add_row), type="button", data_add=name, cls="quiet"),
        el("span", id=f"e-{name}", cls="error", data_error=name),
        cls="field wide rows",
        data_rows=name,
        role="group",
        aria_labelledby=f"l-{name}",
    )


def row_fields(name: str, index: int, row: Mapping[str, str], language: Language) -> Html:
    """Return the fields of one row of a list of mappings: of a source, or of words that are ours."""
    words = RECORD[language]
    parts = []
    for part in _ROW_FIELDS[name]:
        ident, about = f"f-{name}-{index}-{part}", f"e-{name}-{index}-{part}"
        common: dict[str, Any] = {"id": ident, "name": f"{name}.{index}.{part}", "aria_describedby": about}
        if part == "heading":
            checked = "" if str(row.get(part, "")).lower() in ("true", "yes") else None
            control = el("input", type="checkbox", value="true", checked=checked, **common)
            label = el("label", control, text(f" {words.row_fields[part]}"), for_=ident)
            parts.append(el("div", label, cls="field"))
            continue
        control = el("input", type="text", value=str(row.get(part, "")), autocomplete="off", **common)
        error = el("span", id=about, cls="error", data_error=f"{name}.{index}.{part}")
        parts.append(
            el("div", el("label", text(words.row_fields[part]), for_=ident), control, error, cls=f"field of-{part}")
        )
    file = EMPTY
    if name == "sources" and row.get("file"):
        file = el("input", type="hidden", name=f"sources.{index}.file", value=str(row["file"]))
    remove = el(
        "button",
        text("×"),
        type="button",
        data_remove="",
        cls="quiet",
        aria_label=f"{words.remove}: {words.fields[name]} {index + 1}",
    )
    return el("div", *parts, file, remove, cls="row")
