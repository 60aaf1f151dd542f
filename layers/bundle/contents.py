"""All that the bundle holds, file by file, and the zip of it: the same bytes on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import reading
from layers.adds import WARNING
from layers.built import EDITIONS, Built
from layers.bundle.catalogue import PATH, catalogue
from layers.bundle.credits import licences
from layers.bundle.descriptions import csvw, datapackage, written
from layers.bundle.tables import held
from layers.dictionary import dictionary
from layers.export import layer_bytes
from layers.files.archive import zipped
from layers.files.everything import fact_tables
from layers.forms import ALL_LAYERS, FORMATS, FORMS
from layers.narrowing import ALL
from layers.registry import LAYERS
from layers.tables import WRITERS

ROOT: Final = Path(__file__).resolve().parents[2]
SUMS: Final = "SHA256SUMS"
# In `facts.json`, and in no register: the facts themselves.
_FACTS: Final = "facts"


def bundle(built: Built) -> bytes:
    """The bundle of a built folder, as a zip."""
    files = dict(sorted(contents(built)))
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    return zipped({**files, SUMS: sums.encode()}, built.manifest["edition_date"])


def contents(built: Built) -> Iterator[tuple[str, bytes]]:
    """Every file of the bundle but its sums, by name."""
    manifest = built.manifest
    tables = held(built)
    yield from ((table.path, table.content) for table in tables)
    for layer in LAYERS:
        for form in (form for form in FORMATS if form != "data.csv"):
            yield f"layers/{layer}.{form}", layer_bytes(built, layer, form=form)
    for one in (form for form in FORMATS if FORMS[form].holds_all):
        name = f"{ALL_LAYERS}.{one}"
        yield f"layers/{name}", layer_bytes(built, ALL_LAYERS, form=one, file_name=name)
    for table in fact_tables(built, (), (), ALL):
        for end in ("csv", "xlsx", "json"):
            yield f"{table.name}.{end}", WRITERS[end](table)
    for name, rows in built.registers.items():
        if name != _FACTS:
            yield f"registers/{name}.json", written(rows)
    yield "facts-with-readings.json", written(built.facts)
    if EDITIONS in manifest["files"]:
        yield EDITIONS, reading.content(built.path / EDITIONS)
    yield "build.json", written({name: manifest[name] for name in ("digest", "edition", "edition_date", "boundary")})
    yield "data-dictionary.md", dictionary().encode()
    yield "datapackage.json", datapackage(tables, manifest["edition"], manifest["edition_date"])
    yield "csvw-metadata.json", csvw(tables, manifest["edition_date"])
    yield PATH, catalogue(built)
    yield "CITATION.cff", citation(built)
    yield "LICENCES.md", licences(built)
    yield "LICENSE-code.txt", (ROOT / "LICENSE").read_bytes()
    yield "README.md", readme(built)


def citation(built: Built) -> bytes:
    """How to cite this edition of the data (Citation File Format 1.2.0)."""
    manifest = built.manifest
    lines = (
        "cff-version: 1.2.0",
        "message: To cite a figure, cite the letter and its lines, which stand with it. To cite the data, use this.",
        'title: "afsprakenkaart: what the Dutch state and its regions have promised each other about space"',
        "type: dataset",
        f'version: "{manifest["edition"]}"',
        f"date-released: {manifest['edition_date']}",
        "license: CC-BY-4.0",
        "authors:",
        "  - name: The maintainers of afsprakenkaart",
    )
    return ("\n".join(lines) + "\n").encode()


def readme(built: Built) -> bytes:
    """What is what, in both languages, and what must be known before anything is added up."""
    manifest = built.manifest
    edition = f"{manifest['edition']} ({manifest['edition_date']})"
    nl, en = _warnings()
    return f"""# Afsprakenkaart, {edition}

## Nederlands

- `layers/`: elke kaartlaag in elke vorm; `layers/all.gpkg` heeft alles met een QGIS-project.
- `facts.*`: alle feiten met hun bronnen; `fact_provinces.*`: een rij per feit en provincie.
- `*.data.csv`: voor programma's; `datapackage.json`, `csvw-metadata.json`: elke CSV beschreven; `dcat.jsonld`: alles.
- `facts.csv` en `layers/*.csv`: voor Excel (puntkomma, decimale komma); `*.geojson`: in graden, andere vormen in RD.
- `readings`, `decisions`: hoe elk feit twee keer is gelezen; `progress`: wat ervan werd volgens een brief.
- `registers/`: brieven, gebieden, projecten, correcties, dekking; `editions.json`: wat elke editie zei.
- `data-dictionary.md`: elke kolom; `LICENCES.md`: wat mag, en wie te noemen; `CITATION.cff`: hoe te verwijzen.
- `{SUMS}`: controleer met `sha256sum -c {SUMS}`.

{nl}

## English

- `layers/`: each layer of the map in each form; `layers/all.gpkg` holds all, with a project of QGIS.
- `facts.*`: all facts with their sources; `fact_provinces.*`: a row for each fact and province.
- `*.data.csv`: for programs. `datapackage.json` and `csvw-metadata.json` describe each CSV; `dcat.jsonld` the whole.
- `facts.csv` and `layers/*.csv`: for a Dutch Excel (semicolon, decimal comma); `*.geojson`: in degrees, other forms
  in RD New.
- `readings`, `decisions`: how each fact was read twice; `progress`: what became of it as a letter says.
- `registers/`: letters, areas, projects, corrections, coverage; `editions.json`: what each edition said.
- `data-dictionary.md`: every column; `LICENCES.md`: what you may do, whom to credit; `CITATION.cff`: how to cite.
- `{SUMS}`: check with `sha256sum -c {SUMS}`.

{en}
""".encode()


def _warnings() -> tuple[str, str]:
    # The warning is in both languages, the Dutch half first.
    dutch, _, english = WARNING.partition(" / ")
    nl = f"""{dutch}
Een lege cel is niet genoemd, nooit nul. Zwijgt een brief, dan staat er niets: dat is geen nee.
De kolom `certainty` zegt hoe zeker een plaats is; `schematic` dat een vorm een schets is.
De tekst van de brieven zit hier niet in: `file` en `line_start` zeggen waar die staat."""
    en = f"""{english}
An empty cell is not stated, never zero. Where a letter is silent, nothing stands: that is not a no.
The column `certainty` says how sure a place is; `schematic` that a shape is a sketch.
The text of the letters is not in here: `file` and `line_start` say where it stands."""
    return nl, en
