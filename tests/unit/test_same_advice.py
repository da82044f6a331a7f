"""Of one damage, a verification, a scan, a backup and a recovery say the same cause and advise the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    InstanceChoice,
    Kind,
    LocalFolder,
    LogChoice,
    Options,
    Remedy,
    Verification,
    plan_recovery,
    run_backup,
    run_recovery,
    verify_path,
)
from engine.discovery.instance_files import ProblemKind
from engine.discovery.scan import scan
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.log.header import SEGMENT_SIZE
from engine.instance.instance import Instance
from engine.tables.cursor import Cursor
from engine.tables.open_tables import open_table
from engine.tables.schema import create_table
from engine.verify.finding import NO_BACKUP_WITH_IT, FindingKind
from tests.builders.dirty_instances import parameters
from tests.builders.live_tables import FILE, NAME, NUMBER, simple
from tests.builders.log_files import flip
from tests.builders.small_instance import (
    OTHER_STREAM,
    SEGMENTS,
    checkpoint_bytes,
    log_bytes,
    write_small_instance,
)
from tests.unit.test_needless_logs import copied

CLOSED = "edb00003.log"


def refused(source: Path, choice: LogChoice = LogChoice.ALL) -> JetError:
    """How a backup is refused."""
    with pytest.raises(JetError) as caught:
        backed_up(source, choice)
    return caught.value


def backed_up(source: Path, choice: LogChoice = LogChoice.ALL) -> None:
    to = source.with_name("backups")
    options = Options(create=True, logs=choice)
    run_backup(AtRestSource([source]), LocalFolder(to), Kind.FULL, options=options)


def warned(source: Path, name: str) -> Verification:
    """A verification without damage, which tells that a backup is refused."""
    done = verify_path(source)
    assert done.ok
    (finding,) = done.findings
    assert finding.file.name == name and finding.detail.endswith(NO_BACKUP_WITH_IT)
    return done


@pytest.mark.parametrize("required", [None, (2, 4)])
def test_damage_after_the_data_is_harmless_and_refused(tmp_path: Path, required: tuple[int, int] | None) -> None:
    """Microsoft's backup, too, checks each segment that is not blank (-612); its recovery does not read these."""
    source = write_small_instance(tmp_path / "source", last=4, required=required)
    if required is None:
        (source / "edb.chk").unlink()
    log = source / CLOSED
    log.write_bytes(flip(log.read_bytes(), ((SEGMENTS - 1) * SEGMENT_SIZE + 100) * 8))
    assert warned(source, CLOSED).findings[0].kind is FindingKind.LOG_TAIL
    error = refused(source)
    assert error.code is Code.LogReadVerifyFailure
    if required is None:
        assert error.hint == Remedy.REQUIRED_LOGS
        backed_up(source, LogChoice.NEEDED)
    else:
        assert error.hint.startswith("No change is lost with it."), "nothing calls for a restore"


@pytest.mark.parametrize("required", [None, (2, 4)])
@pytest.mark.parametrize("longer", [False, True])
def test_a_log_of_the_wrong_size(tmp_path: Path, required: tuple[int, int] | None, longer: bool) -> None:
    source = write_small_instance(tmp_path / "source", last=4, required=required)
    name = CLOSED if required else "edb.log"
    data = (source / name).read_bytes()
    (source / name).write_bytes(data + bytes(SEGMENT_SIZE) if longer else data[:-SEGMENT_SIZE])
    cause = verify_path(source).cause
    plan = plan_recovery(InstanceChoice([source])).refusal
    problem = next(p for p in scan([source]).instances[0].problems if p.kind is ProblemKind.DAMAGED_LOG)
    with pytest.raises(JetError) as recovering:
        run_recovery(InstanceChoice([source]))
    told = [plan, problem.error, recovering.value, refused(source)]
    if required is None:
        told.append(cause)
    assert cause is not None and cause.hint == refused(source).hint
    assert {(each.code, each.hint) for each in told if each is not None} == {
        (Code.LogFileSizeMismatch, Remedy.RESTORE if required else Remedy.MOVE_LOGS)
    }
    assert None not in told and len({each.message for each in told if each is not None}) == 1


def test_a_damaged_current_log_of_a_dirty_instance_is_advised_alike(tmp_path: Path) -> None:
    source = copied(tmp_path, "srum-win11-dirty")
    log = source / "SRU.log"
    log.write_bytes(flip(flip(log.read_bytes(), 2 * SEGMENT_SIZE * 8 + 900), 2 * SEGMENT_SIZE * 8 + 1001))
    cause = verify_path(source).cause
    assert cause is not None and cause.hint == refused(source).hint == Remedy.RESTORE


