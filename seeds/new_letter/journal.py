"""Every step at the desk: written at once, several files as one, and undone in reverse.

A step stands in the journal before it stands in the files: what a crash left undone is done at the next start. A file
that someone changed in between is never written over: the step is refused. All files of a step are written beside what
they replace before the first is put in its place: where there is no room for one, nothing is changed.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

import reading
from seeds.errors import Fault, SeedsError
from writing import alone, complete, moved, remove


@dataclass(frozen=True)
class Change:
    """What a step did to one file: at a place of its text, some was taken out and some put in."""

    path: str
    was: str
    now: str
    at: int
    removed: str
    added: str
    is_new: bool = False


@dataclass(frozen=True)
class Step:
    """One step: what was done, in a few words, and to which files."""

    what: str
    changes: tuple[Change, ...]

    @property
    def token(self) -> str:
        """What names this step, so that no other one is undone in its place."""
        return text_digest(json.dumps(asdict(self)))


def text_digest(text: str) -> str:
    """Return a short digest of a text: two that have the same are the same."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def text_of(path: Path) -> str:
    """Return the text of a file as it stands, line ends included; "" where there is none."""
    return reading.content(path).decode("utf-8") if path.is_file() else ""


@dataclass
class Journal:
    """The steps of one letter, in a file; `folders` are the folders of the files that a step may change, by name."""

    path: Path
    folders: Mapping[str, Path]

    def __post_init__(self) -> None:
        self._lock, self._depth = threading.RLock(), 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the files of this letter: nobody else at a desk writes meanwhile, in this process or another."""
        with self._lock, nullcontext() if self._depth else alone(self.path.with_suffix(".lock")):
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1

    def steps(self) -> list[Step]:
        """Return the steps that can be undone, the last one last."""
        rows = [json.loads(line) for line in text_of(self.path).split("\n") if line]
        return [Step(row["what"], tuple(Change(**change) for change in row["changes"])) for row in rows]

    def write(self, what: str, texts: Mapping[Path, str]) -> Step:
        """Write the new texts of some files as one step."""
        with self.held():
            changes = tuple(
                _change(self._name(path), text_of(path), text, is_new=not path.exists())
                for path, text in texts.items()
                if text != text_of(path)
            )
            step = Step(what, changes)
            self._put([(self.path, self._text([*self.steps(), step])), *self._after(step)])
            return step

    def undo(self, token: str | None = None) -> Step | None:
        """Undo the last step and return it, None where there is none.

        Raises:
            SeedsError: a file has changed since then, or the last step is not the one that `token` names.
        """
        with self.held():
            steps = self.steps()
            if not steps:
                return None
            step = steps[-1]
            if token is not None and step.token != token:
                raise SeedsError([Fault(self.path.name, 0, f"someone did another step meanwhile: {step.what}")])
            for change in step.changes:
                if text_digest(text_of(self._path(change.path))) != change.now:
                    raise SeedsError([Fault(change.path, 0, "this file was changed since; undo it there by hand")])
            before = [(self._path(change.path), self._before(change)) for change in step.changes]
            self._put([*before, (self.path, self._text(steps[:-1]))])
            return step

    def recover(self) -> None:
        """Do what a crash left undone of the last step."""
        with self.held():
            if steps := self.steps():
                self._put(self._after(steps[-1]))

    def _after(self, step: Step) -> list[tuple[Path, str]]:
        """Return the files of a step that do not hold it yet, with what they then hold."""
        found = []
        for change in step.changes:
            path, text = self._path(change.path), text_of(self._path(change.path))
            if text_digest(text) == change.was:
                found.append((path, text[: change.at] + change.added + text[change.at + len(change.removed) :]))
        return found

    def _before(self, change: Change) -> str | None:
        if change.is_new:
            return None
        text = text_of(self._path(change.path))
        return text[: change.at] + change.removed + text[change.at + len(change.added) :]

    def _text(self, steps: list[Step]) -> str:
        return "".join(json.dumps(asdict(step)) + "\n" for step in steps)

    def _put(self, texts: Iterable[tuple[Path, str | None]]) -> None:
        """Put files in their places, in this order, once there was room for all of them; None takes one away."""
        with ExitStack() as beside:
            made = [
                (path, None if text is None else beside.enter_context(complete(path, text.encode("utf-8"))))
                for path, text in texts
            ]
            for path, new in made:
                if new is None:
                    remove(path)
                else:
                    moved(new, path)

    def _name(self, path: Path) -> str:
        for name, folder in self.folders.items():
            if path.is_relative_to(folder):
                return f"{name}/{path.relative_to(folder).as_posix()}"
        raise ValueError(f"{path} is in no folder of this journal")

    def _path(self, name: str) -> Path:
        folder, _, rest = name.partition("/")
        return self.folders[folder] / rest


def _change(path: str, before: str, after: str, *, is_new: bool) -> Change:
    """Return what differs between two texts: all that stands between what they begin and end with alike."""
    shorter = min(len(before), len(after))
    at = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    tail = next((i for i in range(shorter - at) if before[-1 - i] != after[-1 - i]), shorter - at)
    removed, added = before[at : len(before) - tail], after[at : len(after) - tail]
    return Change(path, text_digest(before), text_digest(after), at, removed, added, is_new)
