"""Runs a built program as on a machine without Python: nothing of the environment but a PATH and a home."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contents import NAME

COMMANDS = "ese-backup"
WAY = (
    ("--version",),
    ("demo",),
    ("sample", "instance"),
    ("scan", "instance"),
    ("backup", "--from", "instance", "--to", "plain", "--mode", "full", "--create"),
    ("verify", "plain/CHAIN"),
    ("restore", "plain/CHAIN", "--to", "restored"),
    # What the extras bring.
    (*("backup", "--from", "instance", "--to", "packed", "--mode", "full", "--create"), "--compress", "zstd"),
    ("verify", "packed/CHAIN"),
    ("backup", "--from", "instance", "--to", "hashed", "--mode", "full", "--create", "--hash", "blake3"),
    ("verify", "hashed/CHAIN"),
    ("report", "week", "--to", "week.pdf"),
)
"""What is run, in a folder of its own; CHAIN is the one chain of a destination."""
PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv)
taken = app.primaryScreen().grabWindow(0).toImage()
colours = {taken.pixel(x, y) for x in range(0, taken.width(), 4) for y in range(0, taken.height(), 4)}
sys.exit(not taken.save(sys.argv[1]) or len(colours) < 20)
"""


def smoke(program: Path, python: Path, folder: Path) -> None:
    """Runs the commands, then the window offscreen and on a screen of its own, whose picture ``python`` takes.
    Raises CalledProcessError, or RuntimeError with what the window printed."""
    with tempfile.TemporaryDirectory() as home:
        for words in WAY:
            _run(program / COMMANDS, words, Path(home))
        with _window(program / NAME, Path(home), {"QT_QPA_PLATFORM": "offscreen"}):
            pass
        if sys.platform != "win32":
            _picture(program / NAME, Path(home), python, folder / "window.png")


def _run(program: Path, words: tuple[str, ...], home: Path) -> None:
    chosen = [_chain(home, word) if word.endswith("/CHAIN") else word for word in words]
    print("+", COMMANDS, *words, flush=True)
    done = subprocess.run(
        [program, *chosen], cwd=home, env=_bare(home), check=False, capture_output=True, text=True, timeout=300
    )
    print("  " + (done.stdout + done.stderr).strip().rpartition("\n")[2], flush=True)
    done.check_returncode()


def _chain(home: Path, word: str) -> str:
    (manifest,) = (home / word.partition("/")[0]).glob("*/*/backup-manifest.json")
    return str(manifest.parent)


def _bare(home: Path, more: dict[str, str] | None = None) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}  # Windows needs them
    return {"PATH": "/usr/bin", "HOME": str(home), "ESE_BACKUP_HOME": str(home / "own"), **kept, **(more or {})}


@contextmanager
def _window(program: Path, home: Path, more: dict[str, str], seconds: float = 25) -> Iterator[None]:
    """The window, when it has run that long; it must not have ended by then."""
    print("+", NAME, "instance", *more, flush=True)
    with tempfile.TemporaryFile() as said:
        running = subprocess.Popen(
            [program, "instance"], cwd=home, env=_bare(home, more), stdout=said, stderr=said
        )
        try:
            time.sleep(seconds)
            if running.poll() is not None:
                said.seek(0)
                raise RuntimeError(f"the window ended: {said.read().decode(errors='replace')}")
            yield
        finally:
            running.terminate()
            running.wait(60)


def _picture(program: Path, home: Path, python: Path, picture: Path) -> None:
    """A screen without a monitor (Xvfb), the window on it, and what it shows."""
    own, xvfb = os.pipe()
    command = ["Xvfb", "-displayfd", str(xvfb), "-screen", "0", "1280x840x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[xvfb], stderr=subprocess.DEVNULL)
    os.close(xvfb)
    try:
        with open(own) as told:
            display = {"DISPLAY": f":{told.readline().strip()}"}
        with _window(program, home, display):
            subprocess.run([python, "-c", PICTURE, picture], env={**os.environ, **display}, check=True, timeout=60)
        print(f"  {picture}")
    finally:
        screen.terminate()
        screen.wait(60)
