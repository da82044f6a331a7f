"""SHA-256 beside the copy: hashing runs in a separate thread while the next chunk is read and written.

hashlib, numpy and file calls release the interpreter lock for large buffers, so on two cores a copy takes as long
as its slowest part, not the sum.
"""

from __future__ import annotations

import hashlib
import queue
import threading
from types import TracebackType

CHUNK = 4 << 20
"""Bytes of one buffer: a whole number of pages of every size."""
_BUFFERS = 4
_END_OF_FILE = bytearray(), 0
_STOP = bytearray(), 0


class ParallelDigest:
    """SHA-256 of files' chunks in order. Owns ``_BUFFERS`` buffers, which it lends and takes back.

    ``buffer`` lends one, waiting for the hash to catch up; ``submit`` has it hashed. The borrower may go on
    reading it until its next call of ``buffer``.
    """

    def __init__(self) -> None:
        self._free: queue.SimpleQueue[bytearray] = queue.SimpleQueue()
        self._work: queue.SimpleQueue[tuple[bytearray, int]] = queue.SimpleQueue()
        self._digests: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._made = 0
        self._thread = threading.Thread(target=self._run, name="sha256")

    def __enter__(self) -> ParallelDigest:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._work.put(_STOP)
        self._thread.join()

    def buffer(self) -> bytearray:
        """A buffer of ``CHUNK`` bytes that no one reads any more."""
        if self._made < _BUFFERS and self._free.empty():  # small files need one, so it is made when wanted
            self._made += 1
            return bytearray(CHUNK)
        return self._free.get()

    def submit(self, buffer: bytearray, length: int) -> None:
        """Hash the first ``length`` bytes of a lent buffer, after all those submitted before."""
        self._work.put((buffer, length))

    def finish(self) -> str:
        """The digest of all that was submitted, in hex; the next file starts again."""
        self._work.put(_END_OF_FILE)
        return self._digests.get()

    def _run(self) -> None:
        digest = hashlib.sha256()
        while (item := self._work.get()) is not _STOP:
            if item is _END_OF_FILE:
                self._digests.put(digest.hexdigest())
                digest = hashlib.sha256()
            else:
                buffer, length = item
                digest.update(memoryview(buffer)[:length])
                self._free.put(buffer)
