"""What can be restored instead, where the end of a chain cannot be reached."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.operations.earlier import EarlierState, earlier_state
from app.operations.restore import RestoreRequest
from ui.context import Context
from ui.format import exact, generation
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.keys import usable
from ui.widgets.buttons import push_button
from ui.widgets.chip import LevelIcon
from ui.widgets.flow import Flow
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel

_SLOT = "restore-earlier"


class EarlierPanel(Panel):
    """Hidden where there is nothing to say. ``wanted`` carries the
    :class:`~app.operations.earlier.EarlierState` to restore instead; ``found`` comes when that is known."""

    wanted = Signal(object)
    found = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None, *, told: bool = False) -> None:
        super().__init__(self.tr("What can be restored instead"), parent)
        self._background, self._told = context.background, told
        self.state: EarlierState | None = None
        self.text = TextLabel("", "strong", fold=True)
        self.why = TextLabel("", fold=True)
        self.button = push_button(self.tr("&Restore to there instead"), icon="history")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(LevelIcon(Level.WARNING, 18))
        line.addWidget(self.text, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.why)
        self.body.addWidget(Flow([self.button]))
        self.button.clicked.connect(self._choose)
        self.hide()

    def look(self, request: RestoreRequest) -> None:
        """Find out up to which log the chain can be restored, in the background."""
        self.forget()
        self._background.ask(
            _SLOT, lambda cancel: earlier_state(usable(request), cancel), self._take, lambda _error: None
        )

    def forget(self) -> None:
        """Nothing is to be restored instead."""
        self._background.forget(_SLOT)
        self.state = None
        self.hide()

    def _take(self, state: EarlierState | None) -> None:
        self.state = state
        self.setVisible(state is not None)
        if state is None:
            return
        text = self.tr("This chain can be restored up to log {}.").format(generation(state.generation))
        if state.moment is not None:
            text = self.tr("This chain can be restored up to {}, the end of log {}.").format(
                exact(state.moment), generation(state.generation)
            )
        self.text.set_text(text)
        self.why.set_text("" if self._told else shown(state.reason))
        found: SignalInstance = self.found
        found.emit()

    def _choose(self) -> None:
        if self.state is not None:
            self.wanted.emit(self.state)
