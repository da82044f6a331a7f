"""The weekly digest: what was done, what failed, what is open, as text and as HTML."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

from app.history.history import History
from app.history.runs import DRILL, Figures, RunOperation, RunState
from app.notify.digest import digest_of
from app.notify.message import NoticeMessage
from app.settings import Locations
from app.status.values import Severity
from engine.error_codes import Code
from tests.builders.overviews import NOW, overview_of, problem

WEEK = timedelta(days=7)


def ran(
    history: History, instance: str, operation: RunOperation, kind: str, state: RunState, size: int = 0
) -> None:
    error = Code.DiskFull.error("The disk <b>of backups</b> is full.") if state is RunState.FAILED else None
    run = history.begin_run(instance, operation, kind)
    history.end_run(run, state, Figures(bytes=size), error=error)


def digest(home: Path, *problems: object, runs: bool = True) -> NoticeMessage:
    locations = Locations(home, home)
    moment = NOW - timedelta(days=2)
    with History(locations.history, clock=lambda: moment) as history:
        if runs:
            for instance in ("DHCP", "SRUM"):
                for _ in range(3):
                    ran(history, instance, RunOperation.BACKUP, "incremental", RunState.SUCCESS, 1 << 20)
            ran(history, "DHCP", RunOperation.BACKUP, "full", RunState.FAILED)
            ran(history, "DHCP", RunOperation.VERIFY, "full", RunState.WARNING)
            ran(history, "DHCP", RunOperation.VERIFY, DRILL, RunState.SUCCESS)
            ran(history, "SRUM", RunOperation.COPY, "", RunState.SUCCESS, 1 << 20)
        moment = NOW - 2 * WEEK
        ran(history, "DHCP", RunOperation.BACKUP, "full", RunState.SUCCESS, 1 << 30)
    return digest_of(overview_of(*problems), locations, NOW - WEEK, NOW)  # type: ignore[arg-type]


def test_a_week_in_words(tmp_path: Path) -> None:
    said = digest(tmp_path, problem(), replace(problem("SRUM", Severity.WARNING), since=NOW))
    lines = said.text.splitlines()
    assert said.subject == "[host1] Week 2026-02-23 to 2026-03-02: 2 problems open"
    assert said.severity is Severity.CRITICAL
    assert "Backed up: 6 backups of 2 instances, 6.0 MiB; 1 failed" in lines
    assert "Verified: 1 verification of 1 instance" in lines
    assert "Drilled: 1 restore drill of 1 instance" in lines
    assert "Copied: 1 copy of 1 instance, 1.0 MiB" in lines
    assert not any(line.startswith(("Restored", "Pruned")) for line in lines)
    assert any("DHCP: The disk <b>of backups</b> is full." in line for line in lines)
    assert lines.index("Critical: DHCP") < lines.index("Warning: SRUM") < lines.index("Instances")
    assert "    What to do: Back it up." in lines


def test_a_good_week_and_one_in_which_nothing_was_done(tmp_path: Path) -> None:
    said = digest(tmp_path, runs=False)
    assert said.subject.endswith("nothing is open") and said.severity is Severity.OK
    for line in ("Nothing. Everything is as it should be.", "Backed up: nothing", "Verified: nothing"):
        assert line in said.text.splitlines()


def test_the_html_says_the_same_and_nothing_in_it_is_markup(tmp_path: Path) -> None:
    said = digest(tmp_path, problem("<script>alert(1)</script>"))
    tags: list[str] = []
    words: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            tags.append(tag)

        def handle_data(self, data: str) -> None:
            words.append(data)

    Reader().feed(said.html)
    assert set(tags) <= {"html", "head", "meta", "title", "body", "h2", "div", "b", "br", "p"}
    shown = "".join(words)
    for text in said.text.splitlines():
        assert text.strip() in shown or text == "-- "


def test_a_history_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "history.sqlite3").mkdir()
    said = digest_of(overview_of(), Locations(tmp_path, tmp_path), NOW - WEEK, NOW)
    assert "The history could not be read." in said.text


def test_a_thousand_problems_are_still_a_mail(tmp_path: Path) -> None:
    said = digest(tmp_path, *(problem(f"DB{number}") for number in range(1000)))
    assert "And 800 more." in said.text and len(said.text) < 200_000
