"""What the backup page plans: the request, what the engine makes of it, and the lines that say so. No widgets."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.jobs import BackupRequest, preview
from engine.errors import JetError
from engine.progress import Cancel
from ui.format import counted, generations, size


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Plan", text)


@dataclass(frozen=True)
class Preview:
    """What a backup would do now, or what it would be refused with. ``free`` is in bytes, None if not known.

    ``exists`` says whether the destination is there already.
    """

    request: BackupRequest
    plan: engine.Plan | None
    refusal: JetError | None
    free: int | None
    exists: bool


def request_for(
    instance: engine.InstanceFiles, destination: Path, kind: engine.Kind, options: engine.Options
) -> BackupRequest:
    """The request for just this instance, wherever its parts lie."""
    folders = [instance.directory, *(database.path.parent for database in instance.databases)]
    return BackupRequest(
        tuple(dict.fromkeys(folders)), destination, kind, options, base=instance.base, name=instance.name
    )


def look(request: BackupRequest, cancel: Cancel) -> Preview:
    """Plan ``request`` against what is on disk; never raises for what the engine refuses."""
    plan, refusal = None, None
    try:
        plan = preview(request)
    except JetError as error:
        refusal = error
    cancel.check()
    return Preview(request, plan, refusal, _free(request.destination), request.destination.is_dir())


def _free(folder: Path) -> int | None:
    """Bytes free where ``folder`` is or would be made."""
    for place in (folder, *folder.parents):
        try:
            return shutil.disk_usage(place).free
        except OSError:
            continue
    return None


Line = tuple[str, str]


def plan_lines(found: Preview) -> list[Line]:
    """The plan as (name, text): instance, files, bytes, logs, room."""
    plan = found.plan
    if plan is None:
        return []
    names = ", ".join(database.path.name for database in plan.databases)
    count = len(plan.databases) + len(plan.logs) + (plan.checkpoint is not None)
    lines = [(tr("Instance"), plan.instance.name), (tr("Files"), counted(count, tr("file")))]
    if names:
        lines.append((tr("Databases"), names))
    lines.append((tr("Logs"), _logs(plan)))
    lines.append((tr("To be copied"), size(plan.bytes)))
    if plan.chain:
        lines.append((tr("Continues chain"), plan.chain))
    if plan.replaces:
        lines.append((tr("Replaces"), tr("{}, copied while it was still being filled").format(plan.replaces.name)))
    if found.free is not None:
        room = tr("{} before, {} after")
        lines.append((tr("Free room"), room.format(size(found.free), size(max(0, found.free - plan.bytes)))))
    return lines


def _logs(plan: engine.Plan) -> str:
    if plan.log_range is None:
        return tr("none: nothing new since the newest set") if plan.chain else tr("none")
    return f"{counted(len(plan.logs), tr('log'))}, {generations(*plan.log_range)}"


def file_lines(plan: engine.Plan) -> list[tuple[Path, str, int]]:
    """Every file of the plan in the order of copying: path, what it is, bytes."""
    files = [(database.path, tr("Database"), database.size) for database in plan.databases]
    files += [
        (log.path, tr("Current log") if log is plan.instance.current else tr("Log"), log.size) for log in plan.logs
    ]
    if plan.checkpoint:
        files.append((plan.checkpoint.path, tr("Checkpoint"), plan.checkpoint.size))
    return files
