"""The files add up: the plain sum of one column is a figure of the app, in every file, with pandas alone."""

from __future__ import annotations

import io
import json
from typing import Any

import pandas as pd
import pytest

from layers.adds import FIGURES, WARNING, columns, of_facts
from layers.analysis import MEASURES, totals
from layers.built import Built
from layers.export import layer_bytes
from layers.registry import LAYER_IDS
from layers.tables import WRITERS, Table, fact_province_table, fact_table

FILTERS: Any = [((), ()), (("PV22",), ()), ((), ("mobility",)), (("PV20", "PV22"), ("housing", "mobility"))]


def figures_of_the_app(built: Built, provinces: Any, themes: Any) -> dict[str, int]:
    """What the tiles say: totals of all facts by measure and standing, national or in (only) these provinces."""
    found = {}
    for figure in FIGURES:
        part = totals(built.facts, MEASURES[figure.measure], themes=themes).with_standing(figure.standing)
        chosen = frozenset(provinces)
        here = [s for s in part.shares if s.places and (not chosen or s.places <= chosen)]
        shares = [s for s in part.shares if not s.places] if figure.where == "national" else here
        found[figure.column] = sum(int(share.number) for share in shares)
    return found


def tables(built: Built, provinces: Any, themes: Any) -> list[Table]:
    from layers.analysis import select

    edition = built.manifest["edition"], built.manifest["edition_date"]
    facts = select(built.facts, provinces, themes)
    added = of_facts(built.facts, provinces, themes)
    names = {row["code"]: row["name"] for row in built.registers["provinces"]}
    return [
        fact_table(facts, built.registers["document_parts"], *edition, {}, added),
        fact_province_table(facts, names, *edition, {}, added),
    ]


def read(content: bytes, form: str) -> pd.DataFrame:
    if form == "csv":
        return pd.read_csv(io.BytesIO(content), sep=";", encoding="utf-8-sig")
    if form == "data.csv":
        return pd.read_csv(io.BytesIO(content))
    if form == "xlsx":
        return pd.read_excel(io.BytesIO(content))
    told = json.loads(content)
    return pd.DataFrame(next(rows for name, rows in told.items() if name not in ("about", "sources")))


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("wish", FILTERS)
def test_the_sums_of_the_tables_of_facts_are_the_figures_of_the_app(built: Built, wish: Any, form: str) -> None:
    expected = figures_of_the_app(built, *wish)
    # A province filter leaves the national facts out of the file, as it leaves them out of the list on the screen.
    wanted = [name for name in columns() if not (wish[0] and name in columns("national"))]
    for table in tables(built, *wish):
        found = read(WRITERS[form](table), form)
        assert {name: int(found[name].sum()) for name in wanted} == {name: expected[name] for name in wanted}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("wish", FILTERS)
def test_the_provinces_add_up_to_what_lies_in_provinces(built: Built, wish: Any, form: Any) -> None:
    expected = figures_of_the_app(built, *wish)
    found = read(layer_bytes(built, "provinces", *wish, form), form)
    assert {name: int(found[name].sum()) if name in found else 0 for name in columns("in_provinces")} == {
        name: expected[name] for name in columns("in_provinces")
    }


@pytest.mark.parametrize("layer", LAYER_IDS)
def test_a_layer_adds_up_to_what_its_facts_add_each_once(built: Built, layer: str) -> None:
    features = [f["properties"] for f in json.loads(built.export(layer))["features"]]
    mine = {i for feature in features for i in feature["fact_ids"]}
    added = of_facts(built.facts)
    for name in columns("in_provinces"):
        expected = sum(added.get(i, {}).get(name) or 0 for i in mine)
        # A column in which nothing is said in the whole edition is left out.
        assert sum(feature.get(name) or 0 for feature in features) == expected


def test_no_figure_of_the_edition_lacks_a_column(built: Built) -> None:
    stated = {
        (measure, share.standing, "in_provinces" if share.places else "national")
        for measure in ("agreements", "homes", "rijk", "regio")
        for share in totals(built.facts, MEASURES[measure]).shares
    }
    assert stated == {(figure.measure, figure.standing, figure.where) for figure in FIGURES}


def test_every_file_warns_that_only_these_columns_add_up(built: Built) -> None:
    assert json.loads(built.export("mirt"))["note"] == WARNING
    for form in ("csv", "xlsx"):
        assert set(read(layer_bytes(built, "mirt", form=form), form)["note"]) == {WARNING}  # type: ignore[arg-type]


def test_a_fact_in_several_provinces_has_a_row_for_each_and_says_how_many(built: Built) -> None:
    table = tables(built, (), ())[1]
    rows = [row for row in table.rows if row["fact_id"] == "nedersaksenlijn-gebiedsbudget-totaal"] or table.rows
    by_fact: dict[str, list[Any]] = {}
    for row in rows:
        by_fact.setdefault(row["fact_id"], []).append(row)
    for fact_rows in by_fact.values():
        named = [row for row in fact_rows if row["province_code"] and not row["inferred"]]
        assert {row["provinces"] for row in fact_rows} == {len(named)}
