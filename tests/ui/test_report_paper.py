"""A report on paper is as wide as the paper, whatever its words."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QSizeF
from pytestqt.qtbot import QtBot

from app.reports.document import ReportCell, ReportDocument, ReportPart, ReportTone, cells, table
from ui.panels.report_paper import report_on_paper


def test_a_report_stays_within_its_paper(qtbot: QtBot) -> None:
    path, digest = "/srv/backups/" + "a" * 90, "0f" * 32
    rows = [cells(path, digest, ReportCell("not read", ReportTone.BAD))]
    part = ReportPart("Files", (("Source", path),), table=table(["File", "SHA-256", "Correctable"], rows))
    report = ReportDocument(
        "Verification", path, ReportCell("Damaged.", ReportTone.BAD), datetime.now(UTC), (part,)
    )
    document = report_on_paper(report)
    document.setPageSize(QSizeF(700, 1000))
    assert document.size().width() <= 700
    text = document.toPlainText()
    assert "Correctable" in text and digest in text.replace("\u200b", "") and "✗ Damaged." in text
