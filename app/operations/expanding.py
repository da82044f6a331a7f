"""The instances that a job stands for at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import engine
from app.jobs.job import Job
from app.operations.instance_source import FilesAtRest, InstanceSource, RunningInstance
from engine.error_codes import Code
from engine.errors import JetError
from engine.progress import Cancel


@dataclass(frozen=True)
class Expanded:
    """The instances of a job now, by name, and what kept others from being found. ``label`` of each is its name,
    which stays the same as long as its log stream does."""

    instances: tuple[InstanceSource, ...]
    problems: tuple[JetError, ...] = ()


def expand(job: Job, *, runtime: Path | None = None, cancel: Cancel | None = None) -> Expanded:
    """The instances in the job's folders, or with ``below`` in and below them, at rest and running.

    A folder that is missing is a problem, and so is one without an instance unless later ones are expected
    (``below``). An instance that cannot be read or lost its database is among the instances: its backup will say
    what is wrong; one whose database lost its header is a problem. ``runtime`` is where running instances are
    looked for. Raises ``Cancelled``.
    """
    folders = tuple(folder.absolute() for folder in job.folders)
    refusals = {folder: error for folder in folders if (error := _missing(folder)) is not None}
    there, missing = tuple(folder for folder in folders if folder not in refusals), tuple(refusals.values())
    running = _running(job, folders, runtime)
    at_rest, problems = _at_rest(job, there, {(each.name, each.folder) for each in running}, cancel)
    if not running and not at_rest and not missing and not problems and not job.below:
        problems = (_nothing(folders),)
    if not job.below and at_rest and not running:
        problems += tuple(_nothing((folder,)) for folder in _bare(there, at_rest))
    sources: list[InstanceSource] = [*running, *at_rest]
    found = sorted(sources, key=lambda each: (each.label.casefold(), str(each.folder)))
    return Expanded(tuple(found), (*missing, *problems))


def _running(job: Job, folders: tuple[Path, ...], runtime: Path | None) -> list[RunningInstance]:
    def is_meant(published: engine.PublishedInstance) -> bool:
        places = {published.log_directory, *(database.parent for database in published.databases)}
        wanted = {place.resolve() for place in places}
        if not job.below:
            return not wanted.isdisjoint(folder.resolve() for folder in folders)
        return any(place.is_relative_to(folder.resolve()) for place in wanted for folder in folders)

    try:
        published = engine.find_published(runtime)
    except JetError:
        return []  # the folder cannot be trusted: then the files are judged, which says that they are in use
    return [RunningInstance(each.log_directory, each.name) for each in published if is_meant(each)]


def _at_rest(
    job: Job, folders: tuple[Path, ...], running: set[tuple[str, Path]], cancel: Cancel | None
) -> tuple[list[FilesAtRest], tuple[JetError, ...]]:
    if not folders:
        return [], ()
    survey = engine.scan(folders, cancel=cancel)
    found = [each for each in survey.instances if not each.is_backup_set and _is_one(each)]
    if not job.below:
        given = [each for each in found if any(file.parent in folders for file in each.paths)]
        if not given and len(found) > 1:
            return [], (_several(found, folders),)
        found = given or found
    found = [each for each in found if (each.name, each.log_directory) not in running]
    if not job.below:
        return [_source(each) for each in found], ()
    alone = [each for each in survey.instances if not each.is_backup_set and not _is_one(each)]
    lost = tuple(error for each in alone if (error := _without_header(each)) is not None)
    return [_source(each) for each in found], (*survey.unreadable, *lost)


def _without_header(instance: engine.InstanceFiles) -> JetError | None:
    """The error for logs beside a file that is called as a database and has nothing of one: a database whose
    header was overwritten is taken for a file of another program."""
    folder = instance.directory
    try:
        beside = engine.HostFileSystem().list(folder)
    except JetError as error:
        return error
    own = set(instance.paths)
    for path in beside:
        if path.suffix.lower() in _OF_DATABASES and path not in own:
            return Code.DatabaseCorrupted.error(
                f"{path} cannot be read as a database: it has no header of one, but {folder} has the logs of "
                f"{instance.name}.",
                hint="Restore the database from its last good backup. If the file is of another program, move the "
                "logs away.",
                path=str(path),
            )
    return None


_OF_DATABASES = frozenset({".edb", ".dit", ".dat", ".mdb", ".sdb"})


def _is_one(instance: engine.InstanceFiles) -> bool:
    """Not only logs or a checkpoint that an engine left behind."""
    lost = (engine.ProblemKind.MISSING_DATABASE, engine.ProblemKind.DAMAGED_FILE, engine.ProblemKind.UNREADABLE)
    return bool(instance.databases) or any(problem.kind in lost for problem in instance.problems)


def _bare(folders: tuple[Path, ...], found: list[FilesAtRest]) -> list[Path]:
    """The folders in which and below which nothing is of an instance: one that is damaged may have been there."""
    own = {folder.resolve() for source in found for folder in source.folders}
    return [folder for folder in folders if not any(each.is_relative_to(folder.resolve()) for each in own)]


def _source(instance: engine.InstanceFiles) -> FilesAtRest:
    places = [instance.log_directory, instance.system_directory]
    own = dict.fromkeys(filter(None, (instance.directory, *(d.path.parent for d in instance.databases), *places)))
    return FilesAtRest(tuple(own), name=instance.name, scope=engine.Scope(subfolders=False))


def _missing(folder: Path) -> JetError | None:
    try:
        if engine.HostFileSystem().stat(folder).is_directory:
            return None
    except JetError as error:
        if error.code is not Code.FileNotFound:
            return error
    return Code.FileNotFound.error(
        f"The folder {folder} of the job does not exist.",
        hint="Mount the volume that it is on, or change the folders of the job.",
        path=str(folder),
    )


def _nothing(folders: tuple[Path, ...]) -> JetError:
    where = ", ".join(map(str, folders))
    return Code.DatabaseNotFound.error(
        f"No instance was found in {where}.",
        hint="Use `ese-backup scan` to see what is there, and change the folders of the job.",
        path=str(folders[0]),
    )


def _several(found: list[engine.InstanceFiles], folders: tuple[Path, ...]) -> JetError:
    names = ", ".join(str(each.identity) for each in found)
    return Code.InvalidParameter.error(
        f"There is no instance in {', '.join(map(str, folders))} itself, but several below: {names}.",
        hint="Name the folders of one of them, or make it a job of all instances below its folders: --below.",
        path=str(folders[0]),
    )
