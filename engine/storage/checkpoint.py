"""The checkpoint of a live instance: where redo would start, advanced only when everything before it is on disk.

Source: docs/formats/checkpoint-and-double-write.md#when-it-moves. A checkpoint that is too old costs time, one
that is too new loses data, so the file is written last; once logs before it may be deleted, an older checkpoint
must not return.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.errors import Corruption, MissingFile
from engine.files import FileSystem
from engine.formats.checkpoint import COPY_SIZE, FILE_SIZE, Checkpoint, read_checkpoint
from engine.formats.stamps import Lgpos, Signature
from engine.storage.cache import PageCache, WriteAhead
from engine.storage.database_file import OpenDatabaseFile

FIRST_SEGMENT = 1


def write_checkpoint(fs: FileSystem, path: Path, copy: bytes) -> None:
    """Write both copies, each synced before the next is touched; ``copy`` is one of them, sealed.

    A cut leaves the old checkpoint or the new one, never an older: where an earlier cut left the two copies
    different, the second is made equal to the first before that is overwritten. A file cut short while it was
    being made is no checkpoint at all, which recovery can do without.
    """
    try:
        file = fs.open_update(path)
    except MissingFile:
        with fs.create(path) as made:
            for offset in (0, COPY_SIZE):
                made.write_at(offset, copy)
                made.sync()
        fs.sync_directory(path.parent)
        return
    with file:
        there = file.read_at(0, FILE_SIZE)
        if first := _first_copy_alone(there):
            file.write_at(COPY_SIZE, first)
            file.sync()
        for offset in (0, COPY_SIZE):
            file.write_at(offset, copy)
            file.sync()


def _first_copy_alone(data: bytes) -> bytes | None:
    """The first copy, when it is the one that counts and the second is not the same."""
    try:
        reading = read_checkpoint(data)
    except Corruption:
        return None
    return data[:COPY_SIZE] if reading.copy == 1 and not reading.copies_agree else None


def consistency_point(tip: int, begins: Iterable[int], cache: PageCache) -> int:
    """Where redo has to begin now, packed (docs/formats/checkpoint-and-double-write.md#when-it-moves).

    ``tip``: end of the log, taken before the other two are checked; ``begins``: the Begin0 position of each open
    transaction that has logged anything.
    """
    oldest = cache.oldest_begin0()
    return min(tip, *begins, tip if oldest is None else oldest)


class LiveCheckpoint:
    """The checkpoint file of a running instance. ``image`` is its content; backup fields may be set in it."""

    def __init__(self, fs: FileSystem, path: Path, image: Checkpoint) -> None:
        self.path = path
        self.image = image
        self.durable = self.position
        """The position that the file is known to hold; no log from there on may be deleted."""
        self._fs = fs

    @classmethod
    def open(cls, fs: FileSystem, path: Path, signature: Signature, params: bytes) -> LiveCheckpoint:
        """The checkpoint at ``path`` if it is this log stream's and whole, else a new one; writes nothing yet."""
        try:
            with fs.open_read(path) as file:
                there = read_checkpoint(file.read_at(0, FILE_SIZE)).checkpoint
        except (MissingFile, Corruption):
            return cls(fs, path, Checkpoint.empty(signature, params))
        if there.signature != signature:
            return cls(fs, path, Checkpoint.empty(signature, params))
        image = Checkpoint(bytearray(there.buffer))
        image.dbms_param = params
        return cls(fs, path, image)

    @property
    def position(self) -> int:
        """Where redo would begin, packed; 0 when there is no checkpoint yet."""
        return self.image.lgpos_checkpoint.packed

    def advance(
        self, target: int, attachments: bytes, databases: Sequence[tuple[OpenDatabaseFile, int]], log: WriteAhead
    ) -> bool:
        """Move on to ``target`` (:func:`consistency_point`); never back. Returns whether the file was written.

        ``attachments`` are the entries of the databases attached at ``target``, ``databases`` their files, each
        with the generation of its attach. In order: the log is synced; pages changed before ``target`` are in
        their files already, and every write of pages synced those; the headers say which logs recovery needs;
        then the file.
        """
        target = _at_data(target)
        if target <= self.position:
            return False
        log.flush()
        for file, attached in databases:
            self._note_required(file, max(target >> 32, attached), log)
        self.write(target, attachments)
        return True

    def write(self, position: int, attachments: bytes | None) -> None:
        """Set position and list and write the file; after a clean end ``attachments`` is ``None``."""
        self.image.move(Lgpos.unpack(position), attachments)
        write_checkpoint(self._fs, self.path, self.image.sealed())
        self.durable = position

    @staticmethod
    def _note_required(file: OpenDatabaseFile, generation: int, log: WriteAhead) -> None:
        header = file.header
        if header.gen_min_required >= generation and header.gen_min_consistent >= generation:
            return
        if header.gen_max_required < generation:
            file.require_log(*log.current)
        with file.whole_header():
            header.gen_min_required = max(header.gen_min_required, generation)
            header.gen_min_consistent = max(header.gen_min_consistent, generation)
        file.write_header()


def _at_data(position: int) -> int:
    """Segment 0 of a log is its header: a position there means the first that can hold a record."""
    return position if position >> 16 & 0xFFFF else position >> 32 << 32 | FIRST_SEGMENT << 16
