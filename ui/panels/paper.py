"""A text with headings and boxes: the same for the clipboard, the printer and a PDF; and the run sheet as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QSaveFile, QStandardPaths
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from app.run_sheet import RunSheet, SheetPhase, SheetStep
from ui.format import when
from ui.languages.sentences import shown


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Paper", text)


@dataclass(frozen=True)
class Line:
    """One line of a section; ``done`` is None for what is no step. ``commands`` stand below it as typed, ``note``
    after them."""

    text: str
    commands: tuple[str, ...] = ()
    done: bool | None = None
    note: str = ""


@dataclass(frozen=True)
class ReportSection:
    title: str
    lines: tuple[Line, ...]


def sheet_sections(sheet: RunSheet) -> list[ReportSection]:
    """The steps of each phase, and what to keep in mind."""
    titles = {
        SheetPhase.BEFORE: tr("{} – before the restore"),
        SheetPhase.DURING: tr("{} – during the restore"),
        SheetPhase.AFTER: tr("{} – after the restore"),
    }
    found = [
        ReportSection(titles[phase].format(shown(sheet.title)), tuple(map(_step_line, sheet.of(phase))))
        for phase in SheetPhase
        if sheet.of(phase)
    ]
    notes = (sheet.loss, *sheet.warnings, sheet.caution)
    return [*found, ReportSection(tr("Keep in mind"), tuple(Line(shown(text)) for text in notes if text))]


def about_section(sheet: RunSheet, title: str) -> ReportSection:
    """What was restored where to."""
    facts = [
        tr("Instance: {}").format(sheet.instance),
        tr("Chain: {}").format(sheet.chain),
        tr("Target: {}").format(sheet.target),
        tr("Command line: {}").format(sheet.command),
    ]
    return ReportSection(title, tuple(map(Line, facts)))


def _step_line(step: SheetStep) -> Line:
    note = ""
    if step.tick is not None:
        note = tr("Done: {who}, {time}").format(who=step.tick.who, time=when(step.tick.when))
    return Line(shown(step.text), step.commands, step.tick is not None, note)


# ---- as text, on paper


def as_text(found: Sequence[ReportSection]) -> str:
    """Plain text, steps with a box before them."""
    lines: list[str] = []
    for section in found:
        lines += [section.title, "=" * min(78, len(section.title))]
        for line in section.lines:
            box = "" if line.done is None else "[x] " if line.done else "[ ] "
            lines.append(f"{box or '- '}{line.text}")
            lines += [f"        {command}" for command in line.commands]
            lines += [f"    {line.note}"] if line.note else []
        lines.append("")
    return "\n".join(lines)


def as_document(found: Sequence[ReportSection]) -> QTextDocument:
    """A document in black on white, whatever the theme."""
    parts = ['<body style="color:black; background:white; font-family:sans-serif; font-size:10pt">']
    for at, section in enumerate(found):
        parts.append(f"<h{2 if at else 1}>{escape(section.title)}</h{2 if at else 1}>")
        for line in section.lines:
            box = "" if line.done is None else "☑ " if line.done else "☐ "
            commands = "".join(f"<br><code>{escape(command)}</code>" for command in line.commands)
            note = f"<br><i>{escape(line.note)}</i>" if line.note else ""
            parts.append(f'<p style="margin:4px 0">{box}{escape(line.text)}{commands}{note}</p>')
    parts.append("</body>")
    document = QTextDocument()
    document.setHtml("".join(parts))
    return document


def save_pdf(document: QTextDocument, path: Path, title: str) -> str:
    """Write ``document`` to ``path`` as A4 PDF; returns why not, or nothing."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout.Unit.Millimeter)
    document.print_(writer)
    del writer
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return file.errorString()
    file.write(buffer.data())
    return "" if file.commit() else file.errorString()


def choose_pdf(parent: QWidget, name: str) -> Path | None:
    """Ask where to save a PDF; the folder of documents is offered."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    start = str(Path(folder) / f"{name}.pdf") if folder else f"{name}.pdf"
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("Save as PDF"), start, "PDF (*.pdf)")
    if not chosen:
        return None
    return Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(".pdf")


def print_out(found: Sequence[ReportSection], parent: QWidget, title: str) -> None:
    """Ask for a printer and print."""
    printer = QPrinter()
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        as_document(found).print_(printer)
