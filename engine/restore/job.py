"""A restore, from the checks to the rename (docs/semantics.md#restore).

Everything is checked first, then copied to a folder beside the target while its hashes are compared, then
recovered there by the logs of the set; finally the folder gets the name of the target (:mod:`engine.staging`).
Until then the target is not changed; nothing is written anywhere else. In place, the files are moved into the
folder of the target one by one, and existing files are displaced (:mod:`engine.restore.displaced`).

Databases restored to an earlier time, and copies of a running instance, leave their log stream: the logs are
replayed and not left beside them, and the next backup must be a full one.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from engine.chain.holds import leased
from engine.chain.manifest import FileRole
from engine.chain.moving import Moving
from engine.chain.stored_chain import StoredChain
from engine.chain.stores import chain_at
from engine.control.in_use import lock_at_rest
from engine.errors import LEFT_BEHIND, Cancelled, JetError, StorageFault, known
from engine.events import EventKind
from engine.files import (
    FileSystem,
    make_directories,
    remove_empty,
    user_name,
)
from engine.formats.backup_trailer import BackupCopy
from engine.formats.stamps import Lgpos
from engine.progress import Cancel, Operation, Phase
from engine.recovery.recover import READINGS, Recovered, RecoveryOptions, recover
from engine.recovery.watch import RedoWatch
from engine.report import Report
from engine.restore.copying import copy_all
from engine.restore.displaced import HALF_MOVED, DisplacedFiles, move_in
from engine.restore.plan import RestorePlan, RestoreTarget
from engine.restore.planning import logs_of, plan_restore
from engine.restore.points import Point, newest_moment
from engine.run_context import RunContext
from engine.sources.foreign_set import instance_of
from engine.staging import name_sources, publish, staging_beside, sweep
from engine.storage.database_file import OpenDatabaseFile

_AS_COPIED = "The files can be restored as they were backed up, without recovery."


@dataclass(frozen=True)
class Restored:
    """The result of a restore. ``plan`` contains the files and the state in which the databases were backed up.

    ``recovered`` is the result of the recovery after the copy; ``None`` if the files are as they were backed up.
    """

    plan: RestorePlan
    seconds: float
    recovered: Recovered | None = None
    kept: DisplacedFiles | None = None
    """What stepped aside in the target, for a restore in place."""

    @property
    def reached(self) -> Point | None:
        """Where the log was left: the point that was requested, else its end; ``None`` if nothing was replayed."""
        return point_reached(self.plan, self.recovered)

    @property
    def target(self) -> Path:
        return self.plan.target


def point_reached(plan: RestorePlan, recovered: Recovered | None) -> Point | None:
    """Where the replay of a plan's logs left them: what :attr:`RestorePlan.reaches` said before."""
    if plan.point is not None or recovered is None or recovered.logs is None:
        return plan.point
    return Point(Lgpos(recovered.logs[1] + 1, 1, 0).packed, recovered.committed)


def run(
    chain: Path | StoredChain,
    target: Path,
    *,
    wanted: RestoreTarget | None = None,
    create: bool = False,
    recovering: bool = True,
    in_place: bool = False,
    context: RunContext | None = None,
) -> Restored:
    """Restore a chain, or the one in a folder, to a new or empty folder, to the state ``wanted`` (default: all).

    ``in_place`` restores to the folder of the instance, which must not be running; existing files are displaced
    there. The logs are replayed and the databases are then clean, unless ``recovering`` is false, which leaves all
    files as they were backed up. ``create`` creates missing parent folders of the target.

    Raises the errors of :func:`engine.restore.planning.plan_restore` and :func:`engine.recovery.recover.recover`,
    ``Corruption`` if a file is not what was backed up, ``StorageFault``, ``Cancelled``; the target is then
    unchanged.
    """
    context, started = context or RunContext(), time.monotonic()
    fs, target = context.fs, target.absolute()
    source = chain_at(chain, fs, context.keys)
    report = context.report(Operation.RESTORE, instance_of(fs, source))
    report.entry(EventKind.RestoreStarted, path=source.path, target=target)
    made: list[Path] = []
    with (
        report.ending("restore", EventKind.RestoreFailed),
        _untouched(fs, made, target, report),
        leased(context.leases, source, "restore"),
    ):
        if create:
            make_directories(fs, target.parent, made)
        for folder in (target.parent, target):
            sweep(fs, folder)
        asked = _Asked(source, target, wanted or RestoreTarget(), recovering, in_place)
        plan, recovered, kept = _settled(fs, asked, report, context.cancel)
    _tell(plan, recovered, report, in_place=in_place)
    return Restored(plan, time.monotonic() - started, recovered, kept)


@dataclass(frozen=True)
class _Asked:
    chain: StoredChain
    target: Path
    wanted: RestoreTarget
    recovering: bool
    in_place: bool


def _settled(
    fs: FileSystem, asked: _Asked, report: Report, cancel: Cancel
) -> tuple[RestorePlan, Recovered | None, DisplacedFiles | None]:
    """Plan and do it; all over again where a backup changed the chain in the meantime."""
    moving, begun = Moving(asked.chain, cancel), False
    while True:
        plan = plan_restore(
            fs,
            asked.chain,
            asked.target,
            wanted=asked.wanted,
            recovering=asked.recovering,
            in_place=asked.in_place,
            cancel=cancel,
        )
        try:
            if plan.refusal is not None:
                raise plan.refusal
            report.instance = plan.known_manifest.instance
            if not begun:
                _begin(plan, report)
                begun = True
            return plan, *_bring(fs, plan, plan.replays, asked.in_place, report, cancel)
        except (StorageFault, Cancelled):
            raise
        except JetError as error:
            if error.context.get(HALF_MOVED) or not moving.again(plan.manifest):
                raise


