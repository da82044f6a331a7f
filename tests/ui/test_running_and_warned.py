"""What the overview says of instances that runs work on, and of backups that ended with warnings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from app.evidence.rule import Standing
from app.history.runs import Figures, Run, RunOperation, RunState
from app.jobs.job import Job
from app.status.values import Overview, ProblemType, Severity
from tests.ui import sample_overview as sample
from ui.models.job_ends import JobLook
from ui.models.jobs import job_row
from ui.models.overview import Mend, SeenState, mend_of, seen_of
from ui.models.overview_rows import AT_WORK, OverviewColumn, OverviewModel, about, counts_of
from ui.models.overview_words import message_of
from ui.models.run_days import key_of
from ui.models.warned import warned_message

NOW = sample.NOW


def backup(days: float, state: RunState) -> Run:
    """One of ``/srv/a`` that long ago."""
    at = NOW - timedelta(days=days)
    return Run(f"backup-{days}", "NTDS", RunOperation.BACKUP, "full", at, "/srv/a", state=state, ended=at)


def test_all_that_runs_is_counted_and_what_is_wrong_stays_so() -> None:
    seen = sample.mixed()
    before = {word: count for _level, word, count in counts_of(seen)}
    bad = next(row for row in seen.rows if row.severity is Severity.WARNING)
    at_work = sample.at_work(seen, bad)
    after = {word: count for _level, word, count in counts_of(at_work)}
    assert after == {**before, "Running": before["Running"] + 1}
    model = OverviewModel()
    model.set_seen(at_work)
    cell = model.index(model.row_of(key_of(bad)), OverviewColumn.NEXT)
    assert cell.data() == "Running" and not cell.data(Qt.ItemDataRole.DecorationRole).isNull()
    state = cell.siblingAtColumn(OverviewColumn.STATE)
    assert (state.data(), state.data(AT_WORK)) == ("Warning", True), "the sign of the other one is beside it"
    assert state.data(Qt.ItemDataRole.AccessibleTextRole) == "Warning, running"


def test_several_things_that_are_wrong_are_a_list() -> None:
    problems = [
        sample.problem(ProblemType.VERDICT, Severity.WARNING, "NTDS", f"Wrong {at}", "Do it.") for at in range(3)
    ]
    one = replace(sample.status("NTDS", "/srv/a", None, problems[0], standing=Standing.NEVER))
    seen = sample.seen_of((replace(one, problems=tuple(problems)),))
    lines = about(seen, seen.rows[0]).splitlines()
    assert lines == ["Wrong 0. Do it.", "• Wrong 1. Do it.", "• Wrong 2. Do it."], "what to do is beside its cause"
    single = sample.seen_of((one,))
    assert "•" not in about(single, single.rows[0])


def test_a_backup_of_another_job_is_not_waited_for() -> None:
    never = sample.problem(ProblemType.VERDICT, Severity.WARNING, "NTDS", "Never backed up", "Make a full backup.")
    away = replace(sample.status("NTDS", "/srv/a", None, never, standing=Standing.NEVER), destination="/away")
    seen = sample.seen_of((away,))
    other = sample.at_work(seen, away, "/elsewhere")
    assert message_of(other, never).advice == "Make a full backup." and mend_of(other, never) is Mend.BACK_UP
    own = sample.at_work(seen, away, "/away")
    assert message_of(own, never).advice == "Wait for the backup that is running."


def test_warnings_of_the_newest_backup_are_found() -> None:
    """With what they were, as far as it is known; those of an earlier backup are over."""
    good = sample.status("NTDS", "/srv/a")
    fixed = replace(backup(2, RunState.WARNING), figures=Figures(pages_corrected=1))

    def look(*runs: Run) -> SeenState:
        return seen_of(Overview(NOW, sample.HERE, (good,)), {key_of(good): "Fine"}, sample.TARGETS, runs)

    seen = look(fixed)
    assert seen.warned == {key_of(good): fixed} and counts_of(seen)[0][1] == "OK", "the backup is good"
    model = OverviewModel()
    model.set_seen(seen)
    cell = model.index(0, OverviewColumn.VERDICT)
    assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert "1 page: one flipped bit" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert "1 page: one flipped bit" in cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "disk" in warned_message(fixed).advice
    noted = replace(fixed, figures=Figures())
    assert not warned_message(noted).why and "history" in warned_message(noted).advice
    assert "restored" not in warned_message(noted).advice, (
        "it may be missing or damaged by now: its verdict says so"
    )
    newer = backup(1, RunState.SUCCESS)
    assert not look(newer, fixed).warned
    model.set_seen(look(newer))
    assert model.index(0, OverviewColumn.VERDICT).data(Qt.ItemDataRole.DecorationRole) is None
    overdue = sample.problem(ProblemType.VERDICT, Severity.CRITICAL, "NTDS", "Overdue", "Back it up.")
    bad = sample.status("NTDS", "/srv/a", None, overdue)
    model.set_seen(seen_of(Overview(NOW, sample.HERE, (bad,)), {key_of(bad): "Bad"}, sample.TARGETS, [fixed]))
    cell = model.index(0, OverviewColumn.VERDICT)
    assert cell.data(Qt.ItemDataRole.DecorationRole) is None, "its text is of what is worse"


def test_a_running_job_says_since_when(tmp_path: Path) -> None:
    going = replace(backup(0, RunState.RUNNING), started=NOW - timedelta(minutes=3), ended=None)
    look = JobLook(Job("Night", (tmp_path,), tmp_path / "to"), None, going)
    assert job_row(look, NOW)[-1].text == "Running · started 3 min ago"
