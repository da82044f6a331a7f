"""Jobs as the tables of a job file; :mod:`app.jobs.fields` is the way back."""

from __future__ import annotations

from dataclasses import fields as fields_of
from datetime import timedelta

from app.jobs.job import BackupRule, CheckRule, Hook, Job, Jobs, Limits, Targets, Weekday, When
from app.jobs.texts import duration_text, time_text
from app.retention import rules_body, size_text
from app.settings import Storing
from engine.chain.retention import Retention
from engine.hashing import HashKind


def jobs_body(jobs: Jobs) -> dict[str, object]:
    """The tables of a file without its ``format``; what has its default is left out."""
    return _given(
        job=[job_body(job) for job in jobs.jobs],
        check=[_check_body(check) for check in jobs.checks],
        limits=_limits_body(jobs.limits),
    )


def job_body(job: Job) -> dict[str, object]:
    """One job as a table, also what ``--json`` shows of it."""
    return _given(
        name=job.name,
        paused=job.paused,
        hosts=list(job.hosts),
        **{"from": [str(folder) for folder in job.folders]},
        below=job.below,
        to=str(job.destination),
        identities=list(job.identity_files),
        backup=[_rule_body(rule) for rule in job.rules],
        keep=_keep_body(job.retention),
        store=_store_body(job.storing),
        targets=_given(**{field.name: _span(getattr(job.targets, field.name)) for field in fields_of(Targets)}),
        before=_hook_body(job.before),
        after=_hook_body(job.after),
    )


def when_body(when: When) -> dict[str, object]:
    """A rule's times as fields."""
    return _given(
        at=[time_text(at) for at in when.at],
        every=_span(when.every),
        cron=when.cron,
        on=[day.value for day in Weekday if day in when.on],
        zone=when.zone,
        grace=_span(when.grace),
    )


def _given(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value not in (None, "", [], {}, False)}


def _store_body(storing: Storing) -> dict[str, object]:
    other = storing.hash.value if storing.hash is not HashKind.SHA256 else ""
    return _given(compress=storing.level, encrypt=list(storing.recipients), sign=storing.signing, hash=other)


def _rule_body(rule: BackupRule) -> dict[str, object]:
    return {"mode": rule.mode.value, **when_body(rule.when)}


def _check_body(check: CheckRule) -> dict[str, object]:
    return {"kind": check.kind.value, **when_body(check.when), "budget": duration_text(check.budget)}


def _keep_body(rules: Retention) -> dict[str, object]:
    return {
        name: name == "evidence" or (int(value) if value.isdigit() and name != "max_size" else value)
        for name, value in rules_body(rules).items()
    }


def _hook_body(hook: Hook | None) -> dict[str, object]:
    return {} if hook is None else {"run": list(hook.command), "limit": duration_text(hook.limit)}


def _limits_body(limits: Limits) -> dict[str, object]:
    quiet, default = limits.quiet, Limits()
    return _given(
        runs=limits.runs if limits.runs != default.runs else None,
        runs_for_each_destination=limits.runs_for_each_destination
        if limits.runs_for_each_destination != default.runs_for_each_destination
        else None,
        rate=None if limits.rate is None else size_text(limits.rate),
        stall=duration_text(limits.stall) if limits.stall != default.stall else None,
        quiet={} if quiet is None else {"start": time_text(quiet.start), "end": time_text(quiet.end)},
    )


def _span(duration: timedelta | None) -> str:
    return "" if duration is None else duration_text(duration)
