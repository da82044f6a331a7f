"""What must hold of a running instance and its backups after any crash or failure, on the volume of both."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from engine.chain.manifest import MANIFEST_NAME, Kind
from engine.chain.stored import TEMP, FoundChain
from engine.chain.stores import find_chains
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import remove_tree
from engine.restore.job import run as run_restore
from engine.restore.plan import RestoreTarget
from engine.run_context import RunContext
from engine.verify import verify
from tests.builders.live_backup import LIVE, ROOT, SHELF, RootedFS
from tests.builders.live_backup_scenarios import BackupRun, BackupScenario, Restorable
from tests.builders.live_runs import Content
from tests.builders.scenarios import below
from tests.disk.crash_model import Blob, Tree
from tests.oracles.live_oracle import LiveOracle

RESTORED = ROOT / "restored"
Listing = frozenset[str]
"""What a destination lists: of each chain the id of its last run."""


class BackupOracle:
    """Judges volumes; remembers what it has proven, by content."""

    def __init__(self, history: Sequence[Content], restorable: Restorable) -> None:
        self.live = LiveOracle(history)
        self.restorable = restorable
        self.counts: Counter[str] = Counter()
        """How often what was done."""
        self._restored: dict[bytes, Restorable] = {}
        self._shapes: set[frozenset[str]] = set()

    def judge(self, tree: Tree, promised: tuple[int, int]) -> tuple[Content, Listing]:
        """What the instance holds once it is started again, and what is listed, every chain of it restored."""
        found = self.live.judge(below(tree, LIVE.relative_to(ROOT)), promised)
        return found, self.listing(tree)

    def listing(self, tree: Tree) -> Listing:
        """The chains, each proven to verify and to restore what was there as its log rolled."""
        store = {path: entry for path, entry in tree.items() if (ROOT / path).is_relative_to(SHELF)}
        key = _fingerprint(store)
        if key not in self._restored:
            fs = RootedFS(store)
            self._restored[key] = dict(self._restore(fs, chain) for chain in find_chains(fs, SHELF))
        for id_, found in self._restored[key].items():
            assert found == self.restorable[id_], f"the chain of {id_} restores something else"
        return frozenset(self._restored[key])

    def _restore(self, fs: RootedFS, chain: FoundChain) -> tuple[str, Content]:
        """The id of its last run, and what it restores, once it has been verified."""
        assert chain.manifest is not None, f"{chain.path} is listed and damaged: {chain.error}"
        result = verify(chain.path, context=RunContext(fs=fs))
        assert result.ok, [str(finding) for finding in result.findings]
        run_restore(chain.path, RESTORED, context=RunContext(fs=fs))
        found = self.live.content(fs, RESTORED)
        remove_tree(fs, RESTORED)
        assert fs.open_files == 0
        self.counts["restored"] += 1
        return chain.manifest.runs[-1].id, found

    def go_on(self, scenario: BackupScenario, tree: Tree, found: Content) -> None:
        """The instance starts, and an incremental backup goes on or is refused as it must; a full one succeeds.

        Once for all volumes with the same files of the instance and the same chains.
        """
        shape = frozenset(path for path in tree if (ROOT / path).parent == LIVE) | self.listing(tree)
        if shape in self._shapes:
            return
        self._shapes.add(shape)
        self._roll_forward(scenario, tree, found)
        fs = RootedFS(tree)
        run = BackupRun(fs, lambda label: None, found, self.restorable)
        run.begin()
        if not run.content:
            run.abandon()
            return
        run.step()
        try:
            run.backup(Kind.INCREMENTAL, "incremental-after")
            self.counts["went on"] += 1
        except JetError as error:
            assert error.code in scenario.refusals, error
            self.counts["refused"] += 1
            run.backup(Kind.FULL, "full-after")
        run.step()
        run.close()
        last = BackupOracle(run.history, run.restorable)
        _, listed = last.judge(fs.tree(), (len(run.history) - 1, len(run.history) - 1))
        assert listed & {"incremental-after", "full-after"}

    def _roll_forward(self, scenario: BackupScenario, tree: Tree, found: Content) -> None:
        """With the databases lost, the newest chain and the logs that are left bring what recovery would have.

        An older chain may lack logs for that, since the newer one holds them; so may all where logs were let go.
        """
        fs = RootedFS({path: entry for path, entry in tree.items() if not _is_database(ROOT / path)})
        for number, chain in enumerate(find_chains(fs, SHELF)):
            try:
                run_restore(
                    chain.path, RESTORED, wanted=RestoreTarget(roll_forward=LIVE), context=RunContext(fs=fs)
                )
            except JetError as error:
                assert error.code is Code.MissingCurrentLogFiles, error
                assert number or not scenario.makes, error
                self.counts["not rolled forward"] += 1
                continue
            assert self.live.content(fs, RESTORED) == found
            remove_tree(fs, RESTORED)
            self.counts["rolled forward"] += 1


def _is_database(path: Path) -> bool:
    return path.parent == LIVE and path.suffix == ".edb"


def _fingerprint(store: Tree) -> bytes:
    """Equal for stores whose readers see the same: folders that nothing lists do not count."""
    manifests = b"".join(
        entry.data for path, entry in store.items() if isinstance(entry, Blob) and path.endswith(MANIFEST_NAME)
    )
    found = hashlib.blake2b(digest_size=16)
    for path, entry in store.items():
        parts = path.split("/")
        if TEMP not in parts and all(part.encode() in manifests for part in parts if part.startswith(".")):
            found.update(f"{path}\0{entry.digest if isinstance(entry, Blob) else ''}\0".encode())
    return found.digest()
