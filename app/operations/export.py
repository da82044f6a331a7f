"""An export: every table of a database that can be read, as files that other programs read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

import engine
from app.evidence.proofs import RunRecord
from app.history.runs import Figures, RunOperation, RunState
from app.operations.key_files import NO_KEY_FILES, KeyFiles
from app.operations.request import Done, Request, RunStart, flags
from engine.errors import JetError


class ExportKind(StrEnum):
    """What the tables are written as."""

    CSV = "csv"
    JSON = "json"
    SQLITE = "sqlite"


@dataclass(frozen=True)
class ExportRequest(Request["engine.Exported"]):
    """A database, or one of a chain, to a new or empty folder; as SQLite, to a new file.

    ``database`` selects one of several in a chain, ``tables`` some by name (default: all of the application),
    ``system`` adds the engine's own. ``views`` are written instead of tables, each with the name of the view.
    """

    command: ClassVar[str] = "export"

    source: Path
    target: Path
    kind: ExportKind = ExportKind.CSV
    tables: tuple[str, ...] = ()
    database: str | None = None
    system: bool = False
    keys: KeyFiles = NO_KEY_FILES
    views: tuple[str, ...] = ()

    def title(self, instance: str) -> str:
        return f"Export of {instance or self.source.name}"

    @property
    def place(self) -> Path:
        return self.target

    @property
    def read_chain(self) -> Path | None:
        return self.source

    @property
    def destroys(self) -> bool:
        return False

    def arguments(self) -> list[str]:
        chosen = [word for name in self.tables for word in ("--table", name)]
        chosen += [word for name in self.views for word in ("--view", name)]
        database = ["--database", self.database] if self.database is not None else []
        where = ["--to", str(self.target), "--format", self.kind.value]
        how = [*chosen, *database, *flags(system=self.system), *self.keys.arguments()]
        return [self.command, str(self.source), *where, *how]

    def start(self) -> RunStart:
        fs = engine.HostFileSystem()
        instance = engine.instance_of(fs, self.source) if _is_folder(fs, self.source) else self.source.name
        return RunStart(instance, RunOperation.EXPORT, self.kind.value, str(self.source), str(self.target))

    def run(self, context: engine.RunContext, record: Callable[[], RunRecord]) -> Done[engine.Exported]:
        context = self.keys.within(context)
        done = self._views(context) if self.views else self._tables(context)
        state = RunState.SUCCESS if done.ok and done.open_logs is None else RunState.WARNING
        return Done(done, state, Figures(done.bytes, done.pages), instance=done.instance, source=str(done.source))

    def _tables(self, context: engine.RunContext) -> engine.Exported:
        wanted = engine.ExportChoice(self.database, self.tables, self.system)
        return engine.run_export(
            self.source, self.target, export_format(self.kind), wanted=wanted, context=context
        )

    def _views(self, context: engine.RunContext) -> engine.Exported:
        from app.export.views import opened_views, sink_of_views

        with opened_views(self.source, self.database, self.views, context) as views:
            tables = tuple(view.view.table.name for view in views)
            wanted = engine.ExportChoice(self.database, tables, system=False)
            plain = export_format(self.kind)
            format_ = replace(plain, open_sink=sink_of_views(plain.open_sink, views))
            return engine.run_export(self.source, self.target, format_, wanted=wanted, context=context)


def _is_folder(fs: engine.FileSystem, path: Path) -> bool:
    try:
        return engine.is_folder(path, fs)
    except JetError:
        return False  # what is wrong with it comes out when it is read


def export_format(kind: ExportKind) -> engine.ExportFormat:
    """The format as the engine takes it."""
    from app.export.folder import CsvFiles, JsonFiles
    from app.export.sqlite_file import FILE, SqliteFile

    match kind:
        case ExportKind.CSV:
            return engine.ExportFormat(kind.value, CsvFiles)
        case ExportKind.JSON:
            return engine.ExportFormat(kind.value, JsonFiles)
        case ExportKind.SQLITE:
            return engine.ExportFormat(kind.value, SqliteFile, FILE)
