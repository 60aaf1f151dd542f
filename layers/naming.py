"""What places are called: a code, a name or another name leads to its code, whatever its case and accents. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from layers.errors import UnknownNameError
from layers.search_index import folded

Ways = Mapping[str, frozenset[str]]
"""The codes that a folded name may mean."""


def ways(register: Iterable[tuple[str, str]], aliases: Iterable[tuple[str, str]] = ()) -> Ways:
    """Return what leads to the places of a register, which gives (code, name), as `aliases` give (name, code).

    Another name never takes the place of a name that a place of the register bears itself.
    """
    known = [*register]
    codes = {code for code, _ in known}
    own, others = defaultdict(set), defaultdict(set)
    for code, name in known:
        own[_key(name)].add(code)
        own[_key(code)].add(code)
        # "Bergen" alone may be either Bergen.
        others[_key(name.partition(" (")[0])].add(code)
    for name, code in aliases:
        if code in codes:
            others[_key(name)].add(code)
    return {name: frozenset(found) for name, found in (others | own).items()}


def code_of(what: str, written: str, known: Ways) -> str:
    """Return the code of the one place that is meant.

    Raises:
        UnknownNameError: none is called so, or several are.
    """
    found = known.get(_key(written), frozenset())
    if len(found) > 1:
        raise UnknownNameError(f"{what} {written[:80]!r} may be any of {', '.join(sorted(found))}: use the code")
    if not found:
        raise UnknownNameError(f"unknown {what} {written[:80]!r}")
    return next(iter(found))


def _key(written: str) -> str:
    return " ".join(folded(written).split())
