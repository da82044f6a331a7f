"""What can be done with a picture besides looking: show it as a table, copy it as text, save it as an image."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.models.instances import RowsModel, plain
from ui.panels.sorted_table import SortedTable
from ui.questions import tell_unsaved
from ui.widgets.buttons import standard_buttons
from ui.widgets.dialog import Dialog
from ui.widgets.picture import Picture
from ui.widgets.picture_file import ask_where, save_picture


class PictureTable(Dialog):
    """The facts of a picture as a table."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(picture.accessibleName())
        titles, *rows = picture.table()
        model = RowsModel(titles, (), self)
        model.append([tuple(plain(text) for text in row) for row in rows])
        table = self.table = SortedTable(model, picture.accessibleName())
        table.setSortingEnabled(False)  # the order of the picture; times would sort as they read
        buttons = standard_buttons(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        column = QVBoxLayout(self)
        column.addWidget(table)
        column.addWidget(buttons)
        self.resize(QSize(960, 360))

    def showEvent(self, event: QShowEvent) -> None:
        """As wide as its rows, within the screen. Not before does the table know its font and the padding of its
        cells."""
        super().showEvent(event)
        self.table.resizeColumnsToContents()
        more = self.table.horizontalHeader().length() - self.table.viewport().width()
        if more > 0:
            self.resize(self.width() + more, self.height())


class PictureActions:
    """Puts the actions into the context menu of ``picture``."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        picture.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for text, icon, act in (
            (picture.tr("Show as table"), "show", self.show_table),
            (picture.tr("Save picture…"), "export", self.save),
        ):
            action = QAction(text, picture)
            set_icon(action, icon)
            action.setStatusTip(text)
            action.triggered.connect(act)
            picture.addAction(action)

    def show_table(self) -> None:
        """The facts of the picture, in a window of their own."""
        PictureTable(self._picture, self._picture.window()).open()

    def save(self) -> None:
        """Ask where to; the ending decides between PNG, SVG and PDF."""
        path = ask_where(self._picture, QCoreApplication.translate("Picture", "Save picture"))
        if path is not None:
            self.save_as(path)

    def save_as(self, path: Path) -> None:
        """Write the picture; what prevents it is told in a dialog, and an existing file is then unchanged."""
        why = save_picture(self._picture, path)
        if why:
            tell_unsaved(self._picture.window(), path, why)
