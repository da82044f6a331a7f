"""systemd: a timer that catches up what it missed and the service that it starts, of the user or the machine."""

from __future__ import annotations

import contextlib
import os
import shlex
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.external_tool import Tool
from app.schedulers.entry_files import READABLE, check_root, contents, removed, replaced
from app.schedulers.scheduler import Deviation, Drift, Installed, compared, edited, read_back
from app.schedulers.spec import MINUTES, NAME, TITLE, SchedulerKind, Spec
from app.settings import HOME_VARIABLE
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem, user_name

_TIMER, _SERVICE = f"{NAME}.timer", f"{NAME}.service"
_SYSTEM_UNITS = Path("/etc/systemd/system")
_BOOTED = Path("/run/systemd/system")
_LINGER = Path("/var/lib/systemd/linger")
_NO_BUS = "Log in as this user directly, not with su or sudo, so that its systemd runs; or use --with cron."
_ENV = "/usr/bin/env"
_AGAIN = "Run 'ese-backup schedule install' again."

_SANDBOX = ("NoNewPrivileges=yes", "LockPersonality=yes", "RestrictRealtime=yes", "SystemCallArchitectures=native")
"""What a manager of a user can give without privileges, and hooks and backups to any folder do not miss."""
_SYSTEM_SANDBOX = (
    "LockPersonality=yes",
    "RestrictRealtime=yes",
    "SystemCallArchitectures=native",
    "ProtectSystem=full",
    "ProtectClock=yes",
    "ProtectHostname=yes",
    "ProtectKernelLogs=yes",
    "ProtectKernelModules=yes",
    "ProtectKernelTunables=yes",
    "RestrictSUIDSGID=yes",
)
"""``PrivateTmp`` would hide the leases of readers and the instances that run; backups go to any folder."""


class Systemd:
    """``units``: where the units are, None for the places of systemd."""

    kind = SchedulerKind.SYSTEMD

    def __init__(self, fs: FileSystem | None = None, units: Path | None = None) -> None:
        self._fs = fs or LocalFileSystem(mode=READABLE)
        self._units = units

    @property
    def available(self) -> bool:
        return _BOOTED.is_dir() and Tool(("systemctl",)).found

    def files(self, spec: Spec) -> Mapping[Path, bytes]:
        folder = self._folder(spec.system)
        return {folder / _SERVICE: _service(spec).encode(), folder / _TIMER: _timer(spec).encode()}

    def install(self, spec: Spec) -> None:
        check_root(spec.system, "the timers of this machine")
        control = _control(spec.system)
        try:
            with replaced(self._fs, self.files(spec)):
                control.order("daemon-reload", hint="" if spec.system else _NO_BUS)
                control.order("enable", _TIMER)
                control.order("restart", _TIMER)
        except BaseException:
            with contextlib.suppress(JetError):
                control.ask("daemon-reload")
                if contents(self._fs, self._folder(spec.system) / _TIMER) is None:
                    control.ask("disable", _TIMER)
            raise

    def installed(self, wanted: Spec, now: datetime) -> Installed | None:
        places = list(self.files(wanted))
        there = {path: data for path in places if (data := contents(self._fs, path)) is not None}
        if not there:
            return None
        found = _spec_of(there, wanted.system)
        drift = [*self._differences(found, wanted, there), *self._state(wanted.system)]
        last = self._last(wanted.system)
        return read_back(self.kind, wanted, found, drift, now, files=tuple(there), last_look=last)

    def remove(self, *, system: bool) -> bool:
        folder, control = self._folder(system), _control(system)
        places = [folder / _TIMER, folder / _SERVICE]
        if not any(map(self._fs.exists, places)):
            return False
        check_root(system, "the timers of this machine")
        control.order("disable", "--now", _TIMER, hint="" if system else _NO_BUS)
        control.ask("clean", "--what=state", _TIMER)  # when it last ran, which Persistent= keeps
        removed(self._fs, places)
        control.order("daemon-reload")
        control.ask("reset-failed", _SERVICE)
        return True

    def _folder(self, system: bool) -> Path:
        if self._units is not None:
            return self._units
        configuration = os.environ.get("XDG_CONFIG_HOME")
        user = Path(configuration) if configuration else Path.home() / ".config"
        return _SYSTEM_UNITS if system else user / "systemd" / "user"

    def _differences(self, found: Spec | None, wanted: Spec, there: Mapping[Path, bytes]) -> list[Drift]:
        drift = []
        for path, data in self.files(found or wanted).items():
            if path not in there:
                drift.append(Drift(Deviation.MISSING, f"{path} is missing.", _AGAIN, str(path)))
            else:
                drift += edited(path, data, there[path])
        return [*(compared(found, wanted) if found else ()), *drift]

    def _state(self, system: bool) -> list[Drift]:
        """What the manager makes of the units."""
        control, drift = _control(system), []
        state = control.ask("is-enabled", _TIMER)
        if state.text != "enabled":
            reason = state.text or state.errors
            text = f"The timer is not enabled ({reason})."
            drift.append(Drift(Deviation.DISABLED, text, _AGAIN, "enabled", reason))
        state = control.ask("is-active", _TIMER)
        if state.text != "active":
            reason = state.text or state.errors
            text = f"The timer does not run ({reason})."
            drift.append(Drift(Deviation.NOT_LOADED, text, _AGAIN, "active", reason))
        shown = control.ask("show", "-p", "NeedDaemonReload", _TIMER, _SERVICE)
        if "NeedDaemonReload=yes" in shown.text:
            text = "The units were changed, and systemd still uses the previous ones."
            drift.append(Drift(Deviation.EDITED, text, _AGAIN))
        if not system and _BOOTED.is_dir() and not (_LINGER / user_name()).exists():
            text = "The timer runs only while this user is logged in."
            drift.append(
                Drift(Deviation.ONLY_LOGGED_IN, text, f"Run 'sudo loginctl enable-linger {user_name()}'.")
            )
        return drift

    def _last(self, system: bool) -> datetime | None:
        """When the timer last started the service; older versions cannot say it in numbers."""
        shown = _control(system).ask("show", "--timestamp=unix", "-p", "LastTriggerUSec", _TIMER).text
        seconds = shown.removeprefix("LastTriggerUSec=@")
        return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdecimal() else None


