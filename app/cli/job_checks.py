"""``ese-backup jobs checks`` and ``jobs limits``: what concerns all jobs."""

from __future__ import annotations

import re
from dataclasses import replace as with_fields
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from app.cli.job_options import NONE, duration, taken, when_made, when_options
from app.cli.job_store import change_jobs, job_file
from app.cli.job_words import local_slots, say
from app.cli.session import Answer, json_option

if TYPE_CHECKING:
    from app.jobs.job import Jobs, Limits

_WHEN = ("at", "every", "cron", "on", "zone", "grace")
_QUIET = re.compile(r"([0-9:]+)-([0-9:]+)", re.ASCII)


@click.command(short_help="Schedule verifications and drills.")
@click.argument("kind", type=click.Choice(["verify", "drill"]), required=False)
@when_options
@click.option("--budget", metavar="TIME", type=duration, help="How long the checks of a slot may take: 2h.")
@click.option("--replace", is_flag=True, help="In place of all checks of this kind.")
@click.option("--off", is_flag=True, help="Remove all checks of this kind.")
@json_option
def checks(kind: str | None, budget: timedelta | None, replace: bool, off: bool, **options: Any) -> Answer:
    """Add when chains of all jobs are read back, those with the oldest proof first, as many as fit into the
    budget; without KIND, show it. Options without a time change the existing check of KIND. Targets of single
    jobs are set by jobs edit --max-verify-age, --max-drill-age.

    \b
    Examples:
      ese-backup jobs checks verify --at 04:00 --budget 1h30m
      ese-backup jobs checks drill --at 05:00 --on sat,sun --budget 3h
      ese-backup jobs checks drill --at 06:00 --replace
      ese-backup jobs checks drill --off
      ese-backup jobs checks
    """

    given = budget is not None or any(options[name] is not None for name in _WHEN)
    if kind is None:
        if given or replace or off:
            raise click.UsageError("Specify 'verify' or 'drill'.")
        return _shown(job_file().load())
    if off is given or (off and replace):
        raise click.UsageError("Specify when ('--at', '--every' or '--cron'), '--budget' or '--off'.")
    how = partial(_without_checks, kind=kind) if off else partial(_with_check, kind, budget, replace, options)
    return _shown(change_jobs("change of checks", "", how))


@click.command(short_help="Set how much may run at once on this machine.")
@click.option("--runs", metavar="N", type=click.IntRange(1, 64), help="Runs at a time: 2.")
@click.option("--per-destination", metavar="N", type=click.IntRange(1, 64), help="Of them at one destination: 1.")
@click.option("--rate", metavar="SIZE", help="Bytes per second of all runs of a process: 80M; none for no limit.")
@click.option("--stall", metavar="TIME", type=duration, help="Report a run that shows no progress for this long.")
@click.option("--quiet", metavar="HH:MM-HH:MM", help="No job starts between these times; none for no such hours.")
@json_option
def limits(
    runs: int | None, per_destination: int | None, rate: str | None, stall: timedelta | None, quiet: str | None
) -> Answer:
    """Set how much may run at once on this machine; without options, show it.

    \b
    Examples:
      ese-backup jobs limits --runs 4 --rate 80M --quiet 08:00-18:00
      ese-backup jobs limits --rate none
    """
    from app.retention import size_of

    if not any((runs, per_destination, rate, stall is not None, quiet)):
        return _shown(job_file().load())

    def limited(now: Limits) -> Limits:
        return with_fields(
            now,
            runs=runs or now.runs,
            runs_for_each_destination=per_destination or now.runs_for_each_destination,
            rate=now.rate if rate is None else None if rate == NONE else taken(size_of)(rate),
            stall=stall or now.stall,
            quiet=now.quiet if quiet is None else _quiet(quiet),
        )

    return _shown(change_jobs("change of limits", "", lambda now: with_fields(now, limits=limited(now.limits))))


def _without_checks(now: Jobs, kind: str) -> Jobs:
    return with_fields(now, checks=tuple(check for check in now.checks if check.kind != kind))


def _with_check(kind: str, budget: timedelta | None, alone: bool, options: dict[str, Any], now: Jobs) -> Jobs:
    """The jobs with one more check as the options say, or only it (``alone``). Options without a time are for the
    check of the kind that there is; verifications come first."""
    from app.jobs.job import CheckKind, CheckRule, When

    same = [check for check in now.checks if check.kind == kind]
    fresh = any(options[name] is not None for name in ("at", "every", "cron"))
    if not fresh and not alone and len(same) > 1:
        raise click.UsageError(
            f"There are {len(same)} checks of this kind. Specify when ('--at', '--every' or '--cron'), and "
            "'--replace' to have only this one."
        )
    alone = alone or not fresh
    base = same[0] if same and not fresh else CheckRule(CheckKind(kind), When())
    rule = with_fields(base, when=when_made(options, base.when), budget=budget or base.budget)
    kept = [check for check in now.checks if not (check.kind == kind and (alone or check.when == rule.when))]
    order = list(CheckKind)
    return with_fields(now, checks=tuple(sorted([*kept, rule], key=lambda check: order.index(check.kind))))


def _quiet(text: str) -> Any:
    from app.jobs.job import QuietHours
    from app.jobs.texts import time_of

    if text == NONE:
        return None
    found = _QUIET.fullmatch(text.replace(" ", ""))
    if not found:
        raise click.BadParameter(f"{text!r} are not quiet hours such as 08:00-18:00.", param_hint="--quiet")
    return QuietHours(taken(time_of)(found[1]), taken(time_of)(found[2]))


def _shown(jobs: Jobs) -> Answer:
    from app.jobs.bodies import jobs_body
    from app.jobs.texts import duration_text, time_text
    from app.jobs.words import describe
    from app.retention import size_text

    body, limits = jobs_body(jobs), jobs.limits
    fields = {
        "result": "success",
        "checks": [
            {**written, "schedule": describe(check.when), "next": local_slots(check.when)}
            for written, check in zip(body.get("check", []), jobs.checks, strict=True)  # type: ignore[call-overload]
        ],
        "limits": {
            "runs": limits.runs,
            "runs_for_each_destination": limits.runs_for_each_destination,
            "rate": limits.rate,
            "stall": duration_text(limits.stall),
            "quiet": [time_text(limits.quiet.start), time_text(limits.quiet.end)] if limits.quiet else None,
        },
    }

    def show() -> None:
        from app.cli.text import facts

        for check in jobs.checks:
            what = "Verification" if check.kind == "verify" else "Drills"
            say(f"{what}: {describe(check.when)}, at most {duration_text(check.budget)} each time.")
        if not jobs.checks:
            say("No checks are scheduled: ese-backup jobs checks verify --at 04:00")
        quiet = limits.quiet
        facts(
            [
                ("runs", f"{limits.runs} at a time, {limits.runs_for_each_destination} at each destination"),
                ("rate", f"{size_text(limits.rate)} per second" if limits.rate else "not limited"),
                ("stall", f"reported after {duration_text(limits.stall)}"),
                ("quiet", f"{time_text(quiet.start)} to {time_text(quiet.end)}" if quiet else ""),
            ],
            indent=0,
        )

    return Answer(fields, show)
