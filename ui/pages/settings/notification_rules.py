"""When notifications are sent: what is repeated, quiet hours, the weekly digest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import time, timedelta

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QSpinBox, QTimeEdit, QWidget

from app.jobs.job import QuietHours, Weekday
from app.notify.decide import DigestTime, Rules
from ui.widgets.form import padded
from ui.widgets.text import TextLabel

HOUR = timedelta(hours=1)
_QUIET = QuietHours(time(22), time(7))
_DIGEST = DigestTime(Weekday.MONDAY, time(8))


class NotificationRules(QWidget):
    """``changed`` comes when a person has changed a rule."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.remind = padded(QSpinBox(minimum=0, maximum=24 * 30))
        self.quiet = QCheckBox(self.tr("&Quiet hours"))
        self.begin, self.end = _clock(self.tr("Quiet from")), _clock(self.tr("Quiet until"))
        self.criticals = QCheckBox(self.tr("Critical problems wait, too"))
        self.digest = QCheckBox(self.tr("Weekly &digest"))
        for box in (self.quiet, self.criticals, self.digest):
            box.setAccessibleName(box.text().replace("&", ""))
        self.day = QComboBox()
        self.at = _clock(self.tr("Time of the digest"))
        self._fill()
        self._lay_out()
        self._connect()

    def _fill(self) -> None:
        self.remind.setSpecialValueText(self.tr("never"))
        self.remind.setSuffix(self.tr(" hours"))
        self.remind.setAccessibleName(self.tr("Repeat a lasting problem after this many hours"))
        self.day.setAccessibleName(self.tr("Day of the digest"))
        for at, day in enumerate(Weekday):
            self.day.addItem(QLocale().standaloneDayName(at + 1), day)

    def _lay_out(self) -> None:
        remind = TextLabel(self.tr("Repeat lastin&g problems every"))
        remind.setBuddy(self.remind)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(remind, 0, 0)
        grid.addLayout(_row(self.remind), 0, 1)
        grid.addWidget(self.quiet, 1, 0)
        grid.addLayout(_row(self.begin, TextLabel("–", "muted"), self.end), 1, 1)
        grid.addLayout(_row(self.criticals), 2, 1)
        grid.addWidget(self.digest, 3, 0)
        grid.addLayout(_row(self.day, self.at), 3, 1)

    def _connect(self) -> None:
        self.remind.editingFinished.connect(self._tell)
        for box in (self.quiet, self.criticals, self.digest):
            box.clicked.connect(lambda _on: self._tell())
        self.day.activated.connect(lambda _at: self._tell())
        for clock in (self.begin, self.end, self.at):
            clock.editingFinished.connect(self._tell)

    def show_rules(self, rules: Rules) -> None:
        """Show ``rules``; a field that has the keyboard is left alone."""
        quiet, digest = rules.quiet or _QUIET, rules.digest or _DIGEST
        with self._shown():
            if not self.remind.hasFocus():
                self.remind.setValue(rules.remind // HOUR if rules.remind else 0)
            self.quiet.setChecked(rules.quiet is not None)
            for clock, at in ((self.begin, quiet.start), (self.end, quiet.end), (self.at, digest.at)):
                if not clock.hasFocus():
                    clock.setTime(QTime(at.hour, at.minute))
            self.criticals.setChecked(rules.quiet_criticals)
            self.digest.setChecked(rules.digest is not None)
            self.day.setCurrentIndex(self.day.findData(digest.day))
        self._rules = self.said()(rules)
        self._follow()

    def said(self) -> Callable[[Rules], Rules]:
        """What the form says now, as a change of the rules of any moment: it asks the form no more."""
        hours = self.remind.value()
        quiet = QuietHours(_time(self.begin), _time(self.end)) if self.quiet.isChecked() else None
        digest = DigestTime(Weekday(self.day.currentData()), _time(self.at)) if self.digest.isChecked() else None
        criticals = self.criticals.isChecked()

        def change(before: Rules) -> Rules:
            same = before.remind is not None and before.remind // HOUR == hours
            remind = before.remind if same else hours * HOUR if hours else None
            return replace(before, remind=remind, quiet=quiet, quiet_criticals=criticals, digest=digest)

        return change

    @contextmanager
    def _shown(self) -> Iterator[None]:
        self._showing = True
        yield
        self._showing = False

    def _follow(self) -> None:
        quiet: tuple[QWidget, ...] = (self.begin, self.end, self.criticals)
        digest: tuple[QWidget, ...] = (self.day, self.at)
        for box, parts in ((self.quiet, quiet), (self.digest, digest)):
            for part in parts:
                part.setEnabled(box.isChecked())

    def _tell(self) -> None:
        self._follow()
        said = self.said()
        if not self._showing and said(self._rules) != self._rules:
            self._rules = said(self._rules)
            self.changed.emit()


def _clock(name: str) -> QTimeEdit:
    clock = padded(QTimeEdit())
    clock.setDisplayFormat("HH:mm")
    clock.setAccessibleName(name)
    return clock


def _time(clock: QTimeEdit) -> time:
    return time(clock.time().hour(), clock.time().minute())


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return row
