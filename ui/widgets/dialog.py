"""The base of all dialogs."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QStyle


class Dialog(QDialog):
    """A dialog that is never larger than the screen: its buttons are at its foot, and what is beyond the edge of
    the screen cannot be reached. Qt bounds only what has no size of its own."""

    def screen_room(self) -> QSize:
        """The largest size at which all of it is on the screen of its parent, below the title bar."""
        parent = self.parentWidget()
        screen = (parent.window() if parent is not None else self).screen()
        return screen.availableGeometry().size() - QSize(
            0, self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        )

    def resize(self, *wanted: Any) -> None:
        """To this size, within the :meth:`screen_room`."""
        super().resize(QSize(*wanted).boundedTo(self.screen_room()))
