"""Copying logs: complete, checked, and each verified to continue the one before.

Two logs at a time are hashed and verified in threads of their own while others are read and written; they are
synced to disk at the end, or when many are waiting for that.

Source: docs/formats/log-file.md#chained-checksum and what follows there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.backup.plan import Plan
from engine.chain.destination import ChainStore, Staging
from engine.chain.manifest import FileRole, StoredFile
from engine.discovery.instance_files import LogFile, State
from engine.discovery.log_needs import of_damaged_log
from engine.error_codes import Code
from engine.errors import Corruption, JetError, MissingFile
from engine.events import EventKind
from engine.files import WriteFile
from engine.formats.log.chain import check_continuation, check_follows, end_of
from engine.formats.log.log_end import LogEnd
from engine.formats.log.segments import LogReading, SegmentDamage, verify_log
from engine.formats.log.tail import check_log, hole_in
from engine.formats.names import Role
from engine.hashing import HashKind
from engine.progress import Cancel
from engine.report import Report
from engine.sources.at_rest import changed
from engine.sources.source import BackupSource

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

_ON_THEIR_WAY = 8
"""The maximum number of logs that are written but not yet synced to disk."""
_AT_A_TIME = 2
"""The number of logs that are hashed and verified at the same time."""
_Judged = tuple[str, LogReading | None]
"""The hash of a log, and its segments where nothing is wrong with them."""


class LogCopy:
    """The logs of one plan, in order. ``at`` is the log being copied, for whoever reports a failure."""

    def __init__(
        self,
        source: BackupSource,
        plan: Plan,
        staging: Staging,
        store: ChainStore,
        report: Report,
        cancel: Cancel,
        run_id: str,
        kind: HashKind,
    ) -> None:
        self._source = source
        self._plan = plan
        self._staging = staging
        self._store = store
        self._report = report
        self._cancel = cancel
        self._run = run_id
        self._hash = kind
        self.at: Path = plan.logs[0].path
        self._last: LogReading | None = None
        self._unsynced: deque[tuple[LogFile, WriteFile, str]] = deque()

    def run(self) -> Iterator[StoredFile]:
        """Copy each log; yields what was stored. What the chain holds in the same state is not copied again.

        All of it is durable when the iteration has ended.
        """
        from concurrent.futures import ThreadPoolExecutor

        try:
            with ThreadPoolExecutor(_AT_A_TIME, self._hash.value) as hashing:
                yield from self._copy_all(hashing)
            yield from self._synced(down_to=0)
        finally:
            for _, target, _ in self._unsynced:
                target.close()

    def _copy_all(self, hashing: Executor) -> Iterator[StoredFile]:
        replaces = self._plan.replaces
        before, end = self._held(hashing)
        for log, data, judged in self._read_ahead(hashing):
            self.at = log.path
            self._report.item(log.path.name, log.size)
            data, reading, checksum = self._whole(log, data, judged)
            if before is not None and before.generation == log.generation:
                check_continuation(before, reading)
            elif before is not None:
                check_follows(before, reading)
            if end is not None and end.generation == log.generation:
                check_continuation(end, reading)
            before = replace(reading, data=b"")  # the next is another log: only what it says of itself counts
            if not (replaces and (replaces.name, replaces.checksum) == (log.path.name, checksum)):
                self._write(log, data, checksum)
                self._last = reading
                yield from self._synced(down_to=_ON_THEIR_WAY)
                self.at = log.path
            self._report.counts["logs"] += 1
            self._report.moved(len(data))
            del data, judged, reading  # whose bytes would stay beside those of the next

    def _read_ahead(self, hashing: Executor) -> Iterator[tuple[LogFile, bytes, Future[_Judged]]]:
        """Each log with what is judged of it meanwhile, up to ``_AT_A_TIME`` logs on as many cores."""
        read: deque[tuple[LogFile, bytes, Future[_Judged]]] = deque()
        for log in self._plan.logs:
            self._cancel.check()
            self.at = log.path
            data = self._read(log)
            read.append((log, data, hashing.submit(self._judge, data)))
            if len(read) == _AT_A_TIME:
                yield read.popleft()
        yield from read

    def _judge(self, data: bytes) -> _Judged:
        return self._hash.of(data), _undamaged(data)

    def _whole(self, log: LogFile, data: bytes, judged: Future[_Judged]) -> tuple[bytes, LogReading, str]:
        """The log as it is to be written; one with damage is read again, for a bad read may be a passing one."""
        checksum, reading = judged.result()
        if reading is None:
            data = self._read(log)
            checksum, reading = self._hash.of(data), self._check(log, data)
        return data, reading, checksum

    def _write(self, log: LogFile, data: bytes, checksum: str) -> None:
        """Write a log and start bringing it to disk."""
        target = self._staging.create(log.path.name, log.size)
        self._unsynced.append((log, target, checksum))
        target.write_at(0, data)
        target.start_writeback(0, len(data))

    def _synced(self, down_to: int) -> Iterator[StoredFile]:
        """Bring the oldest of those that were written to disk, until ``down_to`` are left."""
        while len(self._unsynced) > down_to:
            log, target, checksum = self._unsynced[0]
            self.at = log.path
            target.sync()
            self._unsynced.popleft()
            target.close()
            yield self._stored(log, checksum)

    def _stored(self, log: LogFile, checksum: str) -> StoredFile:
        name = log.path.name
        file = StoredFile(
            name=name,
            role=FileRole.LOG,
            bytes=log.size,
            checksum=checksum,
            hash=self._hash,
            run=self._run,
            generation=log.generation,
            created=log.header.created.data.hex(),
            current=log.role is Role.CURRENT,
        ).stored_at(self._staging.stored(name))
        is_last = self._last is not None and self._last.generation == log.generation and not self._unsynced
        if self._last is None or not is_last or not (file.encoding.is_encrypted or file.lasts):
            return file
        return replace(file, end=end_of(self._last))

    def _chain_end(self, hashing: Executor) -> LogReading | LogEnd | None:
        """The log of the chain which the first one copied must continue; what the manifest says of it where
        that tells, because whoever backs up may have no key, or no permission to read."""
        last, chain = self._plan.follows, self._plan.chain
        if last is None or chain is None:
            return None
        if last.end is not None:
            return last.end
        with self._store.chain(chain).file(last).open() as file:
            data = file.read_at(0, last.bytes + 1)
        digest = hashing.submit(self._hash.of, data)
        reading = _undamaged(data)
        if digest.result() != last.checksum:
            raise Code.LogReadVerifyFailure.error(
                f"{last.name} in the chain is not the file that was backed up.",
                hint="Verify the chain, then make a full backup.",
            )
        return reading or verify_log(data)

    def _held(self, hashing: Executor) -> tuple[LogReading | LogEnd | None, LogReading | LogEnd | None]:
        """What the first log that is copied must follow, and what the copy of the chain's last one must continue.

        The second proves as much as the first; if it is lost, nothing depends on it, and the first is asked.
        """
        ends, chain = self._plan.ends, self._plan.chain
        if ends is None or chain is None or ends == self._plan.follows:
            return self._chain_end(hashing), None
        if ends.end is not None:
            return None, ends.end
        try:
            with self._store.chain(chain).file(ends).open() as file:
                data = file.read_at(0, ends.bytes + 1)
            if ends.hash.of(data) == ends.checksum:
                return None, verify_log(data)
        except (MissingFile, Corruption):
            pass
        return self._chain_end(hashing), None

    def _read(self, log: LogFile) -> bytes:
        with self._source.open(log.path) as file:
            data = file.read_at(0, log.size + 1)
        if len(data) != log.size or data[: len(log.header.buffer)] != bytes(log.header.buffer):
            raise changed(log.path)
        return data

    def _check(self, log: LogFile, data: bytes) -> LogReading:
        """Refuse damage. A crash may leave a dirty instance's current log torn; that is recovery's to mend."""
        try:
            return check_log(data)
        except JetError as error:
            segment = error.context.get("segment", 0)
            if log.role is Role.CURRENT and self._plan.instance.state is State.DIRTY:
                reading = verify_log(data)
                hole = hole_in(reading)
                shadowed = all(f.damage is SegmentDamage.REPAIRED_FROM_SHADOW for f in reading.findings)
                if shadowed if hole is None else not hole.is_loss:
                    self._report.entry(EventKind.LogTornTailRepaired, path=log.path, position=f"segment {segment}")
                    return reading
            self._report.entry(
                EventKind.LogDamaged,
                path=log.path,
                segment=segment if isinstance(segment, int) else 0,
                reason=error.name,
                last_good=max(int(segment) - 1, 0) if isinstance(segment, int) else 0,
            )
            named = error.code.error(
                f"{log.path.name}: {error.message}", hint=error.hint, **{**error.context, "path": str(log.path)}
            )
            raise of_damaged_log(named, self._plan.instance, log.generation) from error


def _undamaged(data: bytes) -> LogReading | None:
    """The log when nothing at all is wrong with it."""
    try:
        reading = verify_log(data)
    except JetError:
        return None
    return None if reading.findings else reading


def write_file(staging: Staging, name: str, data: bytes, kind: HashKind) -> str:
    """Stage a small file whole and durable; returns its hash."""
    with staging.create(name, len(data)) as target:
        target.write_at(0, data)
        target.sync()
    return kind.of(data)
