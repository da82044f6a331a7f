"""A power cut after every call of a backup into a directory that is the set itself (JetBackup).

Whatever a cut leaves: what was listed before is listed and verifies; the run is listed as a whole or not at all;
once it was reported as done it is there; and the next run succeeds and leaves nothing else behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from engine import AtRestSource, BackupSet, Kind, Options, find_chains, run_backup, verify_path
from engine.chain.directory import Directory
from engine.chain.manifest import MANIFEST_NAME, SUMS_NAMES
from engine.files import FileSystem, LocalFileSystem
from tests.builders.scenarios import QUICK, Listing
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.disk.crash_fs import CrashFS
from tests.share import Share, shares

DONE = "reported as done"
STATES_LEAST = 100


@dataclass(frozen=True)
class Case:
    """A run of ``kind`` after a full one, if there is one."""

    name: str
    kind: Kind
    atomic: bool
    after_full: bool

    def __str__(self) -> str:
        return self.name

    def run(self, root: Path, kind: Kind, fs: FileSystem | None = None) -> BackupSet:
        return run_backup(
            AtRestSource([root / "source"], fs=fs),
            Directory(root / "disk" / "set", atomic=self.atomic, fs=fs),
            kind,
            options=Options(atomic=self.atomic, reread=QUICK),
        )


CASES = (
    Case("full", Kind.FULL, atomic=False, after_full=False),
    Case("incremental", Kind.INCREMENTAL, atomic=False, after_full=True),
    Case("atomic", Kind.FULL, atomic=True, after_full=False),
    Case("atomic-second", Kind.FULL, atomic=True, after_full=True),
    Case("atomic-incremental", Kind.INCREMENTAL, atomic=True, after_full=True),
)


class Listed:
    """What a directory lists; each different thing is verified once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._verified: set[object] = set()

    def __call__(self) -> Listing:
        runs = []
        for chain in find_chains(LocalFileSystem(), self.folder):
            assert chain.manifest is not None, f"{chain.path} is listed and damaged: {chain.error}"
            files = tuple(
                (path.name, path.read_bytes()) for path in sorted(chain.path.rglob("*")) if path.is_file()
            )
            if (key := (chain.path.name, hash(files))) not in self._verified:
                result = verify_path(chain.path)
                assert result.ok, [str(finding) for finding in result.findings]
                self._verified.add(key)
            runs.append(tuple(run.id for run in chain.manifest.runs))
        return frozenset(runs)

    def prove_tidy(self, atomic: bool) -> None:
        """One set, every file of it at its own name, and nothing else."""
        (chain,) = find_chains(LocalFileSystem(), self.folder)
        assert chain.manifest is not None
        assert {path.name for path in self.folder.iterdir()} == {"new"} or not atomic
        expected = {MANIFEST_NAME, SUMS_NAMES[0], *(file.name for file in chain.manifest.files)}
        assert {path.name for path in chain.path.iterdir()} == expected


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_cut_at_any_moment_and_the_next_run(case: Case, quick_path: Path, share: Share) -> None:
    write_small_instance(quick_path / "source")
    folder = quick_path / "disk" / "set"
    folder.mkdir(parents=True)
    listed = Listed(folder)
    if case.after_full:
        case.run(quick_path, Kind.FULL)
        grow_small_instance(quick_path / "source")
    before = listed()
    fs = CrashFS(quick_path / "disk", blobs=quick_path / "blobs")
    case.run(quick_path, case.kind, fs)
    fs.mark(DONE)
    after = listed()
    assert before != after
    count = 0
    for state in share.of(fs.crash_states(tears=60)):
        state.restore_to(quick_path / "disk")
        found = listed()
        assert found in ((after,) if DONE in state.marks else (before, after)), state
        if count % 7 == 0:
            _run_again(case, quick_path, made=found == after)
            listed()
            listed.prove_tidy(case.atomic)
        count += 1
    print(f"{case}: {count} states")
    assert count >= share.at_least(STATES_LEAST)


def _run_again(case: Case, root: Path, *, made: bool) -> None:
    """The next run: an incremental where a plain full was made after all."""
    plain_full = case.kind is Kind.FULL and not case.atomic
    case.run(root, Kind.INCREMENTAL if plain_full and made else case.kind)
