"""What the commands that read a database have in common: a file, or a database of a chain as of a commit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from app.cli.keys import key_options
from app.cli.session import (
    CommandSession,
    damage_fields,
    damage_text,
    found_damaged,
    moment_of,
    naming,
    pointing_to_chains,
)

if TYPE_CHECKING:
    from app.evidence.rule import ReadBack
    from app.meaning.view import Beside
    from engine import Keys, Point, ReadOnlyDatabase, RestoreTarget

_NEEDS_A_CHAIN = "--database requires the folder of a chain."
Command = TypeVar("Command", bound=Callable[..., object])


def state_of_a_chain(text: str) -> int | datetime:
    """``--at``: a number is a log generation, anything else a time as ``restore --time`` takes it."""
    with suppress(ValueError):
        number = int(text, 0)
        if number >= 0:
            return number
    return moment_of(text)


database_option = click.option("--database", metavar="NAME", help="The database of the chain to read.")


def view_options(command: Command) -> Command:
    """``--database`` and ``--at``: the database of a chain, and the state to show."""
    at = click.option(
        "--at",
        metavar="ISO|N",
        type=state_of_a_chain,
        help="Show all commits up to this time, or up to the end of this log generation (92 or 0x5C).",
    )
    return database_option(at(key_options(command)))


@dataclass(frozen=True)
class Readable:
    """A database to be read: ``open`` opens it, any number of times; ``fields`` say what it shows."""

    open: Callable[[], ReadOnlyDatabase]
    fields: Mapping[str, object]
    beside: Beside
    """Opens the other databases of the same instance."""
    about: str = ""
    """The state of a chain that it shows, in words."""


def find_readable(
    session: CommandSession, path: Path, database: str | None, at: int | datetime | None
) -> Readable:
    """The database in a file, that of a chain in the requested state, or that of an instance at rest as recovered,
    which are open until the session ends.

    With ``at``, the file of a database in a chain stands for that database.
    """
    import engine
    from app.meaning.beside import beside_file, beside_in_chain

    if not _is_chain(path):
        if database is not None:
            raise click.UsageError(_NEEDS_A_CHAIN)
        if at is None:
            beside = beside_file(path, session.keys())
            return Readable(lambda: _opened(path, session.keys()), {"path": str(path), "reached": None}, beside)
    elif at is None and _is_instance(path):
        return _of_instance(session, path, database)
    path, database, damaged = database_of_chain(path, database)
    with pointing_to_chains(path), session.progress() as progress:
        leases, keys = engine.Leases(), session.keys()
        context = engine.RunContext(progress=progress, cancel=session.cancel, leases=leases, keys=keys)
        view = session.held.enter_context(engine.open_at(path, wanted_state(at), context=context))
    name = view.database_name(database)
    reached = view.reached
    fields = {
        "path": str(_chosen(path, name)),
        "reached": reached.fields() if reached is not None else None,
        "damaged": damage_fields(damaged),
    }
    return Readable(lambda: view.open(name), fields, beside_in_chain(view), _state(name, reached))


def _is_instance(folder: Path) -> bool:
    """Whether a folder holds an instance at rest and no backup."""
    import engine
    from engine.errors import JetError

    if engine.found_at(folder, engine.HostFileSystem()) is not None:
        return False
    try:
        found = engine.scan([folder], scope=engine.Scope(subfolders=False)).instances
    except JetError:
        return False
    return any(each.databases and not each.is_backup_set for each in found)


def _of_instance(session: CommandSession, folder: Path, database: str | None) -> Readable:
    """The database of an instance at rest, as its recovery would leave it; nothing is written."""
    import engine
    from app.meaning.beside import beside_file

    choice = engine.InstanceChoice([folder], scope=engine.Scope(subfolders=False))
    with session.progress() as progress:
        context = engine.RunContext(progress=progress, cancel=session.cancel)
        view = session.held.enter_context(engine.open_recovered(choice, context=context))
    with view.open(database) as opened:
        path = Path(opened.path)
    about = f"{path.name} as recovery would leave it."
    beside = beside_file(path, session.keys())
    return Readable(lambda: view.open(database), {"path": str(path), "reached": None}, beside, about)


def database_of_chain(path: Path, database: str | None) -> tuple[Path, str | None, ReadBack | None]:
    """The folder of a chain, the database in it that a file or ``--database`` names, and the damage found in it.

    Refused before logs are read if there is no such database, or several.
    """
    if not _is_chain(path):
        if database is not None:
            raise click.UsageError(_NEEDS_A_CHAIN)
        path, database = path.parent, path.name
    _chosen(path, database)
    damaged = found_damaged(path)
    if damaged is not None:
        click.echo(f"warning: {path.name} was {damage_text(damaged)}", err=True)
    return path, database, damaged


def file_of(path: Path, database: str | None) -> Path:
    """A file itself, or that in which a chain keeps the database of this name, or its only one."""
    if _is_chain(path):
        return _chosen(path, database)
    if database is not None:
        raise click.UsageError(_NEEDS_A_CHAIN)
    return path


def _chosen(chain: Path, database: str | None) -> Path:
    """Where the chain keeps the database; refused before logs are read if there is no such one, or several."""
    import engine
    from engine.error_codes import Code
    from engine.errors import MissingFile

    with pointing_to_chains(chain):
        try:
            return engine.database_file(chain, database, fs=engine.HostFileSystem())
        except MissingFile as error:
            if error.code is not Code.FileNotFound:
                raise
            raise Code.InvalidPath.error(
                f"{chain} is not a database, and contains no backup.",
                hint="Specify a database file, or a chain: its folder or its address.",
                path=str(chain),
            ) from error


def wanted_state(at: int | datetime | None) -> RestoreTarget:
    from engine import RestoreTarget

    return RestoreTarget(moment=at) if isinstance(at, datetime) else RestoreTarget(at)


def _opened(path: Path, keys: Keys) -> ReadOnlyDatabase:
    import engine

    file = engine.file_at(path, engine.HostFileSystem(), keys)
    with naming(path):
        return engine.ReadOnlyDatabase.open(file.open())


def _is_chain(path: Path) -> bool:
    """Whether it is a folder, which has to be that of a chain, or the address of one."""
    import engine

    return engine.is_folder(path, engine.HostFileSystem())


def _state(name: str, reached: Point | None) -> str:
    if reached is None:
        return f"{name} as it was backed up."
    if reached.time is None:
        return f"{name} at log {reached.lgpos}."
    return f"{name} after the commit of {reached.time.astimezone().isoformat(sep=' ')}, log {reached.lgpos}."
