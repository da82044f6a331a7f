"""The manifest: what is written is read, what this program did not write is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from engine.chain.manifest import (
    BackupRun,
    Correction,
    FileRole,
    Kind,
    Manifest,
    PageCounts,
    StoredFile,
    _seal,
    is_safe_name,
)
from engine.errors import Corruption, Unsupported

SHA = "ab" * 32


def log(
    generation: int, name: str = "", *, current: bool = False, run: str = "one", stored: str = ""
) -> StoredFile:
    name = name or f"edb{generation:05X}.log"
    return StoredFile(name, FileRole.LOG, 100, SHA, run, stored, generation, "00" * 8, current)


DATABASE = StoredFile("data.edb", FileRole.DATABASE, 4096, SHA, "one")
CHECKPOINT = StoredFile("edb.chk", FileRole.CHECKPOINT, 8192, SHA, "one")
RUN = BackupRun(
    "one",
    Kind.FULL,
    "2026-01-01T00:00:00.000Z",
    "2026-01-01T00:00:01.000Z",
    (1, 3),
    bytes=300,
    pages=PageCounts(5, 4, 1, 2),
    corrections=(Correction("data.edb", 4, 777),),
    notes=("A note: Übergröße 🦊.",),
)
MANIFEST = Manifest(
    chain="20260101T000000Z-00000001",
    instance="edb-1234ABCD",
    base="edb",
    signature="1234ABCD 2020-05-04T03:02:01Z",
    databases={"data.edb": "0DB0DB01"},
    page_size=4096,
    runs=(RUN,),
    files=(DATABASE, CHECKPOINT, log(1), log(2), log(3, "edb.log", current=True)),
)


def sealed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The manifest's bytes after a change to its contents, with a seal that is right again."""
    body = json.loads(MANIFEST.to_bytes())
    change(body)
    body.pop("sha256")
    return json.dumps({**body, "sha256": _seal(body)}).encode()


def test_what_is_written_is_read() -> None:
    assert Manifest.from_bytes(MANIFEST.to_bytes()) == MANIFEST
    assert Manifest.from_bytes(sealed(lambda body: None)) == MANIFEST
    assert MANIFEST.log_range == (1, 3)
    assert RUN.pages.total == 12


def test_sums_are_those_of_sha256sum() -> None:
    lines = MANIFEST.sums().decode().splitlines()
    assert lines == [
        f"{SHA}  {name}" for name in ("data.edb", "edb.chk", "edb00001.log", "edb00002.log", "edb.log")
    ]


def test_extended_replaces_the_half_filled_log() -> None:
    """Generation 3 comes again under its archived name, and ``edb.log`` is now generation 4."""
    new = [log(3, run="two", stored=".run-2/edb00003.log"), log(4, "edb.log", current=True, run="two")]
    extended = MANIFEST.extended(replace(RUN, id="two", kind=Kind.INCREMENTAL), new)
    assert [file.name for file in extended.logs] == ["edb00001.log", "edb00002.log", "edb00003.log", "edb.log"]
    assert [file.run for file in extended.logs] == ["one", "one", "two", "two"]
    assert extended.runs[-1].replaced == ()
    assert extended.logs[2].place == ".run-2/edb00003.log"
    assert extended.settled().logs[2].place == "edb00003.log"
    assert Manifest.from_bytes(extended.to_bytes()) == extended


def test_extended_names_what_became_superfluous() -> None:
    extended = MANIFEST.extended(replace(RUN, id="two"), [log(3, run="two"), log(4, run="two")])
    assert extended.runs[-1].replaced == ("edb.log",)
    assert "edb.log" not in {file.name for file in extended.files}


def test_extended_by_nothing_keeps_all() -> None:
    extended = MANIFEST.extended(replace(RUN, id="two"), [])
    assert (extended.files, len(extended.runs)) == (MANIFEST.files, 2)


def test_every_flipped_byte_is_noticed() -> None:
    """White space apart, which means nothing."""
    data = MANIFEST.to_bytes()
    for at, byte in enumerate(data):
        changed = bytearray(data)
        changed[at] ^= 1
        try:
            found = Manifest.from_bytes(bytes(changed))
        except (Corruption, Unsupported):
            continue
        assert found == MANIFEST and chr(byte).isspace(), f"byte {at}"


