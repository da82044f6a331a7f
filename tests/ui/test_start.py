"""How the programs start: as modules, and without a display."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from app import __version__
from tests.datasets import PROJECT
from ui.__main__ import NO_DISPLAY, NO_LIBRARY, NO_PACKAGE, REFUSED

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")


def run_module(name: str, *arguments: str, display: str = "") -> subprocess.CompletedProcess[str]:
    """``python -m name`` in a process of its own, with no display in its environment but the given one."""
    environment = {key: value for key, value in os.environ.items() if key not in SCREENS}
    environment |= {"DISPLAY": display} if display else {}
    command = [sys.executable, "-m", name, *arguments]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=60)


def test_app_as_a_module_is_the_command_line() -> None:
    done = run_module("app", "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"ese-backup, version {__version__}\n", "")
    assert run_module("app", "nonsense").returncode == 2


def test_window_as_a_module_shows_its_help_without_a_display() -> None:
    done = run_module("ui", "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: ese-backup-manager ")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display to look for here")
def test_window_without_a_display_says_so() -> None:
    done = run_module("ui")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", NO_DISPLAY + "\n")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display to look for here")
def test_window_whose_display_does_not_answer_says_so() -> None:
    done = run_module("ui", display=":64999")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", REFUSED.format(":64999") + "\n")


@pytest.mark.parametrize("package", ["PySide6", "watchdog"])
def test_window_without_its_packages_names_the_extra(package: str) -> None:
    """As after an installation without the extra `gui`; what the window's start does before needs neither."""
    code = f"import sys; sys.modules[{package!r}] = None; from ui.__main__ import main; sys.exit(main([]))"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", NO_PACKAGE.format(package) + "\n")
    assert "'ese-backup-manager[gui]'" in done.stderr


def test_window_without_the_libraries_of_the_system_says_so() -> None:
    """As on a server without OpenGL: Qt's package is there, and its libraries cannot be loaded."""
    code = "import sys; sys.modules['PySide6.QtWidgets'] = None; from ui.__main__ import main; sys.exit(main([]))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(NO_LIBRARY.partition("{}")[0]) and "PySide6.QtWidgets" in done.stderr
