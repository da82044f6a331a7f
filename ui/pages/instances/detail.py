"""One instance: what state it is in, how well it is protected, what is wrong with it, and its tabs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSettings, Qt, QUrl, Signal, SignalInstance
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

import engine
from app.evidence.clocks import moment_of
from app.history.runs import Run
from ui.format import generation, plain_tip, plural, when
from ui.icons import set_icon
from ui.levels import Level
from ui.models import protection, protection_cards
from ui.models.instance_messages import messages_of
from ui.models.instance_rows import Facet, InstanceRow
from ui.models.next_step import Advised, NextStep, next_step
from ui.models.overview import SeenState
from ui.models.protection import Protection
from ui.models.recovery import offer
from ui.models.table_sources import target_in
from ui.models.timelines import ReadCommits, timeline, with_commits
from ui.models.verdicts import detail
from ui.pages.instances.step_buttons import StepButtons
from ui.pages.instances.tabs import InstanceTabs
from ui.panels.timeline import Timeline
from ui.panels.when_shown import WhenShown
from ui.values.message import Message
from ui.values.timeline_cells import TimelineData
from ui.values.timeline_layout import Axis
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.panel import Card, CardGrid
from ui.widgets.text import ElidedLabel, TextLabel
from ui.worker import Background

MAX_BANNERS = 3


class InstanceDetail(QWidget):
    """Shows a :class:`~ui.models.protection.Protection`; the actions ask for the instance that is shown."""

    back_up_now_requested = Signal(object)
    back_up_requested = Signal(object)
    evidence_requested = Signal(object)
    tables_requested = Signal(object)
    verify_requested = Signal(object)
    restore_requested = Signal(object)
    drill_requested = Signal(object)
    recover_requested = Signal(object)
    commits_requested = Signal(object)
    schedule_requested = Signal(object)
    step_requested = Signal(object)
    """Carries the :class:`~ui.models.next_step.NextStep` that is advised."""

    def __init__(self, background: Background, state: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts: Protection | None = None
        self.step = NextStep(Advised.BACK_UP)
        self._build_actions()
        self._title = ElidedLabel("", "headline")
        self._product = ElidedLabel("", "muted", mode=Qt.TextElideMode.ElideMiddle)
        self._chips = [Chip() for _ in range(5)]
        self._banners = [Banner() for _ in range(MAX_BANNERS)]
        self._more = TextLabel("", "muted", fold=True)
        self._full = Card(self.tr("Last full backup"))
        self._incremental = Card(self.tr("Last incremental"))
        self._pending = Card(self.tr("Not yet backed up"))
        self._verdict = Card(self.tr("Protection"))
        self.timeline = Timeline()
        self.timeline.restore_wanted.connect(self.restore_requested)
        self.timeline.commits_wanted.connect(self._want_commits)
        self._timeline_data: TimelineData | None = None
        self._commits: ReadCommits | None = None
        self._runs: Sequence[Run] = ()
        self._timeline_shown = WhenShown(self.timeline).does(self._show_timeline)
        self._summary, self._logs = QWidget(), QWidget()
        self._lay_out_tabs()
        self.tabs = InstanceTabs(background, state, self._summary, self._logs)
        self.tabs.table_opened.connect(self._ask_tables)
        self._lay_out()

    def _build_actions(self) -> None:
        def action(text: str, icon: str, tip: str) -> QAction:
            made = QAction(text, self)
            set_icon(made, icon)
            made.setToolTip(tip)
            made.setStatusTip(tip)
            return made

        self.back_up_now = action(self.tr("Back up now"), "back-up", "")
        self.back_up = action(self.tr("Back up…"), "back-up", self.tr("Plan and start a backup of this instance"))
        self.schedule = action(self.tr("Schedule this…"), "jobs", "")
        self.evidence = action(
            self.tr("Keep as evidence…"),
            "back-up",
            self.tr("Copy the files as they are, damage included, before anything is repaired"),
        )
        self.verify = action(self.tr("Verify"), "verify", self.tr("Verify every page and log of this instance"))
        self.restore = action(self.tr("Restore…"), "restore", self.tr("Restore from the newest chain"))
        self.drill = action(
            self.tr("Restore drill"),
            "verify",
            self.tr("Test the newest chain: restore it, read every row, then delete the restored files"),
        )
        self.recover = action(self.tr("Recover…"), "recover", "")
        self.open_tables = action(
            self.tr("Show tables"), "tables", self.tr("Read the tables and rows of its databases")
        )
        self.open_tables.triggered.connect(lambda: self._ask_tables("", ""))
        self.check_backup = action(
            self.tr("Verify backup"), "verify", self.tr("Verify every page and log of the newest chain")
        )
        self.show_destination = action(
            self.tr("Show destination"), "destinations", self.tr("Go to the destination that is not available")
        )
        self.show_run = action(self.tr("Show run"), "history", self.tr("Go to the run that found the damage"))
        for advised in (self.check_backup, self.show_destination, self.show_run):
            advised.triggered.connect(lambda: self.step_requested.emit(self.step))
        self.open_folder = action(
            self.tr("Open folder"), "open-folder", self.tr("Show the instance's files in the file manager")
        )
        for asked, wanted in (
            (self.back_up_now, self.back_up_now_requested),
            (self.back_up, self.back_up_requested),
            (self.evidence, self.evidence_requested),
            (self.schedule, self.schedule_requested),
        ):
            requested: SignalInstance = wanted
            asked.triggered.connect(partial(self._ask, requested))
        self.verify.triggered.connect(lambda: self.verify_requested.emit(self.facts and self.facts.instance))
        self.restore.triggered.connect(self._ask_restore)
        self.drill.triggered.connect(self._ask_drill)
        self.recover.triggered.connect(lambda: self.recover_requested.emit(self.facts and self.facts.instance))
        self.open_folder.triggered.connect(self._open_folder)

    def _lay_out_tabs(self) -> None:
        """What is in the first two tabs, each of which scrolls by itself."""
        column = QVBoxLayout(self._summary)
        column.setContentsMargins(0, 10, 0, 4)
        column.setSpacing(10)
        column.addWidget(Flow(self._chips))
        self._cards = CardGrid([self._verdict, self._full, self._incremental, self._pending])
        column.addWidget(self._cards)
        for banner in self._banners:
            column.addWidget(banner)
        column.addWidget(self._more)
        column.addStretch(1)
        logs = QVBoxLayout(self._logs)
        logs.setContentsMargins(0, 10, 0, 4)
        logs.addWidget(self.timeline)
        logs.addStretch(1)

    def _lay_out(self) -> None:
        titles = QHBoxLayout()
        titles.setSpacing(12)
        titles.addWidget(self._title)
        titles.addWidget(self._product, 1)
        steps = {
            Advised.BACK_UP: self.back_up_now,
            Advised.KEEP_EVIDENCE: self.evidence,
            Advised.RESTORE: self.restore,
            Advised.DRILL: self.drill,
            Advised.CHECK_BACKUP: self.check_backup,
            Advised.SHOW_DESTINATION: self.show_destination,
            Advised.SHOW_RUN: self.show_run,
        }
        self.buttons = StepButtons(steps, self.back_up, self.verify, self._more_button())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addLayout(titles)
        column.addWidget(self.buttons)
        column.addWidget(self.tabs, 1)

    def add_notice(self, notice: QWidget) -> None:
        """Put what has to be seen first at the top of the summary."""
        column = self._summary.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(0, notice)

    def _more_button(self) -> QPushButton:
        button = push_button(self.tr("More"))
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        menu.addActions([self.schedule, self.open_tables, self.recover, self.open_folder])
        button.setMenu(menu)
        return button

    def show_facts(
        self,
        facts: Protection,
        others: Sequence[engine.FoundFile],
        runs: Sequence[Run] = (),
        row: InstanceRow | None = None,
        seen: SeenState | None = None,
    ) -> None:
        """Show ``facts``; ``others`` are files of the scan that belong to no instance, ``runs`` its runs, ``row``
        what the table says of it, and ``seen`` the newest look at everything."""
        self.facts = facts
        self.step = next_step(facts, row, seen)
        own_name, job = (row.naming.name, row.job) if row is not None else ("", "")
        at_work = row is not None and Facet.BACKING_UP in row.facets
        instance = facts.instance
        self._title.set_text(own_name or instance.name)
        parts = (instance.name if own_name else "", protection.product_name(instance), str(instance.directory))
        self._product.set_text(" · ".join(part for part in parts if part))
        self._show_back_up(instance, job, at_work)
        self._show_chips(facts)
        now = (row.at if row is not None else None) or protection.utc_now()  # one, so that ages agree
        self._show_messages(messages_of(facts, row, seen, now))
        self._full.set_value(*protection_cards.full_card(facts, now))
        self._incremental.set_value(*protection_cards.incremental_card(facts, now))
        self._pending.set_value(*protection_cards.pending_card(facts, now))
        self._verdict.set_value(*protection_cards.verdict_card(facts, now, row))
        self._verdict.setToolTip(plain_tip(detail(facts.verdict, now)))
        self._runs = runs
        self._timeline_shown.ask()
        self._cards.setVisible(not instance.is_backup_set)
        self._show_restore(facts)
        self._show_verify(instance)
        possible, tip = offer(instance)
        self.recover.setEnabled(possible)
        self.recover.setToolTip(f"{tip} (Ctrl+Shift+R)" if possible else tip)
        self.recover.setStatusTip(tip)
        self.tabs.show_instance(instance, others, runs, facts.evidence.files_damage)

    def _show_timeline(self) -> None:
        """With the commits that were read, as long as they are those of its chain."""
        facts = self.facts
        if facts is None:
            return
        data, chain = timeline(facts, self._runs), facts.to_restore
        if self._commits is not None and self._commits.chain != chain:
            self.timeline.commits.setChecked(False)
        if data != self._timeline_data:
            self._timeline_data = data
            self.timeline.set_data(with_commits(data, self._commits) if self._commits is not None else data)
        why_not = self.tr("There is no chain whose commits could be read") if chain is None else ""
        if facts.instance.is_backup_set:
            why_not = self.tr("A restore of this backup set shows its commits")
        self.timeline.offer_commits(why_not)

    def _want_commits(self, wanted: bool) -> None:
        self._commits = None
        if self.facts is None or self._timeline_data is None:
            return
        if wanted:
            self.timeline.say(self.tr("Reading the commits in the logs…"))
            self.commits_requested.emit(self.facts)
        else:
            self.timeline.set_data(self._timeline_data)

    def show_commits(self, facts: Protection, read: ReadCommits | None, why_not: str = "") -> None:
        """The commits of what ``facts`` offers to restore, or why they cannot be shown."""
        same = self.facts is not None and facts.instance.identity == self.facts.instance.identity
        if not same or self._timeline_data is None or not self.timeline.commits.isChecked():
            return
        if read is None or not len(read.moments):
            self.timeline.commits.setChecked(False)
            self.timeline.say(why_not or self.tr("No moment can be chosen in this chain."))
            return
        self._commits = read
        self.timeline.set_data(with_commits(self._timeline_data, read))
        self.timeline.picture.set_axis(Axis.TIME)

    def _show_back_up(self, instance: engine.InstanceFiles, job: str, at_work: bool) -> None:
        """A job has one click; what cannot be backed up is not invited to be: its files are kept as evidence."""
        possible = protection.can_be_backed_up(instance)
        if job:
            tip = self.tr("Back up with the destination and mode of the job {} (Ctrl+B)").format(job)
        else:
            tip = self.tr("Not in a job: plan a backup instead")
        self.open_tables.setEnabled(bool(instance.databases) and not instance.live)
        self.back_up_now.setEnabled(possible and bool(job) and not at_work)
        self.back_up_now.setToolTip(tip)
        self.back_up_now.setStatusTip(tip)
        can_be_scheduled = possible and not instance.is_backup_set
        self.schedule.setEnabled(can_be_scheduled)
        tip = self.tr("Set up a job that backs it up automatically")
        self.schedule.setToolTip(tip if can_be_scheduled else self.tr("No job could back it up."))
        self.schedule.setStatusTip(self.schedule.toolTip())
        self.buttons.show_step(self.step.step, possible=possible, has_job=bool(job))

    def _show_restore(self, facts: Protection) -> None:
        """Both take the same chain, and say which."""
        place, chain = facts.to_restore, facts.evidence.to_restore
        for action, words in (
            (self.restore, self.tr("Restore from the chain of {}")),
            (
                self.drill,
                self.tr("Test the chain of {}: restore it, read every row, then delete the restored files"),
            ),
        ):
            action.setEnabled(place is not None)
            begun = moment_of(chain.manifest.runs[0].started) if chain and chain.manifest else None
            tip = words.format(when(begun)) if begun else self.tr("There is no chain to restore from")
            if facts.instance.is_backup_set:
                tip = self.tr("Uses this backup set")
            action.setToolTip(tip)
            action.setStatusTip(tip)

    def _show_verify(self, instance: engine.InstanceFiles) -> None:
        """Files that change while they are read prove nothing; a backup checks every page it copies."""
        tip = self.tr("Verify every page and log of this instance")
        if instance.live:
            tip = self.tr(
                "Not available while the instance is running. Back it up, which verifies every page, or verify "
                "its chain."
            )
        self.verify.setEnabled(not instance.live)
        self.verify.setToolTip(tip)
        self.verify.setStatusTip(tip)

    def _show_chips(self, facts: Protection) -> None:
        instance, live = facts.instance, facts.live
        word, level, tip = protection.state_of(instance, facts.running, facts.evidence.files_damage)
        self._chips[0].set_state(word, level, tip)
        paths = live.databases if live else [database.path for database in instance.databases]
        count = len(paths)
        names = "\n".join(str(path) for path in paths)
        self._chips[1].set_state(plural(count, "{} database", "{} databases"), Level.NEUTRAL, names)
        circular = live.circular if live else instance.circular
        if instance.is_backup_set:
            self._chips[2].set_state("", Level.NEUTRAL)
        elif circular is None:
            self._chips[2].set_state(self.tr("No logs"), Level.NEUTRAL, self.tr("Only full backups are possible."))
        else:
            text = self.tr("Circular logging on") if circular else self.tr("Circular logging off")
            tip = self.tr(
                "The engine deletes old logs itself. Back up often, or an incremental backup will find a gap."
            )
            self._chips[2].set_state(text, Level.INFO if circular else Level.NEUTRAL, tip if circular else "")
        if live is None:
            self._chips[3].set_state(protection.log_span(instance) if instance.logs else "", Level.NEUTRAL)
            self._chips[4].set_state("", Level.NEUTRAL)
            return
        text = self.tr("The current log")
        self._chips[3].set_state(self.tr("Log {}").format(generation(live.generation)), Level.NEUTRAL, text)
        text = self.tr("Recovery would start with this log. Backups remove neither it nor later ones.")
        self._chips[4].set_state(self.tr("Checkpoint {}").format(generation(live.checkpoint)), Level.NEUTRAL, text)

    def _show_messages(self, messages: Sequence[Message]) -> None:
        for at, banner in enumerate(self._banners):
            if at >= len(messages):
                banner.clear()
            elif banner.message != messages[at]:
                banner.show_message(messages[at])
        rest = messages[MAX_BANNERS:]
        lines = [self.tr("More findings:"), *(f"• {message.what}" for message in rest)]
        self._more.set_text("\n".join(lines) if rest else "")

    def _ask(self, requested: SignalInstance) -> None:
        requested.emit(self.facts.instance if self.facts else None)

    def _ask_tables(self, database: str, table: str) -> None:
        if self.facts is not None:
            self.tables_requested.emit(target_in(self.facts, database, table))

    def _ask_restore(self) -> None:
        if self.facts is not None and self.facts.to_restore is not None:
            self.restore_requested.emit(self.facts.to_restore)

    def _ask_drill(self) -> None:
        if self.facts is not None and self.facts.to_restore is not None:
            self.drill_requested.emit(self.facts.to_restore)

    def _open_folder(self) -> None:
        if self.facts:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.facts.instance.directory)))
