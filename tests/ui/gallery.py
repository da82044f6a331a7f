"""Every widget and the shell with sample data, painted into PNG files: to look at, and for the manual.

``python -m tests.ui.gallery FOLDER [--width N]`` writes one picture per widget, state and theme. Run it with
QT_QPA_PLATFORM=offscreen, and with QT_SCALE_FACTOR=2 for the sharp ones.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.settings import Theme
from engine.progress import PageState
from tests.ui.sample_days import days, week
from tests.ui.sample_timelines import long_timeline_data, timeline_data
from ui.levels import Level
from ui.main_window import MainWindow
from ui.page import PageContent, ShellPage
from ui.theme import ThemeController
from ui.values.backup_sets import ChainNode, SetKind, SetState
from ui.values.message import Message
from ui.values.run_line import RunLine
from ui.values.steps import Step, StepState
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import push_button
from ui.widgets.chain_strip import ChainStrip
from ui.widgets.chip import Chip
from ui.widgets.form import Form, set_invalid
from ui.widgets.page_map import PageMap
from ui.widgets.panel import Card, CardGrid, Panel, scrolled
from ui.widgets.phase_bar import PhaseBar
from ui.widgets.throughput import ThroughputGraph
from ui.widgets.timeline_picture import TimelinePicture

START = datetime(2025, 11, 22, 2, 0, tzinfo=UTC)
MIB = 1024 * 1024


def chain_nodes(*, broken: bool = False) -> list[ChainNode]:
    """Two chains; ``broken``: the second one lost a log."""
    hours = (0, 12, 24, 26, 60, 72, 84, 96)
    nodes = []
    for at, hour in enumerate(hours):
        full = hour in (0, 60)
        kind = SetKind.FULL if full else SetKind.INCREMENTAL
        state = SetState.VERIFIED if hour < 84 else SetState.UNVERIFIED
        reason = ""
        if broken and hour >= 84:
            state = SetState.UNUSABLE
            reason = "generation 0x1A4 (420) is missing" if hour == 84 else ""
        label = "Full" if full else f"Incr. {at}"
        nodes.append(ChainNode(kind, START + timedelta(hours=hour), label, state, "6 logs, 6.0 MiB", reason))
    return nodes


def page_states(total: int, read: float, *, bad: bool = False) -> bytes:
    """States of the first ``read`` share of ``total`` pages, some blank, two corrected, maybe three bad."""
    numbers = np.arange(int(total * read))
    blank = (numbers // 97 % 5 == 0) & (numbers % 3 != 0)
    states = bytearray(np.where(blank, PageState.BLANK, PageState.VERIFIED).astype(np.uint8).tobytes())
    marks = {0.31: PageState.CORRECTED, 0.47: PageState.CORRECTED, 0.52: PageState.UNOWNED}
    marks |= {0.21: PageState.BAD, 0.2101: PageState.BAD, 0.4: PageState.BAD} if bad else {}
    for share, state in marks.items():
        if int(total * share) < len(states):
            states[int(total * share)] = state
    return bytes(states)


def steps(*, failed: bool = False) -> list[Step]:
    """A backup at work in its second step; ``failed``: stopped there."""
    here = StepState.FAILED if failed else StepState.RUNNING
    return [
        Step("Checks", StepState.DONE, 0.2),
        Step("Databases", here, 12.4),
        Step("Roll the log", StepState.SKIPPED if failed else StepState.PENDING),
        Step("Logs"),
        Step("Publish"),
        Step("Headers"),
        Step("Truncate"),
    ]


def samples(count: int = 240) -> list[tuple[float, float]]:
    """A rate that swings around 550 MiB/s."""
    return [(at / 4, (550 + 120 * math.sin(at / 9) + 40 * math.sin(at / 2.3)) * MIB) for at in range(count)]


FAILURE = Message(
    Level.ERROR,
    "The full backup of SRUM was stopped; the destination lists what it listed before.",
    r"C:\Windows\System32\sru\SRUDB.dat, page 6,104 (object 17, table “{973F5D5C-1D90-4944-BE8E-24B94231A174}”)",
    "JET_errReadVerifyFailure (−1018): the page's checksum does not match, four readings gave the same bytes.",
    "Verify the newest chain: it may hold a good copy of this page. Check the disk's own log for read errors.",
)


def timeline(state: str) -> QWidget:
    view = TimelinePicture()
    data = {"filled": timeline_data(), "failed": timeline_data(torn=True), "long": long_timeline_data()}
    if state in data:
        view.set_data(data[state])
    return view


def page_map(state: str) -> QWidget:
    view = PageMap()
    view.setMinimumHeight(190)
    if state != "empty":
        total = {"small": 640, "long": 2_000_000}.get(state, 470_016)
        view.reset(total, "SRUDB.dat")
        view.mark(1, page_states(total, 1.0 if state == "long" else 0.64, bad=state == "failed"))
        view.flush()
    return view


def throughput(state: str) -> QWidget:
    view = ThroughputGraph()
    view.setMinimumHeight(150)
    if state != "empty":
        view.set_samples(samples(20_000 if state == "long" else 240))
    return view


def phases(state: str) -> QWidget:
    view = PhaseBar()
    if state != "empty":
        view.set_steps(steps(failed=state == "failed"))
    return view


def chain(state: str) -> QWidget:
    view = ChainStrip()
    if state == "long":
        view.set_nodes(
            [
                ChainNode(
                    SetKind.FULL if at % 40 == 0 else SetKind.INCREMENTAL, START + timedelta(hours=6 * at), "Full"
                )
                for at in range(200)
            ]
        )
    elif state != "empty":
        view.set_nodes(chain_nodes(broken=state == "failed"))
    return view


def cards(state: str) -> QWidget:
    failed = state == "failed"
    values = [
        ("Last full backup", "22 Nov 02:00", "1.84 GiB, verified", Level.SUCCESS),
        ("Last incremental", "23 Nov 02:00", "6 logs, not verified", Level.INFO),
        ("Not yet backed up", "6 logs", "the oldest is 26 min old", Level.WARNING),
        ("Can restore to", "22 Nov 13:59", "generation 0x57 (87) is missing", Level.ERROR)
        if failed
        else ("Can restore to", "any moment", "22 Nov 02:00 – 23 Nov 02:00", Level.NEUTRAL),
    ]
    row = []
    for title, value, line, level in values:
        card = Card(title)
        if state != "empty":
            card.set_value(value, line, level)
        row.append(card)
    return CardGrid(row)


def chips(_state: str) -> QWidget:
    box = QWidget()
    row = QGridLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setHorizontalSpacing(10)
    names = (
        "Clean",
        "Dirty – needs recovery",
        "Damaged",
        "Running",
        "Information",
        "Waiting",
        "Cancelled",
        "Critical",
    )
    levels = (Level.SUCCESS, Level.WARNING, Level.ERROR, Level.RUNNING, Level.INFO, Level.WAITING, Level.CANCELLED)
    for at, (name, level) in enumerate(zip(names, (*levels, Level.CRITICAL), strict=True)):
        row.addWidget(Chip(name, level), at // 4, at % 4)
    return box


def banner(state: str) -> QWidget:
    view = Banner()
    message = FAILURE
    if state == "filled":
        message = Message(Level.SUCCESS, "SRUM is protected.", "", "", "Verify the chain once a week.")
    view.show_message(message)
    return view


def empty_state(_state: str) -> QWidget:
    add, sample = QAction("&Add a folder…"), QAction("Open the &sample")
    view = EmptyState(
        "instances",
        "No databases found here yet",
        "Add a folder that holds log files or databases, drop one on this window, or look at the sample first.",
        (add, sample),
    )
    add.setParent(view)
    sample.setParent(view)
    return view


def form(_state: str) -> QWidget:
    box = QWidget()
    rows = Form(box)
    path = QLineEdit(r"\\nas\backup\srum")
    rows.add("&Destination:", path, "A folder on another disk. It needs 1.9 GiB; 212 GiB are free.")
    kind = QComboBox()
    kind.addItems(["Full", "Incremental"])
    rows.add("&Mode:", kind)
    wrong = QLineEdit("no such folder")
    set_invalid(wrong, True)
    rows.add("&Scratch folder:", wrong, "This folder does not exist.")
    check = QCheckBox("Verify while copying")
    check.setChecked(True)
    rows.add("&Options:", check)
    return box


GALLERY: dict[str, tuple[Callable[[str], QWidget], tuple[str, ...]]] = {
    "timeline": (timeline, ("empty", "filled", "failed", "long")),
    "page-map": (page_map, ("empty", "filled", "failed", "small", "long")),
    "throughput": (throughput, ("empty", "filled", "long")),
    "phases": (phases, ("empty", "filled", "failed")),
    "chain": (chain, ("empty", "filled", "failed", "long")),
    "days": (days, ("empty", "filled", "failed", "long")),
    "week": (week, ("empty", "filled", "failed", "long")),
    "cards": (cards, ("empty", "filled", "failed")),
    "chips": (chips, ("filled",)),
    "banner": (banner, ("filled", "failed")),
    "empty-state": (empty_state, ("filled",)),
    "form": (form, ("filled",)),
}


def overview(state: str) -> QWidget:
    """A page that has every picture, as a sample of how pages are put together."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(20, 4, 20, 20)
    column.setSpacing(12)
    if state == "failed":
        column.addWidget(banner(state))
    column.addWidget(cards(state))
    for title, make in (("Log generations", timeline), ("Backup chain", chain)):
        panel = Panel(title)
        panel.body.addWidget(make(state))
        column.addWidget(panel)
    run = Panel(r"Full backup → \\nas\backup\srum")
    run.tools.addWidget(Chip("Failed", Level.ERROR) if state == "failed" else Chip("Running", Level.RUNNING))
    run.body.addWidget(phases(state))
    pair = QHBoxLayout()
    pair.setSpacing(16)
    pair.addWidget(page_map(state), 3)
    pair.addWidget(throughput(state), 1)
    run.body.addLayout(pair)
    column.addWidget(run)
    column.addStretch(1)
    return scrolled(content)


