"""What is mounted where on Linux, from the kernel's own table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_TABLE = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True)
class Mount:
    """``root`` of the file system ``kind`` on ``device`` is mounted at ``at``, with these ``options``."""

    root: Path
    at: Path
    options: frozenset[str]
    kind: str
    device: str

    def inside(self, path: Path) -> Path:
        """The place of ``path`` relative to the top of the file system."""
        return self.root.relative_to("/") / path.relative_to(self.at)


def mounts_of(table: str) -> list[Mount]:
    """The mounts in the text of ``mountinfo``, in its order (proc_pid_mountinfo(5))."""
    return [_mount(line) for line in table.splitlines() if " - " in line]


def mount_of(path: Path, mounts: list[Mount] | None = None) -> Mount | None:
    """That which ``path``, which has no links in it, is on; of several at one place the last one counts."""
    known = (
        mounts if mounts is not None else mounts_of(_TABLE.read_text(encoding="utf-8", errors="surrogateescape"))
    )
    found = [mount for mount in known if path.is_relative_to(mount.at)]
    depth = max((len(mount.at.parts) for mount in found), default=0)
    return next((mount for mount in reversed(found) if len(mount.at.parts) == depth), None)


def _mount(line: str) -> Mount:
    before, _, after = line.partition(" - ")
    root, at, options = before.split(" ")[3:6]
    kind, device, more = after.split(" ")[:3]
    both = frozenset((*options.split(","), *more.split(",")))
    return Mount(Path(_plain(root)), Path(_plain(at)), both, kind, _plain(device))


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), text)
