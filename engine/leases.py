"""Who reads a chain at the moment: small files in a private folder of the user, locked while the reader runs.

``<key>.<id>.lock`` is locked, ``<key>.<id>.json`` says by whom; it is written after the lock was taken and removed
before it is released. The lock of a killed reader is released by the system, and the next one who looks removes
its files. A lease keeps a chain from being removed; backups add to the chain or replace it as ever.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError, WrongState
from engine.files import (
    LocalFileSystem,
    ensure_directory,
    is_private,
    not_private,
    read_whole,
    remove_quietly,
    temporary_directory,
    write_durably,
)

_LIMIT = 1 << 16
_PRIVATE = "Delete it, or make it accessible to its owner only."


@dataclass(frozen=True)
class LeaseHolder:
    """What holds a chain: the operation, its process, and since when (ISO 8601, UTC)."""

    reader: str
    process: int
    since: str
    removes: bool = False

    def __str__(self) -> str:
        return f"process {self.process} ({self.reader}, since {self.since})"


class Leases:
    """The leases of this user on this machine, in ``folder``, by default in this user's temporary folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or temporary_directory() / "leases"
        self._fs = LocalFileSystem()

    @contextlib.contextmanager
    def held(self, key: str, path: Path, reader: str) -> Iterator[None]:
        """Read the chain ``key``, which messages call ``path``, as the operation ``reader``.

        Raises JET_errBackupInProgress (-505) while it is being removed. A reader goes on without a lease where
        none can be written: it must be able to restore on a machine whose disk is full.
        """
        with contextlib.ExitStack() as stack:
            removers: list[LeaseHolder] = []
            with contextlib.suppress(JetError):
                own = stack.enter_context(self._lease(key, reader, removes=False))
                removers = [holder for holder in self._holders(key, own) if holder.removes]
            for holder in removers:
                raise _refusal(f"{path} is being removed by {holder}.", path, holder)
            yield

    @contextlib.contextmanager
    def removing(self, key: str, path: Path) -> Iterator[None]:
        """Remove the chain ``key``: no one reads it, and no one begins to.

        Raises JET_errBackupInProgress (-505) with the reader if there is one, ``StorageFault`` and
        JET_errFileAccessDenied (-1032) if that cannot be found out.
        """
        with self._lease(key, "removal", removes=True) as own:
            for holder in self._holders(key, own):
                raise _refusal(f"{path} cannot be removed while it is in use by {holder}.", path, holder)
            yield

    def readers(self, key: str) -> list[LeaseHolder]:
        """Who reads the chain ``key`` at the moment. Raises ``StorageFault`` if that cannot be found out."""
        return [holder for holder in self._holders(key, "") if not holder.removes]

    @contextlib.contextmanager
    def _lease(self, key: str, reader: str, *, removes: bool) -> Iterator[str]:
        """One's own name among the leases; whoever writes first and looks second cannot miss the other."""
        self._make()
        id_ = f"{key}.{secrets.token_hex(6)}"
        lock, described = self._folder / f"{id_}.lock", self._folder / f"{id_}.json"
        holder = LeaseHolder(reader, os.getpid(), datetime.now(UTC).isoformat(timespec="seconds"), removes)
        try:
            self._fs.create(lock).close()
            with self._fs.lock(lock):
                try:
                    write_durably(self._fs, described, json.dumps(asdict(holder)).encode())
                    yield id_
                finally:
                    remove_quietly(self._fs, [described])
        finally:
            remove_quietly(self._fs, [lock])

    def _make(self) -> None:
        ensure_directory(self._fs, self._folder)
        for folder in {self._folder, temporary_directory()} & {self._folder, self._folder.parent}:
            if not is_private(folder.lstat()):
                raise not_private(folder, _PRIVATE)

    def _holders(self, key: str, own: str) -> Iterator[LeaseHolder]:
        """The others that hold a chain; what dead ones left is removed."""
        if not self._fs.exists(self._folder):
            return
        names = re.compile(re.escape(key) + r"\.[0-9a-f]{12}\.json")
        for path in self._fs.list(self._folder):
            if not names.fullmatch(path.name) or path.stem == own:
                continue
            try:
                with self._fs.lock(path.with_suffix(".lock")):
                    remove_quietly(self._fs, [path, path.with_suffix(".lock")])
            except WrongState:
                with contextlib.suppress(JetError, ValueError, TypeError):  # it ended this moment
                    yield LeaseHolder(**json.loads(read_whole(self._fs, path, _LIMIT)))
            except JetError:
                remove_quietly(self._fs, [path])


def _refusal(text: str, path: Path, holder: LeaseHolder) -> JetError:
    return Code.BackupInProgress.error(
        text,
        hint="Wait until that process has ended.",
        path=str(path),
        process=holder.process,
        operation=holder.reader,
    )
