"""The running instances: what each says of itself now, and its files."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import engine
from engine.errors import JetError
from engine.progress import Cancel

FILES_EVERY, FILES_SHARE = 0.5, 8
"""Seconds that files which were read stand for those there are, unless databases come or go; and no shorter than
so many times what reading them took, for folders with thousands of logs."""
CALM_AFTER, CALM_S = 3, 0.9
"""An instance that has said the same so often is not asked again for so many seconds, while another is busy."""
CLOSED_TO_OTHERS = 0o700


@dataclass(frozen=True)
class Running:
    """An instance that runs. ``state`` is what it said when it was last asked, ``error`` why it says nothing.

    ``files`` were read at :func:`time.monotonic` ``read``, when it said ``then``; None if they never could be.
    """

    published: engine.PublishedInstance
    state: engine.LiveState | None = None
    error: JetError | None = None
    files: engine.InstanceFiles | None = None
    then: engine.LiveState | None = None
    read: float = 0.0
    cost: float = 0.0
    """Seconds that reading them took."""
    asked: float = 0.0
    """When it was asked, as :func:`time.monotonic` has it, and how often it has said the same since it changed."""
    same: int = 0

    @property
    def place(self) -> engine.Identity:
        """What tells it from others."""
        return engine.Identity(self.published.name, self.published.log_directory)

    @property
    def told(self) -> tuple[object, ...]:
        """All that is shown of it: while this stays equal nothing has changed."""
        return self.published, self.state, self.files, str(self.error or "")

    @property
    def kept(self) -> tuple[object, ...]:
        """What stays equal while it only works on: which it is, which databases it has, whether it answers."""
        databases = self.state.databases if self.state else ()
        return self.published.id, databases, self.files is not None, self.error is None


def ready_runtime() -> str:
    """The folder that running instances appear in, made for this user alone unless it is there."""
    folder = engine.runtime_directory()
    try:
        folder.mkdir(CLOSED_TO_OTHERS, parents=True, exist_ok=True)
    except OSError:
        return str(folder)  # whoever publishes makes it, and then it is found
    return str(folder)


def look(before: Sequence[Running], cancel: Cancel) -> tuple[Running, ...]:
    """Ask every instance that runs for its state, those that are calm not each time.

    Raises ``StorageFault`` as :func:`engine.find_published`.
    """
    known = {running.published.id: running for running in before}
    found = []
    for published in engine.find_published():
        cancel.check()
        found.append(_ask(replace(known.get(published.id, Running(published)), published=published)))
    return tuple(found)


def _ask(running: Running) -> Running:
    now = time.monotonic()
    if running.same >= CALM_AFTER and now - running.asked < CALM_S:
        return running
    try:
        state = engine.live_state(running.published)
    except JetError as error:
        return replace(running, state=None, error=error, same=0)
    same = running.same + 1 if state == running.state else 0
    running = replace(running, state=state, error=None, asked=now, same=same)
    if not _is_due(running):
        return running
    started = time.monotonic()
    try:
        files = engine.live_source(str(running.published.log_directory)).state()
    except JetError:
        return running  # it is ending, or its logs roll faster than they can be read: the next look tells
    now = time.monotonic()
    return replace(running, files=files, then=state, read=now, cost=now - started)


def _is_due(running: Running) -> bool:
    """Whether the files may be others than those that were read."""
    then, state = running.then, running.state
    if then is None or state is None or then.databases != state.databases:
        return True
    wait = max(FILES_EVERY, FILES_SHARE * running.cost)
    return then != state and time.monotonic() - running.read >= wait


def merged(
    at_rest: Iterable[engine.InstanceFiles], running: Iterable[Running]
) -> tuple[engine.InstanceFiles, ...]:
    """The files of the running instances, and those at rest that are not of a running one."""
    live = {each.place: each.files for each in running if each.files is not None}
    open_files = {database.path for files in live.values() for database in files.databases}
    others = [
        found
        for found in at_rest
        if found.identity not in live
        and not (found.base is None and all(database.path in open_files for database in found.databases))
    ]
    return (*live.values(), *others)
