"""The files of an entry: replaced and removed as a whole, and put back if what follows fails."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, ensure_directory, read_whole, write_durably

_LARGEST = 1 << 20
READABLE = 0o644
"""The mode of an entry: it holds no secret, and every user may look at that of the machine."""


def contents(fs: FileSystem, path: Path) -> bytes | None:
    """The bytes of a small file; None if there is none."""
    return read_whole(fs, path, _LARGEST) if fs.exists(path) else None


@contextmanager
def replaced(fs: FileSystem, files: Mapping[Path, bytes]) -> Iterator[None]:
    """Write ``files``; if the context raises, they are again what they were."""
    before = {path: contents(fs, path) for path in files}
    try:
        for path, data in files.items():
            if before[path] != data:
                ensure_directory(fs, path.parent)
                write_durably(fs, path, data)
        yield
    except BaseException:
        for path, old in before.items():
            with contextlib.suppress(JetError):
                if old is not None:
                    write_durably(fs, path, old)
                elif fs.exists(path):
                    fs.remove(path)
        raise


def removed(fs: FileSystem, paths: list[Path]) -> bool:
    """Remove what is there of ``paths``; whether that was anything."""
    there = [path for path in paths if fs.exists(path)]
    for path in there:
        fs.remove(path)
    for folder in {path.parent for path in there}:
        fs.sync_directory(folder)
    return bool(there)


def check_root(system: bool, what: str) -> None:
    """JET_errFileAccessDenied for a user who may not change what is the machine's."""
    if system and hasattr(os, "geteuid") and os.geteuid() != 0:
        raise Code.FileAccessDenied.error(
            f"Only root can change {what}.",
            hint="Run the command with sudo, or without --system to install it for this user.",
        )
