"""Any state of a database, opened to be read: of a chain as of a commit, of an instance at rest, of a file.

An instance at rest that is dirty is recovered in memory, with its own logs: what is read is what the next start of
its engine would bring.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.chain.address import StoreAddress
from engine.chain.stored import holds_chain
from engine.chain.stores import file_at, is_folder
from engine.discovery.choosing import InstanceChoice
from engine.discovery.folder_walk import Scope
from engine.discovery.instance_files import DatabaseFile, InstanceFiles, State
from engine.error_codes import Code
from engine.files import FileSystem
from engine.recover.in_memory import open_recovered
from engine.restore.plan import RestoreTarget
from engine.restore.points import Point
from engine.restore.view import open_at
from engine.run_context import RunContext
from engine.sources.foreign_set import find_foreign
from engine.tables.read_only_database import ReadOnlyDatabase


@dataclass(frozen=True)
class ReadableState:
    """Which state of which database. ``path`` is a chain, the set of another program, a database file, or the
    folder of an instance at rest; ``wanted`` is for a chain alone; ``database`` names one of several."""

    path: Path
    wanted: RestoreTarget | None = None
    database: str | None = None


@dataclass(frozen=True)
class OpenedState:
    """A database that can be read. ``name`` is its file name; ``reached`` where the logs of a chain end, and
    ``is_recovered`` whether it was recovered in memory."""

    data: ReadOnlyDatabase
    name: str
    reached: Point | None = None
    is_recovered: bool = False


@contextlib.contextmanager
def open_state(wanted: ReadableState, *, context: RunContext | None = None) -> Iterator[OpenedState]:
    """The database in that state, while the context lasts. Nothing is written.

    Raises as :func:`engine.restore.view.open_at` for a chain; as :meth:`InstanceChoice.find` and
    :func:`engine.recover.in_memory.open_recovered` for an instance;
    JET_errFileAccessDenied (-1032) at the end if its database changed meanwhile;
    JET_errInvalidParameter (-1003) for a moment of what is no chain, and where a database must be named;
    JET_errDatabaseNotFound (-1203) where there is none of that name.
    """
    context = context or RunContext()
    fs, path = context.fs, wanted.path
    if is_folder(path, fs):
        opening = _of_chain if _is_chain(fs, path) else _of_instance
        with opening(wanted, context) as opened:
            yield opened
        return
    if wanted.wanted not in (None, RestoreTarget()):
        with _of_chain(ReadableState(path.parent, wanted.wanted, path.name), context) as opened:
            yield opened
        return
    with ReadOnlyDatabase.open(file_at(path, fs, context.keys).open()) as data:
        yield OpenedState(data, path.name)


def _is_chain(fs: FileSystem, path: Path) -> bool:
    """Whether it is a chain or the set of another program; damage of one comes out when it is read."""
    return isinstance(path, StoreAddress) or holds_chain(fs, path) or find_foreign(fs, path) is not None


@contextlib.contextmanager
def _of_chain(wanted: ReadableState, context: RunContext) -> Iterator[OpenedState]:
    with open_at(wanted.path, wanted.wanted, context=context) as view, view.open(wanted.database) as data:
        yield OpenedState(data, view.database_name(wanted.database), view.reached)


@contextlib.contextmanager
def _of_instance(wanted: ReadableState, context: RunContext) -> Iterator[OpenedState]:
    if wanted.wanted not in (None, RestoreTarget()):
        raise Code.InvalidParameter.error(
            f"{wanted.path} is not a chain: it has one state only.",
            hint="Omit the time, or choose a chain of the instance.",
            path=str(wanted.path),
        )
    choice = InstanceChoice([wanted.path], scope=Scope(subfolders=False))
    fs, database = context.fs, _chosen(choice.find(context.fs, context.cancel), wanted)
    before = fs.stat(database.path)
    if database.state is State.CLEAN:
        with ReadOnlyDatabase.open(fs.open_read(database.path)) as data:
            yield OpenedState(data, database.path.name)
    else:
        with open_recovered(choice, context=context) as view, view.open(database.path.name) as data:
            yield OpenedState(data, database.path.name, None, is_recovered=True)
    if fs.stat(database.path) != before:  # pages of two states may have been read
        raise Code.FileAccessDenied.error(
            f"{database.path} changed while it was read. An engine may be running on it.",
            hint="End the program that uses the instance, or make a copy backup and read that.",
            path=str(database.path),
        )


def _chosen(instance: InstanceFiles, wanted: ReadableState) -> DatabaseFile:
    name = wanted.database
    found = [each for each in instance.databases if name is None or each.path.name.casefold() == name.casefold()]
    names = ", ".join(each.path.name for each in instance.databases)
    if not found:
        raise Code.DatabaseNotFound.error(
            f"{instance.name} has no database named {name!r}." if name else f"{instance.name} has no database.",
            hint=f"It has {names}." if names else "Choose the folder of an instance with its database.",
            path=str(wanted.path),
        )
    if len(found) > 1:
        raise Code.InvalidParameter.error(
            f"{instance.name} has several databases: {names}.",
            hint="Name the one to read (--database NAME).",
            path=str(wanted.path),
        )
    return found[0]
