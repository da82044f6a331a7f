"""Who can open an age file: identities and passphrases, on the primitives of ``cryptography``.

Source: https://github.com/C2SP/C2SP/blob/main/age.md#recipient-stanzas
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_ssh_private_key,
)

from engine.chain.encoding.age_header import AgeHeader, Stanza, decode, encode, hkdf
from engine.error_codes import Code
from engine.formats import bech32
from engine.keys import Keys

SCRYPT_LIMIT = 20
"""The largest work factor, as a power of two, that a stanza may ask for: 1 GiB of memory, some seconds."""
SECRET_KEY = "AGE-SECRET-KEY-1"

_X25519 = "age-encryption.org/v1/X25519"
_SCRYPT = "age-encryption.org/v1/scrypt"
_SSH_ED25519 = "age-encryption.org/v1/ssh-ed25519"
_SSH_RSA = "age-encryption.org/v1/ssh-rsa"
FILE_KEY = 16
_WRAPPED = FILE_KEY + 16
_SALT = 16


class Opener(Protocol):
    """One way to a file's key."""

    def open(self, stanza: Stanza) -> bytes | None:
        """The file's key, ``None`` where the stanza is another reader's. Raises ``ValueError`` for damage."""
        ...


@lru_cache(4)
def openers(keys: Keys) -> tuple[Opener, ...]:
    """Raises JET_errInvalidParameter (-1003) for an identity that is none."""
    found = (identity(text) for text in keys.identities)
    return (*found, *(_Passphrase(passphrase) for passphrase in keys.passphrases))


def identity(text: str) -> Opener:
    """Of an age identity or a private SSH key without a passphrase.

    Raises JET_errInvalidParameter (-1003) for anything else; the text is in no message.
    """
    try:
        if text.upper().startswith(SECRET_KEY):
            return _X25519Identity(bech32.decode(text, SECRET_KEY.lower().removesuffix("1")))
        return _ssh_identity(text)
    except (ValueError, TypeError) as error:
        raise Code.InvalidParameter.error(
            "An identity is not valid: it is neither an age identity nor an unencrypted private SSH key.",
            hint="An age identity starts with AGE-SECRET-KEY-1.",
        ) from error


def file_key(header: AgeHeader, openers: tuple[Opener, ...]) -> bytes | None:
    """The key of the file; ``None`` if no one here is among its readers. Raises ``ValueError`` for damage."""
    kinds = {stanza.kind for stanza in header.stanzas}
    if "scrypt" in kinds and len(header.stanzas) > 1:
        raise ValueError("its header has a passphrase among other readers")
    for key in _opened(header, openers):
        if not header.is_of(key):
            raise ValueError("its header was changed")
        return key
    return None


def _opened(header: AgeHeader, openers: tuple[Opener, ...]) -> Iterator[bytes]:
    for opener in openers:
        for stanza in header.stanzas:
            key = opener.open(stanza)
            if key is not None:
                yield key


def _unwrapped(key: bytes, body: bytes) -> bytes | None:
    if len(body) != _WRAPPED:
        raise ValueError("its header holds a key of another length")
    try:
        return ChaCha20Poly1305(key).decrypt(bytes(12), body, None)
    except InvalidTag:
        return None


def _share(stanza: Stanza, at: int) -> bytes:
    """The ephemeral public key of a stanza with ``at + 1`` arguments."""
    share = decode(stanza.arguments[at]) if len(stanza.arguments) == at + 1 else b""
    if len(share) != 32:
        raise ValueError("its header is damaged")
    return share


class _X25519Identity:
    def __init__(self, secret: bytes) -> None:
        self._key = X25519PrivateKey.from_private_bytes(secret)

    def open(self, stanza: Stanza) -> bytes | None:
        if stanza.kind != "X25519":
            return None
        share = _share(stanza, 0)
        salt = share + self._key.public_key().public_bytes_raw()
        return _unwrapped(hkdf(_exchanged(self._key.private_bytes_raw(), share), salt, _X25519), stanza.body)


