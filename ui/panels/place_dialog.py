"""Asks for a folder or the address of a bucket."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

import engine
from engine.errors import JetError
from ui.icons import set_icon
from ui.panels.command_dialog import CommandDialog, offer_command
from ui.panels.target_field import path_of
from ui.values.message import told
from ui.widgets.buttons import push_button, standard_buttons
from ui.widgets.dialog import Dialog
from ui.widgets.text import TextLabel, set_level_of


class PlaceDialog(Dialog):
    """``chosen`` carries the place as a path, and whether it may be created.

    ``known`` are offered; ``may_create`` adds the choice to create the folder. ``command``: the line that does the
    same with a place, which a button shows.
    """

    chosen = Signal(object, bool)

    def __init__(
        self,
        texts: tuple[str, str, str],
        known: Sequence[str],
        parent: QWidget | None = None,
        *,
        icon: str,
        may_create: bool = False,
        command: Callable[[Path], str] | None = None,
    ) -> None:
        """``texts``: the title, what it is about, and the text of the button."""
        super().__init__(parent)
        title, about, verb = texts
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.place = self._place_field(known)
        label = TextLabel(self.tr("&Folder or address"), "strong")
        label.setBuddy(self.place)
        self.create_box = QCheckBox(self.tr("&Create the folder if it does not exist"))
        self.create_box.setAccessibleName(self.tr("Create the folder if it does not exist"))
        self.create_box.setVisible(may_create)
        self.problem = TextLabel("", fold=True)
        set_level_of(self.problem, "error")
        browse = push_button(self.tr("Bro&wse…"), icon="open-folder")
        browse.setAutoDefault(False)
        browse.clicked.connect(self.browse)
        buttons = self.buttons = standard_buttons(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        set_icon(self.accept_button, icon, "accent")
        if command is not None:
            offer_command(buttons, lambda: self._show_line(command))
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        buttons.accepted.connect(self.take)
        buttons.rejected.connect(self.reject)
        line = QHBoxLayout()
        line.addWidget(self.place, 1)
        line.addWidget(browse)
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        for part in (TextLabel(about, "muted", fold=True), label):
            column.addWidget(part)
        column.addLayout(line)
        column.addWidget(self.create_box)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addWidget(buttons)
        self.fit()
        self.place.setFocus()

    def _place_field(self, known: Sequence[str]) -> QComboBox:
        place = QComboBox(editable=True)
        place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        place.setMinimumContentsLength(30)
        place.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        place.setAccessibleName(self.tr("Folder or address"))
        place.setCompleter(None)  # type: ignore[arg-type]  # what is typed is what is meant
        place.addItems(list(known))
        place.setCurrentText("")
        line_edit = place.lineEdit()
        if line_edit is not None:
            line_edit.setPlaceholderText(self.tr("/backups or s3://BUCKET/PREFIX"))
        return place

    def _show_line(self, command: Callable[[Path], str]) -> None:
        if (place := self._wanted()) is not None:
            CommandDialog(command(place), self, self.tr("This command does the same.")).open()

    def fit(self) -> None:
        """As high as its texts need."""
        width = self.fontMetrics().averageCharWidth() * 84
        self.resize(width, self.column.totalHeightForWidth(width))

    def typed(self) -> Path | None:
        """The place that is typed, if there is anything. Raises ``JetError`` for an address that is none."""
        text = self.place.currentText().strip()
        return engine.parse_place(text) if "://" in text else path_of(text)

    def browse(self) -> None:
        """Choose a folder of this system."""
        found = QFileDialog.getExistingDirectory(self, self.windowTitle(), self.place.currentText())
        if found:
            self.place.setCurrentText(found)

    def take(self) -> None:
        """Close with what is typed, unless it is no place."""
        if (place := self._wanted()) is not None:
            chosen: SignalInstance = self.chosen
            chosen.emit(place, self.create_box.isChecked())
            self.accept()

    def _wanted(self) -> Path | None:
        """What is typed; what is wrong with it is said."""
        try:
            place = self.typed()
        except JetError as error:
            self.problem.set_text(told(error))
            return None
        if place is None:
            self.problem.set_text(self.tr("Enter a folder or the address of a bucket."))
        return place
