"""The verification process: reads everything, continues after findings and collects them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from engine.chain.manifest import (
    PageCounts,
    StoredFile,
)
from engine.discovery.files_found import FileKind, look_at
from engine.discovery.folder_walk import Scope, is_named_as_database, is_named_as_ours
from engine.discovery.instance_files import InstanceFiles, ProblemKind, State
from engine.discovery.log_ends import without_current
from engine.discovery.log_needs import LOG_CODES, remedy_of_log
from engine.discovery.scan import scan
from engine.errors import Corruption, Incompatible, JetError, MissingFile
from engine.files import FileSystem, ReadableFile
from engine.formats import flush_map
from engine.formats.backup_trailer import BackupCopy
from engine.formats.checkpoint import read_checkpoint
from engine.formats.log.chain import breaks_between
from engine.formats.log.segments import LogReading, verify_log
from engine.formats.log.tail import damages, refused_tails
from engine.formats.names import Role, patch_name
from engine.images.file_system import HostFileSystem
from engine.progress import Cancel, Phase
from engine.remedy import Remedy
from engine.report import Report
from engine.sources.foreign_set import refusal_of
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.blank_pages import PageRange, blank_in_use
from engine.verify.database_check import Expected, InTurns, hash_of_listed
from engine.verify.finding import (
    NO_BACKUP_WITH_IT,
    OF_LOGS,
    CheckedDatabase,
    ChunkCount,
    Finding,
    FindingKind,
    kind_of,
    kind_of_other,
    kind_of_unread,
    not_ours,
    remedy_for,
)
from engine.verify.structure import check_structure

LOG_LIMIT = 64 << 20
"""No log is larger: JET_paramLogFileSize ends at 32 MiB (docs/semantics.md#parameters)."""


@dataclass
class Check:
    """One verification at work: what it has found so far."""

    fs: FileSystem
    report: Report
    cancel: Cancel
    start: Callable[[], None]
    """Tells once that it has started: when it is known whose files they are."""
    structure: bool = False
    findings: list[Finding] = field(default_factory=list)
    counts: PageCounts = field(default_factory=PageCounts)
    bad: int = 0
    files: int = 0
    logs: int = 0
    long_values: list[ChunkCount] = field(default_factory=list)
    databases: list[CheckedDatabase] = field(default_factory=list)
    copies: dict[Path, BackupCopy] = field(default_factory=dict)
    """What the last page says of each copy that a backup made of a running instance."""
    of_logs: Remedy = Remedy.REQUIRED_LOGS
    """What the damaged and missing logs of instances call for."""
    _told: set[Finding] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._turns = InTurns(self.report, self.cancel, self._flush_map_of)

    def _flush_map_of(self, database: Path) -> ReadableFile | None:
        path = flush_map.beside(database)
        return ReadableFile.at(self.fs, path) if path is not None and self.fs.exists(path) else None

    def remedy(self) -> Remedy | None:
        """What the findings call for, as far as these files tell."""
        return remedy_for(self.findings, self.of_logs)

    def begin(self, total: int) -> None:
        """``total`` bytes will be read."""
        self.start()
        self.report.begin(total)

    def single(self, path: Path) -> str:
        found = look_at(self.fs, path)
        if found.kind in (FileKind.UNREADABLE, FileKind.UNSUPPORTED) and found.error:
            raise found.error.code.error(
                f"{path.name}: {found.note}", hint=found.error.hint, **{**found.error.context, "path": str(path)}
            )
        if found.kind is FileKind.FOREIGN and isinstance(self.fs, HostFileSystem) and self.fs.image_at(path):
            self.tree(path)
            return "disk image"
        self.begin(found.size)
        name = found.name
        damaged = name is not None and found.kind is FileKind.DAMAGED
        file = ReadableFile.at(self.fs, path)
        if found.kind is FileKind.CHECKPOINT or (damaged and name and name.role is Role.CHECKPOINT):
            self.checkpoint(file)
            return "checkpoint"
        if found.kind is FileKind.LOG or damaged:
            self.log(file)
            if any(each.kind in OF_LOGS for each in self.findings):
                self._lost_in_folder(path)
            return "log"
        if found.kind in (FileKind.DATABASE, FileKind.DAMAGED):
            self.database(file)
            return "database"
        raise not_ours(path, found.note)

    def tree(self, path: Path, scope: Scope | None = None) -> str:
        survey = scan([path], scope=scope, fs=self.fs, cancel=self.cancel)
        for error in survey.unreadable:
            self.find(Path(str(error.context.get("path", path))), kind_of_unread(error), error.message)
        if len(survey.instances) == 1:
            self.report.instance = survey.instances[0].name
        self.begin(sum(instance.bytes for instance in survey.instances))
        for instance in survey.instances:
            self.instance(instance)
        for file in survey.others:
            kind = kind_of_other(file)
            if kind is not None and is_named_as_ours(file.path.name) and file.is_likely_ours:
                self.find(file.path, kind, file.note)
        if not survey.instances and not self.findings:
            raise not_ours(path, "It contains no ESE database or log.")
        sets = [instance.is_backup_set for instance in survey.instances]
        return "backup set of another program" if sets and all(sets) else "instance folder"

    def instance(self, instance: InstanceFiles) -> None:
        for problem in instance.problems:
            kind = kind_of(problem)
            if kind is not None:
                place = problem.path or instance.directory
                text = problem.text.removeprefix(f"{place.name}: ")
                is_refused = kind is FindingKind.PLACE and problem.kind in LOG_CODES and problem.generation
                self.find(place, kind, f"{text} {NO_BACKUP_WITH_IT}" if is_refused else text)
                if kind in OF_LOGS:
                    ends = [last for first, last in instance.gaps if first == problem.generation]
                    self._lost_log(instance, max([problem.generation or 0, *ends]))
            if problem.kind is ProblemKind.MISNAMED:
                for path in problem.paths:
                    self.log(ReadableFile.at(self.fs, path))
        refusal = refusal_of(instance) if instance.is_backup_set else None
        if refusal is not None:
            self.find(instance.directory, FindingKind.NOT_RECOVERABLE, f"It cannot be restored: {refusal.message}")
        expected = [Expected(ReadableFile.at(self.fs, each.path), None, each.size) for each in instance.databases]
        with self._turns.expecting(expected):
            self._databases(instance)
        if not instance.databases:
            self._look_for_lost_databases(instance)
        self.report.phase(Phase.LOGS)
        before: tuple[Path, LogReading] | None = None
        for log in instance.logs:
            torn = log is instance.current and instance.state is State.DIRTY
            known = len(self.findings)
            before = self.next_log(ReadableFile.at(self.fs, log.path), before, may_be_torn=torn)
            for each in self.findings[known:]:
                if each.kind in OF_LOGS:  # a break needs two logs that are both copied
                    self._lost_log(instance, log.generation - (each.kind is FindingKind.LOG_CHAIN))
        self._without_current(instance)
        if instance.checkpoint:
            self.checkpoint(ReadableFile.at(self.fs, instance.checkpoint.path))

    def _without_current(self, instance: InstanceFiles) -> None:
        """Clean databases need no log; of others, their verdict tells."""
        if instance.state is not State.CLEAN:
            return
        lost = without_current(self.fs, instance)
        if lost is not None and lost.path is not None:
            text = (
                f"The current log is missing. The logs end with {instance.logs[-1].path.name}. "
                "The databases were shut down cleanly and require no logs."
            )
            self.find(lost.path, FindingKind.PLACE, text)

    def _lost_log(self, instance: InstanceFiles, generation: int) -> None:
        """A log of it is damaged or missing; what the worst of them calls for counts."""
        known = (self.of_logs, remedy_of_log(instance, generation))
        self.of_logs = next(each for each in Remedy if each in known)

    def _lost_in_folder(self, path: Path) -> None:
        """The log of an instance that is in the same folder is damaged; what it is for that counts."""
        with contextlib.suppress(JetError):
            for instance in scan([path.parent], scope=Scope(subfolders=False), fs=self.fs).instances:
                found = [log.generation for log in instance.logs if log.path == path]
                found += [p.generation for p in instance.problems if path in p.paths and p.generation]
                for generation in found:
                    self._lost_log(instance, generation)

    def _databases(self, instance: InstanceFiles) -> None:
        for database in instance.databases:
            self.database(ReadableFile.at(self.fs, database.path))
            able, why = instance.verdict(database)
            if not able:
                undecided = instance.is_undecided(database)
                kind = FindingKind.NOT_READ if undecided else FindingKind.NOT_RECOVERABLE
                self.find(database.path, kind, why)
            if instance.is_backup_set and database.is_copy:
                mark = database.path.with_name(patch_name(database.path.name))
                self.marked(database.path, self.fs.exists(mark))

    def _look_for_lost_databases(self, instance: InstanceFiles) -> None:
        """Name each file that is called a database and is none: the logs that are there need not know one that was
        encrypted or overwritten."""
        known = {*instance.paths, *(problem.path for problem in instance.problems)}
        text = "It is named as a database and is none. It may have been encrypted or overwritten."
        try:
            for path in self.fs.list(instance.directory):
                named = is_named_as_database(path.name) and path not in known
                if named and look_at(self.fs, path).kind is FileKind.FOREIGN:
                    self.find(path, FindingKind.UNSUPPORTED, text)
        except JetError as error:
            self.find(instance.directory, kind_of_unread(error), error.message)

    def marked(self, database: Path, there: bool) -> None:
        """The vendor's restore goes by the empty file beside a copy; this program's goes by the copy itself."""
        if not there:
            text = (
                f"{patch_name(database.name)} is missing beside it. Microsoft's JetRestore requires that "
                "file (-538)."
            )
            self.find(database, FindingKind.PLACE, text)

    def database(self, stored: ReadableFile, listed: StoredFile | None = None) -> None:
        """Header copies, every page, and for a chain's file its hash."""
        self.report.phase(Phase.DATABASES)
        self.files += 1
        done = self._turns.checked(stored, listed)
        for finding in done.findings:
            self._keep(finding)
        self.counts, self.bad = self.counts + done.counts, self.bad + done.bad
        if done.copy is not None:
            self.copies[stored.path] = done.copy
        if done.database is not None:
            self.databases.append(done.database)
        try:
            if done.error is not None:
                raise done.error
            self.compare(stored.path, listed, done.checksum)
            if self.structure:
                self._structure(stored)
            elif done.blank:
                self._blank_in_use(stored, done.blank)
        except Corruption as error:
            self.find(stored.path, FindingKind.HEADER, error.message)
        except (JetError, OSError) as error:
            self.cancel.check()
            self._not_read(stored.path, error)

    def _structure(self, stored: ReadableFile) -> None:
        """Trees, space, catalog and indexes of a database, where its pages can be expected to agree."""
        with ReadOnlyDatabase.open(stored.open()) as database:
            if database.header.is_clean:
                database.corrects = True  # such a page has its finding; its trees are as a backup copies them
                self.findings += check_structure(database, self.cancel, self.long_values.append)
            else:
                text = "It was not shut down cleanly. Its structure can be checked only after recovery."
                self.find(stored.path, FindingKind.NOT_JUDGED, text)

    def _blank_in_use(self, stored: ReadableFile, blank: list[PageRange]) -> None:
        """Blank pages pass their checksum, and those that something points to were in use."""
        with contextlib.suppress(Corruption, Incompatible), ReadOnlyDatabase.open(stored.open()) as database:
            database.corrects = True
            for finding in blank_in_use(database, blank, self.cancel):
                self._keep(finding)

    def log(
        self, stored: ReadableFile, listed: StoredFile | None = None, *, may_be_torn: bool = False
    ) -> LogReading | None:
        """Header and every segment; ``None`` when nothing can be made of it.

        ``may_be_torn``: the log was being filled when its engine died; a torn last write is recovery's to mend.
        """
        self.files += 1
        self.logs += 1
        path = stored.path
        try:
            with stored.open() as file:
                size = file.stat().size
                self.report.item(path.name, size)
                data = file.read_at(0, min(size, LOG_LIMIT))
            self.compare(path, listed, hash_of_listed(listed).of(data))
            self.report.moved(size)
            reading = verify_log(data)
        except (Corruption, Incompatible) as error:
            segment = error.context.get("segment")
            at = segment if isinstance(segment, int) else None
            self._keep(Finding(path, FindingKind.LOG, error.message, segment=at, code=error.code))
            return None
        except JetError as error:
            self._not_read(path, error)
            return None
        for text, segment, harmless in damages(reading, may_be_torn=may_be_torn):
            if listed is None and segment in refused_tails(reading):
                text = f"{text} {NO_BACKUP_WITH_IT}"
            self.find(path, FindingKind.LOG_TAIL if harmless else FindingKind.LOG, text, segment=segment)
        return reading

    def next_log(
        self,
        stored: ReadableFile,
        before: tuple[Path, LogReading] | None,
        *,
        may_be_torn: bool = False,
    ) -> tuple[Path, LogReading] | None:
        self.cancel.check()
        reading = self.log(stored, may_be_torn=may_be_torn)
        if reading is None:
            return None
        self.follows(before, (stored.path, reading))
        return stored.path, reading

    def follows(self, before: tuple[Path, LogReading] | None, log: tuple[Path, LogReading]) -> None:
        """Tell what keeps a log from continuing the one before, where their numbers say that it does."""
        if before is not None and log[1].generation == before[1].generation + 1:
            for broken in breaks_between(before[1], log[1]):
                self.find(log[0], FindingKind.LOG_CHAIN, f"After {before[0].name}: {broken}")

    def checkpoint(self, stored: ReadableFile, listed: StoredFile | None = None) -> None:
        self.files += 1
        path = stored.path
        try:
            with stored.open() as file:
                data = file.read_at(0, 1 << 16)
            reading = read_checkpoint(data)
            if not reading.copies_agree:
                self.find(path, FindingKind.CHECKPOINT, f"Only copy {reading.copy} of the checkpoint is good.")
            self.compare(path, listed, hash_of_listed(listed).of(data))
            self.report.moved(len(data))
        except JetError as error:
            self.find(path, FindingKind.CHECKPOINT, error.message)

    def _not_read(self, path: Path, error: JetError | OSError) -> None:
        if isinstance(error, MissingFile):
            self.find(path, FindingKind.MISSING, "It is missing.")
        elif isinstance(error, JetError):
            self.find(path, kind_of_unread(error), error.message)
        else:
            self.find(path, FindingKind.UNREADABLE, str(error))

    def compare(self, path: Path, listed: StoredFile | None, checksum: str) -> None:
        if listed is not None and checksum != listed.checksum:
            self.find(
                path,
                FindingKind.CHANGED,
                f"It is not the file that was backed up: its {listed.hash.shown} differs.",
            )

    def find(
        self, file: Path, kind: FindingKind, detail: str, *, page: int | None = None, segment: int | None = None
    ) -> None:
        self._keep(Finding(file, kind, detail, page, segment))

    def _keep(self, finding: Finding) -> None:
        if finding not in self._told:  # two instances of one folder may share one
            self._told.add(finding)
            self.findings.append(finding)
