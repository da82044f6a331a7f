"""``ese-backup settings``: all settings to a file and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.session import Answer, absolute_path, json_option

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.transfer.items import SettingsPart
    from app.transfer.taking import Change, Transfer

PARTS = ("preferences", "destinations", "names", "notifications", "jobs")
only_option = click.option(
    "--only",
    multiple=True,
    type=click.Choice(PARTS),
    metavar="PART",
    help=f"Only this part: {', '.join(PARTS)}. Can be repeated.",
)


@click.group(short_help="Export and import all settings.")
def settings() -> None:
    """Export all settings to one readable file, and import them on another machine or after a loss.

    The settings are the preferences, the destinations that are known, own names and tags of instances, who is told
    of problems, and the jobs. The file contains no secrets: it says which ones it names and leaves out.

    \b
    Examples:
      ese-backup settings export --to settings.toml
      ese-backup settings import settings.toml --dry-run
      ese-backup settings import settings.toml
      ese-backup settings undo
    """


@settings.command("export", short_help="Write all settings to a file.")
@click.option("--to", "target", metavar="FILE", type=absolute_path, help="Write to this new file, not to stdout.")
@only_option
@json_option
def export_settings(target: Path | None, only: tuple[str, ...]) -> Answer:
    """Write all settings as one file in TOML, which docs/settings.md describes.

    Passwords, private keys and addresses of webhooks are not in it; what is left out stands at its top.
    """
    transfer, parts = _transfer(), _parts(only)
    if target is not None:
        _check_new(target)
    found = transfer.export(parts) if target is None else transfer.save(target, parts)
    fields = {
        "result": "success",
        "file": str(target) if target else None,
        "left_out": list(found.left_out),
        "text": found.text,
    }

    def show() -> None:
        from app.cli.text import line

        if target is None:
            click.echo(found.text, nl=False)
            return
        line(f"Wrote the settings to {target}.")
        for note in found.left_out:
            line(note)

    return Answer(fields, show)


@settings.command("import", short_help="Import the settings of a file.")
@click.argument("source", metavar="FILE", type=absolute_path)
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@only_option
@json_option
def import_settings(source: Path, dry_run: bool, only: tuple[str, ...]) -> Answer:
    """Take the settings of FILE. What is set here and not in the file stays; 'settings undo' takes it all back.

    A file that cannot be understood changes nothing; the error names its line and column.
    """
    transfer = _transfer()
    plan = transfer.plan(source, _parts(only))
    if plan.changes and not dry_run:
        transfer.take(plan)
    count = _counted(len(plan.changes))
    words = f"{source} would change {count}." if dry_run else f"Changed {count} as {source} says."
    if not plan.changes:
        words = f"Nothing to change: the settings are as {source} says."
    fields = {
        "result": "success",
        "file": str(source),
        "dry_run": dry_run,
        "host": plan.document.host,
        "exported": plan.document.exported,
        "changes": [_fields(change) for change in plan.changes],
        "notes": list(plan.notes),
    }
    return Answer(fields, lambda: _show(words, plan.changes, plan.notes))


@settings.command(short_help="Undo the last import.")
@json_option
def undo() -> Answer:
    """Take back what the last import changed. What was changed after it stays as it is."""
    from app.transfer.words import what_of

    done = _transfer().undo()
    notes = [f"Changed since the import, so it stays: {what_of(each.item)}" for each in done.kept]
    words = f"Took {_counted(len(done.changes))} back."
    fields = {"result": "success", "changes": [_fields(change) for change in done.changes], "notes": notes}
    return Answer(fields, lambda: _show(words, done.changes, notes))


def _transfer() -> Transfer:
    from app.settings import Locations
    from app.transfer.taking import Transfer

    return Transfer(Locations.of())


def _parts(only: Sequence[str]) -> Collection[SettingsPart]:
    from app.transfer.items import SettingsPart

    return frozenset(map(SettingsPart, only)) or frozenset(SettingsPart)


def _check_new(target: Path) -> None:
    from engine.error_codes import Code
    from engine.files import LocalFileSystem

    if LocalFileSystem().exists(target):
        raise Code.FileAlreadyExists.error(
            f"{target} exists.", hint="Specify a new file, or remove this one first.", path=str(target)
        )


def _counted(count: int) -> str:
    return f"{count} setting" if count == 1 else f"{count} settings"


def _fields(change: Change) -> dict[str, Any]:
    item = change.item
    return {
        "part": item.part.value,
        "kind": item.kind,
        "name": item.name,
        "before": change.before,
        "after": change.after,
    }


def _show(words: str, changes: Sequence[Change], notes: Sequence[str]) -> None:
    from app.cli.text import line, table
    from app.transfer.words import values_of, what_of

    line(words)
    rows = []
    for change in changes:
        before, after = values_of(change)
        done = "new" if change.before is None else "removed" if change.after is None else "changed"
        rows.append([change.item.part.value, what_of(change.item), done, before, after])
    if rows:
        table(["part", "setting", "", "before", "after"], rows)
    for note in notes:
        line(note)
