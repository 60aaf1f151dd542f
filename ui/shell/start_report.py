"""What a start says of itself on one screen: what is shown, where, its limits, what is missing and what to do about it.

For whoever runs the server. No line holds a secret: credentials in addresses, and what stands behind a question mark,
are masked.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

import clock
import reading
from layers.cache import current
from layers.errors import LayersError
from layers.manifest import MANIFEST, Manifest, read_manifest
from settings import BOUNDARIES, BUILT, METRICS, Settings, is_folder, of_this_process
from ui.data.cache import fetch_progress

WIDTH: Final = 100
LINES: Final = 24
_LABEL: Final = 13
_CREDENTIALS: Final = re.compile(r"(?<=//)[^/\s]*@")
_QUERY: Final = re.compile(r"(?<=\S)\?[^\s'\"]+")


@dataclass(frozen=True)
class Report:
    """What a start says: lines by name, and what was refused or is missing, each with what to do about it."""

    lines: Mapping[str, str]
    advice: tuple[str, ...]


def masked(said: str) -> str:
    """Return a text on one line, without credentials or what stands behind the question mark of an address."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in said)
    return _QUERY.sub("?...", _CREDENTIALS.sub("***@", plain))


def report(settings: Settings, host: str, port: int, *, fetching: bool) -> Report:
    """Return what a server says that shows a map at this host and port."""
    folder = current(settings.cache)
    manifest = _manifest(folder)
    lines = {
        "version": f"{_version('afsprakenkaart')}, Python {sys.version.split()[0]}, Streamlit {_version('streamlit')}",
        **_of_map(manifest),
        "letters": f"passages from {settings.letters}" if settings.letters else "not at hand: no passages",
        "cache": f"{settings.cache}{'' if _writable(settings.cache) else ' (can only be read)'}",
        **_addresses(settings, host, port),
        **_limits(),
        "log": f"{settings.log}, on standard error",
        "metrics": _metrics(settings),
        "network": "boundaries and figures are fetched beside it" if fetching else "nothing is fetched",
    }
    advice = (*settings.faults, *_missing(settings, folder, manifest, fetching=fetching))
    return Report({name: masked(said) for name, said in lines.items()}, tuple(map(masked, advice)))


def tell(host: str, port: int, *, fetching: bool) -> None:
    """Say it: a screen for people, on standard output; one line of the log for machines, on standard error."""
    settings = of_this_process()
    try:
        told = report(settings, host, port, fetching=fetching)
    except Exception as fault:
        # The map is there: what cannot be told of it never ends the start.
        print(f"The report of the start could not be made: {type(fault).__name__}", file=sys.stderr, flush=True)
        return
    if settings.log == "json":
        print(line(told, clock.now()), file=sys.stderr, flush=True)
    else:
        print("\n".join(text(told)), flush=True)


def _metrics(settings: Settings) -> str:
    if settings.metrics is None:
        return f"off; {METRICS}=127.0.0.1:9464 tells them to Prometheus"
    host, port = settings.metrics
    return f"http://{_host(host)}:{port}/metrics"


