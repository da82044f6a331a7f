"""``ese-backup sample`` and ``demo``: something to try, and the whole way shown on it."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from app.cli.session import Answer, CommandSession, absolute_path, json_option


@click.command(short_help="Write a small instance to try things on.")
@click.argument("directory", metavar="DIR", type=absolute_path)
@click.option("--advance", is_flag=True, help="Let the sample in DIR work on: it gets new rows and new logs.")
@json_option
@click.pass_obj
def sample(session: CommandSession, directory: Path, advance: bool) -> Answer:
    """Write a small ESE instance, made by this program, to a new or empty folder; or let it work on.

    \b
    Example:
      ese-backup sample /tmp/sample
      ese-backup backup --from /tmp/sample --to /tmp/backups --mode full --create
      ese-backup sample /tmp/sample --advance
      ese-backup backup --from /tmp/sample --to /tmp/backups --mode incremental
    """
    import engine
    from app.cli.scan import instance_fields, show_instance
    from app.demo.sample_instance import advance_sample, write_sample

    (advance_sample if advance else write_sample)(directory, engine.LocalFileSystem())
    instance = engine.AtRestSource([directory]).state()
    fields = {"result": "success", "directory": str(directory), "instance": instance_fields(instance)}
    return Answer(fields, lambda: show_instance(instance))


@click.command(short_help="See a backup and a restore on the sample.")
@click.argument("directory", metavar="[DIR]", required=False, type=absolute_path)
@json_option
@click.pass_obj
def demo(session: CommandSession, directory: Path | None) -> Answer:
    """Back up, verify and restore the sample, each step in plain words.

    Works in DIR, a new or empty folder, and leaves everything there to look at; without DIR in a temporary folder
    that is removed at the end.

    \b
    Examples:
      ese-backup demo
      ese-backup demo /tmp/demo
    """
    from app.demo.demo import play

    steps: list[str] = []

    def tell(text: str) -> None:
        from app.cli.text import line

        steps.append(text)
        if not session.json:
            line(f"{len(steps)}. {text}")

    with _stage(directory) as place:
        play(place, tell, session.cancel)
    kept = str(directory) if directory else None
    farewell = f"All of it is in {directory}." if directory else "The temporary folder is removed again."
    return Answer({"result": "success", "steps": steps, "directory": kept}, lambda: click.echo(farewell))


@contextlib.contextmanager
def _stage(directory: Path | None) -> Iterator[Path]:
    if directory is not None:
        yield directory
        return
    with tempfile.TemporaryDirectory(prefix="ese-backup-demo-", ignore_cleanup_errors=True) as made:
        yield Path(made)
