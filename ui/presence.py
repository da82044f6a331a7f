"""The program beside its window: the icon in the tray, the notifications of the desktop, and what closing does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.history.runs import RunState
from engine.errors import JetError
from engine.progress import Cancel
from ui.context import Context
from ui.format import when
from ui.main_window import MainWindow
from ui.models.overview import SeenState
from ui.models.tray import tray_state, tray_tip
from ui.questions import ask_to_stay
from ui.tray import Tray

ASKED = "tray/asked"
"""In the state of the window: whether the user was asked what closing it does."""


class Presence(QObject):
    """Follows the :class:`~ui.outlook.SystemOutlook`. Without a ``tray``, closing the window ends the program."""

    def __init__(
        self,
        context: Context,
        window: MainWindow,
        tray: Tray | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._window = window
        self._quitting = False
        self.notifies = False
        """Whether this desktop is notified of anything: it is to be, and there are jobs."""
        self._told: SeenState | None = None
        self.tray = tray
        self.paused_until: datetime | None = None
        self._resume = QTimer(self, singleShot=True)
        self._resume.timeout.connect(lambda: self.pause(None))
        context.outlook.changed.connect(self._show)
        context.outlook.changed.connect(self._notify)
        context.run_queue.lines_changed.connect(self._show)
        context.jobs.changed.connect(self._show)
        if tray is not None:
            tray.setParent(self)
            context.theme.dress(tray.menu)
            tray.open_requested.connect(self.open_window)
            tray.run_due_requested.connect(context.navigation.run_due)
            tray.pause_requested.connect(self.pause)
            tray.quit_requested.connect(self.quit)
            tray.icon.show()
            context.desktop.set_tray(tray.icon)
        context.desktop.asked.connect(self._show_subject)
        self._show()

    # ---- closing

    def hides_window(self, *, wanted: Callable[[], bool | None] | None = None) -> bool | None:
        """What closing the window does: True hides it, False ends the program, None leaves all as it is.

        Asked once, by ``wanted``, and only where something is gained: there is a tray, and desktop notifications
        are on.
        """
        app = QApplication.instance()
        saving = isinstance(app, QApplication) and app.isSavingSession()  # logging out must not be held up
        if self._quitting or self.tray is None or saving:
            return False
        stays, asked = self._context.preferences.value.keep_in_tray, self._context.state.value(ASKED, False, bool)
        if stays or asked or not self.notifies:
            return stays
        answer = (wanted or (lambda: ask_to_stay(self._window)))()
        if answer is None:
            return None
        self._context.state.setValue(ASKED, True)
        self._context.preferences.change(lambda settings: replace(settings, keep_in_tray=answer))
        return answer

    def stays_open(self) -> bool:
        """Whether a window that is being closed is there on: hidden, or as it was because the user said so."""
        hides = self.hides_window()
        if hides:
            QApplication.setQuitOnLastWindowClosed(False)
            self._window.hide()
        return hides is not False

    def open_window(self) -> None:
        """Show the window, in front."""
        window = self._window
        QApplication.setQuitOnLastWindowClosed(True)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def quit(self) -> None:
        """End the program, unless a run is to go on."""
        self._quitting = True
        if self._window.close():
            QApplication.quit()
        self._quitting = False

    def close(self) -> None:
        """Take the icon away."""
        self._resume.stop()
        if self.tray is not None:
            self.tray.close()
        QApplication.setQuitOnLastWindowClosed(True)

    # ---- who is told

    def _notify(self) -> None:
        """Tell every channel what is due after a look. The command line does the same after its own; what was told
        is told once, whoever looks first."""
        outlook = self._context.outlook
        if outlook.seen is None or outlook.seen is self._told or self._context.background.is_busy("tell"):
            return
        self._told = seen = outlook.seen
        locations, record = self._context.locations, self._context.history.record

        has_jobs = any(instance.job for instance in seen.overview.instances)
        desktop = self._context.desktop.channel if has_jobs and self.paused_until is None else None

        def work(_cancel: Cancel) -> bool:
            from app.notify.file import NotifyFile
            from app.notify.tell import tell  # the first paint can do without it

            tell(seen.own or seen.overview, locations, now=seen.now, desktop=desktop, record=record)
            return NotifyFile(locations.notify).load().desktop

        self._context.background.ask("tell", work, lambda desktop: self._take_told(desktop and has_jobs), _unsaid)

    def _show_subject(self, _action: str, subject: str) -> None:
        """A notification was clicked: the window, and in it what that was about."""
        self.open_window()
        self._context.navigation.show_overview.emit(subject)

    def _take_told(self, notifies: bool) -> None:
        self.notifies = notifies

    # ---- what is shown

    def pause(self, length: timedelta | None) -> None:
        """Show no notifications for ``length``, or show them again."""
        self.paused_until = None if length is None else datetime.now(UTC) + length
        if length is None:
            self._resume.stop()
        else:
            self._resume.start(int(length.total_seconds() * 1000))
        if self.tray is not None:
            self.tray.show_paused(length is not None)
        self._show()

    def _going(self) -> int:
        """How many runs go on on this machine: those of this window, of its jobs and of other programs."""
        queue = self._context.run_queue
        mine = {run.run.id for run in queue.runs if run.run is not None}
        others = (run for run in self._context.jobs.runs if run.state is RunState.RUNNING)
        return len(queue.in_flight) + sum(run.id not in mine for run in others)

    def _show(self) -> None:
        if self.tray is None:
            return
        outlook, runs = self._context.outlook, self._going()
        unreadable = outlook.error is not None
        paused = (
            self.tr("Notifications paused until {}").format(when(self.paused_until)) if self.paused_until else ""
        )
        state = tray_state(outlook.seen, unreadable=unreadable, runs=runs)
        self.tray.show_state(state, tray_tip(outlook.seen, unreadable=unreadable, runs=runs, paused=paused))


def _unsaid(_error: JetError) -> None:
    """The file of the channels cannot be used: the settings say so, where it can be mended."""
