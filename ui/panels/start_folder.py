"""Where a dialog that asks for a folder begins: where there are such, never where the program was started."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from app.local_paths import is_folder


def start_folder(candidates: Iterable[str | Path]) -> str:
    """The first of these that is a folder here, or whose parent is; else the user's home."""
    for candidate in candidates:
        text = str(candidate)
        if not text or "://" in text or text.startswith("s3:"):
            continue
        for path in (Path(text), Path(text).parent):
            if path.is_absolute() and is_folder(path):
                return str(path)
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
