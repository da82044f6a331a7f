"""From the files of one scan to the instances: logs first, then databases, then the remaining files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from engine.discovery.database_sorting import Sorting, copy_of, header_problems, without_logs
from engine.discovery.file_values import Copy, UnsupportedLog
from engine.discovery.files_found import FileKind, FoundFile
from engine.discovery.instance_files import (
    CheckpointFile,
    DatabaseFile,
    InstanceFiles,
    Problem,
    ProblemKind,
    generation_range,
)
from engine.discovery.log_sorting import (
    OF_KIND,
    Stream,
    as_database,
    damaged_files,
    foreign_logs,
    is_stray,
    unsupported_logs,
    usable_logs,
)
from engine.error_codes import Code
from engine.errors import known
from engine.files import FileSystem
from engine.formats.names import Family, Role, digits_of, parse_kept
from engine.formats.stamps import Signature

ASIDE = "displaced by a restore that can be confirmed or taken back"


class Sorter:
    """The files of one scan of ``roots`` on their way to their instances; ``found`` are all, with notes."""

    def __init__(self, fs: FileSystem, roots: Sequence[Path], found: Sequence[FoundFile]) -> None:
        aside = {f.path for f in found if parse_kept(f.path.name) and f.path not in roots}
        self.found = [replace(f, note=f"It was {ASIDE}.") if f.path in aside else f for f in found]
        self._aside = sorted((f for f in found if f.path in aside), key=lambda file: file.path)
        self._files = [file for file in found if file.path not in aside]
        self._unusable = [file for file in self._files if file.kind in OF_KIND]
        self._unusable_in = _by_folder(self._unusable)
        self._checkpoints_in = _by_folder(file for file in self._files if file.checkpoint is not None)
        databases = (
            DatabaseFile(f.path, f.size, f.database, f.unfinished, f.copy, f.space_fault)
            for f in self._files
            if f.database
        )
        self._sorting = Sorting(fs, frozenset(roots), {database.path: database for database in databases})
        self._streams: dict[tuple[Path, Signature], Stream] = {}
        self._streams_in: dict[Path, list[Stream]] = defaultdict(list)

    def instances(self) -> list[InstanceFiles]:
        """Each instance once."""
        for file in self._files:
            if file.log is not None:
                key = file.path.parent, file.log.signature
                if key not in self._streams:
                    self._streams[key] = Stream(*key)
                    self._streams_in[key[0]].append(self._streams[key])
                self._streams[key].files.append(file)
        unread = self._unread()
        alone = self._sorting.place(self._streams)
        self._place_checkpoints()
        streams = [stream for stream in self._streams.values() if stream.is_one]
        found = [self._of_stream(each) for each in streams if not is_stray(each, self._streams_in[each.directory])]
        for stream in unread:
            self._join(stream, alone, only=len(unread) == 1)
        found += [self._of_stream(stream) for stream in unread if stream.databases or _is_certain(stream)]
        alone = [database for database in alone if not _is_copy(database, found)]
        found += without_logs(alone)
        found += self._broken(found)
        return _with_twins(_with_strangers(self._with_aside(found)))

    def _place_checkpoints(self) -> None:
        for folder, files in self._checkpoints_in.items():
            for file in files:
                signature = known(file.checkpoint, f"checkpoint in {file.path}").signature
                stream = self._sorting.matching(self._streams, folder, signature)
                if stream is not None:
                    stream.checkpoints.append(file)

    def _of_stream(self, stream: Stream) -> InstanceFiles:
        base, family = stream.base
        logs = usable_logs(stream, self._streams_in[stream.directory])
        unusable = self._unusable_in.get(stream.directory, [])
        stream.problems += foreign_logs(stream, self._streams_in[stream.directory])
        stream.problems += damaged_files(stream, unusable)
        self._sorting.leave_copies(stream, logs)
        stream.problems += [p for database in stream.databases for p in header_problems(database)]
        stream.problems += self._foreign_checkpoints(stream)
        own = (c for c in stream.checkpoints if c.name and c.name.belongs_to(base) and c.checkpoint)
        checkpoint = next(own, None)
        instance = InstanceFiles(
            base=base,
            family=family,
            log_directory=stream.directory,
            system_directory=checkpoint.path.parent if checkpoint else None,
            signature=stream.signature,
            databases=tuple(sorted(stream.databases, key=lambda d: d.path)),
            logs=tuple(logs),
            checkpoint=_checkpoint(checkpoint),
            digits=digits_of(f.name for f in stream.files if f.name and f.name.belongs_to(base)),
            copies=tuple(sorted(stream.copies, key=lambda copy: copy.path)),
            unsupported=tuple(UnsupportedLog(f.path, f.size) for f in unsupported_logs(stream, unusable)),
        )
        unread = {p.generation for p in stream.problems if p.kind is ProblemKind.UNREADABLE}
        gaps = (
            Problem(ProblemKind.GAP, f"Log {generation_range(lo, hi)} is missing.", generation=lo)
            for lo, hi in instance.gaps
            if hi - lo >= len(unread) or not unread.issuperset(range(lo, hi + 1))  # those are there
        )
        return replace(instance, problems=(*gaps, *stream.problems))

    def _foreign_checkpoints(self, stream: Stream) -> Iterator[Problem]:
        """Checkpoints under the name of a stream's logs that are of no stream in its folder."""
        here = {each.signature for each in self._streams_in[stream.directory]}
        here.add(stream.signature)  # without a log that can be read, it is none of those
        for file in self._checkpoints_in.get(stream.directory, ()):
            signature = known(file.checkpoint, f"checkpoint in {file.path}").signature
            if signature not in here and file.name is not None and file.name.belongs_to(stream.base[0]):
                text = f"{file.path.name} belongs to another log stream ({signature}). It is not used."
                yield Problem(ProblemKind.OTHER_STREAM, text, file.path)

    def _unread(self) -> list[Stream]:
        """Streams of which no log can be read: they are known by the names of their files, and by a checkpoint."""
        here = {(stream.directory, stream.base[0].casefold()) for stream in self._streams.values()}
        found: dict[tuple[Path, str], Stream] = {}
        for file in self._unusable:
            name = file.name
            if name is None or name.role not in (Role.ARCHIVE, Role.CURRENT):
                continue
            key = file.path.parent, name.base.casefold()
            if key not in here:
                named = name.base, name.family or Family.LOG
                stream = found.setdefault(key, Stream(file.path.parent, Signature(), named=named))
                stream.files_named.append(file)
                if file.signature is not None:
                    stream.signature = file.signature
        for stream in found.values():
            for file in self._checkpoints_in.get(stream.directory, ()):
                if file.checkpoint is not None and file.name is not None and file.name.belongs_to(stream.base[0]):
                    stream.checkpoints.append(file)
                    stream.signature = stream.signature if stream.signature.is_set else file.checkpoint.signature
        return list(found.values())

    def _join(self, stream: Stream, alone: list[DatabaseFile], *, only: bool) -> None:
        """The databases of one stream beside logs that cannot be read are theirs, unless a signature says no."""
        logged = [d for d in alone if d.log_signature.is_set]
        near = [d for d in logged if d.path.parent == stream.directory] or (logged if only else [])
        if stream.signature.is_set:
            near = [d for d in near if d.log_signature == stream.signature]
        if len({d.log_signature for d in near}) == 1 and _is_likely(stream):
            stream.signature = near[0].log_signature
            stream.databases += near
            alone[:] = [database for database in alone if database not in near]

    def _broken(self, found: Sequence[InstanceFiles]) -> Iterator[InstanceFiles]:
        """Files that were databases once, where no instance knows of them."""
        taken = {path for instance in found for path in instance.paths}
        for file in self._unusable:
            is_database = file.error is not None and file.error.code is Code.DatabaseCorrupted
            if is_database and file.path not in taken:
                yield InstanceFiles(None, Family.LOG, None, None, Signature(), (), problems=(as_database(file),))

    def _with_aside(self, found: list[InstanceFiles]) -> list[InstanceFiles]:
        """What stepped aside for a restore belongs to the instance that is in its place now."""
        for file in self._aside:
            at = next((n for n, each in enumerate(found) if file.path.parent in _folders(each)), None)
            if at is not None:
                copy = Copy(file.path, ASIDE, file.size)
                found[at] = replace(found[at], copies=(*found[at].copies, copy))
        return found


