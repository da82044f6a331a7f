"""Frames, messages and the values they carry: what is whole comes through, all else is refused in time."""

from __future__ import annotations

import json
import socket
import threading
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.control import wire as wire_module
from engine.control.backup_control import BackupStart, LiveState
from engine.control.message import decode, encode
from engine.control.peer import check_proof, fresh, proof
from engine.control.wire import MAX_FRAME, Wire, framed
from engine.control.wire_values import (
    begun_message,
    error_message,
    read_begun,
    read_error,
    read_state,
    state_message,
)
from engine.error_codes import Code
from engine.errors import JetError, StorageFault, WrongState, WrongUse
from engine.formats.names import Family
from engine.formats.stamps import LogTime, Signature
from engine.instance.online_backup import LiveCopy

SOON = 60.0
"""Seconds within which comes what comes."""
BRIEF, LONG = 0.5, 30.0
"""Seconds that a reader waits, and that it may take; what is not cut off takes far longer, or for ever."""
STATE = LiveState(
    base="edb",
    family=Family.JTX,
    log_directory=Path("/live/logs").absolute(),
    system_directory=Path("/live/sys\udcff tem").absolute(),
    signature=Signature(0xFEDCBA98, LogTime(bytes(range(8))), bytes(range(16))),
    circular=True,
    databases=(Path("/live/a.edb").absolute(), Path("/live/ü 𝄞.edb").absolute()),
    checkpoint=7,
    generation=9,
    backup_running=False,
    digits=5,
)
BEGUN = BackupStart(
    5,
    (
        LiveCopy(1, Path("/live/a.edb").absolute(), 256, bytes(range(256)) * 16),
        LiveCopy(2, Path("/b").absolute(), 0, bytes(2048)),
    ),
)


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, Wire]]:
    """A raw end, and a wire at the other one that allows half a second for a frame."""
    raw, other = socket.socketpair()
    wire = Wire(other, frame_time=0.5)
    with raw:
        yield raw, wire
        wire.close()


def test_a_frame_is_a_length_and_json(ends: tuple[socket.socket, Wire]) -> None:
    raw, wire = ends
    wire.send({"verb": "state", "ü": [1, None]})
    assert raw.recv(100) == b'\0\0\0\x22{"verb":"state","\\u00fc":[1,null]}'
    raw.sendall(b'\0\0\0\x02{}\0\0\0\x07{"a":1}')
    assert (wire.receive(SOON), wire.receive(SOON)) == ({}, {"a": 1})


def test_pieces_make_a_frame(ends: tuple[socket.socket, Wire]) -> None:
    raw, wire = ends
    big: dict[str, object] = {"page": "x" * 300_000}

    def drip() -> None:
        for byte in framed({"a": "b"}):
            raw.sendall(bytes((byte,)))

    sender = threading.Thread(target=drip)
    sender.start()
    assert wire.receive(SOON) == {"a": "b"}
    sender.join()
    sender = threading.Thread(target=raw.sendall, args=(framed(big),))
    sender.start()
    assert wire.receive(SOON) == big
    sender.join()


@pytest.mark.parametrize("length", [0, MAX_FRAME + 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF])
def test_a_wrong_length_is_refused_before_anything_is_allocated(
    ends: tuple[socket.socket, Wire], length: int
) -> None:
    raw, wire = ends
    raw.sendall(length.to_bytes(4, "big"))
    started = time.monotonic()
    tracemalloc.start()
    try:
        with pytest.raises(WrongUse, match=f"frame length {length} is not valid"):
            wire.receive(SOON)
        assert tracemalloc.get_traced_memory()[1] < 1 << 17
    finally:
        tracemalloc.stop()
    assert time.monotonic() - started < LONG


def test_a_claimed_length_costs_no_memory_until_it_comes(ends: tuple[socket.socket, Wire]) -> None:
    raw, wire = ends
    raw.sendall(MAX_FRAME.to_bytes(4, "big") + b"{")
    tracemalloc.start()
    try:
        with pytest.raises(StorageFault):
            wire.receive(BRIEF)
        assert tracemalloc.get_traced_memory()[1] < 1 << 18
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("sent", [b"", b"\0", b"\0\0\0", b"\0\0\0\x02", b"\0\0\0\x02{"])
@pytest.mark.parametrize("closing", [True, False])
def test_half_a_frame(ends: tuple[socket.socket, Wire], sent: bytes, closing: bool) -> None:
    raw, wire = ends
    raw.sendall(sent)
    if closing:
        raw.close()
    started = time.monotonic()
    with pytest.raises(StorageFault) as caught:
        wire.receive(0.2)
    assert caught.value.code is Code.ServerFailed
    assert time.monotonic() - started < LONG


def test_a_dripping_frame_does_not_hold_the_reader(ends: tuple[socket.socket, Wire]) -> None:
    """Every byte comes soon after the last, but the frame as a whole does not."""
    raw, wire = ends
    stop = threading.Event()

    def drip() -> None:
        for byte in framed({"a": "x" * 1000}):
            if stop.wait(0.05):
                return
            raw.sendall(bytes((byte,)))

    sender = threading.Thread(target=drip)
    sender.start()
    started = time.monotonic()
    with pytest.raises(StorageFault):
        wire.receive(BRIEF)
    assert time.monotonic() - started < LONG
    stop.set()
    sender.join()


