"""The files of one log stream in one folder: its logs, copies of them, and problems.

Names are hints; headers decide (docs/formats/log-file.md#names). Nothing is guessed: a file that does not fit is
reported, with advice if something can be done without risk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.discovery.file_values import Copy
from engine.discovery.files_found import FileKind, FoundFile
from engine.discovery.folder_walk import is_named_as_database
from engine.discovery.instance_files import DatabaseFile, LogFile, Problem, ProblemKind
from engine.error_codes import Code
from engine.formats.names import (
    GENERATION_MAX,
    Family,
    LogName,
    Role,
    archive_name,
    digits_of,
    own_part,
    parse_name,
)
from engine.formats.stamps import Signature

OF_KIND = {
    FileKind.DAMAGED: ProblemKind.DAMAGED_FILE,
    FileKind.UNREADABLE: ProblemKind.UNREADABLE,
    FileKind.UNSUPPORTED: ProblemKind.UNSUPPORTED_LOG,
    FileKind.EMPTY: ProblemKind.EMPTY_LOG,
    FileKind.BLANK: ProblemKind.EMPTY_LOG,
}
"""What a file of a stream that cannot be used means for the stream."""
_CURRENT = GENERATION_MAX
"""Generation of a current log whose header cannot be read: it is newer than all others."""
_OF_STREAM = (Role.ARCHIVE, Role.CURRENT)


@dataclass
class Stream:
    """Files of one signature in one folder, being sorted. ``named`` is the base where no log can be read."""

    directory: Path
    signature: Signature
    files: list[FoundFile] = field(default_factory=list)
    databases: list[DatabaseFile] = field(default_factory=list)
    checkpoints: list[FoundFile] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    named: tuple[str, Family] | None = None
    files_named: list[FoundFile] = field(default_factory=list)

    @property
    def base(self) -> tuple[str, Family]:
        """The base name and family that most archived and current logs of the stream carry."""
        if self.named is not None:
            return self.named
        names = [f.name for f in self.files if f.name and f.name.role in _OF_STREAM]
        names = names or [f.name for f in self.files if f.name]
        names = names or [name for f in self.files if (name := _behind_prefix(f.path))]
        if not names:
            return "???", Family.LOG
        votes = Counter((name.base.upper(), name.family or Family.LOG) for name in names)
        best, family = votes.most_common(1)[0][0]
        return next(name.base for name in names if name.base.upper() == best), family

    @property
    def is_one(self) -> bool:
        """Whether there is more than a temporary log."""
        return bool(self.databases) or any(
            f.name.role is not Role.TEMP if f.name else _behind_prefix(f.path) is not None for f in self.files
        )


def _behind_prefix(path: Path) -> LogName | None:
    own = own_part(path.name)
    return parse_name(own) if own else None


def usable_logs(stream: Stream, beside: Iterable[Stream] = ()) -> list[LogFile]:
    """Archived and current logs whose name and header agree, ascending; others become copies or problems.

    ``beside``: all streams of the folder, whose files have names, too.
    """
    base, family = stream.base
    by_generation: dict[int, LogFile] = {}
    misnamed: list[FoundFile] = []
    for file in sorted(stream.files, key=_archives_first):
        generation = file.known_log.generation
        if file.name and file.name.role is Role.TEMP:
            continue
        if _is_misnamed(file.name, base, family, generation):
            misnamed.append(file)
        elif generation in by_generation:
            text = f"{file.path.name} and {by_generation[generation].path.name} both have the generation"
            stream.problems.append(
                Problem(ProblemKind.DUPLICATE, f"{text} 0x{generation:X} ({generation}).", file.path, generation)
            )
        else:
            by_generation[generation] = LogFile(file.path, file.size, file.known_name.role, file.known_log)
    logs = [by_generation[g] for g in sorted(by_generation)]
    _sort_misnamed(
        stream, misnamed, by_generation, {f.path.name.casefold() for each in beside for f in each.files}
    )
    return _current_last(logs, stream.problems)


def _archives_first(file: FoundFile) -> tuple[bool, Path]:
    return file.name is None or file.name.role is not Role.ARCHIVE, file.path


def _is_misnamed(name: LogName | None, base: str, family: Family, generation: int) -> bool:
    if name is None or not name.belongs_to(base) or name.family is not family:
        return True
    return name.role is Role.ARCHIVE and name.generation != generation


def _sort_misnamed(
    stream: Stream, files: Sequence[FoundFile], here: dict[int, LogFile], names: Container[str]
) -> None:
    """What another file holds under the right name is a copy; the others may be what is missing."""
    prefixed = [f for f in files if f.name is None and own_part(f.path.name) and _generation(f) not in here]
    if prefixed:
        stream.problems.append(_prefixed(prefixed))
    for file in files:
        generation = _generation(file)
        if generation in here and (file.name is None or not file.name.belongs_to(stream.base[0])):
            stream.copies.append(
                Copy(file.path, f"a copy of {here[generation].path.name}, or an older state of it", file.size)
            )
        elif file not in prefixed:
            misnamed = _misnamed(stream, file.name, generation, taken=generation in here, names=names)
            text = f"{file.path.name} {misnamed}"
            stream.problems.append(Problem(ProblemKind.MISNAMED, text, file.path, generation))


def _prefixed(files: Sequence[FoundFile]) -> Problem:
    """Logs that were collected under names with a prefix; one problem, whatever their number."""
    *further, newest = sorted(files, key=_generation)
    name = newest.path.name
    count = f"{len(files)} logs have" if len(files) > 1 else "A log has"
    text = f"{count} a prefix in front of the name, such as {name}. No engine finds logs with such names."
    hint = (
        f"Copy the files to a new folder without the prefix and use that folder: {name} as "
        f"{own_part(name)}, and the databases likewise."
    )
    error = Code.LogGenerationMismatch.error(text, hint=hint, path=str(newest.path))
    return Problem(
        ProblemKind.MISNAMED, text, newest.path, _generation(newest), error, tuple(f.path for f in further)
    )


def _misnamed(stream: Stream, name: LogName | None, generation: int, *, taken: bool, names: Container[str]) -> str:
    base, family = stream.base
    here = f"contains log generation 0x{generation:X} ({generation})"
    if name is None:
        return f"{here}, but its name is not that of a log."
    if not name.belongs_to(base) or name.family is not family:
        return (
            f"{here} of this stream, but the other logs of the stream are named "
            f"{base}….{family.log_extension[1:]}."
        )
    if taken:
        return f"{here}, which also exists under its own name."
    digits = digits_of(file.name for file in stream.files)
    own = archive_name(base, generation, family, digits=digits)
    if own.casefold() in names:  # nobody is invited to overwrite it
        return f"{here}, but there is another log named {own}."
    return f"{here}. Its name should be {own}."


def _current_last(logs: list[LogFile], problems: list[Problem]) -> list[LogFile]:
    """A current log must be the newest; archives beyond it belong to another history of the stream."""
    current = next((log for log in logs if log.role is Role.CURRENT), None)
    if current is None or current is logs[-1]:
        return logs
    for log in logs[logs.index(current) + 1 :]:
        text = f"{log.path.name} is newer than the current log, which has generation {current.generation}."
        problems.append(Problem(ProblemKind.DUPLICATE, text, log.path, log.generation))
    return logs[: logs.index(current) + 1]


def foreign_logs(stream: Stream, streams: Iterable[Stream]) -> Iterator[Problem]:
    """Logs of another stream under this stream's base name in the same folder: one problem for each stream.

    Where only the other one has databases, its logs are not the foreign ones.
    """
    for other in streams:
        if other.directory != stream.directory or other.signature == stream.signature:
            continue
        if other.databases and not stream.databases:
            continue
        named = [
            f for f in other.files if f.name and f.name.belongs_to(stream.base[0]) and f.name.role in _OF_STREAM
        ]
        if named:
            yield _foreign(sorted(named, key=_number), other.signature)


def is_stray(stream: Stream, streams: Iterable[Stream]) -> bool:
    """Whether these are only closed logs under the base name of an instance beside them, whose
    :func:`foreign_logs` they are: nothing else of theirs is there, so there is nothing to back up."""
    if stream.databases or stream.checkpoints or _has_current(stream):
        return False
    return any(
        other is not stream
        and bool(other.databases or _has_current(other))
        and all(f.name is not None and f.name.belongs_to(other.base[0]) for f in stream.files)
        for other in streams
    )


def _has_current(stream: Stream) -> bool:
    return any(file.name is not None and file.name.role is Role.CURRENT for file in stream.files)


def _number(file: FoundFile) -> int:
    return (file.name.generation if file.name else None) or _generation(file)


def _generation(file: FoundFile) -> int:
    return file.known_log.generation


def _foreign(files: Sequence[FoundFile], signature: Signature) -> Problem:
    last = files[-1]
    if len(files) == 1:
        text = f"{last.path.name} belongs to another log stream ({signature})."
    else:
        span = f"{files[0].path.name} to {last.path.name}"
        text = f"{len(files)} logs, {span}, belong to another log stream ({signature})."
    further = tuple(file.path for file in files[:-1])
    return Problem(ProblemKind.FOREIGN_LOG, text, last.path, _number(last), further=further)


def damaged_files(stream: Stream, unusable: Iterable[FoundFile]) -> Iterator[Problem]:
    """Files of the stream's folder that cannot be used; ``generation`` is set for logs only."""
    base = stream.base[0]
    unusable = list(unusable)
    unsupported = unsupported_logs(stream, unusable)
    if unsupported:
        yield _unsupported(unsupported)
    for file in unusable:
        if file.path.parent != stream.directory or file in unsupported:
            continue
        name = file.name
        if name is None:
            if file.kind is FileKind.DAMAGED or is_named_as_database(file.path.name):
                yield as_database(file)
        elif name.belongs_to(base) and name.role in (*_OF_STREAM, Role.CHECKPOINT):
            yield of_stream_file(file, name)


