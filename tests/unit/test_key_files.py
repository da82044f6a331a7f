"""Keys as they are kept: files of age and SSH, encrypted ones, and the keyring of the system."""

from __future__ import annotations

import base64
import os
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import keyring.backend
import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as elliptic_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as rsa_key
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from app.operations.key_files import KeyFiles
from engine import Keys, read_identities
from engine.chain.encoding import Encode
from engine.chain.encoding.age_header import AgeHeader
from engine.chain.encoding.age_stream import AgeWriter
from engine.chain.encoding.identities import FILE_KEY, passphrase_stanza
from engine.error_codes import Code
from engine.errors import JetError
from engine.keys import NO_KEYS
from tests.builders.encodings import ALICE, ALICES, BOB, Folder, encoded, opened

WORDS = "correct horse"
AGE_FILE = "AGE ENCRYPTED FILE"
SIGNING = Ed25519PrivateKey.from_private_bytes(bytes([7] * 32))
SSH: dict[str, Ed25519PrivateKey | RSAPrivateKey] = {"ed25519": SIGNING, "rsa": rsa_key(65537, 2048)}


def private(key: Ed25519PrivateKey | RSAPrivateKey, form: PrivateFormat = PrivateFormat.OpenSSH) -> str:
    return key.private_bytes(Encoding.PEM, form, NoEncryption()).decode()


def public(key: Ed25519PrivateKey | RSAPrivateKey) -> str:
    return key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()


@pytest.mark.parametrize("form", [PrivateFormat.OpenSSH, PrivateFormat.PKCS8])
@pytest.mark.parametrize("kind", SSH)
def test_keys_of_ssh(tmp_path: Path, kind: str, form: PrivateFormat) -> None:
    """``pyrage`` encrypts to the public key; the private one, in either form, opens it here and there."""
    key, data, folder = SSH[kind], b"contents " * 9000, Folder(tmp_path)
    listed = encoded(folder, data, Encode(recipients=(f"{public(key)} me@example.com",)))
    (tmp_path / "id").write_text(private(key, form))
    with opened(folder, listed, Keys(read_identities(tmp_path / "id"))) as file:
        assert file.read_at(0, len(data) + 1) == data
    theirs = pyrage.ssh.Identity.from_buffer(private(key).encode())
    assert pyrage.decrypt((tmp_path / listed.home).read_bytes(), [theirs]) == data
    with pytest.raises(JetError) as caught:
        opened(
            folder, listed, replace(ALICES, identities=(private(SSH["rsa" if kind == "ed25519" else "ed25519"]),))
        )
    assert caught.value.code is Code.DecryptionFailed


def test_files_of_age_keygen(tmp_path: Path) -> None:
    path = tmp_path / "keys.txt"
    path.write_text(f"# created: 2026\n# public key: {ALICE.to_public()}\n{ALICE}\n\n  {BOB}  \r\n")
    assert read_identities(path) == (str(ALICE), str(BOB))


def with_a_passphrase(data: bytes) -> bytes:
    """What ``age --passphrase`` makes, but with a work factor that costs nothing."""
    key = bytes(FILE_KEY)
    writer = AgeWriter(AgeHeader.made((passphrase_stanza(WORDS, key, 10),), key), key)
    return b"".join((*writer.feed(data), *writer.finish()))


def armor(data: bytes) -> bytes:
    text = base64.b64encode(data).decode()
    return "\n".join(
        (f"-----BEGIN {AGE_FILE}-----", *textwrap.wrap(text, 64), f"-----END {AGE_FILE}-----\n")
    ).encode()


@pytest.mark.parametrize("armored", [True, False])
def test_a_file_with_a_passphrase(tmp_path: Path, armored: bool) -> None:
    path = tmp_path / "keys.age"
    data = with_a_passphrase(f"{ALICE}\n".encode())
    path.write_bytes(armor(data) if armored else data)
    assert read_identities(path, ("wrong", WORDS)) == (str(ALICE),)
    with pytest.raises(JetError, match="no given passphrase opens it") as caught:
        read_identities(path, ("wrong",))
    assert caught.value.code is Code.DecryptionFailed and str(path) in caught.value.message


def bad_files() -> dict[str, bytes]:
    locked = SIGNING.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x"))
    other = elliptic_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return {
        "empty": b"",
        "comments": b"# nothing\n",
        "a letter": b"Dear Alice,\n",
        "a recipient": f"{ALICE.to_public()}\n".encode(),
        "one good, one cut": f"{ALICE}\n{str(BOB)[:-2]}\n".encode(),
        "no text": b"\xff\xfe\x00",
        "another kind of key": other,
        "a key with a passphrase": locked,
        "half a key": private(SIGNING).encode()[:200],
    }


@pytest.mark.parametrize("name", bad_files())
def test_files_without_identities(tmp_path: Path, name: str) -> None:
    path = tmp_path / "keys.txt"
    path.write_bytes(bad_files()[name])
    with pytest.raises(JetError) as caught:
        read_identities(path)
    assert caught.value.code is Code.InvalidParameter and caught.value.hint
    assert str(path) in caught.value.message and "AGE-SECRET-KEY-1K" not in str(caught.value)


class InMemory(keyring.backend.KeyringBackend):
    """A keyring for a test."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        return f"{ALICE}\n" if (service, username) == ("ese-backup", "work") else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError

    def delete_password(self, service: str, username: str) -> None:
        raise NotImplementedError


@pytest.fixture
def in_memory() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(InMemory())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.mark.usefixtures("in_memory")
def test_the_keyring_of_the_system() -> None:
    assert KeyFiles(("keyring:work",)).keys(NO_KEYS, {}) == ALICES
    with pytest.raises(JetError, match="no identity named 'home'") as caught:
        KeyFiles(("keyring:home",)).keys(NO_KEYS, {})
    assert caught.value.code is Code.FileNotFound and caught.value.hint


def test_keys_of_all_sorts_come_together(tmp_path: Path) -> None:
    one, two, signing = tmp_path / "one", tmp_path / "two", tmp_path / "sign"
    one.write_text(str(ALICE))
    two.write_text(str(BOB))
    signing.write_text(private(SIGNING))
    signing.with_suffix(".pub").write_text(public(SIGNING))
    environment = {
        "ESE_BACKUP_IDENTITY": os.pathsep.join((str(two), str(one))),
        "ESE_BACKUP_TRUSTED_KEY": str(signing.with_suffix(".pub")),
    }
    found = KeyFiles((str(one),), signing=signing).keys(Keys(passphrases=(WORDS,)), environment)
    assert found.identities == (str(ALICE), str(BOB))
    assert found.passphrases == (WORDS,) and found.signing == signing.read_text()
    assert found.signers == (SIGNING.public_key().public_bytes_raw(),)
    assert not any(secret in repr(found) for secret in (WORDS, str(ALICE), found.signing))
