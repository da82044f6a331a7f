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
    """The text of ``word``, a path for example, as one word of a line to paste into the shell of this system.

    Bytes that are no text, and what a terminal takes for a key, are written out; not on Windows, whose names have
    neither.
    """
    text = str(word)
    if os.name == "nt":
        import subprocess

        return subprocess.list2cmdline([text])
    if text.isprintable():
        return shlex.quote(text)
    return f"$'{''.join(map(_escaped, text))}'"


def _escaped(character: str) -> str:
    """One character within ``$'…'`` of bash, zsh and ksh."""
    if character in "'\\":
        return f"\\{character}"
    if character.isprintable():
        return character
    return "".join(f"\\x{byte:02x}" for byte in os.fsencode(character))
