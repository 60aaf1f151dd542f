"""Scenes of several clients in one loop: what was begun goes as far as it can before the next of them acts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable


async def settled() -> None:
    """Let everything go as far as it can without the test."""
    for _ in range(20):
        await asyncio.sleep(0)


def played(scene: Callable[[], Awaitable[None]]) -> None:
    """Play a scene to its end in a loop of its own; one that hangs fails."""

    async def bounded() -> None:
        await asyncio.wait_for(scene(), 60)

    asyncio.run(bounded())
