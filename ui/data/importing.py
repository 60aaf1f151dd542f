"""Libraries that take long to load are loaded when they are first needed, by one thread at a time.

Two threads that import the same libraries at once may meet one of them half done.
"""

from __future__ import annotations

import threading

IMPORTING = threading.Lock()
