"""What mends a problem: the page where it is done, with what it is about. It changes nothing itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

import engine
from app.local_paths import is_folder
from app.operations.drill import DrillRequest
from app.status.values import DestinationStatus, InstanceStatus, StatusProblem
from ui.context import Context
from ui.models.instances import identity, identity_of
from ui.models.overview import Mend, SeenState, instance_of, mend_of
from ui.models.protection import can_be_backed_up
from ui.panels.decision_list import DecisionDialog


class Mender(QObject):
    """Leads to what mends a problem, and does for an instance what its row offers. ``hosts_wanted`` comes where
    the hosts are to be shown."""

    hosts_wanted = Signal()

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page

    @property
    def seen(self) -> SeenState | None:
        return self._context.outlook.seen

    def mend(self, problem: StatusProblem) -> None:
        """Do what mends ``problem``: go where it is done, with what it is about."""
        seen = self.seen
        if seen is None:
            return
        instance, navigation = instance_of(seen, problem), self._context.navigation
        match mend_of(seen, problem):
            case Mend.BACK_UP:
                self.back_up(instance)
            case Mend.VERIFY:
                self.verify(instance)
            case Mend.DRILL:
                self.drill(instance)
            case Mend.RESTORE:
                self.restore(instance)
            case Mend.OPEN_DESTINATION:
                of_instance = instance and (instance.verdict.place or instance.destination)
                self._go_to_place(of_instance or problem.subject)
            case Mend.SETTINGS:
                navigation.show_settings.emit()
            case Mend.INSTALL_SCHEDULE:
                navigation.show_schedule.emit()
            case Mend.EDIT_JOB:
                navigation.edit_job.emit(instance.job if instance else problem.subject)
            case Mend.OPEN_JOBS:
                navigation.edit_job.emit("")
            case Mend.DECIDE:
                self._decide(problem)
            case Mend.SHOW_INSTANCE:
                self.open_instance(instance)
            case Mend.SHOW_AUDIT:
                navigation.show_audit.emit()
            case Mend.SHOW_HOSTS:
                self.hosts_wanted.emit()
            case Mend.SHOW_RUN:
                self._show_run(instance)
            case Mend.SHOW_RUNS:
                navigation.show_history.emit("")
            case None:
                return

    def _decide(self, problem: StatusProblem) -> None:
        """Open the decision; one that is no longer there is shown as not there on the page of restores."""
        decision = self._context.decisions.told_by(problem)
        if decision is None:
            self._context.navigation.restore.emit(None)
            return
        DecisionDialog(decision, self._context, self._page.window()).open()

    def _show_run(self, instance: InstanceStatus | None) -> None:
        """The run that is at it; of another program, what the history has of it."""
        navigation, files = self._context.navigation, self.files_of(instance)
        live = [run for run in self._context.run_queue.in_flight if files and run.plan.key == identity(files)]
        if live:
            navigation.show_run.emit(live[-1])
        else:
            navigation.show_history.emit("")

    def words(self, problem: StatusProblem) -> str:
        """What the button says that mends ``problem``; empty where there is none."""
        mend = mend_of(self.seen, problem) if self.seen else None
        if mend is Mend.BACK_UP and self.seen and self.is_lost(instance_of(self.seen, problem)):
            return self.tr("Keep as evidence…")
        return mend.words if mend else ""

    def is_lost(self, instance: InstanceStatus | None) -> bool:
        """Whether no backup could bring it back: its files are only worth keeping as evidence."""
        files = self.files_of(instance)
        return files is not None and not can_be_backed_up(files)

    def back_up(self, instance: InstanceStatus | None) -> None:
        """Back ``instance`` up as its job does; without one, go and plan a backup of it. One whose files are not
        seen here is left to the job."""
        files = self.files_of(instance)
        if self.is_lost(instance):
            self._context.navigation.keep_evidence.emit(files)
        elif instance is not None and instance.job and files is not None:
            self._context.navigation.back_up_now.emit([files])
        elif instance is not None and instance.job:
            self._context.navigation.run_job.emit(instance.job)
        else:
            self._context.navigation.back_up.emit(self.files_of(instance))

    def verify(self, instance: InstanceStatus | None) -> None:
        """Verify its newest chain; where none is listed here, show the instance."""
        chain = self.chain_of(instance)
        if chain is not None:
            self._context.navigation.verify.emit(chain)
        else:
            self.open_instance(instance)

    def drill(self, instance: InstanceStatus | None) -> None:
        """Test whether its newest chain restores; where none is listed here, show the instance."""
        chain = self.chain_of(instance)
        if chain is not None:
            self._context.navigation.drill.emit(DrillRequest(chain))
        else:
            self.open_instance(instance)

    def restore(self, instance: InstanceStatus | None) -> None:
        """Begin a restore of its newest chain."""
        self._context.navigation.restore.emit(self.chain_of(instance))

    def edit_job(self, instance: InstanceStatus | None) -> None:
        """Go to its job."""
        if instance is not None:
            self._context.navigation.edit_job.emit(instance.job)

    def open_instance(self, instance: InstanceStatus | None) -> None:
        """Go to the instance."""
        if instance is not None:
            self._context.navigation.show_instance.emit(identity_of(instance.name, instance.folder))

    def show_destination(self, destination: DestinationStatus) -> None:
        """Go to it on the page of destinations."""
        self._context.navigation.show_destination.emit(str(destination.place))

    def open_destination(self, destination: DestinationStatus) -> None:
        """Show it in the file manager."""
        self._open_place(str(destination.place))

    def _go_to_place(self, place: str) -> None:
        """Go to the destination on its page; what is not listed there is shown in the file manager."""
        listed = self.seen.overview.destinations if self.seen else ()
        if place in {str(each.place) for each in listed}:
            self._context.navigation.show_destination.emit(place)
        else:
            self._open_place(place)

    def _open_place(self, place: str) -> None:
        """Show a folder in the file manager; what is no folder that is there, in the settings."""
        self._context.background.ask(
            "overview-place", lambda _cancel: is_folder(place), lambda there: self._take_place(place, there)
        )

    def _take_place(self, place: str, there: bool) -> None:
        if there:
            QDesktopServices.openUrl(QUrl.fromLocalFile(place))
        else:
            self._context.navigation.announce.emit(self.tr("{} is not an existing folder.").format(place))
            self._context.navigation.show_settings.emit()

    def files_of(self, instance: InstanceStatus | None) -> engine.InstanceFiles | None:
        """Its files, where a scan of this window has found them."""
        if instance is None:
            return None
        known = self._context.inventory.instances
        return next((i for i in known if (i.name, i.directory) == (instance.name, instance.folder)), None)

    def chain_of(self, instance: InstanceStatus | None) -> Path | None:
        """The chain that a check or a restore of ``instance`` takes."""
        if instance is None or self.seen is None:
            return None
        if not self.seen.is_here(instance):
            return self._chain_of_host(instance)
        chain = self._context.ledger.of(self.files_of(instance)).to_restore
        return chain.path if chain is not None else None

    def _chain_of_host(self, instance: InstanceStatus) -> Path | None:
        """The newest chain that another host made of its instance, where its destination is listed here."""
        for chain in self._context.inventory.chains:
            manifest = chain.manifest
            if manifest and (manifest.instance, manifest.runs[-1].machine) == (instance.name, instance.host):
                return chain.path
        return None
