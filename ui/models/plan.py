"""What the backup page plans: the request, what the engine makes of it, and the lines that say so. No widgets."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.proofs import RunRecord
from app.operations.backup import BackupRequest
from app.operations.destination import DestinationKind, absence, place_at
from app.operations.instance_source import FilesAtRest, InstanceSource, RunningInstance
from app.operations.request import Request
from app.operations.truncate import TruncateRequest
from app.settings import BackupMode, Settings, Storing
from engine.errors import JetError
from engine.progress import Cancel
from ui.format import generations, plural, size
from ui.languages.sentences import shown
from ui.models.keys import usable
from ui.models.own_names import called


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Plan", text)


Line = tuple[str, str]


@dataclass(frozen=True)
class Preview:
    """What would be done now, or what it would be refused with. ``place`` says what is at the destination."""

    request: Request[Any]
    refusal: JetError | None = None
    place: DestinationKind = DestinationKind.FOLDER
    plan: engine.Plan | engine.AsIsPlan | None = None
    """What a backup would copy."""
    lost: int = 0
    """How many of the logs that would be removed no known chain has."""

    @property
    def is_possible(self) -> bool:
        """Whether it can be started."""
        return self.refusal is None

    def lines(self, own_name: str = "") -> list[Line]:
        """The plan as (name, text); ``own_name`` is what the user calls the instance."""
        raise NotImplementedError

    def sentence(self, instance: engine.InstanceFiles) -> str:
        """What would be done to which instance, in a few words: the plan has the rest."""
        raise NotImplementedError

    def remembered(self, settings: Settings) -> Settings:
        """The settings, with what the next plan is to start from."""
        return settings


@dataclass(frozen=True)
class BackupPreview(Preview):
    """Of a backup. ``free`` is the space at the destination in bytes, None if not known. ``snapshot`` says of what
    one is read, empty for none."""

    request: BackupRequest
    free: int | None = None
    snapshot: str = ""

    def lines(self, own_name: str = "") -> list[Line]:
        plan = self.plan
        if plan is None:
            return []
        what = [
            (tr("Instance"), called(plan.instance.name, own_name)),
            (tr("Destination"), str(self.request.destination)),
            (tr("Mode"), mode_word(self.request.kind)),
        ]
        if isinstance(plan, engine.AsIsPlan):
            lines = [*what, (tr("Files"), plural(len(plan.files), "{} file", "{} files"))]
            return [*lines, (tr("To copy"), size(plan.bytes)), *self._space(plan.bytes)]
        names = ", ".join(database.path.name for database in plan.databases)
        if self.snapshot:
            what.append((tr("Read from"), shown(self.snapshot)))
        count = len(plan.databases) + len(plan.logs) + (plan.checkpoint is not None)
        lines = [*what, (tr("Files"), plural(count, "{} file", "{} files"))]
        if names:
            lines.append((tr("Databases"), names))
        lines.append((tr("Logs"), _logs(plan)))
        lines.append((tr("To copy"), size(plan.bytes)))
        if plan.chain:
            lines.append((tr("Continues chain"), plan.chain))
        if plan.replaces:
            replaced = tr("{}, copied while it was still the current log").format(plan.replaces.name)
            lines.append((tr("Replaces"), replaced))
        lines.append((tr("Logs afterwards"), logs_after(plan)))
        return [*lines, *self._space(plan.bytes)]

    def _space(self, needed: int) -> list[Line]:
        if self.free is None:
            return []
        text = tr("{} before, {} after").format(size(self.free), size(max(0, self.free - needed)))
        return [(tr("Free space"), text)]

    def sentence(self, instance: engine.InstanceFiles) -> str:
        return shown(self.request.title(instance.name))

    def remembered(self, settings: Settings) -> Settings:
        mode, atomic = BackupMode(self.request.kind.value), self.request.options.atomic
        encode, signing = self.request.options.encode, self.request.keys.signing
        storing = Storing(encode.level, encode.recipients, str(signing or ""), encode.hash)
        kept = replace(settings, last_mode=mode, last_atomic=atomic)
        return kept.with_storing(str(self.request.destination), storing)


@dataclass(frozen=True)
class TruncationPreview(Preview):
    """Of a removal of logs. ``cut`` are the generations that would be removed, both ends included."""

    request: TruncateRequest
    cut: tuple[int, int] | None = None

    def lines(self, own_name: str = "") -> list[Line]:
        lines = [(tr("Instance"), called(self.request.source.label, own_name)), (tr("To copy"), tr("nothing"))]
        if self.cut is None:
            nothing = tr("nothing: the instance needs all its logs, or deletes them itself")
            return [
                *lines,
                (tr("To remove"), nothing),
            ]
        lines.append((tr("To remove"), tr("at most logs {}").format(generations(*self.cut))))
        if self.lost:
            text = tr("{}; the next backup has to be a full one")
            lines.append((tr("In no backup"), text.format(plural(self.lost, "{} log", "{} logs"))))
        return lines

    def sentence(self, instance: engine.InstanceFiles) -> str:
        return tr("Logs of {} · {}").format(instance.name, self.request.place)


@dataclass(frozen=True)
class Draft:
    """What is chosen, and how it is looked at before it is started; ``look`` blocks."""

    request: Request[Any]
    look: Callable[[Cancel], Preview]


def source_of(instance: engine.InstanceFiles, *, snapshot: bool = False) -> InstanceSource:
    """Just this instance, wherever its parts are; at rest, read from a ``snapshot`` of its volume if wanted."""
    if instance.live:
        return RunningInstance(instance.directory, instance.name)
    folders = [instance.directory, *(database.path.parent for database in instance.databases)]
    return FilesAtRest(tuple(dict.fromkeys(folders)), instance.base, instance.name, snapshot=snapshot)


def look_at_backup(
    request: BackupRequest, record: RunRecord, known: Collection[str], cancel: Cancel
) -> BackupPreview:
    """Plan a backup against what is there; never raises for what the engine refuses.

    ``record`` knows the chains that were found damaged, ``known`` are destinations that were there once.
    """
    try:
        place = place_at(request.destination, known)
    except JetError as error:
        return look_at_refused(request, error, cancel)
    if place is DestinationKind.ABSENT:
        return BackupPreview(request, absence(request.destination), place)
    plan, refusal, snapshot = None, None, ""
    try:
        if isinstance(request.source, FilesAtRest):
            snapshot = request.source.what_is_read()
        plan = usable(request).preview(record)
    except JetError as error:
        refusal = error
    cancel.check()
    return BackupPreview(request, refusal, place, plan, free=_free(request.destination), snapshot=snapshot)


def look_at_refused(request: BackupRequest, refusal: JetError, cancel: Cancel) -> BackupPreview:
    """The preview of a backup to what cannot be a destination."""
    cancel.check()
    return BackupPreview(request, refusal, DestinationKind.ABSENT)


def look_at_truncation(request: TruncateRequest, held: int, cancel: Cancel) -> TruncationPreview:
    """Plan a removal of logs; never raises for what is refused.

    ``held`` is the last generation that the newest sound chain of the instance has, 0 without one.
    """
    cancel.check()
    try:
        cut = request.preview()
    except JetError as error:
        return TruncationPreview(request, error)
    lost = max(0, cut[1] - max(held, cut[0] - 1)) if cut else 0
    return TruncationPreview(request, lost=lost, cut=cut)


def lost_words(count: int) -> str:
    """What is lost when logs are removed that no known chain has."""
    return plural(
        count,
        "{} log that is removed is in no known backup.",
        "{} logs that are removed are in no known backup.",
    )


def _free(folder: Path) -> int | None:
    """Bytes free where ``folder`` is or would be made; ``None`` for a store that does not tell."""
    if isinstance(folder, engine.StoreAddress):
        return None
    for place in (folder, *folder.parents):
        try:
            return shutil.disk_usage(place).free
        except OSError:
            continue
    return None


Effects: TypeAlias = "Mapping[engine.Kind | None, str]"
"""What a backup of each kind does; of none: a removal of logs."""


def effects(instance: engine.InstanceFiles | None, circular: bool) -> Effects:
    """What each mode copies, and what becomes of the logs."""
    full = tr("Copies databases, logs and checkpoint, and starts a new chain.")
    incremental = tr("Copies the logs since the newest set and continues the chain.")
    copy = tr("As a full backup, but beside the chains: no other backup continues it, and none is affected by it.")
    differential = tr(
        "Copies all logs since the full backup in one set, which replaces the incremental backups in between."
    )
    evidence = tr(
        "Copies every file as it is, damage included, as evidence before a repair. It cannot be restored."
    )
    if instance is None or not instance.live:
        kept = tr("No logs are removed: files at rest are only read.")
        return {
            engine.Kind.FULL: f"{full} {kept}",
            engine.Kind.INCREMENTAL: f"{incremental} {kept}",
            engine.Kind.DIFFERENTIAL: f"{differential} {kept}",
            engine.Kind.COPY: f"{copy} {kept}",
            engine.Kind.AS_IS: evidence,
            None: tr("Not available at rest: only a running instance knows which logs it still needs."),
        }
    full = tr("Copies the databases in use and the logs written meanwhile, and starts a new chain.")
    copy = f"{copy} {tr('No logs are removed.')}"
    evidence = tr("Not available while the instance is running: its files change.")
    if circular:
        itself = tr("No logs are removed: the instance deletes old ones itself.")
        since = tr("Not available with circular logging: logs since the newest set may already be deleted.")
        return {
            engine.Kind.FULL: f"{full} {itself}",
            engine.Kind.INCREMENTAL: since,
            engine.Kind.DIFFERENTIAL: since,
            engine.Kind.COPY: copy,
            engine.Kind.AS_IS: evidence,
            None: tr("Not needed with circular logging: the instance deletes old logs itself."),
        }
    removed = tr("Logs before the checkpoint are removed when the set is complete.")
    return {
        engine.Kind.FULL: f"{full} {removed}",
        engine.Kind.INCREMENTAL: f"{incremental} {tr('Rolls the current log first.')} {removed}",
        engine.Kind.DIFFERENTIAL: f"{differential} {tr('No logs are removed.')}",
        engine.Kind.COPY: copy,
        engine.Kind.AS_IS: evidence,
        None: tr("Copies nothing. Removes the logs before the checkpoint, including those that are in no backup."),
    }


def mode_word(kind: engine.Kind) -> str:
    """The kind of a backup, as its choice is called."""
    return {
        engine.Kind.FULL: tr("Full"),
        engine.Kind.INCREMENTAL: tr("Incremental"),
        engine.Kind.DIFFERENTIAL: tr("Differential"),
        engine.Kind.COPY: tr("Copy"),
        engine.Kind.AS_IS: tr("As is (evidence)"),
    }[kind]


def logs_after(plan: engine.Plan) -> str:
    """What the backup does to the logs of the instance."""
    if not plan.instance.live:
        return tr("None is removed: files at rest are only read.")
    if plan.instance.circular:
        return tr("None is removed: the instance deletes old ones itself.")
    if plan.kind in (engine.Kind.FULL, engine.Kind.INCREMENTAL):
        return tr("Those before the checkpoint are removed when the set is complete.")
    return tr("None is removed.")


def _logs(plan: engine.Plan) -> str:
    if plan.log_range is None:
        return tr("none: nothing new since the newest set") if plan.chain else tr("none")
    text = f"{plural(len(plan.logs), '{} log', '{} logs')}, {generations(*plan.log_range)}"
    return tr("{}, plus those written meanwhile").format(text) if plan.instance.live else text


def file_lines(plan: engine.Plan | engine.AsIsPlan) -> list[tuple[Path, str, int]]:
    """Every file of the plan in the order of copying: path, what it is, bytes."""
    if isinstance(plan, engine.AsIsPlan):
        return [(file.path, shown(file.kind.value.capitalize()), file.size) for file in plan.instance.files]
    files = [(database.path, tr("Database"), database.size) for database in plan.databases]
    files += [
        (log.path, tr("Current log") if log is plan.instance.current else tr("Log"), log.size) for log in plan.logs
    ]
    if plan.checkpoint:
        files.append((plan.checkpoint.path, tr("Checkpoint"), plan.checkpoint.size))
    return files
