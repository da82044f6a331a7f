"""The rules of a retention as fields: numbers of chains, times, a size; and what is wrong with what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QWidget

import engine
from app.retention import COUNTS, size_of, size_text
from ui.languages.sentences import shown
from ui.widgets.form import padded, set_invalid
from ui.widgets.text import TextLabel

T = TypeVar("T")

MOST = 9999
"""The largest number that a field offers; the next one is all."""


class CountBox(QSpinBox):
    """A number of chains or periods: none, 1, 2, … and then all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none, self._all = self.tr("none"), self.tr("all")
        self.setRange(0, MOST + 1)
        self.setWrapping(True)
        self.setAccelerated(True)
        padded(self)

    @property
    def count(self) -> int:
        """As :class:`engine.Retention` has it."""
        return engine.Retention.UNLIMITED if self.value() > MOST else self.value()

    def set_count(self, count: int) -> None:
        """Show ``count``; more than can be shown is all."""
        self.setValue(min(count, MOST + 1))

    def textFromValue(self, value: int) -> str:
        if value > MOST:
            return self._all
        return super().textFromValue(value) if value else self._none

    def valueFromText(self, text: str) -> int:
        text = text.strip().casefold()
        words = {self._all.casefold(): MOST + 1, self._none.casefold(): 0, "": 0}
        return words[text] if text in words else super().valueFromText(text)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        typed = text.strip().casefold()
        words = (self._all.casefold(), self._none.casefold())
        if typed in words:
            return QValidator.State.Acceptable, text, position
        if any(word.startswith(typed) for word in words):
            return QValidator.State.Intermediate, text, position
        return super().validate(text, position)


class RulesForm(QWidget):
    """``changed`` comes after each change; :attr:`rules` is None while a field cannot be understood."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = {name: CountBox() for name in COUNTS}
        self.within, self.min_age, self.max_size = QLineEdit(), QLineEdit(), QLineEdit()
        self.evidence = QCheckBox(self.tr("&As-is backups, too"))
        self.trouble = TextLabel("", fold=True)
        self.trouble.setProperty("level", "error")
        self._grid = QGridLayout(self)
        self._lay_out()
        for box in self.counts.values():
            box.valueChanged.connect(self._follow)
        for line in (self.within, self.min_age, self.max_size):
            line.textChanged.connect(self._follow)
        self.evidence.toggled.connect(self._follow)
        self.rules: engine.Retention | None = engine.Retention()

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        newest = self.tr("Keeps the newest chain of each of the last {} that have one")
        for name, label, tip in (
            ("last", self.tr("Keep &last"), self.tr("Keeps this many chains, the newest first")),
            ("hourly", self.tr("Hou&rly"), newest.format(self.tr("hours"))),
            ("daily", self.tr("Da&ily"), newest.format(self.tr("days"))),
            ("weekly", self.tr("&Weekly"), newest.format(self.tr("weeks"))),
            ("monthly", self.tr("Mo&nthly"), newest.format(self.tr("months"))),
            ("yearly", self.tr("&Yearly"), newest.format(self.tr("years"))),
        ):
            self._add(label, self.counts[name], tip)
        for field, label, example, tip in (
            (
                self.within,
                self.tr("Everything wi&thin"),
                self.tr("Example: 30d"),
                self.tr("Keeps all chains of this time before the newest one: 12h, 30d, 2w, 6m, 1y6m"),
            ),
            (
                self.min_age,
                self.tr("&Minimum age"),
                self.tr("Example: 7d"),
                self.tr("Removes nothing that is younger: 12h, 30d, 2w, 6m, 1y6m"),
            ),
            (
                self.max_size,
                self.tr("Si&ze limit"),
                self.tr("Example: 500G"),
                self.tr(
                    "Removes the oldest of what the rules keep until all chains together have this size: 500G"
                ),
            ),
        ):
            field.setPlaceholderText(example)
            field.setClearButtonEnabled(True)
            self._add(label, field, tip)
        tip = self.tr("Applies the rules to as-is backups (evidence), too; otherwise they are kept")
        self.evidence.setToolTip(tip)
        self.evidence.setAccessibleName(self.evidence.text().replace("&", ""))
        self.evidence.setAccessibleDescription(tip)
        self._grid.addWidget(self.evidence, self._grid.rowCount(), 0, 1, 2)
        self._grid.addWidget(self.trouble, self._grid.rowCount(), 0, 1, 2)

    def _add(self, label: str, field: QWidget, tip: str) -> None:
        row = self._grid.rowCount()
        name = QLabel(label)
        name.setBuddy(field)
        for part in (name, field):
            part.setToolTip(tip)
        field.setMaximumWidth(field.fontMetrics().averageCharWidth() * 40)
        field.setAccessibleName(label.replace("&", ""))
        field.setAccessibleDescription(tip)
        self._grid.addWidget(name, row, 0)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(field, 100)
        line.addStretch(1)  # what a field leaves over in a wide page
        self._grid.addLayout(line, row, 1)

    def set_rules(self, rules: engine.Retention) -> None:
        """Show ``rules``; ``changed`` does not come."""
        self.blockSignals(True)
        for name, box in self.counts.items():
            box.set_count(getattr(rules, name))
        self.within.setText(str(rules.within or ""))
        self.min_age.setText(str(rules.min_age or ""))
        self.max_size.setText("" if rules.max_size is None else size_text(rules.max_size))
        self.evidence.setChecked(rules.evidence)
        self._follow()
        self.blockSignals(False)

    def _follow(self) -> None:
        problems: list[str] = []
        within = _read(self.within, engine.Duration.parse, problems)
        min_age = _read(self.min_age, engine.Duration.parse, problems)
        max_size = _read(self.max_size, size_of, problems)
        counts = {name: box.count for name, box in self.counts.items()}
        rules = engine.Retention(
            **counts, within=within, min_age=min_age, max_size=max_size, evidence=self.evidence.isChecked()
        )
        self.rules = None if problems else rules
        self.trouble.set_text("\n".join(problems))
        self.changed.emit()


def _read(line: QLineEdit, reader: Callable[[str], T], problems: list[str]) -> T | None:
    """What is typed; None if that is nothing, or nothing that can be understood, which goes to ``problems``."""
    text = line.text().strip()
    found: T | None = None
    problem = ""
    if text:
        try:
            found = reader(text)
        except ValueError as error:
            problem = shown(str(error))
            problems.append(problem)
    set_invalid(line, bool(problem))
    return found
