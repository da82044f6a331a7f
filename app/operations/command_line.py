"""The command line that does the same as a request."""

from __future__ import annotations

import os
import shlex
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
    if os.name != "nt":
        return shlex.join(words)
    import subprocess

    return subprocess.list2cmdline(words)
