"""What a restore would do, and every check before data is written: a value that a wizard can show."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from engine.chain.contents import check_length, check_listed
from engine.chain.manifest import FileRole, StoredFile
from engine.chain.nesting import check_outside
from engine.chain.stored_chain import StoredChain
from engine.chain.stores import chain_at
from engine.discovery.backup_copy import check_mark, find_copy, lacking
from engine.discovery.instance_files import gaps_in, generation_range, generations
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import size_text
from engine.files import FileSystem, LocalFileSystem, ReadableFile
from engine.formats.db_header import HEADER_READ, DatabaseHeader, read_header
from engine.formats.stamps import Lgpos
from engine.progress import Cancel
from engine.recovery.checks import shown_until
from engine.restore.displaced import check_in_place
from engine.restore.newer_logs import find_newer
from engine.restore.plan import CheckOutcome, CheckResult, RestoredDatabase, RestorePlan, RestoreTarget
from engine.restore.points import Point, RestorePoints, find_points
from engine.sources.foreign_set import FoundSet, read_set
from engine.staging import check_new_folder, check_takes_files, place_of


def plan_restore(
    fs: FileSystem,
    chain: Path | StoredChain,
    target: Path,
    *,
    wanted: RestoreTarget | None = None,
    recovering: bool = True,
    with_points: bool = False,
    in_place: bool = False,
    create: bool = False,
    writing: bool = False,
    cancel: Cancel | None = None,
) -> RestorePlan:
    """Check chain and target without changing anything. Errors that a check can express are not raised.

    ``recovering``: whether the logs will be replayed after the copy. ``with_points`` reads all logs to determine
    the points in time that can be restored; so does a requested one. ``in_place`` accepts a target that is not
    empty, ``create`` one whose parent folders do not exist yet. ``writing`` tests with an empty file, which is
    deleted, whether the target can be written to; a restore finds that out by itself.
    """
    wanted, source = wanted or RestoreTarget(), chain_at(chain, fs)
    plan = replace(_files_checked(fs, source, target, wanted), recovering=recovering)
    if plan.manifest is not None:
        plan = _contents_checked(fs, plan, wanted, with_points, cancel)
        place = _in_place_check(fs, plan, target) if in_place else _target_check(fs, plan, target, create)
        plan = _checked(plan, place, _room(fs, target, plan.bytes))
        if writing:
            plan = _checked(plan, _writing_check(fs, target, in_place))
        plan = _checked(plan, *_state_checks(plan))
    return plan


def plan_reading(fs: FileSystem, chain: StoredChain, *, wanted: RestoreTarget, cancel: Cancel) -> RestorePlan:
    """As :func:`plan_restore`, the checks of the chain alone: its databases will be read without a target."""
    plan = _files_checked(fs, chain, chain.path, wanted)
    return _contents_checked(fs, plan, wanted, False, cancel) if plan.manifest is not None else plan


def _contents_checked(
    fs: FileSystem, plan: RestorePlan, wanted: RestoreTarget, with_points: bool, cancel: Cancel | None
) -> RestorePlan:
    plan = _databases_checked(fs, plan, wanted)
    if plan.refusal is None and (with_points or wanted.moment or wanted.position):
        plan = _pointed(fs, plan, wanted, cancel)
    return _headers_checked(plan)


def _checked(plan: RestorePlan, *results: CheckResult) -> RestorePlan:
    return replace(plan, checks=(*plan.checks, *results))


def _files_checked(fs: FileSystem, chain: StoredChain, target: Path, wanted: RestoreTarget) -> RestorePlan:
    title = "The backup can be read"
    try:
        found = read_set(fs, chain)
    except JetError as error:
        failed = CheckResult(title, CheckOutcome.FAILED, error.message, error)
        return RestorePlan(chain, target, None, (), (), (failed,))
    files = found.manifest.read_by_restore(wanted.generation)
    results = _set_check(title, found), _files_there(found, files)
    return RestorePlan(found.chain, target, found.manifest, files, (), results)


def _set_check(title: str, found: FoundSet) -> CheckResult:
    refusal = found.refusal
    if refusal is not None:
        return CheckResult(title, CheckOutcome.FAILED, refusal.message, refusal)
    if found.foreign is not None:
        return CheckResult(title, CheckOutcome.PASSED, "a backup set made by another program")
    counts = Counter(run.kind for run in found.manifest.runs)
    sets = ", ".join(f"{count} {kind.value}" for kind, count in counts.items())
    return CheckResult(title, CheckOutcome.PASSED, sets)


def _headers_checked(plan: RestorePlan) -> RestorePlan:
    """Each file that will be restored is the one that the manifest means."""
    try:
        for file in plan.files if plan.refusal is None else ():
            check_listed(plan.source, plan.known_manifest, file)
    except JetError as error:
        return _checked(
            plan, CheckResult("All files of the backup set are listed", CheckOutcome.FAILED, error.message, error)
        )
    return plan


def _databases_checked(fs: FileSystem, plan: RestorePlan, wanted: RestoreTarget) -> RestorePlan:
    if plan.refusal is None:
        try:
            found = (_database(plan, f) for f in plan.files if f.role is FileRole.DATABASE)
            plan = replace(plan, databases=tuple(found))
        except JetError as error:
            plan = _checked(
                plan, CheckResult("The database headers can be read", CheckOutcome.FAILED, error.message, error)
            )
    plan = _checked(plan, *_logs_check(plan, wanted.generation))
    if wanted.roll_forward is not None and plan.refusal is None:
        plan = _rolled_forward(fs, plan, wanted.roll_forward)
    return plan


def _rolled_forward(fs: FileSystem, plan: RestorePlan, folder: Path) -> RestorePlan:
    """The logs of the instance's folder join those of the chain; one that the chain has in part is taken whole."""
    title = "The instance's newer logs follow"
    try:
        if plan.stops_early:
            raise Code.InvalidParameter.error(
                "The newer logs continue the end of the chain; the logs before that would be missing.",
                hint="Omit the generation, or choose a time instead.",
            )
        newer = find_newer(fs, folder, plan.source, plan.known_manifest)
    except JetError as error:
        return _checked(plan, CheckResult(title, CheckOutcome.FAILED, error.message, error))
    taken = {log.generation for log in newer.logs}
    files = tuple(f for f in plan.files if f.generation not in taken)
    text = (
        generation_range(newer.logs[0].generation, newer.logs[-1].generation) if newer.logs else "there are none"
    )
    return _checked(replace(plan, files=files, newer=newer), CheckResult(title, CheckOutcome.PASSED, text))


