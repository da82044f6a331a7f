"""A stream is opened again: what counts as its end, what an unfinished write left, what is damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import Corruption, JetError, MissingFile
from engine.files import LocalFileSystem
from engine.formats.log.header import SEGMENT_SIZE
from engine.formats.log.segment_writer import SEGMENT_ROOM
from engine.formats.stamps import Lgpos
from engine.storage.log import Log
from tests.builders.log_files import (
    STREAMS,
    make_attachment,
    make_header,
    make_log,
    make_segment,
    real_file,
    trace,
)
from tests.builders.log_streams import (
    RECOVERY_UNDO,
    Clock,
    new_log,
    read_back,
    readings,
    record,
    records_of,
    reopen,
)
from tests.disk.crash_fs import tree_of

FS = LocalFileSystem()


# what is there


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
    assert [name for name in tree_of(tmp_path) if name.endswith(".log")] == ["EDB.log", "EDB00007.log"]


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


# what a cut left


def segments_of(*contents: bytes, first: int = 1) -> dict[int, bytes]:
    return {n: make_segment(7, n, content) for n, content in enumerate(contents, first)}


FULL = trace(SEGMENT_ROOM)


def filled(size: int = 100) -> bytes:
    """Records of a segment that a flush made whole."""
    room = SEGMENT_ROOM - size
    return trace(size) + bytes((71,)) + (room - 5).to_bytes(4, "little") + bytes(room - 5)


Left = dict[int, int | None]
"""By segment, up to where the disk was synced when it was written; ``None`` for a torn one."""


def left_behind(left: Left) -> dict[int, bytes]:
    segments = {}
    for n, synced in left.items():
        whole = make_segment(7, n, FULL, synced=synced or 0)
        segments[n] = whole if synced is not None else whole[:1024] + bytes(SEGMENT_SIZE - 1024)
    return segments


@pytest.mark.parametrize(
    "left",
    [
        {1: 0, 3: 1},
        {1: 0, 3: 1, 4: 1},
        {1: 0, 3: 1, 5: 1},
        {1: 0, 2: None, 3: 1},
        {1: 0, 2: None, 4: 1, 5: 0},
        {1: 0, 2: None},
        {1: 0, 2: None, 3: None, 5: None},
        {2: 0},
        {1: None, 2: 0},
    ],
)
def test_what_an_unfinished_write_left_is_removed(tmp_path: Path, left: Left) -> None:
    segments = left_behind(left)
    path = stored(tmp_path, segments)
    last = 1 if left.get(1) == 0 else 0
    for _ in range(2):
        log = reopen(tmp_path)
        assert log.tip == Lgpos(7, last + 1, 0).packed
        log.close()
        assert path.read_bytes() == make_log(make_header(7), {n: segments[n] for n in range(1, last + 1)})
    log = reopen(tmp_path)
    log.append(RECOVERY_UNDO)
    log.close()
    assert readings(tmp_path)[0].last == last + 1


@pytest.mark.parametrize("left", [{1: 0, 3: 1, 4: 3}, {1: 0, 2: None, 3: 2, 4: 1}, {2: 0, 3: 2}, {1: None, 2: 1}])
def test_damage_that_is_no_unfinished_write_is_reported(tmp_path: Path, left: Left) -> None:
    """A sync had reached the hole before what lies behind it was written."""
    path = stored(tmp_path, left_behind(left))
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
