"""The backup page: choices at the left, the plan that follows from them at the right."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

import engine
from app.jobs import BackupRequest
from app.settings import Mode
from ui.context import Context
from ui.live_run import backup_run
from ui.models.instances import identity
from ui.models.plan import Preview, look, request_for
from ui.models.protection import product_name
from ui.page import Page
from ui.pages.plan_view import PlanView
from ui.widgets.buttons import push_button
from ui.widgets.form import set_invalid
from ui.widgets.panel import Panel, scrolled
from ui.widgets.text import TextLabel

PAUSE_MS = 250
"""Rest after a key before the plan is made anew."""
NARROW = 105
"""Characters of width below which the plan stands under the choices."""


def build(context: Context) -> Page:
    """The page as the window takes it."""
    widget = BackUpPage(context)
    subtitle = widget.tr("Choose what goes where; nothing runs before Start")
    return Page(widget.tr("Back up"), "back-up", widget, subtitle, widget.start)


class BackUpPage(QWidget):
    """Makes a request and shows its plan anew whenever a choice, the instance or the destination changes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.preview: Preview | None = None
        """The plan that is shown; None while it is being made."""
        self.instance = QComboBox()
        self.destination = QComboBox()
        self.browse = push_button(self.tr("Browse …"), icon="open-folder")
        self.may_create = QCheckBox(self.tr("Create the folder"))
        self.full = QRadioButton(self.tr("Full"))
        self.incremental = QRadioButton(self.tr("Incremental"))
        self.atomic = QCheckBox(self.tr("Keep one set only and replace it when the new one is complete (atomic)"))
        self.logs = QComboBox()
        self.start = push_button(self.tr("Start backup"), "primary", "back-up")
        self.plan = PlanView()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self._prepare()
        self._lay_out()
        self._connect()
        self._take_instances()
        self._take_destinations()

    # How it is made.

    def _prepare(self) -> None:
        settings = self._context.preferences.value
        for box in (self.instance, self.destination, self.logs):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
        self.destination.setEditable(True)
        self.destination.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        edit = self.destination.lineEdit()
        assert isinstance(edit, QLineEdit)
        edit.setPlaceholderText(self.tr("A folder for backups"))
        edit.setAccessibleName(self.tr("Destination"))
        self.logs.addItem(self.tr("All logs in the folder"), "all")
        self.logs.addItem(self.tr("Only those needed from now on"), "needed")
        self._kinds = QButtonGroup(self)
        for button in (self.full, self.incremental):
            self._kinds.addButton(button)
            button.setAccessibleName(button.text())
        (self.full if settings.last_mode is Mode.FULL else self.incremental).setChecked(True)
        self.atomic.setChecked(settings.last_atomic)
        self.atomic.setText(self.tr("Keep one set only (atomic)"))
        for check in (self.atomic, self.may_create):
            check.setAccessibleName(check.text())
        self.may_create.hide()
        self.start.setEnabled(False)

    def _lay_out(self) -> None:
        panel = Panel(self.tr("Choices"))
        where = QHBoxLayout()
        where.addWidget(self.destination, 1)
        where.addWidget(self.browse)
        self._what_hint = TextLabel("", "small", fold=True)
        self._where_hint = TextLabel("", "small", fold=True)
        self._add(panel, self.tr("&Instance"), self.instance)
        panel.body.addWidget(self._what_hint)
        self._add(panel, self.tr("&Destination"), self.destination, where)
        panel.body.addWidget(self._where_hint)
        panel.body.addWidget(self.may_create)
        self._add(panel, self.tr("&Mode"), self.full, self._mode_box())
        self._add(panel, self.tr("&Logs"), self.logs)
        text = self.tr("The current log always goes along. Take only those needed when older ones are torn.")
        self.logs.setAccessibleDescription(text)
        panel.body.addWidget(TextLabel(text, "small", fold=True))
        panel.body.addWidget(self.atomic)
        self._atomic_hint = TextLabel(
            self.tr("The set before stays until the new one is whole; incrementals then continue it."),
            "small",
            fold=True,
        )
        panel.body.addWidget(self._atomic_hint)
        panel.body.addStretch(1)
        content = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._halves.setContentsMargins(0, 0, 12, 16)
        self._halves.setSpacing(12)
        self._halves.addWidget(panel, 5)
        self._halves.addWidget(self.plan, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 8, 0)
        column.addWidget(scrolled(content))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self.fontMetrics().averageCharWidth() * NARROW
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() is not way:
            self._halves.setDirection(way)

    def _add(self, panel: Panel, label: str, field: QWidget, row: QHBoxLayout | QVBoxLayout | None = None) -> None:
        """A label above ``field``, or above the ``row`` that holds it."""
        name = QLabel(label)
        name.setProperty("role", "strong")
        name.setBuddy(field)
        panel.body.addSpacing(4)
        panel.body.addWidget(name)
        if row is None:
            panel.body.addWidget(field)
        else:
            panel.body.addLayout(row)
        if isinstance(field, QComboBox):
            field.setAccessibleName(label.replace("&", ""))

    def _mode_box(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        texts = (
            (self.full, self.tr("Databases, logs and checkpoint: begins a new chain.")),
            (self.incremental, self.tr("The logs since the newest set: continues the chain.")),
        )
        for button, text in texts:
            column.addWidget(button)
            hint = TextLabel(text, "small", fold=True)
            hint.setContentsMargins(26, 0, 0, 4)
            button.setAccessibleDescription(text)
            column.addWidget(hint)
        text = self.tr("Files at rest are only read: no log is deleted, no header is changed.")
        column.addWidget(TextLabel(text, "small", fold=True))
        return column

    def _connect(self) -> None:
        context = self._context
        self.instance.currentIndexChanged.connect(self._changed)
        self.destination.editTextChanged.connect(self._changed)
        self.may_create.toggled.connect(self._changed)
        self.full.toggled.connect(self._changed)
        self.atomic.toggled.connect(self._changed)
        self.logs.currentIndexChanged.connect(self._changed)
        self.browse.clicked.connect(self._browse)
        self.start.clicked.connect(self._start)
        context.inventory.instances_changed.connect(self._take_instances)
        context.inventory.chains_changed.connect(self._changed)
        context.preferences.changed.connect(self._take_destinations)
        context.desk.lines_changed.connect(self._show_start)
        context.wishes.back_up.connect(self._take_wish)

    # What is chosen.

    @property
    def chosen(self) -> engine.InstanceFiles | None:
        """The instance to back up."""
        return cast("engine.InstanceFiles | None", self.instance.currentData())

    def request(self) -> BackupRequest | None:
        """What would be started; None while something is missing."""
        instance, text = self.chosen, self.destination.currentText().strip()
        if instance is None or not text:
            return None
        full = self.full.isChecked()
        choice = self.logs.currentData() if full else "all"
        options = engine.Options(
            create=self.may_create.isChecked(), atomic=self.atomic.isChecked(), logs=engine.LogChoice(choice)
        )
        kind = engine.Kind.FULL if full else engine.Kind.INCREMENTAL
        return request_for(instance, Path(text).expanduser().absolute(), kind, options)

    def choose(self, instance: engine.InstanceFiles) -> None:
        """Plan for this instance."""
        self._choose(identity(instance))

    def _choose(self, name: str) -> None:
        rows = range(self.instance.count())
        row = next((at for at in rows if identity(self.instance.itemData(at)) == name), 0)
        self.instance.setCurrentIndex(row if self.instance.count() else -1)

    def _take_wish(self, instance: engine.InstanceFiles | None) -> None:
        if instance is not None:
            self.choose(instance)
        if not self.destination.currentText():
            self.destination.setFocus()
        else:
            self.start.setFocus()

    # What happens when.

    def _take_instances(self) -> None:
        kept = self.chosen and identity(self.chosen)
        self.instance.blockSignals(True)
        self.instance.clear()
        instances = self._context.inventory.instances
        short = Counter((found.name, found.directory.name) for found in instances)
        for found in sorted(instances, key=identity):
            folder = found.directory.name
            alone = short[found.name, folder] == 1
            self.instance.addItem(f"{found.name} · {folder if alone else found.directory}", found)
            at = self.instance.count() - 1
            self.instance.setItemData(at, str(found.directory), Qt.ItemDataRole.ToolTipRole)
        self._choose(kept or "")
        self.instance.blockSignals(False)
        self._changed()

    def _take_destinations(self) -> None:
        known = self._context.preferences.value.destinations
        if [self.destination.itemText(at) for at in range(self.destination.count())] == list(known):
            return
        text = self.destination.currentText()
        self.destination.blockSignals(True)
        self.destination.clear()
        self.destination.addItems(known)
        self.destination.setEditText(text or (known[0] if known else ""))
        self.destination.blockSignals(False)
        self._changed()

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Choose the folder for backups"), self.destination.currentText()
        )
        if chosen:
            self.destination.setEditText(chosen)

    def _changed(self) -> None:
        self.preview = None
        chosen = self.chosen
        self._what_hint.set_text(f"{product_name(chosen)} · {chosen.directory}" if chosen else "")
        self.logs.setEnabled(self.full.isChecked())
        self._show_start()
        self._timer.start()

    def _ask(self) -> None:
        request = self.request()
        if request is None:
            self._context.background.forget("plan")
            none = self.tr("There is no instance yet: add a folder on the page Instances.")
            self.plan.show_hint(none if self.chosen is None else self.tr("Choose a destination."))
            return
        self._context.background.ask("plan", lambda cancel: look(request, cancel), self._take_preview)

    def _take_preview(self, found: Preview) -> None:
        self.preview = found
        self.may_create.setVisible(not found.exists)
        edit = self.destination.lineEdit()
        if edit:
            set_invalid(edit, not found.exists and not self.may_create.isChecked())
        hint = self.tr("This folder does not exist yet.") if not found.exists else ""
        self._where_hint.set_text(hint)
        self.plan.show_preview(found)
        self._show_start()

    def _show_start(self) -> None:
        instance = self.chosen
        busy = bool(instance and self._context.desk.running_for(identity(instance)))
        self.start.setEnabled(not busy and self.preview is not None and self.preview.plan is not None)
        reason = self.tr("A backup of this instance is running.") if busy else self._why_not()
        self.start.setToolTip(reason)
        self.start.setAccessibleDescription(reason)

    def _why_not(self) -> str:
        if self.preview is None:
            return self.tr("The plan is being made.")
        return self.preview.refusal.message if self.preview.refusal else self.tr("Begin what the plan says")

    def _start(self) -> None:
        instance, found = self.chosen, self.preview
        if instance is None or found is None or found.plan is None:
            return
        request = found.request
        mode = Mode(request.kind.value)
        self._context.preferences.change(
            lambda settings: replace(
                settings.with_destination(str(request.destination)),
                last_mode=mode,
                last_atomic=request.options.atomic,
            )
        )
        run = self._context.desk.start(backup_run(request, instance.name, identity(instance)))
        self._context.wishes.show_run.emit(run)
