"""The comparison of two states: what to compare above, the tables and the rows that differ below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

import engine
from app.operations.compare import CompareChoice, StateComparison, compare
from app.operations.key_files import KeyFiles
from engine.errors import JetError
from engine.progress import Cancel
from ui.context import Context
from ui.format import when
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.comparison import (
    MOST,
    difference_row,
    outcome_of_comparison,
    row_titles,
    table_row,
    table_titles,
)
from ui.models.instances import RowsModel
from ui.models.keys import key_files, readable
from ui.models.set_entries import SetEntry
from ui.pages.sets.compare_side import ComparePlace, CompareSide
from ui.panels.command_dialog import CommandDialog
from ui.panels.kept_layout import fit_columns
from ui.panels.sorted_table import SortedTable
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button
from ui.widgets.dialog import Dialog
from ui.widgets.empty_words import EmptyWords
from ui.widgets.text import TextLabel
from ui.worker import Background

_SLOT, _EXPORT = "sets-compare", "sets-compare-export"
_SIZE = QSize(1000, 600)


def _run(
    choice: CompareChoice,
    keys: KeyFiles,
    cancel: Cancel,
    tell: Callable[[engine.ComparedTable], None] | None = None,
    export: Path | None = None,
) -> StateComparison:
    context = engine.RunContext(cancel=cancel, leases=engine.Leases(), keys=readable(keys))
    return compare(choice, context, tell=tell, export=export)


class CompareWindow(Dialog):
    """Compares when its button is pressed; tables appear as they are done."""

    def __init__(
        self,
        places: Sequence[ComparePlace],
        background: Background,
        keys: KeyFiles,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Compare"))
        self._background, self._keys = background, keys
        self._tables: list[engine.ComparedTable] = []
        self._shown = ""
        self.before = CompareSide(self.tr("&A: before"), places)
        self.after = CompareSide(self.tr("&B: after"), places)
        self.database = QComboBox()
        self.database.setAccessibleName(self.tr("Database"))
        self._database_label = TextLabel(self.tr("&Database"))
        self._database_label.setBuddy(self.database)
        self.system = QCheckBox(self.tr("Tables of the &engine, too"))
        self.system.setAccessibleName(self.tr("Tables of the engine, too"))
        self.compare_button = push_button(self.tr("&Compare"), "primary", "play")
        self.export_button = push_button(self.tr("E&xport rows…"), icon="export")
        self.command_button = push_button(self.tr("Show co&mmand line"), icon="command")
        self.banner = Banner()
        self.progress = TextLabel("", "muted")
        self.table_rows = RowsModel(table_titles(), numbers=(1, 2, 3, 4))
        self.tables = SortedTable(self.table_rows, self.tr("Tables"))
        self.row_rows = RowsModel(row_titles())
        self.rows = SortedTable(self.row_rows, self.tr("Rows that differ"))
        self.about_rows = TextLabel("", "muted", fold=True)
        self._lay_out()
        self._connect()
        self._offer_databases()
        self.resize(_SIZE)
        self.compare_button.setFocus()

    # ---- how it is made

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addWidget(self.before, 1)
        sides.addWidget(self.after, 1)
        line = QHBoxLayout()
        line.setSpacing(8)
        for part in (self._database_label, self.database, self.system):
            line.addWidget(part)
        line.addStretch(1)
        for button in (self.command_button, self.export_button, self.compare_button):
            button.setAutoDefault(button is self.compare_button)
            line.addWidget(button)
        self.compare_button.setDefault(True)
        fit_columns(self.tables, {0: "{D10CA2FE-6FCF-4F6D-848E-B2E9}", **dict.fromkeys((1, 2, 3, 4), "9,999,999")})
        EmptyWords(self.tables, self.tr("Nothing was compared yet. Choose two states, then Compare."))
        fit_columns(self.rows, {0: "Changed", 1: "2023-10-18T03:30:00Z, 1", 2: "Name, Notes", 3: "a value " * 3})
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.about_rows)
        column.addWidget(self.rows, 1)
        column.addStretch(0)  # no row, no table
        self.rows.hide()
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(8)
        splitter.addWidget(self.tables)
        splitter.addWidget(lower)
        splitter.setSizes([200, 240])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 14)
        whole.setSpacing(10)
        whole.addLayout(sides)
        whole.addLayout(line)
        whole.addWidget(self.banner)
        whole.addWidget(self.progress)
        whole.addWidget(splitter, 1)

    def _connect(self) -> None:
        self.before.changed.connect(self._offer_databases)
        self.after.changed.connect(self._follow)
        self.compare_button.clicked.connect(self.start)
        self.export_button.clicked.connect(self._ask_where_to_export)
        self.command_button.clicked.connect(self._show_command)
        self.tables.selectionModel().selectionChanged.connect(lambda *_: self._show_rows())

    # ---- what is chosen

    def choice(self) -> CompareChoice | None:
        """The comparison as chosen; None while a side is missing."""
        name = self.database.currentText() if self.database.count() > 1 else ""
        before, after = self.before.wanted(name or None), self.after.wanted(name or None)
        if before is None or after is None:
            return None
        return CompareChoice(before, after, (), self.system.isChecked(), MOST)

    def _offer_databases(self) -> None:
        place = self.before.at
        names = place.databases if place is not None else ()
        if names != tuple(self.database.itemText(at) for at in range(self.database.count())):
            self.database.clear()
            self.database.addItems(list(names))
        several = len(names) > 1
        self.database.setVisible(several)
        self._database_label.setVisible(several)
        self._follow()

    def _follow(self) -> None:
        choice = self.choice()
        busy = self._background.is_busy(_SLOT) or self._background.is_busy(_EXPORT)
        same = choice is not None and choice.before == choice.after
        for button in (self.compare_button, self.export_button):
            button.setEnabled(choice is not None and not busy and not same)
        self.command_button.setEnabled(choice is not None)
        if same:
            self.progress.set_text(self.tr("Both sides are the same state. Choose another one."))
        elif not busy:
            self.progress.set_text("")

    # ---- what happens

    def start(self) -> None:
        """Compare what is chosen."""
        choice, keys = self.choice(), self._keys
        if choice is None or not self.compare_button.isEnabled():
            return
        self._tables = []
        self.table_rows.set_rows([])
        self.row_rows.set_rows([])
        self.about_rows.set_text("")
        self.banner.clear()
        self._background.ask_in_parts(
            _SLOT, lambda cancel, tell: _run(choice, keys, cancel, tell), self._take_table, self._take, self._fail
        )
        self._follow()
        self.progress.set_text(self.tr("Reading both states…"))

    def _take_table(self, table: engine.ComparedTable) -> None:
        self._tables.append(table)
        self.table_rows.append([table_row(table)])
        self.progress.set_text(self.tr("Compared: {}").format(table.name))

    def _take(self, done: StateComparison) -> None:
        self.progress.set_text("")
        self.banner.show_message(outcome_of_comparison(done))
        self._follow()
        different = next((at for at, table in enumerate(self._tables) if table.rows), -1)
        if different >= 0:
            self.tables.selectRow(different)

    def _fail(self, error: JetError) -> None:
        self.progress.set_text("")
        self._follow()
        what = self.tr("The comparison failed.")
        where = str(error.context.get("path", ""))
        self.banner.show_message(Message(Level.ERROR, what, where, shown(str(error)), shown(error.hint)))

    def _show_rows(self) -> None:
        """The rows of the chosen table."""
        chosen = self.tables.selectionModel().selectedRows()
        name = str(chosen[0].data()) if chosen else ""
        table = next((each for each in self._tables if each.name == name), None)
        if table is None:
            self.row_rows.set_rows([])
            self.rows.hide()
            self.about_rows.set_text(
                self.tr("Select a table to see the rows that differ.") if self._tables else ""
            )
            return
        self.row_rows.set_rows([difference_row(found) for found in table.rows])
        self.rows.setVisible(bool(table.rows))
        words = self.tr("{}: no row differs.").format(name)
        if table.differences:
            words = self.tr("{}: the rows that differ.").format(name)
        if table.differences > len(table.rows):
            words = self.tr("{}: the first {} of {} rows that differ. Export them to see all.").format(
                name, len(table.rows), table.differences
            )
        self.about_rows.set_text(words)

    def _show_command(self) -> None:
        choice = self.choice()
        if choice is not None:
            about = self.tr("This command compares the same states.")
            CommandDialog(choice.line(), self, about).open()

    def _ask_where_to_export(self) -> None:
        endings = {"CSV (*.csv)": ".csv", "JSON lines (*.jsonl)": ".jsonl"}
        title = self.tr("Export rows that differ")
        chosen, kind = QFileDialog.getSaveFileName(self, title, "differences.csv", ";;".join(endings))
        if chosen:
            path = Path(chosen)
            self.export_to(path if path.suffix else path.with_suffix(endings.get(kind, ".csv")))

    def export_to(self, path: Path) -> None:
        """Compare again, and write every row that differs to a file."""
        choice, keys = self.choice(), self._keys
        if choice is None:
            return
        self._background.ask(
            _EXPORT,
            lambda cancel: _run(choice, keys, cancel, None, path),
            partial(self._exported, path),
            self._fail,
        )
        self._follow()
        self.progress.set_text(self.tr("Writing {}…").format(path))

    def _exported(self, path: Path, done: StateComparison) -> None:
        self._take(done)
        self.progress.set_text(self.tr("All rows that differ were written to {}.").format(path))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody waits for the result any more."""
        self.forget()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        self.forget()
        super().done(result)

    def forget(self) -> None:
        """Stop what is being read."""
        self._background.forget(_SLOT)
        self._background.forget(_EXPORT)


