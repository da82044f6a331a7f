"""Files that no instance may have open: their lock, and which instance holds it where one does."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.command_line import quoted
from engine.control.published import PublishedInstance, find_published
from engine.discovery.instance_files import InstanceFiles
from engine.error_codes import Code
from engine.errors import JetError, WrongState
from engine.files import FileSystem
from engine.images.address import image_place


@contextlib.contextmanager
def lock_at_rest(fs: FileSystem, *paths: Path) -> Iterator[None]:
    """Lock folders or files of an instance for one run, so that no engine starts on them.

    Raises JET_errBackupInProgress (-505), which names the instance that runs there if this user can find it.
    """
    with contextlib.ExitStack() as held:
        for path in paths:
            try:
                held.enter_context(fs.lock(path))
            except WrongState as error:
                if image_place(path) is not None:
                    raise  # only runs read images
                raise _in_use(path) from error
        yield


def check_not_running(instance: InstanceFiles) -> None:
    """Raises JET_errBackupInProgress (-505) if a running instance of this user has its files."""
    running = _running_in([instance.directory, *filter(None, [instance.log_directory])])
    if running is not None:
        raise _of(running, instance.directory)


def _in_use(path: Path) -> JetError:
    running = _running_in([path, path.parent])
    if running is not None:
        return _of(running, path)
    return Code.BackupInProgress.error(
        f"{path} is in use: an instance runs there, or another run reads it.",
        hint="Stop the program that runs the instance, or wait until the other run has ended.",
        path=str(path),
    )


def _of(running: PublishedInstance, path: Path) -> JetError:
    return Code.BackupInProgress.error(
        f"The instance {running.name} is running in {running.log_directory} (process {running.pid}).",
        hint="Stop the program that runs it, then try again. To back it up while it runs, use "
        f"`ese-backup backup --instance {quoted(running.name)}`.",
        path=str(path),
    )


def _running_in(folders: Iterable[Path]) -> PublishedInstance | None:
    """The running instance that has files in one of the folders."""
    wanted = {os.path.realpath(folder) for folder in folders}
    try:
        published = find_published()
    except (JetError, OSError):
        return None
    for each in published:
        own = (each.log_directory, each.system_directory, *(path.parent for path in each.databases))
        if wanted & {os.path.realpath(folder) for folder in own}:
            return each
    return None
