"""Models of the instances page: the instances themselves, the files of one, its header and its tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QGuiApplication

import engine
from app.evidence.rule import ReadBack
from engine.errors import Cancelled, JetError
from engine.progress import Cancel
from ui.format import log_place, number, plain_tip, plural, size, when, when_utc
from ui.icons import themed_icon
from ui.languages.marked import mark
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.changed_rows import ExchangedRows
from ui.palette import tokens_for

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
SORT = int(Qt.ItemDataRole.UserRole)
"""Role of the raw value that a proxy sorts by."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Instances", text)


def identity(instance: engine.InstanceFiles) -> str:
    """What tells an instance from a copy of it in another folder."""
    return str(instance.identity)


def identity_of(name: str, folder: Path) -> str:
    """The :func:`identity` of the instance ``name`` whose logs lie in ``folder``."""
    return str(engine.Identity(name, folder))


def is_renamed(before: engine.InstanceFiles | None, now: engine.InstanceFiles) -> bool:
    """Whether ``now`` is what ``before`` was, by its files: one that lost its logs, or got some, has another
    name."""
    if before is None or before.directory != now.directory:
        return False
    return bool({each.path for each in before.databases} & {each.path for each in now.databases})


@dataclass(frozen=True, slots=True)
class CellValue:
    """One cell of a :class:`RowsModel`: what is shown, what is sorted by, what the tooltip says."""

    text: str
    sort: int | str | float = ""
    tip: str = ""
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class MomentCell:
    """As :class:`CellValue`, of a moment: put into words when it is seen, as few of a list of thousands are."""

    moment: datetime | None
    level: Level | None = None

    @property
    def text(self) -> str:
        return when(self.moment) if self.moment else ""

    @property
    def sort(self) -> float:
        return self.moment.timestamp() if self.moment else 0.0

    @property
    def tip(self) -> str:
        return when_utc(self.moment)


Cell = CellValue | MomentCell