def open_comparison(
    context: Context, entries: Sequence[SetEntry], chosen: Sequence[SetEntry], parent: QWidget
) -> CompareWindow:
    """The window for one chosen chain, or two: the older one is A, B the other one, or its instance at rest."""
    ordered = sorted(chosen, key=lambda entry: str(entry.ended))
    first = ordered[0]
    alike = [entry for entry in entries if entry.instance == first.instance]
    others = [entry for entry in entries if entry.instance != first.instance]
    places = [_place_of(entry) for entry in (*alike, *others) if _is_readable(entry)]
    instances = sorted(context.inventory.instances, key=lambda each: each.name != first.instance)
    places += [
        ComparePlace(f"{each.name} – {each.directory}", each.directory, None, _files_of(each))
        for each in instances
    ]
    window = CompareWindow(places, context.background, key_files(context.preferences.value), parent)
    window.before.choose(first.path)
    own = next((each.directory for each in instances if each.name == first.instance), first.path)
    window.after.choose(ordered[1].path if len(ordered) > 1 else own)
    window.open()
    return window


def _is_readable(entry: SetEntry) -> bool:
    return entry.manifest is not None and not entry.manifest.is_evidence


def _place_of(entry: SetEntry) -> ComparePlace:
    files = entry.manifest.files if entry.manifest else ()
    names = tuple(file.name for file in files if file.role.value == "database")
    text = f"{entry.instance} – {when(entry.ended)} – {entry.path.name}"
    return ComparePlace(text, entry.path, entry.manifest, names)


def _files_of(instance: engine.InstanceFiles) -> tuple[str, ...]:
    return tuple(database.path.name for database in instance.databases)
