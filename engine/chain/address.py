"""What a user names a chain by, and the chain that it means: a folder today, other stores under a scheme later."""

from __future__ import annotations

import re
from pathlib import Path

from engine.chain.local_chain import LocalChain
from engine.chain.stored_chain import StoredChain
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_SCHEME_OF_PATH = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/")
"""What a path makes of the two slashes. One letter is the drive of a Windows path."""


def parse(text: str) -> Path:
    """The folder that a text names.

    Raises JET_errFeatureNotAvailable (-1001) for an address of another store, such as ``s3://bucket/chain``.
    """
    if scheme := _SCHEME.match(text):
        raise _not_supported(text, scheme[1])
    return Path(text)


def chain_at(named: Path | StoredChain, fs: FileSystem) -> StoredChain:
    """The chain in a folder of ``fs``, or the one that is given. Whether there is one, its manifest tells.

    Raises as :func:`parse`, also for a path that was made of such an address.
    """
    if not isinstance(named, Path):
        return named
    if (scheme := _SCHEME_OF_PATH.match(named.as_posix())) and not fs.exists(named):
        raise _not_supported(named.as_posix(), scheme[1])
    return LocalChain.at(fs, named.absolute())


def _not_supported(text: str, scheme: str) -> JetError:
    return Code.FeatureNotAvailable.error(
        f"{text} cannot be opened: addresses that start with {scheme}: are not supported yet.",
        hint="Specify a local folder.",
        path=text,
    )
