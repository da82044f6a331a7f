"""What names a chain: a path of this system, or the address of a store."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from app.operations.export import ExportKind, export_format
from engine import (
    AtRestSource,
    Kind,
    LocalFolder,
    RunContext,
    chain_at,
    database_file,
    describe_file,
    destination_at,
    file_at,
    find_chains,
    found_at,
    is_folder,
    open_at,
    pin_chain,
    plan_restore,
    read_pin,
    resolved,
    run_backup,
    run_drill,
    run_export,
    run_restore,
    unpin_chain,
    verify_path,
)
from engine.chain import stores
from engine.chain.address import StoreAddress, parse
from engine.errors import JetError, MissingFile, Unsupported, WrongUse
from engine.events import LogEntry
from engine.files import LocalFileSystem
from tests.builders.remote_store import at_addresses
from tests.builders.small_instance import grow_small_instance, write_small_instance

FS = LocalFileSystem()
INSTANCE = "edb-1234ABCD"
CHAIN = f"s3://bucket/{INSTANCE}/chain"


def test_a_path_is_a_folder(tmp_path: Path) -> None:
    place = tmp_path / INSTANCE
    chain = chain_at(parse(str(place)), FS)
    assert (chain.folder, chain.path, chain.label) == (place, place, INSTANCE)
    assert chain_at(chain, FS) is chain


def test_a_relative_path_is_one_of_here() -> None:
    assert parse("backups/chain") == Path.cwd() / "backups" / "chain"
    assert chain_at(Path("chain"), FS).path == Path.cwd() / "chain"


def test_an_address_is_taken_apart_and_put_together() -> None:
    address = parse("S3://bucket/some//prefix/")
    assert isinstance(address, StoreAddress)
    assert (address.scheme, address.bucket, address.key) == ("s3", "bucket", "some/prefix")
    chain = address / INSTANCE / "chain"
    assert str(chain) == f"{chain}" == f"s3://bucket/some/prefix/{INSTANCE}/chain" == chain.as_posix()
    assert (chain.name, str(chain.parent), str(chain.with_name("new"))) == (
        "chain",
        f"s3://bucket/some/prefix/{INSTANCE}",
        f"s3://bucket/some/prefix/{INSTANCE}/new",
    )
    assert list(map(str, address.parents)) == ["s3://bucket/some", "s3://bucket"]
    assert parse("s3://bucket").parent == parse("s3://bucket")
    assert parse("s3://bucket").parents == ()
    assert {type(each) for each in (chain, chain.parent, *chain.parents)} == {StoreAddress}
    assert chain.is_absolute() and chain.absolute() is chain.resolve() is chain
    assert chain.is_relative_to(address) and str(chain.relative_to(address)) == f"{INSTANCE}/chain"
    assert parse(str(chain)) == chain == pickle.loads(pickle.dumps(chain))
    assert len({parse(str(chain)), chain}) == 1
    assert str(pickle.loads(pickle.dumps(chain))) == str(chain)
    assert resolved(chain) == str(chain)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("s3://", "names no bucket"),
        ("s3:///prefix", "names no bucket"),
        ("s3://key:secret@bucket/prefix", "must not contain credentials"),
        ("s3://bucket/../other", "is not valid"),
        ("s3://bucket/pre\nfix", "is not valid"),
    ],
)
def test_what_is_no_address(text: str, why: str) -> None:
    with pytest.raises(WrongUse) as caught:
        parse(text)
    assert why in caught.value.message
    assert "secret" not in str(caught.value) and "secret" not in repr(caught.value.context)


@pytest.mark.parametrize(
    "open_it",
    [
        open,
        os.stat,
        os.listdir,
        os.path.realpath,
        Path.exists,
        Path.is_dir,
        Path.mkdir,
        FS.stat,
        FS.open_read,
    ],
)
def test_nothing_of_this_system_has_an_address(open_it: Callable[[Path], object]) -> None:
    with pytest.raises(Unsupported):
        open_it(parse(CHAIN))


@pytest.mark.parametrize(
    "act",
    [
        lambda path, target: verify_path(path),
        lambda path, target: run_restore(path, target),
        lambda path, target: plan_restore(FS, path, target),
        lambda path, target: run_drill(path, scratch=target),
        lambda path, target: run_backup(AtRestSource([target]), destination_at(path), Kind.FULL),
        lambda path, target: run_backup(AtRestSource([target]), LocalFolder(path), Kind.FULL),
        lambda path, target: find_chains(FS, path),
        lambda path, target: describe_file(path, FS),
    ],
    ids=["verify", "restore", "plan", "drill", "backup", "backup to a folder", "chains", "header"],
)
def test_another_store_is_not_supported(act: Callable[[Path, Path], object], tmp_path: Path) -> None:
    write_small_instance(tmp_path / "target")
    address = "sftp://host/prefix/edb-1234ABCD/chain"
    with pytest.raises(Unsupported) as caught:
        act(parse(address), tmp_path / "target")
    assert int(caught.value.code) == -1001
    assert caught.value.message.startswith("sftp://host")
    assert "sftp addresses are not supported" in caught.value.message


def test_a_folder_may_be_called_like_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s3:" / "bucket").mkdir(parents=True)
    assert chain_at(Path("s3:/bucket"), FS).path == tmp_path / "s3:" / "bucket"
    with pytest.raises(Unsupported):
        chain_at(Path("s3:/another"), FS)


def test_a_bucket_is_no_chain() -> None:
    for text in ("s3://bucket", "s3://bucket/chain"):
        with pytest.raises(WrongUse, match="is not the address of a chain"):
            chain_at(parse(text), FS)


# ---- a store that has addresses and no folders


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StoreAddress:
    monkeypatch.setattr(stores, "_store_at", partial(at_addresses, tmp_path / "stores"))
    address = parse("s3://bucket/backups")
    assert isinstance(address, StoreAddress)
    return address


@pytest.fixture
def chain(store: StoreAddress, tmp_path: Path) -> Path:
    """Of a full and an incremental backup, with what their events say about the place."""
    source = write_small_instance(tmp_path / "source")
    events: list[LogEntry] = []
    context = RunContext(events=events.append)
    made = run_backup(AtRestSource([source]), destination_at(store), Kind.FULL, context=context)
    grow_small_instance(source)
    again = run_backup(AtRestSource([source]), destination_at(store), Kind.INCREMENTAL)
    assert again.chain == made.chain
    assert isinstance(made.chain, StoreAddress)
    assert {str(each.fields["path"]) for each in events if "set" in each.fields} == {str(made.chain)}
    return made.chain


def test_chains_are_found_from_each_level(store: StoreAddress, chain: Path) -> None:
    for place in (store, chain.parent, chain):
        (found,) = find_chains(FS, place)
        assert (found.path, found.manifest and found.manifest.instance) == (chain, chain.parent.name)
    assert found_at(chain, FS) == found
    assert found_at(chain.parent, FS) is None
    assert find_chains(FS, store / "elsewhere") == []
    assert find_chains(FS, parse("s3://another")) == []


def test_a_chain_at_an_address_is_read(chain: Path, tmp_path: Path) -> None:
    assert verify_path(chain).what == "chain"
    assert verify_path(chain).ok
    assert run_drill(chain, scratch=tmp_path).chain == chain
    done = run_restore(chain, tmp_path / "target")
    assert done.plan.chain == chain
    with open_at(chain) as view:
        assert view.names == ("data.edb",)
    target = tmp_path / "tables"
    assert (
        run_export(chain, target, export_format(ExportKind.CSV)).ok
        == run_export(chain / "data.edb", tmp_path / "again", export_format(ExportKind.CSV)).ok
    )
    assert sorted(path.name for path in target.iterdir()) == sorted(p.name for p in (tmp_path / "again").iterdir())


def test_a_file_at_an_address_is_read(chain: Path) -> None:
    database = database_file(chain, fs=FS)
    assert str(database) == f"{chain}/data.edb"
    assert describe_file(database, FS).path == database
    assert not is_folder(database, FS) and is_folder(chain, FS) and is_folder(chain.parent, FS)
    with file_at(chain / "edb00001.log", FS).open() as file:
        assert file.stat().size == 16 << 10
    for name, what in (("data.edb", "database"), ("edb00001.log", "log"), ("edb.chk", "checkpoint")):
        done = verify_path(chain / name)
        assert (done.what, done.ok, done.instance, done.files) == (what, True, chain.parent.name, 1)
    for missing in (chain / "nothing.log", chain.parent / "nothing", chain.parent / "nothing" / "data.edb"):
        with pytest.raises(MissingFile):
            verify_path(missing)
        with pytest.raises(JetError):
            describe_file(missing, FS)


def test_damage_in_a_file_at_an_address_is_found(chain: Path, tmp_path: Path) -> None:
    (path,) = (tmp_path / "stores").rglob("data.edb")
    data = bytearray(path.read_bytes())
    data[4096 * 2 + 100] ^= 1
    path.write_bytes(data)
    done = verify_path(chain / "data.edb")
    assert not done.ok
    assert {finding.file for finding in done.findings} == {chain / "data.edb"}


def test_a_chain_at_an_address_is_pinned(chain: Path) -> None:
    assert read_pin(FS, chain) is None
    made = pin_chain(FS, chain, datetime(2026, 6, 1, tzinfo=UTC), "audit")
    assert read_pin(FS, chain) == made
    assert unpin_chain(FS, chain) is True
    assert unpin_chain(FS, chain) is False
