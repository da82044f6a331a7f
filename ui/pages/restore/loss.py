"""What a restore in place would lose because no backup holds it, and the two ways to save it first."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Lock

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

import engine
from app.operations.restore import RestoreRequest
from app.operations.unsaved import Loss, find_loss, loss_text
from engine.progress import Cancel
from ui.context import Context
from ui.format import clock, generations, on_day, plural, when
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.keys import usable
from ui.widgets.buttons import push_button
from ui.widgets.chip import LevelIcon
from ui.widgets.flow import Flow
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel

_SLOT = "restore-loss"


class LossPanel(Panel):
    """Hidden where nothing is lost. ``found`` carries the sentence, empty for nothing; ``roll_forward_wanted``
    asks for the newer logs to be restored, too."""

    found = Signal(str)
    roll_forward_wanted = Signal()

    def __init__(self, context: Context, alone: Lock, parent: QWidget | None = None) -> None:
        """``alone``: what else holds the target for a moment takes it, too, and neither refuses the other."""
        super().__init__(self.tr("Not backed up yet"), parent)
        self._context = context
        self._alone = alone
        self._folder = Path()
        self.loss: Loss | None = None
        self._icon = LevelIcon(Level.WARNING, 18)
        self.text = TextLabel("", "strong", fold=True)
        self.about = TextLabel("", fold=True)
        self.back_up_button = push_button(self.tr("&Back up first…"), icon="back-up")
        self.back_up_button.setToolTip(self.tr("Plan an incremental backup, which saves these commits"))
        self.forward_button = push_button(self.tr("Restore these &logs, too"), icon="restore")
        self.forward_button.setToolTip(
            self.tr("Go back to the first step, with the newer logs in the instance's folder replayed")
        )
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._icon)
        line.addWidget(self.text, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.about)
        self.body.addWidget(Flow([self.back_up_button, self.forward_button]))
        self.back_up_button.clicked.connect(self._back_up)
        self.forward_button.clicked.connect(self.roll_forward_wanted)
        self.hide()

    def look(self, request: RestoreRequest) -> None:
        """Find out what this restore would lose, in the background."""
        self.forget()
        if not request.in_place:
            return
        self._folder = request.target
        chains, alone = self._context.inventory.chains, self._alone

        def work(cancel: Cancel) -> Loss | None:
            with alone:
                cancel.check()
                return find_loss(usable(request), chains, cancel)

        take = partial(self._take, request)
        self._context.background.ask(_SLOT, work, take, lambda error: take(Loss(error=error)))

    @property
    def is_looking(self) -> bool:
        """Whether the logs are being read."""
        return self._context.background.is_busy(_SLOT)

    def forget(self) -> None:
        """Nothing is known to be lost."""
        self._context.background.forget(_SLOT)
        self.loss = None
        self.hide()

    def _take(self, request: RestoreRequest, loss: Loss | None) -> None:
        self.loss = loss
        text = loss_text(loss, request.target)  # what the sheet keeps is in English
        self.setVisible(bool(text))
        self.text.set_text(_words(loss) or shown(text))
        certain = loss is not None and loss.is_certain
        about = self.tr(
            "The restore replaces them. They stay in the displaced files until you delete these, and are lost "
            "then. To save them, make an incremental backup first, or restore them, too."
        )
        if not certain:
            about = self.tr(
                "If there is such work, it stays in the displaced files until you delete these. Keep a copy of "
                "the folder before you go on."
            )
        self.about.set_text(about)
        self.forward_button.setVisible(certain and request.wanted.roll_forward is None)
        self.found.emit(text)

    def _back_up(self) -> None:
        self._context.navigation.back_up.emit(self._instance())

    def _instance(self) -> engine.InstanceFiles | None:
        found = (each for each in self._context.inventory.instances if each.directory == self._folder)
        return next(found, None)


def _words(loss: Loss | None) -> str:
    """A certain loss in the window's words: the day is said once where it is one."""
    work = loss.work if loss is not None else None
    if work is None or not work.commits or work.logs is None or work.first is None or work.last is None:
        return ""
    logs = generations(*work.logs)
    first, last = work.first.astimezone(), work.last.astimezone()
    if when(first, seconds=True) == when(last, seconds=True):
        return plural(
            work.commits,
            "{} commit of {} is in logs that no backup holds: {}.",
            "{} commits of {} are in logs that no backup holds: {}.",
            *(when(first, seconds=True), logs),
        )
    if first.date() == last.date() and clock(first) != clock(last):
        return plural(
            work.commits,
            "{} commit of {}, between {} and {}, is in logs that no backup holds: {}.",
            "{} commits of {}, between {} and {}, are in logs that no backup holds: {}.",
            *(on_day(first.date()), clock(first), clock(last), logs),
        )
    return plural(
        work.commits,
        "{} commit between {} and {} is in logs that no backup holds: {}.",
        "{} commits between {} and {} are in logs that no backup holds: {}.",
        *(when(work.first, seconds=True), when(work.last, seconds=True), logs),
    )
