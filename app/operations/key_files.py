"""Which keys an operation uses, by the names of their files; secrets are read when it runs, and kept nowhere."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import engine
from app.operations.request import flags
from engine.error_codes import Code
from engine.libraries import optional

IDENTITY_VARIABLE = "ESE_BACKUP_IDENTITY"
TRUSTED_VARIABLE = "ESE_BACKUP_TRUSTED_KEY"
KEYRING = "keyring:"
"""How an identity is named that is not in a file but in the keyring of the system."""
KEYRING_SERVICE = "ese-backup"


@dataclass(frozen=True)
class KeyFiles:
    """``identities`` open encrypted chains: files, or names in the keyring (``keyring:NAME``). One of the
    ``trusted`` public keys must have signed a chain; ``signing`` signs what a backup makes. ``passphrase``: the
    user is asked for one."""

    identities: tuple[str, ...] = ()
    trusted: tuple[Path, ...] = ()
    signing: Path | None = None
    passphrase: bool = False

    def arguments(self) -> list[str]:
        """The options of the command line."""
        return [
            *(word for name in self.identities for word in ("--identity", name)),
            *(word for path in self.trusted for word in ("--trusted-key", str(path))),
            *(("--sign", str(self.signing)) if self.signing else ()),
            *flags(passphrase=self.passphrase),
        ]

    def keys(self, given: engine.Keys, environment: Mapping[str, str] = os.environ) -> engine.Keys:
        """These and the ``given`` ones, and those that the environment names.

        Raises what :func:`engine.read_identities` and the other readers of keys raise.
        """
        named = [*self.identities, *filter(None, environment.get(IDENTITY_VARIABLE, "").split(os.pathsep))]
        trusted = [*self.trusted, *_paths(environment.get(TRUSTED_VARIABLE, ""))]
        identities = [key for name in dict.fromkeys(named) for key in _identities(name, given.passphrases)]
        return replace(
            given,
            identities=(*given.identities, *identities),
            signers=(*given.signers, *(engine.read_signer(path) for path in dict.fromkeys(trusted))),
            signing=engine.read_signing_key(self.signing) if self.signing else given.signing,
        )

    def within(self, context: engine.RunContext) -> engine.RunContext:
        """The context with these keys, too."""
        return replace(context, keys=self.keys(context.keys))


def _paths(text: str) -> list[Path]:
    return [Path(name).absolute() for name in text.split(os.pathsep) if name]


def _identities(name: str, passphrases: tuple[str, ...]) -> tuple[str, ...]:
    if not name.startswith(KEYRING):
        return engine.read_identities(Path(name).absolute(), passphrases)
    missing = "Reading a key from the keyring needs the Python package keyring, which is not installed."
    with optional("keyring", ("keyring",), lambda _: missing):
        import keyring
    text = keyring.get_password(KEYRING_SERVICE, name.removeprefix(KEYRING))
    if text is None:
        raise Code.FileNotFound.error(
            f"The keyring contains no identity named {name.removeprefix(KEYRING)!r}.",
            hint=f"Store it there: keyring set {KEYRING_SERVICE} NAME.",
        )
    return engine.parse_identities(text.encode(), name, passphrases)


NO_KEY_FILES = KeyFiles()
