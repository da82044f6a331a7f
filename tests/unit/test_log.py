"""What a log writes is what the formats read, where it said: records, their places, flushes, the end."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.formats.log.header import SEGMENT_SIZE
from engine.formats.log.records import NOP
from engine.formats.log.scan import scan
from engine.formats.log.segment_writer import SEGMENT_ROOM, LogBody
from engine.formats.log.segments import verify_log
from engine.formats.stamps import Lgpos
from engine.storage.log import Log
from tests.builders.log_files import FIRST, flip, term2
from tests.builders.log_streams import RECOVERY_UNDO, Clock, Placed, new_log, read_back, readings, record, reopen
from tests.disk.crash_fs import CrashFS
from tests.disk.fault_fs import FaultFS


def append(log: Log, placed: Placed, body: bytes) -> int:
    placed.append((log.append(body), body))
    return placed[-1][0]


# records and places


def test_first_position() -> None:
    assert LogBody(FIRST.generation, 16, Clock()).tip == FIRST.packed


STEPS = st.tuples(
    st.one_of(
        st.integers(1, 200),
        st.integers(1, 200_000),
        st.integers(SEGMENT_ROOM - 40, SEGMENT_ROOM + 10),
    ),
    st.sampled_from(["", "", "", "flush", "flush last", "roll", "reopen"]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(STEPS, min_size=1, max_size=30))
def test_every_record_is_read_at_the_place_it_was_given(steps: list[tuple[int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        log, placed = new_log(directory, 64), Placed()
        for number, (size, then) in enumerate(steps):
            place = append(log, placed, record(size, number))
            if then == "flush":
                log.flush()
                assert place < log.durable == log.tip
            elif then == "flush last":
                log.flush(place)
                assert place < log.durable
            elif then == "roll":
                log.roll()
                assert place < log.durable == log.tip
            elif then == "reopen":
                log.close()
                log = reopen(directory)
                append(log, placed, RECOVERY_UNDO)
        log.close()
        assert read_back(directory) == placed
        assert log.durable == log.tip


@pytest.mark.parametrize("room", range(41))
def test_the_rest_of_a_segment(tmp_path: Path, room: int) -> None:
    """A record that does not fit is split from 32 bytes on; a flush fills with NOP2 from 5 bytes on."""
    for then in ("append", "flush"):
        directory = tmp_path / then
        directory.mkdir()
        log, placed = new_log(directory), Placed()
        append(log, placed, record(SEGMENT_ROOM - room))
        end = Lgpos(1, 1, SEGMENT_SIZE - room) if room else Lgpos(1, 2, 0)
        assert log.tip == end.packed
        if then == "flush":
            log.flush()
        expected = Lgpos(1, 2, 0) if then == "flush" and room >= 5 else end
        assert append(log, placed, record(100)) == expected.packed
        split = then == "append" and room >= 32
        assert log.tip == Lgpos(1, 2, 40 + 100 + (3 - (room - 7) if split else 0)).packed
        log.close()
        assert read_back(directory) == placed


@pytest.mark.parametrize("room", [1, 2, 4, 5, 31, 32, 33, 100, 4056])
def test_at_least_a_byte_stays_unused_and_the_last_segment_empty(tmp_path: Path, room: int) -> None:
    for size in (room - 1, room, room + 1):
        directory = tmp_path / str(size)
        directory.mkdir()
        log, placed = new_log(directory, sectors=5), Placed()  # data in 1, 2 and 3
        whole = SEGMENT_ROOM * 3 - 7 - 3 - 3 - room  # a split record's headers
        if room < SEGMENT_ROOM:
            append(log, placed, record(whole))
        else:
            append(log, placed, record(SEGMENT_ROOM))
            append(log, placed, record(SEGMENT_ROOM))
        if size:
            place = append(log, placed, record(size))
            assert (place >> 32 == 1) == (size < room)
        log.close()
        first = readings(directory)[0]
        assert first.last <= 3
        assert not any(first.segment(4))
        assert read_back(directory) == placed


def test_a_flush_leaves_the_last_data_segment_unfilled(tmp_path: Path) -> None:
    log = new_log(tmp_path, sectors=5)
    log.append(record(SEGMENT_ROOM * 2 + 100))
    log.flush()
    assert log.append(record(1)) == Lgpos(2, 1, 0).packed
    log.close()
    *_, (place, kind, _) = scan(readings(tmp_path)[0])
    assert (Lgpos.unpack(place).segment, kind) == (3, NOP.TYPE)


def test_a_record_larger_than_a_log_is_refused(tmp_path: Path) -> None:
    log = new_log(tmp_path, sectors=5)
    most = SEGMENT_ROOM * 3 - 7 - 3 - 3 - 1
    log.append(record(10))
    for append_it in (log.append, lambda body: log.append_together([body, body])):
        with pytest.raises(JetError) as caught:
            append_it(record(most + 1))
        assert caught.value.code is Code.InvalidParameter
    assert (log.generation, log.failed) == (1, None)
    assert log.append(record(most)) == Lgpos(2, 1, 0).packed
    log.close()
    assert [body for _, body in read_back(tmp_path)] == [record(10), record(most)]


def test_records_together_share_a_file(tmp_path: Path) -> None:
    for size in (1, 10, 5000):
        for before in range(3 * SEGMENT_ROOM - 5100, 3 * SEGMENT_ROOM - 20, 47):
            body = LogBody(1, 5, Clock())
            body.append(record(before))
            together = [record(size), record(11)]
            fits = body.fits([len(part) for part in together])
            places = [body.append(part) for part in together]
            assert fits == (min(places) > 0)
    log, placed = new_log(tmp_path, sectors=5), Placed()
    append(log, placed, record(3 * SEGMENT_ROOM - 60))
    together = [record(30), record(40), record(1)]
    at = log.append_together(together)
    assert at == Lgpos(2, 1, 0).packed
    log.close()
    found = read_back(tmp_path)
    assert found[0] == placed[0]
    assert [body for _, body in found[1:]] == together
    assert found[1][0] == at


def test_much_without_a_flush_is_written_but_not_promised(tmp_path: Path) -> None:
    fs = CrashFS(tmp_path / "disk")
    log, placed = new_log(fs.root, 600, fs), Placed()
    begun = len(fs.operations)
    while log.generation == 1 and log.tip < Lgpos(1, 580, 0).packed:
        append(log, placed, record(30_000, len(placed)))
    assert log.durable == Lgpos(1, 1, 0).packed
    trace_ = fs.trace()[begun:]
    assert len(trace_) == 2
    assert all(line.startswith("write edb.log") for line in trace_)
    log.close()
    assert read_back(fs.root) == placed


# flushes


def test_a_flush_writes_whole_segments_once(tmp_path: Path) -> None:
    fs = CrashFS(tmp_path / "disk")
    log = new_log(fs.root, 32, fs)
    begun = len(fs.operations)
    log.append(record(5000))
    log.flush()
    log.append(record(10))
    log.flush()
    log.flush()
    log.flush(Lgpos(1, 1, 0).packed)
    assert fs.trace()[begun:] == [
        "write edb.log 4096+8192", "sync edb.log",
        "write edb.log 12288+4096", "sync edb.log",
    ]  # fmt: skip
    assert log.durable == Lgpos(1, 4, 0).packed
    log.close()


def test_the_end_of_a_run_is_written_with_its_shadow(tmp_path: Path) -> None:
    fs = CrashFS(tmp_path / "disk")
    log = new_log(fs.root, fs=fs)
    begun = len(fs.operations)
    place = log.append(term2(1))
    log.flush(place)
    assert fs.trace()[begun:] == ["write edb.log 4096+8192", "sync edb.log"]
    log.close()
    (reading,) = readings(fs.root)
    assert reading.closed_normally
    assert reading.segment(1) == reading.segment(2)
    assert reading.checksum == log.checksum == int.from_bytes(reading.segment(1)[:8], "little")
    path = fs.root / "edb.log"
    path.write_bytes(flip(flip(path.read_bytes(), 8 * 4200), 8 * 4300))
    log = reopen(fs.root)
    assert log.tip == Lgpos(1, 2, 0).packed
    assert not verify_log(path.read_bytes()).findings
    log.append(RECOVERY_UNDO)
    log.close()
    (reading,) = readings(fs.root)
    assert (reading.last, reading.closed_normally) == (2, False)


def test_small_rooms_behind_the_end_of_a_run(tmp_path: Path) -> None:
    for room in (0, 1, 4, 5, 31, 32, 40):
        directory = tmp_path / str(room)
        directory.mkdir()
        log, placed = new_log(directory), Placed()
        append(log, placed, record(SEGMENT_ROOM - room - len(term2(1))))
        append(log, placed, term2(1))
        log.flush()
        assert log.tip == Lgpos(1, 2, 0).packed
        append(log, placed, RECOVERY_UNDO)
        log.close()
        assert read_back(directory) == placed


# ends


def test_a_closed_log_refuses(tmp_path: Path) -> None:
    log = new_log(tmp_path)
    log.close()
    log.close()
    for call in (log.roll, log.flush, lambda: log.append(record(5)), lambda: log.append_together([record(5)])):
        with pytest.raises(JetError) as caught:
            call()
        assert caught.value.code is Code.NotInitialized


def test_abandoned_it_writes_nothing_more(tmp_path: Path) -> None:
    fs = FaultFS(LocalFileSystem())
    log = new_log(tmp_path, 8, fs)
    kept = log.append(record(100))
    log.flush()
    log.append(record(200))
    calls = len(fs.calls)
    log.abandon()
    log.close()
    assert {call.verb for call in fs.calls[calls:]} == {"close"}
    assert fs.open_files == 0
    assert read_back(tmp_path) == [(kept, record(100))]
    with pytest.raises(JetError) as caught:
        log.append(record(10))
    assert caught.value.code is Code.NotInitialized
