"""Posts of hosts, and all hosts seen from one desk: garbage-proof, by the clock of the store, read once."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.evidence.rule import Standing, Verdict
from app.settings import Locations, Settings, SettingsFile
from app.status.body import body_of
from app.status.fleet import SILENT_AFTER, Fleet, look_at_fleet
from app.status.look import look
from app.status.posting import is_due, post_of, poster, publish, stop
from app.status.reading import overview_from
from app.status.values import (
    DestinationStatus,
    InstanceStatus,
    Overview,
    ProblemType,
    Severity,
    StatusProblem,
)
from app.unattended.due import How, run_due
from engine.chain.local_folder import LocalFolder
from engine.chain.posts import POST_LIMIT
from engine.progress import Cancel

NOW = datetime.now(UTC).replace(microsecond=0)
P = ProblemType


def overview(place: Path, host: str = "alpha", now: datetime = NOW, *problems: StatusProblem) -> Overview:
    good = InstanceStatus(
        "SRU-1", Path("/srv/sru"), Verdict(Standing.DRILLED, NOW), host, "nightly", str(place), NOW, NOW, NOW
    )
    return Overview(now, host, (good,), (DestinationStatus(place, True, 5, 6, 1),), problems)


class Desk:
    """A destination, and the home of the one who looks at it."""

    def __init__(self, root: Path) -> None:
        self.store, self.locations = root / "backups", Locations(root / "home", root / "home")
        self.store.mkdir()

    def post(self, found: Overview, name: str = "") -> Path:
        """Where it is."""
        before = {*self.store.iterdir()}
        data = post_of(found, found.destinations[0])
        LocalFolder(self.store).post(name or f"{found.host}-00000000", data)
        (made,) = {*self.store.iterdir()} - before or {*self.store.glob(f"*{name or found.host}*")}
        return made

    def put(self, name: str, data: bytes | Mapping[str, Any]) -> None:
        LocalFolder(self.store).post(name, data if isinstance(data, bytes) else json.dumps(data).encode())

    def look(self, now: datetime | None = None) -> Fleet:
        moment = now or datetime.now(UTC)
        return look_at_fleet(self.locations, [self.store], moment, limit=20, cancel=Cancel())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def made(path: Path, when: datetime) -> None:
    os.utime(path, (when.timestamp(), when.timestamp()))


def test_nobody_has_posted(desk: Desk) -> None:
    fleet = desk.look()
    assert fleet.hosts == ()
    assert [(p.type, p.severity) for p in fleet.overview.all_problems] == [(P.NOTHING, Severity.UNKNOWN)]
    assert [d.available for d in fleet.overview.destinations] == [True]


def test_hosts_are_shown_with_their_instances_and_problems(desk: Desk) -> None:
    desk.post(overview(desk.store))
    silent = StatusProblem(P.SCHEDULER_SILENT, Severity.CRITICAL, "schedule", "Nothing looked", "Look.", NOW)
    desk.post(overview(Path("/mnt/there"), "beta", NOW, silent))
    fleet = desk.look()
    assert [(h.name, h.severity, h.silent, h.instances) for h in fleet.hosts] == [
        ("beta", Severity.CRITICAL, False, 1),
        ("alpha", Severity.OK, False, 1),
    ]
    assert [(i.host, i.name, i.destination) for i in fleet.overview.instances] == [
        ("alpha", "SRU-1", str(desk.store)),
        ("beta", "SRU-1", str(desk.store)),
    ]
    (problem,) = fleet.overview.all_problems
    assert (problem.subject, problem.text, problem.since) == ("schedule on beta", "Nothing looked", NOW)


def test_a_host_is_silent_by_the_clock_of_the_store(desk: Desk) -> None:
    """The host's own clock does not count; for a desk whose clock is behind, it is no earlier than any post."""
    now = datetime.now(UTC)
    made(desk.post(overview(desk.store, "fresh", NOW)), now - timedelta(hours=1))
    silent = desk.post(overview(desk.store, "silent", NOW))
    made(silent, now - SILENT_AFTER - timedelta(hours=2))
    fleet = desk.look(now)
    assert {h.name: h.silent for h in fleet.hosts} == {"silent": True, "fresh": False}
    problem = next(p for p in fleet.overview.all_problems if p.type is P.HOST_SILENT)
    assert (problem.subject, problem.severity) == ("silent", Severity.CRITICAL)
    assert problem.since is not None and abs(problem.since - now + SILENT_AFTER) < timedelta(hours=3)
    assert "can be restored here" in problem.hint
    behind = desk.look(now - timedelta(days=300))
    assert {h.name: h.silent for h in behind.hosts} == {"silent": True, "fresh": False}


