"""One window for each user and home: a second start hands its folders to the first and goes."""

from __future__ import annotations

import hashlib
import json
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
        digest = hashlib.sha256(str(data.absolute()).encode()).hexdigest()[:16]
        self._name = f"ese-backup-manager-{digest}"
        self._server: QLocalServer | None = None

    def hand_over(self, folders: Sequence[str], *, sample: bool) -> bool:
        """Give the call to the window that is there; False when there is none."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(json.dumps({"folders": list(folders), "sample": sample}).encode() + b"\n")
        socket.flush()
        written = socket.waitForBytesWritten(WAIT_MS)
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
        if self._server is not None:
            self._server.close()

    def _accept(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST_CALL:
                socket.abort()
            return
        try:
            call = json.loads(bytes(socket.readLine(LONGEST_CALL).data()))
            folders = [str(folder) for folder in call["folders"]]
            sample = bool(call["sample"])
        except (ValueError, KeyError, TypeError):
            return
        asked: SignalInstance = self.asked
        asked.emit(folders, sample)
