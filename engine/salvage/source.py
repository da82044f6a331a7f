"""Which file an export reads: a database, or one of a chain or of another program's backup set."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine.chain.absence import check_above
from engine.chain.address import check_path
from engine.chain.manifest import FileRole
from engine.chain.stored_chain import StoredChain
from engine.chain.stores import chain_at, is_folder, member_at
from engine.chain.swap import patiently
from engine.error_codes import Code
from engine.files import FileSystem, ReadableFile
from engine.keys import Keys
from engine.progress import Cancel
from engine.sources.foreign_set import FoundSet, read_set


@dataclass(frozen=True)
class ExportSource:
    """A database to read: its ``file``, the ``name`` under which users know it, and its instance if it is known.

    ``chain`` is the one it is in, ``chain_logs`` the range of its logs; None for a database by itself.
    ``is_continued`` says that incremental backups added some of them.
    """

    file: ReadableFile
    name: str
    instance: str
    chain: StoredChain | None = None
    chain_logs: tuple[int, int] | None = None
    is_continued: bool = False


def find_source(fs: FileSystem, path: Path, database: str | None, cancel: Cancel, keys: Keys) -> ExportSource:
    """The database that ``path`` names: a file, a chain or set, or a file of a chain.

    ``database`` selects one of several. Raises ``MissingFile`` if it does not exist, ``WrongUse`` if several are
    possible or a file is not a database of its chain, and what reading the manifest raises.
    """
    if is_folder(path, fs):
        chain = chain_at(path, fs, keys)
        found = patiently(cancel, partial(read_set, fs, chain), waits=chain.is_replaced_whole)
        return _of_chain(found, database)
    member = member_at(path, fs, keys)
    if member is not None:
        return _of_chain(FoundSet(member.chain, member.chain.manifest()), database or path.name)
    if database is not None and database.casefold() != path.name.casefold():
        raise Code.InvalidParameter.error(
            f"{path} is a file. --database selects a database of a chain.", path=str(path)
        )
    check_path(fs, path)
    check_above(fs, path)
    fs.stat(path)
    return ExportSource(ReadableFile.at(fs, path), path.name, path.name)


def _of_chain(found: FoundSet, database: str | None) -> ExportSource:
    chain, manifest = found.chain, found.manifest
    role = FileRole.OTHER if manifest.is_evidence else FileRole.DATABASE
    files = {file.name: file for file in manifest.files if file.role is role}
    names = ", ".join(files)
    wanted = [name for name, file in files.items() if database is None or database.casefold() in file.names]
    if not wanted:
        raise Code.DatabaseNotFound.error(
            f"{chain.path} does not contain the database {database}. It contains {names or 'none'}.",
            path=str(chain.path),
        )
    if len(wanted) > 1:
        raise Code.InvalidParameter.error(
            f"{chain.path} contains several databases: {names}.",
            hint="Select one with --database.",
            path=str(chain.path),
        )
    file = chain.file(files[wanted[0]])
    return ExportSource(file, wanted[0], manifest.instance, chain, manifest.log_range, len(manifest.runs) > 1)
