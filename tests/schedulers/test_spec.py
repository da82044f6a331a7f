"""What is to be started, how often, and which interval the schedules of jobs need."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jobs.job import BackupRule, CheckKind, CheckRule, Job, Jobs, When
from app.schedulers.spec import MINUTES, USUAL, Spec, fitting, next_look, own_program, step_of
from engine.error_codes import Code
from engine.errors import JetError


def jobs(*whens: When) -> Jobs:
    job = Job("a", (Path("/a"),), Path("/b"), rules=tuple(map(BackupRule, whens[1:])))
    return Jobs((job,), (CheckRule(CheckKind.DRILL, whens[0]),) if whens else ())


@pytest.mark.parametrize(
    ("whens", "minutes"),
    [
        ((), 1440),
        ((When(at=(time(2, 0),)),), 120),
        ((When(at=(time(2, 0), time(2, 30))),), 30),
        ((When(every=timedelta(minutes=45)), When(at=(time(3, 10),))), 5),
        ((When(at=(time(2, 7),)),), 1),
        ((When(every=timedelta(minutes=90)),), 30),
        ((When(every=timedelta(minutes=16)),), 4),
        ((When(cron="*/15 3 * * *"),), 15),
        ((When(cron="0,20 * * * 1"),), 20),
        ((When(cron="* * * * *"),), 1),
        ((When(cron="5-10 * * * *"),), 1),
        ((When(cron="10-50/20 * * * *"),), 10),
    ],
)
def test_the_step_of_schedules(whens: tuple[When, ...], minutes: int) -> None:
    step = step_of(jobs(*whens))
    assert step == timedelta(minutes=minutes)
    assert Spec(("/bin/ese-backup", "run-due"), step).minutes == minutes


@given(step=st.integers(1, 1440).map(lambda minutes: timedelta(minutes=minutes)))
def test_the_fitting_interval_is_one_that_schedulers_keep(step: timedelta) -> None:
    found = fitting(step)
    assert found in (USUAL, timedelta(minutes=1))
    assert step % found == timedelta()


@given(
    now=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    minutes=st.sampled_from(MINUTES),
)
def test_the_next_look(now: datetime, minutes: int) -> None:
    every = timedelta(minutes=minutes)
    found = next_look(every, now)
    assert now < found <= now + every
    assert found - every <= now


def test_an_interval_that_no_scheduler_keeps() -> None:
    with pytest.raises(JetError, match="7 minutes is not supported") as refused:
        Spec(("/a",), timedelta(minutes=7))
    assert refused.value.code is Code.InvalidParameter


@pytest.mark.parametrize("word", ["a\nb", "a\0b", "\udc80", "a\u202eb"])
def test_words_that_no_file_can_hold(word: str) -> None:
    with pytest.raises(JetError, match="cannot be written"):
        Spec((word,))


def test_the_program_of_this_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the interpreter, whose links are not resolved: that of a virtual environment is one."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
    assert own_program() == (str(tmp_path / "bin" / "python"), "-P", "-m", "app")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "ese-backup").touch()
    assert own_program() == (str(tmp_path / "bin" / "ese-backup"),)
    spec = Spec.of(environment={"ESE_BACKUP_HOME": "/srv/ese"})
    assert (spec.program[-1], spec.home, spec.every) == ("run-due", Path("/srv/ese"), USUAL)
    assert Spec.of(environment={}).home is None


@pytest.mark.parametrize(
    ("platform", "own", "commands"),
    [
        ("linux", "ese-backup-manager", "ese-backup"),
        ("linux", "ese-backup", "ese-backup"),
        ("win32", "ese-backup-manager.exe", "ese-backupw.exe"),
    ],
)
def test_a_built_program_is_started_by_its_commands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, own: str, commands: str
) -> None:
    """There is no Python to hand a module to: `python -P -m app` would be read as words of the command line."""
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / own))
    assert own_program() == (str(tmp_path / commands),)
