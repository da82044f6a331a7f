"""What runs that died left in a store, found by their marks and removed by a later run that may do so.

Runs of this machine are dead when the store is owned, since a local lock says that no other is alive. Those of
other machines are taken for dead after a week of the server's clock; they renew their marks each day. A run that
died while its manifest was on its way waits until the request can no longer arrive.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from engine.chain.manifest import Manifest
from engine.chain.objects.bucket import ObjectBucket, StoredObject
from engine.chain.objects.layout import Layout
from engine.chain.objects.marks import Mark, is_published, machine, read_mark, write_clock
from engine.chain.objects.removing import finish_removal
from engine.chain.objects.staging import write_copies
from engine.errors import JetError

OF_OTHERS = timedelta(days=7)
ON_ITS_WAY = timedelta(minutes=16)
"""A signed request is accepted for 15 minutes."""


@dataclass
class Sweeper:
    """One sweep of a store. ``on_its_way``: how old the mark of a run must be that was publishing. ``spared``: the
    run of this machine that is gone on with."""

    bucket: ObjectBucket
    layout: Layout
    on_its_way: timedelta = ON_ITS_WAY
    spared: str = ""
    _now: datetime | None = None

    def run(self) -> None:
        """What cannot be removed now, for want of permission too, is left to the next sweep."""
        with contextlib.suppress(JetError):
            for found in self.bucket.objects(self.layout.runs):
                mark = read_mark(self.bucket, found.key) if self._concerns(found) else None
                if mark is None or (mark.machine != machine() and self._age(found) <= OF_OTHERS):
                    continue
                if self.layout.is_removal(found.key):
                    finish_removal(self.bucket, self.layout, found.key)
                elif not (
                    self._finish(found.key, mark) or self._may_appear(found, mark) or self._is_spared(found)
                ):
                    self._remove(found.key, mark)

    def _concerns(self, found: StoredObject) -> bool:
        """Whether the mark may be that of something dead, as far as its name and its age tell."""
        own = found.key.startswith(self.layout.run(machine()).removesuffix("json"))
        return own or self.layout.is_removal(found.key) or self._age(found) > OF_OTHERS

    def _is_spared(self, found: StoredObject) -> bool:
        return bool(self.spared) and found.key == self.layout.run(self.spared)

    def _may_appear(self, found: StoredObject, mark: Mark) -> bool:
        """Whether the manifest of the run may still arrive."""
        return mark.publishing and self._age(found) < self.on_its_way

    def _age(self, found: StoredObject) -> timedelta:
        """By the clock of the server."""
        if self._now is None:
            self._now = write_clock(self.bucket, self.layout) or found.modified
        return self._now - found.modified

    def _finish(self, key: str, mark: Mark) -> bool:
        """Whether the run was published; what it had still to do is done."""
        keys = (found.key for found in self.bucket.objects(self.layout.manifests_of(mark.chain)))
        numbers = [number for each in keys if (number := self.layout.numbered(each))]
        if not numbers:
            return False
        data = self.bucket.get(self.layout.manifest(*max(numbers))).data
        if not is_published(Manifest.from_bytes(data), mark.folder):
            return False
        write_copies(self.bucket, self.layout, mark.chain, data)
        self.bucket.delete([key])
        return True

    def _remove(self, key: str, mark: Mark) -> None:
        start = f"{self.layout.chain(mark.chain)}{mark.folder}/"
        with contextlib.suppress(JetError):
            self.bucket.abandon(start)
        self.bucket.delete([found.key for found in self.bucket.objects(start)])
        self.bucket.delete([key])
