"""``ese-backup cancel``, ``pause`` and ``resume``: runs of any program on this machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from app.cli.session import Answer, CommandSession, json_option

if TYPE_CHECKING:
    from app.history.history import History
    from app.history.runs import Run


@click.command(short_help="Stop a run of another program.")
@click.argument("run", metavar="RUN")
@json_option
@click.pass_obj
def cancel(session: CommandSession, run: str) -> Answer:
    """Ask the run RUN to stop, whichever program of this machine started it: the window, a command, run-due.

    It stops within about a second, between two chunks, removes what it staged, and ends as cancelled. RUN is the
    id of the run, as shown by history --runs --json.

    \b
    Example:
      ese-backup cancel 20261129T020003Z-5f0c1b2a3d4e
    """
    from app.operations.control import cancel_run

    return _asked(run, cancel_run, "cancel", "was asked to stop")


@click.command(short_help="Pause a run of another program.")
@click.argument("run", metavar="RUN")
@json_option
@click.pass_obj
def pause(session: CommandSession, run: str) -> Answer:
    """Hold the run RUN between two chunks until it is resumed or cancelled. It keeps its locks: no other run of
    its instance starts meanwhile, and a running instance keeps its logs.

    To keep a job from starting, see jobs pause.

    \b
    Example:
      ese-backup pause 20261129T020003Z-5f0c1b2a3d4e
    """
    from app.operations.control import pause_run

    return _asked(run, pause_run, "pause", "was asked to pause")


@click.command(short_help="Resume a paused run.")
@click.argument("run", metavar="RUN")
@json_option
@click.pass_obj
def resume(session: CommandSession, run: str) -> Answer:
    """Resume the run RUN, which was held with pause.

    \b
    Example:
      ese-backup resume 20261129T020003Z-5f0c1b2a3d4e
    """
    from app.operations.control import resume_run

    return _asked(run, resume_run, "resume", "continues")


def _asked(run_id: str, ask: Callable[[History, str], Run], request: str, what: str) -> Answer:
    from app.history.history import History
    from app.settings import Locations

    with History(Locations.of().history) as history:
        run = ask(history, run_id)
    fields = {"result": "success", "request": request, "run": run.id, "instance": run.instance}

    def show() -> None:
        from app.cli.text import line

        line(f"The {run.what} of {run.instance} {what}.")

    return Answer(fields, show)
