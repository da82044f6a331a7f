"""Step 5 of a restore: what came of it, and what to do with it, as a list to tick off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

import engine
from app.operations.command_line import command_line
from app.operations.restore import RestoreRequest
from app.run_sheet import RunSheet, SheetPhase, SheetStep
from engine.errors import known
from ui.context import Context
from ui.languages.sentences import shown
from ui.levels import Level
from ui.pages.restore.report import Result, result_of, sections
from ui.pages.restore.step import RestoreChoices, WizardStep
from ui.panels.command_dialog import CommandDialog
from ui.panels.decision_panel import DecisionPanel
from ui.panels.paper import ReportSection, as_document, as_text, choose_pdf, print_out, save_pdf
from ui.panels.run_sheet_view import RunSheetView
from ui.panels.sheet_keeper import SheetKeeper
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button
from ui.widgets.chip import Chip, LevelIcon
from ui.widgets.flow import Flow
from ui.widgets.panel import Panel, scrolled
from ui.widgets.text import TextLabel


class AfterwardsStep(WizardStep):
    """``announced`` carries a line for the status bar."""

    announced = Signal(str)

    def __init__(
        self, draft: RestoreChoices, context: Context, keeper: SheetKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(draft, "", parent)
        self.keeper = keeper
        self._inventory, self._decisions = context.inventory, context.decisions
        self.title = self.tr("Next steps")
        self._restored: engine.Restored | None = None
        self._request: RestoreRequest | None = None
        self.banner = Banner()
        self.result = Panel(self.tr("Result"))
        self.kept = DecisionPanel(context)
        self.tasks = Panel("", fold=True)
        self.tasks_state = Chip()
        self.sheet = RunSheetView((SheetPhase.AFTER,))
        self.earlier = RunSheetView((SheetPhase.BEFORE, SheetPhase.DURING), warned=False)
        self.earlier_button = push_button(self.earlier.phase_title(SheetPhase.BEFORE), "toggle")
        self.earlier_button.setCheckable(True)
        self.copy_button = push_button(self.tr("&Copy as text"), icon="copy")
        self.pdf_button = push_button(self.tr("Save P&DF…"), icon="export")
        self.print_button = push_button(self.tr("&Print…"), icon="print")
        self.folder_button = push_button(self.tr("&Open folder"), icon="open-folder")
        self.command_button = push_button(self.tr("Show co&mmand line"), icon="command")
        self.command_button.setToolTip(self.tr("Show this restore as a command line"))
        self._lay_out()
        self.copy_button.clicked.connect(self.copy)
        self.pdf_button.clicked.connect(self.save_pdf)
        self.print_button.clicked.connect(self.print_out)
        self.folder_button.clicked.connect(self.open_folder)
        self.command_button.clicked.connect(self.show_command)
        self.kept.taken_back.connect(self._take_back)
        self.kept.settled.connect(self.announced)
        self.sheet.ticked.connect(keeper.tick)
        self.earlier.ticked.connect(keeper.tick)
        self.earlier_button.toggled.connect(self.earlier.setVisible)
        keeper.changed.connect(self._show_sheet)
        keeper.failed.connect(self.banner.show_message)

    def _lay_out(self) -> None:
        buttons = Flow(
            [self.folder_button, self.copy_button, self.pdf_button, self.print_button, self.command_button]
        )
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.banner)
        inner.addWidget(self.result)
        inner.addWidget(buttons)
        inner.addWidget(self.kept)
        self.tasks.tools.addWidget(self.tasks_state)
        self.tasks.body.addWidget(TextLabel(self.sheet.phase_title(SheetPhase.AFTER), "strong"))
        self.tasks.body.addWidget(self.sheet)
        self.tasks.body.addWidget(self.earlier_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.tasks.body.addWidget(self.earlier)
        self.earlier.hide()
        inner.addWidget(self.tasks)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(content), 1)

    @property
    def is_ready(self) -> bool:
        return self._restored is not None

    @property
    def restored(self) -> engine.Restored:
        """What is shown; the step is not reached before there is something."""
        return known(self._restored, "result of a restore")

    def first_field(self) -> QWidget | None:
        return self.sheet.first_open() or self.folder_button

    @property
    def is_done(self) -> bool:
        """Whether every step that comes after a restore is ticked."""
        sheet = self.keeper.sheet
        return sheet is None or _done(steps := sheet.of(SheetPhase.AFTER)) == len(steps)

    def show_result(self, restored: engine.Restored) -> None:
        """Show what the restore brought."""
        if restored is self._restored:
            return
        self._restored = restored
        self.earlier_button.setChecked(False)
        result = result_of(restored)
        level, why, advice = result.level, "", ""
        if self.draft.instead:
            level, why = Level.WARNING, shown(self.draft.instead)
            advice = self.tr("This is not the end of the chain. Look for the missing logs before you go on.")
        self.banner.show_message(Message(level, result.headline, str(restored.target), why, advice))
        self._request = self.draft.request()
        self._show_databases(restored, result)
        self._show_sheet()
        self.kept.show_kept(restored.target, (restored.kept,) if restored.kept and restored.kept.files else ())
        self._decisions.refresh()
        self.result.show()
        self.changed.emit()

    def _take_back(self) -> None:
        """What was restored is gone: nothing on this page is true any more but the list of what to do."""
        what = self.tr("The restore was taken back. The folder is in its previous state.")
        self.banner.show_message(Message(Level.WARNING, what, str(self.restored.target)))
        self.result.hide()
        self._inventory.refresh_instances()

    # ---- the parts

    def _show_databases(self, restored: engine.Restored, result: Result) -> None:
        grid = _emptied(self.result)
        lines = [
            (Level.SUCCESS if restored.recovered or database.clean else Level.WARNING, text)
            for database, text in zip(restored.plan.databases, result.databases, strict=True)
        ]
        lines += [(Level.INFO, text) for text in result.notes]
        for row, (level, text) in enumerate(lines):
            _add_line(grid, row, LevelIcon(level, 18), text)

    def _show_sheet(self) -> None:
        sheet = self.keeper.sheet
        self.sheet.show_sheet(sheet)
        self.earlier.show_sheet(sheet)
        self.tasks.setVisible(sheet is not None)
        if sheet is not None:
            self.tasks.heading.set_text(self.tr("Run sheet: {}").format(shown(sheet.title)))
            steps = sheet.of(SheetPhase.AFTER)
            text = self.tr("{done} of {total} done").format(done=_done(steps), total=len(steps))
            self.tasks_state.set_state(text, Level.SUCCESS if self.is_done else Level.INFO)
            self._show_earlier(sheet)
        self.changed.emit()

    def _show_earlier(self, sheet: RunSheet) -> None:
        """What was to be done up to now is behind a button: it can still be ticked, and is not asked for."""
        steps = (*sheet.of(SheetPhase.BEFORE), *sheet.of(SheetPhase.DURING))
        text = self.tr("Before and during the restore: {done} of {total} done")
        self.earlier_button.setText(text.format(done=_done(steps), total=len(steps)))
        self.earlier_button.setAccessibleName(self.earlier_button.text())
        self.earlier_button.setVisible(bool(steps))
        self.earlier.setVisible(bool(steps) and self.earlier_button.isChecked())

    # ---- what can be done with it

    def report(self) -> str:
        """All of it as plain text."""
        return as_text(self._sections())

    def copy(self) -> None:
        """Put :meth:`report` on the clipboard."""
        QGuiApplication.clipboard().setText(self.report())
        self.announced.emit(self.tr("Result and checklist copied."))

    def save_pdf(self) -> None:
        """Ask for a file and write the report to it."""
        path = choose_pdf(self, f"restore-{self.restored.target.name}")
        if path is None:
            return
        problem = save_pdf(as_document(self._sections()), path, self.tr("Restore"))
        if problem:
            what = self.tr("The PDF could not be written. The restore itself is complete.")
            self.banner.show_message(Message(Level.WARNING, what, str(path), problem))
        else:
            self.announced.emit(self.tr("Saved to {}.").format(path))

    def print_out(self) -> None:
        """Ask for a printer and print the report."""
        print_out(self._sections(), self, self.tr("Print the result"))

    def open_folder(self) -> None:
        """Show the target in the file manager."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.restored.target))):
            self.announced.emit(self.tr("Could not open {} in a file manager.").format(self.restored.target))

    def show_command(self) -> None:
        """Show the command line that does the same."""
        if self._request:
            CommandDialog(self._request, self).open()

    def _sections(self) -> list[ReportSection]:
        line = command_line(known(self._request, "request of a restore"))
        return sections(self.restored, line, self.keeper.sheet)


def _done(steps: Sequence[SheetStep]) -> int:
    return sum(step.tick is not None for step in steps)


def _emptied(panel: Panel) -> QGridLayout:
    """A fresh grid in ``panel``, in place of the one before."""
    while item := panel.body.takeAt(0):
        old = item.widget()
        if old:
            old.hide()
            old.deleteLater()
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(9)
    panel.body.addWidget(holder)
    return grid


def _add_line(grid: QGridLayout, row: int, mark: QWidget, text: str) -> None:
    label = TextLabel(text, fold=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(label, row, 1)
