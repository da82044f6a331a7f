"""A random user of the window: a few hundred steps at each commit, other ones each time."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.datasets import PROJECT
from tests.share import Share, turns

STEPS = 150


@pytest.mark.parametrize("share", turns(), ids=str)
def test_nothing_goes_wrong_whatever_is_done(share: Share) -> None:
    """Other steps with each share, at night all of them. What failed is told with the steps that led to it."""
    command = [sys.executable, "-m", "tests.ui.monkey", "--steps", str(STEPS), "--seed", str(share.number)]
    ended = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=900)
    assert ended.returncode == 0, ended.stderr[-6000:]
    assert re.search(rf"^{STEPS} steps of seed {share.number} ", ended.stdout, re.MULTILINE)
