"""Going on, behind the end of a chain, with the newer logs that still lie in the folder of its instance."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

import engine
from engine.errors import JetError
from ui.format import exact, generations, plural
from ui.levels import Level
from ui.panels.start_folder import start_folder
from ui.panels.target_field import path_of
from ui.values.message import told
from ui.widgets.buttons import push_button
from ui.widgets.form import BELOW_TICK, set_invalid
from ui.widgets.text import TextLabel, show_part

_TYPING_MS = 400


class RollForwardField(QWidget):
    """A tick and the folder. ``changed`` tells that :attr:`wanted` or :attr:`folder` is another; it comes from
    the person only. What became of it is told by :meth:`show_points` and :meth:`show_error`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = ""
        self._refused = False
        self.tick = QCheckBox(self.tr("Also repla&y the newer logs that are still in the instance's folder"))
        self.path = QLineEdit(clearButtonEnabled=True)
        self.browse_button = push_button(self.tr("B&rowse…"), icon="open-folder")
        self.verdict = TextLabel("", "small", fold=True)
        self._part = QWidget()
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self._tell)
        self._lay_out()
        self.tick.toggled.connect(self._toggled)
        self.path.textEdited.connect(lambda _text: self._typing.start())
        self.path.editingFinished.connect(self._entered)
        self.browse_button.clicked.connect(self.browse)

    def _lay_out(self) -> None:
        about = self.tr(
            "Restores what was committed after the newest set. The folder is only read. Not possible while its "
            "instance is running."
        )
        self.tick.setAccessibleName(self.tick.text().replace("&", ""))
        self.tick.setAccessibleDescription(about)
        self.path.setAccessibleName(self.tr("Folder with the newer logs"))
        self.path.setPlaceholderText(self.tr("Full path of the instance's log folder"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.path, 1)
        line.addWidget(self.browse_button)
        below = QVBoxLayout(self._part)
        below.setContentsMargins(BELOW_TICK, 0, 0, 0)
        below.setSpacing(4)
        below.addLayout(line)
        below.addWidget(self.verdict)
        text = TextLabel(about, "small", fold=True)
        text.setContentsMargins(BELOW_TICK, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tick)
        column.addWidget(text)
        column.addWidget(self._part)
        show_part(self._part, False)

    @property
    def wanted(self) -> bool:
        return self.tick.isChecked()

    @property
    def folder(self) -> Path | None:
        """The folder whose logs are to follow; None unless that is wanted and said."""
        return path_of(self.path.text().strip()) if self.wanted else None

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands against it, as far as that is known."""
        return not self.wanted or (self.folder is not None and not self._refused)

    def begin(self, folder: Path | None) -> None:
        """Another chain: not wanted yet; ``folder`` is where its instance is known to be."""
        self._typing.stop()
        self._usual = str(folder or "")
        self.tick.blockSignals(True)
        self.tick.setChecked(False)
        self.tick.blockSignals(False)
        show_part(self._part, False)
        self.path.setText(self._usual)
        self._say("")

    def want(self, folder: Path | None) -> None:
        """Ask for the newer logs, those in ``folder`` if one is given."""
        if folder is not None:
            self.path.setText(str(folder))
        if self.tick.isChecked():
            self._tell()
        self.tick.setChecked(True)

    def browse(self) -> None:
        """Ask for the folder."""
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Choose the instance's log folder"), start_folder([self.path.text(), self._usual])
        )
        if chosen:
            self.path.setText(chosen)
            self._tell()

    def show_points(self, points: engine.RestorePoints, last: int) -> None:
        """The chain goes up to log ``last``; what the folder adds to it."""
        newer = [log for log in points.logs if log.generation > last]
        if not newer:
            self._say(self.tr("This folder has no logs newer than the chain. Nothing will be added."), Level.INFO)
            return
        first = bisect_right(range(len(points)), last, key=lambda at: points[at].generation)
        commits = len(set(points.times[first:]))  # those of one moment are one, as on the slider
        until = next((log.last for log in reversed(newer) if log.last is not None), None)
        words = self.tr("Continues the chain with {logs}, {span}: {commits}.")
        if until:
            words = self.tr("Continues the chain with {logs}, {span}: {commits}, up to {time}.")
        text = words.format(
            logs=plural(len(newer), "{} log", "{} logs"),
            span=generations(newer[0].generation, newer[-1].generation),
            commits=plural(commits, "{} commit", "{} commits"),
            time=exact(until) if until else "",
        )
        self._say(text, Level.SUCCESS)

    def show_error(self, error: JetError, advice: str) -> None:
        """The folder's logs cannot be used."""
        self._say(told(error, advice), Level.ERROR)

    def _toggled(self, wanted: bool) -> None:
        show_part(self._part, wanted)
        if wanted and not self.path.text():
            self.path.setFocus()
        self._tell()

    def _entered(self) -> None:
        if self._typing.isActive():
            self._tell()

    def _tell(self) -> None:
        self._typing.stop()
        missing = self.wanted and self.folder is None
        self._say(self.tr("Choose the folder.") if missing else self.tr("Reading the logs…"))
        changed: SignalInstance = self.changed
        changed.emit()

    def _say(self, text: str, level: Level = Level.NEUTRAL) -> None:
        self._refused = level is Level.ERROR
        set_invalid(self.path, self._refused)
        self.verdict.setProperty("level", level.name.lower())
        self.verdict.set_text(text)
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
