"""The identity of the process at the other end of a local socket: its user, and whether it can read the instance's
token.

Both sides prove that they know the token without sending it. Each proof includes random numbers of both sides, so
a recorded one is useless (ARCHITECTURE.md#a-running-instance-seen-from-another-process).
"""

from __future__ import annotations

import hmac
import os
import secrets
import socket
import struct
import sys
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError

TOKEN = 32
"""Bytes of a token, and of the numbers that are used once."""
_LOCAL_PEERCRED, _XUCRED = 1, struct.Struct("=IIhxx16I")
"""macOS: ``struct xucred``: version, user, number of groups, groups."""


def fresh() -> bytes:
    """A token, or a number that is used once."""
    return secrets.token_bytes(TOKEN)


def check_peer(connection: socket.socket) -> None:
    """Raises JET_errFileAccessDenied (-1032) unless the process at the other end runs as this user."""
    try:
        user = _peer_user(connection)
    except OSError as error:
        raise _stranger() from error
    if user != os.geteuid():
        raise _stranger()


def stopped_peer(connection: socket.socket) -> int | None:
    """The number of the process at the other end if it is stopped, as by a debugger or Ctrl+Z (Linux)."""
    if sys.platform != "linux":
        return None
    try:
        pid, _, _ = struct.unpack("3i", connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return None
    return int(pid) if state in ("T", "t") else None


def proof(token: bytes, role: str, client: bytes, server: bytes) -> bytes:
    """What only a holder of the token can say in this conversation; ``role`` keeps it from being sent back."""
    return hmac.digest(token, role.encode() + client + server, "sha256")


def check_proof(given: bytes, token: bytes, role: str, client: bytes, server: bytes) -> None:
    """Raises JET_errFileAccessDenied (-1032) for a proof that was not made from the token."""
    if len(client) != TOKEN or len(server) != TOKEN or len(token) != TOKEN:
        raise _stranger()
    if not hmac.compare_digest(given, proof(token, role, client, server)):
        raise _stranger()


def _peer_user(connection: socket.socket) -> int:
    if sys.platform == "linux":
        size = struct.calcsize("3i")
        _, user, _ = struct.unpack("3i", connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
        return int(user)
    elif sys.platform == "darwin":  # noqa: RET505 - one branch for each system
        version, user, *_ = _XUCRED.unpack(connection.getsockopt(0, _LOCAL_PEERCRED, _XUCRED.size))
        if version:
            raise OSError("xucred of an unknown version")
        return int(user)
    else:
        raise Code.FeatureNotAvailable.error(
            "This system does not report which process is at the other end of a socket."
        )


def _stranger() -> JetError:
    return Code.FileAccessDenied.error(
        "The other process belongs to another user.",
        hint="Run both processes as the same user and with the same home folder.",
    )
