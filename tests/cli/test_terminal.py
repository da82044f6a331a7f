"""What a terminal of 80 columns gets of tables that are wider: lines that fit, and nothing garbled."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PROGRAM
from tests.datasets import PROJECT, dataset

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX's")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
WIDE = "{D10CA2FE-6FCF-4F6D-848E-B2E99266FA89}"


def on_terminal(*arguments: object, columns: int = 80, term: str = "xterm") -> list[str]:
    """The lines that a terminal of that width shows."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    environment["TERM"] = term
    command = [*PROGRAM, *map(str, arguments)]
    with subprocess.Popen(command, stdout=theirs, stdin=theirs, cwd=PROJECT, env=environment) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # Linux says so at the end
                break
            if not part:
                break
            shown += part
        assert process.wait() == 0
    os.close(ours)
    return [_COLOURS.sub("", line) for line in shown.decode().splitlines()]


@pytest.fixture(scope="module")
def database() -> Path:
    return dataset("srum-win10-clean", "SRUDB.dat")


@pytest.mark.parametrize("columns", [60, 80, 132])
def test_every_line_fits(database: Path, columns: int) -> None:
    for command in (
        ("tables", database),
        ("rows", database, "SruDbIdMapTable"),
        ("rows", database, WIDE, "--limit", "5"),
        ("rows", database, "MSysObjects", "--limit", "20"),
    ):
        lines = on_terminal(*command, columns=columns)
        assert max(map(len, lines)) <= columns, command
        assert len(lines) > 5


def test_lines_fit_a_terminal_that_knows_no_colours(database: Path) -> None:
    """Such as a shell in an editor."""
    assert 60 < max(map(len, on_terminal("tables", database, columns=70, term="dumb"))) <= 70


def test_names_and_numbers_of_tables_are_whole(database: Path) -> None:
    lines = on_terminal("tables", database)
    row = next(line for line in lines if WIDE in line)
    assert re.search(r"\s118\s+AutoIncId, .*…$", row)
    assert lines[-1] == "Lists of columns are truncated; see --json."


def test_a_row_of_many_columns_is_a_block(database: Path) -> None:
    lines = on_terminal("rows", database, WIDE, "--limit", "2")
    assert (lines[0], sum(line.startswith("row ") for line in lines)) == ("row 1", 2)
    assert re.fullmatch(r"  ForegroundCycleTime +6870192", lines[5])


def test_long_values_are_cut_and_said_to_be(database: Path) -> None:
    lines = on_terminal("rows", database, "SruDbIdMapTable", "--limit", "5")
    assert any(line.endswith("…") for line in lines)
    assert "Long values are truncated" in lines[-1]
    short = on_terminal("rows", database, "SruDbCheckpointTable")
    assert not any("cut" in line for line in short)
