"""cron: the real ``crontab`` keeps what else it has, byte for byte; the line does what is wanted in a shell."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.schedulers.cron import CRONTAB, Cron
from app.schedulers.scheduler import Deviation
from app.schedulers.spec import MINUTES, Spec
from engine.error_codes import Code
from engine.errors import JetError
from tests.schedulers.spare_crontab import USER, spare_crontab

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
ODD = r"""a b/100% "of" it's $HOME \% \n ${x}"""
SPEC = Spec(("/opt/ese backup/100%/ese-backup", "run-due"), timedelta(minutes=10), home=Path("/srv/a%b"))
OTHERS = [
    b"",
    b"MAILTO=root\n# a comment\n\n5 4 * * *  echo  '100\\%'\t# end\n",
    b"# BEGIN ese-backup-other\n* * * * * true\n# END ese-backup-other\n",
    "0 0 * * * echo ä\n".encode("latin-1"),
]


@pytest.fixture
def cron() -> Iterator[Cron]:
    """The real crontab of an account that has none."""
    with spare_crontab() as words:
        yield Cron(words=words)


def crontab(data: bytes | None = None) -> bytes:
    if data is not None:
        subprocess.run(["crontab", "-u", USER, "-"], input=data, check=True)
    return subprocess.run(["crontab", "-u", USER, "-l"], capture_output=True, check=False).stdout


@pytest.mark.parametrize("others", OTHERS)
def test_everything_else_stays(cron: Cron, others: bytes) -> None:
    if others:
        crontab(others)
    assert cron.installed(SPEC, NOW) is None
    cron.install(SPEC)
    assert crontab() == others + cron.files(SPEC)[CRONTAB]
    found = cron.installed(SPEC, NOW)
    assert found is not None
    assert (found.program, found.every, found.drift) == (SPEC.program, SPEC.every, ())
    assert found.next_look == datetime(2026, 3, 4, 5, 10, tzinfo=UTC)
    cron.install(replace(SPEC, every=timedelta(hours=6)))
    cron.install(SPEC)
    assert crontab() == others + cron.files(SPEC)[CRONTAB]
    crontab(crontab() + b"7 7 * * * after\n")
    assert cron.remove(system=False)
    assert crontab() == others + b"7 7 * * * after\n"
    assert not cron.remove(system=False)


def test_nothing_remains_where_there_was_no_crontab(cron: Cron) -> None:
    cron.install(SPEC)
    assert cron.remove(system=False)
    done = subprocess.run(["crontab", "-u", USER, "-l"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ((b"*/10", b"*/7"), {Deviation.EDITED}),
        ((b"nice -n 10 ", b""), {Deviation.EDITED}),
        ((b"*/10", b"*/20"), {Deviation.INTERVAL}),
        ((b"*/10", b"# */10"), {Deviation.DISABLED}),
        ((b"/opt/ese backup", b"/opt/ese other"), {Deviation.PROGRAM}),
        ((b"a\\%b", b"c"), {Deviation.HOME}),
    ],
)
def test_each_difference_is_named(cron: Cron, edit: tuple[bytes, bytes], expected: set[Deviation]) -> None:
    cron.install(SPEC)
    before = crontab()
    crontab(before.replace(*edit))
    assert crontab() != before
    found = cron.installed(SPEC, NOW)
    assert found is not None
    assert {each.what for each in found.drift} == expected
    assert found.runs == (Deviation.DISABLED not in expected)
    cron.install(SPEC)
    assert crontab() == before


def test_a_crontab_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refusing = tmp_path / "crontab"
    refusing.write_text("#!/bin/sh\necho 'You (x) are not allowed to use this program (crontab)' >&2; exit 1\n")
    refusing.chmod(0o755)
    with pytest.raises(JetError, match="not allowed to use") as refused:
        Cron(words=(str(refusing),)).install(SPEC)
    assert refused.value.code is Code.FileAccessDenied
    with pytest.raises(JetError) as missing:
        Cron(words=(str(tmp_path / "none"),)).install(SPEC)
    assert missing.value.code is Code.FeatureNotAvailable
    assert not Cron(words=(str(tmp_path / "none"),)).available


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_the_file_of_the_machine(tmp_path: Path) -> None:
    cron, spec = Cron(system_file=tmp_path / "cron.d" / "ese-backup"), replace(SPEC, system=True)
    assert cron.installed(spec, NOW) is None
    cron.install(spec)
    (path,) = cron.files(spec)
    assert " root env ESE_BACKUP_HOME=" in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    found = cron.installed(spec, NOW)
    assert found is not None
    assert (found.program, found.every, found.drift, found.files) == (spec.program, spec.every, (), (path,))
    assert cron.remove(system=True)
    assert (cron.remove(system=True), list(path.parent.iterdir())) == (False, [])


def as_cron_runs_it(line: str) -> list[str]:
    """What cron makes of a command before the shell gets it: a percent sign ends it, unless a backslash is before
    it, which goes (crontab(5))."""
    command, escaped = "", False
    for character in line.split(maxsplit=5)[5]:
        if escaped and character == "%":
            command = command[:-1]
        elif character == "%":
            break
        escaped = character == "\\" and not escaped
        command += character
    command = command.replace("nice -n 10 ", 'printf "%s\\0" "$ESE_BACKUP_HOME" ').replace(" >/dev/null 2>&1", "")
    done = subprocess.run(["sh", "-c", command.replace("env ", "export ").replace(" printf", "; printf")],
                          capture_output=True, text=True, check=True)  # fmt: skip
    return done.stdout.split("\0")[:-1]


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_the_shell_gets_the_words(tmp_path: Path) -> None:
    spec = Spec((ODD, "run-due", ODD), home=Path("/", ODD))
    line = Cron().files(spec)[CRONTAB].decode().splitlines()[1]
    assert as_cron_runs_it(line) == [str(spec.home), *spec.program]


paths = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1)


@given(program=st.lists(paths, min_size=1, max_size=3), minutes=st.sampled_from(MINUTES), home=st.none() | paths)
def test_what_is_written_is_read(program: list[str], minutes: int, home: str | None) -> None:
    from app.schedulers.cron import _spec_of

    for system in (False, True):
        spec = Spec(tuple(program), timedelta(minutes=minutes), system, Path("/", home) if home else None)
        (block,) = Cron().files(spec).values()
        assert _spec_of(block, system) == spec
