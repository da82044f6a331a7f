"""The operations that a user can request: one value for each, which :class:`app.operations.jobs.Jobs` executes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import engine


@dataclass(frozen=True)
class BackupRequest:
    """What to back up, where to and how. ``folders`` contain it; ``base`` or ``name`` select one of several.

    ``live`` selects a running instance instead, as for :func:`engine.choose_published`; ``folders`` and ``name``
    are then only for the history.
    """

    folders: tuple[Path, ...]
    destination: Path
    kind: engine.Kind
    options: engine.Options = field(default_factory=lambda: engine.Options())
    base: str | None = None
    name: str | None = None
    live: str | None = None
    scope: engine.Scope | None = None

    def source(self) -> engine.BackupSource:
        if self.live is not None:
            return engine.live_source(self.live)
        return engine.AtRestSource(self.folders, base=self.base, name=self.name, scope=self.scope)


@dataclass(frozen=True)
class RestoreRequest:
    """Which chain to restore, where to, and to which log generation (``None``: all) or other state.

    ``wanted``, if given, specifies the state instead of ``generation``. ``in_place``: restore to the instance's
    folder.
    """

    chain: Path
    target: Path
    generation: int | None = None
    create: bool = False
    recovering: bool = True
    wanted: engine.RestoreTarget | None = None
    in_place: bool = False


@dataclass(frozen=True)
class RecoveryRequest:
    """Which instance to recover: in place, or with ``to`` in a copy there.

    ``folders`` contain it; ``base`` or ``name`` select one of several.
    """

    folders: tuple[Path, ...]
    base: str | None = None
    name: str | None = None
    to: Path | None = None
    options: engine.RecoveryOptions = field(default_factory=lambda: engine.RecoveryOptions())
    scope: engine.Scope | None = None


@dataclass(frozen=True)
class TruncateRequest:
    """Truncate logs without copying. ``live`` is the running instance; None for files at rest, which are never
    truncated."""

    live: str | None
    name: str
    folder: Path


@dataclass(frozen=True)
class DrillRequest:
    """Run a restore drill of this chain to the state ``wanted`` (``None``: all of it)."""

    chain: Path
    wanted: engine.RestoreTarget | None = None
