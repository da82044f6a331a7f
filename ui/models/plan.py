"""What the backup page plans: the request, what the engine makes of it, and the lines that say so. No widgets."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.proofs import RunRecord
from app.operations.destination import DestinationKind, absence, place_at
from app.operations.jobs import preview
from app.operations.live_checks import check_truncation
from app.operations.requests import BackupRequest, TruncateRequest
from engine.errors import JetError
from engine.progress import Cancel
from ui.format import counted, generations, size


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Plan", text)


@dataclass(frozen=True)
class Preview:
    """What a backup would do now, or what it would be refused with. ``free`` is in bytes, None if not known.

    ``place`` says what lies at the destination. ``cut`` are the generations that a running instance
    would remove, both ends included, ``lost`` how many of them no known chain holds.
    """

    request: BackupRequest | TruncateRequest
    plan: engine.Plan | None
    refusal: JetError | None
    free: int | None
    place: DestinationKind
    cut: tuple[int, int] | None = None
    lost: int = 0

    @property
    def is_possible(self) -> bool:
        """Whether it can be started."""
        return self.refusal is None and (self.plan is not None or isinstance(self.request, TruncateRequest))


def request_for(
    instance: engine.InstanceFiles, destination: Path, kind: engine.Kind, options: engine.Options
) -> BackupRequest:
    """The request for just this instance, wherever its parts lie."""
    if instance.live:
        folder = instance.directory
        return BackupRequest((folder,), destination, kind, options, name=instance.name, live=str(folder))
    folders = [instance.directory, *(database.path.parent for database in instance.databases)]
    return BackupRequest(
        tuple(dict.fromkeys(folders)), destination, kind, options, base=instance.base, name=instance.name
    )


def look(
    request: BackupRequest | TruncateRequest,
    held: int,
    cancel: Cancel,
    record: RunRecord | None = None,
    known: Collection[str] = (),
) -> Preview:
    """Plan ``request`` against what is there; never raises for what the engine refuses.

    ``held`` is the last generation that the newest sound chain of the instance has, 0 without one; ``record``
    knows the chains that were found damaged, ``known`` are destinations that were there once.
    """
    if isinstance(request, TruncateRequest):
        return _look_at_logs(request, held)
    place = place_at(request.destination, known)
    if place is DestinationKind.ABSENT:
        return Preview(request, None, absence(request.destination), None, place)
    plan, refusal = None, None
    try:
        plan = preview(request, record)
    except JetError as error:
        refusal = error
    cancel.check()
    return Preview(request, plan, refusal, _free(request.destination), place)


def _look_at_logs(request: TruncateRequest, held: int) -> Preview:
    try:
        state = check_truncation(request.live)
        first = engine.live_source(request.live or "").state().first or state.generation
    except JetError as error:
        return Preview(request, None, error, None, DestinationKind.FOLDER)
    cut = (first, state.checkpoint - 1)
    if state.circular or cut[0] > cut[1]:
        return Preview(request, None, None, None, DestinationKind.FOLDER)
    lost = max(0, cut[1] - max(held, cut[0] - 1))
    return Preview(request, None, None, None, DestinationKind.FOLDER, cut=cut, lost=lost)


def _free(folder: Path) -> int | None:
    """Bytes free where ``folder`` is or would be made."""
    for place in (folder, *folder.parents):
        try:
            return shutil.disk_usage(place).free
        except OSError:
            continue
    return None


def place_of(request: BackupRequest | TruncateRequest) -> Path:
    """Where it writes: the destination, or the folder whose logs go."""
    return request.folder if isinstance(request, TruncateRequest) else request.destination


Line = tuple[str, str]


def plan_lines(found: Preview) -> list[Line]:
    """The plan as (name, text): instance, files, bytes, logs, room."""
    plan = found.plan
    if isinstance(found.request, TruncateRequest):
        return _truncation_lines(found.request, found)
    if plan is None:
        return []
    names = ", ".join(database.path.name for database in plan.databases)
    count = len(plan.databases) + len(plan.logs) + (plan.checkpoint is not None)
    lines = [(tr("Instance"), plan.instance.name), (tr("Files"), counted(count, tr("file")))]
    if names:
        lines.append((tr("Databases"), names))
    lines.append((tr("Logs"), _logs(plan)))
    lines.append((tr("To copy"), size(plan.bytes)))
    if plan.chain:
        lines.append((tr("Continues chain"), plan.chain))
    if plan.replaces:
        lines.append(
            (tr("Replaces"), tr("{}, copied while it was still the current log").format(plan.replaces.name))
        )
    if found.free is not None:
        room = tr("{} before, {} after")
        lines.append((tr("Free space"), room.format(size(found.free), size(max(0, found.free - plan.bytes)))))
    return lines


def _truncation_lines(request: TruncateRequest, found: Preview) -> list[Line]:
    lines = [(tr("Instance"), request.name), (tr("To copy"), tr("nothing"))]
    if found.cut is None:
        return [*lines, (tr("To remove"), tr("nothing: the instance needs all its logs, or deletes them itself"))]
    lines.append((tr("To remove"), tr("at most logs {}").format(generations(*found.cut))))
    if found.lost:
        text = tr("{}; the next backup has to be a full one")
        lines.append((tr("In no backup"), text.format(counted(found.lost, tr("log")))))
    return lines


Effects = tuple[str, str, str]
"""What a full, an incremental backup and a removal of logs do."""


def effects(instance: engine.InstanceFiles | None, circular: bool) -> Effects:
    """What each mode copies, and what becomes of the logs."""
    full = tr("Copies databases, logs and checkpoint, and starts a new chain.")
    incremental = tr("Copies the logs since the newest set and continues the chain.")
    if instance is None or not instance.live:
        kept = tr("No logs are removed: files at rest are only read.")
        return (
            f"{full} {kept}",
            f"{incremental} {kept}",
            tr("Not available at rest: only a running instance knows which logs it still needs."),
        )
    full = tr("Copies the databases in use and the logs written meanwhile, and starts a new chain.")
    if circular:
        return (
            full + " " + tr("No logs are removed: the instance deletes old ones itself."),
            tr("Not available with circular logging: logs since the newest set may already be deleted."),
            tr("Not needed with circular logging: the instance deletes old logs itself."),
        )
    removed = tr("Logs before the checkpoint are removed when the set is complete.")
    return (
        f"{full} {removed}",
        f"{incremental} {tr('Rolls the current log first.')} {removed}",
        tr("Copies nothing. Removes the logs before the checkpoint, including those that are in no backup."),
    )


def _logs(plan: engine.Plan) -> str:
    if plan.log_range is None:
        return tr("none: nothing new since the newest set") if plan.chain else tr("none")
    text = f"{counted(len(plan.logs), tr('log'))}, {generations(*plan.log_range)}"
    return tr("{}, plus those written meanwhile").format(text) if plan.instance.live else text


def file_lines(plan: engine.Plan) -> list[tuple[Path, str, int]]:
    """Every file of the plan in the order of copying: path, what it is, bytes."""
    files = [(database.path, tr("Database"), database.size) for database in plan.databases]
    files += [
        (log.path, tr("Current log") if log is plan.instance.current else tr("Log"), log.size) for log in plan.logs
    ]
    if plan.checkpoint:
        files.append((plan.checkpoint.path, tr("Checkpoint"), plan.checkpoint.size))
    return files
