"""The small structures that all ESE files share: LOGTIME, SIGNATURE, LGPOS, BKINFO.

Source: docs/formats/stamps-and-checksums.md#stamps.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from engine.formats.layout import FieldKind


@dataclass(frozen=True, slots=True)
class LogTime:
    """LOGTIME, 8 bytes: a moment with milliseconds; all zero means "not set".

    Kept as its bytes, since equality of two stamps is equality of bytes.
    """

    data: bytes = bytes(8)

    @property
    def is_set(self) -> bool:
        return any(self.data)

    @property
    def moment(self) -> datetime | None:
        """The moment (UTC when the file says so, else naive local time); ``None`` when unset or impossible."""
        second, minute, hour, day, month, year, low, high = self.data
        try:
            plain = datetime(1900 + year, month, day, hour, minute, second)
        except ValueError:
            return None
        stamped = plain + timedelta(milliseconds=(low >> 1) | ((high >> 1 & 7) << 7))
        return stamped.replace(tzinfo=UTC) if low & 1 else stamped

    @classmethod
    def of(cls, moment: datetime) -> LogTime:
        """The stamp of a moment, written as UTC with milliseconds."""
        utc = moment.astimezone(UTC)
        ms = utc.microsecond // 1000
        tail = (ms & 0x7F) << 1 | 1, (ms >> 7 & 7) << 1
        return cls(bytes((utc.second, utc.minute, utc.hour, utc.day, utc.month, utc.year - 1900, *tail)))

    def __str__(self) -> str:
        moment = self.moment
        if moment is None:
            return "not set" if not self.is_set else f"invalid ({self.data.hex()})"
        text = moment.isoformat(timespec="milliseconds")
        return text.replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Signature:
    """SIGNATURE, 28 bytes: the identity of a database or a log stream."""

    random: int = 0
    created: LogTime = LogTime()
    computer: bytes = bytes(16)

    @property
    def is_set(self) -> bool:
        return bool(self.random) or self.created.is_set

    def __str__(self) -> str:
        return f"{self.random:08X} {self.created}" if self.is_set else "none"


@dataclass(frozen=True, slots=True, order=True)
class Lgpos:
    """LGPOS, 8 bytes: a position in a log stream; orders by generation, segment, byte."""

    generation: int = 0
    segment: int = 0
    offset: int = 0

    @property
    def is_set(self) -> bool:
        return self != Lgpos()

    @property
    def packed(self) -> int:
        """The position as one number, which orders as positions do; what the live engine counts with."""
        return self.generation << 32 | self.segment << 16 | self.offset

    @classmethod
    def unpack(cls, packed: int) -> Lgpos:
        """The position that :attr:`packed` made."""
        return cls(packed >> 32, packed >> 16 & 0xFFFF, packed & 0xFFFF)

    def __str__(self) -> str:
        return f"{self.generation:X},{self.segment:X},{self.offset:X}"


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """BKINFO, 24 bytes: mark and log range of one backup."""

    mark: Lgpos = Lgpos()
    time: LogTime = LogTime()
    gen_low: int = 0
    gen_high: int = 0

    def __str__(self) -> str:
        return f"{self.gen_low:X}-{self.gen_high:X} at {self.mark}, {self.time}" if self.mark.is_set else "none"


Buffer = bytes | bytearray | memoryview


class _LogTimeKind(FieldKind[LogTime]):
    def read(self, buffer: Buffer, offset: int) -> LogTime:
        return LogTime(bytes(buffer[offset : offset + 8]))

    def write(self, buffer: bytearray | memoryview, offset: int, value: LogTime) -> None:
        buffer[offset : offset + 8] = value.data


class _SignatureKind(FieldKind[Signature]):
    def read(self, buffer: Buffer, offset: int) -> Signature:
        random, created, computer = struct.unpack_from("<I8s16s", buffer, offset)
        return Signature(random, LogTime(created), computer)

    def write(self, buffer: bytearray | memoryview, offset: int, value: Signature) -> None:
        struct.pack_into("<I8s16s", buffer, offset, value.random, value.created.data, value.computer)


class _LgposKind(FieldKind[Lgpos]):
    def read(self, buffer: Buffer, offset: int) -> Lgpos:
        byte, segment, generation = struct.unpack_from("<HHi", buffer, offset)
        return Lgpos(generation, segment, byte)

    def write(self, buffer: bytearray | memoryview, offset: int, value: Lgpos) -> None:
        struct.pack_into("<HHi", buffer, offset, value.offset, value.segment, value.generation)


class _BackupInfoKind(FieldKind[BackupInfo]):
    def read(self, buffer: Buffer, offset: int) -> BackupInfo:
        low, high = struct.unpack_from("<II", buffer, offset + 16)
        return BackupInfo(LGPOS.read(buffer, offset), LOGTIME.read(buffer, offset + 8), low, high)

    def write(self, buffer: bytearray | memoryview, offset: int, value: BackupInfo) -> None:
        LGPOS.write(buffer, offset, value.mark)
        LOGTIME.write(buffer, offset + 8, value.time)
        struct.pack_into("<II", buffer, offset + 16, value.gen_low, value.gen_high)


LOGTIME = _LogTimeKind("LOGTIME", 8, "<8s")
SIGNATURE = _SignatureKind("SIGNATURE", 28, "<28s")
LGPOS = _LgposKind("LGPOS", 8, "<8s")
BKINFO = _BackupInfoKind("BKINFO", 24, "<24s")
