"""`python -m ui.desk LETTER`: opens the editor's desk for one letter, on this machine alone."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import uvicorn

from seeds.errors import SeedsError
from seeds.new_letter.desk import LetterDesk
from ui.desk.app import make
from ui.desk.guard import ROLES, kept_keys
from ui.shell.connections import listening

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
WHO = {"editor": "the editor", "second": "the second reader", "words": "the reader of words"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the desk and serve it until it is ended; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m ui.desk", description=__doc__)
    parser.add_argument("letter", type=Path, metavar="LETTER", help="the letter, in the folder with the letters")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the checkout that is written to")
    parser.add_argument("--chapter", default="accepted", help="name of the YAML file to add to (default: accepted)")
    parser.add_argument("--port", type=int, default=8601, help="the port to listen on")
    chosen = parser.parse_args(arguments)
    try:
        desk = LetterDesk(chosen.letter, chosen.root / "seeds", chosen.chapter)
        kept = desk.path.with_name(f"{desk.path.stem}.keys.json")
        keys = kept_keys(kept)
    except (SeedsError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    try:
        open_at = listening(HOST, chosen.port)
    except OSError as error:
        print(f"port {chosen.port}: nothing can listen there ({error.strerror}); name another: --port", file=sys.stderr)
        return 1
    for role in ROLES:
        print(f"{WHO[role]}: http://{HOST}:{chosen.port}/{getattr(keys, role)}/", flush=True)
    print(
        "Each address is for one person: who has it may write. It stays the same while "
        f"{kept.name} is there.\nCtrl-C ends the desk; nothing is lost.",
        flush=True,
    )
    # No log of requests: it would hold the keys.
    how = uvicorn.Config(make(desk, keys), access_log=False, log_level="warning", ws="none", server_header=False)
    with open_at:
        uvicorn.Server(how).run(sockets=[open_at])
    return 0


if __name__ == "__main__":
    sys.exit(main())
