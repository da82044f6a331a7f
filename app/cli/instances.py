"""``ese-backup instances``: the running instances that this user can back up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.cli.session import Answer, CommandSession, error_fields, json_option

if TYPE_CHECKING:
    from app.own_names import Naming, Namings
    from engine import LiveState, PublishedInstance
    from engine.errors import JetError


@click.command(short_help="List the running instances.")
@json_option
@click.pass_obj
def instances(session: CommandSession) -> Answer:
    """List the running instances that this user can back up, and their current state.

    `backup --instance` accepts the name, the base name, the folder, or a unique prefix of the name.

    \b
    Examples:
      ese-backup instances
      ese-backup instances --json
    """
    import engine
    from app.cli.naming import own_namings

    namings = own_namings()
    found = [(published, *_ask(published)) for published in engine.find_published()]
    fields = {
        "instances": [_fields(*each, _naming(each[0], namings)) for each in found],
        "directory": str(engine.runtime_directory()),
    }

    def show() -> None:
        from app.cli.text import line

        if not found:
            line("This user has no running instances.")
        for each in found:
            _show(*each, _naming(each[0], namings))

    return Answer(fields, show)


def _naming(published: PublishedInstance, namings: Namings) -> Naming | None:
    import engine

    return namings.get(str(engine.Identity(published.name, published.log_directory)))


def _ask(published: PublishedInstance) -> tuple[LiveState | None, JetError | None]:
    """What it says of itself, or why it says nothing: the others are still to be listed."""
    import engine
    from engine.errors import JetError

    try:
        return engine.live_state(published), None
    except JetError as error:
        return None, error


def _fields(
    published: PublishedInstance, live: LiveState | None, error: JetError | None, naming: Naming | None
) -> dict[str, object]:
    from app.cli.naming import naming_fields

    return {
        "name": published.name,
        **naming_fields(naming),
        "base": published.base,
        "pid": published.pid,
        "state": _word(live),
        "log_directory": str(published.log_directory),
        "system_directory": str(published.system_directory),
        "databases": [str(path) for path in (live or published).databases],
        "signature": str(live.signature) if live else None,
        "circular": live.circular if live else None,
        "generation": live.generation if live else None,
        "checkpoint": live.checkpoint if live else None,
        "error": error_fields(error) if error else None,
    }


def _word(live: LiveState | None) -> str:
    if live is None:
        return "not answering"
    return "backup running" if live.backup_running else "running"


def _show(
    published: PublishedInstance, live: LiveState | None, error: JetError | None, naming: Naming | None
) -> None:
    from app.cli.naming import beside
    from app.cli.text import facts, logs, state
    from engine.events import printable

    click.echo(f"{click.style(printable(beside(published.name, naming)), bold=True)}  {state(_word(live))}")
    facts(
        [
            ("folder", str(published.log_directory)),
            ("process", str(published.pid)),
            *(("database", str(path)) for path in (live or published).databases),
            ("log", logs((live.generation, live.generation)) if live else ""),
            ("checkpoint", f"at log {logs((live.checkpoint, live.checkpoint))}" if live else ""),
            ("circular", "on" if live and live.circular else ""),
            ("tags", ", ".join(naming.tags) if naming else ""),
            ("reason", error.message if error else ""),
        ]
    )
