"""Words of a command line as a shell takes them."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable

PROGRAM = "ese-backup"


def shell_line(arguments: Iterable[str]) -> str:
    """The line that starts the command line with these arguments."""
    return " ".join(map(quoted, [PROGRAM, *arguments]))


def quoted(word: object) -> str:
    """The text of ``word``, a path for example, as one word of a line to paste into the shell of this system."""
    if os.name != "nt":
        return shlex.quote(str(word))
    import subprocess

    return subprocess.list2cmdline([str(word)])
