"""The server's entry: Streamlit's page with the project's own routes and headers. Start it with `make run`."""

from __future__ import annotations

import logging

import streamlit as st
from starlette.middleware import Middleware

from settings import of_this_process
from ui.api.routes import ROUTES as API
from ui.data.assets import offer_page_files
from ui.shell.headers import SecurityHeaders
from ui.shell.hosts import KnownHosts
from ui.shell.packed import PackedFiles
from ui.shell.page_head import PageHead
from ui.shell.routes import ROUTES
from ui.shell.warm import WarmAfterFirstAnswer

for fault in of_this_process().faults:
    logging.getLogger("afsprakenkaart").warning("%s", fault)

# Compressed before the first visitor, not for the first visitor.
offer_page_files()

app = st.App(
    "ui/page.py",
    routes=[*API, *ROUTES],
    middleware=[
        Middleware(WarmAfterFirstAnswer),
        Middleware(SecurityHeaders),
        Middleware(KnownHosts),
        Middleware(PackedFiles),
        Middleware(PageHead),
    ],
)
