"""A verdict in one line: its shape, its words and its time, the rest in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.evidence.rule import Verdict
from ui.format import plain_tip
from ui.models.protection import utc_now
from ui.models.verdicts import detail, headline, level_of
from ui.widgets.chip import LevelIcon
from ui.widgets.text import TextLabel, set_level_of, show_part


class VerdictLine(QWidget):
    """Shows a :class:`~app.evidence.rule.Verdict`, with ``name`` of what it is about before it; hidden
    without one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = LevelIcon(size=16)
        self.label = TextLabel("", fold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.label, 1)
        self.show_verdict(None)

    def show_verdict(self, verdict: Verdict | None, name: str = "") -> None:
        """Show ``verdict`` as it stands now."""
        show_part(self, verdict is not None)
        if verdict is None:
            self.label.set_text("")
            return
        now = utc_now()
        level = level_of(verdict)
        self._icon.set_level(level)
        set_level_of(self.label, level.name.lower())
        words = headline(verdict, now)
        self.label.set_text(self.tr("{}: {}").format(name, words[:1].lower() + words[1:]) if name else words)
        tip = detail(verdict, now)
        self.setToolTip(plain_tip(tip))
        self.setAccessibleName(self.label.accessibleName())
        self.setAccessibleDescription(tip)
