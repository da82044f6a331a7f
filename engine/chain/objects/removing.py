"""Removing a chain from a bucket: its manifests from the lowest to the highest, so that it is whole to the last
one, and then its files. A mark says that this is under way, and the next run finishes what was interrupted.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.chain.holds import check_not_pinned, locked_text, removing
from engine.chain.manifest import PIN_NAME
from engine.chain.objects.bucket import ObjectBucket
from engine.chain.objects.chain import ObjectChain
from engine.chain.objects.holding import check_not_held
from engine.chain.objects.layout import Layout
from engine.chain.objects.marks import Mark, is_published, keys_of_runs, machine, read_mark
from engine.error_codes import Code
from engine.errors import JetError
from engine.leases import Leases

_WAIT = "Wait until that run has ended."


@dataclass(frozen=True)
class Removal:
    """Of one chain."""

    chain: ObjectChain
    leases: Leases | None

    def run(self) -> bool:
        """Whether there was anything to remove. Raises as :meth:`engine.chain.destination.ChainStore.remove`."""
        bucket, layout, label = self.chain.bucket, self.chain.layout, self.chain.label
        key = layout.removal(label)
        interrupted = finish_removal(bucket, layout, key)
        numbers = self.chain.numbers()
        if not numbers:
            return interrupted
        with removing(self.leases, self.chain):
            self._check()
            bucket.put(key, Mark.of_this_machine(label, "").to_bytes())
            try:
                self._check_unused()
                check_not_held(bucket, layout, label, self.chain.path)
                for number in numbers[:-1]:
                    bucket.delete([layout.manifest(label, number)])
                check_not_pinned(self.chain.pin(), self.chain.path)
            except JetError:
                bucket.delete([key])
                raise
            bucket.delete([layout.manifest(label, numbers[-1])])
            _delete_files(bucket, layout, label)
            bucket.delete([key])
        return True

    def _check(self) -> None:
        chain = self.chain
        check_not_pinned(self.chain.pin(), self.chain.path)
        until = chain.locked_until()
        if until is not None:
            raise Code.DeleteBackupFileFail.error(
                f"{chain.path} is {locked_text(until)}.",
                hint="Remove the chain after that.",
                path=str(chain.path),
                until=until.isoformat(),
            )
        for name in chain.unlisted(chain.manifest()):
            if name != PIN_NAME:
                raise Code.DeleteBackupFileFail.error(
                    f"{chain.path} contains {name}, which is not part of the chain.",
                    hint="Move it to another place, then remove the chain again.",
                    path=str(chain.stored(name).path),
                )

    def _check_unused(self) -> None:
        """No other machine adds to the chain at the moment, as far as the marks tell; here the store is owned."""
        chain, manifest = self.chain, self.chain.manifest()
        for key in keys_of_runs(chain.bucket, chain.layout, chain.label):
            mark = read_mark(chain.bucket, key)
            if mark is not None and mark.machine != machine() and not is_published(manifest, mark.folder):
                raise Code.BackupInProgress.error(
                    f"{chain.path} cannot be removed while a backup that began at {mark.started} adds to it.",
                    hint=_WAIT,
                    path=str(chain.path),
                )


def finish_removal(bucket: ObjectBucket, layout: Layout, key: str) -> bool:
    """Delete the files of the chain whose removal ``key`` marks, unless the chain is still there; false if no
    removal was under way."""
    mark = read_mark(bucket, key)
    if mark is None or layout.removal(mark.chain) != key:
        return False
    if not bucket.objects(layout.manifests_of(mark.chain)):
        _delete_files(bucket, layout, mark.chain)
    bucket.delete([key])
    return True


def _delete_files(bucket: ObjectBucket, layout: Layout, chain: str) -> None:
    bucket.delete([found.key for found in bucket.objects(layout.chain(chain))])
    bucket.delete([found.key for found in bucket.objects(layout.leases_of(chain))])
    bucket.delete(keys_of_runs(bucket, layout, chain))
    bucket.delete([layout.pin(chain)])
