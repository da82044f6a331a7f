"""A hash beside the copy: hashing runs in a separate thread while the next chunk is read and written.

hashlib, numpy and file calls release the interpreter lock for large buffers, so on two cores a copy takes as long
as its slowest part, not the sum.
"""

from __future__ import annotations

import contextlib
import mmap
import queue
import threading
from types import TracebackType

from engine.hashing import HashKind

CHUNK = 4 << 20
"""Bytes of one buffer: a whole number of pages of every size."""
BUFFERS = 4

Buffer = mmap.mmap
"""``CHUNK`` bytes that start at a page of memory, so that a write may go past the page cache."""
_Part = tuple[Buffer, int]


class ParallelDigest:
    """The hash of files' chunks in order. Owns ``BUFFERS`` buffers, which it lends and takes back.

    ``buffer`` lends one, waiting for the hash to catch up; ``submit`` has it hashed, after which it belongs to the
    borrower no more: only reading it, until the next call of ``buffer``, is allowed.
    """

    def __init__(self, kind: HashKind) -> None:
        self.hash = kind
        kind.new()  # so that a missing library is noticed here
        self._free: queue.SimpleQueue[Buffer] = queue.SimpleQueue()
        self._work: queue.SimpleQueue[_Part | bool] = queue.SimpleQueue()
        self._digests: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._uses: dict[int, int] = {}
        self._mutex = threading.Lock()
        self._made = 0
        self._thread = threading.Thread(target=self._run, name=kind.value)

    def __enter__(self) -> ParallelDigest:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._work.put(_STOP)
        self._thread.join()

    def buffer(self) -> Buffer:
        """A buffer of ``CHUNK`` bytes that no one reads any more."""
        if self._made < BUFFERS and self._free.empty():  # small files need one, so it is made when wanted
            self._made += 1
            return _aligned_buffer()
        return self._free.get()

    def submit(self, buffer: Buffer, length: int) -> None:
        """Hash the first ``length`` bytes of a lent buffer, after all those submitted before."""
        self._lend(buffer, 1)
        self._work.put((buffer, length))

    def finish(self) -> str:
        """The digest of all that was submitted, in hex; the next file starts again."""
        self._work.put(_END_OF_FILE)
        return self._digests.get()

    def _forget_lent(self) -> None:
        """After a failure: what was lent and never submitted is replaced; nothing is hashed at the moment."""
        self._made = self._free.qsize()

    def _lend(self, buffer: Buffer, uses: int) -> None:
        """So many will give the buffer back."""
        with self._mutex:
            self._uses[id(buffer)] = uses

    def _give_back(self, buffer: Buffer) -> None:
        with self._mutex:
            self._uses[id(buffer)] -= 1
            is_free = not self._uses[id(buffer)]
        if is_free:
            self._free.put(buffer)

    def _run(self) -> None:
        digest = self.hash.new()
        while (item := self._work.get()) is not _STOP:
            if isinstance(item, bool):
                self._digests.put(digest.hexdigest())
                digest = self.hash.new()
            else:
                buffer, length = item
                digest.update(memoryview(buffer)[:length])
                self._give_back(buffer)


_END_OF_FILE = True
_STOP = False


def _aligned_buffer() -> Buffer:
    """Memory of whole pages, large ones where the system has them: one fault then brings 2 MiB."""
    if not hasattr(mmap, "MAP_ANONYMOUS"):
        return mmap.mmap(-1, CHUNK)
    buffer = mmap.mmap(-1, CHUNK, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    if hasattr(mmap, "MADV_HUGEPAGE"):
        with contextlib.suppress(OSError):  # a kernel without them
            buffer.madvise(mmap.MADV_HUGEPAGE)
    return buffer
