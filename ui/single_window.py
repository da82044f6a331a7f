"""One window for each user and home: a second start hands its folders to the first and goes."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 400
LONGEST_CALL = 1 << 16
"""Bytes of a call; more is not from this program."""


class SingleWindow(QObject):
    """``asked`` carries the folders that a second start was given, and whether it wanted the sample."""

    asked = Signal(list, bool)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(os.fsencode(data.absolute())).hexdigest()[:16]
        self._name = f"ese-backup-manager-{digest}"
        self._server: QLocalServer | None = None
        self._calls: list[QLocalSocket] = []

    def hand_over(self, folders: Sequence[str], *, sample: bool) -> bool:
        """Give the call to the window that is there; False when there is none."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(json.dumps({"folders": list(folders), "sample": sample}).encode() + b"\n")
        socket.flush()
        written = not socket.bytesToWrite() or socket.waitForBytesWritten(WAIT_MS)
        socket.disconnectFromServer()
        return written

    def listen(self) -> None:
        """Be the window that others call; where that is not possible, nobody is called."""
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name):
            QLocalServer.removeServer(self._name)
            server.listen(self._name)
        server.newConnection.connect(self._accept)
        self._server = server

    def close(self) -> None:
        """Take no calls any more."""
        self._calls.clear()
        if self._server is not None:
            self._server.close()
            self._server = None

    def _accept(self) -> None:
        """Calls are few and small, so their sockets stay with the server until it goes."""
        if self._server is None:
            return
        socket = self._server.nextPendingConnection()
        self._calls.append(socket)
        socket.readyRead.connect(self._read_calls)
        self._read_calls()

    def _read_calls(self) -> None:
        for socket in list(self._calls):
            if socket.canReadLine():
                self._calls.remove(socket)
                self._take(bytes(socket.readLine(LONGEST_CALL).data()))
            elif socket.bytesAvailable() > LONGEST_CALL:
                self._calls.remove(socket)

    def _take(self, line: bytes) -> None:
        try:
            call = json.loads(line)
            folders = [str(folder) for folder in call["folders"]]
            sample = bool(call["sample"])
        except (ValueError, KeyError, TypeError):
            return
        asked: SignalInstance = self.asked
        asked.emit(folders, sample)
