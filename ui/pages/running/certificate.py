"""The certificate of a restore drill: what was restored for trial and read to its last row."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

import engine
from ui.format import duration, exact, number, plural, size
from ui.levels import Level
from ui.models.instances import CellValue, RowsModel
from ui.models.outcomes.findings import finding_line
from ui.panels.kept_layout import fit_columns
from ui.panels.sorted_table import SortedTable
from ui.widgets.buttons import push_button
from ui.widgets.chip import Chip
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Certificate", text)


def facts(proof: engine.Certificate) -> list[tuple[str, str]]:
    """The certificate as (name, text)."""
    found = [
        (tr("Instance"), proof.instance),
        (tr("Chain"), str(proof.chain)),
        (tr("Databases"), ", ".join(proof.databases)),
        (
            tr("Read"),
            f"{plural(len(proof.tables), '{} table', '{} tables')}, {plural(proof.rows, '{} row', '{} rows')}",
        ),
        (tr("Restored"), f"{size(proof.bytes)}, {duration(proof.seconds)}"),
    ]
    if proof.reached is not None and proof.reached.time is not None:
        found.insert(3, (tr("Reached"), tr("commit of {}").format(exact(proof.reached.time))))
    return found


def as_text(proof: engine.Certificate) -> str:
    """The certificate for a mail or a file: verdict, facts, tables, findings."""
    verdict = tr("Restore drill passed") if proof.ok else tr("Restore drill found damage")
    lines = [verdict, "=" * len(verdict), *(f"{name}: {text}" for name, text in facts(proof)), ""]
    lines += [f"{table.database}\t{table.name}\t{table.rows}" for table in proof.tables]
    lines += map(finding_line, proof.findings)
    return "\n".join(lines) + "\n"


class CertificatePanel(Panel):
    """Shows one :class:`engine.Certificate`; hidden until there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Certificate"), parent)
        self._proof: engine.Certificate | None = None
        self.verdict = Chip()
        self.copy_button = push_button(self.tr("Copy certificate"), icon="copy")
        self.copy_button.clicked.connect(self.copy)
        self.tools.addWidget(self.verdict)
        self.tools.addWidget(self.copy_button)
        self._lines = QFormLayout()
        self._lines.setHorizontalSpacing(16)
        self._lines.setVerticalSpacing(4)
        self._lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        titles = (self.tr("Table"), self.tr("Database"), self.tr("Rows"))
        self.tables = SortedTable(RowsModel(titles, (2,), self), self.tr("Tables that were read"))
        fit_columns(self.tables, {0: "a table of some name", 1: "database.edb", 2: "1,048,576"}, icon=-1)
        self.tables.setMinimumHeight(self.fontMetrics().height() * 8)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.tables)
        self.hide()

    def show_proof(self, proof: engine.Certificate | None) -> None:
        """Show ``proof``; None hides the panel."""
        if proof is self._proof:
            return
        self._proof = proof
        self.setVisible(proof is not None)
        while self._lines.rowCount():
            self._lines.removeRow(0)
        if proof is None:
            return
        if proof.ok:
            self.verdict.set_state(self.tr("Can be restored"), Level.SUCCESS)
        else:
            self.verdict.set_state(self.tr("Damaged"), Level.ERROR)
        for name, text in facts(proof):
            label = QLabel(name)
            label.setProperty("role", "muted")
            self._lines.addRow(label, TextLabel(text, fold=True))
        self.tables.rows.set_rows(
            [
                (
                    CellValue(table.name, table.name.casefold()),
                    CellValue(table.database, table.database.casefold()),
                    CellValue(number(table.rows), table.rows),
                )
                for table in proof.tables
            ]
        )

    def copy(self) -> None:
        """Put the certificate on the clipboard, as text."""
        if self._proof is not None:
            QGuiApplication.clipboard().setText(as_text(self._proof))