def _pointed(fs: FileSystem, plan: RestorePlan, wanted: RestoreTarget, cancel: Cancel | None) -> RestorePlan:
    """Look up what can be reached, and the point that is wanted."""
    title = "The chosen time can be restored"
    try:
        if not plan.recovering and (wanted.moment is not None or wanted.position is not None):
            raise Code.InvalidParameter.error(
                "Restoring to a time requires replaying the logs.",
                hint="Allow the logs to be replayed, or omit the time.",
            )
        points = read_points(fs, plan, cancel)
    except JetError as error:
        return _checked(plan, CheckResult(title, CheckOutcome.FAILED, error.message, error))
    plan = replace(plan, points=points)
    if wanted.moment is None and wanted.position is None:
        return plan
    try:
        point = points.at(wanted.moment) if wanted.moment is not None else points.behind(wanted.position or 0)
    except JetError as error:
        return _checked(plan, CheckResult(title, CheckOutcome.FAILED, error.message, error))
    told = f"after the commit of {point.time.isoformat()}" if point.time else f"at {point.lgpos}"
    return _checked(_cut(plan, point), CheckResult(title, CheckOutcome.PASSED, told))


def _cut(plan: RestorePlan, point: Point) -> RestorePlan:
    """The plan that ends at a point: logs after it are not needed."""
    newer = plan.newer
    if newer is not None:
        newer = replace(newer, logs=tuple(log for log in newer.logs if log.generation <= point.generation))
    files = tuple(f for f in plan.files if f.generation is None or f.generation <= point.generation)
    return replace(plan, files=files, newer=newer, point=point)


