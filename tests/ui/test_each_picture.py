"""What each picture makes of its data: buckets, worst states, folding, groups."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.progress import PageState
from tests.counting import calls
from tests.ui import gallery
from tests.ui.windows import shown
from ui.values import page_states
from ui.values.backup_sets import ChainNode, SetKind
from ui.values.page_states import PageSpan, PageStates, States
from ui.values.steps import Step, StepState
from ui.values.swatch import Pattern
from ui.widgets import throughput
from ui.widgets.chain_strip import ChainStrip, grouped, spread
from ui.widgets.page_map import REPAINT_MS, PageMap
from ui.widgets.page_raster import PageRaster
from ui.widgets.phase_bar import PhaseBar
from ui.widgets.throughput import ThroughputGraph

MIB = 1024 * 1024


@given(st.lists(st.tuples(st.integers(-5, 130), st.binary(max_size=60)), max_size=20))
def test_page_counts_equal_a_plain_model(marks: list[tuple[int, bytes]]) -> None:
    states = PageStates(100)
    model = [0] * 100
    for first, given_states in marks:
        states.mark(first, given_states)
        for offset, value in enumerate(given_states):
            index = first - 1 + offset
            if 0 <= index < 100:
                model[index] = max(model[index], min(value, 5))
    for state in PageState:
        assert states.count(state) == model.count(state)
    for each in (1, 3, 7, 100):
        cells = -(-100 // each)
        assert states.worst(each, 0, cells).tolist() == [
            max(model[at * each : (at + 1) * each]) for at in range(cells)
        ]


def test_worst_page_of_a_cell_shows(qtbot: QtBot) -> None:
    view = PageMap()
    shown(qtbot, view, 400, 200)
    view.reset(1_000_000, "big.edb")
    view.mark(1, bytes([PageState.VERIFIED]) * 1_000_000)
    view.mark(123_456, bytes([PageState.BAD]))
    view.mark(123_456, bytes([PageState.VERIFIED]))
    view.flush()
    bad = [at for at in range(view.element_count()) if "First damaged page" in view.element_text(at)]
    assert len(bad) == 1
    first, last = view.page_range(bad[0])
    assert first <= 123_456 <= last
    assert "First damaged page: 123456" in view.element_text(bad[0])
    assert (view.count(PageState.BAD), view.count(PageState.VERIFIED)) == (1, 999_999)
    assert view.table()[1:] == [("123456", "123456", "damaged")]


def test_partly_marked_cells_and_rows_repaint(qtbot: QtBot) -> None:
    """What the image shows after many small marks is what a fresh one shows."""
    states = gallery.page_states(5000, 1.0, bad=True)
    piecewise, whole = PageMap(), PageMap()
    for view in (piecewise, whole):
        shown(qtbot, view, 500, 220)
        view.reset(5000, "a.edb")
        view.grab()
    for at in range(0, 5000, 37):
        piecewise.mark(at + 1, states[at : at + 37])
        piecewise.flush()
    whole.mark(1, states)
    whole.flush()
    assert piecewise.grab().toImage() == whole.grab().toImage()


def test_page_map_repaints_at_most_ten_times_a_second(qtbot: QtBot) -> None:
    view = PageMap()
    shown(qtbot, view, 400, 200)
    view.reset(100_000, "a.edb")
    flushed: list[float] = []
    view._timer.timeout.connect(lambda: flushed.append(time.monotonic()))
    started = time.monotonic()
    pgno = 1
    while len(flushed) < 4 and time.monotonic() < started + 30:
        view.mark(pgno % 99_000 + 1, bytes([PageState.VERIFIED]) * 64)
        pgno += 64
        QApplication.processEvents()
    assert len(flushed) == 4
    assert all(b - a >= REPAINT_MS / 1000 * 0.9 for a, b in pairwise([started, *flushed]))


def test_two_million_pages_are_each_looked_at_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many are marked, only their own cells and rows are worked out again. Counted, so that what else the
    machine does decides nothing."""
    view = PageMap()
    shown(qtbot, view, 1200, 300)
    view.reset(2_000_000, "huge.edb")
    view.grab()
    cells, rows = 0, 0
    worst, draw = PageStates.worst, PageRaster.draw

    def worked_out(states: PageStates, each: int, first: int, last: int, span: PageSpan | None = None) -> States:
        nonlocal cells
        cells += last - first
        return worst(states, each, first, last, span)

    def drawn(raster: PageRaster, states: States, first: int, last: int) -> None:
        nonlocal rows
        rows += last - first
        draw(raster, states, first, last)

    monkeypatch.setattr(PageStates, "worst", worked_out)
    monkeypatch.setattr(PageRaster, "draw", drawn)
    chunk = np.full(65_536, PageState.VERIFIED, np.uint8).tobytes()
    firsts = range(1, 2_000_001, 65_536)

    def fill() -> None:
        for first in firsts:
            view.mark(first, chunk)
            view.flush()

    count = calls(fill) / len(firsts)
    print(f"{cells} cells of {view.element_count()}, {rows} rows, {count:.0f} calls a chunk")
    assert view.element_count() <= cells < view.element_count() + 2 * len(firsts)
    assert rows < view.element_count() / view.stride() + 2 * len(firsts)
    assert count < 600
    assert view.count(PageState.UNREAD) == 0


