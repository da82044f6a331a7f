"""Compressed values: seven-bit text, Xpress and LZ4 against other decoders, published examples and by hand."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator

import pytest
from dissect.util.compression import lz4, lzxpress, sevenbit

from engine.error_codes import Code
from engine.errors import Corruption, Unsupported
from engine.formats.compression import Scheme, decompress

SAMPLES = {
    "empty": b"",
    "one": b"x",
    "run": b"a" * 5000,
    "text": b"the quick brown fox jumps over the lazy dog, the quick brown dog jumps over the lazy fox. " * 40,
    "noise": random.Random(1).randbytes(3000),
    "mixed": random.Random(2).randbytes(300) * 9 + bytes(700) + random.Random(3).randbytes(100),
}


def seven_bit(text: bytes, scheme: Scheme) -> bytes:
    """Seven bits a character, lowest first, as one big number."""
    packed = sum(character << 7 * i for i, character in enumerate(text))
    size = (7 * len(text) + 7) // 8
    full = (7 * len(text) - 1) % 8
    return bytes((scheme << 3 | full,)) + packed.to_bytes(size, "little")


def sized(scheme: Scheme, size: int, stream: bytes) -> bytes:
    return struct.pack("<BH", scheme << 3, size) + stream


def matches(data: bytes, smallest: int) -> Iterator[tuple[int, int, int]]:
    """A simple greedy parse: ``(literal byte, 0, 0)`` or ``(-1, distance, length)``."""
    at = 0
    while at < len(data):
        start = max(at - 8000, 0)
        length, found = 0, -1
        if data[at : at + smallest] in data[start : at + smallest - 1] and at + smallest <= len(data):
            found = data.index(data[at : at + smallest], start, at + smallest - 1)
            while at + length < len(data) and data[found + length] == data[at + length]:
                length += 1
        if length >= smallest:
            yield -1, at - found, length
            at += length
        else:
            yield data[at], 0, 0
            at += 1


def xpress(data: bytes) -> bytes:
    """Plain LZ77 of [MS-XCA] 2.3, without care for size."""
    out = bytearray()
    flags, count, flags_at, nibble_at = 0, 32, 0, -1
    for literal, distance, length in matches(data, 3):
        if count == 32:
            flags, count, flags_at = 0, 0, len(out)
            out += bytes(4)
        flags, count = flags << 1 | (literal < 0), count + 1
        struct.pack_into("<I", out, flags_at, (flags << (32 - count) | (1 << (32 - count)) - 1) & 0xFFFFFFFF)
        if literal >= 0:
            out.append(literal)
            continue
        length -= 3
        out += struct.pack("<H", (distance - 1) << 3 | min(length, 7))
        if length < 7:
            continue
        nibble = min(length - 7, 15)
        if nibble_at < 0:
            nibble_at = len(out)
            out.append(nibble)
        else:
            out[nibble_at] |= nibble << 4
            nibble_at = -1
        if nibble == 15:
            rest = length - 22
            out += bytes((rest,)) if rest < 255 else b"\xff" + struct.pack("<H", length)
    return bytes(out)


def lz4_block(data: bytes) -> bytes:
    """An LZ4 block that ends with literals, as the format wants."""
    out, literals = bytearray(), bytearray()

    def emit(distance: int, length: int) -> None:
        sizes = [len(literals), length - 4] if distance else [len(literals), 0]
        out.append(min(sizes[0], 15) << 4 | min(sizes[1], 15))
        for i, size in enumerate(sizes):
            if size >= 15:
                out.extend(b"\xff" * ((size - 15) // 255) + bytes(((size - 15) % 255,)))
            if i == 0:
                out.extend(literals)
                out.extend(struct.pack("<H", distance) if distance else b"")
        literals.clear()

    body = max(len(data) - 12, 0)
    for literal, distance, length in matches(data[:body], 4):
        if literal >= 0:
            literals.append(literal)
        else:
            emit(distance, length)
    literals += data[body:]
    emit(0, 0)
    return bytes(out)


@pytest.mark.parametrize("text", [b"a", b"abcdefg", b"abcdefgh", b"Tiny ASCII", b"x" * 4000])
def test_seven_bit_text(text: bytes) -> None:
    packed = seven_bit(text, Scheme.SEVEN_BIT_ASCII)
    assert sevenbit.decompress(packed[1:]).rstrip(b"\0") == text
    assert decompress(packed) == text
    assert decompress(seven_bit(text, Scheme.SEVEN_BIT_UNICODE)) == text.decode().encode("utf-16-le")


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        ("3f000000 6162636465666768696a6b6c6d6e6f707172737475767778797a", b"abcdefghijklmnopqrstuvwxyz"),
        ("ffffff1f 616263 1700 0f ff 2601", b"abc" * 100),
    ],
)
def test_published_xpress_examples(stream: str, expected: bytes) -> None:
    """[MS-XCA] 3.2."""
    assert decompress(sized(Scheme.XPRESS, len(expected), bytes.fromhex(stream))) == expected


@pytest.mark.parametrize("name", SAMPLES)
def test_xpress(name: str) -> None:
    data = SAMPLES[name]
    stream = xpress(data)
    assert decompress(sized(Scheme.XPRESS, len(data), stream)) == data
    if data:
        assert lzxpress.decompress(stream)[: len(data)] == data


@pytest.mark.parametrize("name", SAMPLES)
def test_lz4(name: str) -> None:
    data = SAMPLES[name]
    block = lz4_block(data)
    assert decompress(sized(Scheme.LZ4, len(data), block)) == data
    if data:
        assert lz4.decompress(block) == data


@pytest.mark.parametrize("scheme", [Scheme.XPRESS9, Scheme.XPRESS10])
def test_schemes_that_are_not_supported_are_named(scheme: Scheme) -> None:
    with pytest.raises(Unsupported) as caught:
        decompress(bytes((scheme << 3,)) + bytes(40))
    assert caught.value.code is Code.FeatureNotAvailable
    assert caught.value.context["scheme"] == scheme.name.capitalize()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0abc",
        b"\x20xxxx",
        b"\xf8abc",
        b"\x08",
        b"\x08\xff\xff",
        b"\x18",
        b"\x18\5\0",
        sized(Scheme.XPRESS, 5, bytes(4) + b"abc"),
        sized(Scheme.XPRESS, 5, b"\xff\xff\xff\xff\x10\0"),
        sized(Scheme.XPRESS, 5000, b"\0\0\0\x40a" + b"\7\0\x0f\xff\5\0"),
        sized(Scheme.LZ4, 5, b"\x30abc"),
        sized(Scheme.LZ4, 5, b"\x50abc"),
        sized(Scheme.LZ4, 50, b"\x10a\5\0"),
        sized(Scheme.LZ4, 50, b"\x10a\0\0"),
        sized(Scheme.LZ4, 50, b"\x1fa\1\0\xff\xff\xff"),
        sized(Scheme.LZ4, 3, b"\xf0"),
    ],
)
def test_impossible_streams_are_corruption(data: bytes) -> None:
    with pytest.raises(Corruption) as caught:
        decompress(data)
    assert caught.value.code is Code.DecompressionFailed


@pytest.mark.parametrize("scheme", [Scheme.XPRESS, Scheme.LZ4])
def test_every_cut_is_corruption_or_the_whole(scheme: Scheme) -> None:
    data = SAMPLES["mixed"]
    packed = sized(scheme, len(data), (xpress if scheme is Scheme.XPRESS else lz4_block)(data))
    for end in range(len(packed)):
        with pytest.raises(Corruption):
            decompress(packed[:end])
