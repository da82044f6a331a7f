"""The diagnostics bundle: what a person who helps needs to know, as a ZIP file of plain texts.

Names of people and machines, mail and network addresses are replaced (:mod:`app.diagnostics.redaction`). No file
that is read has secrets in it: they are in the keyring, or in files that are named and not opened.
"""

from __future__ import annotations

import io
import json
import platform
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from app import __version__
from app.audit.checking import verify
from app.audit.log import AuditLog
from app.diagnostics.licences import components
from app.diagnostics.redaction import Redaction
from app.history.export import csv_lines, inert
from app.history.history import EVERYTHING, History
from app.schedulers.choice import find_installed
from app.schedulers.spec import Spec
from app.settings import Locations
from app.status.body import body_of
from app.status.look import look
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem, read_whole, write_durably
from engine.progress import Cancel

EVENTS, RUNS = 1000, 200
"""How many of the newest are in a bundle."""
_LARGEST = 1 << 20  # bytes of a file that is included


@dataclass(frozen=True, slots=True)
class BundlePart:
    """One file of the bundle, as it is written."""

    name: str
    text: str


def gather(
    locations: Locations, now: datetime, redact: Redaction | None = None, cancel: Cancel | None = None
) -> tuple[BundlePart, ...]:
    """All parts, read and redacted. What cannot be read is a part that says why; nothing is raised but
    :class:`~engine.errors.Cancelled`."""
    hide = redact or Redaction.of_this_machine()
    parts = (
        ("README.txt", lambda: _about(now)),
        ("versions.txt", _versions),
        ("overview.json", lambda: _json(body_of(look(locations, now, cancel=cancel)))),
        ("settings.json", lambda: _file(locations.settings)),
        ("jobs.toml", lambda: _file(locations.jobs)),
        ("notify.toml", lambda: _file(locations.notify)),
        ("scheduler.txt", lambda: _scheduler(now)),
        ("runs.csv", lambda: _runs(locations)),
        ("events.csv", lambda: _events(locations)),
        ("audit.txt", lambda: _audit(locations)),
    )
    return tuple(BundlePart(name, hide(_guarded(read, cancel))) for name, read in parts)


def save(parts: tuple[BundlePart, ...], path: Path, *, replace: bool = False) -> None:
    """Write the ZIP file ``path``; raises JET_errFileAlreadyExists (-1814) where one is not to be replaced."""
    fs = LocalFileSystem()
    if not replace and fs.exists(path):
        raise Code.FileAlreadyExists.error(f"{path} already exists.", hint="Choose another name.", path=path)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts:
            archive.writestr(part.name, part.text)
    write_durably(fs, path, packed.getvalue())


def _guarded(read: Callable[[], str], cancel: Cancel | None) -> str:
    if cancel is not None:
        cancel.check()
    try:
        return read()
    except JetError as error:
        return f"This could not be read: {error}\n"


def _about(now: datetime) -> str:
    return (
        f"Diagnostics of ESE Backup Manager {__version__}, {now:%Y-%m-%d %H:%M:%S} UTC.\n\n"
        "It contains the versions of the program and of what it is built on, the settings, the jobs, the\n"
        f"overview, the newest {RUNS} runs and {EVENTS} events. It has no database, log, key or password.\n"
        "Names of users and machines, mail and network addresses are replaced. Names of folders and\n"
        "instances are not: look through the files before you give them to others.\n"
    )


def _versions() -> str:
    lines = [
        f"ESE Backup Manager {__version__}",
        f"Python {sys.version.split()[0]} ({platform.python_implementation()}, {platform.machine()})",
        f"{platform.system()} {platform.release()}",
        "",
        *(f"{each.name} {each.version or 'not installed'}" for each in components()),
    ]
    return "\n".join(lines) + "\n"


def _json(body: object) -> str:
    return json.dumps(body, indent=2, ensure_ascii=False, default=str) + "\n"


def _file(path: Path) -> str:
    fs = LocalFileSystem()
    if not fs.exists(path):
        return "There is no such file.\n"
    return read_whole(fs, path, _LARGEST).decode("utf-8", "replace")


def _scheduler(now: datetime) -> str:
    found = find_installed(Spec.of(), now)
    if not found:
        return "Nothing is installed.\n"
    return "".join(f"{each}\n" for each in found)


def _runs(locations: Locations) -> str:
    with History(locations.history) as history:
        rows = [
            [
                *(run.id, run.what, run.job, run.instance, run.state.value, run.started.isoformat()),
                *(run.ended.isoformat() if run.ended else "", str(run.figures.bytes)),
                *(run.source, run.destination, run.failure.message if run.failure else ""),
            ]
            for run in history.runs(count=RUNS)
        ]
    titles = ["run", "what", "job", "instance", "state", "started", "ended", "bytes", "from", "to", "failure"]
    return csv_lines([titles, *([inert(cell) for cell in row] for row in rows)]).decode()


def _events(locations: Locations) -> str:
    with History(locations.history) as history:
        rows = list(_event_rows(history))
    return csv_lines([["time", "level", "id", "instance", "run", "text"], *rows]).decode()


def _event_rows(history: History) -> Iterator[list[str]]:
    for _, event in islice(history.events(EVERYTHING), EVENTS):
        cells = (
            event.moment.isoformat(),
            event.level.label,
            str(event.id),
            event.instance,
            event.run or "",
            event.text,
        )
        yield [inert(cell) for cell in cells]


def _audit(locations: Locations) -> str:
    found = verify(AuditLog(locations.audit))
    return f"{found.rows} rows, {len(found.findings)} findings.\n" + "".join(
        f"{each}\n" for each in found.findings
    )
