"""The choices of a backup: instance, destination, mode, logs, and what is said below each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import cast

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

import engine
from app.evidence.rule import Standing, Verdict
from app.operations.destination import DestinationKind
from app.own_names import Namings
from app.settings import Settings
from ui.models.plan import Effects, Preview
from ui.models.plan_mending import PlanMend
from ui.pages.back_up.last_run import LastRun
from ui.pages.back_up.losing import LosingLogs
from ui.pages.back_up.offers import Offer, offers_of, show_offers
from ui.panels.storage_fields import StorageFields
from ui.panels.verdict_line import VerdictLine
from ui.slices import AT_ONCE, Slices
from ui.widgets.buttons import push_button
from ui.widgets.elided import take_paths
from ui.widgets.form import BELOW_TICK, set_invalid
from ui.widgets.panel import Panel
from ui.widgets.picker import Picker
from ui.widgets.text import TextLabel, set_level_of

WITH_LOGS = engine.Kind.FULL, engine.Kind.COPY
"""Kinds of backup for which the logs can be chosen."""
ATOMIC = engine.Kind.FULL, engine.Kind.INCREMENTAL, engine.Kind.DIFFERENTIAL


class Choices(Panel):
    """Fields and hints, laid out; what they amount to is the page's to say."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.set_text(self.tr("Options"))
        self.instance = Picker()
        self.names: Namings = {}
        """The own names under which instances are offered."""
        self._offers: list[Offer] = []
        self._instances: Sequence[engine.InstanceFiles] = ()
        self._verdict_of: Callable[[str], Verdict] = lambda _key: Verdict(Standing.LOOKING)
        self._offering = Slices(self._offer_in_steps, self)
        self.destination = QComboBox()
        self.browse = push_button(self.tr("Browse…"), icon="open-folder")
        self.may_create = QCheckBox(self.tr("Create the folder"))
        self.full = QRadioButton(self.tr("Full"))
        self.incremental = QRadioButton(self.tr("Incremental"))
        self.differential = QRadioButton(self.tr("Differential"))
        self.copy = QRadioButton(self.tr("Copy"))
        self.as_is = QRadioButton(self.tr("As is (evidence)"))
        self.truncate = QRadioButton(self.tr("Truncate logs only"))
        self.may_lose = LosingLogs()
        self.atomic = QCheckBox(self.tr("Keep only one set (atomic)"))
        self.snapshot = QCheckBox(self.tr("Read from a snapshot of the volume"))
        self.verify_after = QCheckBox(self.tr("Verify the chain afterwards"))
        self.logs = QComboBox()
        self.storage = StorageFields()
        self.verdict = VerdictLine()
        self.last_run = LastRun()
        self.what_hint = TextLabel("", "small", fold=True)
        self.snapshot_hint = TextLabel(
            self.tr("For files that a service has open. Needs the rights of an administrator."), "small", fold=True
        )
        self.where_hint = TextLabel("", "small", fold=True)
        self.logs_hint = TextLabel("", "small", fold=True)
        self.modes: dict[engine.Kind | None, QRadioButton] = {
            engine.Kind.FULL: self.full,
            engine.Kind.INCREMENTAL: self.incremental,
            engine.Kind.DIFFERENTIAL: self.differential,
            engine.Kind.COPY: self.copy,
            engine.Kind.AS_IS: self.as_is,
            None: self.truncate,
        }
        """Each kind of backup; of none: the removal of logs."""
        self.effects: dict[engine.Kind | None, TextLabel] = {}
        """The line that says what a mode does."""
        self.reasons: dict[engine.Kind, TextLabel] = {}
        """Why a kind of backup is not possible now."""
        self.why_none = TextLabel("", "small", fold=True)
        """The same, where all have one reason."""
        self._prepare(settings)
        self._lay_out()

    @property
    def chosen(self) -> engine.InstanceFiles | None:
        """The instance to back up."""
        return cast("engine.InstanceFiles | None", self.instance.currentData())

    @property
    def kind(self) -> engine.Kind | None:
        """The kind of backup that is chosen."""
        return next(kind for kind, button in self.modes.items() if button.isChecked())

    @property
    def reads_snapshot(self) -> bool:
        """Whether the files are read from a snapshot: chosen, and possible for what is chosen besides."""
        return self.snapshot.isChecked() and self.snapshot.isVisibleTo(self) and self.snapshot.isEnabled()

    @property
    def other_kinds(self) -> list[engine.Kind]:
        """Kinds of backup that are not chosen and can be looked at, which would make a snapshot for each."""
        kinds = (kind for kind in self.modes if kind is not None and kind is not self.kind)
        return [] if self.reads_snapshot else list(kinds)

    def show_effects(self, effects: Effects, refused: Mapping[engine.Kind, str]) -> None:
        """What each mode does, and why it would be refused now; a reason that several have is said once."""
        shared = len(set(refused.values())) == 1 and refused.keys() >= self.reasons.keys()
        why_none = self.tr("No backup is possible now. {}").format(next(iter(refused.values()))) if shared else ""
        self.why_none.set_text(why_none)
        told: dict[str, str] = {}  # the mode beside which a reason is
        self._offer_snapshot()
        self._offer_truncation(effects.get(None, ""))
        for mode, text in effects.items():
            self.effects[mode].set_text(text)
            self.modes[mode].setAccessibleDescription(text)
            if mode is None:
                continue
            why = refused.get(mode, "")
            said = self.tr("Not possible now. {}").format(why) if why else ""
            self.modes[mode].setAccessibleDescription(f"{text} {said}".strip())
            if shared:
                said = ""
            elif why in told:
                said = self.tr("Not possible now, for the same reason as {}.").format(told[why])
            self.reasons[mode].set_text(said)
            if why:
                told.setdefault(why, self.modes[mode].text())

    def _offer_truncation(self, effect: str) -> None:
        """Only a running instance can remove its logs; ``effect`` says so of another one."""
        possible = self.chosen is not None and bool(self.chosen.live)
        if not possible and self.truncate.isChecked():
            self.full.setChecked(True)
        self.truncate.setEnabled(possible)
        self.truncate.setToolTip("" if possible else effect)

    def _offer_snapshot(self) -> None:
        """For files at rest, which may be none: a running instance is copied by itself."""
        chosen = self.chosen
        offered = chosen is not None and not chosen.live and not chosen.is_backup_set
        self.snapshot.setVisible(offered)
        self.snapshot_hint.setVisible(offered)
        self.snapshot.setEnabled(self.kind not in (None, engine.Kind.AS_IS))

    def show_preview(self, found: Preview) -> None:
        """What the plan says of the destination, and of the logs that would be lost."""
        self.may_create.setVisible(found.place is DestinationKind.NEW)
        self.may_lose.ask(found.lost, self.chosen.name if self.chosen else "")
        if edit := self.destination.lineEdit():
            bad = found.place in (DestinationKind.FILE, DestinationKind.ABSENT)
            set_invalid(edit, bad or (found.place is DestinationKind.NEW and not self.may_create.isChecked()))
        hint = self.tr("This folder does not exist yet.") if found.place is DestinationKind.NEW else ""
        self.where_hint.set_text(hint)

    def mend(self, mend: PlanMend) -> None:
        """Choose what mends the plan."""
        match mend:
            case PlanMend.CREATE:
                self.may_create.setChecked(True)
            case PlanMend.FULL:
                self.full.setChecked(True)
            case PlanMend.REQUIRED_LOGS:
                self.logs.setCurrentIndex(self.logs.findData(True))
            case PlanMend.SNAPSHOT:
                self.snapshot.setChecked(True)
            case PlanMend.EVIDENCE:
                self.as_is.setChecked(True)

    def offer(
        self, instances: Sequence[engine.InstanceFiles], names: Namings, verdict_of: Callable[[str], Verdict]
    ) -> None:
        """Choose among ``instances``, each with its own name and how well it is protected. Nothing is told."""
        self._instances, self.names = instances, names
        self._show_offers(list(offers_of(instances, names, verdict_of)))

    def offer_again(self, verdict_of: Callable[[str], Verdict]) -> None:
        """The same instances, of which something else may be proven: many of them in several turns."""
        self._verdict_of = verdict_of
        self._offering.ask()

    def _offer_in_steps(self) -> Iterator[int]:
        instances, names = self._instances, self.names
        offers: list[Offer] = []
        if len(instances) > AT_ONCE:
            yield AT_ONCE  # their order takes some time
        for each in offers_of(instances, names, self._verdict_of):
            offers.append(each)
            yield 1
        if len(offers) > AT_ONCE:
            yield len(offers)
        if instances is self._instances and names is self.names:  # else newer ones were offered meanwhile
            self._show_offers(offers)

    def _show_offers(self, offers: list[Offer]) -> None:
        before, self._offers = self._offers, offers
        blocked = self.instance.blockSignals(True)
        show_offers(self.instance, before, offers)
        self.instance.blockSignals(blocked)

    def _prepare(self, settings: Settings) -> None:
        for box in (self.instance, self.destination, self.logs):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
        edit = take_paths(self.destination)
        edit.setPlaceholderText(self.tr("Folder for backups"))
        edit.setAccessibleName(self.tr("Destination"))
        self.destination.setCompleter(None)  # type: ignore[arg-type]  # what is typed is what is meant
        self.logs.addItem(self.tr("All logs in the folder"), False)
        self.logs.addItem(self.tr("Required logs only"), True)
        self._kinds = QButtonGroup(self)
        for button in self.modes.values():
            self._kinds.addButton(button)
            button.setAccessibleName(button.text())
        self.modes[engine.Kind(settings.last_mode.value)].setChecked(True)
        self.atomic.setChecked(settings.last_atomic)
        self.verify_after.setChecked(settings.verify_after)
        tip = self.tr("Every page and log of the chain is read back when the backup is complete")
        self.verify_after.setToolTip(tip)
        self.verify_after.setStatusTip(tip)
        for check in (self.atomic, self.may_create, self.verify_after, self.snapshot):
            check.setAccessibleName(check.text())
        self.may_create.hide()

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.addWidget(self.destination, 1)
        where.addWidget(self.browse)
        self._add(self.tr("&Instance"), self.instance)
        self.body.addWidget(self.what_hint)
        self.body.addWidget(self.snapshot)
        self.snapshot_hint.setContentsMargins(BELOW_TICK, 0, 0, 4)
        self.body.addWidget(self.snapshot_hint)
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.last_run)
        self._add(self.tr("&Destination"), self.destination, where)
        self.body.addWidget(self.where_hint)
        self.body.addWidget(self.may_create)
        self._add(self.tr("&Mode"), self.full, self._mode_box())
        self._add(self.tr("&Logs"), self.logs)
        self.body.addWidget(self.logs_hint)
        self.body.addWidget(self.atomic)
        atomic_hint = TextLabel(
            self.tr(
                "The previous set stays until the new one is complete. Incremental backups then continue the new "
                "one. Logs are handled as in any full backup."
            ),
            "small",
            fold=True,
        )
        self.body.addWidget(atomic_hint)
        self._add(self.tr("Stora&ge"), self.storage.compress, self.storage)
        self._add(self.tr("Afte&r the backup"), self.verify_after, self.verify_after)
        self.body.addStretch(1)

    def _add(self, label: str, field: QWidget, row: QHBoxLayout | QVBoxLayout | QWidget | None = None) -> None:
        """A label above ``field``, or above the ``row`` that holds it."""
        name = QLabel(label)
        name.setProperty("role", "strong")
        name.setBuddy(field)
        self.body.addSpacing(4)
        self.body.addWidget(name)
        if row is None:
            self.body.addWidget(field)
        elif isinstance(row, QWidget):
            self.body.addWidget(row)
        else:
            self.body.addLayout(row)
        if isinstance(field, QComboBox):
            field.setAccessibleName(label.replace("&", ""))

    def _mode_box(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        set_level_of(self.why_none, "warning")
        self.why_none.setContentsMargins(0, 0, 0, 6)
        column.addWidget(self.why_none)
        for kind, button in self.modes.items():
            column.addWidget(button)
            hint = TextLabel("", "small", fold=True)
            hint.setContentsMargins(BELOW_TICK, 0, 0, 4)
            self.effects[kind] = hint
            column.addWidget(hint)
            if kind is not None:
                reason = TextLabel("", "small", fold=True)
                reason.setContentsMargins(BELOW_TICK, 0, 0, 4)
                set_level_of(reason, "warning")
                self.reasons[kind] = reason
                column.addWidget(reason)
        column.addWidget(self.may_lose)
        return column
