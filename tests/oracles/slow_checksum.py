"""The page checksum a second time, word by word from the description of the format: slow, and sharing nothing."""

from __future__ import annotations

import struct

SEED = 0x89ABCDEF


def _parity(word: int) -> int:
    return word.bit_count() & 1


def slow_block(block: bytes, pgno: int, *, zeroed: bool) -> int:
    """64-bit XOR + ECC checksum of 2, 4 or 8 KiB; ``zeroed``: the first 8 bytes count as zero.

    Rows of four words and their columns feed two accumulators (docs/formats/stamps-and-checksums.md#ecc).
    """
    if zeroed:
        block = bytes(8) + block[8:]
    p = q = 0
    columns = [0, 0, 0, 0]
    for k, row in enumerate(struct.iter_unpack("<4I", block)):
        if _parity(row[0] ^ row[1] ^ row[2] ^ row[3]):
            p ^= ((~k << 7) & 0xFFFF) << 16 | (k << 7) & 0xFFFF
        columns = [column ^ word for column, word in zip(columns, row, strict=True)]
    c0, c1, c2, c3 = columns
    for one, other, bit in ((c0, c1, 22), (c2, c3, 6), (c0, c2, 21), (c1, c3, 5)):
        if _parity(one ^ other):
            p |= 1 << bit
    xor = c0 ^ c1 ^ c2 ^ c3
    for i in range(32):
        if xor >> i & 1:
            q ^= (~i & 0xFFFF) << 16 | i
    ecc = (p & 0xFFE0FFE0 & ((len(block) << 19) - 1)) | (q & 0x001F001F)
    return ecc << 32 | xor ^ pgno


def slow_checksums(page: bytes, pgno: int) -> tuple[int, ...]:
    """The checksum of a small page, or the four of a large one (docs/formats/stamps-and-checksums.md)."""
    if len(page) <= 8192:
        return (slow_block(page, pgno, zeroed=True),)
    size = len(page) // 4
    blocks = [page[start : start + size] for start in range(0, len(page), size)]
    return tuple(slow_block(block, pgno, zeroed=i == 0) for i, block in enumerate(blocks))


def slow_xor(page: bytes | bytearray) -> int:
    """XOR32 of a header, or of an old page (docs/formats/stamps-and-checksums.md#xor32)."""
    value = SEED
    for (word,) in struct.iter_unpack("<I", page[4:]):
        value ^= word
    return value
