"""Limits of the YAML files of this project: lists and records of text, no deep nesting, no aliases."""

from __future__ import annotations

from typing import Any

import yaml

MAX_DEPTH = 20


class HostileYamlError(yaml.MarkedYAMLError):
    """YAML that would crash or grow without end."""

    def __init__(self, problem: str, mark: Any) -> None:
        super().__init__(problem=problem, problem_mark=mark)


def require_flat(text: str) -> None:
    """Refuse deep nesting, which crashes the YAML library, and aliases, which can grow without end.

    Raises:
        HostileYamlError: the text holds either; it names the line.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise HostileYamlError(f"lists within lists, more than {MAX_DEPTH} deep", event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            raise HostileYamlError("it holds an alias (*name): write the value out", event.start_mark)


def flat(text: str) -> Any:
    """The texts, lists and mappings in YAML of this project; no scalar is interpreted.

    Raises:
        yaml.YAMLError: it is no YAML, or holds what `require_flat` refuses.
    """
    require_flat(text)
    return yaml.load(text, Loader=yaml.CBaseLoader)