def _by_folder(files: Iterable[FoundFile]) -> dict[Path, list[FoundFile]]:
    found: dict[Path, list[FoundFile]] = defaultdict(list)
    for file in files:
        found[file.path.parent].append(file)
    return found


def _checkpoint(found: FoundFile | None) -> CheckpointFile | None:
    if found is None or found.checkpoint is None:
        return None
    return CheckpointFile(found.path, found.size, found.checkpoint.lgpos_checkpoint)


def _is_certain(stream: Stream) -> bool:
    """Whether there was a log stream although nothing of it can be read: many files end with ``.log``."""
    names = [file.name for file in stream.files_named]
    archives = sum(name is not None and name.role is Role.ARCHIVE for name in names)
    return (
        bool(stream.checkpoints) or archives > 1 or any(f.kind is FileKind.UNSUPPORTED for f in stream.files_named)
    )


def _is_likely(stream: Stream) -> bool:
    """Whether files beside a database of a stream are its logs: named as archives, or as long as logs are."""
    return _is_certain(stream) or any(file.is_likely_ours for file in stream.files_named)


def _folders(instance: InstanceFiles) -> list[Path]:
    return list(dict.fromkeys([instance.directory, *(d.path.parent for d in instance.databases)]))


def _is_copy(database: DatabaseFile, found: list[InstanceFiles]) -> bool:
    """Whether an instance has that database in the same folder; then it gets this one as a copy."""
    for at, instance in enumerate(found):
        for own in instance.databases:
            same = own.reading.header.sign_db == database.reading.header.sign_db
            if same and own.path.parent == database.path.parent:
                found[at] = replace(instance, copies=(*instance.copies, copy_of(database, own)))
                return True
    return False


