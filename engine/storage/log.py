"""The log manager: records in, positions out; group commit; rolls; behaviour with a full or failing disk.

Records are collected in memory (:class:`LogBody`); a flush completes and seals the open segment, writes the
waiting segments and syncs them. One thread does that for all waiting threads; a thread is never released by a sync
that started before its records were written. Written segments are never written again, except a segment in which a
run of the instance ended, which is written twice at once, the second time as its shadow. The first error of a
write or sync ends the log because the content of the disk is then unknown, and every later call fails with
JET_errInstanceUnavailable (-1090).

Source: docs/formats/log-file.md#filling, docs/formats/log-file.md#roll; docs/semantics.md#durability.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, UpdateFile
from engine.formats.log.header import SEGMENT_SIZE, LogHeader
from engine.formats.log.segment_writer import Clock, LogBody, StreamSettings, following_header, seal_segments
from engine.formats.names import GENERATION_MAX, Family
from engine.formats.stamps import LogTime
from engine.storage.log_files import LogFiles
from engine.storage.log_opening import Opened, open_again, open_new, replace_current
from engine.storage.next_log import NextLog

_SPILL = 256
"""With more segments waiting for a flush, whole segments are written (not synced) to bound the memory."""


def now() -> LogTime:
    """The time as logs stamp it."""
    return LogTime.of(datetime.now(UTC))


@dataclass(frozen=True)
class LogSettings:
    """What a new stream is made of; see :class:`StreamSettings` and :class:`LogFiles`."""

    base: str
    stream: StreamSettings
    family: Family = Family.LOG
    digits: int = 8
    circular: bool = False


class Log:
    """A stream that is being written. Safe to call from many threads; positions are packed.

    A record at ``p`` will survive a power cut once ``p < durable``. ``attachments`` and ``checkpoint`` are asked
    for the header of each next log, with the log's lock held: they must not call it.
    """

    def __init__(
        self,
        files: LogFiles,
        opened: Opened,
        moment: Clock,
        *,
        circular: bool,
        attachments: Callable[[], bytes] = bytes,
        checkpoint: Callable[[], int] = int,
    ) -> None:
        """Use :meth:`create` or :meth:`reopen`."""
        self.files = files
        self.settings = StreamSettings.of(opened.header)
        self.circular = circular
        self.attachments = attachments
        self.checkpoint = checkpoint
        self.checksum = opened.checksum
        self.failed: JetError | None = None
        self.space_low = opened.space_low
        self._moment = moment
        self._header = opened.header
        self._file: UpdateFile = opened.file
        self._body = LogBody(self.generation, self.settings.file_sectors, moment, opened.last + 1)
        self._durable = self._body.tip
        self._synced = opened.last
        """The last segment that is surely on disk; each one that is written says so."""
        self._next = NextLog(files, self.settings.file_size)
        self._lock = threading.Lock()
        self._idle = threading.Condition(self._lock)
        self._writing = False
        self._closed = False

    @classmethod
    def create(cls, fs: FileSystem, directory: Path, settings: LogSettings, moment: Clock = now) -> Log:
        """A new stream: generation 1, and its two reserve logs.

        Raises JET_errFileAlreadyExists (-1814) where there is a log of this base, JET_errLogDiskFull (-529).
        """
        files = LogFiles(fs, directory, settings.base, settings.family, settings.digits)
        if fs.exists(files.current) or files.archives():
            raise Code.FileAlreadyExists.error(
                f"{directory} already contains logs of {settings.base}.", path=str(directory)
            )
        opened = open_new(files, settings.stream, moment(), circular=settings.circular)
        return cls(files, opened, moment, circular=settings.circular)

    @classmethod
    def reopen(
        cls,
        fs: FileSystem,
        directory: Path,
        base: str,
        moment: Clock = now,
        *,
        attachments: Callable[[], bytes] = bytes,
        checkpoint: Callable[[], int] = int,
        circular: bool | None = None,
        give_up: bool = False,
    ) -> Log:
        """Go on in a stream, after the last whole segment: the next record starts a segment.

        That record must be Init2 in a log that was closed normally, RecoveryUndo2 in any other. Repairs the last
        log first: a torn segment from its shadow; what an unfinished write left is removed. Where there is no
        current log (cut short in a roll) the next one is made. A stream in an older format than ours goes on in a
        new log. ``circular`` as the last header says unless given. ``give_up`` ends a damaged log at its damage.

        Raises JET_errMissingLogFile (-528), JET_errInvalidLogSequence (-515), ``Corruption`` for a log that lost
        more than an unfinished write, ``Incompatible`` for a format not known, ``StorageFault``.
        """
        files = LogFiles.found(fs, directory, base)

        def following(older: LogHeader) -> LogHeader:
            return following_header(
                older, moment(), checkpoint=checkpoint(), attachments=attachments(),
                circular=older.circular if circular is None else circular,
            )  # fmt: skip

        opened = open_again(files, following, give_up=give_up)
        keep = opened.header.circular if circular is None else circular
        log = cls(files, opened, moment, circular=keep, attachments=attachments, checkpoint=checkpoint)
        if (opened.header.update_major, opened.header.update_minor) < log.settings.update:
            log._roll_or_close()
        return log

    @property
    def generation(self) -> int:
        """The current log's number."""
        return self._header.generation

    @property
    def created(self) -> LogTime:
        """When the current log was made."""
        return self._header.created

    @property
    def tip(self) -> int:
        """Where the next record starts, as far as it stays in this log."""
        return self._body.tip

    @property
    def durable(self) -> int:
        """Every record that starts before is on disk."""
        return self._durable

    @property
    def current(self) -> tuple[int, LogTime]:
        """Generation and creation time of the log that is being filled, as of one moment."""
        with self._lock:
            return self.generation, self.created

    def append(self, body: bytes) -> int:
        """Add a record; its start position. Rolls when the log is full. Nothing is on disk before a flush.

        Raises JET_errLogDiskFull (-529) with nothing changed, when neither a new log nor a reserve log can be had:
        shorter records may still fit, and the instance should end. JET_errInvalidParameter for a record that no
        log can hold. JET_errInstanceUnavailable (-1090), after a failure.
        """
        with self._lock:
            if self.failed or self._closed:
                raise self._refusal()
            place = self._body.append(body)
            if place < 0:
                self._make_room((len(body),))
                place = self._body.append(body)
            if self._body.waiting > _SPILL:
                self._spill()
            return place

    def append_together(self, bodies: Sequence[bytes]) -> int:
        """Add records that belong into one file; the position of the first. Raises as :meth:`append`."""
        with self._lock:
            if self.failed or self._closed:
                raise self._refusal()
            sizes = [len(body) for body in bodies]
            if not self._body.fits(sizes):
                self._make_room(sizes)
            place, *_ = [self._body.append(body) for body in bodies]
            if self._body.waiting > _SPILL:
                self._spill()
            return place

    def flush(self, upto: int | None = None) -> None:
        """Return when the record that starts at ``upto``, by default all so far, is on disk."""
        with self._lock:
            if self.failed or self._closed:
                raise self._refusal()
            tip = self._body.tip
            wanted = tip if upto is None else min(upto + 1, tip)
            while self._durable < wanted:
                if self._writing:
                    self._idle.wait()
                elif self.failed or self._closed:
                    raise self._refusal()
                else:
                    self._write_and_sync()
                    self._prepare_next()

    def roll(self) -> int:
        """Close the current log and begin the next; its generation. All records so far are on disk then.

        Raises JET_errLogDiskFull (-529) with nothing changed, and as :meth:`append`.
        """
        with self._lock:
            self._wait_idle()
            self._next_log()
            return self.generation

    def delete_below(self, generation: int) -> list[int]:
        """Delete closed logs before a generation, oldest first; which ones. The caller knows what is needed."""
        return self.files.delete_below(min(generation, self.generation))

    def close(self) -> None:
        """Bring everything to disk and let go of the files; after a failure only the latter."""
        with self._lock:
            while self._writing:
                self._idle.wait()
            if self._closed:
                return
            try:
                if self.failed is None and self._durable < self._body.tip:
                    self._write_and_sync()
                self._next.drop()
            finally:
                self._closed = True
                self._let_go()

    def abandon(self) -> None:
        """Let go of the file without writing a byte: what was not flushed is lost, as in a crash."""
        with self._lock:
            while self._writing:
                self._idle.wait()
            if not self._closed:
                self._closed = True
                self._let_go()

    def _roll_or_close(self) -> None:
        try:
            self.roll()
        except BaseException:
            self._let_go()
            raise

    # with the lock held

    def _let_go(self) -> None:
        try:
            self._next.let_go()
            self._file.close()
        except JetError:
            if self.failed is None:
                raise

    def _refusal(self) -> JetError:
        if self.failed is None:
            return Code.NotInitialized.error("The log is closed.", path=str(self.files.directory))
        text = f"Logging stopped: {self.failed.message}"
        return Code.InstanceUnavailable.error(text, path=str(self.files.directory))

    def _wait_idle(self) -> None:
        while self._writing:
            self._idle.wait()
        if self.failed or self._closed:
            raise self._refusal()

    def _make_room(self, sizes: Sequence[int]) -> None:
        """Roll, unless someone else just did, so that records of these sizes fit."""
        if not LogBody(self.generation, self.settings.file_sectors, self._moment).fits(sizes):
            raise Code.InvalidParameter.error(
                f"Records of {sum(sizes)} bytes are too large for the logs of this stream."
            )
        self._wait_idle()
        if not self._body.fits(sizes):
            self._next_log()

    def _spill(self) -> None:
        if self._writing:
            return
        first, segments = self._body.take()
        try:
            self.checksum ^= seal_segments(segments, first, self._synced)
            self._file.write_at(first * SEGMENT_SIZE, segments)
        except BaseException as error:
            self._fail(error)
            raise

    def _write_and_sync(self) -> None:
        """Lead: write all that waits and sync it, while others append; the lock is free meanwhile."""
        with_shadow = self._body.ends_run and self._body.is_open
        self._body.fill()
        first, segments = self._body.take()
        reached = self._body.tip
        self._writing = True
        self._lock.release()
        try:
            checksum = seal_segments(segments, first, self._synced)
            last = first + len(segments) // SEGMENT_SIZE - 1
            if with_shadow:
                segments += segments[-SEGMENT_SIZE:]
            if segments:
                self._file.write_at(first * SEGMENT_SIZE, segments)
            self._file.sync()
        except BaseException as error:
            self._lock.acquire()
            self._fail(error)
            raise
        else:
            self._lock.acquire()
            self.checksum ^= checksum
            self._durable, self._synced = reached, last
        finally:
            self._writing = False
            self._idle.notify_all()

    def _prepare_next(self) -> None:
        """A step towards the next log, once a quarter of this one is full; who waited for the flush goes on."""
        due = self._body.segment * 4 >= self.settings.file_sectors and not self._body.ends_run
        if self._writing or self._next.is_settled or self.space_low or not due:
            return
        self._writing = True
        self._lock.release()
        try:
            self._next.advance()
        finally:
            self._lock.acquire()
            self._writing = False
            self._idle.notify_all()

    def _next_log(self) -> None:
        """Make the next log, finish this one, change the names; before the first of these nothing is changed."""
        if self.generation >= GENERATION_MAX:
            raise Code.LogSequenceEnd.error()
        header = following_header(
            self._header, self._moment(),
            checkpoint=self.checkpoint(), attachments=self.attachments(), circular=self.circular,
        )  # fmt: skip
        from_reserve = self._make_temp()
        try:
            self._finish_current()
            header.checksum_previous = self.checksum
            self._file = replace_current(self.files, self._header, header, from_reserve)
        except BaseException as error:
            self._fail(error)
            raise
        self._begin(header, from_reserve)

    def _make_temp(self) -> bool:
        try:
            return not self._next.take() and self.files.make_temp(self.settings.file_size)
        except JetError as error:
            self.space_low = True
            if error.code is not Code.LogDiskFull:
                self._fail(error)
            raise

    def _finish_current(self) -> None:
        """Zero to the end of the segment, write, sync, close."""
        self._body.end_segment()
        first, segments = self._body.take()
        self.checksum ^= seal_segments(segments, first, self._synced)
        if segments:
            self._file.write_at(first * SEGMENT_SIZE, segments)
        self._file.sync()
        self._file.close()

    def _begin(self, header: LogHeader, from_reserve: bool) -> None:
        self._header, self.checksum, self._synced = header, 0, 0
        self._body = LogBody(self.generation, self.settings.file_sectors, self._moment)
        self._durable = self._body.tip
        if from_reserve:
            self.space_low = True
        elif self.space_low:
            with contextlib.suppress(JetError):
                self.space_low = not self.files.make_reserves(self.settings.file_size)
        self._idle.notify_all()

    def _fail(self, error: BaseException) -> None:
        """Whatever was not synced counts as lost; nothing is written any more."""
        if self.failed is None:
            fault = error if isinstance(error, JetError) else Code.LogWriteFail.error()
            self.failed = fault
        self._idle.notify_all()
