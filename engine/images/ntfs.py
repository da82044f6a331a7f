"""An NTFS file system, read: folders and files by name, bytes by where they lie on the volume.

libfsntfs reads names and the places of a file's bytes. The bytes themselves are then read from the image at once,
many clusters at a time, which is as fast as reading the image; what is compressed is read through the library.
"""

from __future__ import annotations

import struct
import threading
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from engine.error_codes import Code
from engine.images.blocks import Blocks, BlockStream, library, readable

_ROOT = 5
_FIRST_OF_USERS = 24
"""Entries before this one are those of the file system itself."""
_ENTRY = (1 << 48) - 1
_DATA, _REPARSE = 0x80, 0xC0
_IS_SPARSE = 0x1
_COMPRESSED, _ENCRYPTED, _HAS_REPARSE = 0x800, 0x4000, 0x400
_ELSEWHERE = 0x1000 | 0x40000 | 0x400000
"""Offline, or fetched when it is opened or read: the volume has only a placeholder."""
_JUNCTION, _SYMBOLIC_LINK = 0xA0000003, 0xA000000C
_NAMES_AT = {_JUNCTION: 16, _SYMBOLIC_LINK: 20}
"""Where the names in a reparse point begin that leads to elsewhere."""
_PACKED = 0x80000017
"""Compressed by Windows when it was installed (WOF), which the library reads."""
_DEDUPLICATED = 0x80000013
_EPOCH = 116444736000000000
"""1970 in the times of NTFS, which count 100 ns from 1601."""
_FOLDERS_KEPT = 4096


@dataclass(frozen=True)
class NtfsEntry:
    """A name in a folder. ``number`` is that of its record, ``reference`` that with its use count; times are in
    ns since 1970. ``target`` is where a junction or symbolic link leads to, as Windows shows it."""

    name: str
    number: int
    reference: int
    size: int
    is_directory: bool
    is_link: bool
    modified: int
    changed: int
    target: str = ""


class LinkFound(Exception):
    """A place is below a junction or symbolic link, ``link``, which is the last of the first ``depth`` names."""

    def __init__(self, link: NtfsEntry, depth: int) -> None:
        super().__init__(link.name)
        self.link, self.depth = link, depth


class NtfsVolume:
    """The file system of a volume, for any number of threads."""

    def __init__(self, blocks: Blocks, image: Path) -> None:
        self._blocks, self._image = blocks, image
        self._stream = BlockStream(blocks)
        self._lock = threading.RLock()
        self._volume = library("pyfsntfs").volume()
        with self._reading():
            self._volume.open_file_object(self._stream)
        self._folders: dict[int, dict[str, NtfsEntry]] = {}

    @property
    def label(self) -> str:
        with self._lock, self._reading():
            return str(self._volume.get_name() or "")

    def find(self, names: tuple[str, ...]) -> NtfsEntry | None:
        """What is at a path, whose capital letters do not matter; ``None`` where a name is not there.

        Raises ``NotADirectoryError`` for a name below a file, :class:`LinkFound` for one below a link.
        """
        entry = self._root()
        for depth, name in enumerate(names):
            if entry.is_link:
                raise LinkFound(entry, depth)
            if not entry.is_directory:
                raise NotADirectoryError(name)
            known = self.folder(entry)
            found = known.get(name) or known.get(name.casefold())
            if found is None:
                return None
            entry = found
        return entry

    def folder(self, folder: NtfsEntry) -> dict[str, NtfsEntry]:
        """The entries of a folder by their names, and by their names in small letters."""
        with self._lock:
            found = self._folders.get(folder.number)
            if found is None:
                if len(self._folders) >= _FOLDERS_KEPT:
                    self._folders.clear()
                found = self._folders[folder.number] = self._listed(folder)
            return found

    def open(self, entry: NtfsEntry, path: Path) -> FileData:
        """The bytes of a file. Raises JET_errFeatureNotAvailable (-1001) for what is encrypted, deduplicated, or
        kept elsewhere."""
        with self._lock, self._reading():
            found = self._volume.get_file_entry(entry.number)
            flags = found.get_file_attribute_flags() if entry.number >= _FIRST_OF_USERS else 0
            if flags & _ENCRYPTED:
                raise _refused(path, "is encrypted by Windows (EFS)", "Export it from a Windows that has the key.")
            tag = _tag(self._reparse_point(entry.number)) if flags & _HAS_REPARSE else 0
            if tag == _DEDUPLICATED:
                hint = "Its data is in other files of the volume, which only Windows reads. Copy it out there."
                raise _refused(path, "is deduplicated", hint)
            if flags & _ELSEWHERE:
                hint = "Open it once in Windows to download it, and make the image again."
                raise _refused(path, "is kept elsewhere, and the volume has only a placeholder of it", hint)
            if flags & _COMPRESSED or tag == _PACKED or not found.get_number_of_extents():
                return _ThroughLibrary(found, entry.size, self)
            valid = max(
                (a.get_valid_data_size() for a in found.attributes if a.get_attribute_type() == _DATA), default=0
            )
            extents = [found.get_extent(each) for each in range(found.get_number_of_extents())]
        return _InExtents(self._blocks, extents, entry.size, min(valid, entry.size))

    def read_through(self, entry: Any, buffer: memoryview, offset: int) -> int:
        """Bytes that only the library can read."""
        done = 0
        with self._lock, self._reading():
            while done < len(buffer):
                data = entry.read_buffer_at_offset(len(buffer) - done, offset + done)
                if not data:
                    break
                buffer[done : done + len(data)] = data
                done += len(data)
        return done

    def _reading(self) -> Any:
        return readable(self._image, self._stream)

    def _root(self) -> NtfsEntry:
        with self._lock, self._reading():
            found = self._volume.get_file_entry(_ROOT)
            return self._entry_of(found, "")

    def _listed(self, folder: NtfsEntry) -> dict[str, NtfsEntry]:
        entries: dict[str, NtfsEntry] = {}
        with self._reading():
            found = self._volume.get_file_entry(folder.number)
            for number in range(found.get_number_of_sub_file_entries()):
                inner = found.get_sub_file_entry(number)
                if inner.get_file_reference() & _ENTRY < _FIRST_OF_USERS:
                    continue
                name = str(inner.get_name())
                entries[name] = self._entry_of(inner, name)
        for name in list(entries):
            entries.setdefault(name.casefold(), entries[name])
        return entries

    def _entry_of(self, found: Any, name: str) -> NtfsEntry:
        reference = int(found.get_file_reference())
        is_directory = bool(found.has_directory_entries_index())
        has_data = not is_directory and found.has_default_data_stream()
        number = reference & _ENTRY
        point = self._reparse_point(number) if found.get_file_attribute_flags() & _HAS_REPARSE else b""
        return NtfsEntry(
            name,
            number,
            reference,
            int(found.get_size()) if has_data else 0,
            is_directory,
            _tag(point) in _NAMES_AT,
            (found.get_modification_time_as_integer() - _EPOCH) * 100,
            (found.get_entry_modification_time_as_integer() - _EPOCH) * 100,
            _target(point),
        )

    def _reparse_point(self, number: int) -> bytes:
        """What a record says of a reparse point, from its tag on: the library does not say. Empty without one."""
        size = self._volume.get_mft_entry_size()
        record = bytearray(self._volume.get_file_entry(0).read_buffer_at_offset(size, number * size))
        fixups, count = struct.unpack_from("<HH", record, 4)
        for each in range(1, count):  # the last two bytes of each sector are kept at the record's head
            record[each * 512 - 2 : each * 512] = record[fixups + 2 * each : fixups + 2 * each + 2]
        (at,) = struct.unpack_from("<H", record, 0x14)
        while at + 0x18 <= size:
            kind, length, elsewhere = struct.unpack_from("<IIB", record, at)
            if kind == _REPARSE and not elsewhere:
                size_of_it, content = struct.unpack_from("<IH", record, at + 0x10)
                return bytes(record[at + content : at + content + size_of_it])
            if kind > _REPARSE or not length:
                break
            at += length
        return b""


