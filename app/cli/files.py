"""``ese-backup header`` and ``records``: the contents of headers and logs. Read-only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.contents import database_option, file_of
from app.cli.keys import key_options
from app.cli.session import Answer, CommandSession, absolute_path, json_option, naming

if TYPE_CHECKING:
    from engine import Keys
    from engine.formats.log.record import Record

_LOG_LIMIT = 64 << 20
"""No log is larger: JET_paramLogFileSize ends at 32 MiB (docs/semantics.md#parameters)."""


@click.command(short_help="Show the header of a file.")
@click.argument("path", metavar="FILE|CHAIN", type=absolute_path)
@database_option
@key_options
@json_option
@click.pass_obj
def header(session: CommandSession, path: Path, database: str | None) -> Answer:
    """Show all fields of the header of a database, log or checkpoint with their names in the file format. Of a
    chain, the header of its database is shown as it was backed up.

    \b
    Examples:
      ese-backup header /mnt/windows/Windows/System32/sru/SRUDB.dat
      ese-backup header CHAIN --database SRUDB.dat
    """
    import engine

    description = engine.describe_file(file_of(path, database), engine.HostFileSystem(), session.keys())

    def show() -> None:
        from app.cli.text import facts, line

        line(f"{description.type.value} {description.path}, {description.size:,} bytes")
        for title, pairs in description.lines():
            line()
            line(title)
            facts(pairs)

    return Answer(description.to_json(), show)


@click.command(short_help="Count the records of logs by type.")
@click.argument("logs", metavar="LOG...", nargs=-1, required=True, type=absolute_path)
@click.option("--dump", is_flag=True, help="Also list each record with its position, type and fields.")
@key_options
@json_option
@click.pass_obj
def records(session: CommandSession, logs: tuple[Path, ...], dump: bool) -> Answer:
    """Count the log records in log files by type, for each file and in total. Zero fill is counted as NOP.

    \b
    Examples:
      ese-backup records /mnt/sru/SRU0000*.log
      ese-backup records SRU.log --dump --json
    """
    keys = session.keys()
    files = [(path, Counter(record.name for _, record in _records([path], keys))) for path in logs]
    total = sum((types for _, types in files), Counter[str]())
    fields: dict[str, object] = {
        "records": total.total(),
        "types": dict(total),
        "files": [{"path": str(path), "records": types.total(), "types": dict(types)} for path, types in files],
    }
    if dump:
        fields["entries"] = ({"file": str(path), **_fields(record)} for path, record in _records(logs, keys))

    def show() -> None:
        if dump:
            _show_records(logs, keys)
        _show_types(files, total)

    return Answer(fields, show)


def _records(logs: Sequence[Path], keys: Keys) -> Iterator[tuple[Path, Record]]:
    import engine
    from engine.formats.log.record import records

    for path in logs:
        with naming(path):
            for record in records(engine.file_at(path, engine.HostFileSystem(), keys).whole(_LOG_LIMIT)):
                yield path, record


def _fields(record: Record) -> dict[str, object]:
    from engine.formats.log.record_text import facts

    place = [record.lgpos.generation, record.lgpos.segment, record.lgpos.offset]
    return {"lgpos": place, "type": record.name, "bytes": len(record.body), **dict(facts(record.decoded))}


def _show_records(logs: Sequence[Path], keys: Keys) -> None:
    from app.cli.text import line
    from engine.formats.log import record_text as log_record_text

    for path, record in _records(logs, keys):
        about = log_record_text.line(record.decoded)
        line(f"{path.name} {record.lgpos} {record.name} {about}".rstrip())


def _show_types(files: Sequence[tuple[Path, Counter[str]]], total: Counter[str]) -> None:
    from app.cli.text import counted, line, table
    from engine.formats.log.records import CLASSES

    names = [cls.__name__ for _, cls in sorted(CLASSES.items()) if cls.__name__ in total]
    table(
        ["type", *(path.name for path, _ in files), "all"],
        ([name, *(f"{types[name]:,}" for _, types in files), f"{total[name]:,}"] for name in names),
        right=range(1, len(files) + 2),
    )
    line(f"{counted(total.total(), 'record')} in {counted(len(files), 'file')}.")
