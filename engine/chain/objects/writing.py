"""A file of a run on its way into a bucket."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from engine.chain.objects.bucket import Upload
from engine.error_codes import Code
from engine.files import Writable


@dataclass
class ObjectWriteFile:
    """A ``WriteFile`` that is written from its start to its end; ``sync`` completes it.

    Writing anywhere else, or after ``sync``, is JET_errInvalidParameter (-1003).
    """

    path: Path
    upload: Upload
    stored: Callable[[int], None] = field(repr=False)
    """Told of the length when the object is durable."""
    _length: int = 0
    _done: bool = False

    def write_at(self, offset: int, data: Writable) -> None:
        if self._done or offset != self._length:
            raise Code.InvalidParameter.error(
                f"{self.path} is written from its start to its end; offset {offset:,} comes after "
                f"{self._length:,} bytes{' of a complete object' if self._done else ''}."
            )
        self.upload.write(data)
        self._length += len(data)

    def start_writeback(self, offset: int, length: int) -> None:
        """Parts are on their way as soon as they are complete."""

    def sync(self) -> None:
        if not self._done:
            self.upload.finish()
            self._done = True
            self.stored(self._length)

    def close(self) -> None:
        if not self._done:
            self.upload.abort()

    def __enter__(self) -> ObjectWriteFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
