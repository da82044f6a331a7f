"""Pictures of the main states, light and dark: ``python -m tests.ui.screenshots docs/screenshots``.

The whole program on files made here: the sample instance and its chain, an instance with a missing log, one whose
logs are not here, a large database to be seen at work, one that crashed and is recovered, one that runs, chains
of half a year. Nothing is painted over and nothing is faked. ``--running`` and ``--retention`` make these pictures
alone.
"""

from __future__ import annotations

import argparse
import itertools
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

import engine
from app.demo.sample_instance import advance_sample, write_sample
from app.history.history import History
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest, RunningInstance
from app.operations.runner import Runner
from app.settings import Locations, Theme
from tests.builders.big_database import write_big_database, write_instance
from tests.builders.dated_chains import write_dated_chains
from tests.builders.dirty_instances import write_unfinished_instance
from tests.builders.small_instance import write_small_instance
from tests.ui.live_instance import Live
from tests.ui.picture_walk import end, settled
from ui.application import Application
from ui.levels import Level
from ui.live_run import LiveRun
from ui.models.instances import identity
from ui.pages.back_up.page import BackUpPage
from ui.pages.instances.page import InstancesPage
from ui.pages.instances.recover_dialog import RecoverDialog
from ui.pages.restore.page import RestorePage
from ui.pages.retention.page import RetentionPage
from ui.pages.settings.path_list import PathList
from ui.pages.tables.page import TablesPage
from ui.values.message import Message
from ui.values.tables_target import TablesTarget

SIZE = 1280, 860
_WAIT = 60.0


