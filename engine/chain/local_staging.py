"""Backup sets in local folders: how files are added to one, and how one replaces another.

Files added to a folder are staged in ``<folder>/.run-<id>/``. The manifest that lists them there makes them part
of the chain; only then are they moved to their names, and the manifest is updated again. A reader looks in the
listed place first and under the name second, so the chain is complete at any moment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine.chain.manifest import (
    MANIFEST_LIMIT,
    MANIFEST_NAME,
    Encoding,
    FileRole,
    Manifest,
    StoredAs,
    StoredFile,
    sums_name,
)
from engine.chain.stored import NEW, OLD, TEMP, is_as_stored, locate, read_manifest
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import (
    FileSystem,
    ReadableFile,
    WriteFile,
    is_gone,
    read_whole,
    remove_quietly,
    remove_tree,
    sync_parents,
    write_durably,
    write_in_order,
    write_new_durably,
)
from engine.formats.log.header import HEADER_SIZE, LogHeader
from engine.remains import Remains, in_place, removed
from engine.staging import publish

_STAGING = ".run-"
"""How the folder of files that wait starts."""

NAME_A_FOLDER = "A file with that name exists. Specify a folder, or another name for a new one."


@dataclass
class LocalStaging:
    """Files in a folder that no listing shows yet."""

    fs: FileSystem
    name: str
    directory: Path
    appear: Callable[[Path], None] | None
    """Gives a new chain its name; ``None`` when the files go into the folder that ``directory`` is in."""
    resumed: bool = False
    """Whether it may hold what an interrupted copy left, which is replaced where it is of no use."""
    made: Sequence[Path] = ()
    """Folders around it that were made for this run; their names last once it is published."""
    _published: bool = False

    def create(self, name: str, size: int = 0) -> WriteFile:
        if self.resumed:
            remove_quietly(self.fs, [self.directory / name])
        return self.fs.create(self.directory / name)

    def stored(self, name: str) -> StoredAs:
        return StoredAs(name if self.appear else f"{self.directory.name}/{name}")

    def left(self, name: str) -> ReadableFile | None:
        path = self.directory / name
        return ReadableFile.at(self.fs, path) if self.fs.exists(path) else None

    def publish(self, manifest: bytes) -> None:
        if self.appear is not None:
            listed = Manifest.from_bytes(manifest)
            described = {sums_name(listed.hash): listed.sums(), MANIFEST_NAME: manifest}
            write_new_durably(self.fs, self.directory, described)
            sync_parents(self.fs, self.made)
            self.appear(self.directory)
        else:
            self._replace_manifest(self.directory.parent / MANIFEST_NAME, manifest)
        self._published = True

    def _replace_manifest(self, path: Path, manifest: bytes) -> None:
        """Let the new manifest list the files; what fails or interrupts it, it is as before.

        Where even that fails the files must stay: the new manifest may be in place.
        """
        before = self._manifest(path)
        self._published = True
        try:
            write_durably(self.fs, path, manifest, before_rename=self._make_files_last)
        except BaseException:
            if self._manifest(path) != before:
                if before is None:
                    self.fs.remove(path)
                    self.fs.sync_directory(path.parent)
                else:
                    write_durably(self.fs, path, before)
            self._published = False
            raise

    def _make_files_last(self, temporary: Path) -> None:
        """The manifest waits for its name, and the files that it lists are on disk; their names follow."""
        self.fs.sync_directory(self.directory)
        self.fs.sync_directory(self.directory.parent)

    def _manifest(self, path: Path) -> bytes | None:
        return read_whole(self.fs, path, MANIFEST_LIMIT) if self.fs.exists(path) else None

    def settle(self) -> None:
        if self.appear is None:
            chain = self.directory.parent
            move_to_names(self.fs, chain, read_manifest(self.fs, chain))
            remove_quietly(self.fs, [self.directory])

    def discard(self) -> Remains:
        return in_place(self.fs, self.directory) if self._published else removed(self.fs, self.directory)


def stage_inside(fs: FileSystem, folder: Path, name: str, run: str) -> LocalStaging:
    """Files of ``run`` for the set ``name`` that ``folder`` holds, or will hold."""
    directory = folder / f"{_STAGING}{run}"
    new_folder(fs, directory)
    return LocalStaging(fs, name, directory, None)


def stage_atomic(fs: FileSystem, parent: Path, made: Sequence[Path] = ()) -> LocalStaging:
    """A set that takes the place of ``<parent>/new`` once it is complete.

    Raises JET_errMakeBackupDirectoryFail (-525) when ``temp`` cannot be made.
    """
    try:
        directory = new_folder(fs, parent / TEMP)
    except JetError as error:
        raise Code.MakeBackupDirectoryFail.error(
            error.message, hint=error.hint, path=str(parent / TEMP)
        ) from error
    return LocalStaging(fs, NEW, directory, partial(_appear_atomically, fs), made=made)


def new_folder(fs: FileSystem, directory: Path) -> Path:
    """Make a folder, whose name lasts when its publication has synced the one around it. Raises
    JET_errFileAlreadyExists where something has that name."""
    if fs.exists(directory):
        raise Code.FileAlreadyExists.error(f"{directory} already exists.", path=str(directory))
    try:
        fs.make_directory(directory)
    except BaseException:
        remove_quietly(fs, [directory])
        raise
    return directory


def appear(fs: FileSystem, directory: Path, name: str) -> None:
    """Give a complete folder its name; taken back if that fails or cannot be made durable."""
    publish(fs, directory, directory.with_name(name))


def _appear_atomically(fs: FileSystem, directory: Path) -> None:
    """Swap ``temp`` for ``new``; ``old`` holds the set before until the new one is durable."""
    new, old = directory.with_name(NEW), directory.with_name(OLD)
    replaces = fs.exists(new)
    try:
        if replaces:
            fs.rename(new, old)
            fs.sync_directory(new.parent)
        appear(fs, directory, NEW)
    except BaseException:
        if replaces and not fs.exists(new):
            fs.rename(old, new)
        raise
    remove_quietly(fs, [old])


def tidy(fs: FileSystem, chain: Path) -> None:
    """Finish the moves that a crash interrupted, remove what dead runs left in a chain's folder."""
    try:
        manifest = read_manifest(fs, chain)
        whole = all(_has_arrived(fs, chain, file) for file in manifest.files if file.waits)
    except JetError:
        return  # damaged: verification reports it, nothing here makes it worse
    if whole:
        move_to_names(fs, chain, manifest)
        remove_waiting(fs, chain)


