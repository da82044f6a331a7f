"""``ese-backup scan``: the instances in folder trees, and whether each database is clean or can be recovered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.session import Answer, CommandSession, absolute_path, error_fields, json_option, scope_options

if TYPE_CHECKING:
    from app.own_names import Naming, Namings
    from engine import DatabaseFile, DiskVolume, InstanceFiles, Survey
    from engine.discovery.files_found import FoundFile


@click.command(short_help="Find ESE instances in folders.")
@click.argument("directories", metavar="[DIR|IMAGE...]", nargs=-1, type=absolute_path)
@click.option(
    "--usual",
    is_flag=True,
    help="Look only where services of Windows keep databases: on this system, or on these volumes.",
)
@scope_options
@click.option("--all", "everything", is_flag=True, help="Also list files that do not belong to the engine.")
@json_option
@click.pass_obj
def scan(
    session: CommandSession,
    directories: tuple[Path, ...],
    usual: bool,
    exclude: tuple[Path, ...],
    no_subfolders: bool,
    everything: bool,
) -> Answer:
    """Find the ESE instances in folder trees, by the content of the files.

    Shows for each instance its log stream, its databases and their state, the logs required for recovery and
    whether they exist, files that are only copies, and other folders with the same log stream. Changes nothing.
    Exits with 1 if something could not be read. Files are selected by size and name first: a database must have a
    known extension or a size of complete pages.

    A disk image (raw, VHD, VHDX, VMDK, QCOW2, E01) is searched without mounting it, and its volumes are listed.
    What is found in it has the path IMAGE::3/FOLDER, which other commands take, too.

    \b
    Examples:
      ese-backup scan /mnt/windows
      ese-backup scan /vm/server.vhdx
      ese-backup scan --usual
      ese-backup scan C:\\Windows\\System32\\sru D:\\logs --json
    """
    import engine
    from app.cli.naming import naming_fields, own_namings
    from app.usual_folders import usual_folders

    places = directories
    if usual:
        roots = engine.HostFileSystem().search_roots(directories)
        places = tuple(usual_folders(roots if directories else None))
    elif not directories:
        raise click.UsageError("Missing argument 'DIR|IMAGE...'.")
    scope, namings = engine.Scope(exclude, subfolders=not no_subfolders), own_namings()
    survey = engine.scan(places, scope=scope, keep_foreign=everything, cancel=session.cancel)
    images = _images(directories)
    fields = {
        "instances": [
            {**instance_fields(each), **naming_fields(namings.get(str(each.identity)))}
            for each in survey.instances
        ],
        "others": [_other(file) for file in survey.others],
        "foreign": survey.foreign,
        "chains": [str(chain) for chain in survey.chains],
        "unreadable": [error_fields(error) for error in survey.unreadable],
        "images": [{"path": str(image), "volumes": list(map(_volume, volumes))} for image, volumes in images],
    }

    def show() -> None:
        _show(survey, namings)
        _show_images(images)

    return Answer(fields, show, ok=_is_all_read(survey))


def _is_all_read(survey: Survey) -> bool:
    """Whether no folder and no file that may be of an instance was passed over because it cannot be read."""
    from engine import ProblemKind
    from engine.discovery.files_found import FileKind

    problems = (problem.kind for instance in survey.instances for problem in instance.problems)
    return not (
        survey.unreadable
        or ProblemKind.UNREADABLE in problems
        or any(file.kind is FileKind.UNREADABLE for file in survey.others)
    )


Images = list[tuple[Path, "tuple[DiskVolume, ...]"]]


def _images(places: tuple[Path, ...]) -> Images:
    """The disk images among what is searched, each once, with their volumes."""
    import engine

    fs = engine.HostFileSystem()
    found = dict.fromkeys(image for place in places if (image := fs.image_at(place)) is not None)
    return [(image, engine.list_volumes(image)) for image in found]


def _volume(volume: DiskVolume) -> dict[str, object]:
    return {
        "partition": volume.number,
        "path": str(volume.root),
        "bytes": volume.size,
        "content": volume.content.value,
        "name": volume.name,
        "shadow_copies": [
            {"path": str(shadow.root), "made": shadow.made.isoformat(timespec="seconds")}
            for shadow in volume.shadows
        ],
        "error": None if volume.error is None else error_fields(volume.error),
    }


def _show_images(images: Images) -> None:
    from datetime import UTC, datetime

    from app.cli.text import counted, line, size
    from app.local_time import local_text

    for image, volumes in images:
        line(str(image))
        for volume in volumes:
            name = f" {volume.name}" if volume.name else ""
            line(f"{volume.root.name}  {size(volume.size)}, {volume.content.value}{name}", indent=2)
            if volume.error is not None:
                line(f"not read: {volume.error.message}", indent=4)
            for shadow in volume.shadows:
                days = (datetime.now(UTC) - shadow.made).days
                when = f"{local_text(shadow.made, '%Y-%m-%d %H:%M')}, {counted(days, 'day')} ago"
                line(f"{shadow.root.name}  shadow copy as of {when}", indent=4)


def instance_fields(instance: InstanceFiles) -> dict[str, object]:
    """One instance as JSON; the keys are stable (docs/cli.md)."""
    checkpoint = instance.checkpoint
    return {
        "name": instance.name,
        "kind": _kind(instance),
        "base": instance.base,
        "state": instance.state.value,
        "directory": str(instance.directory),
        "log_directory": str(instance.log_directory) if instance.log_directory else None,
        "system_directory": str(instance.system_directory) if instance.system_directory else None,
        "signature": str(instance.signature),
        "databases": [_database(instance, database) for database in instance.databases],
        "logs": _logs(instance),
        "required": list(instance.required) if instance.required else None,
        "missing": sorted({g for database in instance.databases for g in instance.missing_for(database)}),
        "circular": instance.circular,
        "checkpoint": None
        if checkpoint is None
        else {
            "path": str(checkpoint.path),
            "generation": checkpoint.lgpos.generation,
            "segment": checkpoint.lgpos.segment,
            "offset": checkpoint.lgpos.offset,
        },
        "bytes": instance.bytes,
        "copies": [{"path": str(copy.path), "text": copy.text} for copy in instance.copies],
        "twins": [str(folder) for folder in instance.twins],
        "problems": [
            {
                "kind": problem.kind.value,
                "text": problem.text,
                "path": str(problem.path) if problem.path else None,
                "generation": problem.generation,
                "hint": problem.error.hint if problem.error else "",
            }
            for problem in instance.problems
        ],
    }


def _kind(instance: InstanceFiles) -> str:
    """An instance, or the set of a streaming backup by another program, which is restored and not recovered."""
    return "backup set" if instance.is_backup_set else "instance"


def _database(instance: InstanceFiles, database: DatabaseFile) -> dict[str, object]:
    header = database.reading.header
    recoverable, reason = instance.verdict(database)
    return {
        "path": str(database.path),
        "state": database.state.value,
        "page_size": database.page_size,
        "version": header.version,
        "revision": header.update_major,
        "required": list(database.required) if database.required else None,
        "recoverable": None if instance.is_undecided(database) else recoverable,
        "reason": reason,
        "missing": list(instance.missing_for(database)),
        "bytes": database.size,
        "signature": str(header.sign_db),
    }


def _logs(instance: InstanceFiles) -> dict[str, object] | None:
    if not instance.logs:
        return None
    return {
        "first": instance.first,
        "last": instance.last,
        "current": instance.current.generation if instance.current else None,
        "gaps": [list(gap) for gap in instance.gaps],
        "count": len(instance.logs),
    }


def _other(file: FoundFile) -> dict[str, object]:
    return {"path": str(file.path), "kind": file.kind.value, "note": file.note}


def _show(survey: Survey, namings: Namings) -> None:
    from app.cli.text import facts, line

    if not survey.instances:
        line(f"No ESE instance was found{'' if _is_all_read(survey) else ' in what could be read'}.")
    for instance in survey.instances:
        show_instance(instance, namings.get(str(instance.identity)))
    facts([(str(chain), "a backup of this program") for chain in survey.chains], indent=0)
    for file in survey.others:
        line(f"{file.path}: {file.kind.value}. {file.note or 'It does not belong to an instance found here.'}")
    for error in survey.unreadable:
        line(f"not read: {error.message}")
        if error.hint:
            line(error.hint, indent=2)


def show_instance(instance: InstanceFiles, naming: Naming | None = None) -> None:
    """Print one instance in readable form."""
    from app.cli.naming import beside
    from app.cli.text import facts, line, logs, size, state
    from app.operations.command_line import quoted

    found = "backup set made by another program" if instance.is_backup_set else state(instance.state.value)
    click.echo(f"{click.style(beside(instance.name, naming), bold=True)}  {found}")
    checkpoint = instance.checkpoint
    facts(
        [
            ("folder", str(instance.directory)),
            ("logs", _logs_text(instance)),
            ("checkpoint", f"at log {logs((at := checkpoint.lgpos.generation, at))}" if checkpoint else ""),
            ("circular", "on" if instance.circular else ""),
            ("tags", ", ".join(naming.tags) if naming else ""),
        ]
    )
    for database in instance.databases:
        header = database.reading.header
        recoverable, why = instance.verdict(database)
        word = "Not known. " if instance.is_undecided(database) else "" if recoverable else "Not recoverable. "
        line(f"{database.path.name}: {word}{why}", indent=2)
        form = f"format {header.version:#x} revision {header.update_major:#x}"
        line(f"{size(database.size)}, pages of {size(database.page_size)}, {form}", indent=4)
    for text in (*_copies_text(instance), *instance.twin_notes):
        line(text, indent=2)
    for problem in instance.problems:
        line(f"! {problem.text}", indent=2)
        if problem.error is not None and problem.error.hint:
            line(problem.error.hint, indent=4)
    if instance.is_backup_set:
        line(f"To restore it: ese-backup restore {quoted(instance.directory)} --to DIR", indent=2)
    line()


def _copies_text(instance: InstanceFiles) -> Iterator[str]:
    """A line for each copy; files of which the same is said share one."""
    said: dict[str, list[str]] = {}
    for copy in instance.copies:
        said.setdefault(copy.text, []).append(copy.path.name)
    for text, (first, *more) in said.items():
        yield f"{first}{f' and {len(more)} more' if more else ''}: {text}; ignored."


def _logs_text(instance: InstanceFiles) -> str:
    from app.cli.text import counted, logs

    if not instance.logs:
        return "none"
    span = instance.logs[0].generation, instance.logs[-1].generation
    current = ", the last one is the current log" if instance.current else ", no current log"
    if instance.is_backup_set:
        current = ""  # it never has one
    return f"{counted(len(instance.logs), 'file')}, {logs(span)}{current}"
