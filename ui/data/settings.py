"""What the app holds on to everywhere and nobody may set; what may be set stands in `settings`."""

from __future__ import annotations

BACKGROUND_CREDIT = "Kaartgegevens © Kadaster"
PAGE_ROWS = 25
LETTER_LINES = 250
"""Number of lines of a letter on one page of it."""
