"""``ese-backup export`` of a moment, or of chosen rows: what the tables page of the window exports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from app.cli.contents import state_of_a_chain
from app.cli.session import Answer, CommandSession

if TYPE_CHECKING:
    from app.tables.opening import OpenedSource
    from app.tables.writing import RowSelection, WrittenRows

Command = TypeVar("Command", bound=Callable[..., object])


def moment_options(command: Command) -> Command:
    """``--replay``, ``--at``, ``--where`` and ``--find``, which :class:`RowExport` takes together."""
    options = (
        click.option("--replay", is_flag=True, help="Replay the logs in memory, so that no change is missing."),
        click.option(
            "--at",
            metavar="ISO|N",
            type=state_of_a_chain,
            help="Of a chain, the state after the last commit up to this time, or of this log generation.",
        ),
        click.option(
            "--where",
            "conditions",
            metavar="CONDITION",
            multiple=True,
            help="Only rows of one table that fit, as for rows. Can be repeated.",
        ),
        click.option("--find", metavar="TEXT", default="", help="Only rows with this text in any value."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@dataclass(frozen=True)
class RowExport:
    """What is exported of an open database: tables or views by name, and which of their rows."""

    tables: tuple[str, ...]
    views: tuple[str, ...]
    system: bool
    replay: bool
    at: int | datetime | None
    conditions: tuple[str, ...]
    find: str

    @property
    def is_wanted(self) -> bool:
        """Whether something is asked for that an export of the file as it is does not do."""
        return self.replay or self.at is not None or bool(self.conditions or self.find)

    def run(self, session: CommandSession, source: Path, target: Path, kind: str, database: str | None) -> Answer:
        """Open the database, and write the rows. Exits with 1 if something could not be read."""
        from app.operations.export import ExportKind
        from app.tables.opening import TableSource, open_source
        from app.tables.writing import write_rows

        if self.conditions and len(self.tables) + len(self.views) != 1:
            raise click.UsageError("--where requires one --table or --view.")
        wanted = TableSource(source, self.at, database or "", as_is=not self.replay and self.at is None)
        with session.progress() as progress:
            opened = open_source(wanted, session.keys(), progress, session.cancel)
        session.held.callback(opened.close)
        selections = self._selections(opened, database)
        done = write_rows(opened, selections, ExportKind(kind), target, cancel=session.cancel)
        fields: dict[str, Any] = {**vars(done), "source": str(source), "target": str(done.target)}
        return Answer(fields, lambda: _show(source, done), ok=not done.unread)

    def _selections(self, opened: OpenedSource, database: str | None) -> Sequence[RowSelection]:
        from app.tables.conditions import parse_condition
        from app.tables.reading import RowQuery
        from app.tables.writing import RowSelection
        from engine.error_codes import Code

        names = [name for name in opened.names if database is None or name.casefold() == database.casefold()]
        if len(names) != 1:
            raise Code.InvalidParameter.error(
                f"{opened.source.path} contains the databases {', '.join(opened.names) or 'none'}.",
                hint="Select one with --database.",
            )
        queries = []
        with opened.reader(names[0]) as reader:
            for name in self.views:
                view = reader.view(name).view
                where = tuple(parse_condition(text, view.shape) for text in self.conditions)
                queries.append(RowQuery(names[0], view.table.name, None, where, self.find, view.name))
            for name in () if self.views else self.tables or self._every(opened, names[0]):
                table = reader.database.table(name)
                where = tuple(parse_condition(text, table) for text in self.conditions)
                queries.append(RowQuery(names[0], table.name, None, where, self.find))
        return [RowSelection(query) for query in queries]

    def _every(self, opened: OpenedSource, database: str) -> list[str]:
        with opened.reader(database) as reader:
            return [table.name for table in reader.database.tables() if self.system or not table.system]


def _show(source: Path, done: WrittenRows) -> None:
    from app.cli.text import counted, line, size, state

    click.echo(f"{state('incomplete' if done.unread else 'ok')}  ", nl=False)
    what = f"{counted(done.tables, 'table')}, {counted(done.rows, 'row')}, {size(done.bytes)}"
    line(f"{source.name} exported to {done.target}: {what}")
    for reason in done.reasons:
        line(f"lost     {reason}", indent=2)
