"""The commands of `python -m layers`, one a file, in the order in which its help lists them."""

from __future__ import annotations

from types import ModuleType
from typing import Final

from layers.commands import (
    build,
    bundle,
    candidates,
    dictionary,
    export,
    facts,
    fetch_figures,
    maps,
    mcp,
    official,
    rollback,
)

COMMANDS: Final[tuple[ModuleType, ...]] = (
    build,
    maps,
    rollback,
    export,
    facts,
    bundle,
    fetch_figures,
    candidates,
    dictionary,
    official,
    mcp,
)
"""Each has `declare(commands)`, which adds its parser, and `run(chosen, settings)`, which gives its exit status."""
