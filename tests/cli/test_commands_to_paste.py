"""Commands that the program names: they can be pasted as they are, whatever the folder is called."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.operations.command_line import PROGRAM, quoted, shell_line
from tests.builders.small_instance import write_small_instance
from tests.cli.conftest import Cli

Ask = Callable[..., dict[str, Any]]


def test_a_folder_with_a_space_is_quoted_in_a_command_to_paste(cli: Cli, ask: Ask, tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / "my data")
    done = ask("backup", "--from", source, "--to", tmp_path / "to", "--mode", "full", "--create")
    assert quoted(source) != str(source)
    restored = cli("restore", done["chain"], "--to", source, "--in-place")
    assert (restored.code, restored.err) == (0, "")
    assert f"ese-backup restored {quoted(source)} --confirm" in restored.out
    assert f"ese-backup restored {quoted(source)}\n" in cli("status").out


@pytest.mark.skipif(os.name == "nt", reason="the shell there is another")
def test_a_line_to_paste_comes_apart_into_the_same_words() -> None:
    words = ["restore", "/srv/my data", "it's", "", "$HOME", "plain"]
    assert shlex.split(shell_line(words)) == [PROGRAM, *words]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs that shell")
@pytest.mark.parametrize(
    "name", [b"caf\xe9 1", b"it's \\ \xff\x80a", b"two\nlines", b"\x1b[2J", "Año\xa0x".encode()]
)
def test_a_name_that_is_no_text_can_be_pasted(name: bytes) -> None:
    """The bytes were in the line as they are: a terminal shows none of them, and takes some for keys."""
    line = shell_line(["verify", os.fsdecode(b"/srv/" + name)])
    assert line.isprintable()
    words = subprocess.run(
        ["bash", "-c", line.replace(PROGRAM, "printf '%s\\0'", 1)], capture_output=True, check=True
    ).stdout
    assert words == b"verify\0/srv/" + name + b"\0"
