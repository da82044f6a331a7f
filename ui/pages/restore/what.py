"""Step 1 of a restore: which chain, and up to which of its sets."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

import engine
from app.evidence.clocks import moment_of
from app.operations.earlier import EarlierState
from app.operations.restore import RestoreRequest
from engine.errors import JetError
from ui.context import Context
from ui.format import generation, plural, size, when
from ui.languages.sentences import shown
from ui.models.chain_nodes import strip_nodes
from ui.models.chains import ChainSummary, begun_as, set_name, state_text
from ui.models.keys import key_files
from ui.pages.restore.chain_trouble import trouble_of
from ui.pages.restore.chains import ChainList
from ui.pages.restore.earlier_panel import EarlierPanel
from ui.pages.restore.item_card import ItemCard
from ui.pages.restore.list_above import LOW, ListAbove
from ui.pages.restore.moment import MomentField
from ui.pages.restore.roll_forward import RollForwardField
from ui.pages.restore.step import RestoreChoices, WizardStep, home_of, stored_text, to_stop
from ui.panels.decision_list import DecisionRows
from ui.panels.verdict_line import VerdictLine
from ui.values.restore_from import RestoreFrom
from ui.values.tables_target import TablesTarget
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button
from ui.widgets.chain_strip import ChainStrip
from ui.widgets.chip import Chip
from ui.widgets.panel import Panel, scrolled
from ui.widgets.text import TextLabel

MOMENT = "moment"
"""Stands in the list of what to restore up to for what the slider says."""


class WhatStep(WizardStep):
    """The list of chains above, the chosen one below."""

    def __init__(self, draft: RestoreChoices, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(draft, "", parent)
        self.title = self.tr("Backup")
        self.chains = ChainList(context)
        self.decisions = DecisionRows(context)
        self.items = ItemCard()
        self.panel = Panel(self.tr("No chain selected"), fold=True)
        self.trouble = Banner()
        self.earlier = EarlierPanel(context, told=True)
        self.strip = ChainStrip()
        self.up_to = QComboBox()
        self.moment = MomentField(context.background, lambda: context.ledger.record)
        self.newer = RollForwardField()
        self._inventory, self._ledger = context.inventory, context.ledger
        self._preferences = context.preferences
        self.drill = push_button(self.tr("Restore &drill"), icon="drill")
        self.drill.setToolTip(
            self.tr("Test this restore: restore the databases, read every row, then delete the restored files")
        )
        self._state = Chip()
        self.verdict = VerdictLine()
        self._choices = QGridLayout()
        self._facts = QGridLayout()
        self._up_to_label = TextLabel(self.tr("Restore &up to"))
        self._lay_out()
        self.chains.chosen.connect(self._show)
        self.chains.opened.connect(self._open)
        self.up_to.currentIndexChanged.connect(self._choose_set)
        self.drill.clicked.connect(lambda: context.navigation.drill.emit(self.draft.drill()))
        self.moment.chosen.connect(self._choose_moment)
        self.moment.ready.connect(self._take_points)
        self.moment.timeline_changed.connect(self._show_strip)
        self.moment.refused.connect(self._take_refusal)
        self.moment.judged.connect(self.changed)
        self.newer.changed.connect(self._roll_forward)
        self.strip.element_activated.connect(self._activate_set)
        self.earlier.wanted.connect(self.restore_up_to)
        self.earlier.found.connect(self._take_earlier)
        self.items.wanted.connect(lambda: context.navigation.open_tables.emit(self._tables()))
        self._wished: RestoreFrom | None = None
        self._show(None)

    def _lay_out(self) -> None:
        self._choices.setHorizontalSpacing(16)
        self._choices.setColumnStretch(1, 1)
        self._choices.addWidget(self._up_to_label, 0, 0)
        self._choices.addWidget(self.up_to, 0, 1)
        self._choices.addWidget(self.newer, 1, 0, 1, 2)
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        self._facts.setColumnStretch(3, 1)
        self.up_to.setAccessibleName(self.tr("Restore up to this set"))
        self.up_to.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.up_to.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.up_to.setMinimumContentsLength(18)
        self._up_to_label.setBuddy(self.up_to)
        labels = (self._up_to_label, self.moment.label)
        for label in labels:  # the fields stand below one another
            label.setMinimumWidth(max(each.sizeHint().width() for each in labels))
        self.panel.tools.addWidget(self._state)
        self.panel.tools.addWidget(self.drill)
        self.panel.body.addWidget(self.verdict)
        self.panel.body.addWidget(self.trouble)
        self.panel.body.addWidget(self.earlier)
        self.panel.body.addWidget(self.strip)
        self.panel.body.addWidget(self.moment)
        self.panel.body.addLayout(self._choices)
        self.panel.body.addLayout(self._facts)
        self.panel.body.addStretch(1)
        content = QWidget()
        inner = self._inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.panel)
        inner.addStretch(1)
        self._below = scrolled(content)
        splitter = ListAbove(self.chains, self._below)
        self.chains.model.modelReset.connect(splitter.share)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.decisions)
        column.addWidget(self.items)
        column.addWidget(splitter, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_items()

    def _place_items(self) -> None:
        """In a low window the way to single rows follows what is chosen, so that the timeline is in sight."""
        is_low = self.height() < self.fontMetrics().height() * LOW and self.draft.chain is not None
        if is_low and self._column.indexOf(self.items) >= 0:
            self._inner.insertWidget(1, self.items)
        elif not is_low and self._column.indexOf(self.items) < 0:
            self._column.insertWidget(1, self.items)

    @property
    def is_ready(self) -> bool:
        if not self.draft.is_usable or self.moment.is_refused:
            return False
        return not self.newer.wanted or (self.newer.is_ready and self.moment.points is not None)

    def choose(self, begin: Path | RestoreFrom) -> None:
        """Begin with a chain, or with that much of it."""
        wished = RestoreFrom(begin) if isinstance(begin, Path) else begin
        self._wished = wished
        self.moment.wish(wished)
        self.chains.choose(wished.chain)
        self._want_newer()

    def _want_newer(self) -> None:
        """The newer logs that a wish asks for, once its chain is shown."""
        wished, chain = self._wished, self.draft.chain
        if wished is not None and wished.newer is not None and chain is not None and chain.path == wished.chain:
            self._wished = None
            self.newer.want(wished.newer)

    def roll_forward(self, folder: Path | None) -> None:
        """Also replay the newer logs in ``folder``."""
        self.newer.want(folder)

    def restore_up_to(self, state: EarlierState) -> None:
        """Choose the last log that can be reached, also where no set ends with it."""
        generation_ = state.generation
        if self.up_to.findData(generation_) < 0:
            self.up_to.blockSignals(True)
            self.up_to.addItem(self.tr("Logs up to {}").format(generation(generation_)), generation_)
            self.up_to.blockSignals(False)
        self.up_to.setEnabled(True)
        self.up_to.setCurrentIndex(self.up_to.findData(generation_))
        self.draft.generation, self.draft.moment, self.draft.instead = generation_, None, state.reason
        self.changed.emit()

    def _take_earlier(self) -> None:
        """The sets up to there can be restored, whatever comes after them."""
        if self.draft.chain is not None:
            self._show_chain(self.draft.chain)
        self.changed.emit()

    @property
    def hint(self) -> str:
        """What is missing before the next step; empty where nothing is."""
        if self.draft.chain is None:
            is_any = bool(self.chains.model.chains)
            return self.tr("Choose a chain to continue.") if is_any else self.tr("There is no chain to choose.")
        if self.is_ready:
            return ""
        if self.draft.is_usable and self.moment.is_refused:
            return self.tr("Correct the moment, or choose one in the timeline.")
        if self.draft.is_usable:
            said = self.newer.folder is not None
            return self.tr("Reading the logs…") if said else self.tr("Choose the folder of the newer logs.")
        if self.draft.chain.is_locked:
            return self.tr("This chain is encrypted, and none of the known identities opens it.")
        if self.earlier.state is not None:
            return self.tr("Choose “Restore to there instead”, or another chain.")
        return self.tr("This chain cannot be restored. Choose another one.")

    def _tables(self) -> TablesTarget | None:
        """What the rows are looked for in: the chain as of what is chosen."""
        chain = self.draft.chain
        if chain is None or not chain.is_usable:
            return None
        return TablesTarget(chain.path, self.draft.moment or self.draft.generation)

    def first_field(self) -> QWidget | None:
        return self.chains.table if self.chains.model.chains else None

    # ---- what it shows

    def _show(self, chain: ChainSummary | None) -> None:
        before = self.draft.chain
        keys, self.draft.keys = self.draft.keys, key_files(self._preferences.value)
        same = before is not None and chain is not None and before.path == chain.path and keys == self.draft.keys
        self.draft.chain = chain
        if not same:
            self.draft.generation = None
            self.draft.moment = self.draft.roll_forward = None
            self.draft.instead = ""
            known = self._inventory.instances
            self.newer.begin(home_of(chain, known, self._ledger.record))
            self.moment.show_chain(chain.path if chain is not None and chain.is_usable else None, self.draft.keys)
        if not same:
            self.earlier.forget()
            if chain is not None and chain.manifest is not None and not chain.is_usable and not chain.is_locked:
                self.earlier.look(RestoreRequest(chain.path, chain.path, keys=self.draft.keys))
        self._below.setVisible(chain is not None)
        self._place_items()
        self.items.offer(bool(self.chains.model.chains))
        if chain is not None and same and chain is before:
            self._show_verdict(chain)  # is older now, and nothing else
        else:
            self.trouble.clear()
            if chain is not None:
                self._show_chain(chain)
        self._want_newer()
        self.changed.emit()

    def _show_chain(self, chain: ChainSummary) -> None:
        self.drill.setEnabled(chain.is_usable)
        self.panel.heading.set_text(begun_as(chain))
        self._state.set_state(state_text(chain), chain.level)
        self._show_verdict(chain)
        self._show_trouble(chain)
        state = self.earlier.state
        self.strip.set_nodes(strip_nodes(chain, state.generation if state else None))
        self._show_strip()
        self._offer_sets(chain)
        self._show_facts(chain)

    def _show_verdict(self, chain: ChainSummary) -> None:
        self.verdict.show_verdict(None if chain.error else chain.verdict)  # the banner says more

    def _show_trouble(self, chain: ChainSummary) -> None:
        trouble = trouble_of(chain, partly=self.earlier.state is not None)
        if trouble is not None:
            self.trouble.show_message(trouble)

    def _show_strip(self) -> None:
        """The sets as a picture, where there is no timeline, which has them, too."""
        manifest = self.draft.chain.manifest if self.draft.chain else None
        self.strip.setVisible(manifest is not None and len(manifest.runs) > 1 and self.moment.has_no_timeline)

    def _offer_sets(self, chain: ChainSummary) -> None:
        """Every set whose logs end before those of a later one."""
        runs = chain.manifest.runs if chain.manifest else ()
        self.up_to.blockSignals(True)
        self.up_to.clear()
        rolls = self.newer.wanted
        all_of_it = self.tr("Newest set and newer logs (everything)")
        self.up_to.addItem(all_of_it if rolls else self.tr("Newest set (everything)"), None)
        last = chain.manifest.log_range[1] if chain.manifest and chain.manifest.log_range else 0
        for at in range(len(runs) - 1, -1, -1):
            run = runs[at]
            if run.logs and run.logs[1] < last and not rolls:
                self.up_to.addItem(self._set_text(at, run, run.logs[1]), run.logs[1])
        self.up_to.setCurrentIndex(max(0, self.up_to.findData(self.draft.generation)))
        self.up_to.blockSignals(False)
        self._offer_moment()
        self.up_to.setEnabled(self.up_to.count() > 1 and chain.is_usable)

    def _set_text(self, at: int, run: engine.BackupRun, last: int) -> str:
        name = set_name(run.kind, at)
        taken = when(moment_of(run.ended))
        return self.tr("{}, {}: logs up to {}").format(name, taken, generation(last))

    def _show_facts(self, chain: ChainSummary) -> None:
        while item := self._facts.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        manifest = chain.manifest
        facts = [(self.tr("Folder"), str(chain.path))]
        if manifest:
            files = plural(len(manifest.files), "{} file", "{} files")
            pin = [(self.tr("Pin"), chain.pin)] if chain.pin else []
            facts = [
                *pin,
                (self.tr("Product"), shown(chain.product.value)),
                (self.tr("Size"), f"{size(chain.bytes)}, {files}"),
                *((name, self._database_text(name, chain)) for name in manifest.databases),
                *facts,
            ]
        for part in (self._up_to_label, self.up_to, self.newer):
            part.setVisible(manifest is not None)
        self.newer.setEnabled(chain.is_usable and manifest is not None and bool(manifest.logs))
        for row, (name, text) in enumerate(facts):
            value = TextLabel(text, fold=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addWidget(TextLabel(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, row, 1, 1, 3)

    def _database_text(self, name: str, chain: ChainSummary) -> str:
        databases = chain.plan.databases if chain.plan else ()
        database = next((database for database in databases if database.name == name), None)
        if database is None:
            return self.tr("state could not be read")
        return stored_text(database)

    def _choose_set(self, _at: int) -> None:
        data = self.up_to.currentData()
        if data == MOMENT:
            self._choose_moment(self.moment.moment)
            self._select(MOMENT)
            self.moment.slider.setFocus()
        else:
            self.draft.generation, self.draft.moment, self.draft.instead = data, None, ""
            self.moment.show_generation(data)
        self.changed.emit()

    def _roll_forward(self) -> None:
        """The newer logs were asked for, or not any more: there are other moments then, and only one end."""
        chain = self.draft.known_chain
        self.draft.generation = self.draft.moment = None
        self.draft.roll_forward = self.newer.folder
        self._offer_sets(chain)
        self.moment.show_chain(chain.path, self.draft.keys, self.draft.roll_forward)
        self.changed.emit()

    def _take_points(self) -> None:
        chain, points = self.draft.chain, self.moment.points
        if self.newer.folder is not None and chain is not None and chain.manifest is not None and points:
            self.newer.show_points(points, (chain.manifest.log_range or (0, 0))[1])
        self._offer_moment()
        self.changed.emit()

    def _take_refusal(self, error: JetError) -> None:
        if self.newer.folder is not None:
            stop = to_stop(self.newer.folder, self._inventory.running)
            self.newer.show_error(error, stop or error.hint)
            self.changed.emit()

    def _offer_moment(self) -> None:
        """A moment can be chosen once the logs are read."""
        row = self.up_to.findData(MOMENT)
        if self.moment.is_ready and row < 0:
            self.up_to.addItem(self.tr("Moment set with the slider"), MOMENT)
            if self.draft.moment is not None:
                self._select(MOMENT)
            self.up_to.setEnabled(True)
            if self.draft.moment is None:
                self.moment.show_generation(self.draft.generation)

    def _choose_moment(self, moment: datetime | None) -> None:
        """The slider was moved; at its end everything is restored."""
        self.draft.moment = moment
        points = self.moment.points
        self.draft.last_log = points.at(moment).generation if moment is not None and points else None
        if moment is None:
            self.draft.generation = None
        self._select(None if moment is None else MOMENT)
        self.changed.emit()

    def _select(self, data: object) -> None:
        self.up_to.blockSignals(True)
        self.up_to.setCurrentIndex(max(0, self.up_to.findData(data)))
        self.up_to.blockSignals(False)

    def _activate_set(self, index: int) -> None:
        """A set of the picture was opened: restore up to it."""
        if not self.draft.chain or not self.draft.chain.manifest:
            return
        taken = self.strip.nodes_at(index)[-1].at
        for run in self.draft.chain.manifest.runs:
            if moment_of(run.ended) == taken and run.logs and not self.newer.wanted:
                self.up_to.setCurrentIndex(max(0, self.up_to.findData(run.logs[1])))

    def _open(self) -> None:
        if self.is_ready:
            self.advance.emit()