def restore_points(
    chain: Path | StoredChain,
    *,
    roll_forward: Path | None = None,
    fs: FileSystem | None = None,
    cancel: Cancel | None = None,
) -> RestorePoints:
    """The points in time to which a chain can be restored, with the newer logs of the instance if given.

    Reads all logs; changes nothing. Raises the errors that prevent every restore of the chain.
    """
    fs, wanted = fs or LocalFileSystem(), RestoreTarget(roll_forward=roll_forward)
    source = chain_at(chain, fs)
    plan = _files_checked(fs, source, source.path, wanted)
    if plan.manifest is not None:
        plan = _databases_checked(fs, plan, wanted)
    if plan.refusal is not None:
        raise plan.refusal
    return read_points(fs, plan, cancel)


def read_points(fs: FileSystem, plan: RestorePlan, cancel: Cancel | None = None) -> RestorePoints:
    """Read the logs of a plan through; see :func:`~engine.restore.points.find_points`."""
    covered: datetime | None = None
    if plan.newer:
        covered = datetime.now(UTC)
    elif not plan.stops_early:
        covered = datetime.fromisoformat(plan.known_manifest.runs[-1].started).astimezone(UTC)
    earliest = max((database.shown for database in plan.databases), default=0)
    return find_points(logs_of(fs, plan), earliest=earliest, covered=covered, cancel=cancel)


def logs_of(fs: FileSystem, plan: RestorePlan) -> list[ReadableFile]:
    """The logs of a plan where they are now, in their order."""
    logs = [(f.generation, plan.source.file(f)) for f in plan.files if f.generation is not None]
    logs += [(log.generation, ReadableFile.at(fs, log.path)) for log in plan.newer.logs] if plan.newer else []
    return [file for _, file in sorted(logs, key=lambda log: log[0])]


def _files_there(found: FoundSet, files: tuple[StoredFile, ...]) -> CheckResult:
    title = "All files exist"
    for file in files:
        try:
            check_length(found.chain, file)
        except JetError as error:
            return CheckResult(title, CheckOutcome.FAILED, error.message, error)
    if found.foreign is not None:
        how = "the backup set has no SHA-256, so every page and log is checked"
    else:
        how = f"each file is compared with its {files[0].hash.shown} while it is copied"
    return CheckResult(title, CheckOutcome.PASSED, f"{len(files)} files; {how}")


def _database(plan: RestorePlan, file: StoredFile) -> RestoredDatabase:
    stored = plan.source.file(file)
    with stored.open() as data:
        try:
            header: DatabaseHeader = read_header(data.read_at(0, HEADER_READ)).header
            check_mark(file.name, header, plan.known_manifest.marks)
            copy = find_copy(data, header, file.bytes)
        except JetError as error:
            raise error.code.error(
                f"{stored.path}: {error.message}", hint=error.hint, path=str(stored.path)
            ) from error
    required = None if header.is_clean else header.required
    ours = str(header.sign_log) == plan.known_manifest.signature
    shown = shown_until(header) if ours else 0
    if copy is not None:
        required, shown = (copy.low, copy.high), Lgpos(copy.required + 1, 1, 0).packed
    return RestoredDatabase(file.name, header.is_clean, required, header.lgpos_consistent.generation, shown, copy)


def _logs_check(plan: RestorePlan, generation: int | None) -> list[CheckResult]:
    title = "The logs are contiguous"
    numbers = sorted(f.generation for f in plan.files if f.generation is not None)
    if generation is not None and generation not in numbers:
        text = (
            f"The chain does not contain log {generations([generation])}; it contains "
            f"{_span(plan.known_manifest.log_range)}."
        )
        return [CheckResult(title, CheckOutcome.FAILED, text, Code.MissingRestoreLogFiles.error(text))]
    gaps = gaps_in(numbers)
    if gaps:
        text = f"Logs are missing from the chain: {', '.join(generation_range(*gap) for gap in gaps)}."
        return [CheckResult(title, CheckOutcome.FAILED, text, Code.MissingRestoreLogFiles.error(text))]
    results = [CheckResult(title, CheckOutcome.PASSED, _span(_range(numbers)))]
    for database in plan.databases:
        error = lacking(database.name, database.copy, database.required, numbers)
        if error is not None:
            results.append(
                CheckResult(
                    f"The logs required by {database.name} exist", CheckOutcome.FAILED, error.message, error
                )
            )
    return results


