"""Where a backup of a running instance differs from one of files at rest, and nowhere else.

Files at rest are copied as they are, by the calling thread, and stay unchanged. A running instance is copied in
the background and ends its log before its logs are copied. Once the set is safe, it truncates its logs and notes
the backup in its headers, unless the kind of the backup leaves both alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Protocol

from engine.background import in_background
from engine.backup.copying import DatabaseCopy, Reread
from engine.backup.event_names import measured
from engine.backup.live_copying import LiveDatabaseCopy
from engine.backup.truncation import conclude_live, truncate
from engine.chain.manifest import Kind
from engine.control.truncation import Truncation
from engine.discovery.instance_files import DatabaseFile, InstanceFiles
from engine.events import EventKind
from engine.files import ReadFile, WriteFile
from engine.formats.flush_map import FlushMap
from engine.parallel_copy import ParallelCopy
from engine.progress import Cancel, Phase
from engine.report import FileReport, Report
from engine.sources.source import BackupSource, LiveBackupSource, as_live


@dataclass(frozen=True)
class CopyParts:
    """What the copy of one database needs, whichever way it is made."""

    database: DatabaseFile
    file: ReadFile
    target: WriteFile
    copy: ParallelCopy
    report: FileReport
    cancel: Cancel
    reread: Reread
    flush_map: FlushMap | None = None


class Manner(Protocol):
    """How a backup treats its source, in the order of a run."""

    @property
    def is_online(self) -> bool:
        """Whether the instance is running meanwhile."""
        ...

    def foresee(self, kind: Kind) -> InstanceFiles:
        """The instance as a backup of this kind would find it now."""
        ...

    def copying(self, work: Callable[[], None], cancel: Cancel) -> None:
        """Do ``work``, a part of the copy, and wait for it."""
        ...

    def telling(self, report: FileReport, database: DatabaseFile) -> AbstractContextManager[None]:
        """What else the event log is told when the copy of a database fails."""
        ...

    def copy(self, parts: CopyParts) -> DatabaseCopy:
        """The copy of one database, not yet made."""
        ...

    def needs_mark(self, database: DatabaseFile) -> bool:
        """Whether the copy needs an empty ``.pat`` file beside it."""
        ...

    def end_log(self, report: Report, cancel: Cancel) -> InstanceFiles | None:
        """End the current log; the instance with the logs to copy, None if they are those that were planned."""
        ...

    def conclude(
        self, report: Report, kind: Kind, instance: InstanceFiles, published: Mapping[str, str]
    ) -> Truncation:
        """The set is safe: say so, let go of the logs that it makes needless. Which were removed."""
        ...


@dataclass(frozen=True)
class AtRest:
    """Files that no engine has open: nothing is ended, removed or noted in them."""

    source: BackupSource

    is_online: ClassVar[bool] = False

    def foresee(self, kind: Kind) -> InstanceFiles:
        return self.source.state()

    def copying(self, work: Callable[[], None], cancel: Cancel) -> None:
        work()

    def telling(self, report: FileReport, database: DatabaseFile) -> AbstractContextManager[None]:
        return nullcontext()

    def copy(self, parts: CopyParts) -> DatabaseCopy:
        return DatabaseCopy(
            parts.database,
            parts.file,
            parts.report,
            parts.cancel,
            parts.reread,
            target=parts.target,
            copy=parts.copy,
            flush_map=parts.flush_map,
        )

    def needs_mark(self, database: DatabaseFile) -> bool:
        return database.is_copy

    def end_log(self, report: Report, cancel: Cancel) -> InstanceFiles | None:
        return None

    def conclude(
        self, report: Report, kind: Kind, instance: InstanceFiles, published: Mapping[str, str]
    ) -> Truncation:
        report.entry(EventKind.LogsKeptAtRest)
        report.entry(EventKind.BackupPublished, **published)
        report.entry(EventKind.BackupEnded)
        report.complete()
        return Truncation()


@dataclass(frozen=True)
class Online:
    """An instance that is running and is written to meanwhile."""

    source: LiveBackupSource

    is_online: ClassVar[bool] = True

    def foresee(self, kind: Kind) -> InstanceFiles:
        return self.source.foresee(kind)

    def copying(self, work: Callable[[], None], cancel: Cancel) -> None:
        in_background(work, cancel)

    def telling(self, report: FileReport, database: DatabaseFile) -> AbstractContextManager[None]:
        return measured(report, database.path, database.size)

    def copy(self, parts: CopyParts) -> DatabaseCopy:
        return LiveDatabaseCopy(
            parts.database,
            parts.file,
            parts.report,
            parts.cancel,
            parts.reread,
            target=parts.target,
            copy=parts.copy,
            trailer=partial(self.source.trailer, parts.database),
        )

    def needs_mark(self, database: DatabaseFile) -> bool:
        return True

    def end_log(self, report: Report, cancel: Cancel) -> InstanceFiles | None:
        report.phase(Phase.LOGS)
        cancel.check()
        return self.source.roll()

    def conclude(
        self, report: Report, kind: Kind, instance: InstanceFiles, published: Mapping[str, str]
    ) -> Truncation:
        report.entry(EventKind.BackupPublished, **published)
        cut = Truncation()
        if kind.truncates:
            cut = truncate(self.source, instance, report)
        else:
            report.entry(EventKind.LogsLeftAlone, mode=kind.value)
        report.entry(EventKind.BackupEnded)
        conclude_live(self.source, instance, report)
        return cut


def manner_of(source: BackupSource) -> Manner:
    """How to back up ``source``."""
    live = as_live(source)
    return AtRest(source) if live is None else Online(live)
