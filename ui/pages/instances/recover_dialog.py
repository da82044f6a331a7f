"""The dialog that begins a recovery, of a copy or in place: what will happen, and what is known to forbid it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

import engine
from app.operations.recover import RecoveryRequest
from ui.format import size
from ui.models.recovery import Outlook, can_go_without, look, notice, request_for, steps, steps_in_place
from ui.pages.instances.in_place import InPlaceChoices
from ui.panels.command_dialog import CommandDialog
from ui.panels.target_field import TargetField
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button
from ui.widgets.dialog import Dialog
from ui.widgets.panel import Panel, rule, scrolled
from ui.widgets.text import TextLabel, show_part
from ui.worker import Background

_SLOT = "recover-plan"
_SIZE = QSize(700, 540)


class RecoverDialog(Dialog):
    """For one instance; ``requested`` carries the :class:`~app.operations.recover.RecoveryRequest` to start, and
    the :class:`~app.operations.backup.BackupRequest` to run before it, or None. ``evidence_wanted`` asks for a
    copy of the files as they are.

    Looks at the instance in the background; Start waits for that look and for a target that will do. ``places``:
    the known destinations, with the identity of each, empty if it has none.
    """

    requested = Signal(object, object)
    evidence_wanted = Signal()

    def __init__(
        self,
        instance: engine.InstanceFiles,
        background: Background,
        parent: QWidget | None = None,
        places: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Recover {}").format(instance.name))
        self._instance = instance
        self._background = background
        self.outlook: Outlook | None = None
        self.banner = Banner()
        self.apart = QRadioButton(self.tr("A co&py; the instance is only read"))
        self.in_place = QRadioButton(self.tr("In p&lace, in the instance's own folder"))
        self.field = TargetField(background, "recover-target")
        source = request_for(instance, None, engine.RecoveryOptions()).source
        self.place = InPlaceChoices(instance, source, places or {}, background)
        self.room = TextLabel("", "muted", fold=True)
        self.reason = TextLabel("", "muted", fold=True)
        self.without_lost = QCheckBox(
            self.tr("&Continue without the lost logs; the changes in them are lost, too")
        )
        self.without_missing = QCheckBox(self.tr("Continue if a database &named in the logs is missing"))
        self.command_button = push_button(self.tr("Show co&mmand line"), icon="command")
        self.evidence_button = push_button(self.tr("Keep as e&vidence…"), icon="back-up")
        self.evidence_button.setToolTip(self.tr("Copy the files as they are, damage included"))
        self.cancel_button = push_button(self.tr("Cancel"))
        self.start_button = push_button(self.tr("&Recover copy"), "primary", "recover")
        self._steps = QGridLayout()
        self._lay_out()
        self._connect()
        self.resize(_SIZE)
        self.field.path.setFocus()
        self.ask()

    # How it is made.

    def _lay_out(self) -> None:
        self._steps.setColumnStretch(1, 1)
        self._steps.setHorizontalSpacing(10)
        self._steps.setVerticalSpacing(8)
        what = Panel(self.tr("What will happen"))
        what.body.addLayout(self._steps)
        where = Panel(self.tr("What to recover"))
        self.apart.setChecked(True)
        for button in (self.apart, self.in_place):
            button.setAccessibleName(button.text().replace("&", ""))
            where.body.addWidget(button)
        where.body.addWidget(self.field)
        where.body.addWidget(self.room)
        where.body.addWidget(self.place)
        show_part(self.place, False)
        for box in (self.without_lost, self.without_missing):
            box.setAccessibleName(box.text().replace("&", ""))
            where.body.addWidget(box)
        show_part(self.without_lost, False)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        for part in (self.banner, where, what):
            inner.addWidget(part)
        inner.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.evidence_button)
        buttons.addStretch(1)
        for each in (self.start_button, self.command_button, self.cancel_button):
            buttons.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addWidget(scrolled(content), 1)
        column.addWidget(rule())
        column.addWidget(self.reason)
        column.addLayout(buttons)
        self._show_steps([self.tr("Reading the instance…")])

    def _connect(self) -> None:
        self.start_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        self.command_button.setAutoDefault(False)
        self.evidence_button.setAutoDefault(False)
        self.evidence_button.clicked.connect(self._keep_evidence)
        show_part(self.evidence_button, False)
        self.in_place.toggled.connect(self._choose_place)
        self.place.changed.connect(self._follow)
        self.place.copy_first.toggled.connect(lambda _on: self._show_what())
        self.field.browse_button.setAutoDefault(False)
        self.field.make_button.setAutoDefault(False)
        self.field.changed.connect(self._follow)
        self.without_lost.toggled.connect(self.ask)
        self.command_button.clicked.connect(lambda: CommandDialog(self.request(), self).open())
        self.cancel_button.clicked.connect(self.reject)
        self.start_button.clicked.connect(self._start)

    # What callers use.

    def request(self) -> RecoveryRequest:
        """The recovery as chosen."""
        options = engine.RecoveryOptions(
            ignore_lost_logs=self.without_lost.isChecked(), ignore_missing=self.without_missing.isChecked()
        )
        target = None if self.in_place.isChecked() else self.field.target
        return request_for(self._instance, target, options)

    def ask(self) -> None:
        """Look at the instance, in the background: it may have changed since the last scan."""
        request = self.request()
        self.outlook = None
        self._follow()
        self._background.ask(_SLOT, lambda cancel: look(request, cancel), self._take)

    def done(self, result: int) -> None:
        """Nobody waits for an answer any more."""
        self._background.forget(_SLOT)
        self.field.rest()
        self.place.rest()
        super().done(result)

    # What happens when.

    def _take(self, outlook: Outlook) -> None:
        self.outlook = outlook
        message = notice(outlook)
        if message is None:
            self.banner.clear()
        else:
            self.banner.show_message(message)
        show_part(self.evidence_button, outlook.refusal is not None)
        self._show_what()
        show_part(self.without_lost, can_go_without(outlook.refusal) or self.without_lost.isChecked())
        self._follow()

    def _show_what(self) -> None:
        outlook = self.outlook
        if outlook is None:
            return
        if outlook.plan is None or outlook.refusal is not None:
            self._show_steps([self.tr("Nothing: the recovery cannot start.")])
        elif self.in_place.isChecked():
            self._show_steps(steps_in_place(outlook.plan, copied=self.place.copy_first.isChecked()))
        else:
            self._show_steps(steps(outlook.plan))

    def _choose_place(self, in_place: bool) -> None:
        show_part(self.field, not in_place)
        show_part(self.room, not in_place)
        show_part(self.place, in_place)
        self.start_button.setText(self.tr("&Recover in place") if in_place else self.tr("&Recover copy"))
        self.start_button.setAccessibleName(self.start_button.text().replace("&", ""))
        if in_place:
            self.place.ask()
        self._show_what()
        self._follow()

    def _keep_evidence(self) -> None:
        wanted: SignalInstance = self.evidence_wanted
        wanted.emit()
        self.reject()

    def _show_steps(self, texts: list[str]) -> None:
        while item := self._steps.takeAt(0):
            old = item.widget()
            if old:
                old.hide()
                old.deleteLater()
        for row, text in enumerate(texts):
            if len(texts) > 1:
                self._steps.addWidget(TextLabel(f"{row + 1}.", "strong"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._steps.addWidget(TextLabel(text, fold=True), row, 1, Qt.AlignmentFlag.AlignTop)

    def _follow(self) -> None:
        outlook, seen = self.outlook, self.field.look
        needed = outlook.plan.bytes if outlook and outlook.plan else 0
        fits = seen is None or seen.free is None or seen.free >= needed
        words = self.tr("{} required") if fits else self.tr("{} required: not enough space")
        room = words.format(size(needed)) if needed else ""
        if seen is not None and seen.free is not None:
            room = self.tr("{} free, {}").format(size(seen.free), room) if room else ""
        self.room.set_text("" if self.in_place.isChecked() else room)
        self.room.setProperty("level", "" if fits else "error")
        self.room.style().polish(self.room)
        good = outlook is not None and outlook.refusal is None and not outlook.is_pointless
        in_place = self.in_place.isChecked()
        ready = self.place.is_ready if in_place else fits and self.field.is_ready
        self.start_button.setEnabled(good and ready)
        why_not = "" if good and ready else self._why_not(good=good, in_place=in_place)
        self.start_button.setToolTip(why_not)
        self.reason.set_text(why_not)
        self.command_button.setEnabled(in_place or self.field.target is not None)

    def _why_not(self, *, good: bool, in_place: bool) -> str:
        if self.outlook is None:
            return self.tr("The instance is still being read.")
        if not good:
            return self.tr("The recovery cannot start.")
        if in_place:
            return self.tr("Choose a destination for the copy, and type the name of the instance.")
        return self.tr("Choose a new or empty folder with enough space.")

    def _start(self) -> None:
        requested: SignalInstance = self.requested
        requested.emit(self.request(), self.place.evidence if self.in_place.isChecked() else None)
        self.accept()
