"""Addresses of what is in a disk image: ``IMAGE::/folder``, ``IMAGE::2/folder``, ``IMAGE::2@1/folder``.

The number is that of a partition, which is needed where several have the first folder; the one after ``@`` is that
of a shadow copy of its volume. An address is a path whose part ends with these, so it travels wherever paths do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_MARK = "::"
_PART = re.compile(r"(?s)(?P<image>.+)::(?P<partition>\d{1,3})?(?:@(?P<shadow>\d{1,3}))?\Z")
_TEXT = re.compile(r"(?s)(?P<image>.+?::(?:\d{1,3})?(?:@\d{1,3})?)[/\\](?P<inner>.*)\Z")


@dataclass(frozen=True)
class ImagePlace:
    """A place in an image. ``partition`` and ``shadow`` count from 1; ``None`` where none is named.

    ``root`` is the address up to the names inside the volume, ``names``.
    """

    image: Path
    partition: int | None
    shadow: int | None
    root: Path
    names: tuple[str, ...]


def image_place(path: Path) -> ImagePlace | None:
    """The place in an image that a path names, ``None`` for any other path."""
    if _MARK not in str(path):
        return None
    parts = path.parts
    for at, part in enumerate(parts):
        found = _PART.fullmatch(part)
        if found is not None:
            above = Path(*parts[:at])
            partition, shadow = (int(each) if each else None for each in found.group("partition", "shadow"))
            return ImagePlace(above / found["image"], partition, shadow, above / part, parts[at + 1 :])
    return None


def rooted(image: Path, partition: int | None = None, shadow: int | None = None) -> Path:
    """The address of the root of a volume, or of a shadow copy of it."""
    of_volume = "" if partition is None else str(partition)
    of_shadow = "" if shadow is None else f"@{shadow}"
    return image.with_name(f"{image.name}{_MARK}{of_volume}{of_shadow}")


def with_slashes(text: str) -> str:
    """An address as it is typed, with the separators of this system: Windows writes ``\\`` inside a volume."""
    found = _TEXT.fullmatch(text)
    return text if found is None else f"{found['image']}/{found['inner'].replace(chr(92), '/')}"
