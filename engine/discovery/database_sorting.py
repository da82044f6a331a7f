"""Which instance a database belongs to, and which of several copies is *the* database.

A database has two signatures: its own, and that of the log stream to which it was last attached. Two files with
the same signature of their own are one database and a copy of it. The name in the log determines which is which;
no engine opens the other one (docs/formats/recovery.md#attachments).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.discovery.attached import Attached, known
from engine.discovery.file_values import Copy
from engine.discovery.instance_files import (
    DatabaseFile,
    InstanceFiles,
    LogFile,
    Problem,
    ProblemKind,
    State,
)
from engine.discovery.log_sorting import Stream
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem
from engine.formats.db_header import pages_in_file
from engine.formats.names import Family
from engine.formats.stamps import Signature

Streams = Mapping[tuple[Path, Signature], Stream]


@dataclass(frozen=True)
class Sorting:
    """What sorting has to ask: the file system, which folders were given by hand, and all databases found."""

    fs: FileSystem
    roots: frozenset[Path]
    databases: Mapping[Path, DatabaseFile]

    def place(self, streams: Streams) -> list[DatabaseFile]:
        """Give each database to its stream; returns those without one."""
        distant: list[DatabaseFile] = []
        for database in self.databases.values():
            home = streams.get((database.path.parent, database.log_signature))
            if home is not None:
                home.databases.append(database)
            else:
                distant.append(database)
        claimed: dict[tuple[Path, Signature], list[DatabaseFile]] = defaultdict(list)
        alone: list[DatabaseFile] = []
        for database in distant:
            stream = self.matching(streams, database.path.parent, database.log_signature)
            if stream is None or any(_sign(d) == _sign(database) for d in stream.databases):
                alone.append(database)
            else:
                claimed[stream.directory, stream.signature].append(database)
        for key, databases in claimed.items():
            streams[key].databases += databases
        return alone

    def matching(self, streams: Streams, directory: Path, signature: Signature) -> Stream | None:
        """The stream of that signature in the folder; else the only one elsewhere; else none.

        A stream in a folder that was given by hand comes before copies of it further down.
        """
        if not signature.is_set:
            return None
        if (directory, signature) in streams:
            return streams[directory, signature]
        elsewhere = [stream for stream in streams.values() if stream.signature == signature]
        given = [stream for stream in elsewhere if stream.directory in self.roots]
        if len(elsewhere) == 1:
            return elsewhere[0]
        return given[0] if len(given) == 1 else None

    def leave_copies(self, stream: Stream, logs: Sequence[LogFile]) -> None:
        """Of each database of the stream one file stays; copies beside it are left alone, those elsewhere too."""
        try:
            attached = tuple(known(self.fs, tuple(logs), {_sign(d) for d in stream.databases}))
        except JetError as error:
            attached, at = (), Path(str(error.context.get("path", logs[-1].path)))
            generation = next((log.generation for log in logs if log.path == at), logs[-1].generation)
            text = f"{at.name}: {error.message}"
            stream.problems.append(Problem(ProblemKind.UNREADABLE, text, at, generation, error))
        names = {each.sign_db: each.name for each in attached}
        self._leave_stand_ins(stream, names)
        for same in _same(stream.databases):
            chosen = self._the_one(same, names.get(_sign(same[0])))
            if chosen is None:
                stream.problems.append(_undecided(same))
                continue
            for database in same:
                if database is not chosen:
                    stream.databases.remove(database)
                    link = self.fs.is_link(database.path) and database.path.resolve() == chosen.path.resolve()
                    stream.copies.append(
                        Copy(database.path, f"a link to {chosen.path.name}", database.size)
                        if link
                        else copy_of(database, chosen)
                    )
        stream.problems += self._not_here(stream, attached)

    def _leave_stand_ins(self, stream: Stream, names: Mapping[Signature, str]) -> None:
        """A copy is no database of the instance because the one that it is a copy of cannot be read any more."""
        for database in list(stream.databases):
            name = names.get(_sign(database))
            if not name or name.casefold() == database.path.name.casefold():
                continue
            original = database.path.with_name(name)
            if original not in self.databases and self.fs.exists(original):
                stream.databases.remove(database)
                stream.copies.append(
                    Copy(database.path, f"a copy of {name}, or an older state of it", database.size)
                )

    def _the_one(self, same: Sequence[DatabaseFile], name: str | None) -> DatabaseFile | None:
        """Of several files of one database that which the log means, or after which the others are named."""
        rules = (
            [d for d in same if name is not None and d.path.name.casefold() == name.casefold()],
            [d for d in same if d.path.parent in self.roots],
            [d for d in same if not self.fs.is_link(d.path)],
            [d for d in same if all(o.path.name.casefold().startswith(d.path.name.casefold()) for o in same)],
        )
        left = list(same)
        for fitting in rules:
            left = [database for database in left if database in fitting] or left
            if len(left) == 1:
                return left[0]
        return None

    def _not_here(self, stream: Stream, attached: Iterable[Attached]) -> Iterator[Problem]:
        """Databases that the log knows and that the stream has not: gone, or not to be read as such."""
        here = {_sign(database) for database in stream.databases}
        told = {problem.path.name.casefold() for problem in stream.problems if problem.path}
        for each in attached:
            if each.sign_db in here or not each.name or each.name.casefold() in told:
                continue
            folders = dict.fromkeys([stream.directory, *(d.path.parent for d in stream.databases)])
            path = next((f / each.name for f in folders if self.fs.exists(f / each.name)), None)
            if path is None:
                yield _missing(stream, each)
            elif path not in self.databases:
                yield _unreadable(path, is_file=self.fs.stat(path).is_file)
            elif _sign(self.databases[path]) != each.sign_db:
                text = f"{path.name} is not the database that the logs know under that name."
                yield Problem(ProblemKind.OTHER_DATABASE, text, path)


def _sign(database: DatabaseFile) -> Signature:
    return database.reading.header.sign_db


def _same(databases: Iterable[DatabaseFile]) -> list[list[DatabaseFile]]:
    """Files of one database together, where there are several."""
    groups: dict[Signature, list[DatabaseFile]] = defaultdict(list)
    for database in databases:
        groups[_sign(database)].append(database)
    return [sorted(group, key=lambda d: d.path) for group in groups.values() if len(group) > 1]


def copy_of(database: DatabaseFile, original: DatabaseFile) -> Copy:
    """What is said of a copy."""
    return Copy(database.path, f"a copy of {original.path.name}, or an older state of it", database.size)


def _undecided(same: Sequence[DatabaseFile]) -> Problem:
    names = " and ".join(str(database.path) for database in same)
    text = f"{names} are copies of one database, and the logs do not show which one is in use."
    hint = "Move all but the right one to another folder."
    error = Code.DatabaseDuplicate.error(text, hint=hint, path=str(same[-1].path))
    return Problem(ProblemKind.UNDECIDED_COPY, text, same[-1].path, error=error)


def _missing(stream: Stream, each: Attached) -> Problem:
    text = f"The database {each.name} is missing. Its path in the logs is {each.path}."
    hint = "Specify its folder, too, or put the database back beside the logs."
    error = Code.DatabaseNotFound.error(text, hint=hint, path=str(stream.directory / each.name))
    return Problem(ProblemKind.MISSING_DATABASE, text, stream.directory / each.name, error=error)


def _unreadable(path: Path, *, is_file: bool) -> Problem:
    text = (
        f"{path.name} is a database according to the logs, but its content is not: it was encrypted "
        "or overwritten."
        if is_file
        else f"{path.name} is a database according to the logs, but it is not a regular file."
    )
    hint = "Restore the file from a good copy. Keep this one until then."
    error = Code.DatabaseCorrupted.error(text, hint=hint, path=str(path))
    return Problem(ProblemKind.DAMAGED_FILE, text, path, error=error)


def without_logs(databases: Iterable[DatabaseFile]) -> Iterator[InstanceFiles]:
    """Databases whose logs are not here: those of one stream in one folder together, others each alone.

    A file whose name is that of another file of the same database, with something after it, is its copy.
    """
    copies: dict[Path, list[Copy]] = defaultdict(list)
    groups: dict[tuple[Path, Signature] | Path, list[DatabaseFile]] = defaultdict(list)
    kept = list(databases)
    for same in _same(kept):
        for database in same:
            original = next((o for o in same if _is_named_after(database.path, o.path)), None)
            if original is not None:
                kept.remove(database)
                copies[original.path].append(copy_of(database, original))
    for database in kept:
        sign = database.log_signature
        groups[(database.path.parent, sign) if sign.is_set else database.path].append(database)
    for group in groups.values():
        found = tuple(copy for database in group for copy in copies.pop(database.path, []))
        problems = tuple(problem for database in group for problem in header_problems(database))
        signature = group[0].log_signature
        yield InstanceFiles(None, Family.LOG, None, None, signature, tuple(group), problems=problems, copies=found)


def _is_named_after(path: Path, other: Path) -> bool:
    name, first = path.name.casefold(), other.name.casefold()
    return path.parent == other.parent and name != first and name.startswith(first)


_PAGES_SHOWN = 5
_SMALLEST = 4
"""Pages that every database has: its root, the two trees of its space, and the root of the catalog."""
_RECOVER = (
    "Recover the instance first, or start and stop it. The complete pages are in the file beside the database."
)


def _space_problem(path: Path, error: JetError) -> Problem:
    if error.code is Code.FileIOBeyondEOF:
        return Problem(ProblemKind.DAMAGED_FILE, error.message, path, error=error)
    return Problem(ProblemKind.UNREADABLE, f"{path.name}: {error.message}", path, error=error)


def header_problems(database: DatabaseFile) -> Iterator[Problem]:
    """What the scan noticed of a database that is there: a bad header copy, a write that was cut short."""
    reading = database.reading
    if reading.used_shadow:
        text = f"{database.path.name}: the header is damaged. Its good shadow copy is used."
        yield Problem(ProblemKind.HEADER_COPY, text, database.path)
    elif reading.other.value not in ("identical", "different"):
        text = f"{database.path.name}: the shadow copy of the header is {reading.other.value}."
        yield Problem(ProblemKind.HEADER_COPY, text, database.path)
    pages_here = pages_in_file(database.size, database.page_size)
    if database.space_fault is not None:
        yield _space_problem(database.path, database.space_fault)
    elif pages_here < _SMALLEST and database.state is not State.OTHER:
        text = f"{database.path.name}: the file was truncated. It ends after {pages_here} pages."
        error = Code.FileIOBeyondEOF.error(text, path=str(database.path), page=pages_here + 1)
        yield Problem(ProblemKind.DAMAGED_FILE, text, database.path, error=error)
    if database.unfinished:
        pages = ", ".join(map(str, database.unfinished[:_PAGES_SHOWN])) + (
            ", …" if len(database.unfinished) > _PAGES_SHOWN else ""
        )
        text = f"{database.path.name}: the last write is incomplete (pages: {pages})."
        error = Code.DatabaseDirtyShutdown.error(text, hint=_RECOVER, page=database.unfinished[0])
        yield Problem(ProblemKind.UNFINISHED_WRITE, text, database.path, error=error)
