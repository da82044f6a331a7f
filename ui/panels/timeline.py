"""The protection timeline with its tools: axis, span and zoom, the same as a table, saving, restoring."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QPointF, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.format import when, when_utc
from ui.icons import set_icon
from ui.models.instances import CellValue, RowsModel
from ui.panels.sorted_table import SortedTable
from ui.questions import tell_unsaved
from ui.values.moments import moment_of
from ui.values.restore_from import RestoreFrom
from ui.values.timeline_cells import TimelineData
from ui.values.timeline_layout import Axis
from ui.values.timeline_scale import DAY
from ui.values.timeline_texts import TimelineRow, earlier_text, later_text, titles
from ui.values.timeline_window import HOUR, MINUTE, MONTH, WEEK
from ui.widgets.buttons import ActionButton, icon_button
from ui.widgets.flow import Flow
from ui.widgets.picture_file import ask_where, save_picture
from ui.widgets.text import TextLabel
from ui.widgets.timeline_picture import ZOOM, TimelinePicture

TABLE_ROWS = 12
"""The table is as high as so many rows, and scrolls beyond."""
FIRST_ROWS, MORE_ROWS = 60, 20
"""How many rows of the table are made at once."""


class Timeline(QWidget):
    """``picture`` is what is shown. ``restore_wanted`` carries a :class:`~ui.values.restore_from.RestoreFrom`; it
    is offered for what the data's sets hold, unless ``restores`` is false. ``commits_wanted``: the commits in the
    logs are to be shown, too, or not any more."""

    restore_wanted = Signal(object)
    commits_wanted = Signal(bool)

    def __init__(self, *, restores: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._restores = restores
        self.picture = TimelinePicture()
        self.axis = QComboBox()
        self.window_box = QComboBox()
        self.table = SortedTable(RowsModel(titles()), self.tr("Protection timeline as a table"))
        self.told = TextLabel("", "small", fold=True)
        self.earlier, self.later = QToolButton(), QToolButton()
        self.earlier.setAccessibleName(self.tr("Show what is before"))
        self.later.setAccessibleName(self.tr("Show what is after"))
        self.everything = TextLabel(self.tr("Everything is shown"), "muted")
        self._left: Iterator[TimelineRow] = iter(())
        self._filling = QTimer(self, interval=0)
        self._filling.timeout.connect(self._fill_more)
        self._build_actions()
        self._lay_out()
        self.earlier.clicked.connect(lambda: self.picture.show_beyond(-1))
        self.later.clicked.connect(lambda: self.picture.show_beyond(1))
        self.picture.view_changed.connect(self._follow)
        self.picture.current_changed.connect(self._follow)
        self.picture.element_activated.connect(lambda _index: self.restore_here.trigger())
        self._follow()

    def set_data(self, data: TimelineData) -> None:
        """Show ``data`` from now on."""
        self.picture.set_data(data)
        self._follow()
        if self.as_table.isChecked():
            self._fill_table()

    # How it is made.

    def _build_actions(self) -> None:
        def action(text: str, tip: str) -> QAction:
            made = QAction(text, self)
            made.setToolTip(tip)
            made.setStatusTip(tip)
            return made

        self.zoom_in = action(self.tr("Zoom in"), self.tr("Show less, larger (+, or Ctrl with the wheel)"))
        self.zoom_out = action(self.tr("Zoom out"), self.tr("Show more, smaller (-, or Ctrl with the wheel)"))
        self.show_all = action(
            self.tr("Show everything"), self.tr("Show everything from the first to the last (0)")
        )
        self.as_table = action(self.tr("Show as table"), self.tr("Show the same as a table"))
        self.save = action(self.tr("Save picture…"), self.tr("Save the picture as PNG, SVG or PDF"))
        self.copy = action(self.tr("Copy as table"), self.tr("Copy the table as tab-separated text (Ctrl+C)"))
        self.restore_here = action(self.tr("Restore to here…"), "")
        self.commits = action(self.tr("Show commits"), "")
        self.commits.setCheckable(True)
        self.commits.toggled.connect(self.commits_wanted)
        self.offer_commits("")
        self.as_table.setCheckable(True)
        self.zoom_in.triggered.connect(lambda: self.picture.zoom(ZOOM))
        self.zoom_out.triggered.connect(lambda: self.picture.zoom(1 / ZOOM))
        self.show_all.triggered.connect(lambda: self.picture.show_last(None))
        self.as_table.toggled.connect(self._show_table)
        self.save.triggered.connect(self._save)
        self.copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self.picture.as_text()))
        self.restore_here.triggered.connect(self._ask_restore)

    def _lay_out(self) -> None:
        self.axis.setAccessibleName(self.tr("Axis"))
        self.axis.setToolTip(self.tr("What goes from left to right"))
        self.axis.addItem(self.tr("By generation"), Axis.GENERATION)
        self.axis.addItem(self.tr("By time"), Axis.TIME)
        self.axis.activated.connect(lambda _at: self.picture.set_axis(self.axis.currentData()))
        self.window_box.setAccessibleName(self.tr("Shown span"))
        self.window_box.setPlaceholderText(self.tr("Own span"))
        for text, span in (
            (self.tr("Everything"), None),
            (self.tr("Last 30 days"), MONTH),
            (self.tr("Last 7 days"), WEEK),
            (self.tr("Last 24 hours"), DAY),
            (self.tr("Last hour"), HOUR),
            (self.tr("Last 10 minutes"), 10 * MINUTE),
            (self.tr("Last minute"), MINUTE),
        ):
            self.window_box.addItem(text, span)
        self.window_box.activated.connect(lambda _at: self.picture.show_last(self.window_box.currentData()))
        tools: list[QWidget] = [self.axis, self.window_box]
        for action, icon in (
            *(((self.commits, "search"),) if self._restores else ()),
            (self.zoom_out, "remove"),
            (self.zoom_in, "add"),
            (self.as_table, "tables"),
            (self.save, "export"),
        ):
            button = icon_button(icon, action.text())
            button.setToolTip(action.toolTip())
            button.setStatusTip(action.statusTip())
            button.setCheckable(action.isCheckable())
            button.clicked.connect(action.trigger)
            action.toggled.connect(button.setChecked)
            action.changed.connect(partial(_follow_action, button, action))
            tools.append(button)
        tools.insert(2, ActionButton(self.show_all))
        self.table.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        self._restore_button = ActionButton(self.restore_here, "", "restore")
        foot.addWidget(self._restore_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Flow(tools))
        picture = QVBoxLayout()
        picture.setSpacing(0)
        picture.addWidget(self._beside())
        picture.addWidget(self.picture)
        column.addLayout(picture)
        column.addWidget(self.table)
        column.addLayout(foot)

    def _beside(self) -> QWidget:
        """What is to the left and to the right of what is shown: the line is there, too, where nothing is."""
        for button, icon, tip in (
            (self.earlier, "chevron-left", self.tr("Show what is before (Ctrl+Left)")),
            (self.later, "chevron-right", self.tr("Show what is after (Ctrl+Right)")),
        ):
            button.setProperty("role", "quiet")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setToolTip(tip)
            button.setStatusTip(tip)
            set_icon(button, icon)
        self.later.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # an arrow that points away
        self.everything.setMinimumHeight(self.earlier.sizeHint().height())
        line = Flow([self.earlier, self.everything])
        line.add(self.later, at_end=True)
        return line

    def offer_commits(self, why_not: str) -> None:
        """Whether the commits can be shown; ``why_not`` is empty if they can."""
        self.commits.setEnabled(not why_not)
        tip = self.tr("Read the commits in the logs of the newest chain, and choose one of them")
        self.commits.setToolTip(why_not or tip)

    def say(self, text: str) -> None:
        """Show ``text`` below the picture until something is chosen."""
        self.told.set_text(text)

    # What happens when.

    def _follow(self) -> None:
        """The tools say what is shown, and what can be done."""
        picture = self.picture
        self.axis.setCurrentIndex(max(0, self.axis.findData(picture.axis)))
        time_known, both = picture.can_show(Axis.TIME), picture.can_show(Axis.GENERATION)
        self.axis.setEnabled(time_known and both)
        why = self.tr("When the logs were written is not known") if not time_known else ""
        self.axis.setToolTip(why or self.tr("What goes from left to right"))
        self.window_box.setEnabled(time_known)
        self.window_box.setToolTip(
            why
            or (
                self.tr("How much is shown, up to the chosen moment")
                if len(picture.moments)
                else self.tr("How much is shown")
            )
        )
        self.window_box.setCurrentIndex(self.window_box.findData(picture.span))
        self._follow_beyond()
        self.show_all.setEnabled(not picture.view.is_all)
        self.zoom_out.setEnabled(not picture.view.is_all)
        self.zoom_in.setEnabled(picture.element_count() > 0)
        self.save.setEnabled(picture.element_count() > 0)
        self._follow_current()

    def _follow_beyond(self) -> None:
        left, right = self.picture.beyond
        for button, found, text in (
            (self.earlier, left, earlier_text(left)),
            (self.later, right, later_text(right)),
        ):
            button.setText(text)
            button.setVisible(bool(text))
            if text:
                button.setAccessibleName(text)
            set_icon(button, "warning" if found.bad else "chevron-left" if found is left else "chevron-right")
        self.everything.setVisible(not left and not right and self.picture.element_count() > 0)

    def _follow_current(self) -> None:
        target = self.target
        self._restore_button.setVisible(self._restores and target is not None)
        self.restore_here.setEnabled(self._restores and target is not None)
        self.told.set_text(self.picture.place_text(self.picture.current) if self._restores else "")

    @property
    def target(self) -> RestoreFrom | None:
        """Where a restore of what is current begins; None if no sound set holds it."""
        return self.picture.restore_from(self.picture.current)

    def _ask_restore(self) -> None:
        target = self.target
        if self._restores and target is not None:
            wanted: SignalInstance = self.restore_wanted
            wanted.emit(target)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self.picture.mapFrom(self, event.pos()).toPointF()
        if event.reason() is QContextMenuEvent.Reason.Mouse and (at := self.picture.element_at(place)) >= 0:
            self.picture.set_current(at)
        menu = QMenu(self)
        if self._restores:
            menu.addAction(self.restore_here)
            if event.reason() is QContextMenuEvent.Reason.Mouse:
                self._offer_moment(menu, place)
            menu.addSeparator()
            menu.addAction(self.commits)
        menu.addActions([self.zoom_in, self.zoom_out, self.show_all])
        menu.addSeparator()
        menu.addActions([self.as_table, self.copy, self.save])
        menu.setToolTipsVisible(True)
        menu.popup(event.globalPos())

    def _offer_moment(self, menu: QMenu, place: QPointF) -> None:
        """Restore to the very time that was clicked at."""
        target = self.picture.restore_at(place)
        if target is not None and target.moment is not None:
            words = self.tr("Restore to {}…").format(when(target.moment, seconds=True))
            wanted: SignalInstance = self.restore_wanted
            menu.addAction(words).triggered.connect(lambda: wanted.emit(target))

    def _show_table(self, shown: bool) -> None:
        self.table.setVisible(shown)
        if shown:
            self._fill_table()

    def _fill_table(self) -> None:
        """The first rows at once, the others little by little."""
        self._left = self.picture.rows()
        rows = [_cells(row) for row in islice(self._left, FIRST_ROWS)]
        self.table.rows.set_rows(rows)
        self.table.resizeColumnsToContents()
        height = self.table.verticalHeader().defaultSectionSize() * min(len(rows), TABLE_ROWS)
        self.table.setFixedHeight(height + self.table.horizontalHeader().sizeHint().height() + 6)
        self._filling.start()

    def _fill_more(self) -> None:
        rows = [_cells(row) for row in islice(self._left, MORE_ROWS)]
        self.table.rows.append(rows)
        if not rows or not self.as_table.isChecked():
            self._filling.stop()

    def _save(self) -> None:
        path = ask_where(self.picture, self.tr("Save picture"))
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save the picture as PNG, SVG or PDF; that it cannot be is said."""
        why = save_picture(self.picture, path)
        if why:
            tell_unsaved(self.window(), path, why)


def _follow_action(button: QToolButton, action: QAction) -> None:
    button.setEnabled(action.isEnabled())
    button.setToolTip(action.toolTip())


def _cells(row: TimelineRow) -> tuple[CellValue, ...]:
    what, logs, time, detail = row.texts
    utc = when_utc(moment_of(row.at)) if row.at is not None else ""
    return (
        CellValue(what, what),
        CellValue(logs, row.logs[0] if row.logs is not None else 0),
        CellValue(time, row.at or 0, utc),
        CellValue(detail, detail, detail),
    )
