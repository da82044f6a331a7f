"""The chosen destination: what is wrong with it, its space, what is known of it, and its test."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.status.destinations import DestinationState
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.destinations import advice_of, condition_word, facts_of, space_of
from ui.panels.picture_saving import PictureActions
from ui.panels.write_test import WriteTestList
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.panel import Panel
from ui.widgets.space_bar import SpaceBar
from ui.widgets.text import TextLabel, show_part
from ui.worker import Background


class DestinationDetail(QWidget):
    """Shows a :class:`~app.status.destinations.DestinationState`, ``buttons`` below its name."""

    def __init__(self, background: Background, buttons: Flow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: DestinationState | None = None
        self.panel = Panel(self.tr("No destination selected"))
        self.chip = Chip()
        self.hint = TextLabel("", "muted", fold=True)
        self.banner = Banner()
        self.bar = SpaceBar()
        self.test_list = WriteTestList(background, "destination-test")
        PictureActions(self.bar)
        self._shown: list[tuple[str, str]] = []
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        self.panel.tools.addWidget(self.chip)
        for part in (buttons, self.hint, self.banner, self.bar):
            self.panel.body.addWidget(part)
        self.panel.body.addLayout(self._facts)
        self.panel.body.addWidget(self.test_list)
        self.panel.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    def show_state(self, state: DestinationState | None, hint: str) -> None:
        """Show it; ``hint`` says why a main action is not possible."""
        before, self.state = self.state, state
        self.hint.set_text(hint)
        place: Path | None = state.place if state is not None else None
        if before is None or state is None or (_other(before, state) and not self.test_list.is_running):
            self.test_list.clear()  # what the test found is no longer how it is
        self.panel.heading.set_text(str(place) if place is not None else self.tr("No destination selected"))
        show_part(self.bar, state is not None and space_of(state) is not None)
        if state is None:
            self.chip.set_state("", Level.NEUTRAL)
            self.banner.clear()
            self._show_facts([])
            return
        word, level = condition_word(state)
        self.chip.set_state(word, level)
        if state.why:
            self.banner.show_message(Message(level, shown(state.why), "", "", advice_of(state)))
        else:
            self.banner.clear()
        self.bar.set_use(space_of(state))
        self._show_facts(facts_of(state))

    def _show_facts(self, facts: list[tuple[str, str]]) -> None:
        if facts == self._shown:
            return
        self._shown = facts
        while item := self._facts.takeAt(0):
            old = item.widget()
            if old:
                old.hide()
                old.deleteLater()
        for row, (name, value) in enumerate(facts):
            self._facts.addWidget(TextLabel(name, "muted"), row, 0)
            self._facts.addWidget(TextLabel(value, fold=" " in value), row, 1)
        layout = self.panel.layout()
        if layout is not None:
            layout.activate()  # new labels have their size at once


def _other(before: DestinationState, now: DestinationState) -> bool:
    """Whether it is another destination, or in another state."""
    return (before.place, before.condition, before.found) != (now.place, now.condition, now.found)
