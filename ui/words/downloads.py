"""The words of the downloads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language


@dataclass(frozen=True)
class Downloads:
    """The words of the downloads of one language."""

    title: str
    layers: str
    layers_hint: str
    all_layers: str
    # What the other forms are under, and of each form for whom it is.
    more: str
    common_for: str
    more_for: str
    bundle: str
    bundle_hint: str
    facts: str
    facts_hint: str
    # What a link is called that shows only its form: what it gives, and the form.
    link: str
    forms: Mapping[str, str]
    nothing: str
    # Of a file that was asked for, named as its link: while it is made, where it cannot be, where it did not come.
    making: str
    busy: str
    lost: str
    # Of a workbook: its five sheets, and the heading of the warning in each row.
    sheets: tuple[str, str, str, str, str]
    meaning: tuple[str, str, str, str]
    note: str


_FORMS: Final = {
    "geojson": "GeoJSON",
    "gpkg": "GeoPackage",
    "csv": "CSV",
    "xlsx": "Excel",
    "json": "JSON",
    "parquet": "GeoParquet",
    "fgb": "FlatGeobuf",
    "shp.zip": "Shapefile",
}

NL: Final = Downloads(
    title="Downloaden",
    layers="Kaartlagen",
    layers_hint="Gefilterd op plaats en thema.",
    all_layers="Alle kaartlagen samen",
    more="Meer vormen",
    common_for="GeoPackage (RD) is voor QGIS en ArcGIS. Het bestand met alle kaartlagen bevat ook de tabel en een "
    "QGIS-project met de kleuren van de kaart. Excel is om te lezen en af te drukken, GeoJSON voor websites, CSV voor "
    "Excel zonder opmaak.",
    more_for="CSV met komma's, GeoParquet en JSON zijn voor programma's, zoals pandas en DuckDB. FlatGeobuf is voor "
    "grote webkaarten. Kies Shapefile alleen als uw programma niets anders leest: namen van kolommen worden ingekort "
    "en lange teksten afgekapt. Het zipbestand zegt welke.",
    bundle="Alles in één zip",
    bundle_hint="Voor wie het wil nagaan: alle kaartlagen en feiten zonder filter, in elke vorm, met bronnen, "
    "lezingen, registers en licenties.",
    facts="Tabel",
    facts_hint="Alle afspraken en feiten binnen deze filters en zoekopdracht, met hun bronnen.",
    link="{} als {}",
    forms={**_FORMS, "data.csv": "CSV met komma's"},
    nothing="niets binnen deze filters",
    making="{}: wordt gemaakt …",
    busy="{}: kon nu niet worden gemaakt. Probeer het over een halve minuut opnieuw, of kies een andere vorm.",
    lost="{}: is niet aangekomen.",
    sheets=("overzicht", "alles", "bronnen", "kolommen", "over dit bestand"),
    meaning=("kolom", "naam", "eenheid", "betekenis (in het Engels)"),
    note="Let op bij optellen",
)

EN: Final = Downloads(
    title="Download",
    layers="Map layers",
    layers_hint="Filtered by place and theme.",
    all_layers="All map layers together",
    more="More formats",
    common_for="GeoPackage (RD) is for QGIS and ArcGIS. The file with all map layers also holds the table and a QGIS "
    "project with the colours of the map. Excel is for reading and printing, GeoJSON for websites, CSV for Excel "
    "without formatting.",
    more_for="CSV with commas, GeoParquet and JSON are for programs such as pandas and DuckDB. FlatGeobuf is for large "
    "web maps. Choose Shapefile only if your program reads nothing else: column names are shortened and long texts "
    "are cut off. The zip file says which.",
    bundle="Everything in one zip",
    bundle_hint="For whoever wants to check: all map layers and facts without a filter, in each form, with sources, "
    "readings, registers and licences.",
    facts="Table",
    facts_hint="All agreements and facts within these filters and this search, with their sources.",
    link="{} as {}",
    forms={**_FORMS, "data.csv": "CSV with commas"},
    nothing="nothing within these filters",
    making="{}: being made …",
    busy="{}: could not be made now. Try again in half a minute, or choose another form.",
    lost="{}: did not arrive.",
    sheets=("overview", "everything", "sources", "columns", "about this file"),
    meaning=("column", "name", "unit", "meaning"),
    note="When adding up",
)

WORDS: Final[Mapping[Language, Downloads]] = {"nl": NL, "en": EN}
