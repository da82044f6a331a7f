"""Files that are compressed or encrypted: what is written is read, any range of it; nothing else ever is."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pyrage
import pytest
from backports import zstd

from engine.chain.encoding import Encode, Layers
from engine.chain.encoding import encoded as around
from engine.chain.encoding.decoded_file import FRAME
from engine.chain.manifest import Encoding, FileRole, StoredFile
from engine.error_codes import Code
from engine.errors import Corruption, JetError
from engine.files import LocalFileSystem
from engine.hashing import HashKind
from engine.keys import NO_KEYS, Keys
from tests.builders.encodings import (
    ALICE,
    ALICES,
    BOB,
    BOBS,
    ENCODES,
    PASSPHRASE,
    TO_ALICE,
    Folder,
    encoded,
    opened,
)
from tests.datasets import PROJECT
from tests.disk.fault_fs import Fault, FaultFS

CHUNK = 64 << 10
SIZES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, FRAME - 1, FRAME, FRAME + 1, 2 * FRAME + 777)


def some(size: int) -> bytes:
    """Bytes of which half can be compressed."""
    noise = Random(size).randbytes(CHUNK // 2) + bytes(CHUNK // 2)
    return (noise * (size // CHUNK + 1))[:size]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.mark.parametrize("encode", ENCODES.values(), ids=ENCODES)
@pytest.mark.parametrize("size", SIZES)
def test_what_is_written_is_read(folder: Folder, size: int, encode: Encode) -> None:
    data = some(size)
    stored = encoded(folder, data, encode)
    there = (folder.path / stored.place).read_bytes()
    assert (stored.stored_bytes, stored.stored_checksum) == (len(there), hashlib.sha256(there).hexdigest())
    with opened(folder, stored) as file:
        assert file.stat().size == size
        assert file.read_at(0, size + 1) == data
        for at in {0, size // 2, max(size - 3, 0), size, size + 9, *range(CHUNK - 2, size, FRAME)}:
            assert file.read_at(at, 7) == data[at : at + 7]
        buffer = bytearray(size + 5)
        assert file.read_into(memoryview(buffer), 0) == size
        assert buffer[:size] == data


@pytest.mark.parametrize("piece", [1000, CHUNK + 1, FRAME - 1, FRAME + 1])
def test_pieces_of_any_size(folder: Folder, piece: int) -> None:
    data = some(FRAME + 9 * CHUNK)
    with opened(folder, encoded(folder, data, ENCODES["both"], piece=piece)) as file:
        assert file.read_at(0, len(data)) == data


def test_what_can_be_compressed_is_small_and_what_cannot_hardly_grows(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    zeros = encoded(Folder(tmp_path / "a"), bytes(3 * FRAME), Encode(3))
    noise = encoded(Folder(tmp_path / "b"), Random(1).randbytes(3 * FRAME), Encode(3))
    assert zeros.stored_bytes < 2000
    assert 3 * FRAME < noise.stored_bytes < 3 * FRAME + 1000


@pytest.mark.parametrize("encode", ENCODES.values(), ids=ENCODES)
def test_nothing_is_left_running(folder: Folder, encode: Encode) -> None:
    """Whether the file is complete, was cut off, or failed."""
    before = threading.active_count()
    encoded(folder, some(3 * FRAME), encode)
    assert threading.active_count() == before
    staging = around(folder, Layers(encode, NO_KEYS), HashKind.SHA256)
    with staging.create("cut.edb") as file:
        file.write_at(0, some(3 * FRAME))
    assert threading.active_count() == before
    with staging.create("wrong.edb") as file, pytest.raises(JetError) as caught:
        file.write_at(1, b"x")
    assert caught.value.code is Code.InvalidParameter
    with staging.create("again.edb") as file:
        file.write_at(0, b"x")
        file.sync()
        with pytest.raises(JetError):
            file.write_at(1, b"y")


@pytest.mark.parametrize("encode", ENCODES.values(), ids=ENCODES)
def test_what_fails_in_the_other_thread_is_told(tmp_path: Path, encode: Encode) -> None:
    before = threading.active_count()
    for index in range(2, 6):
        folder = tmp_path / str(index)
        folder.mkdir()
        fs = FaultFS(LocalFileSystem()).fail_at(index, Fault.NO_SPACE)
        with pytest.raises(JetError) as caught:
            encoded(Folder(folder, fs), some(3 * FRAME), encode)
        assert caught.value.code is Code.DiskFull
        assert threading.active_count() == before and fs.open_files == 0


def test_a_file_of_pyrage_is_read(folder: Folder) -> None:
    """With several recipients, of which any one can read, and the stanzas that age adds to confuse."""
    data = some(3 * CHUNK + 5)
    for name, recipients in {"one": [ALICE], "two": [BOB, ALICE]}.items():
        out = io.BytesIO()
        pyrage.encrypt_io(io.BytesIO(data), out, [each.to_public() for each in recipients])
        (folder.path / f"{name}.age").write_bytes(out.getvalue())
        listed = replace(listed_as(data, out.getvalue()), name=name)
        with opened(folder, listed) as file:
            assert file.read_at(0, len(data)) == data


def listed_as(data: bytes, stored: bytes) -> StoredFile:
    file = StoredFile("data.edb", FileRole.DATABASE, len(data), hashlib.sha256(data).hexdigest(), "run")
    return replace(
        file,
        encoding=Encoding.AGE,
        stored_bytes=len(stored),
        stored_checksum=hashlib.sha256(stored).hexdigest(),
    )


def test_pyrage_reads_ours(folder: Folder) -> None:
    data = some(FRAME + CHUNK)
    stored = encoded(folder, data, Encode(recipients=(*TO_ALICE, str(BOB.to_public()))))
    for identity in (ALICE, BOB):
        assert pyrage.decrypt((folder.path / stored.place).read_bytes(), [identity]) == data
    header = (folder.path / stored.place).read_bytes().split(b"\n---")[0]
    assert header.count(b"-> X25519 ") == 2, "and no one else"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase that costs nothing."""
    monkeypatch.setattr("engine.chain.encoding.recipients.WORK_FACTOR", 4)


