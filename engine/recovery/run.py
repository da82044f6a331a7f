"""The steps of a recovery, in order: checks, analysis pass, redo, undo, clean shutdown.

Source: docs/formats/recovery.md#steps.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from engine.errors import JetError, MissingFile
from engine.events import EventKind
from engine.files import FileSystem, remove_quietly
from engine.formats import flush_map
from engine.formats.db_header import DatabaseHeader, DatabaseState
from engine.formats.log.commit_time import commit_time
from engine.formats.log.records import CommitCtx
from engine.formats.log.scan import scan
from engine.formats.log.segments import LogReading
from engine.formats.stamps import LogTime
from engine.progress import Cancel, Phase
from engine.recovery.analysis import AnalysisPass
from engine.recovery.attachments_map import AttachableDatabase, AttachedDatabase, AttachmentsMap
from engine.recovery.checks import (
    check_current,
    check_databases,
    check_generations,
    check_not_later,
    check_reach,
)
from engine.recovery.detached_stream import DetachedLogStream
from engine.recovery.given_up import ShownLater, shown_later
from engine.recovery.logs import RecoveryLogs
from engine.recovery.options import Recovered, RecoveredDatabase, RecoveryOptions
from engine.recovery.redo import Redo, ReplayedLog
from engine.recovery.replay import FOR_EVER, Replay
from engine.recovery.start import Start, choose_start, find_checkpoint
from engine.recovery.undo_pass import Unfinished
from engine.recovery.watch import RedoWatch, redo_and_replay
from engine.report import Report
from engine.storage.cache import PageCache
from engine.storage.checkpoint import LiveCheckpoint
from engine.storage.database_file import OpenDatabaseFile
from engine.storage.log import Log
from engine.storage.log_stream import LogStream, find_stream


@dataclass
class _Analysis:
    """What the first reading found. Positions are packed."""

    start: Start
    end: int
    """Behind the last record; what recovery itself adds is beyond."""
    work: AnalysisPass
    open: frozenset[tuple[int, int]]
    """Session and Begin0 of the transactions that never end: what will be undone."""
    later: dict[Path, ShownLater]
    """By database, pages that show what is given up."""


class RecoveryRun:
    """One recovery of one instance; its files are open as long as ``held`` is."""

    def __init__(
        self,
        fs: FileSystem,
        log_directory: Path,
        base: str,
        system_directory: Path,
        options: RecoveryOptions,
        report: Report,
        held: contextlib.ExitStack,
        watch: RedoWatch | None = None,
    ) -> None:
        self.fs = fs
        self.options = options
        self.until = FOR_EVER if options.until is None else options.until
        stream = find_stream(fs, log_directory, base)
        self._found = stream
        self._lost: list[str] = []
        self._logs = RecoveryLogs(
            fs, stream.before(self.until), report, until=self.until, ignore_lost=options.ignore_lost_logs
        )
        self.checkpoint = find_checkpoint(fs, system_directory, self.stream)
        self.moment = LogTime.of(datetime.now(UTC))
        self.candidates: list[AttachableDatabase] = []
        self.files: dict[AttachableDatabase, OpenDatabaseFile] = {}
        self._held, self._watch = held, watch
        held.callback(self._close_files)
        self._log: Log | None = None
        """The log, once recovery goes on in it."""
        self._apart: DetachedLogStream | None = None
        if options.new_stream:
            self._apart = DetachedLogStream(fs, log_directory, self.stream.header(self.stream.last), self.moment)
            held.callback(self._apart.remove)
        self._report = report
        self._started = time.monotonic()

    @property
    def stream(self) -> LogStream:
        """The logs as far as they are to be read."""
        return self._logs.stream

    def run(self, databases: Sequence[Path], cancel: Cancel) -> Recovered:
        report = self._report
        for path in databases:
            self._admit(path)
        self._lost += check_current(self._found, self.options, self.candidates)
        check_reach(self.stream, self.candidates)
        check_not_later(self.stream, self.candidates, self.until)
        if self._ended_normally() and self._logs.given_up is None:
            report.advance(2 * self._logs.bytes(self.stream.first, self.stream.last))
            return self._result(warnings=tuple(self._lost))
        analysis = self._analyse(report, cancel)
        cancel.check()
        report.phase(Phase.LOGS)
        log = ReplayedLog()
        attachments = self._attachments(self.candidates)
        redo, replay = redo_and_replay(
            self.fs, self.files, self._cache(log), analysis.work.doubts(), attachments, self.moment, self._watch
        )
        unfinished = Unfinished(redo, attachments, replay.sessions, analysis.open, self._reopen, self.moment)
        self._held.callback(unfinished.close)
        redo.cache.before_flush = unfinished.before_flush
        self._redo(analysis, replay, redo, log, report, cancel if self.options.is_copy else Cancel())
        for attachment in attachments.attached():
            later = analysis.later.get(attachment.target.path)
            attachment.dbtime = max(attachment.dbtime, later.dbtime if later else 0)
        report.phase(Phase.PUBLISH)
        changed = self._finish(analysis.start, replay, redo, unfinished)
        return self._result(
            analysis.start, replay, redo, unfinished.undone, changed=changed, warnings=self._warnings(analysis)
        )

    # what is there

    def _admit(self, path: Path) -> AttachableDatabase:
        candidate = AttachableDatabase(path, None)
        self.candidates.append(candidate)
        try:
            file = OpenDatabaseFile.open(self.fs, path)
        except MissingFile:
            return candidate
        except JetError as error:
            text = f"{path.name}: {error.message}"
            candidate.refusal = error.code.error(text, hint=error.hint, path=str(path))
            return candidate
        candidate.header = file.header
        self.files[candidate] = file
        return candidate

    def _close_files(self) -> None:
        with contextlib.ExitStack() as closing:
            for file in self.files.values():
                closing.callback(file.close)

    def _ended_normally(self) -> bool:
        """Whether the last record ends a run, the checkpoint points to it, and no database says otherwise."""
        if self.options.whole_set or any(c.header is None or not c.header.is_clean for c in self.candidates):
            return False
        found = self.checkpoint.checkpoint
        return (
            found is not None
            and not found.lists_attachments
            and self._logs.end_of_run() == self.checkpoint.position
        )

    # the two readings

    def _attachments(self, candidates: list[AttachableDatabase]) -> AttachmentsMap:
        return AttachmentsMap(self.stream.signature, candidates, self.options.backup_copy)

    def _cache(self, log: ReplayedLog) -> PageCache:
        cache = PageCache(self.options.cache_pages, log, 0)
        cache.versions = False
        return cache

    def _analyse(self, report: Report, cancel: Cancel) -> _Analysis:
        report.phase(Phase.ANALYSIS)
        start = choose_start(self.stream, self.checkpoint, self.candidates, whole_set=self.options.whole_set)
        copies = {_copy_of(original): original for original in self.candidates}
        work = AnalysisPass({copy: self.files[o] for copy, o in copies.items() if o in self.files}, copies)
        attachments = self._attachments(list(copies))
        if self.options.create_at_logged_paths:
            attachments.locate = lambda missing: self._locate(missing, attachments, work)
        replay = Replay(attachments, work, self.moment)
        report.advance(2 * self._logs.bytes(self.stream.first, start.generation - 1))
        end = start.position
        for reading in self._readings(start):
            cancel.check()
            self._feed(replay, reading, start)
            report.advance(self.stream.log(reading.generation).size)
            end = min(reading.end.packed, self.until)
            del reading  # whose bytes would stay beside those of the next
        self._lost += check_databases(attachments, replay, ignore_missing=self.options.ignore_missing)
        self._check_generations(attachments)
        unfinished = [session for session in replay.sessions.values() if session.level]
        doubt = work.doubt()
        if doubt is not None:
            raise self._named(doubt.error, doubt.generation)
        work.check_undo(unfinished)
        never_end = frozenset((s.procid, s.begin0) for s in unfinished)
        return _Analysis(start, end, work, never_end, self._shown_later(attachments, copies))

    def _check_generations(self, attachments: AttachmentsMap) -> None:
        lossy = self.options.ignore_lost_logs or self.options.ends_early
        try:
            lost = check_generations(self.stream, attachments, ignore_lost=lossy)
        except JetError as error:
            if self._logs.given_up is None:
                raise
            raise self._logs.given_up.needed_by(error) from error
        if self.options.ignore_lost_logs:
            self._lost += lost

    def _shown_later(
        self, attachments: AttachmentsMap, originals: dict[AttachableDatabase, AttachableDatabase]
    ) -> dict[Path, ShownLater]:
        """Which databases show what is given up; their counters must not fall after it."""
        found: dict[Path, ShownLater] = {}
        given_up = self._logs.given_up
        if given_up is None:
            return found
        for attachment in attachments.attached():
            file = self.files.get(originals.get(attachment.target, attachment.target))
            later = shown_later(file, attachment, given_up) if file is not None else None
            if later is not None:
                found[attachment.target.path] = later
        return found

    def _locate(self, attachment: AttachedDatabase, attachments: AttachmentsMap, work: AnalysisPass) -> None:
        """The database at the place that the log names joins in, if it is that one or not there yet."""
        path = Path(attachment.name)
        if not path.is_absolute() or any(candidate.path == path for candidate in self.candidates):
            return
        original = self._admit(path)
        header = original.header
        if (
            header is not None
            and header.sign_db != attachment.sign_db
            and header.state is not DatabaseState.JUST_CREATED
        ):
            self.candidates.remove(original)
            self.files.pop(original).close()
            return
        copy = _copy_of(original)
        attachments.candidates.append(copy)
        work.add(copy, original, self.files.get(original))

    def _readings(self, start: Start) -> Iterator[LogReading]:
        return self._logs.readings(start.generation, self._moved)

    def _moved(self, generation: int) -> Path | None:
        """Where the newest log is once recovery has gone on in it and filled it."""
        log = self._log
        if log is not None and generation == self.stream.last and log.generation > generation:
            return log.files.archive(generation)
        return None

    def _feed(self, replay: Replay, reading: LogReading, start: Start) -> None:
        if reading.generation == start.generation:
            replay.begin(start.attachments, reading.header)
        try:
            replay.log(reading.header, scan(reading), start.position, self.until)
        except JetError as error:
            raise self._named(error, reading.generation) from error

    def _named(self, error: JetError, generation: int) -> JetError:
        """The same error with the log that it came from."""
        path = self.stream.log(generation).path
        if path.name in error.message:
            return error
        context = {"path": str(path), **error.context}
        return type(error)(error.code, f"{path.name}: {error.message}", hint=error.hint, **context)

    def _redo(
        self, analysis: _Analysis, replay: Replay, redo: Redo, log: ReplayedLog, report: Report, cancel: Cancel
    ) -> None:
        for reading in self._readings(analysis.start):
            cancel.check()
            log.generation, log.created = reading.generation, reading.header.created
            if self._watch is not None:
                self._watch.log(reading)
            before = replay.records
            if reading.generation == analysis.start.generation:
                replay.begin(analysis.start.attachments, reading.header)
            replay.log(reading.header, scan(reading), analysis.start.position, analysis.end)
            report.counts.update(logs=1, records=replay.records - before)
            report.counts["applied"], report.counts["skipped"] = redo.applied, redo.skipped
            done = self.stream.log(reading.generation)
            report.advance(done.size)
            report.entry(EventKind.LogReplayed, path=done.path, records=replay.records - before)
            del reading  # whose bytes would stay beside those of the next

    # the end

    def _warnings(self, analysis: _Analysis) -> tuple[str, ...]:
        told = self._lost if self._logs.given_up is None else [str(self._logs.given_up), *self._lost]
        return (*told, *(later.text(path.name) for path, later in analysis.later.items()))

    def _reopen(self, attachments: Callable[[], bytes]) -> Log:
        if self._apart is not None:
            return self._apart.create(self.stream.base, attachments)
        position = self.checkpoint.position
        self._logs.settle()
        self._log = Log.reopen(
            self.fs, self.stream.directory, self.stream.base, attachments=attachments, checkpoint=lambda: position,
            give_up=self._logs.given_up is not None,
        )  # fmt: skip
        return self._log

    def _finish(self, start: Start, replay: Replay, redo: Redo, unfinished: Unfinished) -> bool:
        """Undo, clean headers, checkpoint; whether anything was changed in the whole recovery.

        Where the log ended in the middle of a run, but no database was attached and none was changed, there is
        nothing to say in it: all is left as it was.
        """
        if self._apart is not None:
            return self._leave_stream(self._apart, start, replay, unfinished)
        redone = bool(redo.header_writes or redo.applied or unfinished.went_on)
        if not replay.ended and not redone and not any(replay.attachments.attached()):
            return False
        hard = self.options.backup_copy
        if replay.ended and self._logs.given_up is not None:
            self._reopen(bytes).close()
        end = replay.ended or unfinished.finish(start.position, replay.shut_down, hard=hard)
        moved = self._move_checkpoint(end)
        if not redone and not unfinished.went_on:
            return moved
        for candidate in self.files:
            self._drop_flush_map(candidate.path)
        return True

    def _leave_stream(
        self, apart: DetachedLogStream, start: Start, replay: Replay, unfinished: Unfinished
    ) -> bool:
        """Undo, clean headers; neither the log nor the checkpoint of the old stream is touched."""
        if not replay.ended:
            unfinished.finish(start.position, replay.shut_down, hard=self.options.backup_copy)
        for candidate, file in self.files.items():
            if file.header.is_clean:
                apart.take(file)
                self._drop_flush_map(candidate.path)
        return True

    def _move_checkpoint(self, end: int) -> bool:
        """After a clean end the checkpoint is the record that ends the run, and lists no one."""
        there = self.checkpoint.checkpoint
        if there is not None and self.checkpoint.position == end and not there.lists_attachments:
            return False
        header = self.stream.header(self.stream.last)
        path = self.checkpoint.path
        LiveCheckpoint.open(self.fs, path, self.stream.signature, header.dbms_param).write(end, None)
        return True

    def _drop_flush_map(self, database: Path) -> None:
        """It describes pages as they were before; engines make a new one (docs/formats/recovery.md#flush-map)."""
        path = flush_map.beside(database)
        if path is not None and self.fs.exists(path):
            remove_quietly(self.fs, [path])

    def _result(
        self,
        start: Start | None = None,
        replay: Replay | None = None,
        redo: Redo | None = None,
        undone: int = 0,
        *,
        changed: bool = False,
        warnings: tuple[str, ...] = (),
    ) -> Recovered:
        return Recovered(
            databases=tuple(RecoveredDatabase(c.path, file.header.is_clean) for c, file in self.files.items()),
            records=replay.records if replay else 0,
            logs=(start.generation, self.stream.last) if start else None,
            applied=redo.applied if redo else 0,
            skipped=redo.skipped if redo else 0,
            undone=undone,
            changed=changed,
            seconds=time.monotonic() - self._started,
            committed=_committed(replay) if replay else None,
            warnings=warnings,
        )


def _copy_of(candidate: AttachableDatabase) -> AttachableDatabase:
    """The same database for the analysis pass, with a header of its own."""
    header = candidate.header
    copy = DatabaseHeader(bytearray(header.buffer)) if header is not None else None
    return AttachableDatabase(candidate.path, copy, candidate.refusal)


def _committed(replay: Replay) -> datetime | None:
    return commit_time(CommitCtx.decode(replay.commit_context)) if replay.commit_context else None
