"""Figures of the window: ``python -m tests.benchmarks.window [--gib 1] [--events 1000000] [--json]``.

* ``first_paint_s``: from starting the interpreter to the first paint of the main window, offscreen, best of five;
  ``first_page_s`` to that of the content of its page.
* ``longest_tick_gap_ms``: the longest time between two turns of the event loop while a full backup of ``--gib``
  runs and the page that shows it is open, until five seconds after its end; a timer of 5 ms stands for the person.
  The history has ``--events`` events, the destinations ``--chains`` chains, and ``--instances`` instances are
  watched. ``longest_own_ms``: the most processor time of the window's thread in such a gap, which does not depend
  on what else the machine does. The longest gaps follow, with the functions in which they were spent. ``--pages``:
  the same with each page open, one backup after another.
* ``slowest_page_ms``: of that window, showing the slowest page for the first time; ``slowest_page_own_ms`` the
  processor time of the window's thread in it.
* ``history_open_ms``: opening the history file, building the page over it and painting its first screen.
* ``idle_cpu_percent``: processor time of the window over 20 seconds in which nothing is done, with 300 instances
  and three that run, the Instances page shown; ``idle_cpu_busy_percent`` while one of the three commits 50 times a
  second and is the chosen one.
* ``slowest_picture_ms``: painting the slowest picture of the gallery, 1,300 pixels wide, best of thirty.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

import engine
from app.history.history import History
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.settings import Locations, Settings, SettingsFile
from engine.events import EventKind, entry
from tests.benchmarks.gaps import Gaps
from tests.builders.big_database import write_big_database
from tests.builders.log_files import SIGNATURE
from tests.builders.small_instance import write_small_instance
from tests.ui import gallery
from ui.application import Application
from ui.inventory import Inventory
from ui.live_run import plan_of
from ui.pages.history import page as history_page

ROOT = Path(__file__).resolve().parents[2]
AFTERWARDS_MS = 5000
"""What a run sets off at its end is over by then."""
_FIRST_PAINT = """
import sys, time
from PySide6.QtWidgets import QApplication
from app.settings import Locations, Settings, SettingsFile
from ui.application import Application
from ui.inventory import Inventory
from PySide6.QtCore import QEvent, QObject, QTimer
app = QApplication(["first-paint"])
window = Application(app, Locations.of())
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            print(time.time(), flush=True)
            if watched is window.window.centralWidget():
                QTimer.singleShot(0, lambda: window.page(window.shown).widget.installEventFilter(self))
            else:
                app.quit()
        return False
