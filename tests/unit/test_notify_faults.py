"""Files that are damaged, disks that fail, processes that are killed: no alarm is lost."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.notify.settings import WebhookSettings
from app.notify.state import StateFile
from app.notify.tell import has_channels, results, tell
from app.settings import Locations
from app.status.values import ProblemType
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, LogEntry
from engine.files import LocalFileSystem
from tests.builders.overviews import NOW, overview_of, problem, with_channels
from tests.disk.fault_fs import CHANGING, Fault, FaultFS, Killed
from tests.servers.receivers import Hook, hook

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def server() -> Iterator[Hook]:
    with hook() as target:
        yield target


def subjects(server: Hook) -> list[str]:
    return [json.loads(post.body)["subject"].removeprefix("[host1] ") for post in server.posts]


def test_a_file_that_is_damaged_does_not_silence_the_channels(tmp_path: Path, server: Hook) -> None:
    """They are told of it, and of everything else, as the file was when it was last understood."""
    home = with_channels(tmp_path, WebhookSettings("hook", server.url))
    tell(overview_of(), home, now=NOW)
    good = home.notify.read_text()
    home.notify.write_text(good + "[rules\n")
    assert has_channels(home)
    tell(overview_of(problem()), home, now=NOW + MINUTE)
    tell(overview_of(problem()), home, now=NOW + HOUR)
    (post,) = server.posts
    notices = json.loads(post.body)["notices"]
    assert {(notice["problem"], notice["subject"]) for notice in notices} == {
        ("too-old", "DHCP"),
        ("channel", str(home.notify)),
    }
    assert home.notify.read_text() == good + "[rules\n"
    home.notify.write_text(good)
    for hours in (2, 3):
        tell(overview_of(problem()), home, now=NOW + hours * HOUR)
    assert subjects(server)[1].startswith(f"Over: {home.notify}") and len(server.posts) == 2


def test_a_file_that_was_never_understood_is_an_error_and_a_removed_one_is_forgotten(
    tmp_path: Path, server: Hook
) -> None:
    home = with_channels(tmp_path, WebhookSettings("hook", server.url))
    tell(overview_of(), home, now=NOW)
    home.notify.unlink()
    tell(overview_of(), home, now=NOW)
    assert not has_channels(home)
    home.notify.write_text("[rules\n")
    for ask in (lambda: has_channels(home), lambda: tell(overview_of(problem()), home, now=NOW)):
        with pytest.raises(JetError) as raised:
            ask()
        assert raised.value.code is Code.InvalidParameter
    assert not server.posts


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"version": 1}', '{"version": 2, "channels": {}}', "\0" * 100])
def test_a_damaged_state_is_set_aside_and_current_problems_are_told_once(
    tmp_path: Path, server: Hook, damage: str
) -> None:
    recorded: list[LogEntry] = []
    home = with_channels(tmp_path, WebhookSettings("hook", server.url))
    tell(overview_of(problem()), home, now=NOW)
    home.notify_state.write_text(damage)
    assert results(home) == {}
    for minute in range(3):
        tell(overview_of(problem()), home, now=NOW + minute * MINUTE, record=recorded.append)
    assert len(server.posts) == 2
    assert [entry.id for entry in recorded] == [EventKind.NotificationStateSetAside]
    (aside,) = home.notify_state.parent.glob("state-damaged-*.json")
    assert aside.read_text() == damage


def test_two_that_look_at_once_tell_once(tmp_path: Path, server: Hook) -> None:
    home = with_channels(tmp_path, WebhookSettings("hook", server.url))
    server.wait = 0.3
    reports = []

    def look(patience: float) -> None:
        reports.append(tell(overview_of(problem()), home, now=NOW, patience=patience))

    threads = [threading.Thread(target=look, args=(patience,)) for patience in (0.0, 5.0, 5.0)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(server.posts) == 1
    assert sum(len(report.sent) for report in reports) == 1


def steps(tmp_path: Path, server: Hook, fs: FaultFS) -> Locations:
    """A home that was told of A, and a second look at which A is over and B is there, through ``fs``."""
    home = with_channels(tmp_path, WebhookSettings("hook", server.url), settle=MINUTE)
    tell(overview_of(problem("A")), home, now=NOW)
    tell(overview_of(), home, now=NOW + MINUTE)
    server.posts.clear()
    tell(overview_of(problem("B")), home, now=NOW + 3 * MINUTE, fs=fs)
    return home


def test_killed_at_any_step_nothing_is_lost_and_only_an_answer_that_was_not_noted_is_told_twice(
    tmp_path: Path, server: Hook
) -> None:
    whole = FaultFS(LocalFileSystem())
    steps(tmp_path / "whole", server, whole)
    twice = 0
    changing = [call.index for call in whole.calls if call.verb in CHANGING]  # calls that read leave all as it is
    for number in changing:
        home = Locations(tmp_path / str(number), tmp_path / str(number))
        fs = FaultFS(LocalFileSystem()).kill_at(number)
        with pytest.raises(Killed):
            steps(home.config, server, fs)
        fs.bury()
        before = len(server.posts)
        noted = StateFile(home.notify_state).load()["hook"].told
        for minute in range(5, 8):
            tell(overview_of(problem("B")), home, now=NOW + minute * MINUTE)
        bodies = [json.loads(post.body) for post in server.posts]
        told = [(notice["type"], notice["subject"]) for body in bodies for notice in body["notices"]]
        both = [("alarm", "B"), ("recovery", "A")]
        if len(told) > 2:
            twice += 1
            assert before == 1 and (ProblemType.TOO_OLD, "A") in noted, "it was noted, and told again"
            assert told == both + both
            assert len({body["id"] for body in bodies}) == 1
            assert len({notice["id"] for body in bodies for notice in body["notices"]}) == 2
        else:
            assert sorted(told) == both, (number, whole.calls[number])
    assert 0 < twice < 20


def test_a_disk_that_fails_sends_nothing_unnoted_and_the_next_look_does(tmp_path: Path, server: Hook) -> None:
    home = with_channels(tmp_path, WebhookSettings("hook", server.url))
    full = FaultFS(LocalFileSystem()).fail_at(0, Fault.NO_SPACE, "write", times=None)
    for _ in range(3):
        with pytest.raises(JetError) as raised:
            tell(overview_of(problem()), home, now=NOW, fs=full)
        assert raised.value.code is Code.DiskFull
    assert not server.posts
    tell(overview_of(problem()), home, now=NOW)
    assert len(server.posts) == 1


def test_a_look_at_which_nothing_changed_writes_nothing(tmp_path: Path, server: Hook) -> None:
    home = with_channels(tmp_path, WebhookSettings("hook", server.url))
    tell(overview_of(problem()), home, now=NOW)
    fs = FaultFS(LocalFileSystem())
    tell(overview_of(problem()), home, now=NOW + HOUR, fs=fs)
    assert not {call.verb for call in fs.calls} & {"create", "write", "rename"}
