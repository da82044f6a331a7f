"""A folder that is created as a whole: filled beside its place under another name, then renamed.

Until then its place is not changed. The folder is locked while it is being filled, so that the next run to the
same place can detect and remove the files of a dead run.
"""

from __future__ import annotations

import contextlib
import re
import uuid
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from engine.digest import CHUNK
from engine.error_codes import Code
from engine.errors import LEFT_BEHIND, JetError, StorageFault, WrongState, restated
from engine.files import FileSystem, remove_quietly
from engine.formats.names import parse_name
from engine.remains import Remains, of_folder, removed
from engine.write_test import check_writable, is_name_of_test

LITTER = {
    "lost+found",
    ".ds_store",
    "thumbs.db",
    "desktop.ini",
    "system volume information",
    "$recycle.bin",
    ".trashes",
    ".fseventsd",
    ".spotlight-v100",
}
"""What operating systems put into every folder or volume, in lower case."""
_PREFIX, _SUFFIX = ".ese-restore-", ".partial"
_IS_STAGING = re.compile(re.escape(_PREFIX) + "[0-9a-f]{8}" + re.escape(_SUFFIX))


def is_staging(name: str) -> bool:
    """Whether a folder of that name is one that is filled beside its place."""
    return _IS_STAGING.fullmatch(name) is not None


def is_write_test(name: str) -> bool:
    """Whether a file of that name only shows that files can be made where it is: it is gone at once."""
    return is_name_of_test(name) or is_staging(name)


@contextlib.contextmanager
def staging_beside(fs: FileSystem, target: Path) -> Iterator[tuple[FileSystem, Path]]:
    """A new, locked folder beside ``target``; what of it has not been published at the end is removed.

    It is inside the target where that cannot be replaced (:func:`stages_inside`). It is to be changed through
    the file system that comes with it, in which no name there leads elsewhere: others may be able to write to
    the folder around it.
    """
    place = target if stages_inside(fs, target) else target.parent
    fs, staging = fs.beneath(place), place / f"{_PREFIX}{uuid.uuid4().hex[:8]}{_SUFFIX}"

    def said(error: JetError) -> JetError:
        _name_target(error, staging, target)
        remains = Remains.NOTHING if error.context.get(LEFT_BEHIND) else _removed(fs, staging, target)
        return of_folder(error, remains, staging.parent)

    try:
        with restated(said):
            fs.make_directory(staging)
            with fs.lock(staging):
                yield fs, staging
    finally:
        remove_quietly(fs, [staging])


def _name_target(error: JetError, staging: Path, target: Path) -> None:
    """Let ``error`` name files by the target that they were for: no one knows the folder that they waited in."""
    error.message = error.message.replace(str(staging), str(target))
    error.hint = error.hint.replace(str(staging), str(target))
    if "path" in error.context:
        error.context["path"] = str(error.context["path"]).replace(str(staging), str(target))


def _removed(fs: FileSystem, staging: Path, target: Path) -> Remains:
    """As :func:`removed`; a folder that has become the target, and could not be taken back, is not lost."""
    remains = removed(fs, staging)
    try:
        return Remains.SOME if remains is Remains.UNKNOWN and fs.exists(target) else remains
    except JetError:
        return remains


def copy_file(fs: FileSystem, source: Path, out: FileSystem, target: Path, advance: Callable[[int], None]) -> None:
    """Copy one file whole to ``out``; ``advance`` is told of each piece that is done, and may raise to stop."""
    with fs.open_read(source) as old, out.create(target) as new:
        size, done = old.stat().size, 0
        buffer = memoryview(bytearray(min(CHUNK, size) or 1))
        while done < size:
            view = buffer[: min(len(buffer), size - done)]
            if old.read_into(view, done) != len(view):
                raise Code.DatabaseSharingViolation.error(
                    f"{source} became shorter while it was being copied.", path=str(source)
                )
            new.write_at(done, view)
            done += len(view)
            advance(len(view))
        new.sync()


