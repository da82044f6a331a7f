"""The tables page: any database of a backup at any moment, of an instance at rest, or in a file. Read-only."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from app.tables.opening import TableSource
from engine.progress import Event
from ui.context import Context
from ui.format import exact, generation, permille
from ui.icons import set_icon
from ui.languages.sentences import shown
from ui.models.keys import key_files
from ui.models.opened_tables import OpenedTables, OpenState
from ui.models.table_sources import level_of, needs_key
from ui.page import PageContent
from ui.pages.tables.chooser import Chooser
from ui.pages.tables.content import Content
from ui.panels.absent_destinations import AbsentDestinations
from ui.panels.when_shown import WhenShown
from ui.values.message import Message
from ui.values.tables_target import TablesTarget
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button
from ui.widgets.text import TextLabel
from ui.worker import Background

CHOOSER, OPENING, CONTENT = range(3)


def build(context: Context) -> PageContent:
    """The page as the window takes it."""
    return PageContent(TablesPage(context))


class TablesPage(QWidget):
    """Chooses a source, opens it in the background, and shows its tables. A database or folder can be dropped."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._target: TablesTarget | None = None
        self._sought = ""
        """What was searched for when another moment was wanted: it is searched for there, too."""
        # Neither a search nor an export keeps rows from being read, nor the other pages from what they look at.
        self.reading, self.working = Background(self), Background(self)
        for own in (self.reading, self.working):
            own.crashed.connect(context.background.crashed)
            context.background.when_closed(own.close)
        self.tables = OpenedTables(self.working, self)
        self.open_file = QAction(self.tr("Open a database file…"), self)
        set_icon(self.open_file, "open-folder")
        self.open_file.setStatusTip(self.tr("Open a database file to read its tables. It is not changed."))
        self.open_file.triggered.connect(self._choose_file)
        self.chooser = Chooser(context.background, context.state, self.open_file)
        self.content = Content(self.tables, self.reading, self.working, context.state)
        self.trouble = Banner()
        self._as_file: Path | None = None
        """What the button of a message opens, as it is in its file."""
        self.absent = AbsentDestinations(context)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chooser)
        self._stack.addWidget(self._build_opening())
        self._stack.addWidget(self.content)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 12)
        column.setSpacing(8)
        column.addWidget(self.trouble)
        column.addWidget(self.absent)
        column.addWidget(self._stack, 1)
        self.setAcceptDrops(True)
        self._connect()
        self._take_sources()

    def _build_opening(self) -> QWidget:
        self._opening = TextLabel("", "headline", fold=True)
        self._item = TextLabel("", "muted", fold=True)
        self.bar = QProgressBar(maximum=1000, textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of the recovery in memory"))
        self.cancel_button = push_button(self.tr("Cancel"), icon="cancel")
        self.cancel_button.setToolTip(self.tr("Stop opening. Nothing was written."))
        self.cancel_button.clicked.connect(self.tables.cancel)
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.addStretch(1)
        for widget in (self._opening, self._item, self.bar):
            column.addWidget(widget)
        column.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)
        return frame

    def _connect(self) -> None:
        context = self._context
        self.chooser.chosen.connect(self.open)
        self.content.closed.connect(self.close_database)
        self.content.moment_wanted.connect(self._choose_again)
        self.tables.changed.connect(self._show_state)
        self.tables.progressed.connect(self._show_progress)
        self.trouble.act_requested.connect(self._act)
        context.navigation.open_tables.connect(self._take_target)
        inventory, preferences = context.inventory, context.preferences
        WhenShown(self).does(
            self._take_sources, inventory.chains_changed, inventory.instances_changed, preferences.changed
        )

    # What is opened.

    def open(self, target: TablesTarget) -> None:
        """Open a database; what was open is closed."""
        self._target = target
        self.content.clear()
        keys = key_files(self._context.preferences.value)
        self.content.keys = keys
        source = TableSource(target.path, target.moment, target.database, instance=target.instance)
        self.tables.open(source, keys)

    def close_database(self) -> None:
        """Close what is open; its files and leases are free."""
        self._sought = ""
        self.content.clear()
        self.tables.close()

    def _choose_again(self) -> None:
        """Another state of what was open, or something else."""
        target, sought = self._target, self.content.list.searched_text
        self.close_database()
        self._sought = sought
        if target is not None:
            self.chooser.choose_path(target.path)

    def _take_target(self, target: TablesTarget | None) -> None:
        self._sought = ""
        if target is not None:
            self.open(target)

    def _take_sources(self) -> None:
        inventory = self._context.inventory
        settings = self._context.preferences.value
        self.chooser.show_sources(inventory.chains, inventory.instances, key_files(settings), settings.names)
        self.absent.follow()

    def _choose_file(self) -> None:
        names = self.tr("Databases (*.edb *.dit *.mdb *.dat *.db *.sdb);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Open a database file"), "", names)
        if chosen:
            self.open(TablesTarget(Path(chosen)))

    # What is shown.

    def _show_state(self) -> None:
        tables = self.tables
        if tables.state is OpenState.FAILED:
            self._show_error()
        else:
            self.trouble.clear()
        page = {OpenState.OPENING: OPENING, OpenState.OPEN: CONTENT}.get(tables.state, CHOOSER)
        self._stack.setCurrentIndex(page)
        target = self._target
        if tables.state is OpenState.OPENING and target is not None:
            chains = (each for each in self._context.inventory.chains if each.path == target.path)
            whose = next((each.manifest.instance for each in chains if each.manifest is not None), "")
            name = target.path.name or str(target.path)
            self._opening.set_text(self.tr("Opening {}").format(f"{whose} · {name}" if whose else name))
            self._item.set_text(self._moment_text(target))
            self.bar.setRange(0, 0)
        elif tables.state is OpenState.OPEN and target is not None:
            self.content.show_source(target.table, self._sought)
            self._sought = ""
            if not target.table and self.isAncestorOf(QApplication.focusWidget() or self.window()):
                self.content.focus_search()  # the button that opened it is gone

    def _moment_text(self, target: TablesTarget) -> str:
        moment = target.moment
        if isinstance(moment, datetime):
            return self.tr("Replaying its logs in memory, up to {}").format(exact(moment))
        if moment is not None:
            return self.tr("Replaying its logs in memory, up to log {}").format(generation(moment))
        return self.tr("Replaying its logs in memory, if there are any")

    def _show_progress(self, event: Event) -> None:
        if event.total:
            self.bar.setRange(0, 1000)
            self.bar.setValue(permille(event.done, event.total))

    def _show_error(self) -> None:
        error, target = self.tables.error, self._target
        if error is None or target is None:
            return
        what = self.tr("{} cannot be opened.").format(target.path.name or target.path)
        act = ""
        self._as_file = None
        if needs_key(error):
            what = self.tr("{} is encrypted, and none of the known keys opens it.").format(target.path.name)
            act = self.tr("Keys in the settings…")
        elif (path := self._database_of(target)) is not None:
            self._as_file = path
            act = self.tr("Open as it is")
        self.trouble.show_message(
            Message(level_of(error), what, str(target.path), shown(str(error)), shown(error.hint)), act
        )

    def _database_of(self, target: TablesTarget) -> Path | None:
        """The database of the instance at rest that cannot be opened; its file may be read without its logs."""
        for instance in self._context.inventory.instances:
            if instance.directory == target.path and target.instance in ("", instance.name):
                paths = {database.path.name: database.path for database in instance.databases}
                return paths.get(target.database) or next(iter(paths.values()), None)
        return None

    def _act(self) -> None:
        """Do what the button of the message says."""
        if self._as_file is not None:
            self.open(TablesTarget(self._as_file))
        else:
            self._context.navigation.show_settings.emit()

    # As the window asks.

    def export(self) -> None:
        """Export what is shown (Ctrl+E)."""
        self.content.export()

    def focus_filter(self) -> None:
        """Go to what narrows down the list that is shown (Ctrl+F)."""
        if self._stack.currentIndex() == CONTENT:
            self.content.focus_filter()
        else:
            self.chooser.focus_filter()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()
            self.open(TablesTarget(Path(urls[0].toLocalFile())))
