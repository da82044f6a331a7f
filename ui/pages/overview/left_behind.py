"""What interrupted runs left on the disk: a row for each, until it is gone or dismissed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.evidence.bounded import bounded
from app.operations.left_now import left_now, place_of
from engine.events import LogEntry
from engine.progress import Cancel
from ui.context import Context
from ui.languages.sentences import shown
from ui.panels.when_shown import WhenShown
from ui.widgets.buttons import push_button
from ui.widgets.notice_row import NoticeRow

_SLOT = "left-behind"
_DISMISSED = "overview/dismissed"
MOST = 3
"""How many rows there are at once; the others come when these are gone."""
LIMIT = 20.0
"""Seconds after which folders that give no sign of life are left out."""


class LeftRow(NoticeRow):
    """A line about one folder, with the way to the run that left it."""

    def __init__(self, told: LogEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = told
        self.history = push_button(self.tr("Show in history"), icon="history")
        self.history.setToolTip(self.tr("Go to the run that left it"))
        self.dismiss = push_button(self.tr("Dismiss"))
        self.dismiss.setToolTip(self.tr("Do not show this again; nothing is deleted"))
        self.add(self.history, self.dismiss)
        self.say(shown(told.text))


class LeftRows(QWidget):
    """Looks in the background, when the history or what is wrong has changed; nothing where nothing was left."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found: tuple[LogEntry, ...] = ()
        self.rows: list[LeftRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def follow(self, page: QWidget) -> None:
        """Look whenever that may have changed, while ``page`` is shown."""
        WhenShown(page).does(self.look, self._context.changes.history, self._context.outlook.changed)

    def look(self) -> None:
        """Look again, in the background."""
        history, known = self._context.history, self._found

        def work(cancel: Cancel) -> tuple[LogEntry, ...]:
            found = bounded({_SLOT: lambda token: left_now(history, token)}, LIMIT, cancel)
            return tuple(found.get(_SLOT, known))

        self._context.background.ask(_SLOT, work, self._take)

    def _take(self, found: tuple[LogEntry, ...]) -> None:
        if found != self._found:
            self._found = found
            self._show()

    def _show(self) -> None:
        dismissed = self._dismissed()
        wanted = [told for told in self._found if _name(told) not in dismissed]
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [LeftRow(told) for told in wanted[:MOST]]
        for row in self.rows:
            row.history.clicked.connect(lambda _on=False, run=row.told.run: self._show_run(run))
            row.dismiss.clicked.connect(lambda _on=False, told=row.told: self._dismiss(told))
            self._column.addWidget(row)
        self.setVisible(bool(wanted))

    def _show_run(self, run: str | None) -> None:
        self._context.navigation.show_history.emit(run or "")

    def _dismiss(self, told: LogEntry) -> None:
        """From now on; those of folders that are gone are forgotten."""
        there = {_name(each) for each in self._found}
        names = sorted((self._dismissed() & there) | {_name(told)})
        self._context.state.setValue(_DISMISSED, names)
        self._show()

    def _dismissed(self) -> set[str]:
        kept = self._context.state.value(_DISMISSED, [])
        return set(map(str, kept)) if isinstance(kept, list) else {str(kept)}


def _name(told: LogEntry) -> str:
    return f"{told.run or ''} {place_of(told)}"