def _range(numbers: list[int]) -> tuple[int, int] | None:
    return (numbers[0], numbers[-1]) if numbers else None


def _span(span: tuple[int, int] | None) -> str:
    return generation_range(*span) if span else "no logs"


def _target_check(fs: FileSystem, plan: RestorePlan, target: Path, create: bool) -> CheckResult:
    title = "The target folder is new or empty"
    try:
        _check_target(fs, plan.source.folder, _to_be_made(fs, target) if create else target)
    except JetError as error:
        return CheckResult(title, CheckOutcome.FAILED, error.message, error)
    return CheckResult(title, CheckOutcome.PASSED, str(target))


def _check_target(fs: FileSystem, chain: Path | None, target: Path) -> None:
    check_outside(fs, target, "The target")
    check_new_folder(fs, target)
    real = (target if fs.exists(target) else target.absolute().parent).resolve()
    if chain is not None and chain.resolve() in (real, *real.parents):
        raise Code.InvalidPath.error(
            f"{target} is inside the backup set {chain}.",
            hint="Choose a folder outside all backups.",
            path=str(target),
        )


def _in_place_check(fs: FileSystem, plan: RestorePlan, target: Path) -> CheckResult:
    title = "The target folder exists and is not in use"
    try:
        folder = plan.source.folder
        if folder is not None and target.resolve() == folder.resolve():
            raise Code.InvalidPath.error(
                f"{target} is the backup itself.",
                hint="Choose the folder of the instance, or a new one.",
                path=str(target),
            )
        check_in_place(fs, target)
    except JetError as error:
        return CheckResult(title, CheckOutcome.FAILED, error.message, error)
    return CheckResult(
        title,
        CheckOutcome.PASSED,
        f"existing files of {target} with the names of the backup set are renamed and kept",
    )


def _room(fs: FileSystem, target: Path, needed: int) -> CheckResult:
    title = "There is enough space"
    place = place_of(fs, target)
    try:
        free = fs.free_space(place)
    except JetError as error:
        return CheckResult(title, CheckOutcome.FAILED, error.message, error)
    text = f"needs {size_text(needed)}; {size_text(free)} is free"
    if free < needed:
        full = Code.DiskFull.error(
            f"The restore {text}.",
            hint=f"Free space on the volume of {place}, or restore to another volume.",
            needed=needed,
            free=free,
        )
        return CheckResult(title, CheckOutcome.FAILED, text, full)
    return CheckResult(title, CheckOutcome.PASSED, text)


def _to_be_made(fs: FileSystem, target: Path) -> Path:
    """The first folder that has to be made for ``target``; the target itself where all above it are there."""
    target = target.absolute()
    while target.parent != target and not fs.exists(target.parent):
        target = target.parent
    return target


def _writing_check(fs: FileSystem, target: Path, in_place: bool) -> CheckResult:
    title = "The target can be written to"
    try:
        check_takes_files(fs, target)
        if in_place:
            check_takes_files(fs, target / "file")
    except JetError as error:
        return CheckResult(title, CheckOutcome.FAILED, error.message, error)
    return CheckResult(title, CheckOutcome.PASSED, "tested with an empty file, which is removed again")


def _state_checks(plan: RestorePlan) -> list[CheckResult]:
    title = "The databases end in a clean shutdown"
    dirty = [d for d in plan.databases if not d.clean]
    if not plan.databases:
        return []
    names = ", ".join(f"{d.name} (log {_span(d.required)})" for d in dirty)
    if plan.replays:
        first, last = plan.log_range or (0, 0)
        span = _span(plan.log_range)
        logs = f"log {span} will be replayed on the restored files"
        if first != last:
            logs = f"logs {span} will be replayed on the restored files"
        return [CheckResult(title, CheckOutcome.PASSED, f"{logs}; needed by {names}" if dirty else logs)]
    if not dirty:
        return [CheckResult(title, CheckOutcome.PASSED, "no recovery needed")]
    if any(d.copy for d in dirty):
        return [
            CheckResult(
                title, CheckOutcome.WARNING, f"remains a backup set, which must be restored before use: {names}"
            )
        ]
    return [CheckResult(title, CheckOutcome.WARNING, f"needs recovery after the restore: {names}")]
