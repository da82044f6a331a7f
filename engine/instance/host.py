"""A running instance as its components use it: its attached databases, and its backup."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from engine.change.live_database import LiveDatabase
from engine.errors import JetError
from engine.files import FileSystem
from engine.formats.stamps import LogTime
from engine.instance.parameters import Parameters
from engine.instance.session import Session, SessionHost
from engine.storage.checkpoint import LiveCheckpoint


class Host(SessionHost, Protocol):
    """What :class:`~engine.instance.instance.Instance` offers beyond what its sessions need."""

    parameters: Parameters
    fs: FileSystem
    checkpoints: LiveCheckpoint

    @property
    def databases(self) -> tuple[LiveDatabase, ...]: ...

    def logtime(self) -> LogTime:
        """Now, as files and records say it."""
        ...

    def move_checkpoint(self, *, everything: bool = False) -> None: ...

    def session(self) -> Session: ...

    def unavailable(self) -> JetError:
        """JET_errInstanceUnavailable, with the first failure as its reason."""
        ...

    def writing(self) -> AbstractContextManager[Session]:
        """The writer's place for work of the instance itself."""
        ...
