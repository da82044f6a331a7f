"""Pages on top of one another, of which only the one that is seen is asked how high it has to be."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """Has the height that it is given: pages scroll where they need more. Qt's own asks all pages for their height
    at each change of one, hidden ones, too, and each of them all its lines of chips and buttons."""

    def hasHeightForWidth(self) -> bool:
        return False