@pytest.mark.parametrize("how", ["foreign", "misnamed"])
@pytest.mark.parametrize(("required", "remedy"), [(None, Remedy.MOVE_LOGS), ((2, 4), Remedy.RESTORE)])
def test_a_stray_log_in_the_place_of_another_is_advised_as_the_loss_of_that(
    tmp_path: Path, how: str, required: tuple[int, int] | None, remedy: Remedy
) -> None:
    """A verification advised to leave the logs out, a backup to move one away, and then it was refused again."""
    source = write_small_instance(tmp_path / "source", last=4, required=required)
    stray = log_bytes(3, signature=OTHER_STREAM) if how == "foreign" else log_bytes(5)
    (source / CLOSED).write_bytes(stray)
    done = verify_path(source)
    assert any(f.file.name == CLOSED and NO_BACKUP_WITH_IT in f.detail for f in done.findings)
    error = refused(source)
    assert (done.remedy, error.hint) == (remedy, remedy)


def test_two_logs_of_one_generation_are_told_to_be_refused(tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / "source", last=4)
    (source / "edb00004.log").write_bytes(log_bytes(4))
    warned(source, "edb.log")
    assert refused(source).code is Code.InvalidLogSequence


def test_a_verification_and_a_backup_name_the_same_segment(tmp_path: Path) -> None:
    source = copied(tmp_path, "srum-win10-clean")
    log = source / "SRU00005.log"
    data = log.read_bytes()
    log.write_bytes(data[: 6 * SEGMENT_SIZE] + bytes(SEGMENT_SIZE) + data[7 * SEGMENT_SIZE :])
    (finding,) = [f for f in verify_path(source).findings if f.file == log]
    error = refused(source)
    assert finding.segment == error.context["segment"] == 6
    assert error.message == f"{log.name}: {finding.detail}"


def test_a_checkpoint_of_another_stream_is_told(tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / "source", last=4)
    (source / "edb.chk").write_bytes(checkpoint_bytes(2, OTHER_STREAM))
    (instance,) = scan([source]).instances
    (problem,) = instance.problems
    assert problem.text.startswith("edb.chk belongs to another log stream")
    done = verify_path(source)
    assert done.ok and [f.file.name for f in done.findings] == ["edb.chk"]
    backed_up(source)


def worked(folder: Path, rows: range) -> None:
    """One run of our engine, which adds rows to the database."""
    instance = Instance.open(parameters(folder))
    is_new = not (folder / FILE).exists()
    database = instance.create_database(folder / FILE) if is_new else instance.attach(folder / FILE)
    session = instance.session()
    session.begin()
    if not is_new:
        table = open_table(session, database, "t")
    else:
        table = create_table(session, database, simple("t", NUMBER, NAME, index=NAME.name))
    cursor = Cursor(session, table)
    for number in rows:
        cursor.insert({NUMBER.name: number, NAME.name: f"name {number}"})
    session.commit()
    instance.close()


@pytest.mark.parametrize("spoiled", ["header", "size", "segment"])
@pytest.mark.parametrize("older", [False, True])
def test_logs_are_not_moved_where_commits_follow_the_shutdown(tmp_path: Path, older: bool, spoiled: str) -> None:
    """An older state of the database was put back: its shutdown is in the same log as the commits after it."""
    source = tmp_path / "source"
    source.mkdir()
    worked(source, range(20))
    shutil.copyfile(source / FILE, tmp_path / "kept")
    generation = scan([source]).instances[0].last
    worked(source, range(20, 40))
    (instance,) = scan([source]).instances
    assert instance.last == generation and not instance.goes_on
    if older:
        shutil.copyfile(tmp_path / "kept", source / FILE)
        assert scan([source]).instances[0].goes_on
    log = source / "edb.log"
    data = log.read_bytes()
    if spoiled == "header":
        log.write_bytes(flip(flip(data, 1000), 2000))
    elif spoiled == "size":
        log.write_bytes(data[:-SEGMENT_SIZE])
    else:
        log.write_bytes(data[:SEGMENT_SIZE] + bytes(SEGMENT_SIZE) + data[2 * SEGMENT_SIZE :])
    remedy = verify_path(source).remedy
    assert remedy is (Remedy.KEEP_LOGS if older else Remedy.MOVE_LOGS)
    assert refused(source).hint == remedy
