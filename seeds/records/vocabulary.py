"""The closed vocabularies: which words a field may hold. `seeds/README.md` says what each means."""

from __future__ import annotations

from typing import Literal, get_args

Theme = Literal[
    "housing",
    "mobility",
    "energy",
    "novex",
    "water",
    "nature-agriculture",
    "economy",
    "defence",
    "heritage",
    "governance",
]
Kind = Literal["budget", "target", "status", "agreement", "measure"]
Status = Literal[
    "agreed",
    "conditional",
    "reserved",
    "proposed",
    "estimate",
    "claim",
    "threatened",
    "in-progress",
    "done",
    "superseded",
    "none",
]
Certainty = Literal["exact", "approximate", "area", "schematic", "none"]
Phase = Literal["onderzoek", "verkenning", "planuitwerking", "realisatie", "gereed", "gepauzeerd", "none"]
Payer = Literal["rijk", "regio", "other"]
AmountRole = Literal["contribution", "total", "estimate", "shortfall", "cap per unit", "old_budget", "other"]
AmountPer = Literal["year", "home"]
Vat = Literal["incl", "excl"]
# `congested`: congestion is stated; `expansion`: a station, line or reinforcement is planned or wanted, no more;
# `pilot`: an earlier or running trial is named, no more; `place`: something else is said of the grid there.
Grid = Literal["stop_threatened", "stop_threatened_in_part", "congested", "measures", "pilot", "expansion", "place"]
Landsdeel = Literal["Noord", "Oost", "Noordwest", "Zuidwest", "Zuid"]
Geometry = Literal["point", "line", "none"]
Bound = Literal["exact", "about", "more than", "less than", "at least", "at most"]
DeadlineKind = Literal["by", "before", "in", "from", "until", "expected", "aim"]
AmountForm = Literal["reallocated", "in kind"]
Verdict = Literal["same", "decided", "differs", "unchecked"]
BottleneckKind = Literal["grid", "access", "claims"]
# Why things clash, gravest first. `decision`, `place`, `pilot` and `expansion` never stand alone; `homes` is the other
# side of a clash over the grid or over access.
Reason = Literal[
    "stop_threatened",
    "stop_threatened_in_part",
    "short",
    "paused",
    "congested",
    "under_pressure",
    "undecided",
    "conditional",
    "reserved",
    "no_money",
    "measures",
    "claim",
    "decision",
    "place",
    "pilot",
    "expansion",
    "homes",
]
# How closely a statement is tied to the place, closest first.
Level = Literal["site", "follows", "municipality", "area", "province", "part"]
# What became of a promise or request, as a letter says.
Outcome = Literal["kept", "partly kept", "moved", "changed", "dropped", "in progress", "refused"]
# Why a statement about an earlier fact is no outcome of it; `seeds/README.md` says what each means.
NoOutcomeReason = Literal["next step", "no promise", "own status", "agreed only", "part only", "view", "unclear"]
Reader = Literal["unread", "agrees", "disagrees"]
Support = Literal["supported", "says more", "says less", "firmer"]
LeftOutReason = Literal[
    "address",
    "salutation",
    "signature",
    "contents",
    "heading",
    "layout",
    "reference",
    "procedure",
    "background",
    "opinion",
    "question",
    "repeats",
]


THEMES: tuple[Theme, ...] = get_args(Theme)
BOTTLENECK_KINDS: tuple[BottleneckKind, ...] = get_args(BottleneckKind)
REASONS: tuple[Reason, ...] = get_args(Reason)
LEVELS: tuple[Level, ...] = get_args(Level)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)  # from most to least sure
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
BOUNDS: tuple[Bound, ...] = get_args(Bound)
DEADLINE_KINDS: tuple[DeadlineKind, ...] = get_args(DeadlineKind)
