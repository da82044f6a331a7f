"""Signatures of manifests: Ed25519, by a key of SSH or in PEM.

The seal of a manifest shows damage; anyone who can write to a chain can write it. Only who has the private key can
sign. A signature is of everything but the places of the files, so it stays right when a chain is moved or copied.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.chain.encoding.optional import needed
from engine.chain.manifest import Manifest, Signed
from engine.error_codes import Code
from engine.errors import JetError
from engine.keys import Keys

_WHAT = "Signed chains"


def check_signing(keys: Keys) -> None:
    """Whether what ``keys`` have to sign with can do it; raises as :func:`signed`."""
    if keys.signing:
        with needed("crypt", _WHAT):
            from engine.chain.encoding.ed25519 import sign
        sign(keys.signing, b"")


def signed(manifest: Manifest, keys: Keys) -> Manifest:
    """The manifest with a signature, if there is a key to sign with.

    Raises JET_errInvalidParameter (-1003) if that is no private Ed25519 key.
    """
    if not keys.signing:
        return manifest
    with needed("crypt", _WHAT):
        from engine.chain.encoding.ed25519 import sign
    key, signature = sign(keys.signing, manifest.to_be_signed())
    return replace(manifest, signed=Signed(key.hex(), signature.hex()))


def trusted(manifest: Manifest, keys: Keys, path: Path) -> Manifest:
    """The manifest of the chain at ``path``, if one of the signers of ``keys`` has signed it, or there are none.

    Raises JET_errLogFileCorrupt (-501).
    """
    if not keys.signers:
        return manifest
    if manifest.signed is None:
        raise _not_trusted("is not signed", path)
    key = bytes.fromhex(manifest.signed.key)
    if key not in keys.signers:
        raise _not_trusted("is signed with a key that is not trusted", path)
    with needed("crypt", _WHAT):
        from engine.chain.encoding.ed25519 import is_signed
    if not is_signed(key, bytes.fromhex(manifest.signed.signature), manifest.to_be_signed()):
        raise _not_trusted("was changed after it was signed", path)
    return manifest


def _not_trusted(why: str, path: Path) -> JetError:
    return Code.LogFileCorrupt.error(
        f"The manifest of the chain {why}: {path}.",
        hint="Use another chain, or specify the public key that this one was signed with (--trusted-key).",
        path=str(path),
    )
