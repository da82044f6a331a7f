"""The command line: ``ese-backup COMMAND … [--json]``, and the exit codes of failures.

With ``--json``, exactly one JSON object is written to stdout; progress, warnings and readable errors go to stderr.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from enum import IntEnum
from types import FrameType
from typing import TextIO

import click

from app import __version__
from app.cli.command_list import CommandList
from app.cli.session import Answer, CommandSession, error_fields, known, write_json


class Exit(IntEnum):
    """The exit codes."""

    SUCCESS = 0
    FAILED = 1
    USAGE = 2
    BUG = 70


_OBJECTS = 100_000
"""So many new objects before garbage is looked for: more than a start makes, of which none is garbage."""


def _show_version(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"ese-backup, version {__version__}")
        context.exit()


@click.group(cls=CommandList, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version."
)
def commands() -> None:
    """Back up, verify and restore databases of the Extensible Storage Engine (ESE, JET Blue).

    Files at rest can be backed up (a stopped service, a snapshot, a mounted image, a copied folder), and so can
    running instances of this program's own engine. Only recover without --to, restore --in-place, restored, serve
    and sample --advance change the files of an instance at rest.

    \b
    To get started:
      ese-backup demo                                  see all steps on a sample instance
      ese-backup scan /mnt/windows                     find instances
      ese-backup backup --from DIR --to DEST --mode full
      ese-backup verify CHAIN
      ese-backup restore CHAIN --to NEWDIR
      ese-backup recover DIR --to NEWDIR               bring a dirty instance to a clean shutdown
      ese-backup prune DEST --keep-daily 7             remove old chains
      ese-backup status                                how well everything is protected

    Exits with 0 for success, 1 for a failed operation, 2 for a usage error, 70 for a bug in the program itself;
    status exits as a Nagios plugin.
    """


def main() -> None:
    """The program."""
    gc.set_threshold(_OBJECTS)
    code = run(sys.argv[1:])
    gc.freeze()  # all memory goes back to the system; to look for garbage in it before takes longer than --help
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit code."""
    session = CommandSession()
    session.json = "--json" in arguments  # what is stopped before its options are read answers in its form, too
    _without_console()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    with _signals(session), session.held:
        try:
            return _run(arguments, session)
        except click.ClickException as wrong:
            wrong.show()
            return Exit.USAGE if session.failure_code is None else session.failure_code
        except (Exception, KeyboardInterrupt, click.Abort) as failure:
            code = _failed(failure, session)
            return code if session.failure_code is None else session.failure_code


def _without_console() -> None:
    """A scheduler of Windows starts programs without any streams; what is written then goes nowhere."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115


def _run(arguments: Sequence[str], session: CommandSession) -> int:
    answer = commands.main(arguments, prog_name="ese-backup", standalone_mode=False, obj=session)
    if not isinstance(answer, Answer):  # --help and --version have written what was requested
        return int(answer or Exit.SUCCESS)
    failure = None
    with _stdout():
        if session.json:
            failure = write_json(answer.fields, sys.stdout)
        else:
            answer.show()
        sys.stdout.flush()
    if failure is not None:
        return _told(known(failure))
    if answer.code is not None:
        return answer.code
    return Exit.SUCCESS if answer.ok else Exit.FAILED


def _failed(failure: BaseException, session: CommandSession) -> Exit:
    """Say on stderr, and as JSON where that is wanted, why it failed."""
    failure = known(failure)
    if session.json:
        from engine.errors import Cancelled

        result = "cancelled" if isinstance(failure, Cancelled) else "failed"
        try:
            write_json({"result": result, "error": error_fields(failure)}, sys.stdout)
            sys.stdout.flush()
        except OSError:
            _silence(sys.stdout)
    return _told(failure)


def _told(failure: BaseException) -> Exit:
    from engine.errors import JetError

    code = Exit.FAILED if isinstance(failure, JetError) else Exit.BUG
    try:
        _tell(failure)
    except OSError:
        _silence(sys.stderr)
    return code


def _tell(failure: BaseException) -> None:
    from app.local_time import in_local_time
    from engine.errors import JetError
    from engine.events import printable

    if isinstance(failure, JetError):
        click.echo(click.style("error: ", fg="red", bold=True) + printable(in_local_time(str(failure))), err=True)
        if failure.hint:
            click.echo(click.style("hint:  ", bold=True) + printable(in_local_time(failure.hint)), err=True)
    else:
        import traceback

        traceback.print_exception(failure)
        click.echo("This is a bug in ese-backup. Please report it with the lines above.", err=True)


@contextlib.contextmanager
def _signals(session: CommandSession) -> Iterator[None]:
    """Ctrl-C, a service manager's SIGTERM and a closed terminal stop a run in order."""

    def stop(number: int, frame: FrameType | None) -> None:
        session.stop()

    names = ["SIGINT", "SIGTERM", "SIGBREAK"]
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup
        numbers.append(signal.SIGHUP)
    before = [(number, signal.signal(number, stop)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


@contextlib.contextmanager
def _stdout() -> Iterator[None]:
    """A full disk below stdout is an error like any other; a reader that left is none."""
    try:
        yield
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        from pathlib import Path

        from engine.os_errors import from_os_error

        _silence(sys.stdout)
        raise from_os_error(error, "write", Path("the result to stdout")) from error


def _silence(stream: TextIO) -> None:
    """What is still buffered goes nowhere: flushing it at exit would fail again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    main()
