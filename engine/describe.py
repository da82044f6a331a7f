"""The header of any file of an instance, as lines for users and as values for programs.

Fields keep the names of the layout tables in :mod:`engine.formats`, which are those of ESE.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from engine.chain.stores import file_at
from engine.error_codes import Code
from engine.errors import Corruption, JetError
from engine.files import FileSystem, ReadFile
from engine.formats.attachments import Attachment
from engine.formats.checkpoint import FILE_SIZE, FILE_TYPE_CHECKPOINT, Checkpoint, read_checkpoint
from engine.formats.db_header import (
    HEADER_READ,
    MAGIC,
    DatabaseState,
    HeaderReading,
    pages_in_file,
    read_header,
)
from engine.formats.layout import View
from engine.formats.log.header import FILE_TYPE_LOG, LogFlags, LogHeader
from engine.formats.log.segments import verify_log
from engine.formats.log.tail import hole_in
from engine.formats.names import Role, parse_name
from engine.formats.page_sizes import PAGE_SIZES
from engine.formats.stamps import BackupInfo, Lgpos, LogTime, Signature
from engine.keys import NO_KEYS, Keys

Json = str | int | bool | None
_FILE_TYPE_OFFSET = 667
_LOG_LIMIT = 64 << 20
_HIDDEN = frozenset({"dbms_param", "attach_list"})  # sections of their own
_HEXADECIMAL = frozenset(
    {"checksum", "magic", "version", "flags", "db_flags", "checksum_previous", "create_version"}
)


class FileType(Enum):
    """What kind of file was described."""

    DATABASE = "database"
    LOG = "log"
    CHECKPOINT = "checkpoint"


@dataclass(frozen=True, slots=True)
class DescribedValue:
    """One line: ``text`` for users, ``value`` for programs (``None``: not set), ``about`` what it means."""

    name: str
    text: str
    value: Json
    about: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that belong together. Several sections may share a ``key``: they are items of one list."""

    key: str
    title: str
    entries: tuple[DescribedValue, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """The header of a file."""

    path: Path
    type: FileType
    size: int
    sections: tuple[Section, ...]

    def lines(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Each section's title with its ``(name, text)`` lines, in file order."""
        for section in self.sections:
            yield section.title, [(entry.name, entry.text) for entry in section.entries]

    def to_json(self) -> dict[str, Any]:
        """Values by section and name; ``attachments`` is a list. Times are ISO 8601, positions hexadecimal."""
        result: dict[str, Any] = {"file": str(self.path), "type": self.type.value, "size": self.size}
        if self.type is not FileType.DATABASE:
            result["attachments"] = []
        for section in self.sections:
            values = {entry.name: entry.value for entry in section.entries}
            if section.key == "attachments":
                result["attachments"].append(values)
            else:
                result[section.key] = values
        return result


def describe(path: Path, fs: FileSystem, keys: Keys = NO_KEYS) -> Description:
    """Read and describe the header of a database, a log or a checkpoint; the content decides, the name is only a
    hint.

    ``path`` may be the address of a file of a chain. Raises ``Corruption`` if the header is damaged
    (JET_errInvalidDatabase for a file of another kind), ``Incompatible`` for a log of another version; both with
    ``path``.
    """
    with file_at(path, fs, keys).open() as file:
        size = file.stat().size
        head = file.read_at(0, HEADER_READ)
        try:
            kind = _file_type(head, path.name)
            sections = tuple(_READERS[kind](file, head, size))
        except JetError as error:
            context = {**error.context, "path": str(path)}
            raise error.code.error(f"{path.name}: {error.message}", hint=error.hint, **context) from error
    return Description(path, kind, size, sections)


def _file_type(head: bytes, name: str) -> FileType:
    """Without asking for right checksums, so that a damaged header is said to be one."""
    magic = MAGIC.to_bytes(4, "little")
    if head[4:8] == magic:
        return FileType.DATABASE
    number = int.from_bytes(head[_FILE_TYPE_OFFSET : _FILE_TYPE_OFFSET + 4], "little")
    if number in (FILE_TYPE_LOG, FILE_TYPE_CHECKPOINT):
        return FileType.LOG if number == FILE_TYPE_LOG else FileType.CHECKPOINT
    if any(head[size + 4 : size + 8] == magic for size in PAGE_SIZES):
        return FileType.DATABASE
    parsed = parse_name(name)
    if parsed is None or parsed.role is Role.RESERVE or not any(head):
        raise Code.InvalidDatabase.error("It is not a database, log or checkpoint.")
    return FileType.CHECKPOINT if parsed.role is Role.CHECKPOINT else FileType.LOG


def _database(file: ReadFile, head: bytes, size: int) -> Iterator[Section]:
    reading = read_header(head)
    yield Section("copies", "Header copies", tuple(_copies(reading, size)))
    yield Section("header", "Database header", tuple(_fields(reading.header)))


def _copies(reading: HeaderReading, size: int) -> Iterator[DescribedValue]:
    first, second = ("damaged", "used") if reading.used_shadow else ("used", reading.other.value)
    yield DescribedValue("primary", first, first, "the header at the start of the file")
    yield DescribedValue("shadow", second, second, "its copy, one page further")
    yield DescribedValue("page_size", f"{reading.page_size:,} bytes", reading.page_size)
    pages = pages_in_file(size, reading.page_size)
    yield DescribedValue("pages", f"{pages:,}", pages, "pages in the file after the two headers")


def _log(file: ReadFile, head: bytes, size: int) -> Iterator[Section]:
    header = LogHeader.parse(head)
    yield Section("header", "Log header", tuple(_fields(header)))
    yield Section("contents", "Contents", tuple(_contents(file, header, size)))
    yield from _shared_parts(header)


def _contents(file: ReadFile, header: LogHeader, size: int) -> Iterator[DescribedValue]:
    if size != header.file_size or size > _LOG_LIMIT:
        text = f"{size:,} bytes, but the header says {header.file_size:,}"
        yield DescribedValue("size", text, size)
        return
    reading = verify_log(file.read_at(0, size))
    used = f"{reading.last} of {header.file_sectors - 2}"
    yield DescribedValue(
        "data_segments", used, reading.last, "segments with records; the last segment of a file never has any"
    )
    yield DescribedValue(
        "end", str(reading.end), str(reading.end), "position after the segment of the last record"
    )
    closed = reading.closed_normally
    yield DescribedValue(
        "closed_normally", "yes" if closed else "no", closed, "whether the last record ends a run of the instance"
    )
    yield DescribedValue(
        "segments_checksum",
        f"0x{reading.checksum:016X}",
        reading.checksum,
        "repeated in the header of the next log",
    )
    hole = hole_in(reading)
    if hole is not None:
        what = "damage: later segments were written before" if hole.is_loss else "an incomplete write"
        yield DescribedValue("ends_early", str(hole), hole.segment, what)
    for finding in reading.findings:
        yield DescribedValue(f"segment_{finding.segment}", str(finding), finding.damage.value)


def _checkpoint(file: ReadFile, head: bytes, size: int) -> Iterator[Section]:
    reading = read_checkpoint(head[:FILE_SIZE])
    agree = "identical" if reading.copies_agree else "the copies differ, or the other one is damaged"
    copies = (
        DescribedValue("used", f"copy {reading.copy}", reading.copy, "of the two in the file"),
        DescribedValue("agree", agree, reading.copies_agree),
    )
    yield Section("copies", "Checkpoint copies", copies)
    yield Section("header", "Checkpoint", tuple(_fields(reading.checkpoint)))
    yield from _shared_parts(reading.checkpoint)


def _shared_parts(header: LogHeader | Checkpoint) -> Iterator[Section]:
    """Settings and attachments, which logs and checkpoints keep in the same form."""
    params = header.params
    paths = (
        DescribedValue("system_path", params.system_path, params.system_path, "folder of the checkpoint"),
        DescribedValue("log_path", params.log_path, params.log_path, "folder of the logs"),
    )
    numbers = tuple(entry for entry in _fields(params) if not entry.name.endswith("_bytes"))
    yield Section("settings", "Settings of the instance", paths + numbers)
    try:
        attachments = header.attachments
    except Corruption as error:
        yield Section("attachments", "Attachments", (DescribedValue("damaged", error.message, error.message),))
        return
    for number, attachment in enumerate(attachments, start=1):
        path = DescribedValue("path", attachment.path, attachment.path, Attachment.WHAT)
        yield Section("attachments", f"Attachment {number}", (path, *_fields(attachment)))


_READERS: dict[FileType, Callable[[ReadFile, bytes, int], Iterator[Section]]] = {
    FileType.DATABASE: _database,
    FileType.LOG: _log,
    FileType.CHECKPOINT: _checkpoint,
}


def _fields(view: View) -> Iterator[DescribedValue]:
    """Every field of a layout table that has no section of its own."""
    for field in view.FIELDS:
        if field.name not in _HIDDEN:
            value = getattr(view, field.name)
            yield DescribedValue(field.name, _text(view, field.name, value), _value(value), field.about)


def _value(value: object) -> Json:
    if isinstance(value, int):
        return value
    if isinstance(value, bytes):
        return value.hex() if any(value) else None
    if isinstance(value, BackupInfo):
        return str(value) if value.mark.is_set else None
    if isinstance(value, (LogTime, Lgpos, Signature)):
        return str(value) if value.is_set else None
    return str(value)


def _text(view: View, name: str, value: object) -> str:
    if isinstance(value, bytes):
        return value.hex(" ") if any(value) else "zero"
    if isinstance(value, Lgpos):
        return str(value) if value.is_set else "none"
    if not isinstance(value, int):
        return str(value)
    if name == "dbstate":
        return f"{value} ({_state_name(value)})"
    if name == "flags" and isinstance(view, LogHeader):
        return f"0x{value:X} ({_flag_names(value)})"
    if name.startswith("gen") and value > 0:
        return f"{value} (0x{value:X})"
    return f"0x{value:X}" if name in _HEXADECIMAL else f"{value:,}"


def _state_name(value: int) -> str:
    known = {int(state): state.name.lower().replace("_", " ") for state in DatabaseState}
    return known.get(value, "unknown")


def _flag_names(value: int) -> str:
    names = [flag.name.lower().replace("_", " ") for flag in LogFlags if value & flag and flag.name]
    return ", ".join(names) or "none"
