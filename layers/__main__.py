"""`python -m layers build` makes the built folder, `export` writes layers, `facts` the table of facts.

`dictionary` describes the columns of both.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from geo.errors import GeoError
from layers.columns import ColumnError
from layers.dictionary import dictionary
from layers.errors import LayersError
from layers.export import FORMATS, export, outside
from layers.narrowing import NAMES, Narrowing, known_narrowing, offered
from seeds.errors import SeedsError
from settings import Settings, of_this_process

if TYPE_CHECKING:
    from geo.boundaries import Boundaries
    from layers.built import Built
    from layers.facts import Fact
    from layers.letters import Part

Made = TypeVar("Made")


def main(arguments: Sequence[str] | None = None, settings: Settings | None = None) -> int:
    """Run the command line; the exit status."""
    chosen = _parser().parse_args(arguments)
    try:
        if chosen.command == "build":
            return _build(settings or of_this_process())
        if chosen.command == "export":
            return _export(settings or of_this_process(), chosen)
        if chosen.command == "facts":
            return _facts(chosen)
        if chosen.command == "candidates":
            return _candidates()
    except (GeoError, LayersError, ColumnError, SeedsError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(dictionary(), end="")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m layers", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="join facts and the best local boundaries; prints the built folder")
    exporting = commands.add_parser("export", help="write layers as GeoJSON, GeoPackage (RD New), CSV or XLSX")
    exporting.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for <layer>.<format>")
    exporting.add_argument("--format", choices=FORMATS, default="geojson", help="default: geojson")
    exporting.add_argument("--layer", action="append", default=[], help="only this layer (repeat for several)")
    exporting.add_argument("--built", type=Path, metavar="DIR", help="a built folder, instead of building anew")
    telling = commands.add_parser("facts", help="write the table of facts as CSV, XLSX or JSON")
    telling.add_argument("--out", type=Path, required=True, metavar="FILE", help="its end says the format: .csv, .xlsx")
    telling.add_argument(
        "--by-province", action="store_true", help="one row for each fact and province, for pivot tables"
    )
    for filtered in (exporting, telling):
        filtered.add_argument("--province", action="append", default=[], help="code or name: what lies in any of them")
        filtered.add_argument("--theme", action="append", default=[], help="only facts of this theme count")
        for name in NAMES:
            filtered.add_argument(f"--{name}", action="append", default=[], help=f"only facts with this {name} count")
    commands.add_parser("candidates", help="list possible bottlenecks of which nothing was decided; 1 where there are")
    commands.add_parser("dictionary", help="print the data dictionary of all columns")
    return parser


def _made(settings: Settings, make: Callable[[Boundaries], Made]) -> Made:
    """What is made of the best local boundaries of which it can be made; what each source answered goes to stderr."""
    from geo.chain import first_made, local_sources

    def told(boundaries: Boundaries) -> Made:
        made = make(boundaries)
        print(*boundaries.reports, sep="\n", file=sys.stderr)
        return made

    return first_made(local_sources(settings), told)


def _build(settings: Settings) -> int:
    from layers.build import build
    from layers.cache import set_current
    from layers.inputs import fingerprint, note
    from seeds.load import load_seeds

    # Before anything is read: what changes from here on must not pass for built.
    found = fingerprint(settings)
    seeds = load_seeds()
    folder = _made(settings, lambda boundaries: build(boundaries, seeds, settings.cache))
    set_current(folder)
    note(folder, found)
    print(folder)
    return 0


def _export(settings: Settings, chosen: argparse.Namespace) -> int:
    from layers.built import known_layer, known_themes, open_built

    # What is wrong with the wish is said before the work.
    known_themes(chosen.theme)
    for layer in chosen.layer:
        known_layer(layer)
    if chosen.built:
        return _write(open_built(chosen.built), chosen)
    from layers.build import build_for_export
    from seeds.load import load_seeds

    seeds = load_seeds()
    with tempfile.TemporaryDirectory() as scratch:
        _made(settings, lambda boundaries: build_for_export(boundaries, seeds, Path(scratch)))
        return _write(open_built(Path(scratch)), chosen)


def _write(built: Built, chosen: argparse.Namespace) -> int:
    narrowed = _narrowing(chosen, built.offers)
    for path in export(built, chosen.out, chosen.layer, chosen.province, chosen.theme, chosen.format, narrowed):
        print(path)
    print(outside(built, chosen.theme), file=sys.stderr)
    return 0


def _narrowing(chosen: argparse.Namespace, offers: Mapping[str, Sequence[str]]) -> Narrowing:
    from layers.deadlines import today

    return known_narrowing({name: getattr(chosen, name) for name in NAMES}, offers, today())


def _candidates() -> int:
    from layers.build import facts_of, registers
    from layers.candidates import undecided
    from seeds.load import load_seeds

    seeds = load_seeds()
    found = undecided(registers(seeds, facts_of(seeds)))
    for candidate in found:
        behind = (f"{reason.code} ({reason.level}): {' '.join(reason.fact_ids)}" for reason in candidate.reasons)
        print(f"{candidate.id}: {candidate.name}: homes: {' '.join(candidate.about_ids) or '-'}; {'; '.join(behind)}")
    print(f"{len(found)} undecided", file=sys.stderr)
    return 1 if found else 0


def _facts(chosen: argparse.Namespace) -> int:
    from layers.adds import of_facts
    from layers.analysis import select
    from layers.built import known_provinces, known_themes
    from layers.frame import EDITION, EDITION_DATE
    from layers.tables import WRITERS, fact_province_table, fact_table, filter_words
    from seeds.export import flat_facts
    from seeds.load import load_seeds

    form = chosen.out.suffix.removeprefix(".")
    if form not in WRITERS:
        print(f"{chosen.out}: a table ends in {', '.join(f'.{known}' for known in WRITERS)}", file=sys.stderr)
        return 1
    seeds, themes = load_seeds(), known_themes(chosen.theme)
    provinces = known_provinces(chosen.province, [(p.code, p.name) for p in seeds.provinces.values()])
    parts = [cast("Part", part.model_dump(mode="json")) for part in seeds.register("document_parts")]
    # What adds up hangs on no site, grid or reading, which only a built folder holds.
    every = cast("list[Fact]", flat_facts(seeds))
    narrowed = _narrowing(chosen, offered(every, seeds.municipalities))
    facts = [fact for fact in select(every, provinces, themes) if narrowed.passes(fact)]
    among = {fact["id"] for fact in every if narrowed.passes(fact)}
    added = of_facts(every, provinces, themes, among)
    said = EDITION, EDITION_DATE, filter_words(provinces, themes, narrowing=narrowed), added
    if chosen.by_province:
        table = fact_province_table(facts, {p.code: p.name for p in seeds.provinces.values()}, *said)
    else:
        table = fact_table(facts, parts, *said)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_bytes(WRITERS[form](table))
    print(chosen.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
