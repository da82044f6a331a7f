"""Programs of the operating system that are asked and told: the one place where they are run, except for hooks."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass

from engine.error_codes import Code
from engine.events import printable

_SHOWN = 500


@dataclass(frozen=True)
class Answered:
    """How it ended, and what it wrote."""

    code: int
    output: bytes
    errors: str

    @property
    def text(self) -> str:
        return self.output.decode("utf-8", "replace").strip()

    @property
    def reason(self) -> str:
        """Why it failed, in its own words."""
        return printable((self.errors or self.text).replace("\n", " "))[:_SHOWN] or f"exit code {self.code}"


@dataclass(frozen=True)
class Tool:
    """The words that every call starts with, such as ``systemctl --user``; each may take so many ``seconds``."""

    words: tuple[str, ...]
    seconds: float = 60.0

    @property
    def found(self) -> bool:
        return shutil.which(self.words[0]) is not None

    def ask(self, *arguments: str, data: bytes = b"") -> Answered:
        """Run it with ``data`` as its input, in English.

        Raises JET_errFeatureNotAvailable where there is none, and JET_errFileAccessDenied if it does not end.
        """
        words = (*self.words, *arguments)
        environment = {**os.environ, "LC_ALL": "C", "SYSTEMD_PAGER": "", "SYSTEMD_COLORS": "0"}
        try:
            done = subprocess.run(
                words, input=data, capture_output=True, check=False, timeout=self.seconds, env=environment
            )
        except OSError as error:
            raise Code.FeatureNotAvailable.error(
                f"{words[0]} cannot be started: {error.strerror or error}.",
                hint="Install it, and check that it is in a folder of PATH.",
            ) from error
        except subprocess.TimeoutExpired as error:
            raise Code.FileAccessDenied.error(
                f"'{' '.join(words)}' did not end within {self.seconds:g} seconds.",
                hint="Run it by hand to see what it waits for.",
            ) from error
        return Answered(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip())

    def order(self, *arguments: str, data: bytes = b"", hint: str = "") -> Answered:
        """As :meth:`ask`; raises JET_errFileAccessDenied with what it wrote if it refuses."""
        answered = self.ask(*arguments, data=data)
        if answered.code:
            raise Code.FileAccessDenied.error(
                f"'{' '.join((*self.words, *arguments))}' failed: {answered.reason}",
                hint=hint or "Correct what it reports, then try again.",
            )
        return answered
