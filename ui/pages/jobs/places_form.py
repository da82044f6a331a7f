"""What a job backs up and where to: its name, the folders of its instances, its destination."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

import engine
from app.jobs.fields import name_of
from engine.errors import JetError
from ui.context import Context
from ui.format import plain_tip
from ui.languages.sentences import shown
from ui.models.job_places import (
    FolderChoice,
    PlaceLook,
    folders_of_instances,
    folders_to_search,
    look_at_place,
)
from ui.pages.jobs.fault import Fault, FaultLine
from ui.panels.target_field import path_of
from ui.widgets.buttons import push_button
from ui.widgets.elided import take_paths
from ui.widgets.text import TextLabel, set_level_of

PAUSE_MS = 300
"""Rest after a key before the destination is looked at."""
_SLOT = "job destination"
_FOLDER = Qt.ItemDataRole.UserRole


class FolderList(QListWidget):
    """Folders with a tick each."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Those that are ticked."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(item.data(_FOLDER) for item in items if item.checkState() is Qt.CheckState.Checked)

    def set_choices(self, choices: Sequence[FolderChoice], ticked: Sequence[Path]) -> None:
        """Offer ``choices``; nothing is told of that."""
        row = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for choice in choices:
            item = QListWidgetItem(f"{choice.words}   ·   {choice.folder}", self)
            item.setData(_FOLDER, choice.folder)
            item.setToolTip(plain_tip(f"{choice.words}\n{choice.folder}"))
            is_ticked = choice.folder in ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        self.setCurrentRow(max(0, min(row, self.count() - 1)))
        self.blockSignals(False)


