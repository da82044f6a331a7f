"""The chosen chain: its picture, the files that a restore of one of its sets reads, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

import engine
from ui.context import Context
from ui.format import plain_tip
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.chain_picture import chain_nodes, files_read, files_text, find_breaks, warned_text
from ui.models.chains import set_name
from ui.models.own_names import called
from ui.models.protection import utc_now
from ui.models.set_entries import SetEntry
from ui.models.sets_rows import chain_level, told_proof
from ui.models.verdicts import detail
from ui.models.warned import is_warned
from ui.panels.picture_saving import PictureActions
from ui.values.backup_sets import ChainNode, dependents
from ui.values.message import told
from ui.widgets.buttons import push_button
from ui.widgets.chain_strip import ChainStrip
from ui.widgets.chip import Chip, LevelIcon
from ui.widgets.flow import Flow
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel, show_part

_SLOT = "sets-chain"


class ChainDetail(QWidget):
    """``lit`` carries the chain and the names of the files that a restore reads, or None; ``opened`` the position
    of a set whose row is wanted."""

    lit = Signal(object, object)
    opened = Signal(int)

    def __init__(self, context: Context, buttons: Flow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.entry: SetEntry | None = None
        self._breaks: Mapping[str, str] = {}
        self._nodes: tuple[ChainNode, ...] = ()
        self.panel = Panel(self.tr("No chain selected"))
        self.state = Chip()
        self.why = TextLabel("", fold=True)
        self.run_button = push_button(self.tr("Show run"), icon="show")
        self.run_button.setToolTip(self.tr("Show the run that found the damage in the history"))
        self.warned = _Warned()
        self.strip = ChainStrip()
        self.files = TextLabel("", "muted", fold=True)
        PictureActions(self.strip)
        self.panel.tools.addWidget(self.state)
        reason = QHBoxLayout()
        reason.addWidget(self.why, 1)
        reason.addWidget(self.run_button, 0, Qt.AlignmentFlag.AlignTop)
        self.panel.body.addWidget(buttons)
        self.panel.body.addLayout(reason)
        self.panel.body.addWidget(self.warned)
        for part in (self.files, self.strip):
            self.panel.body.addWidget(part)
        self.panel.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.strip.lit_changed.connect(self._light)
        self.strip.element_activated.connect(self._open)
        self.run_button.clicked.connect(self._show_run)
        self.show_entry(None, -1, "")

    def show_entry(self, entry: SetEntry | None, position: int, hint: str) -> None:
        """Show the chain with its set ``position`` chosen; ``hint`` says what to do while there is none."""
        before, self.entry = self.entry, entry
        self.run_button.setVisible(bool(self._finder))
        if entry is None:
            self.panel.heading.set_text(self.tr("No chain selected"))
            self.state.set_state("", Level.NEUTRAL)
            self.why.set_text(hint)
            self.warned.show_runs(())
            self.files.set_text("")
            self.strip.setVisible(False)
            self.strip.set_nodes(())
            return
        if before is None or _read_from(before) != _read_from(entry):
            self._breaks = {}
            self._context.background.ask(_SLOT, lambda cancel: find_breaks(entry, cancel), self._take_breaks)
        name = entry.path.name
        self.panel.heading.set_text(f"{called(entry.instance, entry.own_name)} · {name}")
        self.state.set_state(told_proof(entry), chain_level(entry), plain_tip(detail(entry.verdict, utc_now())))
        error = entry.chain.error
        found = entry.finding or (entry.verdict.why if entry.is_bad else "")
        said = told(error) if error else shown(found)
        if not said and entry.is_encrypted:
            said = self.tr("Encrypted. It is opened with the key of one of its recipients, see Settings.")
        if found and entry.is_bad and not hint:
            advice = self.tr(
                "If a file is missing, put it back. Otherwise make a full backup, and keep this chain until that "
                "backup is verified."
            )
            said = f"{said}\n{advice}"
        self.why.set_text(hint or said)
        self.warned.show_runs(entry.manifest.runs if entry.manifest else ())
        self._show_nodes()
        self.strip.choose(position)
        self._light(self.strip.lit)

    def set_going(self, going: bool) -> None:
        """Whether a removal of the chain is being asked for: all of its sets need the first one."""
        self.strip.set_going(dependents(self._nodes, 0) if going else frozenset())

    @property
    def _finder(self) -> str:
        """The run that found the damage that is said; empty where it is seen in the files now."""
        entry = self.entry
        return entry.verdict.run if entry is not None and entry.is_bad and not entry.chain.error else ""

    def _show_run(self) -> None:
        self._context.navigation.show_history.emit(self._finder)

    def _take_breaks(self, found: dict[str, str]) -> None:
        self._breaks = found
        self._show_nodes()

    def _show_nodes(self) -> None:
        nodes = chain_nodes(self.entry, self._breaks) if self.entry is not None else ()
        if nodes != self._nodes or not self.strip.element_count():
            self._nodes = nodes
            self.strip.set_nodes(nodes)
        self.strip.setVisible(bool(nodes))

    def _light(self, position: int) -> None:
        entry = self.entry
        if entry is None or entry.manifest is None:
            self.files.set_text("")
            return
        runs = entry.manifest.runs
        files = files_read(entry.manifest, position if 0 <= position < len(runs) else len(runs) - 1)
        blocked = self._nodes[position].blocked if 0 <= position < len(self._nodes) else ""
        self.files.set_text(" ".join(text for text in (blocked, files_text(files)) if text))
        names = frozenset(file.name for file in files) if position >= 0 else frozenset()
        lit: SignalInstance = self.lit
        lit.emit(entry.path, names)

    def _open(self, index: int) -> None:
        opened: SignalInstance = self.opened
        nodes = self.strip.nodes_at(index)
        opened.emit(self._nodes.index(nodes[0]))


class _Warned(QWidget):
    """Which sets of a chain completed with warnings, and what these were."""

    def __init__(self) -> None:
        super().__init__()
        self.text = TextLabel("", fold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(LevelIcon(Level.WARNING, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)

    def show_runs(self, runs: Sequence[engine.BackupRun]) -> None:
        """Show those of ``runs``, or nothing."""
        found = [(at, run) for at, run in enumerate(runs) if is_warned(run)]
        self.text.set_text("\n".join(f"{set_name(run.kind, at)} · {warned_text(run)}" for at, run in found))
        show_part(self, bool(found))


def _read_from(entry: SetEntry) -> tuple[object, ...]:
    """What says whether the files of a chain have to be looked at anew."""
    return entry.path, entry.manifest, entry.finding, entry.is_bad
