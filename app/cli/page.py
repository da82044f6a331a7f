"""``ese-backup page``: one page of a database, and the chains that hold a good copy of it. Read-only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.contents import database_option, file_of
from app.cli.destinations import settings_file
from app.cli.keys import key_options
from app.cli.session import Answer, CommandSession, absolute_path, json_option

if TYPE_CHECKING:
    from engine import FoundChain, PageCopy, PageDescription, PageOwner
    from engine.errors import JetError


@click.command(short_help="Show one page of a database.")
@click.argument("path", metavar="FILE|CHAIN", type=absolute_path)
@click.argument("number", metavar="PAGE", type=click.IntRange(min=1))
@database_option
@click.option("--hex", "with_bytes", is_flag=True, help="Also show the bytes of the page.")
@click.option("--find-copy", is_flag=True, help="Look for a good copy of the page in the chains of the database.")
@click.option(
    "--in",
    "places",
    multiple=True,
    metavar="DEST",
    type=absolute_path,
    help="Where to look for chains; default: the known destinations. Can be repeated.",
)
@key_options
@json_option
@click.pass_obj
def page(
    session: CommandSession,
    path: Path,
    number: int,
    database: str | None,
    with_bytes: bool,
    find_copy: bool,
    places: tuple[Path, ...],
) -> Answer:
    """Show a page of a database file, or of a database in a chain as it was backed up: its checksum, its header,
    the table or index that owns it, and its lines. Damage is shown, and exits with 1.

    \b
    Examples:
      ese-backup page /mnt/windows/Windows/System32/sru/SRUDB.dat 31 --json
      ese-backup page SRUDB.dat 31 --find-copy --in /backups
    """
    import engine

    fs, keys = engine.HostFileSystem(), session.keys()
    path = file_of(path, database)
    found = engine.describe_page(path, number, fs, keys)
    fields = found.to_json()
    if with_bytes:
        fields["bytes"] = found.data.hex()
    copies: tuple[PageCopy, ...] | None = None
    if find_copy:
        chains = [chain for place in places or _known_places() for chain in _chains_at(place)]
        copies = engine.find_page_copies(path, number, chains, fs, keys, cancel=session.cancel)
        fields["copies"] = [_copy_fields(copy) for copy in copies]
    return Answer(fields, lambda: _show(found, with_bytes, copies), ok=not found.judgement.is_bad)


def _known_places() -> list[Path]:
    """The destinations that the settings remember."""
    import engine

    return [engine.parse_place(each) for each in settings_file().load().destinations]


def _chains_at(place: Path) -> list[FoundChain]:
    """None at a place that is away: that is said, and the others are still looked at."""
    import engine
    from engine.errors import JetError

    try:
        return engine.find_chains(engine.HostFileSystem(), place, unread=_warn_of_unread)
    except JetError as error:
        click.echo(f"warning: {place} was not looked at: {error}", err=True)
        return []


def _warn_of_unread(error: JetError) -> None:
    click.echo(f"warning: {error.context['path']} was not looked at: {error}", err=True)


def _copy_fields(copy: PageCopy) -> dict[str, object]:
    """The page in a chain for programs."""
    return {
        "chain": str(copy.chain),
        "file": str(copy.file),
        "backed_up": copy.ended,
        "good": copy.is_good,
        "state": copy.judgement.value if copy.judgement is not None else None,
        "dbtime": copy.dbtime,
        "objid": copy.objid,
        "beyond_end": copy.is_beyond,
        "error": copy.error.message if copy.error is not None else None,
    }


def _copy_text(copy: PageCopy) -> str:
    """What is said of the page in a chain."""
    if copy.error is not None:
        return f"cannot be read: {copy.error.message}"
    if copy.is_beyond:
        return "the database had fewer pages"
    if copy.is_good:
        return f"good, dbtime {copy.dbtime:,}"
    if copy.judgement is not None and not copy.judgement.is_bad and not copy.same_owner:
        return f"belonged to object {copy.objid}"
    return copy.judgement.value if copy.judgement is not None else ""


def _show(found: PageDescription, with_bytes: bool, copies: tuple[PageCopy, ...] | None) -> None:
    from app.cli.text import facts, line, state, table
    from engine.inspection.description import hex_lines

    click.echo(f"{state('damaged' if found.judgement.is_bad else 'ok')}  ", nl=False)
    line(f"page {found.number:,} of {found.pages:,}, {found.path}")
    line(found.verdict, indent=2)
    owner = found.owner
    flags = ", ".join(found.flags) or "none"
    facts(
        [
            ("offset", f"{found.offset:,} (0x{found.offset:X}), {found.page_size:,} bytes"),
            *([("owner", _owner_text(owner))] if owner is not None else []),
            *([("flags", flags)] if found.header else []),
            *(
                (f"checksum {check.block + 1}", _checksum_text(check.stored, check.expected))
                for check in found.checksums
            ),
        ]
    )
    for text in found.findings:
        line(text, indent=2)
    if found.header:
        line()
        facts((each.name, f"{each.text}  {each.about}".rstrip()) for each in found.header)
    if found.lines:
        line()
        rows = (
            (
                str(each.tag),
                f"{each.offset:,}",
                f"{each.size:,}",
                ", ".join(each.flags),
                each.key[:16].hex(),
                each.data[:16].hex(),
            )
            for each in found.lines
        )
        table(["tag", "offset", "bytes", "flags", "key", "data"], rows, right=[0, 1, 2])
    if with_bytes:
        line()
        for text in hex_lines(found.data, found.offset):
            line(text)
    if copies is not None:
        line()
        _show_copies(copies)


def _show_copies(copies: tuple[PageCopy, ...]) -> None:
    from app.cli.text import counted, line, table

    if copies:
        table(["chain", "backed up", "page"], ((str(c.chain), c.ended, _copy_text(c)) for c in copies))
    good = sum(copy.is_good for copy in copies)
    line(f"Good copies: {good}, in {counted(len(copies), 'chain')} of this database.")


def _owner_text(owner: PageOwner) -> str:
    text = f"{owner.text} (object {owner.objid})"
    return text if owner.is_certain else f"{text}, as the damaged page says"


def _checksum_text(stored: int, expected: int) -> str:
    return f"{stored:016x}" if stored == expected else f"{stored:016x} stored, {expected:016x} expected"
