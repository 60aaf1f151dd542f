"""The server's entry: Streamlit's page with the project's own routes and headers. Start it with `make run`."""

from __future__ import annotations

import logging
import sys

import streamlit as st
from starlette.middleware import Middleware

from settings import METRICS, of_this_process
from ui.api.routes import ROUTES as API
from ui.data.assets import offer_page_files
from ui.data.base_path import stand_under
from ui.shell import logs, metrics
from ui.shell.base_path import BasePath
from ui.shell.connections import listening
from ui.shell.encoded import Encoded
from ui.shell.headers import SecurityHeaders
from ui.shell.hosts import KnownHosts
from ui.shell.limits import Limits
from ui.shell.messages import Messages
from ui.shell.observed import Observed
from ui.shell.packed import PackedFiles
from ui.shell.page_head import PageHead
from ui.shell.parent import end_with_parent
from ui.shell.pieces import Pieces
from ui.shell.rates import Rate, Rates
from ui.shell.routes import ROUTES
from ui.shell.runs import Runs
from ui.shell.sessions import Sessions
from ui.shell.turns import RUNS, Turns, kind_of, queues
from ui.shell.unknown import Unknown
from ui.shell.warm import WarmAfterFirstAnswer

settings = of_this_process()
logs.set_up(settings.log)
for fault in settings.faults:
    logging.getLogger("afsprakenkaart").warning("%s", fault)

stand_under(settings.base_path)
if settings.with_parent:
    end_with_parent()

waiting = queues()
rates = Rates()
metrics.watch(waiting)
if settings.metrics:
    try:
        metrics.serve(listening(*settings.metrics))
    except OSError as error:
        logging.getLogger("afsprakenkaart").error("%s: nothing can listen there: %s", METRICS, error)

# Threads change five times as often as they would: a page does not wait for a workbook.
sys.setswitchinterval(0.001)

# Compressed before the first visitor, not for the first visitor.
offer_page_files()

routes = [*API, *ROUTES]
middleware = [
    Middleware(BasePath, base=settings.base_path),
    Middleware(Pieces),
    Middleware(SecurityHeaders),
    Middleware(Observed),
    Middleware(WarmAfterFirstAnswer),
    Middleware(KnownHosts),
    Middleware(Rate, rates=rates),
    Middleware(Sessions, rates=rates),
    Middleware(Limits),
    Middleware(Messages),
    Middleware(Runs, queue=waiting[RUNS]),
    Middleware(Turns, kind=kind_of, queues=waiting),
    Middleware(Encoded),
    Middleware(PackedFiles),
    Middleware(Unknown, routes=routes),
    Middleware(PageHead),
]
app = st.App("ui/page.py", routes=routes, middleware=middleware)
