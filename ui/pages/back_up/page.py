"""The backup page: choices at the left, the plan that follows from them at the right."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

import engine
from app.evidence.rule import ReadBack
from app.operations.request import Request
from app.operations.verify import VerifyRequest
from ui.context import Context
from ui.languages.sentences import shown
from ui.live_run import LiveRun, plan_of
from ui.models.instances import identity, is_renamed
from ui.models.plan import Draft, Preview, effects
from ui.models.plan_mending import refusals
from ui.models.protection import product_name
from ui.page import PageContent
from ui.pages.back_up.choices import ATOMIC, WITH_LOGS, Choices
from ui.pages.back_up.drafting import (
    draft_of,
    is_at_work,
    job_draft,
    known_places,
    own_name,
    verdicts,
    what_is_missing,
    why_not_scheduled,
)
from ui.pages.back_up.plan_view import PlanView
from ui.pages.back_up.room import room_beside
from ui.panels.command_dialog import CommandDialog
from ui.panels.when_shown import WhenShown
from ui.widgets.buttons import icon_button, push_button
from ui.widgets.form import show_path
from ui.widgets.panel import scrolled
from ui.widgets.text import ElidedLabel

PAUSE_MS = 250
"""Rest after a key before the plan is made anew."""
NARROW = 105
"""Characters of width below which the plan stands under the choices."""
ROOMY = 140
"""From here on, the tools have space for the text of each button beside the line that says why none can start."""


def build(context: Context) -> PageContent:
    """The page as the window takes it."""
    widget = BackUpPage(context)
    return PageContent(widget, widget.tools)


class BackUpPage(QWidget):
    """Makes a request and shows its plan anew whenever a choice, the instance or the destination changes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.preview: Preview | None = None
        """The plan that is shown; None while it is being made."""
        self.choices = choices = Choices(context.preferences.value)
        self.instance, self.destination, self.browse = choices.instance, choices.destination, choices.browse
        self.full, self.incremental, self.copy = choices.full, choices.incremental, choices.copy
        self.differential, self.as_is = choices.differential, choices.as_is
        self.truncate = choices.truncate
        self.may_create, self.may_lose = choices.may_create, choices.may_lose
        self.atomic, self.logs, self.verdict = choices.atomic, choices.logs, choices.verdict
        self.start = push_button(self.tr("Start backup"), "primary", "back-up")
        self.command_button = icon_button("command", self.tr("Show command line"))
        self.schedule_button = push_button(self.tr("Sched&ule this…"), icon="jobs")
        self._acts_on = ElidedLabel("", "muted", mode=Qt.TextElideMode.ElideMiddle)
        self.tools = QWidget()
        self.plan = PlanView()
        self._wanted = ""
        """The instance that was chosen and is not there now."""
        self._refused: dict[engine.Kind, str] = {}
        """Why the modes would be refused, as far as that was looked at; kept until that is known anew."""
        self._refused_for: tuple[str, str] | None = None
        """The instance and the destination of which that is said."""
        self._damaged: dict[Path, ReadBack] = {}
        self._said: engine.LiveState | None = None
        """What the chosen instance said of itself when the plan was asked for."""
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self.start.setEnabled(False)
        self._lay_out()
        self._connect()
        self._take_instances()
        self._take_preferences()

    # How it is made.

    def _lay_out(self) -> None:
        beside = QHBoxLayout(self.tools)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        self._acts_on.setAlignment(Qt.AlignmentFlag.AlignRight)
        beside.addWidget(self._acts_on, 1)
        self._tool_buttons = (self.command_button, self.schedule_button, self.start)
        for button in self._tool_buttons:
            beside.addWidget(button)
        content = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._halves.setContentsMargins(0, 0, 12, 16)
        self._halves.setSpacing(12)
        self._halves.addWidget(self.choices, 5)
        self._halves.addWidget(self.plan, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 8, 0)
        column.addWidget(scrolled(content))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() // self.fontMetrics().averageCharWidth()
        self.schedule_button.setText(self.tr("Sched&ule this…") if letters >= ROOMY else "")
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(beside if letters >= NARROW else below)
        self._acts_on.setMaximumWidth(room_beside(self, self._tool_buttons))
        self._show_start()

    def _connect(self) -> None:
        context = self._context
        self.instance.currentIndexChanged.connect(self._changed)
        self.destination.editTextChanged.connect(self._destination_changed)
        for tick in (self.may_create, self.atomic, self.choices.snapshot):
            tick.toggled.connect(self._changed)
        for button in self.choices.modes.values():
            button.toggled.connect(self._mode_changed)
        self.may_lose.changed.connect(self._show_start)
        self.plan.accepted.connect(self._show_start)
        self.plan.mend_requested.connect(self.choices.mend)
        self.plan.destination_wanted.connect(context.navigation.show_destination)
        self.logs.currentIndexChanged.connect(self._changed)
        self.choices.storage.changed.connect(self._changed)
        self.browse.clicked.connect(self._browse)
        self.start.clicked.connect(self._start)
        self.command_button.clicked.connect(self._show_command)
        self.schedule_button.clicked.connect(self._schedule)
        shown = WhenShown(self)
        shown.does(self._take_instances, context.inventory.instances_changed)
        shown.does(self._take_preferences, context.preferences.changed, context.jobs.changed)
        shown.does(self._take_evidence, context.ledger.changed, context.outlook.changed)
        shown.does(self._take_running, context.inventory.running_changed)
        shown.does(self._changed, context.inventory.chains_changed, context.preferences.keys_changed)
        shown.does(self._show_verdict, context.jobs.changed)
        self.choices.last_run.opened.connect(context.navigation.show_history)
        shown.does(self._show_start, context.run_queue.lines_changed, context.outlook.changed)
        context.navigation.back_up.connect(self._take_wish)
        context.navigation.keep_evidence.connect(partial(self._take_wish, kind=engine.Kind.AS_IS))

    # What is chosen.

    @property
    def chosen(self) -> engine.InstanceFiles | None:
        """The instance to back up."""
        return self.choices.chosen

    def request(self) -> Request[Any] | None:
        """What would be started; None while something is missing."""
        draft = self._draft()
        return draft.request if draft else None

    def _draft(self) -> Draft | None:
        return draft_of(self._context, self.choices, self.choices.kind)

    def choose(self, instance: engine.InstanceFiles) -> None:
        """Plan for this instance."""
        self._choose(identity(instance))

    def _choose(self, name: str) -> None:
        """Another instance is never taken in the place of one that is not there."""
        rows = range(self.instance.count())
        row = next((at for at in rows if identity(self.instance.itemData(at)) == name), -1 if name else 0)
        self._wanted = name if row < 0 else ""
        gone = self.tr("{} is not available").format(name) if name else self.tr("Choose an instance")
        self.instance.setPlaceholderText(gone)
        self.instance.setCurrentIndex(row if self.instance.count() else -1)

    def _take_wish(self, instance: engine.InstanceFiles | None, kind: engine.Kind | None = None) -> None:
        if instance is not None:
            self.choose(instance)
        if kind is not None:
            self.choices.modes[kind].setChecked(True)
        if not self.destination.currentText():
            self.destination.setFocus()
        else:
            self.start.setFocus()

    # What happens when.

    def _take_instances(self) -> None:
        before = self.chosen
        kept = identity(before) if before is not None else self._wanted
        instances = self._context.inventory.instances
        if before is not None and kept not in {identity(each) for each in instances}:
            kept = next((identity(each) for each in instances if is_renamed(before, each)), kept)
        self._offer(kept)
        self._changed()

    def _offer(self, chosen: str) -> None:
        """The instances as they are called and protected now; ``chosen`` stays chosen."""
        context = self._context
        self.instance.blockSignals(True)
        self.choices.offer(context.inventory.instances, context.preferences.value.names, verdicts(context))
        self._choose(chosen or "")
        self.instance.blockSignals(False)

    def _take_preferences(self) -> None:
        if self._context.preferences.value.names is not self.choices.names:
            self._offer(identity(self.chosen) if self.chosen else self._wanted)
        self.choices.verify_after.setChecked(self._context.preferences.value.verify_after)
        known = known_places(self._context, self.chosen)
        if [self.destination.itemText(at) for at in range(self.destination.count())] == list(known):
            return
        text = self.destination.currentText()
        self.destination.blockSignals(True)
        self.destination.clear()
        self.destination.addItems(known)
        show_path(self.destination, text or (known[0] if known else ""))
        self.destination.blockSignals(False)
        if not text:
            self.choices.storage.recall(self._context.preferences.value, self.destination.currentText())
        self._changed()

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Choose a folder for backups"), self.destination.currentText()
        )
        if chosen:
            show_path(self.destination, chosen)

    def _destination_changed(self) -> None:
        """Leave to make one folder is none to make another."""
        self.may_create.setChecked(False)
        self.choices.storage.recall(self._context.preferences.value, self.destination.currentText())
        self._changed()

    def _take_evidence(self) -> None:
        """What was found of a chain decides over an incremental: plan anew when that has changed."""
        self.choices.offer_again(verdicts(self._context))
        self._show_verdict()
        damaged = self._context.ledger.record.damaged
        if damaged != self._damaged:
            self._damaged = damaged
            self._changed()

    def _show_verdict(self) -> None:
        """A set of another program is a backup itself."""
        chosen = self.chosen
        self.choices.last_run.show_last(self._context.jobs.runs, chosen)
        judged = chosen is not None and not chosen.is_backup_set
        self.verdict.show_verdict(verdicts(self._context)(identity(chosen)) if judged and chosen else None)

    def _mode_changed(self, chosen: bool) -> None:
        """One mode is chosen whenever another no longer is."""
        if chosen:
            self._changed()

    def _changed(self) -> None:
        self.preview = None
        self._context.background.forget("plan modes")
        chosen = self.chosen
        subject = (identity(chosen), self.destination.currentText()) if chosen is not None else None
        if subject != self._refused_for:
            self._refused, self._refused_for = {}, subject
        if chosen is not None:
            self._wanted = ""
        self.choices.what_hint.set_text(f"{product_name(chosen)} · {chosen.directory}" if chosen else "")
        self._show_verdict()
        self._show_effects(chosen)
        self._show_start()
        self._timer.start()

    def _ask(self) -> None:
        draft = self._draft()
        if draft is None:
            self._context.background.forget("plan")
            self.plan.show_hint(what_is_missing(self._context, self.choices, self._wanted))
            return
        self._context.background.ask("plan", draft.look, self._take_preview)

    def _show_effects(self, chosen: engine.InstanceFiles | None) -> None:
        """What each mode does to the logs of what is chosen, beside it."""
        live, kind = bool(chosen and chosen.live), self.choices.kind
        running = self._context.inventory.running_as(chosen) if chosen and live else None
        self._said = running.state if running else None
        circular = bool(self._said and self._said.circular)
        self.choices.show_effects(effects(chosen, circular), self._refused)
        text = self.tr(
            "The current log is always included. Choose “Required logs only” if older logs have gaps or are "
            "damaged."
        )
        if live:
            text = self.tr("A running instance determines which logs its backup needs.")
        self.choices.logs_hint.set_text(text)
        self.logs.setAccessibleDescription(text)
        self.logs.setEnabled(kind in WITH_LOGS and not live)
        for field in (self.destination, self.browse, self.choices.storage):
            field.setEnabled(kind is not None)
        self.atomic.setEnabled(kind in ATOMIC)

    def _take_running(self) -> None:
        """Plan anew when what decides over the modes is another now."""
        chosen, before = self.chosen, self._said
        running = self._context.inventory.running_as(chosen) if chosen and chosen.live else None
        now = running.state if running else None
        if (before and (before.backup_running, before.circular, before.databases)) != (
            now and (now.backup_running, now.circular, now.databases)
        ):
            self._changed()

    def _take_preview(self, found: Preview) -> None:
        self.preview = found
        self.choices.show_preview(found)
        self.plan.show_preview(found, own_name(self._context, self.choices))
        self.plan.show_refused(self._refused)
        self._show_start()
        self._ask_modes()

    def _ask_modes(self) -> None:
        """Why each of the other modes would be refused, looked at when the plan of the chosen one is there."""
        kinds = self.choices.other_kinds
        drafts = [(kind, draft) for kind in kinds if (draft := draft_of(self._context, self.choices, kind))]
        self._context.background.ask("plan modes", partial(refusals, drafts), self._take_refused)

    def _take_refused(self, refused: dict[engine.Kind, str]) -> None:
        found = self.preview
        if found is not None and found.refusal is not None and self.choices.kind is not None:
            refused |= {self.choices.kind: shown(found.refusal.message)}
        self._refused = refused
        self.plan.show_refused(refused)
        self._show_effects(self.chosen)

    def _show_start(self) -> None:
        self.plan.mute(self.preview is None and self._draft() is not None)
        instance = self.chosen
        busy = instance is not None and is_at_work(self._context, instance)
        found = self.preview
        ready = found is not None and found.is_possible and (not found.lost or self.may_lose.is_agreed)
        ready = ready and self.choices.storage.is_complete and self.plan.is_accepted
        self.start.setEnabled(not busy and ready)
        self.start.setText(self.tr("Remove logs") if self.truncate.isChecked() else self.tr("Start backup"))
        self.start.setAccessibleName(self.start.text())
        reason = self.tr("A backup of this instance is running.") if busy else self._why_not()
        said = found.sentence(instance) if ready and found and instance and not busy else reason
        beside = self._halves.direction() is QBoxLayout.Direction.LeftToRight
        told = beside and not busy and (found.refusal is not None if found else self._draft() is None)
        self._acts_on.set_text("" if told else said)  # the plan says why, too
        self.start.setToolTip(reason)
        self.start.setAccessibleDescription(reason)
        self.command_button.setEnabled(self.request() is not None)
        why_not = why_not_scheduled(self.choices)
        self.schedule_button.setEnabled(not why_not)
        self.schedule_button.setToolTip(why_not or self.tr("Set up a job that makes this backup automatically"))

    def _show_command(self) -> None:
        if (request := self.request()) is not None:
            CommandDialog(request, self.window()).open()

    def _schedule(self) -> None:
        if (draft := job_draft(self._context, self.choices)) is not None:
            self._context.navigation.schedule.emit(draft)

    def _why_not(self) -> str:
        if self.preview is None:
            draft = self._draft()
            missing = what_is_missing(self._context, self.choices, self._wanted)
            return self.tr("Preparing the plan.") if draft else missing
        if not self.choices.storage.is_complete:
            return self.tr("Specify the recipients or the signing key.")
        if self.preview.lost and not self.may_lose.is_agreed:
            return self.tr("Type the name of the instance first, or make a backup.")
        if self.preview.refusal:
            return shown(self.preview.refusal.message)
        return self.tr("Start as planned") if self.plan.is_accepted else self.tr("Tick the warnings of the plan.")

    def _start(self) -> None:
        instance, found = self.chosen, self.preview
        if instance is None or found is None or not found.is_possible:
            return
        verify = self.choices.verify_after.isChecked()
        self._context.preferences.change(lambda value: replace(found.remembered(value), verify_after=verify))
        name = own_name(self._context, self.choices) or instance.name
        run = self._context.run_queue.start(plan_of(found.request, name, identity(instance)))
        if verify:
            run.ended.connect(partial(self._verify, run, name))
        self._context.navigation.show_run.emit(run)

    def _verify(self, run: LiveRun, name: str) -> None:
        """Read back the chain that a complete backup is in."""
        made = run.result
        if isinstance(made, engine.BackupSet):
            self._context.run_queue.enqueue([plan_of(VerifyRequest(made.chain), name)])
