"""Recovery of real Windows instances, and all that it refuses: with the file named, and nothing changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from engine.change.record_rules import RULES, Effect, Rule
from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.files import LocalFileSystem
from engine.formats.checkpoint import Checkpoint
from engine.formats.checksum import seal_header
from engine.formats.db_header import HEADER_READ, DatabaseHeader, page_offset, read_header
from engine.formats.log.header import HEADER_SIZE, SEGMENT_SIZE, LogHeader
from engine.formats.log.records import Split2
from engine.formats.stamps import BackupInfo, Lgpos, LogTime, Signature
from engine.progress import Cancel
from engine.recovery import replay
from engine.recovery.recover import Recovered, RecoveryOptions, recover
from tests.builders.sealing import seal_page
from tests.datasets import copy_of, dataset
from tests.disk.crash_fs import tree_of
from tests.oracles.redo import PagesInMemory, differences

FS = LocalFileSystem()
DATABASE = "SRUDB.dat"
FOREIGN = Signature(0xF0F0F0F0, LogTime(bytes((1, 2, 3, 4, 5, 110, 1, 0))))
EARLIER = LogTime(bytes((1, 2, 3, 4, 5, 110, 1, 0)))


def run(folder: Path, cancel: Cancel | None = None, /, **options: object) -> Recovered:
    return recover(
        FS,
        log_directory=folder,
        base="SRU",
        databases=[folder / DATABASE],
        options=RecoveryOptions(**options),  # type: ignore[arg-type]
        cancel=cancel,
    )


def refused(folder: Path, code: Code, named: str = "", /, **options: object) -> JetError:
    """Recovery refuses, names the file, and leaves every byte as it was."""
    before = tree_of(folder)
    with pytest.raises(JetError) as caught:
        run(folder, **options)
    assert caught.value.code is code, caught.value
    assert named in caught.value.message, caught.value
    assert tree_of(folder) == before
    return caught.value


def header_of(folder: Path) -> DatabaseHeader:
    return read_header((folder / DATABASE).read_bytes()[:HEADER_READ]).header


def edit_database(folder: Path, **fields: object) -> None:
    """Other values in both copies of the database header."""
    path = folder / DATABASE
    data = bytearray(path.read_bytes())
    header = DatabaseHeader(bytearray(read_header(bytes(data[:HEADER_READ])).data))
    for name, value in fields.items():
        setattr(header, name, value)
    assert isinstance(header.buffer, bytearray)
    seal_header(header.buffer)
    size = len(header.buffer)
    data[:size] = data[size : 2 * size] = header.buffer
    path.write_bytes(data)


def edit_log(path: Path, **fields: object) -> None:
    data = bytearray(path.read_bytes())
    header = LogHeader(bytearray(data[:HEADER_SIZE]))
    for name, value in fields.items():
        setattr(header, name, value)
    assert isinstance(header.buffer, bytearray)
    seal_header(header.buffer)
    data[:HEADER_SIZE] = header.buffer
    path.write_bytes(data)


def damage_segment(path: Path, segment: int) -> None:
    data = bytearray(path.read_bytes())
    start = segment * SEGMENT_SIZE + 60
    data[start : start + 200] = Random(segment).randbytes(200)
    path.write_bytes(data)


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    """Windows 11, dirty: logs 0x59 to 0x5C, attached by the last one."""
    return copy_of(dataset("srum-win11-dirty"), tmp_path / "dirty")


@pytest.fixture
def two_days(tmp_path: Path) -> Path:
    """The database of day 1, clean in log 2, with the logs 1 to 5 of both days."""
    folder = tmp_path / "two days"
    copy_of(dataset("srum-server2022-day1"), folder)
    for path in dataset("srum-server2022-day2").glob("SRU*.*"):
        if path.name not in (DATABASE, "SRUDB.jfm"):
            shutil.copyfile(path, folder / path.name)
    return folder


def day2() -> PagesInMemory:
    return PagesInMemory.of((dataset("srum-server2022-day2") / DATABASE).read_bytes())


def test_a_day_replayed_on_the_database_of_the_day_before(two_days: Path) -> None:
    done = run(two_days, whole_set=True)
    assert (done.applied, done.skipped, done.undone, done.records, done.logs) == (1118, 357, 0, 3019, (1, 5))
    assert differences(PagesInMemory.of((two_days / DATABASE).read_bytes()), day2()) == []
    ours, theirs = header_of(two_days), header_of(dataset("srum-server2022-day2"))
    for name in ("dbtime_dirtied", "objid_last", "lgpos_consistent", "lgpos_attach", "lgpos_detach", "sign_log"):
        assert getattr(ours, name) == getattr(theirs, name)
    assert ours.lgpos_last_resize == theirs.lgpos_last_resize
    assert run(two_days).changed is False


@pytest.mark.parametrize("cache_pages", [16, 4096])
def test_a_database_made_from_its_logs_alone(two_days: Path, cache_pages: int) -> None:
    (two_days / DATABASE).unlink()
    done = run(two_days, whole_set=True, cache_pages=cache_pages)
    assert (done.applied, done.skipped) == (1475, 0)
    assert differences(PagesInMemory.of((two_days / DATABASE).read_bytes()), day2()) == []
    assert header_of(two_days).is_clean
    assert header_of(two_days).update_major == header_of(dataset("srum-server2022-day2")).update_major


@pytest.mark.parametrize("seed", range(8))
def test_a_copy_made_page_by_page_while_windows_worked(two_days: Path, seed: int) -> None:
    """Each page as it was on the one day or on the other: replay makes the later database of any such mixture."""
    later = (dataset("srum-server2022-day2") / DATABASE).read_bytes()
    data = bytearray((two_days / DATABASE).read_bytes().ljust(len(later), b"\0"))
    random = Random(seed)
    for start in range(2 * 4096, len(later), 4096):
        if random.random() < 0.5:
            data[start : start + 4096] = later[start : start + 4096]
    (two_days / DATABASE).write_bytes(data)
    done = run(two_days, whole_set=True)
    assert done.applied + done.skipped == 1475
    assert differences(PagesInMemory.of((two_days / DATABASE).read_bytes()), day2()) == []


def test_a_dirty_one_is_clean_then(dirty: Path) -> None:
    done = run(dirty)
    assert (done.applied, done.undone, done.changed) == (0, 0, True)
    header = header_of(dirty)
    assert header.is_clean
    assert header.required is None
    assert run(dirty).changed is False
    edit_database(dirty, gen_min_required=0)


@pytest.mark.parametrize("damage", ["missing", "damaged", "foreign", "one copy"])
def test_without_a_usable_checkpoint_all_logs_are_read(dirty: Path, damage: str) -> None:
    path = dirty / "SRU.chk"
    data = bytearray(path.read_bytes())
    if damage == "missing":
        path.unlink()
    elif damage == "damaged":
        path.write_bytes(b"\1" * len(data))
    elif damage == "one copy":
        path.write_bytes(b"\1" * 4096 + data[4096:])
    else:
        checkpoint = Checkpoint(bytearray(data[:4096]))
        checkpoint.signature = FOREIGN
        assert isinstance(checkpoint.buffer, bytearray)
        seal_header(checkpoint.buffer)
        path.write_bytes(bytes(checkpoint.buffer) * 2)
    done = run(dirty)
    assert done.logs == ((92, 92) if damage == "one copy" else (89, 92))
    assert done.applied == 0
    assert header_of(dirty).is_clean
    assert run(dirty).changed is False


def test_a_stop_before_anything_is_changed(dirty: Path) -> None:
    before = tree_of(dirty)
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        run(dirty, cancel)
    assert tree_of(dirty) == before


# logs


@pytest.mark.parametrize("segment", [1, 5, 10])
def test_a_damaged_segment_in_the_newest_log(dirty: Path, segment: int) -> None:
    """The last one may have been a write cut short; of those before it something follows that was promised."""
    damage_segment(dirty / "SRU.log", segment)
    if segment < 10:
        assert refused(dirty, Code.LogFileCorrupt, "SRU.log").context["path"] == str(dirty / "SRU.log")


def test_a_damaged_segment_in_an_older_log(dirty: Path) -> None:
    damage_segment(dirty / "SRU0005A.log", 3)
    refused(dirty, Code.LogFileCorrupt, "SRU0005A.log", whole_set=True)
    assert run(dirty).changed, "the checkpoint lies behind it"


def test_logs_that_do_not_follow_one_another(two_days: Path) -> None:
    edit_log(two_days / "SRU00004.log", previous_created=EARLIER)
    refused(two_days, Code.InvalidLogSequence, "SRU00004.log", whole_set=True)


def test_a_log_begun_after_other_contents(two_days: Path) -> None:
    edit_log(two_days / "SRU00004.log", checksum_previous=1)
    refused(two_days, Code.LogSequenceChecksumMismatch, "SRU00004.log", whole_set=True)


def test_an_older_format_after_a_newer_one(two_days: Path) -> None:
    edit_log(two_days / "SRU00004.log", update_major=60)
    refused(two_days, Code.InvalidLogSequence, "SRU00004.log", whole_set=True)


def test_a_version_that_is_not_known(dirty: Path) -> None:
    edit_log(dirty / "SRU.log", major=9)
    refused(dirty, Code.BadLogVersion, "SRU.log")


def test_a_name_and_a_generation_that_disagree(two_days: Path) -> None:
    (two_days / "SRU00004.log").rename(two_days / "SRU00009.log")
    refused(two_days, Code.LogGenerationMismatch, "SRU00009.log", whole_set=True)


def test_a_log_of_another_length(two_days: Path) -> None:
    with (two_days / "SRU00003.log").open("ab") as file:
        file.write(bytes(4096))
    refused(two_days, Code.LogFileSizeMismatch, "SRU00003.log", whole_set=True)


@pytest.mark.parametrize("foreign", [False, True])
def test_a_gap(dirty: Path, foreign: bool) -> None:
    """A missing log, or another stream's in its place, between what is needed and the newest."""
    edit_database(dirty, gen_min_required=0x5A)
    if foreign:
        edit_log(dirty / "SRU0005B.log", signature=FOREIGN)
        refused(dirty, Code.BadLogSignature, "SRU0005B.log")
    else:
        (dirty / "SRU0005B.log").unlink()
        refused(dirty, Code.MissingLogFile, "0x5B (91)")


