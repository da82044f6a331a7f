"""Completion on the Tab key, in the shells themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.datasets import PROJECT

SHELLS = {
    "bash": 'eval "$(_ESE_BACKUP_COMPLETE=bash_source ese-backup)"\n'
    'COMP_WORDS=(LINE)\nCOMP_CWORD=INDEX\n_ese_backup_completion ese-backup\nprintf "%s\\n" "${COMPREPLY[@]}"',
    "fish": '_ESE_BACKUP_COMPLETE=fish_source ese-backup | source\ncomplete --do-complete "LINE"',
}
"""What a person would put into the shell's start file, and how its completion is asked for without a terminal."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that has completion")


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH on which ``ese-backup`` is this source folder's program."""
    program = tmp_path / "bin" / "ese-backup"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{PROJECT}" exec "{sys.executable}" -m app "$@"\n')
    program.chmod(0o755)
    return f"{program.parent}{os.pathsep}{os.environ['PATH']}"


def completed(shell: str, words: str, path: str, home: Path) -> set[str]:
    """What ``shell`` offers after ``words``."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    script = SHELLS[shell].replace("LINE", words).replace("INDEX", str(len(words.split()) - 1))
    environment = os.environ | {"PATH": path, "HOME": str(home)}
    done = subprocess.run([shell, "-c", script], env=environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    return {line.partition("\t")[0] for line in done.stdout.split("\n") if line}


@pytest.mark.parametrize("shell", SHELLS)
def test_commands_and_options_are_completed(shell: str, path: str, tmp_path: Path) -> None:
    assert completed(shell, "ese-backup resto", path, tmp_path) == {"restore", "restored"}
    assert completed(shell, "ese-backup restore --no", path, tmp_path) == {"--no-recover"}
    assert completed(shell, "ese-backup backup --mode inc", path, tmp_path) == {"incremental"}


def test_zsh_takes_the_script(path: str, tmp_path: Path) -> None:
    """Its completion needs a terminal, so what it would be told is asked of the program itself."""
    if shutil.which("zsh") is None:
        pytest.skip("zsh is not installed")
    environment = os.environ | {"PATH": path, "HOME": str(tmp_path)}
    source = 'autoload -Uz compinit && compinit -D -u && eval "$(_ESE_BACKUP_COMPLETE=zsh_source ese-backup)"'
    script = f"{source} && print -r -- ${{_comps[ese-backup]}}"
    done = subprocess.run(["zsh", "-f", "-c", script], env=environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "_ese_backup_completion\n", "")
    asked = {"COMP_WORDS": "ese-backup resto", "COMP_CWORD": "1", "_ESE_BACKUP_COMPLETE": "zsh_complete"}
    done = subprocess.run(["ese-backup"], env=environment | asked, capture_output=True, text=True, timeout=60)
    assert done.stdout.split("\n")[1::3] == ["restore", "restored"]