def unsupported_logs(stream: Stream, unusable: Iterable[FoundFile]) -> list[FoundFile]:
    """Logs under the stream's names in its folder that are of another version."""
    own = (f for f in unusable if f.kind is FileKind.UNSUPPORTED and f.path.parent == stream.directory)
    return [f for f in own if f.name and f.name.belongs_to(stream.base[0]) and f.name.role in _OF_STREAM]


def _unsupported(files: Sequence[FoundFile]) -> Problem:
    """Logs of another version: no one knows of damage, and nothing can be said of them."""
    *further, last = sorted(files, key=lambda file: (file.name and file.name.generation) or _CURRENT)
    span = f"{further[0].path.name} to {last.path.name} ({len(files)} logs)" if further else last.path.name
    text = f"{span}: {last.note}"
    return Problem(
        ProblemKind.UNSUPPORTED_LOG,
        text,
        last.path,
        last.known_name.generation or _CURRENT,
        last.error,
        tuple(file.path for file in further),
    )


def as_database(file: FoundFile) -> Problem:
    """The problem that a file is which should be a database and cannot be used."""
    kind = ProblemKind.UNREADABLE if file.kind is FileKind.UNREADABLE else ProblemKind.DAMAGED_FILE
    return Problem(kind, f"{file.path.name}: {file.note}", file.path, None, file.error)


def of_stream_file(file: FoundFile, name: LogName) -> Problem:
    """The problem that a log or checkpoint which cannot be used is; a checkpoint has generation 0."""
    if name.role is Role.CHECKPOINT:
        return replace(as_database(file), generation=0)
    text, generation = f"{file.path.name}: {file.note}", name.generation or _CURRENT
    return Problem(OF_KIND[file.kind], text, file.path, generation, file.error)
