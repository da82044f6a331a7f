"""Finding instances at rest in folder trees: every file is judged by its content, then sorted to its stream.

A log stream is its signature within one folder; its base name is that of its files. Databases belong to the
stream whose signature their header carries: in their own folder, else where exactly one other stream of that
signature is found that has no such database of its own. Nothing is guessed: what fits nowhere is listed as it
is (reference: log and recovery 1 and 2; design section 6).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.chain.manifest import MANIFEST_NAME
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem
from engine.formats.names import GENERATION_MAX, Family, LogName, Role, archive_name, digits_of, patch_name
from engine.formats.stamps import Signature
from engine.progress import Cancel, Event, Operation, Phase, Progress, Stage, silent
from engine.sources.files_found import FileKind, FoundFile, look_at
from engine.sources.instance_files import (
    CheckpointFile,
    DatabaseFile,
    InstanceFiles,
    LogFile,
    Problem,
    ProblemKind,
    generation_range,
)
from engine.sources.log_ends import with_log_end

_DATABASE_SUFFIXES = {".edb", ".dit", ".mdb", ".dat", ".sdb", ".db", ".ese"}
_UNUSABLE = {
    FileKind.DAMAGED: ProblemKind.DAMAGED_FILE,
    FileKind.UNREADABLE: ProblemKind.UNREADABLE,
    FileKind.EMPTY: ProblemKind.EMPTY_LOG,
    FileKind.BLANK: ProblemKind.EMPTY_LOG,
}
_PAGES_SHOWN = 5
_RECOVER = (
    "Recover the instance first, or start it and end it; its pages are whole in the file beside the database."
)
_CURRENT = GENERATION_MAX
"""Generation of a current log whose header cannot be read: it is newer than all others."""


@dataclass(frozen=True)
class Survey:
    """What a scan found: instances, files that belong to none, backup chains, places it could not read."""

    instances: tuple[InstanceFiles, ...]
    others: tuple[FoundFile, ...]
    chains: tuple[Path, ...]
    unreadable: tuple[JetError, ...]


@dataclass
class _Stream:
    """Files of one signature in one folder, being sorted."""

    directory: Path
    signature: Signature
    files: list[FoundFile] = field(default_factory=list)
    databases: list[DatabaseFile] = field(default_factory=list)
    checkpoints: list[FoundFile] = field(default_factory=list)


def scan(
    roots: Sequence[Path],
    *,
    fs: FileSystem | None = None,
    progress: Progress = silent,
    cancel: Cancel | None = None,
) -> Survey:
    """Find the instances in these folder trees (or of these single files' folders).

    Reads only. A root that does not exist raises JET_errFileNotFound; folders and files that cannot be read
    are listed in the survey. Folders that hold a backup chain are listed, not searched.
    """
    fs, cancel = fs or LocalFileSystem(), cancel or Cancel()
    walk = _Walk(fs, cancel)
    paths = list(dict.fromkeys(path for root in roots for path in walk.files(root)))
    found: list[FoundFile] = []
    progress(Event(Operation.SCAN, Stage.BEGIN, 0, len(paths)))
    for number, path in enumerate(paths, start=1):
        cancel.check()
        found.append(look_at(fs, path))
        progress(Event(Operation.SCAN, Stage.PROGRESS, number, len(paths), Phase.CHECKS, str(path)))
    instances = [with_log_end(fs, instance) for instance in _instances(found)]
    taken = {path for instance in instances for path in _paths_of(instance)}
    others = tuple(file for file in found if file.path not in taken)
    progress(Event(Operation.SCAN, Stage.COMPLETE, len(paths), len(paths)))
    return Survey(tuple(instances), others, tuple(walk.chains), tuple(walk.unreadable))


class _Walk:
    """Files of a tree; directory links are not followed, so the walk ends."""

    def __init__(self, fs: FileSystem, cancel: Cancel) -> None:
        self._fs = fs
        self._cancel = cancel
        self.chains: list[Path] = []
        self.unreadable: list[JetError] = []

    def files(self, root: Path) -> Iterator[Path]:
        if not self._fs.stat(root).is_directory:
            yield root
            return
        waiting = [root]
        while waiting:
            self._cancel.check()
            directory = waiting.pop()
            try:
                entries = self._fs.list(directory)
            except JetError as error:
                self.unreadable.append(error)
                continue
            if any(entry.name == MANIFEST_NAME for entry in entries):
                self.chains.append(directory)
                continue
            for entry in entries:
                if self._is_directory(entry):
                    if not self._fs.is_link(entry):
                        waiting.append(entry)
                else:
                    yield entry

    def _is_directory(self, entry: Path) -> bool:
        try:
            return self._fs.stat(entry).is_directory
        except JetError:
            return False  # a dangling link; look_at will say so


def _instances(found: Sequence[FoundFile]) -> Iterator[InstanceFiles]:
    streams = _streams(found)
    alone = _place_databases(found, streams)
    damaged = [file for file in found if file.kind in _UNUSABLE]
    for stream in streams.values():
        if any(file.name and file.name.role is not Role.TEMP for file in stream.files) or stream.databases:
            yield _of_stream(stream, streams.values(), damaged)
    yield from _without_logs(alone)


def _streams(found: Iterable[FoundFile]) -> dict[tuple[Path, Signature], _Stream]:
    streams: dict[tuple[Path, Signature], _Stream] = {}
    for file in found:
        if file.log is not None:
            key = file.path.parent, file.log.signature
            streams.setdefault(key, _Stream(*key)).files.append(file)
    for file in found:
        if file.checkpoint is not None:
            for stream in _matching(streams, file.path.parent, file.checkpoint.signature):
                stream.checkpoints.append(file)
    return streams


def _matching(
    streams: dict[tuple[Path, Signature], _Stream], directory: Path, signature: Signature
) -> list[_Stream]:
    """The stream of that signature in the folder; else the only one elsewhere; else none."""
    if not signature.is_set:
        return []
    if (directory, signature) in streams:
        return [streams[directory, signature]]
    elsewhere = [stream for stream in streams.values() if stream.signature == signature]
    return elsewhere if len(elsewhere) == 1 else []


def _place_databases(
    found: Iterable[FoundFile], streams: dict[tuple[Path, Signature], _Stream]
) -> list[DatabaseFile]:
    """Give each database to its stream; returns those without one."""
    databases = [
        DatabaseFile(f.path, f.size, f.database, f.unfinished, f.copy) for f in found if f.database is not None
    ]
    distant: list[DatabaseFile] = []
    for database in databases:
        home = streams.get((database.path.parent, database.log_signature))
        if home is not None:
            home.databases.append(database)
        else:
            distant.append(database)
    alone: list[DatabaseFile] = []
    for database in distant:
        sign = database.reading.header.sign_db
        candidates = [
            stream
            for stream in _matching(streams, database.path.parent, database.log_signature)
            if all(d.reading.header.sign_db != sign for d in stream.databases)
        ]
        if candidates:
            candidates[0].databases.append(database)
        else:
            alone.append(database)
    return alone


def _without_logs(databases: Iterable[DatabaseFile]) -> Iterator[InstanceFiles]:
    """Databases whose logs are not here: those of one stream in one folder together, others each alone."""
    groups: dict[tuple[Path, Signature] | Path, list[DatabaseFile]] = defaultdict(list)
    for database in databases:
        sign = database.log_signature
        groups[(database.path.parent, sign) if sign.is_set else database.path].append(database)
    for group in groups.values():
        problems = tuple(problem for database in group for problem in _header_problems(database))
        signature = group[0].log_signature
        yield InstanceFiles(None, Family.LOG, None, None, signature, tuple(group), problems=problems)


def _of_stream(stream: _Stream, streams: Iterable[_Stream], damaged: Sequence[FoundFile]) -> InstanceFiles:
    base, family = _base_of(stream.files)
    digits = digits_of(f.name for f in stream.files if f.name and f.name.belongs_to(base))
    problems: list[Problem] = []
    logs = _usable_logs(stream, base, family, digits, problems)
    problems += _foreign_logs(stream, base, streams)
    problems += _damaged_files(stream, base, damaged)
    problems += [p for database in stream.databases for p in _header_problems(database)]
    checkpoint = next((c for c in stream.checkpoints if c.name and c.name.belongs_to(base) and c.checkpoint), None)
    instance = InstanceFiles(
        base=base,
        family=family,
        log_directory=stream.directory,
        system_directory=checkpoint.path.parent if checkpoint else None,
        signature=stream.signature,
        databases=tuple(sorted(stream.databases, key=lambda d: d.path)),
        logs=tuple(logs),
        checkpoint=_checkpoint(checkpoint),
        digits=digits,
    )
    gaps = [
        Problem(ProblemKind.GAP, f"Log {generation_range(lo, hi)} is missing.", generation=lo)
        for lo, hi in instance.gaps
    ]
    return replace(instance, problems=(*gaps, *problems))


def _checkpoint(found: FoundFile | None) -> CheckpointFile | None:
    if found is None or found.checkpoint is None:
        return None
    return CheckpointFile(found.path, found.size, found.checkpoint.lgpos_checkpoint)


def _base_of(files: Iterable[FoundFile]) -> tuple[str, Family]:
    """The base name and family that most archived and current logs of the stream carry."""
    names = [f.name for f in files if f.name and f.name.role in (Role.ARCHIVE, Role.CURRENT)]
    names = names or [f.name for f in files if f.name]
    if not names:
        return "???", Family.LOG
    votes = Counter((name.base.upper(), name.family or Family.LOG) for name in names)
    best, family = votes.most_common(1)[0][0]
    return next(name.base for name in names if name.base.upper() == best), family


def _usable_logs(
    stream: _Stream, base: str, family: Family, digits: int, problems: list[Problem]
) -> list[LogFile]:
    """Archived and current logs whose name and header agree, ascending; the others become problems."""
    by_generation: dict[int, LogFile] = {}
    for file in sorted(stream.files, key=_archives_first):
        assert file.log is not None
        generation = file.log.generation
        wrong = _misnamed(file.name, base, family, digits, generation)
        if file.name and file.name.role is Role.TEMP:
            continue
        if wrong:
            problems.append(Problem(ProblemKind.MISNAMED, f"{file.path.name} {wrong}", file.path, generation))
        elif generation in by_generation:
            text = f"{file.path.name} and {by_generation[generation].path.name} are both generation"
            problems.append(
                Problem(ProblemKind.DUPLICATE, f"{text} 0x{generation:X} ({generation}).", file.path, generation)
            )
        else:
            assert file.name is not None
            by_generation[generation] = LogFile(file.path, file.size, file.name.role, file.log)
    logs = [by_generation[g] for g in sorted(by_generation)]
    return _current_last(logs, problems)


def _archives_first(file: FoundFile) -> tuple[bool, Path]:
    return file.name is None or file.name.role is not Role.ARCHIVE, file.path


def _misnamed(name: LogName | None, base: str, family: Family, digits: int, generation: int) -> str:
    here = f"holds log generation 0x{generation:X} ({generation})"
    if name is None:
        return f"{here}, but its name is not that of a log."
    if not name.belongs_to(base) or name.family is not family:
        return f"{here} of this stream, but the stream's other logs are named {base}….{family.log_extension[1:]}."
    if name.role is Role.ARCHIVE and name.generation != generation:
        return f"{here}; its name should be {archive_name(base, generation, family, digits=digits)}."
    return ""


def _current_last(logs: list[LogFile], problems: list[Problem]) -> list[LogFile]:
    """A current log must be the newest; archives beyond it belong to another history of the stream."""
    current = next((log for log in logs if log.role is Role.CURRENT), None)
    if current is None or current is logs[-1]:
        return logs
    for log in logs[logs.index(current) + 1 :]:
        text = f"{log.path.name} is newer than the current log, which is generation {current.generation}."
        problems.append(Problem(ProblemKind.DUPLICATE, text, log.path, log.generation))
    return logs[: logs.index(current) + 1]


def _foreign_logs(stream: _Stream, base: str, streams: Iterable[_Stream]) -> Iterator[Problem]:
    """Logs of another stream under this stream's base name in the same folder."""
    for other in streams:
        if other.directory != stream.directory or other.signature == stream.signature:
            continue
        for file in other.files:
            if file.name and file.name.belongs_to(base) and file.name.role in (Role.ARCHIVE, Role.CURRENT):
                assert file.log is not None
                text = f"{file.path.name} belongs to another log stream ({other.signature})."
                yield Problem(
                    ProblemKind.FOREIGN_LOG, text, file.path, file.name.generation or file.log.generation
                )


def _damaged_files(stream: _Stream, base: str, damaged: Iterable[FoundFile]) -> Iterator[Problem]:
    """Damaged or unreadable files of the stream's folder; ``generation`` is set for logs only."""
    for file in damaged:
        if file.path.parent != stream.directory:
            continue
        if file.kind is not FileKind.DAMAGED and not (file.name or _is_named_as_database(file.path)):
            continue  # it cannot be told from any other file that happens to lie here
        kind = ProblemKind.UNREADABLE if file.kind is FileKind.UNREADABLE else ProblemKind.DAMAGED_FILE
        name = file.name
        if name is None or (name.belongs_to(base) and name.role is Role.CHECKPOINT):
            yield Problem(kind, f"{file.path.name}: {file.note}", file.path, 0 if name else None, file.error)
        elif name.belongs_to(base) and name.role in (Role.ARCHIVE, Role.CURRENT):
            of_log, generation = _UNUSABLE[file.kind], name.generation or _CURRENT
            yield Problem(of_log, f"{file.path.name}: {file.note}", file.path, generation, file.error)


def _is_named_as_database(path: Path) -> bool:
    return path.suffix.lower() in _DATABASE_SUFFIXES


def _header_problems(database: DatabaseFile) -> Iterator[Problem]:
    reading = database.reading
    if reading.used_shadow:
        text = f"{database.path.name}: the header is damaged; its shadow copy is good and is used."
        yield Problem(ProblemKind.HEADER_COPY, text, database.path)
    elif reading.other.value in ("damaged", "missing"):
        text = f"{database.path.name}: the shadow copy of the header is {reading.other.value}."
        yield Problem(ProblemKind.HEADER_COPY, text, database.path)
    if database.unfinished:
        pages = ", ".join(map(str, database.unfinished[:_PAGES_SHOWN])) + (
            ", …" if len(database.unfinished) > _PAGES_SHOWN else ""
        )
        text = f"{database.path.name}: the write of {len(database.unfinished)} pages ({pages}) was cut short."
        error = Code.DatabaseDirtyShutdown.error(text, hint=_RECOVER, page=database.unfinished[0])
        yield Problem(ProblemKind.UNFINISHED_WRITE, text, database.path, error=error)


def _paths_of(instance: InstanceFiles) -> Iterator[Path]:
    yield from (database.path for database in instance.databases)
    yield from (d.path.with_name(patch_name(d.path.name)) for d in instance.databases if d.is_copy)
    yield from (log.path for log in instance.logs)
    yield from (problem.path for problem in instance.problems if problem.path)
    if instance.checkpoint:
        yield instance.checkpoint.path
