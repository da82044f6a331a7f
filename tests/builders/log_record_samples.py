"""A log record of every type, each field with a value of its own."""

from __future__ import annotations

from collections.abc import Iterator

from engine.formats.layout import FieldKind
from engine.formats.log.records import (
    CLASSES,
    HAS_VERSION,
    UNICODE_PATH,
    CreateDB,
    EmptyTree,
    LogRecord,
    path_bytes,
)
from engine.formats.stamps import BackupInfo, Lgpos, LogTime, Signature

UNPACKED: dict[str, object] = {
    "level_from": 2,
    "levels": 3,
    "wide": True,
    "version": (2, 1),
    "size": 77,
}
"""Fields that a class makes itself, whatever the class."""
STAMPS: dict[str, object] = {
    "LOGTIME": LogTime(bytes((10, 20, 3, 4, 5, 121, 0xF1, 2))),
    "LGPOS": Lgpos(7, 8, 9),
    "SIGNATURE": Signature(0x1234ABCD, LogTime(bytes((1, 2, 3, 4, 5, 120, 1, 0))), b"machine".ljust(16, b"\0")),
    "BKINFO": BackupInfo(Lgpos(3, 2, 1), LogTime(bytes((1, 2, 3, 4, 5, 120, 1, 0))), 5, 6),
}


def name_of(kind: int) -> str:
    """The name of a type."""
    return CLASSES[kind].__name__


def sample(kind: int) -> LogRecord:
    """The record of this type."""
    cls = CLASSES[kind]
    kinds = {name: inner for name, inner in cls.LAYOUT if isinstance(inner, FieldKind)}
    values = {name: _value(kind, name, number, kinds.get(name)) for number, name in enumerate(cls.FIELDS, start=1)}
    return cls.made_of(*values.values())


def samples() -> Iterator[LogRecord]:
    return map(sample, CLASSES)


def _value(kind: int, name: str, number: int, field: FieldKind[object] | None) -> object:
    if kind == CreateDB.TYPE and name == "flags":
        return HAS_VERSION | UNICODE_PATH
    if field is not None and field.name in STAMPS:
        return STAMPS[field.name]
    if field is not None and field.name.startswith("bytes"):
        return bytes(range(1, 256))[: field.size].ljust(field.size, b"\xaa")
    if field is not None:
        value = number * 0x0102030405060708 & (1 << 8 * field.size - 1) - 1
        return -value if field.name.startswith("i") else value
    if name == "pages":
        return ((0x1122334455, 17, 3), (-1, 18, 1)) if kind == EmptyTree.TYPE else (17, 18, 19)
    if name == "path":
        return path_bytes("C:\\data\\a.edb")
    return UNPACKED.get(name, bytes(range(number, 2 * number)))
