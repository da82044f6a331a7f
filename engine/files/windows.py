"""The calls of Windows for which Python has no name: an open file that others may rename and remove, and reads and
writes at a position, which several threads may do at once.
"""

from __future__ import annotations

import ctypes
import errno
import msvcrt
import os
import sys
from ctypes import wintypes
from pathlib import Path

assert sys.platform == "win32"  # noqa: S101 - so that types are those of that system

_GENERIC_READ, _GENERIC_WRITE = 0x80000000, 0x40000000
_SHARE_ALL = 1 | 2 | 4
"""Others may read, write, and delete or rename."""
_CREATE_NEW, _OPEN_EXISTING, _OPEN_ALWAYS = 1, 3, 4
_ATTRIBUTE_NORMAL = 0x80
_INVALID = ctypes.c_void_p(-1).value
_END_OF_FILE = 38
_AT_ONCE = 1 << 30


class _Overlapped(ctypes.Structure):
    _fields_ = (
        ("internal", ctypes.c_size_t),
        ("internal_high", ctypes.c_size_t),
        ("offset", wintypes.DWORD),
        ("offset_high", wintypes.DWORD),
        ("event", wintypes.HANDLE),
    )


_kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_create = _kernel.CreateFileW
_create.restype = wintypes.HANDLE
_create.argtypes = (
    wintypes.LPCWSTR,
    wintypes.DWORD,
    wintypes.DWORD,
    ctypes.c_void_p,
    wintypes.DWORD,
    wintypes.DWORD,
    wintypes.HANDLE,
)
_read, _write = _kernel.ReadFile, _kernel.WriteFile
for _call in (_read, _write):
    _call.restype = wintypes.BOOL
    _call.argtypes = (
        wintypes.HANDLE,
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.POINTER(wintypes.DWORD),
        ctypes.POINTER(_Overlapped),
    )


def open_shared(path: str | Path, flags: int) -> int:
    """A descriptor of the file, as ``os.open`` gives one for these ``flags``. Raises ``OSError``."""
    access = _GENERIC_READ | (_GENERIC_WRITE if flags & (os.O_WRONLY | os.O_RDWR) else 0)
    how = _OPEN_EXISTING
    if flags & os.O_CREAT:
        how = _CREATE_NEW if flags & os.O_EXCL else _OPEN_ALWAYS
    handle = _create(str(path), access, _SHARE_ALL, None, how, _ATTRIBUTE_NORMAL, None)
    if handle == _INVALID:
        number = ctypes.get_last_error()
        if Path(path).is_dir():  # "access denied" otherwise
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        raise OSError(None, ctypes.FormatError(number), str(path), number)
    return msvcrt.open_osfhandle(handle, flags & (os.O_RDWR | os.O_WRONLY) | os.O_NOINHERIT)


def read_at(descriptor: int, buffer: memoryview, offset: int) -> int:
    """Read into the writable ``buffer`` from byte ``offset``; the number of bytes, 0 at the end of the file."""
    length = min(len(buffer), _AT_ONCE)
    if not length:
        return 0
    return _at(_read, descriptor, (ctypes.c_char * length).from_buffer(buffer), length, offset)


def write_at(descriptor: int, view: memoryview, offset: int) -> int:
    """Write ``view`` at byte ``offset``; the number of bytes that were written."""
    length = min(len(view), _AT_ONCE)
    if not length:
        return 0
    data = bytes(view[:length]) if view.readonly else (ctypes.c_char * length).from_buffer(view)
    return _at(_write, descriptor, data, length, offset)


def _at(
    call: ctypes._FuncPointer, descriptor: int, data: bytes | ctypes.Array[ctypes.c_char], length: int, offset: int
) -> int:
    place = _Overlapped(offset=offset & 0xFFFFFFFF, offset_high=offset >> 32)
    done = wintypes.DWORD()
    if not call(msvcrt.get_osfhandle(descriptor), data, length, ctypes.byref(done), ctypes.byref(place)):
        number = ctypes.get_last_error()
        if number == _END_OF_FILE:
            return 0
        raise ctypes.WinError(number)
    return done.value
