"""Step 2 of a restore: the folder it goes to, and what becomes of the databases there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.context import Context
from ui.format import plural, size
from ui.levels import Level
from ui.pages.restore.step import RestoreChoices, WizardStep, home_of, to_stop
from ui.panels.decision_panel import DecisionPanel
from ui.panels.target_field import TargetField, TargetLook
from ui.widgets.form import BELOW_TICK
from ui.widgets.panel import Card, CardGrid, Panel, scrolled
from ui.widgets.text import TextLabel, show_part

_SLOT = "restore-target"


class WhereStep(WizardStep):
    """Apart or in place, the path, what is there now, whether there is room, and whether logs are replayed."""

    def __init__(self, draft: RestoreChoices, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(draft, "", parent)
        self.title = self.tr("Target")
        self._inventory, self._ledger = context.inventory, context.ledger
        self._other = ""
        """The path of the place that is not chosen."""
        self.apart = QRadioButton(self.tr("T&o a separate folder"))
        self.in_place = QRadioButton(self.tr("In &place, in the instance's own folder"))
        self.field = TargetField(context.background, _SLOT)
        self.path, self.verdict = self.field.path, self.field.verdict
        self.exact = TextLabel("", fold=True)
        self._exactly = TextLabel(self.tr("Files will be written to exactly this folder"), "muted")
        self.kept = DecisionPanel(context)
        self.folder_card = Card(self.tr("Target folder"))
        self.room_card = Card(self.tr("Space"))
        self.recovered = QRadioButton(self.tr("&Recover them: clean and ready to use"))
        self.as_copied = QRadioButton(self.tr("&Keep the files as backed up"))
        self._not_copied = TextLabel("", "small", fold=True)
        self._lay_out()
        self.field.changed.connect(self._follow)
        self.field.entered.connect(self.advance)
        self.in_place.toggled.connect(self._choose_place)
        self.as_copied.toggled.connect(self._choose)
        self.kept.settled.connect(context.navigation.announce)
        self.kept.settled.connect(self.field.ask)

    def _lay_out(self) -> None:
        panel = Panel(self.tr("Where to restore the files"))
        self._add_choices(
            panel,
            (
                self.apart,
                self.tr(
                    "No existing files are overwritten. Compare the result with the original, then swap the "
                    "folders. The last step explains how for this product."
                ),
            ),
            (
                self.in_place,
                self.tr(
                    "Stop the program that owns the instance first: the restore is refused while it is running. "
                    "Databases in the way, and all logs and the checkpoint of the instance, are kept there as "
                    "NAME.before-restore-ID until you delete them or take back the restore."
                ),
            ),
        )
        self.apart.setChecked(True)
        panel.body.addWidget(self.field)
        panel.body.addWidget(self._exactly)
        panel.body.addWidget(self.exact)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(panel)
        inner.addWidget(self.kept)
        inner.addWidget(self._choice_panel())
        inner.addWidget(CardGrid([self.folder_card, self.room_card]))
        inner.addStretch(1)
        column = QHBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(content))

    def _choice_panel(self) -> Panel:
        panel = Panel(self.tr("What to do with the databases"))
        self._add_choices(
            panel,
            (
                self.recovered,
                self.tr("The logs are replayed up to the chosen point, and uncommitted changes are undone."),
            ),
            (
                self.as_copied,
                self.tr(
                    "No logs are replayed: every file is restored byte for byte. A dirty database has to be "
                    "recovered later, here or by the product."
                ),
            ),
        )
        self._not_copied.setContentsMargins(BELOW_TICK, 0, 0, 4)
        panel.body.addWidget(self._not_copied)
        self.recovered.setChecked(True)
        return panel

    def _add_choices(self, panel: Panel, *choices: tuple[QAbstractButton, str]) -> None:
        group = QButtonGroup(self)
        for button, about in choices:
            group.addButton(button)
            button.setAccessibleName(button.text().replace("&", ""))
            button.setAccessibleDescription(about)
            text = TextLabel(about, "small", fold=True)
            text.setContentsMargins(BELOW_TICK, 0, 0, 4)
            panel.body.addWidget(button)
            panel.body.addWidget(text)

    @property
    def is_ready(self) -> bool:
        return self.field.is_ready

    def enter(self) -> None:
        """To a moment, or through newer logs, there is no way but replaying the logs."""
        replays = self.draft.moment is not None or self.draft.roll_forward is not None
        if replays:
            self.recovered.setChecked(True)
        self.as_copied.setEnabled(not replays)
        why = self.tr("Not available: restoring to a moment requires replaying logs.")
        if self.draft.roll_forward is not None:
            why = self.tr("Not available: the newer logs have to be replayed.")
        self._not_copied.set_text(why if replays else "")
        if self.in_place.isChecked() and not self.path.text():
            self.path.setText(self._home())
        self.field.ask()

    def first_field(self) -> QWidget | None:
        return self.path

    def start_over(self) -> None:
        """For another restore: no target is taken again by mistake."""
        self.apart.setChecked(True)
        self._other = ""
        self.path.clear()

    def _choose(self, as_copied: bool) -> None:
        self.draft.recovering = not as_copied
        self.changed.emit()

    def _choose_place(self, in_place: bool) -> None:
        """Each place keeps its own path; that of the instance is offered where it is known."""
        self.draft.in_place = in_place
        self.field.set_in_place(in_place)
        before, self._other = self._other, self.path.text()
        self.path.setText(before or (self._home() if in_place else ""))
        self.path.setFocus()
        self._follow()

    def _home(self) -> str:
        if self.draft.roll_forward is not None:
            return str(self.draft.roll_forward)
        return str(home_of(self.draft.chain, self._inventory.instances, self._ledger.record) or "")

    def _follow(self) -> None:
        self.draft.target = self.field.target
        self.exact.set_text(str(self.draft.target) if self.draft.target else "")
        show_part(self._exactly, self.draft.target is not None)
        look = self.field.look
        self.kept.show_kept(self.draft.target or Path(), look.kept if look and self.draft.in_place else ())
        self._show_cards(look, self.field.problem)
        self.changed.emit()

    def _show_cards(self, look: TargetLook | None, problem: str) -> None:
        needed = sum(file.bytes for file in self.draft.files)
        if look is None:
            self.folder_card.set_value("–", self.tr("not chosen yet") if self.draft.target is None else "")
            self.room_card.set_value("–", self.tr("{} required").format(size(needed)))
            return
        self._show_folder(look, problem)
        if look.free is None:
            self.room_card.set_value("–", self.tr("free space not known"), Level.WARNING)
            return
        level = Level.SUCCESS if look.free >= needed else Level.ERROR
        words = self.tr("{} required") if look.free >= needed else self.tr("{} required: not enough space")
        if self.draft.roll_forward is not None and look.free >= needed:
            words = self.tr("{} required, plus space for the newer logs")
        self.room_card.set_value(self.tr("{} free").format(size(look.free)), words.format(size(needed)), level)

    def _show_folder(self, look: TargetLook, problem: str) -> None:
        if problem:
            self.folder_card.set_value(self.tr("Cannot be used"), problem, Level.ERROR)
        elif look.entries is None:
            self.folder_card.set_value(self.tr("New"), self.tr("will be created"), Level.SUCCESS)
        elif look.entries:
            files = plural(look.entries, "{} file", "{} files")
            stop = to_stop(look.path, self._inventory.running)
            said = stop or self.tr("files in the way are renamed and kept")
            level = Level.WARNING if stop else Level.INFO
            self.folder_card.set_value(self.tr("Contains {}").format(files), said, level)
        else:
            self.folder_card.set_value(self.tr("Empty"), self.tr("already exists"), Level.SUCCESS)
