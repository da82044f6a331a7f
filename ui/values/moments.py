"""Commits along time, as a timeline shows them: the arithmetic and the words, without painting.

Times are microseconds since 1970 in UTC, as the engine counts them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from ui.format import duration, exact, generation, in_a_row, number, plural

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Moments", text)


@dataclass(frozen=True, slots=True)
class Torn:
    """Moments that cannot be reached, and why; an end that is not known is None. ``commits`` are those in it.
    ``is_before``: nothing is wrong, they are before the backup."""

    first: int | None
    last: int | None
    reason: str
    commits: int = 0
    is_before: bool = False


@dataclass(frozen=True, slots=True)
class Moments:
    """What can be chosen: ``times`` of the commits, ascending; those of one moment are one.

    ``logs`` are (generation, time of its first commit), ascending. Up to ``until`` it is known that there were no
    others.
    """

    times: Sequence[int] = ()
    logs: tuple[tuple[int, int], ...] = ()
    torn: tuple[Torn, ...] = ()
    until: int = 0

    def __len__(self) -> int:
        return len(self.times)

    def nearest(self, time: int) -> int:
        """The commit nearest to ``time``."""
        after = bisect_left(self.times, time)
        if after == len(self.times) or (after and time - self.times[after - 1] < self.times[after] - time):
            after -= 1
        return after

    def count(self, low: float, high: float) -> int:
        """How many commits lie from ``low`` up to ``high``, that one apart."""
        return bisect_left(self.times, high) - bisect_left(self.times, low)

    def log_of(self, index: int) -> int | None:
        """Position in ``logs`` of the one that commit ``index`` is in."""
        at = bisect_right(self.logs, self.times[index], key=lambda log: log[1]) - 1
        return at if at >= 0 else None

    def beside(self, index: int, step: int) -> int:
        """The first commit of the log before (``step`` -1) or after (1) that of commit ``index``."""
        at = self.log_of(index)
        begins = [bisect_left(self.times, begin) for _, begin in self.logs]
        if at is None or not begins:
            return index
        if step < 0 and index > begins[at]:
            return begins[at]
        at += step
        return begins[at] if 0 <= at < len(begins) else (0 if step < 0 else len(self.times) - 1)

    def torn_at(self, time: int) -> Torn | None:
        """The stretch that ``time`` is in, unless a commit is nearer."""
        for torn in self.torn:
            first = torn.first if torn.first is not None else time - 1
            if first < time <= (torn.last if torn.last is not None else time):
                return torn
        return None

    def text(self, index: int) -> str:
        """Commit ``index``: when, which of how many, in which log, what is left out."""
        lines = [tell(self.times[index]), tr("commit {} of {}").format(number(index + 1), number(len(self.times)))]
        at = self.log_of(index)
        if at is not None:
            lines.append(tr("in log {}").format(generation(self.logs[at][0])))
        left = len(self.times) - 1 - index
        later = plural(left, "{} later commit", "{} later commits")
        lines.append(tr("{} left out").format(later) if left else tr("nothing left out"))
        return ", ".join(lines)

    def loss(self, index: int) -> str:
        """What a restore to commit ``index`` leaves out: ``37 commits, 12 min 05 s``; empty for the last one."""
        left = len(self.times) - 1 - index
        if not left:
            return ""
        commits = plural(left, "{} commit", "{} commits")
        return tr("{}, {}").format(commits, duration((self.times[-1] - self.times[index]) / 1_000_000))

    def reach(self, time: int) -> tuple[int | None, int | None]:
        """The last commit at or before ``time`` and the first one after it, None where there is none."""
        after = bisect_right(self.times, time)
        return (after - 1 if after else None), (after if after < len(self.times) else None)

    def summary(self) -> str:
        """What can be reached, and what cannot and why."""
        commits = plural(len(self.times), "{} commit", "{} commits")
        parts = [tr("{} from {} to {}").format(commits, tell(self.times[0]), tell(self.times[-1]))]
        parts += [torn_text(torn) for torn in self.torn]
        return in_a_row(parts)


def moment_of(time: int) -> datetime:
    """``time`` as a moment in UTC."""
    return _EPOCH + timedelta(microseconds=time)


def count_of(moment: datetime) -> int:
    """``moment`` (aware) as a time."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def tell(time: int) -> str:
    """``23 Nov 2026 14:32:05.123`` in local time."""
    return exact(moment_of(time))


def stretch_text(torn: Torn) -> str:
    """From when to when, and why not."""
    first = tell(torn.first) if torn.first is not None else tr("an unknown time")
    if torn.last is None:
        return tr("from {} onwards: {}").format(first, torn.reason)
    return tr("from {} to {}: {}").format(first, tell(torn.last), torn.reason)


def torn_text(torn: Torn) -> str:
    """What cannot be reached, or is before the backup, and why."""
    words = tr("before the backup: {}") if torn.is_before else tr("cannot be reached: {}")
    return words.format(stretch_text(torn))
