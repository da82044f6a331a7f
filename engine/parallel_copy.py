"""Copying with three hands: what one thread has read is hashed by a second and written by a third.

A write past the page cache lasts as long as the medium takes, and would keep the reader waiting.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Iterator
from types import TracebackType

from engine.digest import CHUNK, Buffer, ParallelDigest
from engine.errors import known
from engine.files import WriteFile
from engine.hashing import HashKind

_Write = tuple[WriteFile, Buffer, int, int]
_End = tuple[WriteFile, threading.Event]
"""What is to be synced, and what is set after that."""


class ParallelCopy(ParallelDigest):
    """A :class:`~engine.digest.ParallelDigest` whose chunks are written as well.

    A buffer is lent again when it was both hashed and written. A file of one chunk is written by the caller's
    thread; that costs less than waking another.
    """

    def __init__(self, kind: HashKind) -> None:
        super().__init__(kind)
        self._target: WriteFile | None = None
        self._alone = True
        self._writes: queue.SimpleQueue[_Write | _End | None] = queue.SimpleQueue()
        self._writer: threading.Thread | None = None
        self._error: BaseException | None = None
        self._dropping = False

    def __enter__(self) -> ParallelCopy:
        super().__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._writer is not None:
            self._writes.put(None)
            self._writer.join()
        super().__exit__(kind, error, trace)

    @contextlib.contextmanager
    def into(self, target: WriteFile, size: int) -> Iterator[None]:
        """Write what is put to ``target``, of ``size`` bytes. After the context nothing writes to it any more, so
        it may be closed; what waits is dropped when the context fails."""
        self._target, self._alone = target, size <= CHUNK
        self._error, self._dropping = None, False
        try:
            yield
        except BaseException:
            self._dropping = True
            self._settle()
            self._forget_lent()
            raise
        finally:
            self._target = None

    def buffer(self) -> Buffer:
        """As that of the base. Raises what a write before has failed with."""
        self._check()
        return super().buffer()

    def put(self, buffer: Buffer, length: int, offset: int, kept: int | None = None) -> None:
        """Hash the first ``length`` bytes of a lent buffer, and write them at ``offset``: of them the first
        ``kept``, if that is given. Raises what a write has failed with."""
        target = known(self._target, "file to write to: into() names it")
        kept = length if kept is None else kept
        if self._alone or not kept:
            self.submit(buffer, length)
            if kept:
                _write(target, buffer, kept, offset)
            return
        self._check()
        self._lend(buffer, 2)
        self._work.put((buffer, length))
        self._writes.put((target, buffer, kept, offset))
        if self._writer is None:
            self._writer = threading.Thread(target=self._write_all, name="copy-writer")
            self._writer.start()

    def finish(self) -> str:
        """The digest of all that was put, when all of it is durable. Raises what a write or the sync has failed
        with."""
        digest = self._settle()
        self._check()
        return digest

    def _settle(self) -> str:
        """Wait until nothing is hashed or written any more. The file is synced while the last of it is hashed."""
        target = known(self._target, "file to write to: into() names it")
        if self._writer is None or self._alone:
            self._sync(target)
            return super().finish()
        done = threading.Event()
        self._writes.put((target, done))
        digest = super().finish()
        done.wait()
        return digest

    def _sync(self, target: WriteFile) -> None:
        """Not after a failure: what it would make durable is of no use."""
        try:
            if self._error is None and not self._dropping:
                target.sync()
        except BaseException as error:  # raised by finish(), when nothing is hashed any more
            self._error = error

    def _check(self) -> None:
        if self._error is not None:
            raise self._error

    def _write_all(self) -> None:
        while (item := self._writes.get()) is not None:
            if len(item) == 2:
                self._sync(item[0])
                item[1].set()
                continue
            target, buffer, length, offset = item
            try:
                if self._error is None and not self._dropping:
                    _write(target, buffer, length, offset)
            except BaseException as error:  # whoever reads is told, whatever it is
                self._error = error
            finally:
                self._give_back(buffer)


def _write(target: WriteFile, buffer: Buffer, length: int, offset: int) -> None:
    target.write_at(offset, memoryview(buffer)[:length])
    target.start_writeback(offset, length)
