"""All of one event: every field, the run it belongs to, the one before and the one after."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.history.history import History
from app.history.runs import Run
from engine.events import LogEntry
from ui.format import when, when_utc
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.event_advice import advice_on
from ui.models.event_rows import LOOKS
from ui.models.own_names import UNNAMED, RecordedNames, both
from ui.palette import tokens_of
from ui.values.event_fields import field_name
from ui.widgets.buttons import allow, icon_button, push_button
from ui.widgets.chip import LevelIcon
from ui.widgets.text import ElidedLabel, foldable
from ui.widgets.whole_lines import WholeLines
from ui.worker import Background


class EventDetail(QFrame):
    """``step_requested`` carries -1 or 1; ``run_requested`` the
    :class:`~app.history.runs.Run` to narrow the list to.
    """

    step_requested = Signal(int)
    run_requested = Signal(object)
    copied = Signal()

    def __init__(self, history: History, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._history = history
        self._background = background
        self._entry: LogEntry | None = None
        self._names = UNNAMED
        self._run: Run | None = None
        self._icon = LevelIcon(Level.NEUTRAL, 20)
        self._title = ElidedLabel("", "section")
        self.fields = WholeLines()
        self.fields.setStyleSheet("QTextBrowser:!focus { border: 1px solid transparent; }")
        self.fields.setAccessibleName(self.tr("All fields of the event"))
        self.fields.setTabChangesFocus(True)
        self.run_button = push_button(self.tr("Only this r&un"), icon="filter")
        self.run_button.setToolTip(self.tr("Show only the events of this run"))
        self.previous = icon_button("chevron-up", self.tr("Previous event"))
        self.following = icon_button("chevron-down", self.tr("Next event"))
        self.copy_button = icon_button("copy", self.tr("Copy all fields as text"))
        self._lay_out()
        self.run_button.clicked.connect(lambda: self.run_requested.emit(self._run))
        self.previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self.following.clicked.connect(lambda: self.step_requested.emit(1))
        self.copy_button.clicked.connect(self.copy)
        self.show_entry(None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        for button in (self.run_button, self.previous, self.following, self.copy_button):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.fields, 1)

    def show_entry(self, entry: LogEntry | None, *, has_before: bool = False, has_after: bool = False) -> None:
        """Show ``entry``, or that none is chosen."""
        before, self._entry = self._entry, entry
        allow(self.previous, has_before, self.tr("No event is before this one."))
        allow(self.following, has_after, self.tr("No event is after this one."))
        allow(self.copy_button, entry is not None, self.tr("Choose an event."))
        if entry == before and entry is not None:
            return  # newer events have come: there is nothing else to lay out
        self._run = None
        self._background.forget("history-run")
        if entry and entry.run:
            run, history = entry.run, self._history
            self._background.ask("history-run", lambda _cancel: history.run(run), self._take_run)
        self._show()

    def set_names(self, names: RecordedNames) -> None:
        """Show the instance by these own names, too."""
        if names != self._names:
            self._names = names
            self._show()

    def as_text(self) -> str:
        """All fields, one a line."""
        return "\n".join(f"{name}: {value}" for name, value in self._facts())

    def copy(self) -> None:
        """Put :meth:`as_text` on the clipboard."""
        QGuiApplication.clipboard().setText(self.as_text())
        self.copied.emit()

    def _take_run(self, run: Run | None) -> None:
        self._run = run
        self._show()

    def _facts(self) -> list[tuple[str, str]]:
        entry = self._entry
        if entry is None:
            return []
        advice = advice_on(entry, self._run)
        facts = [
            (self.tr("Message"), shown(entry.text)),
            *([(self.tr("What to do"), advice)] if advice else []),
            (self.tr("Level"), shown(entry.level.label)),
            (self.tr("Date and time"), f"{when(entry.moment, seconds=True)} ({when_utc(entry.moment)})"),
            (self.tr("Source"), entry.source),
            (self.tr("Event ID"), str(entry.id)),
            (self.tr("Category"), shown(entry.category.label)),
            (self.tr("Instance"), both(entry.instance, self._names.of(entry.instance)) or "–"),
            (self.tr("Run"), self._run_text(entry)),
        ]
        return [*facts, *((field_name(name), _value(name, value)) for name, value in entry.fields.items())]

    def _run_text(self, entry: LogEntry) -> str:
        if not entry.run:
            return "–"
        if self._run is None:
            return entry.run
        run = self._run
        words = self.tr("{operation} of {instance}, started {time}: {state} ({id})")
        if run.kind:
            words = self.tr("{operation} ({kind}) of {instance}, started {time}: {state} ({id})")
        return words.format(
            operation=shown(run.operation.value.capitalize()),
            kind=shown(run.kind),
            instance=self._names.of_run(run),
            time=when(run.started),
            state=shown(run.state.value),
            id=run.id,
        )

    def _show(self) -> None:
        entry = self._entry
        of_none = self.tr("This event is of no run.") if entry is not None else self.tr("Choose an event.")
        allow(self.run_button, self._run is not None, of_none)
        if entry is None:
            self._icon.set_level(Level.NEUTRAL)
            self._title.set_text(self.tr("Choose an event to see its details"))
            self.fields.clear()
            return
        self._icon.set_level(LOOKS[entry.level])
        self._title.set_text(self.tr("Event {} · {}").format(entry.id, shown(entry.level.label)))
        muted = tokens_of(self).muted
        rows = "".join(
            f'<tr><td style="color:{muted}; padding-right:18px">{escape(name)}</td>'
            f"<td>{escape(foldable(value))}</td></tr>"
            for name, value in self._facts()
        )
        self.fields.setHtml(f'<table cellspacing="0" cellpadding="1">{rows}</table>')

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._show()
        super().changeEvent(event)


def _value(name: str, value: object) -> str:
    """A value as it is; a reason is a sentence, which has a translation."""
    return shown(str(value)) if name == "reason" else str(value)
