"""The part of the settings about notifications: channels with their last result, a test of each, and the rules."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QCheckBox, QMenu, QMessageBox, QWidget

from app.notify.file import NotifyFile
from app.notify.secrets import keep_secret
from app.notify.settings import DESKTOP, TYPES, ChannelSettings, Notifications
from app.notify.state import ChannelResult
from app.notify.tell import check_channel, results
from app.operations.command_line import shell_line
from app.settings import Locations
from engine.errors import JetError
from ui.context import Context
from ui.languages.marked import marked
from ui.levels import Level
from ui.models.instances import RowsModel
from ui.models.notifications import CHANNEL_TITLES, channel_rows, kind_words
from ui.pages.settings.channel_dialog import ChannelDialog
from ui.pages.settings.notification_rules import NotificationRules
from ui.panels.command_dialog import CommandDialog
from ui.panels.kept_layout import KeptColumns
from ui.panels.sorted_table import SortedTable
from ui.tray import Tray
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import allow, push_button
from ui.widgets.flow import Flow
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel, show_part

_SAMPLES = (
    "administrators",
    "Command of a program",
    "failed 59 min ago, again at 23:59",
    "Information....",
    "administrator@example.com",
)
ROWS = 6


@dataclass(frozen=True)
class Found:
    """What the files of the notifications say."""

    settings: Notifications = field(default_factory=Notifications)
    results: Mapping[str, ChannelResult] = field(default_factory=dict)


def look_at(locations: Locations) -> Found:
    """Read both files; blocks. Raises ``JetError`` where the file of the channels cannot be used."""
    return Found(NotifyFile(locations.notify).load(), results(locations))


def save_channel(locations: Locations, channel: ChannelSettings, secrets: Mapping[str, str], *, new: bool) -> None:
    """Put the secrets into the keyring, then the channel into the file; blocks. Raises ``JetError``."""
    for name, secret in secrets.items():
        keep_secret(name, secret)
    file = NotifyFile(locations.notify)
    if new:
        file.add(channel)
        return
    file.change(lambda now: replace(now, channels=tuple(_replaced(each, channel) for each in now.channels)))


def _replaced(each: ChannelSettings, channel: ChannelSettings) -> ChannelSettings:
    return channel if each.name == channel.name else each


class NotificationSettings(Panel):
    """Reads and writes the file that the command line uses, too, each time off the window's thread."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.set_text(self.tr("Notifications"))
        self.setAccessibleName(self.heading.text())
        self._context = context
        self._changes = 0
        self._asked = 0
        self._unusable = False
        """Whether the banner says that the file cannot be used."""
        self.found = Found()
        self.banner = Banner()
        self.desktop = QCheckBox(self.tr("Show notifications on this desktop while the program runs"))
        self.stay = QCheckBox(self.tr("Keep running in the tray when the window is closed"))
        for box in (self.desktop, self.stay):
            box.setAccessibleName(box.text())
        self.stay.setEnabled(Tray.is_there())
        why_not = "" if Tray.is_there() else self.tr("This desktop has no tray.")
        self._why_not = TextLabel(why_not, "muted", fold=True)
        self.stay.setAccessibleDescription(self._why_not.text())
        self.table = SortedTable(RowsModel([marked(title) for title in CHANNEL_TITLES]), self.tr("Channels"))
        self.empty = TextLabel("", "muted", fold=True)
        self.rules = NotificationRules()
        self._build_buttons()
        self._lay_out()
        self._connect()
        self._show()

    def _build_buttons(self) -> None:
        self.add_button = push_button(self.tr("Add…"), icon="add")
        self.add_button.setAccessibleName(self.tr("Add a channel"))
        self.add_menu = QMenu(self.add_button)
        for each in TYPES:
            action = QAction(kind_words(each.type), self.add_menu)
            action.setStatusTip(self.tr("Add a channel of this kind"))
            action.triggered.connect(partial(self._open_new, each.type))
            self.add_menu.addAction(action)
        self.add_button.setMenu(self.add_menu)
        self.edit_button = push_button(self.tr("Edit…"), icon="edit")
        self.remove_button = push_button(self.tr("Remove…"), icon="remove")
        self.test_button = push_button(self.tr("Send a test"), icon="export")
        self.test_button.setToolTip(self.tr("Send a test message on the selected channel now"))
        self.command_button = push_button(self.tr("Show command line"), icon="command")
        self.command_button.setToolTip(self.tr("Show the command that does the same"))

    def _lay_out(self) -> None:
        about = self.tr("Who is notified of problems. Secrets are kept in the keyring or in a private file.")
        self.body.addWidget(TextLabel(about, "muted", fold=True))
        self.body.addWidget(self.banner)
        self.body.addWidget(self.desktop)
        self.body.addWidget(self.stay)
        self.body.addWidget(self._why_not)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.table)
        buttons = (self.add_button, self.edit_button, self.remove_button, self.test_button, self.command_button)
        self.body.addWidget(Flow(buttons))
        self.body.addWidget(self.rules)
        KeptColumns(
            self.table, self._context.state, "settings/channels", dict(enumerate(_SAMPLES)), (1,), 2, wide=2
        )

    def _connect(self) -> None:
        context = self._context
        self.desktop.clicked.connect(lambda on: self._change(lambda now: replace(now, desktop=on)))
        self.stay.clicked.connect(self._keep_staying)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.table.activated.connect(lambda _index: self._open_current())
        self.edit_button.clicked.connect(self._open_current)
        self.remove_button.clicked.connect(self._ask_to_remove)
        self.test_button.clicked.connect(self.test)
        self.command_button.clicked.connect(self.show_command)
        self.rules.changed.connect(self._change_rules)
        context.outlook.changed.connect(self.look)
        context.preferences.changed.connect(self._show_stay)

    # ---- what callers use

    def look(self) -> None:
        """Read the files again, in the background."""
        if self.isVisible():
            locations, self._asked = self._context.locations, self._changes
            self._context.background.ask(
                "notifications", lambda _cancel: look_at(locations), self._take, self._tell
            )

    @property
    def current(self) -> str:
        """The name of the selected channel; empty for none."""
        index = self.table.currentIndex()
        return str(index.siblingAtColumn(0).data()) if index.isValid() else ""

    def test(self) -> None:
        """Send a test message on the selected channel; how that went is said at once, and stays in its row."""
        name, locations, desktop = self.current, self._context.locations, self._context.desktop.channel
        if not name:
            return
        allow(self.test_button, False, self.tr("A test is being sent."))
        self._unusable = False
        self.banner.show_message(Message(Level.RUNNING, self.tr("Sending a test message on {}…").format(name)))
        self._context.background.ask(
            "notification-test",
            lambda _cancel: check_channel(
                locations, name, now=datetime.now(UTC), host=platform.node(), desktop=desktop
            ),
            self._take_test,
            self._tell_test,
        )

    def show_command(self) -> None:
        """Show the command that tests the selected channel, or lists all."""
        words = ["notify", "test", self.current] if self.current else ["notify", "list"]
        CommandDialog(shell_line(words), self.window(), self.tr("This command does the same.")).open()

    # ---- what it shows

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self.look()

    def _fit(self) -> None:
        """Make the table as high as its first rows; the headings have their height once they are styled."""
        line = self.table.verticalHeader().defaultSectionSize()
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + line * max(2, min(ROWS, self.table.model().rowCount())) + 6)

    def _take(self, found: Found) -> None:
        if self._asked != self._changes:  # from before a change, after which the files are read again
            return
        if self._unusable:
            self._unusable = False
            self.banner.clear()
        self.found = found
        self._show()

    def _show(self) -> None:
        settings = self.found.settings
        self.desktop.setChecked(settings.desktop)
        self.rules.show_rules(settings.rules)
        rows = channel_rows(settings, self.found.results, datetime.now(UTC))
        self.table.rows.set_rows(rows)
        show_part(self.table, bool(rows))
        has_none = not settings.channels and not settings.wrong
        self.empty.set_text(self._where_else() if has_none else "")
        self._fit()
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._show_stay()
        self._follow()

    def _where_else(self) -> str:
        """Where problems are shown while there are no channels; a desktop that fails shows none."""
        last = self.found.results.get(DESKTOP)
        if not self.found.settings.desktop:
            return self.tr("No channels. Problems are only shown in this window.")
        if last is not None and not last.ok:
            return self.tr(
                "No other channels. Problems are only shown in this window: this desktop did not take the last "
                "message."
            )
        return self.tr("No other channels. Problems are only shown in this window and on this desktop.")

    def _show_stay(self) -> None:
        self.stay.setChecked(self._context.preferences.value.keep_in_tray)

    def _follow(self) -> None:
        known = self.found.settings.named(self.current) is not None
        desktop = self.current == DESKTOP
        select = self.tr("Select a channel.")
        own = self.tr("The desktop is set up by the check box above.") if desktop else select
        allow(self.edit_button, known, own)
        busy = self._context.background.is_busy("notification-test")
        allow(
            self.test_button, (known or desktop) and not busy, self.tr("A test is being sent.") if busy else select
        )
        allow(self.remove_button, bool(self.current) and not desktop, own)

    # ---- what it changes

    def _keep_staying(self, on: bool) -> None:
        self._context.preferences.change(lambda settings: replace(settings, keep_in_tray=on))

    def _change_rules(self) -> None:
        said = self.rules.said()
        self._change(lambda now: replace(now, rules=said(now.rules)))

    def _change(self, how: Callable[[Notifications], Notifications]) -> None:
        self._save(lambda: NotifyFile(self._context.locations.notify).change(how), self._tell)

    def _save(
        self,
        work: Callable[[], object],
        failed: Callable[[JetError], None],
        done: Callable[[], None] | None = None,
    ) -> None:
        """Changes are made in the order in which they were asked for, none is left out."""
        self._changes += 1

        def saved(_result: object) -> None:
            if done:
                done()
            self.look()

        self._context.background.write(work, failed, saved)

    def _open_new(self, kind: str) -> ChannelDialog:
        return self._open(ChannelDialog(kind, None, self.window()), new=True)

    def _open_current(self) -> ChannelDialog | None:
        channel = self.found.settings.named(self.current)
        return self._open(ChannelDialog(channel.type, channel, self.window()), new=False) if channel else None

    def _open(self, dialog: ChannelDialog, *, new: bool) -> ChannelDialog:
        locations = self._context.locations

        def save(channel: ChannelSettings, secrets: Mapping[str, str]) -> None:
            self._save(lambda: save_channel(locations, channel, secrets, new=new), dialog.tell, dialog.accept)

        dialog.requested.connect(save)
        dialog.open()
        return dialog

    def _ask_to_remove(self) -> None:
        name = self.current
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Remove channel"))
        box.setText(self.tr("Remove the channel {}?").format(name))
        box.setInformativeText(self.tr("Its secrets stay in the keyring and in their files."))
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        file = NotifyFile(self._context.locations.notify)
        remove.clicked.connect(lambda: self._save(lambda: file.remove(name), self._tell))
        box.open()

    def _take_test(self, result: ChannelResult) -> None:
        if result.ok:
            what = self.tr("A test message was sent on {}.").format(result.channel)
            self.banner.show_message(Message(Level.SUCCESS, what))
        else:
            what = self.tr("The test message on {} failed.").format(result.channel)
            self.banner.show_message(Message(Level.ERROR, what, why=result.error, advice=result.hint))
        self._follow()
        self.look()

    def _tell_test(self, error: JetError) -> None:
        self._follow()
        what = self.tr("No test message was sent.")
        self.banner.show_message(Message(Level.ERROR, what, why=str(error), advice=error.hint))

    def _tell(self, error: JetError) -> None:
        self._unusable = True
        what = self.tr("The notifications cannot be read or changed.")
        where = str(self._context.locations.notify)
        self.banner.show_message(Message(Level.ERROR, what, where, str(error), error.hint))