def _with_strangers(found: list[InstanceFiles]) -> list[InstanceFiles]:
    """Databases and logs that merely are together say so, both."""
    said: dict[int, list[Problem]] = defaultdict(list)
    logged: dict[Path | None, list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        if one.logs:
            logged[one.directory].append(at)
    for at, one in enumerate(found):
        for database in one.databases if one.base is None else ():
            for with_logs in logged.get(database.path.parent, ()):
                if database.log_signature.is_set:
                    other = found[with_logs]
                    problem = _stranger(database, other)
                    said[at].append(problem)
                    said[with_logs].append(problem)
    return [replace(each, problems=(*each.problems, *said[at])) for at, each in enumerate(found)]


def _stranger(database: DatabaseFile, other: InstanceFiles) -> Problem:
    text = (
        f"{database.path.name} belongs to the log stream {database.log_signature}, but the logs "
        f"{other.base} beside it belong to {other.signature}: they are from another machine or "
        "another time."
    )
    return Problem(ProblemKind.OTHER_STREAM, text, database.path)


def _with_twins(found: Sequence[InstanceFiles]) -> list[InstanceFiles]:
    folders: dict[Signature, dict[Path, None]] = defaultdict(dict)
    for each in found:
        if each.signature.is_set:
            folders[each.signature][each.directory] = None
    return [
        replace(
            each, twins=tuple(folder for folder in folders.get(each.signature, ()) if folder != each.directory)
        )
        for each in found
    ]