@pytest.mark.usefixtures("quick")
def test_a_passphrase_takes_its_time_once(tmp_path: Path) -> None:
    """All files of a run have one header; their keys differ all the same."""
    layers = Layers(Encode(3, passphrase=True), PASSPHRASE)
    staging = around(Folder(tmp_path), layers, HashKind.SHA256)
    for name in ("one.edb", "two.edb"):
        with staging.create(name) as file:
            file.write_at(0, b"the same")
            file.sync()
    one, two = ((tmp_path / f"{name}.edb.zst.age").read_bytes() for name in ("one", "two"))
    end = one.index(b"\n---")
    assert one[:end] == two[:end] and one[end + 60 :] != two[end + 60 :]
    assert pyrage.passphrase.decrypt(one, PASSPHRASE.passphrases[0])
    plain = StoredFile("one.edb", FileRole.DATABASE, 8, hashlib.sha256(b"the same").hexdigest(), "run")
    listed = plain.stored_at(staging.stored("one.edb"))
    with opened(Folder(tmp_path), listed, Keys(passphrases=("wrong", *PASSPHRASE.passphrases))) as found:
        assert found.read_at(0, 9) == b"the same"
    with pytest.raises(JetError) as caught:
        opened(Folder(tmp_path), listed, Keys(passphrases=("wrong",)))
    assert caught.value.code is Code.DecryptionFailed


def test_a_passphrase_that_would_take_hours_is_refused(folder: Folder) -> None:
    key = b"A" * 43
    data = (
        b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n" + key + b"\n--- " + key + b"\n" + bytes(64)
    )
    (folder.path / "data.edb.age").write_bytes(data)
    with pytest.raises(Corruption, match="work factor 30"):
        opened(folder, listed_as(b"", data), PASSPHRASE)


KEYS: dict[str, tuple[Keys, str]] = {
    "none": (NO_KEYS, "no identity was given"),
    "another": (BOBS, "the given key is not one of those"),
    "several others": (Keys(BOBS.identities, ("x",)), "none of the 2 given keys is one of those"),
}


