"""`python -m ui.dossier Drenthe --meeting "BO MIRT 2026" --out FILE.docx`: the dossier for a meeting as a Word file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from layers.deadlines import today
from layers.layer import Language
from ui.data.edition import newest
from ui.data.naming import meant
from ui.say.dossier import paper
from ui.views import dossier_word
from writing import write_atomically

USUAL_SERVER = "http://localhost:8501"


def main(argv: Sequence[str] | None = None) -> int:
    """Write the file; 1 where there is no map, or nothing is known by that name."""
    parser = argparse.ArgumentParser(prog="python -m ui.dossier", description=__doc__)
    parser.add_argument("about", help="a province, landsdeel, NOVEX area, municipality or theme, or `kind:id`")
    parser.add_argument("--meeting", help="as the letters name it; without it all that is open")
    parser.add_argument("--lang", choices=get_args(Language), default="nl")
    parser.add_argument("--server", default=USUAL_SERVER, help="the address of the app, to which the file leads back")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args(argv)
    edition = newest()
    if edition is None:
        print("no map has been built: run `python -m layers build`", file=sys.stderr)
        return 1
    key = asked.about if asked.about in edition.scopes else meant(asked.about, edition.known.scope_names)
    found = paper(key or "", asked.meeting, edition, today(), asked.lang)
    if found is None:
        known = ", ".join(sorted(edition.known.tables))
        print(f"nothing is known as {asked.about!r}, or no such meeting; known are {known}", file=sys.stderr)
        return 1
    write_atomically(asked.out, dossier_word.content(found, asked.server))
    print(asked.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
