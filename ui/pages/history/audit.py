"""The audit log: who did what to which chain and job, and whether the log is as it was written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.audit.checking import AuditVerification, verify
from app.audit.log import AuditLog
from app.audit.row import AuditEntry
from app.operations.command_line import shell_line
from engine.errors import JetError
from engine.progress import Cancel
from ui.context import Context
from ui.format import plural
from ui.languages.marked import marked
from ui.levels import Level
from ui.models.audit_rows import AUDIT_TITLES, audit_rows, verified_message
from ui.models.instances import RowsModel
from ui.panels.command_dialog import CommandDialog
from ui.panels.kept_layout import KeptColumns
from ui.panels.sorted_table import SortedTable
from ui.panels.when_shown import WhenShown
from ui.values.message import Message
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import push_button
from ui.widgets.text import TextLabel

_SAMPLES = (
    *("28 Nov 2026 00:00:00....", "restore drill of a chain and", "before", "SRU-25894C02, /srv/backups/of/this"),
    *("administrator (ese-backup, 12345)", "server-01", "success", "Page 1,873 of SRUDB.dat fails"),
)
_SPARE = (2, 5, 7, 4)
"""Columns that give way in a narrow window."""


class AuditView(QWidget):
    """The entries, newest first. ``verify`` checks the chain of their hashes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._log = AuditLog(context.locations.audit)
        self._started = False
        self.banner = Banner()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find an entry"))
        self.filter.setAccessibleName(self.tr("Find an entry"))
        self.filter.setClearButtonEnabled(True)
        self.table = SortedTable(RowsModel([marked(title) for title in AUDIT_TITLES]), self.tr("Audit log"))
        self.count = TextLabel("", "muted")
        self.verify_button = push_button(self.tr("&Verify"), icon="verify")
        self.verify_button.setToolTip(self.tr("Check that no entry was changed or removed since it was written"))
        self.command_button = push_button(self.tr("Show command line"), icon="command")
        self.command_button.setToolTip(self.tr("Show the command that does the same"))
        self._stack = QStackedWidget()
        self._lay_out()
        self.filter.textChanged.connect(self.table.set_filter)
        self.verify_button.clicked.connect(self.verify)
        self.command_button.clicked.connect(self.show_command)
        WhenShown(self).does(self._look, context.changes.history)

    def _lay_out(self) -> None:
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # a chain's label is at the end of its path
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        KeptColumns(
            self.table, self._context.state, "audit/columns", dict(enumerate(_SAMPLES)), _SPARE, -1, wide=3
        )
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                "history",
                self.tr("No entries yet"),
                self.tr(
                    "Actions that remove or replace something are entered before they are done, and every run "
                    "at its end."
                ),
            )
        )
        head = QHBoxLayout()
        head.addWidget(self.filter, 1)
        head.addWidget(self.verify_button)
        head.addWidget(self.command_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.banner)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self.count)

    # ---- what callers use

    def reload(self) -> None:
        """Read the entries again, in the background."""
        self._context.background.ask("audit", self._read, self._take, self._tell)

    def verify(self) -> None:
        """Check the log, in the background; the result is said above the entries."""
        self.verify_button.setEnabled(False)
        self._context.background.ask(
            "audit-verify", lambda _cancel: verify(self._log), self._take_verified, self._tell
        )

    def show_command(self) -> None:
        """Show the command that verifies the log."""
        about = self.tr("This command verifies the audit log and says which line is the first bad one.")
        CommandDialog(shell_line(["audit", "verify"]), self.window(), about).open()

    # ---- what it does

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._started = True
        self.reload()

    def _look(self) -> None:
        if self._started and self.isVisible():
            self.reload()

    def _read(self, cancel: Cancel) -> list[AuditEntry]:
        found = []
        for entry in self._log.entries():
            cancel.check()
            found.append(entry)
        return found

    def _take(self, entries: list[AuditEntry]) -> None:
        self.table.rows.set_rows(audit_rows(entries))
        self._stack.setCurrentIndex(0 if entries else 1)
        self.count.set_text(plural(len(entries), "{} entry", "{} entries") if entries else "")

    def _take_verified(self, found: AuditVerification) -> None:
        self.verify_button.setEnabled(True)
        self.banner.show_message(verified_message(found, str(self._context.locations.audit)))

    def _tell(self, error: JetError) -> None:
        self.verify_button.setEnabled(True)
        what = self.tr("The audit log cannot be read.")
        self.banner.show_message(
            Message(Level.ERROR, what, str(self._context.locations.audit), str(error), error.hint)
        )
