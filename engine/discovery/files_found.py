"""The contents of a folder tree: single files, identified by their content.

A name is a hint; the header decides (docs/formats/log-file.md#names, docs/formats/database-header.md#the-file).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from engine.discovery.backup_copy import find_copy
from engine.errors import Corruption, Incompatible, JetError, StorageFault, known
from engine.files import FileSystem, ReadFile
from engine.formats.backup_trailer import BackupCopy
from engine.formats.checkpoint import FILE_TYPE_CHECKPOINT, Checkpoint, read_checkpoint
from engine.formats.checksum import header_is_valid
from engine.formats.db_header import (
    HEADER_READ,
    MAGIC,
    DatabaseState,
    HeaderReading,
    pages_in_file,
    read_header,
)
from engine.formats.double_write import MAGIC as DOUBLE_WRITE_MAGIC
from engine.formats.double_write import unfinished_pages
from engine.formats.log.header import FILE_TYPE_LOG, SEGMENT_SIZE, LogHeader
from engine.formats.names import DOUBLE_WRITE_EXTENSION, LogName, Role, parse_name
from engine.formats.stamps import Signature
from engine.storage.double_write import read_batch
from engine.storage.owned_space import check_not_cut_short

_FILE_TYPE_AT = 667
_FILE_TYPE_FLUSH_MAP = 7
_TEMPORARY = "Prepared for the next generation, or an old one to be reused; never part of the stream."
NOT_OURS = "The file does not belong to the Extensible Storage Engine."
_DOUBLE_WRITE = "Keeps the pages being written to the database beside it; counts only after a crash."


class FileKind(StrEnum):
    """What a file is, by its content."""

    DATABASE = "database"
    LOG = "log"
    CHECKPOINT = "checkpoint"
    FLUSH_MAP = "flush map"
    DOUBLE_WRITE = "double-write file"
    RESERVE_LOG = "reserve log"
    TEMPORARY_DATABASE = "temporary database"
    BLANK = "blank"
    EMPTY = "empty"
    DAMAGED = "damaged"
    UNSUPPORTED = "not supported"
    UNREADABLE = "unreadable"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file: its kind, and its header if it has one; ``note`` gives the reason why it is not used.

    ``unfinished`` are the pages of a dirty database whose last write is incomplete; see ``formats.double_write``.
    ``copy`` as in :class:`~engine.discovery.instance_files.DatabaseFile`. ``signature`` is the log stream of a log
    of another version. ``space_fault``: as there.
    """

    path: Path
    size: int
    kind: FileKind
    name: LogName | None = None
    note: str = ""
    error: JetError | None = None
    database: HeaderReading | None = None
    log: LogHeader | None = None
    checkpoint: Checkpoint | None = None
    unfinished: tuple[int, ...] = ()
    copy: BackupCopy | JetError | None = None
    signature: Signature | None = None
    space_fault: JetError | None = None

    @property
    def known_log(self) -> LogHeader:
        """The header of a log that can be read."""
        return known(self.log, f"header of {self.path}")

    @property
    def known_name(self) -> LogName:
        """What the name of a log says."""
        return known(self.name, f"generation in the name {self.path}")

    @property
    def is_likely_ours(self) -> bool:
        """Whether what cannot be read as what its name says is that all the same: many files end in ``.log``."""
        if self.kind in (FileKind.UNSUPPORTED, FileKind.UNREADABLE):
            return True
        is_archive = self.name is not None and self.name.role is Role.ARCHIVE
        return is_archive or (self.size > 0 and not self.size % SEGMENT_SIZE)


def look_at(fs: FileSystem, path: Path, *, empty: bool = False) -> FoundFile:
    """Tell what a file is. Never raises for content; one that cannot be read is ``UNREADABLE``.

    One that is known to be ``empty`` is not opened: it may be a pipe.
    """
    name = parse_name(path.name)
    try:
        if empty and not fs.stat(path).is_file:
            return FoundFile(path, 0, FileKind.EMPTY, name, "It is not a regular file.")
        if empty:
            return _judge(path, 0, b"", name)
        with fs.open_read(path) as file:
            size = file.stat().size
            head = file.read_at(0, Checkpoint.SIZE)
            if not _is_enough(head):
                head += file.read_at(len(head), HEADER_READ - len(head))
            found = _judge(path, size, head, name)
            if found.database is None:
                return found
            unfinished = _unfinished(fs, file, found.database, size)
            fault, copy = _space_fault(file, found.database, size), _copy(file, found.database, size)
            return replace(found, unfinished=unfinished, copy=copy, space_fault=fault)
    except JetError as error:
        return FoundFile(path, 0, FileKind.UNREADABLE, name, error.message, error)


def _copy(file: ReadFile, database: HeaderReading, size: int) -> BackupCopy | JetError | None:
    try:
        return find_copy(file, database.header, size)
    except JetError as error:
        return error


