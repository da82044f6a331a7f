"""Makes NTFS volumes in ordinary files, with ``mkntfs`` and the library of ntfs-3g; nothing is mounted."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import pytest

_DATA = 0x80
_FOLDER, _FILE = 0o040000, 0o100000
_FIRST_SECTOR = "2048"


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
