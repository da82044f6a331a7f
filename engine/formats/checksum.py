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
from engine.formats.page_sizes import PAGE_SIZES

Buffer = bytes | bytearray | memoryview
Words = NDArray[np.uint64]

SEED = 0x89ABCDEF
ECC_FLAG = 0x2000

_FLAGS_OFFSET = 36
_FORMAT_BIT = 8 * _FLAGS_OFFSET + 13
_PGNO_OFFSET = 64
_ROWS, _LINE = 8, 16
_BLOCKS_OF_SCRATCH = 1024
_COPIED_AT_ONCE = 1 << 18
"""Bytes of pages that are looked at one by one: numpy copies what it takes out of an array."""
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
    equal = _computed(pages, pgnos) == _stored(pages)
    ok = equal[:, 0] if equal.shape[1] == 1 else equal.all(axis=1)
    if page_size > 8192:
        ok &= pages[:, _PGNO_OFFSET : _PGNO_OFFSET + 4].copy().view("<u4")[:, 0] == pgnos
    blank = np.zeros(len(pages), dtype=np.bool_)
    if b"\0" in ok.tobytes():
        wrong, words = np.flatnonzero(~ok), pages.view(np.uint64)
        at_once = _COPIED_AT_ONCE // page_size
        for start in range(0, len(wrong), at_once):
            some = wrong[start : start + at_once]
            blank[some] = ~words[some].any(axis=1)
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
    words: Words = pages.view("<u8")
    if pages.shape[1] <= 8192:
        return words[:, :1]
    stored: Words = np.take(words, [offset // 8 for offset in _STORED_AT], axis=1)
    return stored


def _computed(pages: NDArray[np.uint8], pgnos: NDArray[np.uint32]) -> Words:
    """Checksums as they should be, one column a block, laid out as the 64 stored bits."""
    count, page_size = pages.shape
    per_page = page_size // _block_size(page_size)
    blocks = pages.view("<u8").reshape(count * per_page, _block_size(page_size) // 8)
    halves = np.empty((len(blocks), 2), dtype="<u4")
    xor = _fold(blocks, per_page, halves)
    halves[:, 0] ^= pgnos if per_page == 1 else np.repeat(pgnos, per_page)
    value: Words = halves.view("<u8").reshape(count, per_page)
    words = pages.view("<u4")
    flags = words[:, _FLAGS_OFFSET // 4]
    if not np.bitwise_and.reduce(flags) & ECC_FLAG:
        # XOR format: word 1 is the page number itself and takes part in the XOR.
        old = np.flatnonzero((flags & ECC_FLAG) == 0)
        plain = _narrow(xor.reshape(count, per_page)[old, 0]) ^ words[old, 1] ^ np.uint64(SEED)
        value[old, 0] = plain | pgnos[old].astype(np.uint64) << np.uint64(32)
        value[old, 1:] = _stored(pages)[old, 1:]
    return value


def _fold(blocks: Words, per_page: int, halves: NDArray[np.uint32]) -> Words:
    """The XOR of each block's words, and into ``halves``, shape ``(blocks, 2)``, that of its 32-bit words and its
    ECC. In the first of each ``per_page`` blocks the first word, the checksum's own place, counts as zero."""
    xor = np.empty(len(blocks), dtype=np.uint64)
    scratch = _scratches.of(blocks.shape[1])
    for start in range(0, len(blocks), _BLOCKS_OF_SCRATCH):
        stop = start + _BLOCKS_OF_SCRATCH
        scratch.fold(blocks[start:stop], per_page, xor[start:stop], halves[start:stop])
    return xor


class _Scratch:
    """What is between a block and its checksum, for blocks of ``width`` words.

    A bit of the ECC is the parity of the words that have a bit in their index. It follows from the XOR of each
    eighth of a block or, over all eighths, of each line of 16 words and of each place in such a line; for bits in
    the words, from the XOR of all. ``_table`` says what each byte of these parities and that XOR adds to it.

    There are few calls for many blocks: each hands the interpreter to any thread that wants it, and waits until it
    is given back, which next to a busy writer takes up to 5 ms.

    Arrays that are used again. New ones for each chunk would be given back to the system after it, and each of
    their pages cost a fault the next time: a third of the time of a backup.
    """

    def __init__(self, width: int) -> None:
        self._groups = width // _ROWS // _LINE
        self._columns = np.empty((_BLOCKS_OF_SCRATCH, width // _ROWS), dtype=np.uint64)
        self._lines = np.zeros((_BLOCKS_OF_SCRATCH, 4 * _ROWS), dtype=np.uint64)
        self._bits = np.empty(self._lines.shape, dtype=np.uint8)
        self._places = np.empty((_BLOCKS_OF_SCRATCH, 12), dtype=np.uint16)
        self._found = np.empty(self._places.shape, dtype=np.uint32)
        self._table = _table(width)

    def fold(self, blocks: Words, per_page: int, xor: Words, halves: NDArray[np.uint32]) -> None:
        """The results of :func:`_fold` for at most ``_BLOCKS_OF_SCRATCH`` blocks, whole pages."""
        count = len(blocks)
        columns, lines, bits = self._columns[:count], self._lines[:count], self._bits[:count]
        rows = blocks.reshape(count, _ROWS, -1)
        np.bitwise_xor.reduce(rows, axis=1, out=columns)
        np.bitwise_xor.reduce(rows, axis=2, out=lines[:, :_ROWS])
        columns = columns.reshape(count, -1, _LINE)
        np.bitwise_xor.reduce(columns, axis=1, out=lines[:, _ROWS : _ROWS + _LINE])
        np.bitwise_xor.reduce(columns, axis=2, out=lines[:, _ROWS + _LINE : _ROWS + _LINE + self._groups])
        np.bitwise_xor.reduce(lines[:, :_ROWS], axis=1, out=xor)
        xor[::per_page] ^= blocks[::per_page, 0]
        np.bitwise_count(lines, out=bits)
        np.bitwise_and(bits, 1, out=bits)
        places, found = self._places[:count], self._found[:count]
        np.add(np.packbits(bits, axis=1, bitorder="little"), _OFFSETS[:4], out=places[:, :4])
        np.add(xor.view(np.uint8).reshape(count, 8), _OFFSETS[4:], out=places[:, 4:])
        self._table.take(places, out=found, mode="clip")
        np.bitwise_xor.reduce(found, axis=1, out=halves[:, 1])
        narrow = xor.view("<u4").reshape(count, 2)
        np.bitwise_xor(narrow[:, 0], narrow[:, 1], out=halves[:, 0])


_OFFSETS = np.arange(12, dtype=np.uint16) * 256


def _table(width: int) -> NDArray[np.uint32]:
    """What each value of each of the twelve bytes adds to the ECC of a block of ``width`` words: 256 times twelve.

    The ECC is the number of the bit for which the parity is odd, XORed over all such bits, and in its upper half
    the same, complemented for a block of odd parity.
    """
    eighth = width // _ROWS
    words = [*range(0, width, eighth), *range(_LINE), *range(0, eighth, _LINE)]
    words += [0] * (4 * _ROWS - len(words))
    number, all_bits = np.array([*(word * 64 for word in words), *range(64)], dtype=np.uint32), 64 * width - 1
    number |= np.where(np.arange(len(number)) < len(words), number, number ^ np.uint32(all_bits)) << np.uint32(16)
    table = np.zeros((12, 256), dtype=np.uint32)
    for bit, adds in enumerate(number.reshape(12, 8).T):
        table ^= (np.arange(256, dtype=np.uint32) >> np.uint32(bit) & np.uint32(1)) * adds[:, np.newaxis]
    return table.ravel()


class _Scratches(threading.local):
    """One for each width and thread."""

    def __init__(self) -> None:
        self._made: dict[int, _Scratch] = {}

    def of(self, width: int) -> _Scratch:
        if width not in self._made:
            self._made[width] = _Scratch(width)
        return self._made[width]


_scratches = _Scratches()


def _narrow(xor: Words) -> Words:
    """Column XOR of 32-bit words, from that of 64-bit words."""
    return (xor ^ xor >> np.uint64(32)) & np.uint64(0xFFFFFFFF)
