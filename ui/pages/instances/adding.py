"""What is looked at besides: folders, disk images, and where services of Windows keep their databases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

import engine
from app.evidence.gathering import scan_folders
from app.local_paths import is_file
from app.settings import Settings
from app.usual_folders import usual_folders
from engine.errors import JetError
from engine.progress import Cancel
from ui.context import Context
from ui.format import plural
from ui.icons import set_icon
from ui.models.places import place_of
from ui.pages.instances.unlocking import RecoveryKeyDialog
from ui.panels.start_folder import start_folder
from ui.widgets.buttons import push_button

IMAGES = "*.vhdx *.vhd *.vmdk *.qcow2 *.img *.raw *.dd *.001 *.E01"


class Adding(QObject):
    """The actions that add places to the watched ones; nothing in these is ever changed."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.folder = self._action(self.tr("Add folder…"), "add", self.tr("Look for instances in another folder"))
        self.image = self._action(
            self.tr("Add disk image…"),
            "open-folder",
            self.tr("Look for instances in a VHDX, VHD, VMDK, QCOW2, E01 or raw image, without mounting it"),
        )
        self.computer = self._action(
            self.tr("Scan this computer"),
            "search",
            self.tr("Look where services of Windows keep their databases, also on mounted volumes"),
        )
        self.folder.triggered.connect(self._choose_folder)
        self.image.triggered.connect(self._choose_image)
        self.computer.triggered.connect(self.scan_computer)

    def _action(self, text: str, icon: str, tip: str) -> QAction:
        made = QAction(text, self)
        set_icon(made, icon)
        made.setStatusTip(tip)
        return made

    def menu_button(self) -> QPushButton:
        """A button with the actions that have no button of their own."""
        button = push_button(self.tr("M&ore"))
        button.setToolTip(self.tr("Add a disk image, or look where Windows keeps databases"))
        menu = QMenu(button)
        menu.addActions([self.image, self.computer])
        button.setMenu(menu)
        return button

    def add(self, path: Path) -> None:
        """Watch a folder, a disk image, or the folder of another file, from now on."""
        self._context.background.ask(f"add {path}", lambda _cancel: looked_at(path), self._take)

    def scan_computer(self) -> None:
        """Watch the usual places in which there are instances."""
        self.computer.setEnabled(False)
        self._context.navigation.announce.emit(self.tr("Looking where services of Windows keep their databases…"))
        self._context.background.ask("scan this computer", _usual_places, self._take_usual)

    def _choose_folder(self) -> None:
        title = self.tr("Choose a folder to look for instances in")
        chosen = QFileDialog.getExistingDirectory(self._page, title)
        if chosen:
            self.add(Path(chosen))

    def _choose_image(self) -> None:
        title, start = self.tr("Choose a disk image"), start_folder(self._context.preferences.value.folders)
        kinds = ";;".join((self.tr("Disk images ({})").format(IMAGES), self.tr("All files (*)")))
        chosen, _ = QFileDialog.getOpenFileName(self._page, title, start, kinds)
        if chosen:
            self.add(Path(chosen))

    def _take(self, found: AddedPlace) -> None:
        """Ask for the key of an encrypted image; it is watched without, too, for its other volumes."""
        if not found.is_locked:
            self._watch(found.place)
            return
        dialog = RecoveryKeyDialog(found.place, self._context.background, self._page.window())
        dialog.rejected.connect(lambda: self._watch(found.place))
        dialog.accepted.connect(lambda: self._watch(found.place))
        dialog.accepted.connect(self._context.inventory.refresh_instances)
        dialog.open()

    def _watch(self, place: Path) -> None:
        self._context.preferences.change(lambda settings: settings.with_folder(str(place)))
        self._context.navigation.announce.emit(self.tr("Looking for instances in {}").format(place))

    def _take_usual(self, found: list[str]) -> None:
        self.computer.setEnabled(True)
        for each in found:
            self._context.preferences.change(partial(Settings.with_folder, folder=each))
        if found:
            said = plural(len(found), "{} place with instances found.", "{} places with instances found.")
        else:
            said = self.tr("No database of a service of Windows was found on this computer.")
        self._context.navigation.announce.emit(said)


@dataclass(frozen=True)
class AddedPlace:
    """What is watched for what was added; ``is_locked`` if a recovery key of BitLocker is missing for it."""

    place: Path
    is_locked: bool


def looked_at(path: Path) -> AddedPlace:
    """What is added with a path. Blocks."""
    place = place_of(path)
    try:
        volumes = engine.list_volumes(place) if is_file(place) else ()
    except JetError:  # the page says what is wrong, once the place is watched
        volumes = ()
    return AddedPlace(place, any(volume.is_locked for volume in volumes))


def _usual_places(cancel: Cancel) -> list[str]:
    found = []
    for folder in usual_folders():
        cancel.check()
        if scan_folders([str(folder)], cancel).instances:
            found.append(str(folder))
    return found
