"""The part of the settings about the history: where it lies, how large it is, and clearing what is old."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMessageBox, QSpinBox, QWidget

import engine
from app.history.filter import EventFilter
from app.history.history import History
from app.operations.upkeep import clear_history
from engine.errors import JetError
from ui.context import Context
from ui.format import plural, size, when
from ui.levels import Level
from ui.panels.history_export import ExportBar, choose_event_file
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button
from ui.widgets.form import padded
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel


@dataclass(frozen=True)
class HistoryFacts:
    """What the page says about the history's file."""

    bytes: int
    entries: int


def look_at_history(history: History) -> HistoryFacts:
    """Size of the file and number of entries; raises ``JetError``."""
    return HistoryFacts(engine.LocalFileSystem().stat(history.path).size, history.count())


class HistorySettings(Panel):
    """Path, size, number of entries; export and clear."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.set_text(self.tr("History"))
        self.setAccessibleName(self.tr("History"))
        self._context = context
        self.banner = Banner()
        self.path = TextLabel(str(context.history.path), fold=True)
        self.file_size = TextLabel("–")
        self.entries = TextLabel("–")
        self.keep = padded(QSpinBox(minimum=0, maximum=36_500))
        self.days = padded(QSpinBox(minimum=0, maximum=36_500, value=90))
        self.clear_button = push_button(self.tr("&Clear…"), "danger", "remove")
        self.export_bar = ExportBar(context.history)
        self._clear_before: datetime | None = None
        self._lay_out()
        self.clear_button.clicked.connect(self.ask_to_clear)
        self.keep.editingFinished.connect(self._keep_changed)
        self.export_bar.saved.connect(lambda _path, _count: self._clear())
        self.export_bar.failed.connect(self._tell_not_exported)
        self.export_bar.crashed.connect(context.background.crashed)
        context.changes.history.connect(self.look)
        context.preferences.changed.connect(self._show_keep)

    def _lay_out(self) -> None:
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.days.setSuffix(self.tr(" days"))
        self.days.setAccessibleName(self.tr("Clear entries older than this many days"))
        self.keep.setSuffix(self.tr(" days"))
        self.keep.setSpecialValueText(self.tr("forever"))
        self.keep.setAccessibleName(self.tr("Keep entries for this many days"))
        self.keep.setAccessibleDescription(self.tr("Older entries are cleared when the window opens."))
        self.keep.setValue(self._context.preferences.value.history_days)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        keep = TextLabel(self.tr("&Keep entries"), "muted")
        keep.setBuddy(self.keep)
        older = TextLabel(self.tr("Cle&ar older than"), "muted")
        older.setBuddy(self.days)
        clear = QHBoxLayout()
        clear.setSpacing(8)
        clear.addWidget(self.days)
        clear.addWidget(self.clear_button)
        clear.addStretch(1)
        kept = QHBoxLayout()
        kept.setSpacing(8)
        kept.addWidget(self.keep)
        hint = TextLabel(self.tr("Older entries are cleared when the window opens."), "small", fold=True)
        kept.addWidget(hint, 1)
        for row, (name, value) in enumerate(
            (
                (TextLabel(self.tr("File"), "muted"), self.path),
                (TextLabel(self.tr("Size"), "muted"), self.file_size),
                (TextLabel(self.tr("Entries"), "muted"), self.entries),
            )
        ):
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        grid.addWidget(keep, 3, 0)
        grid.addLayout(kept, 3, 1)
        grid.addWidget(older, 4, 0)
        grid.addLayout(clear, 4, 1)
        self.body.addWidget(self.banner)
        self.body.addLayout(grid)
        self.body.addWidget(self.export_bar)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def look(self) -> None:
        """Read size and number of entries again."""
        if self.isVisible():
            history = self._context.history
            self._context.background.ask(
                "settings-history", lambda _cancel: look_at_history(history), self._take, self._tell
            )

    def ask_to_clear(self) -> None:
        """Ask whether to export first, to clear at once, or to leave all as it is."""
        before = datetime.now(UTC) - timedelta(days=self.days.value())
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Clear the history"))
        box.setText(self.tr("Clear all entries from before {}?").format(when(before)))
        box.setInformativeText(
            self.tr("This cannot be undone. Backups are not affected: the history only records them.")
        )
        export = box.addButton(self.tr("Export, then clear"), QMessageBox.ButtonRole.AcceptRole)
        clear = box.addButton(self.tr("Clear without exporting"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep everything"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._clear_before = before
        export.clicked.connect(self._export)
        clear.clicked.connect(self._clear)
        box.open()

    def _export(self) -> None:
        path = choose_event_file(self, self.tr("Export before clearing"), self.tr("events"))
        if path:
            self.export_bar.start(EventFilter(until=self._clear_before), path, 0)

    def _clear(self) -> None:
        before, history = self._clear_before, self._context.history
        if before is None:
            return
        self._context.background.ask(
            "settings-clear", lambda _cancel: clear_history(history, before), self._cleared, self._tell
        )

    def _cleared(self, count: int) -> None:
        text = self.tr("{} removed from the history.")
        self._context.navigation.announce.emit(text.format(plural(count, "{} entry", "{} entries")))
        self.banner.clear()
        self._context.changes.history.emit()

    def _keep_changed(self) -> None:
        days = self.keep.value()
        self._context.preferences.change(lambda settings: replace(settings, history_days=days))

    def _show_keep(self) -> None:
        if not self.keep.hasFocus():
            self.keep.setValue(self._context.preferences.value.history_days)

    def _take(self, facts: HistoryFacts) -> None:
        self.file_size.set_text(size(facts.bytes))
        self.entries.set_text(plural(facts.entries, "{} entry", "{} entries"))

    def _tell(self, error: JetError) -> None:
        what = self.tr("The history cannot be used.")
        message = Message(Level.ERROR, what, str(self._context.history.path), str(error), error.hint)
        self.banner.show_message(message)

    def _tell_not_exported(self, error: JetError) -> None:
        what = self.tr("The export failed, so nothing was cleared.")
        self.banner.show_message(Message(Level.ERROR, what, why=str(error), advice=error.hint))
