"""What can be done with the selected rows, as actions: the context menu of the table and its keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from app.operations.drill import DrillRequest
from app.operations.verify import VerifyRequest
from ui.context import Context
from ui.format import plural
from ui.icons import set_icon
from ui.live_run import RunPlan, plan_of
from ui.models.instance_rows import Facet, InstanceRow
from ui.models.job_drafts import draft_of_instances
from ui.models.protection import can_be_backed_up
from ui.pages.instances.detail import InstanceDetail
from ui.pages.instances.table import InstanceView


class RowActions(QObject):
    """Follows the selection of ``table``. What concerns one instance is that of ``detail``; what can be done with
    several at once goes into one queue."""

    def __init__(self, table: InstanceView, detail: InstanceDetail, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table
        self._context = context
        self.back_up_now = self._action(self.tr("Back up now"), "back-up")
        self.verify = self._action(self.tr("Verify"), "verify")
        self.drill = self._action(self.tr("Restore drill"), "drill")
        self.schedule = self._action(self.tr("Schedule this…"), "jobs")
        self.rename = self._action(self.tr("Rename"), "edit")
        self.edit_tags = self._action(self.tr("Edit tags"), "edit")
        self.copy_rows = self._action(self.tr("Copy rows"), "copy")
        self.copy_cell = self._action(self.tr("Copy cell"), "copy")
        self._set_keys()
        table.addActions([self.back_up_now, detail.back_up, self.schedule, self.verify, self.drill])
        table.addActions([self._separator(), detail.restore, detail.recover, detail.evidence])
        table.addActions([detail.open_tables, detail.open_folder])
        table.addActions([self._separator(), self.rename, self.edit_tags])
        table.addActions([self._separator(), self.copy_rows, self.copy_cell])
        self.back_up_now.triggered.connect(self._back_up)
        self.verify.triggered.connect(self._verify)
        self.drill.triggered.connect(self._drill)
        self.schedule.triggered.connect(lambda: self._schedule(table.selected()))
        self.rename.triggered.connect(table.edit_name)
        self.edit_tags.triggered.connect(table.edit_tags)
        self.copy_rows.triggered.connect(table.copy)
        self.copy_cell.triggered.connect(table.copy_cell)
        table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        table.rows.dataChanged.connect(lambda *_: self._follow())  # the model tells several rows at once
        table.rows.modelReset.connect(self._follow)
        self._follow()

    def _action(self, text: str, icon: str) -> QAction:
        made = QAction(text, self)
        set_icon(made, icon)
        return made

    def _separator(self) -> QAction:
        made = QAction(self)
        made.setSeparator(True)
        return made

    def _set_keys(self) -> None:
        """The table itself takes the keys; here they are shown."""
        for action, key in (
            (self.rename, QKeySequence(Qt.Key.Key_F2)),
            (self.copy_rows, QKeySequence(QKeySequence.StandardKey.Copy)),
            (self.copy_cell, QKeySequence("Ctrl+Shift+C")),
        ):
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.rename.setStatusTip(self.tr("Give the instance a name of your own"))
        self.edit_tags.setStatusTip(self.tr("Words to find and group instances by, separated by commas"))
        self.copy_rows.setStatusTip(self.tr("Copy the selected rows, or all, with headings"))
        self.copy_cell.setStatusTip(self.tr("Copy the text of the current cell"))

    # What is possible.

    def _follow(self) -> None:
        rows = self._table.selected()
        self._say(
            self.back_up_now,
            len(self._to_back_up(rows)),
            len(rows),
            self.tr("Back up now"),
            self.tr("Back up now ({})"),
            self.tr("Back up with the destination and mode of its job"),
            self.tr("Not available: it is being backed up already.")
            if any(row.jobs for row in rows)
            else self.tr("Not available: none of the selected instances is in a job. Use “Back up…”."),
        )
        self._say(
            self.verify,
            len([row for row in rows if not row.instance.live]),
            len(rows),
            self.tr("Verify"),
            self.tr("Verify ({})"),
            self.tr("Verify every page and log"),
            self.tr("Not available while the instance is running"),
        )
        self._say(
            self.drill,
            len(self._chains(rows)),
            len(rows),
            self.tr("Restore drill"),
            self.tr("Restore drill ({})"),
            self.tr("Test the newest chain: restore it, read every row, then delete the restored files"),
            self.tr("There is no chain to restore from"),
        )
        self._say(
            self.schedule,
            len(self._can_be_scheduled(rows)),
            len(rows),
            self.tr("Schedule this…"),
            self.tr("Schedule these ({})…"),
            self.tr("Set up a job that backs up the selected instances automatically"),
            self.tr("No job could back it up."),
        )
        for action in (self.rename, self.edit_tags):
            action.setEnabled(self._table.current is not None)

    @staticmethod
    def _say(action: QAction, possible: int, of: int, one: str, many: str, tip: str, why_not: str) -> None:
        """Several selected rows are counted; an action that is not possible says why."""
        action.setEnabled(possible > 0)
        action.setText(many.format(possible) if of > 1 and possible else one)
        action.setToolTip(tip if possible else why_not)
        action.setStatusTip(tip if possible else why_not)

    def _chains(self, rows: list[InstanceRow]) -> list[tuple[InstanceRow, DrillRequest]]:
        """The newest chain of each; the set of another program is one itself."""
        found = []
        for row in rows:
            chain = self._context.ledger.of(row.instance).to_restore
            place = row.instance.directory if row.instance.is_backup_set else chain.path if chain else None
            if place is not None:
                found.append((row, DrillRequest(place)))
        return found

    # What is done.

    def _back_up(self) -> None:
        rows = self._to_back_up(self._table.selected())
        self._context.navigation.back_up_now.emit([row.instance for row in rows])

    @staticmethod
    def _to_back_up(rows: list[InstanceRow]) -> list[InstanceRow]:
        """Those of a job that no backup works on."""
        return [row for row in rows if row.jobs and Facet.BACKING_UP not in row.facets]

    @staticmethod
    def _can_be_scheduled(rows: list[InstanceRow]) -> list[InstanceRow]:
        return [row for row in rows if can_be_backed_up(row.instance) and not row.instance.is_backup_set]

    def schedule_current(self) -> None:
        """Set up a job for the instance of the current row."""
        current = self._table.current
        self._schedule([current] if current else [])

    def _schedule(self, rows: list[InstanceRow]) -> None:
        context, found = self._context, self._can_be_scheduled(rows)
        chosen = [(row.name, row.instance, context.ledger.of(row.instance)) for row in found]
        if chosen:
            draft = draft_of_instances(chosen, context.preferences.value.destinations)
            context.navigation.schedule.emit(draft)

    def _verify(self) -> None:
        rows = [row for row in self._table.selected() if not row.instance.live]
        self._enqueue([plan_of(VerifyRequest(row.instance.directory), row.name) for row in rows])

    def _drill(self) -> None:
        self._enqueue([plan_of(request, row.name) for row, request in self._chains(self._table.selected())])

    def _enqueue(self, plans: list[RunPlan]) -> None:
        """One run is shown at once; several wait for one another, in the tray."""
        queue, navigation = self._context.run_queue, self._context.navigation
        if len(plans) == 1:
            navigation.show_run.emit(queue.start(plans[0]))
            return
        queue.enqueue(plans)
        navigation.announce.emit(plural(len(plans), "{} run queued", "{} runs queued"))
