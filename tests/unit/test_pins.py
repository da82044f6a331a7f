"""Pins: a chain that must not be removed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine import (
    Pin,
    Pruning,
    RunContext,
    pin_chain,
    plan_prune,
    read_manifest,
    read_pin,
    run_prune,
    unpin_chain,
    verify_path,
)
from engine.chain.manifest import MANIFEST_NAME, PIN_NAME
from engine.error_codes import Code
from engine.errors import JetError, MissingFile
from tests.builders.small_instance import write_small_instance
from tests.cli.conftest import tree
from tests.disk.fault_fs import Call, Fault, FaultFS, Killed
from tests.unit.test_prune import FS, NOW, ONE, backup, chains, links, reason, removed, three_backups


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source")


@pytest.fixture
def backups(tmp_path: Path, source: Path) -> Path:
    return three_backups(tmp_path, source)


def test_a_pin_keeps_its_chain_and_is_no_finding(backups: Path) -> None:
    first, second, _ = chains(backups)
    assert read_pin(FS, first) is None
    made = pin_chain(FS, first, NOW, "audit 2026")
    assert made == read_pin(FS, first) == Pin("audit 2026", "2026-06-01T00:00:00Z")
    assert verify_path(first).findings == ()
    done = run_prune(Pruning(backups, ONE))
    assert (removed(done), reason(done, first)) == ([second.name], "pinned: audit 2026")
    assert unpin_chain(FS, first) is True
    assert unpin_chain(FS, first) is False
    assert removed(run_prune(Pruning(backups, ONE))) == [first.name]


def test_a_second_pin_replaces_the_reason(backups: Path) -> None:
    first = chains(backups)[0]
    pin_chain(FS, first, NOW, "one")
    assert str(pin_chain(FS, first, NOW)) == "no reason was given"
    assert read_pin(FS, first) == Pin("", "2026-06-01T00:00:00Z")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff", b"3", b"[" * 60_000, b'{"reason": 1, "since": ""}', bytes(1 << 20)],
    ids=lambda data: repr(data[:9]),
)
def test_whatever_is_in_its_file_it_is_a_pin(backups: Path, content: bytes) -> None:
    first, second, _ = chains(backups)
    (first / PIN_NAME).write_bytes(content)
    assert read_pin(FS, first) == Pin()
    assert removed(run_prune(Pruning(backups, ONE))) == [second.name]


def test_a_pin_that_cannot_be_looked_at_keeps_the_chain(backups: Path) -> None:
    """Nor may it be taken for none after the chain has left the listing."""
    first, second, third = chains(backups)
    (first / PIN_NAME).write_text("{}")
    fs = FaultFS(FS)
    before = tree(backups)
    plan_prune(Pruning(backups, ONE), context=RunContext(fs=fs))
    looks = [call for call in fs.calls if call.verb == "exists" and call.path == first / PIN_NAME]
    fs = FaultFS(FS).fail_at(looks[0].index, Fault.INPUT_OUTPUT)
    done = plan_prune(Pruning(backups, ONE), context=RunContext(fs=fs))
    assert reason(done, first).startswith("cannot be read: ")
    assert tree(backups) == before
    assert removed(run_prune(Pruning(backups, ONE))) == [second.name]
    assert third in chains(backups)


@links
def test_a_link_in_place_of_a_pin(backups: Path, tmp_path: Path) -> None:
    first, second, _ = chains(backups)
    (tmp_path / "mine").write_text("mine")
    (first / PIN_NAME).symlink_to(tmp_path / "mine")
    assert read_pin(FS, first) == Pin()
    assert removed(run_prune(Pruning(backups, ONE))) == [second.name]
    unpin_chain(FS, first)
    assert (tmp_path / "mine").read_text() == "mine"


def test_what_cannot_be_pinned(source: Path, backups: Path, tmp_path: Path) -> None:
    def refused(folder: Path, reason: str = "") -> JetError:
        with pytest.raises(JetError) as caught:
            pin_chain(FS, folder, NOW, reason)
        return caught.value

    assert refused(tmp_path / "nowhere").code is Code.FileNotFound
    assert refused(backups).code is Code.FileNotFound
    assert refused(chains(backups)[0], "x" * 1001).code is Code.InvalidParameter
    assert refused(backup(source, backups, atomic=True)).code is Code.FeatureNotAvailable
    with pytest.raises(MissingFile):
        unpin_chain(FS, backups)


def test_a_damaged_chain_can_be_pinned(backups: Path) -> None:
    first = chains(backups)[0]
    (first / MANIFEST_NAME).write_bytes(b"{}")
    pin_chain(FS, first, NOW, "evidence")
    assert read_pin(FS, first) is not None


def test_no_file_of_a_chain_has_the_name_of_the_pin(backups: Path) -> None:
    manifest = read_manifest(FS, chains(backups)[0])
    data = manifest.to_bytes().replace(b"edb.chk", PIN_NAME.encode())
    assert PIN_NAME.encode() in data
    (chains(backups)[0] / MANIFEST_NAME).write_bytes(data)
    with pytest.raises(JetError):
        read_manifest(FS, chains(backups)[0])


def test_a_pin_that_came_during_the_removal_outlives_an_interruption(source: Path, backups: Path) -> None:
    """The chain has left the listing, the pin is in it, and the process ends before it has looked for one."""
    first, _, third = chains(backups)

    def look(call: Call) -> None:
        if call.verb == "rename" and call.path == first:
            pin_chain(FS, first, NOW, "audit")

    fs = FaultFS(FS, look).fail_at(0, Fault.KILL, "rename", suffix=".partial")
    with pytest.raises(Killed):
        run_prune(Pruning(backups, ONE), context=RunContext(fs=fs))
    assert first not in chains(backups)
    assert hidden_name(first).is_dir()
    newest = backup(source, backups)
    assert chains(backups)[0] == first
    assert [each.path for each in run_prune(Pruning(backups, ONE)).keep] == [newest, first]
    assert read_pin(FS, first) == Pin("audit", "2026-06-01T00:00:00Z")
    assert verify_path(first).findings == ()
    assert third not in chains(backups)


def hidden_name(chain: Path) -> Path:
    return chain.with_name(f".{chain.name}.partial")


def test_a_leftover_with_the_name_of_a_chain_that_is_there_is_removed(source: Path, backups: Path) -> None:
    first = chains(backups)[0]
    pin_chain(FS, first, NOW)
    shutil.copytree(first, hidden_name(first))
    backup(source, backups)
    assert not hidden_name(first).exists()
    assert first in chains(backups)


@pytest.mark.parametrize("verb", ["stat", "open_read"])
def test_a_pin_that_is_removed_while_it_is_read(backups: Path, verb: str) -> None:
    first = chains(backups)[0]
    pin_chain(FS, first, NOW)

    def look(call: Call) -> None:
        if call.verb == verb and call.path.name == PIN_NAME:
            call.path.unlink()

    assert read_pin(FaultFS(FS, look), first) is None
