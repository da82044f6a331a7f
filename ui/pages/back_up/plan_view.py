"""The plan beside the choices: what a backup would copy, or why it would be refused."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QHeaderView, QLabel, QVBoxLayout, QWidget

import engine
from ui.format import plural, size
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import CellValue, RowsModel, plain
from ui.models.plan import Preview, file_lines
from ui.models.plan_mending import PlanMend, advice_of, mend_of
from ui.panels.kept_layout import fit_columns
from ui.panels.sorted_table import SortedTable
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel, show_part


class PlanView(Panel):
    """Shows a :class:`~ui.models.plan.Preview`, or what is still to be chosen. Its warnings are to be ticked,
    which ``accepted`` tells; ``mend_requested`` carries a :class:`~ui.models.plan_mending.PlanMend`, or
    ``destination_wanted`` the place that has to be looked at."""

    accepted = Signal()
    mend_requested = Signal(object)
    destination_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Plan", "Plan"), parent)
        self.refusal = Banner(narrow=80)
        self._waits = TextLabel(self.tr("Preparing the plan."), "muted")
        self.tools.addWidget(self._waits)
        self._hint = TextLabel("", "muted", fold=True)
        self._lines = QFormLayout()
        self._lines.setHorizontalSpacing(16)
        self._lines.setVerticalSpacing(4)
        self._lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._before = TextLabel("", "strong")
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(6)
        self._mend: PlanMend | None = None
        self._place = ""
        self._notes: tuple[str, ...] = ()
        self.ticks: list[QCheckBox] = []
        """One for each warning."""
        self.files = SortedTable(
            RowsModel((self.tr("File"), self.tr("Kind"), self.tr("Size")), (2,), self),
            self.tr("Files of the plan"),
        )
        fit_columns(self.files, {1: "Current log, or so", 2: "999.9 MiB"}, icon=-1)
        self.files.horizontalHeader().setStretchLastSection(False)
        self.files.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.files.setMinimumHeight(self.fontMetrics().height() * 9)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self._hint)
        column.addWidget(self.refusal)
        column.addLayout(self._lines)
        column.addWidget(self._before)
        column.addLayout(self._warnings)
        column.addWidget(self.files, 1)
        column.addStretch()
        self.body.addLayout(column, 1)
        self.refusal.act_requested.connect(self._ask_to_mend)
        self.show_hint(self.tr("Choose an instance and a destination."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, names and sizes of files stay."""
        super().resizeEvent(event)
        self.files.setColumnHidden(1, self.width() < self.fontMetrics().averageCharWidth() * 54)

    @property
    def is_accepted(self) -> bool:
        """Whether all warnings are ticked."""
        return all(tick.isChecked() for tick in self.ticks)

    def show_refused(self, refused: Container[engine.Kind]) -> None:
        """Offer no full backup where that is among the modes that would be refused, too."""
        full = self._mend is PlanMend.FULL and engine.Kind.FULL in refused
        if full and self.refusal.message is not None:
            self._mend = None
            self.refusal.show_message(self.refusal.message)

    def mute(self, muted: bool) -> None:
        """Grey out a plan that is being made anew; one in which the keyboard is stays as it is."""
        focus = self.window().focusWidget()
        self.setEnabled(not muted or (focus is not None and self.isAncestorOf(focus)))
        show_part(self._waits, muted)

    def _ask_to_mend(self) -> None:
        if self._mend is PlanMend.DESTINATION:
            self.destination_wanted.emit(self._place)
        elif self._mend is not None:
            self.mend_requested.emit(self._mend)

    def show_hint(self, text: str) -> None:
        """Say ``text`` instead of a plan."""
        self._clear()
        self._drop_warnings()
        self._before.set_text("")
        self._hint.set_text(text)
        self.files.hide()

    def show_preview(self, found: Preview, own_name: str = "") -> None:
        """Show the plan, or the refusal: the engine's reason, what to do, and the error's name. ``own_name`` is
        what the user calls the instance."""
        self._clear()
        self._hint.set_text("")
        self._before.set_text("")
        self.files.setVisible(found.plan is not None)
        if found.plan is None:
            self._drop_warnings()
        if found.refusal is not None:
            error = found.refusal
            message = Message(
                Level.ERROR,
                self.tr("This backup cannot start."),
                str(error.context.get("path", found.request.place)),
                f"{shown(error.message)} ({error.name}, {int(error.code)})",
                advice_of(found),
            )
            self._mend, self._place = mend_of(found), str(found.request.place)
            self.refusal.show_message(message, self._mend.words if self._mend else "")
            return
        self.refusal.clear()
        for name, text in found.lines(own_name):
            label = QLabel(name)
            label.setProperty("role", "muted")
            self._lines.addRow(label, TextLabel(text, fold=True))
        if found.plan is None:
            return
        self._show_warnings(found.plan.notes)
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

    def _show_warnings(self, notes: tuple[str, ...]) -> None:
        """Each is to be ticked; what was ticked stays so while the warnings are the same."""
        if notes != self._notes:
            self._drop_warnings()
            self._notes = notes
            for note in map(shown, notes):
                self._warnings.addLayout(self._warning(note))
        self._before.set_text(self.tr("Before you start") if notes else "")

    def _warning(self, note: str) -> QHBoxLayout:
        tick, text = QCheckBox(), TextLabel(note, fold=True)
        tick.setAccessibleName(note)
        tick.setToolTip(self.tr("I have read this"))
        tick.toggled.connect(lambda _on: self.accepted.emit())
        self.ticks.append(tick)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(text, 1)
        return line

    def _drop_warnings(self) -> None:
        self._notes, self.ticks = (), []
        while line := self._warnings.takeAt(0):
            inner = line.layout()
            while inner is not None and (item := inner.takeAt(0)):
                old = item.widget()
                if old:
                    old.hide()
                    old.deleteLater()

    def _clear(self) -> None:
        while self._lines.rowCount():
            self._lines.removeRow(0)
        self._mend = None
        self.refusal.clear()
        self.files.rows.set_rows([])
