"""The built folder of a store, at the start of a server: brought, or else the last good one while it is asked again.

Imports nothing of Streamlit: the command that starts the server waits for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

from layers.cache import current, verify
from layers.errors import BuiltFolderError
from layers.maps import show_named
from layers.remote import TOTAL_S, bring
from settings import BUILT, Settings

PATIENCE_SECONDS: Final = 20.0
"""How long a start waits for a store where there is a map to show meanwhile."""
AGAIN_SECONDS: Final = 60.0
"""How long it takes until a store that could not be had is asked again."""


def show(settings: Settings, say: Callable[[str], None], *, wait: Callable[[float], object] | None = None) -> bool:
    """Show the built folder that the settings name; whether there is a map to show.

    Where it cannot be had, the last map of the cache is shown meanwhile, and it is asked for until it is there.

    Args:
        settings: the address of the folder, and the cache.
        say: tells whoever runs the server.
        wait: waits between two questions.
    """
    last = _last(settings)
    if fault := _fault(settings, PATIENCE_SECONDS if last else TOTAL_S):
        say(f"{fault}\nMend the address in {BUILT} or what stands there, or start without it to build here.")
        if not last:
            return False
        say(f"The map that was shown before ({last}) stays in use; it is asked again every {AGAIN_SECONDS:.0f} s.")
        again = (settings, say, wait or threading.Event().wait, str(fault))
        threading.Thread(target=_until_there, args=again, daemon=True).start()
    return True


def _until_there(settings: Settings, say: Callable[[str], None], wait: Callable[[float], object], told: str) -> None:
    """Ask until the folder is there; another fault than the last is told, the same one is not told twice."""
    wait(AGAIN_SECONDS)
    while fault := _fault(settings, TOTAL_S):
        if str(fault) != told:
            say(told := str(fault))
        wait(AGAIN_SECONDS)
    say("The map of the store is here: the page offers to show it.")


def _fault(settings: Settings, total_s: float) -> BuiltFolderError | OSError | None:
    """Bring the folder and make it the one that is shown; what is wrong where it cannot be had."""
    cache = settings.cache
    try:
        show_named(cache, lambda: bring(settings.built, cache, total_s), settings.kept_maps)
    except (BuiltFolderError, OSError) as fault:
        return fault
    return None


def _last(settings: Settings) -> str:
    """The digest of the map that the cache holds whole and shows, "" where it holds none."""
    folder = current(settings.cache)
    try:
        return verify(folder)["digest"] if folder else ""
    except BuiltFolderError:
        return ""
