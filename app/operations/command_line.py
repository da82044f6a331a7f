"""The command line that does the same as a request."""

from __future__ import annotations

from typing import Any

from app.operations.request import Request
from engine.command_line import PROGRAM, quoted, shell_line

__all__ = ["PROGRAM", "command_line", "quoted", "shell_line"]


def command_line(request: Request[Any]) -> str:
    """One line to paste into the shell of this system."""
    return shell_line(request.arguments())
