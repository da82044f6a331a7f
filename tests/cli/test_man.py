"""The manual pages: one for each command, complete, and roff without a warning."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from app.cli.main import commands
from tests.datasets import PROJECT
from ui.__main__ import argument_parser

CHECKS = {
    "groff": ["groff", "-man", "-ww", "-Kutf8", "-Tutf8", "-z"],
    "mandoc": ["mandoc", "-Tlint", "-Wwarning"],
    "man": ["man", "--warnings", "-E", "UTF-8", "-Tutf8", "-Z", "-l"],
}
"""Each writes to stderr, or for mandoc to stdout, what is wrong with a page."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("man") / "made" / "man1"
    write_pages(folder)
    return folder


def write_pages(folder: Path, **environment: str) -> None:
    command = [sys.executable, str(PROJECT / "tools" / "man"), str(folder)]
    subprocess.run(command, env=os.environ | environment, check=True, timeout=60)


def all_commands(group: click.Group = commands, before: str = "") -> dict[str, click.Command]:
    """Commands by name; those of a group with its name before theirs."""
    found: dict[str, click.Command] = {}
    for own, command in group.commands.items():
        found[f"{before}{own}"] = command
        if isinstance(command, click.Group):
            found |= all_commands(command, f"{before}{own}-")
    return found


def options_of(command: click.Command) -> list[str]:
    shown = (each for each in command.get_params(click.Context(command)) if isinstance(each, click.Option))
    return [name for each in shown if not each.hidden for name in each.opts]


def source_of(page: Path) -> str:
    """The page's source with the escapes of hyphens taken back."""
    return page.read_text(encoding="utf-8").replace("\\-", "-")


def test_every_command_has_a_page(pages: Path) -> None:
    expected = {"ese-backup.1", "ese-backup-manager.1", *(f"ese-backup-{name}.1" for name in all_commands())}
    assert {path.name for path in pages.iterdir()} == expected


def test_pages_name_every_option_and_command(pages: Path) -> None:
    for name, command in all_commands().items():
        text = source_of(pages / f"ese-backup-{name}.1")
        assert [option for option in options_of(command) if option not in text] == []
        assert f"\nese-backup-{name} - " in text
        if name in commands.commands:
            assert "\n.SH EXAMPLES\n.nf\nese-backup " in text
        if isinstance(command, click.Group):
            assert [own for own in command.commands if f"\\fBese-backup-{name}-{own}(1)\\fR" not in text] == []
    top = source_of(pages / "ese-backup.1")
    assert [name for name in commands.commands if f"\\fBese-backup-{name}(1)\\fR" not in top] == []


def test_the_page_of_the_window_names_its_options(pages: Path) -> None:
    text = source_of(pages / "ese-backup-manager.1")
    parser = argument_parser()
    names = [name for action in parser._actions for name in action.option_strings or [str(action.metavar)]]
    assert [name for name in names if f"\\fB{name}" not in text and f", {name}" not in text] == []
    assert "--version" in names
    assert f"\nese-backup-manager - {str(parser.description).removesuffix('.')}\n" in text


def test_the_date_can_be_given(tmp_path: Path) -> None:
    write_pages(tmp_path, SOURCE_DATE_EPOCH="86400")
    assert " 1970-01-02 " in source_of(tmp_path / "ese-backup.1").splitlines()[0]


@pytest.mark.parametrize("checker", CHECKS)
def test_pages_are_roff_without_a_warning(checker: str, pages: Path) -> None:
    if shutil.which(checker) is None:
        pytest.skip(f"{checker} is not installed")
    for page in sorted(pages.iterdir()):
        done = subprocess.run([*CHECKS[checker], str(page)], capture_output=True, text=True, timeout=60)
        complaints = done.stderr + (done.stdout if checker == "mandoc" else "")
        assert (done.returncode, complaints) == (0, ""), page.name
