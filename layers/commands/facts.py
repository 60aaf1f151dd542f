"""`facts`: writes a table of facts to a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from layers.commands.filters import chosen_narrowing, declare_filters
from settings import Settings
from writing import write_atomically

if TYPE_CHECKING:
    from layers.facts import Fact
    from layers.letters import Part


def declare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("facts", help="write the table of facts as CSV, XLSX or JSON")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="its end says the format: .csv, .data.csv, .xlsx, .json"
    )
    parser.add_argument(
        "--by-province", action="store_true", help="one row for each fact and province, for pivot tables"
    )
    declare_filters(parser, of_rows=("limit",))


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Write the table; the exit status."""
    from geo.gazetteer import load_gazetteer
    from layers.adds import of_facts
    from layers.analysis import select
    from layers.frame import EDITION, EDITION_DATE
    from layers.known import known_provinces, known_themes
    from layers.naming import ways
    from layers.narrowing import offered
    from layers.tables import WRITERS, fact_province_table, fact_table, filter_words
    from seeds.export import flat_facts
    from seeds.load import load_seeds

    ends = (known for known in WRITERS if chosen.out.name.endswith(f".{known}"))
    form = max(ends, key=len, default="")
    if not form:
        print(f"{chosen.out}: a table ends in {', '.join(f'.{known}' for known in WRITERS)}", file=sys.stderr)
        return 1
    seeds, themes = load_seeds(), known_themes(chosen.theme)
    aliases = load_gazetteer().aliases
    provinces = known_provinces(chosen.province, [(p.code, p.name) for p in seeds.provinces.values()], aliases)
    parts = [cast("Part", part.model_dump(mode="json")) for part in seeds.register("document_parts")]
    # What adds up hangs on no site, grid or reading, which only a built folder holds.
    every = cast("list[Fact]", flat_facts(seeds))
    places = ways([(m.code, m.name) for m in seeds.municipalities.values()], aliases)
    narrowed = chosen_narrowing(chosen, offered(every, seeds.municipalities), places)
    facts = [fact for fact in select(every, provinces, themes) if narrowed.passes(fact)][: narrowed.limit]
    among = {fact["id"] for fact in every if narrowed.passes(fact)}
    added = of_facts(every, provinces, themes, among)
    said = EDITION, EDITION_DATE, filter_words(provinces, themes, narrowing=narrowed), added
    if chosen.by_province:
        table = fact_province_table(facts, {p.code: p.name for p in seeds.provinces.values()}, *said)
    else:
        table = fact_table(facts, parts, *said)
    write_atomically(chosen.out, WRITERS[form](table))
    print(chosen.out)
    return 0
