"""A drill: a chain is restored, read to the last row and deleted again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import engine
from app.evidence.proofs import RunRecord
from app.history.runs import DRILL, PARTIAL, Figures, RunOperation
from app.operations.checksums import checksum_fields
from app.operations.key_files import NO_KEY_FILES, KeyFiles
from app.operations.left_files import SCRATCH
from app.operations.request import Done, Request, RunStart
from app.operations.restore import is_partial, target_arguments
from app.operations.verify import state_of_findings


@dataclass(frozen=True)
class DrillRequest(Request["engine.Certificate"]):
    """Which chain to restore as a drill, to which state, and where (``scratch``; default: temporary files)."""

    command: ClassVar[str] = "drill"

    chain: Path
    wanted: engine.RestoreTarget = field(default_factory=lambda: engine.RestoreTarget())
    scratch: Path | None = None
    keys: KeyFiles = NO_KEY_FILES

    def title(self, instance: str) -> str:
        return f"Restore drill of {instance or self.chain.parent.name}"

    @property
    def place(self) -> Path:
        return self.chain

    @property
    def read_chain(self) -> Path | None:
        return self.chain

    @property
    def destroys(self) -> bool:
        return False

    def arguments(self) -> list[str]:
        scratch = ["--scratch", str(self.scratch)] if self.scratch else []
        return [self.command, str(self.chain), *target_arguments(self.wanted), *scratch, *self.keys.arguments()]

    def start(self) -> RunStart:
        instance = engine.instance_of(engine.LocalFileSystem(), self.chain)
        kind = f"{DRILL} {PARTIAL}" if is_partial(self.wanted) else DRILL
        return RunStart(instance, RunOperation.VERIFY, kind, str(self.chain))

    def opening(self) -> Mapping[str, object]:
        return {SCRATCH: str(self._scratch)}

    @property
    def _scratch(self) -> Path:
        return (self.scratch or Path(tempfile.gettempdir())).absolute()

    def run(self, context: engine.RunContext, record: Callable[[], RunRecord]) -> Done[engine.Certificate]:
        context = self.keys.within(context)
        done = engine.run_drill(self.chain, scratch=self._scratch, wanted=self.wanted, context=context)
        figures, body = Figures(bytes=done.bytes), certificate_body(done)
        return Done(done, state_of_findings(done), figures, self.chain, document=body, cause=done.cause)


def certificate_body(done: engine.Certificate) -> dict[str, object]:
    """A certificate as JSON: what ``drill --json`` writes, and what is kept with the run."""
    return {
        "result": "ok" if done.ok else "damaged",
        "chain": str(done.chain),
        "instance": done.instance,
        "databases": list(done.databases),
        "tables": [{"database": t.database, "name": t.name, "rows": t.rows} for t in done.tables],
        "rows": done.rows,
        "files": [
            {"name": file.name, "role": file.role.value, "bytes": file.bytes, **checksum_fields(file)}
            for file in done.files
        ],
        "logs": list(done.logs) if done.logs else None,
        "findings": [
            {
                "file": str(finding.file),
                "kind": finding.kind.value,
                "page": finding.page,
                "detail": finding.detail,
                "damage": finding.is_damage,
            }
            for finding in done.findings
        ],
        "reached": done.reached.fields() if done.reached is not None else None,
        "bytes": done.bytes,
        "seconds": round(done.seconds, 3),
    }
