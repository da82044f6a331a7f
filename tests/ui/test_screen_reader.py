"""A screen reader's way to the window, nothing in between left out: X server, session bus, registry, AT-SPI."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.small_instance import write_small_instance
from tests.datasets import PROJECT

READER = "/usr/bin/python3"
"""The interpreter that Debian's python3-gi belongs to."""
_CAN_READ = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is of Linux")


def _needs_tools() -> None:
    for tool in ("Xvfb", "dbus-run-session"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    if not Path("/usr/libexec/at-spi2-registryd").exists():
        pytest.skip("at-spi2-core is not installed")
    if not Path(READER).exists() or subprocess.run([READER, "-c", _CAN_READ], capture_output=True).returncode:
        pytest.skip("python3-gi or gir1.2-atspi-2.0 is not installed")


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of the test's own."""
    _needs_tools()
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(60)


def test_a_screen_reader_reads_what_the_window_shows_and_presses_a_button(display: str, tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path / "source", last=3)
    environment = os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "ESE_BACKUP_RUNTIME": str(tmp_path / "run"),
    }
    window = [sys.executable, "-m", "tests.ui.speaking_window", str(tmp_path / "home"), str(folder)]
    command = ["dbus-run-session", "--", READER, str(PROJECT / "tests/servers/at_spi_reader.py"), *window]
    ended = subprocess.run(
        command, cwd=PROJECT, env=environment, input="Back up\n", capture_output=True, text=True, timeout=300
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    first, second = (json.loads(line) for line in ended.stdout.splitlines() if line.startswith("{"))
    shown, tree = first["shown"], [(role, name) for role, name in first["tree"]]
    assert len(shown["pages"]) == 13
    assert [name for role, name in tree if role == "list item"][:13] == shown["pages"]
    assert ("tree", "Instances") in tree or ("table", "Instances") in tree
    cells = [name for role, name in tree if role == "table cell"]
    assert "Clean shutdown" in shown["cells"] and str(folder) in cells[0], "the first cell stands for its row"
    missing = [cell for cell in shown["cells"] if not any(cell in name for name in cells)]
    assert missing == []
    pressed = {name for role, name in tree if role in ("push button", "check box")}
    assert {button.rstrip("…") for button in shown["buttons"]} <= {name.rstrip("…") for name in pressed}
    assert second == {"pressed": True, "page": "back_up"}
