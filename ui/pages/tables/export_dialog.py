"""What is exported: selected rows, the rows that are shown, a table or all of them; as what, and to where."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.export.names import file_name
from app.operations.command_line import shell_line
from app.operations.export import ExportKind
from app.operations.key_files import NO_KEY_FILES, KeyFiles
from app.tables.command import export_arguments
from app.tables.opening import OpenedSource, TableSource
from app.tables.writing import RowSelection, WrittenRows, write_rows
from engine.errors import Cancelled, JetError
from engine.progress import Cancel
from ui.models.seldom import seldom
from ui.panels.command_dialog import CommandDialog, offer_command
from ui.widgets.buttons import push_button, standard_buttons
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form, fit_height
from ui.widgets.text import ElidedLabel, TextLabel
from ui.worker import Background

_SLOT, _PLACE = "tables export", "tables export place"
_ENDINGS = {ExportKind.CSV: "csv", ExportKind.JSON: "jsonl", ExportKind.SQLITE: "sqlite"}


@dataclass(frozen=True)
class ExportScope:
    """A choice of what is exported: its words, and the rows; ``name`` is what its file is named after."""

    text: str
    name: str
    selections: tuple[RowSelection, ...]


class _PlaceFault(Enum):
    """Why nothing can be exported to a path."""

    NO_FOLDER = "no folder"
    EXISTS = "exists"
    UNREADABLE = "unreadable"


class ExportDialog(Dialog):
    """Asks what, as what and where to; accepted with all three known. The place is looked at in ``background``."""

    def __init__(
        self,
        scopes: list[ExportScope],
        source: TableSource,
        background: Background,
        parent: QWidget | None = None,
        *,
        keys: KeyFiles = NO_KEY_FILES,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export rows"))
        self._scopes, self._source, self._keys = scopes, source, keys
        self._background = background
        self._touched = False
        self._group = QButtonGroup(self)
        form = Form()
        choices = QVBoxLayout()
        for at, scope in enumerate(scopes):
            button = QRadioButton(scope.text.replace("&", "&&"))
            button.setAccessibleName(scope.text)
            button.setChecked(at == 0)
            self._group.addButton(button, at)
            choices.addWidget(button)
        self.kind = QComboBox()
        for kind, text in (
            (ExportKind.CSV, self.tr("CSV, for spreadsheet programs")),
            (ExportKind.JSON, self.tr("JSON lines, an object for each row")),
            (ExportKind.SQLITE, self.tr("SQLite, one file with all tables")),
        ):
            self.kind.addItem(text, kind)
        self.target = QLineEdit()
        self.browse = push_button(self.tr("Browse…"), icon="open-folder")
        self.browse.setAutoDefault(False)
        place = QWidget()
        place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.target, 1)
        row.addWidget(self.browse)
        form.add(self.tr("&Format"), self.kind)
        self.hint = form.add(self.tr("&To"), place, self.tr("A new file."))
        self.target.setAccessibleName(self.tr("To"))
        place.setFocusProxy(self.target)
        self.buttons = standard_buttons(QDialogButtonBox.StandardButton.Cancel)
        self.export_button = self.buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export_button.setDefault(True)
        self.command_button = offer_command(self.buttons, self.show_command)
        for each in self.buttons.buttons():
            each.setAccessibleName(each.text().replace("&", ""))
        self._lay_out(choices, form)
        self._group.idClicked.connect(lambda _at: self._propose())
        self.kind.activated.connect(lambda _at: self._propose())
        self.target.textEdited.connect(self._take_edit)
        self.browse.clicked.connect(self._browse)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._propose()
        self.target.setFocus()

    def _lay_out(self, choices: QVBoxLayout, form: Form) -> None:
        about = TextLabel(
            self.tr(
                "Rows are not put back into a database. Export them, and let the program that uses the database "
                "take them in again."
            ),
            "muted",
            fold=True,
        )
        column = QVBoxLayout(self)
        column.addLayout(choices)
        column.addLayout(form)
        column.addWidget(about)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 84)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit_height(self)

    @property
    def scope(self) -> ExportScope:
        return self._scopes[self._group.checkedId()]

    @property
    def chosen_kind(self) -> ExportKind:
        return ExportKind(self.kind.currentData())

    @property
    def path(self) -> Path:
        return Path(self.target.text()).expanduser()

    def done(self, result: int) -> None:
        """Wait for nothing any more."""
        self._background.forget(_PLACE)
        super().done(result)

    @property
    def is_folder(self) -> bool:
        """Whether a folder is made, with a file for each table."""
        return self.chosen_kind is not ExportKind.SQLITE and len(self.scope.selections) > 1

    def choose(self, at: int, kind: ExportKind) -> None:
        """Choose what is exported, and as what."""
        button = self._group.button(at)
        if button is not None:
            button.setChecked(True)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self._propose()

    def _take_edit(self) -> None:
        self._touched = True
        self._judge()

    def _propose(self) -> None:
        """A free name in the documents of the user, until another one is typed."""
        self._offer_command()
        if self._touched:
            self._judge()
            return
        name, ending = self.scope.name, "" if self.is_folder else _ENDINGS[self.chosen_kind]
        self.export_button.setEnabled(False)
        self._background.ask(_PLACE, lambda _cancel: _proposed(name, ending), self._take_proposal)

    def _take_proposal(self, path: Path) -> None:
        self.target.setText(str(path))
        if self.focusWidget() is self.target:
            self.target.selectAll()  # another name is typed in its place
        self._judge()

    def _judge(self) -> None:
        """Nothing is exported to a place that was not looked at."""
        self._offer_command()
        self.export_button.setEnabled(False)
        if not self.target.text().strip():
            self._background.forget(_PLACE)
            self._tell(self.tr("Choose where the rows are written to."))
            return
        path, is_folder = self.path, self.is_folder
        self._background.ask(_PLACE, lambda _cancel: _fault_of(path, is_folder=is_folder), self._take_fault)

    def _take_fault(self, fault: _PlaceFault | None) -> None:
        """The button says by the hint why it cannot be pressed."""
        folder = self.path.absolute().parent
        match fault:
            case _PlaceFault.NO_FOLDER:
                self._tell(self.tr("The folder {} does not exist.").format(folder))
            case _PlaceFault.EXISTS:
                self._tell(self.tr("This file already exists. Files are never overwritten."))
            case _PlaceFault.UNREADABLE:
                self._tell(self.tr("The folder {} cannot be read.").format(folder))
            case _:
                self._tell("")

    def _tell(self, why: str) -> None:
        self.export_button.setEnabled(not why)
        folder = self.tr("A new folder with a file for each table.")
        self.hint.setText(why or (folder if self.is_folder else self.tr("A new file.")))

    # The command line.

    def arguments(self) -> list[str] | None:
        """Of the command that writes the same rows, if there is one."""
        return export_arguments(self._source, self.scope.selections, self.chosen_kind, self.path, self._keys)

    def _offer_command(self) -> None:
        words = self.arguments()
        self.command_button.setEnabled(words is not None and bool(self.target.text().strip()))
        why = self.tr("No command writes selected rows. Filter the rows instead.")
        self.command_button.setToolTip(why if words is None else "")

    def show_command(self) -> None:
        """Show the command line that writes the same rows."""
        words = self.arguments()
        if words is not None:
            about = self.tr("This command writes the same rows, in the order of the table.")
            CommandDialog(shell_line(words), self, about).open()

    def _browse(self) -> None:
        start = self.target.text()
        chosen = (
            QFileDialog.getExistingDirectory(self, self.tr("Export to a new or empty folder"), start)
            if self.is_folder
            else QFileDialog.getSaveFileName(self, self.tr("Export to a new file"), start)[0]
        )
        if chosen:
            self.target.setText(chosen)
            self._take_edit()


def _proposed(name: str, ending: str) -> Path:
    """A free name in the documents of the user. Blocks."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    with suppress(OSError):
        if str(folder) != "." and folder.is_dir():
            return _free(folder, name, ending)
    return _free(Path.home(), name, ending)


