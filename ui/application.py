"""The wiring: settings, history, pages and window are made here, handed to one another and taken down again."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, QSettings, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QApplication

from app.demo.ready_sample import ready_sample
from app.evidence.running import ready_runtime
from app.history.spare import SpareHistory, open_history
from app.operations.key_files import KeyFiles
from app.settings import Locations, Settings
from engine.errors import JetError
from ui.after_runs import AfterRuns
from ui.carried import Carried, with_carried
from ui.collector import Collector
from ui.context import Changes, Context, Navigation, Prepares
from ui.decisions import Decisions
from ui.desktop_notifications import DesktopNotifications
from ui.housekeeping import Housekeeping
from ui.icons import window_icon
from ui.inventory import Inventory
from ui.job_book import JobBook
from ui.job_runs import JobRuns
from ui.languages.installed import InstalledLanguage
from ui.languages.sentences import shown
from ui.ledger import Ledger
from ui.live_run import LiveRun, RunQueue
from ui.machine_runs import MachineRuns
from ui.main_window import MainWindow
from ui.models.instances import identity_of
from ui.models.keys import key_files
from ui.outlook import SystemOutlook, looking
from ui.page import PageContent
from ui.page_list import shell_pages
from ui.preferences import Preferences
from ui.preload import load_engine, load_pages
from ui.presence import Presence
from ui.questions import ask_to_cancel, choose_folder, tell_crash, unkept
from ui.settings_at_start import SettingsAtStart
from ui.slices import Slices
from ui.status_line import StatusLine
from ui.theme import ThemeController
from ui.tray import Tray
from ui.watch import FolderWatch
from ui.watched_places import WatchedPlaces
from ui.wayfinder import Wayfinder
from ui.worker import Background

FOLDERS, DESTINATION, RUNNING = "folders", "destination ", "running"
"""Groups of watched folders; each destination is one of its own, and is all that is listed when it changes."""
POLL_MS = 5000
"""How often the history and the settings are asked whether another program wrote to them."""
ASK_MS, CALM_MS, IDLE_MS = 400, 1000, 3000
"""How often running instances are asked: at work, while they say the same, and unseen or where none runs."""
CALM_AFTER = 3
"""Looks that bring nothing new."""
PREPARE_MS = 500
"""When, after the start, what the first paint can do without is made."""
SWITCH_SECONDS = 0.0001
"""How long other threads keep the interpreter from the window's, which asks for it dozens of times a paint."""


