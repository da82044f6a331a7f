"""Choosing what to open: a backup and its moment, an instance at rest, or a file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

import engine
from app.local_time import LocalTimeError
from app.operations.key_files import KeyFiles
from app.own_names import Namings
from engine.errors import JetError
from ui.format import exact
from ui.languages.sentences import shown
from ui.models.instances import Cell, RowsModel
from ui.models.table_sources import (
    KnownSource,
    MomentChoice,
    known_sources,
    moment_choices,
    read_points,
)
from ui.models.timelines import chain_timeline
from ui.panels.kept_layout import KeptColumns
from ui.panels.sorted_table import SortedTable
from ui.panels.timeline import Timeline
from ui.slices import AT_ONCE, Slices
from ui.values.moments import count_of, moment_of
from ui.values.typed_moment import typed_moment
from ui.widgets.banner import EmptyState
from ui.widgets.buttons import ActionButton, push_button
from ui.widgets.flow import Flow
from ui.widgets.form import set_invalid
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel, show_part
from ui.worker import Background

_SLOT = "tables moments"
_HIGH = 36
"""Lines of text from which on the timeline leaves enough of the list."""
_SAMPLES = (
    "SRU-1A2B3C4D, or so",
    "Instance at rest",
    "28 Nov 2026 00:00",
    "28 Nov 2026 00:00",
    "/srv/…/backups",
    "2026112…94C02",
)


class Chooser(QWidget):
    """``chosen`` carries the :class:`TablesTarget` to open."""

    chosen = Signal(object)

    def __init__(
        self, background: Background, state: QSettings, open_file: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._sources: list[KnownSource] = []
        self._cells: list[tuple[Cell, ...]] = []
        """The row of each of them."""
        self._given: tuple[Sequence[engine.FoundChain], Sequence[engine.InstanceFiles], Namings] = (), (), {}
        self._listing = Slices(self._list, self)
        self._keys = KeyFiles()
        self._points: engine.RestorePoints | None = None
        self._why_not: list[str] = []
        """Why some moments that are offered in words cannot be chosen."""
        self._filling = self._was_chosen = self._was_shown = False
        self.moment: datetime | None = None
        """What is chosen; None for the newest state."""
        self.list = SortedTable(
            RowsModel(
                [
                    *(self.tr("Instance"), self.tr("Contents"), self.tr("First set"), self.tr("Newest set")),
                    *(self.tr("Place"), self.tr("Chain")),
                ]
            ),
            self.tr("Backups and instances"),
        )
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setSelectionMode(SortedTable.SelectionMode.SingleSelection)
        samples = {**dict(enumerate(_SAMPLES)), 1: self.tr("Instance at rest")}
        KeptColumns(self.list, state, "tables/known-sources", samples, (5, 1), icon=-1, wide=4)
        self._open_file = open_file
        self._build_moment()
        self._lay_out()
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._take_choice())
        self.list.activated.connect(lambda _index: self._ask())
        self.open_button.clicked.connect(self._ask)
        self._show_choice()

    # How it is made.

    def _build_moment(self) -> None:
        self.quick: list[QPushButton] = []
        self._group = QButtonGroup(self)
        for choice in moment_choices():
            button = push_button(choice.text, "toggle")
            button.setCheckable(True)
            self._group.addButton(button)
            button.setToolTip(self.tr("Show the tables as they were then"))
            button.clicked.connect(lambda _checked=False, choice=choice: self._take_quick(choice))
            self.quick.append(button)
        self.quick[0].setChecked(True)
        self.exact = QLineEdit()
        self.exact.setAccessibleName(self.tr("Moment"))
        self.exact.setPlaceholderText(self.tr("Example: {}").format("2026-11-23 08:28:09"))
        self.exact.setToolTip(self.tr("Every commit up to this local time is shown"))
        self.exact.setMinimumWidth(self.exact.fontMetrics().horizontalAdvance(self.exact.placeholderText()) + 40)
        self.exact.editingFinished.connect(self._take_exact)
        self.timeline = Timeline(restores=False)
        self.slider = self.timeline.picture
        self.slider.chosen_changed.connect(self._take_index)
        self.on_timeline = push_button(self.tr("Timeline"), "toggle", "history")
        self.on_timeline.setCheckable(True)
        self.on_timeline.setToolTip(self.tr("Choose the moment among all commits"))
        self.on_timeline.toggled.connect(lambda _on: self._show_choice())
        self.says = TextLabel("", "small", fold=True)

    def _lay_out(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Filter by instance, place or time"))
        self.search.setAccessibleName(self.tr("Filter backups and instances"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.list.set_filter)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(ActionButton(self._open_file, "", "open-folder"))
        self._empty = EmptyState(
            "tables",
            self.tr("No backups and no instances yet"),
            self.tr(
                "Backups at the known destinations and instances of the watched folders are listed here. A "
                "database file can be opened from anywhere, or dropped here. Files are only read."
            ),
            [self._open_file],
        )
        self.open_button = push_button(self.tr("Open"), "primary", "tables")
        self._moments = QWidget()
        below = QVBoxLayout(self._moments)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(Flow([*self.quick, self.exact, self.on_timeline]))
        below.addWidget(self.timeline)
        self._moment_panel = Panel(self.tr("Moment"))
        self._moment_panel.tools.addWidget(self.open_button)
        self._moment_panel.body.addWidget(self._moments)
        self._moment_panel.body.addWidget(self.says)
        self._stack = QStackedWidget()
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self._moment_panel)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(full)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    # What there is.

    def show_sources(
        self,
        chains: Sequence[engine.FoundChain],
        instances: Sequence[engine.InstanceFiles],
        keys: KeyFiles,
        names: Namings,
    ) -> None:
        """Offer these; what was chosen stays chosen if it is still there."""
        self._keys = keys
        self._given = chains, instances, names
        self._listing.ask()

    def _list(self) -> Iterator[int]:
        chains, instances, names = self._given
        found = yield from known_sources(chains, instances, names)
        yield len(found)
        if found == self._sources and self._stack.currentIndex():
            return
        known = dict(zip(self._sources, self._cells, strict=True))
        cells = [known.get(each) or each.cells() for each in found]
        if len(found) > AT_ONCE:
            yield len(found)
        before = self.source if self._was_chosen else None
        self._sources, self._cells = found, cells
        self._filling = True
        self.list.rows.set_rows(self._cells)
        self._stack.setCurrentIndex(int(bool(found)))
        self._filling = True
        again = next((each for each in found if before is not None and each.is_same(before)), None)
        self.choose(again or (found[0] if found else None))
        self._filling = False

    def choose(self, source: KnownSource | None) -> None:
        """Select a row."""
        if source in self._sources:
            row = self._sources.index(source)
            index = self.list.shown_index(row)
            self.list.setCurrentIndex(index)

    def choose_path(self, path: Path) -> None:
        """Select the backup or instance at this place, if it is known."""
        self._listing.finish()
        self.choose(next((each for each in self._sources if each.path == path), None))

    @property
    def source(self) -> KnownSource | None:
        """What is selected."""
        index = self.list.currentIndex()
        row = self.list.row_at(index)
        return self._sources[row] if 0 <= row < len(self._sources) else None

    # What is chosen.

    def _take_choice(self) -> None:
        self._was_chosen = self._was_chosen or not self._filling
        self._points, self.moment = None, None
        self._check_word(True)
        self.exact.clear()
        set_invalid(self.exact, False)
        self._background.forget(_SLOT)
        self._offer_moments()
        source, keys = self.source, self._keys
        if source is not None and source.is_chain:
            path = source.path
            self._background.ask(
                _SLOT, lambda cancel: read_points(path, keys, cancel), self._take_points, self._take_no_points
            )
        self._show_choice()

    def _show_choice(self) -> None:
        source = self.source
        self.open_button.setEnabled(source is not None)
        is_chain = source is not None and source.is_chain
        show_part(self._moments, is_chain)
        points = self._points
        has_moments = is_chain and points is not None and len(points) > 1
        show_part(self.on_timeline, has_moments)
        show_part(self.timeline, has_moments and self.on_timeline.isChecked())
        if source is None:
            self.says.set_text(self.tr("Select a backup or an instance to open its tables."))
        elif not is_chain:
            self.says.set_text(
                self.tr("The databases are shown as recovery would leave them. Nothing is written to any file.")
            )
        elif points is None:
            self.says.set_text(self.tr("Reading the commits in the logs…"))
        else:
            self._describe(points)

    def _describe(self, points: engine.RestorePoints) -> None:
        if not len(points):
            self.says.set_text(self.tr("This backup has one state: that of its end."))
            return
        if not any(log.commits for log in points.logs):
            self.says.set_text(self.tr("There is no commit in the logs of this backup: it has one state."))
            return
        at = self._index(points)
        text = self.tr("Shows the tables after the commit of {}, without a restore. Nothing is written.")
        said = text.format(exact(moment_of(points.times[at])))
        first = self.tr("The first state of this backup is that of {}.").format(_first(points))
        self.says.set_text(" ".join(dict.fromkeys([said, *([first] if at else []), *self._why_not])))

    def _index(self, points: engine.RestorePoints) -> int:
        if self.moment is None:
            return len(points) - 1
        return max(0, bisect_right(points.times, count_of(self.moment)) - 1)

    def _take_points(self, points: engine.RestorePoints) -> None:
        self._points, source = points, self.source
        if len(points):
            self.timeline.set_data(chain_timeline(source.manifest if source is not None else None, points))
        self._offer_moments()
        self._show_choice()

    def _offer_moments(self) -> None:
        """Those of the words that the backup reaches, as far as that is known."""
        points, now, self._why_not = self._points, datetime.now(UTC), []
        for button, choice in zip(self.quick, moment_choices(), strict=True):
            moment = choice.moment(now)
            unknown = self.tr("The commits in the logs were not read.") if moment is not None else ""
            why_not = unknown if points is None else self._why_out_of_reach(points, moment)
            button.setEnabled(not why_not)
            self._why_not += [why_not] if why_not and points is not None else []
            button.setToolTip(why_not or self.tr("Show the tables as they were then"))

    def _why_out_of_reach(self, points: engine.RestorePoints, moment: datetime | None) -> str:
        """Why the backup cannot be shown as of ``moment``; empty where it can, as of its end (None) always."""
        span = points.reachable
        if moment is None or (span is not None and span[0] <= moment <= span[1]):
            return ""
        if span is None:
            return self.tr("This backup has one state: that of its end.")
        if moment < span[0]:
            return self.tr("The first state of this backup is that of {}.").format(_first(points))
        return self.tr("This backup holds nothing after {}.").format(exact(span[1]))

    def _take_no_points(self, error: JetError) -> None:
        """The chain can still be opened at its end, or the reason comes then."""
        self.says.set_text(self.tr("No moment can be chosen: {}").format(shown(error.message)))

    def _take_quick(self, choice: MomentChoice) -> None:
        self._choose_moment(choice.moment(datetime.now(UTC)), by_word=True)

    def _take_index(self, index: int) -> None:
        moments = self.slider.moments
        if self._points is None or not 0 <= index < len(moments):
            return
        at_end = index == len(moments) - 1
        self._choose_moment(None if at_end else moment_of(moments.times[index]), from_slider=True)

    def _take_exact(self) -> None:
        if not self.exact.isModified():
            return
        self.exact.setModified(False)
        if not self.exact.text().strip():
            self._choose_moment(None)
            return
        points = self._points
        newest = moment_of(points.times[-1]) if points is not None and len(points) else datetime.now(UTC)
        try:
            moment = typed_moment(self.exact.text(), newest).astimezone(UTC)
        except LocalTimeError as error:
            self._refuse(shown(str(error)))
        except (ValueError, OverflowError, OSError):
            text = self.tr("Use the format {}, or a time alone for the day of the newest moment.")
            self._refuse(text.format("2026-11-23 08:28:09"))
        else:
            why_not = self._why_out_of_reach(points, moment) if points is not None else ""
            if why_not:
                self._refuse(why_not)
                return
            self._choose_moment(moment)

    def _refuse(self, why: str) -> None:
        set_invalid(self.exact, True)
        self.says.set_text(why)

    def _choose_moment(self, moment: datetime | None, *, from_slider: bool = False, by_word: bool = False) -> None:
        self.moment = moment
        if not by_word:
            self._check_word(moment is None)
        set_invalid(self.exact, False)
        local = moment.astimezone().replace(tzinfo=None) if moment is not None else None
        self.exact.setText(local.isoformat(" ", "milliseconds") if local is not None else "")
        points = self._points
        if points is not None and len(points) and not from_slider:
            self.slider.blockSignals(True)
            self.slider.choose(self.slider.moments.reach(points.times[self._index(points)])[0] or 0)
            self.slider.blockSignals(False)
        self._show_choice()

    def _check_word(self, newest: bool) -> None:
        """Of the words only the newest state fits a moment that was chosen otherwise."""
        self._group.setExclusive(False)
        for button in self.quick:
            button.setChecked(newest and button is self.quick[0])
        self._group.setExclusive(True)

    def _ask(self) -> None:
        source = self.source
        if source is not None:
            chosen: SignalInstance = self.chosen
            chosen.emit(source.target(self.moment))

    def showEvent(self, event: QShowEvent) -> None:
        """Where the window is high enough, the timeline is there from the start."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.on_timeline.setChecked(self.height() > self.fontMetrics().height() * _HIGH)

    def focus_filter(self) -> None:
        """Go to the filter of the list."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _first(points: engine.RestorePoints) -> str:
    """The first moment as which the chain can be shown."""
    return exact(moment_of(points.times[0]))
