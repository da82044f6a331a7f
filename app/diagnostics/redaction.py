"""Names of people, machines and addresses are replaced, each by the same word wherever it is found."""

from __future__ import annotations

import getpass
import re
import socket
from collections.abc import Callable
from pathlib import Path

_HOMES = re.compile(r"(?i)((?:^|[\s\"'=:(])(?:[a-z]:)?[\\/]+(?:home|users)[\\/]+)([^\\/\s\"':;,)]+)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LOGIN = re.compile(r"(?<=://)[^/\s@\"']+@")
_ADDRESS = re.compile(
    r"(?<![\w.:])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])|(?<![\w:])(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F]{1,4}(?![\w:])"
)
_SHORTEST = 3
"""Characters of a name that is replaced wherever it stands: a shorter one may be a word, and is replaced where it
is a whole value."""
_EVERYBODYS = frozenset({"root", "user", "admin", "administrator", "localhost", "public", "default"})


def _pattern(name: str) -> re.Pattern[str]:
    if len(name) >= _SHORTEST:
        return re.compile(rf"(?i)(?<![^\W_]){re.escape(name)}(?![^\W_])")
    return re.compile(rf"(?im)(?:(?<=[\"',;\t])|^){re.escape(name)}(?=[\"',;\t]|\r?$)")


class Redaction:
    """Replaces what it is given, and whatever looks like a login, a mail address, an IP address or a home.

    ``home``: this user's home, shown as ``~``. ``user`` and ``host`` are replaced as whole words, in any case.
    """

    def __init__(self, home: str = "", user: str = "", host: str = "") -> None:
        self._home = home.rstrip("\\/")
        self._words = [
            (_pattern(name), word)
            for name, word in ((host, "HOST"), (host.partition(".")[0], "HOST"), (user, "USER"))
            if name and name.lower() not in _EVERYBODYS
        ]
        self._known: dict[tuple[str, str], str] = {}

    @classmethod
    def of_this_machine(cls) -> Redaction:
        """Of this user and this machine."""
        try:
            user = getpass.getuser()
        except (OSError, KeyError):  # no such user, as in some containers
            user = ""
        return cls(str(Path.home()), user, socket.gethostname())

    def __call__(self, text: str) -> str:
        if len(self._home) > 1:
            for written in (self._home, self._home.replace("\\", "\\\\")):
                text = re.sub(rf"{re.escape(written)}(?![^\W_])", "~", text)
        text = _LOGIN.sub("LOGIN@", text)
        text = _ADDRESS.sub(self._numbered("ADDRESS"), text)
        text = _MAIL.sub(self._numbered("MAIL"), text)
        text = _HOMES.sub(lambda found: found[1] + self._word("USER", found[2]), text)
        for pattern, word in self._words:
            text = pattern.sub(word, text)
        return text

    def _numbered(self, kind: str) -> Callable[[re.Match[str]], str]:
        return lambda found: self._word(kind, found[0])

    def _word(self, kind: str, name: str) -> str:
        if name.lower() in _EVERYBODYS or name == "~":
            return name
        count = sum(1 for known, _ in self._known if known == kind) + 1
        return self._known.setdefault((kind, name.lower()), f"{kind}{count}")
