"""Which file an export reads: a database, or one of a chain or of another program's backup set."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine.chain.manifest import MANIFEST_NAME, FileRole, Manifest
from engine.chain.moving import patiently
from engine.chain.stored import locate
from engine.error_codes import Code
from engine.files import FileSystem
from engine.progress import Cancel
from engine.sources.foreign_set import read_set


@dataclass(frozen=True)
class ExportSource:
    """A database to read: its ``file``, the ``name`` under which users know it, and its instance if it is known.

    ``chain_logs`` is the range of logs of its chain, None for a database by itself; ``is_continued`` says that
    incremental backups added some of them.
    """

    file: Path
    name: str
    instance: str
    chain_logs: tuple[int, int] | None = None
    is_continued: bool = False


def find_source(fs: FileSystem, path: Path, database: str | None, cancel: Cancel) -> ExportSource:
    """The database that ``path`` names: a file, a chain or set, or a file of a chain.

    ``database`` selects one of several. Raises ``MissingFile`` if it does not exist, ``WrongUse`` if several are
    possible or a file is not a database of its chain, and what reading the manifest raises.
    """
    if _is_folder(fs, path):
        found = patiently(path, cancel, partial(read_set, fs, path))
        return _of_chain(fs, found.path, found.manifest, database)
    if fs.exists(path.parent / MANIFEST_NAME):
        manifest = read_set(fs, path.parent).manifest
        if any(file.name == path.name for file in manifest.files):
            return _of_chain(fs, path.parent, manifest, database or path.name)
    if database is not None and database.casefold() != path.name.casefold():
        raise Code.InvalidParameter.error(
            f"{path} is a file. --database selects a database of a chain.", path=str(path)
        )
    fs.stat(path)
    return ExportSource(path, path.name, path.name)


def _is_folder(fs: FileSystem, path: Path) -> bool:
    return fs.exists(path) and fs.stat(path).is_directory


def _of_chain(fs: FileSystem, chain: Path, manifest: Manifest, database: str | None) -> ExportSource:
    files = {file.name: file for file in manifest.files if file.role is FileRole.DATABASE}
    names = ", ".join(files)
    wanted = [name for name in files if database is None or name.casefold() == database.casefold()]
    if not wanted:
        raise Code.DatabaseNotFound.error(
            f"{chain} does not contain the database {database}. It contains {names or 'none'}.", path=str(chain)
        )
    if len(wanted) > 1:
        raise Code.InvalidParameter.error(
            f"{chain} contains several databases: {names}.",
            hint="Select one with --database.",
            path=str(chain),
        )
    file = locate(fs, chain, files[wanted[0]])
    return ExportSource(file, wanted[0], manifest.instance, manifest.log_range, len(manifest.runs) > 1)
