"""What requests, sessions and faults are counted in; `ui.shell.metrics` tells it to Prometheus."""

from __future__ import annotations

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

# One of our own: what Python and Prometheus tell of a process by default is not asked for here.
REGISTRY: Final = CollectorRegistry()
REQUESTS: Final = Counter(
    "afsprakenkaart_requests", "Answers, by kind of address and status", ["kind", "status"], registry=REGISTRY
)
SECONDS: Final = Histogram(
    "afsprakenkaart_request_seconds",
    "From a request to the first byte of its answer, its wait for a turn among it",
    ["kind"],
    buckets=(0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100),
    registry=REGISTRY,
)
SESSIONS: Final = Gauge("afsprakenkaart_sessions", "Open websockets", registry=REGISTRY)
ERRORS: Final = Counter("afsprakenkaart_errors", "Errors in the log", registry=REGISTRY)
WAITING: Final = Gauge("afsprakenkaart_waiting", "Requests that wait for a turn", ["queue"], registry=REGISTRY)
