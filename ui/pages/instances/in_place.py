"""What a recovery in place asks for: a copy of the files as they are first, and the name of the instance."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

import engine
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from engine.errors import JetError
from ui.format import plural, size
from ui.levels import Level
from ui.panels.start_folder import start_folder
from ui.values.message import told
from ui.widgets.buttons import push_button
from ui.widgets.chip import LevelIcon
from ui.widgets.elided import take_paths
from ui.widgets.form import BELOW_TICK
from ui.widgets.text import TextLabel, set_level_of, show_part
from ui.worker import Background

_SLOT = "recover-evidence"
_TYPING_MS = 400


class InPlaceChoices(QWidget):
    """``changed`` tells that :attr:`is_ready` may be another. ``places``: the known destinations, with the
    identity of each, empty if it has none."""

    changed = Signal()

    def __init__(
        self,
        instance: engine.InstanceFiles,
        source: FilesAtRest,
        places: Mapping[str, str],
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._instance, self._source, self._places = instance, source, places
        self._background = background
        self._plan: engine.AsIsPlan | None = None
        self.copy_first = QCheckBox(self.tr("Copy the files as they are &first, as evidence"))
        self.destination = QComboBox()
        self.browse_button = push_button(self.tr("Brow&se…"), icon="open-folder")
        self.verdict = TextLabel("", "small", fold=True)
        self.name = QLineEdit()
        self._below = QWidget()
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.ask)
        self._lay_out()
        self.copy_first.toggled.connect(self._toggled)
        self.destination.editTextChanged.connect(lambda _text: self._typed())
        self.browse_button.clicked.connect(self.browse)
        self.name.textChanged.connect(lambda _text: self._tell())

    def _lay_out(self) -> None:
        text = self.tr(
            "The files of the instance are changed, and there is no way back without a copy. Stop the program "
            "that owns them first."
        )
        warning = QHBoxLayout()
        warning.setSpacing(8)
        warning.addWidget(LevelIcon(Level.WARNING, 18))
        warning.addWidget(TextLabel(text, fold=True), 1)
        self.copy_first.setAccessibleName(self.copy_first.text().replace("&", ""))
        self.copy_first.setChecked(True)
        take_paths(self.destination)
        self.destination.setCompleter(None)  # type: ignore[arg-type]  # what is typed is what is meant
        self.destination.addItems(list(self._places))
        self.destination.setAccessibleName(self.tr("Destination of the copy"))
        self.destination.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.destination.setMinimumContentsLength(12)
        label = TextLabel(self.tr("Destinatio&n of the copy"), "strong")
        label.setBuddy(self.destination)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.destination, 1)
        line.addWidget(self.browse_button)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(BELOW_TICK, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(label)
        below.addLayout(line)
        below.addWidget(self.verdict)
        self.browse_button.setAutoDefault(False)
        guard = TextLabel(
            self.tr("T&ype {} to recover it in place").format(self._instance.name.replace("&", "&&")), "strong"
        )
        guard.setBuddy(self.name)
        self.name.setAccessibleName(self.tr("Name of the instance"))
        self.name.setMaximumWidth(self.name.fontMetrics().averageCharWidth() * 40)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(warning)
        column.addWidget(self.copy_first)
        column.addWidget(self._below)
        column.addWidget(guard)
        column.addWidget(self.name)

    # ---- what callers use

    @property
    def is_ready(self) -> bool:
        """Whether the name is typed and the copy, if it is wanted, can be made."""
        typed = self.name.text().strip() == self._instance.name
        return typed and (not self.copy_first.isChecked() or self._plan is not None)

    @property
    def evidence(self) -> BackupRequest | None:
        """The copy of the files as they are, if it is wanted."""
        place = self.destination.currentText().strip()
        if not self.copy_first.isChecked() or not place:
            return None
        known = self._places.get(place, "")
        return BackupRequest(self._source, engine.parse_place(place), engine.Kind.AS_IS, identity=known)

    def ask(self) -> None:
        """Find out whether the copy can be made, in the background."""
        self._typing.stop()
        self._plan = None
        if not self.copy_first.isChecked():
            self._say("")
            return
        try:
            request = self.evidence
        except JetError as error:
            self._fail(error)
            return
        if request is None:
            self._say(self.tr("Choose a destination."), "error")
            return
        self._say(self.tr("Checking the destination…"))
        self._background.ask(_SLOT, lambda _cancel: request.preview(), self._take, self._fail)

    def rest(self) -> None:
        """Nobody waits for an answer any more."""
        self._typing.stop()
        self._background.forget(_SLOT)

    def browse(self) -> None:
        """Ask for the folder of a destination."""
        title = self.tr("Choose a destination for the copy")
        chosen = QFileDialog.getExistingDirectory(
            self, title, start_folder([self.destination.currentText(), *self._places])
        )
        if chosen:
            self.destination.setEditText(chosen)

    # ---- what happens when

    def _toggled(self, wanted: bool) -> None:
        show_part(self._below, wanted)
        self.ask()

    def _typed(self) -> None:
        self._plan = None
        self._typing.start()
        self._tell()

    def _take(self, plan: engine.Plan | engine.AsIsPlan) -> None:
        if isinstance(plan, engine.AsIsPlan):
            self._plan = plan
            count, taken = len(plan.files), size(plan.bytes)
            text = plural(count, "{} file, {}, will be copied.", "{} files, {}, will be copied.", taken)
            self._say(text, "success")

    def _fail(self, error: JetError) -> None:
        self._say(told(error), "error")

    def _say(self, text: str, level: str = "") -> None:
        self.verdict.set_text(text)
        set_level_of(self.verdict, level)
        self._tell()

    def _tell(self) -> None:
        changed: SignalInstance = self.changed
        changed.emit()
