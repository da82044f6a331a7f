"""Tests, and what they are made of. Bytecode is written from the first import on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.dont_write_bytecode:
    # Every worker and every process that a test starts would compile what it imports again, for a fifth of all the
    # time. It is kept where pytest keeps what it knows, so that there is still none among the sources.
    _CACHE = Path(__file__).resolve().parents[1] / ".pytest_cache"
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(_CACHE / "bytecode")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # there is none after python -B
