"""What ``--help`` shows of each command."""

from __future__ import annotations

from collections.abc import Iterator

import click

from app.cli.main import commands


def every_command(
    command: click.Command = commands, name: str = "ese-backup"
) -> Iterator[tuple[str, click.Command]]:
    """All commands with the words that call them."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            assert below is not None
            yield from every_command(below, f"{name} {each}")


def test_each_option_says_what_it_is_for() -> None:
    silent = [
        f"{name} {option.opts[0]}"
        for name, command in every_command()
        for option in command.params
        if isinstance(option, click.Option) and not option.hidden and not option.help
    ]
    assert not silent
    assert len(list(every_command())) > 60
