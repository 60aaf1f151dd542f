"""What each source of boundaries answered: all of it for the log, and what everyone may read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from typing_extensions import TypedDict

from geo import codes
from geo.findings import Finding, Kind
from geo.gazetteer import load_gazetteer
from geo.levels import Level

SourceKind = Literal["folder", "cache", "service", "schematic"]
"""A folder of the user, the last good copy, a service on the web, and the shapes that need nothing."""


class PublicFinding(TypedDict):
    """A finding as everyone may read it: nothing in it was written by a file, a folder or a server."""

    kind: Kind
    level: Level | None
    year: int | None
    count: int | None
    expected: int | None
    codes: list[str]


class PublicReport(TypedDict):
    """A report as everyone may read it."""

    source: SourceKind
    used: bool
    findings: list[PublicFinding]


@dataclass(frozen=True)
class SourceReport:
    """What one source of the chain answered: whether it was used, why (not), and what it passed over or mended.

    `name` and `reason` are for the log: they may hold a path or what a file says.
    """

    source: SourceKind
    name: str
    used: bool
    reason: str
    findings: tuple[Finding, ...] = ()

    def __str__(self) -> str:
        noted = dict.fromkeys(str(finding) for finding in self.findings if str(finding) not in self.reason)
        return "\n  - ".join([f"{self.name}: {self.reason}", *noted])


def public(report: SourceReport) -> PublicReport:
    """Return what everyone may read of a report: no path, no command, no text of a file; alike findings are counted."""
    alike: dict[tuple[Kind, Level | None, int | None, int | None], PublicFinding] = {}
    for finding in report.findings:
        found = _public(finding)
        key = found["kind"], found["level"], found["year"], found["expected"]
        if key in alike:
            found["count"] = (alike[key]["count"] or 0) + (found["count"] or 0) or None
            found["codes"] = sorted({*alike[key]["codes"], *found["codes"]})
        alike[key] = found
    return {"source": report.source, "used": report.used, "findings": list(alike.values())}


def _public(finding: Finding) -> PublicFinding:
    return {
        "kind": finding.kind,
        "level": finding.level,
        "year": finding.year if finding.year in codes.KNOWN_YEARS else None,
        "count": finding.count,
        "expected": finding.expected,
        "codes": known_codes(finding.codes),
    }


def known_codes(found: Iterable[str]) -> list[str]:
    """Return those of the codes that are ours: of a province, or a municipality of the gazetteer; sorted."""
    ours = {*codes.PROVINCES, *(area.code for area in load_gazetteer().municipalities)}
    return sorted(ours.intersection(found))
