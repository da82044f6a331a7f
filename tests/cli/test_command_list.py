"""The commands are imported when they are used; what the list of them says is what they say of themselves."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from app.cli.command_list import COMMANDS
from app.cli.main import commands
from tests.cli.conftest import Cli
from tests.datasets import PROJECT


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_where_the_list_says(name: str) -> None:
    command = commands.commands[name]
    assert isinstance(command, click.Command)
    assert command.name == name
    assert not command.hidden
    assert command.get_short_help_str(limit=10_000) == COMMANDS[name].line


def test_every_command_of_a_module_is_in_the_list() -> None:
    """A command that a module makes belongs to a group, or is listed."""
    listed = {(entry.module, entry.attribute) for entry in COMMANDS.values()}
    for module in {entry.module for entry in COMMANDS.values()}:
        made = sys.modules.get(f"app.cli.{module}") or __import__(f"app.cli.{module}", fromlist=["_"])
        own = [(name, each) for name, each in vars(made).items() if isinstance(each, click.Command)]
        groups = [each for _, each in own if isinstance(each, click.Group)]
        inner = [id(each) for group in groups for each in group.commands.values()]
        mine = [
            name for name, each in own if each.callback is not None and each.callback.__module__ == made.__name__
        ]
        outer = [name for name in mine if id(getattr(made, name)) not in inner]
        assert [name for name in outer if (module, name) not in listed] == []


def test_the_list_is_in_order() -> None:
    assert list(COMMANDS) == sorted(COMMANDS) == commands.list_commands(click.Context(commands))


def test_help_shows_each_line_whole(cli: Cli) -> None:
    shown = " ".join(cli("--help").out.split())
    for name, entry in COMMANDS.items():
        assert f"{name} {entry.line}" in shown


def test_a_command_imports_no_other() -> None:
    code = (
        "import sys; from app.cli.main import run; run(['--help']); run(['pin', '--help']);"
        "found = [name for name in sys.modules if name.startswith('app.cli.')];"
        "print(sorted(found), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)
    assert "app.cli.chains" in done.stderr
    assert not any(f"'app.cli.{name}'" in done.stderr for name in ("backup", "jobs", "notify", "tables", "verify"))


def test_an_unknown_command_is_a_wrong_use(cli: Cli) -> None:
    ended = cli("chians")
    assert ended.code == 2
    assert "No such command 'chians'" in ended.err
