"""How long a log record is, from its first bytes: so a log can be walked without taking its records apart.

The sizes come from the layouts of the classes (docs/formats/log-records.md).
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.formats.layout import FieldKind
from engine.formats.log.record_layout import ALL_BITS, LogRecord
from engine.formats.log.records import CLASSES, Term
from engine.formats.stamps import Buffer


@dataclass(frozen=True, slots=True)
class Length:
    """A field that adds to a record's size: ``value & mask`` bytes, or ``bytes_if_set`` when any bit is set."""

    offset: int
    width: int = 2
    mask: int = ALL_BITS
    bytes_if_set: int | None = None

    def read(self, data: Buffer, start: int) -> int:
        at = start + self.offset
        value = int.from_bytes(data[at : at + self.width], "little") & self.mask
        if self.bytes_if_set is not None:
            return self.bytes_if_set if value else 0
        return value


@dataclass(frozen=True, slots=True)
class Shape:
    """Size rule of one type: ``fixed`` bytes and the lengths they hold."""

    fixed: int
    lengths: tuple[Length, ...] = ()


def shape_of(cls: type[LogRecord]) -> Shape:
    """The size rule that a layout gives. What counts all after itself also counts what is left of the head."""
    optional = {name: (flag, size) for name, flag, size in cls.OPTIONAL}
    lengths: list[Length] = []
    parts: set[str] = set()
    at = 0
    for name, inner in cls.LAYOUT:
        kind = inner if isinstance(inner, FieldKind) else inner.kind
        if isinstance(inner, FieldKind):
            if name in optional:
                flag, size = optional[name]
                lengths.append(Length(at, kind.size, flag, size))
        elif inner.counts and inner.part not in parts:
            lengths.append(Length(at, kind.size, inner.mask))
            parts |= {inner.part} if inner.part is not None else set()
            if inner.ahead:
                return Shape(at + kind.size, tuple(lengths))
        at += kind.size
    return Shape(at, tuple(lengths))


SHAPES: dict[int, Shape] = {number: shape_of(cls) for number, cls in CLASSES.items()}
_SHAPE_OF = tuple(map(SHAPES.get, range(256)))

ENDS_OF_RUN = frozenset(number for number, cls in CLASSES.items() if issubclass(cls, Term))
"""Types that end an instance's run; last in a log that was closed normally."""


def record_size(data: Buffer, start: int, end: int) -> int | None:
    """Size of the record at ``start``; ``None`` when its type is not known or it would pass ``end``."""
    shape = _SHAPE_OF[data[start]] if start < end else None
    if shape is None or start + shape.fixed > end:
        return None
    size = shape.fixed
    for length in shape.lengths:
        size += length.read(data, start)
    return size if start + size <= end else None
