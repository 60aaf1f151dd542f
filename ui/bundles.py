"""The scripts of page, map, charts and grid, one file each: `python -m ui.bundles` (part of `make setup`).

Sources are the modules in `ui/assets/page`, `map`, `charts` and `grid`; esbuild (pinned in `ui/assets/package.json`)
makes one file of each in `ui/assets/bundled/`. The first line of each holds the digest of what it was made of.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ASSETS: Final = Path(__file__).parent / "assets"
BUNDLED: Final = ASSETS / "bundled"
BUNDLES: Final = (BUNDLED / "page.js", BUNDLED / "map.js", BUNDLED / "charts.js", BUNDLED / "grid.js")
FLAGS: Final = ("--bundle", "--format=iife", "--minify", "--charset=utf8", "--target=es2022", "--log-level=warning")
REMEDY: Final = "run `make setup`, which bundles the scripts of the page"


class BundleError(Exception):
    """The scripts of the page could not be made."""


def sources() -> Iterator[Path]:
    """Return the files that the bundles are made of: all modules, the version of the bundler, this file."""
    for bundle in BUNDLES:
        yield from sorted((ASSETS / bundle.stem).rglob("*.js"))
    yield from (ASSETS / "package-lock.json", Path(__file__))


def digest() -> str:
    """Return a digest of the names and contents of the sources."""
    total = hashlib.sha256()
    for path in sources():
        total.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def first_line(made_of: str) -> str:
    """Return the first line of a bundle made of sources with this digest."""
    return f"/* {made_of} */"


def missing() -> list[str]:
    """Return a sentence for each bundle that is missing."""
    return [f"{path} is missing: {REMEDY}" for path in BUNDLES if not path.is_file()]


def outdated() -> list[str]:
    """Return a sentence for each bundle that was made of other sources than there are now."""
    wanted = first_line(digest())
    return [
        f"{path} was not made of the present sources: {REMEDY}"
        for path in BUNDLES
        if path.is_file() and path.read_text(encoding="utf-8").partition("\n")[0] != wanted
    ]


def make() -> None:
    """Make the bundles. Raises BundleError where esbuild is missing or refuses the sources."""
    esbuild = ASSETS / "node_modules" / ".bin" / "esbuild"
    entries = [f"{bundle.stem}={bundle.stem}/main.js" for bundle in BUNDLES]
    written = [f"--banner:js={first_line(digest())}", f"--outdir={BUNDLED}"]
    # Where the machine has no Node, a wheel has put one beside this Python.
    path = os.pathsep.join((os.environ.get("PATH", ""), sysconfig.get_path("scripts")))
    try:
        subprocess.run([esbuild, *entries, *FLAGS, *written], cwd=ASSETS, env={**os.environ, "PATH": path}, check=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        raise BundleError(f"the scripts of the page could not be bundled: {fault}") from fault


def main() -> int:
    """Make the bundles where one is missing or of other sources; the exit status."""
    try:
        if missing() or outdated():
            make()
    except BundleError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
