"""Reading a chain while a backup may add to it or replace it. There are no locks; the reader reads changed files
again.

A run that joins a chain moves its files to their names, replaces the current log and checkpoint by newer ones, and
replaces the manifest. An atomic full backup replaces the complete set. Everything else remains unchanged.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from engine.chain.manifest import Manifest
from engine.chain.stored_chain import StoredChain
from engine.chain.swap import PATIENCE, PAUSE, patiently
from engine.error_codes import Code
from engine.errors import Corruption
from engine.progress import Cancel

_TRIES = 100


@dataclass
class Moving:
    """Says whether what a reader of ``chain`` came upon may be the doing of a backup beside it."""

    chain: StoredChain
    cancel: Cancel
    _is_chain: bool = False
    _waited_for: Manifest | None = None
    _tries: int = field(default=0)

    def __post_init__(self) -> None:
        self._is_chain = self.chain.is_there(self.cancel)

    def manifest(self) -> Manifest:
        """As that of the chain; what is away for the moment of a swap is waited for."""
        return patiently(self.cancel, self.chain.manifest, waits=self._is_chain)

    def again(self, seen: Manifest | None, *, patient: bool = True) -> bool:
        """Whether the chain is another one than that of the manifest that was ``seen``.

        If ``patient``, also whether files that it listed as waiting may have been moved while they were read.

        Raises ``MissingFile`` when the chain is gone, JET_errBackupInProgress (-505) when it never comes to rest.
        """
        if not self._is_chain:
            return False
        if self._sound_manifest() == seen:
            if seen is None or not patient or seen == seen.settled() or seen == self._waited_for:
                return False
            self._waited_for = seen
            self._wait_while(seen)
        self._tries += 1
        if self._tries > _TRIES:
            raise Code.BackupInProgress.error(
                f"Backups kept changing {self.chain.path} while it was read.",
                hint="Wait until no backup of the instance is running.",
                path=str(self.chain.path),
            )
        return True

    def _sound_manifest(self) -> Manifest | None:
        try:
            return self.manifest()
        except Corruption:
            return None

    def _wait_while(self, seen: Manifest) -> None:
        """A run that was published moves its files; those that a dead one left stay where they are."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self._sound_manifest() == seen:
            self.cancel.wait(PAUSE)