@pytest.mark.parametrize(("keys", "why"), KEYS.values(), ids=KEYS)
def test_without_the_right_key(folder: Folder, keys: Keys, why: str) -> None:
    stored = encoded(folder, b"data", ENCODES["both"])
    with pytest.raises(JetError, match=why) as caught:
        opened(folder, stored, keys)
    assert caught.value.code is Code.DecryptionFailed
    assert caught.value.hint
    assert not any(secret in str(caught.value) for secret in keys.identities)


def test_the_right_key_among_others(folder: Folder) -> None:
    stored = encoded(folder, b"data", ENCODES["both"])
    with opened(folder, stored, Keys((*BOBS.identities, *ALICES.identities))) as file:
        assert file.read_at(0, 9) == b"data"


@pytest.mark.parametrize(
    "text", ["", "AGE-SECRET-KEY-1", str(ALICE)[:-1] + "Q" * 2, str(ALICE)[:-3], "x" * 9, "-----BEGIN"]
)
def test_an_identity_that_is_none(folder: Folder, text: str) -> None:
    stored = encoded(folder, b"data", ENCODES["encrypted"])
    with pytest.raises(JetError) as caught:
        opened(folder, stored, Keys((text,)))
    assert caught.value.code is Code.InvalidParameter
    assert not text or text not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["", "age1", "age1" + "q" * 58, "alice@example.com", "ssh-dss AAAA", TO_ALICE[0][:-1]]
)
def test_a_recipient_that_is_none(text: str) -> None:
    with pytest.raises(JetError) as caught:
        Layers(Encode(recipients=(text,)), NO_KEYS)
    assert caught.value.code is Code.InvalidParameter and caught.value.hint


@pytest.mark.parametrize("encode", [Encode(0), Encode(23), Encode(3, TO_ALICE, True), Encode(passphrase=True)])
def test_what_cannot_be_wanted(encode: Encode) -> None:
    with pytest.raises(JetError) as caught:
        Layers(encode, NO_KEYS)
    assert caught.value.code is Code.InvalidParameter and caught.value.hint


@pytest.mark.parametrize("encode", ENCODES.values(), ids=ENCODES)
def test_every_truncation_is_an_error(folder: Folder, encode: Encode) -> None:
    stored = encoded(folder, some(300), encode)
    path = folder.path / stored.place
    data = path.read_bytes()
    for length in range(len(data)):
        path.write_bytes(data[:length])
        for listed in (stored, replace(stored, stored_bytes=length)):
            with pytest.raises(JetError), opened(folder, listed) as file:
                file.read_at(0, 300)


@pytest.mark.parametrize("encode", ENCODES.values(), ids=ENCODES)
def test_no_flipped_bit_gives_other_bytes(folder: Folder, encode: Encode) -> None:
    """It is damage or, where it hits the line of the reader, a missing key."""
    original = some(300)
    stored = encoded(folder, original, encode)
    path = folder.path / stored.place
    data = path.read_bytes()
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 1 << at % 8
        path.write_bytes(changed)
        try:
            with opened(folder, stored) as file:
                found = file.read_at(0, 300)
        except (Corruption, JetError) as error:
            assert error.code in (Code.ReadVerifyFailure, Code.DecryptionFailed), error
            continue
        assert found == original and encode.recipients == (), f"byte {at}"


def test_cut_at_a_chunk_and_listed_so(folder: Folder) -> None:
    """The last chunk says that it is."""
    data = some(3 * CHUNK)
    stored = encoded(folder, data, ENCODES["encrypted"])
    path = folder.path / stored.place
    whole = path.read_bytes()
    path.write_bytes(whole[: -(CHUNK + 16)])
    listed = replace(stored, bytes=2 * CHUNK, stored_bytes=stored.stored_bytes - CHUNK - 16)
    with pytest.raises(Corruption, match="changed or cut off"):
        opened(folder, listed)


