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
from app.jobs import BackupRequest, TruncateRequest
from app.settings import Mode
from ui.context import Context
from ui.format import counted
from ui.live_run import backup_run, truncation_run
from ui.models.instances import identity
from ui.models.plan import Preview, effects, look, request_for
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
        self.truncate = QRadioButton(self.tr("Truncate logs only"))
        self.may_lose = QCheckBox()
        self.atomic = QCheckBox(self.tr("Keep one set only and replace it when the new one is complete (atomic)"))
        self.logs = QComboBox()
        self.start = push_button(self.tr("Start backup"), "primary", "back-up")
        self.plan = PlanView()
        self._said: engine.LiveState | None = None
        """What the chosen instance said of itself when the plan was asked for."""
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
        for button in (self.full, self.incremental, self.truncate):
            self._kinds.addButton(button)
            button.setAccessibleName(button.text())
        (self.full if settings.last_mode is Mode.FULL else self.incremental).setChecked(True)
        self.atomic.setChecked(settings.last_atomic)
        self.atomic.setText(self.tr("Keep one set only (atomic)"))
        for check in (self.atomic, self.may_create):
            check.setAccessibleName(check.text())
        self.may_create.hide()
        self.may_lose.hide()
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
        self._logs_hint = TextLabel("", "small", fold=True)
        panel.body.addWidget(self._logs_hint)
        panel.body.addWidget(self.atomic)
        self._atomic_hint = TextLabel(
            self.tr(
                "The set before stays until the new one is whole; incrementals then continue it. "
                "Logs: as with any full backup."
            ),
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
        self._effects: list[tuple[QRadioButton, TextLabel]] = []
        for button in (self.full, self.incremental, self.truncate):
            column.addWidget(button)
            hint = TextLabel("", "small", fold=True)
            hint.setContentsMargins(26, 0, 0, 4)
            self._effects.append((button, hint))
            column.addWidget(hint)
        self.may_lose.setContentsMargins(26, 0, 0, 4)
        column.addWidget(self.may_lose)
        return column

    def _connect(self) -> None:
        context = self._context
        self.instance.currentIndexChanged.connect(self._changed)
        self.destination.editTextChanged.connect(self._changed)
        self.may_create.toggled.connect(self._changed)
        self.full.toggled.connect(self._changed)
        self.truncate.toggled.connect(self._changed)
        self.may_lose.toggled.connect(self._show_start)
        self.atomic.toggled.connect(self._changed)
        self.logs.currentIndexChanged.connect(self._changed)
        self.browse.clicked.connect(self._browse)
        self.start.clicked.connect(self._start)
        context.inventory.instances_changed.connect(self._take_instances)
        context.inventory.running_changed.connect(self._take_running)
        context.inventory.chains_changed.connect(self._changed)
        context.preferences.changed.connect(self._take_destinations)
        context.desk.lines_changed.connect(self._show_start)
        context.wishes.back_up.connect(self._take_wish)

    # What is chosen.

    @property
    def chosen(self) -> engine.InstanceFiles | None:
        """The instance to back up."""
        return cast("engine.InstanceFiles | None", self.instance.currentData())

    def request(self) -> BackupRequest | TruncateRequest | None:
        """What would be started; None while something is missing."""
        instance, text = self.chosen, self.destination.currentText().strip()
        if instance is not None and self.truncate.isChecked():
            live = str(instance.directory) if instance.live else None
            return TruncateRequest(live, instance.name, instance.directory)
        if instance is None or not text:
            return None
        full = self.full.isChecked()
        choice = self.logs.currentData() if full and not instance.live else "all"
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
            runs = f" · {self.tr('running')}" if found.live else ""
            self.instance.addItem(f"{found.name} · {folder if alone else found.directory}{runs}", found)
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
        self._show_effects(chosen)
        self._show_start()
        self._timer.start()

    def _ask(self) -> None:
        request = self.request()
        if request is None:
            self._context.background.forget("plan")
            none = self.tr("There is no instance yet: add a folder on the page Instances.")
            self.plan.show_hint(none if self.chosen is None else self.tr("Choose a destination."))
            return
        held = self._held()
        self._context.background.ask("plan", lambda cancel: look(request, held, cancel), self._take_preview)

    def _held(self) -> int:
        """The last generation that a chain of the instance has."""
        chains = self._context.inventory.chains_of(self.chosen) if self.chosen else ()
        spans = [chain.manifest.log_range for chain in chains if chain.manifest]
        return max((span[1] for span in spans if span), default=0)

    def _show_effects(self, chosen: engine.InstanceFiles | None) -> None:
        """What each mode does to the logs of what is chosen, beside it."""
        live, copies = bool(chosen and chosen.live), not self.truncate.isChecked()
        running = self._context.inventory.running_as(chosen) if chosen and live else None
        self._said = running.state if running else None
        circular = bool(self._said and self._said.circular)
        for (button, hint), text in zip(self._effects, effects(chosen, circular), strict=True):
            hint.set_text(text)
            button.setAccessibleDescription(text)
        text = self.tr("The current log always goes along. Take only those needed when older ones are torn.")
        if live:
            text = self.tr("A running instance says itself which logs its copy needs.")
        self._logs_hint.set_text(text)
        self.logs.setAccessibleDescription(text)
        self.logs.setEnabled(self.full.isChecked() and not live)
        for field in (self.destination, self.browse, self.atomic):
            field.setEnabled(copies)

    def _take_running(self) -> None:
        """Plan anew when what decides over the modes is another now."""
        chosen, before = self.chosen, self._said
        running = self._context.inventory.running_as(chosen) if chosen and chosen.live else None
        now = running.state if running else None
        if (before and (before.backup_running, before.circular, before.databases)) != (
            now and (now.backup_running, now.circular, now.databases)
        ):
            self._changed()

    def _take_preview(self, found: Preview) -> None:
        self.preview = found
        self.may_create.setVisible(not found.exists)
        self.may_lose.setVisible(bool(found.lost))
        self.may_lose.setChecked(False)
        text = self.tr("Remove {} that no known backup holds").format(counted(found.lost, self.tr("log")))
        self.may_lose.setText(text)
        self.may_lose.setAccessibleName(text)
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
        found = self.preview
        ready = found is not None and found.is_possible and (not found.lost or self.may_lose.isChecked())
        self.start.setEnabled(not busy and ready)
        self.start.setText(self.tr("Remove logs") if self.truncate.isChecked() else self.tr("Start backup"))
        self.start.setAccessibleName(self.start.text())
        reason = self.tr("A backup of this instance is running.") if busy else self._why_not()
        self.start.setToolTip(reason)
        self.start.setAccessibleDescription(reason)

    def _why_not(self) -> str:
        if self.preview is None:
            return self.tr("The plan is being made.")
        if self.preview.lost and not self.may_lose.isChecked():
            return self.tr("Tick that these logs may go, or make a backup.")
        return self.preview.refusal.message if self.preview.refusal else self.tr("Begin what the plan says")

    def _start(self) -> None:
        instance, found = self.chosen, self.preview
        if instance is None or found is None or not found.is_possible:
            return
        request = found.request
        if isinstance(request, TruncateRequest):
            run = self._context.desk.start(truncation_run(request, identity(instance)))
            self._context.wishes.show_run.emit(run)
            return
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
