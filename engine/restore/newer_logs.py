"""Logs in the folder of the instance that continue the end of a chain (docs/semantics.md#newer-logs).

They are only read: a restore copies them beside those of the chain. Older logs, and those of the chain itself, are
ignored.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.chain.manifest import Manifest
from engine.chain.stored_chain import StoredChain
from engine.control.in_use import lock_at_rest
from engine.discovery.instance_files import generation_range
from engine.error_codes import Code
from engine.errors import JetError, MissingFile
from engine.files import FileSystem, ReadableFile
from engine.formats.log.chain import breaks_between, check_continuation
from engine.formats.log.header import LARGEST
from engine.formats.log.segments import LogReading, verify_log
from engine.formats.log.tail import hole_in
from engine.storage.log_stream import LogStream, find_stream


@dataclass(frozen=True)
class NewerLog:
    """One log to copy, of ``size`` bytes."""

    generation: int
    path: Path
    size: int


@dataclass(frozen=True)
class NewerLogs:
    """The logs of ``folder`` that go on where the chain ends, ascending; the first may be the chain's last."""

    folder: Path
    logs: tuple[NewerLog, ...]

    @property
    def bytes(self) -> int:
        return sum(log.size for log in self.logs)


def find_newer(fs: FileSystem, folder: Path, chain: StoredChain, manifest: Manifest) -> NewerLogs:
    """Prove that the logs of an instance's folder continue a chain, and name them.

    Raises JET_errBackupInProgress (-505) while an engine or another run works there,
    JET_errExistingLogFileHasBadSignature (-610) for logs of another stream, JET_errMissingCurrentLogFiles (-565)
    for a gap, JET_errExistingLogFileIsNotContiguous (-611) for another history, JET_errLogFileCorrupt (-501) for a
    damaged one.
    """
    if manifest.base is None or not manifest.logs:
        raise Code.MissingRestoreLogFiles.error(
            "The chain contains no logs that newer ones could continue.",
            hint="Restore it without newer logs. The folder of the instance was not changed.",
        )
    newest = manifest.logs[-1]
    with lock_at_rest(fs, folder):
        stream = find_stream(fs, folder, manifest.base)
        if str(stream.signature) != manifest.signature:
            raise Code.ExistingLogFileHasBadSignature.error(
                f"The logs in {folder} belong to the stream {stream.signature}, but the chain belongs to "
                f"{manifest.signature}.",
                path=str(folder),
            )
        older = _read(chain.file(newest))
        first = older.generation if newest.current else older.generation + 1
        _check_no_gap(stream, first)
        found = [stream.log(generation) for generation in range(first, stream.last + 1)]
        for index, log in enumerate(found):
            newer = _read(ReadableFile.at(fs, log.path))
            hole = hole_in(newer)
            if hole is not None and (hole.is_loss or log.generation < stream.last):
                raise hole.error(log.path.name, path=str(log.path))
            _check_joins(older, newer, log.path, grown=newest.current and not index)
            older = newer
    return NewerLogs(folder, tuple(NewerLog(log.generation, log.path, log.size) for log in found))


def _check_no_gap(stream: LogStream, first: int) -> None:
    lacking = [g for g in range(first, stream.last) if g not in stream.logs][:1]
    if lacking:
        end = next(g for g in range(lacking[0], stream.last + 1) if g in stream.logs)
        raise Code.MissingCurrentLogFiles.error(
            f"{stream.directory} does not contain log {generation_range(lacking[0], end - 1)}, which "
            "continues the chain.",
            path=str(stream.directory),
            generation=lacking[0],
        )


def _check_joins(older: LogReading, newer: LogReading, path: Path, *, grown: bool) -> None:
    try:
        if grown:
            check_continuation(older, newer)
            return
        for error in breaks_between(older, newer):
            raise error
    except JetError as error:
        raise Code.ExistingLogFileIsNotContiguous.error(
            f"{path}: {error.message}", path=str(path), generation=newer.generation
        ) from error


def _read(log: ReadableFile) -> LogReading:
    try:
        return verify_log(log.whole(LARGEST))
    except MissingFile:
        raise
    except JetError as error:
        raise error.code.error(f"{log.path}: {error.message}", hint=error.hint, path=str(log.path)) from error
