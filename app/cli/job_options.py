"""The options that say what a job is, and the job that they make."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from app.cli.keys import compression
from app.cli.prune import rule_options
from app.cli.session import Command, absolute_path
from engine.hashing import HashKind

if TYPE_CHECKING:
    from app.jobs.job import BackupRule, Hook, Job, When
    from app.settings import Storing
    from engine import Retention

T = TypeVar("T")
NONE = "none"
"""What takes an option's value back."""
_MODES = ["full", "incremental", "auto", "differential", "copy"]
_WHEN = ("at", "every", "cron", "on", "zone", "grace")


def taken(read: Callable[[str], T]) -> Callable[[str], T]:
    """A reader of an option's text whose ``ValueError`` is a usage error."""

    def take(text: str) -> T:
        try:
            return read(text)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error

    return take


def duration(text: str) -> timedelta:
    """A duration: ``26h``, ``30d``; none for ``none``."""
    from app.jobs.texts import duration_of

    return timedelta() if text == NONE else taken(duration_of)(text)


def when_options(command: Command) -> Command:
    """``--at``, ``--every``, ``--cron``, ``--on``, ``--zone`` and ``--grace``."""
    options = (
        click.option("--at", metavar="TIMES", help="At these local times of day: 02:00 or 02:00,14:00."),
        click.option("--every", metavar="TIME", help="That often, from midnight on: 15m, 1h, 6h, 24h."),
        click.option("--cron", metavar="FIELDS", help="By a cron expression of five fields: '30 2 * * 1-5'."),
        click.option("--on", metavar="DAYS", help="Only on these days: sun,wed or mon-fri; daily for all."),
        click.option("--zone", metavar="NAME", help="Times are those of this zone, such as Europe/Berlin."),
        click.option("--grace", metavar="TIME", help="Catch a missed slot up no later than this: 6h."),
    )
    return _with(command, options)


def job_options(command: Command) -> Command:
    """All that a job is made of but its name."""
    options = (
        click.option(
            "--from",
            "folders",
            metavar="DIR",
            multiple=True,
            type=absolute_path,
            help="Folder of an instance. Repeat the option for further instances, or for logs that are apart.",
        ),
        click.option("--below/--no-below", default=None, help="All instances in and below the folders."),
        click.option("--to", "destination", metavar="DEST", type=absolute_path, help="Folder or bucket."),
        click.option(
            "--mode",
            type=click.Choice(_MODES),
            help="auto (default) is incremental, and full where that is refused.",
        ),
    )
    further = (
        click.option(
            "--full-on",
            metavar="DAYS[@TIME]",
            help="Also make a full backup on these days: sun, or sun@03:30. Without TIME, at the first of --at, "
            "or at midnight.",
        ),
        click.option(
            "--rule",
            "rules",
            metavar="RULE",
            multiple=True,
            help="A rule in one line, instead of the options above: 'full at 02:30 on sun'. Can be repeated.",
        ),
    )
    last = (
        click.option("--max-age", metavar="TIME", type=duration, help="Target: how old the newest backup may be."),
        click.option("--max-verify-age", metavar="TIME", type=duration, help="Target: how old a verification."),
        click.option("--max-drill-age", metavar="TIME", type=duration, help="Target: how old a drill."),
        click.option("--compress", metavar="zstd[:LEVEL]", type=_compression, help="Compress the files."),
        click.option("--encrypt", metavar="RECIPIENT", multiple=True, help="Encrypt the files. Can be repeated."),
        click.option("--hash", "hash_kind", type=click.Choice(["sha256", "blake3"]), help="Hash of new chains."),
        click.option("--sign", metavar="FILE", help="File with the private key that signs the chains."),
        click.option("--identity", metavar="FILE", multiple=True, help="What opens encrypted chains for checks."),
        click.option("--before", metavar="COMMAND", help="Program to run before, without a shell."),
        click.option("--after", metavar="COMMAND", help="Program to run after, without a shell."),
        click.option("--hook-limit", metavar="TIME", type=duration, help="End these programs after this: 5m."),
        click.option("--after-limit", metavar="TIME", type=duration, help="Another limit for --after."),
        click.option("--host", "hosts", metavar="NAME", multiple=True, help="Run on this machine only."),
    )
    return _with(when_options(_with(rule_options(_with(command, last)), further)), options, first=True)


def made(options: Mapping[str, Any], base: Job) -> Job:
    """The job that the given options make of ``base``. Raises ``UsageError`` and ``BadParameter``."""
    job = replace(
        base,
        folders=options["folders"] or base.folders,
        below=base.below if options["below"] is None else options["below"],
        destination=options["destination"] or base.destination,
        rules=_rules(options, base),
        storing=_storing(options, base.storing),
        retention=_retention(base.retention),
        before=_hook(options["before"], options["hook_limit"], base.before, "before"),
        after=_hook(options["after"], options["after_limit"] or options["hook_limit"], base.after, "after"),
        identity_files=_several(options["identity"], base.identity_files, _absolute),
        hosts=_several(options["hosts"], base.hosts, str),
        targets=replace(
            base.targets,
            max_age=_target(options["max_age"], base.targets.max_age),
            verified=_target(options["max_verify_age"], base.targets.verified),
            drilled=_target(options["max_drill_age"], base.targets.drilled),
        ),
    )
    if options["hook_limit"] is not None and job.before is job.after is None:
        raise click.UsageError("'--hook-limit' needs '--before' or '--after'.")
    if options["after_limit"] is not None and job.after is None:
        raise click.UsageError("'--after-limit' needs '--after'.")
    return job


