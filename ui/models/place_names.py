"""What a run that reads a place is named after: the instance whose chain or folder it is. No widgets."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import engine


def instance_at(
    place: Path, chains: Iterable[engine.FoundChain], instances: Iterable[engine.InstanceFiles]
) -> str:
    """The name of the instance that the chain at ``place`` is of, or that alone has its files in that folder;
    empty for any other place."""
    for chain in chains:
        if chain.path == place and chain.manifest is not None:
            return chain.manifest.instance
    names = {each.name for each in instances if each.directory == place}
    return names.pop() if len(names) == 1 else ""
