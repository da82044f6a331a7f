"""The double-write file beside an open database; why and how: ``formats.double_write``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.errors import MissingFile
from engine.files import FileSystem, UpdateFile
from engine.formats.double_write import BATCH_PAGES, FILE_SIZE_MAX, HEAD_SIZE, Batch, decode_batch, encode_batch
from engine.formats.names import double_write_name


def read_batch(fs: FileSystem, database: Path) -> Batch | None:
    """The batch beside a database file, ``None`` when there is no file or no whole batch in it."""
    path = database.with_name(double_write_name(database.name))
    if not fs.exists(path):  # or the name is too long for any file
        return None
    try:
        with fs.open_read(path) as file:
            return decode_batch(file.read_at(0, FILE_SIZE_MAX))
    except MissingFile:
        return None


class DoubleWrite:
    """The double-write file of one open database; made, at its full size, with the first batch."""

    def __init__(self, fs: FileSystem, database: Path, page_size: int) -> None:
        self.path = database.with_name(double_write_name(database.name))
        self._fs = fs
        self._page_size = page_size
        self._file: UpdateFile | None = None

    def write(self, owner: bytes, pgnos: Sequence[int], pages: bytes | bytearray) -> None:
        """Keep a batch; when this returns it is on the medium, and the batch before is gone."""
        file = self._file = self._file or self._open()
        file.write_at(0, encode_batch(owner, self._page_size, pgnos, pages))
        file.sync()

    def _open(self) -> UpdateFile:
        size = HEAD_SIZE + BATCH_PAGES * self._page_size
        if not self._fs.exists(self.path):
            with self._fs.create(self.path) as made:
                made.write_at(0, bytes(size))
                made.sync()
            self._fs.sync_directory(self.path.parent)
        return self._fs.open_update(self.path)

    def close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def remove(self) -> None:
        """Take the file away: the database is clean, or about to be discarded."""
        self.close()
        if not self._fs.exists(self.path):
            return
        self._fs.remove(self.path)
        self._fs.sync_directory(self.path.parent)
