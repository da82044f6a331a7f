"""A picture as a file: PNG, SVG or PDF, as it is shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QPoint,
    QRectF,
    QSaveFile,
    QSizeF,
    QStandardPaths,
)
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter, QPixmap
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.palette import tokens_of

FINE = 2.0
"""Dots of a PNG for each of the picture."""
DOTS = 96
MARGIN = 10.0


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Picture", text)


def save_picture(picture: QWidget, path: Path) -> str:
    """Write ``picture`` to ``path`` in the format of its ending; returns why not, or nothing."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    formats = {".png": _as_png, ".svg": _as_svg, ".pdf": _as_pdf}
    write = formats.get(path.suffix.lower())
    if write is None:
        return tr("Choose a name that ends in .png, .svg or .pdf.")
    write(picture, buffer)
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return file.errorString()
    file.write(buffer.data())
    return "" if file.commit() else file.errorString()


def ask_where(picture: QWidget, title: str) -> Path | None:
    """Ask for a file; its ending decides the format."""
    endings = {"PNG (*.png)": ".png", "SVG (*.svg)": ".svg", "PDF (*.pdf)": ".pdf"}
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    start = str(Path(folder) / "picture.png")
    chosen, kind = QFileDialog.getSaveFileName(picture, title, start, ";;".join(endings))
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(endings.get(kind, ".png"))


def _as_png(picture: QWidget, buffer: QBuffer) -> None:
    image = QPixmap(picture.size() * FINE)
    image.setDevicePixelRatio(FINE)
    _draw(picture, image)
    image.save(buffer, "PNG")


def _as_svg(picture: QWidget, buffer: QBuffer) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(DOTS)
    generator.setSize(picture.size())
    generator.setViewBox(picture.rect())
    generator.setTitle(picture.accessibleName())
    generator.setDescription(picture.accessibleDescription())
    _draw(picture, generator)


def _as_pdf(picture: QWidget, buffer: QBuffer) -> None:
    writer = QPdfWriter(buffer)
    writer.setTitle(picture.accessibleName())
    writer.setResolution(DOTS)
    inches = QSizeF(picture.size()) / DOTS
    writer.setPageSize(QPageSize(inches + QSizeF(MARGIN, MARGIN) / 25.4 * 2, QPageSize.Unit.Inch))
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    _draw(picture, writer)


def _draw(picture: QWidget, device: QPixmap | QSvgGenerator | QPdfWriter) -> None:
    """On the ground of the theme, so that every colour is as on the screen."""
    painter = QPainter(device)
    painter.fillRect(QRectF(picture.rect()), QColor(tokens_of(picture).surface))
    picture.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()
