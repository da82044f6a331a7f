"""What a user names a chain or a destination by: a path of this system, or the address of another store."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem
from engine.images.address import with_slashes

if TYPE_CHECKING:
    _SystemPath = Path
else:
    _SystemPath = type(Path())  # known at run time only

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_SCHEME_OF_PATH = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/")
"""What a path makes of the two slashes. One letter is the drive of a Windows path."""
_BUCKET = 2
"""Parts of an address that names a bucket: the scheme with its colon, and the bucket."""


class StoreAddress(_SystemPath):
    """The address of a bucket or of something in it: ``s3://BUCKET/PREFIX/INSTANCE/CHAIN/FILE``.

    It travels where a path does: ``/``, ``parent`` and ``name`` give addresses and names, ``str`` its text. It
    names nothing of this system: whoever opens it as a path gets JET_errFeatureNotAvailable (-1001).
    """

    def __str__(self) -> str:
        parts = self.parts
        if parts and parts[0].endswith(":"):
            return f"{parts[0]}//{'/'.join(parts[1:])}"
        return "/".join(parts)  # what is left of one by relative_to

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __fspath__(self) -> NoReturn:
        raise not_supported(self)

    @property
    def scheme(self) -> str:
        return str(self.parts[0][:-1])

    @property
    def bucket(self) -> str:
        return str(self.parts[1])

    @property
    def key(self) -> str:
        """What comes after the bucket, without a slash at its ends; empty for the bucket itself."""
        return "/".join(self.parts[_BUCKET:])

    @property
    def parent(self) -> StoreAddress:
        """Of a bucket, the bucket itself, as with the root of a file system."""
        above: StoreAddress = self if len(self.parts) <= _BUCKET else super().parent
        return above

    @property
    def parents(self) -> Sequence[StoreAddress]:
        found = [self.parent] if len(self.parts) > _BUCKET else []
        while found and len(found[-1].parts) > _BUCKET:
            found.append(found[-1].parent)
        return tuple(found)

    def is_absolute(self) -> bool:
        return True

    def absolute(self) -> StoreAddress:
        return self

    def expanduser(self) -> StoreAddress:
        return self

    def resolve(self, strict: bool = False) -> StoreAddress:
        return self


def parse(text: str) -> Path:
    """The place that a user's text names, or that this program kept as text: an absolute path or an address.

    Raises JET_errInvalidPath (-1023) for an address without a bucket, with credentials, or that leads out of it.
    """
    scheme = _SCHEME.match(text)
    if scheme is None:
        return Path(with_slashes(text)).absolute()
    name = scheme[1].lower()
    bucket, *rest = text[scheme.end() :].split("/")
    if not bucket:
        raise _not_valid(text, "names no bucket", f"Specify {name}://BUCKET/PREFIX.")
    if "@" in bucket:
        shown = f"{name}://{bucket.rpartition('@')[2]}/{'/'.join(rest)}".rstrip("/")
        raise _not_valid(shown, "must not contain credentials", "Set them in the environment.")
    if not text.isprintable() or any(part in (".", "..") for part in (bucket, *rest)):
        raise _not_valid(text, "is not valid", "Specify it without '.' and '..'.")
    return StoreAddress(f"{name}:", bucket, *filter(None, rest))


def resolved(place: Path) -> str:
    """A key that all names of one place share, as far as this system knows: the path with its links resolved, an
    address as it is. Bytes that are no text are written out, as in manifests."""
    return str(place) if isinstance(place, StoreAddress) else as_text(os.path.realpath(place))


def as_text(path: Path | str) -> str:
    """A path as a manifest can hold it: bytes that are no text are written out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def check_path(fs: FileSystem, path: Path) -> None:
    """Raises JET_errFeatureNotAvailable (-1001) for an address where only a folder or a file of this system will
    do; also for one that was made a path before it came here.

    A folder that happens to have such a name is one, if it is there.
    """
    if isinstance(path, StoreAddress):
        raise not_supported(path)
    if _SCHEME_OF_PATH.match(path.as_posix()) and not fs.exists(path):
        raise not_supported(path)


def not_supported(path: Path) -> JetError:
    """JET_errFeatureNotAvailable (-1001) for an address that is not supported, or not here."""
    text = str(path) if isinstance(path, StoreAddress) else path.as_posix().replace(":/", "://", 1)
    return Code.FeatureNotAvailable.error(
        f"{text} cannot be opened: {text.partition(':')[0]} addresses are not supported here.",
        hint="Specify a local folder.",
        path=text,
    )


def _not_valid(text: str, why: str, hint: str) -> JetError:
    return Code.InvalidPath.error(f"The address {text} {why}.", hint=hint, path=text)
