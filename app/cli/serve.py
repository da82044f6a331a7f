"""``ese-backup serve``: a live instance to try backups and recovery on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.session import Answer, CommandSession, absolute_path, json_option

if TYPE_CHECKING:
    from engine.change.live_database import LiveDatabase
    from engine.errors import JetError


@click.command(short_help="Run a live instance with a steady workload.")
@click.argument("directory", metavar="DIR", type=absolute_path)
@click.option(
    "--base", metavar="B", show_default="that of the logs in DIR, otherwise edb", help="Base name of its logs."
)
@click.option("--workload", "rate", type=click.FloatRange(0, 100_000), default=0, metavar="N",
              help="Transactions per second; 0 runs the instance idle.")  # fmt: skip
@click.option("--seconds", type=click.FloatRange(0, min_open=True), metavar="S", help="Stop after this time.")
@click.option("--page-size", type=click.Choice(["4096", "8192", "16384", "32768"]),
              show_default="that of the files in DIR, otherwise 4096", help="Page size in bytes.")  # fmt: skip
@click.option("--log-size", type=click.IntRange(64, 32768), metavar="KIB",
              show_default="that of the logs in DIR, otherwise 1024", help="Size of a log file.")  # fmt: skip
@click.option("--circular", is_flag=True, help="Delete logs that recovery no longer needs.")
@json_option
@click.pass_obj
def serve(
    session: CommandSession,
    directory: Path,
    base: str | None,
    rate: float,
    seconds: float | None,
    page_size: str | None,
    log_size: int | None,
    circular: bool,
) -> Answer:
    """Run an instance of this program's own engine in DIR until Ctrl-C, then shut it down cleanly.

    Other processes of the same user find it with `ese-backup instances` and can back it up while it runs.

    DIR, its logs and its database are created if they do not exist, and recovered after a crash. An existing
    instance keeps its base name, page size and log size.

    The workload writes each commit, before it is requested and after it is durable, to workload-oracle.jsonl in
    DIR, with the number, time, count and digest of the rows. Any copy of the database can be compared with it.

    \b
    Examples:
      ese-backup serve /tmp/live --workload 200
      ese-backup serve /tmp/live --workload 50 --seconds 10 --json
    """
    from app.demo.serving import Service, serve

    service = Service(directory, base, rate, seconds, int(page_size) if page_size else None, log_size, circular)
    cancel = session.cancel

    def ready(database: LiveDatabase) -> None:
        click.echo(f"Serving {database.path}. Press Ctrl-C to stop.", err=True)

    def unpublished(error: JetError) -> None:
        click.echo(f"warning: other processes cannot find this instance: {error}", err=True)

    done = serve(service, cancel, ready=ready, unpublished=unpublished)
    fields = {
        "result": "success",
        "directory": str(directory),
        "database": str(done.database),
        "oracle": str(done.oracle) if done.oracle else None,
        "commits": done.commits,
        "commit": done.state.commit if done.state else None,
        "rows": done.state.orders if done.state else None,
        "digest": done.state.digest if done.state else None,
        "seconds": round(done.seconds, 3),
    }

    def show() -> None:
        from app.cli.text import counted, line

        line(f"Stopped normally after {done.seconds:.1f} s, {counted(done.commits, 'commit')}.")
        if done.oracle is not None:
            line(f"The confirmed commits are listed in {done.oracle}.", indent=2)

    return Answer(fields, show)
