"""The licences of what a server runs, held against `licences.toml`; `python -m supply.licences` lists them.

Reads what is installed and asks no network.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any, Final

from supply.shipped import declared, npm_packages, python_packages

DATA: Final = Path(__file__).with_name("licences.toml")
_CLASSIFIER: Final = "License :: "


@dataclass(frozen=True)
class Rules:
    """What is allowed, and how what packages say is read."""

    allowed: frozenset[str]
    written: Mapping[str, str]
    exceptions: Mapping[str, Mapping[str, str]]
    read: Mapping[str, Mapping[str, str]]
    brought: Mapping[str, str]


def rules() -> Rules:
    """Return the rules of `licences.toml`."""
    held: dict[str, Any] = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return Rules(**(held | {"allowed": frozenset(held["allowed"])}))


def said(package: Distribution, by: Rules) -> str:
    """Return the licence that a package says it has, as an SPDX expression where its words are known."""
    about = package.metadata
    if expression := about.get("License-Expression"):
        return expression
    written = (about.get("License") or "").partition("\n")[0].strip()
    classifiers = [
        one.removeprefix(_CLASSIFIER) for one in about.get_all("Classifier", []) if one.startswith(_CLASSIFIER)
    ]
    for words in (written, *classifiers):
        if known := by.written.get(
            words, words if re.fullmatch(r"[A-Za-z]+-[0-9.]+(-[A-Za-z]+)?|MIT|ISC", words) else ""
        ):
            return known
    return written or " / ".join(classifiers)


def allows(expression: str, allowed: frozenset[str] | set[str]) -> bool:
    """Return whether one may do as an SPDX expression asks: all of what AND joins, one of what OR joins."""
    words = re.findall(r"[()]|[^\s()]+", expression)

    def either() -> bool:
        found = both()
        while words and words[0] == "OR":
            words.pop(0)
            found = both() or found
        return found

    def both() -> bool:
        found = one()
        while words and words[0] == "AND":
            words.pop(0)
            found = one() and found
        return found

    def one() -> bool:
        word = words.pop(0) if words else ""
        if word != "(":
            return word in allowed
        found = either()
        return bool(words) and words.pop(0) == ")" and found

    return either() and not words


def licences(by: Rules) -> dict[str, str]:
    """Return the licence of each package, Python's and npm's, by name."""
    found = {name: by.read.get(name, {}).get("licence") or said(one, by) for name, one in installed().items()}
    return found | npm_packages()


@cache
def installed() -> dict[str, Distribution]:
    """Return the Python packages that a server runs."""
    return python_packages(declared())


def findings(found: Mapping[str, str], by: Rules) -> Iterator[str]:
    """Say which packages have a licence that is not allowed, and which rules speak of nothing that is there."""
    for name, licence in found.items():
        more = {by.exceptions[name]["licence"]} if name in by.exceptions else set()
        if not allows(licence, by.allowed | more):
            yield f"{name}: {licence or 'says no licence'!r} is not allowed; see supply/licences.toml"
        elif more and allows(licence, by.allowed):
            yield f"{name}: is allowed without its exception"
    for name in sorted({*by.exceptions, *by.read, *by.brought} - set(found)):
        yield f"{name}: has a rule and is not there"


def unnamed(packages: Mapping[str, Distribution], by: Rules) -> Iterator[str]:
    """Say which packages bring libraries of others in a folder `NAME.libs` that no rule names."""
    for name, one in packages.items():
        brings = any(file.parts[0].endswith(".libs") for file in one.files or ())
        if brings and name not in by.brought:
            yield f"{name}: brings libraries of others; name them with their licences"


def main() -> int:
    """List every licence, then what is wrong; 1 where something is."""
    by = rules()
    found = licences(by)
    for name, licence in found.items():
        print(f"{name}: {licence}" + (f" (brings {by.brought[name]})" if name in by.brought else ""))
    wrong = [*findings(found, by), *unnamed(installed(), by)]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
