"""The backup sets of a chain, as the chain strip shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("BackupSets", text)


class SetKind(Enum):
    """What a set is, in words."""

    FULL = "full backup"
    INCREMENTAL = "incremental backup"
    DIFFERENTIAL = "differential backup"
    COPY = "copy backup"
    AS_IS = "as-is backup"

    @property
    def words(self) -> str:
        return tr(self.value)


class SetState(Enum):
    """How far a set can be trusted; a later one is worse."""

    VERIFIED = "verified"
    UNVERIFIED = "not verified"
    UNUSABLE = "cannot be restored"

    @property
    def words(self) -> str:
        return tr(self.value)


@dataclass(frozen=True, slots=True)
class ChainNode:
    """One set. ``at`` is when it was taken (aware, or naive and then UTC); ``broken`` says why the link to
    the set before it does not hold, empty if it does. A full backup and a copy link to nothing before it."""

    kind: SetKind
    at: datetime
    label: str
    state: SetState = SetState.VERIFIED
    detail: str = ""
    broken: str = ""

    @property
    def starts_chain(self) -> bool:
        return self.kind not in (SetKind.INCREMENTAL, SetKind.DIFFERENTIAL)
