"""`python -m supply.audit PIP_AUDIT`: asks which locked packages have known weaknesses, Python's and npm's.

The exit status says what is known: 0 nothing was found, 1 something was, 3 nothing was but not all could be asked.
A package that the data does not know was not asked about: silence is never "nothing found".
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from supply.shipped import ASSETS, ROOT

NOTHING: Final = 0
FOUND: Final = 1
NOT_ASKED: Final = 3
SECONDS: Final = 300
LISTED: Final = 5


@dataclass(frozen=True)
class Answer:
    """What is known of one lock file: weaknesses by package, and why what was not asked was not."""

    weak: tuple[str, ...] = ()
    not_asked: str = ""


def of_pip_audit(written: str) -> Answer:
    """Read what pip-audit writes; it ends well where it could ask about no package at all."""
    held = _json(written)
    packages = held.get("dependencies")
    if not isinstance(packages, list):
        return Answer(not_asked="the data could not be reached")
    weak = tuple(
        f"{one['name']} {one['version']}: {', '.join(v['id'] for v in one['vulns'])}"
        for one in packages
        if one.get("vulns")
    )
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    if not skipped:
        return Answer(weak, "" if packages else "no package is listed")
    if len(skipped) == len(packages):
        return Answer(weak, f"the data could not be reached: it answered for none of {len(packages)} packages")
    named = ", ".join(skipped[:LISTED]) + (" ..." if len(skipped) > LISTED else "")
    return Answer(weak, f"the data answered for all but {len(skipped)} of {len(packages)} packages: {named}")


def of_npm(written: str) -> Answer:
    """Read what `npm audit --json` writes."""
    held = _json(written)
    if not isinstance(held.get("vulnerabilities"), dict):
        return Answer(not_asked="the data could not be reached")
    return Answer(tuple(f"{name}: {one.get('severity', '')}" for name, one in sorted(held["vulnerabilities"].items())))


def _json(written: str) -> dict[str, Any]:
    try:
        held = json.loads(written)
    except ValueError:
        return {}
    return held if isinstance(held, dict) else {}


def status(answers: Sequence[Answer]) -> int:
    """Return the exit status: what was found goes before what could not be asked."""
    if any(one.weak for one in answers):
        return FOUND
    return NOT_ASKED if any(one.not_asked for one in answers) else NOTHING


def asked(command: Sequence[str], folder: Path) -> str:
    """Run a tool to its end; what it wrote, nothing where it cannot be run or takes too long."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def main(arguments: Sequence[str]) -> int:
    """Ask about each lock file and say what is known."""
    [pip_audit] = arguments
    locks = sorted(ROOT.glob("requirements*.lock"))
    asking = [pip_audit, "--disable-pip", "--require-hashes", "--progress-spinner=off", "--format=json"]
    answers = {lock.name: of_pip_audit(asked([*asking, f"--requirement={lock.name}"], ROOT)) for lock in locks}
    answers["package-lock.json"] = of_npm(asked(["npm", "audit", "--json", "--package-lock-only"], ASSETS))
    for name, answer in answers.items():
        for weak in answer.weak:
            print(f"{name}: {weak}")
        if answer.not_asked:
            print(f"{name}: NOT ASKED, {answer.not_asked}")
        elif not answer.weak:
            print(f"{name}: nothing found")
    return status(list(answers.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