def publish(fs: FileSystem, staging: Path, target: Path) -> None:
    """Give the complete folder the target's name; taken back if that fails or cannot be made durable.

    A folder that it replaces passes on its owner and mode. Where it is inside the target, its files move there.
    """
    if staging.parent == target:
        _move_up(fs, staging, target)
        return
    was_there = fs.exists(target)
    try:
        if was_there:
            fs.copy_attributes(target, staging)
        fs.rename(staging, target)
        fs.sync_directory(target.parent)
    except BaseException as error:
        if not fs.exists(staging):
            fs.rename(target, staging)
            if was_there:
                fs.make_directory(target)
        elif isinstance(error, StorageFault) and error.code is Code.FileAlreadyExists:
            check_new_folder(fs, target)  # another run was faster: say that, not which call met it
        raise


def _move_up(fs: FileSystem, staging: Path, target: Path) -> None:
    """Logs first: where a kill cuts this short, there is no database that could be taken for a whole set."""
    moved: list[Path] = []
    try:
        for path in sorted(fs.list(staging), key=lambda path: parse_name(path.name) is None):
            fs.rename(path, target / path.name)
            moved.append(path)
        fs.sync_directory(target)
        fs.sync_directory(staging)
    except BaseException:
        for path in reversed(moved):
            fs.rename(target / path.name, path)
        raise


def stages_inside(fs: FileSystem, target: Path) -> bool:
    """Whether files for ``target`` wait inside it: a mount point, or a folder with what systems put into each."""
    if not fs.exists(target) or fs.is_link(target) or not fs.stat(target).is_directory:
        return False
    return fs.is_mount_point(target) or (bool(fs.list(target)) and not entries(fs, target))


def entries(fs: FileSystem, folder: Path) -> list[Path]:
    """What is in a folder, but for what operating systems put into every folder."""
    return [e for e in fs.list(folder) if e.name.casefold() not in LITTER and not e.name.startswith(".Trash-")]


def name_sources(error: JetError, staging: Path, sources: Sequence[Path]) -> None:
    """Let ``error`` name the files that were copied, not the copies: those are gone when it is read.

    A ``StorageFault`` goes on naming the place where it happened.
    """
    if isinstance(error, StorageFault):
        return
    names = {str(staging / source.name): str(source) for source in sources}
    names[str(staging)] = str(sources[-1].parent) if sources else str(staging)
    path = str(error.context.get("path", ""))
    for copy, source in sorted(names.items(), key=lambda pair: -len(pair[0])):
        error.message, path = error.message.replace(copy, source), path.replace(copy, source)
        error.hint = error.hint.replace(copy, source)
    if path:
        error.context["path"] = path


def sweep(fs: FileSystem, folder: Path) -> None:
    """Remove what runs into this folder left that were killed; a running one holds the lock of its own."""
    fs = fs.beneath(folder)
    with contextlib.suppress(JetError):
        for entry in fs.list(folder):
            if is_staging(entry.name) and not fs.is_link(entry):
                with contextlib.suppress(WrongState), fs.lock(entry):
                    remove_quietly(fs, [entry])


def check_new_folder(fs: FileSystem, target: Path) -> None:
    """Raise unless ``target`` is an empty folder, or a name that is free in a folder that is there."""
    if fs.exists(target):
        if fs.is_link(target) or not fs.stat(target).is_directory:
            raise Code.InvalidPath.error(
                f"{target} is not a folder.",
                hint="Choose a new or empty folder. Files and links are never overwritten.",
                path=str(target),
            )
        there = entries(fs, target)
        if there:
            raise Code.BackupDirectoryNotEmpty.error(
                f"{target} is not empty: it contains {there[0].name}.",
                hint="Choose a new or empty folder. Other files are never overwritten.",
                path=str(target),
            )
        return
    parent = target.absolute().parent
    if not fs.exists(parent) or not fs.stat(parent).is_directory:
        raise Code.InvalidPath.error(
            f"The folder {parent}, in which {target.name} would be created, does not exist.",
            hint="Correct the path, or allow the program to create the missing parent folders.",
            path=str(parent),
        )


def check_takes_files(fs: FileSystem, target: Path) -> None:
    """Raise what the first file that waits for ``target`` would be refused with (:mod:`engine.write_test`)."""
    check_writable(fs, place_of(fs, target) / f"{_PREFIX}{uuid.uuid4().hex[:8]}{_SUFFIX}")


def place_of(fs: FileSystem, target: Path) -> Path:
    """The folder in which files wait for ``target``, or the first above it that is there."""
    target = target.absolute()
    folder = target if stages_inside(fs, target) else target.parent
    while folder != folder.parent and not fs.exists(folder):
        folder = folder.parent
    return folder
