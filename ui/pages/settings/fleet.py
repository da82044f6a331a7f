"""The part of the settings about the fleet: whether this host posts how it is, for others who look."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from app.operations.command_line import shell_line
from app.settings import Locations
from app.status.look import LIMIT, look
from app.status.posting import posts, publish, stop
from engine.errors import JetError
from engine.progress import Cancel
from ui.context import Context
from ui.levels import Level
from ui.panels.command_dialog import CommandDialog
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button
from ui.widgets.flow import Flow
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel

_SLOT = "fleet"


def post_now(locations: Locations, cancel: Cancel) -> Mapping[Path, str]:
    """Post the state of this host, and go on posting; blocks. Why it could not be posted, by destination."""
    return publish(locations, look(locations, datetime.now(UTC), cancel=cancel), LIMIT, cancel)


class FleetSettings(Panel):
    """One switch; what it does is done off the window's thread."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.set_text(self.tr("Hosts"))
        self.setAccessibleName(self.heading.text())
        self._context = context
        self.banner = Banner()
        self.box = QCheckBox(self.tr("Post the state of this host at its destinations every hour"))
        self.box.setAccessibleName(self.box.text())
        self.box.setEnabled(False)
        self.command_button = push_button(self.tr("Show command line"), icon="command")
        self.command_button.setToolTip(self.tr("Show the command that does the same"))
        about = self.tr(
            "Hosts that share a destination see one another's state in their overviews, and which is silent. "
            "A post contains no secrets and no names of users."
        )
        self.body.addWidget(TextLabel(about, "muted", fold=True))
        self.body.addWidget(self.banner)
        self.body.addWidget(self.box)
        self.body.addWidget(Flow((self.command_button,)))
        self.box.clicked.connect(self._switch)
        self.command_button.clicked.connect(self._show_command)

    def look(self) -> None:
        """Ask whether this host posts."""
        locations = self._context.locations
        self._context.background.ask(_SLOT, lambda _cancel: posts(locations), self._take, self._tell)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def _switch(self, on: bool) -> None:
        locations = self._context.locations
        self.banner.clear()
        self.box.setEnabled(False)
        if on:
            self._context.background.ask(
                _SLOT, partial(post_now, locations), self._take_posted, self._tell_unchanged
            )
        else:
            self._context.background.ask(
                _SLOT, lambda _cancel: stop(locations), self._take_ended, self._tell_unchanged
            )

    def _take(self, on: bool) -> None:
        self.box.setEnabled(True)
        self.box.setChecked(on)

    def _take_ended(self, _nothing: object) -> None:
        self.look()

    def _take_posted(self, failed: Mapping[Path, str]) -> None:
        self.look()
        for place, why in failed.items():
            what = self.tr("The state of this host could not be posted.")
            again = self.tr("It is posted again within an hour by the program that runs the jobs.")
            self.banner.show_message(Message(Level.WARNING, what, str(place), why, again))

    def _tell_unchanged(self, error: JetError) -> None:
        self.look()
        self._tell(error)

    def _tell(self, error: JetError) -> None:
        what, path = self.tr("The setting could not be read or changed."), str(error.context.get("path", ""))
        self.banner.show_message(Message(Level.ERROR, what, path, str(error), error.hint))

    def _show_command(self) -> None:
        on, ends = shell_line(["status", "--publish"]), shell_line(["status", "--no-publish"])
        posted = self.box.isChecked()
        about = self.tr("This command ends it.") if posted else self.tr("This command posts, now and every hour.")
        CommandDialog(ends if posted else on, self, about).open()
