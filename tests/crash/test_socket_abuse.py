"""The control socket under abuse: every stranger is refused, every dead client leaves the instance as it found it.

Threats: ARCHITECTURE.md#a-running-instance-seen-from-another-process.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.control import server as server_module
from engine.control.local_calls import has_local_calls
from engine.control.published import PublishedInstance, connect, find_published
from engine.control.remote import RemoteBackupControl, live_state
from engine.control.server import MAX_STRANGERS, Patience, publish
from engine.error_codes import Code
from engine.errors import JetError, StorageFault, WrongState
from engine.instance.instance import Instance
from engine.instance.online_backup import BackupScope
from tests.builders.wire_client import VERBS, Client, back_up, clients, eventually, lead, running

pytestmark = pytest.mark.skipif(not has_local_calls(), reason="no calls between processes here")

SEQUENCE, PARAMETER = -521, -1003
STEPS = ("connected", "greeted", "ready", "copying", "ended", "truncated")
IN_BACKUP = STEPS[3:]
Served = tuple[Instance, PublishedInstance]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with running(tmp_path / "live") as both:
        yield both
    assert clients() == []


def descriptors() -> int:
    return len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0  # noqa: PTH208


# ways to go wrong: each leaves the socket as the server is to find it


def close(client: Client) -> None:
    client.close()


def half_frame_and_close(client: Client) -> None:
    client.socket.sendall(b"\0\0\0\x20{")
    client.close()


def half_frame_and_silence(client: Client) -> None:
    client.socket.sendall(b"\0\0")


def huge_length(client: Client) -> None:
    client.socket.sendall(b"\x80\0\0\0" + b"x" * 100)


def empty_frame(client: Client) -> None:
    client.socket.sendall(b"\0\0\0\0")


def garbage(client: Client) -> None:
    client.socket.sendall(b"\0\0\0\x04\x80\x04K.")


def unknown_verb(client: Client) -> None:
    client.wire.send({"verb": "__init__"})


def wrong_argument(client: Client) -> None:
    client.wire.send({"verb": "trailer", "dbid": -1})


def half_closed(client: Client) -> None:
    client.socket.shutdown(socket.SHUT_WR)


ABUSES = [
    close,
    half_frame_and_close,
    half_frame_and_silence,
    huge_length,
    empty_frame,
    garbage,
    unknown_verb,
    wrong_argument,
    half_closed,
]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("abuse", ABUSES, ids=lambda abuse: abuse.__name__)
def test_a_client_that_goes_wrong_ends_its_backup(
    served: Served, step: str, abuse: Callable[[Client], None]
) -> None:
    instance, published = served
    with Client(published) as client:
        lead(client, step)
        assert (instance.backups.running is not None) == (step in IN_BACKUP)
        abuse(client)
        assert eventually(lambda: instance.backups.running is None and clients() == [])
    back_up(published)
    assert instance.failure is None


@pytest.mark.parametrize("step", STEPS)
def test_a_silent_client_is_timed_out(tmp_path: Path, step: str) -> None:
    patience = Patience(greeting=1.5, idle=1.5, backup=1.5, frame=1.5)
    with running(tmp_path / "live", patience) as (instance, published), Client(published) as client:
        lead(client, step)
        assert client.ended
        assert eventually(lambda: instance.backups.running is None and clients() == [])
        back_up(published)


@pytest.mark.parametrize("step", ["connected", "ready", "copying"])
def test_a_dripping_client_is_cut_off(served: Served, step: str) -> None:
    """Each byte comes in time, the message never does."""
    instance, published = served
    with Client(published) as client:
        lead(client, step)
        assert not client.drip(b"\0\0\x10\0" + b"x" * 4096, pause=0.05)
        assert eventually(lambda: instance.backups.running is None and clients() == [])
    back_up(published)


def test_a_client_that_reads_nothing_is_cut_off(served: Served) -> None:
    instance, published = served
    with Client(published) as client:
        lead(client, "copying")
        client.socket.settimeout(0.2)
        asked = b"".join((b"\0\0\0\x10", b'{"verb":"state"}')) * 1000
        with contextlib.suppress(OSError):
            while True:
                client.socket.sendall(asked)
        assert eventually(lambda: instance.backups.running is None and clients() == [])
    back_up(published)


# verbs in their order

ALLOWED = {
    "ready": {"state", "begin", "abort"},
    "copying": {"state", "check", "trailer", "roll", "truncate", "abort"},
    "ended": {"state", "check", "truncate", "finish", "abort"},
    "truncated": {"state", "check", "finish", "abort"},
}


@pytest.mark.parametrize("step", ALLOWED)
def test_verbs_out_of_order_are_refused_and_change_nothing(served: Served, step: str) -> None:
    instance, published = served
    with lead(Client(published), step) as client:
        for verb in VERBS:
            if verb not in ALLOWED[step]:
                assert client.refusal({"verb": verb, "incremental": 0, "dbid": 1}) == SEQUENCE
                assert (instance.backups.running is not None) == (step in IN_BACKUP)
        for verb in ("finish", "abort"):
            if verb in ALLOWED[step]:
                client.ask(verb)
                break
        assert instance.backups.running is None
        assert client.refusal({"verb": "roll"}) == SEQUENCE
        client.ask("begin", incremental=0)
        client.ask("trailer", dbid=1)
        assert client.refusal({"verb": "trailer", "dbid": 2}) == PARAMETER
        client.ask("abort")
        assert client.ask("state")["backup_running"] is False


def test_what_the_instance_refuses_leaves_the_client_connected(served: Served) -> None:
    instance, published = served
    with lead(Client(published), "copying"), lead(Client(published), "ready") as second:
        assert second.refusal({"verb": "begin", "incremental": 0}) == Code.BackupInProgress
        assert second.ask("state")["backup_running"] is True
    assert eventually(lambda: instance.backups.running is None)
    with lead(Client(published), "ready") as client:
        assert client.refusal({"verb": "begin", "incremental": 1}) == Code.MissingFullBackup
        client.ask("begin", incremental=0)
        instance.backups.stop()
        assert client.refusal({"verb": "check"}) == Code.BackupAbortByServer
        client.ask("abort")
    back_up(published)


# floods


def test_a_thousand_connections_lock_nobody_out_and_leave_nothing(served: Served) -> None:
    instance, published = served
    back_up(published)
    assert eventually(lambda: clients() == [])
    before, held = descriptors(), []
    for number in range(1000):
        held.append(connect(published))
        if len(held) > 4 * MAX_STRANGERS:
            held.pop(0).close()
        if number % 250 == 0:
            back_up(published)
            assert len(clients()) <= MAX_STRANGERS + 2
    back_up(published)
    for connection in held:
        connection.close()
    assert eventually(lambda: clients() == [])
    assert eventually(lambda: descriptors() <= before)
    assert instance.failure is None


def test_known_clients_are_limited_too(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "MAX_CLIENTS", 3)
    _, published = served
    with contextlib.ExitStack() as held:
        for _ in range(3):
            held.enter_context(lead(Client(published), "ready"))
        with pytest.raises(WrongState) as caught:
            live_state(published)
        assert caught.value.code is Code.OutOfSessions
    assert eventually(lambda: clients() == [])
    assert live_state(published).generation


def test_dead_clients_cost_no_descriptors(served: Served) -> None:
    instance, published = served
    back_up(published)
    assert eventually(lambda: clients() == [])
    before = descriptors()
    for _ in range(20):
        for step in STEPS:
            lead(Client(published), step).close()
            assert eventually(lambda: instance.backups.running is None)
    assert eventually(lambda: clients() == [] and descriptors() <= before)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe takes no descriptor")
def test_no_descriptor_left_is_no_end(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that cannot take a call takes it when it can."""
    _, published = served
    taken: list[None] = []
    real = socket.socket.accept

    def accept(listener: socket.socket) -> tuple[socket.socket, object]:
        taken.append(None)
        if len(taken) < 3:
            raise OSError(24, "Too many open files")
        return real(listener)

    monkeypatch.setattr(socket.socket, "accept", accept)
    assert live_state(published).generation
    assert len(taken) >= 3


