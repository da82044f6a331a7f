"""Which chains lack a file, or part of one, and how much space those take that say nothing of it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import engine
from engine.error_codes import Code
from engine.errors import JetError
from engine.progress import Cancel


def bytes_of_damaged(fs: engine.FileSystem, chains: Iterable[engine.FoundChain]) -> int:
    """The space that the chains take whose manifest cannot be read, as far as it can be seen; of folders only."""
    total = 0
    for chain in chains:
        if chain.manifest is None and not isinstance(chain.path, engine.StoreAddress):
            with suppress(JetError):
                stored = engine.chain_at(chain.path, fs)
                total += sum(map(stored.length, stored.files()))
    return total


def lost_files(
    fs: engine.FileSystem, chains: Iterable[engine.FoundChain], cancel: Cancel | None = None
) -> dict[Path, str]:
    """For each chain with such a file, by folder, the first file that is missing or does not have the size in the
    manifest.

    Of chains in folders only: a store of another kind would be asked for each file, and over the network.
    """
    found, token = {}, cancel or Cancel()
    for chain in chains:
        token.check()
        if isinstance(chain.path, engine.StoreAddress):
            continue
        stored = engine.chain_at(chain.path, fs)
        for file in chain.manifest.files if chain.manifest else ():
            try:
                length = stored.length(file)
            except JetError as error:
                missing = error.code is Code.FileNotFound
                found[chain.path] = f"{file.name} is missing." if missing else str(error)
                break
            if length != file.stored_bytes:
                found[chain.path] = (
                    f"{file.home} has {length:,} bytes instead of the {file.stored_bytes:,} that were backed up."
                )
                break
    return found
