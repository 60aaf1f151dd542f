"""The columns with figures of CBS: beside what the letters promise, under names of their own, in no sum of the app."""

from __future__ import annotations

from typing import Final

from layers.columns import Column

_BESIDE: Final = "Counted by CBS (CC BY 4.0), not by any letter; no measure of what became of a promise."

CBS_COLUMNS: Final = (
    Column(
        "cbs_homes_built", "integer", "woningen gebouwd volgens CBS", "homes built according to CBS",
        "All newly built homes from `cbs_built_since` to `cbs_built_until`, promised or not: table 86098NED, summed "
        f"over the municipalities; null where one of them has no number. {_BESIDE}", "homes", True,
    ),
    Column(
        "cbs_built_since", "text", "gebouwd vanaf (CBS)", "built from (CBS)",
        "First month counted in `cbs_homes_built` (YYYY-MM): the first whole month after the letters.", "", True,
    ),
    Column(
        "cbs_built_until", "text", "gebouwd tot en met (CBS)", "built up to and including (CBS)",
        "Last month counted in `cbs_homes_built` (YYYY-MM).", "", True,
    ),
    Column(
        "cbs_provisional_from", "text", "voorlopig vanaf (CBS)", "provisional from (CBS)",
        "First month counted in `cbs_homes_built` that CBS may still change (YYYY-MM).", "", True,
    ),
    Column(
        "cbs_homes_stock", "integer", "woningvoorraad volgens CBS", "housing stock according to CBS",
        f"Homes at the end of `cbs_stock_month`: table 86098NED. {_BESIDE}", "homes", True,
    ),
    Column(
        "cbs_stock_month", "text", "maand van de woningvoorraad (CBS)", "month of the housing stock (CBS)",
        "The month of `cbs_homes_stock` (YYYY-MM).", "", True,
    ),
    Column(
        "cbs_population", "integer", "inwoners volgens CBS", "population according to CBS",
        f"Inhabitants at the end of `cbs_population_month`: table 37230ned. {_BESIDE}", "inhabitants", True,
    ),
    Column(
        "cbs_population_month", "text", "maand van het aantal inwoners (CBS)", "month of the population (CBS)",
        "The month of `cbs_population` (YYYY-MM).", "", True,
    ),
)  # fmt: skip
EMPTY: Final = {column.name: None for column in CBS_COLUMNS}
"""The columns as they are where there are no figures."""
