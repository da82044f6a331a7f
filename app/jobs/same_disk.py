"""Whether backups would be lost together with what they are of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.chain.address import StoreAddress


def on_disk_of(destination: Path, folders: Sequence[Path]) -> tuple[Path, ...]:
    """Those of ``folders`` that are on the file system of ``destination``, which need not exist yet; none where
    that is not known. Asks the disk."""
    if isinstance(destination, StoreAddress):
        return ()
    absolute = destination.absolute()
    device = next(filter(None, map(_device, (absolute, *absolute.parents))), None)
    return tuple(folder for folder in folders if device is not None and _device(folder) == device)


def _device(path: Path) -> int | None:
    try:
        return path.stat().st_dev or None
    except (OSError, ValueError):  # not there, closed to this user, or in an image
        return None