class RowsModel(ExchangedRows):
    """Rows of :class:`CellValue` under fixed titles; columns in ``numbers`` stand at the right."""

    def __init__(self, titles: Sequence[str], numbers: Sequence[int] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.titles = tuple(titles)
        self._numbers = frozenset(numbers)
        self._rows: list[tuple[Cell, ...]] = []

    def set_rows(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Show ``rows`` and nothing else. A row that begins as before is the same one; where few others come or go
        in one place, what is selected stays selected."""
        self.exchange(list(rows), lambda row: row[0])

    def append(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Add ``rows`` at the end."""
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def set_field(self, row: int, column: int, field: Cell) -> None:
        """Change one cell; a row that is gone is ignored."""
        if row < len(self._rows):
            cells = list(self._rows[row])
            cells[column] = field
            self._rows[row] = tuple(cells)
            self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.titles):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        field = self._rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return field.text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(field.tip or field.text)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(index.column())
            case Qt.ItemDataRole.DecorationRole if field.level:
                return themed_icon(field.level.icon, field.level.color(tokens_for(QGuiApplication.palette())))
        return field.sort if role == SORT else None

    def _alignment(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignRight if column in self._numbers else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)


def plain(text: str) -> CellValue:
    """A field that sorts as it reads."""
    return CellValue(text, text.casefold())


# ---- files of an instance


FILE_TITLES = (mark("Name"), mark("Kind"), mark("Size"), mark("Modified"), mark("Details"))


def file_rows(
    instance: engine.InstanceFiles,
    others: Sequence[engine.FoundFile],
    cancel: Cancel,
    damage: ReadBack | None = None,
) -> list[tuple[CellValue, ...]]:
    """Databases, logs, checkpoint, and what else lies in the folders; looks at the files, so call it elsewhere.
    ``damage`` is what was found in them last."""
    fs = engine.HostFileSystem()
    rows = [
        (*_file_row(fs, d.path, tr("Database"), d.size, "")[:-1], _database_cell(instance, d, damage))
        for d in instance.databases
    ]
    for log in instance.logs:
        cancel.check()
        kind = tr("Current log") if log is instance.current else tr("Log")
        rows.append(_file_row(fs, log.path, kind, log.size, tr("generation {}").format(_generation(log))))
    if instance.checkpoint:
        mark = instance.checkpoint
        place = log_place(mark.lgpos.generation, mark.lgpos.segment)
        rows.append(_file_row(fs, mark.path, tr("Checkpoint"), mark.size, tr("at {}").format(place)))
    for copy in instance.copies:
        cancel.check()
        rows.append(_file_row(fs, copy.path, tr("Copy"), copy.size, shown(copy.text)))
    folders = {database.path.parent for database in instance.databases} | {instance.directory}
    for other in others:
        cancel.check()
        if other.path.parent in folders:
            kind = shown(other.kind.value.capitalize())
            rows.append(_file_row(fs, other.path, kind, other.size, shown(other.note)))
    return rows


def _generation(log: engine.LogFile) -> str:
    return f"0x{log.generation:X} ({log.generation})"


def _database_detail(database: engine.DatabaseFile) -> str:
    state = tr("backup copy") if database.copy is not None else shown(database.state.value)
    return tr("{}, page size {}").format(state, size(database.page_size))


def _database_cell(
    instance: engine.InstanceFiles, database: engine.DatabaseFile, damage: ReadBack | None
) -> CellValue:
    """Its state; damage that was found in it, or in one of several that are not named."""
    detail = _database_detail(database)
    if damage is None:
        return plain(detail)
    named = [each.path.name for each in instance.databases if each.path.name in damage.why]
    if database.path.name not in (named or [each.path.name for each in instance.databases]):
        return plain(detail)
    found = tr("damage found {}").format(when(damage.ended))
    if len(instance.databases) > 1 and not named:
        found = tr("damage found in the instance {}").format(when(damage.ended))
    return CellValue(f"{detail}, {found}", detail.casefold(), shown(damage.why), Level.ERROR)


def _file_row(fs: engine.FileSystem, path: Path, kind: str, length: int, detail: str) -> tuple[CellValue, ...]:
    try:
        moment = datetime.fromtimestamp(fs.stat(path).modified / 1e9, UTC)
    except (JetError, OSError, OverflowError, ValueError):
        modified = CellValue(tr("gone"), 0.0)
    else:
        modified = CellValue(when(moment), moment.timestamp(), when_utc(moment))
    return (
        CellValue(path.name, path.name.casefold(), str(path)),
        plain(kind),
        CellValue(size(length), length, plural(length, "{} byte", "{} bytes")),
        modified,
        plain(detail),
    )


# ---- header of a file


HEADER_TITLES = (mark("Field"), mark("Value"), mark("Meaning"), mark("Section"))


def header_rows(path: Path, _cancel: Cancel) -> list[tuple[CellValue, ...]]:
    """Every field of the header of the file at ``path``, in the order of the file."""
    described = engine.describe_file(path, engine.HostFileSystem())
    entries = [(section.title, entry) for section in described.sections for entry in section.entries]
    return [
        (
            CellValue(shown(entry.name), at),
            plain(value_words(entry.text, entry.value)),
            plain("" if entry.about == entry.text else header_words(entry.about)),
            plain(header_words(title)),
        )
        for at, (title, entry) in enumerate(entries)
    ]


def value_words(text: str, value: object) -> str:
    """The value of a field of a header, which the engine writes as ``text``."""
    if isinstance(value, int):
        if text == f"{value:,}":
            return number(value)
        if text == f"{value:,} bytes":
            return plural(value, "{} byte", "{} bytes")
    return header_words(text)


def header_words(text: str) -> str:
    """What a header says, in the language of the window; flags are names in brackets after their number."""
    flags = re.fullmatch(r"(0x[0-9A-F]+) \((.+)\)", text)
    if flags:
        return f"{flags[1]} ({', '.join(map(header_words, flags[2].split(', ')))})"
    words = {
        "attachment": tr("attachment"),
        "circular": tr("circular"),
        "circular earlier": tr("circular earlier"),
        "from reserve": tr("from reserve"),
        "none": tr("none"),
        "obsolete": tr("obsolete"),
        "zero": tr("zero"),
        "Contents": tr("Contents"),
        "used": tr("used"),
        "identical": tr("identical"),
        "damaged": tr("damaged"),
        "0 for a database": tr("0 for a database"),
        "3 (clean shutdown)": tr("3 (clean shutdown)"),
        "2 (dirty shutdown)": tr("2 (dirty shutdown)"),
    }
    return words.get(text) or shown(text)


# ---- tables of a database


TABLE_TITLES = (mark("Table"), mark("Rows"), mark("Columns"), mark("Indexes"), mark("Object"), mark("Owner"))
ROWS_COLUMN = 1


def table_rows(path: Path, _cancel: Cancel) -> list[tuple[CellValue, ...]]:
    """The tables of the database at ``path``, their rows not counted yet."""
    fs = engine.HostFileSystem()
    with engine.ReadOnlyDatabase.open(fs.open_read(path)) as database:
        return [
            (
                plain(table.name),
                CellValue("…", -1, tr("counting…")),
                CellValue(number(len(table.columns)), len(table.columns)),
                CellValue(number(len(table.indexes)), len(table.indexes)),
                CellValue(number(table.objid), table.objid),
                plain(tr("engine") if table.system else tr("application")),
            )
            for table in database.tables()
        ]


def count_rows(path: Path, cancel: Cancel, tell: Callable[[tuple[int, CellValue]], None]) -> None:
    """Count the rows of every table; each count is told as (row of the table, field) once known."""
    with engine.HostFileSystem().open_read(path) as file:

        def read_at(offset: int, length: int) -> bytes:
            cancel.check()
            return file.read_at(offset, length)

        database = engine.ReadOnlyDatabase(read_at, file.stat().size, str(path))
        for row, table in enumerate(database.tables()):
            try:
                count = database.count_rows(table)
            except Cancelled:
                raise
            except JetError as error:
                tell((row, CellValue(tr("cannot be read"), -2, shown(str(error)))))
            else:
                tell((row, CellValue(number(count), count)))
