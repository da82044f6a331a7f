"""A timeline in words: what an element is, what there is altogether, the same as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ui.format import duration, generation, generations, in_a_row, number, plural
from ui.values.moments import moment_of, stretch_text, tell
from ui.values.restore_from import RestoreFrom
from ui.values.timeline_cells import Bucket, CellKind, summary
from ui.values.timeline_layout import TimelineIndex
from ui.values.timeline_marks import MarkKind, TimelineMark
from ui.values.timeline_scale import SECOND
from ui.values.timeline_window import Beyond

SETS_SHOWN = 6
MOST_ROWS = 2000
"""Commits in the table and on the clipboard; of more, each log says how many it has."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Timeline", text)


def bucket_text(index: TimelineIndex, bucket: Bucket) -> str:
    """What the generations of a cell are, and all that concerns them."""
    data = index.data
    lines = [index.logs.text(bucket)]
    lines += [
        f"{mark.label}: {generations(*mark.logs)}"
        for mark in data.sets
        if mark.logs is not None and mark.logs[0] <= bucket.last and mark.logs[1] >= bucket.first
    ][-SETS_SHOWN:]
    if data.folder and bucket.kind is not CellKind.MISSING:
        lines.append(bucket.stay.words[:1].upper() + bucket.stay.words[1:])
    if data.required and data.required[0] <= bucket.last and data.required[1] >= bucket.first:
        lines.append(tr("Required for recovery: {}").format(generations(*data.required)))
    current = data.current
    if current and bucket.first <= current[0] <= bucket.last and bucket.kind is not CellKind.CURRENT:
        lines.append(tr("{} is {}").format(generation(current[0]), current[1]))
    if data.checkpoint and bucket.first <= data.checkpoint[0] <= bucket.last:
        lines.append(tr("Checkpoint: {}").format(data.checkpoint[1]))
    return "\n".join(lines)


def commit_text(index: TimelineIndex, at: int) -> str:
    """When it was, in local time and UTC, and what a restore to it loses."""
    moments = index.moments
    utc = moment_of(moments.times[at]).isoformat(sep=" ", timespec="milliseconds").removesuffix("+00:00")
    is_known = index.data.chain is not None  # of a chain alone it is not: an instance may have newer logs
    lost = lost_text(index, at) or (tr("Nothing is lost") if is_known else "")
    return "\n".join(part for part in (moments.text(at), tr("{} UTC").format(utc), lost) if part)


def lost_text(index: TimelineIndex, at: int) -> str:
    """What a restore to commit ``at`` loses, with the logs of an instance whose commits are in no chain and could
    not be read; empty for nothing."""
    loss, later = index.moments.loss(at), unread_logs(index)
    if not later:
        return tr("You lose {}").format(loss) if loss else ""
    logs = plural(later, "{} later log", "{} later logs")
    if not loss:
        return tr("You lose what is in {}").format(logs)
    return tr("You lose {}, and what is in {}").format(loss, logs)


def unread_logs(index: TimelineIndex) -> int:
    """How many logs of an instance are after the chain whose commits are shown, and not shown with them."""
    data = index.data
    ends = [each.logs[1] for each in data.sets if each.chain == data.chain and each.logs]
    if data.chain is None or data.newer is not None or not ends or not index.logs:
        return 0
    return max(0, index.logs.span[1] - max(ends))


def told(index: TimelineIndex) -> str:
    """The whole timeline in a few sentences."""
    data, parts = index.data, []
    if len(index.moments):
        parts.append(index.moments.summary())
    if index.logs:
        parts.append(summary(index.logs, data))
    if data.sets:
        parts.append(plural(len(data.sets), "{} backup set", "{} backup sets"))
    if data.checks:
        newest = data.checks[-1]
        checks = plural(len(data.checks), "{} verification or drill", "{} verifications and drills")
        parts.append(tr("{}, the newest: {}").format(checks, newest.text))
    return in_a_row(parts)


def earlier_text(found: Beyond) -> str:
    """What there is before the part that is shown; empty if there is nothing."""
    if found.commits:
        text = plural(found.commits, "{} earlier commit", "{} earlier commits")
    elif found.logs:
        text = plural(found.logs, "{} earlier log", "{} earlier logs")
    elif found.marks:
        text = plural(found.marks, "{} earlier backup or check", "{} earlier backups and checks")
    else:
        return tr("Earlier damage or gaps") if found.bad else ""
    return tr("{}, with damage or gaps").format(text) if found.bad else text


def later_text(found: Beyond) -> str:
    """What there is after the part that is shown; empty if there is nothing."""
    if found.commits:
        text = plural(found.commits, "{} later commit", "{} later commits")
    elif found.logs:
        text = plural(found.logs, "{} later log", "{} later logs")
    elif found.marks:
        text = plural(found.marks, "{} later backup or check", "{} later backups and checks")
    else:
        return tr("Later damage or gaps") if found.bad else ""
    return tr("{}, with damage or gaps").format(text) if found.bad else text