class Story:
    """One pass through the program in one theme; each step leaves a picture."""

    def __init__(self, app: QApplication, place: Path, out: Path, theme: Theme, size: tuple[int, int]) -> None:
        self.place, self.out, self.theme = place, out, theme
        home, folders = place / "home", [place / "service", place / "gap", place / "no-logs"]
        self.program = Application(app, Locations(home, home), folders)
        self.program.window.resize(*size)

    def start(self) -> None:
        """Until all is found that there is to show."""
        store = str(self.place / "sample-backups")
        self.program.preferences.change(lambda s: replace(s.with_destination(store), theme=self.theme))
        self.program.start()
        _until(lambda: self.program.inventory.looked and bool(self.program.inventory.chains))

    def close(self) -> None:
        """End the program, also where a picture was given up while a run was at work."""
        for run in self.program.run_queue.in_flight:
            run.cancel()
        end(self.program)

    def widget(self, name: str) -> QWidget:
        self.program.show_page(name)
        return self.program.page(name).widget

    def shoot(self, name: str, window: QWidget | None = None) -> None:
        _live(500)
        settled(self.program)
        theme = self.theme.value
        (window or self.program.window).grab().save(str(self.out / f"{name}-{theme}.png"))

    def tell(self) -> None:
        """All pictures, in the order in which a person would see them."""
        instances = self.widget("instances")
        assert isinstance(instances, InstancesPage)
        self._choose("sample")
        self.shoot("instance")
        self._choose("gap")
        self.shoot("instance-gap")
        self._choose("no-logs")
        self.shoot("instance-no-logs")
        self._plans()
        self._runs()
        self.widget("history")
        self.shoot("history")
        self._restore()
        self._recover()
        self._places()
        self.widget("settings")
        self.shoot("settings")
        self.tell_retention()
        self.tell_running()

    def tell_evidence(self) -> None:
        """What is said of an instance whose chain is verified, damaged, out of reach; and whose backup failed."""
        store, sample = self.place / "store", self.place / "service" / "sample"
        store.mkdir()
        self._plan("sample", store, engine.Kind.FULL).start.click()
        chain = self._ended().result.chain
        self.program.context.navigation.verify.emit(chain)
        self._ended()
        self._choose("sample")
        self.shoot("evidence-verified")
        advance_sample(sample, engine.LocalFileSystem())
        _damage(next(chain.glob("*.edb")))
        self.program.context.navigation.verify.emit(chain)
        self._ended()
        self.shoot("run-damaged")
        self._choose("sample")
        self.widget("instances")
        self.shoot("evidence-damaged")
        self._plan("sample", store, engine.Kind.INCREMENTAL)
        self.shoot("plan-damaged")
        page = self.widget("restore")
        assert isinstance(page, RestorePage)
        page.begin(chain)
        _until(lambda: page.draft.chain is not None and page.draft.chain.is_damaged)
        self.shoot("restore-damaged")
        store.rename(self.place / "unplugged")
        self.program.inventory.refresh()
        _until(lambda: bool(self.program.inventory.stores.failed))
        self._choose("sample")
        self.shoot("evidence-absent")
        self._choose("bad-page")
        instances = self.widget("instances")
        assert isinstance(instances, InstancesPage)
        instances.detail.tabs.setCurrentIndex(5)
        self.shoot("evidence-failed")
        settings = self.widget("settings")
        settings.findChildren(PathList)[0].remove()
        self.shoot("settings-undo")
        settings.findChildren(PathList)[0].undo()
        text = "The history cannot be saved because the data folder is not writable."
        self.program.window.show_notice(Message(Level.WARNING, text, "/home/x"))
        self.shoot("notice")

    def tell_alone(self) -> None:
        """The evidence, after the runs that it speaks of."""
        self._runs()
        self.tell_evidence()

    def tell_retention(self) -> None:
        """Half a year of daily and weekly chains, by rules; and what is left of them in a year."""
        store, now = self.place / "archive", datetime.now(UTC).replace(microsecond=0)
        store.mkdir()
        for name, base, step, count in (("mail", "edb", 1, 40), ("ntds", "ntd", 7, 20)):
            source = write_small_instance(self.place / name, base=base)
            ends = [now - timedelta(days=step * number, hours=3) for number in range(count)]
            chains = write_dated_chains(source, store, ends)
        engine.pin_chain(engine.LocalFileSystem(), chains[3], now, "before the migration")
        page = self.widget("retention")
        assert isinstance(page, RetentionPage)
        page.destination.setEditText(str(store))
        _until(lambda: page.view.plan is not None)
        page.form.set_rules(engine.Retention(daily=7, weekly=5, monthly=12))
        page.form.changed.emit()
        _until(lambda: page.prune_button.isEnabled() and bool(page.view.year.days))
        self.shoot("retention")
        page.view.tabs.setCurrentIndex(1)
        _live(200)
        page.area.ensureWidgetVisible(page.view.year)
        self.shoot("retention-year")

    def _ended(self) -> LiveRun:
        """The newest run, once it has ended."""
        _live(200)
        run = self.program.run_queue.runs[-1]
        _until(lambda: run.is_settled)
        _live(400)
        return run

    def tell_running(self) -> None:
        """Those of an instance that runs, and of what its newer logs are good for once it has ended."""
        with closing(Live(self.place / "live")) as live:
            self._running(live)

    def _running(self, live: Live) -> None:
        live.work(100)
        store = self.place / "sample-backups"
        for kind in (engine.Kind.FULL, engine.Kind.INCREMENTAL, engine.Kind.INCREMENTAL):
            folder = self.place / "live"
            request = BackupRequest(RunningInstance(folder, folder.name), store, kind)
            chain = Runner(self.program.history).run(request).chain
            for _ in range(6):
                live.work(15)
                time.sleep(0.1)
        self.program.inventory.refresh()
        _until(lambda: any(found.live for found in self.program.inventory.instances))
        self._choose("live")
        _live(1500)
        self.shoot("live-instance")
        self._plan("live", store, engine.Kind.INCREMENTAL)
        self.shoot("live-plan")
        page = self.widget("restore")
        assert isinstance(page, RestorePage)
        page.begin(chain)
        _until(lambda: page.what.moment.is_ready)
        _live(1500)  # the list of chains is read anew, and with it the commits of this one
        _until(lambda: page.what.moment.is_ready)
        slider = page.what.moment.slider
        slider.choose(len(slider.moments) * 2 // 3)
        _live(200)
        page.what._below.ensureWidgetVisible(page.what.up_to)
        self.shoot("restore-moment")
        before = len(self.program.run_queue.runs)
        page.what.drill.click()
        _until(lambda: len(self.program.run_queue.runs) > before and not self.program.run_queue.runs[-1].running)
        self.shoot("drill")
        live.close()
        self._newer_logs_in_place(chain)

    def _newer_logs_in_place(self, chain: Path) -> None:
        """The instance has ended: its newer logs follow the chain, and the restore goes to its folder."""
        _until(lambda: any(i.directory.name == "live" and not i.live for i in self.program.inventory.instances))
        page = self.widget("restore")
        assert isinstance(page, RestorePage)
        page.begin(chain)
        page.what.newer.tick.setChecked(True)
        _until(lambda: page.next_button.isEnabled() and page.what.moment.is_ready)
        page.go_on()
        page.where.in_place.setChecked(True)
        _until(lambda: page.where.is_ready)
        self.shoot("restore-in-place")
        page.go_on()
        _until(lambda: page.draft.plan is not None and page.draft.sheet is not None)
        assert page.draft.chain is not None
        for box in page.checks.sheet.boxes.values():
            box.click()
        page.checks.name.setText(page.draft.chain.instance)
        _until(lambda: page.checks.is_ready)
        page.go_on()
        _until(lambda: page.at == len(page.steps) - 1)
        self.shoot("restored-in-place")

    def _places(self) -> None:
        """The pages about what there is: overview, sets, tables, pages of a database, destinations."""
        navigation, inventory = self.program.context.navigation, self.program.inventory
        _until(lambda: bool(inventory.chains))
        chain = next(each.path for each in inventory.chains if each.manifest and each.manifest.runs)
        navigation.show_sets.emit(chain)
        self.shoot("sets")
        navigation.open_tables.emit(TablesTarget(chain))
        page = self.program.page("tables").widget
        assert isinstance(page, TablesPage)
        _until(lambda: page.content.isVisible())
        _live(1500)
        self.shoot("tables")
        navigation.verify_page.emit(chain)
        _live(1500)
        self.shoot("verify")
        self.widget("destinations")
        _live(1500)
        self.shoot("destinations")
        self.widget("jobs")
        self.shoot("jobs-empty")
        self.program.context.outlook.refresh()
        self.widget("overview")
        _live(1500)
        self.shoot("overview")

    def _choose(self, folder: str) -> None:
        page = self.widget("instances")
        assert isinstance(page, InstancesPage)
        page.choose(identity(next(i for i in self.program.inventory.instances if i.directory.name == folder)))

    def _plan(self, folder: str, destination: Path, kind: engine.Kind) -> BackUpPage:
        page = self.widget("back_up")
        assert isinstance(page, BackUpPage)
        found = next(i for i in self.program.inventory.instances if i.directory.name == folder)
        page.choose(found)
        page.destination.setEditText(str(destination))
        (page.full if kind is engine.Kind.FULL else page.incremental).setChecked(True)
        _until(lambda: page.preview is not None and page.preview.request == page.request())
        return page

    def _plans(self) -> None:
        self._plan("sample", self.place / "sample-backups", engine.Kind.INCREMENTAL)
        self.shoot("plan")
        self._plan("gap", self.place / "backups", engine.Kind.FULL)
        self.shoot("plan-refused")

    def _runs(self) -> None:
        self._plan("large", self.place / "backups", engine.Kind.FULL).start.click()
        _until(lambda: bool(self.program.run_queue.runs))
        run = self.program.run_queue.runs[-1]
        _until(lambda: not run.running or run.last.done > 0.6 * run.last.total > 0)
        self.program.window.grab().save(str(self.out / f"running-{self.theme.value}.png"))
        _until(lambda: run.is_settled)
        self.shoot("run-succeeded")
        self._plan("bad-page", self.place / "backups", engine.Kind.FULL).start.click()
        _until(lambda: len(self.program.run_queue.runs) > 1)
        run = self.program.run_queue.runs[-1]
        _until(lambda: run.is_settled)
        self.shoot("run-failed")

    def _restore(self) -> None:
        page = self.widget("restore")
        assert isinstance(page, RestorePage)
        chain = engine.find_chains(engine.LocalFileSystem(), self.place / "sample-backups")[0]
        page.begin(chain.path)
        self.shoot("restore-what")
        page.go_on()
        page.where.path.setText(str(self.place / f"restored-{self.theme.value}"))
        _until(lambda: page.where.is_ready)
        self.shoot("restore-where")
        page.go_on()
        _until(lambda: page.checks.is_ready)
        self.shoot("restore-checks")
        page.go_on()
        _until(lambda: page.at == len(page.steps) - 1 or not page.run.is_running)
        _live(800)
        self.shoot("restore-afterwards")

    def _recover(self) -> None:
        program = self.program
        program.places.add(self.place / "crashed")
        _until(lambda: any(i.directory.name == "crashed" for i in program.inventory.instances))
        self._choose("crashed")
        program.window.action("recover").trigger()
        dialog = program.window.findChild(RecoverDialog)
        assert isinstance(dialog, RecoverDialog)
        dialog.field.path.setText(str(self.place / "recovered"))
        _until(dialog.start_button.isEnabled)
        self.shoot("recover", dialog)
        before = len(program.run_queue.runs)
        dialog.start_button.click()
        _until(lambda: len(program.run_queue.runs) > before and not program.run_queue.runs[-1].running)
        self.shoot("recovered")


def main() -> None:
    """Make the files, tell the story twice."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--width", type=int, default=SIZE[0])
    parser.add_argument("--height", type=int, default=SIZE[1])
    parser.add_argument("--evidence", action="store_true", help="only those of what is proven of an instance")
    parser.add_argument("--retention", action="store_true", help="only those of the retention")
    parser.add_argument("--running", action="store_true", help="only those of a running instance")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    size = (options.width, options.height)
    stories = [Story.tell, Story.tell_alone]
    if options.evidence or options.running or options.retention:
        stories = [Story.tell_alone] * options.evidence + [Story.tell_running] * options.running
        stories += [Story.tell_retention] * options.retention
    for theme, tell in itertools.product((Theme.LIGHT, Theme.DARK), stories):
        with _files() as place, closing(Story(app, place, options.folder, theme, size)) as story:
            story.start()
            tell(story)


@contextmanager
def _files() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="ese-pictures-") as name:
        place = Path(name)
        os.environ["ESE_BACKUP_RUNTIME"] = str(place / "run")
        fs = engine.LocalFileSystem()
        service = place / "service"
        for folder in ("sample", "large", "bad-page"):
            (service / folder).mkdir(parents=True)
        (place / "backups").mkdir()
        (place / "sample-backups").mkdir()
        write_sample(service / "sample", fs)
        with History(place / "home" / "history.sqlite3") as history:
            for kind in (engine.Kind.FULL, engine.Kind.INCREMENTAL):
                source = FilesAtRest((service / "sample",))
                Runner(history).run(BackupRequest(source, place / "sample-backups", kind))
                advance_sample(service / "sample", fs)
        write_big_database(service / "large" / "large.edb", 0.75)
        write_instance(place / "gap", base="GAP", generations=range(1, 14))
        (place / "gap" / "GAP00000004.log").unlink()
        write_instance(place / "no-logs", base="DRT", dirty=True)
        for log in (place / "no-logs").glob("*.log"):
            log.unlink()
        write_instance(service / "bad-page")
        write_unfinished_instance(place / "crashed", rows=1200)
        _damage(next((service / "bad-page").glob("*.edb")))
        yield place


def _damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[5 * 4096 + 700] ^= 0x24
    path.write_bytes(data)


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + _WAIT
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there")
        _live(20)


def _live(milliseconds: int) -> None:
    """Let the window live. Not ``QTest.qWait``, which keeps the interpreter lock and starves the worker."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
