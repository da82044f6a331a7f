"""The two ends of a call between processes of one machine: a local socket, or on Windows a named pipe.

A ``socket.socket`` is an endpoint; :mod:`engine.control.named_pipes` has the other one.
"""

from __future__ import annotations

from typing import Protocol


class Endpoint(Protocol):
    """One end of a connection, with the calls and the errors of ``socket.socket``."""

    def settimeout(self, seconds: float | None, /) -> None:
        """How long a call may take; ``None`` for as long as it needs. A call that takes longer raises
        ``TimeoutError``, or ``BlockingIOError`` for no time at all."""

    def sendall(self, data: bytes, /) -> None:
        """Send all of it. Raises ``OSError``."""

    def recv(self, most: int, /) -> bytes:
        """What has come, at least one byte; empty once the other side has closed. Raises ``OSError``."""
        ...

    def shutdown(self, how: int, /) -> None:
        """End the connection under whoever uses it, in any thread. Raises ``OSError``."""

    def close(self) -> None:
        """Give it back; twice does no harm."""


class Listener(Protocol):
    """Takes calls at an address."""

    def accept(self) -> Endpoint | None:
        """The next call; ``None`` once :meth:`wake` was called. Raises ``OSError``."""

    def wake(self) -> None:
        """End the wait of :meth:`accept`, for good."""

    def close(self) -> None:
        """Take no more calls."""
