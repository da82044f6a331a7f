"""Makes NTFS volumes in ordinary files, with ``mkntfs`` and the library of ntfs-3g; nothing is mounted."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import pytest

_DATA = 0x80
_FOLDER, _FILE = 0o040000, 0o100000
_FIRST_SECTOR = "2048"
_ABOUT_A_FILE = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int]
_COMPRESSED = 0x800
_JUNCTION, _SYMBOLIC_LINK = 0xA0000003, 0xA000000C


def _library() -> ctypes.CDLL | None:
    name = ctypes.util.find_library("ntfs-3g")
    if name is None:
        return None
    library = ctypes.CDLL(name, use_errno=True)
    for function, result, arguments in (
        ("ntfs_mount", ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_ulong]),
        ("ntfs_umount", ctypes.c_int, [ctypes.c_void_p, ctypes.c_int]),
        ("ntfs_pathname_to_inode", ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p]),
        (
            "ntfs_create",
            ctypes.c_void_p,
            [ctypes.c_void_p, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_uint8, ctypes.c_uint32],
        ),
        ("ntfs_inode_close", ctypes.c_int, [ctypes.c_void_p]),
        (
            "ntfs_attr_open",
            ctypes.c_void_p,
            [ctypes.c_void_p, ctypes.c_uint32, ctypes.c_void_p, ctypes.c_uint32],
        ),
        (
            "ntfs_attr_pwrite",
            ctypes.c_int64,
            [ctypes.c_void_p, ctypes.c_int64, ctypes.c_int64, ctypes.c_char_p],
        ),
        ("ntfs_attr_close", None, [ctypes.c_void_p]),
        ("ntfs_set_ntfs_attrib", ctypes.c_int, _ABOUT_A_FILE),
        ("ntfs_set_ntfs_reparse_data", ctypes.c_int, _ABOUT_A_FILE),
    ):
        entry = getattr(library, function)
        entry.restype, entry.argtypes = result, arguments
    return library


def mkntfs() -> str:
    """The tool, to which an ordinary user's PATH does not lead; skips the test where it is not installed."""
    found = shutil.which("mkntfs", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if found is None or _library() is None:
        pytest.skip("mkntfs is not installed (Debian: ntfs-3g)")
    return found


class NtfsVolume:
    """A volume that is being filled; names are paths below its root with ``/``."""

    def __init__(self, library: ctypes.CDLL, volume: int) -> None:
        self._library, self._volume = library, volume

    def folder(self, name: str) -> None:
        """A folder, and those above it."""
        for each in (*reversed(PurePosixPath(name).parents), PurePosixPath(name)):
            if str(each) != "." and not self._exists(str(each)):
                self._library.ntfs_inode_close(self._made(each, _FOLDER))

    def file(self, name: str, data: bytes) -> None:
        """A file and the folders above it."""
        self.folder(str(PurePosixPath(name).parent))
        inode = self._made(PurePosixPath(name), _FILE)
        self._write(inode, data, 0)
        self._library.ntfs_inode_close(inode)

    def write(self, name: str, data: bytes, offset: int) -> None:
        """Bytes at an offset of a file that is there; one that grows beside others gets into pieces."""
        inode = self._library.ntfs_pathname_to_inode(self._volume, None, name.encode())
        self._write(inode, data, offset)
        self._library.ntfs_inode_close(inode)

    def tree(self, source: Path, name: str) -> None:
        """A folder of this system with everything in it."""
        self.folder(name)
        for path in sorted(source.rglob("*")):
            inner = f"{name}/{path.relative_to(source).as_posix()}"
            if path.is_dir():
                self.folder(inner)
            else:
                self.file(inner, path.read_bytes())

    def compressed(self, name: str, data: bytes) -> None:
        """A file that NTFS compresses."""
        self.file(name, b"")
        self._tell("ntfs_set_ntfs_attrib", name, struct.pack("<I", _COMPRESSED))
        self.write(name, data, 0)

    def link(self, name: str, target: str, *, is_junction: bool) -> None:
        """A junction, for which a folder is made, or a symbolic link to a file."""
        if is_junction:
            self.folder(name)
        else:
            self.file(name, b"")
        own, shown = f"\\??\\{target}".encode("utf-16-le"), target.encode("utf-16-le")
        names = struct.pack("<HHHH", 0, len(own), len(own) + 2, len(shown)) + (b"" if is_junction else bytes(4))
        self.reparse_point(
            name, _JUNCTION if is_junction else _SYMBOLIC_LINK, names + own + b"\0\0" + shown + b"\0\0"
        )

    def reparse_point(self, name: str, tag: int, data: bytes) -> None:
        self._tell("ntfs_set_ntfs_reparse_data", name, struct.pack("<IHH", tag, len(data), 0) + data)

    def _tell(self, function: str, name: str, data: bytes) -> None:
        inode = self._library.ntfs_pathname_to_inode(self._volume, None, name.encode())
        done = getattr(self._library, function)(inode, data, len(data), 0)
        self._library.ntfs_inode_close(inode)
        if done != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), name)

    def _exists(self, name: str) -> bool:
        inode = self._library.ntfs_pathname_to_inode(self._volume, None, name.encode())
        if inode:
            self._library.ntfs_inode_close(inode)
        return bool(inode)

    def _made(self, name: PurePosixPath, kind: int) -> int:
        above = "/" if str(name.parent) == "." else str(name.parent)
        parent = self._library.ntfs_pathname_to_inode(self._volume, None, above.encode())
        text = name.name.encode("utf-16-le")
        inode = self._library.ntfs_create(parent, 0, text, len(text) // 2, kind)
        self._library.ntfs_inode_close(parent)
        if not inode:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(name))
        return int(inode)

    def _write(self, inode: int, data: bytes, offset: int) -> None:
        if not data:
            return
        stream = self._library.ntfs_attr_open(inode, _DATA, None, 0)
        done = self._library.ntfs_attr_pwrite(stream, offset, len(data), data)
        self._library.ntfs_attr_close(stream)
        if done != len(data):
            raise OSError(ctypes.get_errno(), "the volume is full")


@contextmanager
def ntfs_volume(path: Path, size: int) -> Iterator[NtfsVolume]:
    """A new volume in the file ``path``, of ``size`` bytes, to be filled while the context lasts."""
    with path.open("wb") as file:
        file.truncate(size)
    command = [mkntfs(), "-F", "-Q", "-q", "-s", "512", "-p", _FIRST_SECTOR, "-H", "255", "-S", "63", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    with changed_volume(path) as volume:
        yield volume


@contextmanager
def changed_volume(path: Path) -> Iterator[NtfsVolume]:
    """A volume that is there, to be changed while the context lasts."""
    library = _library()
    assert library is not None
    volume = library.ntfs_mount(os.fsencode(path), 0)
    if not volume:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(path))
    try:
        yield NtfsVolume(library, volume)
    finally:
        library.ntfs_umount(volume, 0)


def flag(volume: Path, name: str, attributes: int) -> None:
    """Set attributes that ntfs-3g does not set, such as those of an encrypted file, in the record of a file."""
    data, mark = bytearray(volume.read_bytes()), name.encode("utf-16-le")
    for at in range(0, len(data), 1024):
        if data[at : at + 4] == b"FILE" and mark in data[at : at + 1024]:
            (first,) = struct.unpack_from("<H", data, at + 0x14)
            (content,) = struct.unpack_from("<H", data, at + first + 0x14)
            place = at + first + content + 0x20
            (known,) = struct.unpack_from("<I", data, place)
            struct.pack_into("<I", data, place, known | attributes)
    volume.write_bytes(data)
