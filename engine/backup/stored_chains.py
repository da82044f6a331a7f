"""The chains of a store as seen by a run that may extend one of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from engine.chain.destination import ChainStore
from engine.chain.encoding import Encode
from engine.chain.manifest import Manifest, StoredFile
from engine.chain.stored import is_as_stored
from engine.chain.stored_chain import StoredChain
from engine.error_codes import Code
from engine.errors import Corruption, JetError, Unsupported
from engine.keys import Keys


def readable_chains(store: ChainStore, keys: Keys) -> dict[str, Manifest]:
    """The chains whose manifest can be read; a damaged one is verification's to report, none's to extend.

    One that cannot be read this moment could be the newest: its error is raised.
    """
    chains: dict[str, Manifest] = {}
    damaged: JetError | None = None
    for name in store.chains():
        try:
            chains[name] = store.chain(name).with_keys(keys).manifest()
        except (Corruption, Unsupported) as error:
            damaged = error.code.error(
                f"{name}: {error.message}",
                hint="Make a full backup, which starts a new chain. Verify this chain to see which of its files "
                "are still good.",
                path=str(store.chain(name).path),
            )
    if not chains and damaged is not None:
        raise damaged
    return chains


def check_complete(store: ChainStore, name: str, files: Iterable[StoredFile]) -> None:
    """A run must not pretend to extend a chain that has lost one of the ``files`` that it builds on."""
    chain = store.chain(name)
    for file in files:
        trouble = _trouble(chain, file)
        if trouble:
            raise Code.MissingFullBackup.error(
                f"The chain {name} is incomplete: {trouble}",
                hint="Verify the chain, then make a full backup.",
                path=str(chain.stored(file).path),
            )


def check_encrypts(folder: Path, manifest: Manifest, encode: Encode) -> None:
    """A run that forgot to encrypt must not add files that anyone can read to a chain that is encrypted."""
    encrypted = any(file.encoding.is_encrypted for file in manifest.files)
    if encrypted and not encode.encoding.is_encrypted:
        raise Code.InvalidParameter.error(
            f"The chain {manifest.chain} is encrypted, but this backup would not be.",
            hint="Specify the recipients (--encrypt), or make a full backup, which starts a new chain.",
            path=str(folder),
        )


def check_signs(folder: Path, manifest: Manifest, keys: Keys) -> None:
    """A run that cannot sign must not take the signature from a chain that has one."""
    if manifest.signed is not None and not keys.signing:
        raise Code.InvalidParameter.error(
            f"The chain {manifest.chain} is signed, but this backup would not be.",
            hint="Specify the key (--sign), or make a full backup, which starts a new chain.",
            path=str(folder),
        )


def _trouble(chain: StoredChain, file: StoredFile) -> str:
    """What is wrong with a file of a chain, as far as its length tells; one that waits is read, too."""
    try:
        same = chain.length(file) == file.stored_bytes
        if same and file.waits:
            with chain.stored(file).open() as data:
                same = is_as_stored(data, file)
    except JetError as error:
        return error.message
    return "" if same else f"{file.name} is not the file that was backed up."
