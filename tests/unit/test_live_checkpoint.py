"""The checkpoint of a running instance: where it may go, and what is on the disk before it goes there."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.formats.attachments import encode_attachment
from engine.formats.checkpoint import COPY_SIZE, read_checkpoint
from engine.formats.dbms_params import DbmsParams
from engine.formats.stamps import Lgpos, Signature
from engine.storage.checkpoint import LiveCheckpoint, consistency_point
from tests.builders.attached import SIGN_DB, STREAM, Attached
from tests.disk.fault_fs import FaultFS, faults_for

FS = LocalFileSystem()
PARAMS = bytes(DbmsParams.SIZE)


def entry(path: str = "C:\\a.edb") -> bytes:
    return encode_attachment(
        dbid=1, path=path, dbtime=5, objid_last=6, attached=Lgpos(1, 1, 0), consistent=Lgpos(), sign_db=SIGN_DB
    )


@pytest.fixture
def bench(tmp_path: Path) -> Attached:
    return Attached.create(tmp_path)


@pytest.fixture
def checkpoint(tmp_path: Path) -> LiveCheckpoint:
    return LiveCheckpoint.open(FS, tmp_path / "edb.chk", STREAM.signature, PARAMS)


def test_everything_before_it_is_on_the_disk(bench: Attached, checkpoint: LiveCheckpoint) -> None:
    bench.record()
    bench.log.roll()
    bench.record()
    tip = bench.log.tip
    assert tip > bench.log.durable
    assert checkpoint.advance(tip, entry(), [(bench.file, 1)], bench.log)
    assert bench.log.durable >= tip
    header = bench.file.header
    assert (header.gen_min_required, header.gen_min_consistent, header.gen_max_required) == (2, 2, 2)
    reading = read_checkpoint(checkpoint.path.read_bytes())
    assert reading.copies_agree
    assert reading.checkpoint.lgpos_checkpoint.packed == tip == checkpoint.position
    (attached,) = reading.checkpoint.attachments
    assert (attached.path, attached.sign_db, attached.lgpos_attach) == ("C:\\a.edb", SIGN_DB, Lgpos(1, 1, 0))


def test_it_never_goes_back(bench: Attached, checkpoint: LiveCheckpoint) -> None:
    first = bench.record()
    later = bench.record()
    assert checkpoint.advance(later, b"", [], bench.log)
    before = checkpoint.path.read_bytes()
    assert not checkpoint.advance(first, b"", [], bench.log)
    assert not checkpoint.advance(later, b"", [], bench.log)
    assert checkpoint.path.read_bytes() == before


def test_no_database_needs_logs_of_before_its_attach(bench: Attached, checkpoint: LiveCheckpoint) -> None:
    bench.log.roll()
    bench.log.roll()
    checkpoint.advance(2 << 32 | 1 << 16, b"", [(bench.file, 3)], bench.log)
    assert bench.file.header.gen_min_required == 3


def test_a_position_in_a_log_header_is_its_first_data(bench: Attached, checkpoint: LiveCheckpoint) -> None:
    checkpoint.advance(1 << 32, b"", [], bench.log)
    assert checkpoint.position == 1 << 32 | 1 << 16


def test_where_it_may_go(bench: Attached) -> None:
    tip = 9 << 32
    assert consistency_point(tip, [], bench.cache) == tip
    assert consistency_point(tip, [7 << 32, 8 << 32], bench.cache) == 7 << 32
    bench.put(1, 6 << 32)
    assert consistency_point(tip, [7 << 32], bench.cache) == 6 << 32
    bench.cache.flush()
    assert consistency_point(tip, [7 << 32], bench.cache) == 7 << 32


def test_it_is_taken_up_again(bench: Attached, checkpoint: LiveCheckpoint) -> None:
    checkpoint.image.lgpos_full_backup = Lgpos(4, 5, 6)
    checkpoint.write(7 << 32 | 1 << 16, entry())
    again = LiveCheckpoint.open(FS, checkpoint.path, STREAM.signature, PARAMS)
    assert (again.position, again.image.lgpos_full_backup) == (checkpoint.position, Lgpos(4, 5, 6))
    foreign = LiveCheckpoint.open(FS, checkpoint.path, Signature(1), PARAMS)
    assert (foreign.position, foreign.image.signature) == (0, Signature(1))
    checkpoint.path.write_bytes(b"\1" * 2 * COPY_SIZE)
    assert LiveCheckpoint.open(FS, checkpoint.path, STREAM.signature, PARAMS).position == 0


def test_after_a_clean_end_no_database_is_listed(checkpoint: LiveCheckpoint) -> None:
    checkpoint.write(7 << 32 | 1 << 16, None)
    there = read_checkpoint(checkpoint.path.read_bytes()).checkpoint
    assert (there.lists_attachments, there.attachments) == (False, ())
    checkpoint.write(7 << 32 | 2 << 16, b"")
    there = read_checkpoint(checkpoint.path.read_bytes()).checkpoint
    assert (there.lists_attachments, there.attachments) == (True, ())


def test_paths_that_are_too_long_are_refused_with_nothing_changed(checkpoint: LiveCheckpoint) -> None:
    checkpoint.write(7 << 32 | 1 << 16, entry())
    before = checkpoint.path.read_bytes()
    with pytest.raises(JetError):
        checkpoint.write(8 << 32 | 1 << 16, entry("x" * 1100))
    assert (checkpoint.position, checkpoint.path.read_bytes()) == (7 << 32 | 1 << 16, before)


def test_an_error_at_any_call_leaves_the_old_or_the_new_one(tmp_path: Path) -> None:
    old, new = 7 << 32 | 1 << 16, 8 << 32 | 1 << 16
    good = FaultFS(FS)
    path = tmp_path / "edb.chk"
    LiveCheckpoint.open(FS, path, STREAM.signature, PARAMS).write(old, b"")
    LiveCheckpoint.open(good, path, STREAM.signature, PARAMS).write(new, b"")
    count = 0
    for call in good.calls:
        for fault in faults_for(call.verb):
            path.unlink()
            LiveCheckpoint.open(FS, path, STREAM.signature, PARAMS).write(old, b"")
            fs = FaultFS(FS).fail_at(call.index, fault)
            with contextlib.suppress(JetError, MemoryError):
                LiveCheckpoint.open(fs, path, STREAM.signature, PARAMS).write(new, b"")
            fs.bury()
            assert fs.struck
            assert LiveCheckpoint.open(FS, path, STREAM.signature, PARAMS).position in (old, new)
            count += 1
    assert count > 10
