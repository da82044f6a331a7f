"""The next log, prepared while the current one is filled, so that a roll has no file to create and to fill.

It grows by a step after each flush, under the name of a third reserve log: its contents mean nothing to anyone who
finds it. The roll only renames it. Source: docs/formats/log-file.md#roll; the vendor's engine does it as the log
fills, too.
"""

from __future__ import annotations

import contextlib

from engine.errors import JetError
from engine.files import WriteFile, remove_quietly
from engine.storage.log_files import FILL, LogFiles


class NextLog:
    """A log of ``size`` bytes of zeros in the making; for one thread at a time."""

    def __init__(self, files: LogFiles, size: int) -> None:
        self._files = files
        self._size = size
        self._file: WriteFile | None = None
        self._written = 0
        self._is_whole = False
        self.is_settled = False
        """Whether there is nothing to do until the next roll: it is on disk, or could not be made."""

    def advance(self) -> None:
        """One step: some of the zeros, in the end the sync. What fails is left to the roll, which begins anew."""
        try:
            if self._file is None:
                self._file = self._files.fs.create(self._files.prepared)
            if self._written < self._size:
                zeros = FILL[: self._size - self._written]
                self._file.write_at(self._written, zeros)
                self._file.start_writeback(self._written, len(zeros))
                self._written += len(zeros)
                return
            self._file.sync()
            self.let_go()
            self.is_settled = self._is_whole = True
        except JetError:
            self.is_settled = True
            self.drop()

    def take(self) -> bool:
        """For a roll: whether the temp log is there now. Raises ``StorageFault`` when it cannot be renamed."""
        was_whole, self._is_whole = self._is_whole, False
        if was_whole:
            self._files.fs.rename(self._files.prepared, self._files.temp)
        if self.is_settled:
            self.is_settled, self._written = False, 0
        return was_whole

    def drop(self) -> None:
        """Remove it, at the end or after a failure."""
        made = self._file is not None or self._is_whole
        self._is_whole = False
        with contextlib.suppress(JetError):
            self.let_go()
        if made:
            remove_quietly(self._files.fs, [self._files.prepared])

    def let_go(self) -> None:
        """Close the file, if it is open."""
        file, self._file = self._file, None
        if file is not None:
            file.close()
