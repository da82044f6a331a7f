"""The header of an age file: stanzas, each of which holds the file's key for one reader, and a MAC over them.

Source: https://github.com/C2SP/C2SP/blob/main/age.md#the-header
"""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from dataclasses import dataclass

HEADER_LIMIT = 1 << 16
"""Bytes that a header may take up; this program's have some hundred."""
MAGIC = b"age-encryption.org/v1"
_MAC = b"---"
_ARGUMENTS = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)")
_COLUMNS = 64


def hkdf(key: bytes, salt: bytes, label: str) -> bytes:
    """HKDF with SHA-256 (RFC 5869), 32 bytes."""
    extracted = hmac.digest(salt or bytes(32), key, "sha256")
    return hmac.digest(extracted, label.encode() + b"\x01", "sha256")


def encode(data: bytes) -> bytes:
    """Base64 without padding."""
    return base64.b64encode(data).rstrip(b"=")


def decode(text: bytes) -> bytes:
    """The reverse of :func:`encode`, in no other spelling. Raises ``ValueError``."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if encode(data) != text:
        raise ValueError("not canonical base64")
    return data


@dataclass(frozen=True)
class Stanza:
    """What one recipient needs: the kind of its key, arguments, and the file's key, encrypted."""

    kind: str
    arguments: tuple[bytes, ...]
    body: bytes

    def to_bytes(self) -> bytes:
        body = encode(self.body)
        lines = [body[at : at + _COLUMNS] for at in range(0, len(body) + 1, _COLUMNS)]
        return b"\n".join((b" ".join((b"->", self.kind.encode(), *self.arguments)), *lines, b""))


@dataclass(frozen=True)
class AgeHeader:
    """The stanzas and the MAC. ``length`` is that of the whole header, in bytes."""

    stanzas: tuple[Stanza, ...]
    mac: bytes
    length: int = 0

    @classmethod
    def parse(cls, data: bytes) -> AgeHeader:
        """From the start of a file, of which ``HEADER_LIMIT`` bytes are enough. Raises ``ValueError``."""
        lines = data[:HEADER_LIMIT].split(b"\n")
        if lines[0] != MAGIC:
            raise ValueError("it is not an age file")
        stanzas, at = [], 1
        while at < len(lines) and not lines[at].startswith(_MAC):
            stanza, at = _stanza(lines, at)
            stanzas.append(stanza)
        if at + 1 >= len(lines) or not stanzas or not lines[at].startswith(_MAC + b" "):
            raise ValueError("its header is incomplete")
        mac = decode(lines[at].removeprefix(_MAC + b" "))
        length = sum(len(line) + 1 for line in lines[: at + 1])
        header = cls(tuple(stanzas), mac, length)
        if header.to_bytes() != data[:length]:
            raise ValueError("its header is not spelled as it must be")
        return header

    @classmethod
    def made(cls, stanzas: tuple[Stanza, ...], file_key: bytes) -> AgeHeader:
        """A header with the MAC that the file's key gives."""
        bare = cls(stanzas, b"")
        header = cls(stanzas, bare.mac_of(file_key))
        return cls(stanzas, header.mac, len(header.to_bytes()))

    def mac_of(self, file_key: bytes) -> bytes:
        return hmac.digest(hkdf(file_key, b"", "header"), self._signed(), "sha256")

    def is_of(self, file_key: bytes) -> bool:
        """Whether it is the one that was made with the file's key."""
        return hmac.compare_digest(self.mac, self.mac_of(file_key))

    def to_bytes(self) -> bytes:
        return self._signed() + b" " + encode(self.mac) + b"\n"

    def _signed(self) -> bytes:
        return MAGIC + b"\n" + b"".join(stanza.to_bytes() for stanza in self.stanzas) + _MAC


def _stanza(lines: list[bytes], at: int) -> tuple[Stanza, int]:
    """The stanza that starts in line ``at``, and the line after it."""
    found = _ARGUMENTS.fullmatch(lines[at])
    if found is None:
        raise ValueError("its header is damaged")
    kind, *arguments = found[1].split(b" ")
    body, at = bytearray(), at + 1
    while at < len(lines):
        line = lines[at]
        body += line
        at += 1
        if len(line) < _COLUMNS:
            return Stanza(kind.decode(), tuple(arguments), decode(bytes(body))), at
        if len(line) > _COLUMNS:
            break
    raise ValueError("its header is damaged")
