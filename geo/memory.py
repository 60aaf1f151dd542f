"""The memory that a command may take which reads files from outside: beyond it the command fails, and nothing else."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

MAX_BYTES: Final = 2_000_000_000
"""What a command may claim. A build with the outlines of CBS claims 300 MB, and uses 260 of them."""

TOO_LITTLE: Final = (
    f"This takes more than the {MAX_BYTES // 1_000_000:,} MB of memory that a command may have: are the boundaries "
    "larger than those of CBS? The limits stand in docs/operations.md."
)


def limit_memory(most: int = MAX_BYTES) -> None:
    """Limit what this process may claim, and have the system end it before others where memory runs out.

    To be called before a library is loaded that counts. Where the system knows no such limits there are none.
    """
    # A thread for each core would claim memory, and no matrix here is large.
    os.putenv("OPENBLAS_NUM_THREADS", "1")
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