def test_the_log_of_the_checkpoint_is_missing(two_days: Path) -> None:
    checkpoint = Checkpoint(bytearray((two_days / "SRU.chk").read_bytes()[:4096]))
    checkpoint.lgpos_checkpoint = Lgpos(3, 1, 0)
    assert isinstance(checkpoint.buffer, bytearray)
    seal_header(checkpoint.buffer)
    (two_days / "SRU.chk").write_bytes(bytes(checkpoint.buffer) * 2)
    (two_days / "SRU00003.log").unlink()
    refused(two_days, Code.MissingPreviousLogFile, "0x3 (3)")


def test_no_log_at_all(dirty: Path) -> None:
    for path in dirty.glob("*.log"):
        path.unlink()
    refused(dirty, Code.MissingLogFile, "no log of SRU")


# what the database needs


def test_logs_before_the_first(dirty: Path) -> None:
    edit_database(dirty, gen_min_required=0x50)
    assert "0x50 (80)" in refused(dirty, Code.RequiredLogFilesMissing, DATABASE).message


def test_logs_beyond_the_last(dirty: Path) -> None:
    edit_database(dirty, gen_max_required=0x5D, gen_committed=0x5D)
    refused(dirty, Code.RequiredLogFilesMissing, DATABASE)
    refused(dirty, Code.RequiredLogFilesMissing, DATABASE, ignore_lost_logs=True)


