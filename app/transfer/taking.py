"""All settings exported, and an import: what it would change, the change itself, and its undo.

An import adds and replaces; what is here and not in the file stays. Each change is an item with its value before
and after. They are noted before the first is made, and each file is replaced as a whole: after a stop in between,
the undo takes back what was changed, and the same import again makes the rest.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.audit.log import AuditLog
from app.audit.row import Deed
from app.jobs.advice import check_apart, check_recipients
from app.jobs.file import JobFile
from app.jobs.job import Jobs
from app.notify.file import NotifyFile
from app.notify.settings import Notifications
from app.operations.upkeep import change_settings
from app.settings import Locations, Settings, SettingsFile, alone
from app.transfer.document import LARGEST, ExportedSettings, SettingsDocument, missing_address, understood, written
from app.transfer.items import (
    Item,
    SettingsPart,
    job_items,
    jobs_with,
    notification_items,
    notifications_with,
    settings_items,
    settings_with,
)
from engine.error_codes import Code
from engine.files import FileSystem, LocalFileSystem, read_whole, write_durably

EVERYTHING = frozenset(SettingsPart)
_DEED = "import of settings"
_UNDO = "undo of an import of settings"
_FORMAT = 1
_IN_SETTINGS = (SettingsPart.PREFERENCES, SettingsPart.DESTINATIONS, SettingsPart.NAMES)


@dataclass(frozen=True)
class Change:
    """An item and its value ``before`` and ``after``; None where there is nothing."""

    item: Item
    before: object
    after: object

    @property
    def undone(self) -> Change:
        return Change(self.item, self.after, self.before)


@dataclass(frozen=True)
class ImportPlan:
    """What an import would change, and in sentences what it leaves out or needs besides."""

    file: Path
    document: SettingsDocument
    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class LastImport:
    """An import as it was noted: from which file, when, and what it changed."""

    file: str
    moment: datetime
    changes: tuple[Change, ...] = field(repr=False)


@dataclass(frozen=True)
class Undone:
    """What an undo took back, and what stays because it was changed after the import."""

    changes: tuple[Change, ...]
    kept: tuple[Change, ...]


class Transfer:
    """The files of settings at ``locations``. Each call blocks, and raises what the files raise that it reads."""

    def __init__(
        self,
        locations: Locations,
        fs: FileSystem | None = None,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._fs = fs or LocalFileSystem()
        self._clock = clock
        self._record = locations.last_import
        self._audit = AuditLog(locations.audit, self._fs)
        self._settings = SettingsFile(locations.settings, fs=self._fs)
        self._notify = NotifyFile(locations.notify, fs=self._fs, audit=self._audit)
        self._jobs = JobFile(locations.jobs, fs=self._fs)

    # ---- export

    def export(self, parts: Collection[SettingsPart] = EVERYTHING) -> ExportedSettings:
        """All settings as a file for another machine, or as a copy for this one."""
        settings, notifications, jobs = self._read()
        left_out = [f"Left out: {name}, a setting of another version." for name in settings.unknown]
        left_out += [
            f"Left out: the channel {each.name}, whose description is not valid." for each in notifications.wrong
        ]
        left_out += [f"Left out: {each.field}, a field of another version." for each in self._jobs.read().unknown]
        values = _values(settings, notifications, jobs)
        wanted = {item: value for item, value in values.items() if item.part in parts}
        return written(wanted, platform.node(), self._clock(), left_out)

    def save(self, target: Path, parts: Collection[SettingsPart] = EVERYTHING) -> ExportedSettings:
        """Export to ``target``, which is replaced as a whole or left as it was. Raises ``StorageFault``."""
        found = self.export(parts)
        write_durably(self._fs, target, found.text.encode())
        return found

    # ---- import

    def plan(self, file: Path, parts: Collection[SettingsPart] = EVERYTHING) -> ImportPlan:
        """What an import of ``file`` would change; nothing is changed.

        Raises as :func:`~app.transfer.document.understood`, and what is wrong with a job of it.
        """
        document = understood(read_whole(self._fs, file, LARGEST), file)
        settings, notifications, jobs = self._read()
        here = _values(settings, notifications, jobs)
        wrong = {each.name: each.error for each in notifications.wrong}
        notes = list(document.unknown)
        wanted: dict[Item, object] = {}
        for item, value in document.values.items():
            if item.part not in parts:
                continue
            if item.kind == "channel" and item.name in wrong:
                raise wrong[item.name]
            if item.kind == "channel" and isinstance(value, Mapping) and missing_address(value):
                value = _with_address(value, here.get(item))
                if value is None:
                    notes.append(f"The channel {item.name} is left out: the file does not have its address.")
                    continue
            wanted[item] = _merged(item, value, here.get(item))
        after = _values(
            settings_with(settings, wanted), notifications_with(notifications, wanted), jobs_with(jobs, wanted)
        )
        changes = tuple(
            Change(item, here.get(item), after.get(item)) for item in wanted if here.get(item) != after.get(item)
        )
        changed = {change.item.name for change in changes if change.item.kind == "job"}
        for job in jobs_with(jobs, wanted).jobs:
            if job.name in changed:
                check_apart(job)
                check_recipients(job)
        return ImportPlan(file, document, changes, tuple(notes))

    def take(self, plan: ImportPlan) -> None:
        """Make the changes of ``plan``. Raises what the files raise; what was changed until then can be undone."""
        with self._alone():
            self._note(LastImport(str(plan.file), self._clock(), plan.changes))
            self._make(plan.changes, _DEED)

    @property
    def last(self) -> LastImport | None:
        """The import that can be undone. Raises JET_errInvalidParameter (-1003) for a damaged note of it."""
        if not self._fs.exists(self._record):
            return None
        try:
            saved = json.loads(read_whole(self._fs, self._record, 2 * LARGEST))
            changes = tuple(
                Change(Item(SettingsPart(each["part"]), each["kind"], each["name"]), each["before"], each["after"])
                for each in saved["changes"]
            )
            return LastImport(str(saved["file"]), datetime.fromisoformat(saved["at"]), changes)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise Code.InvalidParameter.error(
                f"{self._record}, in which the last import is noted, is damaged.",
                hint="The import cannot be undone. Change the settings by hand; remove the file.",
                path=str(self._record),
            ) from error

    def undo(self) -> Undone:
        """Undo the last import. What was changed after it stays as it is.

        Raises JET_errFileNotFound (-1811) if there is none.
        """
        with self._alone():
            last = self.last
            if last is None:
                raise Code.FileNotFound.error(
                    "There is no import of settings to undo.",
                    hint="Only the last import can be undone, and only once.",
                    path=str(self._record),
                )
            here = _values(*self._read())
            back = tuple(each.undone for each in last.changes if here.get(each.item) == each.after)
            kept = tuple(each for each in last.changes if here.get(each.item) not in (each.before, each.after))
            self._make(back, _UNDO)
            self._fs.remove(self._record)
        return Undone(back, kept)

    # ---- files

    def _read(self) -> tuple[Settings, Notifications, Jobs]:
        return self._settings.load(), self._notify.load(), self._jobs.load()

    def _make(self, changes: tuple[Change, ...], deed: str) -> None:
        """Change each file that is concerned, the jobs last: they use what the others say."""
        new = {change.item: change.after for change in changes}
        if any(item.part in _IN_SETTINGS for item in new):
            change_settings(self._settings, lambda settings: settings_with(settings, new), self._audit)
        if any(item.part is SettingsPart.NOTIFICATIONS for item in new):
            names = ", ".join(item.name for item in new if item.kind == "channel")
            self._notify.change(lambda now: notifications_with(now, new), deed, names)
        if any(item.part is SettingsPart.JOBS for item in new):
            names = ", ".join(item.name for item in new if item.kind == "job")
            with self._audit.destroying(Deed(deed, job=names, place=str(self._jobs.path))):
                self._jobs.change(lambda jobs: jobs_with(jobs, new))

    def _note(self, done: LastImport) -> None:
        body = {
            "format": _FORMAT,
            "file": done.file,
            "at": done.moment.isoformat(),
            "changes": [
                {**asdict(change.item), "before": change.before, "after": change.after} for change in done.changes
            ],
        }
        write_durably(self._fs, self._record, (json.dumps(body, indent=1) + "\n").encode())

    @contextmanager
    def _alone(self) -> Iterator[None]:
        hint = "Wait until it has ended, then try again."
        with alone(self._fs, self._record, "the import of settings", hint, patience=5.0):
            yield


def _values(settings: Settings, notifications: Notifications, jobs: Jobs) -> dict[Item, object]:
    return {**settings_items(settings), **notification_items(notifications), **job_items(jobs)}


def _merged(item: Item, value: object, here: object) -> object:
    """A destination keeps what the file does not say of it."""
    if item.part is SettingsPart.DESTINATIONS and isinstance(value, Mapping) and isinstance(here, Mapping):
        kept = {name: each for name, each in here.items() if name != "listed"}
        return {**kept, **value}
    return value


def _with_address(channel: Mapping[str, Any], here: object) -> Mapping[str, Any] | None:
    """A webhook with the address that it has here; None if it has none."""
    same = isinstance(here, Mapping) and here.get("type") == channel["type"]
    return {**channel, "url": here["url"]} if same and isinstance(here, Mapping) else None
