"""Two instances of one log stream, as a copied folder makes them: neither gets into the chain of the other."""

from __future__ import annotations

import platform
import shutil
from pathlib import Path

import pytest

from engine import AtRestSource, BackupSet, Kind, LocalFolder, Options, RunContext, preview, run_backup
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, LogEntry
from tests.builders.small_instance import grow_small_instance, write_small_instance


class Twins:
    def __init__(self, root: Path) -> None:
        self.first = write_small_instance(root / "first", last=4)
        self.second = Path(shutil.copytree(self.first, root / "second"))
        (root / "backups").mkdir()
        self.store = LocalFolder(root / "backups")

    def backup(self, source: Path, kind: Kind, options: Options | None = None) -> BackupSet:
        return run_backup(AtRestSource([source]), self.store, kind, options=options)

    def refusal(self, source: Path, kind: Kind, options: Options | None = None) -> JetError:
        with pytest.raises(JetError) as foreseen:
            preview(AtRestSource([source]), self.store, kind, options)
        with pytest.raises(JetError) as refused:
            self.backup(source, kind, options)
        assert (foreseen.value.code, foreseen.value.message) == (refused.value.code, refused.value.message)
        return refused.value


@pytest.fixture
def twins(tmp_path: Path) -> Twins:
    return Twins(tmp_path)


@pytest.mark.parametrize("kind", [Kind.INCREMENTAL, Kind.DIFFERENTIAL])
def test_each_has_a_chain_of_its_own(twins: Twins, kind: Kind) -> None:
    """The second continued the chain of the first, whose next backup then did not."""
    first = twins.backup(twins.first, Kind.FULL).chain
    grow_small_instance(twins.second)
    refused = twins.refusal(twins.second, kind)
    assert refused.code is Code.MissingFullBackup
    assert str(twins.first) in refused.message and refused.hint.startswith("Make a full backup")
    second = twins.backup(twins.second, Kind.FULL).chain
    assert second.parent == first.parent
    grow_small_instance(twins.first)
    grow_small_instance(twins.second, last=6)
    assert twins.backup(twins.first, kind).chain == first, "the other one reaches further"
    assert twins.backup(twins.second, kind).chain == second


def test_one_that_was_moved_continues_its_chain(twins: Twins) -> None:
    chain = twins.backup(twins.first, Kind.FULL).chain
    shutil.rmtree(twins.first)
    grow_small_instance(twins.second)
    assert twins.backup(twins.second, Kind.INCREMENTAL).chain == chain


@pytest.mark.parametrize("kind", [Kind.INCREMENTAL, Kind.DIFFERENTIAL, Kind.FULL])
def test_a_chain_that_goes_on_from_another_folder_says_so_once(twins: Twins, kind: Kind) -> None:
    """A copy whose original is gone looks like one that was moved: a person has to judge it."""
    options = Options(atomic=kind is Kind.FULL)
    twins.backup(twins.first, Kind.FULL, options)
    shutil.rmtree(twins.first)
    grow_small_instance(twins.second)
    foreseen = preview(AtRestSource([twins.second]), twins.store, kind, options)
    told: list[LogEntry] = []
    source, context = AtRestSource([twins.second]), RunContext(events=told.append)
    done = run_backup(source, twins.store, kind, options=options, context=context)
    (note,) = [note for note in done.run.notes if str(twins.first) in note]
    assert note in foreseen.notes and "If this is a copy of it" in note and "make a full backup" in note
    assert [entry.id for entry in told if note in entry.text] == [EventKind.BackupNoted]
    grow_small_instance(twins.second, last=6)
    again = twins.backup(twins.second, kind, options)
    assert not [note for note in again.run.notes if "copy of" in note]


def test_a_link_to_its_folder_is_no_other_instance(twins: Twins, tmp_path: Path) -> None:
    chain = twins.backup(twins.first, Kind.FULL).chain
    (link := tmp_path / "link").symlink_to(twins.first)
    grow_small_instance(twins.first)
    assert twins.backup(link, Kind.INCREMENTAL).chain == chain


def test_what_is_in_another_folder_of_another_machine_is_another_one(
    twins: Twins, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it is still there cannot be looked at from here. In the same folder, the machine may have been
    renamed."""
    here, chain = platform.node(), twins.backup(twins.first, Kind.FULL).chain
    monkeypatch.setattr(platform, "node", lambda: "elsewhere")
    grow_small_instance(twins.first)
    renamed = twins.backup(twins.first, Kind.INCREMENTAL)
    assert renamed.chain == chain
    assert [note for note in renamed.run.notes if f"on another machine, {here}" in note]
    monkeypatch.undo()
    shutil.rmtree(twins.first)
    grow_small_instance(twins.second, last=6)
    assert f"{twins.first} on elsewhere" in twins.refusal(twins.second, Kind.INCREMENTAL).message


def test_an_atomic_backup_never_replaces_that_of_the_other(twins: Twins) -> None:
    """It replaced the only backup of the first, with success."""
    atomic = Options(atomic=True)
    chain = twins.backup(twins.first, Kind.FULL, atomic).chain
    before = {path: path.read_bytes() for path in chain.iterdir()}
    refused = twins.refusal(twins.second, Kind.FULL, atomic)
    assert refused.code is Code.BackupDirectoryNotEmpty
    assert str(twins.first) in refused.message
    assert {path: path.read_bytes() for path in chain.iterdir()} == before
    twins.backup(twins.second, Kind.FULL)
    assert twins.backup(twins.first, Kind.FULL, atomic).chain == chain
