"""Keys for tests: an age identity with its recipient, and an Ed25519 key pair for signatures."""

from __future__ import annotations

from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat


def write_identity(path: Path) -> str:
    """The recipient of a new identity, which is in the file ``path``."""
    identity = pyrage.x25519.Identity.generate()
    path.write_text(f"# a test\n{identity}\n")
    return str(identity.to_public())


def write_signing_pair(private: Path, public: Path) -> None:
    """A key that signs, and the one that is trusted, in PEM."""
    key = Ed25519PrivateKey.generate()
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
