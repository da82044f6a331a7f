"""Whether files can be created in a folder: tested with an empty file, because permissions, mounts and quotas do
not show it completely.
"""

from __future__ import annotations

import uuid
from pathlib import Path

from engine.errors import JetError
from engine.files import FileSystem, is_gone, remove_quietly

_PREFIX = ".write-test-"


def name_of_test(suffix: str) -> str:
    """A name that nobody else has; ``suffix`` is that of what a later run sweeps away."""
    return f"{_PREFIX}{uuid.uuid4().hex[:8]}{suffix}"


def is_name_of_test(name: str) -> bool:
    return name.startswith(_PREFIX)


def check_writable(fs: FileSystem, path: Path) -> None:
    """Make an empty file of that name and remove it; raises what the first of the two that fails is refused with.

    The name is one that a later run sweeps away, should this one be killed in between. A run that does so while
    this test is at it has shown that files can be deleted.
    """
    try:
        file = fs.create(path)
        try:
            file.close()
        except JetError:
            remove_quietly(fs, [path])
            raise
    except JetError as error:
        raise _about(path.parent, "No files can be created in", error) from error
    try:
        fs.remove(path)
    except JetError as error:
        if is_gone(fs, path, error):
            return
        raise _about(path.parent, "Files cannot be deleted in", error) from error


def _about(folder: Path, what: str, error: JetError) -> JetError:
    """The same error about the folder: no one knows the file."""
    reason = error.message.rpartition(": ")[2]
    context = {**error.context, "path": str(folder)}
    return error.code.error(f"{what} {folder}: {reason}", hint=error.hint, **context)
