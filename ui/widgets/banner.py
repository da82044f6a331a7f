"""Messages in the page: the banner (what, where, why, what to do) and the state of having nothing to show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QColor,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.levels import Level
from ui.palette import tokens_of
from ui.values.message import Message
from ui.widgets.buttons import ActionButton, push_button
from ui.widgets.chip import LevelIcon
from ui.widgets.flow import Flow
from ui.widgets.primary import EMPTY, MESSAGE, PLACE
from ui.widgets.text import TextLabel, show_part

NARROW = 46
"""Characters of text in a line below which a banner has its buttons below its text."""


class Banner(QFrame):
    """Shows a :class:`Message` at the top of a page; hidden while there is none. ``act_requested`` comes when its
    button is pressed, if the message has one. Its buttons are below its text where a line of that, beside them,
    would have fewer than ``narrow`` characters."""

    act_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, narrow: int = NARROW) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._message: Message | None = None
        self.setProperty(PLACE, MESSAGE)
        self._icon = LevelIcon(size=24)
        self._what = TextLabel("", "strong", fold=True)
        self._rows, self._below = QGridLayout(), QWidget(self)
        self._rows.setColumnStretch(1, 1)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(3)
        self._copy = push_button(self.tr("Copy"), icon="copy")
        self._copy.setToolTip(self.tr("Copy this message as text"))
        self._copy.setAccessibleName(self.tr("Copy this message"))
        self._copy.clicked.connect(self.copy)
        self.act_button = push_button("", "primary")
        self.act_button.clicked.connect(self.act_requested)
        self.act_button.hide()
        for button in (self._copy, self.act_button):
            button.setAutoDefault(False)  # in a dialog, Enter is for the button of the dialog
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self._below.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        texts.addWidget(self._what)
        texts.addLayout(self._rows)
        texts.addWidget(self._below)
        buttons = QVBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.act_button)
        buttons.addWidget(self._copy)
        self._buttons = buttons
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(16, 12, 12, 12)
        line.setSpacing(12)
        line.addWidget(self._icon)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(12)
        self._parts.addLayout(texts, 1)
        self._parts.addLayout(buttons)
        line.addLayout(self._parts, 1)

    @property
    def message(self) -> Message | None:
        """What is shown, if anything."""
        return self._message

    def show_message(self, message: Message, act: str = "") -> None:
        """Show ``message`` in place of the one before; ``act`` is the text of its button, empty for none."""
        self._message = message
        self.act_button.setText(act)
        self.act_button.setAccessibleName(act)
        self.act_button.setAccessibleDescription(message.what)
        show_part(self.act_button, bool(act))
        self._icon.set_level(message.level)
        self._what.set_text(message.what)
        self._fill_rows(message)
        self.setAccessibleName(f"{message.level.word}: {message.what}")
        self.setAccessibleDescription(message.as_text())
        self._arrange()
        show_part(self, True)
        self.update()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.as_text()))

    def clear(self) -> None:
        """There is nothing to say any more."""
        self._message = None
        self.setVisible(False)

    def copy(self) -> None:
        """Put the message on the clipboard."""
        if self._message:
            QGuiApplication.clipboard().setText(self._message.as_text())

    def _fill_rows(self, message: Message) -> None:
        while item := self._rows.takeAt(0):
            old = item.widget()
            if old:
                old.hide()
                old.deleteLater()
        for at, (name, text) in enumerate(message.rows):
            label = TextLabel(name, "muted")
            value = TextLabel(text, fold=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(value, at, 1)

        # A stretch below the texts would make the banner greedy. One sentence alone stands beside its button. The
        # texts themselves have no alignment: with one, they would be as high as unfolded text.
        self._align(bool(message.rows))

    def _align(self, is_long: bool) -> None:
        flag = Qt.AlignmentFlag.AlignTop if is_long else Qt.AlignmentFlag.AlignVCenter
        self._parts.setAlignment(self._buttons, flag)
        self._line.setAlignment(self._icon, flag)
        # Where the buttons are higher than the texts, these stay together, and what is left is below them.
        self._below.setVisible(is_long)
        self._rows.setContentsMargins(0, 6 if is_long else 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """In a narrow place the buttons stand below the text."""
        beside = self._icon.sizeHint().width() + self._widest_button() + 2 * self._parts.spacing() + 28
        wide = self.width() - beside >= self.fontMetrics().averageCharWidth() * self._narrow
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._parts.direction() is not way:
            self._parts.setDirection(way)
            self._parts.setStretch(0, int(wide))  # downwards it would make the banner greedy
        if not wide:
            self._parts.setAlignment(self._buttons, Qt.AlignmentFlag.AlignLeft)
        elif self._message is not None:
            self._align(bool(self._message.rows))

    def _widest_button(self) -> int:
        shown = (button for button in (self._copy, self.act_button) if not button.isHidden())
        return max((button.sizeHint().width() for button in shown), default=0)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the text folds to with the buttons below it."""
        if self._parts.direction() is QBoxLayout.Direction.TopToBottom:
            return super().minimumSizeHint()
        beside = self._widest_button() + self._parts.spacing()
        whole = super().minimumSizeHint()
        return QSize(max(whole.width() - beside, beside), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._message:
            return
        tokens, level = tokens_of(self), self._message.level
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_level_box(painter, self, level.soft(tokens), level.color(tokens))
        painter.end()


def _paint_level_box(painter: QPainter, widget: QWidget, soft: str, edge: str) -> None:
    """A box in ``soft`` with a stripe of ``edge`` at its left."""
    area = QRectF(widget.rect())
    shape = QPainterPath()
    shape.addRoundedRect(area, 8, 8)
    painter.setClipPath(shape)
    painter.fillRect(area, QColor(soft))
    painter.fillRect(QRectF(0, 0, 4, area.height()), QColor(edge))


class EmptyState(QWidget):
    """Nothing here yet: an icon, what that means, and what to do about it. The first action is the main one."""

    def __init__(
        self,
        icon: str,
        headline: str,
        text: str,
        actions: Sequence[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        head, body = TextLabel("", "headline", fold=True), TextLabel("", "muted", fold=True)
        self._head, self._body = head, body
        self.setProperty(PLACE, EMPTY)
        self.set_texts(headline, text)
        for label in (head, body):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        body.setMaximumWidth(body.fontMetrics().averageCharWidth() * 72)
        each = [ActionButton(action, "" if at else "primary", lettered=False) for at, action in enumerate(actions)]
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(LevelIcon(Level.NEUTRAL, 48, icon), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(head)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(body, 8)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(Flow(each, centred=True))
        column.addStretch(2)

    def set_texts(self, headline: str, text: str) -> None:
        """Say something else from now on."""
        self.setAccessibleName(headline)
        self.setAccessibleDescription(text)
        self._head.set_text(headline)
        self._body.set_text(text)
