"""A timeline without its painting: the axis with its folds and its zoom, the logs, where elements are, words."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.values.moments import Moments, Torn
from ui.values.timeline_cells import Cell, CellKind, Logs, Stay, TimelineData, ranges_of, safe_text, summary
from ui.values.timeline_layout import MIN_PITCH, Axis, TimelineIndex, TimelineLayout, levels, thinned
from ui.values.timeline_marks import MarkGroup, MarkKind, TimelineMark, grouped
from ui.values.timeline_scale import DAY, LEAST_VIEW, SECOND, Fold, LogClock, Scale, TimelineView, _rising, folded
from ui.values.timeline_texts import MOST_ROWS, loss_of, restore_up_to, table, told

START = 1_800_000_000 * SECOND
YEAR = 365 * DAY
TIMES = st.lists(st.integers(0, 10**15), min_size=1, max_size=40)


# ---- the axis


@given(TIMES, st.lists(st.integers(-(10**14), 11 * 10**14), min_size=2, max_size=20))
def test_places_are_monotone_and_lead_back(events: list[int], probes: list[int]) -> None:
    scale = folded(events, max(events))
    places = [scale.position(value) for value in sorted(probes)]
    assert places == sorted(places)
    low, high = scale.span
    assert scale.position(low) == 0 and scale.position(high) == 1
    for event in events:
        assert 0 <= scale.position(event) <= 1
        assert scale.value(scale.position(event)) == pytest.approx(event, abs=(high - low) * 1e-9 + 1)


@given(TIMES)
def test_nothing_that_happened_is_inside_a_fold(events: list[int]) -> None:
    scale = folded(events, max(events))
    for fold in scale.folds:
        assert fold.last > fold.first
        assert not any(fold.first < event < fold.last for event in events)


def test_idle_years_are_folded_and_a_rhythm_is_not() -> None:
    work = [START + at * 60 * SECOND for at in range(50)]
    scale = folded([*work, START + 4 * YEAR], START + 4 * YEAR)
    (fold,) = scale.folds
    assert fold.last - fold.first > 3.9 * YEAR
    assert scale.position(work[-1]) > 0.8, "the work has the picture, and the years a strip"
    assert folded([START + at * 7 * DAY for at in range(52)], START + 52 * 7 * DAY).folds == ()
    two = folded([*work, START + YEAR, START + YEAR + SECOND, START + 5 * YEAR], START + 5 * YEAR)
    assert len(two.folds) == 2


def test_a_single_moment_has_a_scale() -> None:
    scale = folded([START], START)
    assert scale.folds == () and 0 < scale.position(START) < 1


@given(st.floats(0, 1), st.floats(1, 50), st.floats(-3, 3), st.floats(0, 1))
def test_a_view_stays_inside_and_keeps_what_the_pointer_is_on(
    at: float, factor: float, move: float, place: float
) -> None:
    view = TimelineView().zoomed(factor, at)
    assert 0 <= view.low < view.high <= 1
    assert view.low - 1e-9 <= at <= view.high + 1e-9
    moved = view.moved(move)
    assert 0 <= moved.low < moved.high <= 1 and moved.width == pytest.approx(view.width)
    shown = moved.showing(place)
    assert shown.low - 1e-9 <= place <= shown.high + 1e-9
    assert view.zoomed(1e-6, at).is_all


def test_zooming_ends_somewhere() -> None:
    view = TimelineView()
    for _ in range(200):
        view = view.zoomed(2, 0.3)
    assert view.width == pytest.approx(LEAST_VIEW)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-3, 20)), min_size=1, max_size=30))
def test_the_clock_of_the_logs_never_goes_back(steps: list[tuple[int, int]]) -> None:
    begins, generation, time = [], 1, 1000
    for more, later in steps:
        generation += 1 + more
        time += later
        begins.append((generation, time))
    clock = LogClock(begins, begins[0][0], generation, time)
    times = [clock.time_of(begins[0][0] + at / 4) for at in range(4 * (generation - begins[0][0] + 2))]
    assert times == sorted(times)
    generations = [clock.generation_at(at) for at in range(900, 1800, 7)]
    assert generations == sorted(generations)


def test_one_wrong_stamp_does_not_hide_the_others() -> None:
    """A log of a machine whose clock was three hours ahead until it was set."""
    hour = 3600 * SECOND
    begins = [(3, START + 3 * hour), *((gen, START + gen * SECOND) for gen in range(4, 10))]
    clock = LogClock(begins, 3, 9, START + 10 * SECOND)
    assert [clock.time_of(gen) for gen in range(3, 11)] == [
        START + seconds * SECOND for seconds in (4, 4, 5, 6, 7, 8, 9, 10)
    ]


@given(st.lists(st.integers(0, 30), max_size=25))
def test_as_few_stamps_as_possible_are_left_out(times: list[int]) -> None:
    kept = [time for _, time in _rising(list(enumerate(times)))]
    assert kept == sorted(kept)
    longest = [0] * len(times)
    for at, time in enumerate(times):
        longest[at] = 1 + max((longest[b] for b in range(at) if times[b] <= time), default=0)
    assert len(kept) == max(longest, default=0)


def test_a_clock_without_logs_is_none() -> None:
    assert not LogClock([], 0, 0, 0)


# ---- logs


def worst(cells: list[Cell], first: int, last: int) -> CellKind:
    return Logs(cells).bucket(first, last).kind


def test_the_worst_state_shows_in_a_bucket_and_all_are_counted() -> None:
    cells = [Cell(gen, CellKind.FULL) for gen in range(1, 101)]
    cells[42] = Cell(43, CellKind.DAMAGED, "bad segment")
    logs = Logs(cells)
    assert logs.bucket(41, 50).kind is CellKind.DAMAGED and logs.bucket(31, 40).kind is CellKind.FULL
    assert logs.counts(41, 50) == [(CellKind.DAMAGED, 1), (CellKind.FULL, 9)]
    assert "0x2B (43): bad segment" in logs.text(logs.bucket(41, 50))


@given(st.sets(st.integers(1, 3000), min_size=1, max_size=200), st.integers(0, 3100), st.data())
def test_counts_account_for_every_generation(gens: set[int], begins: int, data: st.DataObject) -> None:
    logs = Logs([Cell(gen, CellKind.FULL) for gen in gens], begins)
    low, high = logs.span
    assert (low, high) == (min(gens), max(gens))
    first = data.draw(st.integers(low, high))
    last = data.draw(st.integers(first, high))
    counts = dict(logs.counts(first, last))
    inside = {gen for gen in gens if first <= gen <= last}
    absent = set(range(first, last + 1)) - inside
    assert counts.get(CellKind.FULL, 0) == len(inside)
    assert counts.get(CellKind.BEFORE, 0) == sum(gen < begins for gen in absent)
    assert counts.get(CellKind.MISSING, 0) == sum(gen >= begins for gen in absent)
    assert logs.bucket(first, last).kind is max(counts, key=lambda kind: kind.severity)


def test_a_huge_hole_costs_nothing() -> None:
    logs = Logs([Cell(1, CellKind.FULL), Cell(2**31, CellKind.CURRENT)])
    assert logs.bucket(1000, 2000).kind is CellKind.MISSING and len(logs.runs) == 3
    layout = TimelineLayout(
        TimelineIndex(TimelineData((Cell(1, CellKind.FULL), Cell(2**31, CellKind.CURRENT)))),
        Axis.GENERATION, TimelineView(), 10, 800,
    )  # fmt: skip
    assert len(layout.buckets) <= 101


def test_brackets_that_overlap_are_on_two_levels() -> None:
    mark = TimelineMark(MarkKind.FULL, START, (1, 3))
    assert levels([(mark, 0, 30), (mark, 30, 50), (mark, 49.5, 60)]) == [0, 0, 0], "beside one another"
    assert levels([(mark, 0, 30), (mark, 20, 50), (mark, 40, 70), (mark, 60, 90)]) == [0, 1, 0, 1]
    assert levels([(mark, 0, 90), (mark, 80, 95), (mark, 100, 120)]) == [0, 1, 0]


def test_the_worse_of_two_cells_for_one_generation_counts() -> None:
    for kinds in ([CellKind.FULL, CellKind.FOREIGN], [CellKind.FOREIGN, CellKind.FULL]):
        assert worst([Cell(5, kind) for kind in kinds], 5, 5) is CellKind.FOREIGN


def test_a_log_of_two_sets_counts_for_each() -> None:
    kinds = [CellKind.FULL] * 2 + [CellKind.INCREMENTAL] * 3 + [CellKind.DAMAGED]
    logs = Logs([Cell(at, kind) for at, kind in enumerate(kinds, 1)])
    full, second = TimelineMark(MarkKind.FULL, START, (1, 3)), TimelineMark(MarkKind.FULL, START, (2, 9))
    later = TimelineMark(MarkKind.INCREMENTAL, START, (3, 5))
    assert dict(logs.totals((full, later))) == {CellKind.FULL: 3, CellKind.INCREMENTAL: 3, CellKind.DAMAGED: 1}
    assert dict(logs.totals((full, second)))[CellKind.FULL] == 5, "each once, and none that is lost"
    assert dict(logs.totals(())) == {CellKind.FULL: 2, CellKind.INCREMENTAL: 3, CellKind.DAMAGED: 1}


def test_what_is_before_the_backup_is_calm_and_a_hole_after_it_is_not() -> None:
    cells = [Cell(3, CellKind.FULL), Cell(9, CellKind.FULL), Cell(12, CellKind.CURRENT)]
    logs = Logs(cells, 9)
    assert logs.bucket(4, 8).kind is CellKind.BEFORE and logs.bucket(10, 11).kind is CellKind.MISSING
    said = summary(logs, TimelineData(tuple(cells), begins=9))
    assert "1 gap: 0xA–0xB (10–11)" in said and "5 not kept, before the full backup" in said


def test_safe_to_move_is_told_as_ranges_whatever_the_state() -> None:
    kinds = [CellKind.FULL, CellKind.INCREMENTAL, CellKind.INCREMENTAL, CellKind.CURRENT]
    stays = [Stay.SAFE, Stay.SAFE, Stay.NEEDED, Stay.NEEDED]
    logs = Logs([Cell(at + 1, kind, "", None, stays[at]) for at, kind in enumerate(kinds)])
    assert ranges_of(logs.runs, Stay.SAFE) == [(1, 2)]
    assert safe_text(logs) == "safe to move: 0x1–0x2 (1–2)"
    assert logs.bucket(2, 3).stay is Stay.NEEDED, "in doubt it must stay"
    assert safe_text(Logs([Cell(1, CellKind.CURRENT)])) == "safe to move: none"


# ---- where elements are


def random_data(seeds: list[tuple[int, int]]) -> TimelineData:
    """Cells after gaps and times that may stand still, go back, or jump by years."""
    cells, generation, time = [], 0, START
    kinds = list(CellKind)
    for more, later in seeds:
        generation += 1 + more % 4
        time += {0: 0, 1: -SECOND, 2: YEAR}.get(later % 9, later * SECOND)
        cells.append(Cell(generation, kinds[more % len(kinds)], "", time if later % 5 else None))
    return TimelineData(tuple(cells))


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 500)), min_size=1, max_size=120),
    st.sampled_from(Axis),
    st.floats(50, 1600),
    st.floats(0, 1),
    st.floats(1, 200),
)
def test_each_cell_can_be_hit_and_all_are_in_order(
    seeds: list[tuple[int, int]], axis: Axis, width: float, at: float, factor: float
) -> None:
    index = TimelineIndex(random_data(seeds))
    if axis not in index.scales or not (index.clock or axis is Axis.GENERATION):
        return
    view = TimelineView().zoomed(factor, at)
    layout = TimelineLayout(index, axis, view, 10, width)
    assert layout.edges == sorted(layout.edges)
    for one, other in pairwise(layout.buckets):
        assert other.first == one.last + 1
    for number, (left, right) in enumerate(pairwise(layout.edges)):
        assert right > left
        assert layout.bucket_at((left + right) / 2) == number
        assert layout.bucket_of(layout.buckets[number].first) == number
    assert len(layout.buckets) <= width / MIN_PITCH + 2
    if view.is_all:
        low, high = index.logs.span
        assert (layout.buckets[0].first, layout.buckets[-1].last) == (low, high)
    places = [layout.x_of_generation(g) for g in range(index.logs.span[0], index.logs.span[1] + 2)]
    assert places == sorted(places)


def test_one_generation_has_one_cell_where_there_is_space() -> None:
    index = TimelineIndex(TimelineData(tuple(Cell(gen, CellKind.FULL) for gen in range(10, 30))))
    layout = TimelineLayout(index, Axis.GENERATION, TimelineView(), 10, 800)
    assert [(bucket.first, bucket.last) for bucket in layout.buckets] == [(gen, gen) for gen in range(10, 30)]
    widths = {round(b - a) for a, b in pairwise(layout.edges)}
    assert widths == {40}


def test_a_hundred_thousand_logs_make_no_more_cells_than_there_is_space_for() -> None:
    kinds = (CellKind.FULL, CellKind.INCREMENTAL)
    cells = tuple(
        Cell(gen, kinds[gen % 2], "", START + gen * SECOND) for gen in range(1, 100_001) if gen != 54_321
    )
    index = TimelineIndex(TimelineData(cells))
    for axis in Axis:
        layout = TimelineLayout(index, axis, TimelineView(), 10, 1000)
        assert len(layout.buckets) <= 126
        (torn,) = (bucket for bucket in layout.buckets if bucket.kind is CellKind.MISSING)
        assert torn.first <= 54_321 <= torn.last
        near = TimelineView().zoomed(20_000, index.of_generation(axis, 54_321.5))
        found = TimelineLayout(index, axis, near, 10, 1000)
        assert [(b.first, b.last) for b in found.buckets if b.kind is CellKind.MISSING] == [(54_321, 54_321)]


def test_a_million_commits_make_columns() -> None:
    times = range(START, START + 1_000_000 * SECOND, SECOND)
    moments = Moments(times, ((1, START), (2, times[500_000])), (), times[-1])
    cells = (Cell(1, CellKind.FULL, "", START), Cell(2, CellKind.FULL, "", times[500_000]))
    index = TimelineIndex(TimelineData(cells, moments=moments))
    for axis in Axis:
        layout = TimelineLayout(index, axis, TimelineView(), 10, 1000)
        assert len(layout.columns) <= 250
        assert sum(many for _, many in layout.columns) == 1_000_000
    assert len(table(index)) < 20 < MOST_ROWS


@given(st.lists(st.integers(0, 60 * DAY), max_size=60))
def test_of_many_commits_enough_are_looked_at_to_find_every_idle_day(times: list[int]) -> None:
    times = sorted(times)
    found = list(thinned(times))
    assert set(found) <= set(times)
    gaps = [(a, b) for a, b in pairwise(times) if b - a >= DAY]
    assert gaps == [(a, b) for a, b in pairwise(found) if (a, b) in set(gaps)]


def test_marks_that_fall_together_are_one_with_the_most_telling_shape() -> None:
    marks = [
        TimelineMark(kind, START, None, bad=bad)
        for kind, bad in (
            (MarkKind.INCREMENTAL, ""),
            (MarkKind.FULL, ""),
            (MarkKind.VERIFICATION, "page 3 is damaged"),
        )
    ]
    found = grouped([(10.0, marks[0]), (15.0, marks[1]), (40.0, marks[2])], 17)
    assert [(x, len(group.marks), group.kind, group.is_bad) for x, group in found] == [
        (10.0, 2, MarkKind.FULL, False),
        (40.0, 1, MarkKind.VERIFICATION, True),
    ]
    assert found[0][1].text.startswith("2 entries here\nIncremental backup of")
    assert "page 3 is damaged" in found[1][1].text
    many = MarkGroup(tuple(TimelineMark(MarkKind.FULL, START + at, None) for at in range(9)))
    assert many.text.endswith("and 3 more")


def test_marks_have_a_place_on_both_axes() -> None:
    cells = tuple(Cell(gen, CellKind.FULL, "", START + gen * 3600 * SECOND) for gen in range(1, 11))
    sets = (
        TimelineMark(MarkKind.FULL, START + 6 * 3600 * SECOND, (1, 4)),
        TimelineMark(MarkKind.INCREMENTAL, None, (5, 10)),
    )
    drill = TimelineMark(MarkKind.DRILL, START + 30 * 3600 * SECOND, None)
    index = TimelineIndex(TimelineData(cells, sets, (drill,)))
    layout = TimelineLayout(index, Axis.GENERATION, TimelineView(), 10, 1000)
    assert [x for x, _ in layout.sets] == [410, 1010] and [x for x, _ in layout.checks] == [1010]
    by_time = TimelineLayout(index, Axis.TIME, TimelineView(), 10, 1000)
    assert len(by_time.sets) == 1 and by_time.sets[0][0] == pytest.approx(by_time.x_of_generation(6))
    assert by_time.checks[0][0] > by_time.edges[-1]


def test_logs_without_times_have_no_axis_of_time() -> None:
    index = TimelineIndex(TimelineData((Cell(1, CellKind.FULL), Cell(2, CellKind.FULL))))
    assert list(index.scales) == [Axis.GENERATION]
    assert not TimelineIndex(TimelineData()).scales


# ---- words


def chain_data() -> TimelineData:
    times = [START + at * 60 * SECOND for at in range(60)]
    logs = tuple((0x1A5 + at, times[20 * at]) for at in range(3))
    before = Torn(START - 900 * SECOND, START - 1, "the databases were being copied", 4, is_before=True)
    lost = Torn(times[-1], None, "log 0x1A8 (424) is missing")
    cells = tuple(Cell(gen, CellKind.FULL, "", begin) for gen, begin in logs)
    full = TimelineMark(MarkKind.FULL, times[30], (0x1A5, 0x1A6), chain=Path("chain"))
    incremental = TimelineMark(MarkKind.INCREMENTAL, times[59], (0x1A7, 0x1A7), chain=Path("chain"))
    return TimelineData(cells, (full, incremental), moments=Moments(times, logs, (before, lost), times[-1]))


def test_what_is_lost_and_what_can_be_reached_is_said() -> None:
    index = TimelineIndex(chain_data())
    assert index.moments.loss(22) == "37 commits, 37 min 00 s" and index.moments.loss(59) == ""
    assert index.moments.reach(index.moments.times[3] + 1) == (3, 4)
    assert index.moments.reach(START - 1) == (None, 0) and index.moments.reach(START + YEAR) == (59, None)
    said = told(index)
    assert "before the backup: from" in said and "cannot be reached: from" in said and "2 backup sets" in said
    rows = table(index)
    assert sum(row[0].startswith("commit ") for row in rows) == 60
    assert {row[0] for row in rows} >= {
        "before the backup",
        "cannot be reached",
        "full backup",
        "in the full backup",
    }


def test_a_restore_begins_with_the_newest_sound_set_that_holds_the_log() -> None:
    data = chain_data()
    index = TimelineIndex(data)
    begin = restore_up_to(index, 0x1A5)
    assert begin is not None and (begin.chain, begin.generation) == (Path("chain"), 0x1A6), "a full one is whole"
    assert loss_of(index, begin).startswith("You lose 1 log after it, ")
    newest = restore_up_to(index, 0x1A7)
    assert newest is not None and newest.generation is None and loss_of(index, newest) == ""
    assert restore_up_to(index, 0x999) is None
    damaged = [TimelineMark(m.kind, m.at, m.logs, m.short, "page 3 is damaged", m.chain) for m in data.sets]
    assert restore_up_to(TimelineIndex(TimelineData(data.cells, tuple(damaged))), 0x1A5) is None


def test_a_mark_says_when_in_local_time_and_in_utc() -> None:
    moment = datetime(2026, 1, 5, 12, 0, 7, tzinfo=UTC)
    text = TimelineMark(MarkKind.DRILL, int(moment.timestamp()) * SECOND, (5, 9)).text
    assert (
        "2026-01-05 12:00:07 UTC" in text and "logs 0x5–0x9 (5–9)" in text and text.startswith("Restore drill of")
    )


def test_a_scale_goes_on_beyond_its_ends() -> None:
    scale = Scale(0, 100, [Fold(20, 90)])
    assert scale.position(-10) < 0 < 1 < scale.position(200)
    assert scale.position(90) - scale.position(20) == pytest.approx(0.05)
