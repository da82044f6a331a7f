"""What a built program (tools/package) is made of: nothing that is loaded by name or read as a file is missing."""

from __future__ import annotations

import re
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
