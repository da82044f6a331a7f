"""What can be watched for instances."""

from __future__ import annotations

from pathlib import Path

import engine
from app.local_paths import is_folder


def is_place(path: Path) -> bool:
    """Whether it is a folder or a disk image. Blocks."""
    return is_folder(path) or engine.HostFileSystem().image_at(path) is not None


def place_of(path: Path) -> Path:
    """A folder or a disk image itself, of any other file the folder. Blocks."""
    return (path if is_place(path) else path.parent).absolute()
