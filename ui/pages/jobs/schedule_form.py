"""The schedule of a job: a small table of its rules, and the fields of the one that is selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.jobs.job import BackupRule, JobMode
from ui.levels import Level
from ui.models.instances import CellValue, RowsModel
from ui.models.jobs import mode_effect, mode_words
from ui.models.when_draft import WhenDraft, when_words
from ui.pages.jobs.fault import Fault
from ui.pages.jobs.when_fields import WhenFields
from ui.panels.kept_layout import fit_columns
from ui.panels.sorted_table import SortedTable
from ui.widgets.buttons import allow, push_button
from ui.widgets.text import TextLabel
from ui.worker import Background


@dataclass(frozen=True)
class RuleDraft:
    """A rule as the fields have it."""

    when: WhenDraft
    mode: JobMode = JobMode.AUTO

    @property
    def fault(self) -> str:
        return next(iter(self.when.read()[1].values()), "")

    @property
    def rule(self) -> BackupRule:
        return BackupRule(self.when.read()[0], self.mode)


class ScheduleForm(QWidget):
    """``changed`` comes after each change."""

    changed = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: list[RuleDraft] = []
        titles = [self.tr("Backup"), self.tr("When")]
        self.table = SortedTable(RowsModel(titles, (), self), self.tr("Rules"))
        self.add_button = push_button(self.tr("Add r&ule"), icon="add")
        self.remove_button = push_button(self.tr("Re&move rule"), icon="remove")
        self.mode = QComboBox()
        self.fields = WhenFields(background, "job rule")
        self._detail = QWidget()
        self._effect = TextLabel("", "small", fold=True)
        self._hint = TextLabel("", "muted", fold=True)
        self._lay_out()
        self._connect()
        self.set_rules(())

    def _lay_out(self) -> None:
        for mode in JobMode:
            self.mode.addItem(mode_words(mode), mode)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setSortingEnabled(False)
        fit_columns(self.table, {0: mode_words(JobMode.AUTO)}, icon=-1)
        self.table.setFixedHeight(self.fontMetrics().height() * 8)
        beside = QVBoxLayout()
        beside.addWidget(self.add_button)
        beside.addWidget(self.remove_button)
        beside.addStretch(1)
        upper = QHBoxLayout()
        upper.addWidget(self.table, 1)
        upper.addLayout(beside)
        name = QLabel(self.tr("Mo&de"))
        name.setProperty("role", "strong")
        name.setBuddy(self.mode)
        self.mode.setAccessibleName(self.tr("Mode"))
        when = TextLabel(self.tr("When"), "strong")
        inner = QVBoxLayout(self._detail)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        for part in (name, self.mode, self._effect, when, self.fields):
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._hint)
        column.addLayout(upper)
        column.addWidget(self._detail)
        column.addStretch(1)
        remove = QAction(self.remove_button.text(), self.table)
        remove.setStatusTip(self.tr("Remove the selected rule"))
        remove.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        remove.setShortcutContext(self.table.actions()[0].shortcutContext())
        remove.triggered.connect(self.remove)
        self.table.offer(remove)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.mode.currentIndexChanged.connect(self._take_fields)
        self.fields.changed.connect(self._take_fields)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_rule())

    # What callers use.

    @property
    def rules(self) -> tuple[BackupRule, ...]:
        """The rules; those with a fault do not count."""
        return tuple(draft.rule for draft in self._drafts if not draft.fault)

    def set_rules(self, rules: Sequence[BackupRule]) -> None:
        """Show ``rules``, the first one selected."""
        self._drafts = [RuleDraft(WhenDraft.of(rule.when), rule.mode) for rule in rules]
        self._show_rows(0)
        self._show_rule()

    def faults(self) -> list[Fault]:
        """What is wrong with which rule."""
        found = []
        for row, draft in enumerate(self._drafts):
            if draft.fault:
                found.append(Fault(self.tr("Rule {}: {}").format(row + 1, draft.fault), self.table))
        return found

    def add(self) -> None:
        """One more rule: the first is auto in the night, the others like the one before."""
        last = self._drafts[-1] if self._drafts else None
        mode = JobMode.FULL if last else JobMode.AUTO
        self._drafts.append(RuleDraft(last.when if last else WhenDraft(), mode))
        self._show_rows(len(self._drafts) - 1)
        self.mode.setFocus()
        self.changed.emit()

    def remove(self) -> None:
        """Take the selected rule away."""
        row = self.row
        if row >= 0:
            del self._drafts[row]
            self._show_rows(min(row, len(self._drafts) - 1))
            (self.table if self._drafts else self.add_button).setFocus()
            self.changed.emit()

    @property
    def row(self) -> int:
        """The selected rule, -1 for none."""
        row = self.table.currentIndex().row()
        return row if 0 <= row < len(self._drafts) else -1

    # What happens when.

    def _show_rows(self, row: int) -> None:
        self.table.rows.set_rows([_row(draft) for draft in self._drafts])
        if self._drafts:
            self.table.setCurrentIndex(self.table.model().index(row, 0))
        self._show_rule()

    def _show_rule(self) -> None:
        row = self.row
        self._detail.setVisible(row >= 0)
        allow(self.remove_button, row >= 0, self.tr("Select a rule."))
        text = self.tr("Each rule makes backups of its mode. Of rules that are due at once, the fullest is run.")
        if not self._drafts:
            text = self.tr("Without a rule, the job runs on request only.")
        self._hint.set_text(text)
        if row < 0:
            return
        draft = self._drafts[row]
        self.mode.blockSignals(True)
        self.mode.setCurrentIndex(self.mode.findData(draft.mode))
        self.mode.blockSignals(False)
        self._effect.set_text(mode_effect(draft.mode))
        if self.fields.draft != draft.when:
            self.fields.set_draft(draft.when)

    def _take_fields(self) -> None:
        row = self.row
        if row < 0:
            return
        mode = JobMode(self.mode.currentData())
        self._drafts[row] = replace(self._drafts[row], when=self.fields.draft, mode=mode)
        self._effect.set_text(mode_effect(mode))
        for column, cell in enumerate(_row(self._drafts[row])):
            self.table.rows.set_field(row, column, cell)
        self.changed.emit()

    def rest(self) -> None:
        """Wait for nothing any more."""
        self.fields.rest()


def _row(draft: RuleDraft) -> tuple[CellValue, ...]:
    words = mode_words(draft.mode)
    if draft.fault:
        return CellValue(words), CellValue(draft.fault, level=Level.ERROR)
    return CellValue(words), CellValue(when_words(draft.rule.when))
