"""Backups that are compressed, encrypted, or both: everything that is done with chains works on them."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    InstanceChoice,
    Kind,
    LocalFolder,
    Options,
    RunContext,
    find_chains,
    open_at,
    run_backup,
    run_drill,
    run_recovery,
    run_restore,
    verify_path,
)
from engine.chain.encoding import Encode
from engine.chain.local_chain import LocalChain
from engine.chain.manifest import Encoding, Manifest
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.keys import NO_KEYS, Keys
from engine.verify.finding import FindingKind
from tests.builders.dirty_instances import ROWS, rows_of, write_killed_instance
from tests.builders.encodings import ALICE, ALICES, BOBS, ENCODES, PASSPHRASE, TO_ALICE
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.disk.crash_fs import tree_of

FS = LocalFileSystem()
BOTH = ENCODES["both"]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source")


def backed_up(source: Path, kind: Kind, encode: Encode, keys: Keys = NO_KEYS) -> Path:
    destination = source.parent / "backups"
    destination.mkdir(exist_ok=True)
    options, context = Options(encode=encode), RunContext(keys=keys)
    return run_backup(
        AtRestSource([source]), LocalFolder(destination), kind, options=options, context=context
    ).chain


def chain_of(source: Path, encode: Encode, keys: Keys = NO_KEYS) -> Path:
    """A full and an incremental, by a host that cannot read them."""
    backed_up(source, Kind.FULL, encode, keys)
    grow_small_instance(source)
    return backed_up(source, Kind.INCREMENTAL, encode, keys)


def manifest_of(chain: Path) -> Manifest:
    return LocalChain.at(FS, chain).manifest()


def files_of(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.mark.parametrize("encode", ENCODES.values(), ids=ENCODES)
def test_a_chain_is_made_and_restored(source: Path, tmp_path: Path, encode: Encode) -> None:
    chain = chain_of(source, encode)
    manifest = manifest_of(chain)
    assert {file.encoding for file in manifest.files} == {encode.encoding}
    assert all(not file.stored for file in manifest.files)
    assert subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=chain).returncode == 0
    assert sorted(files_of(chain)) == sorted(
        [*(file.home for file in manifest.files), "SHA256SUMS", "backup-manifest.json"]
    )
    before = tree_of(chain)
    run_restore(chain, tmp_path / "restored", recovering=False, context=RunContext(keys=ALICES))
    assert files_of(tmp_path / "restored") == {file.name: file.checksum for file in manifest.files}
    assert tree_of(chain) == before


@pytest.mark.parametrize("encode", ENCODES.values(), ids=ENCODES)
def test_a_chain_is_verified_drilled_and_read(source: Path, tmp_path: Path, encode: Encode) -> None:
    chain, context = chain_of(source, encode), RunContext(keys=ALICES)
    found = verify_path(chain, context=context)
    assert not [finding for finding in found.findings if finding.is_damage]
    assert found.files == len(manifest_of(chain).files)
    assert run_drill(chain, scratch=tmp_path, context=context).tables
    with open_at(chain, context=context) as view, view.open() as database:
        assert database.tables()


def test_a_run_that_changes_how_it_stores(source: Path, tmp_path: Path) -> None:
    """Plain, compressed, encrypted: the chain keeps what it has, and loses nothing but what is replaced."""
    backed_up(source, Kind.FULL, Encode())
    for last, encode in ((5, Encode(3)), (7, BOTH)):
        grow_small_instance(source, last)
        chain = backed_up(source, Kind.INCREMENTAL, encode)
    assert {file.encoding for file in manifest_of(chain).files} >= {Encoding.PLAIN, Encoding.ZSTD_AGE}
    assert verify_path(chain, context=RunContext(keys=ALICES)).ok
    homes = {file.home for file in manifest_of(chain).files}
    assert set(files_of(chain)) == {*homes, "SHA256SUMS", "backup-manifest.json"}
    run_restore(chain, tmp_path / "restored", context=RunContext(keys=ALICES))


def test_an_encrypted_chain_is_not_extended_by_plain_files(source: Path) -> None:
    chain = backed_up(source, Kind.FULL, BOTH)
    before = tree_of(chain)
    grow_small_instance(source)
    for encode in (Encode(), Encode(3)):
        with pytest.raises(JetError, match="is encrypted, but this backup would not be") as caught:
            backed_up(source, Kind.INCREMENTAL, encode)
        assert caught.value.hint
    assert tree_of(chain) == before


def test_an_incremental_of_another_history_is_refused_without_a_key(source: Path) -> None:
    """By what the manifest says of the last log: its contents cannot be read."""
    chain = backed_up(source, Kind.FULL, BOTH)
    last = manifest_of(chain).logs[-1]
    assert last.end is not None and last.end.generation == last.generation
    assert [log.name for log in manifest_of(chain).logs if log.end is not None] == [last.name]
    other = replace(last.end, full="00" * 32, tail="00" * 32, checksum=1)
    manifest = manifest_of(chain)
    files = tuple(replace(file, end=other) if file == last else file for file in manifest.files)
    (chain / "backup-manifest.json").write_bytes(replace(manifest, files=files).to_bytes())
    grow_small_instance(source)
    with pytest.raises(JetError) as caught:
        backed_up(source, Kind.INCREMENTAL, BOTH)
    assert caught.value.code in (Code.GivenLogFileIsNotContiguous, Code.LogSequenceChecksumMismatch)


@pytest.mark.parametrize("keys", [NO_KEYS, BOBS], ids=["none", "another"])
def test_without_the_key(source: Path, tmp_path: Path, keys: Keys) -> None:
    chain, context = chain_of(source, BOTH), RunContext(keys=keys)
    before = tree_of(tmp_path)
    with pytest.raises(JetError) as caught:
        run_restore(chain, tmp_path / "restored", context=context)
    assert caught.value.code is Code.DecryptionFailed
    with pytest.raises(JetError) as caught:
        run_drill(chain, scratch=tmp_path, context=context)
    assert caught.value.code is Code.DecryptionFailed
    with pytest.raises(JetError) as caught, open_at(chain, context=context):
        raise AssertionError("opened")
    assert caught.value.code is Code.DecryptionFailed
    assert tree_of(tmp_path) == before


def test_verified_without_the_key(source: Path) -> None:
    """What is stored is compared with its checksums; that the contents were not checked is said."""
    chain = chain_of(source, BOTH)
    found = verify_path(chain)
    assert not [finding for finding in found.findings if finding.is_damage]
    assert {finding.kind for finding in found.findings} == {FindingKind.ENCRYPTED} and found.is_closed
    assert "no identity was given" in found.findings[0].detail
    damaged = chain / manifest_of(chain).logs[0].home
    data = bytearray(damaged.read_bytes())
    data[-1] ^= 1
    damaged.write_bytes(data)
    (finding,) = (finding for finding in verify_path(chain).findings if finding.is_damage)
    assert finding.file == damaged and "SHA-256" in finding.detail


def test_damage_is_found_with_the_key(source: Path, tmp_path: Path) -> None:
    chain = chain_of(source, BOTH)
    for file in manifest_of(chain).files:
        path = chain / file.home
        data = path.read_bytes()
        changed = bytearray(data)
        changed[-20] ^= 1
        path.write_bytes(changed)
        findings = verify_path(chain, context=RunContext(keys=ALICES)).findings
        assert {finding.file for finding in findings} == {path}
        path.write_bytes(data)
    path = chain / manifest_of(chain).files[0].home
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(JetError):
        run_restore(chain, tmp_path / "restored", context=RunContext(keys=ALICES))
    assert not (tmp_path / "restored").exists()


def test_a_passphrase(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.chain.encoding.recipients.WORK_FACTOR", 10)
    chain = backed_up(source, Kind.FULL, Encode(3, passphrase=True), PASSPHRASE)
    run_restore(chain, tmp_path / "restored", context=RunContext(keys=PASSPHRASE))
    with pytest.raises(JetError) as caught:
        run_restore(chain, tmp_path / "again", context=RunContext(keys=Keys(passphrases=("wrong",))))
    assert caught.value.code is Code.DecryptionFailed


def test_an_encoded_chain_is_listed_and_removed(source: Path) -> None:
    chain = chain_of(source, BOTH)
    (found,) = find_chains(FS, source.parent / "backups")
    assert found.path == chain and found.error is None
    instance = manifest_of(chain).instance
    with LocalFolder(source.parent / "backups").open(instance, create=False, apart_from=()) as store:
        assert store.remove(chain.name)
    assert not chain.exists()


SCRIPT = """
    set -euo pipefail
    for file in *.zst *.age; do
        [ -e "$file" ] || continue
        name=${file%.age} name=${name%.zst}
        case $file in
            *.zst.age) age -d -i "$1" "$file" | zstd -dcq > "$2/$name" ;;
            *.age) age -d -i "$1" "$file" > "$2/$name" ;;
            *.zst) zstd -dcq "$file" > "$2/$name" ;;
        esac
    done
"""


@pytest.mark.skipif(not (shutil.which("age") and shutil.which("zstd")), reason="needs the programs age and zstd")
@pytest.mark.parametrize("encode", ENCODES.values(), ids=ENCODES)
def test_restored_by_other_programs(tmp_path: Path, encode: Encode) -> None:
    """As docs/encryption.md says: age, zstd, and a recovery of the files that come out."""
    write_killed_instance(tmp_path / "source")
    chain, target, key = backed_up(tmp_path / "source", Kind.FULL, encode), tmp_path / "restored", tmp_path / "key"
    target.mkdir()
    key.write_text(f"{ALICE}\n", encoding="utf-8")
    subprocess.run(["bash", "-c", SCRIPT, "restore", key, target], cwd=chain, check=True)
    assert files_of(target) == {file.name: file.checksum for file in manifest_of(chain).files}
    assert run_recovery(InstanceChoice([target])).ok
    assert rows_of(target) == ROWS


def test_recipients_are_not_readers(source: Path) -> None:
    """The host that backs up has only public keys: nothing in the chain tells it a secret."""
    chain = chain_of(source, replace(BOTH, recipients=TO_ALICE))
    assert str(ALICE).encode() not in b"".join(path.read_bytes() for path in chain.iterdir())
