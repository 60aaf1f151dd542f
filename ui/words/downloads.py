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


_FORMS: Final = {"geojson": "GeoJSON", "gpkg": "GeoPackage", "csv": "CSV", "xlsx": "Excel", "json": "JSON"}

NL: Final = Downloads(
    title="Downloaden",
    layers="Kaartlagen",
    layers_hint="Gefilterd op plaats en thema. GeoJSON en GeoPackage (RD) kunt u openen in QGIS en ArcGIS.",
    facts="Tabel",
    facts_hint="Alle afspraken en feiten binnen deze filters en zoekopdracht, met hun bronnen.",
    link="{} als {}",
    forms=_FORMS,
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
    layers_hint="Filtered by place and theme. You can open GeoJSON and GeoPackage (RD) in QGIS and ArcGIS.",
    facts="Table",
    facts_hint="All agreements and facts within these filters and this search, with their sources.",
    link="{} as {}",
    forms=_FORMS,
    nothing="nothing within these filters",
    making="{}: being made …",
    busy="{}: could not be made now. Try again in half a minute, or choose another form.",
    lost="{}: did not arrive.",
    sheets=("overview", "everything", "sources", "columns", "about this file"),
    meaning=("column", "name", "unit", "meaning"),
    note="When adding up",
)

WORDS: Final[Mapping[Language, Downloads]] = {"nl": NL, "en": EN}
