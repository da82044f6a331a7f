"""What can be done with a picture besides looking: show it as a table, copy it as text, save it as an image."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QRect,
    QSaveFile,
    QSize,
    QStandardPaths,
    Qt,
)
from PySide6.QtGui import QAction, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.icons import set_icon
from ui.palette import tokens_of
from ui.questions import tell_unsaved
from ui.widgets.picture import Picture

SCALE = 2
"""Pixels of a PNG for each of the window's."""


def svg_of(picture: Picture) -> bytes:
    """The picture as it is shown, as SVG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(picture.size())
    generator.setViewBox(QRect(0, 0, picture.width(), picture.height()))
    generator.setTitle(picture.accessibleName())
    generator.setDescription(picture.summary())
    painter = QPainter(generator)
    painter.fillRect(picture.rect(), tokens_of(picture).surface)
    painter.setFont(picture.font())
    picture.paint_picture(painter, tokens_of(picture))
    painter.end()
    return bytes(buffer.data().data())


def png_of(picture: Picture) -> bytes:
    """The picture as it is shown, as PNG, twice as fine."""
    image = QImage(picture.size() * SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SCALE)
    image.fill(tokens_of(picture).surface)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(picture.font())
    picture.paint_picture(painter, tokens_of(picture))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


class PictureTable(QDialog):
    """The facts of a picture as a table."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(picture.accessibleName())
        titles, *rows = picture.table()
        table = self.table = QTableWidget(len(rows), len(titles))
        table.setAccessibleName(picture.accessibleName())
        table.setHorizontalHeaderLabels(list(titles))
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                table.setItem(at, column, QTableWidgetItem(text))
        table.resizeColumnsToContents()
        table.horizontalHeader().setStretchLastSection(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        column_ = QVBoxLayout(self)
        column_.addWidget(table)
        column_.addWidget(buttons)
        self.resize(QSize(760, 360))


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
        """Ask where to; the ending decides between SVG and PNG."""
        picture = self._picture
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        endings = {"SVG (*.svg)": ".svg", "PNG (*.png)": ".png"}
        start = str(Path(folder) / "picture.svg")
        chosen, kind = QFileDialog.getSaveFileName(
            picture, QCoreApplication.translate("Picture", "Save picture"), start, ";;".join(endings)
        )
        if chosen:
            path = Path(chosen)
            self.save_as(path if path.suffix else path.with_suffix(endings.get(kind, ".svg")))

    def save_as(self, path: Path) -> None:
        """Write the picture; what prevents it is told in a dialog, and an existing file is then unchanged."""
        data = png_of(self._picture) if path.suffix.lower() == ".png" else svg_of(self._picture)
        file = QSaveFile(str(path))
        if not file.open(QIODevice.OpenModeFlag.WriteOnly) or file.write(data) != len(data) or not file.commit():
            tell_unsaved(self._picture.window(), path, file.errorString())
