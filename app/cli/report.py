"""``ese-backup report``: a run, the certificate of a drill, or the week, as HTML, PDF, CSV or text."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.session import Answer, CommandSession, absolute_path, json_option

if TYPE_CHECKING:
    from app.reports.document import ReportDocument


@click.command(short_help="Report on a run, a drill or the week.")
@click.argument("about", metavar="RUN|week")
@click.option(
    "--to", type=absolute_path, metavar="FILE", help="Write it to a .html, .pdf or .csv file (CSV: the runs)."
)
@json_option
@click.pass_obj
def report(session: CommandSession, about: str, to: Path | None) -> Answer:
    """Report on one run, or on the seven days before now ('week'). The report of a drill is its certificate: the
    backup set, its hashes, the rows of each table. RUN is an id that 'history --runs' lists, or its start.

    A PDF needs the package fpdf2 (the extra 'pdf').

    \b
    Examples:
      ese-backup report week --to week.html
      ese-backup report 20260304T020000Z-0123456789ab --to certificate.pdf
    """
    from app.reports.save import report_of_run, report_of_week, save
    from app.settings import Locations

    locations, now = Locations.of(), datetime.now(UTC)
    if about == "week":
        document = report_of_week(locations, now, cancel=session.cancel)
    else:
        document = report_of_run(locations, about, now)
    if to is None:
        return Answer(document.fields, lambda: _show(document))
    save(document, to)

    def show() -> None:
        from app.cli.text import line

        line(f"The report was written to {to}.")

    return Answer({**document.fields, "file": str(to)}, show)


def _show(document: ReportDocument) -> None:
    from app.cli.text import facts, line, table

    line(document.title)
    line(document.about)
    line()
    line(document.verdict.shown)
    for part in document.parts:
        line()
        click.echo(click.style(part.title, bold=True))
        facts(part.facts)
        for each in part.lines:
            line(each.shown, indent=2)
        if part.table is not None:
            rows = ([cell.shown for cell in row] for row in part.table.rows)
            table(part.table.headings, rows, right=sorted(part.table.right))