def test_committed_work_that_is_gone(dirty: Path) -> None:
    edit_database(dirty, gen_committed=0x5E)
    refused(dirty, Code.CommittedLogFilesMissing, "0x5E (94)")
    assert run(dirty, ignore_lost_logs=True).changed
    assert header_of(dirty).is_clean


def test_another_log_of_the_number_that_is_required(dirty: Path) -> None:
    edit_database(dirty, logtime_gen_max_create=EARLIER)
    refused(dirty, Code.RequiredLogFilesMissing, DATABASE)


def test_a_database_of_another_time(dirty: Path) -> None:
    consistent = header_of(dirty).lgpos_consistent
    edit_database(dirty, lgpos_consistent=Lgpos(consistent.generation - 1, 2, 0))
    refused(dirty, Code.ConsistentTimeMismatch, DATABASE)


def test_a_database_of_another_stream(dirty: Path) -> None:
    edit_database(dirty, sign_log=FOREIGN)
    refused(dirty, Code.AttachedDatabaseMismatch, "SRUDB.dat")
    refused(dirty, Code.DatabaseLogMismatch, DATABASE, ignore_missing=True)


def test_a_database_that_is_missing(dirty: Path) -> None:
    (dirty / DATABASE).unlink()
    refused(dirty, Code.AttachedDatabaseMismatch, "SRUDB.dat")
    assert run(dirty, ignore_missing=True).databases == ()


