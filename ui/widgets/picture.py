"""What all painted pictures share: a keyboard cursor, tooltips, accessible text, copying, the empty state."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.format import plain_tip
from ui.palette import Tokens, tokens_of


class Picture(QWidget):
    """A picture made of numbered elements.

    A subclass paints (:meth:`paint_picture`), lays out (:meth:`arrange`) and describes its elements; it
    calls :meth:`data_changed` after taking new data. Arrow keys, Home and End walk the elements, Enter
    activates one, Ctrl+C copies :meth:`table` as tab-separated text.
    """

    element_activated = Signal(int)
    current_changed = Signal(int)

    focus_color = "text"
    """Of the ring around the current element: one that is told from the colours of all elements."""

    def __init__(self, name: str, empty_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty_text = empty_text
        self._current = -1
        self._metrics: QFontMetricsF | None = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(empty_text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_empty_text(self, text: str) -> None:
        """From now on, say this while there is nothing to show."""
        if text != self._empty_text:
            self._empty_text = text
            self._describe()
            self.update()

    # What a subclass says about itself.

    def element_count(self) -> int:
        """How many elements the cursor can visit."""
        raise NotImplementedError

    def element_area(self, index: int) -> QRectF:
        """Where element ``index`` is."""
        raise NotImplementedError

    def element_text(self, index: int) -> str:
        """What element ``index`` is and means: its tooltip and what a screen reader hears."""
        raise NotImplementedError

    def element_at(self, point: QPointF) -> int:
        """The element under ``point``, or -1."""
        return next((at for at in range(self.element_count()) if self.element_area(at).contains(point)), -1)

    def stride(self) -> int:
        """How many elements Up and Down move by; 0 if the picture has one line."""
        return 0

    def summary(self) -> str:
        """The whole picture in a sentence or two."""
        raise NotImplementedError

    def table(self) -> list[tuple[str, ...]]:
        """The same facts as rows of text, the column titles first."""
        raise NotImplementedError

    def arrange(self) -> None:
        """Compute the layout for the present size; called before painting when anything has changed."""

    def paint_picture(self, painter: QPainter, tokens: Tokens) -> None:
        """Paint the filled picture."""
        raise NotImplementedError

    # What it does with that.

    @property
    def current(self) -> int:
        """Element the keyboard cursor is on, or -1."""
        return self._current

    def set_current(self, index: int) -> None:
        """Move the cursor; a number out of range goes to the nearest element."""
        count = self.element_count()
        index = max(0, min(count - 1, index)) if count else -1
        if index == self._current:
            return
        self._current = index
        self._describe()
        self.update()
        changed: SignalInstance = self.current_changed
        changed.emit(index)

    def data_changed(self) -> None:
        """Lay out, describe and paint again."""
        self.arrange()
        self._describe()
        self.updateGeometry()
        self.update()

    def metrics(self) -> QFontMetricsF:
        """Measures of the picture's own font."""
        if self._metrics is None:
            self._metrics = QFontMetricsF(self.font())
        return self._metrics

    def as_text(self) -> str:
        """:meth:`table` as tab-separated lines."""
        return "\n".join("\t".join(row) for row in self.table())

    def _describe(self) -> None:
        count = self.element_count()
        self._current = min(self._current, count - 1)  # the layout has fewer elements in less space
        text = self.summary() if count else self._empty_text
        if self._current >= 0:
            text = f"{self.element_text(self._current)}. {text}"
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _walk_to(self, index: int) -> None:
        self.set_current(index)
        if self._current < 0:
            return
        text = self.element_text(self._current)
        corner = self.element_area(self._current).bottomLeft().toPoint()
        QToolTip.showText(self.mapToGlobal(corner + QPoint(0, 4)), plain_tip(text), self)
        self.announce(text)

    def announce(self, text: str) -> None:
        """Say ``text`` to a screen reader."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _activate(self) -> None:
        if self._current >= 0:
            activated: SignalInstance = self.element_activated
            activated.emit(self._current)

    # Qt's events.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
            return
        here, stride = self._current, self.stride()
        match event.key():
            case Qt.Key.Key_Right:
                self._walk_to(here + 1)
            case Qt.Key.Key_Left:
                self._walk_to(here - 1)
            case Qt.Key.Key_Down if stride:
                self._walk_to(here + stride if here + stride < self.element_count() else here)
            case Qt.Key.Key_Up if stride:
                self._walk_to(here - stride if here >= stride else here)
            case Qt.Key.Key_Home:
                self._walk_to(0)
            case Qt.Key.Key_End:
                self._walk_to(self.element_count() - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._activate()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.element_at(event.position())
        if index >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.set_current(index)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.element_at(event.position()) == self._current:
            self._activate()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._current < 0 and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.set_current(0)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            index = self.element_at(QPointF(event.pos()))
            if index >= 0:
                QToolTip.showText(event.globalPos(), plain_tip(self.element_text(index)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._metrics = None
            self.data_changed()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()
        self._describe()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self)
        if self.element_count() == 0:
            painter.setPen(QColor(tokens.muted))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(QRectF(self.rect()), flags, self._empty_text)
        else:
            self.paint_picture(painter, tokens)
        if self.hasFocus():
            self._paint_focus(painter, tokens)
        painter.end()

    def _paint_focus(self, painter: QPainter, tokens: Tokens) -> None:
        area = (
            self.element_area(self._current) if self._current >= 0 else QRectF(self.rect()).adjusted(3, 3, -3, -3)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width, grow in ((tokens.surface, 4.0, 1.5), (str(getattr(tokens, self.focus_color)), 2.0, 2.0)):
            painter.setPen(QPen(QColor(color), width))
            painter.drawRoundedRect(area.adjusted(-grow, -grow, grow, grow), 3, 3)
