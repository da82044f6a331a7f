"""Who may reach a file or a pipe on Windows: access control lists that name this user only."""

from __future__ import annotations

import ctypes
import re
import sys
from ctypes import wintypes
from pathlib import Path

assert sys.platform == "win32"  # noqa: S101 - so that types are those of that system

_TOKEN_QUERY, _TOKEN_USER = 8, 1
_OWNER, _DACL, _PROTECTED = 1, 4, 0x80000000
_REVISION = 1
_FILE_OBJECT = 1
_ENTRY = re.compile(r"\(([A-Z]+);[^;]*;[^;]*;[^;]*;[^;]*;([^;)]+)\)")
_TRUSTED = frozenset({"SY", "BA", "OW", "CO"})
"""The system, the administrators, and the owner, who may reach everything anyway."""

_advapi = ctypes.WinDLL("advapi32", use_last_error=True)
_kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_kernel.GetCurrentProcess.restype = wintypes.HANDLE
_kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
_kernel.LocalFree.argtypes = (ctypes.c_void_p,)
_kernel.LocalFree.restype = ctypes.c_void_p
_advapi.OpenProcessToken.argtypes = (wintypes.HANDLE, wintypes.DWORD, ctypes.POINTER(wintypes.HANDLE))
_advapi.GetTokenInformation.argtypes = (
    wintypes.HANDLE,
    ctypes.c_int,
    ctypes.c_void_p,
    wintypes.DWORD,
    ctypes.POINTER(wintypes.DWORD),
)
_advapi.ConvertSidToStringSidW.argtypes = (ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p))
_advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW.argtypes = (
    wintypes.LPCWSTR,
    wintypes.DWORD,
    ctypes.POINTER(ctypes.c_void_p),
    ctypes.c_void_p,
)
_advapi.ConvertSecurityDescriptorToStringSecurityDescriptorW.argtypes = (
    ctypes.c_void_p,
    wintypes.DWORD,
    wintypes.DWORD,
    ctypes.POINTER(ctypes.c_void_p),
    ctypes.c_void_p,
)
_advapi.SetFileSecurityW.argtypes = (wintypes.LPCWSTR, wintypes.DWORD, ctypes.c_void_p)
_advapi.GetNamedSecurityInfoW.argtypes = (
    wintypes.LPCWSTR,
    ctypes.c_int,
    wintypes.DWORD,
    *(ctypes.c_void_p for _ in range(4)),
    ctypes.POINTER(ctypes.c_void_p),
)
_advapi.GetNamedSecurityInfoW.restype = wintypes.DWORD


class OwnerOnly(ctypes.Structure):
    """``SECURITY_ATTRIBUTES`` of something that only this user may reach; it owns the descriptor in it."""

    _fields_ = (
        ("length", wintypes.DWORD),
        ("descriptor", ctypes.c_void_p),
        ("inherited", wintypes.BOOL),
    )

    def __init__(self) -> None:
        super().__init__(ctypes.sizeof(OwnerOnly), _descriptor(f"D:P(A;;GA;;;{own_sid()})"), False)

    def __del__(self) -> None:
        _kernel.LocalFree(self.descriptor)


def own_sid() -> str:
    """The security identifier of the user of this process. Raises ``OSError``."""
    token = wintypes.HANDLE()
    _checked(_advapi.OpenProcessToken(_kernel.GetCurrentProcess(), _TOKEN_QUERY, ctypes.byref(token)))
    try:
        length = wintypes.DWORD()
        _advapi.GetTokenInformation(token, _TOKEN_USER, None, 0, ctypes.byref(length))
        held = ctypes.create_string_buffer(length.value)
        _checked(_advapi.GetTokenInformation(token, _TOKEN_USER, held, length, ctypes.byref(length)))
        sid = ctypes.c_void_p.from_buffer(held)  # TOKEN_USER starts with the pointer
        text = ctypes.c_void_p()
        _checked(_advapi.ConvertSidToStringSidW(sid, ctypes.byref(text)))
        return _taken(text)
    finally:
        _kernel.CloseHandle(token)


def make_only_mine(folder: Path) -> None:
    """Let only this user reach the folder and what will be in it. Raises ``OSError``."""
    descriptor = _descriptor(f"D:P(A;OICI;FA;;;{own_sid()})")
    try:
        _checked(_advapi.SetFileSecurityW(str(folder), _DACL | _PROTECTED, descriptor))
    finally:
        _kernel.LocalFree(descriptor)


def is_only_mine(folder: Path) -> bool:
    """Whether its list admits no one but this user, the system and the administrators. Raises ``OSError``."""
    descriptor = ctypes.c_void_p()
    refused = _advapi.GetNamedSecurityInfoW(
        str(folder), _FILE_OBJECT, _DACL, None, None, None, None, ctypes.byref(descriptor)
    )
    if refused:
        raise ctypes.WinError(refused)
    try:
        text = ctypes.c_void_p()
        _checked(
            _advapi.ConvertSecurityDescriptorToStringSecurityDescriptorW(
                descriptor, _REVISION, _DACL, ctypes.byref(text), None
            )
        )
        entries = _ENTRY.findall(_taken(text))
    finally:
        _kernel.LocalFree(descriptor)
    allowed = {who for kind, who in entries if kind == "A"}
    return bool(entries) and allowed <= _TRUSTED | {own_sid()}


def _descriptor(text: str) -> ctypes.c_void_p:
    """A security descriptor, to be freed by the caller."""
    descriptor = ctypes.c_void_p()
    _checked(
        _advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            text, _REVISION, ctypes.byref(descriptor), None
        )
    )
    return descriptor


def _taken(text: ctypes.c_void_p) -> str:
    """The text at that address, which is freed."""
    try:
        return ctypes.wstring_at(text.value or 0)
    finally:
        _kernel.LocalFree(text)


def _checked(succeeded: int) -> None:
    if not succeeded:
        raise ctypes.WinError(ctypes.get_last_error())
