"""Whether a folder takes a file: tried with an empty one, since rights, mounts and quotas are not told in full."""

from __future__ import annotations

from pathlib import Path

from engine.errors import JetError
from engine.files import FileSystem


def check_writable(fs: FileSystem, path: Path) -> None:
    """Make an empty file of that name and remove it; raises what the first of the two that fails is refused with.

    The name is one that a later run sweeps away, should this one be killed in between.
    """
    try:
        fs.create(path).close()
    except JetError as error:
        raise _about(path.parent, "cannot create new files", error) from error
    try:
        fs.remove(path)
    except JetError as error:
        raise _about(path.parent, "can create but not delete files", error) from error


def _about(folder: Path, what: str, error: JetError) -> JetError:
    """The same error about the folder: nobody knows the file."""
    reason = error.message.rpartition(": ")[2]
    context = {**error.context, "path": str(folder)}
    return error.code.error(f"{folder} {what}: {reason}", hint=error.hint, **context)
