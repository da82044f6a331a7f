"""How the programs start: as modules, and without a display."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import engine
from app import __version__
from tests.datasets import PROJECT
from ui.__main__ import NO_PACKAGE
from ui.qt_needs import LIBRARIES, NO_DISPLAY, NO_LIBRARY, NO_QT, REFUSED, package_of, unloaded

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")


def run_module(
    name: str, *arguments: str, before: Sequence[str] = (), **screens: str
) -> subprocess.CompletedProcess[str]:
    """``python -m name`` in a process of its own, with no display in its environment but the given ones."""
    environment = {key: value for key, value in os.environ.items() if key not in SCREENS} | screens
    command = [*before, sys.executable, "-m", name, *arguments]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=60)


def test_app_as_a_module_is_the_command_line() -> None:
    done = run_module("app", "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"ese-backup, version {__version__}\n", "")
    assert run_module("app", "nonsense").returncode == 2


def test_window_as_a_module_shows_its_help_without_a_display() -> None:
    done = run_module("ui", "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: ese-backup-manager ")


def test_window_tells_its_version_without_qt() -> None:
    """As ``ese-backup --version`` does, also where the extra `gui` is not installed."""
    code = "import sys; sys.modules['PySide6'] = None; from ui.__main__ import main; sys.exit(main(['--version']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=60)
    expected = f"ese-backup-manager, version {__version__}\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, expected, "")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display to look for here")
def test_window_without_a_display_says_so() -> None:
    done = run_module("ui")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", NO_DISPLAY + "\n")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display to look for here")
def test_window_whose_display_does_not_answer_says_so() -> None:
    done = run_module("ui", DISPLAY=":64999")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", REFUSED.format(":64999") + "\n")


@pytest.mark.parametrize("package", ["PySide6", "watchdog"])
def test_window_without_its_packages_names_the_extra(package: str) -> None:
    """As after an installation without the extra `gui`; what the window's start does before needs neither."""
    code = f"import sys; sys.modules[{package!r}] = None; from ui.__main__ import main; sys.exit(main([]))"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=60)
    said = NO_PACKAGE.format(package, engine.how_to_install("gui")) + "\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)
    assert "'ese-backup-manager[gui]'" in done.stderr


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display to look for here")
def test_window_whose_compositor_is_not_there_says_so(tmp_path: Path) -> None:
    done = run_module("ui", WAYLAND_DISPLAY="wayland-7", XDG_RUNTIME_DIR=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (1, "", REFUSED.format("wayland-7") + "\n")


def test_window_that_cannot_load_qt_says_why() -> None:
    """As with a Qt that was built for a newer system."""
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
    assert done.stderr.startswith(NO_QT.partition("{}")[0]) and "PySide6.QtWidgets" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="mount namespaces are Linux's")
@pytest.mark.parametrize(
    ("library", "screens"),
    [("libxcb-cursor.so.0", {"DISPLAY": ":64999"}), ("libEGL.so.1", {"QT_QPA_PLATFORM": "offscreen"})],
)
def test_window_without_a_library_of_the_system_names_its_package(library: str, screens: dict[str, str]) -> None:
    """Qt would abort for the first, since only its plugin for X needs it; Python's import fails for the second."""
    hidden = ["unshare", "--map-root-user", "--mount", "sh", "-c", 'mount --bind /dev/null "$0" && exec "$@"']
    hidden.append(str(place_of(library)))
    if subprocess.run([*hidden, "true"], capture_output=True, timeout=60).returncode:
        pytest.skip("this user may not have a mount namespace")
    done = run_module("ui", before=hidden, **screens)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == NO_LIBRARY.format(library, package_of(library)) + "\n"


def place_of(library: str) -> Path:
    """The file that the loader takes; a test without it is skipped."""
    ldconfig = shutil.which("ldconfig") or "/sbin/ldconfig"
    listed = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, timeout=60).stdout
    for line in listed.splitlines():
        name, _, place = line.strip().partition(" => ")
        if name.split(" ")[0] == library:
            return Path(place).resolve()
    pytest.skip(f"{library} is not installed")


def test_packages_of_the_libraries_are_those_that_setup_installs_and_the_page_lists() -> None:
    setup = (PROJECT / "tools" / "setup").read_text("utf-8")
    listed = setup.partition("packages=(")[2].partition(")")[0].split()
    assert [package_of(each) for each in LIBRARIES] == [each for each in listed if not each.startswith("fonts-")]
    page = (PROJECT / "docs" / "install.md").read_text("utf-8")
    assert f"apt install {' '.join(listed)}" in page


def test_what_the_loader_says_is_told_with_the_package() -> None:
    said = ImportError("libgssapi_krb5.so.9: cannot open shared object file: No such file or directory")
    assert "libgssapi_krb5.so.9" in unloaded(said) and "apt install libgssapi-krb5-9" in unloaded(said)
    assert unloaded(ImportError("bad magic number")) == NO_QT.format("bad magic number")
