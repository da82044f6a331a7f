"""The overview, the first page: what is wrong and what mends it, then every instance, destinations and hosts."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

import engine
from app.operations.command_line import command_line, shell_line
from app.operations.drill import DrillRequest
from app.operations.verify import VerifyRequest
from app.status.values import InstanceStatus, StatusProblem
from ui.context import Context
from ui.format import number
from ui.icons import set_icon
from ui.levels import Level
from ui.models.overview import SeenState, instance_of, is_empty
from ui.models.overview_rows import OverviewModel, counts_of
from ui.models.overview_words import all_good, message_of
from ui.models.run_days import Key, key_of
from ui.page import PageContent
from ui.pages.overview.below import Below
from ui.pages.overview.left_behind import LeftRows
from ui.pages.overview.mending import Mender
from ui.pages.overview.table import OverviewTable
from ui.panels.command_dialog import CommandDialog
from ui.panels.copy_cell import CopyCell
from ui.panels.decision_list import DecisionRows
from ui.panels.fitted_height import FittedHeight
from ui.panels.kept_layout import KeptSplitter
from ui.panels.report_saving import ReportSaver
from ui.panels.when_shown import WhenShown
from ui.slices import AT_ONCE, Slices
from ui.values.message import Message, told
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import icon_button
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.search_field import SearchField
from ui.widgets.text import TextLabel

LOOKING, EMPTY, FAILED, SHOWN = range(4)
"""What the page shows: that a look goes on, how to begin, why there is nothing, everything."""


def build(context: Context) -> PageContent:
    """The page as the window takes it."""
    page = OverviewPage(context)
    return PageContent(page, page.tools)


class OverviewPage(QWidget):
    """Shows the newest :class:`~ui.models.overview.SeenState`. It decides nothing: what mends a problem is done by
    the pages that :class:`~ui.context.Navigation` leads to."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._worst: StatusProblem | None = None
        self.model = OverviewModel(self)
        self.banner = Banner()
        self.table = OverviewTable(self.model, context.state)
        self.below = Below()
        self.decisions = DecisionRows(context)
        self.left = LeftRows(context)
        self.chips = [Chip() for _ in range(5)]
        self.none_match = TextLabel(self.tr("No instance matches the filter."), "muted", fold=True)
        self.saver = ReportSaver(context, self)
        self.mender = Mender(context, self)
        self._build_actions()
        self.tools = self._build_tools()
        self._stack = QStackedWidget()
        self._lay_out()
        self.showing = Slices(self._show, self)
        self._connect()
        self.showing.ask()

    # How it is made.

    def _build_actions(self) -> None:
        def action(text: str, icon: str, tip: str, keys: str = "") -> QAction:
            made = QAction(text, self.table)
            set_icon(made, icon)
            made.setStatusTip(tip)
            if keys:
                made.setShortcut(QKeySequence(keys))
                made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(made)
            return made

        self.open_instance = action(
            self.tr("&Show instance"), "instances", self.tr("Go to the instance"), "Return"
        )
        self.back_up = action(self.tr("&Back up now"), "back-up", self.tr("Run its job, or plan a backup"))
        self.verify = action(self.tr("&Verify its chain"), "verify", self.tr("Verify its newest chain"))
        self.drill = action(self.tr("Start a &drill"), "drill", self.tr("Test whether its newest chain restores"))
        self.restore = action(self.tr("&Restore…"), "restore", self.tr("Restore from its newest chain"))
        self.edit_job = action(self.tr("&Edit job…"), "settings", self.tr("Change the job of the instance"))
        self.copy_rows = action(self.tr("&Copy rows"), "copy", self.tr("Copy the selected rows, or all"), "Ctrl+C")
        self.show_line = action(
            self.tr("Show co&mmand line"),
            "command",
            self.tr("Show the commands that back up, verify and test it"),
        )
        self.set_up = QAction(self.tr("Set up backups…"), self)
        self.create_job = QAction(self.tr("Create a job…"), self)
        self.add_folder = QAction(self.tr("Scan a folder…"), self)
        self.open_sample = QAction(self.tr("Open sample"), self)
        self.try_again = QAction(self.tr("Try again"), self)
        for made, tip in (
            (self.set_up, self.tr("Find databases, choose a destination and a schedule, and back up at once")),
            (self.create_job, self.tr("Choose what is backed up, where to and when")),
            (self.add_folder, self.tr("Look for instances in a folder")),
            (self.open_sample, self.tr("Create a small sample instance to try things out")),
            (self.try_again, self.tr("Read everything again (F5)")),
        ):
            made.setStatusTip(tip)

    def _build_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.filter = SearchField()
        self.filter.setPlaceholderText(self.tr("Find an instance"))
        self.filter.setAccessibleName(self.tr("Find an instance"))
        self.filter.setClearButtonEnabled(True)
        letter = self.fontMetrics().averageCharWidth()
        needed = self.fontMetrics().horizontalAdvance(self.filter.placeholderText()) + 6 * letter
        self.filter.setFixedWidth(max(26 * letter, needed))
        self.command = icon_button("command", self.tr("Show command line"))
        self.report = icon_button("export", self.tr("Save the weekly report…"))
        row.addWidget(self.filter)
        row.addWidget(self.report)
        row.addWidget(self.command)
        return tools

    def _lay_out(self) -> None:
        self._failure = EmptyState("warning", "", "", [self.try_again])
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Flow(self.chips))
        column.addWidget(self.none_match)
        column.addWidget(self.table, 1)
        self.table.setMinimumHeight(self.table.fontMetrics().height() * 8)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.addWidget(upper)
        self._splitter.addWidget(self.below)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 1)
        KeptSplitter(self._splitter, self._context.state, "overview/splitter", (480, 210))
        FittedHeight(self._splitter, self.table, self.model, self.model.rowCount)
        for page in (
            EmptyState("search", self.tr("Looking…"), self.tr("Reading jobs, history and destinations.")),
            EmptyState(
                "overview",
                self.tr("Nothing is protected yet"),
                self.tr(
                    "Set up backups in a few steps: find databases of the Extensible Storage Engine, choose where "
                    "to and when, and make the first backup. Nothing in their folders is changed."
                ),
                [self.set_up, self.create_job, self.add_folder, self.open_sample],
            ),
            self._failure,
            self._splitter,
        ):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 0, 20, 14)
        whole.setSpacing(10)
        whole.addWidget(self.banner)
        whole.addWidget(self.decisions)
        whole.addWidget(self.left)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        context, navigation = self._context, self._context.navigation
        WhenShown(self).does(
            self.showing.ask, context.outlook.changed, context.changes.theme, context.decisions.changed
        )
        self.left.follow(self)
        navigation.show_overview.connect(self.show_subject)
        self.mender.hosts_wanted.connect(self.below.show_hosts)
        self.banner.act_requested.connect(self._mend_worst)
        self.table.opened.connect(self.mender.open_instance)
        self.table.chosen.connect(self._follow)
        self.filter.textChanged.connect(self._filter)
        self.filter.left.connect(self.table.setFocus)
        self.filter.entered.connect(self._open_found)
        self.command.clicked.connect(lambda: self.show_command())
        self.report.clicked.connect(self.saver.save_week)
        self.saver.failed.connect(self.banner.show_message)
        self.below.problem_opened.connect(self.mender.mend)
        self.below.destination_wanted.connect(self.mender.show_destination)
        self.below.destination_opened.connect(self.mender.open_destination)
        self.below.run_opened.connect(navigation.show_history)
        self.open_instance.triggered.connect(lambda: self.mender.open_instance(self.table.current))
        self.back_up.triggered.connect(lambda: self.mender.back_up(self.table.current))
        self.verify.triggered.connect(lambda: self.mender.verify(self.table.current))
        self.drill.triggered.connect(lambda: self.mender.drill(self.table.current))
        self.restore.triggered.connect(lambda: self.mender.restore(self.table.current))
        self.edit_job.triggered.connect(lambda: self.mender.edit_job(self.table.current))
        self.copy_rows.triggered.connect(self.table.copy)
        self.table.addAction(CopyCell(self.table))
        self.show_line.triggered.connect(lambda: self.show_command(self.table.current))
        self.set_up.triggered.connect(navigation.first_run)
        self.create_job.triggered.connect(lambda: navigation.edit_job.emit(""))
        self.add_folder.triggered.connect(self._choose_folder)
        self.open_sample.triggered.connect(navigation.open_sample)
        self.try_again.triggered.connect(context.outlook.refresh)

    # What callers use.

    @property
    def seen(self) -> SeenState | None:
        """What is shown."""
        return self._context.outlook.seen

    @property
    def chosen(self) -> engine.InstanceFiles | None:
        """The instance of the current row, for the actions of the window."""
        return self.mender.files_of(self.table.current)

    @property
    def at(self) -> int:
        """Which of :data:`LOOKING`, :data:`EMPTY`, :data:`FAILED` and :data:`SHOWN` is shown."""
        return self._stack.currentIndex()

    def focus_filter(self) -> None:
        """Go to the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def select(self, key: Key) -> None:
        """Make that instance the current one."""
        self.table.select(key)

    def show_subject(self, subject: str) -> None:
        """Select the instance that is called so; otherwise the problem of that subject."""
        seen = self.seen
        wrong = [each for each in seen.overview.separate_problems if each.subject == subject] if seen else []
        instance = instance_of(seen, wrong[0]) if seen and wrong else None
        if instance is not None:
            self.filter.clear()
            self.select(key_of(instance))
        elif wrong:
            self.below.show_problem(wrong[0])

    def show_command(self, instance: InstanceStatus | None = None) -> CommandDialog:
        """Show the commands that run the job of ``instance``, verify its newest chain and test it; without any of
        them, those that print what the page shows and save the report."""
        about = self.tr(
            "The first command prints the same; its exit code says how bad it is. The second saves the report."
        )
        lines = [shell_line(["status"]), shell_line(["report", "week", "--to", "week.html"])]
        chain = self.mender.chain_of(instance)
        if instance is not None and (instance.job or chain is not None):
            about = self.tr("These commands run its job, verify its newest chain and test it with a drill.")
            lines = [shell_line(["jobs", "run", instance.job])] if instance.job else []
            lines += [command_line(VerifyRequest(chain)), command_line(DrillRequest(chain))] if chain else []
        dialog = CommandDialog("\n".join(lines), self.window(), about)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    # What it shows.

    def _show(self) -> Iterator[int]:
        """Every part in a turn of its own, where there are many instances."""
        seen, error = self.seen, self._context.outlook.error
        self._show_banner()
        if seen is not None and len(seen.rows) > AT_ONCE:
            yield AT_ONCE
        self._show_counts()
        if seen is None:
            self._stack.setCurrentIndex(FAILED if error else LOOKING)
            if error:
                self._failure.set_texts(self.tr("The state could not be read"), told(error))
            return
        yield len(seen.rows)
        self.model.set_seen(seen)
        self._filter()
        self._stack.setCurrentIndex(EMPTY if is_empty(seen.overview) else SHOWN)
        yield len(seen.rows)
        self.below.show_seen(seen, self.table.current)
        self._follow(self.table.current)

    def _show_banner(self) -> None:
        """The worst problem with what mends it; that the last look failed, where there was an earlier one."""
        seen, error = self.seen, self._context.outlook.error
        self._worst = None
        if seen is None or (is_empty(seen.overview) and error is None):
            self.banner.clear()
            return
        if error is not None:
            what = self.tr("The state could not be read again. What is shown may be out of date.")
            self._tell(Message(Level.WARNING, what, why=str(error), advice=error.hint), self.try_again.text())
            return
        told_by = self._context.decisions.told_by
        problems = seen.overview.all_problems
        worst = next((each for each in problems if told_by(each) is None), None)  # a row says the others
        if worst is not None:
            self._worst = worst
            self._tell(message_of(seen, worst), self.mender.words(worst))
        elif problems:
            self.banner.clear()
        else:
            self._tell(all_good(seen), "")

    def _tell(self, message: Message, act: str) -> None:
        if self.banner.message != message or self.banner.act_button.text() != act:
            self.banner.show_message(message, act)

    def _show_counts(self) -> None:
        counts = counts_of(self.seen) if self.seen else []
        for at, chip in enumerate(self.chips):
            if at < len(counts):
                level, word, count = counts[at]
                tip = self.tr("Instances: {}").format(word)
                if level is Level.RUNNING:
                    tip = self.tr("Instances that a run works on. One with a problem is counted there, too.")
                chip.set_state(f"{word} {number(count)}", level, tip)
            else:
                chip.set_state("", Level.NEUTRAL)

    def _filter(self) -> None:
        self.table.set_filter(self.filter.text())
        self.none_match.setVisible(self.model.rowCount() > 0 and self.table.shown_count() == 0)

    def _open_found(self) -> None:
        """Enter after a search: the instance that it means."""
        if self.filter.text() and self.table.shown_count():
            self.mender.open_instance(self.table.current)

    def _follow(self, chosen: InstanceStatus | None) -> None:
        self.below.show_instance(chosen)
        here = chosen is not None and self.seen is not None and self.seen.is_here(chosen)
        for action in (self.open_instance, self.back_up):
            action.setEnabled(here)
        lost = self.mender.is_lost(chosen)
        self.back_up.setText(self.tr("&Keep as evidence…") if lost else self.tr("&Back up now"))
        chain = self.mender.chain_of(chosen)
        for action in (self.verify, self.drill, self.restore):
            action.setEnabled(chain is not None)
        self.edit_job.setEnabled(here and bool(chosen and chosen.job))

    # What is done.

    def _mend_worst(self) -> None:
        if self._worst is not None:
            self.mender.mend(self._worst)
        else:
            self.try_again.trigger()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder to look for instances in"))
        if chosen:
            self._context.preferences.change(lambda settings: settings.with_folder(chosen))
