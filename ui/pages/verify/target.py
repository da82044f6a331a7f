"""What is to be verified, and how deeply: picked from what is known, typed, browsed to, or dropped on the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QFileDialog, QHBoxLayout, QListView, QWidget

import engine
from app.operations.drill import DrillRequest
from app.operations.request import Request
from app.operations.verify import VerifyRequest
from engine.errors import JetError, known
from ui.context import Context
from ui.languages.sentences import shown
from ui.models.late_choices import Choice, LateChoices
from ui.panels.start_folder import start_folder
from ui.panels.target_field import path_of
from ui.panels.when_shown import WhenShown
from ui.widgets.buttons import push_button
from ui.widgets.elided import take_paths
from ui.widgets.form import show_path
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel, set_level_of

SLOT = "verify target"
_TYPING_MS = 250


class Depth(Enum):
    """How much is verified."""

    CHECKSUMS = "checksums"
    STRUCTURE = "structure"
    DRILL = "drill"


@dataclass(frozen=True)
class TargetKind:
    """What there is at a path."""

    path: Path
    exists: bool
    is_chain: bool


def look_at(path: Path) -> TargetKind:
    """Blocks. What an address stands for is found out by the run: a look would be requests to its store."""
    fs = engine.HostFileSystem()
    if isinstance(path, engine.StoreAddress):
        return TargetKind(path, True, True)
    if not fs.exists(path):
        return TargetKind(path, False, False)
    is_folder = engine.is_folder(path, fs)
    return TargetKind(path, True, is_folder and engine.found_at(path, fs) is not None)


class TargetPanel(Panel):
    """``started`` carries the request; ``changed`` tells that another target or depth was chosen."""

    started = Signal(object)
    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.hide()
        self._context = context
        self._look: TargetKind | None = None
        self._starts = False
        self.target = QComboBox()
        self._choices = LateChoices(self)
        self.depth_box = QComboBox()
        self.file_button = push_button(self.tr("Fi&le…"), icon="file")
        self.folder_button = push_button(self.tr("F&older…"), icon="open-folder")
        self.verify_button = push_button(self.tr("Verif&y"), "primary", "verify")
        self.cancel_button = push_button(self.tr("&Cancel"), "danger", "cancel")
        self.says = TextLabel("", "muted", fold=True)
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.ask)
        self._fill_depths()
        self._lay_out()
        self._connect()
        self._fill_targets()
        self._show()

    def _fill_depths(self) -> None:
        for depth, text in (
            (Depth.CHECKSUMS, self.tr("Every page and log")),
            (Depth.STRUCTURE, self.tr("Every page and log, and the structure")),
            (Depth.DRILL, self.tr("Restore drill: restore, recover, read every row")),
        ):
            self.depth_box.addItem(text, depth)
        self.depth_box.setAccessibleName(self.tr("Depth"))
        self.depth_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.depth_box.setMinimumContentsLength(32)

    def _lay_out(self) -> None:
        self.target.setModel(self._choices)
        line = take_paths(self.target)
        if isinstance(listed := self.target.view(), QListView):
            listed.setUniformItemSizes(True)  # else each change of the style measures a thousand of them
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.target.setMinimumContentsLength(16)
        self.target.setAccessibleName(self.tr("What to verify"))
        self.target.setToolTip(self.tr("A chain, a database, a log, or the folder of an instance"))
        line.setPlaceholderText(self.tr("Chain, database, log or folder. Or drop a file here."))
        line.setClearButtonEnabled(True)
        completer = self.target.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            if isinstance(offered := completer.popup(), QListView):
                offered.setUniformItemSizes(True)
                self._context.theme.dress(offered)
        self.cancel_button.hide()
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row in (upper, lower):
            row.setSpacing(8)
        upper.addWidget(self.target, 1)
        upper.addWidget(self.file_button)
        upper.addWidget(self.folder_button)
        lower.addWidget(self.depth_box)
        lower.addWidget(self.says, 1)
        lower.addStretch()
        lower.addWidget(self.cancel_button)
        lower.addWidget(self.verify_button)
        self.body.addLayout(upper)
        self.body.addLayout(lower)

    def _connect(self) -> None:
        self.target.editTextChanged.connect(self._typed)
        self.target.activated.connect(self._pick)
        self.depth_box.currentIndexChanged.connect(lambda _at: self._show())
        self.file_button.clicked.connect(self.browse_file)
        self.folder_button.clicked.connect(self.browse_folder)
        self.verify_button.clicked.connect(self.start)
        inventory = self._context.inventory
        WhenShown(self).does(self._fill_targets, inventory.chains_changed, inventory.instances_changed)

    # What can be picked.

    def _fill_targets(self) -> None:
        """The known instances with their databases, and the known chains, the newest first."""
        kept, line = self.target.currentText(), known(self.target.lineEdit(), "line of an editable box")
        at, inventory, found = line.cursorPosition(), self._context.inventory, list[Choice]()
        of_instance, of_database = self.tr("{}: instance in {}"), self.tr("{}: database {}")
        of_chain, damaged = self.tr("{}: chain {}"), self.tr("damaged chain")
        for instance in inventory.instances:
            name, folder = instance.name, str(instance.directory)
            found.append((partial(of_instance.format, name, folder), folder))
            found += [
                (partial(of_database.format, name, database.path), str(database.path))
                for database in instance.databases
            ]
        for chain in inventory.chains:
            name = chain.manifest.instance if chain.manifest is not None else damaged
            found.append((partial(of_chain.format, name, chain.path), str(chain.path)))
        self.target.blockSignals(True)
        self._choices.set_choices(found)
        self.target.setCurrentIndex(-1)
        self.target.setEditText(kept)
        line.setCursorPosition(at)
        self.target.blockSignals(False)

    def _pick(self, at: int) -> None:
        path = self.target.itemData(at)
        if isinstance(path, str):
            self.set_target(path)

    def set_target(self, path: Path | str) -> None:
        """Choose this path or address."""
        show_path(self.target, str(path))
        self.ask()

    def browse_file(self) -> None:
        """Ask for a database, a log or a checkpoint."""
        title = self.tr("Choose a database, a log or a checkpoint")
        chosen, _ = QFileDialog.getOpenFileName(self, title, self._start())
        if chosen:
            self.set_target(chosen)

    def browse_folder(self) -> None:
        """Ask for the folder of a chain or of an instance."""
        title = self.tr("Choose the folder of a backup chain or instance to verify")
        chosen = QFileDialog.getExistingDirectory(self, title, self._start())
        if chosen:
            self.set_target(chosen)

    def _start(self) -> str:
        """Where a dialog begins: at what is chosen, else at the first destination that is there."""
        path = self.path
        here = [str(path.parent)] if path is not None and not isinstance(path, engine.StoreAddress) else []
        return start_folder([*here, *self._context.inventory.destinations])

    # What is chosen.

    @property
    def path(self) -> Path | None:
        """What is typed or picked."""
        text = self.target.currentText().strip()
        try:
            place = engine.parse_place(text) if text else None
        except JetError:
            return None
        return place if isinstance(place, engine.StoreAddress) else path_of(text)

    @property
    def _depth(self) -> Depth:
        found = self.depth_box.currentData()
        return found if isinstance(found, Depth) else Depth.CHECKSUMS

    @property
    def request(self) -> Request[object] | None:
        """The run as chosen; None while the target is missing or not known yet."""
        path, look = self.path, self._look
        if path is None or look is None or look.path != path or not look.exists:
            return None
        depth = self._depth
        if depth is Depth.DRILL:
            return DrillRequest(path) if look.is_chain else None
        return VerifyRequest(path, structure=depth is Depth.STRUCTURE)

    @property
    def is_chain(self) -> bool:
        """Whether the target is known to be a chain."""
        look = self._look
        return look is not None and look.path == self.path and look.exists and look.is_chain

    def ask(self) -> None:
        """Look at the target, in the background."""
        self._typing.stop()
        path = self.path
        if path is None:
            self._look = None
            self._show()
            return
        self._context.background.ask(SLOT, lambda _cancel: look_at(path), self._take, self._tell)

    def _typed(self, _text: str) -> None:
        self._look = None
        self._show()
        self._typing.start()

    def _take(self, look: TargetKind) -> None:
        self._look = look
        self._show()
        starts, self._starts = self._starts, False
        if starts:
            self.start()

    def start_soon(self) -> None:
        """Verify what is chosen as soon as it is known what it is."""
        self._starts = True

    def _tell(self, error: JetError) -> None:
        self._look = None
        self._show(shown(str(error)))

    def set_running(self, running: bool) -> None:
        """While a verification runs, it can be cancelled."""
        self.cancel_button.setVisible(running)
        self._show()

    def _show(self, problem: str = "") -> None:
        look, path = self._look, self.path
        says = problem
        if not problem and path is None:
            says = self.tr("Choose what to verify.")
        elif not problem and look is not None and not look.exists:
            says = problem = self.tr("There is nothing at this path.")
        elif (
            not problem and look is not None and self.depth_box.currentData() is Depth.DRILL and not look.is_chain
        ):
            says = problem = self.tr("A drill needs a chain. Choose one, or another depth.")
        self.says.set_text(says)
        set_level_of(self.says, "error" if problem else "")
        ready = self.request is not None
        self.verify_button.setEnabled(ready and not self.cancel_button.isVisibleTo(self))
        self.verify_button.setToolTip("" if ready else says)
        self.changed.emit()

    def start(self) -> None:
        """Verify what is chosen."""
        request = self.request
        if request is not None:
            self.started.emit(request)
