"""launchd of macOS: an agent of the user, or a daemon of the machine, as a property list."""

from __future__ import annotations

import contextlib
import os
import plistlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from app.external_tool import Tool
from app.schedulers.entry_files import READABLE, check_root, contents, removed, replaced
from app.schedulers.scheduler import Deviation, Drift, Installed, compared, edited, read_back
from app.schedulers.spec import MINUTES, SchedulerKind, Spec
from app.settings import HOME_VARIABLE
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem

LABEL = "local.ese-backup-manager.run-due"
_DAEMONS = Path("/Library/LaunchDaemons")
_AGAIN = "Run 'ese-backup schedule install' again."


class Launchd:
    """``words``: how launchctl is called. ``folder``: where the property list is, None for the places of macOS."""

    kind = SchedulerKind.LAUNCHD

    def __init__(
        self,
        fs: FileSystem | None = None,
        words: tuple[str, ...] = ("launchctl",),
        folder: Path | None = None,
    ) -> None:
        self._fs = fs or LocalFileSystem(mode=READABLE)
        self._control = Tool(words)
        self._own_folder = folder

    @property
    def available(self) -> bool:
        return self._control.found

    def files(self, spec: Spec) -> Mapping[Path, bytes]:
        return {self._path(spec.system): _property_list(spec)}

    def install(self, spec: Spec) -> None:
        check_root(spec.system, "the daemons of this machine")
        path, domain = self._path(spec.system), _domain(spec.system)
        if contents(self._fs, path) == _property_list(spec) and not self._idle(domain):
            return  # to load it again would stop what runs
        try:
            with replaced(self._fs, self.files(spec)):
                self._control.ask("bootout", f"{domain}/{LABEL}")  # a changed list is read when it is loaded again
                self._control.order("enable", f"{domain}/{LABEL}")
                self._control.order("bootstrap", domain, str(path))
        except BaseException:
            with contextlib.suppress(JetError):
                if contents(self._fs, path) is not None:
                    self._control.ask("bootstrap", domain, str(path))
            raise

    def installed(self, wanted: Spec, now: datetime) -> Installed | None:
        path, domain = self._path(wanted.system), _domain(wanted.system)
        found = contents(self._fs, path)
        if found is None:
            return None
        spec = _spec_of(found, wanted.system)
        expected = _property_list(spec or wanted)
        drift = [*(compared(spec, wanted) if spec else ()), *edited(path, expected, found)]
        drift += self._idle(domain)
        return read_back(self.kind, wanted, spec, drift, now, files=(path,))

    def remove(self, *, system: bool) -> bool:
        path, domain = self._path(system), _domain(system)
        if not self._fs.exists(path):
            return False
        check_root(system, "the daemons of this machine")
        self._control.ask("bootout", f"{domain}/{LABEL}")  # fails where it is not loaded, which is as good
        return removed(self._fs, [path])

    def _idle(self, domain: str) -> list[Drift]:
        """Why launchd does not start it."""
        drift = []
        if f'"{LABEL}" => disabled' in self._control.ask("print-disabled", domain).text:
            drift.append(Drift(Deviation.DISABLED, "launchd has it disabled.", _AGAIN, "enabled", "disabled"))
        if self._control.ask("print", f"{domain}/{LABEL}").code:
            drift.append(Drift(Deviation.NOT_LOADED, "The file is there, but launchd has not loaded it.", _AGAIN))
        return drift

    def _path(self, system: bool) -> Path:
        if self._own_folder is not None:
            return self._own_folder / f"{LABEL}.plist"
        return (_DAEMONS if system else Path.home() / "Library" / "LaunchAgents") / f"{LABEL}.plist"


def _domain(system: bool) -> str:
    user = os.getuid() if hasattr(os, "getuid") else 0
    return "system" if system else f"gui/{user}"


def _property_list(spec: Spec) -> bytes:
    """By the clock, not by an interval: what a sleeping machine missed, launchd starts when it wakes up."""
    values: dict[str, object] = {
        "Label": LABEL,
        "ProgramArguments": list(spec.program),
        "RunAtLoad": True,
        "StartCalendarInterval": _times(spec.minutes),
        "ProcessType": "Background",
        "LowPriorityIO": True,
        "Nice": 10,
        "ExitTimeOut": 300,
    }
    if spec.home:
        values["EnvironmentVariables"] = {HOME_VARIABLE: str(spec.home)}
    return plistlib.dumps(values)


def _times(minutes: int) -> list[dict[str, int]]:
    if minutes < 60:
        return [{"Minute": minute} for minute in range(0, 60, minutes)]
    return [{"Hour": hour, "Minute": 0} for hour in range(0, 24, minutes // 60)]


def _spec_of(data: bytes, system: bool) -> Spec | None:
    """What a property list says, None where that cannot be read."""
    try:
        values = plistlib.loads(data)
        program, home = values["ProgramArguments"], values.get("EnvironmentVariables", {}).get(HOME_VARIABLE)
        minutes = next(each for each in MINUTES if _times(each) == values["StartCalendarInterval"])
        if not program or not all(isinstance(word, str) for word in program):
            return None
        return Spec(tuple(program), timedelta(minutes=minutes), system, Path(home) if home else None)
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        StopIteration,
        JetError,
        plistlib.InvalidFileException,
    ):
        return None
