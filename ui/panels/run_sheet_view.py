"""The steps of a run sheet with a box for each: what to do, what to type, who ticked it and when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFontDatabase, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from app.run_sheet import RunSheet, SheetPhase, SheetStep
from ui.format import when
from ui.languages.sentences import shown
from ui.levels import Level
from ui.widgets.chip import LevelIcon
from ui.widgets.text import TextLabel


class RunSheetView(QWidget):
    """Shows some phases of a sheet, with its warnings if wanted. ``ticked`` carries the id of a step and whether
    it is done now; what is shown changes when the sheet is shown again."""

    ticked = Signal(str, bool)

    def __init__(
        self,
        phases: Sequence[SheetPhase] = tuple(SheetPhase),
        *,
        warned: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._phases, self._warned = tuple(phases), warned
        self._shown: RunSheet | None = None
        self.boxes: dict[str, QCheckBox] = {}
        self._marks: dict[str, TextLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_sheet(self, sheet: RunSheet | None) -> None:
        """Show ``sheet``; the boxes stay where only ticks are others."""
        before, self._shown = self._shown, sheet
        if sheet is None or before is None or _texts(before) != _texts(sheet):
            self._build(sheet)
        for step in sheet.steps if sheet is not None else ():
            box = self.boxes.get(step.id)
            if box is not None:
                box.blockSignals(True)
                box.setChecked(step.tick is not None)
                box.blockSignals(False)
                self._marks[step.id].set_text(self._mark_text(step))

    def first_open(self) -> QCheckBox | None:
        """The box of the first step that is to be done."""
        return next((box for box in self.boxes.values() if not box.isChecked()), None)

    # ---- how it is made

    def _build(self, sheet: RunSheet | None) -> None:
        while item := self._column.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.boxes, self._marks = {}, {}
        if sheet is None:
            return
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(9)
        if sheet.is_rebuildable and self._warned:
            advice = self.tr("Letting the product rebuild this database is usually better than restoring it.")
            self._add_line(grid, Level.INFO, advice)
        phases = [phase for phase in self._phases if sheet.of(phase)]
        for phase in phases:
            if len(phases) > 1:
                grid.addWidget(TextLabel(self.phase_title(phase), "strong"), grid.rowCount(), 0, 1, 2)
            for step in sheet.of(phase):
                self._add_step(grid, step)
        if self._warned:
            for warning in sheet.warnings:
                self._add_line(grid, Level.WARNING, shown(warning))
            grid.addWidget(TextLabel(shown(sheet.caution), "muted", fold=True), grid.rowCount(), 1)
        self._column.addWidget(holder)

    def phase_title(self, phase: SheetPhase) -> str:
        """The heading of a phase."""
        titles = {
            SheetPhase.BEFORE: self.tr("Before the restore"),
            SheetPhase.DURING: self.tr("During the restore"),
            SheetPhase.AFTER: self.tr("After the restore"),
        }
        return titles[phase]

    def _add_step(self, grid: QGridLayout, step: SheetStep) -> None:
        box = QCheckBox()
        box.setAccessibleName(shown(step.text))
        box.setAccessibleDescription("\n".join(step.commands))
        box.toggled.connect(lambda done, step=step.id: self._tell(step, done))
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(_Toggler(box, shown(step.text)))
        for command in step.commands:
            line = TextLabel(command, fold=True)
            line.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            texts.addWidget(line)
        mark = TextLabel("", "small", fold=True)
        mark.setProperty("level", "success")
        texts.addWidget(mark)
        self.boxes[step.id], self._marks[step.id] = box, mark
        row = grid.rowCount()
        grid.addWidget(box, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(texts, row, 1)

    def _tell(self, step: str, done: bool) -> None:
        ticked: SignalInstance = self.ticked
        ticked.emit(step, done)

    def _mark_text(self, step: SheetStep) -> str:
        if step.tick is None:
            return ""
        return self.tr("Done: {who}, {time}").format(who=step.tick.who, time=when(step.tick.when))

    def _add_line(self, grid: QGridLayout, level: Level, text: str) -> None:
        label = TextLabel(text, fold=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = grid.rowCount()
        grid.addWidget(LevelIcon(level, 18), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label, row, 1)


class _Toggler(TextLabel):
    """The text of a tick box, folding; a click on it ticks."""

    def __init__(self, tick: QCheckBox, text: str) -> None:
        super().__init__(text, fold=True)
        self._tick = tick

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._tick.toggle()
        super().mouseReleaseEvent(event)


def _texts(sheet: RunSheet) -> tuple[object, ...]:
    """What of a sheet makes its boxes."""
    return (*((step.id, step.text) for step in sheet.steps), sheet.warnings, sheet.caution)
