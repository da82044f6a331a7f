"""One page of a database: its checksum, its owner, header, lines and bytes, and where a good copy of it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

import engine
from app.operations.command_line import shell_line
from engine.errors import JetError
from engine.progress import Cancel
from ui.context import Context
from ui.format import number, page_number, plain_tip, plural
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import CellValue, RowsModel, header_words, plain, value_words
from ui.models.keys import key_files, readable
from ui.models.verification import (
    copy_row,
    copy_titles,
    flag_words,
    judgement_level,
    judgement_word,
    owner_words,
)
from ui.pages.verify.bytes_view import BytesView
from ui.panels.command_dialog import CommandDialog
from ui.panels.folded_rows import FoldedRows
from ui.panels.kept_layout import KeptColumns
from ui.panels.sorted_table import SortedTable
from ui.values.message import Message
from ui.values.tables_target import TablesTarget
from ui.widgets.banner import Banner
from ui.widgets.buttons import allow, icon_button, push_button
from ui.widgets.chip import Chip
from ui.widgets.empty_words import EmptyWords
from ui.widgets.form import Form
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel

SLOT, COPIES = "verify page", "verify copies"
HEADER, LINES, BYTES, FOUND = range(4)
_SHOWN_BYTES = 16
"""Bytes of a key or of data in the table of lines; the tool tip has more."""
_TIP_BYTES = 256


class PageInspector(Panel):
    """Reads the page in the background. ``page_wanted`` carries the number of another page of the same file."""

    page_wanted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self.path: Path | None = None
        self.number = 0
        self.page: engine.PageDescription | None = None
        self.chip = Chip()
        self.banner = Banner()
        self._verdict = TextLabel("", fold=True)
        self._facts: dict[str, TextLabel] = {}
        self._build_tools()
        self.tabs = QTabWidget()
        self._build_tabs(context.state)
        self._lay_out()
        self.clear()

    # How it is made.

    def _build_tools(self) -> None:
        self.before = icon_button("chevron-left", self.tr("Previous page"))
        self.after = icon_button("chevron-right", self.tr("Next page"))
        self.table_button = icon_button("tables", self.tr("Open the table that owns the page"))
        self.table_button.clicked.connect(self._open_table)
        self.command_button = icon_button("command", self.tr("Show command line"))
        self.command_button.clicked.connect(self._show_command)
        self.copy_button = icon_button("copy", self.tr("Copy the details of the page as text"))
        self.before.clicked.connect(lambda: self.page_wanted.emit(self.number - 1))
        self.after.clicked.connect(lambda: self.page_wanted.emit(self.number + 1))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))
        buttons = (self.table_button, self.command_button, self.copy_button)
        for part in (self.chip, self.before, self.after, *buttons):
            self.tools.addWidget(part)

    def _build_tabs(self, state: QSettings) -> None:
        titles = (self.tr("Field"), self.tr("Value"), self.tr("Meaning"))
        self.header = SortedTable(RowsModel(titles, (), self), self.tr("Header of the page"))
        for at in (0, 1):
            sections = self.header.horizontalHeader()
            sections.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        FoldedRows(self.header, (2,))
        of_lines = [self.tr("Tag"), self.tr("Offset"), self.tr("Bytes"), self.tr("Flags")]
        of_lines += [self.tr("Key"), self.tr("Data")]
        self.lines = SortedTable(RowsModel(of_lines, (0, 1, 2), self), self.tr("Lines of the page"))
        samples = ("1,234", "32,768", "32,768", "versioned", "00" * 6, "00" * 6)
        KeptColumns(self.lines, state, "verify/lines", dict(enumerate(samples)), (1,), icon=-1, wide=5)
        EmptyWords(self.lines, self.tr("This page has no lines."))
        self.bytes = BytesView()
        self.copies = SortedTable(RowsModel(copy_titles(), (3,), self), self.tr("The page in the known chains"))
        EmptyWords(self.copies, self.tr("No copies of this page yet."))
        self.copies.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        copies = ("Unreadable", "28 Nov 2026 00:00", "20261128T000000Z-0", "1,234,567")
        KeptColumns(self.copies, state, "verify/copies", dict(enumerate(copies)), (3,), wide=2)
        self.find_button = push_button(self.tr("Look for a &good copy"), icon="search")
        self.find_button.setToolTip(self.tr("Read this page in every known chain of the database"))
        self.find_button.clicked.connect(self.find_copies)
        self.restore_button = push_button(self.tr("Resto&re…"), icon="restore")
        self.restore_button.setToolTip(self.tr("Restore from the selected chain"))
        self.restore_button.clicked.connect(self._restore)
        self.copies.activated.connect(lambda _index: self._restore())
        self.copies.selectionModel().currentChanged.connect(lambda now, _before: self._follow(now.isValid()))
        self._found = TextLabel(
            self.tr("The page is read in the known chains of this database."), "muted", fold=True
        )
        beside = QHBoxLayout()
        beside.addWidget(self.find_button)
        beside.addWidget(self.restore_button)
        beside.addStretch(1)
        chains = QWidget()
        column = QVBoxLayout(chains)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(beside)
        column.addWidget(self._found)
        column.addWidget(self.copies, 1)
        for part, title in (
            (self.header, self.tr("Header")),
            (self.lines, self.tr("Lines")),
            (self.bytes, self.tr("Bytes")),
            (chains, self.tr("Good copy")),
        ):
            self.tabs.addTab(part, title)
        self.tabs.setAccessibleName(self.tr("Contents of the page"))
        self.tabs.tabBar().setAccessibleName(self.tr("Contents of the page"))
        self.tabs.setMinimumHeight(self.fontMetrics().height() * 10)
        self.tabs.currentChanged.connect(lambda _at: self._fill_bytes())

    def _lay_out(self) -> None:
        form = Form()
        form.setVerticalSpacing(4)
        for name, title in (
            ("owner", self.tr("Owner")),
            ("checksum", self.tr("Checksum")),
            ("dbtime", self.tr("Dbtime")),
            ("siblings", self.tr("Neighbours")),
            ("flags", self.tr("Flags")),
            ("place", self.tr("Place")),
        ):
            label, value = QLabel(title), TextLabel("", fold=True)
            label.setProperty("role", "muted")
            value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            self._facts[name] = value
            form.addRow(label, value)
        self._form = QWidget()
        self._form.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.banner)
        self.body.addWidget(self._verdict)
        self.body.addWidget(self._form)
        self.body.addWidget(self.tabs, 1)
        self.body.addStretch()

    # What it shows.

    def clear(self) -> None:
        """Show no page."""
        self._context.background.forget(SLOT)
        self._context.background.forget(COPIES)
        self.path, self.number, self.page = None, 0, None
        self.heading.set_text(self.tr("Page"))
        self._verdict.set_text(self.tr("Choose a page in the map."))
        self._show_parts(False)
        self.banner.clear()

    def _show_parts(self, there: bool) -> None:
        for part in (self._form, self.tabs, self.before, self.after, self.chip):
            part.setVisible(there)
        for button in (self.table_button, self.command_button, self.copy_button):
            button.setVisible(there)

    def show_page(self, path: Path, pgno: int) -> None:
        """Read page ``pgno`` of the database at ``path`` and show it."""
        if (path, pgno) == (self.path, self.number) and self.page is not None:
            return
        self._forget_copies()
        self.path, self.number = path, pgno
        self.heading.set_text(self.tr("Page {}").format(page_number(pgno)))
        files = key_files(self._context.preferences.value)

        def work(_cancel: Cancel) -> engine.PageDescription:
            return engine.describe_page(path, pgno, engine.LocalFileSystem(), readable(files))

        self._context.background.ask(SLOT, work, self._take, self._tell)

    def _take(self, page: engine.PageDescription) -> None:
        self.page = page
        state = page.judgement.value
        self.banner.clear()
        self.chip.set_state(judgement_word(state), judgement_level(state))
        self._verdict.set_text(shown(page.verdict))
        owner = page.owner
        self._set("owner", "" if owner is None else self._owner_text(owner))
        self._set("checksum", "\n".join(map(self._checksum_line, page.checksums)))
        has_header = bool(page.header)
        self._set("dbtime", number(page.value("dbtime_dirtied")) if has_header else "")
        self._set("siblings", self._siblings() if has_header else "")
        self._set("flags", flag_words(page.flags))
        place = self.tr("{} in {}, {} at offset {}").format(
            self.tr("page {} of {}").format(page_number(page.number), page_number(page.pages)),
            page.path.name,
            self.tr("{} bytes").format(number(page.page_size)),
            f"0x{page.offset:X}",
        )
        self._set("place", place)
        fields = [(e.name, value_words(e.text, e.value), header_words(e.about)) for e in page.header]
        self.header.rows.set_rows([tuple(map(plain, texts)) for texts in fields])
        self.lines.rows.set_rows([_line_row(line) for line in page.lines])
        self.tabs.setTabText(LINES, self.tr("Lines ({})").format(number(len(page.lines))))
        self.bytes.clear()
        self._fill_bytes()
        allow(self.table_button, owner is not None and bool(owner.table), self.tr("This page is of no table."))
        allow(self.before, page.number > 1, self.tr("This is the first page."))
        allow(self.after, page.number < page.pages, self.tr("This is the last page."))
        self._show_parts(True)

    def _owner_text(self, owner: engine.PageOwner) -> str:
        words = owner_words(owner.text, owner.is_certain)
        if owner.text == f"object {owner.objid}":  # the catalog has no name for it
            return words
        return self.tr("{}, object {}").format(words, owner.objid)

    def _checksum_line(self, check: engine.PageChecksum) -> str:
        """Stored, and expected where that differs."""
        stored, expected = f"{check.stored:016x}", f"{check.expected:016x}"
        if stored == expected:
            return stored
        return self.tr("{} stored, {} expected").format(stored, expected)

    def _siblings(self) -> str:
        if self.page is None:
            return ""
        left, right = self.page.value("pgno_prev"), self.page.value("pgno_next")
        none = self.tr("none")
        return self.tr("left {}, right {}").format(
            page_number(left) if left else none, page_number(right) if right else none
        )

    def _set(self, name: str, text: str) -> None:
        label = self._facts[name]
        label.set_text(text or "–")

    def _fill_bytes(self) -> None:
        """The bytes are written out when they are looked at."""
        if self.page is not None and self.tabs.currentIndex() == BYTES and not self.bytes.toPlainText():
            self.bytes.show_bytes(self.page.data, self.page.offset)

    def _tell(self, error: JetError) -> None:
        self.page = None
        self._show_parts(False)
        self._verdict.set_text("")
        what = self.tr("The page cannot be read.")
        where, why, advice = str(self.path or ""), shown(str(error)), shown(error.hint)
        self.banner.show_message(Message(Level.ERROR, what, where, why, advice))

    def _open_table(self) -> None:
        owner = self.page.owner if self.page is not None else None
        if owner is not None and self.path is not None:
            self._context.navigation.open_tables.emit(TablesTarget(self.path, table=owner.table))

    def _show_command(self) -> None:
        about = self.tr("This command shows the same page, and the chains that hold a good copy of it.")
        words = ["page", str(self.path), str(self.number), "--find-copy"]
        CommandDialog(shell_line(words), self.window(), about).open()

    def as_text(self) -> str:
        """All that is known of the page."""
        if self.page is None:
            return ""
        page = self.page
        said = [f"{page.path}", self.heading.text(), page.verdict]
        said += [label.accessibleName() for label in self._facts.values()]
        said += [f"{each.name}\t{each.text}\t{each.about}" for each in page.header]
        said += page.findings
        return "\n".join(said)

    # Good copies.

    def _follow(self, chosen: bool) -> None:
        """A chain can be restored from once it is selected."""
        self.restore_button.setVisible(chosen)

    def _restore(self) -> None:
        index = self.copies.currentIndex()
        chain = index.siblingAtColumn(2).data(Qt.ItemDataRole.ToolTipRole)
        place = next(
            (each.path for each in self._context.inventory.chains if plain_tip(str(each.path)) == chain), None
        )
        if place is not None:
            self._context.navigation.restore.emit(place)

    def _forget_copies(self) -> None:
        self._context.background.forget(COPIES)
        self.copies.rows.set_rows([])
        self._follow(False)
        self.find_button.setEnabled(True)
        self._found.set_text(self.tr("The page is read in the known chains of this database."))

    def find_copies(self) -> None:
        """Read the page in every known chain of its database; each is shown as soon as it was read."""
        path, number = self.path, self.number
        if path is None:
            return
        self._forget_copies()
        chains, files = self._context.inventory.chains, key_files(self._context.preferences.value)
        self.find_button.setEnabled(False)
        words = plural(len(chains), "Reading the page in {} chain…", "Reading the page in {} chains…")
        self._found.set_text(words)

        def work(cancel: Cancel, tell: Callable[[engine.PageCopy], None]) -> tuple[engine.PageCopy, ...]:
            fs, keys = engine.LocalFileSystem(), readable(files)
            return engine.find_page_copies(path, number, chains, fs, keys, tell=tell, cancel=cancel)

        self._context.background.ask_in_parts(
            COPIES, work, self._take_copy, self._take_copies, self._tell_no_copies
        )
        self.tabs.setCurrentIndex(FOUND)

    def _take_copy(self, copy: engine.PageCopy) -> None:
        self.copies.rows.append([copy_row(copy, copy.chain.name)])

    def _take_copies(self, copies: tuple[engine.PageCopy, ...]) -> None:
        self.find_button.setEnabled(True)
        good = [copy for copy in copies if copy.is_good]
        if good:
            text = self.tr("A good copy is in {}. A restore of the chain brings it up to date.")
            text = text.format(", ".join(copy.chain.name for copy in good[:3]))
        elif copies:
            text = self.tr("None of the known chains has a good copy of this page.")
        else:
            text = self.tr("No known chain is of this database. Add its destination, then look again.")
        self._found.set_text(text)

    def _tell_no_copies(self, error: JetError) -> None:
        self.find_button.setEnabled(True)
        self._found.set_text(shown(error.message))


def _line_row(line: engine.PageLine) -> tuple[CellValue, ...]:
    key, data = line.key, line.data
    return (
        CellValue(number(line.tag), line.tag),
        CellValue(number(line.offset), line.offset),
        CellValue(number(line.size), line.size),
        plain(flag_words(line.flags)),
        CellValue(_hex(key, _SHOWN_BYTES), key.hex(), _hex(key, _TIP_BYTES)),
        CellValue(_hex(data, _SHOWN_BYTES), data[:_TIP_BYTES].hex(), _hex(data, _TIP_BYTES)),
    )


def _hex(data: bytes, most: int) -> str:
    return data[:most].hex() + ("…" if len(data) > most else "")
