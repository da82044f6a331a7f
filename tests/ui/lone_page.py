"""One page without the rest of the window: the context it works with, made and taken down in one place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QTabBar, QWidget

from app.history.history import History
from app.settings import Locations, SettingsFile
from ui.context import Changes, Context, Navigation
from ui.decisions import Decisions
from ui.desktop_notifications import DesktopNotifications
from ui.inventory import Inventory
from ui.job_book import JobBook
from ui.job_runs import JobRuns
from ui.ledger import Ledger
from ui.live_run import RunQueue
from ui.outlook import SystemOutlook, looking
from ui.preferences import Preferences
from ui.theme import ThemeController
from ui.widgets.banner import Banner
from ui.worker import Background


@contextmanager
def context_in(home: Path, theme: ThemeController, history: History | None = None) -> Iterator[Context]:
    """A context whose files lie in ``home``; all its threads have ended afterwards."""
    locations = Locations(home, home)
    history = history or History(locations.history)
    background = Background()
    file = SettingsFile(locations.settings, tell=history.record)
    preferences = Preferences(file, background, file.load())
    inventory = Inventory(preferences, background)
    run_queue = RunQueue(history)
    state = QSettings(str(locations.ui_state), QSettings.Format.IniFormat)
    ledger = Ledger(history, inventory, preferences, background, locations)
    jobs = JobBook(locations, history, background)
    job_runs = JobRuns(locations, history, jobs, background)
    outlook = SystemOutlook(background, looking(locations, history))
    outlook.follow_runs(run_queue, ledger)
    context = Context(
        locations,
        preferences,
        history,
        background,
        inventory,
        run_queue,
        Navigation(),
        Changes(),
        theme,
        state,
        ledger,
        jobs,
        job_runs,
        outlook,
        DesktopNotifications(background),
        Decisions(history, inventory, background),
    )
    crashes: list[str] = []
    background.crashed.connect(crashes.append)
    try:
        yield context
    finally:
        job_runs.close()
        run_queue.close()
        background.close()
        history.close()
        state.sync()
    assert not crashes, crashes[0]


def nameless(root: QWidget) -> list[str]:
    """Widgets below ``root`` that take the keyboard and that a screen reader could not name."""
    found = []
    for widget in cast("list[QWidget]", root.findChildren(QWidget)):
        parent = widget.parentWidget()
        silent = isinstance(parent, Banner) and parent.message is None
        inner = widget.objectName().startswith("qt_") or isinstance(widget, QTabBar)
        if inner or silent or widget.isHidden() or widget.window() is not root.window():
            continue
        if widget.focusPolicy() and not widget.accessibleName() and widget.focusProxy() is None:
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(parent).__name__}")
    return found


def end(context: Context, page: QWidget, _closed: QWidget) -> None:
    """Before ``page`` goes: nothing that comes late may reach it. Bound to the page, this keeps it until then."""
    assert page is not None
    context.background.close()
