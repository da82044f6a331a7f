"""The payload of an age file: chunks of 64 KiB, each encrypted with its number and whether it is the last.

A chunk can be read by itself. Cutting the file at a chunk is noticed when it is opened: the last one is read then.
Source: https://github.com/C2SP/C2SP/blob/main/age.md#payload
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from engine.chain.encoding.age_header import HEADER_LIMIT, AgeHeader, hkdf
from engine.chain.encoding.decoded_file import Damaged, DecodedFile
from engine.files import ReadFile, Writable

CHUNK = 64 << 10
_TAG = 16
_NONCE = 16
_AT_ONCE = 64
"""Chunks that are read together."""


def _cipher(file_key: bytes, nonce: bytes) -> _Cipher:
    return _Cipher(hkdf(file_key, nonce, "payload"))


class _Cipher:
    def __init__(self, key: bytes) -> None:
        self._cipher = ChaCha20Poly1305(key)

    def seal(self, number: int, last: bool, data: Writable) -> bytes:
        return self._cipher.encrypt(_number(number, last), data, None)

    def open(self, number: int, last: bool, data: memoryview) -> bytes | None:
        try:
            return self._cipher.decrypt(_number(number, last), data, None)
        except InvalidTag:
            return None


def _number(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class AgeWriter:
    """Makes an age file of what it is fed."""

    def __init__(self, header: AgeHeader, file_key: bytes) -> None:
        nonce = os.urandom(_NONCE)
        self._start = header.to_bytes() + nonce
        self._cipher = _cipher(file_key, nonce)
        self._rest = bytearray()
        self._done = 0

    def feed(self, data: Writable) -> Iterator[bytes]:
        """What can be written now."""
        if self._start:
            yield self._start
            self._start = b""
        self._rest += data
        full = max(len(self._rest) - 1, 0) // CHUNK  # the last one is not known before the end
        with memoryview(self._rest) as view:
            for at in range(0, full * CHUNK, CHUNK):
                with view[at : at + CHUNK] as chunk:
                    yield self._cipher.seal(self._done, False, chunk)
                self._done += 1
        del self._rest[: full * CHUNK]

    def finish(self) -> Iterator[bytes]:
        """The end of the file."""
        yield from self.feed(b"")
        yield self._cipher.seal(self._done, True, self._rest)


class AgeFile(DecodedFile):
    """The contents of an open age file whose header gives ``file_key``."""

    def __init__(self, inner: ReadFile, header: AgeHeader, file_key: bytes, damaged: Damaged) -> None:
        payload = inner.stat().size - header.length - _NONCE
        self._chunks = max(-(-payload // (CHUNK + _TAG)), 1)
        super().__init__(inner, max(payload - self._chunks * _TAG, 0))
        self._damaged = damaged
        self._start = header.length + _NONCE
        self._stored = payload
        nonce = inner.read_at(header.length, _NONCE)
        if payload < _TAG or (self._chunks > 1 and self._size <= (self._chunks - 1) * CHUNK):
            raise damaged("It is cut off.")
        self._cipher = _cipher(file_key, nonce)
        self._kept = memoryview(b""), -1
        self._wanted = 1
        self.part_at(max(self._size - 1, 0))

    def read_into(self, buffer: memoryview, offset: int) -> int:
        self._wanted = min(-(-len(buffer) // CHUNK) + 1, _AT_ONCE)
        return super().read_into(buffer, offset)

    def part_at(self, offset: int) -> tuple[memoryview, int]:
        part, start = self._kept
        if start < 0 or not start <= offset < start + len(part):
            self._kept = part, start = self._read(offset // CHUNK)
        return part, start

    def _read(self, first: int) -> tuple[memoryview, int]:
        count = min(self._wanted, self._chunks - first)
        at = first * (CHUNK + _TAG)
        length = min(count * (CHUNK + _TAG), self._stored - at)
        data = memoryview(self.inner.read_at(self._start + at, length))
        if len(data) != length:
            raise self._damaged("It is cut off.")
        found = bytearray()
        for number in range(first, first + count):
            chunk = data[(number - first) * (CHUNK + _TAG) :][: CHUNK + _TAG]
            contents = self._cipher.open(number, number == self._chunks - 1, chunk)
            if contents is None:
                raise self._damaged("It was changed or cut off after it was encrypted.")
            found += contents
        return memoryview(found), first * CHUNK


def read_header(file: ReadFile) -> AgeHeader:
    """Raises ``ValueError``."""
    return AgeHeader.parse(file.read_at(0, HEADER_LIMIT))