def restore_of(index: TimelineIndex, mark: TimelineMark) -> RestoreFrom | None:
    """A restore of what a set brought, or of what a check read."""
    if mark.chain is None:
        return None
    last = max((each.logs[1] for each in index.data.sets if each.chain == mark.chain and each.logs), default=None)
    is_end = mark.logs is None or mark.logs[1] == last
    return RestoreFrom(mark.chain, generation=None if is_end or mark.logs is None else mark.logs[1])


def restore_up_to(index: TimelineIndex, generation: int) -> RestoreFrom | None:
    """A restore up to the end of ``generation``, of the newest sound set that holds it."""
    holding = [
        mark
        for mark in index.data.sets
        if mark.logs and mark.logs[0] <= generation <= mark.logs[1] and mark.chain is not None and not mark.bad
    ]
    if not holding:
        return None
    found = restore_of(index, holding[-1])
    full = holding[-1].kind in (MarkKind.FULL, MarkKind.COPY)
    at_end = holding[-1].logs is not None and generation == holding[-1].logs[1]
    return found if found is None or full or at_end else RestoreFrom(found.chain, generation=generation)


def restore_to_commit(index: TimelineIndex, at: int) -> RestoreFrom | None:
    """A restore of every commit up to number ``at``, with the newer logs of the instance if it is in them."""
    data, log = index.data, index.moments.log_of(at)
    if data.chain is None:
        return None
    ends = (each.logs[1] for each in data.sets if each.chain == data.chain and each.logs)
    is_newer = log is not None and index.moments.logs[log][0] > max(ends, default=0)
    newer = data.newer if is_newer else None
    return RestoreFrom(data.chain, moment_of(index.moments.times[at]), None, newer)


def loss_of(index: TimelineIndex, target: RestoreFrom) -> str:
    """The logs after it that are known, and the time until the newest; empty if there are none."""
    last = target.generation
    if last is None:
        ends = (each.logs[1] for each in index.data.sets if each.chain == target.chain and each.logs)
        last = max(ends, default=0)
    newest = index.logs.span[1]
    if newest <= last:
        return ""
    logs = plural(newest - last, "{} log", "{} logs")
    if not index.clock:
        return tr("You lose {} after it").format(logs)
    seconds = (index.clock.time_of(newest + 1) - index.clock.time_of(last + 1)) / SECOND
    return tr("You lose {} after it, {}").format(logs, duration(seconds))


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What there is, which generations (both ends included), when (microseconds since 1970, UTC), and details."""

    what: str
    logs: tuple[int, int] | None = None
    at: int | None = None
    detail: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        logs = generations(*self.logs) if self.logs is not None else ""
        return self.what, logs, tell(self.at) if self.at is not None else "", self.detail


def titles() -> tuple[str, ...]:
    """The titles of the columns."""
    return tr("What"), tr("Logs"), tr("Time"), tr("Detail")


def rows(index: TimelineIndex) -> Iterator[TimelineRow]:
    """Logs, sets, checks and commits, one after the other: thousands take seconds."""
    data = index.data
    for run in index.logs.runs:
        stay = run.stay.words if data.folder and run.kind not in (CellKind.MISSING, CellKind.BEFORE) else ""
        detail = ", ".join(part for part in (run.detail, stay) if part)
        yield TimelineRow(run.kind.words, (run.first, run.last), index.begins.get(run.first), detail)
    if data.required:
        yield TimelineRow(tr("required for recovery"), data.required)
    if data.checkpoint:
        generation, place = data.checkpoint
        yield TimelineRow(tr("checkpoint"), (generation, generation), None, place)
    marks = sorted((*data.sets, *data.checks), key=lambda mark: mark.at or 0)
    for mark in marks:
        yield TimelineRow(mark.kind.words, mark.logs, mark.at, mark.bad)
    for torn in index.moments.torn:
        words = tr("before the backup") if torn.is_before else tr("cannot be reached")
        yield TimelineRow(words, None, torn.first, stretch_text(torn))
    yield from _commits(index)


def table(index: TimelineIndex) -> list[tuple[str, ...]]:
    """The same as texts, the titles first."""
    return [titles(), *(row.texts for row in rows(index))]


def _commits(index: TimelineIndex) -> Iterator[TimelineRow]:
    moments = index.moments
    if len(moments) <= MOST_ROWS:
        for at, time in enumerate(moments.times):
            log = moments.log_of(at)
            logs = (moments.logs[log][0],) * 2 if log is not None else None
            yield TimelineRow(tr("commit {}").format(number(at + 1)), logs, time, moments.loss(at))
        return
    ends = [begin for _, begin in moments.logs[1:]] + [moments.times[-1] + 1]
    for (log, begin), end in zip(moments.logs, ends, strict=True):
        yield TimelineRow(plural(moments.count(begin, end), "{} commit", "{} commits"), (log, log), begin)