def _free(folder: Path, name: str, ending: str) -> Path:
    taken: set[str] = set()
    while True:
        found = folder / (file_name(name, ending, taken) if ending else file_name(name, "x", taken)[:-2])
        if not found.exists():
            return found


def _fault_of(path: Path, *, is_folder: bool) -> _PlaceFault | None:
    """What keeps an export from being written to ``path``. Blocks."""
    try:
        if not path.absolute().parent.is_dir():
            return _PlaceFault.NO_FOLDER
        return _PlaceFault.EXISTS if path.exists() and not (is_folder and path.is_dir()) else None
    except (OSError, ValueError):  # closed to this user, a volume that fails, no path at all
        return _PlaceFault.UNREADABLE


class ExportStrip(QFrame):
    """One export and its progress; hidden while there is none. ``written`` carries a :class:`WrittenRows`,
    ``failed`` the JetError."""

    written = Signal(object)
    failed = Signal(object)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._background = background
        self._text = ElidedLabel("")
        self.bar = QProgressBar(maximum=1000, textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of the export"))
        self.cancel_button = push_button(self.tr("Cancel export"), icon="cancel")
        self.cancel_button.clicked.connect(self.cancel)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 10, 8)
        line.addWidget(self._text, 2)
        line.addWidget(self.bar, 3)
        line.addWidget(self.cancel_button)
        self.hide()

    @property
    def running(self) -> bool:
        return self._background.is_busy(_SLOT)

    def start(
        self, opened: OpenedSource, selections: tuple[RowSelection, ...], kind: ExportKind, target: Path
    ) -> None:
        """Write to ``target``, in place of an export that is under way."""

        def work(cancel: Cancel, tell: Callable[[float], None]) -> WrittenRows:
            return write_rows(opened, selections, kind, target, cancel=cancel, passed=seldom(tell))

        self._text.set_text(self.tr("Exporting to {}").format(target))
        self.bar.setValue(0)
        self.show()
        self._background.ask_in_parts(
            _SLOT, work, lambda share: self.bar.setValue(int(share * 1000)), self._take, self._fail
        )

    def cancel(self) -> None:
        """Stop; nothing is left of what was written."""
        self._background.forget(_SLOT)
        self.hide()

    def _take(self, done: WrittenRows) -> None:
        self.hide()
        written: SignalInstance = self.written
        written.emit(done)

    def _fail(self, error: JetError) -> None:
        self.hide()
        if not isinstance(error, Cancelled):
            failed: SignalInstance = self.failed
            failed.emit(error)