def test_page_map_cursor_moves_by_rows(qtbot: QtBot) -> None:
    view = PageMap()
    shown(qtbot, view, 400, 200)
    view.reset(100_000, "a.edb")
    view.set_current(3)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current == 3 + view.stride()
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.current == 3
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.current == 3


def test_page_map_looks_closer_down_to_one_page(qtbot: QtBot) -> None:
    """A million pages: from the whole file to a single page and back, by keys, wheel and number."""
    total = 1_048_576
    states = bytearray([PageState.VERIFIED]) * total
    states[777_776] = PageState.BAD
    view = PageMap()
    shown(qtbot, view, 600, 300)
    view.reset(total, "huge.edb")
    view.mark(1, bytes(states))
    view.flush()
    chosen: list[int] = []
    view.page_chosen.connect(chosen.append)
    bad = next(at for at in range(view.element_count()) if view.page_of(at) == 777_777)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.element_area(bad).center().toPoint())
    assert chosen == [777_777], "the worst page of the cell, not its first"
    sizes = [view.pages_a_cell]
    while view.pages_a_cell > 1:
        QTest.keyClick(view, Qt.Key.Key_Plus)
        sizes.append(view.pages_a_cell)
        assert view.page_range(view.current)[0] <= 777_777 <= view.page_range(view.current)[1]
    assert sizes == sorted(sizes, reverse=True) and len(sizes) < 8
    assert view.element_text(view.current) == "Page 777777: damaged"
    before = view.page_of(view.current)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert chosen[-1] == before + 1
    start = view.span.start
    for _ in range(200):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.span.start > start, "the cursor goes on where the picture ends"
    assert chosen[-1] == before + 1 + 200 * view.stride()
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.span.is_whole and view.page_range(view.current)[0] <= chosen[-1]
    view.show_page(total)
    assert (view.pages_a_cell, view.page_of(view.current), chosen[-1]) == (1, total, total)
    view.zoom_out()
    assert view.span.count > view.element_count() or view.pages_a_cell > 1
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.span.end <= total