def _space_fault(file: ReadFile, database: HeaderReading, size: int) -> JetError | None:
    """Why a clean database lacks pages that it owns, or cannot be asked; what is in use has more in its logs.

    It costs next to nothing: the root of the database is read, and the tree of what it owns.
    """
    if not database.header.is_clean:
        return None
    try:
        check_not_cut_short(file, size, database.header)
    except (Corruption, StorageFault) as error:
        return error
    except Incompatible:
        return None
    return None


def _is_enough(head: bytes) -> bool:
    """Whether the first 4 KiB say all: a file's end, or a log's whole header."""
    return len(head) < Checkpoint.SIZE or (_file_type(head) == FILE_TYPE_LOG and header_is_valid(head))


def _file_type(head: bytes) -> int:
    return int.from_bytes(head[_FILE_TYPE_AT : _FILE_TYPE_AT + 4], "little")


def _unfinished(fs: FileSystem, file: ReadFile, database: HeaderReading, size: int) -> tuple[int, ...]:
    if database.header.is_clean:
        return ()
    pages = pages_in_file(size, database.page_size)
    return tuple(sorted(unfinished_pages(read_batch(fs, file.path), database.header, pages, file.read_at)))


def _judge(path: Path, size: int, head: bytes, name: LogName | None) -> FoundFile:
    if head.startswith(DOUBLE_WRITE_MAGIC) or (path.name.endswith(DOUBLE_WRITE_EXTENSION) and _is_zero(head)):
        return FoundFile(path, size, FileKind.DOUBLE_WRITE, name, _DOUBLE_WRITE)
    if not size:
        return FoundFile(path, size, FileKind.EMPTY, name, "The file is empty.")
    if name and name.role is Role.RESERVE:
        return FoundFile(
            path, size, FileKind.RESERVE_LOG, name, "Reserved by the engine for a full disk. Contains no data."
        )
    if _is_zero(head):
        return FoundFile(path, size, FileKind.BLANK, name, "The file contains only zeros so far.")
    whole = len(head) >= Checkpoint.SIZE and header_is_valid(head[: Checkpoint.SIZE])
    kind = _file_type(head) if whole else None
    if kind == FILE_TYPE_LOG or (name and name.role in (Role.ARCHIVE, Role.CURRENT, Role.TEMP)):
        return _log(path, size, head, name)
    if kind == FILE_TYPE_CHECKPOINT or (name and name.role is Role.CHECKPOINT):
        return _checkpoint(path, size, head, name)
    if kind == _FILE_TYPE_FLUSH_MAP:
        return FoundFile(
            path, size, FileKind.FLUSH_MAP, name, "Used by the engine to detect lost writes. Contains no data."
        )
    return _database(path, size, head, name)


def _is_zero(data: bytes) -> bool:
    """As ``not any(data)``, in a hundredth of the time."""
    return data == bytes(len(data))


def _log(path: Path, size: int, head: bytes, name: LogName | None) -> FoundFile:
    note = _TEMPORARY if name and name.role is Role.TEMP else ""
    try:
        return FoundFile(path, size, FileKind.LOG, name, note, log=LogHeader.parse(head))
    except Incompatible as error:
        signature = LogHeader(head[: LogHeader.SIZE]).signature
        return FoundFile(path, size, FileKind.UNSUPPORTED, name, error.message, error, signature=signature)
    except Corruption as error:
        return FoundFile(path, size, FileKind.DAMAGED, name, error.message, error)


def _checkpoint(path: Path, size: int, head: bytes, name: LogName | None) -> FoundFile:
    try:
        return FoundFile(path, size, FileKind.CHECKPOINT, name, checkpoint=read_checkpoint(head).checkpoint)
    except Corruption as error:
        return FoundFile(path, size, FileKind.DAMAGED, name, error.message, error)


def _database(path: Path, size: int, head: bytes, name: LogName | None) -> FoundFile:
    try:
        reading = read_header(head)
    except Corruption as error:
        magic = MAGIC.to_bytes(4, "little")
        if any(head[at + 4 : at + 8] == magic for at in (0, 2048, 4096, 8192, 16384, 32768)):
            return FoundFile(path, size, FileKind.DAMAGED, name, error.message, error)
        return FoundFile(path, size, FileKind.FOREIGN, name, NOT_OURS)
    if reading.header.file_type not in (0, 1):
        return FoundFile(path, size, FileKind.FOREIGN, name, "The file is not an ESE database.")
    if reading.header.state is DatabaseState.JUST_CREATED and reading.header.dbid == 0:
        note = (
            "Temporary storage of the engine while it runs. Its pages have no checksums, and it is never "
            "backed up."
        )
        return FoundFile(path, size, FileKind.TEMPORARY_DATABASE, name, note)
    return FoundFile(path, size, FileKind.DATABASE, name, database=reading)
