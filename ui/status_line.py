"""The right of the status bar: when the next job runs, the least space at a destination, and as whom this runs."""

from __future__ import annotations

import getpass
import os
import sys

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.status.values import Severity
from ui.context import Context
from ui.format import plural, size, when
from ui.levels import Level
from ui.widgets.text import TextLabel, set_level_of


class StatusLine(QWidget):
    """Follows ``context.outlook``; what is not known takes no space."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.next_run, self.space, self.user = parts = [TextLabel("", "small") for _ in range(3)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(18)
        for part in parts:
            row.addWidget(part)
        self._show_user()
        context.outlook.changed.connect(self._show)
        context.jobs.changed.connect(self._show)
        self._show()

    def _show_user(self) -> None:
        try:
            name = getpass.getuser()
        except (OSError, KeyError):  # a number without a name, as in some containers
            name = self.tr("an unknown user")
        words = self.tr("{} (administrator)") if is_elevated() else self.tr("{} (standard user)")
        self.user.set_text(words.format(name))
        data = self._context.locations.data
        self.user.setToolTip(self.tr("Jobs, history and settings are those of this user, in {}").format(data))

    def _show(self) -> None:
        seen = self._context.outlook.seen
        if seen is None:
            return
        own = seen.own or seen.overview
        due = min((each.next_run for each in own.instances if each.next_run), default=None)
        if self._context.jobs.error is not None:
            text = self.tr("No job runs: the job file cannot be used")
        else:
            text = self.tr("Next run: {}").format(when(due)) if due else self.tr("No run is scheduled")
        self.next_run.set_text(text)
        known = [each for each in own.destinations if each.available and each.free is not None]
        absent = [each for each in own.destinations if not each.available and each.problems]
        least = min(known, key=lambda each: each.free or 0, default=None)
        if absent:
            where = "\n".join(str(each.place) for each in absent)
            text = self.tr("Destination not available: {}").format(absent[0].place.name or where)
            if len(absent) > 1:
                text = plural(len(absent), "{} destination not available", "{} destinations not available")
            level = Level.ERROR if any(each.severity is Severity.CRITICAL for each in absent) else Level.WARNING
        elif least is not None:
            text, where = self.tr("{} free").format(size(least.free or 0)), str(least.place)
            level = Level.NEUTRAL if not least.problems else Level.WARNING
        else:
            text, where, level = "", "", Level.NEUTRAL
        self.space.set_text(text)
        self.space.setToolTip(where)
        set_level_of(self.space, "" if level is Level.NEUTRAL else level.name.lower())


def is_elevated() -> bool:
    """Whether this process may do what an administrator may."""
    if sys.platform == "win32":
        import ctypes  # the first paint can do without it elsewhere

        return bool(ctypes.windll.shell32.IsUserAnAdmin())
    return os.geteuid() == 0
