"""The files of an instance as they are, whatever state they are in: for an as-is backup.

Nothing is required of them: databases may be dirty or damaged, logs missing. What is named or looks like a file of
the engine is taken; of several instances in a folder one has to be chosen, and what belongs to the others is left
out. Read-only, as all sources of files at rest (docs/semantics.md#as-is-backup).
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.control.in_use import lock_at_rest
from engine.discovery.choosing import choose
from engine.discovery.files_found import FileKind, FoundFile, look_at
from engine.discovery.folder_walk import Scope, is_named_as_ours
from engine.discovery.instance_files import InstanceFiles
from engine.discovery.scan import Survey, scan
from engine.error_codes import Code
from engine.errors import JetError, MissingFile
from engine.files import FileStat, FileSystem, ReadFile
from engine.images.file_system import HostFileSystem
from engine.sources.at_rest import changed, removed

_BESIDE = (".pat", ".jfm")
"""Files that engines keep beside a database; the first are empty."""
_STEM = 40
"""Characters of a folder's name in that of an instance that is not known."""
_NAMED = 5
"""So many files that are left out are named."""


@dataclass(frozen=True)
class AsIsFiles:
    """What an as-is backup takes.

    ``name``, ``base`` and ``signature`` are those of the instance, as far as its files show them; ``directory``
    stands for it. ``notes`` describe what is wrong with it, and what is left out.
    """

    name: str
    base: str | None
    signature: str
    directory: Path
    files: tuple[FoundFile, ...]
    folders: tuple[Path, ...]
    lockable: Path
    notes: tuple[str, ...] = ()


class AsIsSource:
    """All files directly in ``folders``, or these files; ``base`` and ``name`` as for an instance at rest."""

    def __init__(
        self,
        folders: Sequence[Path],
        *,
        base: str | None = None,
        name: str | None = None,
        fs: FileSystem | None = None,
    ) -> None:
        self._roots = tuple(folder.absolute() for folder in folders)
        self._base = base
        self._name = name
        self._fs = fs or HostFileSystem()
        self._stats: dict[Path, FileStat] = {}

    @contextlib.contextmanager
    def begin(self) -> Iterator[AsIsFiles]:
        """Lock what is there for one run (JET_errBackupInProgress, -505), and remember it; raises as ``state``."""
        with lock_at_rest(self._fs, self.state().lockable):
            found = self.state()
            self._stats = {file.path: self._fs.stat(file.path) for file in found.files}
            yield found

    def state(self) -> AsIsFiles:
        """The files as they are now.

        Raises JET_errDatabaseNotFound (-1203) if there are none, JET_errInvalidParameter (-1003) for several
        instances, JET_errInvalidPath (-1023) for the folder of a chain, JET_errFileAlreadyExists (-1814) for two
        files of one name.
        """
        survey = scan(self._roots, scope=Scope(subfolders=False), fs=self._fs)
        _check_roots(survey)
        own = self._own(survey)
        others = (other for other in survey.instances if other is not own and other.databases)
        apart = {path for other in others for path in other.paths}
        looked = [look_at(self._fs, path) for path in self._listed() if path not in apart]
        files = tuple(file for file in looked if self._is_wanted(file))
        if not files:
            raise Code.DatabaseNotFound.error(
                f"{', '.join(map(str, self._roots))} contains no file of an ESE instance.",
                hint="Choose the folder that contains the database files, or specify the files.",
            )
        _check_names(files)
        directory = own.directory if own else self._roots[0]
        return AsIsFiles(
            name=own.name if own else _made_up(directory),
            base=own.base if own else None,
            signature=str(own.signature) if own else "none",
            directory=directory,
            files=files,
            folders=tuple(dict.fromkeys(file.path.parent for file in files)),
            lockable=own.databases[0].path if own and own.databases else directory,
            notes=(*_condition(own), *_left_out(looked, files)),
        )

    def open(self, path: Path) -> ReadFile:
        """A file of ``begin``. Raises JET_errDatabaseSharingViolation (-1215) if it has changed since."""
        try:
            file = self._fs.open_read(path)
        except MissingFile as error:
            raise removed(self._fs, path) from error
        try:
            if not file.stat().is_untouched(self._stats[path]):
                raise changed(path)
        except JetError:
            file.close()
            raise
        return file

    def confirm(self) -> None:
        """Raises JET_errDatabaseSharingViolation (-1215) if a file changed, came or went since ``begin``."""
        for path in self._stats.keys() ^ {file.path for file in self.state().files}:
            raise changed(path)
        for path, before in self._stats.items():
            if not self._fs.stat(path).is_untouched(before):
                raise changed(path)

    def _own(self, survey: Survey) -> InstanceFiles | None:
        """The instance that is meant, if its files still show which it is."""
        try:
            found = choose(survey, self._roots, self._base, self._name)
        except JetError as error:
            if error.code is Code.InvalidParameter:
                raise
            return None
        return found if found.base is not None or found.databases else None

    def _listed(self) -> Iterator[Path]:
        """Every file of the folders, each once; links are not followed."""
        for root in dict.fromkeys(self._roots):
            if not self._fs.stat(root).is_directory:
                if root.parent not in self._roots:
                    yield root
                continue
            for entry in sorted(self._fs.entries(root)):
                if not entry.is_directory and not entry.is_link:
                    yield root / entry.name

    def _is_wanted(self, file: FoundFile) -> bool:
        ours = file.kind is not FileKind.FOREIGN and (file.size > 0 or is_named_as_ours(file.path.name))
        return ours or file.path in self._roots or _is_named(file.path)


def _is_named(path: Path) -> bool:
    return is_named_as_ours(path.name) or path.suffix.lower() in _BESIDE


def _check_roots(survey: Survey) -> None:
    for chain in survey.chains:
        raise Code.InvalidPath.error(
            f"{chain} is the folder of a chain.", hint="Choose the folder of the instance.", path=str(chain)
        )
    for error in survey.unreadable:
        raise error


def _check_names(files: Sequence[FoundFile]) -> None:
    seen: dict[str, Path] = {}
    for path in (file.path for file in files):
        other = seen.setdefault(path.name.casefold(), path)
        if other != path:
            raise Code.FileAlreadyExists.error(
                f"Two files have the same name: {other} and {path}.",
                hint="Back up each folder separately.",
                path=str(path),
            )


def _made_up(directory: Path) -> str:
    """A name for an instance whose files do not show it: that of the folder, and what distinguishes its path."""
    stem = "".join(c if c.isascii() and c.isalnum() else "_" for c in directory.name)[:_STEM] or "files"
    return f"{stem}-{hashlib.sha256(str(directory).encode('utf-8', 'surrogatepass')).hexdigest()[:8].upper()}"


def _condition(own: InstanceFiles | None) -> Iterator[str]:
    """What is wrong with the instance as a whole."""
    if own is None:
        yield "The files do not show which instance they belong to."
        return
    yield from (problem.text for problem in own.problems)
    for database in own.databases:
        able, why = own.verdict(database)
        if not able:
            yield f"{database.path.name}: {why}"


def _left_out(looked: Sequence[FoundFile], files: Sequence[FoundFile]) -> Iterator[str]:
    taken = {file.path for file in files}
    names = [file.path.name for file in looked if file.path not in taken]
    if names:
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        yield f"Not included, because they are no files of the engine: {', '.join(names[:_NAMED])}{more}."
