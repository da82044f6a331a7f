"""A folder that something will be written to: typed or browsed to, looked at while it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

import engine
from engine.errors import JetError
from ui.languages.sentences import shown
from ui.widgets.buttons import push_button
from ui.widgets.form import set_invalid
from ui.widgets.text import TextLabel, set_level_of, show_part
from ui.worker import Background

_TYPING_MS = 250


@dataclass(frozen=True)
class TargetLook:
    """What there is at a target. ``entries`` is None where it does not exist; ``free`` in bytes, None unknown;
    ``kept`` is what stepped aside there for an earlier restore in place."""

    path: Path
    entries: int | None
    parent_exists: bool
    is_folder: bool
    free: int | None
    kept: tuple[engine.DisplacedFiles, ...] = ()
    inside: Path | None = None
    """The backups that it lies among."""


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
    kept = engine.find_displaced(fs, path) if is_folder else ()
    inside = engine.backups_around(fs, path)
    return TargetLook(path, entries, fs.exists(path.parent), is_folder or not exists, free, tuple(kept), inside)


def make_folders(folder: Path) -> None:
    """Make ``folder`` and what is missing above it; raises a ``StorageFault`` when that is not allowed."""
    fs = engine.LocalFileSystem()
    missing = []
    while not fs.exists(folder):
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        fs.make_directory(each)


def path_of(text: str) -> Path | None:
    """The absolute path that ``text`` means; a ~ of nobody is a name like any other."""
    if not text:
        return None
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:
        return Path(text).absolute()


class TargetField(QWidget):
    """A line for the path, buttons to browse and to make a missing folder, and why the path will not do. The
    folder has to be new or empty, or with :meth:`set_in_place` that of an instance.

    ``changed`` tells that :attr:`target`, :attr:`look` or :attr:`problem` may be others; ``entered`` that Return
    was pressed on a target that will do.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, background: Background, slot: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._slot = slot
        self.in_place = False
        self.target: Path | None = None
        self.look: TargetLook | None = None
        self.problem = ""
        """Why the target will not do; empty while that is not known."""
        self.path = QLineEdit(clearButtonEnabled=True)
        self._label = TextLabel("", "strong")
        self.browse_button = push_button(self.tr("Bro&wse…"), icon="open-folder")
        self.make_button = push_button(self.tr("Create &folder"), icon="add")
        self.verdict = TextLabel("", fold=True)
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.ask)
        self._lay_out()
        self.path.textChanged.connect(self._typed)
        self.path.returnPressed.connect(self._enter_pressed)
        self.browse_button.clicked.connect(self.browse)
        self.make_button.clicked.connect(self.make)

    def _lay_out(self) -> None:
        label = self._label
        label.setBuddy(self.path)
        self.setFocusProxy(self.path)
        self.path.setAccessibleName(self.tr("Target folder"))
        self.set_in_place(False)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.path, 1)
        line.addWidget(self.browse_button)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.verdict, 1)
        below.addWidget(self.make_button)
        show_part(self.make_button, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label)
        column.addLayout(line)
        column.addLayout(below)

    @property
    def is_ready(self) -> bool:
        """Whether there is a target that was looked at and will do."""
        return self.look is not None and self.look.path == self.target and not self.problem

    def set_in_place(self, in_place: bool) -> None:
        """Whether the target is the folder of an instance, with what is in it."""
        self.in_place = in_place
        self._label.set_text(self.tr("Instance fol&der") if in_place else self.tr("New or empty fol&der"))
        self.path.setPlaceholderText(
            self.tr("Full path of the folder with the instance's databases and logs")
            if in_place
            else self.tr("Full path of a new or empty folder")
        )

    def browse(self) -> None:
        """Ask for the folder; the dialog can make a new one."""
        start = str(self.target.parent) if self.target else ""
        title = (
            self.tr("Choose the instance's folder") if self.in_place else self.tr("Choose a new or empty folder")
        )
        chosen = QFileDialog.getExistingDirectory(self, title, start)
        if chosen:
            self.path.setText(chosen)

    def make(self) -> None:
        """Make the folders that are missing above the target."""
        if self.target is not None:
            folder = self.target.parent
            slot = f"{self._slot}-make"
            self._background.ask(slot, lambda _cancel: make_folders(folder), lambda _done: self.ask(), self._fail)

    def ask(self) -> None:
        """Look at the target, in the background: what was true a minute ago may not be any more."""
        self._typing.stop()
        target = self.target
        if target is None:
            self._background.forget(self._slot)
            self._show("")
        else:
            self._background.ask(self._slot, lambda _cancel: look_at(target), self._take, self._fail)

    def rest(self) -> None:
        """Wait for nothing any more."""
        self._typing.stop()
        for slot in (self._slot, f"{self._slot}-make"):
            self._background.forget(slot)

    def _enter_pressed(self) -> None:
        if self.is_ready:
            self.entered.emit()

    def _typed(self, text: str) -> None:
        self.look = None
        self.target = path_of(text.strip())
        self._show("")
        self._typing.start()

    def _take(self, look: TargetLook) -> None:
        self.look = look
        self._show(self._objection(look))

    def _fail(self, error: JetError) -> None:
        self.look = None
        self._show(shown(str(error)))

    def _objection(self, look: TargetLook) -> str:
        """Why this target will not do; empty if it will."""
        if not look.is_folder:
            return self.tr("This is a file, not a folder.")
        if look.inside is not None and not self.in_place:
            text = self.tr("This folder is inside {}, which holds backups. Choose a folder outside all backups.")
            return text.format(look.inside)
        if self.in_place:
            return self._objection_in_place(look)
        if look.entries:
            return self.tr("This folder is not empty. Choose a new or empty one.")
        if look.entries is None and not look.parent_exists:
            return self.tr("The folder {} does not exist. Create it first.").format(look.path.parent)
        return ""

    def _objection_in_place(self, look: TargetLook) -> str:
        if look.entries is None:
            return self.tr("This folder does not exist. A restore in place needs the folder of the instance.")
        if look.kept:
            return self.tr(
                "Files displaced by an earlier restore are still here. Delete them or take back that restore "
                "first."
            )
        return ""

    def _show(self, problem: str) -> None:
        self.problem = problem
        self.verdict.set_text(problem)
        set_level_of(self.verdict, "error")
        look = self.look
        show_part(
            self.make_button,
            bool(
                look and look.is_folder and look.entries is None and not look.parent_exists and not self.in_place
            ),
        )
        set_invalid(self.path, bool(problem))
        self.changed.emit()
