"""The log manager: what it writes is what the formats read, where it said; names, headers, opening again."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.error_codes import Code
from engine.errors import Corruption, JetError, MissingFile
from engine.files import LocalFileSystem
from engine.formats.log_header import SEGMENT_SIZE, LogFlags
from engine.formats.log_record_types import RecordType
from engine.formats.log_scan import scan
from engine.formats.log_segment_writer import SEGMENT_ROOM, LogBody
from engine.formats.log_segments import verify_log
from engine.formats.names import Family
from engine.formats.stamps import Lgpos
from engine.instance.log import Log
from tests.support.crash_fs import CrashFS, tree_of
from tests.support.fault_fs import FaultFS
from tests.support.log_files import (
    FIRST,
    STREAMS,
    flip,
    make_attachment,
    make_header,
    make_log,
    make_segment,
    real_file,
    term2,
    trace,
)
from tests.support.log_streams import (
    RECOVERY_UNDO,
    Clock,
    Placed,
    new_log,
    read_back,
    readings,
    record,
    records_of,
)
from tests.support.log_streams import settings as log_settings

FS = LocalFileSystem()


def reopen(directory: Path) -> Log:
    return Log.reopen(FS, directory, "edb", Clock())


def append(log: Log, placed: Placed, body: bytes) -> int:
    placed.append((log.append(body), body))
    return placed[-1][0]


# records and places

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
    assert (Lgpos.unpack(place).segment, kind) == (3, RecordType.NOP)


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
    log = new_log(fs.root, fs=fs)
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


# rolls


def test_a_roll_in_order(tmp_path: Path) -> None:
    """Design, reliability 6.6: the next log and the end of this one are on the disk before any name changes."""
    fs = CrashFS(tmp_path / "disk")
    log = new_log(fs.root, fs=fs)
    log.append(record(100))
    begun = len(fs.operations)
    log.roll()
    assert fs.trace()[begun:] == [
        "create edbtmp.log", "write edbtmp.log 0+32768", "sync edbtmp.log",
        "write edb.log 4096+4096", "sync edb.log",
        "write edbtmp.log 0+4096", "sync edbtmp.log",
        "rename edb.log to edb00000001.log", "sync folder .",
        "rename edbtmp.log to edb.log", "sync folder .",
    ]  # fmt: skip
    log.close()


def test_headers_tell_the_stream(tmp_path: Path) -> None:
    log = Log.create(FS, tmp_path, log_settings(circular=True), Clock())
    attached = make_attachment("one.edb")
    log.attachments = lambda: attached
    log.checkpoint = lambda: Lgpos(1, 2, 3).packed
    log.append(record(9000))
    log.roll()
    log.circular = False
    log.roll()
    log.close()
    one, two, three = (reading.header for reading in readings(tmp_path))
    assert [header.generation for header in (one, two, three)] == [1, 2, 3]
    assert [header.flags for header in (one, two, three)] == [
        LogFlags.CIRCULAR, LogFlags.CIRCULAR, LogFlags.CIRCULAR_EARLIER,
    ]  # fmt: skip
    assert [header.params.circular for header in (one, two, three)] == [True, True, False]
    assert (one.lgpos_checkpoint, two.lgpos_checkpoint) == (Lgpos(1, 1, 0), Lgpos(1, 2, 3))
    assert not one.attachments
    assert two.attach_list.startswith(attached)
    assert not one.previous_created.is_set
    assert two.previous_created == one.created != two.created == three.previous_created
    assert two.version == (8, 60, 140)
    assert (one.checksum_previous, three.checksum_previous) == (0, 0)
    log = Log.reopen(FS, tmp_path, "edb", Clock())
    assert not log.circular
    log.roll()
    log.close()
    assert readings(tmp_path)[-1].header.flags == LogFlags.CIRCULAR_EARLIER


def test_callables_that_fail_change_nothing(tmp_path: Path) -> None:
    log = new_log(tmp_path)
    log.append(record(100))
    log.attachments = lambda: bytes(3000)
    with pytest.raises(JetError) as caught:
        log.roll()
    assert caught.value.code is Code.InvalidParameter
    log.attachments = bytes
    assert log.failed is None
    assert log.roll() == 2
    log.close()
    assert len(readings(tmp_path)) == 2


@pytest.mark.parametrize(
    ("family", "digits", "names"),
    [
        (Family.LOG, 8, ["edb.log", "edb00000001.log"]),
        (Family.JTX, 5, ["edb.jtx", "edb00001.jtx"]),
    ],
)
def test_names(tmp_path: Path, family: Family, digits: int, names: list[str]) -> None:
    log = Log.create(FS, tmp_path, log_settings(family=family, digits=digits), Clock())
    log.roll()
    log.close()
    assert sorted(tree_of(tmp_path)) == [*names, "edbres00001.jrs", "edbres00002.jrs"]
    log = Log.reopen(FS, tmp_path, "EDB", Clock())
    log.roll()
    log.close()
    assert sorted(tree_of(tmp_path))[:3] == [*names, names[1].replace("01.", "02.")]


def test_five_digits_become_eight(tmp_path: Path) -> None:
    (tmp_path / "edbFFFFE.log").write_bytes(make_log(make_header(0xFFFFE), {}))
    (tmp_path / "edb.log").write_bytes(make_log(make_header(0xFFFFF), {}))
    log = reopen(tmp_path)
    log.roll()
    log.roll()
    log.close()
    assert {"edbFFFFE.log", "edbFFFFF.log", "edb00100000.log"} < tree_of(tmp_path).keys()


def test_logs_are_deleted_oldest_first(tmp_path: Path) -> None:
    fs = CrashFS(tmp_path / "disk")
    log = new_log(fs.root, fs=fs)
    for _ in range(4):
        log.roll()
    begun = len(fs.operations)
    assert log.delete_below(3) == [1, 2]
    assert fs.trace()[begun:] == [
        "remove edb00000001.log", "sync folder .", "remove edb00000002.log", "sync folder .",
    ]  # fmt: skip
    assert log.delete_below(99) == [3, 4]
    assert log.delete_below(99) == []
    log.append(record(10))
    log.close()
    assert [reading.generation for reading in readings(fs.root)] == [5]


def test_create_never_replaces_a_stream(tmp_path: Path) -> None:
    log = new_log(tmp_path)
    log.roll()
    log.close()
    for missing in ("edb.log", "edb00000001.log"):
        with pytest.raises(JetError) as caught:
            new_log(tmp_path)
        assert caught.value.code is Code.FileAlreadyExists
        (tmp_path / missing).unlink()
    new_log(tmp_path).close()


def test_a_closed_log_refuses(tmp_path: Path) -> None:
    log = new_log(tmp_path)
    log.close()
    log.close()
    for call in (log.roll, log.flush, lambda: log.append(record(5)), lambda: log.append_together([record(5)])):
        with pytest.raises(JetError) as caught:
            call()
        assert caught.value.code is Code.NotInitialized


# opening again


def stored(directory: Path, segments: dict[int, bytes], generation: int = 7) -> Path:
    path = directory / "edb.log"
    path.write_bytes(make_log(make_header(generation), segments))
    return path


def test_without_a_log_there_is_nothing_to_reopen(tmp_path: Path) -> None:
    (tmp_path / "edbtmp.log").write_bytes(make_log(make_header(7), {}))
    (tmp_path / "edbres00001.jrs").write_bytes(b"")
    with pytest.raises(MissingFile) as caught:
        reopen(tmp_path)
    assert caught.value.code is Code.MissingLogFile


def test_the_temp_log_never_counts_and_reserves_are_made_whole(tmp_path: Path) -> None:
    stored(tmp_path, {1: make_segment(7, 1, trace(100))})
    (tmp_path / "edbtmp.log").write_bytes(make_log(make_header(8), {1: make_segment(8, 1, trace(50))}))
    (tmp_path / "edbres00001.jrs").write_bytes(b"garbage")
    log = reopen(tmp_path)
    assert (log.generation, log.tip, log.durable) == (7, Lgpos(7, 2, 0).packed, Lgpos(7, 2, 0).packed)
    assert sorted(tree_of(tmp_path)) == ["edb.log", "edbres00001.jrs", "edbres00002.jrs"]
    assert not any((tmp_path / "edbres00001.jrs").read_bytes())
    log.close()


def test_a_missing_current_log_is_made_anew(tmp_path: Path) -> None:
    log = new_log(tmp_path)
    log.append(record(9000))
    log.roll()
    log.append(record(50))
    log.close()
    (tmp_path / "edb.log").rename(tmp_path / "edbtmp.log")
    log = Log.reopen(FS, tmp_path, "edb", Clock(), attachments=lambda: make_attachment("x"), checkpoint=lambda: 77)
    assert (log.generation, log.tip) == (2, Lgpos(2, 1, 0).packed)
    log.append(RECOVERY_UNDO)
    log.close()
    one, two = readings(tmp_path)
    assert records_of([two]) == [(Lgpos(2, 1, 0).packed, RECOVERY_UNDO)]
    assert len(two.header.attachments) == 1
    assert two.header.lgpos_checkpoint == Lgpos.unpack(77)
    assert two.header.checksum_previous == one.checksum != 0
    assert not (tmp_path / "edbtmp.log").exists()


def test_names_in_other_letters_are_the_same_stream(tmp_path: Path) -> None:
    stored(tmp_path, {1: make_segment(7, 1, trace(100))}).rename(tmp_path / "EDB.LOG")
    log = reopen(tmp_path)
    log.append(RECOVERY_UNDO)
    log.roll()
    log.close()
    assert [reading.last for reading in readings(tmp_path)] == [2, 0]
    assert [name for name in tree_of(tmp_path) if name.endswith(".log")] == ["EDB.log", "EDB00000007.log"]


def test_an_older_format_goes_on_in_a_new_log(tmp_path: Path) -> None:
    (tmp_path / "edb.log").write_bytes(
        make_log(make_header(7, update_major=5, update_minor=16), {1: make_segment(7, 1, trace(100))})
    )
    log = reopen(tmp_path)
    assert log.tip == Lgpos(8, 1, 0).packed
    log.close()
    assert [reading.header.version for reading in readings(tmp_path)] == [(8, 5, 16), (8, 60, 140)]


def test_a_newer_format_is_kept(tmp_path: Path) -> None:
    (tmp_path / "edb.log").write_bytes(make_log(make_header(7, update_major=90, update_minor=200), {}))
    log = reopen(tmp_path)
    log.roll()
    log.close()
    assert [reading.header.version for reading in readings(tmp_path)] == [(8, 90, 200)] * 2


def test_a_closed_log_that_is_no_older_is_refused(tmp_path: Path) -> None:
    path = stored(tmp_path, {})
    (tmp_path / "edb00000007.log").write_bytes(path.read_bytes())
    with pytest.raises(JetError) as caught:
        reopen(tmp_path)
    assert caught.value.code is Code.InvalidLogSequence


def segments_of(*contents: bytes, first: int = 1) -> dict[int, bytes]:
    return {n: make_segment(7, n, content) for n, content in enumerate(contents, first)}


FULL = trace(SEGMENT_ROOM)


def filled(size: int = 100) -> bytes:
    """Records of a segment that a flush made whole."""
    room = SEGMENT_ROOM - size
    return trace(size) + bytes((71,)) + (room - 5).to_bytes(4, "little") + bytes(room - 5)


@pytest.mark.parametrize(
    "left",
    [
        {1: filled(), 3: FULL},
        {1: filled(), 3: FULL, 4: filled()},
        {1: filled(), 3: FULL, 5: FULL},
        {1: filled(), 2: None, 3: filled()},
        {1: filled(), 2: None, 4: FULL, 5: FULL},
        {1: filled(), 2: None},
        {2: FULL},
        {1: None, 2: filled()},
    ],
)
def test_what_an_unfinished_write_left_is_removed(tmp_path: Path, left: dict[int, bytes | None]) -> None:
    segments = {n: make_segment(7, n, content or FULL) for n, content in left.items()}
    for n, content in left.items():
        if content is None:  # torn
            segments[n] = segments[n][:1024] + bytes(SEGMENT_SIZE - 1024)
    path = stored(tmp_path, segments)
    last = 1 if left.get(1) else 0
    for _ in range(2):
        log = reopen(tmp_path)
        assert log.tip == Lgpos(7, last + 1, 0).packed
        log.close()
        assert path.read_bytes() == make_log(make_header(7), {n: segments[n] for n in range(1, last + 1)})
    log = reopen(tmp_path)
    log.append(RECOVERY_UNDO)
    log.close()
    assert readings(tmp_path)[0].last == last + 1


@pytest.mark.parametrize(
    "left",
    [
        {1: filled(), 3: filled(), 4: FULL},
        {1: filled(), 2: None, 3: filled(), 4: filled()},
        {2: filled(), 3: FULL},
        {1: None, 2: term2(7), 3: filled()},
    ],
)
def test_damage_that_is_no_unfinished_write_is_reported(tmp_path: Path, left: dict[int, bytes | None]) -> None:
    segments = {n: make_segment(7, n, content or FULL) for n, content in left.items()}
    for n, content in left.items():
        if content is None:
            segments[n] = segments[n][:1024] + bytes(SEGMENT_SIZE - 1024)
    path = stored(tmp_path, segments)
    before = path.read_bytes()
    with pytest.raises(Corruption) as caught:
        reopen(tmp_path)
    assert caught.value.code is Code.LogFileCorrupt
    assert caught.value.context["segment"]
    assert path.read_bytes() == before


def test_a_record_cut_off_is_dropped(tmp_path: Path) -> None:
    log = new_log(tmp_path)
    log.append(record(100))
    log.flush()
    log.append(record(20_000))
    log.close()
    path = tmp_path / "edb.log"
    path.write_bytes(path.read_bytes()[: 4 * SEGMENT_SIZE].ljust(8 * SEGMENT_SIZE, b"\0"))
    log = reopen(tmp_path)
    at = log.append(RECOVERY_UNDO)
    assert at == Lgpos(1, 4, 0).packed
    log.append(record(200))
    log.close()
    assert [body for _, body in read_back(tmp_path)] == [record(100), RECOVERY_UNDO, record(200)]


def test_reopen_of_a_log_at_its_end_rolls(tmp_path: Path) -> None:
    stored(tmp_path, segments_of(*[filled()] * 14))
    log = reopen(tmp_path)
    assert log.append(RECOVERY_UNDO) == Lgpos(8, 1, 0).packed
    log.close()
    assert len(readings(tmp_path)) == 2


def test_first_position() -> None:
    assert LogBody(FIRST.generation, 16, Clock()).tip == FIRST.packed


@pytest.mark.parametrize("stream", STREAMS, ids=lambda stream: stream[-1])
def test_a_real_stream_is_carried_on(tmp_path: Path, stream: tuple[str, ...]) -> None:
    for name in stream:
        (tmp_path / Path(name).name).write_bytes(real_file(name))
    before = readings(tmp_path, "SRU")
    log = Log.reopen(FS, tmp_path, "sru", Clock())
    assert log.tip >= before[-1].end.packed
    log.append(RECOVERY_UNDO)
    log.roll()
    log.append(record(10_000))
    log.close()
    after = readings(tmp_path, "SRU")
    kept = records_of(before)
    found = records_of(after)
    assert found[: len(kept)] == kept
    assert [body for _, body in found[len(kept) :]] == [RECOVERY_UNDO, record(10_000)]


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
