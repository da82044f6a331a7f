"""The calls of a backup that a client can make to a running instance, and their order.

    READY ── begin → COPYING ── roll → ENDED ── truncate → TRUNCATED ── finish → READY
    COPYING ── truncate → TRUNCATED, where nothing is copied; abort → READY, from any of them; state at any time

A call in another state is JET_errInvalidBackupSequence (-521) and changes nothing. If the owner rejects a call,
the backup stays in its state, except for ``finish`` and ``abort``, after which there is no backup.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from engine.control.backup_control import BackupControl
from engine.control.message import Message, as_text, malformed, take, take_number, wrong_member
from engine.control.wire_values import begun_message, error_message, state_message, truncation_message
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.attachments import DBID_MAX
from engine.instance.online_backup import BackupScope


class BackupStep(Enum):
    """Where the client's backup stands."""

    READY = "no backup is running"
    COPYING = "databases are being copied"
    ENDED = "logs are being copied"
    TRUNCATED = "the backup is about to end"


class Conversation:
    """The calls of one client. ``check_going`` raises why no backup may go on, though the owner might say yes."""

    def __init__(self, control: BackupControl, check_going: Callable[[], None]) -> None:
        self.step = BackupStep.READY
        self._control = control
        self._check_going = check_going
        self._databases: frozenset[int] = frozenset()

    @property
    def in_backup(self) -> bool:
        return self.step is not BackupStep.READY

    def answer(self, request: Mapping[str, object]) -> Message:
        """Do what the client asks. Raises ``WrongUse`` for what no client of ours would ask."""
        name = take(request, "verb", str)
        verb = _VERBS.get(name)
        if verb is None:
            raise malformed("A message requests an unknown operation.")
        argument = take_number(request, verb.argument, verb.most) if verb.argument else 0
        try:
            if self.step not in verb.allowed:
                raise Code.InvalidBackupSequence.error(f"{name!r} cannot be called while {self.step.value}.")
            if not verb.always:
                self._check_going()
            return {"ok": verb.act(self, argument)}
        except JetError as error:
            return {"error": error_message(error)}

    def end(self) -> None:
        """The client is gone, or not to be trusted: the instance leaves backup mode."""
        if self.in_backup:
            self.step = BackupStep.READY
            self._control.abort()

    # verbs

    def _state(self, _: int) -> Message:
        return state_message(self._control.state())

    def _begin(self, incremental: int) -> Message:
        begun = self._control.begin(_SCOPES[incremental])
        self.step = BackupStep.COPYING
        self._databases = frozenset(copy.dbid for copy in begun.databases)
        return begun_message(begun)

    def _check(self, _: int) -> Message:
        self._control.check()
        return {}

    def _trailer(self, dbid: int) -> Message:
        if dbid not in self._databases:
            raise wrong_member("dbid")
        return {"page": as_text(self._control.trailer(dbid))}

    def _roll(self, _: int) -> Message:
        logs = self._control.roll()
        self.step = BackupStep.ENDED
        return {"start": logs.start, "stop": logs.stop}

    def _truncate(self, _: int) -> Message:
        cut = self._control.truncate()
        self.step = BackupStep.TRUNCATED
        return truncation_message(cut)

    def _finish(self, _: int) -> Message:
        self.step = BackupStep.READY
        self._control.finish()
        return {}

    def _abort(self, _: int) -> Message:
        self.end()
        return {}


@dataclass(frozen=True)
class _Verb:
    act: Callable[[Conversation, int], Message]
    allowed: frozenset[BackupStep]
    argument: str = ""
    most: int = 0
    """Of the argument, a number."""
    always: bool = False
    """Also while the instance ends."""


_SCOPES = (BackupScope.FULL, BackupScope.INCREMENTAL)
_BACKUP = frozenset(BackupStep) - {BackupStep.READY}
_VERBS = {
    "state": _Verb(Conversation._state, frozenset(BackupStep), always=True),
    "begin": _Verb(Conversation._begin, frozenset({BackupStep.READY}), "incremental", len(_SCOPES) - 1),
    "check": _Verb(Conversation._check, _BACKUP),
    "trailer": _Verb(Conversation._trailer, frozenset({BackupStep.COPYING}), "dbid", DBID_MAX),
    "roll": _Verb(Conversation._roll, frozenset({BackupStep.COPYING})),
    "truncate": _Verb(Conversation._truncate, frozenset({BackupStep.COPYING, BackupStep.ENDED})),
    "finish": _Verb(Conversation._finish, frozenset({BackupStep.ENDED, BackupStep.TRUNCATED})),
    "abort": _Verb(Conversation._abort, frozenset(BackupStep), always=True),
}
