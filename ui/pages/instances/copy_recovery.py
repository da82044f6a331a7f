"""Recovering an instance or a copy of it: the dialog is opened, or it is said why there is nothing to recover."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

import engine
from app.operations.backup import BackupRequest
from app.operations.recover import RecoveryRequest
from ui.context import Context
from ui.live_run import LiveRun, plan_of
from ui.models.recovery import offer
from ui.pages.instances.recover_dialog import RecoverDialog


class CopyRecovery(QObject):
    """Of the page ``page``, over whose window the dialog opens."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def begin(self, instance: engine.InstanceFiles | None) -> None:
        """Open the dialog for ``instance``, or say why not."""
        if instance is None:
            self._context.navigation.announce.emit(self.tr("Choose an instance first."))
            return
        possible, why = offer(instance)
        if not possible:
            self._context.navigation.announce.emit(why)
            return
        identities = self._context.preferences.value.identities
        places = {place: identities.get(place, "") for place in self._context.inventory.destinations}
        dialog = RecoverDialog(instance, self._context.background, self._page.window(), places)
        dialog.requested.connect(partial(self._start, instance.name))
        dialog.evidence_wanted.connect(lambda: self._context.navigation.keep_evidence.emit(instance))
        dialog.open()

    def _start(self, name: str, request: RecoveryRequest, evidence: BackupRequest | None) -> None:
        """The recovery, after the copy of the files as they are where one is wanted."""
        if evidence is None:
            self._recover(name, request)
            return
        run = self._context.run_queue.start(plan_of(evidence, name))
        run.ended.connect(partial(self._recover_after, run, name, request))
        self._context.navigation.show_run.emit(run)

    def _recover_after(self, run: LiveRun, name: str, request: RecoveryRequest) -> None:
        """Without the copy, nothing is changed."""
        if run.result is not None:
            self._recover(name, request)
        else:
            text = self.tr("{} is not recovered because its files could not be copied first. Nothing was changed.")
            self._context.navigation.announce.emit(text.format(name))

    def _recover(self, name: str, request: RecoveryRequest) -> None:
        self._context.navigation.show_run.emit(self._context.run_queue.start(plan_of(request, name)))
