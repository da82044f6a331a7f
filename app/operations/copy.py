"""A copy of chains: of one, or of all at a destination, to another destination."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import engine
from app.evidence.proofs import RunRecord
from app.history.runs import Figures, RunOperation, RunState
from app.operations.backup import encoding_arguments
from app.operations.key_files import NO_KEY_FILES, KeyFiles
from app.operations.request import Done, Request, RunStart, flags
from engine.errors import JetError


@dataclass(frozen=True)
class CopyRequest(Request["engine.Copied"]):
    """Which chain to copy, or the chains of which destination, and where to.

    ``encode``: store the files in this way; without it, as they are stored. ``identity`` is that by which the new
    destination is known, empty if it is new.
    """

    command: ClassVar[str] = "copy"

    source: Path
    destination: Path
    create: bool = False
    encode: engine.Encode | None = None
    keys: KeyFiles = NO_KEY_FILES
    identity: str = field(default="", compare=False)

    def title(self, instance: str) -> str:
        return f"Copy of {instance or self.source.name or self.source}"

    @property
    def place(self) -> Path:
        return self.destination

    @property
    def read_chain(self) -> Path | None:
        return self.source

    @property
    def destroys(self) -> bool:
        return False

    def arguments(self) -> list[str]:
        encode = self.encode
        return [
            *(self.command, str(self.source), "--to", str(self.destination)),
            *flags(create=self.create, plain=encode == engine.Encode()),
            *(encoding_arguments(encode) if encode is not None else ()),
            *self.keys.arguments(),
        ]

    def start(self) -> RunStart:
        source, destination = str(self.source), str(self.destination)
        return RunStart(_instance_at(self.source), RunOperation.COPY, source=source, destination=destination)

    def run(self, context: engine.RunContext, record: Callable[[], RunRecord]) -> Done[engine.Copied]:
        done = engine.run_copy(
            self.source,
            self.destination,
            create=self.create,
            encode=self.encode,
            identity=self.identity,
            context=self.keys.within(context),
        )
        state = RunState.WARNING if done.failed else RunState.SUCCESS
        chain = done.chains[0].chain if len(done.chains) == 1 else None
        return Done(done, state, Figures(bytes=done.bytes), chain)


def _instance_at(path: Path) -> str:
    """The instance whose chain is there; for a destination its name."""
    try:
        return engine.chain_at(path, engine.LocalFileSystem()).manifest().instance
    except JetError:
        return path.name or str(path)
