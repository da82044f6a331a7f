"""A report on paper, in black on white whatever the theme: with what a text document of Qt can lay out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextDocument, QTextOption

from app.local_time import local_text
from engine.events import printable

if TYPE_CHECKING:
    from app.reports.document import ReportCell, ReportDocument, ReportPart, ReportTable

_COLOURS = {"good": "#116329", "warning": "#7d4e00", "bad": "#a40e26", "plain": "#000000"}
_MUTED, _LINE, _HEAD = "#444444", "#bbbbbb", "#eeeeee"
_LONG = re.compile(r"(\S{16})(?=\S)")
_NAMES = 22
"""Percent of the width for the names of facts."""


def report_on_paper(report: ReportDocument) -> QTextDocument:
    """The whole report; what is wider than its column folds."""
    document = QTextDocument()
    document.setDefaultTextOption(_whole_words())
    document.setHtml("".join(_parts(report)))
    return document


def _whole_words() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    return option


def _parts(report: ReportDocument) -> Iterator[str]:
    yield '<body style="color:black; background:white; font-family:sans-serif; font-size:9pt">'
    yield f'<h1 style="font-size:15pt; margin-bottom:2px">{_text(report.title)}</h1>'
    yield f'<p style="color:{_MUTED}">{_text(report.about)}</p>'
    yield f'<p style="font-weight:bold; margin-top:8px">{_cell(report.verdict)}</p>'
    for part in report.parts:
        yield from _part(part)
    made = local_text(report.made, "%Y-%m-%d %H:%M %Z")
    yield f'<p style="color:{_MUTED}; font-size:8pt; margin-top:16px">ESE Backup Manager, {_text(made)}</p></body>'


def _part(part: ReportPart) -> Iterator[str]:
    yield f'<h2 style="font-size:11pt; margin-top:14px; margin-bottom:4px">{_text(part.title)}</h2>'
    if part.facts:
        yield '<table width="100%" cellspacing="0" cellpadding="2">'
        for name, value in part.facts:
            yield f'<tr><td width="{_NAMES}%" style="color:{_MUTED}">{_text(name)}</td>'
            yield f"<td>{_text(value)}</td></tr>"
        yield "</table>"
    yield from (f'<p style="margin-top:4px">{_cell(line)}</p>' for line in part.lines)
    if part.table is not None:
        yield from _table(part.table)


def _table(table: ReportTable) -> Iterator[str]:
    columns = range(len(table.headings))
    wide = table.widths or tuple(1 for _ in columns)
    sides = ["right" if column in table.right else "left" for column in columns]
    frame = f'border="1" bordercolor="{_LINE}" style="border-collapse:collapse; border-style:solid"'
    yield f'<table width="100%" cellspacing="0" cellpadding="3" {frame}><thead><tr>'
    for column in columns:
        width = 100 * wide[column] // sum(wide)
        heading = _text(table.headings[column])
        yield f'<th width="{width}%" align="{sides[column]}" bgcolor="{_HEAD}">{heading}</th>'
    yield "</tr></thead>"
    for row in table.rows:
        cells = (f'<td align="{side}">{_cell(cell)}</td>' for cell, side in zip(row, sides, strict=True))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table>"


def _cell(cell: ReportCell) -> str:
    return f'<span style="color:{_COLOURS[cell.tone.value]}">{_text(cell.shown)}</span>'


def _text(text: str) -> str:
    """For HTML; a path or a hash may fold where a column is too narrow for it, and no shorter word does."""
    return escape(_LONG.sub("\\1\u200b", printable(text)))
