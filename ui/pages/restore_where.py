"""Step 2 of a restore: the folder it goes to, a new or an empty one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

import engine
from engine.errors import JetError
from ui.context import Context
from ui.format import size
from ui.levels import Level
from ui.pages.restore_step import Draft, Step
from ui.widgets.buttons import push_button
from ui.widgets.form import set_invalid
from ui.widgets.panel import Card, CardGrid, Panel
from ui.widgets.text import TextLabel

_TYPING_MS = 250
_SLOT = "restore-target"


@dataclass(frozen=True)
class TargetLook:
    """What there is at a target. ``entries`` is None where it does not exist; ``free`` in bytes, None unknown."""

    path: Path
    entries: int | None
    parent_exists: bool
    is_folder: bool
    free: int | None


def look_at(path: Path) -> TargetLook:
    """See whether ``path`` can be a target; raises ``JetError`` when it cannot even be looked at."""
    fs = engine.LocalFileSystem()
    exists = fs.exists(path)
    is_folder = exists and fs.stat(path).is_directory
    entries = len(fs.list(path)) if is_folder else None
    place = path
    while place != place.parent and not fs.exists(place):
        place = place.parent
    try:
        free = fs.free_space(place)
    except JetError:
        free = None
    return TargetLook(path, entries, fs.exists(path.parent), is_folder or not exists, free)


def _path_of(text: str) -> Path | None:
    """The absolute path that ``text`` means; a ~ of nobody is a name like any other."""
    if not text:
        return None
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:
        return Path(text).absolute()


class WhereStep(Step):
    """The path, what is there now, and whether there is room."""

    def __init__(self, draft: Draft, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(draft, "", parent)
        self.title = self.tr("Where")
        self._background = context.background
        self._look: TargetLook | None = None
        self.path = QLineEdit(clearButtonEnabled=True)
        self.browse_button = push_button(self.tr("Bro&wse …"), icon="open-folder")
        self.exact = TextLabel("", fold=True)
        self.verdict = TextLabel("", fold=True)
        self.folder_card = Card(self.tr("Target folder"))
        self.room_card = Card(self.tr("Room"))
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self._ask)
        self._lay_out()
        self.path.textChanged.connect(self._typed)
        self.path.returnPressed.connect(self._enter_pressed)
        self.browse_button.clicked.connect(self.browse)

    def _lay_out(self) -> None:
        panel = Panel(self.tr("Where shall the files go?"))
        label = TextLabel(self.tr("&Folder, new or empty"), "strong")
        label.setBuddy(self.path)
        self.path.setAccessibleName(self.tr("Target folder"))
        self.path.setPlaceholderText(self.tr("Full path of a new or an empty folder"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.path, 1)
        line.addWidget(self.browse_button)
        panel.body.addWidget(label)
        panel.body.addLayout(line)
        panel.body.addWidget(self.verdict)
        panel.body.addWidget(TextLabel(self.tr("The files will be written to exactly this folder"), "muted"))
        panel.body.addWidget(self.exact)
        note = self.tr(
            "Nothing is ever restored over other files. Restore beside the original, look at the result, "
            "then swap the folders: the last step says how for this product."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(panel)
        column.addWidget(CardGrid([self.folder_card, self.room_card]))
        column.addWidget(TextLabel(note, "muted", fold=True))
        column.addStretch(1)

    @property
    def is_ready(self) -> bool:
        look = self._look
        return look is not None and look.path == self.draft.target and not self._objection(look)

    def enter(self) -> None:
        self._ask()

    def first_field(self) -> QWidget | None:
        return self.path

    def browse(self) -> None:
        """Ask for the folder; the dialog can make a new one."""
        start = str(self.draft.target.parent) if self.draft.target else ""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("A new or empty folder"), start)
        if chosen:
            self.path.setText(chosen)

    # ---- what it finds

    def _enter_pressed(self) -> None:
        if self.is_ready:
            self.advance.emit()

    def _typed(self, text: str) -> None:
        self._look = None
        self.draft.target = _path_of(text.strip())
        self._show()
        self._typing.start()
        self.changed.emit()

    def _ask(self) -> None:
        self._typing.stop()
        target = self.draft.target
        if target is None:
            self._background.forget(_SLOT)
            self._show()
            return
        self._background.ask(_SLOT, lambda _cancel: look_at(target), self._take, self._fail)

    def _take(self, look: TargetLook) -> None:
        self._look = look
        self._show()
        self.changed.emit()

    def _fail(self, error: JetError) -> None:
        self._look = None
        self._show(str(error))
        self.changed.emit()

    def _objection(self, look: TargetLook) -> str:
        """Why this target will not do; empty if it will."""
        if not look.is_folder:
            return self.tr("This is a file, not a folder.")
        if look.entries:
            return self.tr("This folder is not empty. Choose a new or an empty one.")
        if look.entries is None and not look.parent_exists:
            return self.tr("The folder {} does not exist; make it first.").format(look.path.parent)
        return ""

    def _show(self, problem: str = "") -> None:
        look = self._look
        self.exact.set_text(str(self.draft.target) if self.draft.target else "–")
        problem = problem or (self._objection(look) if look else "")
        self.verdict.set_text(problem)
        self.verdict.setProperty("level", "error")
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
        set_invalid(self.path, bool(problem))
        self._show_cards(look, problem)

    def _show_cards(self, look: TargetLook | None, problem: str) -> None:
        needed = self._needed()
        if look is None:
            self.folder_card.set_value("–")
            self.room_card.set_value("–", self.tr("needs {}").format(size(needed)))
            return
        if problem:
            self.folder_card.set_value(self.tr("Cannot be used"), problem, Level.ERROR)
        elif look.entries is None:
            self.folder_card.set_value(self.tr("New"), self.tr("it will be made"), Level.SUCCESS)
        else:
            self.folder_card.set_value(self.tr("Empty"), self.tr("it is there already"), Level.SUCCESS)
        if look.free is None:
            self.room_card.set_value("–", self.tr("the free space is not known"), Level.WARNING)
            return
        level = Level.SUCCESS if look.free >= needed else Level.ERROR
        words = self.tr("{} are needed") if look.free >= needed else self.tr("{} are needed: too little room")
        self.room_card.set_value(self.tr("{} free").format(size(look.free)), words.format(size(needed)), level)

    def _needed(self) -> int:
        manifest = self.draft.chain.manifest if self.draft.chain else None
        if not manifest:
            return 0
        upto = self.draft.generation
        files = manifest.files
        return sum(f.bytes for f in files if upto is None or f.generation is None or f.generation <= upto)
