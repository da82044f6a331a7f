"""The weekly digest: what was backed up, verified and drilled, and what is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from app.history.filter import RunFilter
from app.history.history import History
from app.history.runs import Run, RunOperation, RunState
from app.local_time import local_text
from app.notify.message import MessageItem, MessageSection, NoticeMessage, digest_message, sentence, severity_word
from app.settings import Locations
from app.status.values import InstanceStatus, Overview, Severity, StatusProblem
from app.status.words import line
from engine.errors import JetError
from engine.events import size_text

T = TypeVar("T", MessageItem, str)
_WORKED = frozenset({RunState.SUCCESS, RunState.WARNING})
_SHOWN = 200
"""Lines of each part; a message has to stay readable."""


@dataclass(frozen=True)
class _Deed:
    """One sort of runs and how its line begins."""

    done: str
    noun: str
    belongs: Callable[[Run], bool]


_DEEDS = (
    _Deed("Backed up", "backup", lambda run: run.operation is RunOperation.BACKUP and not run.is_truncation),
    _Deed("Verified", "verification", lambda run: run.operation is RunOperation.VERIFY and not run.is_drill),
    _Deed("Drilled", "restore drill", lambda run: run.is_drill),
    _Deed("Restored", "restore", lambda run: run.operation is RunOperation.RESTORE and not run.settles_a_restore),
    _Deed("Pruned", "run", lambda run: run.operation is RunOperation.PRUNE),
    _Deed("Copied", "copy", lambda run: run.operation is RunOperation.COPY),
)


def digest_of(overview: Overview, locations: Locations, since: datetime, now: datetime) -> NoticeMessage:
    """The digest of ``since`` to ``now``; where the history cannot be read, it says so."""
    try:
        runs = _runs(locations, since, now)
    except JetError as error:
        return compose(overview, (), since, unread=str(error))
    return compose(overview, runs, since)


def compose(overview: Overview, runs: Sequence[Run], since: datetime, *, unread: str = "") -> NoticeMessage:
    """The digest from what is known; ``unread`` is why the history could not be read."""
    problems = overview.all_problems
    span = f"{local_text(since, '%Y-%m-%d')} to {local_text(overview.now, '%Y-%m-%d')}"
    done = [MessageItem("The history could not be read.", (unread,), Severity.WARNING)] if unread else _done(runs)
    sections = [
        MessageSection("Open", _cut([_problem(problem) for problem in problems], MessageItem) or (_NOTHING_OPEN,)),
        MessageSection(f"Done, {span}", tuple(done)),
    ]
    if overview.instances:
        sections.append(
            MessageSection(
                "Instances", _cut([_instance(each, overview.now) for each in overview.instances], MessageItem)
            )
        )
    title = f"Week {span}: {_summary(problems)}"
    return digest_message(title, overview.severity, sections, overview.host, overview.now)


_NOTHING_OPEN = MessageItem("Nothing. Everything is as it should be.", (), Severity.OK)


def _summary(problems: Sequence[StatusProblem]) -> str:
    if not problems:
        return "nothing is open"
    return f"{len(problems)} problem{'' if len(problems) == 1 else 's'} open"


def _runs(locations: Locations, since: datetime, now: datetime) -> tuple[Run, ...]:
    if not locations.history.exists():
        return ()
    with History(locations.history) as history:
        return tuple(history.runs(RunFilter(since=since, until=now)))


def _done(runs: Sequence[Run]) -> list[MessageItem]:
    return [_deed(deed, [run for run in runs if deed.belongs(run)]) for deed in _DEEDS[:3]] + [
        _deed(deed, found) for deed in _DEEDS[3:] if (found := [run for run in runs if deed.belongs(run)])
    ]


def _deed(deed: _Deed, runs: Sequence[Run]) -> MessageItem:
    """``Backed up: 12 backups of 3 instances, 1.2 GiB``, and those that failed below."""
    worked = [run for run in runs if run.state in _WORKED]
    failed = [run for run in runs if run.state in (RunState.FAILED, RunState.INTERRUPTED)]
    instances = len({run.instance for run in worked})
    size = sum(run.figures.bytes for run in worked)
    count = _counted(len(worked), deed.noun) if worked else "nothing"
    of = f" of {_counted(instances, 'instance')}" if worked and deed.noun != "run" else ""
    amount = f", {size_text(size)}" if size and deed.noun in ("backup", "copy") else ""
    wrong = f"; {len(failed):,} failed" if failed else ""
    severity = Severity.WARNING if failed else Severity.OK if worked else None
    return MessageItem(f"{deed.done}: {count}{of}{amount}{wrong}", _cut(_failures(failed), str), severity)


def _failures(runs: Iterable[Run]) -> list[str]:
    return [
        f"{local_text(run.started, '%Y-%m-%d %H:%M')} {run.instance}: "
        f"{run.failure.message if run.failure else 'it was interrupted.'}"
        for run in runs
    ]


def _problem(problem: StatusProblem) -> MessageItem:
    since = (f"Since {local_text(problem.since, '%Y-%m-%d %H:%M')}.",) if problem.since else ()
    hint = (f"What to do: {problem.hint}",) if problem.hint else ()
    title = f"{severity_word(problem.severity)}: {problem.subject}"
    return MessageItem(title, (sentence(problem.text), *since, *hint), problem.severity)


def _instance(each: InstanceStatus, now: datetime) -> MessageItem:
    name = f"{each.name} on {each.host}" if each.host else each.name
    return MessageItem(name, (sentence(line(each, now) or "Not restorable"),), each.severity)


def _counted(count: int, noun: str) -> str:
    plural = "copies" if noun == "copy" else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"


def _cut(lines: Sequence[T], more: Callable[[str], T]) -> tuple[T, ...]:
    shown = list(lines[:_SHOWN])
    if len(lines) > _SHOWN:
        shown.append(more(f"And {len(lines) - _SHOWN:,} more."))
    return tuple(shown)
