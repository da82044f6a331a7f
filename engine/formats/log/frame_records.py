"""Log records that form the log itself: fill, parts of split records, checksums, records that can be ignored.

Source: docs/formats/log-file.md#records-and-fragments, docs/formats/log-file.md#format-7.
"""

from __future__ import annotations

from typing import Self

from engine.formats.layout import U8, U16, U32
from engine.formats.log.record_layout import LogRecord, field, length, packed_length, part, record, unpacked


@record(0)
class NOP(LogRecord):
    """A run of zero fill, ``size`` bytes."""

    size: int = unpacked(default=1)

    @classmethod
    def decode(cls, body: bytes) -> Self:
        if not body or any(body):
            raise cls.malformed("fill that is not zero")
        return cls.made_of(len(body))

    def encode(self) -> bytes:
        return bytes(self.size)


@record(71)
class NOP2(LogRecord):
    """Fill of ``size`` bytes, 5 at least, that is a record."""

    cb = packed_length(U32, ahead=True)
    size: int = unpacked()

    @classmethod
    def decode(cls, body: bytes) -> Self:
        _, cb = cls.unpack_head(body)
        if cls.HEAD.size + cb != len(body):
            raise cls.malformed(f"it has {len(body)} bytes, not {cls.HEAD.size + cb}")
        return cls.made_of(len(body))

    def encode(self) -> bytes:
        return self.HEAD.pack(self.TYPE, self.size - self.HEAD.size) + bytes(self.size - self.HEAD.size)


@record(76)
class FragmentBegin(LogRecord):
    """The first piece of a record of ``total`` bytes."""

    total: int = field(U32)
    cb_data = length("data")
    data: bytes = part()


@record(77)
class Fragment(LogRecord):
    """A further piece."""

    cb_data = length("data")
    data: bytes = part()


@record(3)
class MS(LogRecord):
    """A sector's links and checksum, as logs had them long ago."""

    ib_forward: int = field(U16)
    checksum: int = field(U32)
    isec_forward: int = field(U16)


@record(4)
class End(LogRecord):
    """The end of a log, long ago."""


@record(42)
class Checksum(LogRecord):
    """The checksum of a range of a log of major version 7."""

    backwards: int = field(U32)
    forwards: int = field(U32)
    next: int = field(U32)
    checksum: int = field(U32)
    short_checksum: int = field(U32)
    use_short: int = field(U8)


@record()
class Ignored(LogRecord):
    """A type of the future that a reader may step over."""

    cb = length("data", U32)
    data: bytes = part()


IGNORED: tuple[type[LogRecord], ...] = tuple(
    record(number)(type(f"Ignored{nth}", (Ignored,), {"__doc__": Ignored.__doc__, "__module__": __name__}))
    for number, nth in ((75, 9), *zip(range(82, 92), range(10, 20), strict=True))
)
