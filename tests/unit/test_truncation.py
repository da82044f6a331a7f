"""What is said of logs that were removed: which ones, by their names, and nothing about backups."""

from __future__ import annotations

import pytest

from app.cli.backup import _cut, _cut_text
from engine.backup.truncation import run_truncate
from engine.chain.manifest import Kind
from engine.control.truncation import Truncation
from engine.control.wire_values import read_truncation, truncation_message
from engine.errors import WrongUse
from engine.events import EventKind, LogEntry
from engine.run_context import RunContext
from engine.sources.live import InProcessSource
from tests.builders.live_backup import LiveCase


@pytest.fixture
def case() -> LiveCase:
    made = LiveCase()
    made.step(60)
    return made


def told(case: LiveCase, kind: EventKind) -> list[LogEntry]:
    return [entry for entry in case.events if entry.id == kind]


def removed_names(case: LiveCase) -> list[tuple[str, str]]:
    return [(str(e.fields["first"]), str(e.fields["last"])) for e in told(case, EventKind.LogsTruncated)]


def test_the_names_are_those_that_the_files_had(case: LiveCase) -> None:
    """The instance names its logs with eight digits."""
    files = case.instance.log.files
    names = [files.archive(generation) for generation in case.logs()]
    made = case.run()
    first, last = made.truncated.first, made.truncated.last
    assert removed_names(case) == [(str(names[first - 1]), str(names[last - 1]))]
    assert names[0].name == "edb00000001.log"


def test_only_what_was_removed_is_named(case: LiveCase) -> None:
    """A log that somebody had removed before is told apart, and so are the ranges around it."""
    files = case.instance.log.files
    case.fs.remove(files.archive(3))
    cut = run_truncate(InProcessSource(case.instance), context=RunContext(events=case.events.append))
    assert (cut.first, cut.gone, cut.missing) == (1, ((3, 3),), 1)
    assert cut.deleted == cut.last - 1
    assert removed_names(case) == [
        (str(files.archive(1)), str(files.archive(2))),
        (str(files.archive(4)), str(files.archive(cut.last))),
    ]
    (missing,) = told(case, EventKind.TruncatedLogsMissing)
    assert missing.text == f"1 log of {cut_instance(case)} to be truncated could not be found."


def cut_instance(case: LiveCase) -> str:
    return case.events[0].instance


def test_no_entry_calls_them_backed_up(case: LiveCase) -> None:
    """Nothing was ever backed up here; a full set holds those from the checkpoint on, not the ones before."""
    run_truncate(InProcessSource(case.instance), context=RunContext(events=case.events.append))
    assert [e.kind for e in case.events] == [
        EventKind.LogRemovalStarted,
        EventKind.LogsTruncated,
        EventKind.LogRemovalEnded,
    ]
    assert not [e.text for e in case.events if "backup" in e.text]
    case.step(40)
    made = case.run(Kind.FULL)
    held = {file.generation for file in made.manifest.logs}
    assert made.truncated and not held & set(range(made.truncated.first, made.truncated.last + 1))
    assert not [e.text for e in told(case, EventKind.LogsTruncated) if "backup" in e.text]


@pytest.mark.parametrize(
    "cut", [Truncation(), Truncation(1, 5), Truncation(3, 9, ((4, 5), (9, 9))), Truncation(2, 2, ((2, 2),))]
)
def test_over_the_wire(cut: Truncation) -> None:
    assert read_truncation(truncation_message(cut)) == cut


@pytest.mark.parametrize("gone", [[[5, 4]], [[1]], ["x"], [[1, 1], [1, 1]], [[2, 20]], None])
def test_what_is_none_is_refused(gone: object) -> None:
    with pytest.raises(WrongUse):
        read_truncation({"first": 1, "stop": 9, "gone": gone})


def test_from_what_was_deleted() -> None:
    cut = Truncation.of(range(1, 8), [1, 2, 5])
    assert (cut.removed, cut.gone) == (((1, 2), (5, 5)), ((3, 4), (6, 7)))
    assert (cut.deleted, cut.missing) == (3, 4)
    assert not Truncation.of(range(4, 4), [])
    assert Truncation.of(range(1, 3), []).removed == ()


def test_in_words_only_what_was_removed() -> None:
    cut = Truncation(1, 9, ((3, 3),))
    assert _cut_text(cut) == "8 logs, 0x1-0x2 (1-2), 0x4-0x9 (4-9)"
    assert (_cut(cut), _cut(Truncation(2, 2, ((2, 2),))), _cut(Truncation())) == ([1, 9], None, None)
