"""Messages: what a channel sends, composed once as a subject, a text and HTML. Many notices are one message."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from html import escape

from app.local_time import local_text
from app.notify.decide import Notice, NoticeType
from app.status.values import Severity
from engine.events import printable

PROGRAM = "ESE Backup Manager"
_NAMED = 3
"""Subjects that a subject line names."""
_LONGEST = 120
"""Characters of a subject line."""
_WORDS = {
    Severity.OK: "OK",
    Severity.WARNING: "Warning",
    Severity.UNKNOWN: "Not known",
    Severity.CRITICAL: "Critical",
}
_COLOURS = {
    Severity.OK: "#1e7b34",
    Severity.WARNING: "#9a6700",
    Severity.UNKNOWN: "#57606a",
    Severity.CRITICAL: "#b42318",
}


class Purpose(StrEnum):
    """Why a message is sent."""

    PROBLEMS = "problems"
    DIGEST = "digest"
    TEST = "test"


@dataclass(frozen=True)
class NoticeMessage:
    """What is sent. ``id`` is the same whenever the same is sent again; ``severity`` that of the worst problem in
    it, OK for what is over."""

    id: str
    purpose: Purpose
    subject: str
    severity: Severity
    host: str
    moment: datetime
    text: str
    html: str
    notices: tuple[Notice, ...] = ()

    @property
    def headline(self) -> str:
        """The subject without the host, for who sits at it."""
        return self.subject.removeprefix(f"[{self.host}] ")


@dataclass(frozen=True)
class MessageItem:
    """A line with its details below; ``severity`` gives its colour in HTML."""

    title: str
    details: tuple[str, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True)
class MessageSection:
    heading: str
    items: tuple[MessageItem, ...]


def problems_message(notices: Sequence[Notice], host: str, channel: str, now: datetime) -> NoticeMessage:
    """One message for all of the ``notices``, of which there is at least one."""
    there = [notice for notice in notices if not notice.type.is_over]
    over = [notice for notice in notices if notice.type.is_over]
    sections = [
        MessageSection(heading, tuple(map(_item, _alike(group))))
        for heading, group in (("Problems", there), ("No longer a problem", over))
        if group
    ]
    severity = max((notice.problem.severity for notice in there), key=lambda s: s.rank, default=Severity.OK)
    number = _number(channel, *(notice.id for notice in notices))
    subject = _shortened(f"[{host}] {_headline(there, over)}")
    text, html = rendered(subject, sections, host, now)
    return NoticeMessage(number, Purpose.PROBLEMS, subject, severity, host, now, text, html, tuple(notices))


def check_message(host: str, channel: str, now: datetime) -> NoticeMessage:
    """A message that says that messages arrive."""
    subject = _shortened(f"[{host}] Test message")
    said = f"This is a test of the channel {channel}. Messages about backups on {host} arrive here."
    text, html = rendered(subject, [MessageSection("", (MessageItem(said),))], host, now)
    return NoticeMessage(
        _number(channel, now.isoformat()), Purpose.TEST, subject, Severity.OK, host, now, text, html
    )


def digest_message(
    title: str, severity: Severity, sections: Iterable[MessageSection], host: str, now: datetime
) -> NoticeMessage:
    """The weekly digest of the ``host``; the same for each channel."""
    subject = _shortened(f"[{host}] {title}")
    text, html = rendered(subject, sections, host, now)
    number = _number("digest", host, now.isoformat())
    return NoticeMessage(number, Purpose.DIGEST, subject, severity, host, now, text, html)


def short_lines(message: NoticeMessage) -> list[str]:
    """The message in a few lines, for a notification: one for each problem, or what to do about the only one."""
    if not message.notices:
        return [message.text.partition("\n")[0]]
    lines = [
        f"{'Over: ' if each[0].type.is_over else ''}{_few(each)}: {sentence(each[0].problem.text)}"
        for each in _alike(message.notices)
    ]
    if len(lines) == 1 and message.notices[0].problem.hint and not message.notices[0].type.is_over:
        lines = [message.notices[0].problem.hint]
    more = [f"And {len(lines) - _NAMED} more."] if len(lines) > _NAMED else []
    return [printable(line) for line in (*lines[:_NAMED], *more)]


def rendered(subject: str, sections: Iterable[MessageSection], host: str, now: datetime) -> tuple[str, str]:
    """The sections as text and as HTML. Names from files are shown with escapes; nothing in them is markup."""
    foot = (
        f"{PROGRAM} on {host}, {local_text(now, '%Y-%m-%d %H:%M')}. `ese-backup status` shows the current state."
    )
    lines: list[str] = []
    blocks: list[str] = []
    for section in sections:
        if section.heading:
            lines += [section.heading, ""]
            blocks.append(f'<h2 style="font-size:16px">{_shown(section.heading)}</h2>')
        for item in section.items:
            lines += [printable(item.title), *(f"    {printable(detail)}" for detail in item.details), ""]
            blocks.append(_block(item))
    lines += ["-- ", printable(foot), ""]
    body = "\n".join(blocks)
    html = (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{_shown(subject)}</title></head>\n'
        f'<body style="font-family:sans-serif;font-size:14px">\n{body}\n'
        f'<p style="color:#57606a;font-size:12px">{_shown(foot)}</p></body></html>\n'
    )
    return "\n".join(lines), html


def sentence(text: str) -> str:
    """``text`` with its full stop."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def severity_word(severity: Severity) -> str:
    return _WORDS[severity]


