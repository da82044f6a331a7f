"""Logged changes that are given up on request: those after a damaged place of a log, and the logs after it.

Recovery ends at that place. The log that contains it becomes the current log and is truncated there; the logs
after it are deleted because they can no longer be used. Source: docs/formats/recovery.md#steps; the vendor's
engine deletes them, too, when it is told to ignore lost logs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind
from engine.files import FileSystem
from engine.formats.log.tail import Hole
from engine.formats.names import Role, current_name
from engine.recovery.attachments_map import AttachedDatabase
from engine.recovery.replay_work import header_of
from engine.report import Report
from engine.storage.database_file import OpenDatabaseFile
from engine.storage.log_stream import LogStream, StreamLog


@dataclass(frozen=True)
class GivenUp:
    """Where recovery ends although the logs go on; ``beyond`` are the logs after it, the newest first."""

    log: StreamLog
    hole: Hole
    beyond: tuple[StreamLog, ...]

    @classmethod
    def at(cls, stream: LogStream, hole: Hole) -> GivenUp:
        beyond = sorted((n for n in stream.logs if n > hole.generation), reverse=True)
        return cls(stream.logs[hole.generation], hole, tuple(stream.logs[n] for n in beyond))

    def __str__(self) -> str:
        since = f"All changes logged from {self.hole.position} on, after {self.hole.time},"
        text = f"{self.log.path.name}: {self.hole} {since}"
        if not self.beyond:
            return f"{text} are lost."
        names = ", ".join(log.path.name for log in reversed(self.beyond))
        return f"{text} are lost, including everything in {names}."

    def settle(self, fs: FileSystem, stream: LogStream, report: Report) -> Path:
        """Remove the logs beyond, the newest first; the last one gets the current log's name. Where it is."""
        for log in self.beyond:
            if fs.exists(log.path):
                report.entry(EventKind.LogGivenUp, path=log.path)
                fs.remove(log.path)
                fs.sync_directory(stream.directory)
        report.entry(EventKind.LogCutOff, path=self.log.path, segment=self.hole.segment, reason=str(self.hole))
        if self.log.name.role is Role.CURRENT:
            return self.log.path
        current = stream.directory / current_name(stream.base, stream.family)
        fs.rename(self.log.path, current)
        fs.sync_directory(stream.directory)
        return current

    def needed_by(self, error: JetError) -> JetError:
        """Why it cannot be given up: a database needs the logs after it."""
        return Code.LogFileCorrupt.error(
            f"{self.log.path.name}: {self.hole} Recovery cannot continue without it: {error.message}",
            hint="Use another copy of this log, or restore the last good backup.",
            path=str(self.log.path),
            generation=self.hole.generation,
            segment=self.hole.segment,
        )


@dataclass(frozen=True)
class ShownLater:
    """Pages of a database that show changes which were given up. ``dbtime`` is the newest."""

    dbtime: int
    pages: tuple[int, ...]

    def text(self, name: str) -> str:
        """What this means for the database of that name."""
        if len(self.pages) == 1:
            what = f"page {self.pages[0]} already contains"
        else:
            what = f"{len(self.pages):,} pages, starting with {self.pages[0]}, already contain"
        return (
            f"{name}: {what} changes of the lost part, but others that belong to them are missing. Rows "
            "may be inconsistent. Restore a backup if possible."
        )


def shown_later(file: OpenDatabaseFile, attachment: AttachedDatabase, given_up: GivenUp) -> ShownLater | None:
    """The pages in the file that are newer than the log's end as it is now; ``None`` for no page.

    The header says which logs a page may show: the file is read through only if the damaged one is among them.
    """
    if header_of(attachment).gen_max_required < given_up.hole.generation:
        return None
    newer = {pgno: dbtime for pgno, dbtime in _dbtimes(file) if dbtime > attachment.dbtime}
    return ShownLater(max(newer.values()), tuple(newer)) if newer else None


def _dbtimes(file: OpenDatabaseFile) -> Iterable[tuple[int, int]]:
    for pgno in range(1, file.page_count + 1):
        try:
            page = file.read_page(pgno)
        except JetError:
            continue  # redo has judged the pages that it needs
        if page is not None:
            yield pgno, int.from_bytes(page[8:16], "little")
