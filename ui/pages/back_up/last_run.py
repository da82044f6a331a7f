"""How the last backup of the chosen instance ended, and the way to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

import engine
from app.history.runs import Run, RunOperation, RunState
from ui.format import plain_tip, when
from ui.languages.sentences import shown
from ui.models.runs import LEVELS, error_tip, state_word
from ui.models.warned import warned_message
from ui.widgets.buttons import push_button
from ui.widgets.chip import LevelIcon
from ui.widgets.text import TextLabel, show_part


class LastRun(QWidget):
    """Hidden while no backup is known. ``opened`` carries the id of the run that is to be shown."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run: Run | None = None
        self._icon = LevelIcon(size=16)
        self.label = TextLabel("", fold=True)
        self.button = push_button(self.tr("Show run"))
        self.button.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.show_last((), None)

    def show_last(self, runs: Sequence[Run], instance: engine.InstanceFiles | None) -> None:
        """Show the newest of ``runs``, which are the newest first, that was to back up ``instance``."""
        folder = str(instance.directory) if instance is not None else ""
        ended = (run for run in runs if run.operation is RunOperation.BACKUP and run.state is not RunState.RUNNING)
        self.run = run = next((each for each in ended if folder and each.source == folder), None)
        show_part(self, run is not None)
        if run is None:
            return
        word = state_word(run.state)
        text = self.tr("Last run: {}, {}").format(
            word[:1].lower() + word[1:], when(run.ended or run.started, year=False).replace(" ", "\u00a0")
        )
        if detail := _detail(run):
            text = f"{text}\n{detail}"
        self._icon.set_level(LEVELS[run.state])
        self.label.set_text(text)
        self.setToolTip(plain_tip(error_tip(run)))
        self.setAccessibleName(text)
        self.setAccessibleDescription(error_tip(run))

    def _open(self) -> None:
        if self.run is not None:
            opened: SignalInstance = self.opened
            opened.emit(self.run.id)


def _detail(run: Run) -> str:
    """Why it was not good, and what to do."""
    if run.failure is not None:
        parts = [shown(run.failure.message), shown(run.failure.hint)]
    elif run.state is RunState.WARNING:
        warned = warned_message(run)
        parts = [warned.why, warned.advice]
    else:
        return ""
    return " ".join(part for part in parts if part)