TABLES: dict[str, Callable[[bytearray], object]] = {
    "more frames": lambda table: table.__setitem__(slice(-9, -5), (3).to_bytes(4, "little")),
    "checksums promised": lambda table: table.__setitem__(-5, 0x80),
    "another magic": lambda table: table.__setitem__(-1, 0),
    "a frame of 4 GiB": lambda table: table.__setitem__(slice(12, 16), b"\xff" * 4),
    "a frame that is stored in 4 GiB": lambda table: table.__setitem__(slice(8, 12), b"\xff" * 4),
    "a skippable frame of another length": lambda table: table.__setitem__(4, 0),
}


@pytest.mark.parametrize("change", TABLES.values(), ids=TABLES)
def test_a_hostile_list_of_frames(folder: Folder, change: Callable[[bytearray], object]) -> None:
    stored = encoded(folder, some(FRAME + 5), Encode(3))
    path = folder.path / stored.place
    data = bytearray(path.read_bytes())
    table = data[-(8 + 2 * 8 + 9) :]
    change(table)
    path.write_bytes(bytes(data[: -len(table)]) + bytes(table))
    with pytest.raises(Corruption, match="list of frames"):
        opened(folder, stored)


def test_sizes_that_no_memory_holds(folder: Folder) -> None:
    """A manifest may claim anything."""
    stored = encoded(folder, some(100), Encode(3))
    for size in (1 << 40, (1 << 63) - 1):
        with pytest.raises(Corruption):
            opened(folder, replace(stored, bytes=size))


def test_a_frame_that_holds_more_than_it_says(folder: Folder) -> None:
    stored = encoded(folder, bytes(100), Encode(3))
    path = folder.path / stored.place
    bomb = zstd.compress(bytes(64 << 20))
    table = path.read_bytes()[-25:]
    path.write_bytes(bomb + table[:8] + len(bomb).to_bytes(4, "little") + table[12:])
    with (
        pytest.raises(Corruption, match="Frame 0"),
        opened(folder, replace(stored, stored_bytes=path.stat().st_size)) as file,
    ):
        file.read_at(0, 100)


MISSING = """
import sys

class Absent:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == sys.argv[1]:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Absent)
from engine.chain.encoding import Encode, Layers
from engine.chain.encoding.loading import read_identities
from engine.errors import Unsupported
from engine.keys import NO_KEYS
from pathlib import Path
try:
    {call}
except Unsupported as error:
    print(error.message, error.hint)
"""

BROKEN = """
import sys, types
sys.modules[{module!r}] = types.ModuleType({module!r}) if {empty} else None
from engine.chain.encoding.optional import needed
from engine.errors import Unsupported
try:
    with needed("crypt", "Signed chains"):
        from pyrage import x25519
        from engine.chain.encoding.ed25519 import sign
except Unsupported as error:
    print(error.message, error.hint)
"""


@pytest.mark.parametrize(
    ("library", "call", "extra"),
    [
        (
            "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd",
            "Layers(Encode(3), NO_KEYS)",
            "zstd",
        ),
        ("pyrage", "Layers(Encode(recipients=('age1',)), NO_KEYS)", "crypt"),
        ("cryptography", "Layers(Encode(recipients=('age1',)), NO_KEYS)", "crypt"),
        ("cryptography", "read_identities(Path('README.md'))", "crypt"),
    ],
)
def test_without_a_library(library: str, call: str, extra: str) -> None:
    """Plain chains need none of them; what does says which."""
    command = [sys.executable, "-c", MISSING.format(call=call), library]
    told = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    assert f"the Python package {library}, which is not installed" in told
    assert f"'ese-backup-manager[{extra}]'" in told


@pytest.mark.parametrize(
    ("module", "failed"),
    [
        ("pyrage", "cannot import name"),  # it is there, and broken
        ("cryptography.hazmat.primitives", "No module named 'cryptography.hazmat"),  # a part of it is missing
        ("engine.chain.encoding.ed25519", "cannot import name 'sign'"),  # a module of the program is half made
    ],
)
def test_a_library_that_cannot_be_loaded_is_not_called_missing(module: str, failed: str) -> None:
    """What failed is said, with the words of Python."""
    call = BROKEN.format(module=module, empty=module != "cryptography.hazmat.primitives")
    command = [sys.executable, "-c", call]
    told = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    assert "not installed" not in told
    assert "A Python package that is needed cannot be loaded: " in told and failed in told
