"""The control socket and those who have no business there: other users, thieves of a conversation, false owners.

Threats: ARCHITECTURE.md#a-running-instance-seen-from-another-process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.control.local_calls import has_local_calls, listen, new_address
from engine.control.message import as_text, take_object
from engine.control.peer import fresh, proof
from engine.control.published import PublishedInstance
from engine.control.remote import live_state
from engine.control.server import Patience
from engine.control.wire import VERSION
from engine.error_codes import Code
from engine.errors import StorageFault
from engine.files import LocalFileSystem
from engine.instance.instance import Instance
from tests.builders.wire_client import VERBS, Client, back_up, clients, lead, running

pytestmark = pytest.mark.skipif(not has_local_calls(), reason="no calls between processes here")
as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may become another user"
)

NOBODY = 65534
PARAMETER, DENIED = -1003, -1032
Served = tuple[Instance, PublishedInstance]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with running(tmp_path / "live") as both:
        yield both
    assert clients() == []


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("step", ["connected", "greeted"])
def test_a_verb_before_the_proof(served: Served, verb: str, step: str) -> None:
    instance, published = served
    with lead(Client(published), step) as client:
        client.wire.send({"verb": verb, "incremental": 0, "dbid": 1})
        assert "ok" not in client.wire.receive(5)
        assert client.ended
    assert instance.backups.running is None


def test_a_replayed_proof(served: Served) -> None:
    """All that an honest client ever said, said again, is worth nothing; neither is the server's own proof."""
    _, published = served
    token = published.token()
    with Client(published) as honest:
        own, server = honest.hello()
        said = as_text(proof(token, "client", own, server))
        assert honest.say({"proof": said}) == {"ok": {}}
    with Client(published) as thief:
        thief.say({"hello": VERSION, "number": as_text(own)})
        assert thief.refusal({"proof": said}) == DENIED
        assert thief.ended
    with Client(published) as thief:
        answer = take_object(thief.say({"hello": VERSION, "number": as_text(fresh())}), "ok")
        assert thief.refusal({"proof": answer["proof"]}) == DENIED
        assert thief.ended


@pytest.mark.parametrize(
    ("hello", "code"),
    [
        ({"hello": VERSION}, PARAMETER),
        ({"hello": VERSION + 1, "number": as_text(fresh())}, Code.FeatureNotAvailable),
        ({"hello": VERSION, "number": "not base64"}, PARAMETER),
        ({}, PARAMETER),
    ],
)
def test_a_wrong_greeting(served: Served, hello: dict[str, object], code: int) -> None:
    with Client(served[1]) as client:
        assert client.refusal(hello) == code
        assert client.ended


def test_a_short_number_cannot_weaken_the_proof(served: Served) -> None:
    _, published = served
    with Client(published) as client:
        answer = take_object(client.say({"hello": VERSION, "number": ""}), "ok")
        assert client.refusal({"proof": answer["proof"]}) == DENIED


def test_a_guessed_token(served: Served) -> None:
    _, published = served
    for token in (fresh(), bytes(32), b""):
        with Client(published) as client:
            own, server = client.hello()
            assert client.refusal({"proof": as_text(proof(token, "client", own, server))}) == DENIED


def test_a_false_owner_is_found_out(served: Served, tmp_path: Path) -> None:
    """Of our own user, but without the token: it learns nothing and is told nothing."""
    _, published = served
    address = new_address(LocalFileSystem(), tmp_path, "0123456789ab")
    false = replace(published, socket=address)
    heard: list[bytes] = []
    listener = listen(address)

    def answer() -> None:
        connection = listener.accept()
        assert connection is not None
        heard.append(connection.recv(1000))
        body = b'{"ok":{"number":"%s","proof":"%s"}}' % ((as_text(fresh()).encode(),) * 2)
        connection.sendall(len(body).to_bytes(4, "big") + body)
        heard.append(connection.recv(1000))
        connection.close()

    thread = threading.Thread(target=answer)
    thread.start()
    with pytest.raises(StorageFault) as caught:
        live_state(false)
    thread.join()
    listener.close()
    assert caught.value.code is Code.FileAccessDenied
    assert b"hello" in heard[0] and heard[1] == b""
    assert published.token() not in heard[0]


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that other users can reach, which a careful person's is not."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        yield Path(folder).resolve()


BECOME = f"import os, socket, sys; os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})\n"


@as_root
def test_another_user_is_refused_though_he_has_the_token(tmp_path: Path, open_place: Path) -> None:
    with running(tmp_path / "live", Patience(), open_place) as (instance, published):
        open_place.chmod(0o755)
        published.socket.chmod(0o777)
        code = BECOME + (
            "s = socket.socket(socket.AF_UNIX); s.settimeout(5); s.connect(sys.argv[1])\n"
            "try: s.sendall(sys.argv[2].encode()); print(s.recv(100))\n"
            "except ConnectionError: print(b'')\n"
        )
        asked = [sys.executable, "-I", "-c", code, str(published.socket), "not even a frame"]
        said = subprocess.run(asked, capture_output=True, text=True, timeout=60)
        assert (said.stdout, said.stderr) == ("b''\n", "")
        assert clients() == []
        open_place.chmod(0o700)
        back_up(published)
        assert instance.failure is None


@as_root
def test_an_owner_of_another_user_is_refused(served: Served, open_place: Path) -> None:
    _, published = served
    os.chown(open_place, NOBODY, NOBODY)
    listening = open_place / "x.sock"
    code = BECOME + (
        "s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen(); print('up', flush=True)\n"
        "c, _ = s.accept(); print(c.recv(100))\n"
    )
    asked = [sys.executable, "-I", "-c", code, str(listening)]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None and child.stdout.readline() == "up\n"
        with pytest.raises(StorageFault) as caught:
            live_state(replace(published, socket=listening))
        assert caught.value.code is Code.FileAccessDenied
        assert child.stdout.read() == "b''\n"
