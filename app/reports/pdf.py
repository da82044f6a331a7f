"""A report as PDF (A4), by fpdf2, which is an extra (``pdf``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.local_time import local_text
from app.reports.document import ReportDocument, ReportPart, ReportTable, ReportTone
from engine.events import printable
from engine.libraries import optional
from resources import font_files

if TYPE_CHECKING:
    from fpdf import FPDF

_FONT = "DejaVu Sans"
_COLOURS = {
    ReportTone.GOOD: (17, 99, 41),
    ReportTone.WARNING: (125, 78, 0),
    ReportTone.BAD: (164, 14, 38),
    ReportTone.PLAIN: (0, 0, 0),
}
_MUTED, _LINE, _HEAD = (87, 96, 106), (208, 215, 222), (240, 242, 245)
_MARGIN, _NAMES = 14.0, 38.0  # millimetres
_TEXT, _SMALL = 9.0, 8.0  # points


def pdf_of(document: ReportDocument) -> bytes:
    """The file's bytes. JET_errFeatureNotAvailable (-1001) without fpdf2."""
    missing = "Reports as PDF need the package fpdf2, which is not installed."
    with optional("pdf", ("fpdf",), lambda _: missing, "Or save the report as .html."):
        from fpdf import FPDF
    made = local_text(document.made, "%Y-%m-%d %H:%M %Z")

    class _Pages(FPDF):
        def footer(self) -> None:
            self.set_y(-12)
            self.set_font(_FONT, size=_SMALL)
            self.set_text_color(*_MUTED)
            self.cell(0, 5, f"ESE Backup Manager, {made}")
            self.set_x(-60)
            self.cell(60 - _MARGIN, 5, f"Page {self.page_no()} of {{nb}}", align="R")

    with font_files() as (regular, bold):
        pages = _Pages(format="A4")
        pages.add_font(_FONT, "", regular)
        pages.add_font(_FONT, "B", bold)
        _prepare(pages, document)
        writer = _Writer(pages)
        writer.head(document)
        for part in document.parts:
            writer.part(part)
        return bytes(pages.output())


def _prepare(pages: FPDF, document: ReportDocument) -> None:
    pages.set_margin(_MARGIN)
    pages.set_auto_page_break(True, margin=_MARGIN + 4)
    pages.set_title(printable(document.title))
    pages.set_creator("ESE Backup Manager")
    pages.set_lang("en")
    pages.set_creation_date(document.made)
    pages.add_page()


class _Writer:
    """Puts the parts on the pages, from top to bottom."""

    def __init__(self, pages: FPDF) -> None:
        from fpdf.fonts import TTFFont

        self._pages = pages
        pages.set_font(_FONT)
        font = pages.current_font
        self._known = frozenset(font.cmap) if isinstance(font, TTFFont) else frozenset()

    def head(self, document: ReportDocument) -> None:
        self._line(document.title, size=17, bold=True)
        self._line(document.about, colour=_MUTED)
        self._pages.ln(3)
        self._pages.set_draw_color(*_COLOURS[document.verdict.tone])
        self._pages.set_line_width(1.2)
        top = self._pages.get_y()
        self._pages.set_x(_MARGIN + 4)
        self._line(document.verdict.shown, size=11, bold=True, colour=_COLOURS[document.verdict.tone])
        self._pages.line(_MARGIN + 1, top, _MARGIN + 1, self._pages.get_y())
        self._pages.set_line_width(0.2)

    def part(self, part: ReportPart) -> None:
        pages = self._pages
        if pages.will_page_break(26):  # a heading is not alone at the end of a page
            pages.add_page()
        pages.ln(5)
        self._line(part.title, size=12, bold=True)
        pages.set_draw_color(*_LINE)
        pages.line(_MARGIN, pages.get_y(), pages.w - _MARGIN, pages.get_y())
        pages.ln(1.5)
        for name, value in part.facts:
            self._fact(name, value)
        for line in part.lines:
            self._line(line.shown, colour=_COLOURS[line.tone])
        if part.table is not None:
            self._table(part.table)

    def _fact(self, name: str, value: str) -> None:
        pages = self._pages
        if pages.will_page_break(5):
            pages.add_page()
        pages.set_font(_FONT, size=_TEXT)
        pages.set_text_color(*_MUTED)
        pages.cell(_NAMES, 5, self._shown(name))
        pages.set_text_color(0, 0, 0)
        pages.multi_cell(0, 5, self._shown(value), align="L", new_x="LMARGIN", new_y="NEXT")

    def _table(self, table: ReportTable) -> None:
        from fpdf.enums import TableBordersLayout, TableCellFillMode
        from fpdf.fonts import FontFace

        pages = self._pages
        pages.set_font(_FONT, size=_SMALL)
        pages.set_text_color(0, 0, 0)
        pages.set_draw_color(*_LINE)
        align = ["RIGHT" if number in table.right else "LEFT" for number in range(len(table.headings))]
        with pages.table(
            col_widths=table.widths or None,
            text_align=align,
            line_height=4.4,
            padding=0.8,
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            cell_fill_mode=TableCellFillMode.NONE,
            headings_style=FontFace(emphasis="BOLD", fill_color=_HEAD),
        ) as grid:
            grid.row(list(map(self._shown, table.headings)))
            for cells in table.rows:
                row = grid.row()
                for cell in cells:
                    row.cell(self._shown(cell.shown), style=FontFace(color=_COLOURS[cell.tone]))

    def _line(
        self, text: str, *, size: float = _TEXT, bold: bool = False, colour: tuple[int, int, int] = (0, 0, 0)
    ) -> None:
        pages = self._pages
        pages.set_font(_FONT, "B" if bold else "", size)
        pages.set_text_color(*colour)
        pages.multi_cell(0, size * 0.52, self._shown(text), align="L", new_x="LMARGIN", new_y="NEXT")

    def _shown(self, text: str) -> str:
        """What the font has no glyph for is written as an escape, so that nothing is lost."""
        return "".join(
            character if ord(character) in self._known else character.encode("unicode_escape").decode("ascii")
            for character in printable(text)
        )
