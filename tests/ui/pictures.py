"""Every page in each of its states: ``python -m tests.ui.pictures FOLDER [--page …] [--state …] [--theme …] …``.

On real files: ``empty`` is a first start; ``filled`` has two instances, chains and jobs; ``running`` is at work;
``success`` and ``failed`` show how a backup ended, the second of an instance with a damaged page; ``absent`` has
lost its destination. Each option takes several values with commas; scales are those of the screen. The overview
has more states in :mod:`tests.ui.overview_pictures`, jobs in :mod:`tests.ui.job_story`, widgets in the gallery.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

import engine
from app.jobs.file import JobFile
from app.jobs.job import Limits
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.settings import Theme
from tests.ui.monkey_hands import live
from tests.ui.monkey_world import Troubles, World
from ui.application import Application
from ui.live_run import plan_of
from ui.models.instances import identity
from ui.pages.instances.page import InstancesPage

STATES = ("empty", "filled", "running", "success", "failed", "absent")
PAUSE_MS = 350
PATIENCE = 60.0
SLOW = 2048
"""Bytes a second of a job that is seen at work."""


class Shots:
    """The pictures of one state in one language and scale."""

    def __init__(self, app: QApplication, world: World, state: str) -> None:
        self.world, self.state = world, state
        folders = [] if state == "empty" else world.folders
        if state == "empty":
            world.locations.history.unlink()
            world.locations.jobs.unlink()
        self.program = Application(app, world.locations, folders)
        self.program.start()
        until(lambda: self.program.inventory.looked and self.program.context.outlook.seen is not None)
        getattr(self, f"_{state}", live)(PAUSE_MS)

    def take(self, out: Path, pages: list[str], themes: list[Theme], size: tuple[int, int], ending: str) -> None:
        """One picture for each page and theme; a warning of Qt or an exception is raised afterwards."""
        program = self.program
        program.window.resize(*size)
        for theme in themes:
            program.theme.set_theme(theme)
            for page in pages or program.wayfinder.names:
                program.show_page(page)
                self._choose(page)
                live(PAUSE_MS)
                program.window.grab().save(str(out / f"{page}-{self.state}-{theme.value}-{ending}.png"))
        for run in program.run_queue.in_flight:
            run.cancel()
        program.close()
        program.window.close()

    def _choose(self, page: str) -> None:
        """The instance that the state is about."""
        content = self.program.page(page).widget
        folder = self.world.folders[self.state == "failed"]
        if isinstance(content, InstancesPage):
            wanted = (each for each in self.program.inventory.instances if each.directory == folder)
            for instance in wanted:
                content.choose(identity(instance))

    def _running(self, _ms: int) -> None:
        JobFile(self.world.locations.jobs).change(lambda jobs: replace(jobs, limits=Limits(rate=SLOW)))
        self.program.jobs.refresh()
        live(PAUSE_MS)
        self.program.context.job_runs.run_now("Copy")
        until(lambda: self.program.job_runs.busy > 0)

    def _success(self, _ms: int) -> None:
        self._back_up(0)

    def _failed(self, _ms: int) -> None:
        self._back_up(1)

    def _back_up(self, number: int) -> None:
        source = FilesAtRest((self.world.folders[number],))
        run = self.program.run_queue.start(
            plan_of(BackupRequest(source, self.world.backups, engine.Kind.FULL), "edb")
        )
        until(lambda: not run.running)

    def _absent(self, _ms: int) -> None:
        self.world.backups.rename(self.world.folder / "unplugged")
        self.program.inventory.refresh()
        self.program.context.outlook.refresh()
        live(PAUSE_MS)


def until(holds: Callable[[], bool]) -> None:
    """Let the window live until ``holds``."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there")
        live(20)


def main() -> int:
    """All combinations; each state, language and scale in a process of its own."""
    options = _parser().parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.one:
        return _one(options)
    failed = 0
    for state, language, scale in itertools.product(options.state, options.language, options.scale):
        words = [sys.executable, "-m", "tests.ui.pictures", str(options.folder), "--one"]
        words += ["--state", state, "--language", language, "--scale", scale]
        words += ["--theme", ",".join(options.theme), "--size", options.size]
        words += ["--page", ",".join(options.page)] if options.page else []
        failed += subprocess.run(words, env=os.environ | {"QT_SCALE_FACTOR": scale}, check=False).returncode != 0
    return int(failed > 0)


def _one(options: argparse.Namespace) -> int:
    out, here = options.folder.resolve(), Path.cwd()
    with tempfile.TemporaryDirectory(prefix="ese-pictures-") as name:
        troubles = Troubles()
        world = World(Path(name) / "world", troubles, options.language[0], allowed=out)
        app = QApplication([])
        shots = Shots(app, world, options.state[0])
        width, height = map(int, options.size.split("x"))
        ending = f"{options.language[0]}-{options.scale[0]}x"
        shots.take(out, options.page, [Theme(each) for each in options.theme], (width, height), ending)
        os.chdir(here)
        found = list(troubles.found)
    for trouble in found:
        print(f"{options.state[0]}: {trouble}", file=sys.stderr)
    return int(bool(found))


def _parser() -> argparse.ArgumentParser:
    def several(text: str) -> list[str]:
        return [part for part in text.split(",") if part]

    parser = argparse.ArgumentParser(prog="python -m tests.ui.pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--page", type=several, default=[], help="folders of ui/pages; all unless given")
    parser.add_argument("--state", type=several, default=list(STATES), help=", ".join(STATES))
    parser.add_argument("--theme", type=several, default=["light", "dark"])
    parser.add_argument("--language", type=several, default=["en", "fr"])
    parser.add_argument("--scale", type=several, default=["1", "2"])
    parser.add_argument("--size", default="1280x840")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
