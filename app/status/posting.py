"""This host posts how it is, beside its chains, for :mod:`app.status.fleet`.

A post holds what concerns its destination, no secrets, and no names of users: their home folders become ``~``.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import engine
from app.evidence.bounded import bounded
from app.settings import Locations
from app.status.body import body_of
from app.status.values import DestinationStatus, Overview
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem, ensure_directory, read_whole, write_durably
from engine.progress import Cancel

FORMAT = "ese-backup-host"
_MACHINE_ID = Path("/etc/machine-id")
_MARK = "posted.json"
POST_EVERY = timedelta(hours=1)
"""``run-due`` posts again after so long, if the host posts at all."""
_LONGEST = 60
_HOME = re.compile(r"""(/home|/Users|/var/home|[A-Za-z]:[\\/]+Users)[\\/]+[^\\/"'\s]+""")


def poster(locations: Locations) -> str:
    """By what this host's posts are known: its name, and a few digits that tell users and machines apart."""
    machine = f"{uuid.getnode():x}"
    with suppress(OSError):
        machine = _MACHINE_ID.read_text(encoding="ascii", errors="replace").strip() or machine
    digits = hashlib.sha256(f"{machine}\0{platform.node()}\0{locations.data}".encode(errors="replace")).hexdigest()
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", platform.node())[:_LONGEST].strip(".-_")
    return f"{name or 'host'}-{digits[:8]}"


def post_of(overview: Overview, destination: DestinationStatus) -> bytes:
    """What is posted at one destination: instances that are backed up there or nowhere, and what concerns all."""
    place = str(destination.place)
    part = replace(
        overview,
        instances=tuple(each for each in overview.instances if each.destination in ("", place)),
        destinations=(destination,),
    )
    return json.dumps(_without_users({"format": FORMAT, **body_of(part)}), ensure_ascii=False).encode(
        errors="backslashreplace"
    )


def publish(locations: Locations, overview: Overview, limit: float, cancel: Cancel) -> Mapping[Path, str]:
    """Post the overview at each of its destinations that is available; ``run-due`` does so again from now on.

    Returns why it could not be posted, by destination; one that does not answer for ``limit`` seconds is among
    them. Raises ``StorageFault`` where it cannot be remembered that this host posts.
    """
    _remember(locations, overview.now)
    name = poster(locations)
    places = [each for each in overview.destinations if each.available]

    def to(destination: DestinationStatus) -> Callable[[Cancel], str]:
        def call(token: Cancel) -> str:
            try:
                engine.destination_at(destination.place).post(name, post_of(overview, destination))
            except JetError as error:
                token.check()
                return error.message
            return ""

        return call

    answers = bounded({each.place: to(each) for each in places}, limit, cancel)
    failed = {each.place: answers.get(each.place, "It did not answer in time.") for each in places}
    return {place: why for place, why in failed.items() if why}


def is_due(locations: Locations, now: datetime) -> bool:
    """Whether this host posts, and is to post again."""
    try:
        saved = json.loads(read_whole(LocalFileSystem(), locations.fleet / _MARK, 1 << 10))
        last = datetime.fromisoformat(saved["posted"])
        return not last <= now < last + POST_EVERY
    except JetError as error:
        return error.code is not Code.FileNotFound
    except (ValueError, LookupError, TypeError, RecursionError):
        return True


def posts(locations: Locations) -> bool:
    """Whether this host posts. Raises ``StorageFault`` if that cannot be determined."""
    return LocalFileSystem().exists(locations.fleet / _MARK)


def stop(locations: Locations) -> None:
    """Post no more. What was posted stays."""
    fs, mark = LocalFileSystem(), locations.fleet / _MARK
    if fs.exists(mark):
        fs.remove(mark)


def _remember(locations: Locations, now: datetime) -> None:
    fs = LocalFileSystem()
    ensure_directory(fs, locations.fleet)
    write_durably(fs, locations.fleet / _MARK, json.dumps({"posted": now.isoformat()}).encode())


def _without_users(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_users(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_users(each) for each in value]
    return _HOME.sub("~", value) if isinstance(value, str) else value
