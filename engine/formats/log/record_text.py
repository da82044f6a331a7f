"""The content of a log record: its fields by name, as values for programs and as one line for users.

Numbers are written as in the vendor's log dump, so that the two can be compared: dbtimes, transactions, sessions
and flags in hexadecimal, pages, objects and sizes in decimal.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum, IntFlag

from engine.errors import Corruption
from engine.formats.dbms_params import DbmsParams, ansi_text
from engine.formats.log.differences import Difference, differences
from engine.formats.log.life_records import Init
from engine.formats.log.page_records import NIL_DBTIME, Oper, PageRecord, RecordFlag, ReplaceD
from engine.formats.log.record_layout import LogRecord
from engine.formats.log.structure_records import ImageFlag, MergeFlag, MergeType, MoveFlag, SplitOper, SplitType
from engine.formats.page import PageFlag
from engine.formats.stamps import BackupInfo, Lgpos, LogTime, Signature

Json = str | int | bool | None | list["Json"]
SHOWN_BYTES = 64
"""Longer data is cut in the line, keys never are."""

_KEYS = frozenset({"prefix", "suffix", "key", "key_parent", "prefix_split_old", "prefix_split_new"})
_HEXADECIMAL = frozenset(
    {"procid", "trx", "grbit", "checksum", "short_checksum", "available_bits", "flags", "scrub_flags", "source"}
)
_CHOICES: dict[str, type[IntEnum]] = {
    "oper": Oper,
    "split_type": SplitType,
    "split_oper": SplitOper,
    "merge_type": MergeType,
}
_FLAGS: dict[str, type[IntFlag]] = {
    "image_flags": ImageFlag,
    "merge_flags": MergeFlag,
    "move_flags": MoveFlag,
    "page_flags": PageFlag,
    "new_page_flags": PageFlag,
    "split_page_flags": PageFlag,
}


def facts(record: LogRecord) -> Iterator[tuple[str, Json]]:
    """Every field's name and value: bytes as hexadecimal, times as ISO 8601, an unset position or time null."""
    for name, value in _said(record):
        yield name, _plain(value)


def line(record: LogRecord) -> str:
    """Every field as ``name=value``, in the order of the record."""
    return " ".join(f"{name}={_text(record, name, value)}" for name, value in _said(record))


def _said(record: LogRecord) -> Iterator[tuple[str, object]]:
    """The fields, with paths and texts as text and settings one by one."""
    for name in record.FIELDS:
        value = getattr(record, name)
        if name == "params" and isinstance(record, Init):
            params = DbmsParams(value)
            yield from (("system_path", params.system_path), ("log_path", params.log_path))
            yield from ((key, number) for key, number in params.items() if isinstance(number, int))
        elif name == "path" and hasattr(record, "path_text"):
            yield name, record.path_text
        elif name in ("path", "text"):
            yield name, ansi_text(value)
        elif name == "diff" and isinstance(record, ReplaceD):
            yield name, _differences(record)
        else:
            yield name, value


def _differences(record: ReplaceD) -> tuple[Difference, ...] | bytes:
    """Taken apart where they can be: a dump stops at no record."""
    try:
        return tuple(differences(record))
    except Corruption:
        return record.diff


def _plain(value: object) -> Json:
    match value:
        case bool() | int() | str() | None:
            return value
        case bytes():
            return value.hex()
        case tuple():
            return [_plain(item) for item in value]
        case BackupInfo():
            return str(value) if value.mark.is_set else None
        case LogTime() | Lgpos() | Signature():
            return str(value) if value.is_set else None
        case _:
            raise TypeError(f"a log record holds a {type(value).__name__}")


def _text(record: LogRecord, name: str, value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case int():
            return _number(record, name, value)
        case bytes():
            return _bytes(value, len(value) if name in _KEYS else SHOWN_BYTES)
        case str():
            return '"' + "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in value) + '"'
        case tuple() if name == "version":
            return ".".join(map(str, value))
        case tuple():
            return ",".join(map(_item, value)) or "none"
        case None:
            return "none"
        case LogTime() | Lgpos() | Signature() if not value.is_set:
            return "none"
        case _:
            return str(value).replace(" ", "_")


def _number(record: LogRecord, name: str, value: int) -> str:
    if name.startswith("dbtime"):
        return "none" if value == NIL_DBTIME else f"{value:x}"
    if name in _CHOICES:
        known = {int(choice): choice.name.lower() for choice in _CHOICES[name]}
        return known.get(value, str(value))
    flags = RecordFlag if name == "flags" and isinstance(record, PageRecord) else _FLAGS.get(name)
    if flags is not None:
        return _flag_names(flags, value)
    return f"{value:x}" if name in _HEXADECIMAL else str(value)


def _flag_names(flags: type[IntFlag], value: int) -> str:
    names = [flag.name.lower() for flag in flags if value & flag and flag.name]
    rest = value & ~sum(flags)
    return "+".join([*names, f"{rest:x}"] if rest else names) or "none"


def _bytes(value: bytes, shown: int) -> str:
    if len(value) <= shown:
        return value.hex() or "-"
    return f"{value[:shown].hex()}…({len(value)}_bytes)"


def _item(item: object) -> str:
    """A difference as ``offset:-bytes+new``; a page, with its dbtime before and flags where the list has them."""
    if isinstance(item, Difference):
        return f"{item.offset}:-{item.replaced}+{item.data.hex()}"
    if isinstance(item, tuple):
        dbtime_before, pgno, page_flags = item
        return f"{pgno}({dbtime_before:x},{_flag_names(PageFlag, page_flags)})"
    return str(item)
