"""What a process of a benchmark held in memory."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak_mib() -> float:
    """MiB that this process held at most since it runs its program.

    Linux begins ``ru_maxrss`` of a new program with what the process that started it held, so a small child of a
    large benchmark would seem large: there the mark of the address space counts.
    """
    if _STATUS.exists():
        line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / (1 << 20)
