"""Files with keys, as ``age-keygen`` and ``ssh-keygen`` write them."""

from __future__ import annotations

import pyrage

from engine.chain.encoding.age_header import MAGIC
from engine.chain.encoding.identities import SECRET_KEY, identity
from engine.error_codes import Code
from engine.errors import JetError

_ARMOR = b"-----BEGIN AGE ENCRYPTED FILE-----"


def identities_in(data: bytes, passphrases: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The identities in a file: a line each, or a private SSH key; a file that is encrypted with a passphrase is
    opened with one of ``passphrases``.

    Raises JET_errInvalidParameter (-1003) where there is none, JET_errDecryptionFailed (-1622) for a file that no
    passphrase opens.
    """
    if data.startswith((MAGIC, _ARMOR)):
        data = _opened(data, passphrases)
    try:
        text = data.decode()
    except ValueError as error:
        raise _none_in_it() from error
    if "-----BEGIN" in text:
        found = [text]
    else:
        lines = (line.strip() for line in text.splitlines())
        found = [line for line in lines if line and not line.startswith("#")]
    if not found or not all(line.startswith((SECRET_KEY, "-----BEGIN")) for line in found):
        raise _none_in_it()
    for each in found:
        identity(each)
    return tuple(found)


def _opened(data: bytes, passphrases: tuple[str, ...]) -> bytes:
    for passphrase in passphrases:
        try:
            return bytes(pyrage.passphrase.decrypt(data, passphrase))
        except pyrage.DecryptError:
            continue
    raise Code.DecryptionFailed.error(
        "The file with the identity is encrypted, and no given passphrase opens it.",
        hint="Enter its passphrase (--passphrase).",
    )


def _none_in_it() -> JetError:
    return Code.InvalidParameter.error(
        "The file contains no identity.",
        hint="Specify a file of age-keygen (AGE-SECRET-KEY-1…), or a private SSH key.",
    )
