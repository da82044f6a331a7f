"""The live test of a destination, line by line: each step appears as it is done, with why it was refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

import engine
from engine.errors import JetError
from engine.progress import Cancel
from ui.format import duration, size
from ui.languages.sentences import shown
from ui.levels import Level
from ui.widgets.chip import LevelIcon
from ui.widgets.text import TextLabel, set_level_of
from ui.worker import Background

INSTANT = 0.05
"""Seconds that are not worth telling."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("WriteTest", text)


def step_title(kind: engine.WriteStepKind) -> str:
    """What a step does."""
    kinds = engine.WriteStepKind
    return {
        kinds.REACH: tr("Reach the destination"),
        kinds.WRITE: tr("Write a file"),
        kinds.SYNC: tr("Sync it to the medium"),
        kinds.RENAME: tr("Rename it"),
        kinds.READ: tr("Read it back"),
        kinds.DELETE: tr("Delete it"),
    }[kind]


def step_level(step: engine.WriteStep) -> Level:
    """How good a step is."""
    outcomes = engine.StepOutcome
    return {
        outcomes.DONE: Level.SUCCESS,
        outcomes.FAILED: Level.ERROR,
        outcomes.LIMITED: Level.WARNING,
        outcomes.NOT_NEEDED: Level.NEUTRAL,
        outcomes.NOT_REACHED: Level.WAITING,
    }[step.outcome]


def step_text(step: engine.WriteStep) -> str:
    """How a step went."""
    outcomes = engine.StepOutcome
    match step.outcome:
        case outcomes.DONE if step.free is not None:
            return tr("done, {} free").format(size(step.free))
        case outcomes.DONE if step.seconds < INSTANT:
            return tr("done")
        case outcomes.DONE:
            return tr("done in {}").format(duration(step.seconds))
        case outcomes.NOT_NEEDED:
            return tr("not needed in a bucket")
        case outcomes.NOT_REACHED:
            return tr("not tested")
        case outcomes.LIMITED:
            return tr("not allowed for this host; backups work, but cannot be pruned from here")
        case _:
            return shown(step.error.message) if step.error is not None else tr("failed")


def is_passed(steps: tuple[engine.WriteStep, ...]) -> bool:
    """Whether the destination takes backups."""
    return bool(steps) and all(step.outcome is not engine.StepOutcome.FAILED for step in steps)


class WriteTestList(QWidget):
    """Tests a destination in the background and shows the steps. ``tested`` says whether it takes backups."""

    tested = Signal(bool)

    def __init__(self, background: Background, slot: str = "write test", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._slot = slot
        self.place: Path | None = None
        """What is, or was, tested."""
        self.steps: tuple[engine.WriteStep, ...] = ()
        self._rows: list[tuple[LevelIcon, TextLabel]] = []
        self._headline = TextLabel("", "strong", fold=True)
        self._advice = TextLabel("", "muted", fold=True)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(2, 1)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._headline)
        column.addLayout(self._grid)
        column.addWidget(self._advice)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("Test of the destination"))
        self.clear()

    def clear(self) -> None:
        """Show nothing, and wait for nothing."""
        self._background.forget(self._slot)
        self.place, self.steps = None, ()
        self.hide()

    @property
    def is_running(self) -> bool:
        return self._background.is_busy(self._slot)

    def test(self, place: Path, *, known: bool = False) -> None:
        """Test ``place`` now; a test that still runs is given up. ``known``: it has to be there already."""
        self.clear()
        self.place = place
        self._headline.set_text(self.tr("Testing {}…").format(place))
        set_level_of(self._headline, "")
        self._advice.set_text("")

        def work(cancel: Cancel, tell: Callable[[engine.WriteStep], None]) -> tuple[engine.WriteStep, ...]:
            return engine.write_steps(place, tell, cancel=cancel, known=known)

        self._background.ask_in_parts(self._slot, work, self._take_step, self._take_end, self._take_error)
        self._show_lines()
        self.show()

    def _make_rows(self) -> None:
        for row, kind in enumerate(engine.WriteStepKind):
            icon, text = LevelIcon(Level.WAITING, 16), TextLabel("", fold=True)
            self._grid.addWidget(icon, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(TextLabel(step_title(kind)), row, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 2, Qt.AlignmentFlag.AlignTop)
            self._rows.append((icon, text))

    def _show_lines(self) -> None:
        if not self._rows:
            self._make_rows()
        for at, (icon, text) in enumerate(self._rows):
            if at < len(self.steps):
                level = step_level(self.steps[at])
                icon.set_level(level)
                text.set_text(step_text(self.steps[at]))
                set_level_of(text, level.name.lower() if level in (Level.ERROR, Level.WARNING) else "")
            else:
                icon.set_level(Level.RUNNING if at == len(self.steps) and self.is_running else Level.WAITING)
                text.set_text("")

    def _take_step(self, step: engine.WriteStep) -> None:
        self.steps = (*self.steps, step)
        self._show_lines()

    def _take_end(self, steps: tuple[engine.WriteStep, ...]) -> None:
        self.steps = steps
        passed = is_passed(steps)
        if passed:
            self._headline.set_text(self.tr("Backups can be written to {}.").format(self.place))
        else:
            self._headline.set_text(self.tr("Backups cannot be written to {}.").format(self.place))
        set_level_of(self._headline, "success" if passed else "error")
        failed = next((step.error for step in steps if step.outcome is engine.StepOutcome.FAILED), None)
        self._advice.set_text(shown(failed.hint) if failed is not None else "")
        self._show_lines()
        self.tested.emit(passed)

    def _take_error(self, error: JetError) -> None:
        """The place is of a kind that cannot be opened here."""
        self._headline.set_text(shown(error.message))
        set_level_of(self._headline, "error")
        self._advice.set_text(shown(error.hint))
        for icon, _ in self._rows:
            icon.set_level(Level.WAITING)
        self.tested.emit(False)
