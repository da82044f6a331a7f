"""Attributes of a file besides its content: its owner, its permissions, and where volumes are mounted."""

from __future__ import annotations

import contextlib
import getpass
import os
import stat
import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")


def is_mounted(path: Path) -> bool:
    """Whether something is mounted at a folder. Folders that are bound to another place count (Linux)."""
    if os.path.ismount(path):
        return True
    try:
        lines = _MOUNTS.read_bytes().splitlines()
    except OSError:
        return False
    here = os.fsencode(path.resolve())
    return any(_unescaped(fields[4]) == here for line in lines if len(fields := line.split()) > 4)


def user_name() -> str:
    """Whom new files of this process belong to, for users."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):  # no such account, as in some containers
        return f"user {os.geteuid()}" if sys.platform != "win32" else "this user"


def _unescaped(field: bytes) -> bytes:
    """A path of the kernel's table: blanks and backslashes stand as octal numbers."""
    for escape, byte in ((b"\\040", b" "), (b"\\011", b"\t"), (b"\\012", b"\n"), (b"\\134", b"\\")):
        field = field.replace(escape, byte)
    return field


def give_attributes(source: int, target: int) -> tuple[str, ...]:
    """Owner and group, then mode (which a change of owner may reset), then extended attributes (POSIX)."""
    wanted, has = os.fstat(source), os.fstat(target)
    lost = []
    for what, is_other, uid, gid in (
        ("owner", wanted.st_uid != has.st_uid, wanted.st_uid, -1),
        ("group", wanted.st_gid != has.st_gid, -1, wanted.st_gid),
    ):
        if is_other:
            try:
                os.fchown(target, uid, gid)
            except OSError:
                lost.append(what)
    try:
        os.fchmod(target, stat.S_IMODE(wanted.st_mode) if not lost else stat.S_IMODE(has.st_mode))
    except OSError:
        lost.append("mode")
    return (*lost, *_give_extended(source, target))


def _give_extended(source: int, target: int) -> list[str]:
    lost: list[str] = []
    if sys.platform != "linux":
        return lost
    with contextlib.suppress(OSError):  # a file system without any
        for name in os.listxattr(source):
            value = os.getxattr(source, name)
            if name in os.listxattr(target) and os.getxattr(target, name) == value:
                continue
            try:
                os.setxattr(target, name, value)
            except OSError:
                lost.append(name)
    return lost
