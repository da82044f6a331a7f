"""Shapes of secrets, which a job file must not contain: it is copied, exported, shared and shown."""

from __future__ import annotations

import re

_KEY = re.compile(r"(?i)(^|[_-])(password|passwd|passphrase|secret|token|api[_-]?key|private[_-]?key)([_-]|$)")
_KEY_MATERIAL = re.compile(r"(?i)AGE-SECRET-KEY-[0-9A-Z]|-----BEGIN [A-Z ]*PRIVATE KEY-----")
_CREDENTIALS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/\s@]*:[^/\s@]*@")
_ARGUMENT = re.compile(r"(?i)(password|passwd|passphrase|secret|token|api[_-]?key)\s*[=:]\s*\S")

HINT = "Keep it in a file that only you can read, or in the keyring, and name that: a path, or keyring:NAME."


def check_text(text: str) -> None:
    """Raises ``ValueError`` for a text that is or contains a secret; the error does not repeat it."""
    if _KEY_MATERIAL.search(text):
        raise ValueError(f"This contains a private key. The job file must not. {HINT}")
    if _CREDENTIALS.search(text):
        raise ValueError("An address must not contain credentials. Set them in the environment.")


def check_command(words: tuple[str, ...]) -> None:
    """Raises ``ValueError`` for a command that is given a secret."""
    if any(_ARGUMENT.search(word) for word in words):
        raise ValueError(
            "This command contains a secret, which every user of the machine can see while it runs. "
            "Let the program read it from a file."
        )


def check_key(name: str) -> None:
    """Raises ``ValueError`` for a field whose name says that it holds a secret."""
    if _KEY.search(name):
        raise ValueError(f"The job file holds no secrets, so it has no field {name!r}. {HINT}")
