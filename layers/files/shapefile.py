"""A layer as a zip of Shapefiles, the form that old programs ask for, with its limits said inside.

Names of columns have ten characters, texts 254 bytes, lists are one text, nothing says what is empty: so the zip holds
what each column is called in full, and every text that was cut, whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import pandas as pd
import pyogrio

from layers.built import Built
from layers.columns import Column
from layers.files.archive import zipped
from layers.files.shapes import Shapes, shapes
from layers.narrowing import ALL, Narrowing
from layers.tables import csv_of
from writing import scratch

NAME_LENGTH: Final = 10
TEXT_BYTES: Final = 254
COLUMNS: Final = "kolommen-columns.csv"
CUT: Final = "afgekapt-cut.csv"
READ_ME: Final = "leesmij-readme.txt"

_SAID: Final = """\
afsprakenkaart: {name}
{about}

Shapefile is een oude vorm; neem liever GeoPackage. Grenzen van deze vorm:
- Namen van kolommen tellen hooguit 10 tekens. {columns} zegt welke kolom welke is.
- Teksten tellen hooguit 254 bytes. {cut} geeft elke tekst die is afgekapt, in zijn geheel ({count}).
- Een lijst is een tekst, met "; " tussen de delen.
- Gebieden, lijnen en punten staan in eigen bestanden.
- Een leeg veld betekent: niet genoemd; nooit nul. Sommige programma's tonen een leeg getal als 0.
- Coordinaten in RD New (EPSG:28992), teksten in UTF-8.

Shapefile is an old form; GeoPackage is the better choice. Limits of this form:
- Names of columns have at most 10 characters. {columns} says which column is which.
- Texts have at most 254 bytes. {cut} gives every text that was cut, in full ({count}).
- A list is one text, with "; " between its parts.
- Areas, lines and points are in files of their own.
- An empty field means: not stated; never zero. Some programs show an empty number as 0.
- Coordinates in RD New (EPSG:28992), texts in UTF-8.
"""


def shapefile(
    built: Built,
    layers: Sequence[str],
    provinces: Iterable[str] = (),
    themes: Iterable[str] = (),
    narrowing: Narrowing = ALL,
) -> bytes:
    """Layers as a filter leaves them, as a zip of Shapefiles with what was lost in them.

    Raises:
        UnknownNameError: no such layer, province or theme.
    """
    held: dict[str, bytes] = {}
    named: list[list[str]] = []
    cuts: list[list[str]] = []
    about: list[str] = []
    day = built.manifest["edition_date"]
    for layer in layers:
        tables = shapes(built, layer, provinces, themes, narrowing)
        names = short_names(tables[0].table.columns)
        for shape in tables:
            held |= _files(shape, names, day)
            cuts += _cut(shape)
            named += [[shape.name, names[c.name], c.name, c.nl, c.en, c.about] for c in shape.table.columns]
        about += [f"{nl} / {en}: {value}" for nl, en, value in tables[0].table.about if nl != "rijen"]
    said = _SAID.format(
        name=", ".join(layers), about="\n".join(dict.fromkeys(about)), columns=COLUMNS, cut=CUT, count=len(cuts)
    )
    notes = {
        READ_ME: said.replace("\n", "\r\n").encode("utf-8-sig"),
        COLUMNS: csv_of(["file", "short", "column", "Nederlands", "English", "meaning"], named),
        CUT: csv_of(["file", "id", "column", "text"], cuts),
    }
    return zipped(notes | held, day)


def short_names(columns: Sequence[Column]) -> dict[str, str]:
    """A name of at most ten characters for each column, no two alike; names that fit stay as they are."""
    names = {column.name: column.name for column in columns if len(column.name) <= NAME_LENGTH}
    for column in columns:
        if column.name in names:
            continue
        parts = column.name.split("_")
        # Something of every word of the name, so that one can guess which column it is.
        share = max(1, NAME_LENGTH // len(parts))
        wished = "".join(part[:share] for part in parts)[:NAME_LENGTH]
        taken, number = set(names.values()), 1
        name = wished
        while name in taken:
            number += 1
            name = f"{wished[: NAME_LENGTH - len(str(number))]}{number}"
        names[column.name] = name
    return {column.name: names[column.name] for column in columns}


def cut(text: str) -> str:
    """The beginning of a text that fits in a field, whole characters only."""
    return text.encode()[:TEXT_BYTES].decode(errors="ignore")


def _files(shape: Shapes, names: dict[str, str], day: str) -> dict[str, bytes]:
    frame = shape.frame.copy()
    for column in shape.table.columns:
        if column.type in ("text", "texts"):
            frame[column.name] = frame[column.name].map(lambda text: cut(text) if isinstance(text, str) else text)
        elif column.type == "boolean":
            frame[column.name] = frame[column.name].astype("Int64")
    with scratch() as folder:
        path = folder / f"{shape.name}.shp"
        pyogrio.write_dataframe(
            frame.rename(columns=names),
            path,
            driver="ESRI Shapefile",
            geometry_type=shape.geometry_type,
            encoding="UTF-8",
            layer_options={"DBF_DATE_LAST_UPDATE": day[:10]},
        )
        return {found.name: found.read_bytes() for found in sorted(folder.iterdir())}


def _cut(shape: Shapes) -> list[list[Any]]:
    texts = [column.name for column in shape.table.columns if column.type in ("text", "texts")]
    return [
        [shape.name, row["id"], name, row[name]]
        for row in shape.frame[texts].to_dict("records")
        for name in texts
        if not pd.isna(row[name]) and cut(row[name]) != row[name]
    ]
