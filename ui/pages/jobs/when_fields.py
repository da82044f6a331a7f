"""When something is due, as fields: at times, every so often, or by a cron expression; and what that means."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import available_timezones

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.jobs.job import Weekday, When
from app.jobs.zone import SYSTEM_ZONE
from ui.format import weekday_name
from ui.models.when_draft import STEPS, WhenDraft, WhenKind, WhenLook, look_at_when, next_words, step_words
from ui.pages.jobs.fault import Fault, FaultLine
from ui.widgets.flow import Flow
from ui.widgets.text import TextLabel
from ui.worker import Background

PAUSE_MS = 150
"""Rest after a key before the next slots are computed."""


class WhenFields(QWidget):
    """``changed`` comes after each change of :attr:`when`, which is None while a field is not understood."""

    changed = Signal()

    def __init__(self, background: Background, slot: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._slot = slot
        self.kinds: dict[WhenKind, QRadioButton] = {
            WhenKind.AT: QRadioButton(self.tr("A&t")),
            WhenKind.EVERY: QRadioButton(self.tr("E&very")),
            WhenKind.CRON: QRadioButton(self.tr("C&ron (expert)")),
        }
        self.at, self.cron, self.grace = QLineEdit(), QLineEdit(), QLineEdit()
        self.every, self.zone = QComboBox(), QComboBox()
        self.days = {day: QCheckBox(weekday_name(at)) for at, day in enumerate(Weekday, start=1)}
        self.words, self.next = TextLabel("", "strong", fold=True), TextLabel("", "muted", fold=True)
        self.fault_lines: Mapping[str, FaultLine] = {}
        self.when: When | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self._lay_out()
        self._connect()
        self.set_draft(WhenDraft())
        background.ask(f"{slot} zones", lambda _cancel: sorted(available_timezones()), self._offer_zones)

    # How it is made.

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        for button in self.kinds.values():
            group.addButton(button)
            button.setAccessibleName(button.text().replace("&", ""))
        self.at.setPlaceholderText(self.tr("Example: 02:00, 14:30"))
        self.cron.setPlaceholderText(self.tr("Example: 30 2 * * 1-5"))
        self.grace.setPlaceholderText(self.tr("no limit; example: 4h"))
        for step in STEPS:
            self.every.addItem(step_words(step), step)
        self.zone.addItem(self.tr("Of this machine"), "")
        self.zone.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.zone.setMinimumContentsLength(16)
        for line, name in (
            (self.at, self.tr("Times")),
            (self.every, self.tr("Interval")),
            (self.cron, self.tr("Cron expression")),
        ):
            line.setAccessibleName(name)
        self._days = Flow(tuple(self.days.values()))
        for box in self.days.values():
            box.setAccessibleName(box.text())
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        lines: dict[str, FaultLine] = {}
        ways = self.at, self.every, self.cron
        for row, (kind, way) in enumerate(zip(self.kinds.values(), ways, strict=True)):
            grid.addWidget(kind, 2 * row, 0)
            grid.addWidget(way, 2 * row, 1)
        self._label(grid, 6, self.tr("On"), self._days)
        self._label(grid, 8, self.tr("Catch up &within"), self.grace)
        self._label(grid, 10, self.tr("Time &zone"), self.zone)
        tip = self.tr("A missed run is caught up once, unless more time than this has passed since")
        self.grace.setToolTip(tip)
        self.grace.setAccessibleDescription(tip)
        named: dict[str, QWidget] = {
            "at": self.at,
            "every": self.every,
            "cron": self.cron,
            "days": self._days,
            "grace": self.grace,
        }
        for row, (name, part) in zip((1, 3, 5, 7, 9), named.items(), strict=True):
            lines[name] = FaultLine(part)
            grid.addWidget(lines[name], row, 1)
        self.fault_lines = lines
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.words)
        column.addWidget(self.next)

    def _label(self, grid: QGridLayout, row: int, text: str, field: QWidget) -> None:
        name = QLabel(text)
        name.setBuddy(field)
        if not isinstance(field, Flow):
            field.setAccessibleName(text.replace("&", ""))
        grid.addWidget(name, row, 0)
        line = QHBoxLayout()
        line.addWidget(field, 1)
        grid.addLayout(line, row, 1)

    def _connect(self) -> None:
        for button in self.kinds.values():
            button.toggled.connect(self._follow)
        for line in (self.at, self.cron, self.grace):
            line.textChanged.connect(self._follow)
        for box in (self.every, self.zone):
            box.currentIndexChanged.connect(self._follow)
        for check in self.days.values():
            check.toggled.connect(self._follow)

    def _offer_zones(self, names: list[str]) -> None:
        chosen = self.zone.currentData()
        self.zone.blockSignals(True)
        for name in names:
            if self.zone.findData(name) < 0:
                self.zone.addItem(name, name)
        self.zone.setCurrentIndex(self.zone.findData(chosen))
        self.zone.blockSignals(False)

    # What callers use.

    @property
    def draft(self) -> WhenDraft:
        """What the fields contain."""
        kind = next(kind for kind, button in self.kinds.items() if button.isChecked())
        days = frozenset(day for day, box in self.days.items() if box.isChecked())
        every = self.every.currentData() or timedelta(hours=1)
        zone = str(self.zone.currentData() or "")
        return WhenDraft(kind, self.at.text(), every, days, self.cron.text(), zone, self.grace.text())

    def set_draft(self, draft: WhenDraft) -> None:
        """Show ``draft``; ``changed`` does not come."""
        self.blockSignals(True)
        self.kinds[draft.kind].setChecked(True)
        self.at.setText(draft.at)
        if self.every.findData(draft.every) < 0:
            self.every.addItem(step_words(draft.every), draft.every)
        self.every.setCurrentIndex(self.every.findData(draft.every))
        for day, box in self.days.items():
            box.setChecked(day in draft.days)
        self.cron.setText(draft.cron)
        if self.zone.findData(draft.zone) < 0:
            self.zone.addItem(draft.zone, draft.zone)
        self.zone.setCurrentIndex(self.zone.findData(draft.zone))
        self.grace.setText(draft.grace)
        self._follow()
        self.blockSignals(False)

    def faults(self) -> list[Fault]:
        """What is wrong, as said at the fields."""
        return [Fault(line.accessibleName(), line.field) for line in self.fault_lines.values() if line.text()]

    # What happens when.

    def _follow(self) -> None:
        draft = self.draft
        for field, kind in ((self.at, WhenKind.AT), (self.every, WhenKind.EVERY), (self.cron, WhenKind.CRON)):
            field.setEnabled(draft.kind is kind)
        self._days.setEnabled(draft.kind is not WhenKind.CRON)
        when, faults = draft.read()
        for name, line in self.fault_lines.items():
            line.show_fault(faults.get(name, ""))
        self.when = None if faults else when
        self._timer.start()
        self.changed.emit()

    def _ask(self) -> None:
        """Compute in the background what the fields mean: some expressions are rare in a century."""
        when = self.when
        if when is None:
            self._background.forget(self._slot)
            self._show(WhenLook("", ()))
        else:
            work = partial(look_at_when, when, datetime.now(UTC), SYSTEM_ZONE)
            self._background.ask(self._slot, lambda _cancel: work(), self._show)

    def _show(self, look: WhenLook) -> None:
        self.words.set_text(look.words)
        self.next.set_text(next_words(look) if look.words else "")

    def rest(self) -> None:
        """Wait for nothing any more."""
        self._timer.stop()
        for slot in (self._slot, f"{self._slot} zones"):
            self._background.forget(slot)
