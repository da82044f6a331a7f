"""What the overview says, without a window: the days of an instance, ages, what mends what, forecasts, hosts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

import engine
from app.evidence.rule import Standing, Where
from app.history.runs import DRILL, Figures, Run, RunOperation, RunState
from app.own_names import Naming
from app.status.forecast import FARTHEST, full_on
from app.status.values import Overview, ProblemType, Severity
from app.status.words import line
from tests.ui import sample_overview as sample
from ui.models.fleet_overview import with_hosts
from ui.models.instances import SORT
from ui.models.overview import Mend, SeenState, hosts_of, is_empty, mend_of, seen_of
from ui.models.overview_rows import (
    OverviewColumn,
    OverviewModel,
    about,
    counts_of,
    destination_rows,
    host_rows,
    problem_rows,
    text_of,
)
from ui.models.overview_words import all_good, message_of
from ui.models.run_days import DAYS, days_of, key_of, result_of, runs_by_instance
from ui.models.tray import TrayState, tray_state, tray_tip
from ui.values.strip_days import DayResult

NOW = sample.NOW
DAY = timedelta(days=1)


def run(
    back: float,
    operation: RunOperation = RunOperation.BACKUP,
    state: RunState = RunState.SUCCESS,
    kind: str = "full",
    **more: object,
) -> Run:
    """A run ``back`` days before now."""
    started = NOW - back * DAY
    made = Run(f"{operation}-{kind}-{back}", "NTDS", operation, kind, started, state=state, ended=started)
    return replace(made, **more)  # type: ignore[arg-type]


# ---- days


def test_the_worst_of_a_day_shows_and_every_run_is_named() -> None:
    runs = [
        run(0.1),
        run(0.05, RunOperation.VERIFY, kind=""),
        run(1, RunOperation.VERIFY, kind=DRILL),
        run(2),
        run(2.01, state=RunState.FAILED),
        run(3, state=RunState.CANCELLED),
        run(4, state=RunState.WARNING),
        run(4.01, RunOperation.VERIFY, kind=""),
        run(40),
    ]
    days = days_of(runs, NOW)
    assert len(days) == DAYS and days[-1].date == NOW.astimezone().date()
    results = [day.result for day in reversed(days)][:5]
    assert results == [
        DayResult.VERIFIED,
        DayResult.DRILLED,
        DayResult.FAILED,
        DayResult.NOTHING,
        DayResult.WARNED,
    ]
    assert [len(day.lines) for day in reversed(days)][:6] == [2, 1, 2, 1, 2, 0]
    assert "Failed" in days[-3].lines[0] and "Backup (full)" in days[-3].lines[0]
    assert days[-4].lines[0].endswith("Cancelled")


@given(st.lists(st.tuples(st.floats(0, 60), st.sampled_from(RunState)), max_size=30))
def test_every_run_of_the_last_days_is_in_exactly_one_day(found: list[tuple[float, RunState]]) -> None:
    runs = [replace(run(back, state=state), id=str(at)) for at, (back, state) in enumerate(found)]
    days = days_of(runs, NOW)
    first = days[0].date
    wanted = sorted(each.id for each in runs if each.started.astimezone().date() >= first)
    assert sorted(each for day in days for each in day.runs) == wanted
    for day in days:
        results = {result_of(each) for each in runs if each.id in day.runs} | {DayResult.NOTHING}
        assert day.result is max(results, key=list(DayResult).index)


def test_runs_go_to_the_instance_of_their_folder_and_checks_to_the_one_of_their_chain() -> None:
    here, copy = sample.status("NTDS", "/srv/a"), sample.status("NTDS", "/srv/b")
    runs = [
        run(1, source="/srv/a", chain="/mnt/x/chain"),
        run(2, source="/srv/b", chain="/mnt/y/chain"),
        run(0.5, RunOperation.VERIFY, kind="", source="/mnt/y/chain"),
        run(0.4, RunOperation.VERIFY, kind="", source="/mnt/z/chain"),
    ]
    found = runs_by_instance([here, copy], runs)
    assert [each.source for each in found[key_of(here)]] == ["/srv/a"]
    assert [each.source for each in found[key_of(copy)]] == ["/mnt/y/chain", "/srv/b"]


# ---- what mends it


@pytest.mark.parametrize(
    ("kind", "standing", "mend"),
    [
        (ProblemType.TOO_OLD, Standing.OVERDUE, Mend.BACK_UP),
        (ProblemType.NOT_VERIFIED, Standing.COPIED, Mend.VERIFY),
        (ProblemType.NOT_DRILLED, Standing.VERIFIED, Mend.DRILL),
        (ProblemType.VERDICT, Standing.NEVER, Mend.BACK_UP),
        (ProblemType.FIRST_RUN, Standing.NEVER, Mend.BACK_UP),
        (ProblemType.MISSING, Standing.HIDDEN, Mend.EDIT_JOB),
        (ProblemType.VERDICT, Standing.DAMAGED, Mend.BACK_UP),
        (ProblemType.VERDICT, Standing.CHECK_FAILED, Mend.VERIFY),
        (ProblemType.VERDICT, Standing.NOT_REACHABLE, Mend.OPEN_DESTINATION),
        (ProblemType.VERDICT, Standing.ELSEWHERE, Mend.SETTINGS),
        (ProblemType.PAUSED, Standing.DRILLED, Mend.EDIT_JOB),
    ],
)
def test_each_problem_of_an_instance_has_one_button(kind: ProblemType, standing: Standing, mend: Mend) -> None:
    wrong = sample.problem(kind, Severity.CRITICAL, "NTDS", "It is bad", "Mend it.")
    here = sample.status("NTDS", "/srv/a", 2, wrong, standing=standing)
    assert mend_of(sample.seen_of((here,)), wrong) is mend
    away = replace(here, host="srv-web")
    elsewhere = mend_of(sample.seen_of((away,)), wrong)
    assert elsewhere is (mend if mend is Mend.SETTINGS else None)
    at_work = sample.at_work(sample.seen_of((here,)), here)
    assert mend_of(at_work, wrong) is (Mend.SHOW_RUN if mend is Mend.BACK_UP else mend), "it is at it already"
    message = message_of(at_work, wrong)
    assert message.advice == ("Wait for the backup that is running." if mend is Mend.BACK_UP else "Mend it.")
    assert not message.why
    told = about(at_work, at_work.rows[0])
    assert told.startswith("Being backed up now.")
    assert ("Mend it." in told) is (mend is not Mend.BACK_UP), "what is being done is not asked for"
    assert "on srv-web" in message_of(sample.seen_of((away,)), wrong).where


def test_a_backup_that_found_damage_is_not_simply_made_again() -> None:
    failed = sample.problem(ProblemType.RUN_FAILED, Severity.CRITICAL, "NTDS", "Page 6 is damaged", "Restore it.")
    here = sample.status("NTDS", "/srv/a", 2, failed, standing=Standing.BACKUP_FAILED)
    assert mend_of(sample.seen_of((here,)), failed) is Mend.BACK_UP, "the disk may have been full"
    damaged = replace(here, verdict=replace(here.verdict, of_source=True))
    assert mend_of(sample.seen_of((damaged,)), failed) is Mend.RESTORE
    never = replace(damaged, verdict=replace(damaged.verdict, where=Where.NOWHERE, copied=None))
    assert mend_of(sample.seen_of((never,)), failed) is Mend.SHOW_INSTANCE, "there is nothing to restore"


def test_each_type_of_problem_is_mended_somewhere() -> None:
    for kind in ProblemType:
        wrong = sample.problem(kind, Severity.WARNING, "nightly", "It is bad")
        assert mend_of(sample.seen_of((), (wrong,)), wrong) is not None, kind


# ---- the whole


def test_an_instance_of_several_jobs_is_one_row() -> None:
    """It is as bad as its worst job, and can be restored as its best one can."""
    never = sample.problem(ProblemType.MISSING, Severity.WARNING, "NTDS (job away)", "Never backed up", "Do it.")
    here = sample.status("NTDS", "/ntds", 2)
    away = replace(sample.status("NTDS", "/ntds", None, never, job="away"), next_run=NOW + timedelta(hours=1))
    seen = sample.seen_of((here, away, sample.status("SRUM", "/srum", 1)))
    assert [(row.name, row.severity) for row in seen.rows] == [
        ("NTDS", Severity.WARNING),
        ("SRUM", Severity.OK),
    ]
    row = seen.rows[0]
    assert (row.job, row.restorable_to, row.next_run) == ("away", here.restorable_to, away.next_run)
    assert text_of(seen, row, OverviewColumn.JOB) == "away, nightly"
    assert seen.age_of(row).text == "2 h of 26 h"
    assert about(seen, row).splitlines()[1:] == ["Job away: Never backed up. Do it."]
    assert line(row, NOW).startswith("Job away: Never backed up, since ")
    assert mend_of(seen, never) is Mend.EDIT_JOB and all_good(seen).what.startswith("2 instances")


def test_the_worst_is_first_and_all_are_counted() -> None:
    seen = sample.mixed()
    counts = counts_of(seen)
    assert [word for _level, word, _count in counts] == ["Critical", "Not known", "Warning", "Running", "OK"]
    assert sum(count for *_, count in counts) == len(seen.overview.instances)
    rows = problem_rows(seen)
    assert len(rows) == len(seen.overview.all_problems)
    assert rows[0][0].text == "Critical" and rows[-1][0].text == "Warning"
    assert is_empty(Overview(NOW, "a")) and not is_empty(seen.overview)


def test_hosts_are_those_of_a_fleet_the_silent_first() -> None:
    assert hosts_of(sample.seen_of(sample.good(3))) == []
    hosts = hosts_of(sample.mixed())
    assert [host.name for host in hosts] == ["srv-web", "srv-dc01", "srv-mail01"]
    rows = host_rows(sample.mixed())
    assert rows[0][3].text == "silent: 3 days ago" and rows[1][3].text == "1 h ago"
    alone = replace(sample.mixed(), hosts=sample.mixed().hosts[:1])
    assert hosts_of(alone) == []  # only this host posts


def test_other_hosts_add_to_what_this_one_sees() -> None:
    own = sample.seen_of(sample.good(2)).overview
    silent = sample.problem(ProblemType.HOST_SILENT, Severity.CRITICAL, "srv-web", "It has posted nothing")
    posted = sample.problem(ProblemType.JOB_FILE, Severity.WARNING, f"jobs.toml on {sample.HERE}", "It is damaged")
    theirs = sample.status("ADLDS", "/srv/x", 70, host="srv-web")
    old = sample.status("NTDS", "/srv/data/000/NTDS", 70)
    nobody = sample.problem(ProblemType.NOTHING, Severity.UNKNOWN, "/mnt/b", "No host has posted here")
    whole = with_hosts(own, replace(own, instances=(theirs, old), problems=(silent, posted, nobody)))
    assert {each.name for each in whole.instances} == {"NTDS", "SRUM", "ADLDS"} and len(whole.instances) == 3
    assert whole.problems == (silent,) and whole.host == own.host


def test_a_run_that_goes_on_shows_in_its_row_unless_something_is_wrong() -> None:
    good = sample.status("NTDS", "/srv/a")
    going = run(0.01, state=RunState.RUNNING, source="/srv/a", ended=None)
    seen = seen_of(Overview(NOW, sample.HERE, (good,)), {key_of(good): "Fine"}, sample.TARGETS, [going])
    assert set(seen.at_work) == set(seen.backing_up) == {key_of(good)}
    assert not seen.warned
    check = replace(going, operation=RunOperation.VERIFY)
    checked = seen_of(Overview(NOW, sample.HERE, (good,)), {}, sample.TARGETS, [check])
    assert set(checked.at_work) == {key_of(good)} and not checked.backing_up, "a backup can start beside it"
    model = OverviewModel()
    model.set_seen(seen)
    assert model.index(0, OverviewColumn.STATE).data() == "Running"
    bad = sample.status("NTDS", "/srv/a", 50, sample.problem(ProblemType.TOO_OLD, Severity.WARNING, "NTDS", "Old"))
    model.set_seen(seen_of(Overview(NOW, sample.HERE, (bad,)), {}, sample.TARGETS, [going]))
    assert model.index(0, OverviewColumn.STATE).data() == "Warning"


def test_the_model_holds_what_qt_demands_of_one(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = OverviewModel()
    check = cast("Callable[[OverviewModel], None]", qtmodeltester.check)
    check(model)
    seen = sample.mixed()
    model.set_seen(seen)
    check(model)
    resets: list[QModelIndex] = []
    model.modelReset.connect(lambda: resets.append(QModelIndex()))
    model.set_seen(replace(seen, at_work={}))
    assert not resets  # the same instances: what is selected stays
    model.set_seen(sample.seen_of(sample.good(2)))
    assert resets and model.rowCount() == 2
    for column in OverviewColumn:
        assert model.index(0, column).data(SORT) is not None


# ---- destinations


def used(*days_and_gib: tuple[float, int], operation: RunOperation = RunOperation.BACKUP) -> list[Run]:
    return [
        run(back, operation, destination="/mnt/b", figures=Figures(bytes=gib << 30), id=f"{operation}-{back}")
        for back, gib in days_and_gib
    ]


def test_when_a_destination_is_full_follows_from_what_came_and_went() -> None:
    place, free = Path("/mnt/b"), 100 << 30
    came = used(*((back, 10) for back in range(20)))  # 200 GiB in 19 days
    day = full_on(place, free, came, NOW)
    assert day == (NOW + 9.5 * DAY).astimezone().date()
    pruned = used((1, 100), operation=RunOperation.PRUNE)
    assert full_on(place, free, [*came, *pruned], NOW) == (NOW + 19 * DAY).astimezone().date()
    everything = used((1, 200), operation=RunOperation.PRUNE)
    assert full_on(place, free, [*came, *everything], NOW) is None  # it does not fill
    assert full_on(place, None, came, NOW) is None
    assert full_on(Path("/mnt/c"), free, came, NOW) is None
    assert full_on(place, free, came[:3], NOW) is None  # two days say nothing
    assert full_on(place, 1 << 50, came, NOW) is None  # in centuries


@given(
    st.lists(st.tuples(st.floats(0, 28), st.integers(0, 1 << 40)), min_size=1, max_size=20),
    st.integers(0, 1 << 44),
)
def test_a_forecast_is_never_in_the_past_nor_beyond_its_horizon(found: list[tuple[float, int]], free: int) -> None:
    runs = [replace(each, id=str(at)) for at, each in enumerate(used(*found))]
    day = full_on(Path("/mnt/b"), free, runs, NOW)
    if day is not None:
        assert NOW.astimezone().date() <= day <= (NOW + FARTHEST).astimezone().date()


def test_destinations_say_what_is_wrong_with_them() -> None:
    absent, there = destination_rows(sample.mixed())
    assert absent[1].text == "not available" and absent[2].text == "not known"
    assert "Connect the disk." in absent[1].tip
    assert there[1].text == "available" and there[5].text == "full on 11 Feb 2027"


# ---- the tray


@pytest.mark.parametrize(
    ("severity", "runs", "state"),
    [
        (None, 0, TrayState.OK),
        (None, 2, TrayState.RUNNING),
        (Severity.WARNING, 1, TrayState.ATTENTION),
        (Severity.UNKNOWN, 0, TrayState.ATTENTION),
        (Severity.CRITICAL, 1, TrayState.FAILED),
    ],
)
def test_the_tray_shows_the_worst(severity: Severity | None, runs: int, state: TrayState) -> None:
    problems = (sample.problem(ProblemType.TOO_OLD, severity, "NTDS", "It is old"),) if severity else ()
    seen: SeenState = sample.seen_of((sample.status("NTDS", "/srv/a", 2, *problems),))
    assert tray_state(seen, unreadable=False, runs=runs) is state
    tip = tray_tip(seen, unreadable=False, runs=runs)
    assert ("NTDS: It is old" in tip) is bool(severity)
    assert ("in progress" in tip) is bool(runs)


def test_the_tray_says_that_nothing_is_known() -> None:
    assert tray_state(None, unreadable=False, runs=0) is TrayState.RUNNING
    assert tray_state(None, unreadable=True, runs=0) is TrayState.ATTENTION
    assert "could not be read" in tray_tip(None, unreadable=True, runs=0)
    assert "Looking" in tray_tip(None, unreadable=False, runs=0)
    seen = sample.seen_of(sample.good(1))
    assert tray_tip(seen, unreadable=False, runs=0, paused="Paused").endswith("1 instance protected.\nPaused")


def test_own_names_are_those_of_this_host() -> None:
    seen = sample.mixed()
    here = next(each for each in seen.overview.instances if seen.is_here(each))
    key = str(engine.Identity(here.name, here.folder))
    named = replace(seen, names={key: Naming("DC01 NTDS")})
    assert (seen.name_of(here), named.name_of(here)) == (here.name, "DC01 NTDS")
    other = replace(here, host="srv-9")
    assert named.name_of(other) == f"srv-9/{here.name}"


def test_the_worst_problem_says_where_it_is_and_how_many_more_have_it() -> None:
    away = sample.problem(ProblemType.VERDICT, Severity.CRITICAL, "", "Backup not reachable", "Connect /b.")
    names = ("NTDS", "SRUM", "DHCP")
    instances = [sample.status(n, f"/{n}", None, replace(away, subject=n), job=f"of {n}") for n in names]
    seen = sample.seen_of((*instances, sample.status("UAL", "/ual", 1)))
    first = seen.overview.all_problems[0]
    assert message_of(seen, first).where.startswith("NTDS in /NTDS (job of NTDS) and 2 more, since ")
    assert problem_rows(seen)[0][2].text == "NTDS in /NTDS (job of NTDS)"
    both = [replace(instances[0], job=job, problems=(replace(away, subject=job),)) for job in ("a", "b")]
    seen = sample.seen_of(tuple(both))
    (problem,) = seen.overview.all_problems
    said = message_of(seen, problem)
    assert said.what == "Jobs a, b: Backup not reachable"
    assert said.where.startswith("NTDS in /NTDS (jobs a, b), since ")
    assert about(seen, seen.rows[0]).splitlines()[-1] == "Jobs a, b: Connect /b."
