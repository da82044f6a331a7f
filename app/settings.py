"""The settings of the user, in one small JSON file, and the folders in which this program keeps its files."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from app.language import Language
from app.own_names import Naming, Namings, namings_body, namings_from, no_namings, with_naming
from app.retention import rules_body, rules_from
from app.settings_values import flag, paths, texts, whole
from engine.chain.retention import Retention
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, EventSink, entry, silent
from engine.files import FileStat, FileSystem, LocalFileSystem, ensure_directory, read_whole, write_durably
from engine.hashing import HashKind

HOME_VARIABLE = "ESE_BACKUP_HOME"
_APPLICATION = "ese-backup-manager"
_LARGEST = 1 << 20  # bytes of a settings file
_MAX_DESTINATIONS = 20
MAX_LEVEL = 22  # of zstd
_MAX_RULES, _ASK_AGAIN = 100, 0.01  # destinations whose rules are remembered; seconds


@dataclass(frozen=True, slots=True)
class Locations:
    """The files of this program: what was chosen under ``config``, what came about under ``data``."""

    config: Path
    data: Path

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> Locations:
        """The places that the operating system has for them, or all under ``$ESE_BACKUP_HOME``."""
        home = environment.get(HOME_VARIABLE)
        if home:
            root = Path(home).expanduser().absolute()
            return cls(root, root)
        import platformdirs

        return cls(
            platformdirs.user_config_path(_APPLICATION, appauthor=False),
            platformdirs.user_data_path(_APPLICATION, appauthor=False),
        )

    @property
    def settings(self) -> Path:
        return self.config / "settings.json"

    @property
    def jobs(self) -> Path:
        """What is backed up by itself, as a person edits it (:mod:`app.jobs.file`)."""
        return self.config / "jobs.toml"

    @property
    def ui_state(self) -> Path:
        """Window geometry and column widths; of no worth to anyone but the window."""
        return self.config / "window.ini"

    @property
    def history(self) -> Path:
        return self.data / "history.sqlite3"

    @property
    def notify(self) -> Path:
        """Who is told of problems, and how; a user may edit it."""
        return self.config / "notify.toml"

    @property
    def notify_state(self) -> Path:
        """What was told, in a folder of its own that is locked while messages are sent."""
        return self.data / "notify" / "state.json"

    @property
    def fleet(self) -> Path:
        """The folder of what is known of posts: those of other hosts that were read, when this one posted."""
        return self.data / "fleet"

    @property
    def audit(self) -> Path:
        """Who did what to which chain and job (:mod:`app.audit.log`)."""
        return self.data / "audit.jsonl"

    @property
    def run_sheets(self) -> Path:
        """The folder of what was ticked for restores that have not started (:mod:`app.operations.run_sheets`)."""
        return self.data / "run-sheets"

    @property
    def last_import(self) -> Path:
        """What the last import of settings changed (:mod:`app.transfer.taking`), in a folder that is locked."""
        return self.data / "imported-settings" / "last.json"

    @property
    def sample(self) -> Path:
        """The folder of the sample instance that the first start offers."""
        return self.data / "sample"


class Theme(StrEnum):
    """What the user chose; ``SYSTEM`` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class BackupMode(StrEnum):
    """The kind of backup that the dialog offers first."""

    FULL = "full"
    INCREMENTAL = "incremental"
    DIFFERENTIAL = "differential"
    COPY = "copy"
    AS_IS = "as-is"


