"""The dialogs of the Help menu: keyboard map, and version with licences."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from ui.widgets.text import TextLabel

PICTURE_KEYS = (
    ("In a chart: previous or next element", "Left, Right"),
    ("In the page map: previous or next row", "Up, Down"),
    ("In a chart: first or last element", "Home, End"),
    ("In a chart: open the element", "Enter"),
    ("In a chart: copy it as a table", "Ctrl+C"),
    ("Next or previous control", "Tab, Shift+Tab"),
    ("Close a dialog (never cancels a run)", "Esc"),
)

LICENCES = (
    ("PySide6-Essentials", "Qt for Python", "LGPL-3.0-only"),
    ("shiboken6", "Qt for Python bindings", "LGPL-3.0-only"),
    ("numpy", "Arrays", "BSD-3-Clause"),
    ("watchdog", "Folder watching", "Apache-2.0"),
    ("click", "Command line", "BSD-3-Clause"),
    ("rich", "Terminal output", "MIT"),
    ("platformdirs", "User folders", "MIT"),
    ("filelock", "Locks", "MIT"),
)


def version_of(package: str) -> str:
    """Installed version of ``package``, or a dash."""
    from importlib import metadata  # pulls in much that the first paint can do without

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "–"


class KeyboardMap(QDialog):
    """Every shortcut of the window in a table."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        rows = [
            (action.text().replace("&", ""), action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        column = QVBoxLayout(self)
        column.addWidget(TextLabel("Keyboard shortcuts", "headline"))
        column.addWidget(_table("Keyboard shortcuts of this window", ("Action", "Keys"), [*rows, *PICTURE_KEYS]))
        _add_close(self, column)
        self.resize(520, 560)


class About(QDialog):
    """Name, version, and what the program is built on under which licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About ESE Backup Manager")
        column = QVBoxLayout(self)
        column.addWidget(TextLabel("ESE Backup Manager", "title"))
        text = (
            f"Version {__version__}, MIT licence. Backs up, verifies and restores databases "
            f"of the Extensible Storage Engine on Linux, Windows and macOS. Qt {qVersion()}."
        )
        column.addWidget(TextLabel(text, fold=True))
        column.addWidget(TextLabel("Third-party components", "section"))
        rows = [(f"{name} – {about}", version_of(name), licence) for name, about, licence in LICENCES]
        column.addWidget(_table("Components and licences", ("Component", "Version", "Licence"), rows))
        _add_close(self, column)
        self.resize(560, 460)


def _table(name: str, titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> QTreeWidget:
    table = QTreeWidget()
    table.setAccessibleName(name)
    table.setRootIsDecorated(False)
    table.setAlternatingRowColors(True)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setHeaderLabels(list(titles))
    for row in rows:
        table.addTopLevelItem(QTreeWidgetItem(list(row)))
    header = table.header()
    header.setStretchLastSection(True)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table


def _add_close(dialog: QDialog, column: QVBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    for button in buttons.buttons():
        button.setAccessibleName("Close")
