"""Tables of CBS as its service gives them (OData 3), made up: so many homes in each municipality that sums tell.

Written after its manual and the code of others who read it, not from its answers: codes with blanks behind them,
quarters and years among the months, provinces and municipalities that are gone among the regions.
"""

from __future__ import annotations

import http.server
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import parse_qs, unquote, urlsplit

from layers.figures.kept import Kept
from layers.figures.periods import month_of
from layers.figures.tables import MEASURES

Row = dict[str, Any]

MONTHS = [f"{year}MM{month:02d}" for year in (2025, 2026) for month in range(1, 13)][:20]
OTHERS = ["2025KW01", "2025JJ00", "2026KW01"]
PROVISIONAL_FROM = "2026MM01"
MOST_ROWS = 10_000


@dataclass
class Cbs:
    """What the service holds; a test changes a field to make it odd."""

    municipalities: Sequence[str]
    months: list[str] = field(default_factory=lambda: list(MONTHS))
    gone: Sequence[str] = ("GM0457", "GM0501")
    unit: str = "aantal"
    columns: tuple[str, str, str] = (
        "NieuwbouwTotaal_6",
        "EindstandVoorraad_22",
        "BevolkingAanHetEindeVanDePeriode_15",
    )
    function: str = "A045364"
    most_rows: int = MOST_ROWS
    changed: dict[tuple[str, str], dict[str, Any] | None] = field(default_factory=dict)

    def rows(self, table: str, entity: str) -> Iterator[Row] | Iterable[Row]:
        """All rows of an entity of a table."""
        if entity == "TableInfos":
            return [{"ID": 0, "Title": f"Tabel {table}", "Modified": "2026-10-30T02:00:00"}]
        if entity == "DataProperties":
            mine = self.columns[:2] if table == "86098NED" else self.columns[2:]
            topics = [{"Key": key, "Type": "Topic", "Unit": self.unit} for key in mine]
            return [{"Key": "RegioS", "Type": "GeoDimension"}, {"Key": "", "Type": "TopicGroup"}, *topics]
        if entity == "Gebruiksfunctie":
            return [{"Key": "T001419", "Title": "Totaal"}, {"Key": self.function, "Title": "Woning"}]
        if entity == "Perioden":
            return [
                {"Key": key, "Title": key, "Status": "Voorlopig" if key >= PROVISIONAL_FROM else "Definitief"}
                for key in sorted([*self.months, *OTHERS])
            ]
        return self._data(table)

    def _data(self, table: str) -> Iterator[Row]:
        for region in ["NL01  ", "PV22  ", *self.municipalities, *self.gone]:
            for at, period in enumerate(self.months):
                found = self._row(table, region, at)
                changes = self.changed.get((region.strip(), period), {})
                if changes is not None:
                    yield {"RegioS": region, "Perioden": period, **found, **changes}

    def _row(self, table: str, region: str, at: int) -> Row:
        built, stock, population = self.columns
        counts = region in self.municipalities
        if table == "86098NED":
            function = {"Gebruiksfunctie": self.function}
            return {**function, built: at + 1 if counts else None, stock: 1000 + at if counts else None}
        # CBS may write whole numbers as decimals.
        return {population: 2000.0 + at if counts else None}

    def answer(self, path: str) -> tuple[int, bytes]:
        """The status and body of the answer to a path, with its query."""
        parts = urlsplit(path)
        table, entity = parts.path.strip("/").split("/")[-2:]
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        where = unquote(asked.get("$filter", ""))
        found = [row for row in self.rows(table, entity) if passes(row, where)]
        if "$select" in asked:
            found = [{name: row[name] for name in asked["$select"].split(",") if name in row} for row in found]
        skip, top = int(asked.get("$skip", 0)), int(asked.get("$top", len(found)))
        if len(found) > self.most_rows and top > self.most_rows:
            return 500, b'{"odata.error": {"message": "too many rows"}}'
        return 200, json.dumps({"odata.metadata": "m", "value": found[skip : skip + top]}).encode()


def passes(row: Row, where: str) -> bool:
    """Whether a row passes a filter of `eq`, `substringof`, `or` and `and`, as this project writes them."""
    for dimension, code in re.findall(r"(\w+) eq '([^']*)'(?! or| *\))", where):
        if dimension != "Perioden" and row[dimension] != code:
            return False
    for text, dimension in re.findall(r"substringof\('([^']*)',(\w+)\)", where):
        if text not in row[dimension]:
            return False
    periods = re.findall(r"Perioden eq '([^']*)'", where)
    return not periods or row["Perioden"] in periods


def answering(cbs: Cbs) -> type[http.server.BaseHTTPRequestHandler]:
    """A handler that answers as the service."""

    class Answering(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = cbs.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Answering


def kept_figures(names: dict[str, str], **changes: Any) -> Kept:
    """Kept figures in which each municipality built one home a month."""
    months = [month_of(code) or "" for code in MONTHS]
    numbers = {measure: {month: dict.fromkeys(names, 1) for month in months} for measure in MEASURES}
    made = {
        "fetched_at": "2026-11-28T00:00:00+00:00",
        "origin": "https://example.org",
        "licence": "CC BY 4.0",
        "credit": "Bron: CBS",
        "tables": [{"id": "86098NED", "title": "t", "modified": ""}],
        "provisional": dict.fromkeys(MEASURES, months[12:]),
        "numbers": numbers,
    }
    return cast("Kept", {**made, **changes})