def _begin(plan: RestorePlan, report: Report) -> None:
    first, _ = plan.log_range or (0, 0)
    if plan.replays:
        report.begin(plan.bytes + READINGS * plan.log_bytes, first)
    else:
        report.begin(plan.bytes)


def _bring(
    fs: FileSystem, plan: RestorePlan, recovering: bool, in_place: bool, report: Report, cancel: Cancel
) -> tuple[Recovered | None, DisplacedFiles | None]:
    """Copy to a folder beside the target, recover there, then give it the target's name, or move its files in."""
    with staging_beside(fs, plan.target) as (out, staging):
        report.renames = staging, plan.target
        report.phase(Phase.STAGING)
        copy_all(fs, plan, out, staging, recovering, report, cancel)
        out.sync_directory(staging)
        cancel.check()
        recovered = recover_files(out, plan, staging, report, cancel) if recovering else None
        cancel.check()
        report.phase(Phase.PUBLISH)
        if not in_place:
            publish(out, staging, plan.target)
            return recovered, None
        with lock_at_rest(out, plan.target):
            kept = move_in(out, staging, plan.target, plan.known_manifest.base, secrets.token_hex(4))
        report.entry(EventKind.RestoreDisplaced, target=plan.target, path=f"*.before-restore-{kept.id}")
        if kept.lost:
            lost = ", ".join(kept.lost)
            report.entry(EventKind.RestoreAttributesLost, target=plan.target, reason=lost)
    return recovered, kept


def recover_files(
    fs: FileSystem,
    plan: RestorePlan,
    staging: Path,
    report: Report,
    cancel: Cancel,
    watch: RedoWatch | None = None,
) -> Recovered:
    """Replay what the set holds on its files in ``staging``; a database that the set does not hold is no one's
    concern here. Raises as :func:`engine.recovery.recover.recover`, files named as the chain does."""
    apart = plan.leaves_stream
    options = RecoveryOptions(
        whole_set=True,
        backup_copy=True,
        is_copy=True,
        ignore_missing=True,
        ends_early=plan.stops_early or plan.point is not None,
        until=plan.point.position if plan.point is not None else None,
        new_stream=apart,
    )
    try:
        _settle(fs, plan, staging)
        done = recover(
            fs,
            log_directory=staging,
            base=known(plan.known_manifest.base, "base name of the logs"),
            databases=[staging / database.name for database in plan.databases],
            options=options,
            report=report,
            cancel=cancel,
            watch=watch,
        )
    except (StorageFault, Cancelled):
        raise
    except JetError as error:
        name_sources(error, staging, [plan.source.file(file).path for file in plan.files])
        error.hint = f"{error.hint} {_AS_COPIED}".lstrip()
        raise
    if apart:
        _leave_only(fs, staging, [database.path for database in done.databases])
    moved = tuple(replace(database, path=plan.target / database.path.name) for database in done.databases)
    return replace(done, databases=moved, committed=done.committed or _committed(fs, plan))


def _committed(fs: FileSystem, plan: RestorePlan) -> datetime | None:
    """The moment of the last commit of logs that do not say it of each commit, as a plan with points has it."""
    if plan.point is not None:
        return plan.point.time
    try:
        return newest_moment(reversed(logs_of(fs, plan)))
    except JetError:
        return None


def _settle(fs: FileSystem, plan: RestorePlan, staging: Path) -> None:
    """Headers of copies of a running instance take over what their last pages say."""
    _, last = plan.log_range or (0, 0)
    for database in plan.databases:
        if database.copy is not None:
            _settle_one(fs, staging / database.name, database.copy, last)


def _settle_one(fs: FileSystem, path: Path, copy: BackupCopy, last: int) -> None:
    """The header of a copy whose last page was left out says what that said; ``last`` log of the set."""
    with OpenDatabaseFile.open(fs, path) as file:
        with file.whole_header() as header:
            header.bkinfo_full_cur = replace(header.bkinfo_full_cur, gen_high=last)
            header.gen_max_required, header.gen_committed = copy.required, copy.committed
            header.logtime_gen_max_required = copy.required_created
            header.logtime_gen_max_create = copy.committed_created
        file.write_header()


def _leave_only(fs: FileSystem, staging: Path, databases: Sequence[Path]) -> None:
    """Databases that left their stream have no use for its logs; an engine would take them for theirs."""
    for path in fs.list(staging):
        if path not in databases:
            fs.remove(path)
    fs.sync_directory(staging)


@contextmanager
def _untouched(fs: FileSystem, made: list[Path], target: Path, report: Report) -> Iterator[None]:
    """After a failure the target is unchanged, and nothing of what was ``made`` is left."""
    try:
        yield
    except (JetError, MemoryError) as error:
        remove_empty(fs, made)
        if not (isinstance(error, JetError) and error.context.keys() & {HALF_MOVED, LEFT_BEHIND}):
            report.entry(EventKind.RestoreTargetUntouched, target=target)
        raise


def _tell(plan: RestorePlan, recovered: Recovered | None, report: Report, *, in_place: bool) -> None:
    for file in plan.files:
        if file.role is FileRole.DATABASE:
            report.entry(EventKind.RestoreCopied, path=file.name, target=plan.target / file.name, size=file.bytes)
    for database in plan.databases:
        path = plan.target / database.name
        if database.clean or recovered is not None:
            report.entry(EventKind.RestoreClean, path=path)
        else:
            low, high = database.required or (0, 0)
            report.entry(EventKind.RestoreNeedsRecovery, path=path, first=low, last=high)
    if not in_place:
        report.entry(EventKind.RestoredForOwner, path=user_name(), target=plan.target)
    report.entry(EventKind.RestoreEnded, target=plan.target)
    report.complete()
