"""The first step: which instances. They appear as they are found; those that can be backed up are ticked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

import engine
from app.demo.ready_sample import ready_sample
from app.evidence.gathering import scan_folders
from app.evidence.running import Running
from app.usual_folders import usual_folders
from engine.errors import JetError
from engine.progress import Cancel
from ui.context import Context
from ui.first_run.step import FirstRunStep
from ui.format import plain_tip, plural
from ui.icons import tint_item
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.candidates import FoundInstance, candidates
from ui.models.first_run import FirstRunDraft, unreadable_message
from ui.models.places import place_of
from ui.panels.start_folder import start_folder
from ui.panels.target_field import path_of
from ui.status_line import is_elevated
from ui.values.message import Message
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import push_button
from ui.widgets.text import TextLabel

SCAN, TYPED, SAMPLE = SLOTS = ("first run scan", "first run typed", "first run sample")
_INSTANCE = Qt.ItemDataRole.UserRole
_TYPING_MS = 600
"""A pause after which what is typed may be a whole path."""


@dataclass(frozen=True)
class SearchedPlace:
    """What one of the places that are searched has."""

    found: Sequence[FoundInstance]
    failed: Mapping[Path, JetError] = field(default_factory=dict)
    exists: bool = True


def look_in(folder: str, running: Sequence[Running], cancel: Cancel) -> SearchedPlace:
    """Search ``folder``, and judge what is there. Blocks."""
    scan = scan_folders([folder], cancel)
    failed = dict(scan.failed) | {file.path: file.error for file in scan.others if file.error is not None}
    return SearchedPlace(candidates(scan.instances, running), failed)


class DiscoverStep(FirstRunStep):
    """Looks where databases usually are, in the watched folders, and in those that are added or dropped here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._found: dict[str, FoundInstance] = {}
        self._failed: dict[Path, JetError] = {}
        self._added: list[str] = []
        self._typed_keys: list[str] = []
        """What is listed only because of what is typed."""
        self._typed_failed: list[Path] = []
        self._nothing = ""
        """Why what is typed has no instances."""
        self._is_looking = self._is_making = False
        self.path = QLineEdit(clearButtonEnabled=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Instances"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.banner = Banner()
        self.says = TextLabel("", "muted", fold=True)
        self.add_button = push_button(self.tr("&Add folder…"), icon="add")
        self.again_button = push_button(self.tr("&Search again"), icon="refresh")
        self.sample_button = push_button(self.tr("&Open the sample"))
        self._stack = QStackedWidget()
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._lay_out()
        self.setAcceptDrops(True)
        self.list.itemChanged.connect(lambda _item: self._show())
        self.path.textChanged.connect(self._take_text)
        self.path.returnPressed.connect(self._look_at_typed)
        self._typing.timeout.connect(self._look_at_typed)
        self.add_button.clicked.connect(self.add_folder)
        self.again_button.clicked.connect(self.look)
        self.sample_button.clicked.connect(self.open_sample)

    def _lay_out(self) -> None:
        text = self.tr(
            "Enter the folder that contains the databases, for instance of a stopped service or a mounted volume, "
            "or drop it here, or a disk image. To try things out, open the sample."
        )
        self._stack.addWidget(self.list)
        self._stack.addWidget(EmptyState("search", self.tr("No databases found here"), text))
        self.path.setPlaceholderText(self.tr("Full path of the folder or image"))
        label = TextLabel(self.tr("&Folder or disk image"), "strong")
        label.setBuddy(self.path)
        self.path.setAccessibleName(self.tr("Folder or disk image"))
        line, row = QHBoxLayout(), QHBoxLayout()
        line.addWidget(self.path, 1)
        line.addWidget(self.add_button)
        for button in (self.again_button, self.sample_button):
            row.addWidget(button)
        row.addStretch(1)
        for each in (line, row):
            each.setSpacing(8)
        about = self.tr("Instances are found by the content of their files. Nothing in these folders is changed.")
        self.column.addWidget(TextLabel(about, "muted", fold=True))
        self.column.addWidget(label)
        self.column.addLayout(line)
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
        return [self._found[name].instance for name in ticked if name in self._found]

    @property
    def is_looking_at_typed(self) -> bool:
        """Whether what is typed is still to be searched."""
        return self._typing.isActive() or self.context.background.is_busy(TYPED)

    @property
    def reason(self) -> str:
        if self._is_making:
            return self.tr("Creating the sample…")
        if self.is_looking_at_typed or (self._is_looking and not self.chosen):
            return self.tr("Searching…")
        if self._nothing:
            return self._nothing
        if self.chosen:
            return ""
        if self._found and all(each.refused for each in self._found.values()):
            return self.tr("Nothing that was found can be backed up. Enter another folder.")
        return self.tr("Tick an instance.") if self._found else self.tr("Enter a folder, or open the sample.")

    def leave(self) -> bool:
        """What was typed stays listed, and another folder can be typed after Back."""
        self._keep_typed()
        return True

    def applied(self, draft: FirstRunDraft) -> FirstRunDraft:
        chosen = self.chosen
        homes = tuple(each.directory for each in chosen)
        names = tuple(each.name for each in chosen)
        return replace(draft, folders=tuple(dict.fromkeys(homes)), instances=names, homes=homes)

    def enter(self, draft: FirstRunDraft) -> None:
        self.path.setFocus()
        if not self._found and not self._is_looking:
            self.look()

    # Looking.

    def look(self) -> None:
        """Search, in the background; what is found is shown at once."""
        self._failed.clear()
        self._is_looking = True
        known, running = list(self.context.inventory.instances), self.context.inventory.running
        folders = list(dict.fromkeys([*self.context.preferences.value.folders, *self._added]))

        def work(cancel: Cancel, tell: Callable[[SearchedPlace], None]) -> None:
            tell(SearchedPlace(candidates(known, running)))
            for folder in folders:
                tell(look_in(folder, running, cancel))
            for usual in usual_folders():
                cancel.check()
                tell(look_in(str(usual), running, cancel))

        def take(look: SearchedPlace) -> None:
            self._typed_keys = [key for key in self._typed_keys if key not in {each.key for each in look.found}]
            self._take(look)

        self.context.background.ask_in_parts(SCAN, work, take, self._take_end, self._take_error)
        self._show()

    def _take_text(self, text: str) -> None:
        """What was found in what may have been half a path goes."""
        self.context.background.forget(TYPED)
        gone = [self._found.pop(key) for key in self._typed_keys if key in self._found]
        for key in self._typed_keys:
            self.list.takeItem(self._row_of(key))
        self._fill_twins(gone)
        for path in self._typed_failed:
            self._failed.pop(path, None)
        self._typed_keys, self._typed_failed, self._nothing = [], [], ""
        if text.strip():
            self._typing.start()
        else:
            self._typing.stop()
        self._show()

    def _look_at_typed(self) -> None:
        """Search what is typed, which may not exist yet."""
        self._typing.stop()
        path = path_of(self.path.text().strip())
        if path is not None and not self._typed_keys:
            running = self.context.inventory.running

            def work(cancel: Cancel) -> SearchedPlace:
                if not engine.HostFileSystem().exists(path):
                    return SearchedPlace((), exists=False)
                return look_in(str(path), running, cancel)

            self.context.background.ask(TYPED, work, self._take_typed, self._take_typed_error)
        self._show()

    def _take_typed(self, look: SearchedPlace) -> None:
        before, typed = set(self._found), path_of(self.path.text().strip())
        self._typed_failed = [path for path in look.failed if path not in self._failed]
        self._take(look)
        self._typed_keys = [each.key for each in look.found if each.key not in before]
        if not look.exists:
            self._nothing = self.tr("{} does not exist.").format(typed)
        elif not look.found:
            self._nothing = self.tr("No databases were found in {}.").format(typed)
        self._show()

    def _take_typed_error(self, error: JetError) -> None:
        self._nothing = shown(str(error))
        self._show()

    def _keep_typed(self) -> None:
        """What is typed is one of the folders that were added, and another one can be typed."""
        path = path_of(self.path.text().strip())
        if path is not None and not self._nothing:
            self._added.append(str(path))
            self._typed_keys, self._typed_failed = [], []
        self.path.clear()

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
        self._keep_typed()
        self._added.append(folder)
        self.look()

    def open_sample(self) -> None:
        """Create the sample unless it is there, and search it."""
        folder = self.context.locations.sample
        self.sample_button.setEnabled(False)
        self._is_making = True
        self._show()
        self.context.background.ask(
            SAMPLE,
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

    def _take(self, look: SearchedPlace) -> None:
        for each in look.found:
            before = self._found.get(each.key)
            self._found[each.key] = each
            if before is None:
                self.list.addItem(QListWidgetItem())
                self._fill(self.list.count() - 1, each, is_new=True)
            elif before != each:
                self._fill(self._row_of(each.key), each, is_new=bool(before.refused) != bool(each.refused))
        self._fill_twins(look.found)
        self._failed.update(look.failed)
        self._show()

    def _row_of(self, key: str) -> int:
        rows = range(self.list.count())
        return next((row for row in rows if self.list.item(row).data(_INSTANCE) == key), -1)

    def _fill(self, row: int, found: FoundInstance, *, is_new: bool) -> None:
        """Show ``found``; what cannot be backed up has no box to tick."""
        item, twin = self.list.item(row), self._twin_of(found)
        lines = found.lines(twin)
        self.list.blockSignals(True)
        item.setText("\n".join(lines))
        item.setData(_INSTANCE, found.key)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(lines))
        item.setToolTip(plain_tip(found.tip(twin)))
        if is_new:
            ticked = None if found.refused else Qt.CheckState.Checked
            item.setData(Qt.ItemDataRole.CheckStateRole, ticked)
        tint_item(self.list, row, found.level.icon, found.level.token)
        self.list.blockSignals(False)

    def _twin_of(self, found: FoundInstance) -> Path | None:
        """The folder of another one that continues the same log stream."""
        twins = (each for each in self._found.values() if found.is_same_stream(each))
        return next((each.instance.directory for each in twins), None)

    def _fill_twins(self, found: Iterable[FoundInstance]) -> None:
        """Those whose log stream one of ``found`` has, too, say so, or no longer."""
        names = {each.instance.name for each in found}
        for key, each in self._found.items():
            if each.instance.name in names:
                self._fill(self._row_of(key), each, is_new=False)

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
        is_busy = self._is_looking or self.is_looking_at_typed
        self._stack.setCurrentIndex(1 if not self._found and not self._is_looking else 0)
        self.again_button.setEnabled(not self._is_looking)
        self.says.set_text(self._count_words(is_busy))
        self.changed.emit()

    def _count_words(self, is_busy: bool) -> str:
        if self._is_making:
            return self.tr("Creating the sample…")
        if not self._found and not is_busy:
            return ""
        found = plural(len(self._found), "{} instance found.", "{} instances found.")
        refused = sum(bool(each.refused) for each in self._found.values())
        if refused:
            cannot = plural(refused, "{} cannot be backed up.", "{} cannot be backed up.")
            found = self.tr("{} {}").format(found, cannot)
        return self.tr("Searching… {}").format(found) if is_busy else found

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