class Application(QObject):
    """The window and all it stands on. ``close`` ends every thread; closing the window does that too.

    ``language_chosen`` comes when the settings on disk name another language than that of this window.
    ``carried``: what was on the pages of a window before this one, by their names.
    """

    language_chosen = Signal()

    def __init__(
        self,
        app: QApplication,
        locations: Locations,
        folders: Sequence[Path] = (),
        carried: Mapping[str, Carried] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self._prepare_program(app)
        self.history = open_history(locations.history)
        self.background = Background(self)
        read = SettingsAtStart(locations.settings, self.history.record)
        settings = read.value
        self._language = InstalledLanguage(app, settings.language)
        self._wanted_language = settings.language
        self._notices = read.notices()
        self.preferences = Preferences(read.file, self.background, settings, self)
        self.places = WatchedPlaces(self.preferences, self.background, self)
        self._not_there = self.places.keep_those_there(folders)
        self.theme = ThemeController(app, self.preferences.value.theme, styled=False)
        self.inventory = Inventory(self.preferences, self.background, self)
        self.ledger = Ledger(self.history, self.inventory, self.preferences, self.background, locations, self)
        self.jobs = JobBook(locations, self.history, self.background, self)
        self.run_queue = RunQueue(
            self.history, self, keys=self._keys, names=lambda: self.preferences.value.names, rate=self.jobs.rate
        )
        self.job_runs = JobRuns(locations, self.history, self.jobs, self.background, self)
        self.context = Context(
            locations,
            self.preferences,
            self.history,
            self.background,
            self.inventory,
            self.run_queue,
            Navigation(self),
            Changes(self),
            self.theme,
            QSettings(str(locations.ui_state), QSettings.Format.IniFormat),
            self.ledger,
            self.jobs,
            self.job_runs,
            SystemOutlook(self.background, looking(locations, self.history), self),
            DesktopNotifications(self.background, self),
            Decisions(self.history, self.inventory, self.background, self),
        )
        self._connect_looks()
        pages = {name: with_carried(page, carried.get(name)) for name, page in shell_pages(self.context).items()}
        self.window = MainWindow(tuple(pages.values()), self.context.state, self.theme, may_close=self._may_close)
        self.window.statusBar().addPermanentWidget(StatusLine(self.context))
        self.wayfinder = Wayfinder(self.context, self.window, tuple(pages), self)
        self.theme.refresh()
        self.presence = Presence(self.context, self.window, Tray() if Tray.is_there() else None, self)
        self._tell_unkept()
        self._closed = False
        self._watch = FolderWatch(self.background, self.inventory.first_sight, self)
        self._after_runs = AfterRuns(self.context, self)
        self._collector = Collector(self)
        self._newest = 0
        self._poll, self._pulse = QTimer(self, interval=POLL_MS), QTimer(self, interval=IDLE_MS)
        self._connect()

    def _prepare_program(self, app: QApplication) -> None:
        sys.setswitchinterval(SWITCH_SECONDS)
        app.setWindowIcon(window_icon())
        app.aboutToQuit.connect(self.close)

    def _tell_unkept(self) -> None:
        """What this window does will not be remembered: said at the top of it, for as long as it is open."""
        if isinstance(self.history, SpareHistory):
            self._notices.insert(0, unkept(self.history, self.context.locations.data))
        if self._notices:
            self.window.show_notice(self._notices[0])

    def _add_folder(self) -> None:
        if chosen := choose_folder(self.window):
            self.places.add(chosen)

    def _tell_not_there(self, places: Sequence[Path]) -> None:
        if names := ", ".join(map(str, places)):
            self.window.announce(self.tr("Not watched because it is not a folder: {}").format(names))

    def start(self, *, is_hidden: bool = False) -> None:
        """Show the window, if it is not to stay in the tray; look at folders, destinations and unfinished runs
        after its first paint."""
        self.window.setVisible(not is_hidden)
        QTimer.singleShot(0, self._look)
        QTimer.singleShot(PREPARE_MS, self._prepare)
        self._collector.start()

    def close(self) -> None:
        """Cancel what runs, end all threads, write what is pending."""
        if self._closed:
            return
        self._closed = True
        self._poll.stop()
        self._pulse.stop()
        self._after_runs.close()
        self.machine_runs.close()
        self.presence.close()
        self.job_runs.close()
        self.run_queue.close()
        self.background.close()
        self._watch.close()
        self.history.close()
        self._collector.stop()
        self.context.state.sync()
        self._language.remove()

    # What happens when.

    def _prepare(self) -> None:
        """Make the view of a run while nothing waits for it, so that the first run does not stop the window; load
        what was not wanted yet, in the background, and then the modules of the pages, between events."""
        if self._closed:
            return
        page = self.page("running").widget
        if isinstance(page, Prepares):
            page.prepare()
        pages = Slices(lambda: load_pages(self.wayfinder.names), self)
        self.background.ask("engine", lambda _cancel: load_engine(), lambda _done: pages.ask())

    def _look(self) -> None:
        Housekeeping(self.context, self).start()
        self.inventory.refresh()
        self.context.changes.history.emit()
        self._tell_not_there(self._not_there)
        self._watch_known()
        self.background.ask("runtime", lambda _cancel: ready_runtime(), self._watch_running)
        self._poll.start()
        self.jobs.refresh()
        self.job_runs.start()

    def _watch_running(self, folder: str) -> None:
        """Instances come and go in ``folder``; what those that run are doing is asked for."""
        self._watch.watch(RUNNING, [folder], at_once=True)
        self._pulse.start()

    def _ask_running(self) -> None:
        self.inventory.refresh_running()
        self._set_pulse()

    def _set_pulse(self) -> None:
        is_seen = self.window.isVisible() and not self.window.isMinimized()
        wanted = CALM_MS if self.inventory.still >= CALM_AFTER else ASK_MS
        wanted = wanted if self.inventory.running and is_seen else IDLE_MS
        if self._pulse.isActive() and self._pulse.interval() != wanted:
            self._pulse.start(wanted)

    def _watch_known(self) -> None:
        inventory = self.inventory
        self._watch.watch(FOLDERS, dict.fromkeys([*inventory.folders_looked_at, *inventory.ended]))
        self._watch.watch_each(DESTINATION, inventory.destinations)

    def _take_jobs(self) -> None:
        self.inventory.take_jobs(self.jobs.value, self.jobs.last)
        self._watch_known()

    def _take_change(self, group: str) -> None:
        if group == FOLDERS:
            self.inventory.refresh_instances()
        elif group == RUNNING:
            self.inventory.refresh_running()
        else:
            self.inventory.refresh_chains([group.removeprefix(DESTINATION)])

    def _look_at_others(self) -> None:
        """Other programs write the history and the settings too: the command line, a scheduled run, a window."""
        self.preferences.refresh()
        self.jobs.look_for_news()
        self.background.ask("history poll", lambda _cancel: self.history.newest(), self._take_newest)

    def _take_newest(self, newest: int) -> None:
        if newest != self._newest:
            self._newest = newest
            self.context.changes.history.emit()

    def take_call(self, folders: Sequence[str], sample: bool) -> None:
        """A second start was called with these: come to the front and do what it wanted."""
        self.presence.open_window()
        self.places.add(*map(Path, folders))
        if sample:
            self.open_sample()

    def open_sample(self) -> None:
        """Make the sample unless it is there, watch its folder, and show it."""
        folder = self.context.locations.sample
        self.background.ask(
            "sample", lambda _cancel: ready_sample(folder), self._show_sample, self._tell_no_sample
        )

    def _show_sample(self, name: str) -> None:
        folder = self.context.locations.sample
        self.places.keep([folder])
        self.context.navigation.show_instance.emit(identity_of(name, folder.absolute()))

    def _tell_no_sample(self, error: JetError) -> None:
        self.window.announce(self.tr("The sample could not be created: {}").format(shown(error.message)))

    def _keys(self) -> KeyFiles:
        return key_files(self.preferences.value)

    def _connect(self) -> None:
        self.machine_runs = MachineRuns(self.context, self.window, self)
        window, navigation, run_queue = self.window, self.context.navigation, self.run_queue
        window.refresh_requested.connect(self._refresh)
        window.sample_requested.connect(self.open_sample)
        window.add_folder_requested.connect(self._add_folder)
        self.places.not_there.connect(self._tell_not_there)
        window.theme_chosen.connect(
            lambda theme: self.preferences.change(lambda value: replace(value, theme=theme))
        )
        navigation.announce.connect(window.announce)
        run_queue.run_ended.connect(self._run_ended)
        self._connect_jobs()
        navigation.open_sample.connect(self.open_sample)
        self._watch.changed.connect(self._take_change)
        self.preferences.changed.connect(self._watch_known)
        self.preferences.changed.connect(self._follow_settings)
        self.jobs.changed.connect(self._take_jobs)
        self._poll.timeout.connect(self._look_at_others)
        self._pulse.timeout.connect(self._ask_running)
        self.inventory.instances_changed.connect(self._set_pulse)
        self.inventory.instances_changed.connect(self._watch_known)
        self.theme.changed.connect(self.context.changes.theme)
        self.background.crashed.connect(partial(tell_crash, self.window))
        self.preferences.failed.connect(self._tell_unsaved)

    def _connect_looks(self) -> None:
        """Before the pages are made, which show what follows from a run together with its end."""
        history, outlook = self.context.changes.history, self.context.outlook
        history.connect(self.ledger.refresh)
        history.connect(self.context.decisions.refresh)
        outlook.follow(self.inventory, self.preferences, history)
        outlook.follow_runs(self.run_queue, self.ledger)

    def _connect_jobs(self) -> None:
        navigation = self.context.navigation
        navigation.run_due.connect(self.job_runs.run_due)
        self.context.changes.history.connect(self.jobs.refresh)
        self.job_runs.crashed.connect(partial(tell_crash, self.window))

    def show_page(self, name: str) -> None:
        """Go to the page whose module is ``name``."""
        self.wayfinder.show_page(name)

    @property
    def shown(self) -> str:
        """The name of the page that is shown."""
        return self.wayfinder.shown

    def page(self, name: str) -> PageContent:
        """What is on the page whose module is ``name``; raises ValueError when there is none."""
        return self.wayfinder.page(name)

    @property
    def is_busy(self) -> bool:
        """Whether something runs that would end with the window."""
        return bool(self.run_queue.in_flight or self.job_runs.busy)

    def _follow_settings(self) -> None:
        """Theme and language may be chosen anywhere: here, by an import, in another window."""
        value = self.preferences.value
        self.theme.set_theme(value.theme)
        if value.language is not self._wanted_language:
            self._wanted_language = value.language
            self.background.write(self._tell_language)

    def _tell_language(self) -> None:
        """Called when what was to be saved is, or could not be: then the language waits for the next start."""
        if self.preferences.is_saved:
            chosen: SignalInstance = self.language_chosen
            chosen.emit()

    def _refresh(self) -> None:
        self.inventory.refresh()
        self.context.outlook.refresh()
        self.context.changes.history.emit()

    def _run_ended(self, run: LiveRun) -> None:
        from ui.models.outcomes.registry import outcome_of

        outcome = outcome_of(run)
        if run.crash:
            tell_crash(self.window, run.crash)
        if outcome.written_to is not None:
            place, identity = outcome.written_to
            is_copy, destination = not outcome.backup_set, str(place)

            def noted(settings: Settings) -> Settings:
                """A copy does not make its destination that of the next backup, which is the first one."""
                if not is_copy:
                    settings = settings.with_destination(destination)
                elif destination not in settings.destinations:
                    settings = settings.with_destination_at(destination, len(settings.destinations))
                return settings.with_identity(destination, identity)

            self.preferences.change(noted)

    # What is said in dialogs.

    def _may_close(self) -> bool:
        if self.presence.stays_open():
            return False
        if self.is_busy and not ask_to_cancel(self.window, self.run_queue, self.job_runs):
            return False
        self.close()
        return True

    def _tell_unsaved(self, error: JetError) -> None:
        self.window.announce(self.tr("The settings could not be saved: {}").format(shown(error.message)))
