"""What all commands share: their answer, how it is written, and how a command is stopped.

A command returns an :class:`Answer`; :mod:`app.cli.main` writes it and determines the exit code. Nothing here
imports the engine before a command runs, so that ``--help`` is shown immediately.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO, TypeVar

import click

from app.local_time import LocalTimeError, local_text, parsed

if TYPE_CHECKING:
    from pathlib import Path

    from app.evidence.proofs import RunRecord
    from app.evidence.rule import ReadBack
    from app.operations.key_files import KeyFiles
    from app.operations.request import Request
    from app.operations.runner import Runner
    from engine import Encode, Keys
    from engine.errors import JetError
    from engine.progress import Cancel, Progress

PASSPHRASE_VARIABLE = "ESE_BACKUP_PASSPHRASE"
Command = TypeVar("Command", bound=Callable[..., object])
Result = TypeVar("Result")


class Answer(NamedTuple):
    """The result of a command: ``fields`` for programs; ``show`` prints it in readable form.

    ``fields`` may contain iterators, which are written as they come. ``ok`` is false if the command worked but
    what it found is bad. ``code``: the exit code, where it is not that of ``ok``.
    """

    fields: Mapping[str, object]
    show: Callable[[], None]
    ok: bool = True
    code: int | None = None


class CommandSession:
    """One invocation: the requested form of its answer, and the means to stop it."""

    def __init__(self) -> None:
        self.json = False
        self.failure_code: int | None = None
        """The exit code of every failure, for a command with codes of its own."""
        self.held = ExitStack()
        """What an answer is read from while it is written; closed at the end of the invocation."""
        self.key_options: dict[str, Any] = {}
        """What the options for encodings and keys say (:mod:`app.cli.keys`)."""
        self._cancel: Cancel | None = None

    @property
    def key_files(self) -> KeyFiles:
        """Which keys the user gave."""
        from app.operations.key_files import KeyFiles

        chosen = {**self.key_options, "passphrase": self.key_options.get("passphrase") or self._with_passphrase}
        return KeyFiles(**{name: chosen[name] for name in KeyFiles.__dataclass_fields__ if name in chosen})

    @property
    def _with_passphrase(self) -> bool:
        return "passphrase" in self.key_options.get("encrypt", ())

    def encode(self) -> Encode:
        """How to store files; ``--encrypt passphrase`` asks for one."""
        from engine import Encode, HashKind

        recipients, level = self.key_options.get("encrypt", ()), self.key_options.get("compress")
        kind = HashKind(self.key_options.get("hash_kind", HashKind.SHA256))
        if not self._with_passphrase:
            return Encode(level, recipients, hash=kind)
        if len(recipients) > 1:
            raise click.UsageError("'--encrypt passphrase' cannot be combined with recipients.")
        return Encode(level, passphrase=True, hash=kind)

    @cached_property
    def secrets(self) -> Keys:
        """What is in no file: a passphrase, from the environment or asked for on the terminal."""
        from engine import Keys

        passphrase = os.environ.get(PASSPHRASE_VARIABLE, "")
        if not passphrase and self.key_files.passphrase:
            if not sys.stdin.isatty():
                raise click.UsageError(f"A passphrase is asked for on a terminal only. Set {PASSPHRASE_VARIABLE}.")
            twice = self._with_passphrase
            passphrase = str(click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True))
        return Keys(passphrases=(passphrase,) if passphrase else ())

    def keys(self) -> Keys:
        """All keys of this invocation; raises for files that hold none."""
        return self.key_files.keys(self.secrets)

    @property
    def cancel(self) -> Cancel:
        """The cancellation token of this invocation. From its first use on, signals request a stop and do not end
        the process."""
        if self._cancel is None:
            from engine.progress import Cancel

            self._cancel = Cancel()
        return self._cancel

    def stop(self) -> None:
        """Called by the signal handler: requests a stop if the command can stop cleanly, otherwise ends the
        process."""
        if self._cancel is None:
            raise KeyboardInterrupt
        self._cancel.request()

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """Progress on stderr if it is a terminal."""
        from engine.progress import silent

        if not sys.stderr.isatty():
            yield silent
            return
        from app.cli.progress import progress_bar

        with progress_bar(self.cancel) as progress:
            yield progress

    @contextmanager
    def runner(self) -> Iterator[Runner]:
        """The runner, which records in the user's history; interrupted runs are settled first. What they
        left is named last, unless this run has removed it."""
        from app.history.recording import ForgivingRecorder
        from app.operations.runner import Runner
        from app.settings import Locations

        with ForgivingRecorder(Locations.of().history, warn_unrecorded) as recorder:
            runner = Runner(recorder)
            settled = runner.settle_interrupted()
            try:
                yield runner
            finally:
                for left in (left for each in settled for left in each.told()):
                    click.echo(f"warning: {left.text}", err=True)

    def run(self, request: Request[Result]) -> Result:
        """Run and record what was asked for; the user may watch and stop it."""
        from engine import RunContext

        with self.runner() as runner, self.progress() as progress:
            return runner.run(request, RunContext(progress=progress, cancel=self.cancel, keys=self.secrets))


def record_of_history(*, everything: bool = False) -> RunRecord:
    """The runs in the history that read chains back, or all; nothing is written, and no history is created."""
    from app.evidence.proofs import READ_BACK, RunRecord
    from app.history.filter import RunFilter
    from app.history.history import History
    from app.settings import Locations
    from engine.errors import JetError

    path = Locations.of().history
    try:
        if path.exists():
            with History(path) as history:
                wanted = RunFilter() if everything else RunFilter(operations=READ_BACK)
                return RunRecord(history.runs(wanted), documents=history.document, now=datetime.now(UTC))
    except JetError as error:
        click.echo(f"warning: what checks found is not known: {error}", err=True)
        return RunRecord(unread=error)
    return RunRecord()


def found_damaged(chain: Path) -> ReadBack | None:
    """The check in this history that found the chain damaged, unless a newer one found no damage."""
    import engine

    found = engine.found_at(chain, engine.HostFileSystem())
    return record_of_history().damage(found) if found is not None else None


def damage_text(check: ReadBack) -> str:
    """When damage was found, and which."""
    return f"found damaged on {local_text(check.ended, '%Y-%m-%d %H:%M')}. {check.why}".rstrip()


def damage_fields(check: ReadBack | None) -> dict[str, str] | None:
    """The same for programs."""
    return {"found": check.ended.isoformat(timespec="seconds"), "why": check.why} if check else None


def warn_unrecorded(error: JetError) -> None:
    """That the history does not get what was done is a warning."""
    click.echo(f"warning: this run is not recorded in the history: {error}", err=True)


def json_option(command: Command) -> Command:
    """``--json``: one object on stdout."""

    def remember(context: click.Context, parameter: click.Parameter, value: bool) -> None:
        context.ensure_object(CommandSession).json = value

    return click.option(
        "--json",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=remember,
        help="Write one JSON object to stdout.",
    )(command)


def absolute_path(text: str) -> Path:
    """An absolute path with links unresolved. The engine checks it, so that errors in it are JET errors."""
    if not text:
        raise click.BadParameter("The path is empty.")
    from engine.chain.address import parse

    return parse(text)


def moment_of(text: str) -> datetime:
    """A time in ISO 8601; without a zone, local time."""
    try:
        return parsed(text)
    except LocalTimeError as error:
        raise click.BadParameter(str(error)) from error
    except (ValueError, OverflowError, OSError) as error:
        example = "2025-01-01T12:30:00, or with a zone, +01:00 or Z"
        raise click.BadParameter(f"{text!r} is not a time such as {example}.") from error


def generation_number(text: str) -> int:
    """A log generation in decimal or hexadecimal: ``92``, ``0x5C``."""
    try:
        number = int(text, 0)
    except ValueError:
        number = -1
    if number < 0:
        raise click.BadParameter(f"{text!r} is not a log generation. Examples: 92, 0x5C.")
    return number


def wanted_options(command: Command) -> Command:
    """``--generation``, ``--time`` and ``--roll-forward``: the state of a chain to be restored."""
    options = (
        click.option(
            "--generation",
            type=generation_number,
            metavar="N",
            help="Restore logs up to this generation (92 or 0x5C).",
        ),
        click.option(
            "--time", "moment", metavar="ISO", type=moment_of, help="Restore all commits up to this time."
        ),
        click.option(
            "--roll-forward",
            metavar="DIR",
            type=absolute_path,
            help="Also replay the newer logs in the folder of the instance.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def scope_options(command: Command) -> Command:
    """``--exclude`` and ``--no-subfolders``: which folders are searched."""
    options = (
        click.option(
            "--exclude",
            metavar="DIR",
            multiple=True,
            type=absolute_path,
            help="Exclude this folder. Can be repeated.",
        ),
        click.option(
            "--no-subfolders", is_flag=True, help="Search the folders themselves but not their subfolders."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Adds the name of the file to errors raised in the context."""
    from engine.errors import JetError

    try:
        yield
    except JetError as error:
        if path.name in error.message:
            raise
        context = {**error.context, "path": str(path)}
        raise error.code.error(f"{path.name}: {error.message}", hint=error.hint, **context) from error


