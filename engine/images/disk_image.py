"""An open disk image: its volumes, and which of them a place is on.

An image is opened once for the whole process, and again when its file has changed. Few of those that nobody reads
are kept open.
"""

from __future__ import annotations

import threading
import uuid
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileStat, LocalFileSystem
from engine.images.address import ImagePlace, rooted
from engine.images.blocks import (
    Blocks,
    BlockStream,
    LibraryBlocks,
    PartOf,
    damaged,
    ends_early,
    library,
    read_at,
    readable,
)
from engine.images.containers import open_disk
from engine.images.ntfs import NtfsVolume
from engine.images.partitions import Partition, partitions
from engine.images.volumes import VolumeContent, content_of, drop_key, given_keys, keep_key, not_read, unlocked

_KEPT = 4
_FILE_TIME_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class ShadowCopy:
    """A state of a volume that Windows kept, as of ``made`` (UTC)."""

    number: int
    made: datetime
    root: Path


@dataclass(frozen=True)
class DiskVolume:
    """A volume of a disk image. ``root`` is the address of its root, where it can be read; ``error`` says why it
    cannot. ``number`` is that of its partition, ``None`` for a disk without partitions; ``size`` in bytes."""

    number: int | None
    size: int
    content: VolumeContent
    name: str
    root: Path
    shadows: tuple[ShadowCopy, ...] = ()
    error: JetError | None = None

    @property
    def is_locked(self) -> bool:
        """Whether a recovery key of BitLocker is missing."""
        is_refused = self.error is not None and self.error.code is Code.FileAccessDenied
        return is_refused and self.content is VolumeContent.BITLOCKER


