"""The files of this system and of the disk images on it, as one :class:`~engine.files.seam.FileSystem`."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path, PureWindowsPath

from engine.error_codes import Code
from engine.errors import JetError, MissingFile
from engine.files import (
    DirectoryEntry,
    FileStat,
    FileSystem,
    LocalFileSystem,
    ReadFile,
    UpdateFile,
    WriteFile,
    locked_name,
)
from engine.images.address import ImagePlace, image_place, rooted
from engine.images.containers import is_image
from engine.images.disk_image import VolumeFound, list_volumes, opened, volume_of
from engine.images.ntfs import FileData, LinkFound, NtfsEntry
from engine.os_errors import from_os_error, not_a_file


class HostFileSystem:
    """What is below ``IMAGE::`` is read from the image, and cannot be changed (JET_errFileAccessDenied, -1032).

    All else is ``local``'s.

    A name of this system that has ``::`` in it itself is one, if it is there.
    """

    def __init__(self, local: FileSystem | None = None) -> None:
        self._local = local or LocalFileSystem()

    def beneath(self, root: Path) -> FileSystem:
        """No link in an image is ever followed."""
        return self if self._place(root) is not None else HostFileSystem(self._local.beneath(root))

    def search_roots(self, roots: Sequence[Path]) -> list[Path]:
        """Where to search for what is in these places: for a disk image, the roots of its readable volumes.

        Raises what prevents that an image is read, if none of its volumes can be.
        """
        return [found for root in roots for found in self._roots_of(root)]

    def _roots_of(self, root: Path) -> list[Path]:
        place = self._place(root)
        if place is not None and (place.names or place.partition is not None or place.shadow is not None):
            return [root]
        image = root if place is None else place.image
        if place is None and not self._is_image(image):
            return [root]
        volumes = list_volumes(image)
        found = [each.root for each in volumes if each.error is None]
        return found or [rooted(image)]  # what is wrong with it is said when it is opened

    def image_at(self, path: Path) -> Path | None:
        """The disk image that a path is, or is in; ``None`` for any other one."""
        place = self._place(path)
        if place is not None:
            return place.image
        return path if self._is_image(path) else None

    def _is_image(self, path: Path) -> bool:
        try:
            return self._local.exists(path) and is_image(self._local, path)
        except JetError:  # what cannot be read is told where it is searched
            return False

    # files

    def open_read(self, path: Path) -> ReadFile:
        place = self._place(path)
        if place is None:
            return self._local.open_read(path)
        found = _there(place, path, "open")
        if found.entry.is_link:
            raise _leads_elsewhere(place, len(place.names), found.entry)
        if found.entry.is_directory:
            raise not_a_file(path, is_directory=True)
        return ImageFile(path, found, found.where.volume.open(found.entry, path))

    def open_update(self, path: Path) -> UpdateFile:
        return self._local.open_update(self._to_change(path))

    def create(self, path: Path) -> WriteFile:
        return self._local.create(self._to_change(path))

    # names

    def stat(self, path: Path) -> FileStat:
        place = self._place(path)
        if place is None:
            return self._local.stat(path)
        return _root_stat(place) if _is_image(place) else _there(place, path, "access").stat()

    def exists(self, path: Path) -> bool:
        place = self._place(path)
        if place is None:
            return self._local.exists(path)
        try:
            return opened(place.image) is not None if _is_image(place) else _find(place) is not None
        except MissingFile:  # the image itself, or the partition
            return False

    def is_link(self, path: Path) -> bool:
        place = self._place(path)
        if place is None:
            return self._local.is_link(path)
        try:
            found = _find(place)
        except MissingFile:
            return False
        return found is not None and found.entry.is_link

    def list(self, path: Path) -> list[Path]:
        if self._place(path) is None:
            return self._local.list(path)
        names = (entry.name for entry in self.entries(path))
        return [path / name for name in sorted(names, key=os.path.normcase)]

    def entries(self, path: Path) -> Iterator[DirectoryEntry]:
        place = self._place(path)
        if place is None:
            yield from self._local.entries(path)
            return
        found = _there(place, path, "list")
        if found.entry.is_link:
            raise _leads_elsewhere(place, len(place.names), found.entry)
        if not found.entry.is_directory:
            raise from_os_error(NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)), "list", path)
        for name, each in found.where.volume.folder(found.entry).items():
            if name == each.name:
                yield DirectoryEntry(each.name, each.size, each.is_directory, each.is_link)

    def make_directory(self, path: Path) -> None:
        self._local.make_directory(self._to_change(path))

    def rename(self, source: Path, target: Path) -> None:
        self._local.rename(self._to_change(source), self._to_change(target))

    def remove(self, path: Path) -> None:
        self._local.remove(self._to_change(path))

    def remove_directory(self, path: Path) -> None:
        self._local.remove_directory(self._to_change(path))

    def sync_directory(self, path: Path) -> None:
        self._local.sync_directory(self._to_change(path))

    def is_mount_point(self, path: Path) -> bool:
        place = self._place(path)
        return self._local.is_mount_point(path) if place is None else not place.names

    def copy_attributes(self, source: Path, target: Path) -> tuple[str, ...]:
        """A file in an image has owners of another machine, which a copy is not given."""
        if self._place(source) is None:
            return self._local.copy_attributes(source, self._to_change(target))
        return ()

    def free_space(self, path: Path) -> int:
        """Nothing can be written to an image."""
        return self._local.free_space(path) if self._place(path) is None else 0

    def lock(self, path: Path) -> AbstractContextManager[None]:
        place = self._place(path)
        return self._local.lock(path) if place is None else self._lock_in_image(place, path)

    @contextlib.contextmanager
    def _lock_in_image(self, place: ImagePlace, path: Path) -> Iterator[None]:
        """Two instances in one image may be backed up at once, one of them may not."""
        found = _there(place, path, "lock")
        with locked_name(found.name, path):
            yield

    def _place(self, path: Path) -> ImagePlace | None:
        place = image_place(path)
        return None if place is not None and self._local.exists(place.root) else place

    def _to_change(self, path: Path) -> Path:
        if self._place(path) is not None:
            raise _read_only(path)
        return path


class ImageFile:
    """A file in an image, open for reading."""

    def __init__(self, path: Path, found: _Found, data: FileData) -> None:
        self.path = path
        self._found, self._data = found, data

    def read_at(self, offset: int, length: int) -> bytes:
        data = bytearray(max(min(length, self._found.entry.size - offset), 0))
        return bytes(data[: self.read_into(memoryview(data), offset)])

    def read_into(self, buffer: memoryview, offset: int) -> int:
        return self._data.read_into(buffer, offset)

    def stat(self) -> FileStat:
        return self._found.stat()

    def close(self) -> None:
        """The image stays open for the next file."""

    def __enter__(self) -> ImageFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


@dataclass(frozen=True)
class _Found:
    """A name in an image, and where it was found."""

    place: ImagePlace
    where: VolumeFound
    entry: NtfsEntry

    @property
    def name(self) -> Path:
        """The same for all addresses of it."""
        root = rooted(self.place.image.resolve(), self.where.number, self.place.shadow)
        return root.joinpath(*(name.casefold() for name in self.place.names))

    def stat(self) -> FileStat:
        """What has changed in an image, it has changed with: ``changed`` is that of the image."""
        root, entry = _root_stat(self.place, self.where.number), self.entry
        return replace(
            root,
            size=entry.size,
            modified=entry.modified,
            inode=entry.reference,
            is_file=not entry.is_directory,
            is_directory=entry.is_directory,
        )


def _is_image(place: ImagePlace) -> bool:
    """Whether it is the image as a whole, which may have several volumes."""
    return not place.names and place.partition is None and place.shadow is None


def _root_stat(place: ImagePlace, number: int | None = None) -> FileStat:
    """An image as a folder. Raises as opening it does."""
    opened(place.image)
    image = LocalFileSystem().stat(place.image)
    volume = hash((image.device, image.inode, number or 0, place.shadow or 0))
    return FileStat(0, image.modified, volume, 0, False, True, max(image.modified, image.changed))


def _find(place: ImagePlace) -> _Found | None:
    """``None`` where a name is not there."""
    where = volume_of(place)
    try:
        entry = where.volume.find(place.names)
    except NotADirectoryError:
        return None
    except LinkFound as found:
        raise _leads_elsewhere(place, found.depth, found.link) from None
    return None if entry is None else _Found(place, where, entry)


def _there(place: ImagePlace, path: Path, doing: str) -> _Found:
    """What is there. Raises JET_errFileNotFound (-1811), also below a link, JET_errInvalidPath (-1023) for a name
    below a file."""
    where = volume_of(place)
    number = errno.ENOENT
    try:
        entry = where.volume.find(place.names)
        if entry is not None:
            return _Found(place, where, entry)
    except NotADirectoryError:
        number = errno.ENOTDIR
    except LinkFound as found:
        raise _leads_elsewhere(place, found.depth, found.link) from None
    raise from_os_error(OSError(number, os.strerror(number)), doing, path)


def _leads_elsewhere(place: ImagePlace, depth: int, link: NtfsEntry) -> JetError:
    """JET_errFileNotFound (-1811) for a junction or symbolic link: what drive it means only its Windows knows."""
    path, target = place.root.joinpath(*place.names[:depth]), PureWindowsPath(link.target)
    beyond = place.root.joinpath(*target.relative_to(target.anchor).parts, *place.names[depth:])
    return Code.FileNotFound.error(
        f"{path} is a link to {link.target}. Links in disk images are not followed.",
        hint=f"Specify the place itself, which is {beyond} if it is on the same volume.",
        path=str(path),
    )


def _read_only(path: Path) -> JetError:
    return Code.FileAccessDenied.error(
        f"{path} cannot be changed: disk images are only read.",
        hint="Choose a folder outside of the image.",
        path=str(path),
    )
