"""Checksums of headers, pages and log segments, over many pages at once.

Three kinds (docs/formats/stamps-and-checksums.md):

* *XOR*, 32 bits: headers, and pages without flag 0x2000.
* *XOR + ECC*, 64 bits: pages of 2, 4 and 8 KiB with flag 0x2000, and log segments.
* *long*: pages of 16 and 32 KiB; four blocks, each with an XOR + ECC checksum of its own.

The ECC is linear, so a block's words fold: the XOR of all words whose index has bit ``j`` set gives bit ``j``
of the row parity. A block is read twice at memory speed (as rows, as columns); everything after that works on
an eighth of the data.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.error_codes import Code

Buffer = bytes | bytearray | memoryview
Words = NDArray[np.uint64]

SEED = 0x89ABCDEF
ECC_FLAG = 0x2000
PAGE_SIZES = (2048, 4096, 8192, 16384, 32768)

_FLAGS_OFFSET = 36
_FORMAT_BIT = 8 * _FLAGS_OFFSET + 13
_PGNO_OFFSET = 64
_ROWS = 8
_BLOCKS_AT_ONCE = 64  # 256 or 512 KiB: stays in a core's cache between the two passes
_BLOCKS_OF_SCRATCH = 512
_COLUMN_MASKS = np.array([[0xAAAAAAAA], [0xCCCCCCCC], [0xF0F0F0F0], [0xFF00FF00], [0xFFFF0000]], dtype=np.uint32)
_STORED_AT = (0, 40, 48, 56)


def header_checksum(data: Buffer) -> int:
    """XOR32 of a header page (length a multiple of 4), its first word left out."""
    words = np.frombuffer(data, dtype="<u4")
    return int(np.bitwise_xor.reduce(words[1:])) ^ SEED


def header_is_valid(data: Buffer) -> bool:
    """Whether the first word of a header page is its checksum."""
    return int.from_bytes(data[:4], "little") == header_checksum(data)


def seal_header(data: bytearray) -> None:
    """Store a header page's checksum in its first word."""
    data[:4] = header_checksum(data).to_bytes(4, "little")


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the checksums say of a run of pages; each array has one entry per page.

    ``ok``: the checksum (and on large pages the page number) is right. ``blank``: the page is all zero,
    never written. A page that is neither is damaged.
    """

    ok: NDArray[np.bool_]
    blank: NDArray[np.bool_]

    @property
    def damaged(self) -> NDArray[np.intp]:
        """Indices of the pages that are neither right nor blank."""
        return np.flatnonzero(~(self.ok | self.blank))


def verify_pages(buffer: Buffer, page_size: int, first_pgno: int) -> Verdicts:
    """Judge a run of whole pages that starts with page ``first_pgno``.

    ``buffer`` holds a whole number of pages of ``page_size`` bytes. Log segments are 4 KiB pages whose
    number is the segment index.
    """
    pages = _pages(buffer, page_size)
    pgnos = np.arange(first_pgno, first_pgno + len(pages), dtype=np.uint64).astype(np.uint32)
    computed, stored = _computed(pages, pgnos), _stored(pages)
    ok = (computed == stored).all(axis=1)
    if page_size > 8192:
        ok &= pages[:, _PGNO_OFFSET : _PGNO_OFFSET + 4].copy().view("<u4")[:, 0] == pgnos
    blank = np.zeros(len(pages), dtype=np.bool_)
    wrong = np.flatnonzero(~ok)
    if len(wrong):
        blank[wrong] = ~pages[wrong].any(axis=1)
    return Verdicts(ok, blank)


def is_page_valid(page: Buffer, pgno: int) -> bool:
    """Whether one page carries the right checksum for its place."""
    size = len(page)
    if size not in PAGE_SIZES or not page[_FLAGS_OFFSET + 1] & ECC_FLAG >> 8:
        return bool(verify_pages(page, size, pgno).ok[0])
    block_size = _block_size(size)
    for block in range(size // block_size):
        at = _STORED_AT[block]
        data = page[block * block_size : (block + 1) * block_size]
        if int.from_bytes(page[at : at + 8], "little") != _block_checksum(data, pgno, own=not block):
            return False
    return size <= 8192 or int.from_bytes(page[_PGNO_OFFSET : _PGNO_OFFSET + 4], "little") == pgno


def _block_checksum(block: Buffer, pgno: int, *, own: bool) -> int:
    """The 64 bits of one block, as :func:`_computed`, for a single block in a tenth of the time.

    Folded as one long number: at each halving, the parity of the upper half is one bit of the ECC. In a block that
    holds its ``own`` checksum, that place counts as zero.
    """
    number = int.from_bytes(block, "little")
    if own:
        number = number >> 64 << 64
    bits = 8 * len(block)
    mask, ecc, xor = bits - 1, 0, 0
    while bits > 1:
        if bits == 32:
            xor = number
        bits >>= 1
        upper = number >> bits
        ecc = ecc << 1 | upper.bit_count() & 1
        number = upper ^ number & (1 << bits) - 1
    again = ecc ^ mask if number else ecc
    return (again << 16 | ecc) << 32 | xor ^ pgno & 0xFFFFFFFF


def page_checksums(page: Buffer, pgno: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """``(stored, computed)`` 64-bit checksums of one page: one each, or four each on large pages."""
    pages = _pages(page, len(page))
    computed = _computed(pages, np.array([pgno], dtype=np.uint32))
    return tuple(map(int, _stored(pages)[0])), tuple(map(int, computed[0]))


def misplaced_from(page: Buffer, pgno: int) -> int | None:
    """The page number whose checksum this intact page carries, when that is another one than ``pgno``.

    ``None`` when the page is damaged, or when a one-bit difference could as well be a flipped checksum bit. On
    pages of up to 8 KiB with flag 0x2000 the number is only in the checksum, so several flipped bits of that
    look the same: see :func:`engine.sources.page_run.number_carried`.
    """
    stored, computed = page_checksums(page, pgno)
    if not page[_FLAGS_OFFSET + 1] & ECC_FLAG >> 8:  # the number is stored, and the XOR covers it
        wrong = stored[0] ^ computed[0]
        return pgno ^ wrong >> 32 if wrong and not wrong & 0xFFFFFFFF else None
    difference = {(s ^ c) for s, c in zip(stored, computed, strict=True)}
    low = difference.pop()
    if difference or not low or low >> 32 or (low & (low - 1)) == 0:
        return None
    return pgno ^ low


def seal_pages(buffer: bytearray | memoryview, page_size: int, first_pgno: int) -> None:
    """Seal a run of whole pages in place: set flag 0x2000 and store the checksum(s) of each."""
    count = len(buffer) // page_size if page_size else 0
    seal_scattered(buffer, page_size, range(first_pgno, first_pgno + count))


def seal_scattered(buffer: bytearray | memoryview, page_size: int, pgnos: Sequence[int]) -> None:
    """Seal whole pages in place, each with its own number; blocks 1 to 3 before block 0, which covers them."""
    pages = _pages(buffer, page_size)
    pages[:, _FLAGS_OFFSET + 1] |= ECC_FLAG >> 8
    numbers = np.array(pgnos, dtype=np.uint64).astype(np.uint32)
    words = pages.view("<u8")
    if page_size > 8192:
        computed = _computed(pages, numbers)
        for block in (1, 2, 3):
            words[:, _STORED_AT[block] // 8] = computed[:, block]
    words[:, 0] = _computed(pages, numbers)[:, 0]


def correct_page(page: bytearray, pgno: int) -> int | None:
    """Flip the one damaged bit of a page back, in place (docs/formats/stamps-and-checksums.md#one-flipped-bit).

    Returns the bit's number within the page (bit ``n`` is byte ``n // 8``, bit ``n % 8``), or ``None`` with the
    page unchanged when the damage is not one bit, is in the checksum itself, or is the format flag.
    """
    work = bytearray(page)
    flipped: list[int] = []
    for _ in range(2):  # a second round only when the first flip was a stored checksum of a large page
        bit = _damaged_bit(work, pgno)
        if bit is None or (len(flipped) == 1 and not _is_stored_checksum(flipped[0], len(page))):
            return None
        work[bit // 8] ^= 1 << bit % 8
        flipped.append(bit)
        if is_page_valid(work, pgno):
            page[:] = work
            return flipped[-1] if len(flipped) == 1 else flipped[0]
    return None


def _is_stored_checksum(bit: int, page_size: int) -> bool:
    return page_size > 8192 and _STORED_AT[1] * 8 <= bit < (_STORED_AT[3] + 8) * 8


def _damaged_bit(page: bytearray, pgno: int) -> int | None:
    """The bit that the ECC of the first wrong block points at, counted from the start of the page."""
    if not page[_FLAGS_OFFSET + 1] & ECC_FLAG >> 8:
        return None
    stored, computed = page_checksums(page, pgno)
    block_size = _block_size(len(page))
    mask = 8 * block_size - 1
    for block, (s, c) in enumerate(zip(stored, computed, strict=True)):
        ecc, low = (s ^ c) >> 32, (s ^ c) & 0xFFFFFFFF
        if not (ecc or low):
            continue
        if low.bit_count() != 1 or ((ecc >> 16) ^ ecc) & mask != mask:
            return None
        bit = ecc & 0xFFFF
        if bit > mask or (block == 0 and (bit == _FORMAT_BIT or bit < 64)):
            return None
        return block * 8 * block_size + bit
    return None


def _block_size(page_size: int) -> int:
    return page_size if page_size <= 8192 else page_size // 4


def _pages(buffer: Buffer, page_size: int) -> NDArray[np.uint8]:
    if page_size not in PAGE_SIZES or len(buffer) % page_size:
        raise Code.DatabaseCorrupted.error(
            f"{len(buffer)} bytes are not a multiple of the page size, {page_size} bytes."
        )
    return np.frombuffer(buffer, dtype=np.uint8).reshape(-1, page_size)


def _stored(pages: NDArray[np.uint8]) -> Words:
    """Stored checksums, one column a block."""
    at = _STORED_AT if pages.shape[1] > 8192 else _STORED_AT[:1]
    words: Words = pages.view("<u8")
    stored: Words = np.take(words, [offset // 8 for offset in at], axis=1)
    return stored


def _computed(pages: NDArray[np.uint8], pgnos: NDArray[np.uint32]) -> Words:
    """Checksums as they should be, one column a block, laid out as the 64 stored bits."""
    count, page_size = pages.shape
    per_page = page_size // _block_size(page_size)
    blocks = pages.view("<u8").reshape(count * per_page, _block_size(page_size) // 8)
    xor, parity = _fold(blocks)
    xor[::per_page] ^= blocks[::per_page, 0]  # the checksum's own place counts as zero
    value = _ecc(xor, parity, 2 * blocks.shape[1]) << np.uint64(32)
    value |= _narrow(xor) ^ np.repeat(pgnos, per_page).astype(np.uint64)
    value = value.reshape(count, per_page)
    words = pages.view("<u4")
    old = np.flatnonzero((words[:, _FLAGS_OFFSET // 4] & ECC_FLAG) == 0)
    if len(old):
        # XOR format: word 1 is the page number itself and takes part in the XOR.
        plain = _narrow(xor.reshape(count, per_page)[old, 0]) ^ words[old, 1] ^ np.uint64(SEED)
        value[old, 0] = plain | pgnos[old].astype(np.uint64) << np.uint64(32)
        value[old, 1:] = _stored(pages)[old, 1:]
    return value


def _fold(blocks: Words) -> tuple[Words, NDArray[np.uint8]]:
    """XOR of all words, and for each bit of the 64-bit word index the parity of the words that have it set.

    Shapes: ``(blocks,)`` and ``(bits, blocks)``, lowest index bit first.
    """
    count, width = blocks.shape
    xor = np.empty(count, dtype=np.uint64)
    parity = np.empty((width.bit_length() - 1, count), dtype=np.uint8)
    scratch = _scratches.of(width)
    for start in range(0, count, _BLOCKS_OF_SCRATCH):
        stop = start + _BLOCKS_OF_SCRATCH
        scratch.fold(blocks[start:stop], xor[start:stop], parity[:, start:stop])
    parity &= np.uint8(1)
    return xor, parity


class _Scratch:
    """What is between a block and its checksum, for blocks of ``width`` words: half a block in length.

    Arrays that are used again. New ones for each chunk would be given back to the system after it, and each of
    their pages cost a fault the next time: a third of the time of a backup.
    """

    def __init__(self, width: int) -> None:
        self._width = width
        self._columns = np.empty((_BLOCKS_OF_SCRATCH, width // _ROWS), dtype=np.uint64)
        self._rows = np.empty((_BLOCKS_OF_SCRATCH, _ROWS), dtype=np.uint64)
        self._column_lines = np.empty(self._columns.size, dtype=np.uint64)
        self._row_lines = np.empty(self._rows.size, dtype=np.uint64)
        self._halves = np.empty((width.bit_length() - 1) * _BLOCKS_OF_SCRATCH, dtype=np.uint64)

    def fold(self, blocks: Words, xor: Words, parity: NDArray[np.uint8]) -> None:
        """The two results of :func:`_fold` for at most ``_BLOCKS_OF_SCRATCH`` blocks; of ``parity``, the lowest
        bit."""
        count = len(blocks)
        columns, rows = self._columns[:count], self._rows[:count]
        for start in range(0, count, _BLOCKS_AT_ONCE):
            stop = start + _BLOCKS_AT_ONCE
            part = blocks[start:stop].reshape(-1, _ROWS, self._width // _ROWS)
            np.bitwise_xor.reduce(part, axis=1, out=columns[start:stop])
            np.bitwise_xor.reduce(part, axis=2, out=rows[start:stop])
        halves = self._halves[: len(parity) * count].reshape(len(parity), count)
        of_columns = len(parity) - (_ROWS.bit_length() - 1)
        _halve(_turned(rows, self._row_lines), halves[of_columns:])
        xor[:] = _halve(_turned(columns, self._column_lines), halves[:of_columns])
        np.bitwise_count(halves, out=parity)


class _Scratches(threading.local):
    """One for each width and thread."""

    def __init__(self) -> None:
        self._made: dict[int, _Scratch] = {}

    def of(self, width: int) -> _Scratch:
        if width not in self._made:
            self._made[width] = _Scratch(width)
        return self._made[width]


_scratches = _Scratches()


def _turned(lines: Words, room: Words) -> Words:
    """Lines as columns, in ``room``."""
    turned = room[: lines.size].reshape(lines.shape[::-1])
    np.copyto(turned, lines.T)
    return turned


def _halve(lines: Words, halves: Words) -> Words:
    """Fold lines upon one another, in place; for each index bit, lowest first, the XOR of the lines that have it
    set. Returns the XOR of all."""
    for half in halves[::-1]:
        middle = len(lines) // 2
        np.bitwise_xor.reduce(lines[middle:], axis=0, out=half)
        np.bitwise_xor(lines[:middle], lines[middle:], out=lines[:middle])
        lines = lines[:middle]
    xor: Words = lines[0]
    return xor


def _narrow(xor: Words) -> Words:
    """Column XOR of 32-bit words, from that of 64-bit words."""
    return (xor ^ xor >> np.uint64(32)) & np.uint64(0xFFFFFFFF)


def _ecc(xor: Words, parity: NDArray[np.uint8], words: int) -> Words:
    """The 32 ECC bits of each block, in the low half of a 64-bit value."""
    narrow = _narrow(xor).astype(np.uint32)
    columns = np.bitwise_count(narrow & _COLUMN_MASKS) & np.uint8(1)
    low = np.bitwise_count(xor >> np.uint64(32))[np.newaxis] & np.uint8(1)  # word index bit 0: the odd words
    row, column = _number(np.concatenate((low, parity))), _number(columns)
    # Of an odd block the stored second half is the complement, of an even one the same again.
    flip = np.where(np.bitwise_count(narrow) & np.uint8(1), np.uint32(0xFFFFFFFF), np.uint32(0))
    row_again, column_again = (row ^ flip) & np.uint32(words - 1), (column ^ flip) & np.uint32(31)
    ecc: NDArray[np.uint32] = row_again << np.uint32(21) | column_again << np.uint32(16)
    ecc |= row << np.uint32(5) | column
    return ecc.astype(np.uint64)


def _number(bits: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Bits, lowest first along the first axis, as one number for each column."""
    packed: NDArray[np.uint32] = np.packbits(bits, axis=0, bitorder="little").astype(np.uint32)
    number: NDArray[np.uint32] = packed[0]
    for byte, more in enumerate(packed[1:], start=1):
        number |= more << np.uint32(8 * byte)
    return number