def shell(state: str, settings: QSettings, theme: ThemeController) -> MainWindow:
    """The window with sample pages."""
    tools = QWidget()
    row = QHBoxLayout(tools)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Chip("At rest, clean", Level.SUCCESS))
    row.addWidget(push_button("Verify", icon="verify"))
    row.addWidget(push_button("Restore…", icon="restore"))
    row.addWidget(push_button("Back up…", "primary", "back-up"))
    first = empty_state(state) if state == "empty" else overview(state)
    pages = [
        ShellPage("Instances", "instances", lambda: PageContent(first, tools), "SRUM · C:\\Windows\\System32\\sru")
    ]
    for title, icon in (
        ("Back up", "back-up"),
        ("History", "history"),
        ("Restore", "restore"),
        ("Settings", "settings"),
    ):
        empty = EmptyState(icon, f"{title} has nothing to show", "It fills as you work.")
        pages.append(ShellPage(title, icon, partial(PageContent, empty)))
    window = MainWindow(pages, settings, theme)
    if state == "filled":
        line = RunLine(
            "1", "Full backup of SRUM", "Copying databases: SRUDB.dat", 1267 * MIB, 1884 * MIB, 612.0 * MIB, 1.0
        )
        window.set_runs([line])
    return window


def paint(widget: QWidget, path: Path, width: int, height: int = 0) -> None:
    """Show ``widget`` at ``width`` and save what it looks like."""
    layout = widget.layout()
    natural = (
        widget.heightForWidth(width)
        if layout is None or layout.hasHeightForWidth()
        else widget.sizeHint().height()
    )
    widget.resize(QSize(width, height or max(natural, widget.minimumHeight())))
    widget.show()
    QApplication.processEvents()
    if not widget.grab().save(str(path)):
        raise OSError(f"cannot write {path}")
    widget.close()


def paint_all(folder: Path, width: int, theme: ThemeController) -> None:
    """Every widget and the shell in both themes."""
    folder.mkdir(parents=True, exist_ok=True)
    for look in (Theme.LIGHT, Theme.DARK):
        theme.set_theme(look)
        for name, (make, states) in GALLERY.items():
            for state in states:
                panel = Panel()
                panel.body.addWidget(make(state))
                paint(panel, folder / f"{name}-{state}-{look}.png", width)
        for state in ("empty", "filled", "failed"):
            with tempfile.TemporaryDirectory() as scratch:
                settings = QSettings(str(Path(scratch) / "gallery.ini"), QSettings.Format.IniFormat)
                window = shell(state, settings, theme)
                paint(window, folder / f"shell-{state}-{look}.png", width, 860)
                window.deleteLater()


def main(arguments: list[str]) -> int:
    """Command line of the gallery."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--width", type=int, default=1320)
    chosen = parser.parse_args(arguments)
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("a QApplication is needed")
    paint_all(chosen.folder, chosen.width, ThemeController(app))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
