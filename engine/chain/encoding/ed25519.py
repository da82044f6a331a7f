"""Ed25519 keys as files hold them, and their signatures."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    load_pem_private_key,
    load_pem_public_key,
    load_ssh_private_key,
    load_ssh_public_key,
)

from engine.error_codes import Code


def sign(private: str, data: bytes) -> tuple[bytes, bytes]:
    """The public key (32 bytes) of a private one in PEM, and the signature (64 bytes).

    Raises JET_errInvalidParameter (-1003) for another kind of key, or one with a passphrase.
    """
    key = _private(private)
    return key.public_key().public_bytes_raw(), key.sign(data)


def is_signed(key: bytes, signature: bytes, data: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def public_key(text: str) -> bytes:
    """The 32 bytes of a public key: a line of SSH, or PEM. Raises JET_errInvalidParameter (-1003)."""
    load = load_ssh_public_key if text.startswith("ssh-") else load_pem_public_key
    try:
        key = load(text.encode())
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise Code.InvalidParameter.error(
            "The file does not contain a public Ed25519 key.",
            hint="Specify a .pub file of ssh-keygen -t ed25519, or a public key in PEM.",
        )
    return key.public_bytes_raw()


def _private(text: str) -> Ed25519PrivateKey:
    load = load_ssh_private_key if "OPENSSH" in text else load_pem_private_key
    try:
        key = load(text.encode(), None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise Code.InvalidParameter.error(
            "The key to sign with is not a private Ed25519 key without a passphrase.",
            hint="Create one: ssh-keygen -t ed25519 -N '' -f KEY.",
        )
    return key
