"""What a restore will change, in one sentence, with the exact target; in place only for who types the name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

import engine
from ui.format import exact, generations, plural, size
from ui.pages.restore.step import RestoreChoices, tr
from ui.panels.command_dialog import CommandDialog
from ui.widgets.buttons import push_button
from ui.widgets.flow import Flow
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel


class ChangePanel(Panel):
    """``changed`` comes when :attr:`is_meant` may be another, ``entered`` when Enter was pressed in the name."""

    changed = Signal()
    entered = Signal()
    announced = Signal(str)

    def __init__(self, draft: RestoreChoices, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What will change"), parent)
        self.draft = draft
        self.sentence = TextLabel("", fold=True)
        self.target = TextLabel("", fold=True)
        self.name = QLineEdit()
        self.guard = QWidget()
        self._guard_label = TextLabel("", "strong")
        self.copy_button = push_button(self.tr("&Copy as text"), icon="copy")
        self.print_button = push_button(self.tr("&Print…"), icon="print")
        self.print_button.setToolTip(self.tr("Print the checks, the run sheet and what will change"))
        self.command_button = push_button(self.tr("Show co&mmand line"), icon="command")
        self.copy_button.setToolTip(self.tr("Copy the checks, the run sheet and what will change"))
        self.command_button.setToolTip(self.tr("Show this restore as a command line"))
        self._lay_out()
        self.name.textChanged.connect(lambda _text: self.changed.emit())
        self.name.returnPressed.connect(self.entered)
        self.command_button.clicked.connect(lambda: CommandDialog(self.draft.request(), self.window()).open())

    def _lay_out(self) -> None:
        for label in (self.sentence, self.target):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.sentence)
        where = QGridLayout()
        where.setColumnStretch(1, 1)
        where.setHorizontalSpacing(12)
        where.addWidget(TextLabel(self.tr("Exact target"), "muted"), 0, 0, Qt.AlignmentFlag.AlignTop)
        where.addWidget(self.target, 0, 1)
        self.body.addLayout(where)
        self._guard_label.setBuddy(self.name)
        self.name.setAccessibleName(self.tr("Name of the instance"))
        self.name.setFixedWidth(self.name.fontMetrics().averageCharWidth() * 36)
        guard = QVBoxLayout(self.guard)
        guard.setContentsMargins(0, 0, 0, 0)
        guard.addWidget(Flow([self._guard_label, self.name]))  # one line, so that it is above the fold
        self.body.addWidget(self.guard)
        self.body.addWidget(Flow([self.copy_button, self.print_button, self.command_button]))

    @property
    def is_meant(self) -> bool:
        """In place only for who has typed the name of the instance."""
        chain = self.draft.chain
        return not self.draft.in_place or (chain is not None and self.name.text().strip() == chain.instance)

    def begin(self) -> None:
        """The checks start: what will change is not known yet, and the name is asked for again."""
        chain = self.draft.known_chain
        self.name.clear()
        self._guard_label.set_text(
            self.tr("T&ype {} to restore over it").format(chain.instance.replace("&", "&&"))
        )
        self._guard_label.setMinimumHeight(self.name.sizeHint().height())  # they stand beside each other
        self.guard.hide()
        self.sentence.set_text("")
        self.target.set_text(str(self.draft.target))

    def show_plan(self, plan: engine.RestorePlan) -> None:
        """Say what this plan changes."""
        self.sentence.set_text(change_text(plan, self.draft.recovering, in_place=self.draft.in_place))
        self.guard.setVisible(self.draft.in_place and plan.refusal is None)

    def copy(self, text: str) -> None:
        """Put ``text`` on the clipboard."""
        QGuiApplication.clipboard().setText(text)
        self.announced.emit(self.tr("Checks, run sheet and changes copied."))


def change_text(plan: engine.RestorePlan, recovering: bool, *, in_place: bool = False) -> str:
    """What the restore writes, and what it then does with it."""
    if plan.refusal:
        return tr("Nothing will be written while any check fails.")
    newer = plan.newer.logs if plan.newer else ()
    files = plural(len(plan.files) + len(newer), "{} file", "{} files")
    text = tr("{} ({}) will be written to {} and nowhere else. All other files remain unchanged.")
    if in_place:
        text = tr(
            "{} ({}) will be written to {}. Files in the way, and all logs and the checkpoint of the instance, "
            "are renamed to NAME.before-restore-ID and stay there. Nothing is deleted."
        )
    text = text.format(files, size(plan.bytes), plan.target)
    if plan.point is not None and plan.point.time is not None:
        more = tr(
            "The logs are then replayed up to the commit of {}, which leaves the databases clean and without logs."
        )
        return f"{text} {more.format(exact(plan.point.time))}"
    if recovering and plan.is_recoverable and plan.log_range:
        more = tr("Logs {} are then replayed, which leaves the databases clean.")
        return f"{text} {more.format(generations(*plan.log_range))}"
    return f"{text} {tr('No logs are replayed.')}"