def is_waiting(name: str) -> bool:
    """Whether files that are to join the folder wait in an entry of this name."""
    return name.startswith(_STAGING)


def is_temporary(name: str) -> bool:
    """Whether a small file was being replaced under this name."""
    return name.startswith(".") and name.endswith(".tmp")


def remove_waiting(fs: FileSystem, folder: Path) -> None:
    """Remove the files of dead runs that no manifest lists."""
    for entry in fs.list(folder):
        if is_waiting(entry.name) or is_temporary(entry.name):
            delete_leftover(fs, entry)


def move_to_names(fs: FileSystem, chain: Path, manifest: Manifest) -> None:
    """Bring files that wait in a run's folder to their names, let the manifest say so, drop what they replace."""
    settled = manifest.settled()
    if settled != manifest:
        waiting = [file for file in manifest.files if file.waits]
        for file in waiting:
            if fs.exists(chain / file.stored):
                fs.rename(chain / file.stored, chain / file.home)
        for folder in dict.fromkeys((chain / file.stored).parent for file in waiting):
            if fs.exists(folder):
                fs.sync_directory(folder)
        # the sync of the chain's folder after the first of these makes the moves last, too
        described = {sums_name(settled.hash): settled.sums(), MANIFEST_NAME: settled.to_bytes()}
        write_in_order(fs, {chain / name: data for name, data in described.items()})
    for home in dict.fromkeys(home for run in settled.runs for home in run.replaced):
        if _is_superseded(fs, chain / home, settled):
            fs.remove(chain / home)


def _has_arrived(fs: FileSystem, chain: Path, file: StoredFile) -> bool:
    """A file that waits, or was moved to its name, must be right before it takes the place of another one."""
    with fs.open_read(locate(fs, chain, file)) as data:
        return is_as_stored(data, file)


def _is_superseded(fs: FileSystem, path: Path, manifest: Manifest) -> bool:
    """Whether a file is a log of the chain's stream whose generation the manifest lists under another name.

    The word of the manifest alone is not enough to delete a file. An encoded file must be what its name says; a
    checkpoint must be listed with an encoding.
    """
    if not fs.exists(path) or any(file.home == path.name for file in manifest.files if not file.lasts):
        return False
    try:
        with fs.open_read(path) as file:
            head = file.read_at(0, HEADER_SIZE)
        if magic := _magic(path.name):
            return head.startswith(magic)
        if any(f.name == path.name and f.role is FileRole.CHECKPOINT and f.encoding for f in manifest.files):
            return True
        header = LogHeader.parse(head)
    except JetError:
        return False
    return str(header.signature) == manifest.signature and any(
        log.generation == header.generation for log in manifest.logs
    )


def _magic(home: str) -> bytes:
    """How an encoded file starts; empty for a plain one."""
    if home.endswith(Encoding.AGE.suffix):
        return b"age-encryption.org/v1\n"
    return b"\x28\xb5\x2f\xfd" if home.endswith(Encoding.ZSTD.suffix) else b""


def delete_leftover(fs: FileSystem, path: Path) -> None:
    """Remove what a dead run left, unless it has gone: the write test of a plan beside this run removes its own
    file. Raises JET_errDeleteBackupFileFail (-524).
    """
    try:
        if is_directory(fs, path):
            remove_tree(fs, path)
        else:
            fs.remove(path)
    except JetError as error:
        if is_gone(fs, path, error):
            return
        raise Code.DeleteBackupFileFail.error(error.message, hint=error.hint, path=str(path)) from error


def is_directory(fs: FileSystem, path: Path) -> bool:
    """Whether there is a folder of this name, and no link to one; there is none if it goes meanwhile."""
    try:
        return fs.exists(path) and not fs.is_link(path) and fs.stat(path).is_directory
    except JetError as error:
        if is_gone(fs, path, error):
            return False
        raise


def check_apart(fs: FileSystem, folder: Path, sources: Sequence[Path]) -> None:
    """The destination must not be in a source folder, nor a source in it."""
    real = nearest(fs, folder)
    for source in sources:
        inside = any(fs.stat(p).same_file(fs.stat(source)) for p in (real, *real.parents))
        around = fs.exists(folder) and any(fs.stat(p).same_file(fs.stat(folder)) for p in source.resolve().parents)
        if inside or around:
            relation = "is inside" if inside else "contains"
            raise Code.InvalidPath.error(
                f"The destination {folder} {relation} the folder to be backed up, {source}.",
                hint="Choose a destination separate from the source, preferably on another disk.",
                path=str(folder),
            )


def nearest(fs: FileSystem, folder: Path) -> Path:
    """The nearest folder that exists, with symbolic links resolved."""
    path = folder.absolute()
    while not fs.exists(path):
        path = path.parent
    return path.resolve()


def is_chain(fs: FileSystem, path: Path) -> bool:
    """Whether a chain is in this folder."""
    return is_directory(fs, path) and fs.exists(path / MANIFEST_NAME)