painted = Painted()
window.window.centralWidget().installEventFilter(painted)
window.start()
app.exec()
window.close()
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run everything and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.window", description=__doc__)
    parser.add_argument("--gib", type=float, default=1.0)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--chains", type=int, default=1000)
    parser.add_argument("--instances", type=int, default=300)
    parser.add_argument("--pages", action="store_true", help="measure the gap with each page open, too")
    parser.add_argument(
        "--where", action="store_true", help="say where the longest gaps were, which lengthens them"
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory(prefix="ese-benchmark-") as place:
        result = {
            **first_paint(Path(place)),
            **longest_gap(app, Path(place), _made(Path(place) / "crowd", options), options),
            "history_open_ms": round(history_open(app, Path(place), options.events), 1),
            **idle_cpu(app, Path(place)),
            "slowest_picture_ms": round(slowest_picture(), 1),
        }
    if options.json:
        print(json.dumps(result, indent=1))
    else:
        for name, value in result.items():
            print(f"{name:22} {value}")


def first_paint(place: Path, rounds: int = 5) -> dict[str, float]:
    """Seconds, in processes of their own."""
    environment = {**os.environ, "ESE_BACKUP_HOME": str(place / "home")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: the first round compiles
    best = [float("inf")] * 2
    for _ in range(rounds):
        start = time.time()
        done = subprocess.run(
            [sys.executable, "-c", _FIRST_PAINT],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        best = [min(before, float(at) - start) for before, at in zip(best, done.stdout.split(), strict=True)]
    return {"first_paint_s": round(best[0], 3), "first_page_s": round(best[1], 3)}


def _made(place: Path, options: argparse.Namespace) -> Locations:
    """:func:`_crowd` made by a process of its own, which leaves nothing in the memory of this one, and written."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
        locations = other.submit(_crowd, place, options).result()
    if hasattr(os, "sync"):
        os.sync()
    return locations


def _crowd(place: Path, options: argparse.Namespace) -> Locations:
    """What a window of years looks at, below ``place``: many events, chains and instances, and in ``source`` the
    database to be backed up."""
    locations, watched, chains = _locations(place / "home"), place / "watched", place / "many chains"
    chains.mkdir(parents=True)
    for number in range(options.instances):
        signature = replace(SIGNATURE, random=number + 1)
        write_small_instance(watched / f"srv-{number:03}" / "db", signature=signature)
    for number in range(options.chains):
        source = FilesAtRest((watched / f"srv-{number % options.instances:03}" / "db",))
        engine.run_backup(source.open(), engine.destination_at(chains), engine.Kind.FULL)
    _fill(locations.history, options.events)
    settings = Settings(folders=(str(watched),), destinations=(str(chains),))
    SettingsFile(locations.settings).save(settings)
    (place / "source").mkdir()
    write_big_database(place / "source" / "big.edb", options.gib)
    return locations


def longest_gap(
    app: QApplication, place: Path, locations: Locations, options: argparse.Namespace
) -> dict[str, float]:
    """Milliseconds."""
    source, target = place / "crowd" / "source", place / "chains"
    window = Application(app, locations, [source])
    window.start()
    _until(lambda: window.inventory.looked and window.context.outlook.seen is not None, 600)
    slowest = slowest_own = 0.0
    for name in window.wayfinder.names:
        start, own = time.perf_counter(), time.thread_time()
        window.show_page(name)
        app.processEvents()
        slowest = max(slowest, (time.perf_counter() - start) * 1000)
        slowest_own = max(slowest_own, (time.thread_time() - own) * 1000)
        _wait(1)
    gaps = _gap_while_backing_up(window, source, target, "", options.where)
    others: dict[str, float] = {}
    for name in window.wayfinder.names if options.pages else ():
        of_page = _gap_while_backing_up(window, source, target, name, options.where)
        others |= {
            f"gap_{name}_ms": round(of_page.longest_ms, 1),
            f"own_{name}_ms": round(of_page.longest_own_ms, 1),
        }
    window.close()
    window.window.close()
    return {
        "longest_tick_gap_ms": round(gaps.longest_ms, 1),
        "longest_own_ms": round(gaps.longest_own_ms, 1),
        **others,
        "slowest_page_ms": round(slowest, 1),
        "slowest_page_own_ms": round(slowest_own, 1),
    }


def _gap_while_backing_up(window: Application, source: Path, target: Path, page: str, where: bool) -> Gaps:
    """The gaps with ``page`` open; without a name that of the run."""
    loop = QEventLoop()
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    if page:
        window.show_page(page)
        _wait(3)
    request = BackupRequest(FilesAtRest((source,)), target, engine.Kind.FULL)
    run = window.run_queue.start(plan_of(request, "big", str(source)))
    if not page:
        window.context.navigation.show_run.emit(run)
    run.ended.connect(lambda: QTimer.singleShot(AFTERWARDS_MS, loop.quit))
    with Gaps(where=where) as gaps:
        loop.exec()
    for gap in gaps.worst:
        print(page, gap, file=sys.stderr)
    if run.error is not None:
        raise SystemExit(f"the backup failed: {run.error}")
    return gaps


def history_open(app: QApplication, place: Path, count: int) -> float:
    """Milliseconds, best of three, after a file of ``count`` entries was made."""
    locations = _locations(place / "history-home")
    _fill(locations.history, count)
    best = float("inf")
    for _ in range(3):
        window = Application(app, _locations(place / "home"))
        start = time.perf_counter()
        with History(locations.history) as history:
            page = history_page.build(replace(window.context, history=history))
            page.widget.resize(1200, 800)
            page.widget.show()
            page.widget.grab()
            best = min(best, (time.perf_counter() - start) * 1000)
            window.background.close()
        page.widget.close()
        window.close()
    return best


def idle_cpu(app: QApplication, place: Path, seconds: float = 20.0) -> dict[str, float]:
    """Percent of one processor; the running instances are processes of their own."""
    root = place / "many"
    for number in range(300):
        signature = replace(SIGNATURE, random=number + 1)
        write_small_instance(root / f"srv-{number:03}" / "db", signature=signature)
    os.environ["ESE_BACKUP_RUNTIME"] = str(place / "run")
    figures = {}
    for name, rate in (("idle_cpu_percent", 0), ("idle_cpu_busy_percent", 50)):
        served = [_serve(place / f"live-{rate}-{number}", 0 if number else rate) for number in range(3)]
        window = Application(app, _locations(place / f"home-{rate}"), [root])
        window.start()
        window.show_page("instances")
        inventory = window.inventory
        _until(partial(_sees, inventory, 3))
        live = [each for each in inventory.instances if each.live]
        busy = max(live, key=lambda each: each.directory.name == f"live-{rate}-0")
        window.context.navigation.show_instance.emit(str(busy.identity))
        _wait(5)
        before = time.process_time()
        _wait(seconds)
        figures[name] = round((time.process_time() - before) / seconds * 100, 2)
        for process in served:
            process.terminate()
            process.wait()
        window.close()
        window.window.close()
    return figures


def _sees(inventory: Inventory, running: int) -> bool:
    return inventory.looked and len(inventory.running) == running


def _serve(folder: Path, rate: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "app", "serve", str(folder), "--workload", str(rate)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _until(holds: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        _wait(0.1)


def _wait(seconds: float) -> None:
    """Let the window live."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def slowest_picture() -> float:
    """Milliseconds to paint the slowest picture of the gallery, 1,300 pixels wide, best of thirty."""
    return max(_painting(make(state)) for make, states in gallery.GALLERY.values() for state in states)


def _painting(picture: QWidget) -> float:
    picture.resize(1300, max(picture.sizeHint().height(), 100))
    times = []
    for _ in range(31):
        start = time.perf_counter()
        picture.grab()
        times.append(time.perf_counter() - start)
    picture.deleteLater()
    return min(times) * 1000


def _locations(home: Path) -> Locations:
    return Locations(home, home)


def _fill(path: Path, count: int) -> None:
    with History(path) as history:
        begin = datetime.now(UTC) - timedelta(days=30)
        for number in range(count):
            moment = begin + timedelta(seconds=number)
            history.record(
                entry(
                    EventKind.FileCopyEnded, instance="SRU", moment=moment, path=f"/data/{number % 97}/SRUDB.dat"
                )
            )
            if number % 5000 == 4999:
                history.flush()


if __name__ == "__main__":
    main()
