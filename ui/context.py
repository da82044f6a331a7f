"""What the pages share: handed to each as one value, so that none reaches for a global."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QObject, QSettings, Signal, SignalInstance

import engine
from app.history.history import History
from app.settings import Locations
from ui.decisions import Decisions
from ui.desktop_notifications import DesktopNotifications
from ui.inventory import Inventory
from ui.job_book import JobBook
from ui.job_runs import JobRuns
from ui.ledger import Ledger
from ui.live_run import RunQueue
from ui.outlook import SystemOutlook
from ui.preferences import Preferences
from ui.theme import ThemeController
from ui.values.restore_from import RestoreFrom
from ui.worker import Background


class Navigation(QObject):
    """Where a page wants to go; the application takes the window there.

    ``back_up`` carries the instance (InstanceFiles) or None, to plan a backup of it; ``keep_evidence`` one whose
    files are to be kept as they are; ``back_up_now`` a list of instances to be backed up as their jobs do;
    ``verify`` carries the :class:`~pathlib.Path` to verify now; ``restore`` one or None (choose there), or a
    :class:`~ui.values.restore_from.RestoreFrom`; ``drill`` a DrillRequest;
    ``recover`` carries the instance whose copy is to be recovered, or None for the one that is chosen;
    ``first_run`` opens what sets up the first job, ``new_job`` the dialog of a new one, ``schedule`` one that
    starts with a :class:`~ui.values.job_draft.JobDraft` or CheckDraft;
    ``verify_page`` leads to the page that verifies, with a Path to choose there or None;
    ``show_run`` a :class:`~ui.live_run.LiveRun`; ``show_history`` the id of a run, or nothing;
    ``show_instance`` the identity of an instance; ``announce`` a line for the status bar;
    ``edit_job`` and ``run_job`` the name of a job, ``edit_job`` an empty one for the list; ``run_due`` asks for
    all that are due. ``show_overview`` carries the subject of a problem, or nothing; ``show_schedule`` leads to
    what the operating system runs, ``show_audit`` to the audit log. ``open_tables`` carries a
    :class:`~ui.values.tables_target.TablesTarget`, or None (choose there); ``show_sets`` the place of a chain
    or None, ``show_destination`` the place of a destination, or nothing.
    """

    back_up = Signal(object)
    back_up_now = Signal(object)
    keep_evidence = Signal(object)
    restore = Signal(object)
    drill = Signal(object)
    verify = Signal(object)
    verify_page = Signal(object)
    first_run = Signal()
    new_job = Signal()
    schedule = Signal(object)
    recover = Signal(object)
    show_run = Signal(object)
    show_history = Signal(str)
    show_instance = Signal(str)
    announce = Signal(str)
    open_sample = Signal()
    edit_job = Signal(str)
    run_job = Signal(str)
    run_due = Signal()
    show_overview = Signal(str)
    show_schedule = Signal()
    show_audit = Signal()
    show_settings = Signal()
    open_tables = Signal(object)
    show_sets = Signal(object)
    show_destination = Signal(str)

    def leads(self) -> tuple[tuple[SignalInstance, str], ...]:
        """What leads to a page, which takes it from there: the signal and the page's name."""
        found = (
            (self.back_up, "back_up"),
            (self.keep_evidence, "back_up"),
            (self.recover, "instances"),
            (self.show_run, "running"),
            (self.verify_page, "verify"),
            (self.new_job, "jobs"),
            (self.schedule, "jobs"),
            (self.show_instance, "instances"),
            (self.show_overview, "overview"),
            (self.show_audit, "history"),
            (self.show_settings, "settings"),
            (self.edit_job, "jobs"),
            (self.run_job, "jobs"),
            (self.show_schedule, "jobs"),
            (self.show_sets, "sets"),
            (self.show_destination, "destinations"),
            (self.open_tables, "tables"),
        )
        return cast("tuple[tuple[SignalInstance, str], ...]", found)


class Changes(QObject):
    """What has changed outside the page; ``history`` comes when runs or events were added."""

    history = Signal()
    theme = Signal()


@dataclass(frozen=True, eq=False)
class Context:
    """Everything a page works with. Instances and chains come from ``inventory``, what is proven of them from
    ``ledger``, runs from ``run_queue``, restores in place that are to be decided from ``decisions``.

    ``state`` keeps columns, splitters and which leftovers were dismissed, no more; what was chosen is in
    ``preferences``.
    """

    locations: Locations
    preferences: Preferences
    history: History
    background: Background
    inventory: Inventory
    run_queue: RunQueue
    navigation: Navigation
    changes: Changes
    theme: ThemeController
    state: QSettings
    ledger: Ledger
    jobs: JobBook
    job_runs: JobRuns
    outlook: SystemOutlook
    desktop: DesktopNotifications
    decisions: Decisions


@runtime_checkable
class Chooses(Protocol):
    """A page's content in which an instance is chosen."""

    @property
    def chosen(self) -> engine.InstanceFiles | None: ...


@runtime_checkable
class Exports(Protocol):
    """A page's content that can save what it shows (Ctrl+E)."""

    def export(self) -> None: ...


@runtime_checkable
class Prepares(Protocol):
    """A page's content that can make in idle time what it will need at once later."""

    def prepare(self) -> None: ...


@runtime_checkable
class Filters(Protocol):
    """A page's content with a filter to go to (Ctrl+F)."""

    def focus_filter(self) -> None: ...


@runtime_checkable
class TakesRestore(Protocol):
    """The restore page: begin with this chain, or that much of it, or let the person choose."""

    def begin(self, chain: Path | RestoreFrom | None) -> None: ...


@runtime_checkable
class TakesRun(Protocol):
    """The history page: show the run with this id."""

    def show_run(self, run_id: str) -> None: ...