def test_a_database_that_was_made_anew(dirty: Path) -> None:
    edit_database(dirty, sign_db=FOREIGN)
    refused(dirty, Code.AttachedDatabaseMismatch)


def test_a_copy_that_a_backup_made(dirty: Path) -> None:
    edit_database(dirty, bkinfo_full_cur=BackupInfo(Lgpos(0x5C, 9, 0), EARLIER, 0x5A, 0))
    refused(dirty, Code.SoftRecoveryOnBackupDatabase, DATABASE)
    assert run(dirty, backup_copy=True).changed
    assert header_of(dirty).bkinfo_full_cur == BackupInfo()


def test_a_header_that_cannot_be_read(dirty: Path) -> None:
    data = bytearray((dirty / DATABASE).read_bytes())
    for offset in (100, 4196):
        data[offset] ^= 1
    (dirty / DATABASE).write_bytes(data)
    refused(dirty, Code.DatabaseCorrupted, DATABASE)


# pages


def edit_page(folder: Path, pgno: int, change: Callable[[bytearray], None]) -> None:
    data = bytearray((folder / DATABASE).read_bytes())
    start = page_offset(pgno, 4096)
    page = data[start : start + 4096]
    change(page)
    data[start : start + 4096] = page
    (folder / DATABASE).write_bytes(data)


def set_dbtime(pgno: int, dbtime: int) -> Callable[[bytearray], None]:
    def change(page: bytearray) -> None:
        page[8:16] = dbtime.to_bytes(8, "little")
        seal_page(page, pgno)

    return change


@pytest.mark.parametrize(("dbtime", "code"), [(1, Code.DbTimeTooOld), (0x1C8, Code.DbTimeTooNew)])
def test_a_page_that_does_not_fit_its_log(two_days: Path, dbtime: int, code: Code) -> None:
    """A lost write, and a change that the log does not know; page 4 is the root of the catalog."""
    edit_page(two_days, 4, set_dbtime(4, dbtime))
    error = refused(two_days, code, "SRU0000", whole_set=True)
    assert error.context["page"] == 4
    assert f"{dbtime:#x}" in error.message


def test_a_damaged_page(two_days: Path) -> None:
    def damage(page: bytearray) -> None:
        page[60:200] = bytes(140)

    edit_page(two_days, 4, damage)
    assert refused(two_days, Code.ReadVerifyFailure, DATABASE, whole_set=True).context["page"] == 4


def test_a_record_that_cannot_be_redone(two_days: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    others = [rule for rule in RULES if rule.record is not Split2]
    monkeypatch.setattr(replay, "RULES", [*others, Rule(Split2, Effect.REFUSED_IF_ATTACHED)])
    error = refused(two_days, Code.FeatureNotAvailable, "Split2", whole_set=True)
    assert error.context["record"] == "Split2"
    assert "Nothing was changed" in error.hint
