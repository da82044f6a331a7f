"""What has to be known of a chain before it may be removed: its manifest, lengths, headers, pin and leases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from engine.backup.plan import Damage
from engine.chain.address import resolved
from engine.chain.contents import check_length, check_listed
from engine.chain.holds import locked_text
from engine.chain.local_staging import is_temporary, is_waiting
from engine.chain.manifest import Kind, Manifest
from engine.chain.retention import ChainFacts
from engine.chain.stored import FoundChain
from engine.chain.stored_chain import StoredChain
from engine.chain.stores import chain_of
from engine.discovery.instance_files import gaps_in, generation_range
from engine.error_codes import Code
from engine.errors import JetError, StorageFault
from engine.files import FileSystem
from engine.leases import Leases
from engine.progress import Cancel
from engine.run_context import RunContext


@dataclass(frozen=True)
class FactReader:
    """Reads what has to be known of chains before any is removed. ``damaged`` are those that checks found damaged,
    by their places (:func:`engine.chain.address.resolved`). ``lost``: what is wrong with the files of chains, by
    their places, where someone has looked at all of them, so that none is read."""

    fs: FileSystem
    damaged: Mapping[str, Damage]
    leases: Leases
    cancel: Cancel
    lost: Mapping[Path, str] | None = None

    @classmethod
    def of_run(
        cls, damaged: Mapping[str, Damage], context: RunContext, lost: Mapping[Path, str] | None = None
    ) -> FactReader:
        return cls(context.fs, damaged, context.leases or Leases(), context.cancel, lost)

    def of(self, found: FoundChain) -> ChainFacts:
        """What cannot be read makes the chain one of which too little is known."""
        self.check_cancel()
        name, manifest = str(found.path), found.manifest
        try:
            chain = chain_of(found, self.fs)
            if manifest is None:
                why = found.error.message if found.error else "the manifest is damaged"
                return ChainFacts(name, bytes=sum(map(chain.length, chain.files())), unknown=why)
            return self._of_manifest(chain, manifest)
        except JetError as error:
            return ChainFacts(name, unknown=error.message)
        except OverflowError:
            return ChainFacts(name, unknown="a time in its manifest is out of range")

    def check_cancel(self) -> None:
        if self.cancel.requested:
            raise Code.BackupAbortByServer.error("The run was cancelled. Chains that it removed remain removed.")

    def _of_manifest(self, chain: StoredChain, manifest: Manifest) -> ChainFacts:
        newest, pinned, path = manifest.runs[-1], chain.pin(), chain.path
        return ChainFacts(
            str(path),
            (str(path.parent), manifest.signature, newest.machine, newest.place, manifest.runs[0].atomic),
            manifest.chain,
            manifest.reach,
            tuple(datetime.fromisoformat(run.ended).astimezone(UTC) for run in manifest.runs),
            sum(file.stored_bytes for file in manifest.files),
            damaged=self._damage(path, manifest),
            lost=self._loss(chain, manifest),
            pinned=str(pinned) if pinned else "",
            leased=bool(self.leases.readers(chain.identity())),
            held=tuple(self._held(chain, manifest)),
            copy=manifest.kind is Kind.COPY,
            evidence=manifest.is_evidence,
        )

    def _damage(self, path: Path, manifest: Manifest) -> str:
        damage = self.damaged.get(resolved(path))
        if damage is None or damage.found < datetime.fromisoformat(manifest.runs[0].started):
            return ""
        return damage.why or f"found damaged on {damage.found:%Y-%m-%d}"

    def _loss(self, chain: StoredChain, manifest: Manifest) -> str:
        """What keeps the chain from being restored, as far as lengths and headers show it; of what is encrypted,
        lengths alone: who prunes need not be able to read."""
        for gap in gaps_in([log.generation or 0 for log in manifest.logs]):
            return f"log {generation_range(*gap)} is missing"
        if self.lost is not None:
            return self.lost.get(chain.path, "")
        for file in manifest.files:
            try:
                if file.encoding.is_encrypted:
                    check_length(chain, file)
                else:
                    check_listed(chain, manifest, file)
            except StorageFault:
                raise
            except JetError as error:
                if error.code is not Code.FeatureNotAvailable:  # a library is missing here; nothing is wrong there
                    return error.message
        return ""

    def _held(self, chain: StoredChain, manifest: Manifest) -> Iterator[str]:
        if chain.path.parent.name != manifest.instance:
            yield f"not in the folder of its instance, {manifest.instance}"
        if (until := chain.locked_until()) is not None:
            yield locked_text(until)
        superseded = {name for run in manifest.runs for name in run.replaced}
        for name in chain.unlisted(manifest):
            if name not in superseded and not is_waiting(name) and not is_temporary(name):
                yield f"contains {name}, which is not part of it"
                return