@given(st.integers(1, 700), st.lists(st.binary(min_size=1, max_size=90), max_size=9), st.integers(1, 4))
def test_pages_of_huge_files_share_states(total: int, parts: list[bytes], times: int) -> None:
    """As a map of each page, seen from further away; counts are exact where each page comes once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_states, "MOST", 64)
        grouped_ = PageStates(total)
    whole, first = PageStates(total), 1
    assert grouped_.group == -(-total // 64)
    for part in parts:
        states = bytes(byte % 6 for byte in part)
        assert grouped_.mark(first, states) == whole.mark(first, states)
        first += len(part)
    each = grouped_.group * times
    cells = -(-total // each)
    assert list(grouped_.worst(each, 0, cells)) == list(whole.worst(each, 0, cells))
    assert [grouped_.count(state) for state in PageState] == [whole.count(state) for state in PageState]
    assert grouped_.counts_between(0, total) == whole.counts_between(0, total)
    bad = grouped_.first_with(PageState.BAD, 0, total)
    exact = whole.first_with(PageState.BAD, 0, total)
    assert (bad is None) == (exact is None)
    assert bad is None or exact is None or bad <= exact < bad + grouped_.group


def test_page_map_of_a_huge_file(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that share a state are one cell at the closest; each can still be chosen by its number."""
    monkeypatch.setattr(page_states, "MOST", 1000)
    view = PageMap()
    shown(qtbot, view, 500, 220)
    view.reset(9_999, "huge.edb")
    assert view.closest == 10
    view.mark(1, bytes([PageState.VERIFIED]) * 5000 + bytes([PageState.BAD]) + bytes([PageState.VERIFIED]) * 4998)
    view.flush()
    chosen: list[int] = []
    view.page_chosen.connect(chosen.append)
    view.show_page(5001)
    assert chosen == [5001] and view.pages_a_cell == 10
    first, last = view.page_range(view.current)
    assert first <= 5001 <= last and last - first == 9
    assert view.count(PageState.BAD) == 1 and view.count(PageState.UNREAD) == 0
    view.show_page(9_999)
    assert view.page_range(view.current)[1] == 9_999
    view.show_all()
    view.grab()


def test_page_map_keeps_the_chosen_page_at_every_size(qtbot: QtBot) -> None:
    view = PageMap()
    shown(qtbot, view, 900, 400)
    view.reset(100_000, "a.edb")
    view.show_page(60_000)
    view.zoom_out()
    for width, height in ((300, 120), (1200, 500), (200, 90), (700, 300)):
        view.resize(width, height)
        QApplication.processEvents()
        view.mark(60_000, bytes([PageState.BAD]))
        view.flush()
        if view.current >= 0:
            first, last = view.page_range(view.current)
            assert first <= 60_000 <= last
    view.show_all()
    assert "damaged" in view.element_text(view.current)


def test_page_map_shows_closely_what_arrives_meanwhile(qtbot: QtBot) -> None:
    states = gallery.page_states(50_000, 1.0, bad=True)
    view, whole = PageMap(), PageMap()
    for each in (view, whole):
        shown(qtbot, each, 500, 220)
        each.reset(50_000, "a.edb")
    view.show_page(25_000)
    for at in range(0, 50_000, 997):
        view.mark(at + 1, states[at : at + 997])
        view.flush()
    whole.mark(1, states)
    whole.flush()
    whole.show_page(25_000)
    assert view.grab().toImage() == whole.grab().toImage()


@given(st.integers(1, 5000), st.integers(0, 4999), st.floats(0.05, 20), st.integers(1, 900))
def test_spans_stay_inside_the_file(total: int, around: int, factor: float, least: int) -> None:
    span = PageSpan.whole(total).around(min(around, total - 1), least)
    for found in (span, span.zoomed(factor, span.start, least), span.moved(around), span.moved(-around)):
        assert 0 <= found.start <= found.end <= total
        assert found.count >= min(least, total)


def test_a_run_that_has_ended_has_no_rate_of_now(qtbot: QtBot) -> None:
    view = ThroughputGraph()
    view.set_samples([(0.0, 4.0 * MIB), (1.0, 0.0)])
    assert view.heading() == "0.0 MiB/s" and "now" in view.accessibleDescription()
    view.set_samples([(0.0, 4.0 * MIB), (1.0, 0.0)], is_over=True)
    assert view.heading() == "Average 2.0 MiB/s" and "now" not in view.accessibleDescription()
    view.set_samples([(0.0, 4.0 * MIB), (1.0, 0.0)], is_over=True, mean=3.0 * MIB)
    assert view.heading() == "Average 3.0 MiB/s" and "Average 3.0 MiB/s" in view.accessibleDescription()
    view.set_samples([(0.0, 0.0)], is_over=True)
    assert view.heading() == ""


