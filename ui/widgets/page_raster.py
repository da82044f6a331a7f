"""How the cells of the page map look, and the grid of them as an image."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from engine.progress import PageState
from ui.palette import Tokens
from ui.values.page_states import States
from ui.values.swatch import Pattern, Swatch
from ui.widgets.swatch import paint_swatch

SWATCHES = {
    PageState.UNREAD: Swatch("surface", edge="control"),
    PageState.BLANK: Swatch("page_blank", Pattern.BAR, edge="control"),
    PageState.VERIFIED: Swatch("page_verified"),
    PageState.UNOWNED: Swatch("page_unowned", Pattern.POST),
    PageState.CORRECTED: Swatch("page_corrected", Pattern.SLASH),
    PageState.BAD: Swatch("page_bad", Pattern.CROSS),
}


class PageRaster:
    """The grid as an image in device pixels: each cell is a copy of its state's tile."""

    def __init__(self, columns: int, cells: int, side: int, ratio: float, tokens: Tokens) -> None:
        self.rows = -(-cells // columns)
        self._columns = columns
        self._ratio = ratio
        self._tokens = tokens
        self._side = max(1, round(side * ratio))
        tiles = [_tile(SWATCHES[state], side, self._side, tokens) for state in PageState]
        nothing = np.zeros((self._side, self._side), np.uint32)
        self._tiles = np.stack([*tiles, nothing])
        height, width = self.rows * self._side, columns * self._side
        self._pixels: NDArray[np.uint32] = np.zeros((height, width), np.uint32)
        # The image shares this buffer: the raster owns both and keeps them together.
        self.image = QImage(self._pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
        self.image.setDevicePixelRatio(self._side / side)

    def fits(self, ratio: float, tokens: Tokens) -> bool:
        return self._ratio == ratio and self._tokens is tokens

    def draw(self, worst: States, first_row: int, last_row: int) -> None:
        """Copy tiles into the rows ``first_row`` up to ``last_row`` (excluded)."""
        states = np.full((last_row - first_row) * self._columns, len(self._tiles) - 1, np.uint8)
        part = worst[first_row * self._columns : last_row * self._columns]
        states[: len(part)] = part
        cells = self._tiles[states.reshape(-1, self._columns)]
        self._pixels.reshape(self.rows, self._side, self._columns, self._side)[first_row:last_row] = (
            cells.transpose(0, 2, 1, 3)
        )


def _tile(swatch: Swatch, side: int, device: int, tokens: Tokens) -> NDArray[np.uint32]:
    """One cell in device pixels, with the gap to its right and lower neighbour."""
    image = QImage(device, device, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(device / side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_swatch(painter, QRectF(0, 0, side - 1, side - 1), swatch, tokens, 1.0)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint32).reshape(device, device).copy()
