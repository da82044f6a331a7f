"""launchd: the property list has the keys and types that launchd.plist(5) documents, and is read back."""

from __future__ import annotations

import plistlib
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.schedulers.launchd import LABEL, Launchd, _spec_of
from app.schedulers.scheduler import Deviation
from app.schedulers.spec import MINUTES, Spec
from engine.error_codes import Code
from engine.errors import JetError

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
SPEC = Spec(("/opt/ese <backup> & co/ese-backup", "run-due"), timedelta(minutes=10), home=Path("/Users/ä b"))
KEYS: dict[str, type] = {
    "Label": str,
    "ProgramArguments": list,
    "RunAtLoad": bool,
    "StartCalendarInterval": list,
    "ProcessType": str,
    "LowPriorityIO": bool,
    "Nice": int,
    "ExitTimeOut": int,
    "EnvironmentVariables": dict,
}


@pytest.mark.parametrize("minutes", MINUTES)
def test_keys_and_times(minutes: int) -> None:
    (data,) = Launchd().files(replace(SPEC, every=timedelta(minutes=minutes))).values()
    values = plistlib.loads(data)
    assert {key: type(value) for key, value in values.items()} == KEYS
    assert values["ProcessType"] in ("Background", "Standard", "Adaptive", "Interactive")
    times = values["StartCalendarInterval"]
    assert all(each.keys() <= {"Minute", "Hour"} and "Minute" in each for each in times)
    of_a_day = sorted(
        hour * 60 + each["Minute"] for each in times for hour in ([each["Hour"]] if "Hour" in each else range(24))
    )
    assert of_a_day == list(range(0, 24 * 60, minutes))


paths = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1)


@given(program=st.lists(paths, min_size=1, max_size=3), minutes=st.sampled_from(MINUTES), home=st.none() | paths)
def test_what_is_written_is_read(program: list[str], minutes: int, home: str | None) -> None:
    spec = Spec(tuple(program), timedelta(minutes=minutes), home=Path(home) if home else None)
    (data,) = Launchd().files(spec).values()
    assert _spec_of(data, False) == spec


@pytest.fixture
def launchd(tmp_path: Path) -> Launchd:
    """``launchctl`` as far as it is used: what is loaded is not loaded again, nor what is disabled."""
    program = tmp_path / "launchctl.py"
    program.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        f"loaded, disabled = Path({str(tmp_path / 'loaded')!r}), Path({str(tmp_path / 'disabled')!r})\n"
        "verb = sys.argv[1]\n"
        "if verb == 'bootstrap':\n"
        "    if loaded.exists() or disabled.exists():\n"
        "        sys.exit('Bootstrap failed: 5: Input/output error')\n"
        "    loaded.write_bytes(Path(sys.argv[3]).read_bytes())\n"
        "elif verb == 'bootout':\n"
        "    if not loaded.exists():\n"
        "        sys.exit('Boot-out failed: 3: No such process')\n"
        "    loaded.unlink()\n"
        "elif verb == 'print' and not loaded.exists():\n"
        "    sys.exit('Could not find service')\n"
        "elif verb == 'enable':\n"
        "    disabled.unlink(missing_ok=True)\n"
        "elif verb == 'print-disabled' and disabled.exists():\n"
        f"    print('\\t\"{LABEL}\" => disabled')\n"
    )
    return Launchd(words=(sys.executable, str(program)), folder=tmp_path / "agents")


def test_installed_read_back_and_removed(launchd: Launchd, tmp_path: Path) -> None:
    assert launchd.installed(SPEC, NOW) is None
    launchd.install(replace(SPEC, every=timedelta(hours=1)))
    launchd.install(SPEC)
    (path,) = launchd.files(SPEC)
    assert (tmp_path / "loaded").read_bytes() == path.read_bytes()
    found = launchd.installed(SPEC, NOW)
    assert found is not None
    assert (found.program, found.every, found.drift, found.files) == (SPEC.program, SPEC.every, (), (path,))
    loaded_at = (tmp_path / "loaded").stat().st_mtime_ns
    launchd.install(SPEC)
    assert (tmp_path / "loaded").stat().st_mtime_ns == loaded_at  # what runs is not stopped
    (tmp_path / "loaded").unlink()
    (tmp_path / "disabled").touch()
    found = launchd.installed(replace(SPEC, every=timedelta(minutes=5), program=("/bin/x",)), NOW)
    assert found is not None
    assert {each.what for each in found.drift} == {
        Deviation.DISABLED, Deviation.NOT_LOADED, Deviation.INTERVAL, Deviation.PROGRAM
    }  # fmt: skip
    launchd.install(SPEC)
    path.write_bytes(path.read_bytes().replace(b"<integer>300</integer>", b"<integer>9</integer>"))
    found = launchd.installed(SPEC, NOW)
    assert found is not None
    assert [each.what for each in found.drift] == [Deviation.EDITED]
    assert launchd.remove(system=False)
    assert not launchd.remove(system=False)
    assert [each.name for each in (tmp_path / "agents").iterdir()] == []
    assert not (tmp_path / "loaded").exists()


@pytest.mark.parametrize("before", [None, timedelta(hours=1)])
def test_what_fails_is_undone(launchd: Launchd, tmp_path: Path, before: timedelta | None) -> None:
    """A list that launchd does not take: the one before is there and loaded, or none."""
    (path,) = launchd.files(SPEC)
    if before:
        launchd.install(replace(SPEC, every=before))
    was = path.read_bytes() if before else None
    program = tmp_path / "launchctl.py"
    program.write_text(
        program.read_text().replace(
            "if loaded.exists()", "if b'<integer>50</integer>' in Path(sys.argv[3]).read_bytes()"
        )
    )
    with pytest.raises(JetError, match="Input/output error") as refused:
        launchd.install(SPEC)
    assert refused.value.code is Code.FileAccessDenied
    assert (path.read_bytes() if path.exists() else None) == was
    loaded = tmp_path / "loaded"
    assert (loaded.read_bytes() if loaded.exists() else None) == was
