"""What a removal of chains would remove, asked before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

import engine
from app.evidence.clocks import moment_of
from app.operations.remove import RemoveRequest
from ui.format import number, on_day, plain_tip, plural, size
from ui.icons import set_icon
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import CellValue, RowsModel, plain
from ui.panels.command_dialog import CommandDialog, offer_command
from ui.panels.kept_layout import fit_columns
from ui.panels.sorted_table import SortedTable
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.dialog import Dialog
from ui.widgets.text import TextLabel

MAX_REASONS = 4


class RemovalDialog(Dialog):
    """``confirmed`` carries the :class:`RemoveRequest` that may be run, with the instances that were typed."""

    confirmed = Signal(object)

    def __init__(self, plan: engine.Removed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Remove chains"))
        self.plan = plan
        count = plural(len(plan.chains), "{} chain", "{} chains")
        self.headline = TextLabel(self.tr("Remove {}, {}?").format(count, size(plan.freed)), "headline", fold=True)
        self.about = TextLabel(self._about(), fold=True)
        self.banner = Banner()
        titles = (
            *(self.tr("Instance"), self.tr("Chain"), self.tr("From"), self.tr("To"), self.tr("Sets")),
            *(self.tr("Files"), self.tr("Size"), self.tr("Note")),
        )
        self.rows = RowsModel(titles, numbers=(4, 5, 6))
        self.rows.set_rows([self._row(chain) for chain in plan.chains])
        self.table = SortedTable(self.rows, self.tr("Chains to remove"))
        samples = {0: "SRU-25894C02", 1: "20250101T120000Z-0123abcd", 2: "28 Nov 2026", 3: "28 Nov 2026"}
        fit_columns(self.table, {**samples, 4: "99", 5: "9,999", 6: "999.9 MiB", 7: "Newest"}, icon=-1)
        named = () if plan.refused else plan.must_be_named
        self.names = {instance: QLineEdit() for instance in named}
        buttons = QDialogButtonBox()
        self.keep_button = buttons.addButton(self.tr("Keep everything"), QDialogButtonBox.ButtonRole.RejectRole)
        text = self.tr("Remove {}").format(count)
        self.remove_button = buttons.addButton(text, QDialogButtonBox.ButtonRole.DestructiveRole)
        self.remove_button.setProperty("kind", "danger")
        set_icon(self.remove_button, "remove")
        self.command_button = offer_command(buttons, self._show_command)
        self.remove_button.setAutoDefault(False)  # not by Enter, whatever has the focus
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        buttons.rejected.connect(self.reject)
        self.remove_button.clicked.connect(self._confirm)
        self._tell()
        self._lay_out(buttons)
        self.keep_button.setDefault(True)  # when it is in the dialog, which knows it then
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is on what changes nothing."""
        super().showEvent(event)
        self.keep_button.setFocus()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        for part in (self.headline, self.about, self.banner):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        for instance, field in self.names.items():
            words = self.tr("Type {} to remove its newest chain that can be restored").format(instance)
            label = TextLabel(words, "strong", fold=True)
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.textChanged.connect(self._follow)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 168, self.fontMetrics().height() * 32)

    def _about(self) -> str:
        """That sets need those before them, the span of time, and what follows."""
        chains = self.plan.chains
        sets = sum(len(chain.runs) for chain in chains)
        files = sum(chain.files for chain in chains)
        words = self.tr("{} and {} of {}. A set needs those before it, so a chain goes as a whole.")
        parts = [
            words.format(
                plural(sets, "{} backup set", "{} backup sets"),
                plural(files, "{} file", "{} files"),
                _span(chains) or self.tr("unknown date"),
            )
        ]
        if any(chain.is_continued for chain in chains):
            parts.append(self.tr("The next backup must be a full one."))
        parts.append(self.tr("This cannot be undone."))
        return " ".join(parts)

    def _row(self, chain: engine.RemovedChain) -> tuple[CellValue, ...]:
        newest = self.tr("Newest that can be restored") if chain.is_newest else ""
        note = shown(chain.refusal) or newest
        level = Level.ERROR if chain.refusal else (Level.WARNING if chain.is_newest else None)
        first = moment_of(chain.runs[0].started) if chain.runs else None
        last = moment_of(chain.runs[-1].ended) if chain.runs else None
        return (
            plain(chain.instance),
            CellValue(chain.path.name, chain.path.name, str(chain.path)),
            CellValue(on_day(first.date()) if first else "–", first.timestamp() if first else 0.0),
            CellValue(on_day(last.date()) if last else "–", last.timestamp() if last else 0.0),
            CellValue(number(len(chain.runs)), len(chain.runs)),
            CellValue(number(chain.files), chain.files),
            CellValue(size(chain.bytes), chain.bytes),
            CellValue(note, note, note, level),
        )

    def _tell(self) -> None:
        refused = self.plan.refused
        if refused:
            lines = [f"{chain.path.name}: {shown(chain.refusal)}" for chain in refused[:MAX_REASONS]]
            what = self.tr("Nothing can be removed while {} must stay.").format(
                plural(len(refused), "{} chain", "{} chains")
            )
            advice = self.tr("Leave these chains out of the selection.")
            self.banner.show_message(Message(Level.ERROR, what, "", "\n".join(lines), advice))
        elif self.plan.must_be_named:
            what = self.tr("The newest backup that can be restored is among the chains.")
            advice = self.tr("Keep it until a newer backup was made and verified.")
            names = ", ".join(self.plan.must_be_named)
            self.banner.show_message(Message(Level.WARNING, what, names, advice=advice))

    def _follow(self) -> None:
        typed = all(field.text().strip() == instance for instance, field in self.names.items())
        able = typed and not self.plan.refused
        self.remove_button.setEnabled(able)
        tip = "" if able else self.tr("See the reason above the list.")
        if not able and not self.plan.refused:
            tip = self.tr("Type the name of the instance first.")
        self.remove_button.setToolTip(plain_tip(tip))
        self.remove_button.setAccessibleDescription(tip)

    @property
    def request(self) -> RemoveRequest:
        """What is run when it is confirmed."""
        return RemoveRequest(tuple(chain.path for chain in self.plan.chains), self.plan.must_be_named)

    def _show_command(self) -> None:
        CommandDialog(self.request, self).open()

    def _confirm(self) -> None:
        confirmed: SignalInstance = self.confirmed
        confirmed.emit(self.request)
        self.accept()


def _span(chains: Sequence[engine.RemovedChain]) -> str:
    runs = [run for chain in chains for run in (*chain.runs[:1], *chain.runs[-1:])]
    moments = sorted(moment for run in runs if (moment := moment_of(run.ended)) is not None)
    if not moments:
        return ""
    first, last = on_day(moments[0].date()), on_day(moments[-1].date())
    return first if first == last else f"{first} – {last}"