class DiskImage:
    """The volumes of an image that is open; ``stamp`` is what its file was when it was opened."""

    def __init__(self, path: Path, stamp: FileStat) -> None:
        self.path, self.stamp = path, stamp
        self._disk = open_disk(path)
        self._lock = threading.RLock()
        self._plain: dict[int | None, Blocks] = {}
        self._refused: dict[tuple[int | None, tuple[str, ...]], JetError] = {}
        self._open: dict[tuple[int | None, int | None], NtfsVolume] = {}
        try:
            table = partitions(self._disk)
        except ValueError as error:
            self._disk.close()
            raise damaged(path, str(error)) from error
        except BaseException:
            self._disk.close()
            raise
        self._partitions = {each.number: each for each in table or ()}
        self._is_whole = table is None

    @property
    def numbers(self) -> tuple[int | None, ...]:
        """The numbers of its partitions, or ``None`` alone for a disk that is one volume."""
        return (None,) if self._is_whole else tuple(self._partitions)

    def volume(self, number: int | None, shadow: int | None = None) -> NtfsVolume:
        """The file system on a partition or in a shadow copy of it.

        Raises what :func:`~engine.images.volumes.unlocked` raises, JET_errFeatureNotAvailable (-1001) for another
        file system than NTFS, JET_errFileNotFound (-1811) without such a partition or shadow copy, and the damage
        that is found.
        """
        with self._lock:
            found = self._open.get((number, shadow))
            if found is None:
                blocks = self._bytes(number)
                place = rooted(self.path, number)
                content = content_of(blocks)
                if content is not VolumeContent.NTFS:
                    raise not_read(place, content)
                self._check_length(blocks, place)
                if shadow is not None:
                    blocks = self._shadow_copy(number, shadow)
                found = self._open[number, shadow] = NtfsVolume(blocks, self.path)
            return found

    def describe(self, number: int | None) -> DiskVolume:
        """A volume, readable or not."""
        part, root = self._partitions.get(number or 0), rooted(self.path, number)
        size, name = (part.size, part.name) if part else (self._disk.size, "")
        content = VolumeContent.UNKNOWN
        try:
            if part is not None and part.use:
                raise _other_use(root, part)
            content = content_of(self._raw(number))
            label, shadows = self.volume(number).label, self.shadows(number)
            return DiskVolume(number, size, content, label or name, root, shadows)
        except JetError as error:
            return DiskVolume(number, size, content, name, root, error=error)

    def shadows(self, number: int | None) -> tuple[ShadowCopy, ...]:
        """The shadow copies of a volume, the oldest first."""
        with self._lock:
            _, stores = self._stores(number)
            return tuple(
                ShadowCopy(each, made, rooted(self.path, number, each))
                for each, (made, _) in enumerate(stores, start=1)
            )

    def _stores(self, number: int | None) -> tuple[Any, list[tuple[datetime, Any]]]:
        """What libvshadow opens, and the shadow copies in it by their times; nothing where there are none."""
        blocks = self._bytes(number)
        if not has_shadow_copies(blocks):
            return None, []
        pyvshadow, stream = library("pyvshadow"), BlockStream(blocks)
        with readable(self.path, stream):
            opened = pyvshadow.volume()
            opened.open_file_object(stream)
            found = [opened.get_store(each) for each in range(opened.get_number_of_stores())]
            dated = [(_time_of(store.get_creation_time_as_integer()), store) for store in found]
        return opened, sorted(dated, key=lambda each: each[0])

    def _shadow_copy(self, number: int | None, shadow: int) -> Blocks:
        opened, stores = self._stores(number)
        if not 1 <= shadow <= len(stores):
            place = rooted(self.path, number)
            raise Code.FileNotFound.error(
                f"{place} has no shadow copy {shadow}; it has {len(stores)} of them.",
                hint="Use `ese-backup scan` on the image to see which there are.",
                path=str(place),
            )
        _, store = stores[shadow - 1]
        with readable(self.path):
            return LibraryBlocks(_Store(store, opened), store.get_volume_size(), self.path)

    def _bytes(self, number: int | None) -> Blocks:
        """The plain bytes of a partition."""
        found = self._plain.get(number)
        if found is None:
            found = self._raw(number)
            if content_of(found) is VolumeContent.BITLOCKER:
                found = self._unlocked(number, found)
            self._plain[number] = found
        return found

    def _unlocked(self, number: int | None, blocks: Blocks) -> Blocks:
        """Which keys do not fit is remembered: to try one takes seconds."""
        tried = number, given_keys()
        if tried not in self._refused:
            try:
                return unlocked(blocks, self.path, rooted(self.path, number), tried[1])
            except JetError as error:
                self._refused[tried] = error
        raise self._refused[tried]

    def _raw(self, number: int | None) -> Blocks:
        """The bytes of a partition as they are in the image."""
        if number is None:
            return self._disk
        if number not in self._partitions:
            raise _no_partition(rooted(self.path, number), self._partitions)
        part = self._partitions[number]
        end = part.start + part.size
        if end > self._disk.size:
            raise ends_early(
                self.path, f"partition {number} ends at byte {end:,}, the disk at {self._disk.size:,}"
            )
        return PartOf(self._disk, part.start, part.size)

    def _check_length(self, blocks: Blocks, place: Path) -> None:
        """A volume that is longer than what there is of it was cut off."""
        head = read_at(blocks, 0, 512)
        size = int.from_bytes(head[11:13], "little") * int.from_bytes(head[40:48], "little")
        if size > blocks.size:
            raise ends_early(
                self.path, f"the volume of {place} has {size:,} bytes, of which {blocks.size:,} are there"
            )


class _Store:
    """A shadow copy, which has no ``close`` of its own, and the object that it is read through."""

    def __init__(self, store: Any, volume: Any) -> None:
        self.read_buffer_at_offset = store.read_buffer_at_offset
        self._volume = volume

    def close(self) -> None:
        self._volume.close()


def has_shadow_copies(blocks: Blocks) -> bool:
    """Whether a volume has the header of shadow copies, in which their catalog has a place."""
    if blocks.size < 0x2000:
        return False
    head = read_at(blocks, 0x1E00, 0x200)
    mark = uuid.UUID("3808876b-c176-4e48-b7ae-04046e6cc752").bytes_le
    return head[:16] == mark and any(head[48:56])


