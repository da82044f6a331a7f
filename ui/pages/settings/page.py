"""The Settings page: folders, destinations, look, language, history. Every change holds and is saved at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import compress
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from app.evidence.gathering import place_of
from app.language import Language
from app.settings import Settings, Theme
from engine.errors import JetError
from ui.context import Context
from ui.format import plural
from ui.languages.installed import SPOKEN
from ui.languages.sentences import shown
from ui.levels import Level
from ui.page import PageContent
from ui.pages.settings.all_settings import AllSettings
from ui.pages.settings.fleet import FleetSettings
from ui.pages.settings.history import HistorySettings
from ui.pages.settings.keys import KeySettings
from ui.pages.settings.notifications import NotificationSettings
from ui.pages.settings.path_list import PathLine, PathList
from ui.panels.kept_layout import KeptLayout
from ui.panels.when_shown import WhenShown
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button
from ui.widgets.form import Form, padded
from ui.widgets.panel import Panel, scrolled
from ui.widgets.text import TextLabel


class SettingsPage(QWidget):
    """Panels below one another; what could not be saved is said at the top."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.banner = Banner()
        self.folders = PathList(
            self.tr("Watched folders"),
            self.tr(
                "No folders are watched yet. Add folders that contain databases. Watching changes nothing in them."
            ),
            self.tr("Choose a folder to look for instances in"),
        )
        self.destinations = PathList(
            self.tr("Destinations"),
            self.tr("No destinations yet. The destinations of backups and jobs appear here."),
            self.tr("Choose a folder for backups"),
        )
        self.overdue = padded(QSpinBox())
        self.overdue.setRange(1, 8760)
        self.verify_after = QCheckBox(self.tr("Verify each backup that is started on the page Back up"))
        self.verify_after.setAccessibleName(self.verify_after.text())
        self.theme = QComboBox()
        self.language = QComboBox()
        self.reset_button = push_button(self.tr("&Reset window layout"), icon="refresh")
        self.keys = KeySettings(context)
        self.notifications = NotificationSettings(context)
        self.fleet = FleetSettings(context)
        self.history = HistorySettings(context)
        self.all_settings = AllSettings(context)
        self._fill_choices()
        self._lay_out()
        self._connect()
        self._show()

    def _fill_choices(self) -> None:
        for theme, words in (
            (Theme.SYSTEM, self.tr("Use system setting")),
            (Theme.LIGHT, self.tr("Light")),
            (Theme.DARK, self.tr("Dark")),
        ):
            self.theme.addItem(words, theme)
        self.language.addItem(self.tr("Use system setting"), Language.SYSTEM)
        for language, name in SPOKEN.items():
            self.language.addItem(name, language)

    def _lay_out(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(20, 0, 20, 14)
        inner.setSpacing(12)
        for part in (
            self.banner,
            *self._panels(),
            self.notifications,
            self.fleet,
            self.keys,
            self._look_panel(),
            self.history,
            self.all_settings,
        ):
            inner.addWidget(part)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(content))

    def _panels(self) -> tuple[Panel, Panel, Panel]:
        watched = Panel(self.tr("Watched folders"))
        watched.body.addWidget(
            TextLabel(
                self.tr("Folders searched for databases and logs, including subfolders."), "muted", fold=True
            )
        )
        watched.body.addWidget(self.folders)
        stores = Panel(self.tr("Destinations"))
        stores.body.addWidget(
            TextLabel(
                self.tr("Folders with backups. Their chains are offered when you restore."), "muted", fold=True
            )
        )
        stores.body.addWidget(self.destinations)
        backups = Panel(self.tr("Backups"))
        limits = Form()
        limits.add(self.tr("&Overdue after (hours)"), self.overdue, self.tr("For instances that are in no job."))
        backups.body.addLayout(limits)
        backups.body.addWidget(self.verify_after)
        return watched, stores, backups

    def _look_panel(self) -> Panel:
        look = Panel(self.tr("Window"))
        form = Form()
        form.add(self.tr("&Theme"), self.theme, self.tr("Takes effect immediately."))
        holds = self.tr("Takes effect immediately; while something runs, at the next start of the window.")
        form.add(self.tr("&Language"), self.language, holds)
        look.body.addLayout(form)
        line = QHBoxLayout()
        line.addWidget(self.reset_button)
        line.addStretch(1)
        look.body.addLayout(line)
        return look

    def _connect(self) -> None:
        context = self._context
        self.folders.added.connect(lambda path: self._change(lambda s: s.with_folder(path)))
        self.folders.removed.connect(lambda path: self._change(lambda s: s.without_folder(path)))
        self.destinations.added.connect(lambda path: self._change(lambda s: s.with_destination(path)))
        self.destinations.removed.connect(lambda path: self._change(lambda s: s.without_destination(path)))
        self.folders.restored.connect(lambda path, at: self._change(lambda s: s.with_folder_at(path, at)))
        self.destinations.restored.connect(
            lambda path, at: self._change(lambda s: s.with_destination_at(path, at))
        )
        self.overdue.editingFinished.connect(self._choose_overdue)
        self.verify_after.clicked.connect(
            lambda on: self._change(lambda settings: replace(settings, verify_after=on))
        )
        self.theme.activated.connect(self._choose_theme)
        self.language.activated.connect(self._choose_language)
        self.reset_button.clicked.connect(self.reset_layout)
        self.all_settings.taken.connect(self.notifications.look)
        context.preferences.failed.connect(self._tell_unsaved)
        inventory = context.inventory
        others = context.preferences.changed, context.changes.theme, context.jobs.changed
        WhenShown(self).does(self._show, inventory.chains_changed, inventory.instances_changed, *others)

    def _change(self, how: Callable[[Settings], Settings]) -> None:
        self.banner.clear()
        self._context.preferences.change(how)

    def _choose_overdue(self) -> None:
        hours = self.overdue.value()
        self._change(lambda settings: replace(settings, overdue_hours=hours))

    def _choose_theme(self, _at: int) -> None:
        theme = Theme(self.theme.currentData())  # Qt hands back the bare text
        self._context.theme.set_theme(theme)
        self._change(lambda settings: replace(settings, theme=theme))

    def _choose_language(self, _at: int) -> None:
        language = Language(self.language.currentData())
        self._change(lambda settings: replace(settings, language=language))

    def reset_layout(self) -> None:
        """Columns, splitters and the size of the window are as at first, at once."""
        self._context.state.clear()
        window = self.window()
        if window is not self:
            window.showNormal()
            window.resize(1280, 840)
        for kept in window.findChildren(KeptLayout):
            kept.reset()
        self._context.navigation.announce.emit(self.tr("Window layout reset."))

    # ---- what it shows

    def _show(self) -> None:
        value = self._context.preferences.value
        self.folders.set_lines([self._folder_line(folder) for folder in value.folders])
        self.destinations.set_lines(list(map(self._destination_line, self._context.inventory.destinations)))
        if not self.overdue.hasFocus():
            self.overdue.setValue(value.overdue_hours)
        self.verify_after.setChecked(value.verify_after)
        self.theme.setCurrentIndex(self.theme.findData(self._context.theme.theme))
        self.language.setCurrentIndex(self.language.findData(value.language))

    def _folder_line(self, folder: str) -> PathLine:
        inventory = self._context.inventory
        for where, error in inventory.folders.failed:
            if where == Path(folder):
                advice = self.tr("Make the folder available again, or remove it from this list.")
                return PathLine(folder, self.tr("cannot be read"), Level.ERROR, shown(str(error)), advice=advice)
        if not inventory.looked:
            return PathLine(folder)
        count = sum(_are_below(Path(folder), [found.directory for found in inventory.instances]))
        words = plural(count, "{} instance", "{} instances") if count else self.tr("no instances")
        return PathLine(folder, words, Level.SUCCESS if count else Level.NEUTRAL)

    def _destination_line(self, place: str) -> PathLine:
        jobs = [job.name for job in self._context.jobs.value.jobs if str(job.destination) == place]
        line = self._known_destination(place)
        if not jobs:
            return line
        words = self.tr("Used by job {}") if len(jobs) == 1 else self.tr("Used by jobs: {}")
        return replace(line, held=words.format(", ".join(jobs)))

    def _known_destination(self, place: str) -> PathLine:
        stores = self._context.inventory.stores
        for where, error in stores.failed:
            if where == place_of(place):
                advice = self.tr("Connect or mount the disk or share that contains it.")
                words = self.tr("not found or not readable")
                return PathLine(place, words, Level.ERROR, shown(str(error)), advice=advice)
        if place_of(place) not in stores.read:
            return PathLine(place)
        are_here = _are_below(place_of(place), [chain.path for chain in stores.chains])
        chains = list(compress(stores.chains, are_here))
        damaged = sum(chain.error is not None for chain in chains)
        words = plural(len(chains), "{} chain", "{} chains") if chains else self.tr("no chains")
        if damaged:
            return PathLine(place, self.tr("{}, {} damaged").format(words, damaged), Level.ERROR)
        return PathLine(place, words, Level.SUCCESS if chains else Level.NEUTRAL)

    def _tell_unsaved(self, error: JetError) -> None:
        what = self.tr("The settings could not be saved. They apply until the window is closed.")
        path = str(self._context.locations.settings)
        self.banner.show_message(Message(Level.ERROR, what, path, shown(str(error)), shown(error.hint)))


def _are_below(place: Path, paths: Iterable[Path]) -> list[bool]:
    """Which of ``paths`` are ``place`` or below it: compared as texts, as there are a thousand at each change."""
    top, normcase = os.path.normcase(str(place)), os.path.normcase
    inside = os.path.join(top, "")
    return [(text := normcase(str(path))).startswith(inside) or text == top for path in paths]


def build(context: Context) -> PageContent:
    """The page for the shell."""
    return PageContent(SettingsPage(context))
