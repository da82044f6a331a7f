"""The picture of a timeline under the hands of a person: walking, zooming, moving, dragging the handle."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ui.format import generations, plain_tip, when
from ui.values import timeline_texts
from ui.values.moments import Torn, moment_of, tell, torn_text
from ui.values.restore_from import RestoreFrom
from ui.values.timeline_layout import Axis, Lane
from ui.values.timeline_scale import TimelineView
from ui.widgets.timeline_elements import TimelineElements
from ui.widgets.timeline_paint import fold_text

ZOOM = 1.5
DRAG = 4.0
"""A press that moves further drags the view."""
_FROM_ABOVE = Lane.CHECKS, Lane.SETS, Lane.COMMITS, Lane.LOGS


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Timeline", text)


class TimelinePicture(TimelineElements):
    """Left and Right walk along a row, Up and Down from row to row, Page Up and Page Down from log to log; plus,
    minus and 0 zoom, Ctrl with Left and Right moves the view.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dragged: tuple[float, TimelineView] | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self._view
        self._take_key(event)
        if self._view != before:
            self.announce(self.view_text())

    def _take_key(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match Qt.Key(event.key()):
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(ZOOM)
            case Qt.Key.Key_Minus:
                self.zoom(1 / ZOOM)
            case Qt.Key.Key_0:
                self.set_view(TimelineView())
            case Qt.Key.Key_Left | Qt.Key.Key_Right as key if control:
                self.set_view(self._view.moved(0.25 if key == Qt.Key.Key_Right else -0.25))
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Home | Qt.Key.Key_End as key if (
                self._current >= 0
            ):
                self._walk_along(key)
            case Qt.Key.Key_Up | Qt.Key.Key_Down as key if self._current >= 0:
                self._walk_across(-1 if key == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown as key if self._current >= 0:
                self._walk_logs(1 if key == Qt.Key.Key_PageDown else -1)
            case _:
                super().keyPressEvent(event)

    def _walk_along(self, key: Qt.Key) -> None:
        """Along the row; at the end of what is shown the view moves on."""
        lane, at = self._lane_of(self._current)
        count = self._count_in(lane)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        wanted = at + step if step else 0 if key == Qt.Key.Key_Home else count - 1
        if lane is not Lane.COMMITS and not 0 <= wanted < count:
            before = self._view
            self.set_view(self._view.moved(0.5 if wanted >= count else -0.5))
            if self._view == before or self._current < 0:
                return
            lane, at = self._lane_of(self._current)
            wanted = at + (step or 0)
        self._walk_in(lane, max(0, min(wanted, self._count_in(lane) - 1)))

    def _walk_in(self, lane: Lane, at: int) -> None:
        if lane is Lane.COMMITS:
            self._show_commit(at)
        self._walk_to(self._number(lane, at))

    def _show_commit(self, at: int) -> None:
        view = self._view.showing(self._index.of_time(self._axis, self.moments.times[at]))
        if view != self._view:
            self.set_view(view)

    def _walk_across(self, step: int) -> None:
        lane, at = self._lane_of(self._current)
        rows = [each for each in _FROM_ABOVE if self._count_in(each)]
        there = rows.index(lane) + step
        if 0 <= there < len(rows):
            other = rows[there]
            nearest = self._chosen if other is Lane.COMMITS else self._nearest_in(other, self._x_in(lane, at))
            self._walk_to(nearest)

    def _walk_logs(self, step: int) -> None:
        """Among commits to the first one of a log, else a view further."""
        lane, at = self._lane_of(self._current)
        if lane is Lane.COMMITS:
            self._walk_in(lane, self.moments.beside(at, step))
        else:
            self.set_view(self._view.moved(0.9 * step))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl with the wheel zooms around the pointer, Shift with it moves; alone it scrolls the page."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if self._is_empty or not turned:
            event.ignore()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(ZOOM ** (turned / 120), self._shown.position(event.position().x()))
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.set_view(self._view.moved(-0.15 * turned / 120))
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        on_track = (
            len(self.moments) and event.position().y() < self.shapes.rows.logs if not self._is_empty else False
        )
        why = self._text_beside(event.position()) if on_track else ""
        if why and event.button() is Qt.MouseButton.LeftButton:  # it chooses nothing, or not what is under it
            QToolTip.showText(event.globalPosition().toPoint(), plain_tip(why), self)
        if event.button() is Qt.MouseButton.LeftButton and not on_track and not self._view.is_all:
            self._dragged = event.position().x(), self._view

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The handle follows, and stops at what can be reached; elsewhere a zoomed picture is moved."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            if self._dragged is not None:
                begun, view = self._dragged
                if abs(event.position().x() - begun) > DRAG:
                    self.set_view(view.moved((begun - event.position().x()) / self._shown.width))
            elif 0 <= self._current < len(self.moments):
                self.set_current(self.moments.nearest(round(self._shown.time_at(event.position().x()))))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        moved = self._dragged is not None and self._dragged[1] != self._view
        self._dragged = None
        if event.button() is Qt.MouseButton.LeftButton and not moved:
            self._choose_under(event.position())
        super().mouseReleaseEvent(event)

    def _choose_under(self, point: QPointF) -> None:
        """A click on a log also chooses the state of that time: nobody knows that only the row above it does.

        Where that cannot be reached, it is the nearest one of the same log, if there is one."""
        bucket = None if self._is_empty or not len(self.moments) else self.bucket(self.element_at(point))
        if bucket is None:
            return
        moments, time = self.moments, round(self._shown.time_at(point.x()))
        nearest, (before, _) = moments.nearest(time), moments.reach(time)
        if moments.torn_at(time) is not None:
            log = moments.log_of(nearest)
            if log is not None and bucket.first <= moments.logs[log][0] <= bucket.last:
                self.take_chosen(nearest)
        elif before is None or abs(self._shown.x_of_time(moments.times[nearest]) - point.x()) <= DRAG:
            self.take_chosen(nearest)
        else:
            self.take_chosen(before)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and not self._is_empty:
            text = self._text_beside(QPointF(event.pos()))
            if text:
                QToolTip.showText(event.globalPos(), plain_tip(text), self)
                return True
        return super().event(event)

    def _text_beside(self, point: QPointF) -> str:
        """What is at ``point`` that is no element: a fold, or what cannot be reached."""
        for fold, left, right in self._shown.folds:
            if left <= point.x() <= right and point.y() < self.shapes.rows.bottom:
                return fold_text(fold, self._index)
        if self._is_after_all(point):
            return tr("Nothing later can be restored. The newest moment is {}.").format(
                tell(self.moments.times[-1])
            )
        torn = self._torn_under(point)
        return torn_text(torn)[:1].upper() + torn_text(torn)[1:] if torn is not None else ""

    def _is_after_all(self, point: QPointF) -> bool:
        """Whether ``point`` is clearly after the newest commit, and not because something is lost there."""
        if not len(self.moments) or not self.shapes.track().top() <= point.y() <= self.shapes.track().bottom():
            return False
        beside = point.x() - self._shown.x_of_time(self.moments.times[-1])
        return beside > self.shapes.track().height() / 4 and self._torn_under(point) is None

    def _torn_under(self, point: QPointF) -> Torn | None:
        if not len(self.moments) or not self.shapes.track().top() <= point.y() <= self.shapes.track().bottom():
            return None
        return self.moments.torn_at(round(self._shown.time_at(point.x())))

    # What can be done with what is current.

    def view_text(self) -> str:
        """Which generations and which time are shown."""
        shown, ends = self._shown, (self._shown.left, self._shown.left + self._shown.width)
        parts = []
        if shown.buckets:
            parts.append(generations(shown.buckets[0].first, shown.buckets[-1].last))
        if self._axis is Axis.TIME or self._index.clock:
            first, last = (when(moment_of(round(shown.time_at(x))), seconds=True) for x in ends)
            parts.append(tr("{} to {}").format(first, last))
        return tr("Shown: {}").format(", ".join(parts))

    def restore_from(self, index: int) -> RestoreFrom | None:
        """What a restore of element ``index`` begins with: the newest sound set that holds it, and how much."""
        lane, at = self._lane_of(index)
        if lane is Lane.COMMITS:
            return timeline_texts.restore_to_commit(self._index, at) if at >= 0 else None
        group, bucket = self.group(index), self.bucket(index)
        if group is not None:
            sound = [mark for mark in group.marks if mark.chain is not None and not mark.bad]
            return timeline_texts.restore_of(self._index, sound[-1]) if sound else None
        return timeline_texts.restore_up_to(self._index, bucket.last) if bucket is not None else None

    def restore_at(self, point: QPointF) -> RestoreFrom | None:
        """A restore to the time at ``point``, on the axis of time, if a sound set holds what was written then."""
        if self._is_empty or self._axis is not Axis.TIME or not self._index.clock:
            return None
        time = self._shown.time_at(point.x())
        found = timeline_texts.restore_up_to(self._index, int(self._index.clock.generation_at(time)))
        return RestoreFrom(found.chain, moment_of(round(time))) if found is not None else None

    def place_text(self, index: int) -> str:
        """Element ``index`` in one line, and what a restore to it loses."""
        lines = self.element_text(index).split("\n") if index >= 0 else []
        if index < len(self.moments):
            return " · ".join(lines)
        target = self.restore_from(index)
        loss = timeline_texts.loss_of(self._index, target) if target is not None else ""
        return " · ".join([*lines[:2], *([loss] if loss else [])])
