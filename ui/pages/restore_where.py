"""Step 2 of a restore: the folder it goes to, a new or an empty one, and what becomes of the databases there."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.context import Context
from ui.format import size
from ui.levels import Level
from ui.pages.restore_step import Draft, Step
from ui.pages.target_field import TargetField, TargetLook
from ui.widgets.panel import Card, CardGrid, Panel, scrolled
from ui.widgets.text import TextLabel

_SLOT = "restore-target"


class WhereStep(Step):
    """The path, what is there now, whether there is room, and whether the logs are replayed."""

    def __init__(self, draft: Draft, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(draft, "", parent)
        self.title = self.tr("Where")
        self.field = TargetField(context.background, _SLOT)
        self.path, self.verdict = self.field.path, self.field.verdict
        self.exact = TextLabel("", fold=True)
        self.folder_card = Card(self.tr("Target folder"))
        self.room_card = Card(self.tr("Room"))
        self.recovered = QRadioButton(self.tr("&Recover them: they end clean and can be used at once"))
        self.as_copied = QRadioButton(self.tr("&Keep the files as they were copied"))
        self._lay_out()
        self.field.changed.connect(self._follow)
        self.field.entered.connect(self.advance)
        self.as_copied.toggled.connect(self._choose)

    def _lay_out(self) -> None:
        panel = Panel(self.tr("Where shall the files go?"))
        panel.body.addWidget(self.field)
        panel.body.addWidget(TextLabel(self.tr("The files will be written to exactly this folder"), "muted"))
        panel.body.addWidget(self.exact)
        note = self.tr(
            "Nothing is ever restored over other files. Restore beside the original, look at the result, "
            "then swap the folders: the last step says how for this product."
        )
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(panel)
        inner.addWidget(self._choice_panel())
        inner.addWidget(CardGrid([self.folder_card, self.room_card]))
        inner.addWidget(TextLabel(note, "muted", fold=True))
        inner.addStretch(1)
        column = QHBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(content))

    def _choice_panel(self) -> Panel:
        panel = Panel(self.tr("What shall become of the databases?"))
        group = QButtonGroup(self)
        choices = (
            (
                self.recovered,
                self.tr(
                    "The logs of the chain are replayed on the copy up to the chosen set, and what was never "
                    "committed is undone."
                ),
            ),
            (
                self.as_copied,
                self.tr(
                    "Nothing is replayed: every file is what was backed up, byte for byte. A dirty database has "
                    "to be recovered later, here or by the product."
                ),
            ),
        )
        for button, about in choices:
            group.addButton(button)
            button.setAccessibleName(button.text().replace("&", ""))
            button.setAccessibleDescription(about)
            text = TextLabel(about, "small", fold=True)
            text.setContentsMargins(26, 0, 0, 4)
            panel.body.addWidget(button)
            panel.body.addWidget(text)
        self.recovered.setChecked(True)
        return panel

    @property
    def is_ready(self) -> bool:
        return self.field.is_ready

    def enter(self) -> None:
        """To a moment there is no way but replaying the logs."""
        if self.draft.moment is not None:
            self.recovered.setChecked(True)
        self.as_copied.setEnabled(self.draft.moment is None)
        self.as_copied.setToolTip(self.tr("A moment is reached by replaying logs") if self.draft.moment else "")
        self.field.ask()

    def first_field(self) -> QWidget | None:
        return self.path

    def _choose(self, as_copied: bool) -> None:
        self.draft.recovering = not as_copied
        self.changed.emit()

    def _follow(self) -> None:
        self.draft.target = self.field.target
        self.exact.set_text(str(self.draft.target) if self.draft.target else "–")
        self._show_cards(self.field.look, self.field.problem)
        self.changed.emit()

    def _show_cards(self, look: TargetLook | None, problem: str) -> None:
        needed = self._needed()
        if look is None:
            self.folder_card.set_value("–")
            self.room_card.set_value("–", self.tr("needs {}").format(size(needed)))
            return
        if problem:
            self.folder_card.set_value(self.tr("Cannot be used"), problem, Level.ERROR)
        elif look.entries is None:
            self.folder_card.set_value(self.tr("New"), self.tr("it will be made"), Level.SUCCESS)
        else:
            self.folder_card.set_value(self.tr("Empty"), self.tr("it is there already"), Level.SUCCESS)
        if look.free is None:
            self.room_card.set_value("–", self.tr("the free space is not known"), Level.WARNING)
            return
        level = Level.SUCCESS if look.free >= needed else Level.ERROR
        words = self.tr("{} are needed") if look.free >= needed else self.tr("{} are needed: too little room")
        self.room_card.set_value(self.tr("{} free").format(size(look.free)), words.format(size(needed)), level)

    def _needed(self) -> int:
        manifest = self.draft.chain.manifest if self.draft.chain else None
        if not manifest:
            return 0
        upto = self.draft.generation
        files = manifest.files
        return sum(f.bytes for f in files if upto is None or f.generation is None or f.generation <= upto)
