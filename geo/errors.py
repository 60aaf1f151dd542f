"""What can go wrong in geography.

GeoError
├── CrsError                     coordinates in an unknown, missing or wrong reference system
├── UnknownCodeError             a code that is no CBS code, or not one of this year
├── UnknownNameError             a name that no province or municipality bears
├── AmbiguousNameError           a name that several of them bear
├── SimplifyError                areas that cannot be simplified without breaking their borders
├── JoinError                    a table that cannot be joined to boundaries (doubles, other year)
└── BoundaryUnavailableError     a source, or the whole chain, has no usable boundaries
    ├── NoBoundariesError        nothing for this level and year; another year may do
    └── ServiceError             a service did not answer, or not as it should
        └── OfflineError         it could not be reached at all
"""

from __future__ import annotations

from typing import Self

from geo.findings import Finding


class GeoError(Exception):
    """Any fault of the geography; the message says what, where and what to do."""


class CrsError(GeoError):
    """Coordinates whose reference system is unknown, missing or not the one that is needed."""


class UnknownCodeError(GeoError):
    """A code that is not a CBS code of a province or municipality, or not one of the year asked for."""


class UnknownNameError(GeoError):
    """A name that no province, municipality or place bears; the message suggests near ones."""


class AmbiguousNameError(GeoError):
    """A name that several provinces or municipalities bear; the message names them."""


class SimplifyError(GeoError):
    """What is no area, or areas that cannot be simplified without breaking their borders."""


class JoinError(GeoError):
    """A table that cannot be joined to boundaries: a code twice, or a division of another year."""


class BoundaryUnavailableError(GeoError):
    """A source of boundaries, or the whole chain of them, cannot give what is asked; `findings` says why, if known."""

    def __init__(self, message: str, *findings: Finding) -> None:
        super().__init__(message)
        self.findings = findings

    @classmethod
    def of(cls, finding: Finding) -> Self:
        """The error that says no more than a finding."""
        return cls(finding.full, finding)


class NoBoundariesError(BoundaryUnavailableError):
    """A source has nothing usable for this level and year; it may have another year."""


class ServiceError(BoundaryUnavailableError):
    """A web service did not answer, or answered something that must not be used."""


class OfflineError(ServiceError):
    """A web service could not be reached: no network, no such host, or nothing listens there."""
