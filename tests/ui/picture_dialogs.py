"""Parts and dialogs of the pages for daily work, opened for their pictures: see :mod:`tests.ui.picture_scenes`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

import engine
from app.jobs.job import BackupRule, CheckKind, JobMode, When
from tests.ui.monkey_hands import live
from tests.ui.monkey_world import World
from tests.ui.picture_readings import READINGS
from tests.ui.picture_states import STATES_OF_PAGES
from tests.ui.picture_walk import dialog_of, page_of, until
from ui.application import Application
from ui.command_palette import CommandPalette
from ui.diagnostics import Diagnostics
from ui.help_dialogs import About, KeyboardMap
from ui.models.opened_tables import OpenState
from ui.pages.destinations.page import DestinationsPage
from ui.pages.history.page import HistoryPage
from ui.pages.jobs.check_dialog import CheckDialog
from ui.pages.jobs.editor import JobEditor
from ui.pages.jobs.page import JobsPage
from ui.pages.jobs.pause_dialog import PauseDialog
from ui.pages.retention.page import RetentionPage
from ui.pages.settings.channel_dialog import ChannelDialog
from ui.pages.settings.page import SettingsPage
from ui.pages.tables.export_dialog import ExportDialog
from ui.pages.tables.page import TablesPage
from ui.pages.verify.page import VerifyPage
from ui.panels.command_dialog import CommandDialog
from ui.panels.place_dialog import PlaceDialog
from ui.values.tables_target import TablesTarget

Scene = Callable[[Application, World], QWidget]
P = TypeVar("P", bound=QWidget)
D = TypeVar("D", bound=QDialog)
CRON = BackupRule(When(cron="*/15 8-17 * * 1-5"), JobMode.INCREMENTAL)


def _tab(tabs: QTabWidget, at: int, program: Application) -> QWidget:
    tabs.setCurrentIndex(at)
    live(300)
    return program.window


# ---- jobs


def _jobs(at: int, program: Application, _world: World) -> QWidget:
    page = page_of(program, "jobs", JobsPage)
    page.list.select("Mail")
    return _tab(page.tabs, at, program)


def _editor(part: int, program: Application, _world: World) -> QWidget:
    """The job that has one; its schedule with a cron expression."""
    page = page_of(program, "jobs", JobsPage)
    page.edit(program.jobs.value.named("Mail"))
    editor = dialog_of(program, JobEditor)
    editor.sections.setCurrentRow(part)
    if part == 1:
        editor.rules.set_rules((*editor.rules.rules, CRON))
        editor.rules.table.selectRow(1)
    live(600)
    return editor


def _check(program: Application, _world: World) -> CheckDialog:
    page_of(program, "jobs", JobsPage).checks.add(CheckKind.DRILL)
    return dialog_of(program, CheckDialog)


def _command(program: Application, world: World) -> QWidget:
    _check(program, world).command_button.click()
    return dialog_of(program, CommandDialog)


def _pause(program: Application, _world: World) -> QWidget:
    page = page_of(program, "jobs", JobsPage)
    page.list.select("Mail")
    page.list.pause.trigger()
    return dialog_of(program, PauseDialog)


# ---- destinations, retention, verify


def _tested(program: Application, _world: World) -> QWidget:
    page = page_of(program, "destinations", DestinationsPage)
    until(lambda: bool(page.states))
    page.table.selectRow(0)
    page.test.trigger()
    until(lambda: not page.detail.test_list.is_running)
    live(300)
    return program.window


def _add_destination(program: Application, _world: World) -> QWidget:
    page_of(program, "destinations", DestinationsPage).add.trigger()
    return dialog_of(program, PlaceDialog)


def _retention(program: Application, world: World) -> QWidget:
    page = page_of(program, "retention", RetentionPage)
    page.destination.setEditText(str(world.backups))
    page.form.set_rules(engine.Retention(last=1))
    page.form.changed.emit()
    live(1500)
    page.view.table.selectRow(0)
    return program.window


def _verified(at: int, program: Application, world: World) -> QWidget:
    page = page_of(program, "verify", VerifyPage)
    page.target.target.setEditText(str(world.folders[1]))
    until(lambda: page.target.verify_button.isEnabled())
    page.target.verify_button.click()
    until(lambda: page.result.record is not None)
    return _tab(page.result.tabs, at, program)


# ---- tables, history, settings


def _tables(at: int, program: Application, world: World) -> QWidget:
    page = page_of(program, "tables", TablesPage)
    page.open(TablesTarget(world.folders[0]))
    until(lambda: page.tables.state is OpenState.OPEN)
    live(800)
    return _tab(page.content.tabs, at, program)


def _export(program: Application, world: World) -> QWidget:
    _tables(0, program, world)
    page_of(program, "tables", TablesPage).export()
    return dialog_of(program, ExportDialog)


def _history(at: int, program: Application, _world: World) -> QWidget:
    page = page_of(program, "history", HistoryPage)
    _tab(page.tabs, at, program)
    tables = (page.events.table, page.runs.table, page.audit.table)
    tables[at].selectRow(0)
    live(300)
    return program.window


def _channel(at: int, program: Application, _world: World) -> QWidget:
    page_of(program, "settings", SettingsPage).notifications.add_menu.actions()[at].trigger()
    return dialog_of(program, ChannelDialog)


# ---- the window's own


def _palette(typed: str, program: Application, _world: World) -> QWidget:
    program.window.actions_by_name["palette"].trigger()
    dialog = dialog_of(program, CommandPalette)
    dialog.field.setText(typed)
    live(200)
    return dialog


def _help(name: str, kind: type[QDialog], program: Application, _world: World) -> QWidget:
    program.window.actions_by_name[name].trigger()
    return dialog_of(program, kind)


DIALOGS: dict[str, Scene] = {
    "jobs.queue": partial(_jobs, 1),
    "jobs.missed": partial(_jobs, 2),
    "jobs.checks": partial(_jobs, 3),
    "jobs.scheduler": partial(_jobs, 4),
    "jobs.what": partial(_editor, 0),
    "jobs.schedule": partial(_editor, 1),
    "jobs.keep": partial(_editor, 2),
    "jobs.store": partial(_editor, 3),
    "jobs.targets": partial(_editor, 4),
    "jobs.programs": partial(_editor, 5),
    "jobs.check": _check,
    "jobs.command": _command,
    "jobs.pause": _pause,
    "destinations.tested": _tested,
    "destinations.add": _add_destination,
    "retention.plan": _retention,
    "verify.map": partial(_verified, 0),
    "verify.bad": partial(_verified, 1),
    "verify.findings": partial(_verified, 2),
    "tables.rows": partial(_tables, 0),
    "tables.columns": partial(_tables, 1),
    "tables.indexes": partial(_tables, 2),
    "tables.export": _export,
    "history.events": partial(_history, 0),
    "history.runs": partial(_history, 1),
    "history.audit": partial(_history, 2),
    "settings.mail": partial(_channel, 0),
    "settings.webhook": partial(_channel, 1),
    "palette": partial(_palette, ""),
    "palette.found": partial(_palette, "ver"),
    "help.keys": partial(_help, "keyboard_map", KeyboardMap),
    "help.about": partial(_help, "about", About),
    "help.diagnostics": partial(_help, "diagnostics", Diagnostics),
    **READINGS,
    **STATES_OF_PAGES,
}
"""``page.scene``, as in :data:`tests.ui.picture_scenes.SCENES`."""
