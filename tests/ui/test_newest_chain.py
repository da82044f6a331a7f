"""Which chain is the newest: the one that continues the instance, in window and engine alike, by no clock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.evidence.clocks import set_back
from app.evidence.proofs import DestinationContents, Evidence, RunRecord
from app.evidence.rule import Standing, Where
from app.history.history import History
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.runner import Runner
from app.operations.verify import VerifyRequest
from engine.backup import clock
from engine.progress import Cancel
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.ui.window import Window
from ui.models.chain_order import in_order
from ui.models.chains import ChainsModel, find_summaries
from ui.models.protection import Protection

AHEAD = timedelta(days=2)


class Machine:
    """An instance, two destinations, a history, and a clock that can be wrong."""

    def __init__(self, root: Path, history: History) -> None:
        self.source = write_small_instance(root / "source", last=3)
        self.stores = (root / "first", root / "second")
        for store in self.stores:
            store.mkdir()
        self.history = history
        self.wrong = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.wrong

    def backup(self, store: int, kind: engine.Kind = engine.Kind.FULL) -> Path:
        return Runner(self.history).run(BackupRequest(FilesAtRest((self.source,)), self.stores[store], kind)).chain

    @property
    def instance(self) -> engine.InstanceFiles:
        (instance,) = engine.scan([self.source]).instances
        return instance

    def chains(self, *stores: int) -> list[engine.FoundChain]:
        fs = engine.LocalFileSystem()
        return [chain for at in stores for chain in engine.find_chains(fs, self.stores[at])]

    def evidence(self, *stores: int) -> Evidence:
        known = DestinationContents(
            tuple(self.chains(*stores)),
            tuple(self.stores[at] for at in stores),
            tuple(store for at, store in enumerate(self.stores) if at not in stores),
        )
        return RunRecord(self.history.runs()).evidence(self.instance, known, datetime.now(UTC), timedelta(days=1))


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    """Its first full, on the first destination, was made with the clock two days ahead."""
    with History(tmp_path / "home" / "history.sqlite3") as history:
        made = Machine(tmp_path, history)
        monkeypatch.setattr(clock, "utc_now", made.now)
        made.wrong = AHEAD
        made.backup(0)
        made.wrong = timedelta()
        yield made


def test_the_chain_of_a_wrong_clock_is_not_the_newest(machine: Machine) -> None:
    grow_small_instance(machine.source, 5)
    full = machine.backup(1)
    grow_small_instance(machine.source, 7)
    machine.backup(1, engine.Kind.INCREMENTAL)
    facts = Protection(machine.instance, machine.evidence(0, 1))
    assert facts.evidence.chains[0].path == facts.to_restore == full
    assert facts.newest is not None and len(facts.newest.runs) == 2
    assert not facts.not_backed_up
    last = facts.last(engine.Kind.FULL), facts.last(engine.Kind.INCREMENTAL)
    assert [found and found.chain.path for found in last] == [full, full]
    copied = facts.verdict.copied
    assert copied is not None and copied < datetime.now(UTC)


def test_the_list_of_a_restore_begins_with_it(machine: Machine, qtbot: QtBot) -> None:
    grow_small_instance(machine.source, 5)
    full = machine.backup(1)
    model = ChainsModel()
    found = [chain for store in machine.stores for chain in find_summaries(store, Cancel())]
    model.set_chains(in_order(found, {}))
    assert model.chains[0].path == full
    assert len(model.chains) == 2


def test_the_window_offers_it(machine: Machine, qtbot: QtBot, tmp_path: Path) -> None:
    grow_small_instance(machine.source, 5)
    full = machine.backup(1)
    window = Window(qtbot, tmp_path / "home", [machine.source])
    try:
        application = window.application
        first, second = map(str, machine.stores)
        application.preferences.change(lambda known: known.with_destination(first).with_destination(second))
        window.until(lambda: len(application.inventory.chains) == 2)
        (instance,) = application.inventory.instances
        window.until(lambda: len(application.ledger.of(instance).chains) == 2)
        chosen = application.ledger.of(instance).to_restore
        assert chosen is not None and chosen.path == full
    finally:
        window.close()


def test_of_two_histories_the_one_that_the_instance_goes_on_from(machine: Machine, tmp_path: Path) -> None:
    """The instance was set back and went on in another way: the chain of before reaches further and is older."""
    shutil.copytree(machine.source, tmp_path / "kept")
    grow_small_instance(machine.source, 9)
    before = machine.backup(0)
    shutil.rmtree(machine.source)
    shutil.copytree(tmp_path / "kept", machine.source)
    grow_small_instance(machine.source, 4)
    back = machine.backup(1)
    chains = machine.evidence(0, 1).chains
    assert chains[0].path == back
    assert engine.newest_first(chains)[0].path == before


def test_a_set_that_nobody_sees_counts_by_what_it_reaches(machine: Machine) -> None:
    """The newest backup lies on a disk that is away; that of the wrong clock lies here and seems to be newer."""
    grow_small_instance(machine.source, 5)
    machine.backup(1)
    assert machine.evidence(0).verdict.where is Where.ABSENT
    assert machine.evidence(0, 1).verdict.where is Where.THERE


def test_a_set_of_a_clock_that_was_set_back_is_as_new_as_the_one_it_follows(machine: Machine) -> None:
    grow_small_instance(machine.source, 5)
    machine.backup(1)
    followed = machine.evidence(1).verdict.copied
    machine.wrong = -timedelta(days=400)
    grow_small_instance(machine.source, 7)
    back = machine.backup(1)
    found = machine.evidence(1)
    assert found.chains[0].path == back, "its logs reach further"
    assert (found.verdict.standing, found.verdict.copied) == (Standing.COPIED, followed)
    told = set_back(found.chains, datetime.now(UTC))
    assert told is not None and told.follows == followed
    assert told.dated < datetime.now(UTC) - timedelta(days=399)
    machine.wrong = timedelta()
    machine.backup(1)
    assert set_back(machine.evidence(1).chains, datetime.now(UTC)) is None


def test_a_check_from_before_a_set_of_such_a_clock_does_not_prove_it(machine: Machine) -> None:
    grow_small_instance(machine.source, 5)
    chain = machine.backup(1)
    Runner(machine.history).run(VerifyRequest(chain))
    assert machine.evidence(1).verdict.standing is Standing.VERIFIED
    machine.wrong = -timedelta(days=400)
    grow_small_instance(machine.source, 7)
    machine.backup(1, engine.Kind.INCREMENTAL)
    assert machine.evidence(1).verdict.standing is Standing.COPIED
