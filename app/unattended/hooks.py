"""Programs that run before and after a job: without a shell, in a process group of their own, with a time limit.

What is left of the group when the program has ended, or its time is over, is ended with it. A program that is to
outlive its hook starts a session of its own.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import IO

from app.jobs.job import Hook
from engine.numpy_threads import LIMITED
from engine.progress import Cancel

KEPT = 64 << 10
"""Bytes of the output that are kept, of its start and its end alike."""
_GRACE = 3.0  # seconds from the request to end to the end
_ASK_AGAIN = 0.05
_NOT_THEIRS = {"ESE_BACKUP_PASSPHRASE", *LIMITED}


class HookEnd(StrEnum):
    """How a hook ended."""

    EXITED = "exited"
    LIMIT = "limit"
    CANCELLED = "cancelled"
    NOT_STARTED = "not started"


@dataclass(frozen=True)
class HookResult:
    """``code`` is the exit code, minus a signal, or None where there is none; ``output`` is what the program
    wrote, at most :data:`KEPT` bytes of it."""

    end: HookEnd
    code: int | None
    output: str
    seconds: float

    @property
    def ok(self) -> bool:
        return self.end is HookEnd.EXITED and self.code == 0


def run_hook(hook: Hook, variables: Mapping[str, str], cancel: Cancel) -> HookResult:
    """Run the program and wait for it; never raises for what it does. ``variables`` are added to those it gets."""
    started = time.monotonic()
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_THEIRS}
    environment.update({name: value.replace("\0", "") for name, value in variables.items()})
    try:
        process = subprocess.Popen(
            hook.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            creationflags=_FLAGS,
            start_new_session=not _FLAGS,
        )
    except (OSError, ValueError) as error:
        return HookResult(HookEnd.NOT_STARTED, None, str(error), time.monotonic() - started)
    output = _Output(process.stdout)
    end = HookEnd.EXITED
    while not _has_ended(process):
        if cancel.requested or time.monotonic() - started >= hook.limit.total_seconds():
            end = HookEnd.CANCELLED if cancel.requested else HookEnd.LIMIT
            _ask_to_end(process)
            break
        time.sleep(_ASK_AGAIN)
    _end_group(process)
    code = process.wait()
    return HookResult(end, code if end is HookEnd.EXITED else None, output.take(), time.monotonic() - started)


class _Output:
    """Reads the pipe to its end, so that the program never waits for us, and keeps the first and last of it."""

    def __init__(self, pipe: IO[bytes] | None) -> None:
        self._pipe = pipe
        self._head = self._tail = b""
        self._size = 0
        self._guard = threading.Lock()
        self._thread = threading.Thread(target=self._read, name="hook-output", daemon=True)
        self._thread.start()

    def take(self) -> str:
        """What was written. A process that left the group may keep the pipe open: it is not waited for."""
        self._thread.join(1.0)
        with self._guard:
            left_out = self._size - len(self._head) - len(self._tail)
            middle = f"\n… {left_out:,} bytes left out …\n".encode() if left_out else b""
            return (self._head + middle + self._tail).decode("utf-8", "replace")

    def _read(self) -> None:
        if self._pipe is None:
            return
        with self._pipe, contextlib.suppress(OSError, ValueError):
            while part := os.read(self._pipe.fileno(), KEPT):
                self._keep(part)

    def _keep(self, part: bytes) -> None:
        half = KEPT // 2
        with self._guard:
            self._size += len(part)
            free = half - len(self._head)
            self._head += part[:free]
            self._tail = (self._tail + part[free:])[-half:]


if sys.platform == "win32":
    _FLAGS = subprocess.CREATE_NEW_PROCESS_GROUP

    def _has_ended(process: subprocess.Popen[bytes]) -> bool:
        return process.poll() is not None

    def _ask_to_end(process: subprocess.Popen[bytes]) -> None:
        with contextlib.suppress(OSError):
            process.send_signal(signal.CTRL_BREAK_EVENT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE)

    def _end_group(process: subprocess.Popen[bytes]) -> None:
        with contextlib.suppress(OSError):
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)

else:
    _FLAGS = 0

    def _has_ended(process: subprocess.Popen[bytes]) -> bool:
        """Without reaping it, where the system can: as long as it is there, its group is no one else's."""
        if not hasattr(os, "waitid"):  # macOS before Python 3.13
            return process.poll() is not None
        options = os.WEXITED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, process.pid, options) is not None

    def _ask_to_end(process: subprocess.Popen[bytes]) -> None:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGTERM)
        until = time.monotonic() + _GRACE
        while not _has_ended(process) and time.monotonic() < until:
            time.sleep(_ASK_AGAIN)

    def _end_group(process: subprocess.Popen[bytes]) -> None:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
