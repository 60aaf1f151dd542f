"""What may be done with what is in the bundle, and who is to be credited for it."""

from __future__ import annotations

from typing import Final, NamedTuple

from layers.built import Built
from layers.tables.table import CREDIT, LICENCE

NAMES_CREDIT: Final = "Places: GeoNames (CC BY 4.0), changed: assigned to municipalities"
"""Of the names of towns; what else the gazetteer holds of others is not in the bundle."""


class Owed(NamedTuple):
    """What of the bundle is under which licence, and how it is to be credited."""

    what: str
    licence: str
    credit: str


def owed(built: Built) -> list[Owed]:
    """All that is in the bundle, with its licence: of the project, and of others."""
    boundary, figures = built.manifest["boundary"], built.figures
    return [
        Owed("facts, sources, readings, registers (but towns), summaries, points and lines of sites", LICENCE, CREDIT),
        Owed("outlines in the layers", boundary["licence"], boundary["credit"]),
        Owed("`registers/towns.json`", "CC BY 4.0", NAMES_CREDIT),
        *([Owed("figures of CBS, in the layers", figures.file["licence"], figures.file["credit"])] if figures else []),
        Owed("the code that made this", "EUPL-1.2 (`LICENSE-code.txt`)", CREDIT),
    ]


def credit(built: Built, *, names: bool = False) -> str:
    """The credit of a file with layers, as one line; with that of the names of towns, where they are in it."""
    boundary, figures = built.manifest["boundary"], built.figures
    of_others = [f"{boundary['credit']} ({boundary['licence']})"]
    if figures:
        of_others.append(f"{figures.file['credit']} ({figures.file['licence']})")
    if names:
        of_others.append(NAMES_CREDIT)
    return "; ".join(dict.fromkeys([f"{CREDIT} ({LICENCE})", *of_others]))


def licences(built: Built) -> bytes:
    """The page that says so."""
    rows = "".join(f"| {what} | {licence} | {whom} |\n" for what, licence, whom in owed(built))
    return f"""# Licences

| what | licence | credit |
|---|---|---|
{rows}
The letters are public documents of the Dutch government, provinces and municipalities. Their text is not in here: only
their titles, figures or a few words as printed, names of files, line numbers, and summaries in our own words.
""".encode()
