"""One side of a comparison: which chain, instance or file, and of a chain in which state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QDateTime, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

import engine
from app.evidence.clocks import moment_of
from ui.format import when
from ui.models.chains import set_name
from ui.panels.place_dialog import PlaceDialog
from ui.widgets.elided import ElidedBox
from ui.widgets.form import padded
from ui.widgets.text import TextLabel, show_part

_MOMENT, _OTHER = "moment", "other"


@dataclass(frozen=True)
class ComparePlace:
    """What can be compared. ``manifest`` is that of a chain, ``databases`` the names known without reading it."""

    text: str
    path: Path
    manifest: engine.Manifest | None = None
    databases: tuple[str, ...] = ()


class CompareSide(QWidget):
    """``changed`` comes when another state is chosen."""

    changed = Signal()

    def __init__(self, title: str, places: Sequence[ComparePlace], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = ElidedBox()
        self.state = QComboBox()
        self.moment = padded(QDateTimeEdit(calendarPopup=True))
        self.moment.setDisplayFormat("yyyy-MM-dd HH:mm:ss")
        self.moment.setDateTime(QDateTime.currentDateTime())
        for combo in (self.place, self.state):
            combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(16)
        self.place.setAccessibleName(title)
        self.state.setAccessibleName(self.tr("State of the chain"))
        self.moment.setAccessibleName(self.tr("Moment, local time"))
        label = TextLabel(title, "strong")
        label.setBuddy(self.place)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.state, 1)
        below.addWidget(self.moment)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label)
        column.addWidget(self.place)
        column.addLayout(below)
        column.addStretch(1)
        for place in places:
            self.place.addItem(place.text, place)
        self.place.addItem(self.tr("Another folder, file or address…"), _OTHER)
        self._chosen = 0
        self.place.activated.connect(self._take_place)
        self.state.currentIndexChanged.connect(lambda _index: self._follow())
        self.moment.dateTimeChanged.connect(lambda _moment: self._tell())
        self._show_states()

    @property
    def at(self) -> ComparePlace | None:
        """What is chosen."""
        place = self.place.currentData()
        return place if isinstance(place, ComparePlace) else None

    def wanted(self, database: str | None) -> engine.ReadableState | None:
        """The state that is chosen; None while there is none."""
        place = self.at
        if place is None:
            return None
        chosen = self.state.currentData()
        target = None
        if place.manifest is not None and chosen == _MOMENT:
            seconds = self.moment.dateTime().toMSecsSinceEpoch() / 1000
            target = engine.RestoreTarget(moment=datetime.fromtimestamp(seconds, UTC))
        elif place.manifest is not None and isinstance(chosen, int):
            target = engine.RestoreTarget(chosen)
        return engine.ReadableState(place.path, target, database)

    def choose(self, path: Path) -> None:
        """Choose the place with this path, if it is offered."""
        for index in range(self.place.count()):
            place = self.place.itemData(index)
            if isinstance(place, ComparePlace) and place.path == path:
                self.place.setCurrentIndex(index)
                self._take_place(index)
                return

    def add(self, place: ComparePlace) -> None:
        """Offer and choose another one."""
        at = self.place.count() - 1
        self.place.insertItem(at, place.text, place)
        self.place.setCurrentIndex(at)
        self._take_place(at)

    def _take_place(self, index: int) -> None:
        if self.place.itemData(index) == _OTHER:
            self.place.setCurrentIndex(self._chosen)
            self._ask()
            return
        self._chosen = index
        self._show_states()

    def _ask(self) -> None:
        texts = (
            self.tr("Compare with"),
            self.tr("A chain, a backup set, the folder of an instance at rest, or a database file."),
            self.tr("Choose"),
        )
        dialog = PlaceDialog(texts, (), self.window(), icon="open-folder")
        dialog.chosen.connect(lambda path, _create: self.add(ComparePlace(str(path), path)))
        dialog.open()

    def _show_states(self) -> None:
        place = self.at
        manifest = place.manifest if place is not None else None
        self.state.blockSignals(True)
        self.state.clear()
        if manifest is not None:
            self.state.addItem(self.tr("At its end"), None)
            for at, run in reversed(list(enumerate(manifest.runs))):
                if run.logs is not None and not manifest.is_foreign:
                    text = self.tr("{}, {}").format(set_name(run.kind, at), when(moment_of(run.ended)))
                    self.state.addItem(text, run.logs[1])
            self.state.addItem(self.tr("At a moment"), _MOMENT)
            self.moment.setDateTime(QDateTime.fromSecsSinceEpoch(int(_end_of(manifest))))
        self.state.blockSignals(False)
        self._follow()

    def _follow(self) -> None:
        place = self.at
        show_part(self.state, place is not None and place.manifest is not None)
        show_part(self.moment, self.state.currentData() == _MOMENT)
        self._tell()

    def _tell(self) -> None:
        changed: SignalInstance = self.changed
        changed.emit()


def _end_of(manifest: engine.Manifest) -> float:
    ended = moment_of(manifest.runs[-1].ended)
    return ended.timestamp() if ended is not None else 0.0
