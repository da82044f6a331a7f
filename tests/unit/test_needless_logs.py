"""A damaged log of which clean databases have everything: nothing is lost, and nothing else is said."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    InstanceChoice,
    Kind,
    LocalFolder,
    Remedy,
    plan_recovery,
    run_backup,
    run_recovery,
    verify_path,
)
from engine.discovery.log_needs import hold_all_logged
from engine.discovery.scan import scan
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.log.header import SEGMENT_SIZE
from tests.builders.small_instance import checkpoint_bytes, database_bytes, log_bytes, write_small_instance
from tests.datasets import dataset


def copied(tmp_path: Path, *names: str) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    for name in names:
        for file in dataset(name).iterdir():
            shutil.copyfile(file, source / file.name)
    return source


def damage(log: Path, segment: int) -> None:
    data = bytearray(log.read_bytes())
    data[segment * SEGMENT_SIZE + 100 : segment * SEGMENT_SIZE + 140] = b"X" * 40
    log.write_bytes(data)


def refusal(source: Path, to: Path | None = None) -> JetError:
    planned = plan_recovery(InstanceChoice([source])).refusal
    with pytest.raises(JetError) as caught:
        run_recovery(InstanceChoice([source]), to=to)
    assert planned is not None
    assert (planned.code, planned.hint, planned.context.get("lossy")) == (
        caught.value.code,
        caught.value.hint,
        caught.value.context.get("lossy"),
    )
    return caught.value


@pytest.mark.parametrize("is_copy", [False, True])
def test_a_damaged_log_of_a_clean_database_has_lost_nothing(tmp_path: Path, is_copy: bool) -> None:
    """ "All changes logged after …" were said to be lost, all of which the database has."""
    source = copied(tmp_path, "srum-win10-clean")
    damage(source / "SRU.log", 2)
    refused = refusal(source, tmp_path / "copy" if is_copy else None)
    assert (refused.code, refused.hint) == (Code.LogFileCorrupt, Remedy.MOVE_LOGS)
    assert "lost" not in refused.message and not refused.context.get("lossy"), "nothing is there to give up"
    (apart := tmp_path / "apart").mkdir()
    for path in [*source.glob("*.log"), *source.glob("*.chk")]:
        path.rename(apart / path.name)
    assert verify_path(source, structure=True).ok
    (tmp_path / "backups").mkdir()
    run_backup(AtRestSource([source]), LocalFolder(tmp_path / "backups"), Kind.FULL)


def test_a_missing_current_log_of_a_clean_database_has_lost_nothing(tmp_path: Path) -> None:
    source = copied(tmp_path, "srum-win10-clean")
    (source / "SRU.log").unlink()
    refused = refusal(source)
    assert (refused.code, refused.hint) == (Code.MissingLogFile, Remedy.MOVE_LOGS)


def test_logs_that_go_on_after_a_clean_database_can_lose_something(tmp_path: Path) -> None:
    source = copied(tmp_path, "srum-server2022-day2", "srum-server2022-day1")
    shutil.copyfile(dataset("srum-server2022-day2", "SRU.log"), source / "SRU.log")
    damage(source / "SRU.log", 2)
    refused = refusal(source)
    assert refused.hint.endswith("are lost.") and refused.context.get("lossy")


def advised(source: Path, to: Path) -> str:
    """What a backup and a verification advise, which is the same."""
    with pytest.raises(JetError) as refused:
        run_backup(AtRestSource([source]), LocalFolder(to), Kind.FULL)
    cause = verify_path(source).cause
    assert cause is not None and cause.hint == refused.value.hint
    return refused.value.hint


@pytest.mark.parametrize("how", ["damaged", "header", "missing"])
def test_logs_with_more_than_the_clean_database_are_not_moved(tmp_path: Path, how: str) -> None:
    """The day-old database is clean, the logs hold the day after it: to move them away would lose that day."""
    source = copied(tmp_path, "srum-server2022-day2", "srum-server2022-day1")
    shutil.copyfile(dataset("srum-server2022-day2", "SRU.log"), source / "SRU.log")
    (tmp_path / "backups").mkdir()
    if how == "header":
        data = bytearray((source / "SRU.log").read_bytes())
        data[100] ^= 1
        (source / "SRU.log").write_bytes(data)
    elif how == "damaged":
        damage(source / "SRU00003.log", 2)
    else:
        (source / "SRU00003.log").unlink()
    assert advised(source, tmp_path / "backups") == Remedy.KEEP_LOGS
    plan = plan_recovery(InstanceChoice([source]))
    assert plan.refusal is None or plan.refusal.hint != Remedy.MOVE_LOGS


def test_a_lost_current_log_after_a_closed_one_may_hold_more(tmp_path: Path) -> None:
    """The database was shut down in log 2, which is closed: log 3 began after that, and is gone."""
    source = copied(tmp_path, "srum-server2022-day1")
    shutil.copyfile(dataset("srum-server2022-day2", "SRU00002.log"), source / "SRU00002.log")
    (source / "SRU.log").unlink()
    refused = refusal(source)
    assert refused.hint != Remedy.MOVE_LOGS and refused.context.get("lossy")


@pytest.mark.parametrize("how", ["history", "checkpoint", ""])
def test_logs_of_another_history_are_not_moved(tmp_path: Path, how: str) -> None:
    """Their numbers end where the database does, but logs do not follow one another, or there were more."""
    source = write_small_instance(tmp_path / "source", last=5)
    (source / "data.edb").write_bytes(database_bytes(consistent=5))
    (source / "edb00002.log").unlink()
    if how == "history":
        (source / "edb00004.log").write_bytes(log_bytes(4, since=datetime(2026, 1, 1, tzinfo=UTC)))
    elif how == "checkpoint":
        (source / "edb.chk").write_bytes(checkpoint_bytes(6))
    (instance,) = scan([source]).instances
    assert hold_all_logged(instance) is not bool(how)
