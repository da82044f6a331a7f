"""What the steps of the first run have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import Context
from ui.models.first_run import FirstRunDraft


class FirstRunStep(QWidget):
    """One step. ``changed`` tells that :attr:`reason` or what is chosen may be other; ``left`` that what
    :meth:`leave` began has succeeded."""

    changed = Signal()
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)

    @property
    def title(self) -> str:
        """What the step is called."""
        raise NotImplementedError

    @property
    def reason(self) -> str:
        """Why it cannot go on from here; empty if it can."""
        raise NotImplementedError

    def applied(self, draft: FirstRunDraft) -> FirstRunDraft:
        """The draft with what is chosen here."""
        raise NotImplementedError

    def enter(self, draft: FirstRunDraft) -> None:
        """It is shown now; ``draft`` has what the steps before it chose."""

    def leave(self) -> bool:
        """Next was pressed: whether it can go on at once. If not, ``left`` comes once it can."""
        return True
