"""A verification, live while it runs and from its record afterwards: coverage, page map, bad pages, findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.history.runs import Run
from app.operations.verification_record import VerificationRecord
from engine.progress import Cancel, Event
from ui.context import Context
from ui.format import eta, permille, plain_tip, plural, rate, size, when
from ui.levels import Level
from ui.live_run import LiveRun
from ui.models.instances import SORT, RowsModel
from ui.models.outcomes.registry import outcome_of
from ui.models.verification import (
    bad_page_rows,
    bad_page_titles,
    coverage,
    file_of_item,
    finding_titles,
    map_of,
    present_advice,
    recorded_rows,
    verdict_message,
    verdict_word,
)
from ui.pages.verify.inspector import PageInspector
from ui.pages.verify.map_view import MapView
from ui.panels.folded_rows import FoldedRows
from ui.panels.kept_layout import KeptColumns, KeptSplitter
from ui.panels.sorted_table import SortedTable
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.chip import Chip
from ui.widgets.progress import set_progress
from ui.widgets.text import ElidedLabel, TextLabel, set_level_of
from ui.worker import TimedEvent

MAP, BAD, FINDINGS, EARLIER = range(4)
_BAD = ("1,048,576", "database.edb", "1,234", "index of some table", "Single-bit error", "0" * 16, "0" * 16, "yes")
_FINDINGS = ("database.edb", "checksum mismatch", "1,048,576", "1,048,576", "what was found there")


class ResultView(QWidget):
    """``run`` is the one that goes on or was shown last, ``kept`` the one of the history whose record is shown."""

    changed = Signal()

    def __init__(
        self, context: Context, earlier: QWidget, empty: EmptyState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.run: LiveRun | None = None
        self.kept: Run | None = None
        self.record: VerificationRecord | None = None
        self._target = Path()
        self._file = Path()
        """The database whose map is shown."""
        self._item = ""
        self.title = ElidedLabel("", "headline", mode=Qt.TextElideMode.ElideMiddle)
        self.chip = Chip()
        self.bar = QProgressBar(maximum=1000, textVisible=False)
        self.bar.setAccessibleName(self.tr("Pages that were read"))
        self.coverage = TextLabel("", "strong", fold=True)
        self.progress = ElidedLabel("", "muted", mode=Qt.TextElideMode.ElideMiddle)
        self.banner = Banner()
        self.view = MapView()
        self.inspector = PageInspector(context)
        self.bad = SortedTable(RowsModel(bad_page_titles(), (0, 2), self), self.tr("Bad pages"))
        self.findings = SortedTable(RowsModel(finding_titles(), (2, 3), self), self.tr("Findings"))
        self.no_bad, self.no_findings = EmptyState("verify", "", ""), EmptyState("verify", "", "")
        self.tabs = QTabWidget()
        self._pictures = QStackedWidget()
        self._bad, self._findings = QStackedWidget(), QStackedWidget()
        self._lay_out(context.state, earlier, empty)
        self._connect()
        self._fill_tables()
        self._show_head()

    # How it is made.

    def _lay_out(self, state: QSettings, earlier: QWidget, empty: EmptyState) -> None:
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(6)
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.chip)
        head.addLayout(line)
        head.addWidget(self.bar)
        head.addWidget(self.coverage)
        head.addWidget(self.progress)
        self._pictures.addWidget(empty)
        self._pictures.addWidget(self.view)
        for stack, table, none in (
            (self._bad, self.bad, self.no_bad),
            (self._findings, self.findings, self.no_findings),
        ):
            stack.addWidget(none)
            stack.addWidget(table)
        for part, title in (
            (self._pictures, self.tr("Page map")),
            (self._bad, self.tr("Bad pages")),
            (self._findings, self.tr("Findings")),
            (earlier, self.tr("Earlier")),
        ):
            self.tabs.addTab(part, title)
        self.tabs.setAccessibleName(self.tr("Results"))
        self.tabs.tabBar().setAccessibleName(self.tr("Results"))
        self.tabs.setMinimumHeight(self.fontMetrics().height() * 19)
        FoldedRows(self.bad, (3, 4))
        FoldedRows(self.findings, (1, 4))
        KeptColumns(self.bad, state, "verify/bad-pages", dict(enumerate(_BAD)), (1, 6, 5, 2), wide=3)
        KeptColumns(self.findings, state, "verify/findings", dict(enumerate(_FINDINGS)), (3,), wide=4)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.tabs)
        self.splitter.addWidget(self.inspector)
        KeptSplitter(self.splitter, state, "verify/splitter", (515, 525))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._head)
        column.addWidget(self.banner)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.view.map.page_chosen.connect(self._show_page)
        self.view.database.activated.connect(self._show_database)
        self.inspector.page_wanted.connect(self.view.map.show_page)
        self._context.ledger.changed.connect(self._show_verdict)
        self.bad.activated.connect(self._open_bad)
        self.bad.selectionModel().currentRowChanged.connect(lambda now, _before: self._open_bad(now))
        self.findings.activated.connect(self._open_finding)

    # What it shows.

    def show_run(self, run: LiveRun) -> None:
        """Follow a verification that runs."""
        self._leave()
        self.run, self.kept, self.record = run, None, None
        self._target, self._item = run.plan.request.place, ""
        self.view.set_databases([])
        self.view.map.reset(0, "")
        self.inspector.clear()
        for event in run.kept:
            self._mark(event)
        run.progressed.connect(self._take_progress)
        run.ended.connect(self._take_end)
        self.tabs.setCurrentIndex(MAP)
        self._fill_tables()
        self._show_head()

    def _leave(self) -> None:
        if self.run is not None:
            self.run.progressed.disconnect(self._take_progress)
            self.run.ended.disconnect(self._take_end)
        self.run = None

    def show_record(self, run: Run, record: VerificationRecord) -> None:
        """Show what was kept of a verification that has ended."""
        if self.run is not None and (self.run.run is None or self.run.run.id != run.id):
            self._leave()
        fresh = self.kept is None and self.run is not None
        self.kept, self.record, self._target = run, record, record.path
        self.view.set_databases([each.file.name for each in record.databases])
        worst = max(range(len(record.databases)), key=lambda at: record.databases[at].bad, default=-1)
        has_bits = any(page.is_correctable for page in record.bad_pages)
        if not fresh or has_bits or (worst >= 0 and record.databases[worst].file.name != self._item):
            self.inspector.clear()
            self.view.map.reset(0, "")
        if worst >= 0:
            self.view.database.setCurrentIndex(worst)
            self._show_database(worst)
        else:
            self.tabs.setCurrentIndex(FINDINGS)
        self._fill_tables()
        self._show_head()

    def _take_progress(self, heard: tuple[TimedEvent, ...]) -> None:
        for each in heard:
            self._mark(each.event)
        self._show_head()

    def _take_end(self) -> None:
        self._show_head()
        self.changed.emit()

    def _mark(self, event: Event) -> None:
        """Bring the pages of ``event`` into the map, which begins anew with each database."""
        if event.pages is None:
            return
        pages = event.pages
        if event.item != self._item:
            self._item = event.item
            self._file = file_of_item(self._target, event.item)
            self.view.map.reset(max(0, event.item_total // pages.page_size - 2), event.item)
        self.view.map.mark(pages.first, pages.states)

    def _show_database(self, at: int) -> None:
        """The map of one of the databases, from the record."""
        record = self.record
        if record is None or not 0 <= at < len(record.databases):
            return
        database = record.databases[at]
        if self._file != database.file:
            self.inspector.clear()
        self._file, self._item = database.file, database.file.name

        def work(cancel: Cancel, tell: Callable[[tuple[int, bytes]], None]) -> None:
            for part in map_of(record, database):
                cancel.check()
                tell(part)

        if self.view.map.span.total != database.pages or not self.view.map.count_read:
            self.view.map.reset(database.pages, database.file.name)
        ask = self._context.background.ask_in_parts
        ask("verify map", work, lambda part: self.view.map.mark(*part), lambda _done: self.view.map.flush())

    def _fill_tables(self) -> None:
        record = self.record
        self.bad.rows.set_rows(bad_page_rows(record.bad_pages) if record is not None else [])
        self.findings.rows.set_rows(recorded_rows(record.findings) if record is not None else [])
        bad, found = len(record.bad_pages) if record else 0, len(record.findings) if record else 0
        self.tabs.setTabText(BAD, self.tr("Bad pages ({})").format(bad) if bad else self.tr("Bad pages"))
        self.tabs.setTabText(FINDINGS, self.tr("Findings ({})").format(found) if found else self.tr("Findings"))
        self._bad.setCurrentIndex(int(bad > 0))
        self._findings.setCurrentIndex(int(found > 0))
        if record is not None:
            self.no_bad.set_texts(self.tr("No bad pages"), self.tr("Every page that was read is good."))
            self.no_findings.set_texts(self.tr("No findings"), self.tr("Nothing was found wrong."))
        elif self.run is not None and self.run.running:
            until = self.tr("They are listed when the verification has ended.")
            self.no_bad.set_texts(self.tr("Bad pages"), until)
            self.no_findings.set_texts(self.tr("Findings"), until)
        else:
            first = self.tr("Choose what to verify above.")
            self.no_bad.set_texts(self.tr("Nothing verified yet"), first)
            self.no_findings.set_texts(self.tr("Nothing verified yet"), first)

    # The head: state, coverage, message.

    def _show_verdict(self) -> None:
        """Of the record that is shown, with the advice of today."""
        if self.kept is None or self.record is None:
            return
        judged = self._context.ledger.judged
        facts = ((judged.runs.get(name, ()), each) for name, each in judged.evidence.items())
        message = verdict_message(self.record, present_advice(self.kept, self.record, facts))
        if self.banner.message != message or self.banner.isHidden():
            self.banner.show_message(message)

    def _show_head(self) -> None:
        run, kept, record = self.run, self.kept, self.record
        there = run is not None or kept is not None
        self._head.setVisible(there)
        self._pictures.setCurrentIndex(1 if there else 0)
        self.inspector.setVisible(there)
        if kept is not None and record is not None:
            self.title.set_text(self.tr("{}, {}").format(record.path, when(kept.started)))
            self.chip.set_state(*verdict_word(record, kept.state))
            self._show_coverage(record)
            self._show_verdict()
            return
        if run is None:
            self.banner.clear()
            return
        outcome, last = outcome_of(run), run.last
        self.title.set_text(run.plan.title)
        self.chip.set_state(*outcome.state())
        self.bar.show()
        set_progress(self.bar, permille(last.done, last.total) if last.total else 0)
        set_level_of(self.bar, outcome.bar_level)
        self.coverage.set_text(outcome.counts_text() if run.running else " · ".join(outcome.amounts_at_end()))
        self.progress.set_text(self._progress_text(run) if run.running else "")
        message = outcome.message()
        if message is not None:
            self.banner.show_message(message)
        else:
            self.banner.clear()

    def _progress_text(self, run: LiveRun) -> str:
        last = run.last
        parts = [last.item] if last.item else []
        if last.total:
            parts.append(self.tr("{} of {}").format(size(last.done), size(last.total)))
        if run.pace.rate is not None:
            parts.append(rate(run.pace.rate))
        parts.append(eta(run.pace.seconds_left))
        return " · ".join(parts)

    def _show_coverage(self, record: VerificationRecord) -> None:
        """How much of it was read: a figure that is never rounded up."""
        self.bar.setVisible(bool(record.databases))  # of a log, say, there are no pages to count
        set_progress(self.bar, permille(record.read, record.total) if record.total else 0)
        level = verdict_message(record).level
        set_level_of(self.bar, "success" if record.ok else "warning" if level is Level.WARNING else "error")
        parts = [coverage(record.read, record.total)] if record.databases else []
        if record.logs:
            parts.append(plural(record.logs, "{} log read", "{} logs read"))
        parts.append(self.tr("structure checked") if record.structure else self.tr("structure not checked"))
        self.coverage.set_text(" · ".join(parts))
        self.bar.setAccessibleDescription(self.coverage.accessibleName())
        self.progress.set_text("")

    # One page.

    def _show_page(self, number: int) -> None:
        self.inspector.show_page(self._file, number)

    def _open_bad(self, index: QModelIndex) -> None:
        """The bad page of a row, in its database."""
        record = self.record
        number = index.siblingAtColumn(0).data(SORT)
        name = index.siblingAtColumn(1).data(Qt.ItemDataRole.ToolTipRole)
        if record is not None and isinstance(number, int):
            self._open_page(str(name), number)

    def _open_finding(self, index: QModelIndex) -> None:
        number = index.siblingAtColumn(2).data(SORT)
        name = index.siblingAtColumn(0).data(Qt.ItemDataRole.ToolTipRole)
        if isinstance(number, int) and number:
            self._open_page(str(name), number)

    def _open_page(self, file: str, number: int) -> None:
        """``file`` as the tool tip of its cell has it."""
        record = self.record
        if record is None:
            return
        for at, database in enumerate(record.databases):
            if plain_tip(str(database.file)) == file:
                if database.file != self._file:
                    self.view.database.setCurrentIndex(at)
                    self._show_database(at)
                self.view.map.show_page(number)
                self.inspector.show_page(database.file, number)

    def set_wide(self, wide: bool) -> None:
        """Whether the page is shown beside the map, or below it."""
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.splitter.orientation() is not way:
            self.splitter.setOrientation(way)
