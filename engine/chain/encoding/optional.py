"""Libraries that only encoded chains need."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from engine.error_codes import Code


@contextlib.contextmanager
def needed(extra: str, what: str) -> Iterator[None]:
    """While a module is imported that needs a library of ``extra``, an extra of the package.

    Raises JET_errFeatureNotAvailable (-1001) where that is not installed.
    """
    try:
        yield
    except ImportError as error:
        raise Code.FeatureNotAvailable.error(
            f"{what} need the Python package {(error.name or extra).partition('.')[0]}, which is not installed.",
            hint=f"Install it: pip install 'ese-backup-manager[{extra}]'.",
        ) from error
