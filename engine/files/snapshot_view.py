"""Folders as a snapshot of their volume holds them, under the names that they have on the volume itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError
from engine.files.local import LocalFileSystem
from engine.files.seam import DirectoryEntry, FileStat, FileSystem, ReadFile, UpdateFile, WriteFile
from engine.files.system import locked_name


class SnapshotView:
    """A :class:`~engine.files.seam.FileSystem` that is only read.

    ``folders`` says for each folder where the snapshot holds it. A name elsewhere is JET_errInvalidPath (-1023):
    what is there is not of the same moment. Links are not followed, since they would lead out of the snapshot.
    """

    def __init__(self, folders: Mapping[Path, Path]) -> None:
        self._folders = {folder.absolute(): kept for folder, kept in folders.items()}
        self._local: FileSystem = LocalFileSystem()
        for kept in self._folders.values():
            self._local = self._local.beneath(kept)

    def beneath(self, root: Path) -> SnapshotView:
        self._kept(root)
        return self

    def open_read(self, path: Path) -> ReadFile:
        file = self._local.open_read(self._kept(path))
        file.path = path
        return file

    def stat(self, path: Path) -> FileStat:
        return self._local.stat(self._kept(path))

    def exists(self, path: Path) -> bool:
        return self._local.exists(self._kept(path))

    def is_link(self, path: Path) -> bool:
        return self._local.is_link(self._kept(path))

    def list(self, path: Path) -> list[Path]:
        return [path / kept.name for kept in self._local.list(self._kept(path))]

    def entries(self, path: Path) -> Iterator[DirectoryEntry]:
        return self._local.entries(self._kept(path))

    def is_mount_point(self, path: Path) -> bool:
        return self._local.is_mount_point(self._kept(path))

    def free_space(self, path: Path) -> int:
        """Nothing can be written to a snapshot."""
        self._kept(path)
        return 0

    def lock(self, path: Path) -> AbstractContextManager[None]:
        """The file on the volume is its engine's; a name that stands for it keeps a second snapshot's run out."""
        self.stat(path)
        return locked_name(path.with_name(f"{path.name}.snapshot"), path)

    def open_update(self, path: Path) -> UpdateFile:
        raise _read_only(path)

    def create(self, path: Path) -> WriteFile:
        raise _read_only(path)

    def make_directory(self, path: Path) -> None:
        raise _read_only(path)

    def rename(self, source: Path, target: Path) -> None:
        raise _read_only(source)

    def remove(self, path: Path) -> None:
        raise _read_only(path)

    def remove_directory(self, path: Path) -> None:
        raise _read_only(path)

    def sync_directory(self, path: Path) -> None:
        raise _read_only(path)

    def copy_attributes(self, source: Path, target: Path) -> tuple[str, ...]:
        raise _read_only(target)

    def _kept(self, path: Path) -> Path:
        whole = path.absolute()
        for folder, kept in self._folders.items():
            if whole.is_relative_to(folder) and ".." not in whole.parts:
                return kept / whole.relative_to(folder)
        raise Code.InvalidPath.error(
            f"{path} is in none of the folders that the snapshot was made for.",
            hint="Specify its folder, too. All folders must be on one volume.",
            path=str(path),
        )


def _read_only(path: Path) -> JetError:
    return Code.FileAccessDenied.error(
        f"{path} cannot be changed: it is read from a snapshot.",
        hint="Choose a folder outside the snapshot.",
        path=str(path),
    )
