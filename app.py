"""The server's entry: Streamlit's page with the project's own routes and headers. Start it with `make run`."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware

from ui.headers import SecurityHeaders
from ui.hosts import KnownHosts
from ui.page_head import PageHead
from ui.routes import ROUTES
from ui.served import offer_page_files
from ui.warm import WarmAfterFirstAnswer

# Compressed before the first visitor, not for the first visitor.
offer_page_files()

app = st.App(
    "ui/page.py",
    routes=ROUTES,
    middleware=[
        Middleware(WarmAfterFirstAnswer),
        Middleware(SecurityHeaders),
        Middleware(KnownHosts),
        Middleware(PageHead),
    ],
)
