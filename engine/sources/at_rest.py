"""An instance whose files no engine has open: a stopped service, a snapshot, a mounted image, a copied folder.

Read-only: it changes nothing, cannot roll the log, truncate or update headers (design section 6).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.chain.manifest import Kind
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileStat, FileSystem, LocalFileSystem, ReadFile
from engine.sources.choosing import choose
from engine.sources.discovery import scan
from engine.sources.folder_walk import Scope
from engine.sources.instance_files import InstanceFiles
from engine.sources.source import Can


class AtRestSource:
    """The instance found in ``folders`` (or with these database files); ``base`` or ``name`` choose among several.

    ``base`` is a log base name (``SRU``), ``name`` an :attr:`InstanceFiles.name`; ``scope`` says how much of the
    folders is looked through.
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
        self._folders = [folder.absolute() for folder in folders]
        self._base = base
        self._name = name
        self._scope = scope
        self._fs = fs or LocalFileSystem()
        self._opened: dict[Path, FileStat] = {}

    @contextlib.contextmanager
    def begin(self, kind: Kind = Kind.FULL) -> Iterator[None]:
        instance = self.state()
        lockable = instance.databases[0].path if instance.databases else instance.directory
        self._opened.clear()
        with self._fs.lock(lockable):
            yield

    def state(self) -> InstanceFiles:
        """The chosen instance as it is now.

        Raises ``MissingFile``, ``Corruption`` or ``WrongUse`` when there is none, only a damaged one, or several.
        """
        return choose(scan(self._folders, scope=self._scope, fs=self._fs), self._folders, self._base, self._name)

    def open(self, path: Path) -> ReadFile:
        file = self._fs.open_read(path)
        try:
            self._opened[path] = file.stat()
        except JetError:
            file.close()
            raise
        return file

    def confirm(self) -> None:
        for path, before in self._opened.items():
            try:
                now = self._fs.stat(path)
            except JetError as error:
                raise Code.FileNotFound.error(
                    f"{path} was removed while it was being copied.", path=str(path), hint=_STOP
                ) from error
            if not now.same_file(before) or (now.size, now.modified) != (before.size, before.modified):
                raise changed(path)


_STOP = "Something works on these files. Stop the service that owns them, or back up a snapshot or a copy."


def changed(path: Path) -> JetError:
    """The error for a file that is not at rest."""
    return Code.DatabaseSharingViolation.error(
        f"{path} changed while it was being copied; it is not at rest.", path=str(path), hint=_STOP
    )
