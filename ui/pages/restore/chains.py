"""The list of backup chains to choose from: those at the known destinations, and any folder besides."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

import engine
from app.evidence.proofs import RunRecord
from app.operations.drill import DrillRequest
from app.operations.key_files import KeyFiles
from engine.errors import JetError
from engine.progress import Cancel
from ui.context import Context
from ui.format import plural
from ui.icons import set_icon
from ui.levels import Level
from ui.models.chain_order import OrderedChains
from ui.models.chain_verdicts import Verdicts, changed_verdicts, judge_chains
from ui.models.chains import CHAIN, ChainsModel, ChainSummary, find_summaries, summarise_all, with_verdicts
from ui.models.keys import key_files
from ui.pages.restore.chain_columns import SPARE, WIDE, samples
from ui.panels.absent_destinations import NoDestination
from ui.panels.kept_layout import KeptColumns
from ui.panels.pins import PinActions, PinnedChain
from ui.panels.start_folder import start_folder
from ui.panels.when_shown import WhenShown
from ui.values.message import told
from ui.widgets.banner import EmptyState
from ui.widgets.buttons import push_button
from ui.widgets.chip import LevelIcon
from ui.widgets.panel import scrolled
from ui.widgets.text import TextLabel, show_part

_SLOT, _VERDICTS = "restore-chains", "restore-verdicts"


class ChainList(QWidget):
    """``chosen`` carries the current :class:`~ui.models.chains.ChainSummary`, or None; ``opened`` says that it was
    double-clicked."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._known: list[ChainSummary] = []
        self._browsed: list[ChainSummary] = []
        self._browsed_in: list[str] = []
        """Where a person last looked for chains."""
        self._wanted: Path | None = None
        self._told = False  # whether the notice is about a destination
        self._keys = KeyFiles()
        self._names = context.preferences.value.names
        self._record: RunRecord | None = None
        """The runs that the verdicts follow from."""
        self._hidden: set[int] = set()
        """The rows that the filter hides."""
        self.model = ChainsModel(self)
        self.notice = TextLabel("", fold=True)
        self._notice_icon = LevelIcon(Level.WARNING, 18)
        self.table = QTableView()
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.count = TextLabel("", "muted")
        self.browse_button = push_button(self.tr("Bro&wse…"), icon="open-folder")
        self.browse_button.setToolTip(
            self.tr("Choose the folder of a chain, of a backup set made by another program, or of several chains")
        )
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.filter.setPlaceholderText(self.tr("Find a chain"))
        self.filter.setAccessibleName(self.tr("Find a chain"))
        self.filter.setToolTip(self.tr("Type a part of an instance, product, date, pin or folder (Ctrl+F)"))
        self.none_match = TextLabel(self.tr("No chain matches."), "muted", fold=True)
        self._stack = QStackedWidget()
        self._build_table()
        self._build_actions()
        self.pins = PinActions(self.table, self._to_pin, context.background, context.inventory)
        self._lay_out()
        self.browse_button.clicked.connect(self.browse)
        self.filter.textChanged.connect(lambda _text: self._filter())
        self.chosen.connect(lambda chain: self._follow(chain))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.current()))
        self.chosen.connect(lambda _chain: self.pins.follow())
        self.pins.announced.connect(context.navigation.announce)
        self.pins.failed.connect(self._tell_not_pinned)
        self.table.doubleClicked.connect(lambda _index: self.opened.emit())
        shown = WhenShown(self)
        shown.does(self._look, context.inventory.chains_changed)
        shown.does(self._look, context.preferences.keys_changed)
        shown.does(self._take_names, context.preferences.changed)
        shown.does(self._show_stack, context.inventory.instances_changed)
        shown.does(self._judge, context.ledger.changed)
        self._look()

    def _build_table(self) -> None:
        table = self.table
        table.setAccessibleName(self.tr("Backup chains"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        table.setAlternatingRowColors(True)
        table.setMinimumHeight(96)
        rows = table.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(table.fontMetrics().height() + 13)
        header = table.horizontalHeader()
        header.setAccessibleName(self.tr("Columns"))
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        KeptColumns(table, self._context.state, "restore/chain-list", samples(), SPARE, wide=WIDE)

    def _build_actions(self) -> None:
        def action(text: str, icon: str, tip: str) -> QAction:
            made = QAction(text, self.table)
            set_icon(made, icon)
            made.setToolTip(tip)
            made.setStatusTip(tip)
            self.table.addAction(made)
            return made

        navigation = self._context.navigation
        self.verify = action(self.tr("&Verify this chain"), "verify", self.tr("Verify every file of this chain"))
        self.drill = action(
            self.tr("Restore &drill"),
            "drill",
            self.tr("Test this chain: restore it, read every row, then delete the restored files"),
        )
        self.open_folder = action(
            self.tr("&Open folder"), "open-folder", self.tr("Show the files of this chain in the file manager")
        )
        self.copy_path = action(self.tr("&Copy path"), "copy", self.tr("Copy the path or address of this chain"))
        self.verify.triggered.connect(lambda: self._with_chain(lambda c: navigation.verify.emit(c.path)))
        self.drill.triggered.connect(
            lambda: self._with_chain(lambda c: navigation.drill.emit(DrillRequest(c.path, keys=self._keys)))
        )
        self.open_folder.triggered.connect(lambda: self._with_chain(self._open_folder))
        self.copy_path.triggered.connect(
            lambda: self._with_chain(lambda c: QGuiApplication.clipboard().setText(str(c.path)))
        )

    def _with_chain(self, act: Callable[[ChainSummary], object]) -> None:
        chain = self.current()
        if chain is not None:
            act(chain)

    def _open_folder(self, chain: ChainSummary) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(chain.path))):
            self._context.navigation.announce.emit(
                self.tr("Could not open {} in a file manager.").format(chain.path)
            )

    def _follow(self, chain: ChainSummary | None) -> None:
        for each in (self.verify, self.copy_path):
            each.setEnabled(chain is not None)
        self.drill.setEnabled(chain is not None and chain.is_usable)
        self.open_folder.setEnabled(chain is not None and not isinstance(chain.path, engine.StoreAddress))

    def _filter(self) -> None:
        """Hide the rows without what is typed; the chain that is chosen stays chosen."""
        words = self.filter.text().casefold().split()
        found = 0
        for row in range(self.model.rowCount()):
            hidden = bool(words) and not all(word in self.model.chains[row].words for word in words)
            if hidden is not (row in self._hidden):
                self.table.setRowHidden(row, hidden)
                self._hidden ^= {row}
            found += not hidden
        self.none_match.setVisible(bool(words) and not found and bool(self.model.chains))

    def _lay_out(self) -> None:
        self._stack.addWidget(self.table)
        self._none_text = self.tr(
            "Chains at your destinations appear here. For a chain elsewhere, choose Browse and select its folder."
        )
        self._browse = QAction(self.tr("Browse…"), self)
        self._browse.setStatusTip(self.browse_button.toolTip())
        self._browse.triggered.connect(self.browse)
        self._none = EmptyState("restore", self.tr("No backup chains found"), self._none_text, [self._browse])
        self._gone = NoDestination(self._context, [self._browse])
        for centre in (self._none, self._gone):
            self._stack.addWidget(scrolled(centre))  # in a low window, it is no reason for a higher one
        self._stack.setCurrentIndex(1)
        self.browse_button.hide()
        head = QHBoxLayout()
        head.addWidget(TextLabel(self.tr("Choose a backup"), "section"))
        head.addWidget(self.count)
        head.addStretch(1)
        self.filter.setMaximumWidth(self.filter.fontMetrics().averageCharWidth() * 28)
        head.addWidget(self.filter, 2)
        head.addWidget(self.browse_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        notice = QHBoxLayout()
        notice.setSpacing(8)
        notice.addWidget(self._notice_icon, 0, Qt.AlignmentFlag.AlignTop)
        notice.addWidget(self.notice, 1)
        column.addLayout(notice)
        self._tell("")
        column.addWidget(self.none_match)
        self.none_match.hide()
        column.addWidget(self._stack, 1)

    # ---- what callers use

    def current(self) -> ChainSummary | None:
        index = self.table.currentIndex()
        chain = index.data(CHAIN) if index.isValid() else None
        return chain if isinstance(chain, ChainSummary) else None

    def _to_pin(self) -> list[PinnedChain]:
        """The current chain; the set of another program is none of ours to pin."""
        chain = self.current()
        if chain is None or (chain.manifest is not None and chain.manifest.is_foreign):
            return []
        return [PinnedChain(chain.path, chain.pin)]

    def choose(self, path: Path) -> None:
        """Make the chain at ``path`` the current one; looks for it where it is not listed."""
        row = self.model.row_of(path)
        if row >= 0:
            self._wanted = None
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))
        else:
            self._wanted = path
            self.look_in(path)

    def wanted_height(self) -> int:
        """With all rows to be seen, and a line to spare."""
        rows = max(2, len(self.model.chains)) + 1
        table = self.table.horizontalHeader().height() + rows * self.table.verticalHeader().defaultSectionSize()
        return self.sizeHint().height() - self._stack.sizeHint().height() + table

    def browse(self) -> None:
        """Ask for a folder and list the chains in it."""
        chain = self.current()
        places: list[str | Path] = [
            *self._browsed_in,
            *self._context.inventory.destinations,
            *([chain.path] if chain else []),
        ]
        title = self.tr("Choose the folder of a backup")
        chosen = QFileDialog.getExistingDirectory(self, title, start_folder(places))
        if chosen:
            self._browsed_in = [chosen]
            self.look_in(Path(chosen))

    def look_in(self, folder: Path) -> None:
        """List the chains in ``folder``, too."""
        keys, record = key_files(self._context.preferences.value), self._context.ledger.record
        self._context.background.ask(
            f"restore-browse {folder}",
            lambda cancel: judge_chains(find_summaries(folder, cancel, keys), record, cancel),
            partial(self._take_browsed, folder),
            partial(self._tell_unreadable, folder),
        )

    # ---- what it shows

    def _look(self) -> None:
        chains = self._context.inventory.chains
        keys, before = key_files(self._context.preferences.value), self._keys
        self._keys, record = keys, self._context.ledger.record
        if keys != before:  # other keys open other chains
            for folder in dict.fromkeys(chain.path for chain in self._browsed):
                self.look_in(folder)

        browsed, names = self._browsed, self._context.preferences.value.names
        known_before, rows = self._known, self.model.chains

        def work(cancel: Cancel) -> OrderedChains:
            known = judge_chains(summarise_all(chains, cancel, keys), record, cancel)
            return OrderedChains.of(known, browsed, names).keeping(known_before, rows)

        self._context.background.ask(_SLOT, work, partial(self._take_known, record))

    def _take_names(self) -> None:
        if self._context.preferences.value.names != self._names:
            self._show()

    def _take_known(self, record: RunRecord, found: OrderedChains) -> None:
        """What is said of a destination goes when the destination is back; what is said of a browsed folder
        stays."""
        self._known, self._record = found.known, record
        failed = self._context.inventory.stores.troubles
        if failed and (self._known or self._browsed):  # else it is said in the place of the list
            where, error = failed[0]
            self._tell_unreadable(where, error)
            self._told = True
        elif self._told:
            self._tell("")
        self._show(found)
        self._judge()

    def _judge(self) -> None:
        """New runs: what is proven of the chains is another, the chains are not."""
        record, chains = self._context.ledger.record, (*self._known, *self._browsed)
        if record is not self._record and chains:
            work: Callable[[Cancel], Verdicts] = partial(changed_verdicts, chains, record)
            self._context.background.ask(_VERDICTS, work, partial(self._take_judged, record))

    def _take_judged(self, record: RunRecord, verdicts: Verdicts) -> None:
        """Other verdicts of what is listed still."""
        self._record = record
        if verdicts:
            self._known = with_verdicts(self._known, verdicts)
            self._browsed = with_verdicts(self._browsed, verdicts)
            self.model.take_verdicts(verdicts)
        self.chosen.emit(self.current())

    def _take_browsed(self, folder: Path, chains: list[ChainSummary]) -> None:
        self._tell("")
        self._browsed = [*self._browsed, *chains]
        if not chains:
            text = self.tr(
                "There is no backup in {}. Choose the folder with backup-manifest.json, or a folder one or two "
                "levels above it. For a backup set made by another program, choose the folder with its databases "
                "and logs."
            )
            self._tell(text.format(folder))
            return
        self._wanted = self._wanted or chains[0].path  # the newest
        self._show()

    def _tell_unreadable(self, folder: Path, error: JetError) -> None:
        where = "" if str(folder) in error.message else f"{folder}: "
        self._tell(f"{where}{told(error)}")

    def _tell_not_pinned(self, error: JetError) -> None:
        self._tell(self.tr("The pin could not be changed. {}").format(told(error)))

    def _tell(self, text: str) -> None:
        """A line above the list, or none."""
        self._told = False
        self.notice.set_text(text)
        self._notice_icon.setVisible(bool(text))

    def _show(self, found: OrderedChains | None = None) -> None:
        before = self.current()
        wanted = self._wanted or (before.path if before else None)
        names = self._names = self._context.preferences.value.names
        found = found or OrderedChains.of(self._known, self._browsed, names)
        self.model.set_chains(found.rows_with(self._browsed, names))
        self._hidden.clear()
        count = len(self.model.chains)
        self._show_stack()
        self._filter()
        self.count.set_text(plural(count, "{} chain", "{} chains") if count else "")
        row = self.model.row_of(wanted) if wanted else -1
        if row >= 0:
            self._wanted = None
            self.table.selectRow(row)
        else:
            self.chosen.emit(None)

    def _show_stack(self) -> None:
        """That there is no chain is said when the destinations have been read, not before."""
        self.filter.setEnabled(bool(self.model.chains))
        show_part(self.browse_button, bool(self.model.chains))  # else the empty list offers it
        if self.model.chains:
            self._stack.setCurrentIndex(0)
            return
        inventory = self._context.inventory
        if inventory.stores.troubles and inventory.stores.looked:
            elsewhere = self.tr("For a chain elsewhere, choose Browse and select its folder.")
            self._gone.say(inventory.stores.troubles, elsewhere)
            self._stack.setCurrentIndex(2)
            return
        waits = not inventory.stores.looked and bool(inventory.destinations)
        title, text = self.tr("No backup chains found"), self._none_text
        if waits:
            title, text = self.tr("Looking for backup chains…"), self.tr("Reading the destinations.")
        self._none.set_texts(title, text)
        self._stack.setCurrentIndex(1)
