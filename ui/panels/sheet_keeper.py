"""The run sheet that a page shows: read and kept in the background, before a restore starts and with its run."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance

from app.operations.restore import RestoreRequest
from app.operations.run_sheets import DraftSheets, sheet_of, tick
from app.run_sheet import RunSheet, Tick, own_tick
from engine.errors import JetError
from ui.context import Context
from ui.languages.sentences import shown
from ui.levels import Level
from ui.values.message import Message


class SheetKeeper(QObject):
    """``changed`` comes when :attr:`sheet` is another. Every tick is kept at once: before the restore for the
    chain and the target, then with the run. ``failed`` carries the :class:`~ui.values.message.Message` of a tick
    that could not be kept."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, context: Context, slot: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background, self._history = context.background, context.history
        self._drafts = DraftSheets(context.locations.run_sheets)
        self._slot = slot
        self._request: RestoreRequest | None = None
        self.run_id, self._loss = "", ""
        self.sheet: RunSheet | None = None

    def prepare(self, request: RestoreRequest) -> None:
        """Read the sheet of a restore that has not started, with what was ticked for it."""
        same = self._request is not None and not self.run_id and _place(self._request) == _place(request)
        before = self.sheet if same else None  # its last tick may not be on disk yet
        self._request, self.run_id, self._loss = request, "", ""
        drafts = self._drafts

        def take(sheet: RunSheet) -> None:
            self._take(sheet.with_ticks_of(before) if before is not None else sheet)

        self._background.ask(self._slot, lambda _cancel: drafts.ticked(request), take)

    def open(self, run_id: str) -> None:
        """Read the sheet of a run; ``None`` is shown where it has none."""
        self._request, self.run_id, self._loss = None, run_id, ""
        history = self._history
        self._background.ask(self._slot, lambda _cancel: sheet_of(history, run_id), self._take)

    def follow(self, run_id: str) -> None:
        """The restore has started as this run: its sheet is kept there from now on."""
        if run_id == self.run_id or self.sheet is None:
            return
        self.run_id = run_id
        self._keep({step.id: step.tick for step in self.sheet.steps if step.tick is not None})

    def finish(self) -> None:
        """It has brought its result: what was ticked before it does not count for another one."""
        request, drafts = self._request, self._drafts
        if request is not None:
            self._background.write(lambda: drafts.forget(request))

    def clear(self) -> None:
        """There is no sheet to show."""
        self._background.forget(self._slot)
        self._request, self.run_id, self._loss = None, "", ""
        self._take(None)

    def set_loss(self, loss: str) -> None:
        """What is known to be lost goes with the sheet."""
        self._loss = loss
        if self.sheet is not None:
            self._take(self.sheet)

    def tick(self, step: str, done: bool) -> None:
        """The user says that a step is done, or that it is not."""
        if self.sheet is None:
            return
        mark = own_tick() if done else None
        sheet = self.sheet.with_tick(step, mark)
        self._take(sheet)
        if self.run_id:
            self._keep({step: mark})
        elif self._request is not None:
            self._background.write(partial(self._drafts.keep, self._request, sheet), self._tell)

    def _keep(self, marks: dict[str, Tick | None]) -> None:
        if marks:
            self._background.write(partial(tick, self._history, self.run_id, marks), self._tell)

    def _take(self, sheet: RunSheet | None) -> None:
        self.sheet = replace(sheet, loss=self._loss or sheet.loss) if sheet is not None else None
        changed: SignalInstance = self.changed
        changed.emit()

    def _tell(self, error: JetError) -> None:
        what = self.tr("The tick could not be kept in the history.")
        failed: SignalInstance = self.failed
        failed.emit(Message(Level.WARNING, what, why=shown(str(error)), advice=shown(error.hint)))


def _place(request: RestoreRequest) -> tuple[object, ...]:
    return request.chain, request.target, request.in_place
