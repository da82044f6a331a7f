"""The phase bar: the steps of a run, which are done, which one is at work, and how long each took."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.format import in_a_row
from ui.palette import Tokens
from ui.values.steps import Step, StepState
from ui.widgets.picture import Picture

GAP = 28.0
"""Least length of the line between two steps."""
PAD = 6.0
"""Room around the steps for the focus ring."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("PhaseBar", text)


class PhaseBar(Picture):
    """Steps from left to right, folded into more lines where the width asks for it; ``timed``: with how long each
    took."""

    focus_color = "focus"

    def __init__(self, parent: QWidget | None = None, *, timed: bool = True) -> None:
        super().__init__(tr("Steps of the run"), tr("Not started."), parent)
        self._rows = 2 if timed else 1
        self._steps: tuple[Step, ...] = ()
        self._areas: list[QRectF] = []
        self._wide: dict[Step, float] = {}
        """The width of each step: a layout asks for all of them again and again."""

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show ``steps`` from now on."""
        if tuple(steps) != self._steps:
            self._steps = tuple(steps)
            self._wide = {step: wide for step, wide in self._wide.items() if step in self._steps}
            self.data_changed()

    # What is where.

    def sizeHint(self) -> QSize:
        width = int(sum(self._width(step) + GAP for step in self._steps) + 2 * PAD)
        return QSize(max(200, width), self.heightForWidth(max(200, width)))

    def minimumSizeHint(self) -> QSize:
        return QSize(150, self.heightForWidth(max(150, self.width())))

    def heightForWidth(self, width: int) -> int:
        return int(max(1, len(self._lines(width))) * self._line_height() + 2 * PAD)

    def arrange(self) -> None:
        lines, self._areas = self._lines(self.width()), []
        for row, line in enumerate(lines):
            taken = sum(self._width(self._steps[at]) for at in line)
            spare = self.width() - taken - 2 * PAD
            whole = len(lines) == 1 and len(line) > 1
            gap = spare / (len(line) - 1) if whole else min(GAP, max(0.0, spare))
            x = PAD
            for at in line:
                width = min(self._width(self._steps[at]), self.width() - 2 * PAD)
                self._areas.append(QRectF(x, PAD + row * self._line_height(), width, self._line_height() - 6))
                x += width + gap

    def _lines(self, width: float) -> list[list[int]]:
        lines: list[list[int]] = []
        x = 0.0
        for at, step in enumerate(self._steps):
            wide = self._width(step)
            if not lines or x + wide > width - 2 * PAD:
                lines.append([])
                x = 0.0
            lines[-1].append(at)
            x += wide + GAP
        return lines

    def _mark(self) -> float:
        return round(self.metrics().height() * 0.95)

    def _width(self, step: Step) -> float:
        wide = self._wide.get(step)
        if wide is None:
            metrics = self.metrics()
            bold = metrics.horizontalAdvance(step.title) * 1.12
            wide = self._mark() + 8 + max(bold, metrics.horizontalAdvance(step.time)) + 2
            self._wide[step] = wide
        return wide

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._wide.clear()
        super().changeEvent(event)

    def _line_height(self) -> float:
        return self.metrics().height() * self._rows + 8

    def element_count(self) -> int:
        return len(self._steps)

    def element_area(self, index: int) -> QRectF:
        return self._areas[index]

    def element_text(self, index: int) -> str:
        step = self._steps[index]
        said = tr("Step {} of {}, {}: {}").format(index + 1, len(self._steps), step.title, step.state.words)
        return f"{said}, {step.time}" if step.time else said

    def summary(self) -> str:
        said = [f"{step.title} {step.state.words}" for step in self._steps if step.state is not StepState.PENDING]
        left = sum(step.state is StepState.PENDING for step in self._steps)
        return in_a_row([*said, *([tr("{} pending").format(left)] if left else [])])

    def table(self) -> list[tuple[str, ...]]:
        return [
            (tr("Step"), tr("State"), tr("Time")),
            *((step.title, step.state.words, step.time) for step in self._steps),
        ]

    # Painting.

    def paint_picture(self, painter: QPainter, tokens: Tokens) -> None:
        for at, step in enumerate(self._steps):
            area = self._areas[at]
            following = self._areas[at + 1] if at + 1 < len(self._areas) else None
            if following and following.top() == area.top() and following.left() - area.right() > 12:
                y = area.top() + self.metrics().height() / 2 + 1
                done = step.state is not StepState.PENDING and self._steps[at + 1].state in _REACHED
                painter.setPen(QPen(QColor(tokens.success if done else tokens.border), 1.6))
                painter.drawLine(QLineF(area.right() + 5, y, following.left() - 6, y))
            self._paint_step(painter, tokens, area, step)

    def _paint_step(self, painter: QPainter, tokens: Tokens, area: QRectF, step: Step) -> None:
        side, metrics = self._mark(), self.metrics()
        mark = QRectF(area.left() + 1, area.top() + 1, side - 2, side - 2)
        color = _COLORS[step.state]
        paint_step_mark(painter, mark, step.state, tokens)
        painter.save()
        font = painter.font()
        font.setBold(step.state in (StepState.RUNNING, StepState.FAILED, StepState.CANCELLED))
        painter.setFont(font)
        painter.setPen(QColor(str(getattr(tokens, color))))
        text = QRectF(area.left() + side + 6, area.top(), area.width() - side - 6, metrics.height())
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        title = painter.fontMetrics().elidedText(step.title, Qt.TextElideMode.ElideRight, int(text.width()) + 1)
        painter.drawText(text, flags, title)
        painter.restore()
        painter.setPen(QColor(tokens.muted))
        painter.drawText(text.translated(0, metrics.height()), flags, step.time)


_REACHED = (StepState.DONE, StepState.RUNNING, StepState.FAILED, StepState.CANCELLED)

_COLORS = {
    StepState.PENDING: "muted",
    StepState.RUNNING: "accent_text",
    StepState.DONE: "text",
    StepState.SKIPPED: "muted",
    StepState.FAILED: "danger",
    StepState.CANCELLED: "text",
}


def paint_step_mark(painter: QPainter, area: QRectF, state: StepState, tokens: Tokens) -> None:
    """Ring, dot, tick, dash, cross or square: no glyph of any font, so it looks the same everywhere."""
    unit = area.width()

    def at(x: float, y: float) -> QPointF:
        return QPointF(area.left() + x * unit, area.top() + y * unit)

    fill = {StepState.DONE: tokens.success, StepState.FAILED: tokens.danger}.get(state)
    if fill:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
    else:
        painter.setPen(QPen(QColor(tokens.accent if state is StepState.RUNNING else tokens.control), unit / 9))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(area.adjusted(1, 1, -1, -1))
    pen = QPen(QColor(tokens.surface if fill else tokens.control), unit / 8, c=Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    match state:
        case StepState.DONE:
            painter.drawPolyline([at(0.29, 0.52), at(0.44, 0.67), at(0.72, 0.36)])
        case StepState.FAILED:
            painter.drawLine(QLineF(at(0.35, 0.35), at(0.65, 0.65)))
            painter.drawLine(QLineF(at(0.65, 0.35), at(0.35, 0.65)))
        case StepState.SKIPPED:
            painter.drawLine(QLineF(at(0.34, 0.5), at(0.66, 0.5)))
        case StepState.CANCELLED:
            painter.fillRect(QRectF(at(0.33, 0.33), at(0.67, 0.67)), QColor(tokens.text))
        case StepState.RUNNING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(area.center(), unit * 0.24, unit * 0.24)
        case StepState.PENDING:
            return
