"""Calls that may hang: what answers is there in time, and what does not is left out."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.evidence.bounded import AT_A_TIME, bounded
from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.progress import Cancel
from tests.datasets import PROJECT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders")


@pytest.fixture
def hanging(tmp_path: Path) -> Iterator[Callable[[Cancel], int]]:
    """A real system call that does not return: a pipe is opened whose other end no one opens."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def call(cancel: Cancel) -> int:
        return len(pipe.read_bytes())

    yield call
    other = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)  # lets the readers that are left come to their end
    time.sleep(0.05)
    os.close(other)


def test_what_answers_is_there_and_what_hangs_is_not(hanging: Callable[[Cancel], int]) -> None:
    begun = time.monotonic()
    found = bounded({"good": lambda _: 1, "dead": hanging, "late": _late}, 3, Cancel())
    assert found == {"good": 1, "late": 2}
    assert time.monotonic() - begun < 30


def _late(cancel: Cancel) -> int:
    """Takes longer than the limit, and shows that it goes on."""
    for _ in range(30):
        time.sleep(0.05)
        cancel.check()
    return 2


def test_those_that_wait_for_the_place_of_a_dead_one_still_come_if_one_is_free(
    hanging: Callable[[Cancel], int],
) -> None:
    calls: dict[int, Callable[[Cancel], int]] = dict.fromkeys(range(AT_A_TIME - 1), hanging)
    calls |= {number: lambda _: 7 for number in range(AT_A_TIME, 3 * AT_A_TIME)}
    found = bounded(calls, 0.5, Cancel())
    assert sorted(found) == list(range(AT_A_TIME, 3 * AT_A_TIME))


def test_all_places_taken_by_dead_ones_is_no_reason_to_wait_for_ever(hanging: Callable[[Cancel], int]) -> None:
    calls: dict[int, Callable[[Cancel], int]] = dict.fromkeys(range(AT_A_TIME + 3), hanging)
    assert bounded(calls, 0.3, Cancel()) == {}


def test_failures_and_a_stop_are_raised(hanging: Callable[[Cancel], int]) -> None:
    def fails(cancel: Cancel) -> int:
        raise Code.DiskIO.error("It broke.")

    with pytest.raises(JetError, match="It broke"):
        bounded({1: fails}, 1, Cancel())
    stop = Cancel()
    stop.request()
    with pytest.raises(Cancelled):
        bounded({1: hanging}, 60, stop)


def test_a_program_ends_although_a_call_of_it_hangs(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    program = (
        "import sys; from app.evidence.bounded import bounded; from engine.progress import Cancel\n"
        "print(bounded({1: lambda _: open(sys.argv[1], 'rb').read()}, 0.2, Cancel()))"
    )
    command = [sys.executable, "-c", program, str(pipe)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{}\n", "")
