"""The wire between two processes of one machine: a length, then one message. Nothing is executed or unpickled.

A frame consists of its length (4 bytes, big endian, at most :data:`MAX_FRAME`) and that many bytes of JSON. The
length is checked before memory is allocated, and a frame must be complete within a time limit after its start. A
violation of these rules is JET_errInvalidParameter (-1003); a peer that has gone, or does not respond in time, is
ESE_errServerFailed (-60001). The wire cannot be used after either.
"""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Mapping

from engine.control.endpoint import Endpoint
from engine.control.local_calls import stopped_peer
from engine.control.message import Message, decode, encode, malformed
from engine.error_codes import Code
from engine.errors import JetError
from engine.os_errors import reason

VERSION = 2
"""Of what is said; both sides must speak the same."""
MAX_FRAME = 1 << 20
"""Bytes of one message: the header pages of six databases take a quarter of it."""
HEAD = 4
FRAME_TIME = 10.0
"""Seconds in which a frame that has started must have come, or gone, as a whole."""
SILENT = "silent"
"""In the context of an error: the other process is there, and says nothing."""
_PIECE = 1 << 16
_LAST_WORD = 0.05
"""Seconds to look for what was sent before a hang-up; it is there, or never comes."""


def framed(message: Mapping[str, object]) -> bytes:
    """The frame of a message. Raises ``WrongUse`` when it is too long."""
    body = encode(message)
    _check_length(len(body))
    return len(body).to_bytes(HEAD, "big") + body


class Wire:
    """One connection. Messages come and go in one thread at a time; :meth:`cut` is for any thread."""

    def __init__(self, connection: Endpoint, frame_time: float = FRAME_TIME) -> None:
        self._socket = connection
        self._frame_time = frame_time

    def send(self, message: Mapping[str, object]) -> None:
        """Send one message."""
        frame = framed(message)
        try:
            self._socket.settimeout(self._frame_time)
            self._socket.sendall(frame)
        except TimeoutError as error:
            raise self._silence() from error
        except OSError as error:
            raise gone(f"The other process does not accept messages: {reason(error)}.") from error

    def receive(self, patience: float) -> Message:
        """The next message, which must begin within ``patience`` seconds."""
        first = self._some(HEAD, time.monotonic() + patience)
        until = time.monotonic() + self._frame_time
        length = int.from_bytes(first + self._exactly(HEAD - len(first), until), "big")
        _check_length(length)
        return decode(self._exactly(length, until))

    def last_word(self) -> Message | None:
        """What the other side had said before it hung up."""
        try:
            return self.receive(_LAST_WORD)
        except JetError:
            return None

    def _silence(self) -> JetError:
        """The error of a peer that says nothing, or takes nothing, any more; a stopped one is called that."""
        pid = stopped_peer(self._socket)
        if pid is None:
            error = gone("The other process does not respond.")
        else:
            error = Code.ServerFailed.error(
                f"The other process, {pid}, is suspended.",
                hint=f"Resume it (kill -CONT {pid}), then try again.",
            )
        error.context[SILENT] = True
        return error

    def cut(self) -> None:
        """End the connection under whoever uses it."""
        with contextlib.suppress(OSError):  # the other side may have been first
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._socket.close()

    def _exactly(self, length: int, until: float) -> bytes:
        pieces, left = [], length
        while left:
            pieces.append(self._some(left, until))
            left -= len(pieces[-1])
        return b"".join(pieces)

    def _some(self, most: int, until: float) -> bytes:
        try:
            # past the time what has come already still counts: it was this process that was stopped meanwhile
            self._socket.settimeout(max(0.0, until - time.monotonic()))
            data = self._socket.recv(min(most, _PIECE))
        except (TimeoutError, BlockingIOError) as error:
            raise self._silence() from error
        except OSError as error:
            raise gone(f"Receiving from the other process failed: {reason(error)}.") from error
        if not data:
            raise gone("The other process closed the connection.")
        return data


def gone(what: str) -> JetError:
    """The error of a process that ended, hangs or was never there."""
    return Code.ServerFailed.error(what, hint="Check whether the instance is still running, then try again.")


def _check_length(length: int) -> None:
    if not 0 < length <= MAX_FRAME:
        raise malformed(f"The frame length {length} is not valid; it must be 1 to {MAX_FRAME} bytes.")
