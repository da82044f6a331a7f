"""The words of ``ese-backup jobs`` that make a job or a check."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterable

from app.jobs.job import CheckRule, Hook, Job
from app.jobs.texts import duration_text, rule_text, when_parts
from app.retention import rule_words
from engine.hashing import HashKind


def add_arguments(job: Job) -> list[str]:
    """What follows ``ese-backup`` to add ``job``, as if it were not paused.

    Raises ``ValueError`` with a sentence for a job that one command cannot make.
    """
    storing, targets = job.storing, job.targets
    spans = (
        ("--max-age", targets.max_age),
        ("--max-verify-age", targets.verified),
        ("--max-drill-age", targets.drilled),
    )
    return [
        *("jobs", "add", job.name),
        *_each("--from", map(str, job.folders)),
        *(["--below"] if job.below else []),
        *("--to", str(job.destination)),
        *_each("--rule", map(rule_text, job.rules)),
        *rule_words(job.retention),
        *_each("--compress", [f"zstd:{storing.level}"] if storing.level is not None else []),
        *_each("--encrypt", storing.recipients),
        *_each("--hash", [storing.hash] if storing.hash is not HashKind.SHA256 else []),
        *_each("--sign", [storing.signing] if storing.signing else []),
        *_each("--identity", job.identity_files),
        *(word for name, span in spans if span is not None for word in (name, duration_text(span))),
        *_each("--before", _line_of(job.before)),
        *_each("--after", _line_of(job.after)),
        *_each("--hook-limit", _limit_of(job)),
        *_each("--host", job.hosts),
    ]


def check_arguments(check: CheckRule, *, alone: bool = False) -> list[str]:
    """What follows ``ese-backup`` to add ``check``; ``alone``: in place of all others of its kind."""
    when = (word for name, text in when_parts(check.when) for word in (f"--{name}", text))
    only = ["--replace"] if alone else []
    return ["jobs", "checks", check.kind.value, *when, "--budget", duration_text(check.budget), *only]


def _each(option: str, values: Iterable[str]) -> list[str]:
    return [word for value in values for word in (option, value)]


def _line_of(hook: Hook | None) -> list[str]:
    if hook is None:
        return []
    return [subprocess.list2cmdline(hook.command) if os.name == "nt" else shlex.join(hook.command)]


def _limit_of(job: Job) -> list[str]:
    limits = {hook.limit for hook in (job.before, job.after) if hook is not None}
    if len(limits) > 1:
        raise ValueError("One command sets one time limit for both programs, and these have different ones.")
    return [duration_text(limit) for limit in limits if limit != Hook.limit]