def _host(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"


def _manifest(folder: Path | None) -> Manifest | None:
    try:
        return read_manifest(reading.content(folder / MANIFEST), folder.name) if folder else None
    except (LayersError, OSError, ValueError):
        return None


def _writable(folder: Path) -> bool:
    """Whether a folder can be written, or made where it is not there."""
    there = next(path for path in (folder, *folder.absolute().parents) if os.access(path, os.F_OK))
    return os.access(there, os.W_OK)


def _of_map(manifest: Manifest | None) -> dict[str, str]:
    if manifest is None:
        return {"edition": "no map"}
    boundary = manifest["boundary"]
    kind = "schematic shapes" if boundary["schematic"] else "real"
    fetched = f", fetched {boundary['fetched_at']}" if boundary["fetched_at"] else ""
    return {
        "edition": f"{manifest['edition']} of {manifest['edition_date']}, map {manifest['digest'][:12]}",
        "boundaries": f"{boundary['year']}, {kind}: {boundary['origin']}{fetched}",
        "figures": "of CBS, by municipality" if "figures.json" in manifest["files"] else "none",
    }


def _addresses(settings: Settings, host: str, port: int) -> dict[str, str]:
    names = ", ".join(sorted(settings.hosts)) or "this machine's own names alone"
    path = f", under {settings.base_path}" if settings.base_path else ""
    return {"listens on": f"http://{_host(host)}:{port}{settings.base_path}/{path}", "hosts": names}


def _limits() -> dict[str, str]:
    # Here alone: the start does not wait for the libraries beneath these modules.
    from ui.shell import limits, turns

    return {
        "limits": f"address {limits.ADDRESS_BYTES:,} bytes, {limits.PARAMETERS} parameters, body {limits.BODY_BYTES:,} "
        f"bytes, message {limits.MESSAGE_BYTES:,} bytes; at once {turns.AT_ONCE} pages, 1 file; "
        f"waiting {turns.WAITING:,}, of one client {turns.WAITING_OF_ONE}",
    }


def _missing(settings: Settings, folder: Path | None, manifest: Manifest | None, *, fetching: bool) -> Iterator[str]:
    if manifest is None:
        yield "no map can be shown: mend what stands above, then run: python -m layers build"
        return
    boundary = manifest["boundary"]
    for one in _refused(folder):
        kinds = ", ".join(sorted({finding["kind"] for finding in one["findings"]}))
        yield f"boundaries of the {one['source']} were not used ({kinds}): see them with: python -m layers build"
    if boundary["schematic"] and not fetching and not settings.built:
        yield f"no real boundaries: start without OFFLINE, or name a folder with them in {BOUNDARIES}"
    if (fetch_progress(settings.cache) or {}).get("state") == "failed":
        yield "the last fetch of boundaries failed: see why with: python -m geo fetch"
    if "figures.json" not in manifest["files"] and not fetching and not settings.built:
        yield "no figures of CBS: python -m layers fetch-figures"
    if settings.boundaries and not is_folder(settings.boundaries):
        yield f"{BOUNDARIES}: {settings.boundaries} is no folder"
    if settings.documents and not settings.letters:
        yield f"the letters are not at {settings.documents}: no passages are shown"
    if settings.built and not _writable(settings.cache):
        yield f"the cache can only be read: a newer folder of {BUILT} cannot be kept"


def _refused(folder: Path | None) -> list[dict[str, Any]]:
    try:
        held = json.loads(reading.text(folder / "reports.json")) if folder else []
        return [one for one in held if not one["used"] and one["findings"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def text(told: Report) -> list[str]:
    """Return a report as lines for a screen, `LINES` of `WIDTH` characters at most; what is left out is counted."""
    lines = [line for name, said in told.lines.items() for line in _wrapped(name, said)]
    more = [_wrapped("note", said) for said in told.advice]
    for at, note in enumerate(more):
        left = len(more) - at
        if len(lines) + len(note) + (left > 1) > LINES:
            return [*lines[: LINES - 1], *_wrapped("note", f"and {left} more: AFSPRAKENKAART_LOG=json tells all")]
        lines += note
    return lines


def _wrapped(name: str, said: str) -> list[str]:
    return textwrap.wrap(
        said,
        WIDTH,
        initial_indent=f"  {name:<{_LABEL}}",
        subsequent_indent=" " * (_LABEL + 2),
        max_lines=2,
        placeholder=" ...",
    )


def line(told: Report, now: dt.datetime) -> str:
    """Return a report as one line of a log for machines, with the names of the other lines of that log."""
    named = {name.replace(" ", "_"): said for name, said in told.lines.items()}
    about = {"event": "started", "level": "info", "timestamp": now.isoformat().replace("+00:00", "Z")}
    return json.dumps({**named, "advice": told.advice, **about}, ensure_ascii=False)
