"""All hosts that post beside their chains (:mod:`app.status.posting`), seen from one desk. No server is involved.

A look at a destination is one listing, and one request for each post that has changed since the last look. A host
is silent by the clock of the store, whatever its own shows. A post that is not understood is one problem.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import engine
from app.evidence.bounded import bounded
from app.settings import Locations
from app.status.overview import worst_first, worst_first_instances
from app.status.posting import FORMAT
from app.status.reading import overview_from
from app.status.values import (
    DestinationStatus,
    HostStatus,
    InstanceStatus,
    Overview,
    ProblemType,
    Severity,
    StatusProblem,
    worst,
)
from engine.chain.destination import Destination
from engine.chain.posts import POST_LIMIT, Post
from engine.errors import JetError
from engine.files import LocalFileSystem, ensure_directory, read_whole, write_durably
from engine.progress import Cancel

SILENT_AFTER = timedelta(hours=26)
"""A host that posted nothing for so long is silent: each posts at least once a day."""
_CLOCK_MAY_DIFFER = timedelta(hours=1)
"""Between the clock of a host, when it looked, and that of the store, when it had posted."""
_LARGEST_CACHE = 1 << 30


@dataclass(frozen=True)
class Fleet:
    """All hosts, the worst first, and their overviews as one."""

    hosts: tuple[HostStatus, ...]
    overview: Overview


@dataclass(frozen=True)
class _Posted:
    """A post with what it says, None if that is not understood, and then why."""

    place: Path
    post: Post
    overview: Overview | None
    why: str = ""


def look_at_fleet(
    locations: Locations, places: Sequence[Path], now: datetime, *, limit: float, cancel: Cancel
) -> Fleet:
    """What the hosts at these destinations have posted. What cannot be read is a problem in the overview; only
    ``Cancelled`` is raised."""
    answers = bounded({place: _reader(place, locations.fleet, limit) for place in places}, limit, cancel)
    return _merged([answers.get(place) or _Answer(place, silent=True) for place in places], now)


@dataclass(frozen=True)
class _Answer:
    """What a destination answered: the posts, or why they cannot be read."""

    place: Path
    posted: tuple[_Posted, ...] = ()
    error: JetError | None = None
    silent: bool = False


def _reader(place: Path, folder: Path, limit: float) -> Callable[[Cancel], _Answer]:
    def call(cancel: Cancel) -> _Answer:
        try:
            return _Answer(place, tuple(_read(place, folder, limit, cancel)))
        except JetError as error:
            cancel.check()
            return _Answer(place, error=error)

    return call


def _destination(answer: _Answer) -> DestinationStatus:
    """As the newest post describes it: every host sees the whole of it, or what is its own."""
    place, error = answer.place, answer.error
    if answer.silent or error is not None:
        text, hint = "Not known: the destination did not answer in time", "Check the connection to it."
        if error is not None:
            text, hint = f"The posts of the hosts cannot be read: {error.message.removesuffix('.')}", error.hint
        problem = StatusProblem(ProblemType.DESTINATION, Severity.UNKNOWN, str(place), text, hint)
        return DestinationStatus(place, False, problems=(problem,))
    posted = sorted((each for each in answer.posted if each.overview), key=lambda each: each.post.modified)
    newest = next((d for each in reversed(posted) if each.overview for d in each.overview.destinations), None)
    return DestinationStatus(place, True, newest.free if newest else None)


# ---- reading


def _read(place: Path, folder: Path, limit: float, cancel: Cancel) -> list[_Posted]:
    destination, cache = engine.destination_at(place), _Cache(place, folder)
    posts = destination.posts()
    changed = [post for post in posts if cache.get(post) is None]
    bodies = bounded({post: _get(destination, post, cancel) for post in changed}, limit, cancel)
    for post, body in bodies.items():
        if not isinstance(body, JetError):
            cache.put(post, body)
    cache.keep(posts, changed=bool(changed))
    return [_understood(place, post, bodies.get(post, cache.get(post))) for post in posts]


def _get(destination: Destination, post: Post, alive: Cancel) -> Callable[[Cancel], object]:
    """The contents, as far as they are JSON, or a text that says why they are not; an error may pass."""

    def call(cancel: Cancel) -> object:
        alive.check()
        if post.size > POST_LIMIT:
            return "it is too long"
        try:
            return json.loads(destination.read_post(post.name))
        except JetError as error:
            cancel.check()
            return error
        except (ValueError, RecursionError):
            return "it is not valid JSON"

    return call


def _understood(place: Path, post: Post, body: object) -> _Posted:
    if body is None:
        return _Posted(place, post, None, "it could not be read in time")
    if isinstance(body, str | JetError):
        return _Posted(place, post, None, body if isinstance(body, str) else body.message.removesuffix("."))
    try:
        if not isinstance(body, dict) or body.get("format") != FORMAT:
            raise ValueError("it is not one of this program")
        return _Posted(place, post, overview_from(body))
    except ValueError as error:
        return _Posted(place, post, None, str(error))


class _Cache:
    """What was read from a destination, by name and version of the post; of no worth to anyone else."""

    def __init__(self, place: Path, folder: Path) -> None:
        self._fs = LocalFileSystem()
        self._path = folder / f"{hashlib.sha256(str(place).encode(errors='replace')).hexdigest()[:16]}.json"
        self._known: dict[str, dict[str, Any]] = {}
        with suppress(JetError, ValueError, RecursionError):
            saved = json.loads(read_whole(self._fs, self._path, _LARGEST_CACHE))
            if isinstance(saved, dict) and all(_is_entry(each) for each in saved.values()):
                self._known = saved

    def get(self, post: Post) -> object:
        """None if this version of the post was not read."""
        known = self._known.get(post.name)
        return known["body"] if known and known["version"] == post.version else None

    def put(self, post: Post, body: object) -> None:
        self._known[post.name] = {"version": post.version, "body": body}

    def keep(self, posts: Iterable[Post], *, changed: bool) -> None:
        """Save what is still there; that it cannot be saved costs the next look some time."""
        names = {post.name for post in posts}
        if not changed and names == self._known.keys():
            return
        self._known = {name: known for name, known in self._known.items() if name in names}
        with suppress(JetError):
            ensure_directory(self._fs, self._path.parent)
            write_durably(self._fs, self._path, json.dumps(self._known, separators=(",", ":")).encode())


def _is_entry(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("version"), str) and "body" in value


# ---- as one overview


def _merged(answers: Sequence[_Answer], now: datetime) -> Fleet:
    """The time of the store is at least that of its newest post, and otherwise taken to be ``now``."""
    posted = [each for answer in answers for each in answer.posted]
    moment = max((now, *(each.post.modified for each in posted)))
    names = _names(posted)
    hosts, problems = [], [*_nobody(answers)]
    instances = dict[tuple[str, str, str, str], InstanceStatus]()
    for each in posted:
        name = names[each.post.name]
        own = [*_problems_of(each, name, moment)]
        mine = [_renamed(i, name, each.place) for i in (each.overview.instances if each.overview else ())]
        instances |= {(name, i.name, str(i.folder), i.job): i for i in mine}
        every = (*own, *(problem for i in mine for problem in i.problems))
        silent = any(problem.type is ProblemType.HOST_SILENT for problem in own)
        hosts.append(HostStatus(name, each.place, each.post.modified, silent, len(mine), worst(every)))
        problems += own
    overview = Overview(
        now,
        platform.node(),
        worst_first_instances(instances.values()),
        tuple(sorted(map(_destination, answers), key=lambda d: (-d.severity.rank, str(d.place)))),
        worst_first({problem.key: problem for problem in problems}.values()),
    )
    return Fleet(tuple(sorted(hosts, key=lambda host: (-host.severity.rank, host.name))), overview)


def _nobody(answers: Sequence[_Answer]) -> Iterator[StatusProblem]:
    """A wrong address must not look like a fleet that is well."""
    if not any(answer.posted or answer.error or answer.silent for answer in answers):
        text, hint = "No host has posted here", "Post on each host: ese-backup status --publish"
        places = ", ".join(str(answer.place) for answer in answers) or "no destination is known"
        yield StatusProblem(ProblemType.NOTHING, Severity.UNKNOWN, places, text, hint)


def _names(posted: Sequence[_Posted]) -> Mapping[str, str]:
    """What each poster is called: its host, or its post where several hosts or users have that name."""
    said = {each.post.name: each.overview.host for each in posted if each.overview and each.overview.host}
    counts = Counter(said.values())
    return {
        each.post.name: host if (host := said.get(each.post.name, "")) and counts[host] == 1 else each.post.name
        for each in posted
    }


def _problems_of(posted: _Posted, name: str, now: datetime) -> Iterator[StatusProblem]:
    post, overview = posted.post, posted.overview
    if now - post.modified > SILENT_AFTER:
        yield StatusProblem(
            ProblemType.HOST_SILENT,
            Severity.CRITICAL,
            name,
            "The host has posted nothing",
            "Check that it runs, that its scheduler does, and that it reaches the destination. Its chains are "
            "unchanged and can be restored here.",
            post.modified,
        )
    if overview is None:
        text, hint = (
            f"Its post cannot be understood: {posted.why}",
            "Run `ese-backup status --publish` on that host.",
        )
        yield StatusProblem(ProblemType.POST, Severity.UNKNOWN, name, text, hint)
        return
    if abs(post.modified - overview.now) > _CLOCK_MAY_DIFFER:
        text = f"Its clock differs from that of {posted.place} by more than an hour, and so do its times"
        yield StatusProblem(ProblemType.CLOCK, Severity.WARNING, name, text, "Correct the clock of that host.")
    found = (*overview.problems, *(problem for d in overview.destinations for problem in d.problems))
    yield from (_of_host(problem, name) for problem in found)


def _of_host(problem: StatusProblem, name: str) -> StatusProblem:
    return replace(problem, subject=f"{problem.subject} on {name}")


def _renamed(instance: InstanceStatus, name: str, place: Path) -> InstanceStatus:
    """With the name that the host has here, and the destination by the name that leads to it from here."""
    problems = tuple(_of_host(problem, name) for problem in instance.problems)
    here = str(place) if instance.destination else ""
    return replace(instance, host=name, destination=here, problems=problems)
