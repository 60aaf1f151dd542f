"""The log: a line for each event, readable at a desk and JSON where machines read it, with the request that it is of.

No line says who a visitor is: no address of a machine, no words that somebody typed. What an address says else is
public, and leads back to what failed.
"""

from __future__ import annotations

import logging
import re
import sys
from typing import Final, Literal

import structlog

NAME: Final = "afsprakenkaart"
Form = Literal["text", "json"]
# What is typed by somebody stands in these parameters.
_TYPED: Final = re.compile(r"(?<=[?&])(q|search)=[^&]*")
MAX_QUERY: Final = 300


def set_up(form: Form) -> None:
    """Give the log its form, once for a process; what it is given twice it says once."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: list[structlog.typing.Processor] = (
        [structlog.processors.dict_tracebacks, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if form == "json"
        else [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)]
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    log = logging.getLogger(NAME)
    log.handlers = [handler]


def told_address(path: str, query: str) -> str:
    """Return an address as the log tells it: without what somebody typed, and not longer than a line."""
    if not query:
        return path
    return f"{path}{_TYPED.sub(lambda found: f'{found[1]}=...', f'?{query}')[:MAX_QUERY]}"
