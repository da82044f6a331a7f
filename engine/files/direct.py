"""Writes past the page cache (O_DIRECT, Linux): no copy into the cache, and nothing that ``sync`` has to wait for.

They are taken for whole blocks in memory that starts at a block, which is what :mod:`engine.digest` lends. Where a
file system refuses them, and for the odd end of a file, the ordinary way is taken. A file stays coherent: the
system drops what its cache holds of the blocks that are written so.
"""

from __future__ import annotations

import errno
import os
import sys

from engine.files.system import write_some

BLOCK = 4096
"""Bytes: no medium has larger sectors, and no system smaller pages of memory."""
LEAST = 256 << 10
"""A shorter write is faster through the cache."""

_REFUSALS = (errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.ENOTTY, errno.EPERM)


class DirectCalls:
    """The calls of the system that direct writes need; tests let them fail."""

    def switch(self, descriptor: int, *, direct: bool) -> None:
        """From here on, writes to the open file go past the page cache, or no more. Raises ``OSError``."""
        if sys.platform != "linux":
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
        import fcntl

        flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
        wanted = flags | os.O_DIRECT if direct else flags & ~os.O_DIRECT
        if wanted != flags:
            fcntl.fcntl(descriptor, fcntl.F_SETFL, wanted)

    def write(self, descriptor: int, view: memoryview, offset: int) -> int:
        """Write some of ``view``; the bytes written. Raises ``OSError``."""
        return write_some(descriptor, view, offset)


class DirectWriter:
    """Writes what it can of one new file past the page cache; one thread at a time."""

    def __init__(self, descriptor: int, calls: DirectCalls) -> None:
        self._descriptor = descriptor
        self._calls = calls
        self._is_direct = False
        self._is_refused = False

    def write(self, view: memoryview, offset: int) -> int:
        """Write the start of ``view`` at ``offset``: how much of it, the rest is for the ordinary way.

        The file is set to the ordinary way when this returns less than all. Raises ``OSError`` for what no way
        would help against.
        """
        length = len(view) // BLOCK * BLOCK
        done = 0
        if not self._is_refused and len(view) >= LEAST and not offset % BLOCK and _starts_at_block(view):
            try:
                self._switch(direct=True)
                done = self._write(view[:length], offset)
            except OSError as error:
                if error.errno not in _REFUSALS:
                    raise
                self._is_refused = True
        if done < len(view):
            self._switch(direct=False)
        return done

    def _write(self, view: memoryview, offset: int) -> int:
        """Until all is written, or the system stops inside a block."""
        done = 0
        while done < len(view) and not done % BLOCK:
            try:
                now = self._calls.write(self._descriptor, view[done:], offset + done)
            except OSError as error:
                if error.errno not in _REFUSALS:
                    raise
                self._is_refused = True
                break
            if not now:
                break
            done += now
        return done

    def _switch(self, *, direct: bool) -> None:
        if direct is not self._is_direct:
            self._calls.switch(self._descriptor, direct=direct)
            self._is_direct = direct


def _starts_at_block(view: memoryview) -> bool:
    """Whether the memory of ``view`` starts at a block. Memory that cannot be changed is never asked: what this
    program writes in whole blocks was read into a buffer."""
    if view.readonly or not view.contiguous:
        return False
    import ctypes  # numpy brings it along; who writes only small files needs it not

    return not ctypes.addressof(ctypes.c_char.from_buffer(view)) % BLOCK
