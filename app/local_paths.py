"""What is at a path, for names that anybody may have typed."""

from __future__ import annotations

import os
from pathlib import Path


def is_folder(path: str | Path) -> bool:
    """Whether there is a folder; none where the system refuses to look: at a name that is too long, in a folder
    that is closed to this user, on a volume that fails. Blocks."""
    return os.path.isdir(path)  # noqa: PTH112  # ``Path.is_dir`` raises then


def is_file(path: str | Path) -> bool:
    """As :func:`is_folder`, of a file."""
    return os.path.isfile(path)  # noqa: PTH113


def is_there(path: str | Path) -> bool:
    """As :func:`is_folder`, of anything."""
    return os.path.exists(path)  # noqa: PTH110
