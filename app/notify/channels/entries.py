"""A message as entries of an event log: one for each notice, with ESE's id where ESE has one."""

from __future__ import annotations

from dataclasses import replace

from app.notify.decide import Notice
from app.notify.message import NoticeMessage
from app.status.values import ProblemType, Severity
from engine.events import EventKind, LogEntry, entry

_ESE_IDS = {ProblemType.RUN_FAILED: EventKind.BackupFailed}


def entries_of(message: NoticeMessage) -> tuple[LogEntry, ...]:
    """At least one; of a digest and a test message its subject, and its text as a field."""
    if not message.notices:
        found = entry(EventKind.NotificationInformation, moment=message.moment, text=message.subject)
        return (replace(found, fields={**found.fields, "details": message.text}),)
    return tuple(_entry_of(notice, message) for notice in message.notices)


def _entry_of(notice: Notice, message: NoticeMessage) -> LogEntry:
    problem = notice.problem
    kind = EventKind.ProblemCritical if problem.severity is Severity.CRITICAL else EventKind.ProblemWarning
    if notice.type.is_over:
        kind = EventKind.ProblemOver
    found = entry(
        kind,
        instance=problem.subject,
        moment=message.moment,
        text=problem.text,
        hint=problem.hint,
        problem=problem.type,
        notice=notice.type,
        notice_id=notice.id,
        since=notice.since.isoformat(),
    )
    if notice.type.is_over:
        return found
    return replace(found, id=int(_ESE_IDS.get(problem.type, kind)))
