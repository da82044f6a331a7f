"""Any contents, written in any pieces, any range read back; a change of what is stored is an error, or nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.chain.encoding import Encode
from engine.chain.encoding.age_header import AgeHeader, Stanza
from engine.chain.encoding.decoded_file import FRAME
from engine.chain.manifest import StoredFile
from engine.errors import JetError
from tests.builders.encodings import ENCODES, Folder, encoded, opened
from tests.disk.memory_fs import MemoryFS

CHUNK = 64 << 10
EDGES = [at + by for at in (0, CHUNK, 2 * CHUNK, FRAME, FRAME + CHUNK) for by in (-1, 0, 1) if at + by >= 0]

_encodes = st.sampled_from(list(ENCODES.values()))
_sizes = st.sampled_from(EDGES) | st.integers(0, FRAME + 3 * CHUNK)


def contents(size: int, seed: int) -> bytes:
    """Half noise, half zeros."""
    piece = Random(seed).randbytes(1 + seed % 5000)
    return ((piece + bytes(len(piece))) * (size // (2 * len(piece)) + 1))[:size]


def stored(data: bytes, encode: Encode, piece: int = FRAME) -> tuple[Folder, StoredFile]:
    root = Path("/in-memory")
    folder = Folder(root, MemoryFS(root))
    return folder, encoded(folder, data, encode, piece=piece)


@settings(max_examples=40)
@given(_encodes, _sizes, st.integers(0, 9999), st.integers(1000, 2 * FRAME), st.data())
def test_any_range(encode: Encode, size: int, seed: int, piece: int, draw: st.DataObject) -> None:
    data = contents(size, seed)
    folder, listed = stored(data, encode, piece)
    with opened(folder, listed) as file:
        assert file.stat().size == size
        for _ in range(4):
            offset, length = draw.draw(_sizes), draw.draw(_sizes)
            assert file.read_at(offset, length) == data[offset : offset + length]


def put(folder: Folder, listed: StoredFile, data: bytes) -> StoredFile:
    """Other bytes in the place of a file, which the manifest lists so."""
    folder.fs.remove(folder.path / listed.home)
    with folder.fs.create(folder.path / listed.home) as file:
        file.write_at(0, data)
        file.sync()
    return replace(listed, stored_bytes=len(data))


@settings(max_examples=150)
@given(
    *(_encodes, st.integers(0, 3 * CHUNK), st.integers(0, 9999)),
    *(st.floats(0, 1) | st.floats(0.999, 1), st.integers(0, 200), st.binary(max_size=200)),
)
def test_no_change_gives_other_contents(
    encode: Encode, size: int, seed: int, where: float, length: int, other: bytes
) -> None:
    """How long an encrypted file is differs from one to the next, so the place is drawn as a share of it."""
    data = contents(size, seed)
    folder, listed = stored(data, encode)
    with folder.fs.open_read(folder.path / listed.home) as file:
        there = bytearray(file.read_at(0, listed.stored_bytes))
    start = int(where * len(there))
    there[start : start + length] = other
    try:
        with opened(folder, put(folder, listed, bytes(there))) as file:
            assert file.read_at(0, size + 1) == data
    except JetError:
        return


@given(_encodes, st.binary(max_size=400), st.sampled_from([0, 1, 100, FRAME, 1 << 40, (1 << 63) - 1]))
def test_anything_in_the_place_of_a_file(encode: Encode, data: bytes, size: int) -> None:
    folder, listed = stored(b"contents", encode)
    try:
        with opened(folder, replace(put(folder, listed, data), bytes=size)) as file:
            found = file.read_at(0, 100)
    except JetError:
        return
    assert size == 0 and found == b"", "an empty list of frames is a file"


_words = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20).map(str.encode)
_stanzas = st.builds(
    Stanza, _words.map(bytes.decode), st.lists(_words, max_size=3).map(tuple), st.binary(max_size=150)
)


@given(st.lists(_stanzas, min_size=1, max_size=4).map(tuple), st.binary(min_size=16, max_size=16), st.binary())
def test_headers_of_age(stanzas: tuple[Stanza, ...], key: bytes, rest: bytes) -> None:
    made = AgeHeader.made(stanzas, key)
    found = AgeHeader.parse(made.to_bytes() + rest)
    assert found == made and found.is_of(key) and not found.is_of(bytes(16 - len(key)) + b"x" * 16)


@given(st.binary(max_size=300), st.booleans())
def test_anything_as_a_header_of_age(data: bytes, begins_right: bool) -> None:
    try:
        AgeHeader.parse((b"age-encryption.org/v1\n-> " if begins_right else b"") + data)
    except ValueError:
        return
