"""The Task Scheduler of Windows: a task as XML (version 1.2), created, read back and deleted by ``schtasks``."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from app.external_tool import Tool
from app.schedulers.scheduler import Deviation, Drift, Installed, compared, read_back
from app.schedulers.spec import MINUTES, TITLE, SchedulerKind, Spec
from app.settings import HOME_VARIABLE
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem, remove_quietly, temporary_directory, write_durably

NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_FILE = "ese-backup-task.xml"
_LOCAL_SYSTEM = "S-1-5-18"
_NOT_FOUND = 1
_AGAIN = "Run 'ese-backup schedule install' again."
_HELP = "Correct what it reports. A task for all users needs a console that was started as administrator."


class TaskScheduler:
    """``words``: how schtasks is called."""

    kind = SchedulerKind.TASK_SCHEDULER

    def __init__(self, fs: FileSystem | None = None, words: tuple[str, ...] = ("schtasks",)) -> None:
        self._fs = fs or LocalFileSystem()
        self._tasks = Tool(words)

    @property
    def available(self) -> bool:
        return self._tasks.found

    def files(self, spec: Spec) -> Mapping[Path, bytes]:
        """The XML that schtasks is given, named after the task: no file remains."""
        return {Path(f"{_name(spec.system)}.xml"): _xml(spec)}

    def install(self, spec: Spec) -> None:
        (xml,) = self.files(spec).values()
        file = temporary_directory() / _FILE
        try:
            remove_quietly(self._fs, [file])
            write_durably(self._fs, file, xml)
            self._tasks.order("/Create", "/TN", _name(spec.system), "/XML", str(file), "/F", hint=_HELP)
        finally:
            remove_quietly(self._fs, [file])

    def installed(self, wanted: Spec, now: datetime) -> Installed | None:
        answered = self._tasks.ask("/Query", "/TN", _name(wanted.system), "/XML")
        if answered.code == _NOT_FOUND:
            return None
        found = _values(answered.output)
        spec = _spec_of(found, wanted.system)
        expected = _values(_xml(spec or wanted))
        drift = compared(spec, wanted) if spec else []
        if found.pop("/Settings/Enabled", "true") != "true":
            drift.append(Drift(Deviation.DISABLED, "The task is disabled.", _AGAIN, "true", "false"))
        drift += _edited(expected, found)
        return read_back(self.kind, wanted, spec, drift, now)

    def remove(self, *, system: bool) -> bool:
        if not self.available or self._tasks.ask("/Query", "/TN", _name(system)).code == _NOT_FOUND:
            return False
        self._tasks.order("/Delete", "/TN", _name(system), "/F", hint=_HELP)
        return True


def _name(system: bool) -> str:
    return f"{TITLE} (system)" if system else TITLE


def _xml(spec: Spec) -> bytes:
    """The task; the order of elements is that of the schema, which prescribes it for triggers."""
    command, arguments = spec.program[0], subprocess.list2cmdline(spec.program[1:])
    if spec.home:  # a task has no environment of its own
        if "%" in str(spec.home):
            raise Code.InvalidParameter.error(
                f"A task cannot set {HOME_VARIABLE} to {spec.home}: the shell replaces what is between % signs.",
                hint="Move the folder to a path without them.",
            )
        inner = f'set "{HOME_VARIABLE}={spec.home}"&& {subprocess.list2cmdline(spec.program)}'
        command, arguments = "cmd.exe", f'/d /s /c "{inner}"'
    principal: dict[str, str] = (
        {"UserId": _LOCAL_SYSTEM, "RunLevel": "HighestAvailable"}
        if spec.system
        else {"LogonType": "InteractiveToken", "RunLevel": "LeastPrivilege"}
    )
    task = ET.Element("Task", {"version": "1.2", "xmlns": NAMESPACE})
    _fill(ET.SubElement(task, "RegistrationInfo"), {"Description": f"{TITLE}: does what is due."})
    trigger = ET.SubElement(ET.SubElement(task, "Triggers"), "TimeTrigger")
    _fill(trigger, {"Enabled": "true", "StartBoundary": "2024-01-01T00:00:00"})
    _fill(ET.SubElement(trigger, "Repetition"), {"Interval": _duration(spec.minutes)})
    _fill(ET.SubElement(ET.SubElement(task, "Principals"), "Principal", {"id": "Author"}), principal)
    _fill(ET.SubElement(task, "Settings"), _SETTINGS)
    action = ET.SubElement(ET.SubElement(task, "Actions", {"Context": "Author"}), "Exec")
    _fill(action, {"Command": command, "Arguments": arguments})
    ET.indent(task)
    return ('<?xml version="1.0" encoding="UTF-16"?>\r\n' + ET.tostring(task, "unicode")).encode("utf-16")


_SETTINGS = {
    "MultipleInstancesPolicy": "IgnoreNew",
    "DisallowStartIfOnBatteries": "false",
    "StopIfGoingOnBatteries": "false",
    "AllowHardTerminate": "false",
    "StartWhenAvailable": "true",
    "RunOnlyIfNetworkAvailable": "false",
    "AllowStartOnDemand": "true",
    "Enabled": "true",
    "Hidden": "false",
    "RunOnlyIfIdle": "false",
    "WakeToRun": "false",
    "ExecutionTimeLimit": "PT0S",
    "Priority": "8",
}
"""A run takes as long as it takes (``PT0S``), at the priority of background work."""


def _fill(parent: ET.Element, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, name).text = text


def _duration(minutes: int) -> str:
    return f"PT{minutes}M" if minutes < 60 else f"PT{minutes // 60}H"


def _values(xml: bytes) -> dict[str, str]:
    """The texts of a task's elements by their paths; empty for what is no XML.

    ``schtasks`` writes in the encoding of the console whatever the first line says.
    """
    encoding = "utf-16" if xml[:2] in (b"\xff\xfe", b"\xfe\xff") else _console_encoding()
    text = xml.decode(encoding, "replace")
    try:
        task = ET.fromstring(text[text.find("<Task") :])
    except ET.ParseError:
        return {}
    return dict(_leaves(task, ""))


def _console_encoding() -> str:
    return "oem" if sys.platform == "win32" else "utf-8"


def _leaves(element: ET.Element, path: str) -> Iterator[tuple[str, str]]:
    """Paths get a number from the second element of a name on."""
    seen: dict[str, int] = {}
    for child in element:
        name = child.tag.rpartition("}")[2]
        seen[name] = seen.get(name, 0) + 1
        at = f"{path}/{name}{f'[{seen[name]}]' if seen[name] > 1 else ''}"
        if len(child):
            yield from _leaves(child, at)
        else:
            yield at, (child.text or "").strip(" \t\r\n")


def _spec_of(values: Mapping[str, str], system: bool) -> Spec | None:
    """What the values of a task say, None where they cannot be read."""
    command, arguments = (values.get(f"/Actions/Exec/{name}", "") for name in ("Command", "Arguments"))
    every = {_duration(minutes): minutes for minutes in MINUTES}
    minutes = every.get(values.get("/Triggers/TimeTrigger/Repetition/Interval", ""))
    start, home = f'/d /s /c "set "{HOME_VARIABLE}=', None
    if command == "cmd.exe" and arguments.startswith(start):
        folder, _, rest = arguments.removeprefix(start).removesuffix('"').partition('"&& ')
        home, program = Path(folder), _windows_words(rest)
    else:
        program = (command, *_windows_words(arguments))
    if not program or not program[0] or minutes is None:
        return None
    try:
        return Spec(program, timedelta(minutes=minutes), system, home)
    except JetError:
        return None


def _windows_words(line: str) -> tuple[str, ...]:
    """The words of a command line that ``list2cmdline`` made."""
    words: list[str] = []
    word, quoted, inside, backslashes = "", False, False, 0
    for character in line + " ":
        if character == "\\":
            backslashes += 1
            continue
        if character == '"':
            word += "\\" * (backslashes // 2)
            if backslashes % 2:
                word += '"'
            else:
                quoted, inside = not quoted, True
        else:
            word += "\\" * backslashes
            if character in " \t" and not quoted:
                if word or inside:
                    words.append(word)
                word, inside = "", False
            else:
                word += character
        backslashes = 0
    return tuple(words)


def _edited(expected: Mapping[str, str], found: Mapping[str, str]) -> list[Drift]:
    """Elements that are not as they were written; of further ones, only triggers and actions."""
    names = [name for name in expected if name not in ("/Settings/Enabled", "/Triggers/TimeTrigger/Enabled")]
    names += [name for name in found if name.startswith(("/Triggers/", "/Actions/")) and name not in expected]
    drift = []
    for name in names:
        was, is_now = expected.get(name, _DEFAULTS.get(name, "")), found.get(name, _DEFAULTS.get(name, ""))
        if was != is_now:
            text = f"The task was edited by hand: {name[1:]} is {is_now!r} instead of {was!r}."
            drift.append(Drift(Deviation.EDITED, text, f"{_AGAIN} This overwrites the change.", was, is_now))
    return drift


_DEFAULTS = {
    "/Settings/AllowStartOnDemand": "true",
    "/Settings/RunOnlyIfNetworkAvailable": "false",
    "/Settings/Hidden": "false",
    "/Settings/RunOnlyIfIdle": "false",
    "/Settings/WakeToRun": "false",
    "/Settings/MultipleInstancesPolicy": "IgnoreNew",
    "/Principals/Principal/RunLevel": "LeastPrivilege",
    "/Triggers/TimeTrigger/Enabled": "true",
    "/Triggers/TimeTrigger/Repetition/StopAtDurationEnd": "false",
}
"""What the schema says of elements that are not there: Windows leaves them out or adds them."""
