"""The databases of a chain as of a commit, read without a restore and without writing a byte.

The files of the chain are lent to a folder that exists in memory only (:mod:`engine.files.overlay`), and recovered
there as a restore recovers its copy. Pages that recovery does not change are read from the chain when they are
asked for, so memory is bounded by what the logs change, not by the size of a database.

What a restore refuses is refused here, too, with one difference: a database is not read as a whole, so each of its
pages is checked when it is read, and its hash is not compared. Logs are read completely and compared.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine.chain.contents import not_as_listed
from engine.chain.holds import leased
from engine.chain.manifest import FileRole, StoredFile
from engine.chain.moving import Moving
from engine.chain.stored import is_as_listed
from engine.chain.stored_chain import StoredChain
from engine.chain.stores import chain_at
from engine.chain.swap import patiently
from engine.error_codes import Code
from engine.errors import Cancelled, Corruption, JetError, StorageFault
from engine.events import silent as no_events
from engine.files import FileStat, FileSystem, OverlayFileSystem, ReadFile
from engine.formats.checksum import correct_page
from engine.formats.db_header import HEADER_READ, read_header
from engine.progress import Cancel, Operation
from engine.recovery.recover import READINGS, Recovered
from engine.recovery.watch import RedoWatch
from engine.report import Report
from engine.restore.copying import VERIFY, bad_page, check_logs
from engine.restore.job import point_reached, recover_files
from engine.restore.plan import RestorePlan, RestoreTarget
from engine.restore.planning import plan_reading
from engine.restore.points import Point
from engine.run_context import RunContext
from engine.sources.foreign_set import FoundSet, instance_of, read_set, stored_database
from engine.sources.page_run import bad_pages, judge, owned_limit
from engine.tables.read_only_database import ReadOnlyDatabase

Watching = Callable[[RestorePlan, Path], RedoWatch]
"""Makes what watches a redo, for a plan whose databases are in the folder, which exists in memory only."""


@contextlib.contextmanager
def open_at(
    chain: Path | StoredChain, wanted: RestoreTarget | None = None, *, context: RunContext | None = None
) -> Iterator[ChainView]:
    """The databases of a chain in the state that is ``wanted`` (default: its end), while the context lasts.

    Nothing is written to any file but a lease, and no event is written. Progress is that of a restore, counting
    the bytes of logs. Raises what :func:`engine.restore.job.run` raises for the chain and the state, and
    JET_errInvalidParameter (-1003) for ``roll_forward``, which only a restore can do.
    """
    with open_watched(chain, wanted, None, context=context) as view:
        yield view


@contextlib.contextmanager
def open_watched(
    chain: Path | StoredChain,
    wanted: RestoreTarget | None,
    watching: Watching | None,
    *,
    context: RunContext | None = None,
) -> Iterator[ChainView]:
    """As :func:`open_at`; what ``watching`` makes watches the redo. It is asked again where the replay starts
    again because a backup changed the chain."""
    context, wanted = context or RunContext(), wanted or RestoreTarget()
    if wanted.roll_forward is not None:
        raise Code.InvalidParameter.error(
            "The newer logs of an instance cannot be read without a restore.",
            hint="Omit the folder of the instance, or restore the chain.",
        )
    fs, source = context.fs, chain_at(chain, context.fs, context.keys)
    report = Report(Operation.RESTORE, context.progress, no_events, instance=instance_of(fs, source))
    with leased(context.leases, source, "view"):
        try:
            opening = _opened(fs, source, wanted, watching, report, context.cancel)
        except (JetError, MemoryError):
            report.fail()
            raise
        with opening as view:
            report.complete()
            yield view


def database_file(chain: Path, name: str | None = None, *, fs: FileSystem) -> Path:
    """Where a chain in a folder keeps the database of that name as it was backed up; without a name, its only one.

    Raises as :func:`engine.sources.foreign_set.read_set` and
    :func:`engine.sources.foreign_set.stored_database`.
    """
    source = chain_at(chain, fs)
    found = patiently(Cancel(), partial(read_set, fs, source), waits=source.is_replaced_whole)
    return found.chain.stored(stored_database(found, name)).path


@dataclass(frozen=True)
class ChainView:
    """The databases of a chain as of a commit. ``recovered`` is ``None`` where the chain has no logs to replay."""

    plan: RestorePlan
    recovered: Recovered | None
    _overlay: OverlayFileSystem
    _folder: Path
    _cancel: Cancel

    def __enter__(self) -> ChainView:
        return self

    def __exit__(self, *exc: object) -> None:
        self._overlay.close()

    @property
    def reached(self) -> Point | None:
        """Where the replay of the logs ended; ``None`` if nothing was replayed."""
        return point_reached(self.plan, self.recovered)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the databases."""
        return tuple(database.name for database in self.plan.databases)

    @property
    def changed_bytes(self) -> int:
        """What the view takes up in memory besides the pages that are being read."""
        return self._overlay.changed_bytes

    def database_name(self, name: str | None = None) -> str:
        """The name as the chain spells it; raises as :func:`engine.sources.foreign_set.stored_database`."""
        return stored_database(FoundSet(self.plan.source, self.plan.known_manifest), name).name

    def open(self, name: str | None = None) -> ReadOnlyDatabase:
        """A database of the chain; without a name, its only one. It must be closed before the view.

        Raises as :meth:`database_name`, and what opening a :class:`ReadOnlyDatabase` raises. Reading it raises
        ``Cancelled`` once the context of the view is cancelled.
        """
        stored = stored_database(FoundSet(self.plan.source, self.plan.known_manifest), name)
        file = self._overlay.open_read(self._folder / stored.name)
        return _DatabaseOfAChain(file, stored, self.plan.source.file(stored).path, self._cancel)


