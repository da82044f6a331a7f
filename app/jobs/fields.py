"""The tables of a job file as jobs; :mod:`app.jobs.bodies` is the way back.

docs/jobs.md describes the fields, resources/jobs.schema.json is the same as a schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields as fields_of
from datetime import timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TypeVar

from app.jobs.job import (
    BackupRule,
    CheckKind,
    CheckRule,
    Hook,
    Job,
    JobMode,
    Jobs,
    Limits,
    QuietHours,
    Targets,
    Weekday,
    When,
)
from app.jobs.schedule import check_when
from app.jobs.secrets import check_command, check_key, check_text
from app.jobs.texts import days_of, duration_of, time_of
from app.retention import rules_from, size_of
from app.settings import MAX_LEVEL, Storing
from engine.chain import address
from engine.chain.retention import Retention
from engine.errors import JetError
from engine.hashing import HashKind

FORMAT = 1
"""The format of the file that this version writes, and the newest that it reads."""
MOST_RUNS = 64
_NAME = re.compile(r"[^\W_][\w .-]{0,62}[\w.-]|[^\W_]")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_PASSPHRASE = "passphrase"

FieldPath = tuple[str | int, ...]
"""Where a field is: names of tables and fields, and numbers, from 0, in lists of tables."""
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class FieldError(ValueError):
    """A field says what it must not: where it is, and a sentence."""

    def __init__(self, path: FieldPath, text: str) -> None:
        super().__init__(text)
        self.path = path
        self.text = text


def name_of(text: str) -> str:
    """A name of a job. Raises ``ValueError`` for one that is hard to type or to tell from others."""
    if not _NAME.fullmatch(text):
        raise ValueError(
            f"{text!r} is not a name of a job. Use letters, digits, spaces, '.', '-' and '_', up to 64, "
            "beginning with a letter or digit."
        )
    return text


def place_of(text: str) -> Path:
    """A folder or an address. Raises ``ValueError`` for one that depends on where the program is started."""
    if _ADDRESS.match(text):
        try:
            return address.parse(text)
        except JetError as error:
            raise ValueError(f"{error.message} {error.hint}") from error
    if "\0" in text:
        raise ValueError("A path contains no null character.")
    path = Path(text).expanduser() if text.startswith("~") else Path(text)
    if not (path.is_absolute() or PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute()):
        raise ValueError(f"{text!r} is not an absolute path or the address of a bucket.")
    return path


def key_file_of(text: str) -> str:
    """The name of a key: an absolute path, or ``keyring:NAME``. Raises ``ValueError`` for another."""
    return text if text.startswith("keyring:") else str(place_of(text))


def jobs_from(body: object) -> tuple[Jobs, tuple[FieldPath, ...]]:
    """The jobs of the tables of a file without its ``format``, and the fields that are not known here.

    Raises :class:`FieldError` for the first field that is not valid.
    """
    unknown: list[FieldPath] = []
    top = _Table(body, (), unknown)
    top.take("format", lambda value: value, None)
    jobs: dict[str, Job] = {}
    for table in top.tables("job"):
        job = _job(table)
        if job.name in jobs:
            raise FieldError((*table.path, "name"), f"There is another job named {job.name!r}. Names are unique.")
        jobs[job.name] = job
    checks = tuple(_check(table) for table in top.tables("check"))
    limits = _limits(top.table("limits"))
    top.end()
    return Jobs(tuple(jobs.values()), checks, limits), tuple(unknown)


class _Table:
    """A table that is read field by field; what nobody asked for is unknown at its end."""

    def __init__(self, body: object, path: FieldPath, unknown: list[FieldPath]) -> None:
        if not isinstance(body, Mapping):
            raise FieldError(path, "This is a table of fields.")
        self.path = path
        self._body = body
        self._unknown = unknown
        self._asked: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._body

    def take(self, name: str, read: Callable[[object], T], default: T) -> T:
        return self._read(name, read) if name in self._body else default

    def need(self, name: str, read: Callable[[object], T], example: str) -> T:
        if name not in self._body:
            raise FieldError(self.path, f"The field {name!r} is missing. Example: {name} = {example}")
        return self._read(name, read)

    def table(self, name: str) -> _Table:
        """The table of that name, empty where there is none."""
        self._asked.add(name)
        return _Table(self._body.get(name, {}), (*self.path, name), self._unknown)

    def tables(self, name: str) -> Iterator[_Table]:
        self._asked.add(name)
        listed = self._body.get(name, [])
        if not isinstance(listed, list):
            raise FieldError((*self.path, name), f"This is a list of tables: [[{name}]], not [{name}].")
        for number, body in enumerate(listed):
            yield _Table(body, (*self.path, name, number), self._unknown)

    def end(self) -> None:
        for name in self._body:
            if name not in self._asked:
                self._read(name, partial(_refuse_secret, name))
                self._unknown.append((*self.path, name))

    def _read(self, name: str, read: Callable[[object], T]) -> T:
        self._asked.add(name)
        try:
            return read(self._body[name])
        except FieldError:
            raise
        except (ValueError, OverflowError, RuntimeError) as error:
            raise FieldError((*self.path, name), str(error)) from error


def _refuse_secret(name: str, value: object) -> None:
    check_key(name)


def _job(table: _Table) -> Job:
    job = Job(
        name=table.need("name", lambda value: name_of(_text(value)), '"sru"'),
        folders=table.need("from", lambda value: tuple(map(place_of, _texts(value, least=1))), '["/srv/db"]'),
        destination=table.need("to", lambda value: place_of(_text(value)), '"/backups"'),
        hosts=table.take("hosts", lambda value: _texts(value), ()),
        below=table.take("below", _flag, False),
        rules=tuple(_rule(each) for each in table.tables("backup")),
        storing=_storing(table.table("store")),
        identity_files=table.take("identities", lambda value: tuple(map(key_file_of, _texts(value))), ()),
        retention=_retention(table.table("keep")),
        targets=_targets(table.table("targets")),
        before=_hook(table.table("before")) if "before" in table else None,
        after=_hook(table.table("after")) if "after" in table else None,
        paused=table.take("paused", _text, ""),
    )
    table.take("before", lambda value: value, None)
    table.take("after", lambda value: value, None)
    table.end()
    return job


def _when(table: _Table) -> When:
    when = When(
        at=table.take("at", lambda value: tuple(map(time_of, _texts(value))), ()),
        every=table.take("every", _duration, None),
        on=table.take("on", lambda value: _days(_texts(value)), frozenset()),
        cron=table.take("cron", _text, ""),
        zone=table.take("zone", _text, ""),
        grace=table.take("grace", _duration, None),
    )
    try:
        check_when(when)
    except ValueError as error:
        raise FieldError(table.path, str(error)) from error
    return when


def _days(words: tuple[str, ...]) -> frozenset[Weekday]:
    return days_of(",".join(words)) if words else frozenset()


def _rule(table: _Table) -> BackupRule:
    rule = BackupRule(_when(table), table.take("mode", lambda value: _one_of(JobMode, value), JobMode.AUTO))
    table.end()
    return rule


def _check(table: _Table) -> CheckRule:
    kind = table.need("kind", lambda value: _one_of(CheckKind, value), '"verify"')
    check = CheckRule(kind, _when(table), table.take("budget", _duration, CheckRule.budget))
    table.end()
    return check


def _storing(table: _Table) -> Storing:
    storing = Storing(
        level=table.take("compress", lambda value: _whole(value, 1, MAX_LEVEL), None),
        recipients=table.take("encrypt", _recipients, ()),
        signing=table.take("sign", lambda value: key_file_of(_text(value)), ""),
        hash=table.take("hash", lambda value: _one_of(HashKind, value), HashKind.SHA256),
    )
    table.end()
    return storing


def _recipients(value: object) -> tuple[str, ...]:
    recipients = _texts(value)
    if _PASSPHRASE in recipients:
        raise ValueError(
            "No one is there to type a passphrase. Encrypt to a recipient: age1… or a public SSH key."
        )
    return recipients


def _retention(table: _Table) -> Retention:
    given: dict[str, str] = {}
    for field in fields_of(Retention):
        if field.name in table:
            given[field.name] = table.take(field.name, partial(_rule_text, field.name), "")
    table.end()
    return rules_from({name: text for name, text in given.items() if text})


def _rule_text(name: str, value: object) -> str:
    """A rule of retention as text, if it is one."""
    if name == "evidence":
        return "yes" if _flag(value) else ""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(value)
    rules_from({name: text})
    return text


def _targets(table: _Table) -> Targets:
    targets = Targets(**{field.name: table.take(field.name, _duration, None) for field in fields_of(Targets)})
    table.end()
    return targets


def _hook(table: _Table) -> Hook:
    command = table.need("run", lambda value: _texts(value, least=1), '["/usr/local/bin/stop-it", "now"]')
    try:
        check_command(command)
    except ValueError as error:
        raise FieldError((*table.path, "run"), str(error)) from error
    hook = Hook(command, table.take("limit", _duration, Hook.limit))
    table.end()
    return hook


def _limits(table: _Table) -> Limits:
    default = Limits()
    quiet = None
    if "quiet" in table:
        hours = table.table("quiet")
        start, end = (
            hours.need(name, lambda value: time_of(_text(value)), '"08:00"') for name in ("start", "end")
        )
        if start == end:
            raise FieldError(hours.path, "Quiet hours start and end at different times.")
        hours.end()
        quiet = QuietHours(start, end)
    limits = Limits(
        runs=table.take("runs", lambda value: _whole(value, 1, MOST_RUNS), default.runs),
        runs_for_each_destination=table.take(
            "runs_for_each_destination",
            lambda value: _whole(value, 1, MOST_RUNS),
            default.runs_for_each_destination,
        ),
        rate=table.take("rate", _rate, None),
        stall=table.take("stall", _duration, default.stall),
        quiet=quiet,
    )
    table.end()
    return limits


def _rate(value: object) -> int:
    rate = _whole(value, 1, 1 << 50) if isinstance(value, int) else size_of(_text(value))
    if not rate:
        raise ValueError("A rate is more than 0 bytes per second. Leave the field out for no limit.")
    return rate


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError('This is a text in quotes, such as "02:00".')
    check_text(value)
    return value


def _texts(value: object, *, least: int = 0) -> tuple[str, ...]:
    """A list of texts; one text alone is a list of one."""
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or len(listed) < least or not all(isinstance(each, str) for each in listed):
        raise ValueError('This is a list of texts, such as ["02:00", "14:00"].')
    if not all(listed):
        raise ValueError("An empty text means nothing here.")
    return tuple(_text(each) for each in listed)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("This is true or false, without quotes.")
    return value


def _whole(value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(f"This is a whole number from {least} to {most:,}.")
    return value


def _duration(value: object) -> timedelta:
    return duration_of(_text(value))


def _one_of(kind: type[E], value: object) -> E:
    try:
        return kind(_text(value))
    except ValueError as error:
        allowed = ", ".join(f'"{each.value}"' for each in kind)
        raise ValueError(f"{value!r} is not one of {allowed}.") from error
