"""``ese-backup jobs``: what is backed up by itself. The file is docs/jobs.md's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.job_checks import checks, limits
from app.cli.job_options import job_options, made
from app.cli.job_store import change_jobs, job_file, job_named, name_taken
from app.cli.job_words import (
    counted_jobs,
    doubts_of,
    job_facts,
    job_fields,
    nobody_looks,
    say,
    show_job,
    show_list,
    warn,
)
from app.cli.session import Answer, CommandSession, absolute_path, error_fields, json_option

if TYPE_CHECKING:
    from app.jobs.job import Job, Jobs


NEW = "new job"


@click.group(short_help="Manage jobs: what is backed up automatically, where to, and when.")
def jobs() -> None:
    """Set up jobs: what is backed up, where to, when, how long it is kept, and what is promised.

    The jobs are in one file that can also be edited by hand (docs/jobs.md). 'ese-backup run-due' runs what is due;
    'ese-backup schedule install' lets the operating system call it.

    \b
    Examples:
      ese-backup jobs add sru --from C:\\Windows\\System32\\sru --to D:\\backups --at 02:00 --keep-daily 7
      ese-backup jobs add mail --from /srv/mail --to s3://backups/mail --every 1h --full-on sun --max-age 26h
      ese-backup jobs add all --from /srv --below --to /backups --at 02:00,14:00 --on mon-fri --keep-within 30d
      ese-backup jobs edit sru --at 03:00 --before 'systemctl stop sru' --after 'systemctl start sru'
      ese-backup jobs pause sru --reason 'The disk is being replaced.'
    """


@click.command("list", short_help="List the jobs, their schedules and next runs.")
@json_option
def list_jobs() -> Answer:
    """List the jobs with their schedules and their next runs."""
    from app.jobs.bodies import jobs_body

    file = job_file()
    found = file.read()
    warn(map(str, found.unknown))
    body = jobs_body(found.jobs)
    fields = {
        "file": str(file.path),
        "jobs": [job_fields(job) for job in found.jobs.jobs],
        "checks": body.get("check", []),
        "limits": body.get("limits", {}),
        "unknown": [{"field": each.field, "line": each.line, "like": each.like} for each in found.unknown],
    }
    return Answer(fields, lambda: show_list(found.jobs))


@jobs.command(short_help="Show a job, its next runs and its instances.")
@click.argument("name")
@json_option
@click.pass_obj
def show(session: CommandSession, name: str) -> Answer:
    """Show the job NAME, its next runs, and the instances that it stands for now."""
    from app.operations.expanding import expand

    job = job_named(job_file().load(), name)
    found = expand(job, cancel=session.cancel)
    fields = job_fields(job) | {
        "instances": [
            {"name": each.label, "folder": str(each.folder), "running": each.is_running}
            for each in found.instances
        ],
        "problems": [error_fields(error) for error in found.problems],
    }
    return Answer(fields, lambda: show_job(job, found))


@jobs.command(short_help="Set up a job.")
@click.argument("name")
@job_options
@click.option("--paused", metavar="REASON", default="", help="Set it up, but keep it from running for now.")
@json_option
def add(name: str, paused: str, **options: Any) -> Answer:
    """Set up the job NAME: what is backed up (--from), where to (--to), and when.

    Several folders are those of one instance, or of one each; --below takes all instances in and below them, also
    those that come later. --full-on makes full backups on some days besides; of rules that are due at the same
    time, the fullest is run. The answer contains the next three runs.

    \b
    Examples:
      ese-backup jobs add sru --from /mnt/sru --to /backups --mode full --at 02:00 --keep-daily 7 --max-age 26h
      ese-backup jobs add mail --from /srv/mail --to /backups --every 1h --full-on sun@02:30
      ese-backup jobs add mail --from /srv/mail --to /backups --rule 'full at 02:30 on sun' --rule 'auto every 1h'
    """
    from app.cli.job_options import taken
    from app.jobs.fields import name_of
    from app.jobs.job import Job

    for option, what in (("folders", "--from"), ("destination", "--to")):
        if not options[option]:
            raise click.UsageError(f"Missing option '{what}'.")
    base = Job(taken(name_of)(name), options["folders"], options["destination"], paused=" ".join(paused.split()))
    new = made(options, base)

    def how(now: Jobs) -> Jobs:
        if now.named(name) is not None:
            raise name_taken(name)
        return replace(now, jobs=(*now.jobs, new))

    return _changed(NEW, new, how, f"Set up the job {name}.")


@jobs.command(short_help="Change a job.")
@click.argument("name")
@click.option("--name", "new_name", metavar="NEW", help="Give the job another name.")
@click.option("--keep-all", is_flag=True, help="Remove all rules that say which chains are kept.")
@job_options
@json_option
def edit(name: str, new_name: str | None, keep_all: bool, **options: Any) -> Answer:
    """Change what the options name, and leave the rest of the job NAME as it is.

    'none' removes a value: --max-age none, --grace none, --before none, --rule none. Options that can be
    repeated replace all that was there. --at, --every and --cron replace the schedule. Chains stay where they are.

    \b
    Examples:
      ese-backup jobs edit sru --at 03:00 --grace 6h
      ese-backup jobs edit sru --max-age 26h --max-drill-age 35d --keep-daily 14
      ese-backup jobs edit sru --name sru-dc1 --host dc1
    """
    renamed = new_name not in (None, name)
    note = f"Its history stays under the name {name}, and its slots count from now." if renamed else ""
    return _edited(name, lambda job: _with_options(job, new_name, keep_all, options), "Changed", note=note)


@click.command("copy", short_help="Set up a job like another one.")
@click.argument("name")
@click.argument("new_name", metavar="NEW")
@job_options
@json_option
def copy_job(name: str, new_name: str, **options: Any) -> Answer:
    """Set up the job NEW like the job NAME, but for what the options name.

    \b
    Example:
      ese-backup jobs copy mail mail-offsite --to s3://backups/mail --at 04:00
    """
    jobs = job_file().load()
    new = _with_options(job_named(jobs, name), new_name, False, options)

    def how(now: Jobs) -> Jobs:
        if now.named(new_name) is not None:
            raise name_taken(new_name)
        return replace(now, jobs=(*now.jobs, new))

    return _changed(NEW, new, how, f"Set up the job {new_name}.")


@jobs.command(short_help="Remove a job; its backups stay.")
@click.argument("name")
@json_option
def remove(name: str) -> Answer:
    """Remove the job NAME from the file. Its backups and its history stay."""
    removed = job_named(job_file().load(), name)
    stays = f"Its backups in {removed.destination} stay, and so does its history; no rule removes them any more."

    def how(now: Jobs) -> Jobs:
        job_named(now, name)
        return replace(now, jobs=tuple(job for job in now.jobs if job.name != name))

    change_jobs("removal of a job", name, how)
    fields = {"result": "success", "name": name, "destination": str(removed.destination), "stays": stays}
    return Answer(fields, lambda: say(f"Removed the job {name}.", stays))


@jobs.command(short_help="Run a job now.")
@click.argument("name")
@json_option
@click.pass_obj
def run(session: CommandSession, name: str) -> Answer:
    """Run the job NAME now, whatever its schedule says and even if it is paused, and wait for it.

    This serves no slot of its schedule. The mode is auto if a rule of the job has it, otherwise that of
    its first rule.
    """
    from app.cli.run_due import job_now

    return job_now(session, name)


@jobs.command(short_help="Keep a job from running.")
@click.argument("name")
@click.option("--reason", metavar="TEXT", required=True, help="Why: shown wherever the job is.")
@json_option
def pause(name: str, reason: str) -> Answer:
    """Keep the job NAME from running until it is resumed. A run in progress ends as usual."""
    text = " ".join(reason.split())
    if not text:
        raise click.BadParameter("The reason is empty.", param_hint="--reason")
    return _edited(name, lambda job: replace(job, paused=text), "Paused", deed="pause of a job")


@jobs.command(short_help="Resume a paused job.")
@click.argument("name")
@json_option
def resume(name: str) -> Answer:
    """Let the job NAME run again, from its next slot on. Those that came while it was paused were skipped."""
    return _edited(name, lambda job: replace(job, paused=""), "Resumed")


@click.command("export", short_help="Export jobs to a file for another machine.")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--to", "target", metavar="FILE", type=absolute_path, help="Write to this new file, not to stdout.")
@json_option
def export_jobs(names: tuple[str, ...], target: Path | None) -> Answer:
    """Write the jobs NAME, or all with checks and limits, in the format of the job file.

    A job file contains no secrets: keys are named, and have to be on the other machine, too.
    """
    from app.jobs.file import exported
    from app.jobs.job import Jobs

    found = job_file().load()
    chosen = Jobs(tuple(job_named(found, name) for name in dict.fromkeys(names))) if names else found
    text = exported(chosen)
    if target is not None:
        _write_new(target, text)
    fields = {
        "result": "success",
        "jobs": [job.name for job in chosen.jobs],
        "file": str(target) if target else None,
        "text": text,
    }
    count = counted_jobs(len(chosen.jobs))
    return Answer(fields, lambda: say(f"Wrote {count} to {target}.") if target else click.echo(text, nl=False))


@click.command("import", short_help="Import jobs from a file of another machine.")
@click.argument("source", metavar="FILE", type=absolute_path)
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--replace", "replacing", is_flag=True, help="Replace jobs that have the same name.")
@click.option("--as", "new_name", metavar="NEW", help="Import the one job under this name.")
@click.option("--all", "everything", is_flag=True, help="Take its checks and limits, too, instead of those here.")
@json_option
def import_jobs(
    source: Path, names: tuple[str, ...], replacing: bool, new_name: str | None, everything: bool
) -> Answer:
    """Take the jobs NAME, or all, from FILE, which is a job file.

    If a job here has the name of one of them, nothing is imported; --replace replaces it, --as gives another name.
    """
    from app.cli.job_options import taken
    from app.jobs.advice import check_apart, check_recipients
    from app.jobs.fields import name_of
    from app.jobs.file import contents_of
    from engine.files import LocalFileSystem, read_whole

    found = contents_of(read_whole(LocalFileSystem(), source, 1 << 20), source)
    warn(map(str, found.unknown))
    chosen = tuple(job_named(found.jobs, name) for name in dict.fromkeys(names)) if names else found.jobs.jobs
    if new_name is not None:
        if len(chosen) != 1:
            raise click.UsageError("'--as' needs one job: name it after the file.")
        chosen = (replace(chosen[0], name=taken(name_of)(new_name)),)
    for job in chosen:
        check_apart(job)
        check_recipients(job)

    def how(now: Jobs) -> Jobs:
        coming = {job.name: job for job in chosen}
        there = [job.name for job in now.jobs if job.name in coming]
        if there and not replacing:
            raise name_taken(*there)
        kept = tuple(coming.pop(job.name, job) for job in now.jobs)
        taken_over = found.jobs if everything else now
        return replace(taken_over, jobs=(*kept, *coming.values()))

    change_jobs(NEW, ", ".join(job.name for job in chosen), how)
    notes = [f"{job.name}: {doubt}" for job in chosen for doubt in doubts_of(job)]
    left_out = not everything and (found.jobs.checks or "limits" in found.body)
    notes += ["Its checks and limits were left out; --all takes them."] if left_out else []
    fields = {"result": "success", "jobs": [job.name for job in chosen], "notes": notes}
    return Answer(fields, lambda: say(f"Took {counted_jobs(len(chosen))} from {source}.", *notes))


@jobs.command(short_help="Write the JSON schema of the job file, for editors.")
@json_option
def schema() -> Answer:
    """Write the JSON schema of the job file, by which editors with TOML support complete and check it.

    \b
    Example:
      ese-backup jobs schema > jobs.schema.json
    """
    import json

    from resources import job_file_schema

    text = job_file_schema()
    return Answer({"schema": json.loads(text)}, lambda: click.echo(text, nl=False))


def _with_options(job: Job, new_name: str | None, keep_all: bool, options: dict[str, Any]) -> Job:
    from app.cli.job_options import taken
    from app.jobs.fields import name_of
    from engine import Retention

    base = replace(job, retention=Retention()) if keep_all else job
    return replace(made(options, base), name=job.name if new_name is None else taken(name_of)(new_name))


def _edited(
    name: str, edit: Callable[[Job], Job], done: str, *, deed: str = "change of a job", note: str = ""
) -> Answer:
    """Change one job of the file."""
    edited = edit(job_named(job_file().load(), name))

    def how(now: Jobs) -> Jobs:
        new = edit(job_named(now, name))
        if new.name != name and now.named(new.name) is not None:
            raise name_taken(new.name)
        return replace(now, jobs=tuple(new if job.name == name else job for job in now.jobs))

    return _changed(deed, edited, how, f"{done} the job {name}.", note)


def _changed(deed: str, job: Job, how: Callable[[Jobs], Jobs], words: str, note: str = "") -> Answer:
    from app.jobs.advice import check_apart, check_recipients

    check_apart(job)
    check_recipients(job)
    change_jobs(deed, job.name, how)
    notes = [note] if note else []
    notes += [] if job.paused else [*doubts_of(job), *(nobody_looks() if deed == NEW else ())]
    fields = {"result": "success", **job_fields(job), "notes": notes}

    def show() -> None:
        from app.cli.text import facts

        say(words)
        facts([*job_facts(job), *(("note", note) for note in notes)])

    return Answer(fields, show)


def _write_new(target: Path, text: str) -> None:
    from engine.error_codes import Code
    from engine.files import LocalFileSystem, write_durably

    fs = LocalFileSystem()
    if fs.exists(target):
        raise Code.FileAlreadyExists.error(
            f"{target} exists.", hint="Specify a new file, or remove this one first.", path=str(target)
        )
    write_durably(fs, target, text.encode())


for command in (list_jobs, copy_job, export_jobs, import_jobs, checks, limits):
    jobs.add_command(command)