def test_every_prefix_is_refused() -> None:
    data = MANIFEST.to_bytes().rstrip()
    for length in range(len(data)):
        with pytest.raises(Corruption):
            Manifest.from_bytes(data[:length])


def test_a_wrong_seal() -> None:
    body = json.loads(MANIFEST.to_bytes())
    body["instance"] = "another"
    with pytest.raises(Corruption, match="checksum does not match"):
        Manifest.from_bytes(json.dumps(body).encode())


def test_a_later_version_says_so() -> None:
    with pytest.raises(Unsupported, match="version of the chain is 4"):
        Manifest.from_bytes(sealed(lambda body: body.update(version=4)))


HOSTILE_NAMES = (
    "..",
    ".",
    "",
    "../data.edb",
    "/etc/passwd",
    "a/b",
    "a\\b",
    "C:\\data.edb",
    "C:data.edb",
    "\\\\host\\share",
    "con",
    "NUL",
    "aux.edb",
    "com1.log",
    "LPT9",
    "com².x",
    "nul.tar.gz",
    "data.edb\x00",
    "da\nta",
    "\x7f",
    "a:stream",
    "data.edb ",
    "data.edb.",
    " ",
    "what?",
    "st*r",
    "pi|pe",
    '"quoted"',
    "<less",
    ".hidden",
    "x" * 256,
    "ü" * 128,
    "backup-manifest.json",
    "SHA256SUMS",
    "right\u202eleft",
    "\ud800",
    "zero\u200bwidth",
    "soft\xadhyphen",
)


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=ascii)
def test_hostile_names(name: str) -> None:
    assert not is_safe_name(name)
    with pytest.raises(Corruption):
        Manifest.from_bytes(sealed(lambda body: body["files"][0].update(name=name)))
    with pytest.raises(Corruption):
        Manifest.from_bytes(sealed(lambda body: body["runs"][0].update(replaced=[name])))


@pytest.mark.parametrize(
    "name", ["data.edb", "Übergröße 🦊.edb", "a b.c.d", "x" * 255, "ntds.dit", "con1", "-", "$x", "~"]
)
def test_plain_names(name: str) -> None:
    assert is_safe_name(name)


HOSTILE_PLACES = (
    "../data.edb",
    "/data.edb",
    ".run-1/other",
    ".run/../data.edb",
    "run-1/data.edb",
    ".run/a/data.edb",
)


@pytest.mark.parametrize(
    "place", (*HOSTILE_PLACES, "./data.edb", "../x/data.edb", ".con/data.edb", "..\\x/data.edb")
)
def test_hostile_places(place: str) -> None:
    with pytest.raises(Corruption):
        Manifest.from_bytes(sealed(lambda body: body["files"][0].update(stored=place)))


def test_a_key_that_stands_twice() -> None:
    """Readers differ in which of the two they take, so the seal would be of another manifest."""
    data = MANIFEST.to_bytes()
    twice = data.replace(b'"page_size": 4096', b'"page_size": 4096, "page_size": 4096')
    assert json.loads(twice) == json.loads(data)
    with pytest.raises(Corruption, match="a key occurs twice"):
        Manifest.from_bytes(twice)


