"""A chain is compressed, encrypted or decoded while it is copied; what it contains stays the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    CopyState,
    Encode,
    Kind,
    LocalFileSystem,
    LocalFolder,
    Options,
    RunContext,
    read_manifest,
    run_backup,
    run_copy,
    run_restore,
    verify_path,
)
from engine.errors import Cancelled, Corruption, JetError
from engine.keys import NO_KEYS, Keys
from engine.progress import Cancel, Event, Stage
from tests.builders.encodings import ALICES, BOBS, ENCODES, PASSPHRASE, TO_ALICE, TO_SIGN, TRUSTED
from tests.builders.scenarios import QUICK
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.cli.conftest import tree
from tests.unit.test_chain_copy import flip

FS = LocalFileSystem()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source")


@pytest.fixture
def chain(source: Path, tmp_path: Path) -> Path:
    back_up(source, tmp_path / "backups")
    grow_small_instance(source)
    return back_up(source, tmp_path / "backups", Kind.INCREMENTAL)


def back_up(
    source: Path, folder: Path, kind: Kind = Kind.FULL, keys: Keys = NO_KEYS, encode: Encode | None = None
) -> Path:
    options = Options(create=True, reread=QUICK, encode=encode or Encode())
    destination, context = LocalFolder(folder), RunContext(keys=keys)
    return run_backup(AtRestSource([source]), destination, kind, options=options, context=context).chain


def copied(chain: Path, to: Path, encode: Encode | None, keys: Keys = NO_KEYS) -> Path:
    done = run_copy(chain, to, create=True, encode=encode, context=RunContext(keys=keys))
    return done.chains[0].chain


@pytest.mark.parametrize("encode", ENCODES.values(), ids=ENCODES)
def test_there_and_back(encode: Encode, chain: Path, tmp_path: Path) -> None:
    progress: list[Event] = []
    done = run_copy(
        chain, tmp_path / "copies", create=True, encode=encode, context=RunContext(progress=progress.append)
    )
    there = done.chains[0].chain
    assert {file.encoding for file in read_manifest(FS, there).files} == {encode.encoding}
    assert [each.name for each in read_manifest(FS, there).files] == [
        f.name for f in read_manifest(FS, chain).files
    ]
    assert progress[-1].stage is Stage.COMPLETE and progress[-2].done == progress[-1].total
    context = RunContext(keys=ALICES)
    assert verify_path(there, context=context).ok
    run_restore(there, tmp_path / "target", context=context)
    same = copied(there, tmp_path / "same", None)
    assert tree(same) == tree(there)
    back = copied(there, tmp_path / "back", Encode(), ALICES)
    assert tree(back) == tree(chain)


def test_a_copy_is_continued_as_it_was_made(source: Path, chain: Path, tmp_path: Path) -> None:
    encode = Encode(3, TO_ALICE)
    there = copied(chain, tmp_path / "copies", encode)
    grow_small_instance(source, 9)
    back_up(source, chain.parents[1], Kind.INCREMENTAL)
    with pytest.raises(JetError, match="is encrypted, but what would be added to it is not") as caught:
        run_copy(chain, tmp_path / "copies")
    assert int(caught.value.code) == -1003 and "--encrypt" in caught.value.hint
    done = run_copy(chain, tmp_path / "copies", encode=encode).chains[0]
    assert done.state is CopyState.EXTENDED
    assert verify_path(there, context=RunContext(keys=ALICES)).ok
    assert tree(copied(there, tmp_path / "back", Encode(), ALICES)) == tree(chain)


def test_without_the_right_key_nothing_is_decoded(
    chain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.chain.encoding.recipients.WORK_FACTOR", 4)
    there = copied(chain, tmp_path / "copies", Encode(recipients=TO_ALICE))
    for keys in (NO_KEYS, BOBS):
        with pytest.raises(JetError):
            copied(there, tmp_path / "back", Encode(), keys)
        assert not (tmp_path / "back").exists()
    both = replace(ALICES, passphrases=PASSPHRASE.passphrases)
    assert copied(there, tmp_path / "passphrase", Encode(passphrase=True), both)


def test_damage_is_found_on_the_way(chain: Path, tmp_path: Path) -> None:
    there = copied(chain, tmp_path / "copies", Encode(3))
    flip(there / "data.edb.zst")
    for encode in (None, Encode(), Encode(9)):
        with pytest.raises(Corruption):
            copied(there, tmp_path / "back", encode)
        assert not (tmp_path / "back").exists()


def test_an_interrupted_one_begins_again(chain: Path, tmp_path: Path) -> None:
    cancel = Cancel()

    def stop(event: Event) -> None:
        if event.item == "edb.chk":
            cancel.request()

    with pytest.raises(Cancelled):
        context = RunContext(progress=stop, cancel=cancel)
        run_copy(chain, tmp_path / "copies", create=True, encode=Encode(3), context=context)
    there = copied(chain, tmp_path / "copies", None)
    assert tree(there) == tree(chain)


def test_a_signature_stays_or_is_made_again(source: Path, tmp_path: Path) -> None:
    chain = back_up(source, tmp_path / "backups", keys=TO_SIGN)
    context = RunContext(keys=TRUSTED)
    there = run_copy(chain, tmp_path / "copies", create=True, context=context).chains[0].chain
    assert read_manifest(FS, there).signed == read_manifest(FS, chain).signed
    assert verify_path(there, context=context).ok
    with pytest.raises(JetError, match="is signed, and the signature does not hold"):
        copied(chain, tmp_path / "small", Encode(3))
    small = copied(chain, tmp_path / "small", Encode(3), TO_SIGN)
    assert verify_path(small, context=context).ok
    plain = back_up(source, tmp_path / "unsigned")
    with pytest.raises(Corruption, match="not signed"):
        run_copy(plain, tmp_path / "copies", context=context)
