"""systemd: a real manager loads, starts and forgets what is written; ``systemd-analyze`` finds nothing wrong."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.history.history import History
from app.history.slots import Slots
from app.schedulers.scheduler import Deviation, Installed
from app.schedulers.spec import MINUTES, Spec
from app.schedulers.systemd import Systemd
from app.settings import Locations
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from tests.disk.fault_fs import Fault, FaultFS
from tests.servers.user_systemd import user_manager
from tests.share import Share, shares

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
ODD = """a b/100% "of" it's $HOME \\n ${x}"""


@pytest.fixture(scope="module")
def manager() -> Iterator[dict[str, str]]:
    with user_manager() as environment:
        yield environment


@pytest.fixture
def home(manager: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The home of the manager; nothing is installed before and after."""
    for name, value in manager.items():
        monkeypatch.setenv(name, value)
    yield Path(manager["HOME"])
    Systemd().remove(system=False)


def program(folder: Path) -> tuple[str, ...]:
    """A program whose path holds everything that a unit file quotes, and which says what it was given."""
    script = folder / ODD / "ese-backup"
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text('#!/bin/sh\nprintf "%s\\n" "$ESE_BACKUP_HOME" "$@" > "$HOME/told"\n')
    script.chmod(0o755)
    return str(script), "run-due", ODD


def read_back(spec: Spec) -> Installed:
    found = Systemd().installed(spec, NOW)
    assert found is not None
    return found


def systemctl(*words: str) -> str:
    done = subprocess.run(["systemctl", "--user", *words], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def names(found: Installed) -> set[Deviation]:
    return {each.what for each in found.drift}


def test_what_is_installed_runs_and_leaves_nothing(home: Path, tmp_path: Path) -> None:
    spec = Spec(program(tmp_path), timedelta(minutes=15), home=tmp_path / ODD / "home")
    assert Systemd().installed(spec, NOW) is None
    Systemd().install(spec)
    first = read_back(spec)
    assert (first.program, first.every, first.drift, first.runs) == (spec.program, spec.every, (), True)
    assert first.next_look == datetime(2026, 3, 4, 5, 15, tzinfo=UTC)
    systemctl("start", "ese-backup.service")
    assert (home / "told").read_text().splitlines() == [str(spec.home), "run-due", ODD]
    Systemd().install(spec)
    assert read_back(spec) == first
    assert Systemd().remove(system=False)
    assert not Systemd().remove(system=False)
    assert Systemd().installed(spec, NOW) is None
    assert "ese-backup" not in systemctl("list-timers", "--all") + systemctl("list-unit-files")
    left = [path for path in home.rglob("*") if "ese-backup" in path.name]
    assert left == []


def test_each_difference_is_named(home: Path, tmp_path: Path) -> None:
    spec = Spec(program(tmp_path), timedelta(minutes=10))
    Systemd().install(spec)
    assert names(read_back(replace(spec, program=("/elsewhere/ese-backup", "run-due")))) == {Deviation.PROGRAM}
    assert names(read_back(replace(spec, home=tmp_path))) == {Deviation.HOME}
    assert names(read_back(replace(spec, every=timedelta(minutes=30)))) == set()
    late = read_back(replace(spec, every=timedelta(minutes=5)))
    assert [(each.what, each.expected, each.found) for each in late.drift] == [(Deviation.INTERVAL, "5", "10")]
    systemctl("stop", "ese-backup.timer")
    assert (names(read_back(spec)), read_back(spec).next_look) == ({Deviation.NOT_LOADED}, None)
    systemctl("disable", "ese-backup.timer")
    assert names(read_back(spec)) == {Deviation.NOT_LOADED, Deviation.DISABLED}
    Systemd().install(spec)
    service = next(path for path in Systemd().files(spec) if path.suffix == ".service")
    service.write_text(service.read_text().replace("Nice=10", "Nice=0"))
    edited = read_back(spec)
    assert names(edited) == {Deviation.EDITED}
    assert ("Nice=10", "Nice=0") in [(each.expected, each.found) for each in edited.drift]
    service.unlink()
    assert Deviation.MISSING in names(read_back(spec))
    Systemd().install(spec)
    assert read_back(spec).drift == ()


def test_a_change_of_the_file_that_is_not_loaded_yet(home: Path, tmp_path: Path) -> None:
    spec = Spec(program(tmp_path))
    Systemd().install(spec)
    timer = next(path for path in Systemd().files(spec) if path.suffix == ".timer")
    later = timer.stat().st_mtime + 3600
    os.utime(timer, (later, later))
    assert any("still uses the previous ones" in each.text for each in read_back(spec).drift)


@pytest.mark.parametrize("before", [None, 30])
@pytest.mark.parametrize("share", shares(), ids=str)
def test_what_fails_is_undone(home: Path, tmp_path: Path, before: int | None, share: Share) -> None:
    """At every call of the file system: what was installed before is installed, or nothing is."""
    old = Spec(program(tmp_path), timedelta(minutes=before)) if before else None
    new = Spec(program(tmp_path), timedelta(minutes=10))
    if old:
        Systemd().install(old)
    counting = FaultFS(LocalFileSystem())
    Systemd(counting).install(new)
    assert len(counting.calls) > 20
    for call in share.of(counting.calls):
        if old:
            Systemd().install(old)
        else:
            Systemd().remove(system=False)
        with contextlib.suppress(JetError):
            Systemd(FaultFS(LocalFileSystem()).fail_at(call.index, Fault.INPUT_OUTPUT)).install(new)
            continue
        found = Systemd().installed(old or new, NOW)
        assert found is None if old is None else found is not None and found.drift == (), call


def test_a_manager_that_refuses_is_an_error_and_leaves_nothing(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = Spec(program(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "nobody"))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    with pytest.raises(JetError) as refused:
        Systemd().install(spec)
    assert refused.value.code is Code.FileAccessDenied
    assert "--with cron" in refused.value.hint
    assert not any(path.exists() for path in Systemd().files(spec))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(JetError) as missing:
        Systemd().install(spec)
    assert missing.value.code is Code.FeatureNotAvailable
    assert not any(path.exists() for path in Systemd().files(spec))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd")
@pytest.mark.parametrize("system", [False, True])
def test_the_units_are_valid(tmp_path: Path, system: bool) -> None:
    spec = Spec(program(tmp_path), system=system, home=tmp_path / ODD)
    units = tmp_path / "units"
    units.mkdir()
    for path, data in Systemd(units=units).files(spec).items():
        path.write_bytes(data)
    environment = {**os.environ, "SYSTEMD_UNIT_PATH": f"{units}:"}
    words = ["systemd-analyze", "verify", "--man=no", *(() if system else ("--user",))]
    paths = map(str, Systemd(units=units).files(spec))
    done = subprocess.run([*words, *paths], capture_output=True, text=True, check=False, env=environment)
    ours = [line for line in done.stderr.splitlines() if str(units) in line or "ese-backup" in line]
    assert ours == []
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd")
def test_every_interval_is_a_time_of_systemd(tmp_path: Path) -> None:
    for minutes in MINUTES:
        spec = Spec(("/bin/true",), timedelta(minutes=minutes))
        timer = next(data for path, data in Systemd().files(spec).items() if path.suffix == ".timer").decode()
        calendar = next(line for line in timer.splitlines() if line.startswith("OnCalendar=")).partition("=")[2]
        words = ["systemd-analyze", "calendar", "--iterations=2", calendar]
        done = subprocess.run(words, capture_output=True, text=True, check=True, env={**os.environ, "TZ": "UTC"})
        times = [line.split()[-2] for line in done.stdout.splitlines() if line.strip().endswith("UTC")]
        days = [line.split()[-3] for line in done.stdout.splitlines() if line.strip().endswith("UTC")]
        one, two = (datetime.fromisoformat(f"{day}T{time}") for day, time in zip(days, times, strict=True))
        assert two - one == spec.every
        assert (one - one.replace(hour=0, minute=0)) % spec.every == timedelta()


def test_the_program_itself_looks_for_what_is_due(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is installed here, in the sandbox of the service, with the folders that it was installed with."""
    own = home / "ese" / "100% own"
    monkeypatch.setenv("ESE_BACKUP_HOME", str(own))
    Systemd().install(Spec.of())
    started = systemctl("start", "ese-backup.service")
    assert started == "", systemctl("status", "ese-backup.service")
    with History(Locations.of().history) as history:
        look = Slots(history).last_look()
    assert look is not None
    assert (look.by, systemctl("show", "-p", "Result", "ese-backup.service")) == ("run-due", "Result=success\n")
    found = Systemd().installed(Spec.of(), NOW)
    assert found is not None
    assert found.drift == ()
