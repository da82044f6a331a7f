"""Recovering a copy of an instance: the dialog is opened, or it is said why there is nothing to recover."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

import engine
from app.operations.recover import RecoveryRequest
from ui.context import Context
from ui.live_run import plan_of
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
        dialog = RecoverDialog(instance, self._context.background, self._page.window())
        dialog.requested.connect(partial(self._recover, instance.name))
        dialog.open()

    def _recover(self, name: str, request: RecoveryRequest) -> None:
        self._context.navigation.show_run.emit(self._context.run_queue.start(plan_of(request, name)))
