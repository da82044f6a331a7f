"""``ese-backup sample`` and ``demo``: a sample instance, and all operations demonstrated on it."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from app.cli.session import Answer, CommandSession, absolute_path, json_option


@click.command(short_help="Create a small sample instance.")
@click.argument("directory", metavar="DIR", type=absolute_path)
@click.option("--advance", is_flag=True, help="Add new rows and logs to the sample in DIR.")
@json_option
@click.pass_obj
def sample(session: CommandSession, directory: Path, advance: bool) -> Answer:
    """Create a small ESE instance in a new or empty folder, or add new rows and logs to it.

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


@click.command(short_help="Show a backup and a restore of a sample instance.")
@click.argument("directory", metavar="[DIR]", required=False, type=absolute_path)
@json_option
@click.pass_obj
def demo(session: CommandSession, directory: Path | None) -> Answer:
    """Back up, verify and restore a sample instance, and explain each step.

    DIR is a new or empty folder; all files are left there. Without DIR, a temporary folder is used and deleted at
    the end.

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
    farewell = f"All files are in {directory}." if directory else "The temporary folder is deleted."
    return Answer({"result": "success", "steps": steps, "directory": kept}, lambda: click.echo(farewell))


@contextlib.contextmanager
def _stage(directory: Path | None) -> Iterator[Path]:
    if directory is not None:
        yield directory
        return
    with tempfile.TemporaryDirectory(prefix="ese-backup-demo-", ignore_cleanup_errors=True) as made:
        yield Path(made)