def test_a_host_whose_clock_is_wrong_is_told_apart(desk: Desk) -> None:
    desk.post(overview(desk.store, "wrong", NOW + timedelta(days=365)))
    desk.post(overview(desk.store, "right", NOW + timedelta(minutes=5)))
    assert [(p.type, p.subject) for p in desk.look().overview.all_problems] == [(P.CLOCK, "wrong")]


GARBAGE: Mapping[str, bytes] = {
    "empty": b"",
    "no JSON": b"{",
    "deep": b"[" * 100_000,
    "a list": b"[]",
    "a number": b"7",
    "a text": b'"x"',
    "another program's": b'{"format": "x"}',
    "nothing in it": b'{"format": "ese-backup-host"}',
    "no UTF-8": b'{"format": "\xff"}',
    "long": b" " * POST_LIMIT,
}


@pytest.mark.parametrize("bad", GARBAGE.values(), ids=GARBAGE)
def test_one_bad_post_is_one_problem(desk: Desk, bad: bytes) -> None:
    desk.post(overview(desk.store))
    desk.put("bad", bad)
    for _ in range(2):  # the second time from the cache
        fleet = desk.look()
        (problem,) = fleet.overview.all_problems
        assert (problem.type, problem.subject, problem.severity) == (P.POST, "bad", Severity.UNKNOWN)
        assert [h.name for h in fleet.hosts] == ["bad", "alpha"]
        assert len(fleet.overview.instances) == 1


def test_every_value_of_a_post_may_be_garbage(desk: Desk) -> None:
    """Each member, at any depth, replaced by values of other types: understood or one problem, never an error."""
    body = json.loads(post_of(found := overview(desk.store), found.destinations[0]))
    names = []
    for number, bad in enumerate(_damaged(body)):
        names.append(f"bad-{number}")
        desk.put(names[-1], bad)
    fleet = desk.look()
    assert len(fleet.hosts) == len(names) > 150
    said = [p for p in fleet.overview.all_problems if p.type is P.POST]
    assert len(said) > 100


def _damaged(body: Any) -> list[Any]:
    found: list[Any] = []
    members = body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()
    for key, value in members:
        others: list[Any] = [None, 7, "\x00x", [], {}, [7], True, "2026-01-01"]
        for bad in others:
            changed = dict(body) if isinstance(body, dict) else list(body)
            changed[key] = bad
            found.append(changed)
        for inner in _damaged(value):
            changed = dict(body) if isinstance(body, dict) else list(body)
            changed[key] = inner
            found.append(changed)
    return found


def test_a_newer_version_is_understood_as_far_as_it_goes(desk: Desk) -> None:
    body = json.loads(post_of(found := overview(desk.store), found.destinations[0]))
    desk.put("newer", {**body, "version": 99, "more": {"x": 1}})
    assert desk.look().overview.severity is Severity.OK
    newer = {**body["instances"][0], "verdict": "enchanted"}
    desk.put("newer", {**body, "instances": [newer]})
    assert [p.type for p in desk.look().overview.all_problems] == [P.POST]
    problem = {"type": "eclipse", "severity": "dire", "subject": "a", "text": "b", "hint": "", "since": None}
    desk.put("newer", {**body, "instances": [{**newer, "problems": [problem]}]})
    (instance,) = desk.look().overview.instances
    assert (instance.verdict.standing, instance.severity) == (Standing.LOOKING, Severity.UNKNOWN)
    assert [p.type for p in instance.problems] == [P.OTHER]


def test_two_hosts_of_one_name_are_two(desk: Desk) -> None:
    for number in (1, 2):
        desk.post(overview(desk.store, "vm"), f"vm-0000000{number}")
    assert [h.name for h in desk.look().hosts] == ["vm-00000001", "vm-00000002"]
    assert len(desk.look().overview.instances) == 2


def test_only_what_changed_is_read_again(desk: Desk) -> None:
    """A post that is replaced without its version being another one would stay as it was."""
    first = desk.post(overview(desk.store))
    assert desk.look().overview.severity is Severity.OK
    stat, data = first.stat(), first.read_bytes()
    first.write_bytes(data.replace(b'"SRU-1"', b'"SRU-2"'))
    os.utime(first, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert [i.name for i in desk.look().overview.instances] == ["SRU-1"]
    os.utime(first, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000))
    assert [i.name for i in desk.look().overview.instances] == ["SRU-2"]
    first.unlink()
    assert desk.look().hosts == ()
    (cache,) = desk.locations.fleet.iterdir()
    assert json.loads(cache.read_bytes()) == {}


