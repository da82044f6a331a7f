"""A report as one HTML file: no script, nothing loaded from elsewhere, light and dark, for screen and paper."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from app.local_time import local_text
from app.reports.document import ReportCell, ReportDocument, ReportPart, ReportTable, ReportTone
from engine.events import printable

_STYLE = """
:root { color-scheme: light dark; --page: #fff; --text: #1b1f24; --muted: #57606a; --line: #d0d7de;
  --head: #f6f8fa; --good: #1a7f37; --warning: #9a6700; --bad: #cf222e; }
@media (prefers-color-scheme: dark) { :root { --page: #0d1117; --text: #e6edf3; --muted: #9198a1;
  --line: #3d444d; --head: #151b23; --good: #3fb950; --warning: #d29922; --bad: #f85149; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem; max-width: 70rem; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
.about, footer { color: var(--muted); margin: .2rem 0 0; }
.verdict { display: block; margin: 1.2rem 0; padding: .7rem 1rem; border: 1px solid var(--line);
  border-left: .4rem solid currentColor; font-weight: 600; }
p { margin: .4rem 0; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin-top: .6rem; }
table { border-collapse: collapse; width: 100%; font-size: .9em; }
th { text-align: left; background: var(--head); font-weight: 600; }
th, td { padding: .35em .6em; border-bottom: 1px solid var(--line); vertical-align: top; }
td { overflow-wrap: anywhere; }
.right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.hash { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .9em; }
.good { color: var(--good); } .warning { color: var(--warning); } .bad { color: var(--bad); }
footer { margin-top: 2.5rem; padding-top: .6rem; border-top: 1px solid var(--line); font-size: .85em; }
@page { size: A4; margin: 16mm 14mm; }
@media print { :root { color-scheme: light; --page: #fff; --text: #000; --muted: #444; --line: #bbb; --head: #eee;
  --good: #116329; --warning: #7d4e00; --bad: #a40e26; }
  body { padding: 0; max-width: none; font-size: 9.5pt; } .wide { overflow: visible; }
  thead { display: table-header-group; } tr, .verdict, dl { break-inside: avoid; } h2 { break-after: avoid; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_HASH_DIGITS = 64


def html_of(document: ReportDocument) -> str:
    """The file's text."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: ReportDocument) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_text(document.title)}</title>"
    yield f"<style>{_STYLE}</style></head><body>"
    yield f"<header><h1>{_text(document.title)}</h1>"
    yield f'<p class="about">{_text(document.about)}</p></header>'
    yield f'<main><strong class="verdict {document.verdict.tone.value}">{_text(document.verdict.shown)}</strong>'
    for part in document.parts:
        yield from _part(part)
    made = local_text(document.made, "%Y-%m-%d %H:%M %Z")
    yield f"</main><footer>Made by ESE Backup Manager on {_text(made)}</footer></body></html>"


def _part(part: ReportPart) -> Iterator[str]:
    yield f"<section><h2>{_text(part.title)}</h2>"
    if part.facts:
        rows = "".join(
            f"<dt>{_text(name)}</dt><dd{_form(value)}>{_text(value)}</dd>" for name, value in part.facts
        )
        yield f"<dl>{rows}</dl>"
    for line in part.lines:
        yield f"<p>{_cell(line)}</p>"
    if part.table is not None:
        yield from _table(part.table)
    yield "</section>"


def _table(table: ReportTable) -> Iterator[str]:
    sides = ["right" if number in table.right else "" for number in range(len(table.headings))]
    head = "".join(
        f'<th scope="col" class="{side}">{_text(heading)}</th>'
        for heading, side in zip(table.headings, sides, strict=True)
    )
    yield f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>'
    for row in table.rows:
        body = "".join(
            f'<td class="{side or _class(cell.text)}">{_cell(cell)}</td>'
            for cell, side in zip(row, sides, strict=True)
        )
        yield f"<tr>{body}</tr>"
    yield "</tbody></table></div>"


def _cell(cell: ReportCell) -> str:
    text = _text(cell.shown)
    return text if cell.tone is ReportTone.PLAIN else f'<span class="{cell.tone.value}">{text}</span>'


def _class(text: str) -> str:
    return "hash" if is_hash(text) else ""


def _form(text: str) -> str:
    return ' class="hash"' if is_hash(text) else ""


def is_hash(text: str) -> bool:
    """Whether it is a SHA-256, which is set in a font of equal widths."""
    return len(text) == _HASH_DIGITS and all(digit in "0123456789abcdef" for digit in text)


def _text(text: str) -> str:
    """For HTML: what a file name or an error holds is text and nothing else."""
    return escape(printable(text))