def _time_of(ticks: int) -> datetime:
    """100 ns since 1601."""
    return _FILE_TIME_EPOCH + timedelta(microseconds=ticks // 10)


def _other_use(root: Path, part: Partition) -> JetError:
    return Code.FeatureNotAvailable.error(f"{root} is a partition of another kind: {part.use}.", path=str(root))


def _no_partition(place: Path, known: dict[int, Partition]) -> JetError:
    which = ", ".join(map(str, known)) or "none"
    return Code.FileNotFound.error(
        f"{place} does not exist: the partitions of the image are {which}.",
        hint="Use `ese-backup scan` on the image to see what is on them.",
        path=str(place),
    )


_images: OrderedDict[Path, DiskImage] = OrderedDict()
_one_at_a_time = threading.RLock()


def opened(path: Path) -> DiskImage:
    """The image, open; its file is looked at each time. Raises as opening it does."""
    path = path.absolute()
    stamp = LocalFileSystem().stat(path)
    with _one_at_a_time:
        found = _images.get(path)
        if found is None or not found.stamp.is_untouched(stamp):
            found = _images[path] = DiskImage(path, stamp)
        _images.move_to_end(path)
        while len(_images) > _KEPT:
            _images.popitem(last=False)
        return found


def list_volumes(image: Path) -> tuple[DiskVolume, ...]:
    """The volumes of a disk image in the order of their partitions. Raises as opening the image does."""
    found = opened(image)
    return tuple(found.describe(number) for number in found.numbers)


def unlock_volumes(image: Path, key: str) -> tuple[DiskVolume, ...]:
    """Open volumes that BitLocker encrypted by a recovery key, for as long as this process runs; returns those
    that are still locked.

    Raises JET_errInvalidParameter (-1003) for what is no recovery key, JET_errFileAccessDenied (-1032) if it opens
    none of them, and as opening the image does.
    """
    locked = [each for each in list_volumes(image) if each.is_locked]
    keep_key(key)
    still = tuple(each for each in list_volumes(image) if each.is_locked)
    if locked and len(still) == len(locked) and still[0].error is not None:
        drop_key(key)
        raise still[0].error
    return still


class VolumeFound(NamedTuple):
    """The volume that a place is on, by the number of its partition."""

    number: int | None
    volume: NtfsVolume


def volume_of(place: ImagePlace) -> VolumeFound:
    """The volume that a place is on: the one that it names, or the only one that has its first folder.

    Raises as :meth:`DiskImage.volume`, and JET_errInvalidPath (-1023) where it could be on several.
    """
    image = opened(place.image)
    if place.partition is not None or image.numbers == (None,):
        return VolumeFound(place.partition, image.volume(place.partition, place.shadow))
    readable_ones: dict[int | None, NtfsVolume] = {}
    errors: list[JetError] = []
    for number in image.numbers:
        try:
            readable_ones[number] = image.volume(number)
        except JetError as error:
            errors.append(error)
    if not readable_ones:
        raise _none(place, errors)
    having = [
        number
        for number, volume in readable_ones.items()
        if not place.names or volume.find(place.names[:1]) is not None
    ]
    if len(readable_ones) > 1 and len(having) > 1:
        raise _several(place, having)
    number = (having or list(readable_ones))[0]
    return VolumeFound(number, image.volume(number, place.shadow))


def _none(place: ImagePlace, errors: list[JetError]) -> JetError:
    """What is wrong with the only volume that could have been meant, or that there is none."""
    locked = [each for each in errors if each.code is not Code.FeatureNotAvailable]
    if locked:
        return locked[0]
    if len(errors) == 1:
        return errors[0]
    said = " ".join(each.message for each in errors) or "Its partition table is empty."
    return Code.FeatureNotAvailable.error(
        f"The disk image {place.image} has no volume that can be read. {said}", path=str(place.image)
    )


def _several(place: ImagePlace, numbers: list[int | None]) -> JetError:
    first = f"/{place.names[0]}" if place.names else ""
    return Code.InvalidPath.error(
        f"The disk image {place.image} has several volumes with {first or 'files'}.",
        hint=f"Name the volume: {', '.join(f'{rooted(place.image, each)}{first}' for each in numbers)}.",
        path=str(place.root),
    )
