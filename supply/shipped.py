"""The packages of others that a server runs, with all that they need: of pyproject.toml and of package-lock.json.

`python -m supply.shipped` names the Python packages, one a line.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).resolve().parents[1]
ASSETS: Final = ROOT / "ui" / "assets"


def declared() -> list[str]:
    """Return the requirements of the product as pyproject.toml words them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(project["dependencies"])


def python_packages(requirements: Iterable[str]) -> dict[str, Distribution]:
    """Return what is installed of these requirements and of all that they need on this machine, by name.

    A package that is not installed is left out: it is for another system or another Python.
    """
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [Requirement(one) for one in requirements]
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        # Each extra asks for more of the same package.
        for extra in {"", *one.extras} - {extra for at, extra in seen if at == name}:
            seen.add((name, extra))
            needed = map(Requirement, found[name].requires or ())
            waiting += [n for n in needed if n.marker is None or n.marker.evaluate({"extra": extra})]
    return dict(sorted(found.items()))


def npm_packages(lock: Mapping[str, Any] | None = None) -> dict[str, str]:
    """Return the licence of each npm package that is not for developers alone, by name."""
    held = lock or json.loads((ASSETS / "package-lock.json").read_text(encoding="utf-8"))
    own = {path: one for path, one in held["packages"].items() if path and not one.get("dev")}
    return {re.sub(r"^.*node_modules/", "", path): str(one.get("license", "")) for path, one in sorted(own.items())}


if __name__ == "__main__":
    print(*python_packages(declared()), sep="\n")