def _control(system: bool) -> Tool:
    return Tool(("systemctl", "--system" if system else "--user"))


def _service(spec: Spec) -> str:
    home = f'Environment="{HOME_VARIABLE}={_escaped(str(spec.home))}"' if spec.home else ""
    lines = [
        "[Unit]",
        f"Description={TITLE}: do what is due",
        "Documentation=man:ese-backup(1)",
        "",
        "[Service]",
        "Type=oneshot",
        f"ExecStart=:{' '.join(map(_quoted, _started(spec.program)))}",
        *([home] if home else []),
        "Nice=10",
        "IOSchedulingClass=idle",
        "TimeoutStopSec=5min",
        *(_SYSTEM_SANDBOX if spec.system else _SANDBOX),
    ]
    return "\n".join(lines) + "\n"


def _timer(spec: Spec) -> str:
    lines = [
        "[Unit]",
        f"Description={TITLE}: look for what is due",
        "",
        "[Timer]",
        f"OnCalendar={_calendar(spec.minutes)}",
        "Persistent=true",
        "AccuracySec=5s",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]
    return "\n".join(lines) + "\n"


def _calendar(minutes: int) -> str:
    if minutes < 60:
        return f"*-*-* *:00/{minutes}:00"
    return f"*-*-* 00/{minutes // 60}:00:00" if minutes < 24 * 60 else "*-*-* 00:00:00"


def _started(program: tuple[str, ...]) -> tuple[str, ...]:
    """systemd starts no program with a quote or a backslash in its path, but ``env`` does."""
    return (_ENV, *program) if any(mark in program[0] for mark in "\"'\\") else program


def _escaped(text: str) -> str:
    """Inside quotes: a percent sign would start a specifier. ``:`` before the program leaves dollars alone."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")


def _quoted(word: str) -> str:
    return f'"{_escaped(word)}"'


def _spec_of(files: Mapping[Path, bytes], system: bool) -> Spec | None:
    """What two units say, None where that cannot be read."""
    values: dict[str, str] = {}
    for data in files.values():
        for line in data.decode("utf-8", "replace").splitlines():
            key, equals, value = line.partition("=")
            if equals:
                values[key.strip()] = value.strip()
    calendars = {_calendar(minutes): minutes for minutes in MINUTES}
    minutes = calendars.get(values.get("OnCalendar", ""))
    try:
        program = _words(values.get("ExecStart", "").removeprefix(":"))
        program = program[1:] if program[:1] == (_ENV,) else program
        home = dict(word.split("=", 1) for word in _words(values.get("Environment", ""))).get(HOME_VARIABLE)
        if not program or minutes is None:
            return None
        return Spec(program, timedelta(minutes=minutes), system, Path(home) if home else None)
    except (ValueError, JetError):
        return None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("%%", "%") for word in shlex.split(text))
