"""Limits of the YAML files of this project: lists and records of text, no deep nesting, no aliases."""

from __future__ import annotations

from typing import Any

import yaml

from seeds.load.text import UnreadableError

MAX_DEPTH = 20


def require_flat(text: str) -> None:
    """Refuse deep nesting, which crashes the YAML library, and aliases, which can grow without end.

    Raises:
        UnreadableError: the text holds either, and where.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise UnreadableError(_line(event), f"lists within lists, more than {MAX_DEPTH} deep")
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError(_line(event), "it holds an alias (*name): write the value out")


def flat(text: str) -> Any:
    """The texts, lists and mappings in YAML of this project; no scalar is interpreted.

    Raises:
        yaml.YAMLError: it is no YAML, or holds what `require_flat` refuses.
    """
    try:
        require_flat(text)
    except UnreadableError as error:
        raise yaml.YAMLError(f"line {error.line}: {error}") from None
    return yaml.load(text, Loader=yaml.CBaseLoader)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
