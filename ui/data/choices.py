"""What a visitor may choose between: the pages, the fills of the provinces, the orders of the table."""

from __future__ import annotations

from typing import Literal

View = Literal[
    "map", "table", "collisions", "timeline", "compare", "charts", "province", "novex", "housing", "project", "letter",
    "sources", "about", "corrections", "accessibility",
]  # fmt: skip
Fill = Literal["grid", "homes", "rijk", "agreements"]
Sort = Literal["place", "theme", "status", "amount", "homes", "deadline"]
