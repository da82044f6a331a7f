"""Makes disks with partitions out of volumes, and images of other kinds out of disks."""

from __future__ import annotations

import shutil
import struct
import subprocess
import uuid
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

_SECTOR = 512
_ALIGNED = 1 << 20
_ENTRIES = 128
BASIC_DATA = "ebd0a0a2-b9e5-4433-87c0-68b6b72699c7"
EFI_SYSTEM = "c12a7328-f81f-11d2-ba4b-00a0c93ec93b"
RESERVED = "e3c9e316-0b5c-4db8-817d-f92df00215ae"
READERS = ("pyfsntfs", "pyvmdk", "pyewf", "pyvshadow", "pybde")


def need_readers() -> None:
    """Skips the test where the extra is not installed."""
    for name in READERS:
        pytest.importorskip(name, reason=f"{name} is not installed (the extra 'images')")


def gpt_disk(path: Path, volumes: Sequence[tuple[str, bytes | Path]]) -> None:
    """A disk with a GPT, a partition for each of ``volumes``: its type, and its bytes or the file with them."""
    entries, at, places = b"", _ALIGNED, []
    for number, (kind, content) in enumerate(volumes, start=1):
        size = len(content) if isinstance(content, bytes) else content.stat().st_size
        places.append((at, content))
        first, last = at // _SECTOR, (at + size) // _SECTOR - 1
        name = f"Volume {number}".encode("utf-16-le").ljust(72, b"\0")
        entries += uuid.UUID(kind).bytes_le + uuid.uuid4().bytes_le + struct.pack("<QQQ", first, last, 0) + name
        at += -(-size // _ALIGNED) * _ALIGNED
    entries = entries.ljust(_ENTRIES * 128, b"\0")
    sectors = at // _SECTOR + _ALIGNED // _SECTOR
    with path.open("wb") as file:
        file.truncate(sectors * _SECTOR)
        file.write(_protective_mbr(sectors))
        _write(file, 1, _gpt_header(1, sectors - 1, 2, sectors, entries))
        _write(file, 2, entries)
        _write(file, sectors - 33, entries)
        _write(file, sectors - 1, _gpt_header(sectors - 1, 1, sectors - 33, sectors, entries))
        for place, content in places:
            _write(file, place // _SECTOR, content if isinstance(content, bytes) else content.read_bytes())


def _write(file, sector: int, data: bytes) -> None:  # type: ignore[no-untyped-def]
    file.seek(sector * _SECTOR)
    file.write(data)


def _gpt_header(own: int, other: int, entries_at: int, sectors: int, entries: bytes) -> bytes:
    def made(crc: int) -> bytes:
        fields = (b"EFI PART", b"\0\0\1\0", 92, crc, 0, own, other, 34, sectors - 34, uuid.UUID(int=7).bytes_le)
        return struct.pack("<8s4sIIIQQQQ16sQIII", *fields, entries_at, _ENTRIES, 128, zlib.crc32(entries))

    return made(zlib.crc32(made(0)))


def _protective_mbr(sectors: int) -> bytes:
    entry = struct.pack("<B3xB3xII", 0, 0xEE, 1, min(sectors - 1, 0xFFFFFFFF))
    return bytes(446) + entry + bytes(48) + b"\x55\xaa"


def mbr_disk(path: Path, volumes: Sequence[Path], logical: Sequence[Path] = ()) -> None:
    """A disk with an MBR: primary partitions, and logical ones in an extended partition behind them."""
    entries, at, writes = [], _ALIGNED, []
    for volume in volumes:
        entries.append(struct.pack("<B3xB3xII", 0, 7, at // _SECTOR, volume.stat().st_size // _SECTOR))
        writes.append((at, volume.read_bytes()))
        at += -(-volume.stat().st_size // _ALIGNED) * _ALIGNED
    if logical:
        base = at
        room = sum(_ALIGNED * 2 + -(-each.stat().st_size // _ALIGNED) * _ALIGNED for each in logical)
        entries.append(struct.pack("<B3xB3xII", 0, 15, base // _SECTOR, room // _SECTOR))
        for number, volume in enumerate(logical):
            size = volume.stat().st_size
            after = at + _ALIGNED + -(-size // _ALIGNED) * _ALIGNED
            table = struct.pack("<B3xB3xII", 0, 7, _ALIGNED // _SECTOR, size // _SECTOR)
            more = number + 1 < len(logical)
            table += struct.pack("<B3xB3xII", 0, 5 if more else 0, (after - base) // _SECTOR if more else 0, 1)
            writes += [(at, bytes(446) + table + bytes(32) + b"\x55\xaa"), (at + _ALIGNED, volume.read_bytes())]
            at = after
    with path.open("wb") as file:
        file.truncate(at + _ALIGNED)
        file.write(bytes(446) + b"".join(entries).ljust(64, b"\0") + b"\x55\xaa")
        for place, data in writes:
            _write(file, place // _SECTOR, data)


def qemu_img(*arguments: str | Path) -> None:
    """Runs the tool; skips the test where it is not installed."""
    found = shutil.which("qemu-img")
    if found is None:
        pytest.skip("qemu-img is not installed (Debian: qemu-utils)")
    subprocess.run([found, *map(str, arguments)], check=True, capture_output=True)


def converted(disk: Path, target: Path, kind: str, *options: str, source: str = "raw") -> Path:
    """An image of another kind of the same disk."""
    qemu_img("convert", "-f", source, "-O", kind, *options, disk, target)
    return target


def e01_image(disk: Path, target: Path, per_segment: int = 1 << 30) -> None:
    """An E01 with the bytes of ``disk``, in segments of about ``per_segment`` bytes of the disk: every other chunk
    compressed. The format is that of libewf's documentation."""
    data, chunk = disk.read_bytes(), 64 * _SECTOR
    chunks = [data[at : at + chunk] for at in range(0, len(data), chunk)]
    count = max(per_segment // chunk, 1)
    segments = [chunks[at : at + count] for at in range(0, len(chunks), count)]
    facts = struct.pack("<IIIIQ", 1, len(chunks), 64, _SECTOR, len(data) // _SECTOR) + bytes(12)
    facts = (facts + struct.pack("<IIIIII", 1, 0, 0, 0, 1, 64)).ljust(1048, b"\0")
    volume = facts + struct.pack("<I", zlib.adler32(facts))
    header = zlib.compress(b"1\nmain\nc\tn\ta\te\tt\tav\tov\tm\tu\tp\tr\n\t\t\t\t\t\t\t\t\t\t\n\n")
    for number, own in enumerate(segments, start=1):
        out = b"EVF\x09\x0d\x0a\xff\0\x01" + struct.pack("<HH", number, 0)
        if number == 1:
            out += _section(b"header", len(out), header)
            out += _section(b"volume", len(out), volume)
        packed, places, at = [], [], len(out) + 76
        for each, content in enumerate(own):
            is_packed = each % 2 == 0
            piece = zlib.compress(content) if is_packed else content + struct.pack("<I", zlib.adler32(content))
            places.append(at | (0x80000000 if is_packed else 0))
            packed.append(piece)
            at += len(piece)
        out += _section(b"sectors", len(out), b"".join(packed))
        head = struct.pack("<IIQI", len(own), 0, 0, 0)
        entries = struct.pack(f"<{len(places)}I", *places)
        table = head + struct.pack("<I", zlib.adler32(head)) + entries + struct.pack("<I", zlib.adler32(entries))
        out += _section(b"table", len(out), table)
        out += _section(b"table2", len(out), table)
        last = b"done" if number == len(segments) else b"next"
        out += _section(last, len(out), b"", is_last=True)
        target.with_suffix(f".E{number:02}").write_bytes(out)


def _section(kind: bytes, at: int, content: bytes, *, is_last: bool = False) -> bytes:
    size = 76 + len(content)
    head = struct.pack("<16sQQ40x", kind, at if is_last else at + size, size)
    return head + struct.pack("<I", zlib.adler32(head)) + content
