"""Chains that are signed: a reader who trusts certain keys takes nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from engine import AtRestSource, Kind, LocalFolder, RunContext, run_backup, run_restore, verify_path
from engine.chain.encoding.ed25519 import public_key
from engine.chain.local_chain import LocalChain
from engine.chain.manifest import BackupRun, Manifest, Signed, StoredFile
from engine.chain.signatures import check_signing, signed, trusted
from engine.error_codes import Code
from engine.errors import Corruption, JetError
from engine.files import LocalFileSystem
from engine.hashing import HashKind
from engine.keys import NO_KEYS, Keys
from engine.verify.finding import FindingKind
from tests.builders.encodings import MINE, TO_SIGN, TRUSTED
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.unit.test_manifest import MANIFEST
from tests.unit.test_manifest_2 import ENCODED, LASTING

FS = LocalFileSystem()
PLACE = Path("/chain")
OTHERS = Ed25519PrivateKey.from_private_bytes(bytes([2] * 32))


def private(key: Ed25519PrivateKey, form: PrivateFormat = PrivateFormat.OpenSSH) -> str:
    return key.private_bytes(Encoding.PEM, form, NoEncryption()).decode()


@pytest.mark.parametrize("form", [PrivateFormat.OpenSSH, PrivateFormat.PKCS8])
@pytest.mark.parametrize("manifest", [MANIFEST, ENCODED, LASTING], ids=["plain", "encoded", "lasting"])
def test_what_is_signed_is_trusted(manifest: Manifest, form: PrivateFormat) -> None:
    made = signed(manifest, Keys(signing=private(MINE, form)))
    assert made.version == 2
    found = Manifest.from_bytes(made.to_bytes())
    assert found == made and trusted(found, TRUSTED, PLACE) == made
    assert trusted(found, Keys(signers=(b"x" * 32, *TRUSTED.signers)), PLACE) == made


def test_without_a_key_nothing_is_signed_nor_looked_at() -> None:
    assert signed(MANIFEST, NO_KEYS) == MANIFEST
    made = replace(signed(MANIFEST, TO_SIGN), chain="another")
    assert trusted(made, NO_KEYS, PLACE) == made


def test_files_may_be_moved_but_nothing_else() -> None:
    made = signed(LASTING, TO_SIGN)
    moved = replace(made, files=tuple(replace(file, stored="") for file in made.files))
    assert trusted(moved, TRUSTED, PLACE) == moved


CHANGES: dict[str, Callable[[Manifest], Manifest]] = {
    "chain": lambda m: replace(m, chain="20260101T000000Z-00000002"),
    "a length": lambda m: replace(m, files=(replace(m.files[0], bytes=8192), *m.files[1:])),
    "a hash": lambda m: replace(m, files=(replace(m.files[0], stored_checksum="00" * 32), *m.files[1:])),
    "a file less": lambda m: replace(m, files=m.files[:-1]),
    "the order": lambda m: replace(m, files=m.files[::-1]),
    "a run": lambda m: replace(m, runs=(replace(m.runs[0], notes=()),)),
    "the page size": lambda m: replace(m, page_size=8192),
    "the signature": lambda m: replace(m, signed=Signed(m.signed.key, "00" * 64) if m.signed else None),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_changed_is_not_trusted(change: Callable[[Manifest], Manifest]) -> None:
    made = signed(ENCODED, TO_SIGN)
    with pytest.raises(Corruption, match="was changed after it was signed"):
        trusted(change(made), TRUSTED, PLACE)


def test_others_are_not_trusted() -> None:
    with pytest.raises(Corruption, match="not signed"):
        trusted(ENCODED, TRUSTED, PLACE)
    theirs = signed(ENCODED, Keys(signing=private(OTHERS)))
    with pytest.raises(Corruption, match="key that is not trusted"):
        trusted(theirs, TRUSTED, PLACE)
    pretended = replace(theirs, signed=replace(theirs.signed or Signed("", ""), key=TRUSTED.signers[0].hex()))
    with pytest.raises(Corruption, match="was changed"):
        trusted(pretended, TRUSTED, PLACE)


@pytest.mark.parametrize("item", [Signed("ab", "cd" * 64), Signed("ab" * 32, "cd"), Signed("AB" * 32, "cd" * 64)])
def test_a_hostile_signature(item: Signed) -> None:
    with pytest.raises(Corruption):
        Manifest.from_bytes(replace(ENCODED, signed=item).to_bytes())


def test_keys_that_cannot_sign() -> None:
    ec = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for text in (
        "x",
        ec.decode(),
        "-----BEGIN OPENSSH PRIVATE KEY-----",
        MINE.public_key().public_bytes_raw().hex(),
    ):
        with pytest.raises(JetError) as caught:
            check_signing(Keys(signing=text))
        assert caught.value.code is Code.InvalidParameter and caught.value.hint


def test_public_keys() -> None:
    public = MINE.public_key()
    for form, encoding in (
        (PublicFormat.OpenSSH, Encoding.OpenSSH),
        (PublicFormat.SubjectPublicKeyInfo, Encoding.PEM),
    ):
        assert public_key(public.public_bytes(encoding, form).decode()) == public.public_bytes_raw()
    for text in ("", "ssh-ed25519 AAAA", "ssh-rsa AAAA", private(MINE)):
        with pytest.raises(JetError) as caught:
            public_key(text)
        assert caught.value.code is Code.InvalidParameter


def run_into(source: Path, kind: Kind, keys: Keys) -> Path:
    (source.parent / "backups").mkdir(exist_ok=True)
    destination = LocalFolder(source.parent / "backups")
    return run_backup(AtRestSource([source]), destination, kind, context=RunContext(keys=keys)).chain


def test_a_chain_is_signed_run_by_run(tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / "source")
    both = replace(TO_SIGN, signers=TRUSTED.signers)
    chain = run_into(source, Kind.FULL, both)
    grow_small_instance(source)
    with pytest.raises(JetError, match="is signed, but this backup would not be"):
        run_into(source, Kind.INCREMENTAL, TRUSTED)
    assert run_into(source, Kind.INCREMENTAL, both) == chain
    manifest = LocalChain.at(FS, chain, TRUSTED).manifest()
    assert len(manifest.runs) == 2 and manifest.signed is not None
    assert verify_path(chain, context=RunContext(keys=TRUSTED)).ok
    run_restore(chain, tmp_path / "restored", context=RunContext(keys=TRUSTED))


def test_a_forged_chain(tmp_path: Path) -> None:
    """Its seal and its hashes are right: anyone can make those."""
    source = write_small_instance(tmp_path / "source")
    chain = run_into(source, Kind.FULL, NO_KEYS)
    context = RunContext(keys=TRUSTED)
    (finding,) = verify_path(chain, context=context).findings
    assert finding.kind is FindingKind.MANIFEST and "not signed" in finding.detail
    with pytest.raises(Corruption, match="not signed"):
        run_restore(chain, tmp_path / "restored", context=context)
    grow_small_instance(source)
    with pytest.raises(Corruption, match="not signed"):
        run_into(source, Kind.INCREMENTAL, replace(TO_SIGN, signers=TRUSTED.signers))


_IN_JSON = {"checksum": "sha256", "stored_checksum": "stored_sha256"}
"""What they are called in the versions that know one hash; version 3 names it, and it is signed, too."""


def test_the_hash_is_signed() -> None:
    files = tuple(replace(file, hash=HashKind.BLAKE3) for file in ENCODED.files)
    text = replace(ENCODED, files=files).to_be_signed().decode()
    assert '"hash":"blake3"' in text
    assert '"checksum":' in text
    assert "sha256" not in text


def test_every_value_is_signed_but_places() -> None:
    """A field that is added to a manifest later is signed with the others."""
    text = ENCODED.to_be_signed().decode()
    for kind in (Manifest, BackupRun, StoredFile):
        for name in kind.__dataclass_fields__:
            assert f'"{_IN_JSON.get(name, name)}":' in text or name in ("signed", "hash")
    assert '"stored":".' not in text
