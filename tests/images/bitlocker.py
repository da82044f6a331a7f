"""Encrypts a volume as BitLocker of Windows 7 and later does, so that a recovery key opens it.

The format is that of libbde's documentation: AES-CBC with 128 bits, three blocks of metadata, and the first
sectors of the volume kept elsewhere, in a file of the volume.
"""

from __future__ import annotations

import hashlib
import struct
import uuid
from pathlib import Path

import pyfsntfs
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESCCM

from tests.images.ntfs_volume import changed_volume

RECOVERY_KEY = "-".join(f"{11 * number:06}" for number in (1000, 2001, 30002, 4003, 50004, 6005, 7006, 8007))
_SECTOR, _KEPT, _ROOM = 512, 8192, 0x10000
_METHOD = 0x8002
_IDENTIFIER = uuid.UUID("4967d63b-2e29-4ad8-8399-f6a339e3d001").bytes_le
_SALT = bytes(range(16))
_MASTER, _SECTORS = bytes(range(100, 132)), bytes(range(50, 66))
_STRETCHED = bytes.fromhex("d82d6443a29a6f193598448d430dabf0f33b68c1681928a6f845229a9964a27a")
"""What :func:`stretched` makes of the recovery key, which takes a second."""


def stretched(recovery_key: str, rounds: int = 1 << 20) -> bytes:
    """The key that a recovery key stands for: a hash of a hash, a million times."""
    numbers = struct.pack("<8H", *(int(group) // 11 for group in recovery_key.split("-")))
    initial, last = hashlib.sha256(numbers).digest(), bytes(32)
    for count in range(rounds):
        last = hashlib.sha256(last + initial + _SALT + count.to_bytes(8, "little")).digest()
    return last


BY_RECOVERY_KEY, BY_TPM = 0x0800, 0x0100


def encrypt(volume: Path, protection: int = BY_RECOVERY_KEY) -> None:
    """Encrypt an NTFS volume in place; ``protection`` says what its key is protected with."""
    with changed_volume(volume) as ntfs:
        ntfs.file("System Volume Information/FVE2", b"\xff" * (5 * _ROOM))
    opened = pyfsntfs.volume()
    opened.open(str(volume))
    at, _, _ = opened.get_file_entry_by_path("\\System Volume Information\\FVE2").get_extent(0)
    opened.close()
    at = -(-at // _ROOM) * _ROOM
    plain = volume.read_bytes()
    header_at, blocks = at, [at + _ROOM * each for each in (1, 2, 3)]
    data = bytearray(_encrypted(plain, 0))
    data[header_at : header_at + _KEPT] = _encrypted(plain[:_KEPT], header_at)
    metadata = _metadata(len(plain), blocks, header_at, protection)
    for block in blocks:
        data[block : block + _ROOM] = metadata.ljust(_ROOM, b"\0")
    head = bytearray(plain[:_SECTOR])
    head[:11] = b"\xeb\x58\x90-FVE-FS-"
    head[40:160] = bytes(120)
    head[160:200] = _IDENTIFIER + struct.pack("<3Q", *blocks)
    data[:_SECTOR] = head
    volume.write_bytes(data)


def _encrypted(plain: bytes, place: int) -> bytes:
    single = Cipher(algorithms.AES(_SECTORS), modes.ECB()).encryptor()
    starts = range(place, place + len(plain), _SECTOR)
    vectors = single.update(b"".join(start.to_bytes(16, "little") for start in starts))
    done = []
    for number in range(len(plain) // _SECTOR):
        mode = modes.CBC(vectors[16 * number : 16 * number + 16])
        cipher = Cipher(algorithms.AES(_SECTORS), mode).encryptor()
        done.append(cipher.update(plain[number * _SECTOR : (number + 1) * _SECTOR]))
    return b"".join(done)


def _metadata(size: int, blocks: list[int], header_at: int, protection: int) -> bytes:
    stretch = struct.pack("<I16s", 0x1000, _SALT) + _locked(_STRETCHED, bytes(32), 0x2003, 9)
    master = _entry(0, 3, stretch) + _locked(_STRETCHED, _MASTER, 0x2003, 1)
    protected = uuid.UUID(int=5).bytes_le + struct.pack("<QHH", 0, 0, protection) + master
    entries = _entry(2, 8, protected)
    entries += _locked(_MASTER, _SECTORS, _METHOD, 2, kind=3)
    entries += _entry(15, 15, struct.pack("<QQ", header_at, _KEPT))
    length = 48 + len(entries)
    volume = uuid.UUID(int=6).bytes_le
    header = struct.pack("<IIII16sIIQ", length, 1, 48, length, volume, 10, _METHOD, 0)
    fields = (b"-FVE-FS-", 64, 2, 4, 4, size, 0, _KEPT // _SECTOR, *blocks, header_at)
    return struct.pack("<8sHHHHQIIQQQQ", *fields) + header + entries


def _entry(kind: int, value: int, data: bytes) -> bytes:
    return struct.pack("<HHHH", 8 + len(data), kind, value, 1) + data


def _locked(key: bytes, content: bytes, method: int, count: int, *, kind: int = 0) -> bytes:
    """A key in a container that another key encrypts; its tag comes first."""
    nonce = struct.pack("<QI", 0, count)
    container = struct.pack("<IHHI", 12 + len(content), 1, 0, method) + content
    sealed = AESCCM(key, tag_length=16).encrypt(nonce, container, None)
    return _entry(kind, 5, nonce + sealed[-16:] + sealed[:-16])
