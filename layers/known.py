"""What a wish names: layers, provinces and themes; what is not known is refused with what is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from layers.errors import UnknownNameError
from layers.layer import LayerId
from layers.naming import code_of, ways
from layers.registry import LAYERS
from seeds.records import THEMES


def known_layer(name: str) -> LayerId:
    """The id of a layer.

    Raises:
        UnknownNameError: no such layer.
    """
    return LayerId(_known("layer", name, tuple(LAYERS)))


def known_provinces(
    wanted: Iterable[str], register: Sequence[tuple[str, str]], aliases: Iterable[tuple[str, str]] = ()
) -> tuple[str, ...]:
    """The codes of provinces given by code, name or alias, in the order of the register, which gives (code, name).

    Raises:
        UnknownNameError: one of them is none of these.
    """
    known = ways(register, aliases)
    try:
        found = {code_of("province", name, known) for name in wanted}
    except UnknownNameError as fault:
        raise UnknownNameError(f"{fault}; known are {', '.join(f'{c} {n}' for c, n in register)}") from None
    return tuple(code for code, _ in register if code in found)


def known_themes(wanted: Iterable[str]) -> tuple[str, ...]:
    """The themes given, in fixed order.

    Raises:
        UnknownNameError: one of them is not known.
    """
    found = {_known("theme", name, THEMES) for name in wanted}
    return tuple(theme for theme in THEMES if theme in found)


def _known(what: str, name: str, known: Sequence[str]) -> str:
    if name not in known:
        raise UnknownNameError(f"unknown {what} {name!r}; known are {', '.join(known)}")
    return name
