"""The run sheet of a restore in the history, to go on ticking, print and save."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.history.runs import Run
from ui.context import Context
from ui.format import when
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.runs import LEVELS, state_word
from ui.panels.paper import (
    ReportSection,
    about_section,
    as_document,
    as_text,
    choose_pdf,
    print_out,
    save_pdf,
    sheet_sections,
)
from ui.panels.run_sheet_view import RunSheetView
from ui.panels.sheet_keeper import SheetKeeper
from ui.values.message import Message
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import push_button
from ui.widgets.chip import Chip
from ui.widgets.dialog import Dialog
from ui.widgets.flow import Flow
from ui.widgets.panel import Panel, scrolled
from ui.widgets.text import TextLabel

_SIZE = QSize(760, 620)


class RunSheetDialog(Dialog):
    """For one run; ticks are kept with it at once."""

    def __init__(self, run: Run, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._run = run
        self.setWindowTitle(self.tr("Run sheet: restore of {}").format(run.instance))
        self.keeper = SheetKeeper(context, "run-sheet-dialog", self)
        self.view = RunSheetView()
        self.banner = Banner()
        self.panel = Panel("")
        self.state = Chip(state_word(run.state), LEVELS[run.state])
        self.about = TextLabel("", "muted", fold=True)
        self.copy_button = push_button(self.tr("&Copy as text"), icon="copy")
        self.pdf_button = push_button(self.tr("Save P&DF…"), icon="export")
        self.print_button = push_button(self.tr("&Print…"), icon="print")
        self.close_button = push_button(self.tr("Close"), "primary")
        self._stack = QStackedWidget()
        self._lay_out()
        self.keeper.changed.connect(self._show)
        self.keeper.failed.connect(self.banner.show_message)
        self.view.ticked.connect(self.keeper.tick)
        self.copy_button.clicked.connect(self.copy)
        self.pdf_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        self.close_button.clicked.connect(self.accept)
        self.resize(_SIZE)
        self._buttons(False)
        self.close_button.setFocus()
        self.keeper.open(run.id)

    def _lay_out(self) -> None:
        self.panel.tools.addWidget(self.state)
        self.panel.body.addWidget(self.about)
        self.panel.body.addWidget(self.view)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.banner)
        inner.addWidget(self.panel)
        inner.addStretch(1)
        self._stack.addWidget(EmptyState("search", self.tr("Reading the run sheet…"), self._run.id))
        self._stack.addWidget(scrolled(content))
        text = self.tr("It was made by an earlier version of this program, or its history was cleared.")
        self._stack.addWidget(EmptyState("history", self.tr("This restore has no run sheet"), text))
        for button in (self.copy_button, self.pdf_button, self.print_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.addWidget(Flow([self.copy_button, self.pdf_button, self.print_button]), 1)
        foot.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)

    def done(self, result: int) -> None:
        """Nobody waits for the sheet any more."""
        self.keeper.changed.disconnect(self._show)
        self.keeper.clear()
        super().done(result)

    def _show(self) -> None:
        sheet = self.keeper.sheet
        self._stack.setCurrentIndex(1 if sheet is not None else 2)
        self._buttons(sheet is not None)
        if sheet is None:
            return
        self.panel.heading.set_text(shown(sheet.title))
        started = self.tr("Restore started {time}, from {chain} to {target}.")
        if sheet.in_place:
            started = self.tr("Restore in place started {time}, from {chain} to {target}.")
        text = started.format(time=when(self._run.started), chain=sheet.chain, target=sheet.target)
        self.about.set_text(f"{text} {shown(sheet.loss)}".rstrip())
        self.view.show_sheet(sheet)

    def _buttons(self, enabled: bool) -> None:
        for button in (self.copy_button, self.pdf_button, self.print_button):
            button.setEnabled(enabled)

    def sections(self) -> list[ReportSection]:
        """What is copied, saved and printed."""
        sheet = self.keeper.sheet
        if sheet is None:
            return []
        title = self.tr("Restore of {}, {}").format(sheet.instance, when(self._run.started))
        return [about_section(sheet, title), *sheet_sections(sheet)]

    def copy(self) -> None:
        """Put the sheet on the clipboard."""
        QGuiApplication.clipboard().setText(as_text(self.sections()))

    def save(self) -> None:
        """Ask for a file and write the sheet to it."""
        path = choose_pdf(self, f"run-sheet-{self._run.id}")
        if path is None:
            return
        problem = save_pdf(as_document(self.sections()), path, self.tr("Run sheet"))
        if problem:
            what = self.tr("The run sheet was not saved.")
            self.banner.show_message(Message(Level.WARNING, what, str(path), problem))
        else:
            self.banner.show_message(Message(Level.SUCCESS, self.tr("The run sheet was saved."), str(path)))

    def print(self) -> None:
        """Ask for a printer and print the sheet."""
        print_out(self.sections(), self, self.tr("Print the run sheet"))