def when_made(options: Mapping[str, Any], base: When) -> When:
    """When the given options say; what they leave out is that of ``base``."""
    from app.jobs.schedule import check_when
    from app.jobs.texts import days_of, duration_of, times_of

    given = {name: options[name] for name in _WHEN if options[name] is not None}
    try:
        when = base if not given.keys() & {"at", "every", "cron"} else replace(base, at=(), every=None, cron="")
        when = replace(
            when,
            at=times_of(given["at"]) if "at" in given else when.at,
            every=duration_of(given["every"]) if "every" in given else when.every,
            cron=given.get("cron", when.cron),
            on=days_of(given["on"]) if "on" in given else when.on,
            zone=_cleared(given.get("zone", when.zone)),
            grace=_grace(given["grace"]) if "grace" in given else when.grace,
        )
        check_when(when)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    return when


def _with(command: Command, options: tuple[Callable[..., Any], ...], *, first: bool = False) -> Command:
    """The command with these options, in this order; ``first``: before those that it has."""
    for option in reversed(options):
        command = option(command)
    return command


def _rules(options: Mapping[str, Any], base: Job) -> tuple[BackupRule, ...]:
    from app.jobs.job import BackupRule, JobMode, When
    from app.jobs.schedule import check_when
    from app.jobs.texts import rule_of

    given = [name for name in _WHEN if options[name] is not None]
    timed = [name for name in ("at", "every", "cron") if name in given]
    mode = options["mode"]
    if options["rules"]:
        if given or mode or options["full_on"]:
            raise click.UsageError("'--rule' says all of a rule: leave out --mode, --full-on and when it is due.")
        if options["rules"] == (NONE,):
            return ()
        rules = tuple(taken(rule_of)(text) for text in options["rules"])
        for rule in rules:
            taken(lambda text, rule=rule: check_when(rule.when))("")  # type: ignore[misc]
        return rules
    if not given and not mode and not options["full_on"]:
        return base.rules
    if timed or (options["full_on"] and not base.rules):
        if not timed:
            raise click.UsageError("'--full-on' needs '--at', '--every' or '--cron' for the other backups.")
        only = base.rules[0] if len(base.rules) == 1 else BackupRule(When())
        when = replace(only.when, on=frozenset()) if options["cron"] else only.when
        main = BackupRule(when_made(options, when), JobMode(mode or only.mode))
        return (*_full_on(options["full_on"], main), main)
    if len(base.rules) != 1:
        how = "several rules" if base.rules else "no schedule"
        raise click.UsageError(f"The job has {how}. Specify '--at', '--every' or '--cron', or all by '--rule'.")
    rule = base.rules[0]
    main = BackupRule(when_made(options, rule.when), JobMode(mode or rule.mode))
    return (*_full_on(options["full_on"], main), main)


def _full_on(text: str | None, main: BackupRule) -> tuple[BackupRule, ...]:
    """The rule of ``--full-on`` beside the main one."""
    from datetime import time

    from app.jobs.job import BackupRule, JobMode, When
    from app.jobs.texts import days_of, time_of

    if text is None:
        return ()
    days, _, at = text.partition("@")
    if main.when.cron and not at:
        raise click.UsageError("With '--cron', '--full-on' needs a time: sun@02:30.")
    moment = taken(time_of)(at) if at else min(main.when.at, default=time())
    when = When(at=(moment,), on=taken(days_of)(days), zone=main.when.zone, grace=main.when.grace)
    return (BackupRule(when, JobMode.FULL),)


def _storing(options: Mapping[str, Any], base: Storing) -> Storing:
    level = base.level if options["compress"] is None else options["compress"] or None
    signing = base.signing if options["sign"] is None else _cleared(options["sign"])
    recipients = _several(options["encrypt"], base.recipients, str)
    kind = HashKind(options["hash_kind"] or base.hash)
    signing = _absolute(signing) if signing else ""
    return replace(base, level=level, recipients=recipients, signing=signing, hash=kind)


def _retention(base: Retention) -> Retention:
    """The rules whose options were given on the command line, and the others as they are."""
    context = click.get_current_context()
    given = {
        name.removeprefix("keep_"): value
        for name, value in context.params.items()
        if (name.startswith("keep_") and name != "keep_all") or name in ("min_age", "max_size", "evidence")
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
    }
    return replace(base, **given)


def _hook(text: str | None, limit: timedelta | None, base: Hook | None, name: str) -> Hook | None:
    from app.jobs.job import Hook

    if text == NONE:
        return None
    hook = base
    if text is not None:
        try:
            words = shlex.split(text, posix=os.name != "nt")
        except ValueError as error:
            raise click.BadParameter(f"{text!r}: {error}.", param_hint=f"--{name}") from error
        if not words:
            raise click.BadParameter("The command is empty.", param_hint=f"--{name}")
        hook = Hook(tuple(words), base.limit if base else Hook.limit)
    return replace(hook, limit=limit or Hook.limit) if hook and limit is not None else hook


def _several(given: tuple[str, ...], base: tuple[str, ...], read: Callable[[str], str]) -> tuple[str, ...]:
    if not given:
        return base
    return () if given == (NONE,) else tuple(map(read, given))


def _target(given: timedelta | None, base: timedelta | None) -> timedelta | None:
    return base if given is None else given or None


def _grace(text: str) -> timedelta | None:
    from app.jobs.texts import duration_of

    return None if text == NONE else duration_of(text)


def _cleared(text: str) -> str:
    return "" if text == NONE else text


def _absolute(name: str) -> str:
    """The file of a key, wherever the job will run from."""
    return name if name.startswith("keyring:") else str(Path(name).expanduser().absolute())


def _compression(text: str) -> int:
    return 0 if text == NONE else compression(text)
