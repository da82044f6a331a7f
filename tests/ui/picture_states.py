"""Retention, destinations, history, settings and the tray in what has to be brought about first: a simulated year,
a destination that is nearly full. See :mod:`tests.ui.picture_scenes`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QMessageBox, QScrollArea, QVBoxLayout, QWidget

import engine
from app.jobs.job import QuietHours, Weekday
from app.notify.decide import DigestTime
from app.notify.file import NotifyFile
from app.notify.settings import AppriseSettings, MailSettings, Notifications, SyslogSettings, WebhookSettings
from app.status.destinations import identity_at, with_known
from app.status.values import Severity
from app.transfer.document import KIND
from engine.errors import known
from tests.ui import gallery
from tests.ui.monkey_hands import live
from tests.ui.monkey_world import World
from tests.ui.picture_jobs import JOB_STATES
from tests.ui.picture_runs import hold, wait_for_the_end
from tests.ui.picture_walk import box_of, dialog_of, page_of, until
from ui.application import Application
from ui.models.tray import TrayState
from ui.pages.destinations.page import DestinationsPage
from ui.pages.history.page import HistoryPage
from ui.pages.retention.page import RetentionPage
from ui.pages.settings.channel_dialog import ChannelDialog
from ui.pages.settings.import_dialog import ImportDialog
from ui.pages.settings.page import SettingsPage
from ui.tray import Tray, tray_icon
from ui.widgets.panel import Panel

Scene = Callable[[Application, World], QWidget]
P = TypeVar("P", bound=QWidget)
D = TypeVar("D", bound=QDialog)
MIB = 1 << 20


# ---- retention, destinations


def _pruned(program: Application, world: World) -> RetentionPage:
    page = page_of(program, "retention", RetentionPage)
    page.destination.setEditText(str(world.backups))
    page.form.set_rules(engine.Retention(last=1, daily=7, weekly=4, monthly=12))
    page.form.changed.emit()
    live(1500)
    return page


def _year(program: Application, world: World) -> QWidget:
    page = _pruned(program, world)
    page.view.every.setCurrentIndex(3)
    live(1500)
    page.view.tabs.setCurrentIndex(1)
    live(500)
    return program.window


def _goes(program: Application, world: World) -> RetentionPage:
    """Rules that keep less than there is."""
    source = engine.AtRestSource([world.folders[0]])
    for _ in range(2):
        engine.run_backup(source, engine.LocalFolder(world.backups), engine.Kind.FULL)
    program.inventory.refresh_chains()
    page = page_of(program, "retention", RetentionPage)
    page.destination.setEditText(str(world.backups))
    page.form.set_rules(engine.Retention(last=1))
    page.form.changed.emit()
    until(page.prune_button.isEnabled)
    live(500)
    return page


def _going(program: Application, world: World) -> QWidget:
    _goes(program, world)
    return program.window


def _asked(program: Application, world: World) -> QWidget:
    page = _goes(program, world)
    page.ask_to_prune()
    box = page.question
    assert isinstance(box, QMessageBox)
    live(500)
    return box


class _Usage(NamedTuple):
    total: int
    used: int
    free: int


def _destination(program: Application, world: World, place: Path) -> DestinationsPage:
    page = page_of(program, "destinations", DestinationsPage)
    program.inventory.refresh_chains()
    live(1200)
    page.choose(str(place))
    live(300)
    return page


def _short(program: Application, world: World) -> QWidget:
    """A destination with room for less than two backups; the disk that says so, as long as this world is there, is
    not this one."""
    shutil.disk_usage = lambda _path: _Usage(100 * MIB, 99 * MIB, 100_000)  # type: ignore[assignment,return-value]
    _destination(program, world, world.backups)
    return program.window


def _other(program: Application, world: World) -> QWidget:
    """Another destination is where the known one was."""
    known_one = identity_at(world.backups)
    program.preferences.change(lambda settings: with_known(settings, world.backups, known_one))
    until(lambda: str(world.backups) in dict(program.preferences.value.identities))
    _destination(program, world, world.backups)
    world.backups.rename(world.folder / "unplugged")
    world.backups.mkdir()
    engine.LocalFolder(world.backups).identify("2026-01-01T00:00:00Z")
    _destination(program, world, world.backups)
    return program.window


def _testing(program: Application, world: World) -> QWidget:
    """A destination that takes its time."""
    page = _destination(program, world, world.backups)
    hold()
    for slot in range(8):
        program.context.background.ask(f"held {slot}", lambda _cancel: wait_for_the_end(), lambda _answer: None)
    page.test.trigger()
    until(lambda: page.detail.test_list.is_running)
    live(300)
    return program.window


def _not_added(program: Application, world: World) -> QWidget:
    page = page_of(program, "destinations", DestinationsPage)
    page.add_place(world.folder / "nowhere" / "at" / "all", False)
    until(lambda: page.banner.message is not None)
    return program.window


# ---- history, settings


def _nothing_found(program: Application, _world: World) -> QWidget:
    page = page_of(program, "history", HistoryPage)
    page.tabs.setCurrentIndex(0)
    page.events.filter.text.setText("nothing that was ever said")
    live(1500)
    return program.window


def _only_one_run(program: Application, _world: World) -> QWidget:
    page = page_of(program, "history", HistoryPage)
    page.events.filter.text.clear()
    page.show_run(program.history.runs()[0].id)
    live(1200)
    return program.window


def _audited(program: Application, world: World) -> QWidget:
    """The audit log, verified."""
    page = page_of(program, "history", HistoryPage)
    page.tabs.setCurrentIndex(2)
    live(500)
    page.audit.verify()
    live(800)
    return program.window


def _channels(program: Application, world: World) -> SettingsPage:
    """A channel of each kind, with rules."""
    mail = MailSettings("admins", "smtp.example.org", "backup@example.org", ("admins@example.org",), digest=True)
    hook = WebhookSettings("chat", "https://chat.example.org/hooks/backup", least=Severity.CRITICAL, digest=False)
    phone = AppriseSettings("phone", "keyring:phone-url")
    journal = SyslogSettings("journal", least=Severity.WARNING)

    def wanted(before: Notifications) -> Notifications:
        digest, quiet = DigestTime(Weekday.MONDAY, time(7)), QuietHours(time(22), time(6))
        rules = replace(before.rules, remind=timedelta(hours=24), quiet=quiet, digest=digest)
        return replace(before, rules=rules, channels=(mail, hook, phone, journal))

    NotifyFile(world.locations.notify).change(wanted)
    page = page_of(program, "settings", SettingsPage)
    page.notifications.look()
    until(lambda: len(page.notifications.found.settings.channels) == 4)
    live(400)
    return page


def _matrix(program: Application, world: World) -> QWidget:
    page = _channels(program, world)
    page.notifications.table.selectRow(1)
    return _seen(page, page.notifications, program)


def _not_sent(program: Application, world: World) -> QWidget:
    """A test that does not arrive."""
    page = _channels(program, world)
    page.notifications.table.selectRow(next(row for row in range(5) if _name(page, row) == "chat"))
    page.notifications.test()
    until(lambda: page.notifications.banner.message is not None)
    return _seen(page, page.notifications, program)


def _seen(page: SettingsPage, part: QWidget, program: Application) -> QWidget:
    """The page with ``part`` at its top."""
    for area in page.findChildren(QScrollArea):
        if area.isAncestorOf(part):
            area.verticalScrollBar().setValue(part.mapTo(known(area.widget(), "content"), QPoint()).y())
    return program.window


def _name(page: SettingsPage, row: int) -> str:
    return str(page.notifications.table.model().index(row, 0).data())


def _editing(program: Application, world: World) -> QWidget:
    """A channel that is there, with its secret."""
    page = _channels(program, world)
    page.notifications.table.selectRow(next(row for row in range(5) if _name(page, row) == "admins"))
    page.notifications.edit_button.click()
    return dialog_of(program, ChannelDialog)


def _channel_to_remove(program: Application, world: World) -> QWidget:
    page = _channels(program, world)
    page.notifications.table.selectRow(next(row for row in range(5) if _name(page, row) == "admins"))
    return box_of(page.notifications.remove_button.click, program.window)


def _history_to_clear(program: Application, _world: World) -> QWidget:
    page = page_of(program, "settings", SettingsPage)
    return box_of(page.history.ask_to_clear, program.window)


def _new_channel(at: int, program: Application, _world: World) -> QWidget:
    page_of(program, "settings", SettingsPage).notifications.add_menu.actions()[at].trigger()
    return dialog_of(program, ChannelDialog)


def _import(program: Application, world: World) -> QWidget:
    """What an import would change."""
    file = world.folder / "elsewhere" / "settings.toml"
    head = f'format = 1\nkind = "{KIND}"\nhost = "dc1"\nexported = "2026-11-03T10:30:00+00:00"\n'
    job = '[[job]]\nname = "sru"\nfrom = ["/srv/sru"]\nto = "/backups"\n'
    file.write_text(f"{head}[preferences]\noverdue_hours = 5\n{job}", encoding="utf-8")
    page = page_of(program, "settings", SettingsPage)
    page.all_settings.preview(file)
    until(lambda: page.all_settings.dialog is not None)
    return dialog_of(program, ImportDialog)


# ---- the tray, and widgets


def _tray_menu(program: Application, _world: World) -> QWidget:
    """The menu as it opens, and what pausing offers."""
    tray = Tray(program.window)
    shown = QDialog(program.window)
    row = QHBoxLayout(shown)
    for menu in (tray.menu, tray.pause):
        menu.setParent(shown, Qt.WindowType.Widget)
        row.addWidget(menu, 0, Qt.AlignmentFlag.AlignTop)
    shown.show()
    return shown


def _tray_paused(program: Application, world: World) -> QWidget:
    tray = Tray(program.window)
    program.context.theme.dress(tray.menu)
    tray.show_paused(True)
    tray.menu.popup(program.window.pos())
    live(200)
    return tray.menu


def _tray_shapes(program: Application, _world: World) -> QWidget:
    """The four shapes with their words, as large as trays want them, on a light bar and on a dark one."""
    shown = QDialog(program.window)
    column = QVBoxLayout(shown)
    for state in TrayState:
        row = QHBoxLayout()
        for colour in ("#f4f4f4", "#202020"):
            for size in (16, 24, 48):
                picture = QLabel()
                picture.setPixmap(tray_icon(state).pixmap(size, size))
                picture.setStyleSheet(f"background: {colour}; padding: 6px")
                row.addWidget(picture)
        row.addWidget(QLabel(state.words), 1)
        column.addLayout(row)
    shown.show()
    return shown


def _widget(name: str, program: Application, _world: World) -> QWidget:
    """A picture of the gallery in all of its states, below one another."""
    shown = QDialog(program.window)
    column = QVBoxLayout(shown)
    make, states = gallery.GALLERY[name]
    for state in states:
        panel = Panel(state)
        panel.body.addWidget(make(state))
        column.addWidget(panel)
    shown.resize(1000, shown.sizeHint().height())
    shown.show()
    return shown


STATES_OF_PAGES: dict[str, Scene] = {
    **JOB_STATES,
    "retention.year": _year,
    "retention.going": _going,
    "retention.question": _asked,
    "destinations.short": _short,
    "destinations.other": _other,
    "destinations.testing": _testing,
    "destinations.refused": _not_added,
    "history.nothing": _nothing_found,
    "history.run": _only_one_run,
    "history.audited": _audited,
    "settings.matrix": _matrix,
    "settings.not_sent": _not_sent,
    "settings.channel": _editing,
    "settings.remove": _channel_to_remove,
    "settings.clear": _history_to_clear,
    "settings.apprise": partial(_new_channel, 2),
    "settings.syslog": partial(_new_channel, 3),
    "settings.import": _import,
    "tray.menu": _tray_menu,
    "tray.paused": _tray_paused,
    "tray.shapes": _tray_shapes,
    "widgets.timeline": partial(_widget, "timeline"),
    "widgets.pages": partial(_widget, "page-map"),
    "widgets.days": partial(_widget, "days"),
    "widgets.week": partial(_widget, "week"),
}
"""``page.scene``, as in :data:`tests.ui.picture_scenes.SCENES`."""
