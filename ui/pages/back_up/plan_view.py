"""The plan beside the choices: what a backup would copy, or why it would be refused."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFormLayout, QHeaderView, QLabel, QVBoxLayout, QWidget

from ui.format import plural, size
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import CellValue, RowsModel, plain
from ui.models.plan import Preview, file_lines
from ui.panels.kept_layout import fit_columns
from ui.panels.sorted_table import SortedTable
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel


class PlanView(Panel):
    """Shows a :class:`~ui.models.plan.Preview`, or what is still to be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Plan", "Plan"), parent)
        self.refusal = Banner()
        self._hint = TextLabel("", "muted", fold=True)
        self._lines = QFormLayout()
        self._lines.setHorizontalSpacing(16)
        self._lines.setVerticalSpacing(4)
        self._lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._notes = TextLabel("", fold=True)
        self.files = SortedTable(
            RowsModel((self.tr("File"), self.tr("Kind"), self.tr("Size")), (2,), self),
            self.tr("Files of the plan"),
        )
        fit_columns(self.files, {1: "Current log", 2: "999.99 MiB"}, icon=-1)
        self.files.horizontalHeader().setStretchLastSection(False)
        self.files.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.files.setMinimumHeight(self.fontMetrics().height() * 9)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self._hint)
        column.addWidget(self.refusal)
        column.addLayout(self._lines)
        column.addWidget(self._notes)
        column.addWidget(self.files, 1)
        column.addStretch()
        self.body.addLayout(column, 1)
        self.show_hint(self.tr("Choose an instance and a destination."))

    def show_hint(self, text: str) -> None:
        """Say ``text`` instead of a plan."""
        self._clear()
        self._hint.set_text(text)
        self.files.hide()

    def show_preview(self, found: Preview) -> None:
        """Show the plan, or the refusal: the engine's reason, what to do, and the error's name."""
        self._clear()
        self._hint.set_text("")
        self.files.setVisible(found.plan is not None)
        if found.refusal is not None:
            error = found.refusal
            message = Message(
                Level.ERROR,
                self.tr("This backup cannot start."),
                str(error.context.get("path", found.request.place)),
                f"{shown(error.message)} ({error.name}, {int(error.code)})",
                error.hint,
            )
            self.refusal.show_message(message)
            return
        self.refusal.clear()
        for name, text in found.lines():
            label = QLabel(name)
            label.setProperty("role", "muted")
            self._lines.addRow(label, TextLabel(text, fold=True))
        if found.plan is None:
            return
        notes = "\n".join(f"• {note}" for note in found.plan.notes)
        self._notes.set_text(self.tr("Before you start:\n{}").format(notes) if notes else "")
        self.files.rows.set_rows(
            [
                (
                    CellValue(path.name, path.name.casefold(), str(path)),
                    plain(kind),
                    CellValue(size(length), length, plural(length, "{} byte", "{} bytes")),
                )
                for path, kind, length in file_lines(found.plan)
            ]
        )

    def _clear(self) -> None:
        while self._lines.rowCount():
            self._lines.removeRow(0)
        self._notes.set_text("")
        self.refusal.clear()
        self.files.rows.set_rows([])
