"""A running instance that serves other processes of the same user: one thread accepts calls, plus one for each
client.

A client is accepted if the system reports that it belongs to this user and if it proves that it can read the
token. The end of a connection ends its backup: the instance never stays in backup mode for a client that has gone.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.control.backup_control import LocalBackupControl
from engine.control.conversation import Conversation
from engine.control.endpoint import Endpoint
from engine.control.local_calls import check_peer
from engine.control.message import as_text, take, take_bytes
from engine.control.peer import check_proof, fresh, proof
from engine.control.published import Publication, PublishedInstance
from engine.control.wire import FRAME_TIME, SILENT, VERSION, Wire
from engine.control.wire_values import error_message
from engine.discovery.instance_files import instance_name
from engine.error_codes import Code
from engine.errors import JetError
from engine.instance.instance import Instance
from engine.instance.online_backup import END_WAIT

MAX_STRANGERS, MAX_CLIENTS = 32, 32
_ACCEPT_PAUSE, _CUT_WAIT = 0.1, 1.0


@dataclass(frozen=True)
class Patience:
    """Seconds that a client may be silent: before it is let in, without and with a backup; and for one frame."""

    greeting: float = 10.0
    idle: float = 60.0
    backup: float = 600.0
    frame: float = FRAME_TIME


@contextlib.contextmanager
def publish(
    instance: Instance, directory: Path | None = None, patience: Patience | None = None
) -> Iterator[PublishedInstance]:
    """While the context lasts other processes of this user find the instance and can back it up.

    At its end a running backup is refused its next step with JET_errTermInProgress (-1000), and cut off if it
    takes none. Raises ``StorageFault`` when the folder cannot be used, JET_errFeatureNotAvailable (-1001) on
    systems without local sockets.
    """
    publication = Publication(directory)
    try:
        server = _Server(instance, publication, patience or Patience())
        try:
            described = _described(instance, publication)
            publication.announce(described)
            yield described
        finally:
            publication.withdraw()
            server.close()
    finally:
        publication.listener.close()
        publication.remove()


class _Server:
    """Takes calls until it is closed."""

    def __init__(self, instance: Instance, publication: Publication, patience: Patience) -> None:
        self.instance = instance
        self.token = publication.token
        self.patience = patience
        self._listener = publication.listener
        self._ending = False
        self._changed = threading.Condition()
        self._clients: list[_Client] = []
        self._thread = threading.Thread(target=self._accept, name="instance server", daemon=True)
        self._thread.start()

    def check_going(self) -> None:
        """Raise JET_errTermInProgress once the end has started."""
        if self._ending:
            raise Code.TermInProgress.error()

    def close(self) -> None:
        """Let running backups notice the end, cut what remains, and wait for the threads."""
        self._ending = True
        self._listener.wake()
        self._thread.join()
        with self._changed:
            self._changed.wait_for(lambda: not any(client.in_backup for client in self._clients), END_WAIT)
            for client in self._clients:
                client.wire.cut()
            left = tuple(self._clients)
        for client in left:
            client.join()

    def changed(self) -> None:
        """A client's backup, or it itself, has come to its end."""
        with self._changed:
            self._changed.notify_all()

    def let_in(self, client: _Client) -> None:
        """A client has proven itself. Raises JET_errOutOfSessions (-1101) when there are too many."""
        with self._changed:
            if sum(other.known for other in self._clients) >= MAX_CLIENTS:
                raise Code.OutOfSessions.error("Too many clients are connected to this instance.")
            client.known = True

    def forget(self, client: _Client) -> None:
        with self._changed:
            self._clients.remove(client)
            self._changed.notify_all()

    def _accept(self) -> None:
        while not self._ending:
            try:
                connection = self._listener.accept()
            except OSError:  # no descriptors left: others must end first
                time.sleep(_ACCEPT_PAUSE)
                continue
            if connection is not None:
                self._take_call(connection)

    def _take_call(self, connection: Endpoint) -> None:
        try:
            check_peer(connection)
            self._start(_Client(self, connection))
        except (JetError, RuntimeError):  # not of this user, or no thread to be had
            connection.close()

    def _start(self, client: _Client) -> None:
        """The longest silent of too many strangers has to go; whoever knows the token is let in at once."""
        with self._changed:
            strangers = [other for other in self._clients if not other.known]
            if len(strangers) >= MAX_STRANGERS:
                strangers[0].wire.cut()
                self._changed.wait_for(lambda: strangers[0] not in self._clients, _CUT_WAIT)
            client.start()
            self._clients.append(client)


class _Client(threading.Thread):
    """One connection, from the greeting to its end."""

    def __init__(self, server: _Server, connection: Endpoint) -> None:
        super().__init__(name="instance client", daemon=True)
        self.wire = Wire(connection, server.patience.frame)
        self.known = False
        self._server = server
        self._conversation = Conversation(LocalBackupControl(server.instance), server.check_going)

    @property
    def in_backup(self) -> bool:
        return self._conversation.in_backup

    def run(self) -> None:
        try:
            self._converse()
        except JetError as error:
            if error.context.get(SILENT):
                error = _too_silent()
            elif error.code is Code.ServerFailed:
                return  # it is not there to hear why
            with contextlib.suppress(JetError):
                self.wire.send({"error": error_message(error)})
        finally:
            self._conversation.end()
            self.wire.close()
            self._server.forget(self)

    def _converse(self) -> None:
        self._greet()
        patience = self._server.patience
        while True:
            request = self.wire.receive(patience.backup if self.in_backup else patience.idle)
            self.wire.send(self._conversation.answer(request))
            self._server.changed()

    def _greet(self) -> None:
        """hello, challenge, proof: both sides show that they know the token."""
        wire, token, patience = self.wire, self._server.token, self._server.patience.greeting
        hello = wire.receive(patience)
        if take(hello, "hello", int) != VERSION:
            raise Code.FeatureNotAvailable.error("The other process uses another version of the protocol.")
        client, own = take_bytes(hello, "number"), fresh()
        wire.send({"ok": {"number": as_text(own), "proof": as_text(proof(token, "server", client, own))}})
        check_proof(take_bytes(wire.receive(patience), "proof"), token, "client", client, own)
        self._server.let_in(self)
        wire.send({"ok": {}})


def _too_silent() -> JetError:
    """For a client that was stopped, or starved, and goes on."""
    return Code.ServerFailed.error(
        "The instance received no message from this process for too long and ended its backup.",
        hint="Find out what stopped this process, then make the backup again.",
    )


def _described(instance: Instance, publication: Publication) -> PublishedInstance:
    state = LocalBackupControl(instance).state()
    return PublishedInstance(
        id=publication.id,
        name=instance_name(state.base, state.signature),
        pid=os.getpid(),
        base=state.base,
        log_directory=state.log_directory,
        system_directory=state.system_directory,
        databases=state.databases,
        socket=publication.socket,
        place=publication.place,
    )
