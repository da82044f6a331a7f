"""Chains whose files are hashed with BLAKE3: written, checked, restored, copied; never mixed with SHA-256."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from engine import (
    AsIsSource,
    AtRestSource,
    HashKind,
    Kind,
    LocalFolder,
    Options,
    RunContext,
    plan_restore,
    run_as_is,
    run_backup,
    run_copy,
    run_drill,
    run_restore,
    verify_path,
)
from engine.chain.encoding import Encode
from engine.chain.local_chain import LocalChain
from engine.chain.manifest import Manifest
from engine.error_codes import Code
from engine.errors import Corruption, JetError
from engine.files import LocalFileSystem
from engine.verify.finding import FindingKind
from tests.builders.encodings import ALICES, TO_ALICE
from tests.builders.small_instance import grow_small_instance, write_small_instance

pytest.importorskip("blake3")
FS = LocalFileSystem()
BLAKE3 = Encode(hash=HashKind.BLAKE3)
ENCODES = {
    "plain": BLAKE3,
    "compressed": replace(BLAKE3, level=3),
    "both": replace(BLAKE3, level=3, recipients=TO_ALICE),
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source")


def backed_up(source: Path, kind: Kind, encode: Encode = BLAKE3) -> Path:
    destination = source.parent / "backups"
    destination.mkdir(exist_ok=True)
    return run_backup(AtRestSource([source]), LocalFolder(destination), kind, options=Options(encode=encode)).chain


def chain_of(source: Path, encode: Encode = BLAKE3) -> Path:
    """A full and an incremental that says nothing of a hash."""
    backed_up(source, Kind.FULL, encode)
    grow_small_instance(source)
    return backed_up(source, Kind.INCREMENTAL, replace(encode, hash=HashKind.SHA256))


def manifest_of(chain: Path) -> Manifest:
    return LocalChain.at(FS, chain).manifest()


def b3(data: bytes) -> str:
    """By the package itself."""
    found: str = import_module("blake3").blake3(data).hexdigest()
    return found


def listed_wrongly(chain: Path) -> list[str]:
    """The files that do not match ``B3SUMS``, by ``b3sum`` where it is installed."""
    if shutil.which("b3sum"):
        done = subprocess.run(["b3sum", "-c", "B3SUMS"], cwd=chain, capture_output=True, text=True, check=False)
        return [line.partition(": ")[0] for line in done.stdout.splitlines() if not line.endswith("OK")]
    lines = [line.split("  ", 1) for line in (chain / "B3SUMS").read_text().splitlines()]
    return [name for checksum, name in lines if b3((chain / name).read_bytes()) != checksum]


@pytest.mark.parametrize("encode", ENCODES.values(), ids=ENCODES)
def test_a_chain_is_made_checked_and_restored(source: Path, tmp_path: Path, encode: Encode) -> None:
    """An incremental keeps the hash of its chain, whatever it would choose for a new one."""
    chain, keys = chain_of(source, encode), ALICES
    manifest = manifest_of(chain)
    assert manifest.hash is HashKind.BLAKE3
    assert manifest.version == 3
    for file in manifest.files:
        assert file.stored_checksum == b3((chain / file.place).read_bytes()), file.name
    assert {path.name for path in chain.iterdir()} == {
        *(file.home for file in manifest.files),
        "backup-manifest.json",
        "B3SUMS",
    }
    assert not listed_wrongly(chain)
    context = RunContext(keys=keys)
    assert verify_path(chain, context=context).findings == ()
    run_restore(chain, tmp_path / "restored", context=context)
    restored = {path.name: b3(path.read_bytes()) for path in (tmp_path / "restored").iterdir()}
    assert restored == {file.name: file.checksum for file in manifest.files}
    assert run_drill(chain, scratch=tmp_path, context=context).rows


def test_a_changed_byte_is_found(source: Path, tmp_path: Path) -> None:
    """Where no page tells: in a file that is only hashed. ``b3sum``, verification and restore agree."""
    chain = chain_of(source)
    checkpoint = next(file for file in manifest_of(chain).files if file.name.endswith(".chk"))
    data = bytearray((chain / checkpoint.place).read_bytes())
    data[-1] ^= 1
    (chain / checkpoint.place).write_bytes(data)
    assert listed_wrongly(chain) == [checkpoint.name]
    changed = [f for f in verify_path(chain).findings if f.kind is FindingKind.CHANGED]
    assert [(f.file.name, f.detail) for f in changed] == [
        (checkpoint.name, "It is not the file that was backed up: its BLAKE3 differs.")
    ]
    assert "compared with its BLAKE3" in str(plan_restore(FS, chain, tmp_path / "target").checks)
    with pytest.raises(JetError, match="its BLAKE3 differs"):
        run_restore(chain, tmp_path / "target")
    assert not (tmp_path / "target").exists()


def test_sums_that_were_changed_are_found(source: Path) -> None:
    chain = chain_of(source)
    (chain / "B3SUMS").write_bytes((chain / "B3SUMS").read_bytes()[:-1])
    assert [(f.file.name, f.kind) for f in verify_path(chain).findings] == [("B3SUMS", FindingKind.SUMS)]


def test_a_chain_without_its_manifest_is_compared_with_its_sums(source: Path) -> None:
    chain = chain_of(source)
    (chain / "backup-manifest.json").unlink()
    found = verify_path(chain).findings
    assert [f.kind for f in found] == [FindingKind.MANIFEST]
    assert "B3SUMS exists" in found[0].detail
    name = next(path.name for path in chain.iterdir() if path.suffix == ".edb")
    (chain / name).write_bytes((chain / name).read_bytes()[:-1] + b"\xff")
    assert {f.kind for f in verify_path(chain).findings} == {FindingKind.MANIFEST, FindingKind.CHANGED}


def test_a_copy_keeps_the_hash(source: Path, tmp_path: Path) -> None:
    """As it is stored, or encoded in another way."""
    chain = chain_of(source)
    for name, encode in (("same", None), ("compressed", Encode(level=3))):
        (tmp_path / name).mkdir()
        (copy,) = run_copy(chain, tmp_path / name, encode=encode).chains
        manifest = manifest_of(copy.chain)
        assert manifest.hash is HashKind.BLAKE3
        assert {f.name: f.checksum for f in manifest.files} == {
            f.name: f.checksum for f in manifest_of(chain).files
        }
        assert not listed_wrongly(copy.chain)
        assert verify_path(copy.chain).findings == ()


def test_an_as_is_backup(source: Path, tmp_path: Path) -> None:
    made = run_as_is(
        AsIsSource([source]), LocalFolder(tmp_path / "evidence"), options=Options(create=True, encode=BLAKE3)
    )
    assert made.manifest.hash is HashKind.BLAKE3
    assert not listed_wrongly(made.chain)
    assert not [f for f in verify_path(made.chain).findings if f.is_damage]


def test_an_older_chain_stays_what_it_is(source: Path) -> None:
    """Version 1, ``SHA256SUMS``; a run that prefers BLAKE3 continues it with SHA-256."""
    backed_up(source, Kind.FULL, Encode())
    grow_small_instance(source)
    chain = backed_up(source, Kind.INCREMENTAL)
    manifest = manifest_of(chain)
    assert (manifest.hash, manifest.version) == (HashKind.SHA256, 1)
    assert not (chain / "B3SUMS").exists()
    assert subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=chain, check=False).returncode == 0
    grow_small_instance(source)
    assert backed_up(source, Kind.DIFFERENTIAL) == chain
    assert {file.hash for file in manifest_of(chain).files} == {HashKind.SHA256}


def test_no_manifest_has_two_hashes(source: Path) -> None:
    """Nor can one be read that says another hash than its version knows."""
    manifest = manifest_of(chain_of(source))
    file = manifest.files[0]
    with pytest.raises(JetError) as caught:
        manifest.extended(replace(manifest.runs[-1], id="another"), [replace(file, hash=HashKind.SHA256)])
    assert caught.value.code is Code.InternalError
    body = json.loads(manifest.to_bytes())
    assert body["hash"] == "blake3"
    assert {"checksum", "stored_checksum"} <= set(body["files"][0])
    assert not {"sha256", "stored_sha256"} & set(body["files"][0])
    for kind in ("md5", "", None):
        with pytest.raises(Corruption):
            Manifest.from_bytes(_sealed({**body, "hash": kind}))
    with pytest.raises(Corruption):
        Manifest.from_bytes(_sealed({**body, "version": 2}))


def _sealed(body: dict[str, object]) -> bytes:
    from engine.chain.manifest import _seal

    bare = {name: value for name, value in body.items() if name != "sha256"}
    return json.dumps({**bare, "sha256": _seal(bare)}).encode()


def test_without_the_package_nothing_is_begun(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a chain that needs it says so when it is read; its manifest can be read all the same."""
    chain = chain_of(source)
    before = sorted(path.name for path in (source.parent / "backups").rglob("*"))
    monkeypatch.setitem(sys.modules, "blake3", None)
    for kind in (Kind.FULL, Kind.INCREMENTAL):
        with pytest.raises(JetError, match=r"need the Python package blake3") as caught:
            backed_up(source, kind)
        assert caught.value.code is Code.FeatureNotAvailable
        assert "ese-backup-manager[blake3]" in caught.value.hint
    assert sorted(path.name for path in (source.parent / "backups").rglob("*")) == before
    assert manifest_of(chain).hash is HashKind.BLAKE3
    with pytest.raises(JetError, match="blake3"):
        run_restore(chain, source.parent / "target")
