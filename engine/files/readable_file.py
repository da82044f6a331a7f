"""A file that can be read, wherever it is: in a folder of this system, or in a store of chains."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine.error_codes import Code
from engine.files.seam import FileSystem, ReadFile


@dataclass(frozen=True)
class ReadableFile:
    """What messages call the file, and how it is opened. ``path`` is for messages only: it may be no path of this
    system. The open file has the same."""

    path: Path
    open: Callable[[], ReadFile]

    @classmethod
    def at(cls, fs: FileSystem, path: Path) -> ReadableFile:
        """The file at a path of ``fs``."""
        return cls(path, partial(fs.open_read, path))

    def whole(self, limit: int) -> bytes:
        """All bytes; a file that is longer than ``limit`` bytes is JET_errInvalidParameter (-1003)."""
        with self.open() as file:
            data = file.read_at(0, min(file.stat().size, limit) + 1)
        if len(data) > limit:
            raise Code.InvalidParameter.error(f"{self.path} is larger than {limit} bytes.", path=str(self.path))
        return data
