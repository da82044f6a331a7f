"""A client of a running instance that can also misbehave: it says what it is told to, in its own time."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from engine.control.message import Message, as_text, take_bytes, take_object
from engine.control.peer import fresh, proof
from engine.control.published import PublishedInstance, connect
from engine.control.remote import RemoteBackupControl
from engine.control.server import Patience, publish
from engine.control.wire import VERSION, Wire
from engine.instance.instance import Instance
from engine.instance.online_backup import BackupScope
from engine.instance.parameters import Parameters

ANSWER = 60.0
DATABASE = "data.edb"
VERBS = ("state", "begin", "check", "trailer", "roll", "truncate", "finish", "abort")
QUICK = Patience(greeting=2.0, idle=15.0, backup=15.0, frame=2.0)
"""Of a server that tests wait for: long enough for an honest client on a busy machine."""


class Client:
    """One connection; :meth:`greet` makes it a known one."""

    def __init__(self, published: PublishedInstance) -> None:
        self.published = published
        self.socket = connect(published)
        self.wire = Wire(self.socket)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        self.wire.close()

    def say(self, message: Message) -> Message:
        """Send a message; the answer as it comes."""
        self.wire.send(message)
        return self.wire.receive(ANSWER)

    def ask(self, verb: str, **arguments: object) -> Message:
        """The answer to a verb, which must be a good one."""
        answer = self.say({"verb": verb, **arguments})
        assert "ok" in answer, answer
        return take_object(answer, "ok")

    def refusal(self, message: Message) -> int:
        """The code of the error that a message is answered with."""
        code = take_object(self.say(message), "error")["code"]
        assert isinstance(code, int)
        return code

    def hello(self) -> tuple[bytes, bytes]:
        """The client's and the server's numbers."""
        own = fresh()
        answer = self.say({"hello": VERSION, "number": as_text(own)})
        return own, take_bytes(take_object(answer, "ok"), "number")

    def greet(self) -> Client:
        own, server = self.hello()
        answer = self.say({"proof": as_text(proof(self.published.token(), "client", own, server))})
        assert answer == {"ok": {}}
        return self

    def drip(self, data: bytes, pause: float) -> bool:
        """Send byte by byte; whether the other side took all of it."""
        for byte in data:
            try:
                self.socket.sendall(bytes((byte,)))
            except OSError:
                return False
            time.sleep(pause)
        return True

    @property
    def ended(self) -> bool:
        """Whether the other side ends the connection, perhaps after some last words."""
        self.socket.settimeout(ANSWER)
        try:
            while self.socket.recv(4096):
                pass
        except TimeoutError:
            return False
        except OSError:
            return True
        return True


def lead(client: Client, step: str) -> Client:
    """Bring a fresh client to a step: connected, greeted, ready, copying, ended or truncated."""
    if step == "connected":
        return client
    if step == "greeted":
        client.hello()
        return client
    client.greet()
    for verb in {"ready": (), "copying": ("begin",), "ended": ("begin", "roll")}.get(
        step, ("begin", "roll", "truncate")
    ):
        client.ask(verb, incremental=0)
    return client


@contextlib.contextmanager
def running(
    folder: Path, patience: Patience = QUICK, place: Path | None = None
) -> Iterator[tuple[Instance, PublishedInstance]]:
    """A small instance with one database, published."""
    folder.mkdir(exist_ok=True)
    with Instance.open(Parameters(folder, log_file_kib=64, cache_pages=64)) as instance:
        instance.create_database(folder / DATABASE)
        with publish(instance, place, patience) as published:
            yield instance, published


def back_up(published: PublishedInstance) -> None:
    """One whole backup by an honest client."""
    owner = RemoteBackupControl(published)
    begun = owner.begin(BackupScope.FULL)
    for copy in begun.databases:
        assert len(owner.trailer(copy.dbid)) == copy.page_size
    assert owner.roll().start == begun.gen_low
    owner.truncate()
    owner.finish()


def eventually(holds: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Whether it comes to hold within a time."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.005)
    return True


def clients() -> list[str]:
    """The connections that this process serves now."""
    return [thread.name for thread in threading.enumerate() if thread.name == "instance client"]


def refuses(path: Path) -> bool:
    """Whether nobody listens at a path."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as trying:
        return trying.connect_ex(str(path)) != 0
