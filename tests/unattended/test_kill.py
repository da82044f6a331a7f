"""kill −9 of ``run-due`` at each change of a file: no slot is lost, repeated, or counted too early."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.datasets import PROJECT
from tests.share import SHARES, Share, shares


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
@pytest.mark.parametrize("share", shares(), ids=str)
def test_run_due_killed_at_every_change(tmp_path: Path, share: Share) -> None:
    command = [sys.executable, "-m", "tests.unattended.kill_points", tmp_path, share.number - 1, SHARES]
    done = subprocess.run(
        [*map(str, command)], cwd=PROJECT, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    points, killed = map(int, done.stdout.split())
    assert killed >= 50 // SHARES
    assert points >= 50