def _block(item: MessageItem) -> str:
    colour = _COLOURS[item.severity] if item.severity is not None else "#d0d7de"
    details = "".join(f"<br>{_shown(detail)}" for detail in item.details)
    style = f"border-left:4px solid {colour};margin:8px 0;padding:4px 10px"
    return f'<div style="{style}"><b>{_shown(item.title)}</b>{details}</div>'


def _alike(notices: Iterable[Notice]) -> list[list[Notice]]:
    """The notices, those together that say the same of different subjects: of two jobs, or of all instances whose
    destination is absent."""
    found: dict[Notice, list[Notice]] = defaultdict(list)
    for each in notices:
        found[replace(each, problem=replace(each.problem, subject=""))].append(each)
    return list(found.values())


def _few(notices: Iterable[Notice]) -> str:
    """The first subjects, and how many more there are."""
    names = list(dict.fromkeys(notice.problem.subject for notice in notices))
    more = [f"and {len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return ", ".join([*names[:_NAMED], *more])


def _item(notices: Sequence[Notice]) -> MessageItem:
    """What is said by all of them, which are alike."""
    notice, subjects = notices[0], ", ".join(each.problem.subject for each in notices)
    problem = notice.problem
    since = local_text(notice.since, "%Y-%m-%d %H:%M")
    if notice.type.is_over:
        until = local_text(notice.until, "%Y-%m-%d %H:%M") if notice.until else ""
        span = f"From {since} to {until}." if until else f"Since {since}."
        return MessageItem(f"Over: {subjects}", (sentence(problem.text), span), Severity.OK)
    again = {NoticeType.WORSE: "It got worse. ", NoticeType.REMINDER: "It is still a problem. "}.get(
        notice.type, ""
    )
    details = (
        sentence(problem.text),
        f"{again}Since {since}.",
        *([f"What to do: {problem.hint}"] if problem.hint else []),
    )
    return MessageItem(f"{_WORDS[problem.severity]}: {subjects}", details, problem.severity)


def _headline(there: Sequence[Notice], over: Sequence[Notice]) -> str:
    """``Critical: DHCP: It is too old.``; of several, how many and of what: ``2 problems, 1 over: A, B, C``."""
    alike, gone = _alike(there), _alike(over)
    if len(alike) + len(gone) == 1:
        problem = (*there, *over)[0].problem
        word = "Over" if over else _WORDS[problem.severity]
        return f"{word}: {_few((*there, *over))}: {problem.text}"
    counts = [
        *([f"{len(alike)} problem{'' if len(alike) == 1 else 's'}"] if there else []),
        *([f"{len(gone)} over"] if over else []),
    ]
    worst = f"{_WORDS[there[0].problem.severity]}: " if there else ""
    return f"{worst}{', '.join(counts)}: {_few((*there, *over))}"


def _shortened(subject: str) -> str:
    shown = printable(subject)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"


def _shown(text: str) -> str:
    return escape(printable(text))


def _number(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