def test_a_reader_that_takes_nothing_does_not_hold_the_sender(ends: tuple[socket.socket, Wire]) -> None:
    _, wire = ends
    started = time.monotonic()
    with pytest.raises(StorageFault):
        for _ in range(100):
            wire.send({"page": "x" * 500_000})
    assert time.monotonic() - started < LONG


def test_a_message_that_is_too_long_is_not_sent(ends: tuple[socket.socket, Wire]) -> None:
    raw, wire = ends
    with pytest.raises(WrongUse):
        wire.send({"page": "x" * MAX_FRAME})
    raw.setblocking(False)
    with pytest.raises(BlockingIOError):
        raw.recv(1)


def test_a_wire_that_is_cut_ends_its_reader(ends: tuple[socket.socket, Wire]) -> None:
    _, wire = ends
    timer = threading.Timer(0.1, wire.cut)
    timer.start()
    with pytest.raises(StorageFault):
        wire.receive(60)
    timer.join()
    wire.cut()


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe{}",
        b"[]",
        b"3",
        b"null",
        b"{",
        b"{}{}",
        b'{"a":NaN}',
        b'{"a":-Infinity}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":' + b"[" * 200_000,
        b'{"a":' * 100_000,
        b"\x80\x04K\x01.",
    ],
)
def test_what_is_not_one_json_object_is_refused(body: bytes) -> None:
    with pytest.raises(WrongUse) as caught:
        decode(body)
    assert caught.value.code is Code.InvalidParameter


@given(st.binary(max_size=200))
def test_junk_never_leaves_as_another_error(junk: bytes) -> None:
    try:
        assert isinstance(decode(junk), dict)
    except JetError as error:
        assert error.code is Code.InvalidParameter


def test_a_state_comes_through() -> None:
    assert read_state(decode(encode(state_message(STATE)))) == STATE
    other = replace(STATE, family=Family.LOG, databases=(), circular=False, backup_running=True)
    assert read_state(decode(encode(state_message(other)))) == other


def test_what_began_comes_through() -> None:
    assert read_begun(decode(encode(begun_message(BEGUN)))) == BEGUN


def test_six_databases_of_the_largest_pages_fit() -> None:
    copies = tuple(LiveCopy(n, Path(f"/{n}" + "x" * 4000), 1 << 30, bytes(32768)) for n in range(1, 7))
    assert len(framed({"ok": begun_message(BackupStart(1, copies))})) < MAX_FRAME // 2


def test_an_error_comes_through() -> None:
    error = Code.BackupInProgress.error("Not now.", hint="Wait.", path="/live", page=3, odd=object())
    read = read_error(decode(encode(error_message(error))))
    assert isinstance(read, WrongState)
    assert (read.code, read.message, read.hint) == (Code.BackupInProgress, "Not now.", "Wait.")
    assert read.context == {"path": "/live", "page": 3}


def test_an_error_of_a_later_version_and_one_that_would_overwrite_itself() -> None:
    told = {
        "code": -99999,
        "message": "New.",
        "hint": "",
        "context": {"self": 1, "code": 2, "message": "m", "hint": 3},
    }
    read = read_error(told)
    assert (read.code, read.message, read.context) == (Code.ServerFailed, "New.", {})


def _mutations(message: dict[str, object]) -> list[dict[str, object]]:
    strange: list[object] = [None, True, -1, 1 << 70, 1.5, "", "relative", "a\0b", "!", [], [1], [{}], {}]
    changed = [{**message, key: value} for key in message for value in strange]
    return changed + [{other: message[other] for other in message if other != key} for key in message]


def test_changed_messages_are_read_or_refused() -> None:
    refused = 0
    copies = begun_message(BEGUN)["databases"]
    assert isinstance(copies, list)
    begun = [{"gen_low": 1, "databases": [changed]} for changed in _mutations(copies[0])]
    begun.append({"gen_low": 1, "databases": [copies[0], copies[0]]})
    for read, messages in (
        (read_state, _mutations(state_message(STATE))),
        (read_begun, [*begun, *_mutations(begun_message(BEGUN))]),
        (read_error, _mutations(error_message(Code.ServerFailed.error()))),
    ):
        for message in messages:
            try:
                read(message)
            except WrongUse:
                refused += 1
    assert refused > 200


@settings(max_examples=50)
@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_a_proof_is_good_for_one_side_of_one_conversation(client: bytes, server: bytes) -> None:
    token, other = fresh(), fresh()
    made = proof(token, "client", client, server)
    check_proof(made, token, "client", client, server)
    for wrong in (
        (made, other, "client", client, server),
        (made, token, "server", client, server),
        (made, token, "client", other, server),
        (made, token, "client", client, other),
        (made[:-1], token, "client", client, server),
        (b"", token, "client", client, server),
        (proof(b"", "client", client, server), b"", "client", client, server),
        (proof(token, "client", b"", client + server), token, "client", b"", client + server),
    ):
        with pytest.raises(StorageFault) as caught:
            check_proof(*wrong)
        assert caught.value.code is Code.FileAccessDenied


def test_nothing_is_pickled() -> None:
    source = Path(wire_module.__file__).parent
    for name in ("wire", "message", "wire_values", "server", "remote", "conversation", "published", "peer"):
        text = (source / f"{name}.py").read_text(encoding="utf-8")
        assert "import pickle" not in text and "multiprocessing" not in text
    assert json.loads(encode(state_message(STATE)))["base"] == "edb"
