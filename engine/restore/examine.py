"""What a restore would do, and every check before anything is written: a value that a wizard can show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from engine.chain.manifest import MANIFEST_NAME, FileRole, Manifest, StoredFile
from engine.chain.stored import locate, read_manifest
from engine.error_codes import Code
from engine.errors import Corruption, JetError
from engine.events import size_text
from engine.files import FileSystem
from engine.formats.db_header import HEADER_READ, DatabaseHeader, read_header
from engine.sources.instance_files import gaps_in, generation_range, generations
from engine.staging import check_new_folder


class Outcome(StrEnum):
    """How a check ended."""

    PASSED = "passed"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True)
class CheckResult:
    """One check in words; ``error`` is set when it forbids the restore."""

    title: str
    outcome: Outcome
    detail: str
    error: JetError | None = None


@dataclass(frozen=True)
class RestoredDatabase:
    """A database as it will be: ``required`` names the logs that recovery still has to replay."""

    name: str
    clean: bool
    required: tuple[int, int] | None
    consistent: int
    """Generation of the moment that a clean database shows."""

    @property
    def state(self) -> str:
        return "clean" if self.clean else "dirty"


@dataclass(frozen=True)
class RestorePlan:
    """Files to restore, in order, and the checks. ``bytes`` is what will be written."""

    chain: Path
    target: Path
    manifest: Manifest | None
    files: tuple[StoredFile, ...]
    databases: tuple[RestoredDatabase, ...]
    checks: tuple[CheckResult, ...]

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)

    @property
    def log_range(self) -> tuple[int, int] | None:
        numbers = [f.generation for f in self.files if f.generation is not None]
        return (min(numbers), max(numbers)) if numbers else None

    @property
    def log_bytes(self) -> int:
        """Bytes of the logs that will be restored."""
        return sum(file.bytes for file in self.files if file.generation is not None)

    @property
    def is_recoverable(self) -> bool:
        """Whether there are databases, and logs to replay on them."""
        return bool(self.databases and self.log_bytes and self.manifest and self.manifest.base)

    @property
    def stops_early(self) -> bool:
        """Whether the set holds logs beyond those that will be restored."""
        span, whole = self.log_range, self.manifest.log_range if self.manifest else None
        return span is not None and whole is not None and span[1] < whole[1]

    @property
    def newer_logs(self) -> tuple[int, int] | None:
        """Logs beyond what the clean databases show; they are restored beside them and not replayed."""
        span = self.log_range
        shown = max((d.consistent for d in self.databases), default=0)
        clean = bool(self.databases) and all(d.clean for d in self.databases)
        return (shown, span[1]) if clean and span and span[1] > shown else None

    @property
    def refusal(self) -> JetError | None:
        """The first thing that forbids the restore."""
        return next((check.error for check in self.checks if check.error is not None), None)


def examine(
    fs: FileSystem, chain: Path, target: Path, *, generation: int | None = None, recovering: bool = True
) -> RestorePlan:
    """Look at chain and target without changing anything. Never raises for what a check can say.

    ``recovering``: whether the logs will be replayed after the copy.
    """
    checks: list[CheckResult] = []
    try:
        manifest = read_manifest(fs, chain)
    except JetError as error:
        checks.append(CheckResult("The chain can be read", Outcome.FAILED, error.message, error))
        return RestorePlan(chain, target, None, (), (), tuple(checks))
    runs = len(manifest.runs)
    checks.append(
        CheckResult(
            "The chain can be read", Outcome.PASSED, f"1 full, {runs - 1} incremental" if runs > 1 else "1 full"
        )
    )
    files = _chosen(manifest, generation)
    checks.append(_files_there(fs, chain, files))
    databases: tuple[RestoredDatabase, ...] = ()
    if checks[-1].error is None:
        try:
            databases = tuple(_database(fs, chain, f) for f in files if f.role is FileRole.DATABASE)
        except JetError as error:
            checks.append(CheckResult("Database headers", Outcome.FAILED, error.message, error))
    checks += _logs_check(files, databases, generation, manifest)
    checks.append(_target_check(fs, chain, target))
    checks.append(_room(fs, target, sum(f.bytes for f in files)))
    plan = RestorePlan(chain, target, manifest, files, databases, tuple(checks))
    return replace(plan, checks=(*plan.checks, *_state_checks(plan, recovering)))


def _chosen(manifest: Manifest, generation: int | None) -> tuple[StoredFile, ...]:
    return tuple(
        f for f in manifest.files if f.generation is None or generation is None or f.generation <= generation
    )


def _files_there(fs: FileSystem, chain: Path, files: tuple[StoredFile, ...]) -> CheckResult:
    title = "All files are there"
    for file in files:
        path = locate(fs, chain, file)
        try:
            if fs.is_link(path):
                raise Code.InvalidPath.error(
                    f"{path} is a symbolic link; a backup never holds one.", path=str(path)
                )
            size = fs.stat(path).size
        except JetError as error:
            return CheckResult(title, Outcome.FAILED, error.message, error)
        if size != file.bytes:
            text = f"{file.name} has {size:,} bytes; {file.bytes:,} were backed up."
            return CheckResult(title, Outcome.FAILED, text, differs(file, path, text))
    return CheckResult(
        title, Outcome.PASSED, f"{len(files)} files; each is compared with its SHA-256 while it is copied"
    )


def differs(file: StoredFile, path: Path, text: str) -> JetError:
    """The error for a file of a chain that is not what was backed up."""
    code = Code.LogReadVerifyFailure if file.role is FileRole.LOG else Code.ReadVerifyFailure
    return code.error(text, hint="The chain is damaged. Verify it, and use another one.", path=str(path))


def _database(fs: FileSystem, chain: Path, file: StoredFile) -> RestoredDatabase:
    path = locate(fs, chain, file)
    with fs.open_read(path) as data:
        try:
            header: DatabaseHeader = read_header(data.read_at(0, HEADER_READ)).header
        except Corruption as error:
            raise error.code.error(f"{path}: {error.message}", path=str(path)) from error
    required = None if header.is_clean else header.required
    return RestoredDatabase(file.name, header.is_clean, required, header.lgpos_consistent.generation)


def _logs_check(
    files: tuple[StoredFile, ...],
    databases: tuple[RestoredDatabase, ...],
    generation: int | None,
    manifest: Manifest,
) -> list[CheckResult]:
    title = "The logs have no gap"
    numbers = sorted(f.generation for f in files if f.generation is not None)
    if generation is not None and generation not in numbers:
        text = f"The chain has no log {generations([generation])}; it holds {_span(manifest.log_range)}."
        return [CheckResult(title, Outcome.FAILED, text, Code.MissingRestoreLogFiles.error(text))]
    gaps = gaps_in(numbers)
    if gaps:
        text = f"The chain lacks log {', '.join(generation_range(*gap) for gap in gaps)}."
        return [CheckResult(title, Outcome.FAILED, text, Code.MissingRestoreLogFiles.error(text))]
    results = [CheckResult(title, Outcome.PASSED, _span(_range(numbers)))]
    for database in databases:
        low, high = database.required or (0, 0)
        lacking = [g for g in range(low, high + 1) if g and g not in numbers] if high - low < 1 << 16 else [low]
        if lacking:
            text = (
                f"{database.name} needs log {generation_range(low, high)}; the set lacks {generations(lacking)}."
            )
            error = Code.RequiredLogFilesMissing.error(text)
            results.append(CheckResult(f"Logs that {database.name} needs", Outcome.FAILED, text, error))
    return results


def _range(numbers: list[int]) -> tuple[int, int] | None:
    return (numbers[0], numbers[-1]) if numbers else None


def _span(span: tuple[int, int] | None) -> str:
    return generation_range(*span) if span else "no logs"


def _target_check(fs: FileSystem, chain: Path, target: Path) -> CheckResult:
    title = "The target folder is new or empty"
    try:
        text = _target_text(fs, chain, target)
    except JetError as error:
        return CheckResult(title, Outcome.FAILED, error.message, error)
    return CheckResult(title, Outcome.PASSED, text)


def _target_text(fs: FileSystem, chain: Path, target: Path) -> str:
    check_new_folder(fs, target)
    parent = target.absolute().parent
    real = (target if fs.exists(target) else parent).resolve()
    for place in (real, *real.parents):
        if fs.exists(place / MANIFEST_NAME):
            raise Code.InvalidPath.error(
                f"{target} lies inside the chain {place}.",
                hint="Choose a folder apart from all backups.",
                path=str(target),
            )
    return str(target)


def _room(fs: FileSystem, target: Path, needed: int) -> CheckResult:
    title = "There is room"
    place = target.absolute()
    while place != place.parent and not fs.exists(place):
        place = place.parent
    try:
        free = fs.free_space(place)
    except JetError as error:
        return CheckResult(title, Outcome.FAILED, error.message, error)
    text = f"needs {size_text(needed)}, {size_text(free)} are free"
    if free < needed:
        full = Code.DiskFull.error(f"The restore {text}.", needed=needed, free=free)
        return CheckResult(title, Outcome.FAILED, text, full)
    return CheckResult(title, Outcome.PASSED, text)


def _state_checks(plan: RestorePlan, recovering: bool) -> list[CheckResult]:
    title = "The databases end in a clean state"
    dirty = [d for d in plan.databases if not d.clean]
    if not plan.databases:
        return []
    names = ", ".join(f"{d.name} (log {_span(d.required)})" for d in dirty)
    if recovering and plan.is_recoverable:
        logs = f"log {_span(plan.log_range)} will be replayed on the copy"
        return [CheckResult(title, Outcome.PASSED, f"{logs}; needed by {names}" if dirty else logs)]
    if not dirty:
        return [CheckResult(title, Outcome.PASSED, "no recovery needed")]
    return [CheckResult(title, Outcome.WARNING, f"needs recovery after the restore: {names}")]
