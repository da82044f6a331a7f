"""Secrets of channels: in the keyring of the system or in a private file, never in a file of settings."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from types import ModuleType

from app.operations.key_files import KEYRING, KEYRING_SERVICE
from engine.error_codes import Code
from engine.errors import JetError
from engine.libraries import optional
from engine.os_errors import from_os_error

FILE = "file:"
_LARGEST = 1 << 16  # bytes
_FOR_OTHERS = 0o077


def is_reference(text: str) -> bool:
    """Whether it names a secret: ``keyring:NAME`` or ``file:PATH``."""
    return any(text.startswith(kind) and len(text) > len(kind) for kind in (KEYRING, FILE))


def read_secret(reference: str) -> str:
    """The secret that a ``reference`` names, without the end of its line.

    Raises JET_errFileNotFound (-1811) where there is none, JET_errFileAccessDenied (-1032) for a file that others
    can read, JET_errFeatureNotAvailable (-1001) without the package keyring, and ``StorageFault``.
    """
    if reference.startswith(KEYRING):
        return _from_keyring(reference.removeprefix(KEYRING))
    if reference.startswith(FILE):
        return _from_file(Path(reference.removeprefix(FILE)).expanduser())
    raise Code.InvalidParameter.error(
        "A secret is not named but written out.", hint="Write keyring:NAME or file:PATH instead."
    )


def keep_secret(name: str, secret: str) -> str:
    """Store a secret in the keyring of the system; returns its reference.

    Raises JET_errFeatureNotAvailable (-1001) without the package keyring or a keyring that works.
    """
    keyring = _keyring()
    try:
        keyring.set_password(KEYRING_SERVICE, name, secret)
    except Exception as error:  # each keyring has errors of its own
        raise _no_keyring(error) from error
    return f"{KEYRING}{name}"


def _from_keyring(name: str) -> str:
    keyring = _keyring()
    try:
        secret = keyring.get_password(KEYRING_SERVICE, name)
    except Exception as error:  # each keyring has errors of its own
        raise _no_keyring(error) from error
    if secret is None:
        raise Code.FileNotFound.error(
            f"The keyring contains no secret named {name!r}.",
            hint=f"Store it there: keyring set {KEYRING_SERVICE} {name}.",
        )
    return str(secret)


def _keyring() -> ModuleType:
    missing = "The keyring needs the Python package keyring, which is not installed."
    with optional("keyring", ("keyring",), lambda _: missing, "Or keep the secret in a file: file:PATH."):
        import keyring
    return keyring


def _no_keyring(error: Exception) -> JetError:
    return Code.FeatureNotAvailable.error(
        f"The keyring of the system cannot be used: {type(error).__name__}: {error}",
        hint="Unlock it, or keep the secret in a file that only you can read: file:PATH.",
    )


def _from_file(path: Path) -> str:
    try:
        with path.open("rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise Code.InvalidParameter.error(f"{path} is not a file.", path=str(path))
            if sys.platform != "win32" and not _is_private(found):
                raise Code.FileAccessDenied.error(
                    f"{path} contains a secret and is accessible to other users.",
                    hint=f"Deny them access: chmod 600 {path}.",
                    path=str(path),
                )
            data = file.read(_LARGEST)
    except OSError as error:
        raise from_os_error(error, "read", path) from error
    try:
        secret = data.decode().strip("\r\n")
    except UnicodeDecodeError:
        secret = ""
    if not secret:
        raise Code.InvalidParameter.error(
            f"{path} contains no secret.", hint="It has to contain the secret as one line of text.", path=str(path)
        )
    return secret


def _is_private(found: os.stat_result) -> bool:
    if sys.platform == "win32":
        return True
    return found.st_uid in (os.geteuid(), 0) and not stat.S_IMODE(found.st_mode) & _FOR_OTHERS
