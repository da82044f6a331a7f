"""A running instance of this process, for the window to find."""

from __future__ import annotations

import contextlib
from pathlib import Path

from app.demo.workload import Workload
from engine.change.live_database import LiveDatabase
from engine.control.server import publish
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters


class Live:
    """An instance of this process that others find, with a workload to move it on."""

    def __init__(self, folder: Path, *, circular: bool = False) -> None:
        folder.mkdir()
        self._stack = contextlib.ExitStack()
        parameters = Parameters(folder, base="liv", page_size=4096, log_file_kib=64, circular=circular)
        self.instance = self._stack.enter_context(Instance.open(parameters))
        self.database: LiveDatabase = self.instance.create_database(folder / "live.edb")
        self.workload = Workload(self.instance, self.database, seed=7)
        self._stack.callback(self.workload.close)
        self._stack.enter_context(publish(self.instance))

    def work(self, steps: int) -> None:
        """Commit so often."""
        for _ in range(steps):
            self.workload.step()

    def close(self) -> None:
        self._stack.close()
