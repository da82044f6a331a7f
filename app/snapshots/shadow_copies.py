"""Shadow copies of Windows volumes, made and removed by Win32_ShadowCopy through PowerShell's CIM.

The system gives a shadow copy its id. PowerShell writes the answer into a file beside the note as soon as it has
one, also when this program was killed meanwhile.
"""

from __future__ import annotations

import base64
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from app.external_tool import Tool
from app.snapshots.volume import SnapshotNote, need_administrator, no_space
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem, read_whole

_WORDS = ("powershell.exe", "-NoLogo", "-NoProfile", "-NonInteractive", "-EncodedCommand")
_LARGEST = 1 << 16
_SILENT = -1
_SPACE = 6
_WHY = {
    _SILENT: "PowerShell does not answer",
    1: "access was denied",
    2: "an argument is not valid",
    3: "the volume was not found",
    4: "the volume does not support shadow copies",
    5: "this kind of shadow copy is not supported",
    6: "there is not enough storage",
    7: "the volume is in use",
    8: "the volume has as many shadow copies as it may have",
    9: "another shadow copy is being made at this moment",
    10: "a provider of shadow copies refused",
    11: "the provider of shadow copies is not registered",
    12: "the provider of shadow copies failed",
    13: "the reason is not known",
}
"""What Win32_ShadowCopy.Create returns instead of 0."""

MAKE = """
$ErrorActionPreference = 'Stop'
$made = Invoke-CimMethod -ClassName Win32_ShadowCopy -MethodName Create -Arguments @{{
  Volume = {volume}; Context = 'ClientAccessible' }}
$device = ''
if ($made.ReturnValue -eq 0) {{
  [IO.File]::WriteAllText({file}, (ConvertTo-Json -Compress @{{ id = $made.ShadowID }}))
  $device = (Get-CimInstance -ClassName Win32_ShadowCopy -Filter "ID='$($made.ShadowID)'").DeviceObject
  [IO.File]::WriteAllText({file}, (ConvertTo-Json -Compress @{{ id = $made.ShadowID; device = $device }}))
}}
ConvertTo-Json -Compress @{{ code = $made.ReturnValue }}
"""
REMOVE = """
$ErrorActionPreference = 'Stop'
Get-CimInstance -ClassName Win32_ShadowCopy -Filter "ID='{id}'" | Remove-CimInstance
"""


@dataclass(frozen=True)
class ShadowVolume:
    """The volume that is mounted at ``root``, ``C:\\`` or a folder."""

    root: Path
    kind: ClassVar[str] = "VSS"

    @classmethod
    def of(cls, folder: Path) -> ShadowVolume:
        return cls(
            next((each for each in (folder, *folder.parents) if os.path.ismount(each)), Path(folder.anchor))
        )

    @property
    def name(self) -> str:
        return str(self.root)

    def check(self) -> None:
        need_administrator(self.kind, self.name)

    def origin(self) -> str:
        return ""

    def make(self, note: SnapshotNote, beside: Path) -> None:
        volume = self.name if self.name.endswith("\\") else f"{self.name}\\"
        script = MAKE.format(volume=_quoted(volume), file=_quoted(str(_answer_file(note, beside))))
        code = int(_asked(script, self.name).get("code", _SILENT))
        if code == _SPACE:
            raise no_space(self.name, f"{_WHY[code]}.")
        if code:
            raise Code.FileAccessDenied.error(
                f"No shadow copy of {self.name} could be made: {_WHY.get(code, f'code {code}')}.",
                hint="Check the event log for errors of VSS, or stop the service and back up its files at rest.",
                path=self.name,
            )

    def kept(self, note: SnapshotNote, beside: Path, folder: Path) -> Path:
        device = str(_answer(note, beside).get("device", ""))
        if not device:
            raise Code.FileNotFound.error(
                f"Windows names no device for the shadow copy of {self.name}.", path=self.name
            )
        return Path(f"{device}\\") / folder.relative_to(self.root)


def remove(note: SnapshotNote, beside: Path) -> None:
    """Remove it, if it is there. Only the id that Windows gave to it at its creation is ever removed."""
    answer, fs = _answer(note, beside), LocalFileSystem()
    if not answer:
        return
    made = str(answer["id"])
    if set(made) - set("{}-0123456789abcdefABCDEF"):
        raise Code.InvalidParameter.error(
            f"{_answer_file(note, beside)} contains no ID of a shadow copy.",
            hint="List shadow copies with 'vssadmin list shadows', and remove the file.",
        )
    _asked(REMOVE.format(id=made), note.volume)
    fs.remove(_answer_file(note, beside))


def _asked(script: str, volume: str) -> dict[str, Any]:
    """What the script answers. Raises as :meth:`Tool.order`."""
    words = (*_WORDS, base64.b64encode(script.encode("utf-16-le")).decode("ascii"))
    answered = Tool(words, seconds=600).ask()
    if answered.code:
        raise Code.FileAccessDenied.error(
            f"PowerShell could not work on the shadow copies of {volume}: {answered.reason}",
            hint="Correct what it reports, or stop the service and back up its files at rest.",
            path=volume,
        )
    try:
        found = json.loads(answered.text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _quoted(text: str) -> str:
    """A literal of PowerShell."""
    return "'" + text.replace("'", "''") + "'"


def _answer_file(note: SnapshotNote, beside: Path) -> Path:
    return beside / f"{note.name}.shadow"


def _answer(note: SnapshotNote, beside: Path) -> dict[str, Any]:
    """The id and device that Windows gave; empty where none was made, as far as is known."""
    fs, path = LocalFileSystem(), _answer_file(note, beside)
    if not fs.exists(path):
        return {}
    try:
        found: dict[str, Any] = json.loads(read_whole(fs, path, _LARGEST))
    except ValueError as error:
        raise _unreadable(path) from error
    return found


def _unreadable(path: Path) -> JetError:
    return Code.FileAccessDenied.error(
        f"{path}, which names a shadow copy, is damaged.",
        hint="List shadow copies with 'vssadmin list shadows', and remove the file.",
        path=str(path),
    )
