"""Flat facts made by hand, for tests."""

from __future__ import annotations

from typing import Any, get_origin, get_type_hints

from layers.facts import Fact


def blank_fact(**fields: Any) -> dict[str, Any]:
    """Return an agreed fact about housing with every field that a flat fact has; what is not named is absent."""
    blank: dict[str, Any] = {}
    for name, kind in get_type_hints(Fact).items():
        blank[name] = [] if get_origin(kind) is list else False if kind is bool else None
    words = {"theme": "housing", "kind": "agreement", "status": "agreed", "phase": "none", "certainty": "area"}
    return blank | words | fields
