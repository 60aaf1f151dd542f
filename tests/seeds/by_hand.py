"""A fact made by hand, for tests."""

from __future__ import annotations

from typing import Any

from seeds.records import Fact

SOURCE = {"file": "letter.txt", "lines": "3-4", "figure": "€ 5 mln."}


def fact(**changes: Any) -> Fact:
    """Return an agreed contribution of 5 million euro; what is changed to None is left out."""
    base = {
        "id": "a-fact",
        "theme": "mobility",
        "kind": "budget",
        "status": "agreed",
        "summary_nl": "Een bedrag.",
        "summary_en": "An amount.",
        "amount_eur": "5000000",
        "amount_role": "contribution",
        "sources": [SOURCE],
    }
    return Fact.model_validate({key: value for key, value in (base | changes).items() if value is not None})