class PlacesForm(QWidget):
    """``changed`` comes after each change. ``taken`` are the names of other jobs."""

    changed = Signal()

    def __init__(self, context: Context, taken: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._taken = {name.casefold() for name in taken}
        self.name = QLineEdit(maxLength=64)
        self.each = QRadioButton(self.tr("These &instances"))
        self.below = QRadioButton(self.tr("&All instances in and under these folders, also later ones"))
        self.instances = FolderList(self.tr("Instances"))
        self._nothing = TextLabel("", "muted", fold=True)
        """What is said in an empty list."""
        self.add_button = push_button(self.tr("A&dd folder…"), icon="add")
        self.destination = QComboBox()
        self.browse = push_button(self.tr("&Browse…"), icon="open-folder")
        self.look: PlaceLook | None = None
        """What was seen at the destination; None until it has been looked at."""
        self._folders: dict[bool, tuple[Path, ...]] = {False: (), True: ()}
        """The ticked folders, and those that were added: of instances, and of those to search."""
        self._added: dict[bool, tuple[Path, ...]] = {False: (), True: ()}
        self.name_fault = FaultLine(self.name)
        self.instances_fault = FaultLine(self.instances)
        self.destination_fault = FaultLine(self.destination)
        self.seen = TextLabel("", fold=True)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self._lay_out()
        self._connect()
        self._offer()

    # How it is made.

    def _lay_out(self) -> None:
        self.name.setPlaceholderText(self.tr("Example: Mail every night"))
        edit = take_paths(self.destination)
        self.destination.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.destination.setMinimumContentsLength(14)
        self.destination.setCompleter(None)  # type: ignore[arg-type]  # what is typed is what is meant
        self.destination.addItems(self._context.preferences.value.destinations)
        self.destination.setEditText("")
        edit.setPlaceholderText(self.tr("Folder, or s3://BUCKET/PREFIX"))
        edit.setAccessibleName(self.tr("Destination"))
        self.kinds = QButtonGroup(self)
        for button in (self.each, self.below):
            self.kinds.addButton(button)
            button.setAccessibleName(button.text().replace("&", ""))
        self.each.setChecked(True)
        self.instances.setMinimumHeight(self.fontMetrics().height() * 8)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        QVBoxLayout(self.instances).addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._title(column, self.tr("&Name"), self.name)
        column.addWidget(self.name)
        column.addWidget(self.name_fault)
        self._title(column, self.tr("Back up"), self.each)
        column.addWidget(self.each)
        column.addWidget(self.below)
        column.addWidget(self.instances, 1)
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        column.addWidget(self.instances_fault)
        column.addLayout(line)
        self._title(column, self.tr("D&estination"), self.destination)
        where = QHBoxLayout()
        where.addWidget(self.destination, 1)
        where.addWidget(self.browse)
        column.addLayout(where)
        column.addWidget(self.destination_fault)
        column.addWidget(self.seen)

    def _title(self, column: QVBoxLayout, text: str, field: QWidget) -> None:
        name = QLabel(text)
        name.setProperty("role", "strong")
        name.setBuddy(field)
        column.addSpacing(4)
        column.addWidget(name)
        if not field.accessibleName():
            field.setAccessibleName(text.replace("&", ""))

    def _connect(self) -> None:
        self.name.textChanged.connect(self.changed)
        self.instances.itemChanged.connect(self._tick)
        self.each.toggled.connect(self._choose_kind)
        self.add_button.clicked.connect(self._add)
        self.destination.editTextChanged.connect(self._place_changed)
        self.browse.clicked.connect(self._browse)
        self._context.inventory.instances_changed.connect(self._offer)

    # What is chosen.

    @property
    def folders(self) -> tuple[Path, ...]:
        return self._folders[self.below.isChecked()]

    @property
    def place(self) -> Path | None:
        """The destination; None where nothing is typed, or an address that is not valid."""
        try:
            return _place_of(self.destination.currentText())
        except JetError:
            return None

    def set_places(self, name: str, folders: Sequence[Path], destination: str, *, below: bool) -> None:
        """Show these."""
        self.name.setText(name)
        self._folders[below] = self._added[below] = tuple(folders)
        (self.below if below else self.each).setChecked(True)
        self.destination.setEditText(destination)
        self._offer()

    def faults(self, *, quiet: bool) -> list[Fault]:
        """What is wrong, said at its field, too; ``quiet``: not at those that nothing was entered into yet."""
        place = self.destination.currentText()
        return [
            *self.name_fault.show_fault(self._name_fault(), quiet=quiet and not self.name.text()),
            *self.instances_fault.show_fault(self._instances_fault(), quiet=quiet),
            *self.destination_fault.show_fault(self._place_fault(), quiet=quiet and not place),
        ]

    def _name_fault(self) -> str:
        name = self.name.text().strip()
        if not name:
            return self.tr("Enter a name for the job.")
        if name.casefold() in self._taken:
            return self.tr("Another job has this name.")
        try:
            name_of(name)
        except ValueError as error:
            return shown(str(error))
        return ""

    def _instances_fault(self) -> str:
        if self.folders:
            return ""
        if self.below.isChecked():
            return self.tr("Select at least one folder.")
        return self.tr("Select at least one instance.")

    def _place_fault(self) -> str:
        text = self.destination.currentText().strip()
        if not text:
            return self.tr("Choose a destination.")
        try:
            _place_of(text)
        except JetError as error:
            return shown(str(error))
        return self.look.words if self.look is not None and self.look.never else ""

    # What happens when.

    def _offer(self) -> None:
        inventory, below = self._context.inventory, self.below.isChecked()
        added = self._added[below]
        if below:
            watched = self._context.preferences.value.folders
            choices = folders_to_search(watched, inventory.instances, added)
        else:
            choices = folders_of_instances(inventory.instances, added)
        self.instances.set_choices(choices, self._folders[below])
        nothing = self.tr("No instance was found in the watched folders. Add the folder of one.")
        if below:
            nothing = self.tr("No folder is watched yet. Add one.")
        self._nothing.set_text("" if choices else nothing)
        self.instances.setAccessibleName(self.tr("Folders") if below else self.tr("Instances"))
        self.changed.emit()

    def _choose_kind(self) -> None:
        self._offer()

    def _tick(self) -> None:
        self._folders[self.below.isChecked()] = self.instances.folders
        self.changed.emit()
        self._timer.start()

    def _add(self) -> None:
        title = self.tr("Choose a folder with instances")
        if not self.below.isChecked():
            title = self.tr("Choose the folder of an instance")
        chosen = QFileDialog.getExistingDirectory(self, title)
        if chosen:
            below, folder = self.below.isChecked(), Path(chosen)
            self._added[below] = tuple(dict.fromkeys([*self._added[below], folder]))
            self._folders[below] = tuple(dict.fromkeys([*self._folders[below], folder]))
            self._offer()

    def _browse(self) -> None:
        title = self.tr("Choose a folder for backups")
        chosen = QFileDialog.getExistingDirectory(self, title, self.destination.currentText())
        if chosen:
            self.destination.setEditText(chosen)

    def _place_changed(self) -> None:
        self.look = None
        self._context.background.forget(_SLOT)
        self.seen.set_text("")
        self._timer.start()
        self.changed.emit()

    def _ask(self) -> None:
        """See in the background whether the destination can be written to."""
        place = self.place
        if place is None:
            return
        settings, sources = self._context.preferences.value, self.folders
        names = [each.name for each in self._context.inventory.instances if each.directory in sources]
        self.seen.set_text(self.tr("Checking…"))
        set_level_of(self.seen, "neutral")
        self._context.background.ask(
            _SLOT,
            lambda cancel: look_at_place(place, next(iter(names), ""), sources, settings, cancel),
            self._take_look,
        )

    def _take_look(self, look: PlaceLook) -> None:
        self.look = look
        words = f"{look.level.word}: {look.words}" if look.refused else look.words
        self.seen.set_text("" if look.never else words)
        set_level_of(self.seen, look.level.name.lower())
        self.changed.emit()

    def rest(self) -> None:
        """Wait for nothing any more."""
        self._timer.stop()
        self._context.background.forget(_SLOT)


def _place_of(text: str) -> Path | None:
    text = text.strip()
    return engine.parse_place(text) if "://" in text else path_of(text)
