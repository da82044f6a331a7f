"""``ese-backup backup``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.destinations import known_identity, new_destination_option, remember_identity
from app.cli.keys import encoding_options, hash_option, key_options
from app.cli.session import (
    Answer,
    CommandSession,
    absolute_path,
    json_option,
    scope_options,
)

if TYPE_CHECKING:
    from app.operations.backup import BackupRequest
    from app.operations.instance_source import InstanceSource, RunningInstance
    from engine import AsIsPlan, BackupSet, Plan, Truncation
    from engine.errors import JetError

_FROM = "Folder of the instance. Repeat the option if databases and logs are in different folders."
_TO = "Destination folder, or folder of the chain to extend."
_SNAPSHOT = "Read a snapshot of the volume (btrfs, ZFS, LVM, shadow copy): files may be open. Needs all rights."
_AS_IS = "Copy the files as they are, damage included, as evidence. They cannot be restored."


@click.command(short_help="Back up an instance.")
@click.option("--from", "folders", metavar="DIR", multiple=True, type=absolute_path, help=_FROM)
@click.option("--base", help="Base name of the logs (SRU, edb), if the folder contains several instances.")
@click.option("--name", help="Name of the instance as shown by scan, if the folder contains several.")
@click.option("--instance", "live", metavar="NAME", help="A running instance, as shown by instances.")
@click.option("--snapshot", is_flag=True, help=_SNAPSHOT)
@scope_options
@click.option("--to", "destination", metavar="DIR", type=absolute_path, help=_TO)
@click.option(
    "--mode",
    type=click.Choice(["full", "incremental", "differential", "copy", "truncate"]),
    help="The kind of the backup; required, unless --as-is is given.",
)
@click.option("--as-is", is_flag=True, help=_AS_IS)
@click.option("--atomic", is_flag=True, help="Keep one backup set, which only a complete newer one replaces.")
@click.option(
    "--logs",
    "log_choice",
    type=click.Choice(["all", "needed", "as-they-are"]),
    default="all",
    show_default=True,
    help="Logs to include in a full backup. as-they-are also includes logs of unsupported versions.",
)
@encoding_options
@hash_option
@key_options
@click.option("--reread-pause", type=click.FloatRange(0, 60), default=0.1, hidden=True)
@click.option("--create", is_flag=True, help="Create the destination if it does not exist.")
@new_destination_option
@click.option("--dry-run", is_flag=True, help="Show what would be copied, or why nothing can be, without copying.")
@json_option
@click.pass_obj
def backup(
    session: CommandSession,
    folders: tuple[Path, ...],
    base: str | None,
    name: str | None,
    live: str | None,
    snapshot: bool,
    exclude: tuple[Path, ...],
    no_subfolders: bool,
    destination: Path | None,
    mode: str | None,
    as_is: bool,
    atomic: bool,
    log_choice: str,
    reread_pause: float,
    create: bool,
    new_destination: bool,
    dry_run: bool,
) -> Answer:
    """Back up an instance and verify every page and log during the copy.

    A full backup starts a new chain in DEST/INSTANCE/TIME-ID. An incremental backup adds the newer logs to the
    newest chain, a differential backup all logs since its full backup, in place of those that incrementals added.
    A copy backup is a full one beside the chains, which no other backup continues. A run that fails, is cancelled
    or is killed leaves the destination unchanged.

    --as-is, instead of --mode, copies every file of an instance at rest before a repair: dirty,
    damaged or without logs. Damage is counted and noted.

    Files at rest are never changed. A running instance (--instance) deletes the logs before its checkpoint once a
    full or incremental backup is complete, also logs in no backup; --mode truncate does that without a backup.

    \b
    Examples:
      ese-backup backup --from /mnt/sru --to /backups --mode full --create
      ese-backup backup --from /srv/db --from /srv/logs --base edb --to /backups --mode full --snapshot --dry-run
      ese-backup backup --instance edb --to /media/disk --mode copy
      ese-backup backup --from /mnt/damaged --to /evidence --as-is --create
      ese-backup backup --instance edb --to /backups --mode full --compress zstd --encrypt age1…
    """
    import engine
    from app.operations.backup import BackupRequest
    from app.operations.instance_source import FilesAtRest
    from engine.backup.copying import Reread

    _check_source(given=bool(folders), live=live is not None, snapshot=snapshot, as_is=as_is)
    hashed = "hash_kind" in session.key_options
    _check_mode(mode, as_is=as_is, atomic=atomic, narrowed=bool(exclude or no_subfolders), hashed=hashed)
    if mode == "truncate":
        return _truncated(session, live, dry_run=dry_run, destination=destination)
    if destination is None:
        raise click.UsageError("Missing option '--to'.")
    scope = engine.Scope(exclude, subfolders=not no_subfolders)
    source: InstanceSource = FilesAtRest(folders, base, name, scope, snapshot) if live is None else _running(live)
    logs, reread = engine.LogChoice(log_choice), Reread(pause=reread_pause)
    options = engine.Options(create=create, atomic=atomic, logs=logs, reread=reread, encode=session.encode())
    kind, identity = engine.Kind(mode or "as-is"), known_identity(destination, new=new_destination)
    request = BackupRequest(source, destination, kind, options, session.key_files, identity)
    return _planned_backup(session, request) if dry_run else _done_backup(session, request)


def _check_source(*, given: bool, live: bool, snapshot: bool, as_is: bool) -> None:
    """Raises ``UsageError`` unless one source is named."""
    if given == live:
        raise click.UsageError("Specify either '--from' or '--instance'.")
    if snapshot and (live or as_is):
        raise click.UsageError("'--snapshot' cannot be combined with '--instance' or '--as-is'.")


def _check_mode(mode: str | None, *, as_is: bool, atomic: bool, narrowed: bool, hashed: bool) -> None:
    """Raises ``UsageError`` for options that do not go together."""
    if as_is is (mode is not None):
        raise click.UsageError("Specify either '--mode' or '--as-is'.")
    if hashed and mode in ("incremental", "differential", "truncate"):
        raise click.UsageError(f"'--hash' is chosen when a chain starts; '--mode {mode}' keeps that of its chain.")
    if as_is and narrowed:
        raise click.UsageError("'--as-is' copies no subfolders; '--exclude' and '--no-subfolders' do not apply.")
    if atomic and (as_is or mode == "copy"):
        which = "'--as-is'" if as_is else "'--mode copy'"
        raise click.UsageError(f"'--atomic' cannot be combined with {which}.")


def _done_backup(session: CommandSession, request: BackupRequest) -> Answer:
    from app.operations.checksums import checksum_fields

    done = session.run(request)
    remember_identity(request.destination, done.identity)
    run, pages = done.run, done.run.pages
    fields = {
        "result": "success",
        "run": run.id,
        "kind": run.kind.value,
        "atomic": run.atomic,
        "instance": done.manifest.instance,
        "chain": str(done.chain),
        "files": [
            {
                "name": file.name,
                "bytes": file.bytes,
                **checksum_fields(file),
                "role": file.role.value,
                "generation": file.generation,
                "encoding": file.encoding.value,
                "stored_bytes": file.stored_bytes,
            }
            for file in done.files
        ],
        "bytes": run.bytes,
        "pages": {
            "total": pages.total,
            "verified": pages.verified,
            "blank": pages.blank,
            "corrected": pages.corrected,
            "unowned": pages.unowned,
        },
        "logs": list(run.logs) if run.logs else None,
        "truncated": _cut(done.truncated) if request.source.is_running else None,
        "signed": done.manifest.signed is not None,
        "nothing_new": done.nothing_new,
        "corrections": [{"file": c.file, "page": c.page, "bit": c.bit} for c in run.corrections],
        "notes": list(run.notes),
        "seconds": round(done.seconds, 3),
    }
    return Answer(fields, lambda: _show_done(done))


def _show_done(done: BackupSet) -> None:
    from app.cli.text import counted, facts, line, logs, size

    run, pages = done.run, done.run.pages
    kind = f"{run.kind.value.capitalize()} backup{', atomic,' if run.atomic else ''}"
    line(f"{kind} of {done.manifest.instance} succeeded in {done.seconds:.1f} s.")
    if done.nothing_new:
        line("Nothing new: the chain already contains every log of the instance.")
    counts = f"{pages.verified:,} verified, {pages.blank:,} blank, {pages.corrected:,} corrected"
    facts(
        [
            ("chain", str(done.chain)),
            ("files", f"{counted(len(done.files), 'file')}, {size(run.bytes)}" if done.files else ""),
            ("stored", _stored(done)),
            ("logs", logs(run.logs) if run.logs else ""),
            ("pages", counts if pages.total else ""),
            ("removed", _cut_text(done.truncated) if done.truncated.removed else ""),
            *(("corrected", f"page {c.page} of {c.file}, bit {c.bit}, in the copy") for c in run.corrections),
            *(("note", note) for note in run.notes),
        ]
    )


def _stored(done: BackupSet) -> str:
    """How the files are stored, empty for plain ones."""
    from app.cli.text import size, stored_as

    words = stored_as((file.encoding.value for file in done.files), signed=done.manifest.signed is not None)
    return f"{size(sum(file.stored_bytes for file in done.files))}, {words}" if words else ""


def _planned_backup(session: CommandSession, request: BackupRequest) -> Answer:
    import engine
    from app.cli.session import record_of_history
    from app.operations.instance_source import FilesAtRest

    plan, source = request.preview(record_of_history(), session.secrets), request.source
    snapshot = source.what_is_read() if isinstance(source, FilesAtRest) else ""
    log_range = replaces = chain = None
    if isinstance(plan, engine.Plan):
        log_range, replaces, chain = plan.log_range, plan.replaces, plan.chain
    fields = {
        "result": "planned",
        "kind": plan.kind.value,
        "atomic": request.options.atomic,
        "instance": plan.instance.name,
        "chain": chain,
        "files": [{"name": path.name, "path": str(path), "bytes": size} for path, size in plan.files],
        "bytes": plan.bytes,
        "logs": list(log_range) if log_range else None,
        "replaces": replaces.name if replaces else None,
        "truncated": None,
        "snapshot": snapshot or None,
        "notes": list(plan.notes),
    }
    return Answer(fields, lambda: _show_plan(plan, snapshot))


def _show_plan(plan: Plan | AsIsPlan, snapshot: str) -> None:
    import engine
    from app.cli.text import counted, facts, line, logs, size

    line(f"Would back up {plan.instance.name}: {counted(len(plan.files), 'file')}, {size(plan.bytes)}.")
    if isinstance(plan, engine.AsIsPlan):
        facts([("into", "a new chain, as evidence"), *(("note", note) for note in plan.notes)])
        return
    facts(
        [
            ("into", f"the chain {plan.chain}" if plan.chain else "a new chain"),
            *(("database", str(database.path)) for database in plan.databases),
            (
                "logs",
                f"{logs(plan.log_range)}{', and those written during the backup' if plan.instance.live else ''}",
            ),
            ("snapshot", snapshot),
            ("replaces", f"{plan.replaces.name}, partially filled when it was copied" if plan.replaces else ""),
            *(("note", note) for note in plan.notes),
        ]
    )


def _truncated(session: CommandSession, live: str | None, *, dry_run: bool, destination: Path | None) -> Answer:
    from app.operations.truncate import TruncateRequest

    if live is None:
        raise _no_truncation()
    if dry_run or destination is not None:
        raise click.UsageError("'--mode truncate' cannot be combined with '--to' or '--dry-run'.")
    found = _running(live)
    cut = session.run(TruncateRequest(found))
    fields = {"result": "success", "kind": "truncate", "instance": found.name, "truncated": _cut(cut)}

    def show() -> None:
        from app.cli.text import line

        line(f"{found.name} deleted {_cut_text(cut)}." if cut.removed else f"{found.name} needs all its logs.")

    return Answer(fields, show)


def _running(live: str) -> RunningInstance:
    import engine
    from app.operations.instance_source import RunningInstance

    found = engine.choose_published(live)
    return RunningInstance(found.log_directory, found.name)


def _cut(cut: Truncation) -> list[int] | None:
    return [cut.removed[0][0], cut.removed[-1][1]] if cut.removed else None


def _cut_text(cut: Truncation) -> str:
    from app.cli.text import counted, logs

    return f"{counted(cut.deleted, 'log')}, {', '.join(logs(span) for span in cut.removed)}"


def _no_truncation() -> JetError:
    from engine.error_codes import Code

    return Code.FeatureNotAvailable.error(
        "Logs cannot be truncated: files at rest are never changed.",
        hint="Only the engine that owns the logs can determine which of them it needs. Truncate them with "
        "that engine.",
    )
