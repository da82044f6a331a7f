"""The run sheets of restores: those of runs, in the history, and those of restores that have not started yet."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.history.documents import RunDocuments
from app.history.filter import RunFilter
from app.history.history import History
from app.history.runs import Run, RunOperation
from app.operations.restore import RestoreRequest
from app.run_sheet import RunSheet, Tick, sheet_in
from engine.error_codes import Code

TICKS_LAST = timedelta(hours=24)
"""What was done before a restore that has not started counts for so long: a service may be running again."""


def restores(history: History) -> list[Run]:
    """The restores, the newest first."""
    runs = history.runs(RunFilter(operations=frozenset({RunOperation.RESTORE})))
    return [run for run in runs if not run.settles_a_restore]


def restore_run(history: History, run_id: str = "") -> Run:
    """The restore with this id, the only one whose id starts with it, or without an id the newest.

    Raises JET_errInvalidParameter (-1003) where there is none, or more than one.
    """
    found = [run for run in restores(history) if run.id.startswith(run_id)]
    exact = [run for run in found if run.id == run_id]
    if exact or (found and not run_id):
        return (exact or found)[0]
    if len(found) == 1:
        return found[0]
    raise Code.InvalidParameter.error(
        f"{len(found)} restores have an id that starts with {run_id}."
        if found
        else f"There is no restore {run_id}." if run_id else "The history contains no restore.",
        hint="'ese-backup history --runs' lists the runs with their ids.",
    )  # fmt: skip


def sheet_of(history: History, run_id: str) -> RunSheet | None:
    """The sheet of this run; ``None`` for what is no restore, or one of an earlier version of this program."""
    return sheet_in(history.document(run_id))


def tick(history: History, run_id: str, ticks: dict[str, Tick | None]) -> RunSheet:
    """Tick these steps of the sheet of a run, or with ``None`` no longer; the sheet as it is kept then.

    Raises JET_errInvalidParameter (-1003) where there is no sheet, and why the history could not keep it.
    """
    sheet = sheet_of(history, run_id)
    if sheet is None:
        raise Code.InvalidParameter.error(
            f"The run {run_id} has no run sheet.",
            hint="Restores have one that were made by this version or a later.",
        )
    for step, mark in ticks.items():
        sheet = sheet.with_tick(step, mark)
    history.problem = None
    history.keep(run_id, sheet.document())
    if history.problem is not None:
        raise history.problem
    return sheet


class DraftSheets:
    """Sheets of restores that have not started, in ``folder``: restarting the machine may be one of the steps."""

    def __init__(self, folder: Path) -> None:
        self._documents = RunDocuments(folder)

    def keep(self, request: RestoreRequest, sheet: RunSheet) -> None:
        """Keep the ticks of this restore, and drop those that count no longer. Raises a ``StorageFault``."""
        self._documents.forget_before(datetime.now(UTC) - TICKS_LAST)
        self._documents.keep(_key(request), sheet.document())

    def ticked(self, request: RestoreRequest, now: datetime | None = None) -> RunSheet:
        """The sheet of this restore, with what was ticked in the last 24 hours. Reads the disk."""
        sheet = request.run_sheet()
        kept = sheet_in(self._documents.read(_key(request)))
        return sheet if kept is None else sheet.with_ticks_of(kept, (now or datetime.now(UTC)) - TICKS_LAST)

    def forget(self, request: RestoreRequest) -> None:
        """It has started: its sheet is that of its run."""
        self._documents.forget(_key(request))


def _key(request: RestoreRequest) -> str:
    """One sheet for a chain and a target, in whatever state the chain is to be restored."""
    text = f"{request.chain}\n{request.target}\n{request.in_place}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
