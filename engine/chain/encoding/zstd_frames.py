"""Zstandard in independent frames of 4 MiB with a seek table, so that any range can be read by itself.

The format is zstd's own "seekable format": frames one after the other, then a skippable frame that lists their
sizes. ``zstd -d`` opens it. What is read must be as it is written here: all frames but the last of 4 MiB, each
with a checksum. A table that says otherwise is damage, so none makes a reader take more memory than that.
"""

from __future__ import annotations

import struct
import sys
from collections import OrderedDict
from collections.abc import Iterator

import numpy as np

from engine.chain.encoding.decoded_file import FRAME, Damaged, DecodedFile
from engine.files import ReadFile, Writable

if sys.version_info >= (3, 14):
    import compression.zstd as zstd
else:
    import backports.zstd as zstd  # says by its own name that it is not there, if other backports are


_SKIPPABLE, _SEEKABLE = 0x184D2A5E, 0x8F92EAB1
_HEAD = struct.Struct("<II")
_FOOT = struct.Struct("<IBI")
_ENTRY = np.dtype([("stored", "<u4"), ("contents", "<u4")])
_LARGEST = FRAME + (FRAME >> 7) + 64
"""Bytes that a frame can take up: blocks that cannot be compressed are stored, with three bytes each."""
_WINDOW = 23
_KEPT = 4
"""Frames that a reader keeps, for whoever reads pages here and there."""


class ZstdWriter:
    """Makes a file of frames of what it is fed, a frame each time."""

    def __init__(self, level: int) -> None:
        parameter = zstd.CompressionParameter
        self._options: dict[int, int] = {parameter.compression_level: level, parameter.checksum_flag: 1}
        self._frames: list[tuple[int, int]] = []

    def feed(self, data: Writable) -> Iterator[bytes]:
        """The frame of up to ``FRAME`` bytes; less only at the end."""
        frame = zstd.compress(data, options=self._options)
        self._frames.append((len(frame), len(data)))
        yield frame

    def finish(self) -> Iterator[bytes]:
        """The list of the frames."""
        entries = np.array(self._frames, _ENTRY).tobytes()
        head = _HEAD.pack(_SKIPPABLE, len(entries) + _FOOT.size)
        yield head + entries + _FOOT.pack(len(self._frames), 0, _SEEKABLE)


class ZstdFile(DecodedFile):
    """The contents, ``size`` bytes, of an open file of frames."""

    def __init__(self, inner: ReadFile, size: int, damaged: Damaged) -> None:
        super().__init__(inner, size)
        self._damaged = damaged
        self._starts = self._read_table(inner.stat().size)
        self._kept: OrderedDict[int, memoryview] = OrderedDict()

    def part_at(self, offset: int) -> tuple[memoryview, int]:
        number = offset // FRAME
        frame = self._kept.pop(number, None)
        if frame is None:
            frame = memoryview(self._frame(number))
        self._kept[number] = frame
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return frame, number * FRAME

    def _read_table(self, stored: int) -> list[int]:
        """Where each frame starts, and where the last one ends."""
        count = -(-self._size // FRAME)
        length = _HEAD.size + count * _ENTRY.itemsize + _FOOT.size
        wrong = "Its list of frames is damaged."
        if length > stored:
            raise self._damaged(wrong)
        data = self.inner.read_at(stored - length, length)
        if len(data) != length or data[: _HEAD.size] != _HEAD.pack(_SKIPPABLE, length - _HEAD.size):
            raise self._damaged(wrong)
        if data[-_FOOT.size :] != _FOOT.pack(count, 0, _SEEKABLE):
            raise self._damaged(wrong)
        table = np.frombuffer(data, _ENTRY, count, _HEAD.size)
        expected = np.full(count, FRAME, "<u4")
        if count:
            expected[-1] = self._size - (count - 1) * FRAME
        ends = np.cumsum(table["stored"], dtype=np.int64)
        if not np.array_equal(table["contents"], expected) or (table["stored"] > _LARGEST).any():
            raise self._damaged(wrong)
        if (int(ends[-1]) if count else 0) != stored - length:
            raise self._damaged(wrong)
        return [0, *ends.tolist()]

    def _frame(self, number: int) -> bytes:
        start, end = self._starts[number], self._starts[number + 1]
        size = min(FRAME, self._size - number * FRAME)
        stored = self.inner.read_at(start, end - start)
        decompressor = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _WINDOW})
        try:
            contents = decompressor.decompress(stored, size + 1)
        except zstd.ZstdError as error:
            raise self._damaged(f"Frame {number} is damaged.") from error
        if len(contents) != size or not decompressor.eof or decompressor.unused_data:
            raise self._damaged(f"Frame {number} is damaged.")
        return contents
