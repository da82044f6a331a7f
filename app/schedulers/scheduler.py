"""The schedulers of operating systems behind one protocol: written, read back with drift, removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.local_paths import is_there
from app.schedulers.spec import SchedulerKind, Spec, next_look


class Deviation(StrEnum):
    """In what an installed entry differs from what it should be."""

    PROGRAM = "program"
    INTERVAL = "interval"
    HOME = "home"
    EDITED = "edited"
    """The file is not as this program writes it."""
    MISSING = "missing"
    """One of its files."""
    DISABLED = "disabled"
    NOT_LOADED = "not-loaded"
    """The file is there, but the scheduler does not use it, or not as it is now."""
    ONLY_LOGGED_IN = "only-logged-in"


@dataclass(frozen=True)
class Drift:
    """One difference: a sentence with what to do, and the two values where there are some."""

    what: Deviation
    text: str
    hint: str
    expected: str = ""
    found: str = ""


@dataclass(frozen=True)
class Installed:
    """An entry as it was read back. ``program`` is empty and ``every`` None where they cannot be read.

    ``files`` are those on disk; the crontab and the tasks of Windows are no files of ours. ``next_look`` is None
    if it does not run at all. ``last_look`` is as the scheduler says, None where it does not keep that.
    """

    kind: SchedulerKind
    system: bool
    program: tuple[str, ...]
    every: timedelta | None
    files: tuple[Path, ...] = ()
    drift: tuple[Drift, ...] = ()
    next_look: datetime | None = None
    last_look: datetime | None = None

    @property
    def runs(self) -> bool:
        """Whether the scheduler starts it at all."""
        return not any(each.what in (Deviation.DISABLED, Deviation.NOT_LOADED) for each in self.drift)


class Scheduler(Protocol):
    """One scheduler. Calls block, and raise a JetError if its program is missing or refuses."""

    @property
    def kind(self) -> SchedulerKind: ...

    @property
    def available(self) -> bool:
        """Whether this system has it."""
        ...

    def files(self, spec: Spec) -> Mapping[Path, bytes]:
        """What would be written, by where it would be; changes nothing."""
        ...

    def install(self, spec: Spec) -> None:
        """Write the entry and start it; again to correct drift. Raises, and then what was there is there again."""
        ...

    def installed(self, wanted: Spec, now: datetime) -> Installed | None:
        """The entry for the user or the machine (``wanted.system``), and how it differs. None without one."""
        ...

    def remove(self, *, system: bool) -> bool:
        """Stop and remove the entry; whether there was one."""
        ...


_AGAIN = "Run 'ese-backup schedule install' again."


def read_back(
    kind: SchedulerKind,
    wanted: Spec,
    found: Spec | None,
    drift: Sequence[Drift],
    now: datetime,
    *,
    files: tuple[Path, ...] = (),
    last_look: datetime | None = None,
) -> Installed:
    """An entry that says ``found``, None where that cannot be read."""
    program, every = (found.program, found.every) if found else ((), None)
    installed = Installed(kind, wanted.system, program, every, files, tuple(drift), last_look=last_look)
    if every is None or not installed.runs:
        return installed
    return replace(installed, next_look=next_look(every, now))


def compared(found: Spec, wanted: Spec) -> list[Drift]:
    """The differences of what an entry says from what is wanted; a look that is more often than needed is none."""
    drift = []
    if found.program != wanted.program:
        expected, exists = " ".join(wanted.program), is_there(found.program[0])
        text = f"It starts {' '.join(found.program)}, which {'is another one' if exists else 'does not exist'}."
        drift.append(Drift(Deviation.PROGRAM, text, _AGAIN, expected, " ".join(found.program)))
    if wanted.every % found.every:
        text = f"It looks for due jobs every {found.minutes} minutes. A run can start that much later."
        if not found.minutes % 60:
            hours = found.minutes // 60
            text = f"It looks for due jobs every {hours} hours. A run can start that much later."
            hourly = "It looks for due jobs every hour. A run can start up to an hour later than planned."
            text = hourly if hours == 1 else text
        hint = f"Run 'ese-backup schedule install --every {wanted.minutes}m'."
        drift.append(Drift(Deviation.INTERVAL, text, hint, str(wanted.minutes), str(found.minutes)))
    if found.home != wanted.home:
        expected, is_now = str(wanted.home or ""), str(found.home or "")
        text = f"It uses ESE_BACKUP_HOME={is_now}, but this program {expected or 'the default folders'}."
        drift.append(Drift(Deviation.HOME, text, _AGAIN, expected, is_now))
    return drift


def edited(path: Path | str, expected: bytes, found: bytes) -> list[Drift]:
    """The first line in which a file differs from what this program writes."""
    if found == expected:
        return []
    ours, theirs = (data.decode("utf-8", "replace").splitlines() for data in (expected, found))
    at = next((n for n, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]), -1)
    at = min(len(ours), len(theirs)) if at < 0 else at
    was, is_now = (lines[at] if at < len(lines) else "" for lines in (ours, theirs))
    line = at + 1
    text = f"{path} was edited by hand: line {line} is {is_now!r} instead of {was!r}."
    return [Drift(Deviation.EDITED, text, f"{_AGAIN} This overwrites the change.", was, is_now)]