@dataclass(frozen=True, slots=True)
class Storing:
    """How the files of a backup are stored: the ``level`` of zstd, None for uncompressed; the ``recipients`` that
    they are encrypted to; the file of the key that signs the chain, empty for none; the ``hash`` of new chains."""

    level: int | None = None
    recipients: tuple[str, ...] = ()
    signing: str = ""
    hash: HashKind = HashKind.SHA256


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults. ``unknown`` are keys of a later version, kept when saving.

    ``folders`` are watched for instances; ``destinations`` stand last used first; ``overdue_hours`` is the
    age from which a backup counts as too old; ``history_days`` 0 keeps the history for ever. ``identities`` are
    those that destinations had when they were last used (:mod:`engine.chain.identity`). ``retention`` are the
    rules last chosen for each destination, ``storing`` how the files of the last backup there were stored.
    ``identity_files`` open encrypted chains: files, or names in the keyring; ``trusted_keys`` are the files of the
    public keys of which one must have signed a chain. ``keep_in_tray``: a window that is closed is hidden.
    ``verify_after``: a backup that is planned in the window is verified when it is complete.
    ``names`` are the own names and tags of instances, by their identity.
    """

    folders: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    identities: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    theme: Theme = Theme.SYSTEM
    language: Language = Language.SYSTEM
    last_mode: BackupMode = BackupMode.FULL
    last_atomic: bool = False
    overdue_hours: int = 26
    history_days: int = 365
    retention: Mapping[str, Retention] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    storing: Mapping[str, Storing] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    identity_files: tuple[str, ...] = ()
    trusted_keys: tuple[str, ...] = ()
    keep_in_tray: bool = False
    verify_after: bool = False
    names: Namings = field(default_factory=no_namings, hash=False)
    unknown: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    def with_folder(self, folder: str) -> Settings:
        """Watch this folder, too."""
        return self if folder in self.folders else replace(self, folders=(*self.folders, folder))

    def with_folder_at(self, folder: str, at: int) -> Settings:
        """Watch this folder again, in its old place."""
        return replace(self, folders=_put_back(self.folders, folder, at))

    def without_folder(self, folder: str) -> Settings:
        return replace(self, folders=tuple(known for known in self.folders if known != folder))

    def with_destination(self, destination: str) -> Settings:
        """Note a use of this destination: it is first now."""
        others = tuple(known for known in self.destinations if known != destination)
        return replace(self, destinations=(destination, *others)[:_MAX_DESTINATIONS])

    def with_destination_at(self, destination: str, at: int) -> Settings:
        """Know this destination again, in its old place."""
        return replace(self, destinations=_put_back(self.destinations, destination, at)[:_MAX_DESTINATIONS])

    def without_destination(self, destination: str) -> Settings:
        others = {place: known for place, known in self.identities.items() if place != destination}
        known = tuple(known for known in self.destinations if known != destination)
        return replace(self, destinations=known, identities=others)

    def with_identity(self, destination: str, identity: str) -> Settings:
        """Know this destination by its identity, if it has one."""
        if not identity or self.identities.get(destination) == identity:
            return self
        return replace(self, identities={**self.identities, destination: identity})

    def with_retention(self, destination: str, rules: Retention) -> Settings:
        """Remember these rules for this destination; rules that keep nothing are none."""
        if self.retention.get(destination, Retention()) == rules:
            return self
        others = {place: known for place, known in self.retention.items() if place != destination}
        if rules.keeps_something:
            others[destination] = rules
        return replace(self, retention=MappingProxyType(dict(list(others.items())[-_MAX_RULES:])))

    def with_storing(self, destination: str, storing: Storing) -> Settings:
        """Remember how the files of a backup were stored there."""
        if self.storing.get(destination, Storing()) == storing:
            return self
        others = {place: known for place, known in self.storing.items() if place != destination}
        newest = dict([*others.items(), (destination, storing)][-_MAX_RULES:])
        return replace(self, storing=MappingProxyType(newest))

    def with_naming(self, identity: str, naming: Naming) -> Settings:
        """Call this instance so; an empty naming takes its own name and tags away."""
        names = with_naming(self.names, identity, naming)
        return self if names is self.names else replace(self, names=names)


@dataclass(frozen=True)
class News:
    """Settings that another program saved, and the file they were read from."""

    settings: Settings
    file: FileStat


class SettingsFile:
    """The settings on disk. A file that cannot be understood is set aside and the defaults apply.

    ``patience``: for how many seconds a change waits for another program that makes one.
    """

    def __init__(
        self, path: Path, *, tell: EventSink = silent, fs: FileSystem | None = None, patience: float = 5.0
    ) -> None:
        self.path = path
        self._patience = patience
        self._seen: FileStat | None = None
        self._tell = tell
        self._fs = fs or LocalFileSystem()

    def load(self) -> Settings:
        """The settings as saved; a single value that is not valid gives way to its default, which is told.

        Raises ``StorageFault`` when the file is there but may not be read.
        """
        if not self._fs.exists(self.path):
            return Settings()
        self._seen = self._fs.stat(self.path)
        try:
            saved = json.loads(read_whole(self._fs, self.path, _LARGEST))
        except (ValueError, RecursionError):
            return self._set_aside()
        except JetError as error:
            if error.code is not Code.InvalidParameter:  # that one: too large to be ours
                raise
            return self._set_aside()
        return self._understood(saved) if isinstance(saved, dict) else self._set_aside()

    def news(self) -> News | None:
        """What was saved since the last load or :meth:`take`; None where that is nothing, or nothing that can be
        understood.
        """
        try:
            file = self._fs.stat(self.path)
            if file == self._seen:
                return None
            saved = json.loads(read_whole(self._fs, self.path, _LARGEST))
        except (JetError, ValueError, RecursionError):
            return None  # a window keeps what it has; the next start tells what is wrong with the file
        return News(self._understood(saved), file) if isinstance(saved, dict) else None

    def take(self, news: News) -> Settings:
        """What the news are, which are none from now on."""
        self._seen = news.file
        return news.settings

    def save(self, settings: Settings) -> None:
        """Replace the file as a whole; raises ``StorageFault`` and leaves the old one."""
        known = {f.name: getattr(settings, f.name) for f in fields(Settings) if f.name != "unknown"}
        known["retention"] = {place: rules_body(rules) for place, rules in settings.retention.items()}
        known["identities"] = dict(settings.identities)
        known["names"] = namings_body(settings.names)
        known["storing"] = {place: asdict(storing) for place, storing in settings.storing.items()}
        text = json.dumps({**settings.unknown, **known}, indent=2) + "\n"
        ensure_directory(self._fs, self.path.parent)
        write_durably(self._fs, self.path, text.encode())

    def change(self, how: Callable[[Settings], Settings]) -> Settings:
        """Load, change, save, one program at a time: what another one saves meanwhile is not lost."""
        hint = "Close the other window, or end it if it does not respond. Then change the setting again."
        with alone(self._fs, self.path, "the settings", hint, self._patience):
            settings = how(self.load())
            self.save(settings)
        return settings

    def _understood(self, saved: dict[str, object]) -> Settings:
        values: dict[str, Any] = {}
        for name, read in READERS.items():
            if name in saved:
                try:
                    values[name] = read(saved[name])
                except (TypeError, ValueError):
                    self._tell(entry(EventKind.SettingIgnored, name=name, path=self.path))
        unknown = {name: value for name, value in saved.items() if name not in READERS}
        return replace(Settings(unknown=MappingProxyType(unknown)), **values)

    def _set_aside(self) -> Settings:
        name = f"{self.path.stem}-damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}{self.path.suffix}"
        aside = self.path.with_name(name)
        self._fs.rename(self.path, aside)
        self._tell(entry(EventKind.SettingsSetAside, path=aside))
        return Settings()


@contextmanager
def alone(fs: FileSystem, path: Path, what: str, hint: str, patience: float) -> Iterator[None]:
    """Hold the folder of a file that is to be changed, which is made if need be.

    Raises JET_errFileAccessDenied (-1032) when another program does not let go of it for ``patience`` seconds.
    """
    ensure_directory(fs, path.parent)
    with waiting_lock(fs, path.parent, what, hint, patience):
        yield


@contextmanager
def waiting_lock(fs: FileSystem, path: Path, what: str, hint: str, patience: float) -> Iterator[None]:
    """Lock a file or folder that is there; raises as :func:`alone`."""
    until = time.monotonic() + patience
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(fs.lock(path))
                break
            except JetError as error:
                if error.code is not Code.BackupInProgress:
                    raise
                if time.monotonic() > until:
                    raise Code.FileAccessDenied.error(
                        f"Another program has kept {what} locked for {patience:g} seconds.",
                        hint=hint,
                        path=str(path),
                    ) from error
            time.sleep(_ASK_AGAIN)
        yield


def _put_back(known: tuple[str, ...], path: str, at: int) -> tuple[str, ...]:
    others = [each for each in known if each != path]
    return (*others[:at], path, *others[at:])


def _retention(value: object) -> Mapping[str, Retention]:
    if not isinstance(value, dict) or not all(isinstance(rules, dict) for rules in value.values()):
        raise ValueError("not rules for each destination")
    return MappingProxyType({place: rules_from(rules) for place, rules in value.items()})


def _storing(value: object) -> Mapping[str, Storing]:
    if isinstance(value, dict):
        return MappingProxyType({place: _one_storing(body) for place, body in value.items()})
    raise ValueError("not one for each destination")


def _one_storing(body: object) -> Storing:
    if not isinstance(body, dict) or body.keys() | {"hash"} != {"level", "recipients", "signing", "hash"}:
        raise ValueError("not how files are stored")
    level, signing = body["level"], body["signing"]
    if not (level is None or (type(level) is int and 1 <= level <= MAX_LEVEL)) or not isinstance(signing, str):
        raise ValueError("not a level of zstd and a file")
    return Storing(level, paths(body["recipients"]), signing, HashKind(body.get("hash", HashKind.SHA256)))


READERS: Mapping[str, Callable[[Any], Any]] = {
    "folders": paths,
    "destinations": paths,
    "identities": texts,
    "theme": Theme,
    "language": Language,
    "last_mode": BackupMode,
    "last_atomic": flag,
    "overdue_hours": whole,
    "history_days": whole,
    "retention": _retention,
    "storing": _storing,
    "identity_files": paths,
    "trusted_keys": paths,
    "keep_in_tray": flag,
    "verify_after": flag,
    "names": namings_from,
}
"""How each setting is read from a plain value; raises ``TypeError`` or ``ValueError`` for what is not one."""
