"""What a channel is, and what those that use the network share."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from smtplib import SMTPServerDisconnected
from types import TracebackType
from typing import Protocol

from app.notify.message import NoticeMessage
from engine.error_codes import Code
from engine.errors import JetError
from engine.os_errors import from_os_error

LIMIT = 30.0
"""Seconds after which a message that could not be sent has failed."""
_LATER = "Problems are reported again later."


class Channel(Protocol):
    """A way to reach someone."""

    @property
    def name(self) -> str: ...

    def send(self, message: NoticeMessage) -> None:
        """Returns when the message was accepted; raises a ``JetError`` if it was not, within its time limit.

        An error with ``delivered`` in its context means that it was accepted in part, and is not to be sent again.
        """
        ...


class Deadline:
    """A time limit for talking over a socket: at its end, the socket is shut down, which ends every wait for it.

    Timeouts of sockets do not limit a server that sends a byte now and then.
    """

    def __init__(self, seconds: float, sock: Callable[[], socket.socket | None]) -> None:
        self._until = time.monotonic() + seconds
        self._sock = sock
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._was_cut = False

    def __enter__(self) -> Deadline:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    @property
    def over(self) -> bool:
        """Whether the time has passed: a timeout of the socket may come before this one has cut it."""
        return self._was_cut or time.monotonic() >= self._until

    @property
    def left(self) -> float:
        """Seconds; raises ``TimeoutError`` when there are none."""
        left = self._until - time.monotonic()
        if self._was_cut or left <= 0:
            raise TimeoutError
        return left

    def _cut(self) -> None:
        self._was_cut = True
        sock = self._sock()
        if sock is not None:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


def tls_context(ca: str) -> ssl.SSLContext:
    """Certificates and names are checked, against those of the system or only those in the file ``ca``."""
    try:
        return ssl.create_default_context(cafile=ca or None)
    except ssl.SSLError as error:
        raise Code.InvalidParameter.error(
            f"{ca} contains no certificate that can be read.", hint="It has to be a PEM file.", path=ca
        ) from error
    except OSError as error:
        raise from_os_error(error, "read", Path(ca)) from error


def network_error(where: str, error: Exception, *, over: bool = False) -> JetError:
    """Why the server ``where`` could not be talked to; ``over``: the time limit ended it."""
    if over or isinstance(error, TimeoutError):
        return not_sent(where, "it did not answer in time", f"Check the server and the network. {_LATER}")
    if isinstance(error, ssl.SSLCertVerificationError):
        return Code.ServerFailed.error(
            f"The message was not sent to {where}: its certificate is not valid: {error.verify_message}.",
            hint="Check the name of the server. For a certificate of your own authority, name its file as ca.",
        )
    if isinstance(error, ssl.SSLError):
        reason = f"there is no TLS there: {error.reason or error}"
        return not_sent(where, reason, "Check the port, and whether the server expects TLS from the start.")
    if isinstance(error, socket.gaierror):
        return not_sent(where, "the name of the server is not known", f"Check the name and the network. {_LATER}")
    if isinstance(error, ConnectionRefusedError):
        return not_sent(
            where, "the connection was refused", f"Check the port, and whether the server runs. {_LATER}"
        )
    if isinstance(error, ConnectionError | EOFError | SMTPServerDisconnected):
        return not_sent(where, "the connection was lost", f"Look into the log of the server. {_LATER}")
    if isinstance(error, HTTPException):
        return not_sent(where, f"its answer is not HTTP ({type(error).__name__})", "Check the address.")
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return not_sent(where, reason, f"Check the server and the network. {_LATER}")


def not_sent(where: str, reason: str, hint: str, code: Code = Code.ServerFailed) -> JetError:
    return code.error(f"The message was not sent to {where}: {reason}.", hint=hint)
