"""Copying the files of a backup to the place where they are recovered, with a check of each.

The files of a chain are compared with their hashes, and the pages of databases are checked: a hash does not reveal
damage that existed before it was computed. The files of a set made by another program have no hashes; a single-bit
error of a page is then corrected in the copy. Logs of such a set that are replayed are checked during that, all
others here.
"""

from __future__ import annotations

from pathlib import Path

from engine.chain.contents import differs, not_as_listed
from engine.chain.manifest import FileRole, StoredFile
from engine.control.in_use import lock_at_rest
from engine.digest import CHUNK
from engine.error_codes import Code
from engine.errors import Corruption, JetError
from engine.events import EventKind
from engine.files import FileSystem, ReadableFile, ReadFile
from engine.formats.checksum import correct_page
from engine.formats.db_header import HEADER_READ, page_offset, read_header
from engine.formats.log.chain import breaks_between
from engine.formats.log.segments import LogReading, verify_log
from engine.formats.log.tail import damages
from engine.parallel_copy import ParallelCopy
from engine.progress import Cancel
from engine.report import Report
from engine.restore.plan import RestorePlan
from engine.sources.page_run import bad_pages, judge, owned_limit
from engine.staging import copy_file

VERIFY = "Verify the backup set to find all damage in it, and use another one if there is one."


def copy_all(
    fs: FileSystem,
    plan: RestorePlan,
    out: FileSystem,
    staging: Path,
    recovering: bool,
    report: Report,
    cancel: Cancel,
) -> None:
    """Copy what the plan names to ``staging`` in ``out``; of a copy that will be recovered all but its last page.

    First what a backup beside this would replace, so that it is found out at once if one did.

    Raises ``Corruption`` for a file that is not what was backed up, or a page that fails its checksum.
    """
    copies = {database.name: database.copy for database in plan.databases}

    def advance(count: int) -> None:
        cancel.check()
        report.moved(count)

    check_logs(plan, recovering, cancel)
    with ParallelCopy(plan.known_manifest.hash) as hands:
        for file in sorted(plan.files, key=lambda file: not file.may_move):
            copy = copies.get(file.name)
            kept = copy.bytes if copy is not None and recovering else file.bytes
            work = _FileCopy(plan, out, staging, file, kept, report, cancel)
            is_database = file.role is FileRole.DATABASE
            work.run(hands, checked=copy.bytes if copy is not None else file.bytes if is_database else 0)
    if plan.newer is not None:
        with lock_at_rest(fs, plan.newer.folder):
            for log in plan.newer.logs:
                report.item(log.path.name, log.size)
                copy_file(fs, log.path, out, staging / log.path.name, advance)


def check_logs(plan: RestorePlan, recovering: bool, cancel: Cancel) -> None:
    """Raises ``Corruption`` for a log of the plan that is damaged, unless recovery will find that."""
    before: tuple[StoredFile, LogReading] | None = None
    for file in sorted((f for f in plan.files if f.role is FileRole.LOG), key=lambda f: f.generation or 0):
        cancel.check()
        if file.checksum or not recovering:
            before = _check_log(plan.source.file(file), file, before)


def _check_log(
    stored: ReadableFile, file: StoredFile, before: tuple[StoredFile, LogReading] | None
) -> tuple[StoredFile, LogReading]:
    """Raises ``Corruption`` for a log that verification would call damaged, or that does not continue the last."""
    path = stored.path
    try:
        reading = verify_log(stored.whole(file.bytes))
    except Corruption as error:
        raise error.code.error(f"{file.name}: {error.message}", hint=VERIFY, path=str(path)) from error
    wrong = [text for text, _, harmless in damages(reading, may_be_torn=file.current) if not harmless]
    if before is not None and reading.generation == before[1].generation + 1:
        wrong += [f"After {before[0].name}: {text}" for text in breaks_between(before[1], reading)]
    if wrong:
        raise Code.LogFileCorrupt.error(f"{file.name}: {wrong[0]}", hint=VERIFY, path=str(path))
    return file, reading


class _FileCopy:
    """One file of the plan, of which the first ``kept`` bytes are written."""

    def __init__(
        self,
        plan: RestorePlan,
        out: FileSystem,
        staging: Path,
        file: StoredFile,
        kept: int,
        report: Report,
        cancel: Cancel,
    ) -> None:
        self._out = out
        self._file = file
        self._kept = kept
        self._report = report
        self._cancel = cancel
        self._page_size, self._owned = plan.known_manifest.page_size, 0
        self._stored = plan.source.file(file)
        self._place = self._stored.path
        self._target = staging / file.name

    def run(self, hands: ParallelCopy, *, checked: int) -> None:
        """Copy and compare; the pages in the first ``checked`` bytes are judged one by one."""
        file, place = self._file, self._place
        self._report.item(file.name, file.bytes)
        with self._stored.open() as source, self._out.create(self._target) as target:
            if checked:
                header = read_header(source.read_at(0, HEADER_READ)).header
                self._page_size, self._owned = header.page_size, owned_limit(source, file.bytes, header)
            with hands.into(target, file.bytes):
                self._copy(source, hands, checked)
                checksum = hands.finish()
            if checksum != file.checksum and file.checksum:
                raise not_as_listed(file, place)

    def _copy(self, source: ReadFile, hands: ParallelCopy, checked: int) -> None:
        file, done = self._file, 0
        while done < file.bytes:
            self._cancel.check()
            buffer = hands.buffer()
            view = memoryview(buffer)[: min(CHUNK, file.bytes - done)]
            if source.read_into(view, done) != len(view):
                raise differs(file, self._place, f"{file.name} is shorter than the file that was backed up.")
            self._check_pages(view[: max(checked - done, 0)], done)
            hands.put(buffer, len(view), done, min(max(self._kept - done, 0), len(view)))
            self._report.moved(len(view))
            done += len(view)

    def _check_pages(self, view: memoryview, offset: int) -> None:
        size = self._page_size
        start = max(2 * size - offset, 0)
        pages, first = view[start : start + max(len(view) - start, 0) // size * size], (offset + start) // size - 1
        if not len(pages):
            return  # a part of a page at the end of a file is none
        for pgno in bad_pages(judge(pages, size, first, self._owned), first):
            page = pages[(pgno - first) * size :][:size]
            mended = bytearray(page)
            bit = correct_page(mended, pgno)
            if bit is None or self._file.checksum:
                raise bad_page(self._file, self._place, pgno)
            page[:] = mended
            self._report.entry(
                EventKind.PageCorrected,
                page=pgno,
                path=str(self._place),
                offset=page_offset(pgno, size),
                length=size,
                bit=bit,
            )


def bad_page(file: StoredFile, path: Path, pgno: int) -> JetError:
    """The error for a damaged page of a database that was backed up."""
    return Code.ReadVerifyFailure.error(
        f"Page {pgno} of {file.name} fails its checksum.", hint=VERIFY, path=str(path), page=pgno
    )
