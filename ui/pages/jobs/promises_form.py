"""What a job promises, and the programs that run before and after it."""

from __future__ import annotations

import shlex
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.jobs.job import Hook, Targets
from app.jobs.texts import duration_of, duration_text
from ui.languages.sentences import shown
from ui.pages.jobs.fault import Fault, FaultLine
from ui.widgets.text import TextLabel

DEFAULT_LIMIT = timedelta(minutes=5)


class SpanField(QLineEdit):
    """A duration such as 26h; nothing is None."""

    def __init__(self, name: str, example: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(tip)
        self.setToolTip(tip)
        self.setPlaceholderText(example)
        self.setClearButtonEnabled(True)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 30)
        self.line = FaultLine(self)

    @property
    def span(self) -> timedelta | None:
        """None for nothing, and for what is not understood."""
        try:
            return duration_of(self.text()) if self.text().strip() else None
        except ValueError:
            return None

    def set_span(self, span: timedelta | None) -> None:
        self.setText("" if span is None else duration_text(span))

    def faults(self) -> list[Fault]:
        text = ""
        if self.text().strip():
            try:
                duration_of(self.text())
            except ValueError as error:
                text = shown(str(error))
        return self.line.show_fault(text)


class TargetsForm(QWidget):
    """``changed`` comes after each change."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.max_age = SpanField(
            self.tr("Newest restorable state"),
            self.tr("Example: 26h"),
            self.tr("How old the newest moment that can be restored may become (RPO)"),
        )
        self.verified = SpanField(
            self.tr("Newest verification"),
            self.tr("Example: 7d"),
            self.tr("How old the newest verification may become"),
        )
        self.drilled = SpanField(
            self.tr("Newest restore drill"),
            self.tr("Example: 30d"),
            self.tr("How old the newest restore drill may become"),
        )
        about = self.tr(
            "How old each may become before the overview, notifications and ese-backup status report it. An empty "
            "field sets no target."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(TextLabel(about, "muted", fold=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        labels = self.tr("Newest &restorable state"), self.tr("Newest &verification"), self.tr("Newest &drill")
        for row, (label, field) in enumerate(zip(labels, self._fields, strict=True)):
            name = QLabel(label)
            name.setBuddy(field)
            grid.addWidget(name, 2 * row, 0)
            grid.addWidget(field, 2 * row, 1, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(field.line, 2 * row + 1, 1)
            field.textChanged.connect(self.changed)
        column.addLayout(grid)
        column.addStretch(1)

    @property
    def _fields(self) -> tuple[SpanField, ...]:
        return self.max_age, self.verified, self.drilled

    @property
    def targets(self) -> Targets:
        return Targets(self.max_age.span, self.verified.span, self.drilled.span)

    def set_targets(self, targets: Targets) -> None:
        """Show ``targets``."""
        spans = targets.max_age, targets.verified, targets.drilled
        for field, span in zip(self._fields, spans, strict=True):
            field.set_span(span)

    def faults(self) -> list[Fault]:
        """What is wrong, said at its field, too."""
        return [fault for field in self._fields for fault in field.faults()]


class HookFields(QWidget):
    """A program and its time limit."""

    changed = Signal()

    def __init__(self, title: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.command = QLineEdit()
        self.command.setPlaceholderText(example)
        self.command.setAccessibleName(title.replace("&", ""))
        self.line = FaultLine(self.command)
        self.limit = SpanField(
            self.tr("Time limit"),
            self.tr("Example: 5m"),
            self.tr("The program is ended when this time has passed"),
        )
        self.limit.setText(duration_text(DEFAULT_LIMIT))
        name, limit = QLabel(title), QLabel(self.tr("Time limit"))
        name.setProperty("role", "strong")
        name.setBuddy(self.command)
        limit.setBuddy(self.limit)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(name, 0, 0, 1, 2)
        grid.addWidget(self.command, 1, 0, 1, 2)
        grid.addWidget(self.line, 2, 0, 1, 2)
        grid.addWidget(limit, 3, 0)
        grid.addWidget(self.limit, 3, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.limit.line, 4, 1)
        self.command.textChanged.connect(self._follow)
        self.limit.textChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.limit.setEnabled(bool(self.command.text().strip()))
        self.changed.emit()

    @property
    def hook(self) -> Hook | None:
        """None without a program, and for what is not understood."""
        try:
            words = tuple(shlex.split(self.command.text()))
        except ValueError:
            return None
        return Hook(words, self.limit.span or DEFAULT_LIMIT) if words else None

    def set_hook(self, hook: Hook | None) -> None:
        """Show ``hook``."""
        self.command.setText(shlex.join(hook.command) if hook else "")
        self.limit.set_span(hook.limit if hook else DEFAULT_LIMIT)

    def faults(self) -> list[Fault]:
        """What is wrong, said at its field, too."""
        text = ""
        try:
            shlex.split(self.command.text())
        except ValueError:
            text = self.tr("A quotation mark is not closed.")
        found = self.line.show_fault(text)
        return [*found, *(self.limit.faults() if self.limit.isEnabled() else [])]


class HooksForm(QWidget):
    """``changed`` comes after each change."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before = HookFields(self.tr("&Before the job"), self.tr("Example: /usr/local/bin/mount-backups"))
        self.after = HookFields(self.tr("&After the job"), self.tr("Example: /usr/local/bin/report"))
        about = self.tr(
            "Programs that the job runs, without a shell, as the user that runs the job. If the first one fails "
            "or exceeds its time limit, the job does not run. Their output is kept in the history."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(TextLabel(about, "muted", fold=True))
        for fields in (self.before, self.after):
            column.addWidget(fields)
            fields.changed.connect(self.changed)
        column.addStretch(1)

    def set_hooks(self, before: Hook | None, after: Hook | None) -> None:
        """Show these."""
        self.before.set_hook(before)
        self.after.set_hook(after)

    def faults(self) -> list[Fault]:
        """What is wrong, said at its field, too."""
        return [*self.before.faults(), *self.after.faults()]
