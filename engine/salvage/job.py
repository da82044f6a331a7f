"""An export: every table of a database that can be read is handed to a sink, which writes it.

The files are written to a folder beside the target and get their names only when all of them are on disk. A run
that fails or is cancelled leaves nothing.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from engine.chain.holds import leased
from engine.chain.nesting import check_outside
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, size_text
from engine.files import FileSystem, ReadFile, remove_quietly, write_durably
from engine.formats.catalog import Table, TreeRoot
from engine.formats.db_header import DatabaseHeader, OtherCopy
from engine.formats.values import Value
from engine.progress import Operation, Phase
from engine.report import Report
from engine.run_context import RunContext
from engine.salvage.exported import Exported, ExportedTable
from engine.salvage.findings import Findings, LossKind
from engine.salvage.leaves import LeafList, leaves_of
from engine.salvage.pages import SalvagePages
from engine.salvage.rows import TableRows
from engine.salvage.source import ExportSource, find_source
from engine.salvage.tables import tables_of
from engine.staging import check_new_folder, publish, staging_beside, sweep
from engine.tables.read_only_database import ReadOnlyDatabase

REPORT_NAME = "export-report.json"
_LEAST_SHARE = 4
"""An export is not started without space for a quarter of its leaf pages: no format takes much less."""


class TableSink(Protocol):
    """Writes the tables, one after the other, in the folder that it was made for."""

    def begin(self, table: Table) -> str:
        """The next table; returns the name of its file, or its name in a file of all tables."""
        ...

    def add(self, rows: Sequence[Sequence[Value]]) -> int:
        """The next rows of the table, in the order of its columns, each name once; how many of them were written.

        ``Unreadable`` values are written as null.
        """
        ...

    def end(self) -> None:
        """The table is complete."""
        ...

    def finish(self) -> None:
        """All tables are complete; the files are on disk when this returns."""
        ...

    def close(self) -> None:
        """Let go of the files, also after a failure; they are removed then."""
        ...


@dataclass(frozen=True)
class ExportFormat:
    """A format: its name, what makes its sink in a folder, and the name of its file if it is only one.

    ``open_sink`` gets the file system in which it may write and the folder.
    """

    name: str
    open_sink: Callable[[FileSystem, Path], TableSink]
    single_file: str = ""


@dataclass(frozen=True)
class ExportChoice:
    """What of a path is exported: ``database`` of a chain with several, ``tables`` by name (default: all).

    ``system`` adds the tables of the engine itself.
    """

    database: str | None = None
    tables: tuple[str, ...] = ()
    system: bool = False


def run(
    path: Path,
    target: Path,
    format_: ExportFormat,
    *,
    wanted: ExportChoice | None = None,
    context: RunContext | None = None,
) -> Exported:
    """Export a database, or one of a chain, to a new or empty folder, or to a new file.

    Damage is a finding of the result, which says what is missing. Raises ``Corruption`` if both headers are
    damaged, ``MissingFile`` (JET_errObjectNotFound, -1305) for a table that does not exist, ``WrongUse`` and
    ``WrongState`` for a target that is not new, ``StorageFault``, ``Cancelled``; the target is then unchanged.
    """
    context, started = context or RunContext(), time.monotonic()
    path, target = path.absolute(), target.absolute()
    report = context.report(Operation.EXPORT, path.name)
    report.entry(EventKind.ExportStarted, path=path, target=target)
    with report.ending("export", EventKind.ExportFailed, path=path):
        wanted = wanted or ExportChoice()
        source = find_source(context.fs, path, wanted.database, context.cancel, context.keys)
        report.instance = source.instance
        _check_target(context.fs, target, format_)
        file = source.file.open()
        with _opened(file) as database, _held(context, source):
            findings = Findings()
            pages = SalvagePages(database, file, findings, context.cancel)
            export = _Export(context, report, source, target, format_, pages, wanted)
            result = export.run(started)
    _tell(result, report)
    report.complete()
    return result


def _held(context: RunContext, source: ExportSource) -> AbstractContextManager[None]:
    chain = source.chain
    return leased(context.leases, chain, "export") if chain is not None else nullcontext()


def _opened(file: ReadFile) -> ReadOnlyDatabase:
    """The database in a file; an error says which file it is."""
    try:
        return ReadOnlyDatabase.open(file)
    except JetError as error:
        context = {**error.context, "path": str(file.path)}
        raise error.code.error(f"{file.path}: {error.message}", hint=error.hint, **context) from error


def _check_target(fs: FileSystem, target: Path, format_: ExportFormat) -> None:
    """Raise unless nothing would be overwritten; remove what dead runs left there."""
    check_outside(fs, target.parent if format_.single_file else target, "The target")
    sweep(fs, target.parent)
    if not format_.single_file:
        if fs.exists(target):
            sweep(fs, target)
        check_new_folder(fs, target)
        return
    for name in (target, report_beside(target)):
        if fs.exists(name):
            raise Code.FileAlreadyExists.error(
                f"{name} already exists.", hint="Choose a new file. Files are never overwritten.", path=str(name)
            )
    check_new_folder(fs, target)  # whether its folder exists


def report_beside(target: Path) -> Path:
    """The report of an export to a single file."""
    return target.with_name(f"{target.name}.{REPORT_NAME}")


@dataclass
class _Export:
    context: RunContext
    report: Report
    source: ExportSource
    target: Path
    format: ExportFormat
    pages: SalvagePages
    wanted: ExportChoice

    def run(self, started: float) -> Exported:
        self._judge_header()
        tables = self._chosen(tables_of(self.pages))
        plan = [(table, leaves_of(self.pages, TreeRoot(table.objid, table.root))) for table in tables]
        total = sum(len(leaves.pages) for _, leaves in plan) * self.pages.page_size
        self._check_space(total)
        self.report.begin(total)
        with staging_beside(self.context.fs, self.target) as (out, staging):
            self.report.phase(Phase.DATABASES)
            written = self._write(out, staging, plan)
            self.context.cancel.check()
            self.report.phase(Phase.PUBLISH)
            result = self._result(written, out, staging, time.monotonic() - started)
            text = json.dumps(result.fields(), indent=2) + "\n"
            write_durably(out, staging / REPORT_NAME, text.encode("ascii"))
            out.sync_directory(staging)
            self._publish(out, staging)
        return result

    def _judge_header(self) -> None:
        reading = self.pages.database.reading
        if reading.used_shadow:
            text = "The header is damaged. The shadow header was used."
            self.pages.findings.add(LossKind.HEADER, text, lost=False)
        elif reading.other not in (OtherCopy.IDENTICAL, OtherCopy.DIFFERENT):
            self.pages.findings.add(LossKind.HEADER, "The shadow header is damaged.", lost=False)

    def _chosen(self, tables: Sequence[Table]) -> list[Table]:
        if not self.wanted.tables:
            return [table for table in tables if self.wanted.system or not table.system]
        chosen = {}
        for name in self.wanted.tables:
            same = [table for table in tables if table.name == name]
            same = same or [table for table in tables if table.name.casefold() == name.casefold()]
            if not same:
                path = str(self.source.file.path)
                raise Code.ObjectNotFound.error(f"The table {name!r} does not exist.", path=path, table=name)
            chosen[same[0].objid] = same[0]
        return list(chosen.values())

    def _check_space(self, total: int) -> None:
        free = self.context.fs.free_space(self.target.parent)
        if free < total // _LEAST_SHARE:
            raise Code.DiskFull.error(
                f"{self.target.parent} has {size_text(free)} free, but the tables take {size_text(total)}.",
                path=str(self.target.parent),
            )

    def _write(
        self, out: FileSystem, staging: Path, plan: Sequence[tuple[Table, LeafList]]
    ) -> list[ExportedTable]:
        written = []
        sink = self.format.open_sink(out, staging)
        try:
            for table, leaves in plan:
                written.append(self._table(sink, table, leaves))
            sink.finish()
        finally:
            sink.close()
        return written

    def _table(self, sink: TableSink, table: Table, leaves: LeafList) -> ExportedTable:
        size = self.pages.page_size
        self.report.item(table.name, len(leaves.pages) * size)
        rows = TableRows(self.pages, table, leaves)
        output = sink.begin(table)
        written = sum(map(sink.add, rows.read(lambda: self.report.advance(size))))
        sink.end()
        counts = self.pages.findings.counts
        return ExportedTable(
            table.name,
            output,
            written,
            len(table.columns),
            len(leaves.pages),
            leaves.salvaged,
            rows.unreadable,
            counts[table.name, LossKind.PAGE],
            counts[table.name, LossKind.ROW],
            counts[table.name, LossKind.LONG_VALUE],
        )

    def _result(
        self, written: Sequence[ExportedTable], out: FileSystem, staging: Path, seconds: float
    ) -> Exported:
        header, findings = self.pages.database.header, self.pages.findings
        return Exported(
            self.source.file.path,
            self.source.name,
            self.source.instance,
            self.target,
            self.format.name,
            header.is_clean,
            self.pages.database.reading.used_shadow,
            open_logs(header, self.source),
            tuple(written),
            tuple(findings.listed),
            findings.unlisted,
            findings.losses,
            sum(table.pages for table in written),
            sum(out.stat(file).size for file in out.list(staging)),
            seconds,
        )

    def _publish(self, out: FileSystem, staging: Path) -> None:
        """Give what was written its name; a single file and its report are moved out of their folder."""
        if not self.format.single_file:
            publish(out, staging, self.target)
            return
        _check_target(self.context.fs, self.target, self.format)
        moved: list[Path] = []
        try:
            names = (REPORT_NAME, report_beside(self.target)), (self.format.single_file, self.target)
            for name, place in names:
                out.rename(staging / name, place)
                moved.append(place)
            out.sync_directory(self.target.parent)
        except BaseException:
            remove_quietly(out, moved)
            raise


def open_logs(header: DatabaseHeader, source: ExportSource) -> tuple[int, int] | None:
    """The logs with changes that the database may lack: those that it requires, and later ones of its chain."""
    logs = source.chain_logs
    if header.is_clean:
        return (header.lgpos_consistent.generation, logs[1]) if logs and source.is_continued else None
    low, high = header.required or logs or (0, 0)
    last = max(high, header.committed or 0, logs[1] if logs else 0)
    return (low, last) if last else None


def _tell(done: Exported, report: Report) -> None:
    """What the history keeps of the result."""
    tables, rows = len(done.tables), done.rows
    if done.ok:
        report.entry(EventKind.ExportComplete, path=done.source, target=done.target, count=tables, rows=rows)
    else:
        report.entry(
            EventKind.ExportIncomplete,
            path=done.source,
            target=done.target,
            count=tables,
            rows=rows,
            losses=done.losses,
        )
    logs = done.open_logs
    if logs is not None:
        report.entry(EventKind.ExportWithoutLogs, path=done.source, first=logs[0], last=logs[1])