def test_a_long_run_stays_whole_in_less_detail(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throughput, "MAX_SAMPLES", 200)
    view = ThroughputGraph()
    shown(qtbot, view)
    for at in range(450):
        view.add(at / 10, 100.0 * MIB)
    view.add(100.0, float("nan"))
    rows = view.table()[1:]
    assert len(rows) <= 200
    assert (rows[0][0], rows[-1][0]) == ("0.0", "44.9")
    assert view.mean == pytest.approx(100 * MIB)
    assert "100 MiB/s now" in view.accessibleDescription()
    assert view.tick_texts() == ["0", "50", "100"]
    view.set_samples([(0.0, 18.6 * 1024), (1.0, 101.0 * 1024)])
    assert view.tick_texts() == ["0", "100", "200"], "in KiB/s, as the rate above"
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    try:
        view.set_samples([(0.0, 1.0 * MIB), (0.5, 1.0 * MIB)])
        assert (view.tick_texts()[1], view.table()[2]) == ("0,5", ("0,5", "1,0 MiB/s"))
    finally:
        QLocale.setDefault(before)
    view.clear()
    assert view.element_count() == 0


def test_phase_bar_folds_when_narrow(qtbot: QtBot) -> None:
    view = PhaseBar()
    view.set_steps(gallery.steps(failed=True))
    shown(qtbot, view, 1200)
    assert len({view.element_area(at).top() for at in range(7)}) == 1
    assert view.heightForWidth(300) > view.heightForWidth(1200)
    view.resize(300, view.heightForWidth(300))
    areas = [view.element_area(at) for at in range(7)]
    assert not any(a.intersects(b) for at, a in enumerate(areas) for b in areas[at + 1 :])
    assert view.element_text(1) == "Step 2 of 7, Databases: failed, 12 s"


def test_phase_bar_says_where_it_is(qtbot: QtBot) -> None:
    view = PhaseBar()
    qtbot.addWidget(view)
    view.set_steps([Step("Checks", StepState.DONE, 0.2), Step("Logs", StepState.RUNNING), Step("Publish")])
    assert view.accessibleDescription() == "Checks done; Logs running; 1 pending"


def test_chain_groups_keep_starts_and_broken_links() -> None:
    nodes = gallery.chain_nodes(broken=True)
    assert [len(group.nodes) for group in grouped(nodes, 100)] == [1] * len(nodes)
    found = grouped(nodes, 6)
    assert len(found) <= 6
    assert sum(len(group.nodes) for group in found) == len(nodes)
    assert all(not node.broken for group in found for node in group.nodes[1:])
    assert len(grouped(nodes, 1)) == 1


@given(st.lists(st.floats(0, 300), min_size=1, max_size=15))
def test_spread_keeps_order_distance_and_bounds(positions: list[float]) -> None:
    found = spread(sorted(positions), 0, 300, 20)
    assert all(0 <= x <= 300 for x in found)
    assert all(b - a >= 20 - 1e-9 for a, b in pairwise(found))


def test_chain_says_why_it_is_broken(qtbot: QtBot) -> None:
    view = ChainStrip()
    view.set_nodes(gallery.chain_nodes(broken=True))
    shown(qtbot, view, 1000)
    assert "generation 0x1A4 (420) is missing" in view.accessibleDescription()
    assert "2 full backups, 6 incremental backups" in view.accessibleDescription()
    broken = [
        at for at in range(view.element_count()) if "Link to the previous set is broken" in view.element_text(at)
    ]
    assert [view.nodes_at(at)[0].kind for at in broken] == [SetKind.INCREMENTAL]


def test_the_graph_of_a_new_run_forgets_the_sample_that_was_looked_at(qtbot: QtBot) -> None:
    view = ThroughputGraph()
    shown(qtbot, view, 400, 200)
    view.set_samples(gallery.samples(40))
    view.set_current(30)
    view.clear()
    assert view.current == -1
    assert view.accessibleDescription() == "No throughput measured yet."


def test_the_legend_of_a_chain_shows_each_kind_as_it_is_drawn(qtbot: QtBot) -> None:
    strip = ChainStrip()
    qtbot.addWidget(strip)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    strip.set_nodes(
        [ChainNode(kind, at, "") for kind in (SetKind.FULL, SetKind.INCREMENTAL, SetKind.DIFFERENTIAL)]
    )
    looks = [(entry.round, entry.swatch.pattern) for entry in strip._legend() if entry.swatch]
    assert looks == [(False, Pattern.SOLID), (True, Pattern.SOLID), (False, Pattern.DIAMOND)]
