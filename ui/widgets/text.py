"""Labels: plain text in one of the roles of the style sheet, folding or shortening instead of clipping."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.format import plain_tip

_FOLDS = re.compile(r"(?:(?<=\S)[\\/]|(?<!JET)(?<!ESE)(?<!ESE_BACKUP)_)(?=\S)|[^\W_]{24}")


_PATH = re.compile(r"\S*[\\/]\S*")
_FIRST = re.compile(r"(?<!\S)/(?=[^\s/])")
_NAME = re.compile(r"(?<![^\s\\/])[^\s\\/]{1,15}(?![^\s\\/])")
"""A part of a path that fits in a line."""


def kept_start(text: str) -> str:
    """``text`` with no break after the first slash of a path, where Qt would make one."""
    return _FIRST.sub("/\u2060", text)


def foldable(text: str) -> str:
    """``text`` with invisible places to break long paths, names and digests. A path breaks between its parts, not
    at their hyphens."""
    whole = _PATH.sub(lambda path: _NAME.sub(lambda name: name[0].replace("-", "-\u2060"), path[0]), text)
    return _FOLDS.sub("\\g<0>\u200b", whole)


def unfolded(text: str) -> str:
    """``text`` without them."""
    return text.replace("\u200b", "").replace("\u2060", "")


def set_level_of(widget: QWidget, level: str) -> None:
    """Let the style sheet colour ``widget`` as its rules for that level say; empty for none."""
    if widget.property("level") != level:
        widget.setProperty("level", level)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def show_part(part: QWidget, visible: bool) -> None:
    """Show or hide a part of a window. One that is in no window yet is not popped up as a window of its own:
    it will appear, or stay hidden, with the window it is put in."""
    if part.parentWidget() is not None or not visible:
        part.setVisible(visible)
    else:
        part.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)


class TextLabel(QLabel):
    """Plain text, whatever it contains. ``role`` is one of title, headline, section, value, muted, small,
    strong or empty; a folding label breaks long paths too, and its accessible name is the text as given."""

    def __init__(
        self, text: str = "", role: str = "", *, fold: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(fold)
        self._fold = fold
        self._given: str | None = None
        if role:
            self.setProperty("role", role)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show ``text``; nothing at all takes no room. What is shown already costs next to nothing."""
        if text != self._given:
            self._given = text
            self.setText(foldable(text) if self._fold else text)
            self._name()
            show_part(self, bool(text))
        elif self.isHidden() is bool(text):
            show_part(self, bool(text))

    def setBuddy(self, buddy: QWidget) -> None:
        """From now on, what follows an & is the key that leads to ``buddy``."""
        super().setBuddy(buddy)
        self._name()

    def _name(self) -> None:
        text = self._given or ""
        self.setAccessibleName(text.replace("&", "") if self.buddy() is not None else text)


class ElidedLabel(TextLabel):
    """One line that ends in … where room is short; the tooltip then has all of it."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        self._mode = mode
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for a few characters."""
        few = self.fontMetrics().averageCharWidth() * 6
        return QSize(min(few, super().sizeHint().width()), super().minimumSizeHint().height())

    def shown_text(self) -> str:
        """What fits at the present width."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            self.setToolTip(plain_tip(self.text()) if self.shown_text() != self.text() else "")
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        flags, text = int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), self.shown_text()
        before = max(0, -self.fontMetrics().boundingRect(text).left())  # the hook of a J, say
        painter.drawText(self.contentsRect().adjusted(before, 0, 0, 0), flags, text)
        painter.end()
