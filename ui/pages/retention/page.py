"""The Retention page: rules at the left, and at the right what they would do; pruning starts from here."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QMenu, QMessageBox, QVBoxLayout, QWidget

import engine
from app.evidence.rule import ReadBack
from app.operations.prune import PruneRequest
from engine.errors import JetError
from ui.context import Context
from ui.format import plural
from ui.levels import Level
from ui.live_run import plan_of
from ui.models.job_drafts import is_below
from ui.models.retention import (
    KEEP_ALL,
    RetentionPlan,
    RetentionYear,
    Wish,
    look,
    removal_details,
    removal_list,
    removal_question,
)
from ui.page import PageContent
from ui.pages.retention.choices import RetentionChoices
from ui.pages.retention.plan_view import RetentionView
from ui.panels.command_dialog import CommandDialog
from ui.panels.target_field import path_of
from ui.panels.when_shown import WhenShown
from ui.values.job_draft import JobDraft
from ui.values.message import Message
from ui.widgets.buttons import icon_button, push_button
from ui.widgets.chip import Chip
from ui.widgets.form import show_path
from ui.widgets.panel import scrolled
from ui.widgets.text import show_part

PAUSE_MS = 250
"""Rest after a key before the plan is made anew."""
NARROW = 150
"""Characters of width below which the plan is below the rules."""
_SLOT = "retention"


def build(context: Context) -> PageContent:
    """The page as the window takes it."""
    widget = RetentionPage(context)
    return PageContent(widget, widget.tools)


class RetentionPage(QWidget):
    """Plans anew when a rule, the destination or its chains change, as long as it is shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.choices = choices = RetentionChoices()
        self.destination, self.form = choices.destination, choices.form
        self.view = RetentionView(context)
        self.command_button = icon_button("command", self.tr("Show command line"))
        self.schedule_button = push_button(self.tr("Sched&ule this…"), icon="jobs")
        self.schedule_menu = QMenu(self.schedule_button)
        """The jobs that may take the rules, made anew each time it is opened."""
        self.prune_button = push_button(self.tr("&Prune…"), "primary", "retention")
        self.pruning = Chip(self.tr("Pruning"), Level.RUNNING)
        self.tools = QWidget()
        self.question: QMessageBox | None = None
        """What is asked before a pruning, while it is open."""
        self._place: Path | None = None
        """The destination whose rules are shown."""
        self._remembered: engine.Retention | None = None
        """Those that the settings have for it."""
        self._is_fresh = False
        """Whether the plan that is shown is of what is chosen now."""
        self._is_stale = False
        """Whether the chains may have changed since."""
        self._damaged: dict[Path, ReadBack] = {}
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self._lay_out()
        self._connect()
        self._take_preferences()
        self._follow()

    # How it is made.

    def _lay_out(self) -> None:
        beside = QHBoxLayout(self.tools)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        self.schedule_button.setMenu(self.schedule_menu)
        for part in (self.pruning, self.command_button, self.schedule_button, self.prune_button):
            beside.addWidget(part)
        show_part(self.pruning, False)
        content = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._halves.setContentsMargins(0, 0, 12, 16)
        self._halves.setSpacing(12)
        self._halves.addWidget(self.choices, 5)
        self._halves.addWidget(self.view, 13)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 8, 0)
        self.area = scrolled(content)
        column.addWidget(self.area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self.fontMetrics().averageCharWidth() * NARROW
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() is not way:
            self._halves.setDirection(way)

    def _connect(self) -> None:
        context = self._context
        self.destination.editTextChanged.connect(self._changed)
        self.choices.instance.currentIndexChanged.connect(self._changed)
        self.form.changed.connect(self._changed)
        self.choices.browse.clicked.connect(self._browse)
        self.view.assumption_changed.connect(self._changed)
        self.view.pins.announced.connect(context.navigation.announce)
        self.view.pins.failed.connect(self._tell_not_pinned)
        self.command_button.clicked.connect(self._show_command)
        self.schedule_menu.aboutToShow.connect(self._offer_jobs)
        self.prune_button.clicked.connect(self.ask_to_prune)
        context.preferences.changed.connect(self._take_preferences)
        context.inventory.chains_changed.connect(self._take_preferences)
        context.inventory.chains_changed.connect(self._look_again)
        context.ledger.changed.connect(self._take_evidence)
        WhenShown(self).does(self._follow, context.run_queue.lines_changed)

    # What is chosen.

    def request(self) -> PruneRequest | None:
        """The pruning as chosen; None while something is missing, and where no rule keeps anything."""
        wish = self._wish()
        return wish.request if wish and wish.has_rules else None

    def _wish(self) -> Wish | None:
        place, rules = self._typed_place(), self.form.rules
        if place is None or rules is None:
            return None
        keeps = rules.keeps_something
        request = PruneRequest(place, rules if keeps else KEEP_ALL, self.choices.store or None)
        return Wish(request, keeps, self.view.assumed)

    def _typed_place(self) -> Path | None:
        """The destination; None where nothing is typed, or an address that is not valid."""
        text = self.destination.currentText().strip()
        with suppress(JetError):
            return engine.parse_place(text) if "://" in text else path_of(text)
        return None

    def _browse(self) -> None:
        title = self.tr("Choose a folder with backups")
        chosen = QFileDialog.getExistingDirectory(self, title, self.destination.currentText())
        if chosen:
            show_path(self.destination, chosen)

    # What happens when.

    def _take_preferences(self) -> None:
        """Another list of destinations, those of the jobs with them, or other rules for this one."""
        value, places = self._context.preferences.value, self._context.inventory.destinations
        if [self.destination.itemText(at) for at in range(self.destination.count())] != list(places):
            text = self.destination.currentText()
            self.destination.blockSignals(True)
            self.destination.clear()
            self.destination.addItems(places)
            show_path(self.destination, text or next(iter(places), ""))
            self.destination.blockSignals(False)
            self._changed()
        rules = value.retention.get(str(self._place))
        if rules != self._remembered:
            self._remembered = rules
            if rules is not None and rules != self.form.rules:
                self.form.set_rules(rules)
                self._changed()

    def _take_evidence(self) -> None:
        damaged = self._context.ledger.record.damaged
        if damaged != self._damaged:
            self._damaged = damaged
            self._look_again()

    def _changed(self) -> None:
        self._is_fresh = False
        self._take_place()
        self._follow()
        if self.isVisible():
            self._timer.start()

    def _look_again(self) -> None:
        """The chains may be others: what is shown holds until that is known."""
        self._is_stale = True
        if self.isVisible():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the page was not shown is looked at now."""
        super().showEvent(event)
        if (self._is_stale or not self._is_fresh) and not self._timer.isActive():
            self._ask()

    def _ask(self) -> None:
        wish = self._wish()
        if wish is None:
            self._context.background.forget(_SLOT)
            self._show_what_is_missing()
            return
        self._is_stale = False
        if self.view.plan is None:
            self.view.show_hint(self.tr("Reading the chains…"), str(wish.request.destination))
        record, before = self._context.ledger.record, self.view.plan
        self._context.background.ask_in_parts(
            _SLOT,
            lambda cancel, tell: look(wish, record, before, cancel, tell),
            self._take_plan,
            self._take_year,
            partial(self._fail, wish.request.destination),
        )

    def _take_place(self) -> None:
        """Another destination has its own rules, and its own instances. Rules of none yet are taken along."""
        place = self._typed_place()
        if place == self._place:
            return
        before, self._remembered = self._remembered, self._context.preferences.value.retention.get(str(place))
        if self._remembered is not None or before is not None:
            self.form.set_rules(self._remembered or engine.Retention())
        self._place = place
        self.choices.set_stores((), "")
        self.view.show_hint(self.tr("Reading the chains…"), str(place or ""))

    def _remember(self, plan: RetentionPlan) -> None:
        """Rules whose plan could be made, for the next time."""
        place = str(plan.request.destination)
        rules = plan.request.retention if plan.has_rules else engine.Retention()
        self._context.preferences.change(lambda settings: settings.with_retention(place, rules))

    def _take_plan(self, plan: RetentionPlan) -> None:
        self._remember(plan)
        if plan.request.instance is None:
            self.choices.set_stores(plan.stores, "")
        self._is_fresh = True
        if self.question is not None and self.view.plan != plan:
            self.question.reject()  # what it said would go is not what would go now
            self._context.navigation.announce.emit(self.tr("The chains have changed. Look at the plan again."))
        if plan.chains:
            self.view.show_plan(plan)
        else:
            text = self.tr("{} contains no chains.").format(plan.request.destination)
            self.view.show_hint(self.tr("No chains yet"), text)
        self._follow()

    def _take_year(self, year: RetentionYear | None) -> None:
        self.view.show_year(year)

    def _fail(self, place: Path, error: JetError) -> None:
        self._is_fresh = False
        if self.question is not None:
            self.question.reject()
        if error.message == engine.not_available(place).message:
            self.view.show_absence(place, error)
        else:
            what = self.tr("The chains could not be read.")
            message = Message(Level.ERROR, what, str(place), str(error), error.hint)
            text = self.tr("Nothing can be pruned until the chains can be read.")
            self.view.show_hint(self.tr("No plan"), text, message)
        self._follow()

    def _show_what_is_missing(self) -> None:
        text = self.destination.currentText().strip()
        if self._place is None and text:
            self.view.show_hint(self.tr("No plan"), self.tr("{} is not a valid address.").format(text))
        elif self._place is None:
            text = self.tr("Choose the folder that contains the chains of all instances.")
            self.view.show_hint(self.tr("No destination selected"), text)
        elif self.view.plan is None:
            self.view.show_hint(self.tr("No plan"), self.tr("Correct the rules first."))

    def _tell_not_pinned(self, error: JetError) -> None:
        what = self.tr("The pin could not be changed.")
        where = str(error.context.get("path", ""))
        self.view.show_message(Message(Level.ERROR, what, where, str(error), error.hint))

    def _follow(self) -> None:
        request, plan = self.request(), self.view.plan
        busy = bool(request and self._context.run_queue.in_flight_for(plan_of(request).key))
        show_part(self.pruning, busy)
        goes = bool(plan and plan.has_rules and plan.result.remove)
        self.prune_button.setEnabled(self._is_fresh and goes and not busy)
        self.command_button.setEnabled(request is not None)
        self.schedule_button.setEnabled(request is not None)
        tip = self.tr("Let a job apply these rules after each backup")
        why_not = self.tr("Choose a destination, and a rule that keeps something.")
        self.schedule_button.setToolTip(tip if request is not None else why_not)
        self.schedule_button.setStatusTip(self.schedule_button.toolTip())
        if busy:
            tip = self.tr("A pruning of this destination is running.")
        else:
            tip = (
                self.tr("Remove the chains that no rule keeps") if goes else self.tr("There is nothing to remove.")
            )
        self.prune_button.setToolTip(tip)
        self.prune_button.setAccessibleDescription(tip)

    # What its buttons do.

    def _show_command(self) -> None:
        request = self.request()
        if request:
            CommandDialog(request, self).open()

    def _offer_jobs(self) -> None:
        """The jobs of this destination, and a new one."""
        self.schedule_menu.clear()
        request = self.request()
        if request is None:
            return
        for job in self._context.jobs.value.jobs:
            if job.destination == request.destination:
                text = self.tr("In the job {}…").format(job.name)
                self.schedule_menu.addAction(text).triggered.connect(partial(self._schedule, request, job.name))
        new = self.schedule_menu.addAction(self.tr("In a new job…"))
        new.triggered.connect(partial(self._schedule, request, ""))

    def _schedule(self, request: PruneRequest, into: str, _checked: bool = False) -> None:
        """Lead to the job ``into``, or a new one of the instances whose chains are there, with the rules."""
        context, place = self._context, str(request.destination)
        found = [(each, context.ledger.of(each)) for each in context.inventory.instances if not each.is_backup_set]
        folders = tuple(
            each.directory
            for each, evidence in found
            if any(
                is_below(chain.path, place) and request.instance in (None, chain.path.parent.name)
                for chain in evidence.chains
            )
        )
        context.navigation.schedule.emit(JobDraft("", folders, place, retention=request.retention, into=into))

    def ask_to_prune(self) -> None:
        """Say what goes; remove it when that is confirmed."""
        plan = self.view.plan
        if plan is None or not self._is_fresh:
            return
        box = self.question = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Prune"))
        box.setText(removal_question(plan))
        box.setInformativeText(removal_details(plan))
        box.setDetailedText(removal_list(plan))
        count = plural(len(plan.result.remove), "{} chain", "{} chains")
        remove = box.addButton(self.tr("Remove {}").format(count), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep everything"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        remove.clicked.connect(lambda: self._prune(plan))
        box.finished.connect(self._forget_question)
        box.open()

    def _forget_question(self, _result: int) -> None:
        self.question = None

    def _prune(self, plan: RetentionPlan) -> None:
        run = self._context.run_queue.start(plan_of(plan.request, plan.request.instance or ""))
        self._context.navigation.show_run.emit(run)
