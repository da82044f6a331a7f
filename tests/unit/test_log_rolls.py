"""Logs of a stream, one after the other: rolls, headers, names; which are deleted and which never replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.formats.log.header import LogFlags
from engine.formats.names import Family
from engine.formats.stamps import Lgpos
from engine.storage.log import Log
from tests.builders.log_files import make_attachment, make_header, make_log
from tests.builders.log_streams import Clock, new_log, readings, record, reopen
from tests.builders.log_streams import settings as log_settings
from tests.disk.crash_fs import CrashFS, tree_of

FS = LocalFileSystem()


def test_a_roll_in_order(tmp_path: Path) -> None:
    """Both logs are on the disk before any name changes (docs/formats/log-file.md#roll)."""
    fs = CrashFS(tmp_path / "disk")
    log = new_log(fs.root, fs=fs)
    log.append(record(100))
    begun = len(fs.operations)
    log.roll()
    assert fs.trace()[begun:] == [
        "create edbtmp.log", "write edbtmp.log 0+32768", "sync edbtmp.log",
        "write edb.log 4096+4096", "sync edb.log",
        "write edbtmp.log 0+4096", "sync edbtmp.log", "sync folder .",
        "rename edb.log to edb00000001.log", "sync folder .",
        "rename edbtmp.log to edb.log", "sync folder .",
    ]  # fmt: skip
    log.close()


def test_a_log_that_was_prepared_is_renamed(tmp_path: Path) -> None:
    """By steps after flushes once a quarter of the log is full; what a crash leaves of it is removed."""
    fs = CrashFS(tmp_path / "disk")
    log = new_log(fs.root, 600, fs)
    log.append(record(150 * 4096))
    begun = len(fs.operations)
    for _ in range(6):
        log.append(record(10))
        log.flush()
    steps = [step for step in fs.trace()[begun:] if "edb.log" not in step]
    prepared = "edbres00003.jrs"
    assert steps == [
        f"create {prepared}", f"write {prepared} 0+1048576", f"write {prepared} 1048576+1048576",
        f"write {prepared} 2097152+360448", f"sync {prepared}",
    ]  # fmt: skip
    begun = len(fs.operations)
    log.roll()
    steps = fs.trace()[begun:]
    assert steps[:2] == [f"rename {prepared} to edbtmp.log", "sync edb.log"]
    assert not any("create" in step or "+1048576" in step for step in steps)
    log.append(record(150 * 4096))
    log.flush()
    log.abandon()
    assert (fs.root / prepared).exists()
    log = reopen(fs.root, fs)
    log.close()
    assert sorted(tree_of(fs.root)) == ["edb.log", "edb00000001.log", "edbres00001.jrs", "edbres00002.jrs"]


def test_what_fails_while_the_next_log_is_prepared_is_left_to_the_roll(tmp_path: Path) -> None:
    """A folder in the way of its name: the roll makes the log as if none had been prepared."""
    log = new_log(tmp_path, 32)
    (tmp_path / "edbres00003.jrs").mkdir()
    for _ in range(12):
        log.append(record(4000))
        log.flush()
    assert log.failed is None
    assert log.roll() == 2
    log.close()
    assert len(readings(tmp_path)) == 2


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
    log = reopen(tmp_path)
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
