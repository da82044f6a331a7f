"""After every sequence of backups of all kinds, each point that is listed restores to what was there."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from random import Random

import pytest

from engine import (
    AsIsSource,
    AtRestSource,
    Kind,
    LocalFolder,
    Options,
    RestoreTarget,
    find_chains,
    run_as_is,
    run_backup,
    run_restore,
    verify_path,
)
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.run_context import RunContext
from engine.verify import verify
from tests.builders.commit_history import NAME, CommitHistory
from tests.builders.live_backup import small
from tests.builders.small_instance import grow_small_instance, log_bytes, write_small_instance
from tests.share import shared

FS = LocalFileSystem()
LIVE_KINDS = Kind.FULL, Kind.INCREMENTAL, Kind.INCREMENTAL, Kind.DIFFERENTIAL, Kind.DIFFERENTIAL, Kind.COPY


class Running:
    """A running instance that is backed up in all ways, and what each of its chains must restore."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.case = CommitHistory(small(depth_logs=self.random.choice([2, 2, 80])))
        self.case.work(self.random.randint(5, 30))
        self.ends: dict[Path, dict[int, int]] = defaultdict(dict)
        """By chain and last generation of a run, the last commit before it."""
        self.full_ends = 0
        """The last log of the newest full backup; 0 before there is one."""

    @property
    def commit(self) -> int:
        return len(self.case.stamps) - 1

    def expected_refusal(self, kind: Kind) -> Code | None:
        if kind.starts_chain:
            return None
        if not self.full_ends:
            return Code.MissingFullBackup
        kept = min(self.case.logs(), default=self.case.instance.log.generation)
        return Code.MissingFileToBackup if kind is Kind.DIFFERENTIAL and kept > self.full_ends + 1 else None

    def back_up(self, kind: Kind) -> None:
        wanted, logs = self.expected_refusal(kind), self.case.logs()
        try:
            made = self.case.run(kind)
        except JetError as error:
            assert error.code is wanted, error
            return
        assert wanted is None
        assert made.run.logs is not None
        self.ends[made.chain][made.run.logs[1]] = self.commit
        if kind is Kind.FULL:
            self.full_ends = made.run.logs[1]
        if not kind.truncates:
            assert self.case.logs()[: len(logs)] == logs

    def prove(self) -> None:
        fs, chains = self.case.fs, find_chains(self.case.fs, Path(next(iter(self.ends))).parent.parent)
        assert {chain.path for chain in chains} == set(self.ends)
        for chain in chains:
            assert chain.manifest is not None
            assert verify(chain.path, context=RunContext(fs=fs)).findings == ()
            ends = self.ends[chain.path]
            assert {run.logs[1] for run in chain.manifest.runs if run.logs} == set(ends)
            for generation, commit in ends.items():
                self.restores(chain.path, RestoreTarget(generation), commit)
            first, last = min(ends.values()), max(ends.values())
            moment = self.random.randint(first, last)
            self.restores(chain.path, RestoreTarget(moment=self.case.stamps[moment]), moment)

    def restores(self, chain: Path, wanted: RestoreTarget, commit: int) -> None:
        found, _ = self.case.restore(chain, wanted)
        assert found == {NAME: self.case.state(commit)}, (chain.name, wanted)


@pytest.mark.parametrize("seed", shared(range(36)))
def test_of_a_running_instance(seed: int) -> None:
    running = Running(seed)
    running.back_up(Kind.COPY)
    for _ in range(running.random.randint(3, 7)):
        running.case.work(running.random.randint(0, 25))
        if running.random.random() < 0.3:
            running.case.instance.checkpoint()
        running.back_up(running.random.choice(LIVE_KINDS))
    running.prove()
    running.case.close()


@pytest.mark.parametrize("seed", shared(range(18)))
def test_of_files_at_rest(seed: int, tmp_path: Path) -> None:
    """The logs of each restorable point are those that the instance had, to the last byte; evidence has none."""
    random, last = Random(seed), 2
    source, destination = tmp_path / "source", LocalFolder(tmp_path / "backups")
    write_small_instance(source, last=last)
    evidence: set[Path] = set()
    full_ends = 0
    for _ in range(random.randint(4, 8)):
        last += random.randint(0, 2)
        grow_small_instance(source, last)
        lost = random.randint(1, last - 1) if random.random() < 0.2 else 0
        for generation in range(1, lost + 1):
            (source / f"edb{generation:05X}.log").unlink(missing_ok=True)
        kind = random.choice([*LIVE_KINDS, Kind.AS_IS])
        try:
            if kind is Kind.AS_IS:
                evidence.add(run_as_is(AsIsSource([source]), destination, options=Options(create=True)).chain)
            else:
                run_backup(AtRestSource([source]), destination, kind, options=Options(create=True))
        except JetError as error:
            assert not kind.starts_chain
            assert error.code in (Code.MissingFullBackup, Code.MissingFileToBackup), error
            assert not full_ends or lost, error
            continue
        full_ends = last if kind is Kind.FULL else full_ends
    for number, chain in enumerate(
        find_chains(FS, tmp_path / "backups") if (tmp_path / "backups").exists() else []
    ):
        assert verify_path(chain.path).ok and chain.manifest is not None
        assert chain.manifest.is_evidence is (chain.path in evidence)
        for run in chain.manifest.runs:
            target = tmp_path / f"restored-{number}-{run.id[-6:]}"
            if run.logs is None:
                continue
            done = run_restore(chain.path, target, wanted=RestoreTarget(run.logs[1]), recovering=False)
            for file in done.plan.files:
                if file.generation is not None:
                    expected = log_bytes(file.generation, 1 if file.current else 2)
                    assert (target / file.name).read_bytes() == expected
