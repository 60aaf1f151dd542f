"""Counts and sums of facts, by the rules that say what may be added. Plain Python over flat facts.

A flat fact is one object of `python -m seeds export`, or of `facts.json` of a built folder (`layers.facts.Fact`).

This is the door: others import from `layers.analysis`. Import rule: `layers.facts` and the flat facts of `seeds`; among
the modules behind the door `measures` and `places`, then `totals`, `adding`, `fills`.
"""

from layers.analysis.adding import Summed, sums, totals, wholes, with_wholes
from layers.analysis.fills import FILL_STATES, Fill, fills
from layers.analysis.measures import (
    AGREED,
    AGREEMENTS,
    ARE_AGREED,
    BOUND_OF,
    FACTS,
    HOMES,
    MEASURES,
    PROMISED,
    REGIO,
    RIJK,
    STANDINGS,
    Measure,
    standing,
)
from layers.analysis.places import ELSEWHERE, HERE, UNNAMED, Places, here_or_elsewhere, provinces_of, select
from layers.analysis.totals import Share, Totals, sum_bound

__all__ = [
    "AGREED",
    "AGREEMENTS",
    "ARE_AGREED",
    "BOUND_OF",
    "ELSEWHERE",
    "FACTS",
    "FILL_STATES",
    "HERE",
    "HOMES",
    "MEASURES",
    "PROMISED",
    "REGIO",
    "RIJK",
    "STANDINGS",
    "UNNAMED",
    "Fill",
    "Measure",
    "Places",
    "Share",
    "Summed",
    "Totals",
    "fills",
    "here_or_elsewhere",
    "provinces_of",
    "select",
    "standing",
    "sum_bound",
    "sums",
    "totals",
    "wholes",
    "with_wholes",
]
