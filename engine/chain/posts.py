"""What hosts post beside the chains: a small file of each, which says how it is (docs/stores.md#posts).

A post is never a chain or a part of one: it is not listed, swept, pruned or taken for a file of someone else. It
is replaced as a whole. In a bucket, that needs the permission to write and no other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from engine.chain.absence import not_available
from engine.chain.manifest import MANIFEST_NAME
from engine.error_codes import Code
from engine.errors import JetError, MissingFile
from engine.files import FileSystem, read_whole, write_durably

POST_LIMIT = 1 << 20
"""Bytes of the longest post."""
_PREFIX, _SUFFIX = ".ese-backup-host-", ".json"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Post:
    """One post of a listing. ``modified`` is by the clock of the store, ``size`` in bytes; another content has
    another ``version``."""

    name: str
    modified: datetime
    size: int
    version: str


def is_post_name(name: str) -> bool:
    """Whether a post can have this name."""
    return _NAME.fullmatch(name) is not None and not name.endswith((".", _SUFFIX))


def check_post(name: str, data: bytes) -> None:
    """Raises JET_errInvalidParameter (-1003) for a name that no post can have, and for one that is too long."""
    if not is_post_name(name):
        raise Code.InvalidParameter.error(f"{name!r} is not the name of a post.")
    if len(data) > POST_LIMIT:
        raise too_long(len(data))


def too_long(size: int) -> JetError:
    return Code.InvalidParameter.error(f"A post of {size:,} bytes is longer than {POST_LIMIT:,} bytes.")


def no_posts(place: Path) -> JetError:
    """For a place that is a backup set itself, in which everything belongs to it."""
    return Code.FeatureNotAvailable.error(
        f"{place} is a backup set itself, beside which nothing can be posted.",
        hint="Use the destination that contains the chains.",
        path=str(place),
    )


def post_in(fs: FileSystem, folder: Path, name: str, data: bytes) -> None:
    """Post ``data`` in a folder, durably. Raises JET_errInvalidPath (-1023) where there is none."""
    check_post(name, data)
    if not fs.exists(folder) or not fs.stat(folder).is_directory:
        raise not_available(folder)
    if fs.exists(folder / MANIFEST_NAME):
        raise no_posts(folder)
    write_durably(fs.beneath(folder), folder / f"{_PREFIX}{name}{_SUFFIX}", data)


def posts_in(fs: FileSystem, folder: Path) -> list[Post]:
    """The posts in a folder, by name; none where there is no folder. What vanishes meanwhile is left out."""
    if not fs.exists(folder):
        return []
    found = []
    view = fs.beneath(folder)
    for entry in view.entries(folder):
        name = entry.name.removeprefix(_PREFIX).removesuffix(_SUFFIX)
        if entry.name != f"{_PREFIX}{name}{_SUFFIX}" or not is_post_name(name) or entry.is_link:
            continue
        try:
            stat = view.stat(folder / entry.name)
        except MissingFile:
            continue
        if stat.is_file:
            modified = _EPOCH + timedelta(microseconds=stat.modified // 1000)
            found.append(Post(name, modified, stat.size, f"{stat.inode:x}-{stat.modified:x}-{stat.size:x}"))
    return sorted(found, key=lambda post: post.name)


def read_post_in(fs: FileSystem, folder: Path, name: str) -> bytes:
    """One of them. Raises ``MissingFile``, JET_errInvalidParameter (-1003) for one that is too long."""
    check_post(name, b"")
    return read_whole(fs.beneath(folder), folder / f"{_PREFIX}{name}{_SUFFIX}", POST_LIMIT)


def is_post_file(name: str) -> bool:
    """Whether a file of this name in a folder is a post, or one on its way."""
    return name.startswith((_PREFIX, f".{_PREFIX}"))
