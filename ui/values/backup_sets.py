"""The backup sets of a chain, as the chain strip shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QCoreApplication

from ui.format import plural
from ui.languages.marked import mark, marked


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("BackupSets", text)


class SetKind(Enum):
    """What a set is, in words."""

    FULL = mark("full backup")
    INCREMENTAL = mark("incremental backup")
    DIFFERENTIAL = mark("differential backup")
    COPY = mark("copy backup")
    AS_IS = mark("as-is backup")

    @property
    def words(self) -> str:
        return marked(self.value)

    def counted(self, count: int) -> str:
        """``2 full backups``."""
        match self:
            case SetKind.FULL:
                return plural(count, "{} full backup", "{} full backups")
            case SetKind.INCREMENTAL:
                return plural(count, "{} incremental backup", "{} incremental backups")
            case SetKind.DIFFERENTIAL:
                return plural(count, "{} differential backup", "{} differential backups")
            case SetKind.COPY:
                return plural(count, "{} copy backup", "{} copy backups")
            case SetKind.AS_IS:
                return plural(count, "{} as-is backup", "{} as-is backups")


class SetState(Enum):
    """How far a set can be trusted; a later one is worse."""

    VERIFIED = mark("verified")
    UNVERIFIED = mark("not verified")
    UNUSABLE = mark("cannot be restored")

    @property
    def words(self) -> str:
        return marked(self.value)


@dataclass(frozen=True, slots=True)
class ChainNode:
    """One set. ``at`` is when it was taken (aware, or naive and then UTC); ``broken`` says why the link to
    the set before it does not hold, empty if it does. A full backup and a copy link to nothing before it.

    ``needs`` is the position of the set that it builds on, if that is not the one before it; ``blocked`` says
    which break before it keeps it from being restored, ``lock`` what keeps it from being removed. ``files`` is
    what a restore of it reads, in words, ``warned`` what the backup warned of.
    """

    kind: SetKind
    at: datetime
    label: str
    state: SetState = SetState.VERIFIED
    detail: str = ""
    broken: str = ""
    needs: int | None = None
    blocked: str = ""
    lock: str = ""
    files: str = ""
    warned: str = ""

    @property
    def starts_chain(self) -> bool:
        return self.kind not in (SetKind.INCREMENTAL, SetKind.DIFFERENTIAL)


def needed_by(nodes: Sequence[ChainNode], at: int) -> int | None:
    """The position of the set that set ``at`` builds on; ``None`` for one that starts a chain."""
    node = nodes[at]
    if node.starts_chain or at == 0:
        return None
    return at - 1 if node.needs is None else node.needs


def closure(nodes: Sequence[ChainNode], at: int) -> frozenset[int]:
    """Set ``at`` and all that a restore of it needs."""
    found: set[int] = set()
    step: int | None = at
    while step is not None and step not in found:
        found.add(step)
        step = needed_by(nodes, step)
    return frozenset(found)


def dependents(nodes: Sequence[ChainNode], at: int) -> frozenset[int]:
    """The sets that cannot be restored without set ``at``, itself included: what goes if it goes."""
    return frozenset(other for other in range(len(nodes)) if at in closure(nodes, other))
