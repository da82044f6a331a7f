"""What is above the table of instances: a search, chips that narrow it, and what it is grouped by."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.icons import set_icon
from ui.levels import Level
from ui.models.instance_rows import Facet, Grouping
from ui.widgets.flow import Flow
from ui.widgets.search_field import SearchField
from ui.widgets.text import TextLabel, show_part

GROUPED = "instances/grouping"
_LEVELS = {
    Facet.FAILED: Level.ERROR,
    Facet.OVERDUE: Level.WARNING,
    Facet.NEVER: Level.NEUTRAL,
    Facet.RUNNING: Level.RUNNING,
}
"""Of chips: the shape and colour of the state that they let through."""
NO_LEVELS: Mapping[Facet, Level] = MappingProxyType({})


class FilterBar(QWidget):
    """``changed`` comes when the search or the chips are others, ``grouped`` with a
    :class:`~ui.models.instance_rows.Grouping`. The grouping is kept in ``state``."""

    changed = Signal()
    grouped = Signal(object)

    def __init__(self, state: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Search (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search instances"))
        self.search.setToolTip(
            self.tr("Name, product, state, tag, job, database or folder; several words narrow it")
        )
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * 18)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = {
            Facet.FAILED: self.tr("Failed"),
            Facet.OVERDUE: self.tr("Overdue"),
            Facet.NEVER: self.tr("Never backed up"),
            Facet.RUNNING: self.tr("Running"),
            Facet.BACKING_UP: self.tr("Being backed up"),
        }
        self.chips = {facet: self._chip(facet) for facet in Facet}
        self.count = TextLabel("", "muted")
        self.grouping = QComboBox()
        for grouping, text in (
            (Grouping.NONE, self.tr("Nothing")),
            (Grouping.PRODUCT, self.tr("Product")),
            (Grouping.STATE, self.tr("State of files")),
            (Grouping.TAG, self.tr("Tags")),
            (Grouping.FOLDER, self.tr("Folder")),
        ):
            self.grouping.addItem(text, grouping.value)
        kept = self.grouping.findData(str(state.value(GROUPED, "") or ""))
        self.grouping.setCurrentIndex(max(0, kept))
        self.grouping.setAccessibleName(self.tr("Group by"))
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self.grouping.currentIndexChanged.connect(self._take_grouping)

    def _chip(self, facet: Facet) -> QPushButton:
        chip = QPushButton()
        chip.setCheckable(True)
        chip.setProperty("kind", "chip")
        chip.setStatusTip(self.tr("Show only instances with one of the chosen states"))
        chip.toggled.connect(lambda _on: self.changed.emit())
        level = _LEVELS.get(facet)
        set_icon(chip, level.icon if level else "back-up", level.token if level else "")
        return chip

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&Group by"))
        label.setBuddy(self.grouping)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.search, 3, top)
        row.addWidget(Flow(list(self.chips.values()), even=True), 6, top)
        row.addWidget(self.count, 0)
        row.addWidget(label, 0)
        row.addWidget(self.grouping, 0, top)

    # What callers use.

    @property
    def facets(self) -> frozenset[Facet]:
        """The chips that are on."""
        return frozenset(facet for facet, chip in self.chips.items() if chip.isChecked())

    @property
    def chosen_grouping(self) -> Grouping:
        return Grouping(self.grouping.currentData())

    def show_counts(
        self, counts: Mapping[Facet, int], shown: int, of: int, levels: Mapping[Facet, Level] = NO_LEVELS
    ) -> None:
        """Say how many rows each chip has; one that has none is hidden, unless it is on. ``levels``: how bad the
        worst of them is."""
        for facet, chip in self.chips.items():
            if (level := levels.get(facet, _LEVELS.get(facet))) is not None:
                set_icon(chip, level.icon, level.token)
            count = counts.get(facet, 0)
            text = self.tr("{} {}").format(self._words[facet], count)
            if chip.text() != text:
                chip.setText(text)
                chip.setAccessibleName(text)
            show_part(chip, bool(count) or chip.isChecked())
        self.count.set_text(self.tr("{} of {}").format(shown, of) if shown != of else "")

    def clear(self) -> None:
        """Show everything again."""
        for chip in self.chips.values():
            chip.blockSignals(True)  # the table is narrowed once
            chip.setChecked(False)
            chip.blockSignals(False)
        if self.search.text():
            self.search.clear()
        else:
            self.changed.emit()

    def _take_grouping(self) -> None:
        self._state.setValue(GROUPED, self.chosen_grouping.value)
        self.grouped.emit(self.chosen_grouping)