# the end of the instance


def test_the_end_of_the_instance_is_told_to_a_running_backup(tmp_path: Path) -> None:
    told: list[JetError] = []
    with contextlib.ExitStack() as ending:
        instance, published = ending.enter_context(running(tmp_path / "live"))
        owner = RemoteBackupControl(published)
        owner.begin(BackupScope.FULL)

        def go_on() -> None:
            try:
                while True:
                    owner.check()
            except JetError as error:
                told.append(error)
                owner.abort()

        thread = threading.Thread(target=go_on)
        thread.start()
        ending.close()
        thread.join()
    assert [error.code for error in told] == [Code.TermInProgress]
    assert (find_published(), clients(), instance.failure) == ([], [], None)
    with pytest.raises(StorageFault) as caught:
        owner.state()
    assert caught.value.code is Code.ServerFailed


def test_the_end_does_not_wait_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "END_WAIT", 0.2)
    with running(tmp_path / "live") as (_, published):
        owner = RemoteBackupControl(published)
        owner.begin(BackupScope.FULL)
    assert clients() == []
    with pytest.raises(StorageFault) as caught:
        owner.roll()
    assert caught.value.code is Code.ServerFailed
    owner.abort()


def test_unpublished_and_published_again(tmp_path: Path) -> None:
    with running(tmp_path / "live") as (instance, published):
        with publish(instance) as second:
            assert {found.id for found in find_published()} == {published.id, second.id}
            back_up(second)
        assert [found.id for found in find_published()] == [published.id]
        back_up(published)


def test_a_failed_instance_says_so(served: Served) -> None:
    instance, published = served
    owner = RemoteBackupControl(published)
    owner.begin(BackupScope.FULL)
    instance.fail(OSError("the disk is gone"))
    with pytest.raises(WrongState) as caught:
        owner.roll()
    assert caught.value.code is Code.InstanceUnavailable
    owner.abort()
    assert eventually(lambda: instance.backups.running is None)
