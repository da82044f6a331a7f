"""The keys of the objects of an instance's chains (docs/stores.md#in-a-bucket).

``manifests/CHAIN/000001.json`` and on: the manifests, of which the highest counts. ``CHAIN/run-ID/NAME``: the
files of a run. ``runs/ID.json``: a run that is under way, ``runs/CHAIN.removal.json``: a removal. Beside the
instances, ``.ese-backup-hosts/NAME.json``: the posts of hosts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MANIFESTS, RUNS, PINS, LEASES = "manifests", "runs", "pins", "leases"
RESERVED = frozenset({MANIFESTS, RUNS, PINS, LEASES})
"""What no chain can be called."""
HOSTS = ".ese-backup-hosts"
_POST = ".json"
_MANIFEST = re.compile(r"([^/]+)/(\d{6,9})\.json")
_REMOVAL = ".removal.json"
RUN_FOLDER = "run-"


@dataclass(frozen=True)
class Layout:
    """The keys below ``root``, which ends in a slash or is empty."""

    root: str

    @property
    def manifests(self) -> str:
        return f"{self.root}{MANIFESTS}/"

    @property
    def runs(self) -> str:
        return f"{self.root}{RUNS}/"

    def manifests_of(self, chain: str) -> str:
        return f"{self.manifests}{chain}/"

    def manifest(self, chain: str, number: int) -> str:
        return f"{self.manifests_of(chain)}{number:06}.json"

    def numbered(self, key: str) -> tuple[str, int] | None:
        """Chain and number of a manifest's key; ``None`` for any other key."""
        found = _MANIFEST.fullmatch(key.removeprefix(self.manifests))
        return (found[1], int(found[2])) if found and int(found[2]) else None

    def chain(self, chain: str) -> str:
        return f"{self.root}{chain}/"

    def run(self, run: str) -> str:
        return f"{self.runs}{run}.json"

    def removal(self, chain: str) -> str:
        return f"{self.runs}{chain}{_REMOVAL}"

    def is_removal(self, key: str) -> bool:
        return key.endswith(_REMOVAL)

    def leases_of(self, chain: str) -> str:
        return f"{self.root}{LEASES}/{chain}/"

    def pin(self, chain: str) -> str:
        return f"{self.root}{PINS}/{chain}.json"


def is_run_folder(name: str) -> bool:
    """Whether a run has such a folder in its chain."""
    return name.startswith(RUN_FOLDER) and name != RUN_FOLDER and "/" not in name


def post_key(prefix: str, name: str) -> str:
    """The key of a host's post in the destination at ``prefix``."""
    return f"{prefix}{HOSTS}/{name}{_POST}"


def poster_of(prefix: str, key: str) -> str:
    """Whose post the key is of; empty if it is none."""
    name = key.removeprefix(f"{prefix}{HOSTS}/").removesuffix(_POST)
    return name if key == post_key(prefix, name) else ""
