"""The command line that does the same as a request."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterable
from typing import Any

from app.operations.request import Request

PROGRAM = "ese-backup"


def command_line(request: Request[Any]) -> str:
    """One line to paste into the shell of this system."""
    return shell_line(request.arguments())


def shell_line(arguments: Iterable[str]) -> str:
    """The line that starts the command line with these arguments."""
    words = [PROGRAM, *arguments]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
