"""What every address of data answers: a file under its name and tag, or a refusal that says what is known.

A route of data reads what is asked (`asked`), gives its file a tag before it makes it (`tag`), answers who has it
already (`unchanged`), and sends it (`sent`); `ui.shell.open_data` opens its answers to pages of others.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Final

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from layers import box, spans
from layers.deadlines import today
from layers.errors import FilterError, UnknownNameError
from layers.naming import Ways, code_of
from layers.narrowing import DEADLINE, LIMIT_FORM, WRITTEN, Narrowing, narrowing, written
from ui.data.edition import Edition
from ui.data.given import clean_search
from ui.data.parameters import CAMPAIGNS
from ui.shell.conditions import held, parts, ranges
from ui.shell.limits import Refusal, by_name, problem

LOG = logging.getLogger("afsprakenkaart")
ROOT: Final = Path(__file__).resolve().parents[2]
# Filters whose values are plain enough for the name of a file.
_CODES: Final = ("municipality", "status", "year", "due")
ONCE: Final = ("q", "lang", "limit")
"""Parameters of which there is one: a second value would be dropped without a word."""
_FORMS: Final = {"bbox": box.FORM, "limit": LIMIT_FORM, DEADLINE: spans.FORM}


@dataclass(frozen=True)
class Asked:
    """What an address asks of data: of each parameter its values, each once and in order, places by their codes."""

    values: tuple[tuple[str, tuple[str, ...]], ...]
    narrowing: Narrowing

    def of(self, name: str) -> tuple[str, ...]:
        """Return the values of a parameter, none where it is not asked for."""
        return dict(self.values).get(name, ())

    @property
    def query(self) -> dict[str, list[str]]:
        """The values by parameter, as the address of a view gives them."""
        return {name: [*values] for name, values in self.values}


def asked(given: QueryParams, found: Edition, parameters: Sequence[str]) -> Asked | Response:
    """Return what an address asks, else the refusal of a parameter or a value that is not known.

    Codes and names may be written in any case, with or without accents. What campaigns add to addresses counts for
    nothing, and so does a field of a form that was left empty.
    """
    if others := sorted(name for name in set(given) - set(parameters) if not CAMPAIGNS.fullmatch(name)):
        return refusal(400, f"unknown parameter: {', '.join(others)[:80]}", parameters)
    known, read = found.known.ways, dict[str, tuple[str, ...]]()
    said = by_name(given)
    for name in parameters:
        values = [value for value in said.get(name, ()) if value.strip()]
        if name in ONCE and len(set(values)) > 1:
            return refusal(400, f"{name}: stands more than once, with other values", [f"one {name}"])
        try:
            meant = [meaning(name, value, known) for value in values]
        except FilterError as fault:
            return refusal(400, str(fault), [_FORMS[name]])
        except UnknownNameError as fault:
            return refusal(400, str(fault), sorted(frozenset().union(*known[name].values())))
        if name == "q" and values and not any(meant):
            return refusal(400, "q: holds nothing that can be searched for", ["a text"])
        if meant:
            read[name] = tuple(sorted(set(meant)))
    return Asked(tuple(read.items()), narrowing(read, today()))


def meaning(name: str, value: str, known: Mapping[str, Ways]) -> str:
    """Return a value of a parameter as it is kept: the code of what it names, or a text of the form of its filter.

    Raises:
        UnknownNameError: nothing is called so, or several things are.
        FilterError: it is not of the form of its filter.
    """
    if name in WRITTEN:
        return written(name, value)
    return code_of(name, value, known[name]) if name in known else clean_search(value)


@lru_cache(maxsize=1)
def software() -> str:
    """Return the digest of the code that makes files: another version may write the same facts otherwise."""
    whole = hashlib.sha256()
    for room in ("layers", "ui"):
        for path in sorted((ROOT / room).rglob("*.py")):
            whole.update(path.read_bytes())
    return whole.hexdigest()


def tag(found: Edition, *of: object) -> str:
    """Return the strong entity tag of a file that is made of an edition and of what else it hangs on."""
    said = repr((found.built.path.name, software(), of))
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'


def unchanged(request: Request, its_tag: str) -> Response | None:
    """Return the answer to who has a file already, None for who has not."""
    has = held(request.headers.get("if-none-match", ""), its_tag)
    headers = {"ETag": has or "", "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    return Response(status_code=304, headers=headers) if has else None


def base_address(request: Request) -> str:
    """Return the address of this server as the request names it, without a slash at its end.

    It is that of the host that was asked, which `ui.shell.hosts` has judged; the scheme is what a proxy says, where
    the server trusts it, and a path under which the app is mounted is a part of it.
    """
    return str(request.base_url).rstrip("/")


def file_name(stem: Sequence[str], form: str) -> str:
    """Return a descriptive name for a download, such as `afsprakenkaart-housing-PV22-housing-2025.geojson`."""
    return f"{'-'.join(['afsprakenkaart', *stem])}.{form}"


def named(chosen: Narrowing) -> list[str]:
    """Return the filters of a choice for the name of a file: a few codes as they are, of others only what they are."""
    return [
        part for name, values in chosen.chosen for part in (values if name in _CODES and len(values) < 4 else [name])
    ]


def refusal(status: int, error: str, known: Sequence[str] = (), *, retry_seconds: int = 0) -> Response:
    """Return an error response that lists the known values, in the form of all refusals."""
    told = Refusal(status, HTTPStatus(status).phrase, error)
    headers = {"Retry-After": str(retry_seconds)} if retry_seconds else None
    # Programs that others wrote read `error` and `known`.
    return problem(told, headers, error=error, **({"known": list(known)} if known else {}))


def no_map() -> Response:
    """Return the refusal where there is no map; the log says what to do."""
    LOG.error("no map has been built: run `python -m layers build`")
    return refusal(503, "the map is not ready yet; try again later")


def unmet(size: int, headers: Mapping[str, str]) -> Response:
    """Return the refusal of bytes that a file of this size has not."""
    told = Refusal(416, HTTPStatus(416).phrase, "the file has none of the bytes that are asked for")
    return problem(told, {**headers, "Content-Range": f"bytes */{size}"})


def sent(
    request: Request, content: bytes, name: str, media_type: str, its_tag: str, how: str = "attachment"
) -> Response:
    """Return a file under a name and its tag: to be saved, or shown (`inline`); only the bytes that are asked for."""
    headers = {
        "Content-Disposition": f'{how}; filename="{name}"',
        "Cache-Control": "no-cache",
        "ETag": its_tag,
        "Accept-Ranges": "bytes",
    }
    asks, only_of = request.headers.get("range"), request.headers.get("if-range", its_tag)
    # Another tag, or a date: the client cannot be sure that its part is of this file.
    wanted = ranges(asks, len(content)) if asks and request.method == "GET" and only_of.strip() == its_tag else None
    if wanted is None:
        return Response(content, media_type=media_type, headers=headers)
    if not wanted:
        return unmet(len(content), headers)
    some, told = parts(content, wanted, media_type, its_tag.strip('"'))
    return Response(some, status_code=206, headers={**headers, **told})
