"""Version 2 of the manifest: files that are encoded, or that stay in a folder of their run."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.chain.local_chain import LocalChain
from engine.chain.local_folder import LocalFolder
from engine.chain.local_staging import move_to_names
from engine.chain.manifest import Encoding, Kind, Manifest, StoredAs, StoredFile, _seal
from engine.chain.stored import locate, read_manifest
from engine.errors import Corruption, Unsupported
from engine.files import LocalFileSystem
from engine.formats.log.log_end import LogEnd
from tests.unit.test_manifest import CHECKPOINT, DATABASE, HOSTILE_PLACES, MANIFEST, RUN, SHA, log

FS = LocalFileSystem()
SUM = "cd" * 32
FIRST_KEYS = ["name", "role", "bytes", "sha256", "run", "stored", "generation", "created", "current"]


def encoded(file: StoredFile, encoding: Encoding = Encoding.ZSTD_AGE, folder: str = "") -> StoredFile:
    return file.stored_at(StoredAs(f"{folder}{file.name}{encoding.suffix}", encoding, 77, SUM))


ENCODED = replace(MANIFEST, files=tuple(encoded(file) for file in MANIFEST.files))
LASTING = replace(MANIFEST, files=tuple(file.stored_at(StoredAs(f"run-1/{file.name}")) for file in MANIFEST.files))


def sealed(change: Callable[[dict[str, Any]], object], manifest: Manifest = ENCODED) -> bytes:
    body = json.loads(manifest.to_bytes())
    change(body)
    body.pop("sha256")
    return json.dumps({**body, "sha256": _seal(body)}).encode()


def test_version_1_is_written_wherever_it_suffices() -> None:
    body = json.loads(MANIFEST.to_bytes())
    assert body["version"] == 1
    assert [list(file) for file in body["files"]] == [FIRST_KEYS] * len(MANIFEST.files)
    waiting = replace(MANIFEST, files=(*MANIFEST.files[:-1], log(3, stored=".run-1/edb00003.log")))
    assert json.loads(waiting.to_bytes())["version"] == 1


@pytest.mark.parametrize("manifest", [ENCODED, LASTING], ids=["encoded", "lasting"])
def test_what_is_written_is_read(manifest: Manifest) -> None:
    body = json.loads(manifest.to_bytes())
    assert body["version"] == 2
    assert list(body["files"][0]) == [*FIRST_KEYS, "encoding", "stored_bytes", "stored_sha256", "end"]
    assert Manifest.from_bytes(manifest.to_bytes()) == manifest


@pytest.mark.parametrize("encoding", Encoding)
def test_a_name_tells_what_to_do_with_the_file(encoding: Encoding) -> None:
    file = encoded(DATABASE, encoding)
    assert (
        file.place
        == file.home
        == "data.edb"
        + {
            Encoding.PLAIN: "",
            Encoding.ZSTD: ".zst",
            Encoding.AGE: ".age",
            Encoding.ZSTD_AGE: ".zst.age",
        }[encoding]
    )
    assert file.stored == ""
    assert (file.bytes, file.checksum) == (DATABASE.bytes, DATABASE.checksum)


def test_a_plain_file_is_stored_as_it_is() -> None:
    assert (DATABASE.stored_bytes, DATABASE.stored_checksum) == (DATABASE.bytes, DATABASE.checksum)
    grown = replace(DATABASE, bytes=8192)
    assert grown.stored_bytes == 8192
    assert replace(encoded(DATABASE), encoding=Encoding.PLAIN) == DATABASE


def test_sums_are_of_what_is_stored() -> None:
    assert ENCODED.sums().decode().splitlines()[0] == f"{SUM}  data.edb.zst.age"
    assert LASTING.sums().decode().splitlines()[0] == f"{DATABASE.checksum}  run-1/data.edb"


def test_only_what_waits_is_moved() -> None:
    waiting = encoded(log(3, run="two"), folder=".run-2/")
    lasting = encoded(log(4, "edb.log", current=True, run="two"), folder="run-2/")
    assert (waiting.waits, waiting.lasts, waiting.may_move) == (True, False, True)
    assert (lasting.waits, lasting.lasts, lasting.may_move) == (False, True, False)
    extended = MANIFEST.extended(replace(RUN, id="two", kind=Kind.INCREMENTAL), [waiting, lasting])
    settled = extended.settled()
    assert [file.place for file in settled.files[-2:]] == ["edb00003.log.zst.age", "run-2/edb.log.zst.age"]
    assert extended.runs[-1].replaced == ("edb.log",)
    for manifest in (extended, settled):
        assert Manifest.from_bytes(manifest.to_bytes()) == manifest


def test_a_file_that_is_encoded_otherwise_replaces_the_one_before() -> None:
    new = [encoded(replace(CHECKPOINT, run="two"), Encoding.ZSTD), encoded(replace(MANIFEST.files[-1], run="two"))]
    extended = MANIFEST.extended(replace(RUN, id="two", kind=Kind.INCREMENTAL), new)
    assert set(extended.runs[-1].replaced) == {"edb.chk", "edb.log"}
    assert Manifest.from_bytes(extended.to_bytes()) == extended
    back = extended.extended(
        replace(RUN, id="three", kind=Kind.INCREMENTAL), [log(3, "edb.log", current=True, run="three")]
    )
    assert back.runs[-1].replaced == ("edb.log.zst.age",)
    assert Manifest.from_bytes(back.to_bytes()) == back


def test_files_that_were_replaced_are_removed_if_they_are_what_they_are_called(tmp_path: Path) -> None:
    new = encoded(log(3, run="two"), Encoding.ZSTD, ".run-two/")
    chain = replace(MANIFEST, files=tuple(encoded(file, Encoding.AGE) for file in MANIFEST.files))
    extended = chain.extended(replace(RUN, id="two", kind=Kind.INCREMENTAL), [new])
    assert extended.runs[-1].replaced == ("edb.log.age",)
    (tmp_path / ".run-two").mkdir()
    for file in chain.files:
        (tmp_path / file.home).write_bytes(b"age-encryption.org/v1\n")
    (tmp_path / ".run-two" / new.home).write_bytes(b"\x28\xb5\x2f\xfd")
    (tmp_path / "edb.log.age").write_bytes(b"a letter")
    move_to_names(FS, tmp_path, extended)
    assert (tmp_path / "edb.log.age").exists(), "it is nothing of ours"
    assert (tmp_path / "edb00003.log.zst").exists()
    (tmp_path / "edb.log.age").write_bytes(b"age-encryption.org/v1\n")
    move_to_names(FS, tmp_path, read_manifest(FS, tmp_path))
    assert not (tmp_path / "edb.log.age").exists()
    assert (tmp_path / "edb.chk.age").exists()


def test_a_lasting_place_is_found_and_listed(tmp_path: Path) -> None:
    folder = tmp_path / "store" / LASTING.chain
    (folder / "run-1").mkdir(parents=True)
    for file in LASTING.files:
        (folder / file.place).write_bytes(b"data")
    (folder / "backup-manifest.json").write_bytes(LASTING.to_bytes())
    chain = LocalChain.at(FS, folder)
    assert chain.unlisted(chain.manifest()) == []
    assert locate(FS, folder, LASTING.files[0]) == folder / "run-1" / "data.edb"
    (folder / "run-1" / "note.txt").write_bytes(b"")
    (folder / "data.edb").write_bytes(b"")
    assert sorted(chain.unlisted(LASTING)) == ["data.edb", "run-1/note.txt"]
    (folder / "run-1" / "data.edb").unlink()
    assert locate(FS, folder, LASTING.files[0]) == folder / "run-1" / "data.edb", "and never at another place"
    (folder / "run-1" / "note.txt").unlink()
    (folder / "data.edb").unlink()
    with LocalFolder(tmp_path).open("store", create=False, apart_from=()) as store:
        assert store.remove(LASTING.chain)
    assert not folder.exists()


@pytest.mark.parametrize(
    "place", [*HOSTILE_PLACES[:4], "con/data.edb", "backup-manifest.json/data.edb", "a/b/data.edb"]
)
def test_hostile_places(place: str) -> None:
    with pytest.raises(Corruption):
        Manifest.from_bytes(sealed(lambda body: body["files"][0].update(stored=place), LASTING))


def ended(changes: dict[str, Any] | None = None) -> bytes:
    """A chain whose last log has its end, which is changed."""
    last = encoded(log(3, "edb.log", current=True))
    end = LogEnd(3, MANIFEST.signature, last.created, (8, 5, 1), 0xFEDCBA9876543210, 4, SHA, SHA, 77, SHA)
    manifest = replace(ENCODED, files=(*ENCODED.files[:-1], replace(last, end=end)))
    assert Manifest.from_bytes(manifest.to_bytes()) == manifest
    return sealed(lambda body: body["files"][-1]["end"].update(changes or {}), manifest)


def test_the_end_of_a_log_is_kept() -> None:
    found = Manifest.from_bytes(ended()).files[-1].end
    assert found is not None and found.checksum == 0xFEDCBA9876543210


@pytest.mark.parametrize(
    "changes",
    [
        {"generation": 4},
        {"generation": "3"},
        {"signature": "none"},
        {"created": "11" * 8},
        {"version": "8"},
        {"version": [8, -1, 0]},
        {"checksum": 7},
        {"checksum": "7"},
        {"last": -1},
        {"header": "ab"},
        {"full": None},
        {"tail": "AB" * 32},
        {"tail_bytes": True},
    ],
    ids=str,
)
def test_a_hostile_end(changes: dict[str, Any]) -> None:
    with pytest.raises(Corruption):
        Manifest.from_bytes(ended(changes))


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "unknown encoding": lambda body: body["files"][0].update(encoding="rot13"),
    "encoding is a number": lambda body: body["files"][0].update(encoding=1),
    "encoding missing": lambda body: body["files"][0].pop("encoding"),
    "stored hash missing": lambda body: body["files"][0].update(stored_sha256=""),
    "stored hash is prose": lambda body: body["files"][0].update(stored_sha256="x" * 64),
    "stored size negative": lambda body: body["files"][0].update(stored_bytes=-1),
    "stored size 0": lambda body: body["files"][0].update(stored_bytes=0),
    "stored size is text": lambda body: body["files"][0].update(stored_bytes="77"),
    "place without the suffix": lambda body: body["files"][0].update(stored=".run-1/data.edb"),
    "plain with another size": lambda body: body["files"][0].update(encoding="", stored_sha256="ab" * 32),
    "plain with another hash": lambda body: body["files"][0].update(encoding="", stored_bytes=4096),
    "two at one place": lambda body: body["files"].append(
        {**body["files"][0], "name": "data.edb.zst.age", "encoding": "",
         "stored_bytes": 4096, "stored_sha256": "ab" * 32}
    ),
    "a folder that is a file": lambda body: body["files"][1].update(stored="data.edb.zst.age/edb.chk.zst.age"),
    "replaced what is no file of the stream": lambda body: body["runs"][0].update(replaced=["letter.zst.age"]),
    "replaced a database": lambda body: body["runs"][0].update(replaced=["data.edb.age"]),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_hostile_contents(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(Corruption):
        Manifest.from_bytes(sealed(change))


def test_version_1_has_none_of_it() -> None:
    """Its readers would not look for it."""
    with pytest.raises(Corruption):
        Manifest.from_bytes(sealed(lambda body: body.update(version=1), LASTING))
    plain = Manifest.from_bytes(sealed(lambda body: body.update(version=1)))
    assert all(file.encoding is Encoding.PLAIN for file in plain.files)


def test_every_flipped_byte_is_noticed() -> None:
    data = ENCODED.to_bytes()
    for at, byte in enumerate(data):
        changed = bytearray(data)
        changed[at] ^= 1
        try:
            found = Manifest.from_bytes(bytes(changed))
        except (Corruption, Unsupported):
            continue
        assert found == ENCODED and chr(byte).isspace(), f"byte {at}"
