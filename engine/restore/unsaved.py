"""What the logs in the folder of an instance hold beyond the end of a chain: what a restore in place would lose.

They are only read (docs/semantics.md#newer-logs).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from engine.chain.stored_chain import StoredChain
from engine.chain.stores import chain_at
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem, ReadableFile
from engine.formats.log.commits import DatedCommit, dated_commits
from engine.formats.log.header import LARGEST
from engine.formats.log.segments import verify_log
from engine.formats.log.tail import cut_at, hole_in
from engine.progress import Cancel
from engine.restore.newer_logs import find_newer
from engine.sources.foreign_set import read_set


@dataclass(frozen=True)
class UnsavedWork:
    """Commits in logs of ``folder`` that ``chain`` does not hold.

    ``logs``: the first and the last generation with such commits, ``None`` if the chain holds all there are.
    ``first`` and ``last``: the times (UTC) of the first and the last such commit.
    """

    folder: Path
    chain: Path
    logs: tuple[int, int] | None = None
    commits: int = 0
    first: datetime | None = None
    last: datetime | None = None


def unsaved_work(
    chain: Path | StoredChain,
    folder: Path,
    *,
    after: datetime | None = None,
    fs: FileSystem | None = None,
    cancel: Cancel | None = None,
) -> UnsavedWork:
    """What only the logs in ``folder`` hold; with ``after``, only commits later than that.

    Reads the newer logs; changes nothing. Raises as :func:`~engine.restore.newer_logs.find_newer` where the logs
    do not continue the chain, and the errors that keep the chain from being read.
    """
    fs = fs or LocalFileSystem()
    source = read_set(fs, chain_at(chain, fs))
    newer = find_newer(fs, folder, source.chain, source.manifest)
    newest = source.manifest.logs[-1]
    held = 0
    if newest.current and newer.logs:
        held = max((position for position, _, _ in _commits(source.chain.file(newest))), default=0)
    read = [(log.generation, _commits(ReadableFile.at(fs, log.path), cancel)) for log in newer.logs]
    ours = any(own for _, found in read for _, _, own in found)  # those without a time are the engine's own then
    generations: list[int] = []
    times: list[datetime] = []
    for generation, found in read:
        wanted = [(position, time) for position, time, own in found if own or not ours]
        beyond = [time for position, time in wanted if position > held and (after is None or time > after)]
        if beyond:
            generations.append(generation)
        times += beyond
    return UnsavedWork(
        folder,
        source.chain.path,
        (generations[0], generations[-1]) if generations else None,
        len(times),
        min(times, default=None),
        max(times, default=None),
    )


def _commits(log: ReadableFile, cancel: Cancel | None = None) -> list[DatedCommit]:
    """The commits of a log up to its torn tail, if it has one."""
    if cancel is not None:
        cancel.check()
    try:
        reading = verify_log(log.whole(LARGEST))
        hole = hole_in(reading)
        reading = reading if hole is None else cut_at(reading, hole)
        return list(dated_commits(reading))
    except JetError as error:
        raise error.code.error(f"{log.path}: {error.message}", hint=error.hint, path=str(log.path)) from error
