"""The two places where an instance is taken from: its files at rest, or its running engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import engine
from engine.error_codes import Code


class InstanceSource(Protocol):
    """Which instance an operation is about."""

    @property
    def label(self) -> str:
        """What it is called before it is read."""
        ...

    @property
    def folder(self) -> Path: ...

    @property
    def is_running(self) -> bool: ...

    def open(self) -> engine.BackupSource:
        """What a backup reads. Raises as :func:`engine.live_source` where the instance does not run."""
        ...

    def as_it_is(self) -> engine.AsIsSource:
        """What an as-is backup reads. Raises JET_errFeatureNotAvailable (-1001) for a running instance."""
        ...

    def arguments(self) -> list[str]:
        """Options of ``ese-backup backup`` that name it."""
        ...


@dataclass(frozen=True)
class FilesAtRest:
    """The instance in ``folders``; ``base`` or ``name`` choose among several (:class:`engine.InstanceChoice`)."""

    folders: tuple[Path, ...]
    base: str | None = None
    name: str | None = None
    scope: engine.Scope | None = None

    @property
    def choice(self) -> engine.InstanceChoice:
        return engine.InstanceChoice(self.folders, self.base, self.name, self.scope)

    @property
    def label(self) -> str:
        return self.choice.label

    @property
    def folder(self) -> Path:
        return self.folders[0]

    @property
    def is_running(self) -> bool:
        return False

    def open(self) -> engine.BackupSource:
        return engine.AtRestSource(self.folders, base=self.base, name=self.name, scope=self.scope)

    def as_it_is(self) -> engine.AsIsSource:
        return engine.AsIsSource(self.folders, base=self.base, name=self.name)

    def arguments(self) -> list[str]:
        return [*(word for folder in self.folders for word in ("--from", str(folder))), *self.names()]

    def names(self) -> list[str]:
        """Options that choose among several instances, and how much of the folders is looked through."""
        return [
            *(("--base", self.base) if self.base else ()),
            *(("--name", self.name) if self.name else ()),
            *scope_arguments(self.scope),
        ]


@dataclass(frozen=True)
class RunningInstance:
    """The running instance ``name`` whose logs are in ``folder``."""

    folder: Path
    name: str

    @property
    def label(self) -> str:
        return self.name

    @property
    def is_running(self) -> bool:
        return True

    def open(self) -> engine.BackupSource:
        return engine.live_source(str(self.folder))

    def as_it_is(self) -> engine.AsIsSource:
        raise Code.FeatureNotAvailable.error(
            f"{self.name} is running: its files change while they are copied, so they are no evidence.",
            hint="Stop the instance first, or make a copy backup of it.",
            path=str(self.folder),
        )

    def arguments(self) -> list[str]:
        return ["--instance", str(self.folder)]


def scope_arguments(scope: engine.Scope | None) -> list[str]:
    """Options of ``ese-backup`` that say how much of the folders is looked through."""
    if scope is None:
        return []
    excluded = [word for folder in scope.exclude for word in ("--exclude", str(folder))]
    return excluded if scope.subfolders else [*excluded, "--no-subfolders"]
