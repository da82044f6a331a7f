"""What a built program (tools/package) is made of: nothing that is loaded by name or read as a file is missing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import engine
from app.cli.command_list import COMMANDS
from tests.datasets import PROJECT

PROGRAM = PROJECT / "tools" / "program"
WITHOUT = {"notify", "package", "dev"}
"""Extras that a built program lacks: apprise needs a Python, the others are for its making."""


@pytest.fixture
def contents(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PROGRAM))
    monkeypatch.delitem(sys.modules, "contents", raising=False)
    return import_module("contents")


def test_every_file_of_the_resources_is_included(contents: ModuleType) -> None:
    included = {(Path(folder) / Path(source).name).as_posix() for source, folder in contents.data_files()}
    files = [path for path in (PROJECT / "resources").rglob("*") if path.is_file()]
    expected = {path.relative_to(PROJECT).as_posix() for path in files if path.suffix not in (".py", ".pyc")}
    assert len(expected) > 60
    assert expected <= included


def test_every_module_that_is_loaded_by_name_is_included(contents: ModuleType) -> None:
    pages = {f"ui.pages.{path.parent.name}.page" for path in (PROJECT / "ui/pages").glob("*/page.py")}
    commands = {f"app.cli.{listed.module}" for listed in COMMANDS.values()}
    face = {home for home, _ in engine._HOMES.values()}
    assert pages and pages | commands | face <= set(contents.modules())


def test_every_package_that_is_loaded_by_name_is_included(contents: ModuleType) -> None:
    sources = [path.read_text(encoding="utf-8") for path in (PROJECT / "engine").rglob("*.py")]
    named = {name for text in sources for name in re.findall(r'\b(?:library|import_module)\("(\w+)"\)', text)}
    assert "pyfsntfs" in named
    assert named == set(contents.LOADED_BY_NAME)


def test_every_extra_is_built_in_or_left_out_on_purpose() -> None:
    extras = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    (own,) = (each for each in extras["package"] if each.startswith("ese-backup-manager["))
    assert set(own.partition("[")[2].rstrip("]").split(",")) == set(extras) - WITHOUT


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing of the system is called")
def test_what_building_lacks_of_the_system_is_said_before_anything_is_made(tmp_path: Path) -> None:
    command = [sys.executable, str(PROJECT / "tools" / "package"), str(tmp_path / "built"), "--deb", "--smoke"]
    done = subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        "tools/package needs more of the system. On Debian: apt install binutils dpkg xvfb"
    )
    assert not (tmp_path / "built").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="where a virtual environment may lack pip")
def test_an_environment_that_was_left_without_pip_is_made_again(tmp_path: Path) -> None:
    """As Debian leaves it where python3-venv is missing."""
    pytest.importorskip("ensurepip")
    tools, folder = tmp_path / "bin", tmp_path / "built" / "venv"
    tools.mkdir()
    (tools / "objdump").symlink_to(sys.executable)  # only looked for
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True, timeout=60)
    command = [sys.executable, str(PROJECT / "tools" / "package"), str(folder.parent)]
    environment = {"PATH": str(tools), "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    if "needs more of the system" in done.stderr:
        pytest.skip("this Python has no library to be taken along")
    assert done.returncode == 1 and "No matching distribution" in done.stderr
    assert "No module named pip" not in done.stderr
