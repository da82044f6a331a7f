"""Checks on schedule, and how much may happen at once on this machine. Every change is written at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.jobs.job import CheckKind, CheckRule, Limits, QuietHours
from app.jobs.texts import duration_text, time_of, time_text
from app.retention import size_of, size_text
from engine.errors import JetError
from ui.context import Context
from ui.languages.sentences import shown
from ui.models.instances import CellValue, RowsModel
from ui.models.job_edits import ChecksEdit
from ui.models.jobs import check_words
from ui.models.when_draft import when_words
from ui.pages.jobs.check_dialog import CheckDialog
from ui.pages.jobs.fault import FaultLine
from ui.pages.jobs.promises_form import SpanField
from ui.panels.kept_layout import KeptColumns
from ui.panels.sorted_table import SortedTable
from ui.panels.when_shown import WhenShown
from ui.widgets.buttons import allow, push_button
from ui.widgets.empty_words import EmptyWords
from ui.widgets.flow import Flow
from ui.widgets.form import padded
from ui.widgets.text import TextLabel

NARROW = 120
"""Characters of width below which the limits are below the checks."""
SPACING = 20
MOST_RUNS = 64


class ChecksView(QWidget):
    """``failed`` carries the error of a change that was not written, ``refused`` comes where another program has
    changed the same meanwhile: its version is then shown."""

    failed = Signal(object)
    refused = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._checks: tuple[CheckRule, ...] = ()
        self._pending = 0
        """Changes on their way to the file: until they are there, what is read is older than what is shown."""
        self._seen: tuple[object, ...] = ()
        """What the file had when it was last shown."""
        titles = [self.tr("Check"), self.tr("When"), self.tr("Time budget")]
        self.table = SortedTable(RowsModel(titles, (), self), self.tr("Checks"))
        self.add_button = push_button(self.tr("A&dd check…"), icon="add")
        self.edit_button = push_button(self.tr("Edit chec&k…"), icon="edit")
        self.remove_button = push_button(self.tr("Remo&ve check"), icon="remove")
        self.limits = LimitsForm()
        self._lay_out()
        self.add_button.clicked.connect(lambda: self._ask(-1))
        self.edit_button.clicked.connect(lambda: self._ask(self.row))
        self.remove_button.clicked.connect(self.remove)
        self.table.activated.connect(lambda _index: self._ask(self.row))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.limits.changed.connect(self._take_limits)
        WhenShown(self).does(self._take_jobs, context.jobs.changed)
        self._show()

    def _lay_out(self) -> None:
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setSortingEnabled(False)
        EmptyWords(self.table, self.tr("No checks yet."))
        samples = {0: check_words(CheckKind.DRILL), 1: "Every weekday at 02:00", 2: "1h30m"}
        KeptColumns(self.table, self._context.state, "jobs/checks", samples, icon=-1, wide=1)
        self.table.setMinimumHeight(self.fontMetrics().height() * 6)
        # as low as that before the buttons below it are scrolled out of sight
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        remove = QAction(self.remove_button.text(), self.table)
        remove.setStatusTip(self.tr("Remove the selected check"))
        remove.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        remove.setShortcutContext(self.table.actions()[0].shortcutContext())
        remove.triggered.connect(self.remove)
        self.table.offer(remove)
        buttons = Flow([self.add_button, self.edit_button, self.remove_button])
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(8)
        about = self.tr("Verifications and restore drills of the chains of all jobs, oldest proof first.")
        for part in (TextLabel(self.tr("Checks"), "strong"), TextLabel(about, "muted", fold=True), self.table):
            left.addWidget(part, int(part is self.table))
        left.addWidget(buttons)
        right.addWidget(TextLabel(self.tr("Limits of this machine"), "strong"))
        right.addWidget(self.limits)
        right.addStretch(1)
        content = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._halves.setContentsMargins(0, 10, 0, 0)
        self._halves.setSpacing(SPACING)
        self._halves.addLayout(left, 3)
        self._halves.addLayout(right, 2)
        self._columns = (left, right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(column.minimumSize().width() for column in self._columns) + 2 * SPACING
        wide = self.width() >= max(needed, self.fontMetrics().averageCharWidth() * NARROW)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() is not way:
            self._halves.setDirection(way)

    @property
    def row(self) -> int:
        """The selected check, -1 for none."""
        rows = self.table.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def _take_jobs(self) -> None:
        """The job book is read after each run; what is in the file is seldom another."""
        if self._in_file() != self._seen:
            self._show()

    def _in_file(self) -> tuple[object, ...]:
        jobs = self._context.jobs
        return jobs.value.checks, jobs.value.limits, jobs.error is None

    def _show(self) -> None:
        if self._pending:
            return
        jobs = self._context.jobs.value
        self._checks, self._seen = jobs.checks, self._in_file()
        self.table.rows.set_rows([_row(check) for check in jobs.checks])
        self.limits.set_limits(jobs.limits)
        self.setEnabled(self._context.jobs.error is None)
        self._follow()

    def _follow(self) -> None:
        for button in (self.edit_button, self.remove_button):
            allow(button, self.row >= 0, self.tr("Select a check."))

    def add(self, kind: CheckKind) -> None:
        """Open the dialog of a new check of ``kind``."""
        self._ask(-1, kind)

    def _ask(self, row: int, kind: CheckKind = CheckKind.VERIFY) -> None:
        check = self._checks[row] if row >= 0 else None
        dialog = CheckDialog(self._context.background, check, self.window(), kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.made.connect(lambda check: self._take_check(row, check))
        dialog.open()

    def _take_check(self, row: int, check: CheckRule) -> None:
        checks = list(self._checks)
        if row >= 0:
            checks[row] = check
        else:
            checks.append(check)
        self._write(tuple(checks))

    def remove(self) -> None:
        """Take the selected check away."""
        row = self.row
        if row >= 0:
            self._write((*self._checks[:row], *self._checks[row + 1 :]))

    def _take_limits(self) -> None:
        limits = self.limits.limits
        if limits is not None:
            self._write(self._checks, limits)

    def _write(self, checks: tuple[CheckRule, ...], limits: Limits | None = None) -> None:
        value = self._context.jobs.value
        edit = ChecksEdit((value.checks, value.limits), checks, limits or value.limits)
        self._pending += 1
        self._context.jobs.change(edit, self._take_edit, self._fail)

    def _take_edit(self, edit: ChecksEdit) -> None:
        self._pending -= 1
        if edit.is_refused:
            self.refused.emit()

    def _fail(self, error: JetError) -> None:
        self._pending -= 1
        self.failed.emit(error)
        self._show()


class LimitsForm(QWidget):
    """``changed`` comes when a change is complete; :attr:`limits` is None while a field is not understood."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Limits()
        self.runs = padded(QSpinBox(minimum=1, maximum=MOST_RUNS))
        self.each = padded(QSpinBox(minimum=1, maximum=MOST_RUNS))
        self.rate = QLineEdit()
        self.stall = SpanField(
            self.tr("Stalled after"),
            self.tr("Example: 15m"),
            self.tr("A run that shows no progress for this long is reported"),
        )
        self.quiet = QCheckBox(self.tr("&Quiet hours"))
        self.start, self.end = QLineEdit(), QLineEdit()
        self.rate_fault, self.quiet_fault = FaultLine(self.rate), FaultLine(self.end)
        self._lay_out()
        for box in (self.runs, self.each):
            box.valueChanged.connect(self._finish)
        for line in (self.rate, self.stall, self.start, self.end):
            line.textChanged.connect(self._follow)
            line.editingFinished.connect(self._finish)
        self.quiet.toggled.connect(self._finish)

    def _lay_out(self) -> None:
        self.rate.setPlaceholderText(self.tr("no limit; example: 50M"))
        self.rate.setClearButtonEnabled(True)
        text = self.tr(
            "Bytes per second of all runs together, except restores; the scheduler and an open window have it each"
        )
        self.rate.setAccessibleDescription(text)
        self.rate.setToolTip(text)
        for field in (self.runs, self.each, self.rate, self.stall):
            field.setFixedWidth(field.fontMetrics().averageCharWidth() * 26)
        self.quiet.setAccessibleName(self.quiet.text().replace("&", ""))
        self.quiet.setToolTip(self.tr("No job starts in these hours; what is due then starts when they end"))
        for edit, said in ((self.start, self.tr("Quiet from")), (self.end, self.tr("Quiet until"))):
            edit.setAccessibleName(said)
            edit.setPlaceholderText("08:00")
            edit.setFixedWidth(edit.fontMetrics().horizontalAdvance("00:00") + 40)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for row, (label, part) in enumerate(
            (
                (self.tr("R&uns at the same time"), self.runs),
                (self.tr("of them to one d&estination"), self.each),
                (self.tr("Rate in bytes per &second"), self.rate),
                (self.tr("Sta&lled after"), self.stall),
            )
        ):
            name = QLabel(label)
            name.setBuddy(part)
            part.setAccessibleName(label.replace("&", ""))
            grid.addWidget(name, 2 * row, 0)
            grid.addWidget(part, 2 * row, 1)
        grid.addWidget(self.rate_fault, 5, 1)
        grid.addWidget(self.stall.line, 7, 1)
        hours = QHBoxLayout()
        hours.setSpacing(8)
        for widget in (self.start, TextLabel("–"), self.end):
            hours.addWidget(widget)
        hours.addStretch(1)
        grid.addWidget(self.quiet, 8, 0)
        grid.addLayout(hours, 8, 1)
        grid.addWidget(self.quiet_fault, 9, 1)

    @property
    def limits(self) -> Limits | None:
        """What the fields mean."""
        text = self.rate.text().strip()
        try:
            rate = size_of(text) if text else None
        except ValueError:
            return None
        stall = self.stall.span
        if stall is None or rate == 0:
            return None
        if self._quiet_problem():
            return None
        quiet = None
        if self.quiet.isChecked():
            quiet = QuietHours(time_of(self.start.text()), time_of(self.end.text()))
        return replace(
            self._shown,
            runs=self.runs.value(),
            runs_for_each_destination=self.each.value(),
            rate=rate,
            stall=stall,
            quiet=quiet,
        )

    def set_limits(self, limits: Limits) -> None:
        """Show ``limits``, unless a person is typing others; ``changed`` does not come."""
        if limits == self._shown and self.stall.text():
            return
        self._shown = limits
        self.blockSignals(True)
        for box, value in ((self.runs, limits.runs), (self.each, limits.runs_for_each_destination)):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        self.rate.setText("" if limits.rate is None else size_text(limits.rate))
        self.stall.setText(duration_text(limits.stall))
        quiet = limits.quiet or QuietHours(time(8), time(18))
        self.start.setText(time_text(quiet.start))
        self.end.setText(time_text(quiet.end))
        self.quiet.setChecked(limits.quiet is not None)
        self._follow()
        self.blockSignals(False)

    def _follow(self) -> None:
        text = self.rate.text().strip()
        problem = ""
        if text:
            try:
                problem = "" if size_of(text) else self.tr("A rate of zero stops everything.")
            except ValueError as error:
                problem = shown(str(error))
        self.rate_fault.show_fault(problem)
        self.stall.faults()
        self.quiet_fault.show_fault(self._quiet_problem())
        for edit in (self.start, self.end):
            edit.setEnabled(self.quiet.isChecked())

    def _quiet_problem(self) -> str:
        if not self.quiet.isChecked():
            return ""
        try:
            same = time_of(self.start.text()) == time_of(self.end.text())
        except ValueError as error:
            return shown(str(error))
        return self.tr("Quiet hours start and end at different times.") if same else ""

    def _finish(self) -> None:
        self._follow()
        limits = self.limits
        if limits is not None and limits != self._shown:
            self._shown = limits  # what is typed while this is written is not replaced by it
            self.changed.emit()


def _row(check: CheckRule) -> tuple[CellValue, ...]:
    words = CellValue(check_words(check.kind))
    return words, CellValue(when_words(check.when)), CellValue(duration_text(check.budget))
