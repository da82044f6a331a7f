"""The interface that code changing pages needs from its owner: a session at run time, the undo pass in recovery.

It is the seam between trees and tables, which know how to make a change, and transactions, which know whether it
persists.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from engine.change.version_entry import VersionEntry
from engine.formats.live_page import LivePage
from engine.storage.database_pages import DatabasePages

AfterCommit = Callable[["Writer"], None]
"""Work that the writer who cleans up is given: unversioned changes that no one undoes."""


class HasPages(Protocol):
    """A database, as far as its pages are asked for."""

    @property
    def pages(self) -> DatabasePages: ...


class Writer(Protocol):
    """A transaction in which pages are changed.

    ``procid`` and ``trx`` name it in the log, ``level`` is the one that is open, ``begin0`` the packed position of
    its Begin0.
    """

    @property
    def procid(self) -> int: ...

    @property
    def trx(self) -> int: ...

    @property
    def level(self) -> int: ...

    @property
    def begin0(self) -> int: ...

    @property
    def failed(self) -> bool:
        """Whether the instance is unavailable: nothing can be taken back any more."""
        ...

    def write(self) -> None:
        """Become the writer, once per transaction; every change calls it. Raises ``WrongState``."""
        ...

    def read(self, database: HasPages) -> Callable[[int], LivePage]:
        """How the transaction sees a database's pages, by number."""
        ...

    def ensure_begun(self) -> None:
        """Log the levels that were opened since the last record; called before each."""
        ...

    def next_rceid(self) -> int:
        """The number of the next version."""
        ...

    def require_versions(self, count: int) -> None:
        """Raise JET_errVersionStoreOutOfMemory (-1069) unless so many pages can be kept for readers."""
        ...

    def remember(self, version: VersionEntry) -> None:
        """Keep what undoes a change that was just made."""
        ...

    def fatal(self) -> AbstractContextManager[None]:
        """Whatever fails in here leaves memory and log apart, so it ends the instance."""
        ...


class Transaction(Writer, Protocol):
    """A writer with levels of its own: what tables need for changes of several trees."""

    def begin(self, *, write: bool = False, inner: bool = False) -> None:
        """Open a level: a savepoint that can be rolled back on its own."""
        ...

    def commit(self, *, lazy: bool = False) -> None:
        """End the innermost level, keeping its changes."""
        ...

    def rollback(self) -> None:
        """Take back the innermost level."""
        ...

    def after_commit(self, step: AfterCommit) -> None:
        """Have something done once the transaction is committed; a rollback of this level drops it."""
        ...
