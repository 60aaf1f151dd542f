"""What YAML files of this project may hold: lists and records of text, never deep nesting, never aliases."""

from __future__ import annotations

import yaml

MAX_DEPTH = 20


def require_flat(text: str) -> None:
    """Raise ValueError for what records never hold: deep nesting crashes the YAML library, aliases grow without end."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise ValueError(f"lists within lists, more than {MAX_DEPTH} deep")
        if isinstance(event, yaml.AliasEvent):
            raise ValueError("it holds an alias (*name): write the value out")
