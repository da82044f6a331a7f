"""Every page in each of its states: ``python -m tests.ui.pictures FOLDER [--page …] [--state …] [--theme …] …``.

On real files: ``empty`` is a first start; ``filled`` has two instances, chains and jobs; ``running`` is at work;
``success``, ``warning`` and ``failed`` show how a backup ended, the second with a corrected page of an instance
that is overdue, the third with a damaged page; ``absent`` has lost its destination. Each option takes several
values with commas; scales are those of the screen. ``--page`` takes the scenes of :mod:`tests.ui.picture_scenes`,
too, which are dialogs and steps: ``scenes`` stands for all of them, ``jobs.`` for those of a page. A scene that
changes the world has one of its own (:func:`tests.ui.picture_worlds.worlds_of`). ``--tall`` makes the window as
high as what it shows; ``--audit`` prints what :mod:`tests.ui.audit` finds; ``--sheet`` puts the pictures of a
page, state, scale and size on one sheet. The overview has more states in :mod:`tests.ui.overview_pictures`,
jobs in :mod:`tests.ui.job_story`, widgets in the gallery.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

import engine
from app.jobs.file import JobFile
from app.jobs.job import Job, Targets
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.settings import Theme
from tests.builders.small_instance import DATABASE, flip_bits
from tests.ui.audit import audit
from tests.ui.monkey_hands import live
from tests.ui.monkey_world import Troubles, World
from tests.ui.picture_runs import hold, let_go
from tests.ui.picture_scenes import SCENES
from tests.ui.picture_sheets import Picture, make_sheets
from tests.ui.picture_walk import end, settled, until
from tests.ui.picture_worlds import named, worlds_of
from ui.application import Application
from ui.live_run import LiveRun, plan_of
from ui.models.instances import identity
from ui.pages.back_up.page import BackUpPage
from ui.pages.instances.page import InstancesPage
from ui.pages.jobs.page import JobsPage
from ui.pages.verify.page import VerifyPage

STATES = ("empty", "filled", "running", "success", "warning", "failed", "absent")
VERIFIED = ("success", "warning", "failed")
"""States that are those of what was read back, too."""
PAUSE_MS = 350
HIGHEST = 6000
"""Pixels of a tall picture."""


class Shots:
    """The pictures of one state in one language and scale."""

    def __init__(self, app: QApplication, world: World, state: str, language: str, scale: str) -> None:
        self.world, self.state, self.language, self.scale = world, state, language, scale
        folders = [] if state == "empty" else world.folders
        if state == "empty":
            world.locations.history.unlink()
            world.locations.jobs.unlink()
        self.program = Application(app, world.locations, folders)

    def start(self) -> None:
        """Until the state is reached."""
        self.program.start()
        until(lambda: self.program.inventory.looked and self.program.context.outlook.seen is not None)
        getattr(self, f"_{self.state}", live)(PAUSE_MS)

    def take(
        self, out: Path, pages: list[str], themes: list[Theme], sizes: list[QSize], *, tall: bool, audits: bool
    ) -> None:
        """One picture for each page, size and theme; with ``audits``, what is wrong with each page and size."""
        for page in pages or self.program.wayfinder.names:
            self.program.window.resize(sizes[0])
            seen = self._scene(page) if page in SCENES else self._page(page)
            for size, theme in itertools.product(sizes, themes):
                preferences = self.program.preferences
                preferences.change(partial(replace, theme=theme))  # not set: a change of others would take it back
                self._resize(seen, size, tall=tall)
                self._settle(page)
                name = Picture(page, self.state, theme.value, self.language, self.scale, _written(size))
                seen.grab().save(str(out / name.file))
                for finding in sorted(audit(seen)) if audits and theme is themes[0] else ():
                    print(f"{name.file}: {finding}", flush=True)
            if seen is not self.program.window:
                seen.close()
            if page in SCENES:
                let_go(self.program)

    def close(self) -> None:
        """End the program, and what a picture that was given up left at work."""
        try:
            let_go(self.program)
        finally:
            end(self.program)

    def _settle(self, page: str) -> None:
        """Until all is shown that is known, and the plan of a backup with it: what is known last may ask for
        another one."""
        settled(self.program)
        while page.split(".")[0] == "back_up" and self.state != "empty" and not self._is_planned():
            until(self._is_planned)
            settled(self.program)

    def _is_planned(self) -> bool:
        content = self.program.page("back_up").widget
        if not isinstance(content, BackUpPage) or content.preview is None:
            return False
        return content.preview.request == content.request()

    def _page(self, name: str) -> QWidget:
        """The window with the page, and with the instance chosen that the state is about."""
        self.program.show_page(name)
        content = self.program.page(name).widget
        folder = self.world.folders[self.state == "failed"]
        for instance in self.program.inventory.instances if self.state != "empty" else ():
            if instance.directory == folder and isinstance(content, InstancesPage):
                content.choose(identity(instance))
            elif instance.directory == folder and isinstance(content, BackUpPage):
                content.choose(instance)
        if isinstance(content, BackUpPage) and self.state != "empty":
            until(lambda: content.preview is not None and content.preview.request == content.request())
        elif isinstance(content, JobsPage) and self.state != "empty":
            until(lambda: content.list.table.model().rowCount() > 0)
        elif isinstance(content, VerifyPage) and self.state in VERIFIED:
            content.target.target.setEditText(str(folder))
            until(content.target.verify_button.isEnabled)
            content.target.verify_button.click()
            until(lambda: content.result.record is not None)
        elif isinstance(content, VerifyPage) and self.state == "running":
            hold()
            content.target.target.setEditText(str(folder))
            until(content.target.verify_button.isEnabled)
            content.target.verify_button.click()
            until(lambda: content.result.run is not None and content.result.run.last.done > 0)
        return self.program.window

    def _scene(self, name: str) -> QWidget:
        found = SCENES[name](self.program, self.world)
        live(PAUSE_MS)
        return found

    def _resize(self, seen: QWidget, size: QSize, *, tall: bool) -> None:
        """A dialog keeps its own size, within that of the window."""
        window = self.program.window
        window.resize(size)
        if seen is not window:
            seen.resize(seen.size().boundedTo(size))
        live(PAUSE_MS)
        for _ in range(3 if tall else 0):
            hidden = [
                area.verticalScrollBar().maximum()
                for area in cast("list[QScrollArea]", seen.findChildren(QScrollArea))
                if area.isVisible()
            ]
            seen.resize(seen.width(), min(seen.height() + max(hidden, default=0), HIGHEST))
            live(PAUSE_MS // 2)

    def _running(self, _ms: int) -> None:
        hold(0.4)
        self.program.context.job_runs.run_now("Copy")
        until(lambda: self.program.job_runs.busy > 0)
        self._start(1)
        self._look()

    def _look(self) -> None:
        """What the overview says is of now."""
        live(PAUSE_MS)
        seen = self.program.context.outlook.seen
        self.program.context.outlook.refresh()
        until(lambda: self.program.context.outlook.seen is not seen)

    def _success(self, _ms: int) -> None:
        """Every job has run, and nothing is wrong."""
        self._run("Copy")
        self._run("Mail")
        self._back_up(0)

    def _warning(self, _ms: int) -> None:
        """A single bit of a page is wrong, which the backup corrects; what was promised is not kept."""
        flip_bits(self.world.folders[0] / DATABASE, 4, 2400)
        promised = Targets(timedelta(seconds=1), timedelta(seconds=1), timedelta(days=30))
        file = JobFile(self.world.locations.jobs)
        file.change(lambda jobs: replace(jobs, jobs=(replace(jobs.jobs[0], targets=promised), *jobs.jobs[1:])))
        self._run("Copy")
        self._back_up(0)
        live(1000)
        self._look()

    def _failed(self, _ms: int) -> None:
        job = Job("Directory", (self.world.folders[1],), self.world.folder / "elsewhere")
        JobFile(self.world.locations.jobs).change(lambda jobs: replace(jobs, jobs=(*jobs.jobs, job)))
        self._run("Directory")
        self._back_up(1)

    def _run(self, job: str) -> None:
        """The job ended as the state says."""
        self.program.jobs.refresh()
        live(PAUSE_MS)
        self.program.job_runs.run_now(job)
        until(lambda: not self.program.job_runs.running)

    def _back_up(self, number: int) -> None:
        run = self._start(number)
        until(lambda: run.is_settled)
        self._look()

    def _start(self, number: int) -> LiveRun:
        folder = self.world.folders[number]
        request = BackupRequest(FilesAtRest((folder,)), self.world.backups, engine.Kind.FULL)
        instance = next(each for each in self.program.inventory.instances if each.directory == folder)
        return self.program.run_queue.start(plan_of(request, instance.name, identity(instance)))

    def _absent(self, _ms: int) -> None:
        self.world.backups.rename(self.world.folder / "unplugged")
        self.program.inventory.refresh()
        self._look()


def main() -> int:
    """All combinations; each state, language and scale in a process of its own, and each world."""
    options = _parser().parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.one:
        return _one(options)
    asked = [
        _words(options, state, language, scale, world)
        for state, language, scale in itertools.product(options.state, options.language, options.scale)
        for world in worlds_of(named(options.page))
    ]
    with ThreadPoolExecutor(options.processes) as pool:
        failed = sum(pool.map(_fails, asked))
    if options.sheet:
        _app = QApplication([])
        for sheet in make_sheets(options.folder):
            print(sheet)
    return int(failed > 0)


def _on_a_screen(folder: Path, scale: str) -> dict[str, str]:
    """The surroundings of a process whose screen is as large as people have them. That of Qt without a screen has
    800 pixels, and Qt keeps dialogs within it."""
    size = {"x": 0, "y": 0, "width": round(1920 * float(scale)), "height": round(1200 * float(scale))}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [{"name": "one", "logicalDpi": 96, "dpr": 1, **size}]}))
    screen = "offscreen" if sys.platform == "win32" else f"offscreen:configfile={file}"  # a drive has a colon, too
    return os.environ | {"PYTHONFAULTHANDLER": "1", "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": screen}


def _words(options: argparse.Namespace, state: str, language: str, scale: str, pages: list[str]) -> list[str]:
    words = [sys.executable, "-m", "tests.ui.pictures", str(options.folder), "--one"]
    words += ["--state", state, "--language", language, "--scale", scale]
    words += ["--theme", ",".join(options.theme), "--size", ",".join(map(_written, options.size))]
    words += ["--page", ",".join(pages)] if pages else []
    return [*words, *(["--tall"] if options.tall else []), *(["--audit"] if options.audit else [])]


def _fails(words: list[str]) -> bool:
    scale = words[words.index("--scale") + 1]
    with tempfile.TemporaryDirectory(prefix="ese-screen-") as screen:
        ended = subprocess.run(words, env=_on_a_screen(Path(screen), scale), check=False).returncode
    if ended < 0:  # it could say nothing itself
        print(f"signal {-ended}: {' '.join(words[4:])}", file=sys.stderr)
    return ended != 0


def _one(options: argparse.Namespace) -> int:
    out, here = options.folder.resolve(), Path.cwd()
    with tempfile.TemporaryDirectory(prefix="ese-pictures-") as name:
        troubles = Troubles()
        world = World(Path(name) / "world", troubles, options.language[0], allowed=out)
        app = QApplication([])
        try:
            themes = [Theme(each) for each in options.theme]
            with closing(Shots(app, world, options.state[0], options.language[0], options.scale[0])) as shots:
                shots.start()
                shots.take(out, options.page, themes, options.size, tall=options.tall, audits=options.audit)
        except Exception:
            troubles.add(traceback.format_exc())
        os.chdir(here)
        found = list(troubles.found)
    for trouble in found:
        print(f"{options.state[0]}: {trouble}", file=sys.stderr)
    return int(bool(found))


def _written(size: QSize) -> str:
    return f"{size.width()}x{size.height()}"


def _parser() -> argparse.ArgumentParser:
    def several(text: str) -> list[str]:
        return [part for part in text.split(",") if part]

    def sizes(text: str) -> list[QSize]:
        return [QSize(*map(int, part.split("x"))) for part in several(text)]

    parser = argparse.ArgumentParser(prog="python -m tests.ui.pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    pages = f"folders of ui/pages, all unless given; scenes, or jobs. and the like; or {', '.join(SCENES)}"
    parser.add_argument("--page", type=several, default=[], help=pages)
    parser.add_argument("--state", type=several, default=list(STATES), help=", ".join(STATES))
    parser.add_argument("--theme", type=several, default=["light", "dark"])
    parser.add_argument("--language", type=several, default=["en", "fr"])
    parser.add_argument("--scale", type=several, default=["1", "2"])
    parser.add_argument("--size", type=sizes, default=[QSize(1280, 840)], help="such as 1280x840,900x600")
    parser.add_argument("--tall", action="store_true", help="as high as what is shown")
    parser.add_argument("--audit", action="store_true", help="print what is cut or squeezed, a line each")
    parser.add_argument("--sheet", action="store_true", help="themes and languages of a page side by side")
    parser.add_argument("--processes", type=int, default=1, help="how many render at the same time")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
