"""Selecting one of the instances that a scan found. This is the one rule for all operations on files at rest.

A folder given by the user means the instance directly in it; subfolders count only if there is none. Copies of one
log stream are distinguished by their folder: the folder identifies the instance, never its name alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.discovery.files_found import FileKind
from engine.discovery.folder_walk import Scope
from engine.discovery.instance_files import InstanceFiles, ProblemKind
from engine.discovery.scan import Survey, scan
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem
from engine.formats.names import parse_kept
from engine.progress import Cancel

_TEMPORARY = "It contains no data to keep. Choose the database of the application, or its folder."
_BROKEN = (FileKind.DAMAGED, FileKind.UNREADABLE, FileKind.UNSUPPORTED)


@dataclass(frozen=True)
class InstanceChoice:
    """Which instance at rest is meant: the one in ``folders``, or with these database files.

    ``base`` (log base name, ``SRU``) or ``name`` (as :attr:`InstanceFiles.name`) choose among several; ``scope``
    says how much of the folders is looked through.
    """

    folders: Sequence[Path]
    base: str | None = None
    name: str | None = None
    scope: Scope | None = None

    @property
    def label(self) -> str:
        """What to call it before it is found."""
        return self.name or self.base or self.folders[0].absolute().name

    def find(self, fs: FileSystem, cancel: Cancel | None = None) -> InstanceFiles:
        """The instance as its files are now. Raises as :func:`engine.discovery.scan.scan` and :func:`choose`."""
        folders = [folder.absolute() for folder in self.folders]
        return choose(scan(folders, scope=self.scope, fs=fs, cancel=cancel), folders, self.base, self.name)


def choose(
    survey: Survey, folders: Sequence[Path], base: str | None = None, name: str | None = None
) -> InstanceFiles:
    """The one instance of a survey that is meant; never guesses between two.

    Raises ``MissingFile``, ``Corruption`` or ``WrongUse`` when there is none, only a damaged one, or several.
    """
    found = [i for i in survey.instances if name is None or i.name == name]
    if base is not None:
        found = [i for i in found if i.base and i.base.casefold() == base.casefold()]
    given = [i for i in found if is_in(i, folders)]
    found = given or found
    with_databases = [i for i in found if i.databases or _has_damaged_database(i)]
    if len(with_databases) == 1:
        return _readable(with_databases[0])
    if not with_databases and len(found) == 1:
        return found[0]
    if found:
        raise _several(with_databases or found)
    raise _nothing(survey, folders, base, name)


def _readable(instance: InstanceFiles) -> InstanceFiles:
    """Raises the error of a file that is all there is, and cannot be read."""
    if instance.base is None and not instance.databases:
        error = next(p.error for p in instance.problems if p.error is not None)
        text = instance.problems[0].text
        raise error.code.error(text, hint=error.hint, path=str(instance.problems[0].path))
    return instance


def is_in(instance: InstanceFiles, folders: Sequence[Path]) -> bool:
    """Whether a file of the instance is in one of the folders itself, or is one of them."""
    files = [database.path for database in instance.databases] + [log.path for log in instance.logs]
    files = files or [instance.directory / "file"]
    return any(path in folders or path.parent in folders for path in files)


def _several(found: Sequence[InstanceFiles]) -> JetError:
    names = ", ".join(str(i.identity) for i in found)
    if len({i.name for i in found}) < len(found):
        hint = "They are copies of one instance. Specify the folder of the right one, or exclude the others."
    else:
        hint = "Specify the name of one of them, or choose the folder that contains only that one."
    return Code.InvalidParameter.error(f"Several instances were found: {names}.", hint=hint)


def _has_damaged_database(instance: InstanceFiles) -> bool:
    kinds = (ProblemKind.DAMAGED_FILE, ProblemKind.UNREADABLE)
    return any(p.kind in kinds and p.generation is None for p in instance.problems)


def _nothing(survey: Survey, folders: Sequence[Path], base: str | None, name: str | None) -> JetError:
    places = ", ".join(map(str, folders))
    if survey.instances:
        here = ", ".join(sorted({i.base or i.name for i in survey.instances}))
        wanted = f"base name {base}" if base is not None else f"name {name}"
        return Code.InvalidParameter.error(
            f"No instance with the {wanted} was found in {places}. Found: {here}.",
            hint="Use one of the names that were found.",
        )
    for file in survey.others:
        if file.error is not None and file.kind in _BROKEN:
            return file.error.code.error(f"{file.path}: {file.note}", hint=file.error.hint, path=str(file.path))
    if survey.unreadable:
        return survey.unreadable[0]
    aside = [file.path for file in survey.others if parse_kept(file.path.name)]
    if aside:
        return Code.DatabaseNotFound.error(
            f"{places} contains only files displaced by a restore, such as {aside[0].name}.",
            hint="Confirm that restore or take it back. The restored files are not here.",
            path=str(aside[0]),
        )
    for file in survey.others:
        if file.path in folders:
            hint = _TEMPORARY if file.kind is FileKind.TEMPORARY_DATABASE else ""
            return Code.InvalidDatabase.error(f"{file.path}: {file.note}", hint=hint, path=str(file.path))
    return Code.DatabaseNotFound.error(
        f"No ESE database or log was found in {places}.",
        hint="Choose the folder that contains the database files, such as the one with ntds.dit or SRUDB.dat.",
    )
