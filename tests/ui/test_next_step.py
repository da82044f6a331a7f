"""What is said of an instance and what is offered first agree, in its row, its card, its messages and buttons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import engine
from app.evidence.proofs import Evidence
from app.evidence.rule import Proof, ReadBack, RunEnd, Standing, Verdict, Where
from app.jobs.file import JobFile
from app.jobs.job import Job
from app.status.values import DestinationStatus, InstanceStatus, Overview, ProblemType, Severity, StatusProblem
from engine.progress import Cancel
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.counting import calls
from tests.ui.window import Open, flip
from ui.levels import Level
from ui.models.instance_messages import messages_of
from ui.models.instance_rows import Facet, InstanceRow, RowFacts, row_of, statuses_of
from ui.models.instance_table import InstanceTable
from ui.models.instances import file_rows, identity
from ui.models.next_step import Advised, NextStep, next_step
from ui.models.overview import SeenState
from ui.models.protection import Protection
from ui.models.protection_cards import full_card, verdict_card
from ui.pages.instances.page import InstancesPage
from ui.pages.instances.tabs import FILES

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
COPIED = NOW - timedelta(minutes=3)
GOOD = Verdict(Standing.COPIED, COPIED, "", Proof.COPIED, COPIED, COPIED, Where.THERE)
PLACE = Path("/backups")


def status_of(place: Path, available: bool) -> DestinationStatus:
    text = "The destination is not available"
    lost = StatusProblem(ProblemType.DESTINATION, Severity.CRITICAL, str(place), text)
    return DestinationStatus(place, available, problems=() if available else (lost,))


class Case:
    """An instance of two jobs, as the window sees it."""

    def __init__(self, folder: Path) -> None:
        (self.found,) = engine.scan([write_small_instance(folder)]).instances
        self.jobs = tuple(Job(name, (folder,), PLACE) for name in ("Mail", "Copy"))

    def seen(self, *problems: StatusProblem, verdict: Verdict = GOOD, available: bool = True) -> SeenState:
        """The second job has the problems."""
        first = InstanceStatus(self.found.name, self.found.directory, GOOD, job="Mail", destination=str(PLACE))
        second = replace(first, verdict=verdict, job="Copy", problems=problems)
        return SeenState(Overview(NOW, "", (first, second), (status_of(PLACE, available),)))

    def row(self, seen: SeenState, evidence: Evidence) -> InstanceRow:
        key = identity(self.found)
        statuses = {key: seen.overview.instances}
        return row_of(self.found, RowFacts({key: evidence}, statuses=statuses, jobs=self.jobs, seen=seen), NOW)

    def step(self, evidence: Evidence, seen: SeenState | None = None) -> NextStep:
        seen = seen or self.seen()
        return next_step(Protection(self.found, evidence), self.row(seen, evidence), seen)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    yield Case(tmp_path_factory.mktemp("case") / "mail")


def problem(kind: ProblemType, text: str, severity: Severity = Severity.WARNING) -> StatusProblem:
    return StatusProblem(kind, severity, "edb", text, "Do this.")


@pytest.mark.parametrize(
    ("wrong", "standing", "word", "line"),
    [
        (
            problem(ProblemType.VERDICT, "Never backed up"),
            Standing.NEVER,
            "Job Copy: Never backed up",
            "Newest chain: copied 3 min ago",
        ),
        (
            problem(ProblemType.NOT_DRILLED, "Never drilled; the target is 8 days"),
            Standing.COPIED,
            "Job Copy: Not drilled",
            "Never drilled; the target is 8 days · Newest chain: copied 3 min ago",
        ),
    ],
)
def test_the_card_says_what_the_row_says(
    case: Case, wrong: StatusProblem, standing: Standing, word: str, line: str
) -> None:
    """It said "Copied" beside "Job Copy: Never backed up", and no one what to do about it."""
    seen, evidence = case.seen(wrong, verdict=Verdict(standing)), Evidence(GOOD)
    row = case.row(seen, evidence)
    assert row.verdict[:2] == (f"Job Copy: {wrong.text}", Level.WARNING)
    facts = Protection(case.found, evidence)
    assert verdict_card(facts, NOW, row) == (word, line, Level.WARNING)
    (told,) = messages_of(facts, row, seen, NOW)
    assert (told.level, told.what, told.advice) == (Level.WARNING, f"Job Copy: {wrong.text}", "Do this.")
    assert verdict_card(facts, NOW, case.row(case.seen(), evidence))[0] == "Copied"


def test_what_is_overdue_is_as_bad_in_its_chip_and_card_as_in_its_row(case: Case) -> None:
    late = problem(ProblemType.TOO_OLD, "The newest restorable moment is older than 1 h", Severity.CRITICAL)
    evidence = Evidence(replace(GOOD, standing=Standing.OVERDUE, target=timedelta(hours=1)))
    row = case.row(case.seen(late), evidence)
    assert row.verdict[1] is Level.ERROR
    assert verdict_card(Protection(case.found, evidence), NOW, row)[2] is Level.ERROR
    model = InstanceTable()
    model.set_rows([row])
    assert model.levels() == {Facet.OVERDUE: Level.ERROR}


def test_what_is_offered_first_is_what_is_advised(case: Case) -> None:
    chain = engine.FoundChain(PLACE / "edb" / "20261128", None, None)
    failed = replace(GOOD, standing=Standing.BACKUP_FAILED, of_source=True)
    assert case.step(Evidence(GOOD)).step is Advised.BACK_UP
    assert case.step(Evidence(failed)).step is Advised.KEEP_EVIDENCE, "there is nothing to restore"
    assert case.step(Evidence(failed, (chain,))).step is Advised.RESTORE
    found = ReadBack(Proof.NONE, RunEnd.DAMAGED, NOW, NOW, "Damage.", "run-7")
    assert case.step(Evidence(GOOD, (chain,), files_damage=found)) == NextStep(Advised.SHOW_RUN, "run-7")
    lost = replace(found, remedy=engine.Remedy.RESTORE)
    assert case.step(Evidence(GOOD, (chain,), files_damage=lost)).step is Advised.RESTORE
    assert case.step(Evidence(GOOD, files_damage=lost)).step is Advised.KEEP_EVIDENCE
    watched = Evidence(GOOD, (chain,), files_damage=replace(found, remedy=engine.Remedy.KEEP_WATCH))
    late = case.seen(problem(ProblemType.TOO_OLD, "Too old", Severity.CRITICAL))
    assert case.step(watched) == NextStep(Advised.SHOW_RUN, "run-7")
    assert case.step(watched, late).step is Advised.BACK_UP, "as the overview says"
    absent = case.seen(available=False)
    assert case.step(Evidence(GOOD), absent) == NextStep(Advised.SHOW_DESTINATION, str(PLACE))
    gone = replace(GOOD, standing=Standing.NOT_REACHABLE, place="/elsewhere")
    assert case.step(Evidence(gone)) == NextStep(Advised.SHOW_DESTINATION, "/elsewhere")
    unchecked = replace(GOOD, standing=Standing.CHECK_FAILED)
    assert case.step(Evidence(unchecked, (chain,))).step is Advised.CHECK_BACKUP
    drill = case.seen(problem(ProblemType.NOT_DRILLED, "Never drilled"))
    assert case.step(Evidence(GOOD, (chain,)), drill).step is Advised.DRILL


@pytest.mark.parametrize("missed", ["Mail", "Copy"])
@pytest.mark.parametrize("absent", ["Mail", "Copy"])
def test_the_destination_that_is_absent_is_that_of_the_job_that_would_run(
    case: Case, missed: str, absent: str
) -> None:
    """Of two jobs, with a destination each, the one whose backup is missed the most would run."""
    stores = {"Mail": Path("/first"), "Copy": Path("/second")}
    late = problem(ProblemType.TOO_OLD, "The newest restorable moment is older than 1 h", Severity.CRITICAL)
    statuses = tuple(
        InstanceStatus(
            case.found.name,
            case.found.directory,
            replace(GOOD, standing=Standing.OVERDUE) if name == missed else GOOD,
            job=name,
            destination=str(place),
            problems=(late,) if name == missed else (),
        )
        for name, place in stores.items()
    )
    places = tuple(status_of(place, name != absent) for name, place in stores.items())
    seen = SeenState(Overview(NOW, "", statuses, places))
    assert case.row(seen, Evidence(GOOD)).job == missed
    told = case.step(Evidence(GOOD), seen)
    if missed == absent:
        assert told == NextStep(Advised.SHOW_DESTINATION, str(stores[absent]))
    else:
        assert told.step is Advised.BACK_UP, "the job that would run has its destination"


def test_the_statuses_of_one_instance_are_looked_up(case: Case) -> None:
    """All of them were put in order for each one that was chosen."""
    (first, second) = case.seen().overview.instances
    many = tuple(replace(first, name=f"edb{number}") for number in range(300))
    elsewhere = replace(first, host="other")
    seen = SeenState(Overview(NOW, "here", (first, *many, elsewhere, second)))
    key = identity(case.found)
    assert statuses_of(seen, key) == (first, second)
    assert statuses_of(None, key) == () == statuses_of(seen, "another")
    assert calls(lambda: statuses_of(seen, key)) < 10


def test_damage_that_is_known_is_where_the_state_of_the_files_is(open_window: Open, tmp_path: Path) -> None:
    """They were called "Clean shutdown", and "Back up now" was offered."""
    source = write_small_instance(tmp_path / "mail")
    window = open_window(source)
    page, locations = window.instances, window.application.context.locations
    assert isinstance(page, InstancesPage)
    JobFile(locations.jobs).change(lambda old: replace(old, jobs=(Job("Mail", (source,), tmp_path / "backups"),)))
    window.application.jobs.refresh()
    window.until(lambda: page.detail.buttons.first.text() == "Back up now")
    flip(source / DATABASE, 2, (200, 4000))
    page.detail.verify.trigger()
    run = window.finish(window.application.run_queue.runs[-1])
    window.application.show_page("instances")
    detail = page.detail
    window.until(lambda: detail._chips[0].text == "Damage found")
    row = page.table.current
    assert row is not None and row.state[:2] == ("Damage found", Level.ERROR)
    assert "The databases" in row.state[2] or "All databases" in row.state[2], "what they say of themselves stays"
    assert [each.message.what for each in detail._banners if each.message][:1] == [
        "Damage was found in the files of this instance."
    ]
    assert detail.buttons.first.text() == "Keep as evidence…" and run.result is not None, "no backup to restore"
    detail.tabs.setCurrentIndex(FILES)
    window.until(lambda: "damage found" in str(detail.tabs.files.rows.index(0, 4).data()))


def test_the_database_that_is_damaged_is_named_among_several(case: Case) -> None:
    (database,) = case.found.databases
    two = replace(case.found, databases=(database, replace(database, path=database.path.with_name("other.edb"))))
    found = ReadBack(Proof.NONE, RunEnd.DAMAGED, NOW, NOW, f"Page 6 of {DATABASE} fails its checksum.")
    details = [row[4].text for row in file_rows(two, (), Cancel(), found)[:2]]
    assert "damage found 28 Nov" in details[0] and "damage" not in details[1]
    details = [row[4].text for row in file_rows(two, (), Cancel(), replace(found, why="Damage."))[:2]]
    assert all("damage found in the instance" in text for text in details)


def test_a_backup_that_is_away_is_said_once_with_its_cause(case: Case) -> None:
    """As bad as the overview says, by its verdict alone."""
    gone = replace(GOOD, standing=Standing.NOT_REACHABLE, at=COPIED, where=Where.ABSENT, place=str(PLACE))
    wrong = problem(ProblemType.VERDICT, "Backup not reachable", Severity.CRITICAL)
    seen, evidence = case.seen(wrong, verdict=gone, available=False), Evidence(gone)
    row = case.row(seen, evidence)
    (message,) = messages_of(Protection(case.found, evidence), row, seen, NOW)
    assert row.verdict[1] is message.level is Level.ERROR
    assert message.why.startswith("Destination not reachable since 28 Nov"), "and not its title again"
    older = problem(ProblemType.NOT_VERIFIED, "Not verified for longer than 1 day", Severity.CRITICAL)
    both = case.seen(older, verdict=gone)
    assert len(messages_of(Protection(case.found, evidence), case.row(both, evidence), both, NOW)) == 2


def test_no_card_advises_a_backup_that_cannot_be_made(case: Case) -> None:
    facts = Protection(replace(case.found, databases=()), Evidence(Verdict(Standing.NEVER, where=Where.NOWHERE)))
    damaged = engine.Problem(engine.ProblemKind.DAMAGED_FILE, "a.edb: the file is empty.", Path("a.edb"))
    lost = replace(facts, instance=replace(facts.instance, problems=(damaged,)))
    assert (full_card(facts, NOW)[1], full_card(lost, NOW)[1]) == ("Make a full backup first", "Not possible now")
    lines = [verdict_card(each, NOW)[1] for each in (facts, lost)]
    assert ["Make a full backup" in line for line in lines] == [True, False]
