"""The filter above the events: levels, text, instance, time, event ids, and the run they are narrowed to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import Enum

from PySide6.QtCore import QDateTime, QEvent, Qt, QTime, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateTimeEdit, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.history.filter import EventFilter, IdRanges
from app.history.runs import Run
from app.local_time import span_of
from engine.errors import JetError
from engine.events import EventLevel
from ui.format import when
from ui.icons import set_icon, themed_icon
from ui.languages.sentences import shown
from ui.models.event_rows import LOOKS
from ui.models.own_names import UNNAMED, RecordedNames, both
from ui.palette import tokens_of
from ui.widgets.buttons import allow, push_button
from ui.widgets.flow import Flow
from ui.widgets.form import padded, set_invalid
from ui.widgets.picker import Picker
from ui.widgets.text import ElidedLabel, TextLabel

_TYPING_MS = 250


class Span(Enum):
    """The time ranges that the filter offers; the value is the length back from now."""

    ANY = None
    HOUR = timedelta(hours=1)
    DAY = timedelta(days=1)
    WEEK = timedelta(days=7)
    CUSTOM = timedelta(0)


class FilterPane(QWidget):
    """``changed`` carries the :class:`~app.history.filter.EventFilter` that the controls amount to."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = EventFilter()
        self._run: str | None = None
        self._instances: list[str] = []
        self._names = UNNAMED
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.apply)
        self.text = QLineEdit(clearButtonEnabled=True)
        self.instance = Picker()
        self.span = QComboBox()
        self.ids = QLineEdit(clearButtonEnabled=True)
        self.since = padded(QDateTimeEdit(calendarPopup=True))
        self.until = padded(QDateTimeEdit(calendarPopup=True))
        self.levels = {level: QCheckBox(shown(level.label)) for level in EventLevel}
        self.clear_button = push_button(self.tr("C&lear filter"), icon="remove")
        self.problem = TextLabel("", fold=True)
        self.run_line = QWidget()
        self.run_text = ElidedLabel("")
        self.run_clear = push_button(self.tr("All runs"), icon="cancel")
        self._name_controls()
        self._lay_out()
        self._connect()
        self._tint()
        self._follow()

    @property
    def wanted(self) -> EventFilter:
        """What is filtered for now."""
        return self._wanted

    def focus(self) -> None:
        """Go to the text field."""
        self.text.setFocus()
        self.text.selectAll()

    def clear(self) -> None:
        """Let everything through."""
        self._run = None
        quiet = (*self.levels.values(), self.instance, self.span)
        for widget in quiet:  # not the fields: their ✕ follows their signals, and what those start ends in apply
            widget.blockSignals(True)
        for box in self.levels.values():
            box.setChecked(False)
        self.text.clear()
        self.ids.clear()
        self.instance.setCurrentIndex(0)
        self.span.setCurrentIndex(0)
        for widget in quiet:
            widget.blockSignals(False)
        self.apply()

    def show_run(self, run: Run, operation: str) -> None:
        """Narrow to the events of ``run``, whatever was filtered for before."""
        self.clear()
        self._run = run.id
        started = when(run.started, seconds=True)
        self.run_text.set_text(
            self.tr("Only this run: {} of {}, {}").format(operation, self._names.of_run(run), started)
        )
        self.apply()

    def set_names(self, names: RecordedNames) -> None:
        """Offer the instances by these own names, too."""
        if names != self._names:
            self._names, known = names, self._instances
            self._instances = []
            self.set_instances(known)

    def set_instances(self, names: Iterable[str]) -> None:
        """Offer these instances; the chosen one stays chosen."""
        names = sorted(set(names) - {""}, key=str.casefold)
        if names == self._instances:
            return
        chosen = self.instance.currentData()
        self._instances = names
        self.instance.blockSignals(True)
        self.instance.clear()
        self.instance.addItem(self.tr("All instances"), None)
        for name in names:
            self.instance.addItem(both(name, self._names.of(name)), name)
        self.instance.setCurrentIndex(max(0, self.instance.findData(chosen)))
        self.instance.blockSignals(False)

    def apply(self) -> None:
        """Take over what the controls say."""
        self._typing.stop()
        try:
            ids = IdRanges.parse(self.ids.text())
            problem = ""
        except JetError as error:
            ids, problem = self._wanted.ids, shown(f"{error.message} {error.hint}")
        set_invalid(self.ids, bool(problem))
        self.problem.set_text(problem)
        since, until = self._times()
        wanted = EventFilter(
            levels=frozenset(level for level, box in self.levels.items() if box.isChecked()),
            text=self.text.text().strip(),
            instance=self.instance.currentData(),
            since=since,
            until=until,
            ids=ids,
            run=self._run,
        )
        self._wanted = wanted
        self._follow()
        self.changed.emit(wanted)

    def _times(self) -> tuple[datetime | None, datetime | None]:
        span = self.span.currentData()
        if span is Span.CUSTOM:
            return _minute(self.since)[0], _minute(self.until)[1] + timedelta(minutes=1)
        return (datetime.now(UTC) - span.value if span.value else None), None

    def _follow(self) -> None:
        """Show what belongs to the choice, and whether there is something to clear."""
        custom = self.span.currentData() is Span.CUSTOM
        self.since.setVisible(custom)
        self.until.setVisible(custom)
        self.run_line.setVisible(self._run is not None)
        filters = not self._wanted.is_everything or bool(self.ids.text())
        allow(self.clear_button, filters, self.tr("No filter is set."))

    # How it is made.

    def _name_controls(self) -> None:
        self.text.setPlaceholderText(self.tr("Filter by text"))
        self.text.setAccessibleName(self.tr("Text in the message"))
        self.text.setToolTip(self.tr("Part of the message; not case-sensitive (Ctrl+F)"))
        self.ids.setPlaceholderText(self.tr("Event IDs: 210-227,-225"))
        self.ids.setAccessibleName(self.tr("Event IDs"))
        self.ids.setToolTip(self.tr("IDs and ranges, separated by commas; a minus sign excludes an ID"))
        self.instance.addItem(self.tr("All instances"), None)
        self.instance.setAccessibleName(self.tr("Instance"))
        self.span.setAccessibleName(self.tr("Time range"))
        for span, words in (
            (Span.ANY, self.tr("Any time")),
            (Span.HOUR, self.tr("Last hour")),
            (Span.DAY, self.tr("Last 24 hours")),
            (Span.WEEK, self.tr("Last 7 days")),
            (Span.CUSTOM, self.tr("Custom range")),
        ):
            self.span.addItem(words, span)
        now = QDateTime.currentDateTime()
        for edit, name, moment in (
            (self.since, self.tr("From"), now.addDays(-1)),
            (self.until, self.tr("To"), QDateTime(now.date(), QTime(23, 59))),
        ):
            edit.setAccessibleName(name)
            edit.setToolTip(name)
            edit.setDisplayFormat("d MMM yyyy HH:mm")
            edit.setDateTime(moment)
        for level, box in self.levels.items():
            box.setAccessibleName(self.tr("Show level {}").format(shown(level.label)))
        self.clear_button.setToolTip(self.tr("Clear all filters"))
        self.problem.setProperty("level", "error")
        set_icon(self.run_clear, "cancel")

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self.text, 3)
        fields.addWidget(self.instance, 3)
        fields.addWidget(self.span, 2)
        fields.addWidget(self.ids, 3)
        for combo, letters in ((self.instance, 15), (self.span, 9)):
            combo.setMinimumContentsLength(letters)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        times = QHBoxLayout()
        times.setSpacing(8)
        times.addWidget(self.since)
        times.addWidget(self.until)
        times.addStretch(1)
        checks = QHBoxLayout()
        checks.setSpacing(6)
        checks.addWidget(Flow(list(self.levels.values())), 1, Qt.AlignmentFlag.AlignVCenter)
        checks.addWidget(self.clear_button)
        line = QHBoxLayout(self.run_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.run_text, 1)
        line.addWidget(self.run_clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(fields)
        column.addWidget(self.problem)
        column.addLayout(times)
        column.addLayout(checks)
        column.addWidget(self.run_line)

    def _connect(self) -> None:
        for field in (self.text, self.ids):
            field.textChanged.connect(lambda _text: self._typing.start())
            field.returnPressed.connect(self.apply)
        for box in self.levels.values():
            box.toggled.connect(lambda _on: self.apply())
        for combo in (self.instance, self.span):
            combo.currentIndexChanged.connect(lambda _at: self.apply())
        for edit in (self.since, self.until):
            edit.dateTimeChanged.connect(lambda _moment: self._typing.start())
        self.clear_button.clicked.connect(self.clear)
        self.run_clear.clicked.connect(self._leave_run)

    def _leave_run(self) -> None:
        self._run = None
        self.apply()
        self.text.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def _tint(self) -> None:
        tokens = tokens_of(self)
        for level, box in self.levels.items():
            look = LOOKS[level]
            box.setIcon(themed_icon(look.icon, look.color(tokens)))


def _minute(edit: QDateTimeEdit) -> tuple[datetime, datetime]:
    """The beginning of the minute that is shown; the first and the last, in an hour that came twice or never."""
    year, month, day = edit.date().getDate()
    first, last = span_of(datetime(year, month, day, edit.time().hour(), edit.time().minute()))
    return first.astimezone(UTC), last.astimezone(UTC)
