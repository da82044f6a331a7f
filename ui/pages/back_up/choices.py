"""The choices of a backup: instance, destination, mode, logs, and what is said below each."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.settings import BackupMode, Settings
from engine.errors import known
from ui.panels.verdict_line import VerdictLine
from ui.widgets.buttons import push_button
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel


class Choices(Panel):
    """Fields and hints, laid out; what they amount to is the page's to say."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.set_text(self.tr("Options"))
        self.instance = QComboBox()
        self.destination = QComboBox()
        self.browse = push_button(self.tr("Browse…"), icon="open-folder")
        self.may_create = QCheckBox(self.tr("Create the folder"))
        self.full = QRadioButton(self.tr("Full"))
        self.incremental = QRadioButton(self.tr("Incremental"))
        self.truncate = QRadioButton(self.tr("Truncate logs only"))
        self.may_lose = QCheckBox()
        self.atomic = QCheckBox(self.tr("Keep only one set (atomic)"))
        self.logs = QComboBox()
        self.verdict = VerdictLine()
        self.what_hint = TextLabel("", "small", fold=True)
        self.where_hint = TextLabel("", "small", fold=True)
        self.logs_hint = TextLabel("", "small", fold=True)
        self.effects: list[tuple[QRadioButton, TextLabel]] = []
        """Each mode and the line that says what it does."""
        self._prepare(settings)
        self._lay_out()

    def _prepare(self, settings: Settings) -> None:
        for box in (self.instance, self.destination, self.logs):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
        self.destination.setEditable(True)
        self.destination.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        edit = known(self.destination.lineEdit(), "line of an editable box")
        edit.setPlaceholderText(self.tr("Folder for backups"))
        edit.setAccessibleName(self.tr("Destination"))
        self.destination.setCompleter(None)  # type: ignore[arg-type]  # what is typed is what is meant
        self.logs.addItem(self.tr("All logs in the folder"), False)
        self.logs.addItem(self.tr("Required logs only"), True)
        self._kinds = QButtonGroup(self)
        for button in (self.full, self.incremental, self.truncate):
            self._kinds.addButton(button)
            button.setAccessibleName(button.text())
        (self.full if settings.last_mode is BackupMode.FULL else self.incremental).setChecked(True)
        self.atomic.setChecked(settings.last_atomic)
        for check in (self.atomic, self.may_create):
            check.setAccessibleName(check.text())
        self.may_create.hide()
        self.may_lose.hide()

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.addWidget(self.destination, 1)
        where.addWidget(self.browse)
        self._add(self.tr("&Instance"), self.instance)
        self.body.addWidget(self.what_hint)
        self.body.addWidget(self.verdict)
        self._add(self.tr("&Destination"), self.destination, where)
        self.body.addWidget(self.where_hint)
        self.body.addWidget(self.may_create)
        self._add(self.tr("&Mode"), self.full, self._mode_box())
        self._add(self.tr("&Logs"), self.logs)
        self.body.addWidget(self.logs_hint)
        self.body.addWidget(self.atomic)
        atomic_hint = TextLabel(
            self.tr(
                "The previous set stays until the new one is complete. Incremental backups then continue the new "
                "one. Logs are handled as in any full backup."
            ),
            "small",
            fold=True,
        )
        self.body.addWidget(atomic_hint)
        self.body.addStretch(1)

    def _add(self, label: str, field: QWidget, row: QHBoxLayout | QVBoxLayout | None = None) -> None:
        """A label above ``field``, or above the ``row`` that holds it."""
        name = QLabel(label)
        name.setProperty("role", "strong")
        name.setBuddy(field)
        self.body.addSpacing(4)
        self.body.addWidget(name)
        if row is None:
            self.body.addWidget(field)
        else:
            self.body.addLayout(row)
        if isinstance(field, QComboBox):
            field.setAccessibleName(label.replace("&", ""))

    def _mode_box(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        for button in (self.full, self.incremental, self.truncate):
            column.addWidget(button)
            hint = TextLabel("", "small", fold=True)
            hint.setContentsMargins(26, 0, 0, 4)
            self.effects.append((button, hint))
            column.addWidget(hint)
        self.may_lose.setContentsMargins(26, 0, 0, 4)
        column.addWidget(self.may_lose)
        return column
