"""The preview of an import of settings: each change with the value before and after, and which parts to take."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QVBoxLayout, QWidget

from app.operations.command_line import shell_line
from app.transfer.items import SettingsPart
from app.transfer.taking import Change, ImportPlan
from ui.format import plural, when
from ui.languages.marked import mark, marked
from ui.languages.sentences import shown
from ui.models.instances import CellValue, RowsModel
from ui.models.setting_words import change_words, setting_words
from ui.panels.command_dialog import CommandDialog, offer_command
from ui.panels.folded_rows import FoldedRows
from ui.panels.kept_layout import column_widths
from ui.panels.sorted_table import SortedTable
from ui.widgets.dialog import Dialog
from ui.widgets.flow import Flow
from ui.widgets.text import TextLabel

PARTS = {
    SettingsPart.PREFERENCES: mark("Preferences"),
    SettingsPart.DESTINATIONS: mark("Destinations"),
    SettingsPart.NAMES: mark("Own names"),
    SettingsPart.NOTIFICATIONS: mark("Notifications"),
    SettingsPart.JOBS: mark("Jobs"),
}
TITLES = (mark("Part"), mark("Setting"), mark("Change"), mark("Before"), mark("After"))
_WIDTHS = (16, 34, 12, 22, 40)


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("ImportDialog", text)


class ImportDialog(Dialog):
    """Accepted when the changes are wanted; ``chosen`` is then the plan with those of the ticked parts."""

    def __init__(self, plan: ImportPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self.setWindowTitle(self.tr("Import settings"))
        self.table = SortedTable(RowsModel([marked(title) for title in TITLES]), self.tr("Changes"))
        FoldedRows(self.table, range(len(TITLES)))
        self.parts: dict[SettingsPart, QCheckBox] = {}
        for part in SettingsPart:
            if any(change.item.part is part for change in plan.changes):
                self.parts[part] = QCheckBox(part_words(part))
                self.parts[part].setAccessibleName(part_words(part))
                self.parts[part].setChecked(True)
                self.parts[part].toggled.connect(self._follow)
        self.count = TextLabel("", "strong", fold=True)
        self.buttons = QDialogButtonBox()
        self.import_button = self.buttons.addButton(self.tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        close = self.tr("Cancel") if plan.changes else self.tr("Close")
        cancel = self.buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        self.command_button = offer_command(self.buttons, self._show_command)
        for button in (self.import_button, cancel):
            button.setAccessibleName(button.text().replace("&", ""))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._follow()

    @property
    def chosen(self) -> ImportPlan:
        """The plan with the changes of the parts that are ticked."""
        changes = (each for each in self._plan.changes if self.parts[each.item.part].isChecked())
        return replace(self._plan, changes=tuple(changes))

    def command(self) -> str:
        """The command that imports the same."""
        ticked = [part for part, box in self.parts.items() if box.isChecked()]
        only = ticked if len(ticked) < len(self.parts) else []
        words = [word for part in only for word in ("--only", part.value)]
        return shell_line(["settings", "import", str(self._plan.file), *words])

    def _show_command(self) -> None:
        CommandDialog(self.command(), self, self.tr("This command does the same.")).open()

    def _lay_out(self) -> None:
        plan, column = self._plan, QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(TextLabel(str(plan.file), "muted", fold=True))
        if plan.document.host:
            said = self.tr("Exported on {}, {}").format(plan.document.host, _moment(plan.document.exported))
            column.addWidget(TextLabel(said, "muted", fold=True))
        column.addWidget(self.count)
        if self.parts:
            column.addWidget(Flow(tuple(self.parts.values())))
        column.addWidget(self.table, 1)
        self.table.setVisible(bool(plan.changes))
        if plan.notes:
            column.addWidget(TextLabel("\n".join(map(shown, plan.notes)), fold=True))
        stays = self.tr("What is set here and not in the file stays. The import can be undone.")
        column.addWidget(TextLabel(stays, "muted", fold=True))
        column.addWidget(self.buttons)
        self.import_button.setVisible(bool(plan.changes))
        self.command_button.setVisible(bool(plan.changes))
        character = self.fontMetrics().averageCharWidth()
        headings = column_widths(self.table, dict.fromkeys(range(len(_WIDTHS)), ""), icon=-1)
        for at, wide in enumerate(_WIDTHS):
            self.table.setColumnWidth(at, max(wide * character, headings[at]))
        wide = sum(map(self.table.columnWidth, range(len(_WIDTHS)))) + character * 10
        self.resize(wide, self.fontMetrics().height() * (28 if plan.changes else 10))

    def _follow(self) -> None:
        changes = self.chosen.changes
        self.table.rows.set_rows([_row(change) for change in changes])
        if not self._plan.changes:
            self.count.set_text(self.tr("The settings already match the file. Nothing would change."))
        elif changes:
            self.count.set_text(plural(len(changes), "{} setting will change.", "{} settings will change."))
        else:
            self.count.set_text(self.tr("No part is chosen."))
        self.import_button.setEnabled(bool(changes))
        self.command_button.setEnabled(bool(changes))


def part_words(part: SettingsPart) -> str:
    """What a part is called."""
    return marked(PARTS[part])


def _moment(text: str) -> str:
    try:
        return when(datetime.fromisoformat(text))
    except ValueError:
        return text


def _row(change: Change) -> tuple[CellValue, ...]:
    before, after = change_words(change)
    done = tr("changed")
    if change.before is None:
        done = tr("new")
    elif change.after is None:
        done = tr("removed")
    texts = (part_words(change.item.part), setting_words(change.item), done, before, after)
    return tuple(CellValue(text, text.casefold(), text) for text in texts)
