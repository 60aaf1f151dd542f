"""A record as fields of text and as YAML: what a form holds, and what the files of facts hold."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Final

import yaml

from seeds.load.yaml_text import flat
from seeds.new_letter.drafts import scalar
from seeds.records import Fact

Fields = dict[str, object]
"""The fields of one record: a text, texts, or mappings of texts (`sources`, `ours`, `set_aside`)."""

WIDTH: Final = 120
SUMMARIES: Final = ("summary_nl", "summary_en")
# As a reader wants them: what it is, in words, where, how much, when, who, and what it rests on.
ORDER: Final = (
    "id", "theme", "kind", "status", "phase", "speaker", "summary_nl", "summary_en",
    "sites", "place", "certainty", "municipalities", "provinces", "municipalities_inferred", "provinces_inferred",
    "landsdeel", "novex_area", "areas", "grid",
    "amount_eur", "amount_min_eur", "amount_max_eur", "amount_bound", "amount_payer", "amount_role", "amount_per",
    "amount_form", "made_available", "vat", "price_level",
    "homes", "homes_bound", "homes_period", "other_value", "other_min", "other_max", "other_bound", "other_unit",
    "deadline", "deadline_kind", "deadline_from", "deadline_to", "table", "promised_by", "promised_to",
    "agreed_before", "best_effort", "part_of", "of_agreement", "follows", "may_overlap", "ours", "set_aside", "sources",
)  # fmt: skip
_DEFAULTS: Final = {
    name: str(field.default)
    for name, field in Fact.model_fields.items()
    if field.default not in (None, (), False) and not field.is_required()
}


def fields_of(text: str) -> Fields:
    """Return the fields of one record written as YAML, also of a draft; `{}` where it holds no record.

    Raises:
        ValueError: it is no YAML.
    """
    try:
        found = flat(text)
    except yaml.YAMLError as error:
        raise ValueError(f"this record can't be read as YAML: {' '.join(str(error).split())[:200]}") from None
    record = found[0] if isinstance(found, list) and found else found
    return tidy(record) if isinstance(record, dict) else {}


def tidy(fields: Mapping[str, object]) -> Fields:
    """Return fields without what is empty or holds by itself, texts without spaces too many, in the order of a file."""
    kept: Fields = {}
    for name in (*ORDER, *(name for name in fields if name not in ORDER)):
        value = _tidied(fields.get(name))
        if value not in ("", [], {}) and value != _DEFAULTS.get(name):
            kept[name] = value
    return kept


def _tidied(value: object) -> object:
    if isinstance(value, Mapping):
        rows = {str(name): _tidied(part) for name, part in value.items()}
        return {name: part for name, part in rows.items() if part not in ("", [], {})}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [part for part in map(_tidied, value) if part not in ("", [], {})]
    if value is None or value is False:
        return ""
    return "true" if value is True else " ".join(str(value).split())


def as_yaml(fields: Mapping[str, object], order: Sequence[str] = ORDER) -> str:
    """Return one record as the YAML that the files of records hold, its fields in this order, ending in a newline."""
    rows: list[str] = []
    tidied = tidy(fields)
    for name, value in {name: tidied[name] for name in (*order, *tidied) if name in tidied}.items():
        if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
            rows.append(f"{name}:")
            for row in value:
                inner = [f"{key}: {_bare(str(part))}" for key, part in row.items()]
                rows += [f"  - {inner[0]}", *(f"    {line}" for line in inner[1:])]
        elif isinstance(value, list):
            listed = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10**6).strip()
            rows.append(f"{name}: {listed}")
        else:
            rows += _text_rows(name, str(value))
    return "\n".join(f"{'- ' if i == 0 else '  '}{row}" for i, row in enumerate(rows)) + "\n"


def _bare(value: str) -> str:
    """Return a text as YAML; numbers and dates need no quotes, as every scalar is read as text."""
    return value if re.fullmatch(r"\d[\d.-]*|true|false", value) else scalar(value)


def _text_rows(name: str, value: str) -> list[str]:
    short = f"{name}: {_bare(value)}"
    folds = name in SUMMARIES and len(short) > WIDTH - 2 and value.isprintable() and not re.search(r"[#\t]", value[:1])
    if not folds:
        return [short]
    # A word is never cut, so that what is folded reads back as it was.
    lines = textwrap.wrap(value, WIDTH - 4, break_long_words=False, break_on_hyphens=False)
    return [f"{name}: >-", *(f"  {line}" for line in lines)]
