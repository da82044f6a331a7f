"""Whether files can be created in a folder: tested with an empty file, because permissions, mounts and quotas do
not show it completely.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from engine.errors import JetError, MissingFile
from engine.files import FileSystem


def check_writable(fs: FileSystem, path: Path) -> None:
    """Make an empty file of that name and remove it; raises what the first of the two that fails is refused with.

    The name is one that a later run sweeps away, should this one be killed in between. A run that starts this
    moment sweeps it, too.
    """
    try:
        fs.create(path).close()
    except JetError as error:
        raise _about(path.parent, "No files can be created in", error) from error
    try:
        with contextlib.suppress(MissingFile):
            fs.remove(path)
    except JetError as error:
        raise _about(path.parent, "Files cannot be deleted in", error) from error


def _about(folder: Path, what: str, error: JetError) -> JetError:
    """The same error about the folder: no one knows the file."""
    reason = error.message.rpartition(": ")[2]
    context = {**error.context, "path": str(folder)}
    return error.code.error(f"{what} {folder}: {reason}", hint=error.hint, **context)
