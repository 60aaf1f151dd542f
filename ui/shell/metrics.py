"""Figures of a running server for Prometheus, on an address of their own that visitors do not reach."""

from __future__ import annotations

import json
import logging
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import uvicorn
from prometheus_client import Metric, make_asgi_app
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

import reading
from clock import days_since
from layers import build_progress
from layers.cache import folder_of
from layers.errors import LayersError
from settings import of_this_process
from ui.data.cache import fetch_progress, newest_digest
from ui.data.edition import open_folder
from ui.shell.counters import ERRORS, REGISTRY, WAITING
from ui.shell.hosts import KnownHosts
from ui.shell.logs import NAME
from ui.shell.turns import Queue

REPORTS: Final = "reports.json"
FETCH_STATES: Final = ("running", "done", "failed", "offline")


class ShownMap(Collector):
    """How build and fetch went, which map new visitors see, and how old its facts are; nothing where there is none."""

    def collect(self) -> Iterator[Metric]:
        """Give the figures of this moment."""
        yield from _work()
        digest = newest_digest()
        if digest is None:
            return
        try:
            manifest = open_folder(folder_of(of_this_process().cache, digest)).built.manifest
        except (LayersError, OSError, ValueError):
            return
        boundary = manifest["boundary"]
        shown = GaugeMetricFamily(
            "afsprakenkaart_map_info",
            "1 for the map that new visitors see",
            labels=["edition", "digest", "boundary_year", "schematic"],
        )
        year, schematic = str(boundary["year"]), str(boundary["schematic"]).lower()
        shown.add_metric([manifest["edition"], manifest["digest"], year, schematic], 1)
        yield shown
        days = days_since(manifest["edition_date"])
        yield GaugeMetricFamily("afsprakenkaart_edition_days", "Days since the date of the edition shown", days)
        yield _sources(folder_of(of_this_process().cache, digest))


def _work() -> Iterator[Metric]:
    """Give how the last build went and how long it took, and how the last fetch goes."""
    build = build_progress.last(of_this_process().cache)
    told = GaugeMetricFamily("afsprakenkaart_build", "1 for how the last build went", labels=["state"])
    took = GaugeMetricFamily("afsprakenkaart_build_seconds", "Seconds that the last build took")
    for state in build_progress.STATES if build else ():
        told.add_metric([state], float(build is not None and build["state"] == state))
    if build and build["state"] != "running":
        took.add_metric([], build["seconds"])
    fetch = GaugeMetricFamily("afsprakenkaart_fetch", "1 for how the last fetch of boundaries went", labels=["state"])
    if progress := fetch_progress():
        for how in FETCH_STATES:
            fetch.add_metric([how], float(progress.get("state") == how))
    yield from (told, took, fetch)


def _sources(folder: Path) -> Metric:
    """Give which source of boundaries the map shown was made of, of those that were tried."""
    told = GaugeMetricFamily("afsprakenkaart_source_used", "1 for the source that served the map", labels=["source"])
    try:
        for one in json.loads(reading.text(folder / REPORTS)):
            told.add_metric([one["source"]], float(one["used"]))
    except (OSError, ValueError, KeyError, TypeError):
        return told
    return told


REGISTRY.register(ShownMap())


class CountErrors(logging.Handler):
    """Counts what the log tells as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)

    def emit(self, record: logging.LogRecord) -> None:
        """Count a record."""
        ERRORS.inc()


def watch(queues: Mapping[str, Queue]) -> None:
    """Let the figures tell of these queues and of errors in the log."""
    for name, queue in queues.items():
        WAITING.labels(name).set_function(_length(queue))
    logging.getLogger(NAME).addHandler(CountErrors())


def _length(queue: Queue) -> Callable[[], float]:
    return lambda: queue.waiting


def serve(open_at: socket.socket) -> None:
    """Answer Prometheus at a socket that listens, in a thread of its own; a foreign host is refused, as by the map."""
    told = KnownHosts(make_asgi_app(REGISTRY), listening=lambda: str(open_at.getsockname()[0]))
    how = uvicorn.Config(told, lifespan="off", ws="none", log_config=None, access_log=False, server_header=False)
    server = uvicorn.Server(how)
    threading.Thread(target=server.run, kwargs={"sockets": [open_at]}, name="metrics", daemon=True).start()