@pytest.mark.parametrize("bad", [b"", b"[]", b'{"alpha-00000000": 7}', b'{"alpha-00000000": {"version": 1}}'])
def test_a_cache_that_is_damaged_or_cannot_be_written_costs_nothing_but_time(desk: Desk, bad: bytes) -> None:
    desk.post(overview(desk.store))
    desk.look()
    (cache,) = desk.locations.fleet.iterdir()
    cache.write_bytes(bad)
    assert len(desk.look().hosts) == 1
    cache.unlink()
    desk.locations.fleet.rmdir()
    desk.locations.fleet.write_text("in the way")
    assert len(desk.look().hosts) == 1


def test_a_destination_that_cannot_be_read_is_not_known(desk: Desk, tmp_path: Path) -> None:
    desk.post(overview(desk.store))
    file = tmp_path / "file"
    file.write_text("")
    fleet = look_at_fleet(desk.locations, [file, desk.store], NOW, limit=20, cancel=Cancel())
    assert [(d.place, d.severity) for d in fleet.overview.destinations] == [
        (file, Severity.UNKNOWN),
        (desk.store, Severity.OK),
    ]
    assert [h.name for h in fleet.hosts] == ["alpha"]


# ---- posting


def test_a_post_is_of_its_destination_and_names_no_user(tmp_path: Path) -> None:
    place, other = tmp_path / "a", tmp_path / "b"
    base = overview(place).instances[0]
    secret = StatusProblem(
        P.VERDICT, Severity.WARNING, r"in C:\Users\alice\db", "At /home/alice/db, /Users/alice and /home/alice"
    )
    instances = (
        replace(base, name="here", folder=Path("/home/alice/data")),
        replace(base, name="there", destination=str(other)),
        replace(base, name="nowhere", destination="", problems=(secret,)),
    )
    found = replace(overview(place), instances=instances)
    text = post_of(found, found.destinations[0]).decode()
    assert "alice" not in text and "there" not in text.replace("nowhere", "")
    back = overview_from(json.loads(text))
    assert [(i.name, str(i.folder)) for i in back.instances] == [("here", "~/data"), ("nowhere", "/srv/sru")]
    assert back.instances[1].problems[0].text == "At ~/db, ~ and ~"
    assert body_of(back)["destinations"] == body_of(found)["destinations"]


def test_a_host_posts_where_its_destinations_are(tmp_path: Path) -> None:
    locations = Locations(tmp_path / "home", tmp_path / "home")
    here, gone = tmp_path / "here", tmp_path / "gone"
    here.mkdir()
    places = (
        DestinationStatus(here, True),
        DestinationStatus(gone, True),
        DestinationStatus(tmp_path / "absent", False),
    )
    found = replace(overview(here), destinations=places)
    failed = publish(locations, found, 20, Cancel())
    assert list(failed) == [gone] and "is not available" in failed[gone]
    assert [post.name for post in LocalFolder(here).posts()] == [poster(locations)]
    assert not (tmp_path / "absent").exists() and not gone.exists()


def test_a_poster_is_the_same_again_and_another_for_another_user(tmp_path: Path) -> None:
    one, other = (Locations(tmp_path / home, tmp_path / home) for home in "ab")
    assert poster(one) == poster(one) != poster(other)
    assert platform.node()[:5] in poster(one)


def test_a_host_that_posts_is_due_again_after_an_hour(tmp_path: Path) -> None:
    """A clock that was set back does not keep it silent; a mark that cannot be read is not that it stopped."""
    locations = Locations(tmp_path / "home", tmp_path / "home")
    assert not is_due(locations, NOW)
    publish(locations, replace(overview(tmp_path), destinations=()), 20, Cancel())
    hour = timedelta(hours=1)
    assert [is_due(locations, NOW + hour * n) for n in (-1, 0, 0.9, 1)] == [True, False, False, True]
    (mark,) = locations.fleet.iterdir()
    mark.write_text("{")
    assert is_due(locations, NOW)
    stop(locations)
    stop(locations)
    assert not is_due(locations, NOW)


def test_run_due_posts_again(desk: Desk) -> None:
    """Once the host posts; before that it posts nothing by itself."""
    SettingsFile(desk.locations.settings).save(Settings(destinations=(str(desk.store),)))
    moment = [NOW]
    how = How(clock=lambda: moment[0])

    def posts() -> int:
        assert run_due(desk.locations, how).untold == ""
        return len(LocalFolder(desk.store).posts())

    assert posts() == 0
    publish(desk.locations, look(desk.locations, NOW), 20, Cancel())
    (post,) = desk.store.iterdir()
    post.unlink()
    assert posts() == 0
    moment[0] += timedelta(hours=1, minutes=1)
    assert posts() == 1
