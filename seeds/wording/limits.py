"""Limits of the check of words, in one place."""

from __future__ import annotations

BEFORE_A_NUMBER = 60
"""Characters before a number in which a word such as `ruim` or `minimaal` bears on it, within one clause."""

AFTER_A_NUMBER = 30
"""Characters after a number and what it counts in which such a word still bears on it: `80 woningen (minimaal)`."""

CUE_BEFORE_A_DATE = 25
"""Characters before a date in which `voor`, `vanaf` or `uiterlijk` bears on it."""

SHORTEST_STEM = 4
"""Letters of a name that an inflected form must keep: `Zwol` of Zwolle in `Zwolse`."""

LONGER_BY_INFLECTION = 5
"""Letters by which an inflected form may be longer than the stem of its name."""

LINES_AROUND_A_PART = 2
"""Lines around a cited passage that still say `waarvan` or `onderdeel van` of it."""

SHORTEST_SQUEEZED = 6
"""Characters of a name that may also be found where a scan has broken it by a space."""

SHORTEST_WHOLE = 3
"""Words up to this length must stand by themselves: longer ones may be a part of another word (`rijksbijdrage`)."""
