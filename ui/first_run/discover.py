"""The first step: which instances. They appear as they are found, and all are ticked."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

import engine
from app.demo.ready_sample import ready_sample
from app.evidence.gathering import FolderScan, scan_folders
from app.usual_folders import usual_folders
from engine.errors import JetError
from engine.progress import Cancel
from ui.context import Context
from ui.first_run.step import FirstRunStep
from ui.format import plain_tip, plural, size
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.first_run import FirstRunDraft, unreadable_message
from ui.models.instances import identity
from ui.models.places import place_of
from ui.models.protection import product_name
from ui.panels.start_folder import start_folder
from ui.status_line import is_elevated
from ui.values.message import Message
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import push_button
from ui.widgets.text import TextLabel

SLOT = "first run scan"
_INSTANCE = Qt.ItemDataRole.UserRole


class DiscoverStep(FirstRunStep):
    """Looks where databases usually are, in the watched folders, and in those that are added or dropped here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._found: dict[str, engine.InstanceFiles] = {}
        self._failed: dict[Path, JetError] = {}
        self._added: list[str] = []
        self._is_looking = self._is_making = False
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Instances"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.banner = Banner()
        self.says = TextLabel("", "muted", fold=True)
        self.add_button = push_button(self.tr("&Add folder…"), icon="add")
        self.again_button = push_button(self.tr("&Search again"), icon="refresh")
        self.sample_button = push_button(self.tr("&Open the sample"))
        self._stack = QStackedWidget()
        self._lay_out()
        self.setAcceptDrops(True)
        self.list.itemChanged.connect(lambda _item: self._show())
        self.add_button.clicked.connect(self.add_folder)
        self.again_button.clicked.connect(self.look)
        self.sample_button.clicked.connect(self.open_sample)

    def _lay_out(self) -> None:
        text = self.tr(
            "Add the folder that contains the databases, for instance of a stopped service or a mounted volume, "
            "or drop it here, or a disk image. To try things out, open the sample."
        )
        self._stack.addWidget(self.list)
        self._stack.addWidget(EmptyState("search", self.tr("No databases found here"), text))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add_button, self.again_button, self.sample_button):
            row.addWidget(button)
        row.addStretch(1)
        about = self.tr("Instances are found by the content of their files. Nothing in these folders is changed.")
        self.column.addWidget(TextLabel(about, "muted", fold=True))
        self.column.addWidget(self.says)
        self.column.addWidget(self.banner)
        self.column.addWidget(self._stack, 1)
        self.column.addLayout(row)

    # What it says to the wizard.

    @property
    def title(self) -> str:
        return self.tr("What do you want to back up?")

    @property
    def chosen(self) -> list[engine.InstanceFiles]:
        """The instances that are ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [item.data(_INSTANCE) for item in items if item.checkState() is Qt.CheckState.Checked]
        return [self._found[name] for name in ticked if name in self._found]

    @property
    def reason(self) -> str:
        if self.chosen:
            return ""
        if self._is_making:
            return self.tr("Creating the sample…")
        return self.tr("Searching…") if self._is_looking else self.tr("Tick an instance, or add a folder.")

    def applied(self, draft: FirstRunDraft) -> FirstRunDraft:
        chosen = self.chosen
        folders = tuple(dict.fromkeys(each.directory for each in chosen))
        return replace(draft, folders=folders, instances=tuple(each.name for each in chosen))

    def enter(self, draft: FirstRunDraft) -> None:
        if not self._found and not self._is_looking:
            self.look()

    # Looking.

    def look(self) -> None:
        """Search, in the background; what is found is shown at once."""
        self._failed.clear()
        self._is_looking = True
        known = list(self.context.inventory.instances)
        folders = list(dict.fromkeys([*self.context.preferences.value.folders, *self._added]))
        self._take(FolderScan(tuple(known)))

        def work(cancel: Cancel, tell: Callable[[FolderScan], None]) -> None:
            for folder in folders:
                tell(scan_folders([folder], cancel))
            for usual in usual_folders():
                cancel.check()
                tell(scan_folders([str(usual)], cancel))

        self.context.background.ask_in_parts(SLOT, work, self._take, self._take_end, self._take_error)
        self._show()

    def add_folder(self) -> None:
        """Ask for a folder, and search it."""
        title, watched = (
            self.tr("Choose a folder to look for instances in"),
            self.context.preferences.value.folders,
        )
        chosen = QFileDialog.getExistingDirectory(self, title, start_folder(watched))
        if chosen:
            self.add(chosen)

    def add(self, folder: str) -> None:
        """Search ``folder``, too."""
        self._is_making = False
        self._added.append(folder)
        self.look()

    def open_sample(self) -> None:
        """Create the sample unless it is there, and search it."""
        folder = self.context.locations.sample
        self.sample_button.setEnabled(False)
        self._is_making = True
        self._show()
        self.context.background.ask(
            "first run sample",
            lambda _cancel: ready_sample(folder),
            lambda _name: self.add(str(folder)),
            self._tell_no_sample,
        )

    def _tell_no_sample(self, error: JetError) -> None:
        self.sample_button.setEnabled(True)
        self._is_making = False
        self._show()
        what = self.tr("The sample could not be created.")
        self.banner.show_message(Message(Level.ERROR, what, why=shown(str(error)), advice=shown(error.hint)))

    def _take(self, scan: FolderScan) -> None:
        for instance in scan.instances:
            name = identity(instance)
            is_new = name not in self._found
            self._found[name] = instance
            if is_new:
                self._add_row(name, instance)
        self._failed.update(dict(scan.failed))
        self._failed.update({file.path: file.error for file in scan.others if file.error is not None})
        self._show()

    def _add_row(self, name: str, instance: engine.InstanceFiles) -> None:
        words = self.tr("{}, {}, {}").format(instance.name, product_name(instance), size(instance.bytes))
        item = QListWidgetItem(f"{words}\n{instance.directory}")
        item.setData(_INSTANCE, name)
        item.setToolTip(plain_tip(f"{words}\n{instance.directory}"))
        item.setCheckState(Qt.CheckState.Checked if instance.databases else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _take_end(self, _done: None) -> None:
        self._is_looking = False
        self._show()

    def _take_error(self, error: JetError) -> None:
        self._is_looking = False
        self._failed[Path()] = error
        self._show()

    def _show(self) -> None:
        if self._failed:
            windows = sys.platform == "win32"
            errors = list(self._failed.items())
            self.banner.show_message(unreadable_message(errors, elevated=is_elevated(), windows=windows))
        else:
            self.banner.clear()
        is_empty = not self._found and not self._is_looking
        self._stack.setCurrentIndex(1 if is_empty else 0)
        self.again_button.setEnabled(not self._is_looking)
        count = len(self._found)
        found = plural(count, "{} instance found.", "{} instances found.")
        if self._is_making:
            self.says.set_text(self.tr("Creating the sample…"))
        else:
            self.says.set_text(self.tr("Searching… {}").format(found) if self._is_looking else found)
        self.changed.emit()

    # What is dropped.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self._add_what_holds(Path(url.toLocalFile()))
        event.acceptProposedAction()

    def _add_what_holds(self, path: Path) -> None:
        def work(_cancel: Cancel) -> Path:
            return place_of(path)

        self.context.background.ask(f"drop {path}", work, lambda place: self.add(str(place)))
