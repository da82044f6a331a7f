"""From facts to the :class:`Overview`: one verdict for each instance and destination, and what is wrong, worst
first. Pure: nothing is looked at here, and ``now`` is given.

What is not known is never reported as good: an instance whose destination does not answer is *unknown*, a date in
the future is a problem, and a schedule that nothing looked at is one, whoever finds that out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from app.evidence.clocks import SetBack
from app.evidence.own_files import Broken, has_no_backup, is_lost
from app.evidence.rule import ReadBack, RunEnd, Standing, Tone, Verdict, Where
from app.jobs.job import Targets
from app.status.destination_facts import DestinationFacts, destination_status
from app.status.moment_problems import is_future, proof_problem, set_back_problem
from app.status.values import (
    InstanceStatus,
    Overview,
    ProblemType,
    Severity,
    StatusProblem,
)
from app.status.verdict_words import HINTS, hint_of, text_of
from app.status.words import clause, moment_text, span_text
from engine.remedy import NO_BACKUP, damage_advice

SCHEDULER_MAY_BE_LATE = timedelta(minutes=15)
"""A slot that was due for so long and that nothing has looked for means that the scheduler does not run."""


@dataclass(frozen=True)
class InstanceFacts:
    """What is known of one instance.

    ``restorable_to`` is the end of its newest sound set that is there, ``verified`` and ``drilled`` the newest
    proofs of a sound chain. ``targets`` are those of its job; ``promised`` is false where they are only the
    general limit of the settings. ``missing``: why the instance itself cannot be found; empty if it was.
    ``answered``: whether its folder could be looked at in time. ``is_new``: no slot of its job was due yet.
    ``begun``: when its first backup was made that is known. ``is_place_used``: a job writes to what is absent.
    ``unread``: what its jobs promise is not known, as their file cannot be used.
    """

    name: str
    folder: Path
    verdict: Verdict
    job: str = ""
    destination: str = ""
    restorable_to: datetime | None = None
    verified: datetime | None = None
    drilled: datetime | None = None
    next_run: datetime | None = None
    targets: Targets = field(default_factory=Targets)
    promised: bool = True
    missing: str = ""
    answered: bool = True
    is_new: bool = False
    begun: datetime | None = None
    is_place_used: bool = False
    absent: tuple[str, ...] = ()
    """The destinations that keep its newest backup, or may hold one, and are not available or do not answer."""
    can_be_written: bool = False
    """Whether the destination of its job is there and takes backups."""
    damage: ReadBack | None = None
    """What the newest run that read its files found in them, if that is damage."""
    unread: bool = False
    broken: Broken | None = None
    """Why no backup can be made of its files as they are; None where one can."""
    set_back: SetBack | None = None
    """That its newest set is dated before one that it follows."""


@dataclass(frozen=True)
class JobFacts:
    """How the schedule of one job went. ``missed`` is its newest slot that was not served, if no later one was;
    ``failed`` that of its newest run that failed, if none was good since, with the reasons. ``paused``: why."""

    name: str
    paused: str = ""
    missed: datetime | None = None
    missed_why: str = ""
    failed: datetime | None = None
    failed_why: str = ""


@dataclass(frozen=True)
class ScheduleFacts:
    """Whether anything looks for due jobs: ``looked`` is when something last did, ``due`` the first slot of any
    job that is not paused after that. ``scheduled``: whether any job has a schedule at all."""

    scheduled: bool = False
    looked: datetime | None = None
    due: datetime | None = None


@dataclass(frozen=True)
class OverviewFacts:
    """Everything that an overview is derived from. ``others`` are problems that their finders state themselves:
    a job file that cannot be read, a stalled run, a silent host."""

    host: str
    instances: tuple[InstanceFacts, ...] = ()
    destinations: tuple[DestinationFacts, ...] = ()
    jobs: tuple[JobFacts, ...] = ()
    schedule: ScheduleFacts = field(default_factory=ScheduleFacts)
    others: tuple[StatusProblem, ...] = ()


def overview(facts: OverviewFacts, now: datetime) -> Overview:
    """The overview of these facts at ``now``, the worst first."""
    wholes = zip(facts.instances, _wholes(facts.instances), strict=True)
    instances = [_instance(each, whole, facts.host, now) for each, whole in wholes]
    failed = {
        each.job for each in instances for problem in each.problems if problem.type is ProblemType.RUN_FAILED
    }
    problems = [
        *_nothing(facts),
        *_schedule_problems(facts.schedule, now),
        *facts.others,
        *(problem for job in facts.jobs for problem in _job_problems(job, failed)),
    ]
    return Overview(
        now,
        facts.host,
        worst_first_instances(instances),
        tuple(sorted(map(destination_status, facts.destinations), key=lambda d: (-d.severity.rank, str(d.place)))),
        worst_first(problems),
    )


def worst_first(problems: Iterable[StatusProblem]) -> tuple[StatusProblem, ...]:
    """By severity, then the longest first."""
    return tuple(
        sorted(
            problems,
            key=lambda p: (-p.severity.rank, p.since.timestamp() if p.since else 0.0, p.type.value, p.subject),
        )
    )


def worst_first_instances(instances: Iterable[InstanceStatus]) -> tuple[InstanceStatus, ...]:
    """By severity, then by name."""
    return tuple(sorted(instances, key=lambda i: (-i.severity.rank, i.host, i.name, str(i.folder))))


# ---- instances


_SEVERITY = {
    Tone.ERROR: Severity.CRITICAL,
    Tone.WARNING: Severity.WARNING,
    Tone.NEUTRAL: Severity.UNKNOWN,
    Tone.WAITING: Severity.UNKNOWN,
}


@dataclass(frozen=True)
class _Whole:
    """What follows from all jobs of an instance.

    ``subject`` is what problems call it: the name, and what tells it from others of that name; ``of_job`` where
    something is said of one of its jobs. ``has_no_backup``: no job has one. ``says_damage``: a verdict says
    already what was found in its files.
    """

    subject: str
    of_job: str
    has_no_backup: bool
    says_damage: bool


def _wholes(instances: Sequence[InstanceFacts]) -> Iterator[_Whole]:
    by_place: dict[tuple[str, Path], list[InstanceFacts]] = defaultdict(list)
    for each in instances:
        by_place[each.name, each.folder].append(each)
    names = Counter(name for name, _ in by_place)
    for each in instances:
        of_jobs = by_place[each.name, each.folder]
        verdicts = [other.verdict for other in of_jobs]
        named = f"{each.name} in {each.folder}"
        subject = each.name if names[each.name] == 1 else named
        yield _Whole(
            subject,
            subject if len(of_jobs) == 1 else f"{named} (job {each.job})",
            all(map(has_no_backup, verdicts)),
            any(_says_damage(each, verdict) for verdict in verdicts),
        )


def _says_damage(facts: InstanceFacts, verdict: Verdict) -> bool:
    if facts.damage is not None:
        return verdict.of_source and verdict.why == facts.damage.why
    return facts.broken is not None and (verdict.of_source or clause(facts.broken.why) in verdict.why)


def _instance(facts: InstanceFacts, whole: _Whole, host: str, now: datetime) -> InstanceStatus:
    subject = whole.of_job
    targets = list(_target_problems(facts, subject, now))
    too_old = any(problem.type is ProblemType.TOO_OLD for problem in targets)
    unread = [_unread(subject)] if facts.unread else []
    found = (*_verdict_problems(facts, whole, too_old=too_old), *_damage_problems(facts, whole))
    problems = worst_first((*found, *targets, *unread))
    return InstanceStatus(
        facts.name,
        facts.folder,
        facts.verdict,
        host,
        facts.job,
        facts.destination,
        facts.restorable_to,
        facts.verified,
        facts.drilled,
        facts.next_run,
        problems,
    )


def _unread(subject: str) -> StatusProblem:
    """What is not known is never reported as good."""
    text = "What its jobs promise is not known, because the job file cannot be used"
    hint = "Correct the job file. Until then, no job backs the instance up."
    return StatusProblem(ProblemType.TARGETS, Severity.UNKNOWN, subject, text, hint)


def _verdict_problems(facts: InstanceFacts, whole: _Whole, *, too_old: bool) -> Iterator[StatusProblem]:
    subject = whole.of_job
    if not facts.answered:
        yield StatusProblem(
            ProblemType.VERDICT,
            Severity.UNKNOWN,
            subject,
            "Not known: the folder of the instance did not answer in time",
            "Check the connection to its disk or share, then look again.",
        )
    elif facts.missing:
        yield StatusProblem(
            ProblemType.MISSING,
            Severity.CRITICAL,
            subject,
            f"The instance cannot be found: {clause(facts.missing)}",
            "Connect or mount the disk of the instance. If it was removed on purpose, remove it from the job. Its "
            "backups are unchanged.",
        )
    verdict = facts.verdict
    if verdict.is_good and facts.restorable_to is None:
        text = "It is not known what can be restored"
        yield StatusProblem(
            ProblemType.VERDICT, Severity.UNKNOWN, subject, text, "Verify the newest chain. It is only read."
        )
    if verdict.is_good or (verdict.standing is Standing.OVERDUE and too_old):
        return
    is_broken = facts.promised and facts.targets.max_age and not facts.is_new
    severity = _SEVERITY[verdict.words.tone]
    if verdict.standing in (Standing.NEVER, Standing.EVIDENCE):
        severity = Severity.CRITICAL if is_broken else Severity.WARNING
    elif verdict.standing is Standing.NOT_REACHABLE and facts.is_place_used:
        severity = Severity.CRITICAL  # as its destination
    is_first = verdict.standing is Standing.NEVER and facts.is_new
    problem = ProblemType.FIRST_RUN if is_first else ProblemType.VERDICT
    if verdict.standing is Standing.BACKUP_FAILED:
        problem = ProblemType.RUN_FAILED
    yield StatusProblem(
        problem,
        severity,
        subject,
        text_of(verdict, facts.absent),
        _hint(facts, whole),
        _since(verdict),
    )


def _hint(facts: InstanceFacts, whole: _Whole) -> str:
    """What to do about the verdict: no backup that cannot be made, no restore of what is not there."""
    verdict = facts.verdict
    if facts.broken is not None and not verdict.of_source:
        return _hint_of_broken(facts.broken, whole)
    if whole.has_no_backup and (is_lost(verdict) or facts.broken is not None):
        return NO_BACKUP
    return hint_of(verdict, facts.absent, facts.destination if facts.can_be_written else "")


def _hint_of_broken(broken: Broken, whole: _Whole) -> str:
    if broken.is_gone:
        return _GONE
    return NO_BACKUP if whole.has_no_backup else _LAST_GOOD


def _damage_problems(facts: InstanceFacts, whole: _Whole) -> Iterator[StatusProblem]:
    """What was found in its own files, which is the same for all of its jobs."""
    damage, broken = facts.damage, facts.broken
    if whole.says_damage:
        return
    if damage is None:
        if broken is not None:
            text = f"Its files cannot be backed up: {clause(broken.why)}"
            hint = _hint_of_broken(broken, whole)
            yield StatusProblem(ProblemType.FILES, Severity.CRITICAL, whole.subject, text, hint)
        return
    severity = Severity.CRITICAL if damage.is_urgent else Severity.WARNING
    hint = damage_advice(damage.remedy, has_backup=not whole.has_no_backup)
    found = (
        "Damage was found in its files" if damage.outcome is RunEnd.DAMAGED else "Not all of its files were read"
    )
    text = f"{found}: {clause(damage.why)}" if damage.why else found
    yield StatusProblem(ProblemType.FILES, severity, whole.subject, text, hint, damage.ended)


_GONE = (
    "If the database is in another folder, add that folder, too. If it is lost, restore the last good backup, if "
    "there is one."
)
_LAST_GOOD = "Keep its files as evidence, then restore the last good backup."


def _since(verdict: Verdict) -> datetime | None:
    """When that began; the date of what is dated in the future is not a beginning."""
    return None if verdict.standing is Standing.FUTURE else verdict.at


def _target_problems(facts: InstanceFacts, subject: str, now: datetime) -> Iterator[StatusProblem]:
    targets, newest = facts.targets, facts.restorable_to
    if facts.verdict.where in (Where.ABSENT, Where.ELSEWHERE):  # at best, it is as new as what is out of sight
        newest = max(filter(None, (newest, facts.verdict.copied)), default=None)
    if newest is not None and is_future(newest, now) and facts.verdict.standing is not Standing.FUTURE:
        text = f"The newest backup is dated in the future: {moment_text(newest, now)}"
        yield StatusProblem(ProblemType.TOO_OLD, Severity.WARNING, subject, text, HINTS[Standing.FUTURE])
    elif targets.max_age and newest is not None and now - newest > targets.max_age:
        text = f"The newest restorable moment is older than {span_text(targets.max_age)}"
        severity = Severity.CRITICAL if facts.promised else Severity.WARNING
        hint, since = HINTS[Standing.OVERDUE], newest + targets.max_age
        yield StatusProblem(ProblemType.TOO_OLD, severity, subject, text, hint, since)
    if facts.set_back is not None:
        yield set_back_problem(facts.set_back, subject, now)
    if facts.verdict.standing in (Standing.NEVER, Standing.LOOKING, Standing.EVIDENCE):
        return  # there is nothing to verify, or it is not known
    proofs = (
        (ProblemType.NOT_VERIFIED, "verified", "Verify the newest chain", targets.verified, facts.verified),
        (ProblemType.NOT_DRILLED, "drilled", "Drill the newest chain", targets.drilled, facts.drilled),
    )
    for problem, word, do, target, moment in proofs:
        if target and (found := proof_problem(word, target, moment, facts.begun, now)):
            yield StatusProblem(problem, Severity.WARNING, subject, found[0], f"{do}. It is only read.", found[1])


# ---- jobs and their schedule


def _job_problems(job: JobFacts, failed: set[str]) -> Iterator[StatusProblem]:
    if job.paused:
        text = f"The job is paused: {clause(job.paused)}"
        hint = f"Resume it when the reason no longer applies: ese-backup jobs resume {job.name}"
        yield StatusProblem(ProblemType.PAUSED, Severity.WARNING, job.name, text, hint)
    if job.missed:
        text = f"A slot was skipped: {clause(job.missed_why)}" if job.missed_why else "A slot was skipped"
        hint = "The next slot does the same. Check that the machine runs and is not too busy at that time."
        yield StatusProblem(ProblemType.SLOT_MISSED, Severity.WARNING, job.name, text, hint, job.missed)
    if job.failed and job.name not in failed:
        text = f"The last run failed: {clause(job.failed_why)}" if job.failed_why else "The last run failed"
        hint = "See the run in the history, and correct the cause. Earlier backups are unchanged."
        yield StatusProblem(ProblemType.RUN_FAILED, Severity.CRITICAL, job.name, text, hint, job.failed)


def _nothing(facts: OverviewFacts) -> Iterator[StatusProblem]:
    """Whoever monitors the wrong user, or a machine without jobs, must not be told that all is well."""
    if not facts.instances:
        text = "No instance is known: there are no jobs and no watched folders"
        hint = "Add a job: ese-backup jobs add. Run this as the user who has the jobs."
        yield StatusProblem(ProblemType.NOTHING, Severity.UNKNOWN, facts.host, text, hint)


def _schedule_problems(schedule: ScheduleFacts, now: datetime) -> Iterator[StatusProblem]:
    """The dead-man rule: whoever looks says so."""
    hint = "Check that the scheduler runs: ese-backup schedule show. To do what is due now: ese-backup run-due"
    if not schedule.scheduled:
        return
    looked, due = schedule.looked, schedule.due
    if looked is None:
        text, hint = "Nothing has looked for due jobs yet", "Install the scheduler: ese-backup schedule install"
        yield StatusProblem(ProblemType.SCHEDULER_SILENT, Severity.WARNING, "schedule", text, hint)
    elif is_future(looked, now):
        text = f"Something looked for due jobs in the future: {moment_text(looked, now)}; a clock was wrong"
        yield StatusProblem(
            ProblemType.SCHEDULER_SILENT, Severity.UNKNOWN, "schedule", text, "Correct the clock of this machine."
        )
    elif due is not None and now - due > SCHEDULER_MAY_BE_LATE:
        text = f"Nothing has looked for due jobs, although one was due {moment_text(due, now)}"
        yield StatusProblem(ProblemType.SCHEDULER_SILENT, Severity.CRITICAL, "schedule", text, hint, looked)
