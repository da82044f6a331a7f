"""cron: a marked block in the crontab of the user, or a file in /etc/cron.d.

What else is in the crontab remains, byte for byte.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from app.external_tool import Tool
from app.schedulers.entry_files import READABLE, check_root, contents, removed, replaced
from app.schedulers.scheduler import Deviation, Drift, Installed, compared, edited, read_back
from app.schedulers.spec import MINUTES, NAME, SchedulerKind, Spec
from app.settings import HOME_VARIABLE
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem, user_name

CRONTAB = Path("crontab")
"""Stands for the crontab of the user, whose file only ``crontab`` knows."""
_SYSTEM_FILE = Path("/etc/cron.d") / NAME
_BEGIN = f"# BEGIN {NAME}: written by 'ese-backup schedule install', removed by 'ese-backup schedule remove'\n"
_END = f"# END {NAME}\n"
_BLOCK = re.compile(rf"(?m)^# BEGIN {NAME}(?::.*)?\n(?:.*\n)*?# END {NAME}\n".encode())
_QUIET = ">/dev/null 2>&1"
_NICE = ("nice", "-n", "10")
_AGAIN = "Run 'ese-backup schedule install' again."
_HELP = "Correct what crontab reports. The crontab is unchanged."


class Cron:
    """``words``: how crontab is called. ``system_file``: the file for all of the machine."""

    kind = SchedulerKind.CRON

    def __init__(
        self,
        fs: FileSystem | None = None,
        words: tuple[str, ...] = ("crontab",),
        system_file: Path = _SYSTEM_FILE,
    ) -> None:
        self._fs = fs or LocalFileSystem(mode=READABLE)
        self._crontab = Tool(words)
        self._system_file = system_file

    @property
    def available(self) -> bool:
        return self._crontab.found

    def files(self, spec: Spec) -> Mapping[Path, bytes]:
        return {self._system_file if spec.system else CRONTAB: _block(spec).encode()}

    def install(self, spec: Spec) -> None:
        if spec.system:
            check_root(True, str(self._system_file.parent))
            with replaced(self._fs, self.files(spec)):
                return
        (block,) = self.files(spec).values()
        self._change(lambda before: _without_block(before)[0] + block)

    def installed(self, wanted: Spec, now: datetime) -> Installed | None:
        found = contents(self._fs, self._system_file) if wanted.system else self._own_block()
        if found is None:
            return None
        spec = _spec_of(found, wanted.system)
        (expected,) = self.files(spec or wanted).values()
        drift = [*(compared(spec, wanted) if spec else ()), *edited(self._name(wanted.system), expected, found)]
        if spec is None and _is_commented_out(found):
            drift = [Drift(Deviation.DISABLED, "The line is commented out.", _AGAIN)]
        files = (self._system_file,) if wanted.system else ()
        return read_back(self.kind, wanted, spec, drift, now, files=files)

    def remove(self, *, system: bool) -> bool:
        if system:
            if not self._fs.exists(self._system_file):
                return False
            check_root(True, str(self._system_file.parent))
            return removed(self._fs, [self._system_file])
        if not self.available or self._own_block() is None:
            return False
        self._change(lambda before: _without_block(before)[0])
        return True

    def _own_block(self) -> bytes | None:
        return _without_block(self._read())[1]

    def _name(self, system: bool) -> Path | str:
        return self._system_file if system else f"The crontab of {user_name()}"

    def _read(self) -> bytes:
        answered = self._crontab.ask("-l")
        if answered.code == 0:
            return answered.output
        if "no crontab" in answered.errors:
            return b""
        raise Code.FileAccessDenied.error(
            f"The crontab cannot be read. What crontab says: “{answered.errors.strip()}”.", hint=_HELP
        )

    def _change(self, how: Callable[[bytes], bytes]) -> None:
        """Replace the crontab, one of our programs at a time, and read back whether it is what was wanted."""
        before = self._read()
        after = how(before)
        if after == before:
            return
        if after:
            self._crontab.order("-", data=after, hint=_HELP)
        else:
            self._crontab.order("-r", hint=_HELP)
        if self._read() != after:
            raise Code.FileAccessDenied.error(
                "The crontab is not what was written: another program changed it at the same moment.",
                hint="Look at it with 'crontab -l', then try again.",
            )


def _block(spec: Spec) -> str:
    """The line between its marks; in the file of the machine, with the user."""
    home = ("env", f"{HOME_VARIABLE}={spec.home}") if spec.home else ()
    words = map(_word, (*home, *_NICE, *spec.program))
    user = ["root"] if spec.system else []
    return f"{_BEGIN}{' '.join([_when(spec.minutes), *user, *words, _QUIET])}\n{_END}"


def _when(minutes: int) -> str:
    if minutes < 60:
        return f"*/{minutes} * * * *" if minutes > 1 else "* * * * *"
    hours = minutes // 60
    return f"0 {f'*/{hours}' if hours > 1 else '*'} * * *" if hours < 24 else "0 0 * * *"


def _word(word: str) -> str:
    """A word for the shell as cron passes it on: a percent sign ends a command unless a backslash is before it.

    Inside of quotes a backslash of the word itself may be before it, so that it is written outside of them.
    """
    quoted = shlex.quote(word)
    return quoted.replace("%", "'\\%'" if quoted.startswith("'") else "\\%")


def _without_block(crontab: bytes) -> tuple[bytes, bytes | None]:
    """A crontab without our block, and the block."""
    found = _BLOCK.search(crontab)
    if found is None:
        return crontab, None
    return crontab[: found.start()] + crontab[found.end() :], found[0]


def _spec_of(block: bytes, system: bool) -> Spec | None:
    """What the line says, None where it cannot be read."""
    lines = [line for line in block.decode("utf-8", "replace").splitlines() if line and not line.startswith("#")]
    if len(lines) != 1:
        return None
    whens = {_when(minutes): minutes for minutes in MINUTES}
    fields = lines[0].removesuffix(_QUIET).split(maxsplit=5)
    minutes = whens.get(" ".join(fields[:5]))
    if minutes is None or len(fields) < 6:
        return None
    try:
        words = shlex.split(fields[5].removeprefix("root ") if system else fields[5])
        home = None
        if words[:1] == ["env"]:
            home = Path(words[1].removeprefix(f"{HOME_VARIABLE}="))
            words = words[2:]
        if tuple(words[:3]) != _NICE or not words[3:]:
            return None
        return Spec(tuple(words[3:]), timedelta(minutes=minutes), system, home)
    except (ValueError, IndexError, JetError):
        return None


def _is_commented_out(block: bytes) -> bool:
    return all(line.startswith(b"#") for line in block.splitlines() if line.strip())
