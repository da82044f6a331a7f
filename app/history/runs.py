"""A run: one backup, verification, restore, recovery or export from its start to its one terminal state."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from engine.errors import JetError


class RunOperation(StrEnum):
    """What a run does; the value is the word that texts use."""

    BACKUP = "backup"
    VERIFY = "verification"
    RESTORE = "restore"
    RECOVER = "recovery"
    EXPORT = "export"
    PRUNE = "pruning"
    COPY = "copy"
    NOT_KNOWN = "not known"
    """One of a later version of this program."""


CONFIRM, TAKE_BACK, DRILL, TRUNCATE, REMOVE = "confirm", "take back", "drill", "truncate", "remove"
"""Kinds that are operations of their own to users."""
BESIDE = frozenset({"copy", "as-is"})
"""Kinds of backups that no other one continues."""
_OWN_NAMES = {
    CONFIRM: "confirmation",
    TAKE_BACK: "take-back",
    DRILL: "restore drill",
    TRUNCATE: "log removal",
    REMOVE: "chain removal",
}
PARTIAL = "to an earlier state"
"""How the kind of a restore or a drill ends that left newer sets of its chain aside."""
WITHOUT_KEY = "without the key"
"""The kind of a verification that could not read the contents of what is encrypted."""


class RunState(StrEnum):
    """The state of a run. All except ``RUNNING`` are terminal."""

    RUNNING = "running"
    SUCCESS = "success"
    WARNING = "warning"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"
    NOT_KNOWN = "not known"
    """One of a later version of this program: it proves nothing, and refutes nothing."""


GOOD = frozenset({RunState.SUCCESS, RunState.WARNING})
"""States of a run that brought what it was for."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a run: bytes written, pages by state, first and last log generation."""

    bytes: int = 0
    pages_verified: int = 0
    pages_blank: int = 0
    pages_corrected: int = 0
    first_log: int | None = None
    last_log: int | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a run failed, for users and programs (``code`` is the JET number)."""

    name: str
    code: int
    message: str
    hint: str

    @classmethod
    def of(cls, error: JetError) -> Failure:
        return cls(error.name, int(error.code), error.message, error.hint)


@dataclass(frozen=True, slots=True)
class Run:
    """One row of the history's runs.

    ``kind`` is the kind of backup or depth of verification, as set by the caller; ``chain``, ``source`` and
    ``destination`` are paths or empty; times are UTC. ``pid`` is only informative; the lock that ``owner`` names
    shows whether the run is alive (:mod:`app.history.run_owner`). ``job`` is the name of the job that it is of,
    empty for one that a user started. ``paused``: it is held at the moment.
    """

    id: str
    instance: str
    operation: RunOperation
    kind: str
    started: datetime
    source: str = ""
    destination: str = ""
    chain: str = ""
    state: RunState = RunState.RUNNING
    ended: datetime | None = None
    figures: Figures = Figures()
    failure: Failure | None = None
    pid: int = 0
    owner: str = ""
    job: str = ""
    paused: bool = False

    @property
    def what(self) -> str:
        """The operation as shown to users, for whom a drill is not a verification."""
        return next((name for kind, name in _OWN_NAMES.items() if self.kind.startswith(kind)), str(self.operation))

    @property
    def manner(self) -> str:
        """The kind, as far as :attr:`what` does not say it."""
        if self.settles_a_restore:
            return "of a restore"
        own = next((kind for kind in _OWN_NAMES if self.kind.startswith(kind)), "")
        return self.kind.removeprefix(own).strip()

    @property
    def is_drill(self) -> bool:
        return self.kind.startswith(DRILL)

    @property
    def is_truncation(self) -> bool:
        """Whether it only removed logs."""
        return self.kind == TRUNCATE

    @property
    def is_beside(self) -> bool:
        """Whether it is a backup beside the chains, which says nothing about how current they are."""
        return self.kind in BESIDE

    @property
    def is_partial(self) -> bool:
        """Whether it left newer sets of its chain aside."""
        return self.kind.endswith(PARTIAL)

    @property
    def is_without_key(self) -> bool:
        """Whether it compared what is stored, and could not read the contents."""
        return self.kind == WITHOUT_KEY

    @property
    def settles_a_restore(self) -> bool:
        """Whether it confirmed a restore or took it back."""
        return self.kind in (CONFIRM, TAKE_BACK)

    @property
    def seconds(self) -> float | None:
        """How long it took; None while it runs."""
        return (self.ended - self.started).total_seconds() if self.ended else None


def new_run_id(started: datetime) -> str:
    """UTC start and a random part: unique, sortable, no local time in it."""
    return f"{started.astimezone(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(6)}"