def _exchanged(secret: bytes, share: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(secret).exchange(X25519PublicKey.from_public_bytes(share))


class _Passphrase:
    def __init__(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self._keys: dict[tuple[bytes, ...], bytes] = {}

    def open(self, stanza: Stanza) -> bytes | None:
        if stanza.kind != "scrypt":
            return None
        if stanza.arguments not in self._keys:
            self._keys[stanza.arguments] = _stretched(self._passphrase, *_scrypt_arguments(stanza))
        return _unwrapped(self._keys[stanza.arguments], stanza.body)


def passphrase_stanza(passphrase: str, file_key: bytes, factor: int) -> Stanza:
    """The only stanza of a header that a passphrase opens."""
    salt = os.urandom(_SALT)
    body = ChaCha20Poly1305(_stretched(passphrase, salt, factor)).encrypt(bytes(12), file_key, None)
    return Stanza("scrypt", (encode(salt), str(factor).encode()), body)


def _stretched(passphrase: str, salt: bytes, factor: int) -> bytes:
    cost, block = 1 << factor, 8
    return hashlib.scrypt(
        passphrase.encode(),
        salt=_SCRYPT.encode() + salt,
        n=cost,
        r=block,
        p=1,
        maxmem=128 * block * cost + (1 << 20),
        dklen=32,
    )


def _scrypt_arguments(stanza: Stanza) -> tuple[bytes, int]:
    """Salt and work factor. A file must not choose how long its reader computes."""
    salt = decode(stanza.arguments[0]) if len(stanza.arguments) == 2 else b""
    factor = stanza.arguments[-1] if stanza.arguments else b""
    if len(salt) != _SALT or not factor.isdigit() or factor.startswith(b"0") or len(factor) > 2:
        raise ValueError("its header is damaged")
    if int(factor) > SCRYPT_LIMIT:
        raise ValueError(f"its passphrase has the work factor {int(factor)}; at most {SCRYPT_LIMIT} is accepted")
    return salt, int(factor)


def _ssh_identity(text: str) -> Opener:
    load = load_ssh_private_key if "OPENSSH" in text else load_pem_private_key
    try:
        key = load(text.encode(), None)
    except UnsupportedAlgorithm as error:
        raise ValueError("unsupported") from error
    if isinstance(key, Ed25519PrivateKey):
        return _SshEd25519Identity(key.private_bytes_raw(), _wire(key.public_key()))
    if isinstance(key, RSAPrivateKey):
        return _SshRsaIdentity(key)
    raise ValueError("another kind of key")


def _wire(public: Ed25519PublicKey | RSAPublicKey) -> bytes:
    """A public key as SSH sends it."""
    line = public.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    return decode(line.split(b" ")[1].rstrip(b"="))


def _is_for(stanza: Stanza, kind: str, wire: bytes) -> bool:
    tag = encode(hashlib.sha256(wire).digest()[:4])
    return stanza.kind == kind and bool(stanza.arguments) and stanza.arguments[0] == tag


class _SshEd25519Identity:
    def __init__(self, seed: bytes, wire: bytes) -> None:
        self._secret = hashlib.sha512(seed).digest()[:32]
        self._wire = wire

    def open(self, stanza: Stanza) -> bytes | None:
        if not _is_for(stanza, "ssh-ed25519", self._wire):
            return None
        share = _share(stanza, 1)
        public = X25519PrivateKey.from_private_bytes(self._secret).public_key().public_bytes_raw()
        tweak = hkdf(b"", self._wire, _SSH_ED25519)
        shared = _exchanged(tweak, _exchanged(self._secret, share))
        return _unwrapped(hkdf(shared, share + public, _SSH_ED25519), stanza.body)


class _SshRsaIdentity:
    def __init__(self, key: RSAPrivateKey) -> None:
        self._key = key
        self._wire = _wire(key.public_key())

    def open(self, stanza: Stanza) -> bytes | None:
        if not _is_for(stanza, "ssh-rsa", self._wire):
            return None
        try:
            return self._key.decrypt(stanza.body, OAEP(MGF1(SHA256()), SHA256(), _SSH_RSA.encode()))
        except ValueError:
            return None
