"""An instance, a destination and a history, as the evidence is judged by them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import engine
from app.evidence.lost_files import lost_files
from app.evidence.proofs import DestinationContents, Evidence, RunRecord
from app.evidence.rule import Standing
from app.history.history import History
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.runner import Runner
from tests.builders.small_instance import write_small_instance

TARGET = timedelta(hours=26)


class Place:
    """A source, a destination and a history, and what is known of them."""

    def __init__(self, root: Path, history: History) -> None:
        self.root = root
        self.history = history
        self.runner = Runner(history)
        self.source = write_small_instance(root / "source", last=3)
        self.store = root / "backups"
        self.store.mkdir()

    def backup(self, source: Path | None = None, kind: engine.Kind = engine.Kind.FULL) -> Path:
        return self.runner.run(BackupRequest(FilesAtRest((source or self.source,)), self.store, kind)).chain

    def stores(self, *, absent: bool = False) -> DestinationContents:
        if absent:
            return DestinationContents(absent=(self.store,))
        fs = engine.LocalFileSystem()
        chains = tuple(engine.find_chains(fs, self.store))
        return DestinationContents(chains, read=(self.store,), findings=lost_files(fs, chains))

    def evidence(self, source: Path | None = None, stores: DestinationContents | None = None) -> Evidence:
        (instance,) = engine.scan([source or self.source]).instances
        record = RunRecord(self.history.runs())
        return record.evidence(instance, stores or self.stores(), datetime.now(UTC), TARGET)

    def standing(self, source: Path | None = None) -> Standing:
        return self.evidence(source).verdict.standing
