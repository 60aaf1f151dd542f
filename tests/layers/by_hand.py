"""Registers made by hand: two housing areas, a project and a site of the armed forces in one municipality."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from layers.registers import SOFTNESS
from tests.blank_facts import blank_fact

YEARS = st.integers(2025, 2060)
GRID = ("stop_threatened", "stop_threatened_in_part", "congested", "measures", "pilot", "expansion", "place")


def fact(ident: str, **fields: Any) -> dict[str, Any]:
    """A flat fact of the one letter."""
    return blank_fact(id=ident, **{"sources": [{"file": "letter"}], **fields})


def site(ident: str, *codes: str, provinces: tuple[str, ...] = ("PV26",), kind: str = "named") -> dict[str, Any]:
    """A site in these municipalities."""
    place = {"municipality_codes": list(codes), "province_codes": list(provinces), "certainty": "approximate"}
    return {"id": ident, "name": ident.title(), "kind": kind, **place}


def registers(*facts: Mapping[str, Any], **others: Any) -> dict[str, Any]:
    """The registers of a built folder with these facts."""
    return {
        "facts": list(facts),
        "documents": [{"file": "letter", "date": "2025-06-12"}],
        "housing_areas": [site("wijk", "GM1"), site("stad", "GM1", "GM2")],
        "mirt_projects": [site("lijn", "GM1", kind="mirt"), site("kamp", "GM1", kind="defence")],
        "places": [],
        "novex_areas": [{"id": "delta", "name": "Delta", "province_codes": ["PV26"]}],
        "provinces": [{"code": "PV26", "name": "Utrecht"}],
        "municipalities": [{"code": "GM1", "name": "Een", "province_code": "PV26"}],
        "bottlenecks": [],
        **others,
    }


def homes(ident: str = "homes", **fields: Any) -> dict[str, Any]:
    """A promise of 100 homes at the first housing area."""
    place = {"province_codes": ["PV26"], "municipality_codes": ["GM1"], "sites": ["wijk"]}
    return fact(ident, **{"kind": "target", "homes": 100, **place, **fields})


def grid(word: str, *, sites: tuple[str, ...] = (), codes: tuple[str, ...] = (), **fields: Any) -> dict[str, Any]:
    """A statement about the grid."""
    place = {"sites": list(sites), "municipality_codes": list(codes), "province_codes": ["PV26"]}
    return fact(f"grid-{word}", **{"theme": "energy", "grid": word, "status": "threatened", **place, **fields})


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Any]:
    """Any facts about homes, the grid and a project at two places."""
    facts: list[dict[str, Any]] = []
    for i in range(draw(st.integers(1, 6))):
        sites = draw(st.sampled_from([["wijk"], ["stad"], ["wijk", "lijn"], []]))
        wholes = [f["id"] for f in facts]
        facts.append(
            homes(
                f"h{i}",
                sites=sites,
                homes=draw(st.none() | st.integers(0, 1000)),
                homes_period=draw(st.none() | YEARS.map(str)),
                status=draw(st.sampled_from(SOFTNESS)),
                part_of=draw(st.sampled_from([None, *wholes])),
            )
        )
    for i, word in enumerate(draw(st.lists(st.sampled_from(GRID), max_size=3))):
        codes = draw(st.sampled_from([(), ("GM1",), ("GM2",), ("GM9",)]))
        facts.append({**grid(word, codes=codes), "id": f"g{i}"})
    return registers(*facts)
