"""The operations that a user can request: one value for each, which :class:`app.operations.jobs.Jobs` executes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import engine


@dataclass(frozen=True)
class BackupRequest:
    """What to back up, where to and how. ``folders`` hold it; ``base`` or ``name`` choose among several.

    ``live`` is a running instance instead, as :func:`engine.choose_published` takes it; then ``folders`` and
    ``name`` are for the history only.
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
    """Which chain to restore, where to, and up to which log generation (``None``: all) or other state.

    ``wanted``, if given, says the state in place of ``generation``. ``in_place``: into the instance's folder.
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
    """Which instance to recover: in place, or with ``to`` a copy of it there.

    ``folders`` hold it; ``base`` or ``name`` choose among several.
    """

    folders: tuple[Path, ...]
    base: str | None = None
    name: str | None = None
    to: Path | None = None
    options: engine.RecoveryOptions = field(default_factory=lambda: engine.RecoveryOptions())
    scope: engine.Scope | None = None


@dataclass(frozen=True)
class TruncateRequest:
    """Remove logs and copy nothing. ``live`` is the running instance; None for files at rest, which refuse it."""

    live: str | None
    name: str
    folder: Path


@dataclass(frozen=True)
class DrillRequest:
    """Restore this chain as a drill, to the state that is ``wanted`` (``None``: all of it)."""

    chain: Path
    wanted: engine.RestoreTarget | None = None
