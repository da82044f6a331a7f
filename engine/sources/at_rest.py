"""An instance whose files no engine has open: a stopped service, a snapshot, a mounted image, a copied folder.

Read-only: it changes nothing, cannot roll the log, truncate or update headers (docs/semantics.md#sources).
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.chain.manifest import Kind
from engine.control.in_use import lock_at_rest
from engine.discovery.choosing import InstanceChoice
from engine.discovery.folder_walk import Scope
from engine.discovery.instance_files import InstanceFiles
from engine.error_codes import Code
from engine.errors import JetError, MissingFile, known
from engine.files import FileStat, FileSystem, ReadFile
from engine.formats.db_header import HEADER_READ
from engine.formats.names import parse_name
from engine.images.file_system import HostFileSystem
from engine.sources.source import Can


class AtRestSource:
    """The instance at rest in ``folders`` (or with these database files); ``base`` or ``name`` select one of
    several.

    ``base`` is a log base name (``SRU``), ``name`` an :attr:`InstanceFiles.name`; ``scope`` limits the search in
    the folders.
    """

    can = Can(0)

    def __init__(
        self,
        folders: Sequence[Path],
        *,
        base: str | None = None,
        name: str | None = None,
        scope: Scope | None = None,
        fs: FileSystem | None = None,
    ) -> None:
        self._choice = InstanceChoice(folders, base, name, scope)
        self._fs = fs or HostFileSystem()
        self._before: _Look | None = None

    @contextlib.contextmanager
    def begin(self, kind: Kind = Kind.FULL) -> Iterator[None]:
        instance = self.state()
        lockable = instance.databases[0].path if instance.databases else instance.directory
        with lock_at_rest(self._fs, lockable):
            self._before = _Look.at(self._fs, instance)
            try:
                yield
            finally:
                self._before = None

    def state(self) -> InstanceFiles:
        """The chosen instance as it is now.

        Raises ``MissingFile``, ``Corruption`` or ``WrongUse`` when there is none, only a damaged one, or several.
        """
        return self._choice.find(self._fs)

    def open(self, path: Path) -> ReadFile:
        try:
            file = self._fs.open_read(path)
        except MissingFile as error:
            if self._before is None:
                raise
            raise removed(self._fs, path) from error
        try:
            known = self._before.stats.setdefault(path, file.stat()) if self._before is not None else None
            if known is not None and not file.stat().is_untouched(known):
                raise changed(path)
        except JetError:
            file.close()
            raise
        return file

    def confirm(self) -> None:
        """A second look: no file was touched since the run started, none came or went, and no engine ran
        meanwhile.

        A page that was changed is noticed by the times of the files. Where the system keeps no time of change
        (Windows) and the time of writing was put back, only what an engine writes whenever it starts is noticed.
        """
        known(self._before, "first look: the backup has not begun").confirm(self._fs)


def removed(fs: FileSystem, path: Path) -> JetError:
    """The error for a file that was there when the run started, or for its whole folder."""
    if fs.exists(path.parent):
        return Code.FileNotFound.error(
            f"{path} was removed while it was being copied.", path=str(path), hint=_STOP
        )
    return Code.FileNotFound.error(
        f"The source folder {path.parent} was disconnected, moved or deleted during the backup.",
        hint="Connect it or bring it back, then back up again.",
        path=str(path.parent),
    )


@dataclass(frozen=True)
class _Look:
    """What an instance's files were when a run started.

    ``marks`` are hashes of what no engine leaves alone when it starts and ends: headers of databases, the
    checkpoint, and the current log, which is large, where the system keeps no time of change. ``names`` are those
    of the log stream in its folder.
    """

    folder: Path | None
    base: str
    names: frozenset[str]
    stats: dict[Path, FileStat]
    marks: dict[Path, tuple[int, str]]

    @classmethod
    def at(cls, fs: FileSystem, instance: InstanceFiles) -> _Look:
        """Look at an instance's files now."""
        paths = [database.path for database in instance.databases] + [log.path for log in instance.logs]
        paths += [instance.checkpoint.path] if instance.checkpoint else []
        marked = {database.path: HEADER_READ for database in instance.databases}
        stats = {path: fs.stat(path) for path in paths}
        if instance.checkpoint:
            marked[instance.checkpoint.path] = instance.checkpoint.size
        if instance.current and not stats[instance.current.path].changed:
            marked[instance.current.path] = instance.current.size
        base, folder = instance.base or "", instance.log_directory
        marks = {path: (length, _mark(fs, path, length)) for path, length in marked.items()}
        return cls(folder, base, _names(fs, folder, base), stats, marks)

    def confirm(self, fs: FileSystem) -> None:
        """Raises JET_errDatabaseSharingViolation (-1215), JET_errFileNotFound (-1811)."""
        for path, before in self.stats.items():
            try:
                untouched = fs.stat(path).is_untouched(before)
            except JetError as error:
                raise removed(fs, path) from error
            if not untouched:
                raise changed(path)
        for path, (length, mark) in self.marks.items():
            if _mark(fs, path, length) != mark:
                raise changed(path)
        other = _names(fs, self.folder, self.base) ^ self.names
        if self.folder is not None and other:
            name = min(other)
            what = "was removed" if name in self.names else "appeared"
            raise Code.DatabaseSharingViolation.error(
                f"{name} {what} in {self.folder} during the backup. The instance is not at rest.",
                path=str(self.folder / name),
                hint=_STOP,
            )


def _mark(fs: FileSystem, path: Path, length: int) -> str:
    with fs.open_read(path) as file:
        return hashlib.sha256(file.read_at(0, length)).hexdigest()


def _names(fs: FileSystem, folder: Path | None, base: str) -> frozenset[str]:
    """Names of a stream in its folder."""
    if folder is None:
        return frozenset()
    parsed = ((path.name, parse_name(path.name)) for path in fs.list(folder))
    return frozenset(name for name, of in parsed if of is not None and of.belongs_to(base))


_STOP = "A program is changing these files. Stop the service that uses them, or back up a snapshot or a copy."


def changed(path: Path) -> JetError:
    """The error for a file that is not at rest."""
    return Code.DatabaseSharingViolation.error(
        f"{path} changed while it was being copied. The instance is not at rest.", path=str(path), hint=_STOP
    )
