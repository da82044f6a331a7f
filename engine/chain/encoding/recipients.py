"""Whom files are encrypted to. The headers are made by ``pyrage``, which knows every kind of recipient.

The file's key is not told by it, so each header is made with one more recipient, whose identity exists for that
moment only; then its stanza is taken out again. The payload is encrypted here (:mod:`.age_stream`): on the
primitives of ``cryptography`` that is four times as fast, and needs no thread that feeds a reader.
"""

from __future__ import annotations

import os

import pyrage

from engine.chain.encoding.age_header import AgeHeader
from engine.chain.encoding.identities import FILE_KEY, identity, passphrase_stanza
from engine.error_codes import Code

WORK_FACTOR = 18
"""Of a passphrase: what age itself chooses, 256 MiB of memory and about a second."""


class ToRecipients:
    """A header for each file, for ``age1…`` and public SSH keys (``ssh-ed25519 …``, ``ssh-rsa …``), each of which
    can read by itself.

    Raises JET_errInvalidParameter (-1003) for anything else.
    """

    def __init__(self, recipients: tuple[str, ...]) -> None:
        self._recipients = [self._recipient(text) for text in recipients]

    def make(self) -> tuple[AgeHeader, bytes]:
        """A header and the file's key."""
        passing = pyrage.x25519.Identity.generate()
        data = pyrage.encrypt(b"", [*self._recipients, passing.to_public()])
        header, own = AgeHeader.parse(data), identity(str(passing))
        key = next(key for stanza in header.stanzas if (key := own.open(stanza)) is not None)
        kept = tuple(stanza for stanza in header.stanzas if own.open(stanza) is None)
        return AgeHeader.made(kept, key), key

    def _recipient(self, text: str) -> object:
        module = pyrage.ssh if text.startswith("ssh-") else pyrage.x25519
        try:
            return module.Recipient.from_str(text)
        except pyrage.RecipientError as error:
            raise Code.InvalidParameter.error(
                f"{text!r} is not a recipient: {error}.",
                hint="Specify age1… (age-keygen prints it) or a public key of SSH: ssh-ed25519 … or ssh-rsa ….",
            ) from error


class ToPassphrase:
    """One header for all files of a run: deriving a key from a passphrase takes a second. Each file has its own
    nonce, from which age derives the key of its payload."""

    def __init__(self, passphrase: str) -> None:
        self._key = os.urandom(FILE_KEY)
        self._header = AgeHeader.made((passphrase_stanza(passphrase, self._key, WORK_FACTOR),), self._key)

    def make(self) -> tuple[AgeHeader, bytes]:
        return self._header, self._key