@contextmanager
def pointing_to_chains(folder: Path) -> Iterator[None]:
    """Adds the newest chain to errors raised in the context if ``folder`` is not a chain but contains some."""
    import engine
    from engine.errors import JetError, StorageFault

    try:
        yield
    except JetError as error:
        if isinstance(folder, engine.StoreAddress) and isinstance(error, StorageFault):
            raise  # its store would have to be asked once more
        fs, found = engine.HostFileSystem(), []
        with suppress(JetError):
            found = engine.find_chains(fs, folder)
        if not found or found[0].path == folder:
            raise
        hint = f"{folder} contains {len(found)} backup chain(s); the newest is {found[0].path}"
        raise error.code.error(error.message, hint=hint, **error.context) from error


def known(failure: BaseException) -> BaseException:
    """The failure as a JET error: a signal that ended the program is JET's stop on request (-801).

    Python makes another error of a signal that comes while it makes a class: what an import is stopped by.
    """
    from engine.error_codes import Code
    from engine.errors import JetError

    cause: BaseException | None = failure
    while cause is not None and not isinstance(cause, JetError):
        if isinstance(cause, KeyboardInterrupt | click.Abort):
            return Code.BackupAbortByServer.error("Stopped on request.")
        cause = cause.__cause__
    return failure


