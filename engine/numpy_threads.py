"""numpy's library for matrices starts a thread for each processor when it loads. Nothing here multiplies matrices,
and those threads look for work in a loop before they sleep: processor time that a copy needs."""

from __future__ import annotations

import os
from collections.abc import MutableMapping

NAMES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What the libraries that numpy may be built with read when they are loaded."""


def limit_threads(environment: MutableMapping[str, str]) -> frozenset[str]:
    """Let numpy start no threads of its own, unless a person has said how many; the names that were set.

    It only counts before numpy is loaded.
    """
    if any(name in environment for name in NAMES):
        return frozenset()
    environment.update(dict.fromkeys(NAMES, "1"))
    return frozenset(NAMES)


LIMITED = limit_threads(os.environ)
"""The variables that are this program's own; others that it starts are not to have them."""
