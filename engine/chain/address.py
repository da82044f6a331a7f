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
    """The place that a user's text names: an absolute path, or an address that the engine refuses."""
    return Path(text) if _SCHEME.match(text) else Path(text).absolute()


def check_path(fs: FileSystem, path: Path) -> None:
    """Raises JET_errFeatureNotAvailable (-1001) for an address of another store, such as ``s3://bucket/chain``.

    A folder that happens to have such a name is one, if it is there.
    """
    if (scheme := _SCHEME_OF_PATH.match(path.as_posix())) and not fs.exists(path):
        raise _not_supported(path.as_posix().replace(":/", "://", 1), scheme[1])


def chain_at(named: Path | StoredChain, fs: FileSystem) -> StoredChain:
    """The chain in a folder of ``fs``, or the one that is given. Whether there is one, its manifest tells.

    Raises as :func:`check_path`.
    """
    if not isinstance(named, Path):
        return named
    check_path(fs, named)
    return LocalChain.at(fs, named.absolute())


def _not_supported(text: str, scheme: str) -> JetError:
    return Code.FeatureNotAvailable.error(
        f"{text} cannot be opened: {scheme} addresses are not supported yet.",
        hint="Specify a local folder.",
        path=text,
    )