def _tag(point: bytes) -> int:
    """What kind of reparse point it is, 0 for none."""
    return int.from_bytes(point[:4], "little")


def _target(point: bytes) -> str:
    """Where a junction or symbolic link leads to: the name for people, or else the one for Windows itself."""
    names = _NAMES_AT.get(_tag(point))
    if names is None or len(point) < names:
        return ""
    own_at, own_size, shown_at, shown_size = struct.unpack_from("<HHHH", point, 8)
    own, shown = (
        point[names + at : names + at + size].decode("utf-16-le", "replace")
        for at, size in ((own_at, own_size), (shown_at, shown_size))
    )
    return shown or own.removeprefix("\\??\\")


class FileData(Protocol):
    """The bytes of a file."""

    def read_into(self, buffer: memoryview, offset: int) -> int:
        """Fill ``buffer`` from ``offset``; returns the bytes read, fewer only at the end of the file."""
        ...


class _ThroughLibrary:
    def __init__(self, entry: Any, size: int, volume: NtfsVolume) -> None:
        self._entry, self._size, self._volume = entry, size, volume

    def read_into(self, buffer: memoryview, offset: int) -> int:
        return self._volume.read_through(self._entry, buffer[: max(self._size - offset, 0)], offset)


class _InExtents:
    """A file as runs of bytes on the volume; what lies beyond ``valid`` was never written and reads as zeros."""

    def __init__(self, blocks: Blocks, extents: list[tuple[int, int, int]], size: int, valid: int) -> None:
        self._blocks, self._size = blocks, size
        self._starts: list[int] = []
        self._places: list[int | None] = []
        at = 0
        for place, length, flags in extents:
            self._starts.append(at)
            self._places.append(None if flags & _IS_SPARSE else place)
            at += length
        self._end = at
        self._valid = min(valid, at)

    def read_into(self, buffer: memoryview, offset: int) -> int:
        buffer = buffer[: max(self._size - offset, 0)]
        total = len(buffer)
        while buffer:
            if offset >= self._valid:
                place, limit = None, self._size
            else:
                number = bisect_right(self._starts, offset) - 1
                start, place = self._starts[number], self._places[number]
                limit = min((*self._starts[number + 1 : number + 2], self._end)[0], self._valid)
            part = buffer[: limit - offset]
            if place is None:
                part[:] = bytes(len(part))
            else:
                self._blocks.read_into(part, place + offset - start)
            buffer, offset = buffer[len(part) :], offset + len(part)
        return total


def _refused(path: Path, why: str, hint: str) -> Exception:
    return Code.FeatureNotAvailable.error(f"{path} {why}.", hint=hint, path=str(path))
