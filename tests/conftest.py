"""What holds for every test: no screen needed, the home untouched, nothing left running, nothing logged.

A test fails on Python warnings (pyproject), Qt warnings (pytest-qt), error logs and threads it leaves behind.
"""

from __future__ import annotations

import compileall
import contextlib
import gc
import importlib
import logging
import os
import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import hypothesis
import pytest
from hypothesis.internal.constants_ast import constants_from_module

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.datasets import PROJECT, dataset
from tests.order import longest_first
from tests.share import NIGHTLY, STATES_A_NIGHT, VARIABLE, chosen

pytest_plugins = ("tests.cpu_report", "tests.servers.session")

_COUNTED = ("tests/crash/", "tests/property/test_live")
"""Tests whose output says how much they have met."""
PROGRAM = ("engine", "app", "ui", "resources")
_MEMORY, _NEEDED = Path("/dev/shm"), 6 << 30
"""Where the folders of tests are when it, and the machine, have so many bytes free."""
GRACE_SECONDS = 60.0
"""How long a thread that was told to end may take after the test, where more runs than there are cores."""

hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "project")


def pytest_configure(config: pytest.Config) -> None:
    if not NIGHTLY and _has_free_memory():
        # A disk takes five milliseconds to remove a folder, and as many for an fsync, which tests do thousands of
        # times. Every night they work on the disk.
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))
    config.addinivalue_line("markers", "expect_error_logs(pattern): error logs that match are no failure")


def _has_free_memory() -> bool:
    try:
        told = re.search(r"^MemAvailable: +(\d+) kB$", Path("/proc/meminfo").read_text("ascii"), re.MULTILINE)
        free = min(shutil.disk_usage(_MEMORY).free, int(told[1]) << 10 if told else 0)
    except OSError:
        return False
    return free > _NEEDED and os.access(_MEMORY, os.W_OK)


def pytest_report_header() -> str:
    return f"sweeps: {VARIABLE}={chosen()}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the sweeps and models met, in their own words, and which share of them it was: how much was tested
    belongs to the result.
    """
    told = [
        f"{_name(report.nodeid)}: {line}"
        for report in terminalreporter.getreports("passed")
        if report.when == "call" and report.nodeid.startswith(_COUNTED)
        for line in report.capstdout.splitlines()
        if line.strip()
    ]
    if told:
        terminalreporter.section("states, kills and steps")
        for line in told:
            terminalreporter.write_line(line)
        states = sum(int(count) for line in told for count in re.findall(r"\b(\d+) states", line))
        if states:
            terminalreporter.write_line(f"{states:,} states after cuts; in a whole night about {STATES_A_NIGHT:,}")
    terminalreporter.write_line(f"{VARIABLE}={chosen()} repeats these shares of the sweeps")


def _name(nodeid: str) -> str:
    file, _, test = nodeid.partition("::")
    return f"{file.rpartition('/')[2]}::{test}"


class _ErrorLogs(logging.Handler):
    """Keeps what is logged at ERROR and above."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _clean_exit(request: pytest.FixtureRequest) -> Iterator[None]:
    """Set up before and torn down after every other fixture of the test: see what it leaves behind."""
    marker = request.node.get_closest_marker("expect_error_logs")
    expected = re.compile(marker.args[0]) if marker else None
    before = frozenset(threading.enumerate())
    logs = _ErrorLogs()
    logging.getLogger().addHandler(logs)
    yield
    logging.getLogger().removeHandler(logs)
    unexpected = [text for text in logs.messages if not (expected and expected.search(text))]
    assert not unexpected, f"unexpected error logs: {unexpected}"
    with_qt = "qapp" in request.fixturenames
    leaked = _threads_left(before, with_qt)
    assert not leaked, f"threads left behind: {leaked}"
    if with_qt:
        gc.freeze()  # the search for threads of the next test has seen these


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Two more than there are processors: tests wait for disks, servers and clocks a sixth of their time."""
    return (os.cpu_count() or 1) + 2


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Of several workers that are to read all tests, each begins with others: what one has compiled, which takes
    two thirds of the time, the next finds; so with the constants of the program, which Hypothesis tries as values.
    """
    worker = getattr(session.config, "workerinput", None)
    if worker and [Path(arg).resolve() for arg in session.config.args] == [PROJECT / "tests"]:
        mine = slice(int(worker["workerid"].removeprefix("gw")), None, worker["workercount"])
        for path in sorted(path for part in PROGRAM for path in (PROJECT / part).rglob("*.py"))[mine]:
            compileall.compile_file(path, quiet=2)
        for path in sorted((PROJECT / "tests").rglob("test_*.py"))[mine]:
            with contextlib.suppress(Exception, pytest.skip.Exception):  # as it is collected, it will be told
                importlib.import_module(".".join(path.relative_to(PROJECT).with_suffix("").parts))
        for name in sorted(name for name in sys.modules if name.partition(".")[0] in PROGRAM)[mine]:
            constants_from_module(sys.modules[name])
    return (yield)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    items[:] = longest_first(items, lambda item: item.nodeid, workers)


def pytest_collection_finish() -> None:
    """Thousands of tests and all modules, which last: neither Python's collector nor the search for threads that a
    test left behind looks through them again and again.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where :func:`_own_home` makes one for each test: among the folders of tests, each further one would be found
    by a look at all.
    """
    return tmp_path_factory.mktemp("homes", numbered=False)


@pytest.fixture(autouse=True)
def _own_home(_clean_exit: None, _homes: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of the test's own, so that settings, history and caches of the person are never touched."""
    home = Path(tempfile.mkdtemp(dir=_homes))
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    places = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "AppData" / "Roaming",
        "LOCALAPPDATA": home / "AppData" / "Local",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": runtime,
        "ESE_BACKUP_HOME": home / "ese-backup",
    }
    for name, place in places.items():
        monkeypatch.setenv(name, str(place))
    yield home
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def datasets() -> Path:
    """The folder of the real Windows files, read-only; skips where there are none."""
    return dataset()


def _threads_left(before: frozenset[threading.Thread], with_qt: bool) -> list[str]:
    until = time.monotonic() + GRACE_SECONDS
    while True:
        left = [thread.name for thread in threading.enumerate() if thread not in before and _is_ours(thread)]
        left += _qthreads_running() if with_qt else []
        if not left or time.monotonic() > until:
            return left
        time.sleep(0.01)


def _is_ours(thread: threading.Thread) -> bool:
    """Not the shadow of a thread that Qt or C started: those stay listed after their end."""
    return not isinstance(thread, threading._DummyThread)


def _qthreads_running() -> list[str]:
    from PySide6.QtCore import QCoreApplication, QThread
    from shiboken6 import isValid

    application = QCoreApplication.instance()
    main = application.thread() if application else None
    # By type: isinstance asks the object, and a weak proxy whose object is gone raises ReferenceError.
    kinds = _with_subclasses(QThread)
    threads = [thing for thing in gc.get_objects() if type(thing) in kinds and isValid(thing)]
    return [repr(thread) for thread in threads if thread is not main and thread.isRunning()]


def _with_subclasses(kind: type) -> set[type]:
    return {kind}.union(*map(_with_subclasses, kind.__subclasses__()))
