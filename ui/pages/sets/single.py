"""What leads from the one chosen chain to another page: a restore, a check, its tables."""

from __future__ import annotations

from PySide6.QtCore import QObject

import engine
from app.operations.drill import DrillRequest
from app.operations.verify import VerifyRequest
from ui.context import Context
from ui.live_run import plan_of
from ui.models.set_entries import SetEntry
from ui.pages.sets.tree import SetsView
from ui.values.restore_from import RestoreFrom
from ui.values.tables_target import TablesTarget


class SingleChain(QObject):
    """The chain that is chosen in ``view``, if it is the only one."""

    def __init__(self, context: Context, view: SetsView) -> None:
        super().__init__(view)
        self._context = context
        self._view = view

    def _one(self) -> SetEntry | None:
        chosen = self._view.chosen()
        return chosen[0] if len(chosen) == 1 else None

    def _generation(self, entry: SetEntry) -> int | None:
        """The log that the chosen backup set ends with; None for the last one, and where none is chosen."""
        at = self._view.current_set()
        runs = entry.manifest.runs if entry.manifest else ()
        logs = runs[at].logs if 0 <= at < len(runs) - 1 else None
        return logs[1] if logs is not None else None

    def restore(self) -> None:
        """Begin a restore of it, up to the chosen set."""
        if (entry := self._one()) is not None:
            generation = self._generation(entry)
            whole = generation is None
            self._context.navigation.restore.emit(
                entry.path if whole else RestoreFrom(entry.path, generation=generation)
            )

    def verify(self) -> None:
        """Read all of it back."""
        if (entry := self._one()) is not None:
            run = self._context.run_queue.start(plan_of(VerifyRequest(entry.path), entry.instance))
            self._context.navigation.show_run.emit(run)

    def drill(self) -> None:
        """Restore it for trial, up to the chosen set."""
        if (entry := self._one()) is not None:
            generation = self._generation(entry)
            target = engine.RestoreTarget(generation) if generation is not None else engine.RestoreTarget()
            run = self._context.run_queue.start(plan_of(DrillRequest(entry.path, target), entry.instance))
            self._context.navigation.show_run.emit(run)

    def open_tables(self) -> None:
        """Show its tables, as of the chosen set."""
        if (entry := self._one()) is not None:
            self._context.navigation.open_tables.emit(TablesTarget(entry.path, self._generation(entry)))
