"""The options of a restore, and what it would do: values that a wizard can show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from engine.chain.manifest import Manifest, StoredFile
from engine.chain.stored_chain import StoredChain
from engine.errors import JetError, known
from engine.formats.backup_trailer import BackupCopy
from engine.restore.newer_logs import NewerLogs
from engine.restore.points import Point, RestorePoints


@dataclass(frozen=True)
class RestoreTarget:
    """The state to restore: the end of the chain, unless a ``generation`` or a ``moment`` is given (naive: local
    time).

    A ``position`` (packed, see :class:`~engine.restore.points.Point`) is a moment that was selected before.
    ``roll_forward`` is the folder of the instance, whose newer logs are to be replayed, too.
    """

    generation: int | None = None
    moment: datetime | None = None
    position: int | None = None
    roll_forward: Path | None = None


class CheckOutcome(StrEnum):
    """The outcome of a check."""

    PASSED = "passed"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True)
class CheckResult:
    """The result of one check, as text; ``error`` is set if it prevents the restore."""

    title: str
    outcome: CheckOutcome
    detail: str
    error: JetError | None = None


@dataclass(frozen=True)
class RestoredDatabase:
    """A database after the restore: ``required`` are the logs that recovery still has to replay."""

    name: str
    clean: bool
    required: tuple[int, int] | None
    consistent: int
    """Generation of the moment that a clean database shows."""
    shown: int = 0
    """A packed position: its pages may show what was logged before, nothing from there on."""
    copy: BackupCopy | None = None
    """For a copy made while an engine had the database open, what its last page says."""

    @property
    def state(self) -> str:
        return "clean" if self.clean else "dirty"


@dataclass(frozen=True)
class RestorePlan:
    """The files to restore, in order, and the checks. ``bytes`` is the amount to be written.

    ``newer`` are logs in the folder of the instance that continue the end of the chain. ``point`` is the position
    at which the log will end if it was requested; ``points`` are the possible ones, if they were determined.
    """

    source: StoredChain
    target: Path
    manifest: Manifest | None
    files: tuple[StoredFile, ...]
    databases: tuple[RestoredDatabase, ...]
    checks: tuple[CheckResult, ...]
    newer: NewerLogs | None = None
    points: RestorePoints | None = None
    point: Point | None = None
    recovering: bool = True
    """Whether the logs are to be replayed, as far as there are any."""

    @property
    def chain(self) -> Path:
        """What messages call the chain."""
        return self.source.path

    @property
    def known_manifest(self) -> Manifest:
        """The manifest of a chain that can be read; without one, a plan is refused."""
        if self.manifest is None and self.refusal is not None:
            raise self.refusal
        return known(self.manifest, f"manifest of {self.chain}")

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files) + (self.newer.bytes if self.newer else 0)

    @property
    def log_range(self) -> tuple[int, int] | None:
        numbers = [f.generation for f in self.files if f.generation is not None]
        numbers += [log.generation for log in self.newer.logs] if self.newer else []
        return (min(numbers), max(numbers)) if numbers else None

    @property
    def log_bytes(self) -> int:
        """Bytes of the logs that will be restored."""
        newer = self.newer.bytes if self.newer else 0
        return sum(file.bytes for file in self.files if file.generation is not None) + newer

    @property
    def leaves_stream(self) -> bool:
        """Whether the databases will end in a stream of their own, without logs beside them.

        Those that were copied at rest and are taken to the end of their log go on in it, as their instance would.
        """
        return self.point is not None or self.stops_early or any(d.copy for d in self.databases)

    @property
    def is_recoverable(self) -> bool:
        """Whether there are databases, and logs to replay on them."""
        return bool(self.databases and self.log_bytes and self.manifest and self.manifest.base)

    @property
    def replays(self) -> bool:
        """Whether logs will be replayed, so that all databases end in a clean state."""
        return self.recovering and self.is_recoverable

    @property
    def reaches(self) -> Point | None:
        """Where the replay will leave the logs: the point that was requested, else their end if they were
        read."""
        if self.point is not None or self.points is None or not (self.replays and self.points.whole):
            return self.point
        return self.points.end if self.points.logs else None

    @property
    def stops_early(self) -> bool:
        """Whether the set holds logs beyond those that will be restored."""
        span, whole = self.log_range, self.manifest.log_range if self.manifest else None
        return span is not None and whole is not None and span[1] < whole[1]

    @property
    def newer_logs(self) -> tuple[int, int] | None:
        """Logs beyond what the clean databases show; they are restored beside them and not replayed."""
        span = self.log_range
        shown = max((d.consistent for d in self.databases), default=0)
        clean = bool(self.databases) and all(d.clean for d in self.databases)
        return (shown, span[1]) if clean and span and span[1] > shown else None

    @property
    def refusal(self) -> JetError | None:
        """The first thing that forbids the restore."""
        return next((check.error for check in self.checks if check.error is not None), None)
