"""Files and chains that are compressed or encrypted, and keys for them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from engine.chain.encoding import Encode, Layers, decoded
from engine.chain.encoding import encoded as around
from engine.chain.manifest import FileRole, StoredAs, StoredFile
from engine.files import FileSystem, LocalFileSystem, ReadableFile, ReadFile, WriteFile
from engine.hashing import HashKind
from engine.keys import NO_KEYS, Keys
from engine.remains import Remains

ALICE, BOB = map(
    pyrage.x25519.Identity.from_str,
    (
        "AGE-SECRET-KEY-13L2N06RVRLTVSJ2U3ETX2ZD3Y48YG68H7J729PQMKPDDWFQ5Q9WSWHY52S",
        "AGE-SECRET-KEY-1X3ADHE63T4CVF69X6G5ZUHDUWZ4555Z3RSXQ7T8CGXVQNH44J8MS9HARV5",
    ),
)
ALICES, BOBS = Keys((str(ALICE),)), Keys((str(BOB),))
MINE = Ed25519PrivateKey.from_private_bytes(bytes([1] * 32))
TO_SIGN = Keys(signing=MINE.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()).decode())
TRUSTED = Keys(signers=(MINE.public_key().public_bytes_raw(),))
"""These keys must stay as they are: the sets in tests/golden are encrypted to and signed with them."""
TO_ALICE = (str(ALICE.to_public()),)
PASSPHRASE = Keys(passphrases=("correct horse battery staple",))

ENCODES = {
    "compressed": Encode(3),
    "encrypted": Encode(recipients=TO_ALICE),
    "both": Encode(1, TO_ALICE),
}


class Folder:
    """A staging whose files are at once where they will be."""

    name = "chain"

    def __init__(self, path: Path, fs: FileSystem | None = None) -> None:
        self.path = path
        self.fs = fs or LocalFileSystem()

    def create(self, name: str, size: int = 0) -> WriteFile:
        return self.fs.create(self.path / name)

    def left(self, name: str) -> None:
        return None

    def stored(self, name: str) -> StoredAs:
        return StoredAs(name)

    def publish(self, manifest: bytes) -> None:
        raise AssertionError("nothing is published here")

    def settle(self) -> None:
        raise AssertionError("nothing is settled here")

    def discard(self) -> Remains:
        raise AssertionError("nothing is discarded here")


def encoded(folder: Folder, data: bytes, encode: Encode, keys: Keys = NO_KEYS, piece: int = 4 << 20) -> StoredFile:
    """A file with these contents, written piece by piece, as a manifest would list it."""
    staging = around(folder, Layers(encode, keys), HashKind.SHA256)
    with staging.create("data.edb") as file:
        for at in range(0, len(data), piece):
            file.write_at(at, data[at : at + piece])
        file.sync()
    plain = StoredFile("data.edb", FileRole.DATABASE, len(data), hashlib.sha256(data).hexdigest(), "run")
    return plain.stored_at(staging.stored("data.edb"))


def opened(folder: Folder, file: StoredFile, keys: Keys = ALICES) -> ReadFile:
    """The contents."""
    return decoded(ReadableFile.at(folder.fs, folder.path / file.place), file, keys).open()
