"""``ese-backup diagnostics``: what a person who helps needs to know, without private names."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from app.cli.session import Answer, CommandSession, absolute_path, json_option


@click.command(short_help="Collect information for support.")
@click.option(
    "--to", "file", type=absolute_path, metavar="FILE", help="Write it as a ZIP file, which must not exist."
)
@json_option
@click.pass_obj
def diagnostics(session: CommandSession, file: Path | None) -> Answer:
    """Collect versions, settings, jobs, the overview, and the newest runs and events. Names of users and machines,
    mail and network addresses are replaced; no database, key or password is read.

    Without --to, everything that would be written is shown.

    \b
    Examples:
      ese-backup diagnostics | less
      ese-backup diagnostics --to diagnostics.zip
    """
    from app.diagnostics.bundle import gather, save
    from app.settings import Locations

    parts = gather(Locations.of(), datetime.now(UTC), cancel=session.cancel)
    if file is not None:
        save(parts, file)

    def show() -> None:
        from app.cli.text import line

        if file is not None:
            line(f"Written to {file}: {', '.join(part.name for part in parts)}")
            return
        for part in parts:
            line(f"==> {part.name} <==")
            for each in part.text.splitlines():
                line(each)
            line("")

    return Answer({"file": str(file) if file else None, "parts": [asdict(part) for part in parts]}, show)
