"""The owner of an instance that runs in another process of this user, accessed through what it published.

This side sends requests and the owner answers, one at a time; the owner sends no requests. Database pages and
closed logs are not sent; the process that makes the backup reads them from the files.
"""

from __future__ import annotations

import contextlib
import threading
import time

from engine.control.backup_control import BackupStart, LiveState
from engine.control.local_calls import check_peer
from engine.control.message import Message, as_text, take_bytes, take_number, take_object
from engine.control.peer import check_proof, fresh, proof
from engine.control.published import PublishedInstance, connect
from engine.control.truncation import Truncation
from engine.control.wire import VERSION, Wire, gone
from engine.control.wire_values import read_begun, read_error, read_state, read_truncation
from engine.error_codes import Code
from engine.errors import JetError
from engine.instance.online_backup import BackupScope

ANSWER_TIME = 120.0
"""Seconds that an owner may take for a step of a backup: it may have to wait for its disk."""
STATE_TIME = 5.0
ABORT_TIME = 5.0
"""Hanging up ends a backup as well; the answer only says that the next one may begin."""
CHECK_EVERY = 0.1
"""Seconds for which the owner's word holds that a backup may go on: a copy asks with every read."""
_GENERATION_SPAN = 1 << 32


class RemoteBackupControl:
    """A :class:`~engine.control.backup_control.BackupControl` in another process; connected only while a backup
    runs.
    """

    def __init__(self, published: PublishedInstance, answer_time: float = ANSWER_TIME) -> None:
        self.published = published
        self._answer_time = answer_time
        self._line: _Line | None = None
        self._checked = 0.0

    def state(self) -> LiveState:
        line = self._line
        if line is not None:
            return read_state(line.ask("state"))
        with contextlib.closing(_connect(self.published, STATE_TIME)) as short:
            return read_state(short.ask("state"))

    def begin(self, scope: BackupScope) -> BackupStart:
        line = _connect(self.published, self._answer_time)
        try:
            begun = read_begun(line.ask("begin", incremental=int(scope is BackupScope.INCREMENTAL)))
        except BaseException:
            line.close()
            raise
        self._line, self._checked = line, time.monotonic()
        return begun

    def check(self) -> None:
        now = time.monotonic()
        if now - self._checked >= CHECK_EVERY:
            self._running().ask("check")
            self._checked = now

    def trailer(self, dbid: int) -> bytes:
        return take_bytes(self._running().ask("trailer", dbid=dbid), "page")

    def roll(self) -> range:
        logs = self._running().ask("roll")
        return range(take_number(logs, "start", _GENERATION_SPAN), take_number(logs, "stop", _GENERATION_SPAN))

    def truncate(self) -> Truncation:
        return read_truncation(self._running().ask("truncate"))

    def finish(self) -> None:
        line, self._line = self._running(), None
        with contextlib.closing(line):
            line.ask("finish")

    def abort(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            with contextlib.closing(line), contextlib.suppress(JetError):
                line.hurry(ABORT_TIME)
                line.ask("abort")

    def _running(self) -> _Line:
        if self._line is None:
            raise Code.NoBackup.error()
        return self._line


def live_state(published: PublishedInstance) -> LiveState:
    """The current state of the instance. Raises ``ServerFault`` (ESE_errServerFailed) if it has gone or does not
    respond in time."""
    return RemoteBackupControl(published).state()


class _Line:
    """A connection that the owner has accepted."""

    def __init__(self, wire: Wire, answer_time: float) -> None:
        self._wire = wire
        self._answer_time = answer_time
        self._mutex = threading.Lock()

    def ask(self, verb: str, **arguments: int) -> Message:
        """The owner's answer; raises the error that it answers with."""
        return self.say({"verb": verb, **arguments})

    def say(self, request: Message) -> Message:
        """Send a message and wait for what it comes to."""
        with self._mutex:
            reply = self._exchange(request)
        if "error" in reply:
            raise read_error(take_object(reply, "error"))
        return take_object(reply, "ok")

    def _exchange(self, request: Message) -> Message:
        try:
            self._wire.send(request)
        except JetError:
            said = self._wire.last_word()  # why the owner hung up, if it said so
            if said is None:
                raise
            return said
        return self._wire.receive(self._answer_time)

    def hurry(self, answer_time: float) -> None:
        """Wait no longer than that from now on."""
        self._answer_time = min(self._answer_time, answer_time)

    def greet(self, token: bytes) -> None:
        """Prove to each other that both know the token."""
        own = fresh()
        challenge = self.say({"hello": VERSION, "number": as_text(own)})
        server = take_bytes(challenge, "number")
        check_proof(take_bytes(challenge, "proof"), token, "server", own, server)
        self.say({"proof": as_text(proof(token, "client", own, server))})

    def close(self) -> None:
        self._wire.close()


def _connect(published: PublishedInstance, answer_time: float) -> _Line:
    """A line to the owner. Raises ESE_errServerFailed if it is gone, JET_errFileAccessDenied if it is not ours."""
    try:
        connection = connect(published)
    except OSError as error:
        raise gone(f"{published.name} does not answer: {error.strerror or error}.") from error
    line = _Line(Wire(connection), answer_time)
    try:
        check_peer(connection)
        line.greet(published.token())
    except BaseException:
        line.close()
        raise
    return line
