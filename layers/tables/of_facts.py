"""The tables of facts: a row for each fact, or for each fact and province."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast

from layers.adds import WARNING, Added, columns, for_fact
from layers.columns import conform
from layers.fact_columns import FACT_COLUMNS, FACT_PROVINCE_COLUMNS, FACT_PROVINCES, FACTS
from layers.facts import Fact
from layers.letters import Part, parts_by_file
from layers.outcomes import state
from layers.tables.table import CREDIT, LICENCE, NOTES, Row, Table, cells, filter_notes, said, source_rows, table_notes
from seeds.flat import FlatFact


def fact_table(
    facts: Iterable[FlatFact],
    document_parts: Iterable[Part],
    edition: str,
    edition_date: str,
    filters: Mapping[str, Iterable[str]],
    added: Mapping[str, Added],
) -> Table:
    """Flat facts as a table, with the sources of each; `filters` are the words that say which facts these are.

    `added` is what each adds to the figures (`layers.adds.of_facts`), found among all facts.
    """
    facts = list(facts)
    parts = parts_by_file(document_parts)
    own = {"licence": LICENCE, "credit": CREDIT, "edition": edition}
    names = [c.name for c in FACT_COLUMNS if c.name not in (*own, *columns(), "outcome_state")]
    # A file says how a promise stood on the day of its edition, whenever it is made.
    as_of = date.fromisoformat(edition_date[:10])
    rows = [
        {
            **_fields(fact, names),
            "ours": [f"{marked['what']}: {marked['why']}" for marked in fact["ours"]],
            "outcome_state": state(cast("Fact", fact), as_of),
            "progress": [
                f"{row['date']}: {row['outcome']} ({said(s)})"
                for row in fact["progress"]
                for s in source_rows([{**fact, "sources": row["sources"]}], parts)
            ],
            "sources": [said(s) for s in source_rows([fact], parts)],
            **own,
            **for_fact(added.get(fact["id"])),
        }
        for fact in facts
    ]
    about = (*table_notes(FACTS, edition, edition_date, CREDIT, len(rows)), *filter_notes(filters), *NOTES)
    rows = conform(FACTS, FACT_COLUMNS, rows)
    return Table(FACTS, edition, edition_date, FACT_COLUMNS, rows, source_rows(facts, parts), about, WARNING)


def fact_province_table(
    facts: Iterable[FlatFact],
    provinces: Mapping[str, str],
    edition: str,
    edition_date: str,
    filters: Mapping[str, Iterable[str]],
    added: Mapping[str, Added],
) -> Table:
    """One row for each fact and province, the named ones first; one without a province for what is national.

    `provinces` are the names by code. What a fact adds to the figures stands in its first row alone.
    """
    rows = []
    for fact in facts:
        named, inferred = fact["province_codes"], fact["province_codes_inferred"]
        for n, code in enumerate([*named, *inferred] or [None]):
            rows.append(
                {
                    **{c.name: cells(fact)[c.name] for c in FACT_PROVINCE_COLUMNS if c.name in fact},
                    "id": f"{fact['id']}:{code or 'national'}",
                    "fact_id": fact["id"],
                    "province_code": code,
                    "province": provinces[code] if code else None,
                    "inferred": code in inferred,
                    "provinces": len(named),
                    "edition": edition,
                    **for_fact(None if n else added.get(fact["id"])),
                }
            )
    about = (*table_notes(FACT_PROVINCES, edition, edition_date, CREDIT, len(rows)), *filter_notes(filters), *NOTES)
    rows = conform(FACT_PROVINCES, FACT_PROVINCE_COLUMNS, rows)
    return Table(FACT_PROVINCES, edition, edition_date, FACT_PROVINCE_COLUMNS, rows, [], about, WARNING)


def _fields(fact: FlatFact, names: Iterable[str]) -> Row:
    values = cells(fact)
    return {name: values[name] for name in names}
