"""The logs of one stream as seen by recovery: found by content, checked in order, read file by file.

Only headers are kept; the content of a log is read when it is needed, so that memory does not grow with the number
of logs. Source: docs/formats/log-file.md#names, docs/formats/recovery.md#checks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError, WrongUse, known
from engine.files import FileSystem
from engine.formats.log.chain import breaks_between
from engine.formats.log.header import HEADER_SIZE, LogHeader
from engine.formats.log.segments import LogReading, verify_log
from engine.formats.log.tail import Hole, hole_in
from engine.formats.names import Family, LogName, Role, parse_name
from engine.formats.stamps import Lgpos, Signature

_REFUSALS = {
    Code.GivenLogFileHasBadSignature: Code.BadLogSignature,
    Code.GivenLogFileIsNotContiguous: Code.InvalidLogSequence,
}
"""What a break between two logs is called when it is recovery that meets it."""


@dataclass(frozen=True)
class StreamLog:
    """One log file: its place and header, or the error that reading the header gave."""

    path: Path
    name: LogName
    size: int
    header: LogHeader | None
    error: JetError | None = None

    @property
    def known_header(self) -> LogHeader:
        """The header, or the error that reading it gave is raised."""
        if self.error is not None:
            raise self.error
        return known(self.header, f"header of {self.path}")

    @property
    def generation(self) -> int:
        """By the header, else by the name; 0 for a current log whose header cannot be read."""
        return self.header.generation if self.header else self.name.generation or 0


@dataclass(frozen=True)
class LogStream:
    """The logs of one base name in one folder. ``logs`` holds the newest of a stream and all below it, by number.

    ``foreign`` are logs of another signature under the same names: harmless unless one stands in for a log needed.
    """

    directory: Path
    base: str
    family: Family
    signature: Signature
    logs: dict[int, StreamLog]
    foreign: dict[int, StreamLog]
    current: StreamLog | None
    """The log without a number in its name; ``None`` when a crash came between the two renames of a roll."""
    has_temp: bool = False
    """Whether the next log is ready, under its temporary name."""

    @property
    def first(self) -> int:
        """The lowest generation from which no log up to the newest is missing."""
        generation = self.last
        while generation - 1 in self.logs:
            generation -= 1
        return generation

    @property
    def last(self) -> int:
        """The newest generation."""
        return max(self.logs)

    def up_to(self, generation: int) -> LogStream:
        """The stream as if it ended with ``generation``."""
        kept = {number: log for number, log in self.logs.items() if number <= generation}
        current = self.current if self.current in kept.values() else None
        return replace(self, logs=kept, current=current)

    def before(self, position: int) -> LogStream:
        """The stream as if nothing had been logged from a packed position on.

        Raises JET_errMissingLogFile (-528) when no log of it starts before.
        """
        generation = position >> 32
        if position <= Lgpos(generation, 1, 0).packed:
            generation -= 1
        if generation < min(self.logs):
            raise self._missing(generation)
        return self if generation >= self.last else self.up_to(generation)

    def header(self, generation: int) -> LogHeader:
        """The proven header of a log that recovery needs; see :meth:`log` for the refusals."""
        return self.log(generation).known_header

    def log(self, generation: int) -> StreamLog:
        """A log that recovery needs.

        Raises JET_errMissingLogFile (-528) when it is not there, JET_errBadLogSignature (-530) when a log of
        another stream has its name, JET_errLogGenerationMismatch (-513), JET_errLogFileSizeMismatch (-541), and
        what its header was refused with. Each names the file.
        """
        found = self.logs.get(generation)
        if found is None:
            raise self._missing(generation)
        file_size = found.known_header.file_size
        if found.name.role is Role.ARCHIVE and found.name.generation != generation:
            raise Code.LogGenerationMismatch.error(
                f"{found.path.name} contains log 0x{generation:X} ({generation}).",
                path=str(found.path),
                generation=generation,
            )
        if found.size != file_size:
            name, size = found.path.name, found.size
            raise Code.LogFileSizeMismatch.error(
                f"{name}: The log has a size of {size:,} bytes, but its header says {file_size:,}.",
                path=str(found.path),
                generation=generation,
            )
        return found

    def read(self, fs: FileSystem, generation: int) -> tuple[LogReading, Hole | None]:
        """A whole log, repaired in memory where that loses nothing, and where it ends before all that is in it.

        Raises as :meth:`log`.
        """
        log = self.log(generation)
        with fs.open_read(log.path) as file:
            reading = verify_log(file.read_at(0, log.size))
        return reading, hole_in(reading)

    def check_follows(self, older: LogReading, newer: LogReading) -> None:
        """Prove that one log continues the other.

        Raises JET_errInvalidLogSequence (-515) or JET_errLogSequenceChecksumMismatch (-590) with the newer's name.
        """
        for error in breaks_between(older, newer):
            path = self.logs[newer.generation].path
            code = _REFUSALS.get(error.code, error.code)
            raise code.error(
                f"{path.name}: {error.message}", hint=code.hint, path=str(path), generation=newer.generation
            )

    def _missing(self, generation: int) -> JetError:
        number = f"0x{generation:X} ({generation})"
        foreign = self.foreign.get(generation)
        if foreign is not None:
            return Code.BadLogSignature.error(
                f"{foreign.path.name} has the name of log {number}, but belongs to another log stream.",
                hint=Code.GivenLogFileHasBadSignature.hint,
                path=str(foreign.path),
                generation=generation,
            )
        return Code.MissingLogFile.error(
            f"Log {number} of {self.base} is not in {self.directory}.",
            hint="Put the log back; a backup may contain it. Recovery cannot continue past a missing log.",
            path=str(self.directory),
            generation=generation,
        )


def find_stream(fs: FileSystem, directory: Path, base: str) -> LogStream:
    """The logs of ``base`` in a folder; the stream is that of the current log, else of the highest archive.

    Raises JET_errMissingLogFile (-528) when there is no log, and what the newest log's header is refused with.
    """
    found: list[StreamLog] = []
    temp = False
    for path in fs.list(directory):
        name = parse_name(path.name)
        if name is not None and name.belongs_to(base) and name.role in (Role.ARCHIVE, Role.CURRENT):
            found.append(_look_at(fs, path, name))
        temp |= name is not None and name.belongs_to(base) and name.role is Role.TEMP
    newest = max(found, key=_age, default=None)
    if newest is None:
        text = f"{directory} contains no log of {base}."
        raise Code.MissingLogFile.error(text, path=str(directory))
    newest_header, family = newest.known_header, known(newest.name.family, f"family of {newest.path}")
    logs: dict[int, StreamLog] = {}
    foreign: dict[int, StreamLog] = {}
    for log in sorted(found, key=_age):
        if log.name.family is not family or log.generation > newest.generation:
            continue
        ours = log.header is None or log.header.signature == newest_header.signature
        (logs if ours else foreign)[log.generation] = log
    current = newest if newest.name.role is Role.CURRENT else None
    return LogStream(directory, newest.name.base, family, newest_header.signature, logs, foreign, current, temp)


def _age(log: StreamLog) -> tuple[bool, int]:
    return log.name.role is Role.CURRENT, log.generation


def _look_at(fs: FileSystem, path: Path, name: LogName) -> StreamLog:
    size, head = 0, None
    try:
        with fs.open_read(path) as file:
            size = file.stat().size
            head = file.read_at(0, HEADER_SIZE)
        return StreamLog(path, name, size, LogHeader.parse(head))
    except JetError as error:
        return StreamLog(path, name, size, None, _unusable(fs, path, name, head, error))


def _unusable(fs: FileSystem, path: Path, name: LogName, head: bytes | None, error: JetError) -> JetError:
    """What is wrong with a log whose header cannot be had: the cause, not what reading it stumbled over."""
    hint = "Use another copy of this log, such as one in a backup."
    if name.role is Role.CURRENT:
        hint += (
            " If there is none, keep the files as evidence, then move the log out of the folder. Recovery then "
            "reports what can be recovered without it."
        )
    code, why = Code.LogFileCorrupt, error.message[:1].lower() + error.message[1:]
    if head is None:
        if not isinstance(error, WrongUse):
            return error.code.error(f"{path.name}: {error.message}", hint=error.hint, **error.context)
        code = Code.InvalidPath
        why = f"it is {'a folder' if fs.stat(path).is_directory else 'not a regular file'}"
    elif not head:
        why = "the file is empty"
    elif not any(head):
        why = "the file starts with zeros instead of a header"
    elif error.code is Code.LogReadVerifyFailure:
        why = "its header fails its checksum"
    else:
        code = error.code
    return code.error(f"The log {path.name} cannot be used: {why.rstrip('.')}.", hint=hint, path=str(path))
