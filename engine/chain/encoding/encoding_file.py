"""Writing a file of a chain compressed, encrypted, or both."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from engine.chain.encoding.decoded_file import FRAME
from engine.error_codes import Code
from engine.files import Writable, WriteFile
from engine.hashing import HashKind

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_ON_THEIR_WAY = 2
"""Frames that wait for the one that is being encoded."""


@dataclass(frozen=True)
class Written:
    """What was stored: its length in bytes and its hash."""

    bytes: int
    checksum: str


class Layer(Protocol):
    """One encoding of a file that is being written."""

    def feed(self, data: Writable) -> Iterator[bytes]:
        """What the next bytes make."""
        ...

    def finish(self) -> Iterator[bytes]:
        """What the end of the file makes."""
        ...


class EncodingFile:
    """A new file whose bytes, written one after the other, are encoded frame by frame in a second thread.

    The thread begins with the second frame and ends with :meth:`sync` or :meth:`close`, whatever happens. At most
    four frames are in memory. ``layers`` are the encodings, one after the other. What was stored is told to
    ``written`` once ``sync`` has brought it to disk; nothing may be written after that.
    """

    def __init__(
        self, inner: WriteFile, layers: Sequence[Layer], written: Callable[[Written], None], kind: HashKind
    ) -> None:
        self.path = inner.path
        self._inner = inner
        self._layers = layers
        self._written = written
        self._frame = bytearray()
        self._at = 0
        self._digest = kind.new()
        self._stored = 0
        self._thread: ThreadPoolExecutor | None = None
        self._waiting: deque[Future[None]] = deque()
        self._is_complete = False

    def write_at(self, offset: int, data: Writable) -> None:
        """Raises JET_errInvalidParameter (-1003) for any other offset than that after what was written before."""
        if offset != self._at or self._is_complete:
            raise Code.InvalidParameter.error(
                f"{self.path} is encoded as it is written, from its start to its end.", path=str(self.path)
            )
        rest = memoryview(data)
        self._at += len(rest)
        while rest:
            taken = rest[: FRAME - len(self._frame)]
            self._frame += taken
            rest = rest[len(taken) :]
            if len(self._frame) == FRAME:
                self._submit()

    def start_writeback(self, offset: int, length: int) -> None:
        """What is stored is elsewhere; the encoder says when to start."""

    def sync(self) -> None:
        if not self._is_complete:
            self._wait(down_to=0)
            if self._frame:
                self._put(self._frame)
            self._finish()
            self._is_complete = True
        self._inner.sync()
        self._written(Written(self._stored, self._digest.hexdigest()))

    def close(self) -> None:
        try:
            if self._thread is not None:
                self._thread.shutdown(wait=True, cancel_futures=True)
        finally:
            self._inner.close()

    def __enter__(self) -> EncodingFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _submit(self) -> None:
        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor

            self._thread = ThreadPoolExecutor(1, "encoder")
        self._waiting.append(self._thread.submit(self._put, self._frame))
        self._frame = bytearray()
        self._wait(down_to=_ON_THEIR_WAY)

    def _wait(self, down_to: int) -> None:
        """Until no more frames than that are on their way; raises what went wrong with one."""
        while len(self._waiting) > down_to:
            self._waiting.popleft().result()

    def _put(self, frame: bytearray) -> None:
        self._store(self._through(self._layers, (frame,)))

    def _finish(self) -> None:
        for number, layer in enumerate(self._layers):
            self._store(self._through(self._layers[number + 1 :], layer.finish()))

    def _through(self, layers: Sequence[Layer], parts: Iterable[Writable]) -> Iterable[Writable]:
        for layer in layers:
            parts = chain.from_iterable(map(layer.feed, parts))
        return parts

    def _store(self, parts: Iterable[Writable]) -> None:
        data = b"".join(parts)
        if data:
            self._digest.update(data)
            self._inner.write_at(self._stored, data)
            self._inner.start_writeback(self._stored, len(data))
            self._stored += len(data)
