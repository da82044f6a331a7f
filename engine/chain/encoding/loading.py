"""Keys from files, for whoever reads chains or signs them."""

from __future__ import annotations

from pathlib import Path

from engine.chain.encoding.optional import needed
from engine.errors import JetError
from engine.files import LocalFileSystem, read_whole

_LIMIT = 1 << 20
_WHAT = "Encrypted and signed chains"


def read_identities(path: Path, passphrases: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Raises as :func:`engine.chain.encoding.key_file.identities_in`, and what reading the file raises."""
    return parse_identities(read_whole(LocalFileSystem(), path, _LIMIT), str(path), passphrases)


def parse_identities(data: bytes, name: str, passphrases: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Of the contents of something that messages call ``name``."""
    with needed("crypt", _WHAT):
        from engine.chain.encoding.key_file import identities_in
    try:
        return identities_in(data, passphrases)
    except JetError as error:
        raise error.code.error(f"{name}: {error.message}", hint=error.hint, path=name) from error


def read_signing_key(path: Path) -> str:
    """A private key to sign with. Raises JET_errInvalidParameter (-1003) if it is none."""
    with needed("crypt", _WHAT):
        from engine.chain.encoding.ed25519 import sign
    text = _text(path)
    try:
        sign(text, b"")
    except JetError as error:
        raise error.code.error(f"{path}: {error.message}", hint=error.hint, path=str(path)) from error
    return text


def read_signer(path: Path) -> bytes:
    """A public key that is trusted, 32 bytes. Raises JET_errInvalidParameter (-1003) if it is none."""
    with needed("crypt", _WHAT):
        from engine.chain.encoding.ed25519 import public_key
    try:
        return public_key(_text(path))
    except JetError as error:
        raise error.code.error(f"{path}: {error.message}", hint=error.hint, path=str(path)) from error


def _text(path: Path) -> str:
    return read_whole(LocalFileSystem(), path, _LIMIT).decode("utf-8", "replace")
