"""Decompression of column values and long-value chunks.

Source: docs/formats/stamps-and-checksums.md#compression; [MS-XCA] plain LZ77 for Xpress; the LZ4 block format.
There is no compression; the format does not require it.
"""

from __future__ import annotations

import struct
from enum import IntEnum

import numpy as np

from engine.error_codes import Code
from engine.errors import JetError

_SIZED_HEADER = 3
_XPRESS_MIN_MATCH = 3
_LZ4_MIN_MATCH = 4
_WORD = struct.Struct("<H")
_DWORD = struct.Struct("<I")


class Scheme(IntEnum):
    """The upper five bits of a compressed value's first byte."""

    SEVEN_BIT_ASCII = 1
    SEVEN_BIT_UNICODE = 2
    XPRESS = 3
    SCRUB = 4
    XPRESS9 = 5
    XPRESS10 = 6
    LZ4 = 7


def decompress(data: bytes) -> bytes:
    """The plain bytes of a compressed value; never longer than 64 KiB but for 7-bit text.

    Raises ``Corruption`` (JET_errDecompressionFailed) for bytes that no compressor makes, and ``Unsupported``
    (JET_errFeatureNotAvailable) naming the scheme for Xpress9 and Xpress10.
    """
    scheme = data[0] >> 3 if data else 0
    match scheme:
        case Scheme.SEVEN_BIT_ASCII:
            return _seven_bit(data)
        case Scheme.SEVEN_BIT_UNICODE:
            narrow = _seven_bit(data)
            wide = bytearray(2 * len(narrow))
            wide[::2] = narrow
            return bytes(wide)
        case Scheme.XPRESS:
            return _xpress(data[_SIZED_HEADER:], _stated_size(data))
        case Scheme.LZ4:
            return _lz4(data[_SIZED_HEADER:], _stated_size(data))
        case Scheme.XPRESS9 | Scheme.XPRESS10:
            name = Scheme(scheme).name.capitalize()
            raise Code.FeatureNotAvailable.error(f"The value is compressed with {name}.", scheme=name)
        case _:
            raise _failed(f"compression scheme {scheme} is unknown")


def _failed(why: str) -> JetError:
    return Code.DecompressionFailed.error(f"A compressed value cannot be decompressed: {why}.")


def _stated_size(data: bytes) -> int:
    if len(data) < _SIZED_HEADER:
        raise _failed("it has no header")
    return data[1] | data[2] << 8


def _seven_bit(data: bytes) -> bytes:
    """Characters of seven bits, packed lowest bit first; three header bits tell how full the last byte is."""
    bits = (len(data) - 2) * 8 + (data[0] & 7) + 1
    if len(data) < 2 or bits % 7:
        raise _failed("its length is not a multiple of the character size")
    packed = np.frombuffer(data, np.uint8, offset=1)
    unpacked = np.unpackbits(packed, count=bits, bitorder="little").reshape(-1, 7)
    return np.packbits(unpacked, axis=1, bitorder="little").tobytes()


def _repeat(out: bytearray, distance: int, length: int) -> None:
    """Append ``length`` bytes that begin ``distance`` bytes before the end; they may overlap what they make."""
    start = len(out) - distance
    if start < 0:
        raise _failed("a match refers to data before the start")
    if distance >= length:
        out += out[start : start + length]
    else:
        pattern = bytes(out[start:])
        out += (pattern * (length // distance + 1))[:length]


def _xpress(data: bytes, size: int) -> bytes:
    """Plain LZ77: 32 flags at a time, each a literal byte or a match of offset (13 bits) and length."""
    out = bytearray()
    at = 0
    nibble_at = -1
    flags = flag_count = 0
    try:
        while len(out) < size:
            if not flag_count:
                flags, flag_count = _DWORD.unpack_from(data, at)[0], 32
                at += 4
            flag_count -= 1
            if not flags >> flag_count & 1:
                out.append(data[at])
                at += 1
                continue
            word = _WORD.unpack_from(data, at)[0]
            at += 2
            length = word & 7
            if length == 7:
                length, at, nibble_at = _xpress_length(data, at, nibble_at)
            _repeat(out, (word >> 3) + 1, min(length + _XPRESS_MIN_MATCH, size - len(out)))
    except (IndexError, struct.error):
        raise _failed("it ends early") from None
    return bytes(out)


def _xpress_length(data: bytes, at: int, nibble_at: int) -> tuple[int, int, int]:
    """A length of 7 or more, the place after it, and where a half-used byte of nibbles is (-1: nowhere)."""
    if nibble_at < 0:
        nibble, nibble_at, at = data[at] & 15, at, at + 1
    else:
        nibble, nibble_at = data[nibble_at] >> 4, -1
    if nibble < 15:
        return 7 + nibble, at, nibble_at
    if data[at] < 255:
        return 7 + 15 + data[at], at + 1, nibble_at
    length = _WORD.unpack_from(data, at + 1)[0]
    if length < 7 + 15 + 255:
        raise _failed("a match has an invalid length")
    return length, at + 3, nibble_at


def _lz4(data: bytes, size: int) -> bytes:
    """An LZ4 block: runs of literals, each followed by a match but for the last."""
    out = bytearray()
    at = 0
    try:
        while at < len(data):
            token = data[at]
            length, at = _lz4_length(data, at + 1, token >> 4)
            literals = data[at : at + length]
            if len(literals) < length or len(out) + length > size:
                raise _failed("a run of literals is too long")
            out += literals
            at += length
            if at == len(data):
                break
            distance = _WORD.unpack_from(data, at)[0]
            length, at = _lz4_length(data, at + 2, token & 15)
            length += _LZ4_MIN_MATCH
            if not distance or len(out) + length > size:
                raise _failed("a match is not valid")
            _repeat(out, distance, length)
    except (IndexError, struct.error):
        raise _failed("it ends early") from None
    if len(out) != size:
        raise _failed(f"it has {len(out)} decompressed bytes instead of {size}")
    return bytes(out)


def _lz4_length(data: bytes, at: int, length: int) -> tuple[int, int]:
    """A length whose nibble 15 means that more bytes follow; and the place after it."""
    if length == 15:
        more = 255
        while more == 255:
            more = data[at]
            at += 1
            length += more
    return length, at
