"""The two places where an instance is taken from: its files at rest, or its running engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import engine
from app.operations.request import flags
from engine.error_codes import Code
from engine.events import silent


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

    def open(self, context: engine.RunContext | None = None) -> engine.BackupSource:
        """What a backup reads, as a run of ``context``. Raises as :func:`engine.live_source` where the instance
        does not run."""
        ...

    def as_it_is(self) -> engine.AsIsSource:
        """What an as-is backup reads. Raises JET_errFeatureNotAvailable (-1001) for a running instance."""
        ...

    def arguments(self) -> list[str]:
        """Options of ``ese-backup backup`` that name it."""
        ...


@dataclass(frozen=True)
class FilesAtRest:
    """The instance in ``folders``; ``base`` or ``name`` choose among several (:class:`engine.InstanceChoice`).

    ``snapshot``: it is read from a snapshot of its volume, so an engine may have it open (:mod:`app.snapshots`).
    """

    folders: tuple[Path, ...]
    base: str | None = None
    name: str | None = None
    scope: engine.Scope | None = None
    snapshot: bool = False

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

    def open(self, context: engine.RunContext | None = None) -> engine.BackupSource:
        if self.snapshot:
            from app.snapshots.source import SnapshotSource

            run = context.run_id if context else None
            return SnapshotSource(self.choice, events=context.events if context else silent, run=run)
        return engine.AtRestSource(self.folders, base=self.base, name=self.name, scope=self.scope)

    def as_it_is(self) -> engine.AsIsSource:
        if self.snapshot:
            raise Code.FeatureNotAvailable.error(
                f"{self.label} cannot be kept as evidence from a snapshot.",
                hint="Stop the instance first, or make a copy backup from a snapshot.",
                path=str(self.folder),
            )
        return engine.AsIsSource(self.folders, base=self.base, name=self.name)

    def what_is_read(self) -> str:
        """What a plan says of the snapshot, empty without one. Raises as
        :func:`app.snapshots.volumes.what_is_read`."""
        if not self.snapshot:
            return ""
        from app.snapshots.source import places
        from app.snapshots.volumes import what_is_read

        return what_is_read(places(self.folders))

    def arguments(self) -> list[str]:
        folders = [word for folder in self.folders for word in ("--from", str(folder))]
        return [*folders, *self.names(), *flags(snapshot=self.snapshot)]

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

    def open(self, context: engine.RunContext | None = None) -> engine.BackupSource:
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
