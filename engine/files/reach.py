"""How a name is passed to the system: as a path, or inside a guarded folder as a handle and a last component.

Inside such a folder every component is opened in turn without following links, so no name leads out of it,
whatever is created or replaced there in the meantime. Where the system has no such calls (Windows), each component
is checked before use; a short moment remains in between, but creating links requires a privilege there.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from engine.files.translation import Linked

_FOLDER = getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_PASS = getattr(os, "O_PATH", os.O_RDONLY) | _FOLDER
"""To pass through a folder takes no right to list it, where the system can tell the two apart."""
_PATH_MAX = 4096 if sys.platform == "linux" else 1024 if sys.platform == "darwin" else 1 << 15
_TO_ELSEWHERE = frozenset(
    getattr(stat, name, -1) for name in ("IO_REPARSE_TAG_SYMLINK", "IO_REPARSE_TAG_MOUNT_POINT")
)


def has_handles() -> bool:
    """Whether this system opens names below an open folder."""
    return os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a system call takes it: ``path``, below the open ``folder`` if that is given.

    ``guarded``: the last component must not be followed either.
    """

    path: str | Path
    folder: int | None
    guarded: bool

    @property
    def no_follow(self) -> int:
        """The flag for ``open``."""
        return getattr(os, "O_NOFOLLOW", 0) if self.guarded else 0


class Reach:
    """Hands out names; below the ``roots`` guarded ones."""

    def __init__(self, roots: tuple[Path, ...] = ()) -> None:
        self.roots = roots
        self._outermost_first = sorted(((_as_text(root), root) for root in roots), key=lambda known: len(known[0]))

    def beneath(self, root: Path) -> Reach:
        root = root.absolute()
        return self if root in self.roots else Reach((*self.roots, root))

    def name(self, path: Path, *, opens: bool = True) -> AbstractContextManager[Name]:
        """The name while the context lasts; ``opens``: the call would follow a link of that name.

        Raises ``OSError``, :class:`~engine.files.translation.Linked` where a link is in the way.
        """
        root = self._root_of(path)
        if root is None:
            return contextlib.nullcontext(Name(path, None, False))
        parts = path.absolute().parts[len(root.parts) :]
        if ".." in parts:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        if len(os.fsencode(path)) >= _PATH_MAX:  # what handles could reach, no other program could
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
        if has_handles():
            return _Below(root, parts, path)
        for depth in range(1, len(parts) + opens):
            _refuse_link(root.joinpath(*parts[:depth]))
        return contextlib.nullcontext(Name(path, None, True))

    def _root_of(self, path: Path) -> Path | None:
        if not self.roots:
            return None
        text = _as_text(path.absolute())
        return next(
            (root for above, root in self._outermost_first if text.startswith(above) and text != above), None
        )


def _as_text(path: Path) -> str:
    """What all names below a folder start with: in the system's case, with a separator at the end."""
    return os.path.normcase(path).rstrip(os.sep) + os.sep


class _Below:
    """A name below ``root``, whose folder is open while the context lasts.

    A class and no generator: each access to a chain comes by here.
    """

    __slots__ = ("_folder", "_parts", "_path", "_root")

    def __init__(self, root: Path, parts: tuple[str, ...], path: Path) -> None:
        self._root = root
        self._parts = parts
        self._path = path
        self._folder = -1

    def __enter__(self) -> Name:
        folder = os.open(self._root, _PASS)
        try:
            for depth, part in enumerate(self._parts[:-1], 1):
                try:
                    inner = os.open(part, _PASS | os.O_NOFOLLOW, dir_fd=folder)
                except OSError as error:
                    _refuse_if_link(error, folder, part, self._root.joinpath(*self._parts[:depth]))
                    raise
                os.close(folder)
                folder = inner
        except OSError:
            os.close(folder)
            raise
        self._folder = folder
        return Name(self._parts[-1], folder, True)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        try:
            if isinstance(error, OSError):
                _refuse_if_link(error, self._folder, self._parts[-1], self._path)
        finally:
            os.close(self._folder)


def _refuse_if_link(error: OSError, folder: int, name: str, path: Path) -> None:
    """Say of a refusal that it was a link that was refused; the system has several words for it."""
    if error.errno in (errno.ELOOP, errno.ENOTDIR, errno.EMLINK) and not isinstance(error, Linked):
        with contextlib.suppress(FileNotFoundError):
            if stat.S_ISLNK(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
                raise Linked(path) from error


def _refuse_link(path: Path) -> None:
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return  # the call itself will say so
    if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) in _TO_ELSEWHERE:
        raise Linked(path)