def _opened(
    fs: FileSystem,
    chain: StoredChain,
    wanted: RestoreTarget,
    watching: Watching | None,
    report: Report,
    cancel: Cancel,
) -> ChainView:
    """Plan and recover in memory; all over again where a backup changed the chain in the meantime."""
    moving, begun = Moving(chain, cancel), False
    while True:
        plan = plan_reading(fs, chain, wanted=wanted, cancel=cancel)
        with contextlib.ExitStack() as held:
            parent = plan.source.folder or Path(Path.cwd().anchor)
            overlay = held.enter_context(OverlayFileSystem(fs.beneath(parent)))
            try:
                if plan.refusal is not None:
                    raise plan.refusal
                if not begun:
                    report.begin((1 + READINGS) * plan.log_bytes, (plan.log_range or (0, 0))[0])
                    begun = True
                folder = parent / f".ese-view-{uuid.uuid4().hex[:8]}"
                watch = watching(plan, folder) if watching is not None else None
                recovered = _brought(plan, overlay, folder, watch, report, cancel)
                held.pop_all()
                return ChainView(plan, recovered, overlay, folder, cancel)
            except (StorageFault, Cancelled):
                raise
            except JetError:
                if not moving.again(plan.manifest):
                    raise


def _brought(
    plan: RestorePlan,
    overlay: OverlayFileSystem,
    folder: Path,
    watch: RedoWatch | None,
    report: Report,
    cancel: Cancel,
) -> Recovered | None:
    """Lend what the plan names to ``folder``, which exists in memory only, and recover it there."""
    check_logs(plan, plan.replays, cancel)
    overlay.make_directory(folder)
    databases = {database.name: database.copy for database in plan.databases}
    checked: list[_CheckedPages] = []
    with contextlib.ExitStack() as until_recovered:
        for file in plan.files:
            cancel.check()
            stored = plan.source.file(file)
            place = stored.path
            report.item(file.name, file.bytes)
            data = stored.open()
            if file.role is FileRole.DATABASE:
                copy = databases[file.name]
                pages = _CheckedPages(data, file, place)
                checked.append(pages)
                overlay.lend(folder / file.name, pages, copy.bytes if copy and plan.replays else file.bytes)
                pages.start(copy.bytes if copy else file.bytes)
                continue
            until_recovered.callback(data.close)  # a backup may want to replace it
            overlay.lend(folder / file.name, data)
            if file.checksum and not is_as_listed(data, file):
                raise not_as_listed(file, place)
            report.advance(file.bytes if file.generation is not None else 0)
        try:
            recovered = recover_files(overlay, plan, folder, report, cancel, watch) if plan.replays else None
        except JetError as error:
            for refused in (pages.refused for pages in checked if pages.refused is not None):
                raise refused from error  # what a restore says, which reads databases before logs
            raise
    for pages in checked:
        pages.refuses = False
    return recovered


class _CheckedPages:
    """A database file of a chain, of which each page is checked when it is read.

    In a set without hashes, a single-bit error is corrected, as in the copy of a restore. Other damage is refused
    during recovery (``refuses``); afterwards the reader gets the page as it is and refuses it by itself, so that
    only what needs the page fails.
    """

    def __init__(self, file: ReadFile, stored: StoredFile, place: Path) -> None:
        self.path = file.path
        self.refuses = True
        self.refused: JetError | None = None
        self._file = file
        self._stored = stored
        self._place = place
        self._page_size = self._owned = self._end = 0

    def start(self, end: int) -> None:
        """Check pages before the offset ``end`` from now on. Raises what makes the file useless as a whole."""
        header = read_header(self._file.read_at(0, HEADER_READ)).header
        self._page_size, self._end = header.page_size, end
        self._owned = owned_limit(self._file, self._stored.bytes, header)

    def read_at(self, offset: int, length: int) -> bytes:
        buffer = bytearray(length)
        return bytes(buffer[: self.read_into(memoryview(buffer), offset)])

    def read_into(self, buffer: memoryview, offset: int) -> int:
        got = self._file.read_into(buffer, offset)
        size = self._page_size
        if not size:
            return got
        start = max(-(-offset // size), 2) * size
        pages = buffer[start - offset : min(got, self._end - offset)] if start < offset + got else buffer[:0]
        pages, first = pages[: len(pages) // size * size], start // size - 1
        for pgno in bad_pages(judge(pages, size, first, self._owned), first) if len(pages) else ():
            self._settle(pages[(pgno - first) * size :][:size], pgno)
        return got

    def _settle(self, page: memoryview, pgno: int) -> None:
        mended = bytearray(page)
        if not self._stored.checksum and correct_page(mended, pgno) is not None:
            page[:] = mended
        elif self.refuses:
            self.refused = bad_page(self._stored, self._place, pgno)
            raise self.refused

    def stat(self) -> FileStat:
        return self._file.stat()

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> _CheckedPages:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class _DatabaseOfAChain(ReadOnlyDatabase):
    """A database of a view: it can be stopped between pages, and damage is told as of the chain."""

    def __init__(self, file: ReadFile, stored: StoredFile, path: Path, cancel: Cancel) -> None:
        self._stored, self._cancel = stored, cancel
        try:
            super().__init__(file.read_at, file.stat().size, str(path), file.close)
        except BaseException:
            file.close()
            raise

    def read_page(self, pgno: int) -> bytes:
        self._cancel.check()
        try:
            return super().read_page(pgno)
        except Corruption as error:
            if error.code is Code.ReadVerifyFailure:
                raise bad_page(self._stored, Path(self.path), pgno) from error
            error.hint = VERIFY
            raise
