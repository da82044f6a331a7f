"""The dialogs of the Help menu: keyboard shortcuts, and version with licences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.diagnostics.licences import WINDOW, Component, components
from ui.languages.marked import mark, marked
from ui.values.command import folded
from ui.widgets.dialog import Dialog
from ui.widgets.text import TextLabel
from ui.worker import Background

OTHER_KEYS = (
    (mark("In a chart: previous or next element"), mark("Left, Right")),
    (mark("In the page map: previous or next row"), mark("Up, Down")),
    (mark("In a chart: first or last element"), mark("Home, End")),
    (mark("In a chart: open the element"), mark("Enter")),
    (mark("In a chart or a table: copy it as a table"), mark("Ctrl+C")),
    (mark("Context menu of what has the focus"), mark("Menu, Shift+F10")),
    (mark("Next or previous control"), mark("Tab, Shift+Tab")),
    (mark("Close a dialog (never cancels a run)"), mark("Esc")),
)
_FONT = "DejaVu Sans"
_COMPONENTS = "components"


class KeyboardMap(Dialog):
    """Every shortcut of the window in a table that can be searched."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        native = QKeySequence.SequenceFormat.NativeText
        rows = [
            (action.text().replace("&", ""), action.shortcut().toString(native))
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        rows += [(marked(what), marked(keys)) for what, keys in OTHER_KEYS]
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find an action or a key"))
        self.field.setAccessibleName(self.tr("Find an action or a key"))
        self.field.setClearButtonEnabled(True)
        self.table = _table(self.tr("Keyboard shortcuts"), (self.tr("Action"), self.tr("Keys")))
        _fill(self.table, rows)
        self.field.textChanged.connect(self._narrow)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.table)
        _add_close(self, column)
        self.resize(560, 600)

    def _narrow(self, typed: str) -> None:
        wanted = folded(typed).split()
        for at in range(self.table.topLevelItemCount()):
            if row := self.table.topLevelItem(at):
                text = folded(f"{row.text(0)} {row.text(1)}")
                row.setHidden(not all(word in text for word in wanted))


class About(Dialog):
    """Name, version, and what the program is built on, in which version and under which licence."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About ESE Backup Manager"))
        column = QVBoxLayout(self)
        column.addWidget(TextLabel("ESE Backup Manager", "title"))
        text = self.tr(
            "Version {}, MIT licence. Backs up, verifies, restores and recovers databases of the Extensible "
            "Storage Engine on Linux, Windows and macOS. Built with Qt {}."
        )
        column.addWidget(TextLabel(text.format(__version__, qVersion()), fold=True))
        column.addWidget(TextLabel(self.tr("Third-party components"), "section"))
        titles = self.tr("Component"), self.tr("Version"), self.tr("Licence")
        self.table = _table(self.tr("Components and licences"), titles)
        column.addWidget(self.table)
        _add_close(self, column)
        self.resize(740, 460)  # licences are long
        background.ask(_COMPONENTS, lambda _cancel: components(), self._take)

    def _take(self, found: Sequence[Component]) -> None:
        rows = [(self._name(each), self._version(each), each.licence or self.tr("not known")) for each in found]
        font = self.tr("{} (font of reports)").format(_FONT), "", self.tr("Bitstream Vera and public domain")
        _fill(self.table, [*rows, font])

    def _name(self, component: Component) -> str:
        is_needed = component.extra in ("", WINDOW)
        return component.name if is_needed else self.tr("{} (optional)").format(component.name)

    def _version(self, component: Component) -> str:
        return component.version or self.tr("not installed")


def _table(name: str, titles: Sequence[str]) -> QTreeWidget:
    table = QTreeWidget()
    table.setAccessibleName(name)
    table.setRootIsDecorated(False)
    table.setAlternatingRowColors(True)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setHeaderLabels(list(titles))
    header = table.header()
    header.setStretchLastSection(True)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table


def _fill(table: QTreeWidget, rows: Iterable[Sequence[str]]) -> None:
    for row in rows:
        item = QTreeWidgetItem(list(row))
        for at, text in enumerate(row):
            item.setToolTip(at, text)
        table.addTopLevelItem(item)


def _add_close(dialog: QDialog, column: QVBoxLayout) -> None:
    buttons = QDialogButtonBox()
    close = buttons.addButton(dialog.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    close.setAccessibleName(dialog.tr("Close"))
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