def _deep(body: dict[str, Any]) -> None:
    nested: list[Any] = []
    for _ in range(500):
        nested = [nested]
    body["files"][0]["name"] = nested


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "listed twice": lambda body: body["files"].append(body["files"][0]),
    "listed twice by case": lambda body: body["files"].append({**body["files"][0], "name": "DATA.EDB"}),
    "stored where another lies": lambda body: body["files"][0].update(stored="data.edb/data.edb"),
    "negative size": lambda body: body["files"][0].update(bytes=-1),
    "size is text": lambda body: body["files"][0].update(bytes="4096"),
    "size beyond 64 bits": lambda body: body["files"][0].update(bytes=1 << 63),
    "generation 0": lambda body: body["files"][2].update(generation=0),
    "generation beyond all": lambda body: body["files"][2].update(generation=1 << 40),
    "size is a fraction": lambda body: body["files"][0].update(bytes=1.5),
    "size is infinite": lambda body: body["files"][0].update(bytes=float("inf")),
    "size is no number": lambda body: body["files"][0].update(bytes=float("nan")),
    "size is true": lambda body: body["files"][0].update(bytes=True),
    "unknown role": lambda body: body["files"][0].update(role="program"),
    "role is a list": lambda body: body["files"][0].update(role=[]),
    "short hash": lambda body: body["files"][0].update(sha256="ab"),
    "hash in capitals": lambda body: body["files"][0].update(sha256="AB" * 32),
    "log without generation": lambda body: body["files"][2].update(generation=None),
    "file is text": lambda body: body.update(files=["data.edb"]),
    "files is a number": lambda body: body.update(files=7),
    "files missing": lambda body: body.pop("files"),
    "no file": lambda body: body.update(files=[]),
    "no run": lambda body: body.update(runs=[]),
    "unknown kind": lambda body: body["runs"][0].update(kind="copy"),
    "half a range": lambda body: body["runs"][0].update(logs=[1]),
    "range is text": lambda body: body["runs"][0].update(logs="12"),
    "notes are numbers": lambda body: body["runs"][0].update(notes=[1]),
    "note is half a character": lambda body: body["runs"][0].update(notes=["\ud800"]),
    "pages missing": lambda body: body["runs"][0].pop("pages"),
    "databases is a list": lambda body: body.update(databases=["data.edb"]),
    "tool is text": lambda body: body.update(tool="x"),
    "another format": lambda body: body.update(format="other"),
    "nested deep": _deep,
    "time is no time": lambda body: body["runs"][0].update(started="yesterday"),
    "time without a zone": lambda body: body["runs"][0].update(ended="2026-01-01T00:00:01"),
    "end is empty": lambda body: body["runs"][0].update(ended=""),
    "page size of no database": lambda body: body.update(page_size=4097),
    "page size 0": lambda body: body.update(page_size=0),
    "base of two letters": lambda body: body.update(base="ed"),
    "base of another stream": lambda body: body.update(base="abc"),
    "no base, but logs": lambda body: body.update(base=None),
    "another instance": lambda body: body.update(instance="edb-00000000"),
    "instance is a path": lambda body: body.update(instance="../edb-1234ABCD"),
    "label is a path": lambda body: body.update(chain="../chain"),
    "signature is prose": lambda body: body.update(signature="mine"),
    "database that is not listed": lambda body: body["databases"].update({"x.edb": "0DB0DB01"}),
    "listed database without signature": lambda body: body.update(databases={}),
    "generation is not that of the name": lambda body: body["files"][2].update(generation=7),
    "a generation twice": lambda body: body["files"].append(
        {**body["files"][2], "name": "edb0000000001.log"[:3] + "00000001.log"}
    ),
    "filled log that is not the last": lambda body: body["files"][3].update(current=True),
    "log of another base": lambda body: body["files"][2].update(name="abc00001.log"),
    "log whose name is none": lambda body: body["files"][2].update(name="edb1.log"),
    "creation time is no time": lambda body: body["files"][2].update(created="soon"),
    "database with a generation": lambda body: body["files"][0].update(generation=1),
    "empty database": lambda body: body["files"][0].update(bytes=0),
    "file of no run": lambda body: body["files"][0].update(run="two"),
    "first run is incremental": lambda body: body["runs"][0].update(kind="incremental"),
    "second run is full": lambda body: body["runs"].append({**body["runs"][0], "id": "two"}),
    "run twice": lambda body: body["runs"].append({**body["runs"][0], "kind": "incremental"}),
    "range turned round": lambda body: body["runs"][0].update(logs=[3, 1]),
    "range from 0": lambda body: body["runs"][0].update(logs=[0, 1]),
    "replaced what is no log": lambda body: body["runs"][0].update(replaced=["letter.txt"]),
    "replaced a log of others": lambda body: body["runs"][0].update(replaced=["abc00001.log"]),
    "corrected what is no database": lambda body: body["runs"][0]["corrections"][0].update(file="edb.log"),
    "corrected bit beyond a page": lambda body: body["runs"][0]["corrections"][0].update(bit=1 << 20),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_hostile_contents(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(Corruption):
        Manifest.from_bytes(sealed(change))


@pytest.mark.parametrize(
    "data",
    [b"", b"null", b"[]", b"7", b'"x"', b"{}", b'{"sha256": 1}', b"[" * 100_000, b'{"a":' * 50_000, b"\xff\xfe{",
     b'{"sha256":"x","format":"ese-backup-chain","version":' + b"9" * 5000 + b"}", bytes(4096)],
)  # fmt: skip
def test_no_manifest_at_all(data: bytes) -> None:
    with pytest.raises((Corruption, Unsupported)):
        Manifest.from_bytes(data)