def error_fields(failure: BaseException) -> dict[str, object]:
    """The ``error`` object of a failure: name, code, message, hint and the objects concerned."""
    from engine.errors import JetError

    error = known(failure)
    if isinstance(error, JetError):
        about = {"name": error.name, "code": int(error.code), "message": error.message, "hint": error.hint}
        return {**error.context, **about}
    message = f"This is a bug in ese-backup: {type(error).__name__}: {error}"
    return {"name": type(error).__name__, "code": 70, "message": message, "hint": "Report it with the traceback."}


def write_json(fields: Mapping[str, object], out: TextIO) -> BaseException | None:
    """Write one object, the items of iterators as they come.

    If an iterator fails, its list ends there; the object then contains the error, which is returned.
    """
    out.write("{")
    failure: BaseException | None = None
    for position, (key, value) in enumerate(fields.items()):
        out.write(",\n" if position else "\n")
        if isinstance(value, Iterator):
            failure = _write_items(key, value, out)
            if failure is not None:
                out.write(",\n" + _member("error", error_fields(failure)))
                break
        else:
            out.write(_member(key, value))
    out.write("\n}\n")
    return failure


def _write_items(key: str, items: Iterator[object], out: TextIO) -> BaseException | None:
    import json

    out.write(f"  {json.dumps(key)}: [")
    separator, failure = "\n    ", None
    while True:
        try:
            item = next(items)
        except StopIteration:
            break
        except (Exception, KeyboardInterrupt) as error:
            failure = error
            break
        out.write(separator + json.dumps(item, default=str))
        separator = ",\n    "
    out.write("]" if separator == "\n    " else "\n  ]")
    return failure


def _member(key: str, value: object) -> str:
    import json

    return json.dumps({key: value}, indent=2, default=str)[2:-2]
