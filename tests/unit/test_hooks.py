"""Programs before and after a job: whatever they do, a job goes on or stops within their time."""

from __future__ import annotations

import os
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from app.jobs.job import Hook
from app.unattended.hooks import KEPT, HookEnd, HookResult, run_hook
from engine.progress import Cancel

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="process groups and signals of POSIX")

PATIENCE = 60


def ran(code: str, limit: timedelta = timedelta(minutes=1), cancel: Cancel | None = None) -> HookResult:
    """The end of a real program."""
    return run_hook(Hook((sys.executable, "-c", code), limit), {"ESE_BACKUP_JOB": "nightly"}, cancel or Cancel())


def ran_to_its_limit(code: str) -> HookResult:
    """The end of a program that its limit ends, but, however busy the machine, not before it has printed."""
    for seconds in (0.6, 6, PATIENCE):
        done = ran(code, timedelta(seconds=seconds))
        if done.output:
            break
    return done


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")  # one that no one has waited for is dead, too
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def is_gone(pid: int) -> bool:
    until = time.monotonic() + PATIENCE
    while is_alive(pid):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def test_a_program_gets_its_variables_and_its_output_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ESE_BACKUP_PASSPHRASE", "secret")
    done = ran("import os, sys; print(os.environ['ESE_BACKUP_JOB'], flush=True); print('no', file=sys.stderr);"
               "print('ESE_BACKUP_PASSPHRASE' in os.environ, sys.stdin.read() == '')")  # fmt: skip
    assert (done.ok, done.end, done.code) == (True, HookEnd.EXITED, 0)
    assert done.output.splitlines()[0] == "nightly"
    assert set(done.output.splitlines()) == {"nightly", "no", "False True"}


def test_no_shell_is_between(tmp_path: Path) -> None:
    done = run_hook(
        Hook((sys.executable, "-c", "import sys; print(sys.argv[1:])", "$HOME; `id`", "*")), {}, Cancel()
    )
    assert done.output == "['$HOME; `id`', '*']\n"


def test_a_program_that_fails_or_is_not_there() -> None:
    assert ran("print('the disk is busy'); raise SystemExit(3)").code == 3
    missing = run_hook(Hook(("/nowhere/program",)), {}, Cancel())
    assert (missing.end, missing.code, missing.ok) == (HookEnd.NOT_STARTED, None, False)
    assert "/nowhere/program" in missing.output
    assert ran("import os; os.kill(os.getpid(), 11)").code == -11


def test_one_that_hangs_is_ended_after_its_limit() -> None:
    done = ran_to_its_limit("import time; print('waiting', flush=True); time.sleep(600)")
    assert (done.end, done.code, done.output, done.ok) == (HookEnd.LIMIT, None, "waiting\n", False)
    assert done.seconds < PATIENCE


def test_one_that_ignores_sigterm_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.unattended.hooks._GRACE", 0.3)
    done = ran_to_its_limit(
        "import signal, time, os; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "print(os.getpid(), flush=True); time.sleep(600)"
    )
    assert done.end is HookEnd.LIMIT
    assert is_gone(int(done.output))


def test_a_child_that_holds_the_pipe_delays_nothing_and_ends_with_it() -> None:
    done = ran(
        "import subprocess, sys;"
        "print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']).pid)"
    )
    assert done.ok
    assert done.seconds < PATIENCE
    assert is_gone(int(done.output))


def test_the_whole_group_ends_with_its_limit() -> None:
    done = ran_to_its_limit(
        "import subprocess, sys, time;"
        "print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']).pid, flush=True);"
        "time.sleep(600)"
    )
    assert done.end is HookEnd.LIMIT
    assert is_gone(int(done.output))


def test_one_that_left_the_group_is_not_waited_for() -> None:
    done = ran(
        "import subprocess, sys;"
        "code = 'import time; time.sleep(120)';"
        "print(subprocess.Popen([sys.executable, '-c', code], start_new_session=True).pid)"
    )
    assert done.ok
    assert done.seconds < PATIENCE
    os.kill(int(done.output), 9)


def test_of_a_gigabyte_the_start_and_the_end_are_kept() -> None:
    code = "import os\nos.write(1, b'first line')\nfor _ in range(1024): os.write(1, b'x' * (1 << 20))\n"
    done = ran(code + "os.write(1, b'last line')")
    assert done.ok
    assert done.output.startswith("first line")
    assert done.output.endswith("last line")
    assert "bytes left out" in done.output
    assert len(done.output.encode()) < KEPT + 100


def test_what_is_no_text_is_shown_as_far_as_it_is() -> None:
    assert ran("import os; os.write(1, b'caf\\xe9')").output == "caf�"


def test_a_cancelled_job_ends_its_program() -> None:
    cancel = Cancel()
    threading.Timer(0.3, cancel.request).start()
    done = ran("import time; time.sleep(600)", cancel=cancel)
    assert (done.end, done.ok) == (HookEnd.CANCELLED, False)
    assert done.seconds < PATIENCE
