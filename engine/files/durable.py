"""Operations built on the calls of a file system: durable steps and cleanup."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import takewhile
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError
from engine.files.readable_file import ReadableFile
from engine.files.seam import FileSystem


def make_directories(
    fs: FileSystem, path: Path, made: list[Path] | None = None, *, lasts: bool = True
) -> list[Path]:
    """Make ``path`` and what is missing above it; returns the new directories, outermost first.

    A failure halfway removes what it made before it is reported. ``made``, if given, collects the directories.
    Unless ``lasts`` is false, their names are durable then: all are made before the first sync, which mostly
    brings the others along.
    """
    missing: list[Path] = []
    while not fs.exists(path):
        missing.append(path)
        path = path.parent
    made = [] if made is None else made
    try:
        for directory in reversed(missing):
            _make_directory(fs, directory, made)
        if lasts:
            sync_parents(fs, made)
    except BaseException:
        remove_empty(fs, made)
        raise
    return made


def _make_directory(fs: FileSystem, directory: Path, made: list[Path]) -> None:
    made.append(directory)
    try:
        fs.make_directory(directory)
    except JetError as error:
        if error.code is Code.FileAlreadyExists:
            made.remove(directory)  # someone else's, made this moment
        raise


def sync_parents(fs: FileSystem, directories: Iterable[Path]) -> None:
    """Make the names of new directories durable."""
    for parent in dict.fromkeys(directory.parent for directory in directories):
        fs.sync_directory(parent)


def ensure_directory(fs: FileSystem, path: Path) -> None:
    """Make ``path`` unless it is there: that another program makes a part of it at this moment is as good.

    Nothing is removed after a failure, since others may rely on it by then.
    """
    missing = list(takewhile(lambda folder: not fs.exists(folder), (path, *path.parents)))
    for directory in reversed(missing):
        try:
            _make_directory(fs, directory, [])
            fs.sync_directory(directory.parent)
        except JetError as error:
            if error.code is not Code.FileAlreadyExists:
                raise


def remove_empty(fs: FileSystem, directories: list[Path]) -> None:
    """Remove directories that a failed run made, the innermost last in the list; those with contents stay."""
    for directory in reversed(directories):
        with contextlib.suppress(JetError):
            fs.remove_directory(directory)


def remove_tree(fs: FileSystem, path: Path) -> None:
    """Remove a directory of ours with all that is in it; symbolic links are removed, never followed."""
    for entry in fs.list(path):
        if not fs.is_link(entry) and fs.stat(entry).is_directory:
            remove_tree(fs, entry)
        else:
            fs.remove(entry)
    fs.remove_directory(path)


def is_gone(fs: FileSystem, path: Path, error: JetError) -> bool:
    """Whether ``error`` says no more than that another run has removed ``path`` meanwhile."""
    return error.code is Code.FileNotFound and not fs.exists(path)


def remove_quietly(fs: FileSystem, paths: Iterator[Path] | list[Path]) -> None:
    """Clean up after a failure that is being reported: what cannot be removed is left to the next run."""
    for path in paths:
        with contextlib.suppress(JetError):
            if fs.exists(path) and not fs.is_link(path) and fs.stat(path).is_directory:
                remove_tree(fs, path)
            elif fs.exists(path):
                fs.remove(path)


def write_durably(
    fs: FileSystem, path: Path, data: bytes, *, before_rename: Callable[[Path], None] = lambda temporary: None
) -> None:
    """Replace a small file as a whole: temporary name, sync, read back, rename, sync of the directory.

    ``before_rename`` is called with the temporary file; what it raises leaves the old file as it was.
    """
    write_in_order(fs, {path: data}, before_rename=before_rename)


def write_in_order(
    fs: FileSystem, files: Mapping[Path, bytes], *, before_rename: Callable[[Path], None] = lambda temporary: None
) -> None:
    """Replace small files as :func:`write_durably`: each of them lasts before the next one is in its place."""
    temporaries = {path: path.with_name(f".{path.name}.tmp") for path in files}
    remove_quietly(fs, list(temporaries.values()))
    try:
        _write_new(fs, {temporaries[path]: data for path, data in files.items()})
        for path, temporary in temporaries.items():
            before_rename(temporary)
            fs.rename(temporary, path)
            fs.sync_directory(path.parent)
    except BaseException:
        remove_quietly(fs, list(temporaries.values()))
        raise


def write_new_durably(fs: FileSystem, folder: Path, files: Mapping[str, bytes]) -> None:
    """Write small new files into a folder that nobody looks into yet, and make the names of all in it durable."""
    _write_new(fs, {folder / name: data for name, data in files.items()})
    fs.sync_directory(folder)


def _write_new(fs: FileSystem, files: Mapping[Path, bytes]) -> None:
    """All are on their way to the disk before the first one is waited for; each is read back."""
    with ExitStack() as held:
        opened = []
        for path, data in files.items():
            opened.append(held.enter_context(fs.create(path)))
            opened[-1].write_at(0, data)
            if len(files) > 1:
                opened[-1].start_writeback(0, len(data))
        for file in opened:
            file.sync()
    for path, data in files.items():
        with fs.open_read(path) as check:
            if check.read_at(0, len(data) + 1) != data:
                raise Code.DiskIO.error(f"{path} could not be read back as it was written.", path=str(path))


def read_whole(fs: FileSystem, path: Path, limit: int) -> bytes:
    """All bytes of a file that must not be longer than ``limit`` bytes (else -1003)."""
    return ReadableFile.at(fs, path).whole(limit)
