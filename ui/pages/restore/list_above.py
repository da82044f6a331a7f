"""The list of chains with what is chosen in it below: how they share the height."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.pages.restore.chains import ChainList

LOW = 30
"""Lines of text below which there is little height for both."""


class ListAbove(QSplitter):
    """The list has what its rows need, up to two fifths, in a low window a third; once the handle was moved, what
    it was given.

    It follows from the rows and the size alone, so that nothing moves when the same chains are listed again.
    """

    def __init__(self, chains: ChainList, below: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._chains = chains
        self._is_kept = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(8)
        self.addWidget(chains)
        self.addWidget(below)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)
        self.splitterMoved.connect(self._keep)

    def share(self) -> None:
        """Give both their height."""
        whole = self.height() - self.handleWidth()
        if not self._is_kept and whole > 0:
            is_low = whole < self.fontMetrics().height() * LOW
            listed = min(self._chains.wanted_height(), whole // 3 if is_low else whole * 2 // 5)
            self.setSizes([listed, whole - listed])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()

    def _keep(self, _position: int, _handle: int) -> None:
        self._is_kept = True
